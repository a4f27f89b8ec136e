"""The words of instructions, from `data/en/instructions.toml`, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, cast

from wsisdiff.asking.instructions.quotes import TAKEN, D, P, Q, U
from wsisdiff.text.language import read_data


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, Any]]:
    return read_data("instructions")


def rows(group: str, key: str) -> list[Any]:
    """A list of patterns as it stands, or of pairs of one and what stands for it."""
    return cast("list[Any]", _data()[group][key])


Words = frozenset[str] | None
_WORDS: ContextVar[Words] = ContextVar("words", default=None)
"""The words that a request which is being read may hold, as it stands or put in the plain form; None where these are not known."""


@contextmanager
def for_words_of(cell: str, beside: tuple[str, ...]) -> Iterator[None]:
    """While this request is read, lists have only the forms that it, or one that is read beside it, may hold."""
    words = _words_of(beside) if beside else None
    before = _WORDS.set(words if words and words.issuperset(_letters(cell)) else None)
    try:
        yield
    finally:
        _WORDS.reset(before)


@lru_cache(maxsize=4)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    plain = [by for part in ("short", "plain", "clause") for _, by in rows("turns", part)]
    return frozenset(_letters(" ".join([*texts, *plain, *rows("verbs", "spelling"), "add"])))


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


@lru_cache(maxsize=4096)
def _words_in(form: str) -> tuple[tuple[str, str], ...]:
    """The words that a text must hold for a form of a list to fit it, each of them twice: without and with a last letter that may be there.

    >>> _words_in("(?:strongly )?regret the deletions?(?: of)?")
    (('regret', 'regret'), ('the', 'the'), ('deletion', 'deletions'))
    """
    flat, before = _BEFORE_WORDS.sub("", _AFTER_WORDS.sub("", form.casefold())), ""
    while flat != before:  # other groups, classes and escapes: what is in them may be left out, and letters beside them may go on
        flat, before = re.sub(r"\((?:[^()\\]|\\.)*\)|\[[^\]]*\]|\\.", "#", flat), flat
    found = re.finditer(r"(?<![^\W\d_])(?<![#?*+])([^\W\d_]+?)(?:([^\W\d_])\?)?(?![^\W_]|#|.?[?*+{])", flat)
    return () if "|" in flat else tuple((m[1], m[1] + (m[2] or "")) for m in found)


_BEFORE_WORDS = re.compile(r"(?:^|(?<= ))\(\?:(?:[^()|]* \|)*[^()|]* \)[?*+]?")
_AFTER_WORDS = re.compile(r"\(\?:(?: [^()|]*\|)* [^()|]*\)[?*+]?$")


@lru_cache(maxsize=1024)
def _any_of(names: str, among: Words) -> str:
    """A pattern for any form of the lists `group.key|key`, as whole words: the longest first.

    Forms with one first letter stand together, so that at most places one letter is looked at and not a hundred forms; which form fits is
    the same, since forms of different letters never fit the same place.
    """
    group, keys = names.split(".")
    words = sorted((form for key in keys.split("|") for form in _data()[group][key]), key=len, reverse=True)
    words = words if among is None else [form for form in words if all(a in among or b in among for a, b in _words_in(form))]
    if not all(_BEGINS.match(word) for word in words):
        return rf"(?:(?<!\w)(?:{'|'.join(words)})(?![^\W\d_]))"
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0].lower(), []).append(word[1:])
    each = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return rf"(?:(?<!\w)(?=[{''.join(rests)}])(?:{each})(?![^\W\d_]))" if words else "(?!)"


_BEGINS = re.compile(r"[^\W\d_](?![?*+{|])[^|(]*(?:\(\?[^)]*\)[^|(]*)*$")
"""A form that begins with a letter and has no alternative at its top."""
_CHARACTERS = {"P": P, "Q": Q, "D": D, "U": U, "T": TAKEN}


def _filled(pattern: str, among: Words) -> str:
    pattern = re.sub(r"\{([A-Z_]+)\}", lambda m: _CHARACTERS.get(m[1]) or _filled(str(_data()["marks"][m[1]]), among), pattern)
    return re.sub(r"<(\w+\.[\w|]+)>", lambda m: _any_of(m[1], among), pattern)


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, without regard to case; `<group.key>` in it stands for the forms of that list, `{NAME}` for a part of patterns."""
    return _compiled(pattern, _WORDS.get())


@lru_cache(maxsize=1024)
def _compiled(pattern: str, among: Words) -> re.Pattern[str]:
    return re.compile(_filled(pattern, among), re.IGNORECASE | re.DOTALL)


LONG = 9
"""Letters from which a word is put right where two of them are wrong; no English word is so near one of these."""


def respelt(text: str) -> str:
    """The text with the words of instructions put right where a letter is wrong or two are exchanged; two of them in long words.

    >>> respelt("Pragraph 19: repalce this; delegates remain")
    'paragraph 19: replace this; delegates remain'
    """
    return re.sub(r"[A-Za-z]{5,}", lambda m: _right(m[0]), text)


@lru_cache(maxsize=4096)
def _right(word: str) -> str:
    from rapidfuzz.distance import OSA

    low = word.lower()
    spelling: list[str] = rows("verbs", "spelling")
    if low in rows("verbs", "rightly") or low in spelling:
        return word
    for right in spelling:
        if (low.startswith(right[:-1]) and len(low) >= len(right)) or low[0] != right[0] or abs(len(low) - len(right)) > 1:
            continue
        most = 2 if len(right) >= LONG else 1
        if OSA.distance(low, right, score_cutoff=most) <= most:
            return right
    return word
