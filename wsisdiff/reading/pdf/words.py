"""The words of a page of a PDF, each with its place, size and weight; raised marks apart from the words that they cling to, fractions
as one word. And what stands beside each other of words, lines or cells, as rows from the top down.

Positions are asked for words, not for characters: four calls a word keep a page under ten milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeVar

from wsisdiff.reading.lines.joining import LINE_HYPHENS
from wsisdiff.reading.pdf.source import LARGEST, Bar, PageText
from wsisdiff.text.neighbours import together

if TYPE_CHECKING:
    from wsisdiff.reading.pdf.page import Line

ROW = 0.5
"""Ems by which baselines of one row may differ."""
FALSE_SPACE = 0.17
"""Ems. On pages that write their spaces, a gap smaller than this that pdfium took for a space is none ("peopl e" in A/RES/73/6)."""
SPACES_SEEN = 200
"""So many spaces of a page tell whether it writes its spaces or leaves gaps."""
RAISED = 0.1
"""Ems by which a footnote mark stands above the line, at least; UN marks are raised by 0.33."""
State = Literal["", "struck", "underlined", "coloured", "both"]
"""What is drawn on words; `both`: underlined and in a colour."""
Runs = tuple[tuple[str, State], ...]
"""A text in pieces by what is drawn on them; none where nothing is."""
INITIAL = 1.8
"""A letter alone in print so many times that of the words beside it is the first one of them."""
_WORD = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_MAYBE_MARK = re.compile(r"[\d*†‡§]|.[ivx]$")
LONGEST = 40.0
"""Points that the bar of a fraction is long, at most."""
MOST_BARS = 300
"""Short bars of a page that are looked at."""
AXIS = 0.28
"""Ems above the baseline at which the bar of a fraction stands."""
_NUMBER = re.compile(r"[\d.,]{1,7}|[a-z]")


Piece = TypeVar("Piece", "Word", "Line")


def rows_of(pieces: Iterable[Piece], within: float = ROW) -> list[list[Piece]]:
    """The rows; in each the pieces from the left."""
    levels = sorted(pieces, key=attrgetter("y"), reverse=True)
    rows = together(levels, lambda row, piece: row[0].y - piece.y < within * max(piece.size, row[0].size))
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


@dataclass(slots=True, eq=False)
class Word:
    """A word of a page, which is itself alone, whatever others are like."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    index: int
    spaced: bool
    """White space stands before it."""
    broken: bool
    """A line end of pdfium's stands before it."""
    last: int = 0
    state: State = ""
    """What is drawn on it."""
    ltr: bool = False
    """It runs from left to right on a page that runs from right to left."""


def page_words(source: PageText, text: str) -> list[Word]:
    """The words of a page in the order of the file. `text`: `source.text()`."""
    words: list[Word] = []
    end = 0
    scale = 1.0
    written = generated = 0
    for found in _WORD.finditer(text):
        start, stop = found.span()
        between = text[end:start]
        broken = not words or "\n" in between or "\r" in between
        if broken:
            scale, turn = source.scale_and_turn(start)
            scale = scale if abs(turn) < 1 else 1.0
        elif between and written + generated < SPACES_SEEN:
            made = source.generated(end)
            generated, written = generated + made, written + (not made)
        last = stop - 1 if text[stop - 1] not in LINE_HYPHENS or stop - start == 1 else stop - 2
        first = source.box(start)
        final = source.box(last) if last > start else first
        x0, x1 = first[0], final[1]
        x, y = source.origin(start)
        if source.sheet.mirrored:
            x0, x1, x = min(x0, final[0]), max(first[1], x1), LARGEST
        words.append(Word(found.group(), min(x0, x), x1, y, source.size(start) * scale, start, bool(between), broken, last))
        end = stop
    if written > 3 * generated:
        words = _without_false_spaces(source, words)
    return [part for word in words for part in _parted(source, word)]


def _without_false_spaces(source: PageText, words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        before = kept[-1] if kept and word.spaced and not word.broken else None
        near = before and word.x0 - before.x1 < FALSE_SPACE * word.size and abs(word.y - before.y) < 0.5
        letters = word.text[0].isalpha() or word.text[0] in LINE_HYPHENS
        if before and near and letters and before.text[-1].isalpha() and source.generated(word.index - 1):
            before.text, before.x1, before.last = before.text + word.text, word.x1, word.last
        else:
            kept.append(word)
    return kept


def _parted(source: PageText, word: Word) -> list[Word]:
    """A word and the raised marks that cling to it, apart. Where characters stand is only asked where their size changes."""
    if not _MAYBE_MARK.search(word.text) or len(word.text) == 1 or "\ufffe" in word.text[:-1]:
        return [word]

    def level(index: int) -> float:
        return round(source.origin(index)[1], 1)

    parts: list[Word] = []
    previous: float | None = None
    for offset, character in enumerate(word.text):
        index = word.index + offset
        if index > word.last:  # never the first one
            parts[-1].text += character
            continue
        size = source.size(index)
        if previous is None or (size != previous and abs(level(index) - level(index - 1)) > RAISED * word.size):
            x0, x1 = source.box(index)
            begins = not parts
            own = word.size * (size / (source.size(word.index) or 1.0))
            parts.append(Word(character, x0, x1, level(index), own, index, word.spaced and begins, word.broken and begins, index))
        else:
            parts[-1].text += character
            parts[-1].last = index
        previous = size
    for part in parts:
        part.x1 = source.box(part.last)[1]
    return parts


def with_initials(words: list[Word]) -> list[Word]:
    """The words with a large first letter (drop capital) as part of its word, and the lines beside it as if they began where it stands."""
    for initial in [word for word in words if len(word.text) == 1 and word.text.isupper()]:
        size = initial.size / INITIAL
        level = [word for word in words if word.size < size and -0.3 * word.size < word.y - initial.y < 0.75 * initial.size]
        beside = [word for word in level if 0 <= word.x0 - initial.x1 + 1 < 0.3 * initial.size]
        if not beside:
            continue
        first = max(beside, key=lambda word: word.y)
        on_top = abs(first.y + 0.7 * first.size - initial.y - 0.7 * initial.size) < first.size
        if not first.text[0].isalpha() or not (on_top or abs(first.y - initial.y) < 0.15 * first.size):
            continue
        alone = initial.text == "A" and any(word is not first and word.text == first.text for word in words)
        first.text = f"{initial.text}{' ' if alone else ''}{first.text}"
        first.spaced, first.broken = initial.spaced, initial.broken
        for word in beside:
            word.x0 = initial.x0
        words = [word for word in words if word is not initial]
    return words


def with_fractions(words: list[Word], bars: Sequence[Bar]) -> tuple[list[Word], list[Bar]]:
    """The words with such fractions as one word each, and the bars that are none of theirs."""
    short = [bar for bar in bars if bar.x1 - bar.x0 <= LONGEST][:MOST_BARS]
    if not short:
        return words, list(bars)
    numbers = [word for word in words if _NUMBER.fullmatch(word.text)]
    upper_of: dict[Word, tuple[Word, Bar]] = {}
    gone: set[Word] = set()
    for bar in short:
        narrow = [word for word in numbers if word.x1 - word.x0 < bar.x1 - bar.x0 + 4]
        near = [word for word in narrow if bar.x0 - 2 <= (word.x0 + word.x1) / 2 <= bar.x1 + 2]
        above = [word for word in near if -0.1 * word.size < word.y - bar.y < 0.7 * word.size]
        below = [word for word in near if 0.5 * word.size < bar.y - word.y < 1.3 * word.size]
        if len(above) == len(below) == 1:
            upper_of[above[0]] = (below[0], bar)
            gone.add(below[0])
    used = {id(bar) for _, bar in upper_of.values()}
    left = [word for word in words if word not in gone]
    whole = [_fraction(word, *upper_of[word], words) if word in upper_of else word for word in left]
    return whole, [bar for bar in bars if id(bar) not in used]


def _fraction(upper: Word, lower: Word, bar: Bar, words: Sequence[Word]) -> Word:
    """The fraction as a word of the line beside it, in the size of that line."""
    others = (word for word in words if word not in (upper, lower))
    level = (word for word in others if abs(bar.y - AXIS * word.size - word.y) < 0.2 * word.size)
    line = next((word for word in level if min(abs(bar.x0 - word.x1), abs(word.x0 - bar.x1)) < 2 * word.size), upper)
    return replace(upper, text=f"{upper.text}/{lower.text}", x0=bar.x0, x1=bar.x1, y=line.y, size=line.size, spaced=True)
