"""Printed lines become running text again: joined, with words that were parted at a line's end made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

LINE_HYPHENS = "-\u2010\u00ad\ufffe\x02"
"""What may stand at a line's end inside a word: hyphens, the soft hyphen, and what PDF programs put in place of either."""
LONGEST_WORD = 80
"""Characters that are looked at before a hyphen."""

_PARTED = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)( ?)[{LINE_HYPHENS}]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of the texts, folded, hyphenated ones whole and in parts; those parted at a line's end do not count."""
    known: set[str] = set()
    parted = False
    for text in texts:
        line = text.rstrip()
        found = _WORD.findall(line.casefold())
        if parted:
            found = found[1:]
        parted = line[-1:] != "" and line[-1:] in LINE_HYPHENS
        if parted and found:
            found.pop()
        for word in found:
            known.add(word)
            known.update(word.split("-"))
    return frozenset(known)


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    r"""One text of several lines. A hyphen that only the line's end has put into a word goes; a word's own hyphen stays.

    Which it is, the document tells (`known`, from `vocabulary`): the word as written elsewhere, else whether both parts are words.

    >>> join_lines(["the imple-", "mentation of multi-", "stakeholder work"], frozenset({"multi-stakeholder"}))
    'the implementation of multi-stakeholder work'
    >>> join_lines(["co\u00ad", "operation, drug-", "resistant"], frozenset({"drug", "resistant"}))
    'cooperation, drug-resistant'
    """
    text = ""
    for line in lines:
        line = line.strip()
        if not line:
            continue
        text = _join(text, line, known) if text else line
    return text


def _join(before: str, line: str, known: frozenset[str]) -> str:
    if before[-1] not in LINE_HYPHENS:
        return f"{before} {line}"
    parted, first = _PARTED.search(before, max(len(before) - LONGEST_WORD, 0)), _FIRST.match(line)
    if not parted:
        # A range, a year or a dash: "2015-" + "2030" is one, "drug -" before a figure is not a word.
        return before + line if before[-2:-1].isalnum() else f"{before} {line}"
    left = parted.group(1)
    stem = before[: parted.end(1)]
    if not first:
        return f"{stem}-{line}" if line[0].isdigit() else f"{before} {line}"
    if before[-1] == "\u00ad":
        return stem + line
    whole, hyphenated = (f"{left}{join}{first.group()}".casefold() for join in ("", "-"))
    if parted.group(2) and hyphenated not in known:
        return f"{before} {line}"  # a dash between words
    if hyphenated in known or (whole not in known and _own_hyphen(left, first.group(), known)):
        return f"{stem}-{line}"
    if first.group() in ("and", "or", "to"):  # "low- and middle-income"
        return f"{stem}- {line}"
    return stem + line


def _own_hyphen(left: str, right: str, known: frozenset[str]) -> bool:
    last = left.split("-")[-1].casefold()
    if right in ("and", "or", "to"):
        return False
    return not right[0].islower() or "-" in left or last in _keeps_hyphen() or (last in known and right.casefold() in known)


@lru_cache(maxsize=1)
def _keeps_hyphen() -> frozenset[str]:
    from wsisdiff.text.language import read_data

    words: list[str] = read_data("hyphens")["keep"]  # type: ignore[assignment]
    return frozenset(words)
