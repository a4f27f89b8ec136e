"""A table of requests as it was read: rows of cells as a person sees them, from whatever kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wsisdiff.errors import BadAsk, UnreadableDraft
from wsisdiff.model import Remark
from wsisdiff.text.sentences import ITEM

MOST_ROWS = 10_000
"""Rows of one file with words in them. A large organisation's list of requests has a few hundred."""
MOST_COLUMNS = 200
MOST_MERGED = 20_000
"""Merged areas of a sheet. A table of 10,000 rows in which every second pair is merged has half of them."""
STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~", re.DOTALL)
"""How words that are struck out within a cell come; words underlined beside them come as `__words__`."""
FORMATS = (".docx", ".md", ".markdown", ".xlsx", ".csv", ".tsv")
_OTHER = {
    ".doc": "an old Word file; save it as .docx",
    ".xls": "an old Excel file; save it as .xlsx",
    ".xlsm": "a workbook with macros; save it as .xlsx",
    ".xlsb": "a binary workbook; save it as .xlsx",
    ".ods": "an OpenDocument spreadsheet; save it as .xlsx",
    ".odt": "an OpenDocument text; save it as .docx",
    ".numbers": "a Numbers file; export it as .xlsx",
    ".pdf": "a PDF file, which has no tables but only lines; ask for the Word file or copy the table into a spreadsheet",
    ".html": "a web page; copy its table into a spreadsheet",
    ".htm": "a web page; copy its table into a spreadsheet",
}


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
    return BadAsk(
        f"a table has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns", where=where, todo="give the requests alone"
    )


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
            if out and out[-1]:
                out.append("")  # an empty line parts paragraphs
            continue
        if out and out[-1] and not ITEM.match(f"{words} ") and not re.search(r"[.:;!?…][\"”’')\]]*$", out[-1]):
            out[-1] = f"{out[-1]} {words}"
        else:
            out.append(words)
    return "\n".join(line for line in out if line)


def read_sheets(path: Path) -> Sheets:
    """All tables of a file. BadAsk when it is of another kind, cannot be read, is beyond the limits, or holds no table."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        kind = _OTHER.get(suffix, f"a file whose ending is not read; give one of {', '.join(FORMATS)}")
        what, _, todo = kind.partition("; ")
        raise BadAsk(f"this is {what}", where=str(path), todo=todo)
    try:
        if not path.is_file():
            raise BadAsk("there is no such file", where=str(path), todo="check the path")
        read = _read(path, suffix)
    except UnreadableDraft as error:
        todo = error.todo.replace("the draft", "the table").replace("if it is a draft", "if the file is sound")
        raise BadAsk(error.what, where=error.where or str(path), todo=todo) from None
    if not any(not row.empty for sheet in read.sheets for row in sheet.rows):
        raise BadAsk("there is no table with words in it", where=str(path), todo="give a file that holds a table of requests")
    return read


def _read(path: Path, suffix: str) -> Sheets:
    from wsisdiff.files.limits import beyond, limits, time_limited

    if path.stat().st_size > limits().file_mb * 2**20:
        raise beyond(f"the file has {path.stat().st_size // 2**20} MB", "file_mb", str(path))
    with time_limited(str(path)):
        if suffix == ".docx":
            from wsisdiff.importing.word import read_word_tables

            return read_word_tables(path)
        if suffix == ".xlsx":
            from wsisdiff.importing.excel import read_excel

            return read_excel(path)
        from wsisdiff.importing.text import read_csv, read_markdown_tables

        return read_csv(path) if suffix in (".csv", ".tsv") else read_markdown_tables(path)
