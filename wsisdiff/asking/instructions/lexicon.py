"""The words of instructions, from `data/en/instructions.toml`, as patterns."""

from __future__ import annotations

import re
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


@lru_cache(maxsize=1024)
def _any_of(names: str) -> str:
    """A pattern for any form of the lists `group.key|key`, as whole words: the longest first.

    Forms with one first letter stand together, so that at most places one letter is looked at and not a hundred forms; which form fits is
    the same, since forms of different letters never fit the same place.
    """
    group, keys = names.split(".")
    words = sorted((form for key in keys.split("|") for form in _data()[group][key]), key=len, reverse=True)
    if not all(_BEGINS.match(word) for word in words):
        return rf"(?:(?<!\w)(?:{'|'.join(words)})(?![^\W\d_]))"
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0].lower(), []).append(word[1:])
    each = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return rf"(?:(?<!\w)(?=[{''.join(rests)}])(?:{each})(?![^\W\d_]))"


_BEGINS = re.compile(r"[^\W\d_](?![?*+{|])[^|(]*(?:\(\?[^)]*\)[^|(]*)*$")
"""A form that begins with a letter and has no alternative at its top."""
_CHARACTERS = {"P": P, "Q": Q, "D": D, "U": U, "T": TAKEN}


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, without regard to case; `<group.key>` in it stands for the forms of that list, `{NAME}` for a part of patterns."""
    return re.compile(_filled(pattern), re.IGNORECASE | re.DOTALL)


def _filled(pattern: str) -> str:
    pattern = re.sub(r"\{([A-Z_]+)\}", lambda m: _CHARACTERS.get(m[1]) or _filled(str(_data()["marks"][m[1]])), pattern)
    return re.sub(r"<(\w+\.[\w|]+)>", lambda m: _any_of(m[1]), pattern)


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
