"""Fractions set as a number over a number with a bar between them: one word again, "2/3", on the line that they stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.pdf.shapes import Bar
from wsisdiff.reading.pdf.words import Word

LONGEST = 40.0
"""Points that the bar of a fraction is long, at most."""
MOST_BARS = 300
"""Short bars of a page that are looked at."""
AXIS = 0.28
"""Ems above the baseline at which the bar of a fraction stands."""

_NUMBER = re.compile(r"[\d.,]{1,7}|[a-z]")


def with_fractions(words: list[Word], bars: Sequence[Bar]) -> tuple[list[Word], list[Bar]]:
    """The words with such fractions as one word each, and the bars that are none of theirs."""
    short = [bar for bar in bars if bar.x1 - bar.x0 <= LONGEST][:MOST_BARS]
    if not short:
        return words, list(bars)
    numbers = [word for word in words if _NUMBER.fullmatch(word.text)]
    upper_of: dict[int, tuple[Word, Bar]] = {}
    gone: set[int] = set()
    for bar in short:
        near = [
            word
            for word in numbers
            if bar.x0 - 2 <= (word.x0 + word.x1) / 2 <= bar.x1 + 2 and word.x1 - word.x0 < bar.x1 - bar.x0 + 4
        ]
        above = [word for word in near if -0.1 * word.size < word.y - bar.y < 0.7 * word.size]
        below = [word for word in near if 0.5 * word.size < bar.y - word.y < 1.3 * word.size]
        if len(above) == len(below) == 1:
            upper_of[id(above[0])] = (below[0], bar)
            gone.add(id(below[0]))
    used = {id(bar) for _, bar in upper_of.values()}
    left = [word for word in words if id(word) not in gone]
    whole = [_fraction(word, *upper_of[id(word)], words) if id(word) in upper_of else word for word in left]
    return whole, [bar for bar in bars if id(bar) not in used]


def _fraction(upper: Word, lower: Word, bar: Bar, words: Sequence[Word]) -> Word:
    """The fraction as a word of the line beside it, in the size of that line."""
    beside = [
        word
        for word in words
        if word is not upper and word is not lower and abs(bar.y - AXIS * word.size - word.y) < 0.2 * word.size
        and min(abs(bar.x0 - word.x1), abs(word.x0 - bar.x1)) < 2 * word.size
    ]  # fmt: skip
    line = beside[0] if beside else upper
    return replace(
        upper, text=f"{upper.text}/{lower.text}", x0=bar.x0, x1=bar.x1, y=line.y, size=line.size, spaced=True, last=upper.last
    )
