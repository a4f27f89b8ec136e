"""A table of requests as it was read: rows of cells as a person sees them, and what is done to a cell whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wsisdiff.errors import BadAsk
from wsisdiff.model import Remark
from wsisdiff.text.sentences import ITEM

MOST_ROWS = 10_000
"""Rows of one file with words in them. A large organisation's list of requests has a few hundred."""
MOST_COLUMNS = 200
MOST_MERGED = 20_000
"""Merged areas of a sheet. A table of 10,000 rows in which every second pair is merged has half of them."""
STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~", re.DOTALL)
"""How words that are struck out within a cell come; words underlined beside them come as `__words__`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `place` is where a person finds it ("row 4", "line 12"); a banner is one cell across the table."""

    place: str
    cells: tuple[str, ...]
    banner: bool = False

    @property
    def empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, numbered from 1 in the order of the file. `name` tells a person which it is."""

    number: int
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """All tables of a file, and what could not be read of it."""

    sheets: tuple[Sheet, ...]
    warnings: tuple[Remark, ...] = ()


def marked(pieces: Iterable[tuple[str, bool, bool]]) -> str:
    """A cell's pieces (words, struck, underlined) as one text, with marks where words are struck. Empty where all of them are.

    >>> marked([("shall ", False, False), ("may", True, False), (" must", False, True)]), marked([("gone", True, False)])
    ('shall ~~may~~ __must__', '')
    """
    runs: list[tuple[str, bool, bool]] = []
    for words, struck, under in pieces:
        if runs and runs[-1][1:] == (struck, under):
            runs[-1] = (runs[-1][0] + words, struck, under)
        elif words:
            runs.append((words, struck, under))
    if not any(struck and words.strip() for words, struck, _ in runs):
        return "".join(words for words, _, _ in runs)
    if not any(words.strip() for words, struck, _ in runs if not struck):
        return ""
    return "".join(_between("~~" if struck else "__" if under else "", words) for words, struck, under in runs)


def _between(mark: str, words: str) -> str:
    bare = words.strip()
    if not mark or not bare:
        return words
    start = words.index(bare)
    return f"{words[:start]}{mark}{bare}{mark}{words[start + len(bare) :]}"


def too_many(where: str) -> BadAsk:
    """The refusal of a table that no person has written."""
    what = f"a table has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns"
    return BadAsk(what, where=where, todo="give the requests alone")


def rejoined(text: str) -> str:
    r"""A cell's text with the line breaks that mean something: after the end of a sentence or a colon, and before a list item.

    Others only made the words fit the column, and would part a sentence.

    >>> rejoined("We commit to\nfund:\n(a) libraries;\n(b) the\nnetworks.\n\nWe note")
    'We commit to fund:\n(a) libraries;\n(b) the networks.\nWe note'
    """
    out: list[str] = []
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words:
            out.append("")  # an empty line parts paragraphs
        elif out and out[-1] and not ITEM.match(f"{words} ") and not re.search(r"[.:;!?…][\"”’')\]]*$", out[-1]):
            out[-1] = f"{out[-1]} {words}"
        else:
            out.append(words)
    return "\n".join(line for line in out if line)
