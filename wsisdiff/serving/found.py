"""Words that a person looked for, marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEAD = 60
"""Characters shown before the first word that was found, where a text is too long to be shown whole."""


def words_of(asked: str) -> list[str]:
    """The words looked for, each to stand somewhere.

    >>> words_of("  Digital  DIVIDE ")
    ['digital', 'divide']
    """
    return asked.casefold().split()


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether all the words stand in the text."""
    said = text.casefold()
    return all(word in said for word in words)


def marked(text: str, words: Iterable[str], most: int = 0) -> list[tuple[str, str]]:
    """The text in pieces, those that were looked for marked; on one line, and of a long one about `most` characters from the first of them.

    >>> marked("We close the digital divide.", ["digital"])
    [('We close the ', ''), ('digital', 'found'), (' divide.', '')]
    >>> marked("one two three four five", ["four"], 12)[0]
    ('… three ', '')
    """
    wanted = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    if most:
        text = _cut(" ".join(text.split()), re.compile(wanted, re.IGNORECASE), most)
    parts = re.split(f"({wanted})", text, flags=re.IGNORECASE) if wanted else [text]
    return [(part, "found" if n % 2 else "") for n, part in enumerate(parts) if part]


def _cut(text: str, wanted: re.Pattern[str], most: int) -> str:
    if len(text) <= most:
        return text
    first, lead = wanted.search(text), min(LEAD, most // 2)
    start = text.rfind(" ", 0, first.start() - lead) + 1 if first and first.start() > lead + most // 4 else 0
    end = len(text) if start + most >= len(text) else text.rfind(" ", start, start + most)
    cut = text[start : end if end > start else start + most]
    return f"{'… ' if start else ''}{cut}{' …' if start + len(cut) < len(text) else ''}"
