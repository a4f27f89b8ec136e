"""The tables of a file, of whatever kind; which of them is meant, which row is its head, and which column is what."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

from wsisdiff.advising.boilerplate import asking_data
from wsisdiff.asking.rows import MARK
from wsisdiff.errors import BadAsk, UnreadableDraft
from wsisdiff.importing.contents import by_content, is_label
from wsisdiff.importing.table import Row, Sheet, Sheets
from wsisdiff.telling.phrases import short

FIELDS = (
    "text", "title", "id", "number", "paragraph", "old", "action", "theme", "stance", "priority", "source", "responds_to", "proposal",
    "fallback", "place", "owner", "remarks", "agreed_language", "allies", "red_lines",
)  # fmt: skip
HEADER_ROWS = 10
"""Rows with words in them among which the head is looked for: lists begin with a title and remarks."""
ALONE = 4
"""Letters up to which a column's usual name must be its whole name: "no", "para", "from" stand within many others."""
LONGEST_NAME = 60
"""Characters of a column's name; longer cells are requests."""
SHOWN = 60
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


@dataclass(frozen=True)
class Chosen:
    """A table, its head (none when it has no head), the rows below it, and which column each field stands in."""

    sheet: Sheet
    head: Row | None
    rows: tuple[Row, ...]
    columns: Mapping[str, int]

    @property
    def texts(self) -> bool:
        """Whether the head of the requests says that they are texts, and not also what people say of these."""
        head = plain_name(self.heads()[self.columns["text"]]) if "text" in self.columns else ""
        said = asking_data()["texts"]
        return any(word in head for word in said["heads"]) and not any(word in head for word in said["wishes"])

    @cached_property
    def width(self) -> int:
        """Columns of its widest row: each row of a long table asks for the heads."""
        return max(_width(self.rows), len(self.head.cells) if self.head else 0)

    def heads(self) -> tuple[str, ...]:
        """The columns' names, each once: a number is added where one comes again, and stands for a column without name."""
        found: list[str] = []
        for n in range(self.width):
            name = " ".join(self.head.cells[n].split()) if self.head and n < len(self.head.cells) else ""
            name = name or str(n + 1)
            found.append(f"{name} ({n + 1})" if name in found else name)
        return tuple(found)


def head_of(sheet: Sheet) -> Row | None:
    """The row that looks like the head: that with most of the usual names, else the first with two cells or more in it."""
    rows = [row for row in sheet.rows if not row.empty][:HEADER_ROWS]
    known = [(len(guess_columns(row)), -n) for n, row in enumerate(rows) if not row.banner]
    best = max(known, default=(0, 0))
    if best[0] > 1:
        return rows[-best[1]]
    return next((row for row in rows if sum(map(bool, row.cells)) > 1), rows[0] if rows else None)


def guess_columns(head: Row) -> dict[str, str]:
    """Field -> the column that is probably meant, by the names that tables of requests use."""
    named = {plain_name(cell): cell for cell in head.cells if cell and len(cell) <= LONGEST_NAME and MARK not in cell}
    found: dict[str, str] = {}
    usual = asking_data()["columns"]
    for exact in (True, False):
        for field, names in usual.items():
            if field not in found and (cell := _column(names, named, set(found.values()), exact)) is not None:
                found[field] = cell
    perhaps = asking_data()["perhaps"]["text"]
    cell = None if "text" in found else _column(perhaps, named, (), exact=True) or _column(perhaps, named, (), exact=False)
    if cell is not None:  # "our position", "ask", "comment": what they say, where nothing else is
        found = {**{field: name for field, name in found.items() if name != cell}, "text": cell}
    return {field: found[field] for field in usual if field in found}


def _column(names: Sequence[str], named: Mapping[str, str], taken: Collection[str], exact: bool) -> str | None:
    if exact:
        cells = [named[name] for name in names if name in named]
    else:  # "Commission proposal | our proposal": the text that is there stands first, what is asked for after it
        long = [name for name in names if len(name) > ALONE]
        last_first = tuple(named.items())[::-1]
        cells = [cell for name in long for plain, cell in last_first if re.search(rf"\b{re.escape(name)}s?\b", plain)]
    return next((cell for cell in cells if cell not in taken), None)


def choose(
    sheets: Sequence[Sheet], wanted: Mapping[str, str], numbers: Collection[int] | None, headless: bool, where: str, *, guess: bool = False
) -> tuple[Chosen, ...]:  # fmt: skip
    """The tables that have the wanted columns, by the names in their head or by their numbers from 1.

    Of the tables that `numbers` names all that have them are taken; where it is None only one table may have them. With `guess`, columns
    that are not named are found by the usual names, and all tables that have one for the text are taken. BadAsk when there is no such
    table, when several have the columns and no number says which, or when a name stands twice in a head.
    """
    for number in numbers or ():
        if number not in {sheet.number for sheet in sheets}:
            known = ", ".join(str(sheet.number) for sheet in sheets)
            raise BadAsk(f"there is no table {number} to read", where=where, todo=f"the tables are: {known}")

    def look(sheet: Sheet) -> Chosen | None:
        if not headless:
            return (_no_head(sheet, wanted) if guess else None) or _with_head(sheet, wanted, where, guess)
        fits = all(name.isdecimal() and 0 < int(name) <= _width(sheet.rows) for name in wanted.values())
        return Chosen(sheet, None, sheet.rows, {field: int(name) - 1 for field, name in wanted.items()}) if fits else None

    found = [one for sheet in sheets if numbers is None or sheet.number in numbers if (one := look(sheet)) is not None]
    if len(found) > 1 and numbers is None and not guess:
        todo = f"say which by --table ({', '.join(str(c.sheet.number) for c in found)}) or take --all-tables"
        raise BadAsk(f"{len(found)} tables have these columns", where=where, todo=todo)
    if not found:
        todo = "name columns as they stand there, or by number"
        raise BadAsk(f"no table has {_listed(wanted.values())}", where=where, todo=todo)
    return tuple(found)


def guessed(sheet: Sheet) -> Chosen | None:
    """The table as its names and its cells tell it; None where no column is plainly the one for the text."""
    return _no_head(sheet, {}) or _with_head(sheet, {}, "", guess=True)


def _no_head(sheet: Sheet, wanted: Mapping[str, str]) -> Chosen | None:
    """A table whose first row is a request like the others: it names a paragraph where the others do."""
    head = head_of(sheet)
    if wanted or head is None or len(guess_columns(head)) > 1:
        return None
    columns = by_content({}, sheet.rows)
    there = head is next((row for row in sheet.rows if not row.empty), None) and {"paragraph", "text"} <= columns.keys()
    return Chosen(sheet, None, sheet.rows, columns) if there and is_label(head.cells[columns["paragraph"]]) else None


def _with_head(sheet: Sheet, wanted: Mapping[str, str], where: str, guess: bool) -> Chosen | None:
    """The table under the row that has the wanted names; with `guess`, under the row that looks like its head."""
    places = [n for n, row in enumerate(sheet.rows) if not row.empty and not row.banner][:HEADER_ROWS]
    if guess:
        best = head_of(sheet)
        places = sorted(places, key=lambda n: sheet.rows[n] is not best)
    for n in places:
        head, below = _two_rows(sheet.rows, n) if guess else (sheet.rows[n], n + 1)
        if (named := _columns(head, wanted, where)) is None or sum(map(bool, head.cells)) < min(2, _width(sheet.rows)):
            continue
        columns = named
        if guess:
            others = {field: head.cells.index(cell) for field, cell in guess_columns(head).items() if field not in named}
            told = {**{f: c for f, c in others.items() if c not in named.values()}, **named}
            columns = {**by_content(told, sheet.rows[below:]), **named}
            if "text" not in columns and "action" not in columns:
                continue
        return Chosen(sheet, head, sheet.rows[below:], columns)
    return None


def _two_rows(rows: Sequence[Row], at: int) -> tuple[Row, int]:
    """The head with the row below it, where that names columns too: "Our proposal" over "Paragraph | Text"."""
    head, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    if below is None or below.banner or below.empty or any(len(cell) > LONGEST_NAME for cell in below.cells):
        return head, at + 1
    names = guess_columns(below)
    words_below = [cell for cell in below.cells if cell]
    known = {plain_name(c) for c in (*names.values(), *head.cells)}
    if not names or not {plain_name(cell) for cell in words_below} <= known or any(cell.isdecimal() for cell in words_below):
        return head, at + 1
    return Row(head.place, tuple(low or top for top, low in zip_longest(head.cells, below.cells, fillvalue=""))), at + 2


def _columns(head: Row, wanted: Mapping[str, str], where: str) -> dict[str, int] | None:
    """Field -> column, or None where the row has not all the names."""
    plain = [plain_name(cell) for cell in head.cells]
    columns: dict[str, int] = {}
    for field, name in wanted.items():
        places = [n for n, cell in enumerate(plain) if cell and cell == plain_name(name)]
        if len(places) > 1:
            todo = f"give the number: --column {field}={' or '.join(str(n + 1) for n in places)}"
            raise BadAsk(f"{len(places)} columns are named {name!r}", where=where, todo=todo)
        if not places and name.isdecimal() and 0 < int(name) <= len(plain):
            places = [int(name) - 1]
        if not places:
            return None
        columns[field] = places[0]
    return columns


def plain_name(name: str) -> str:
    """A column's name as names are compared.

    >>> plain_name("  No.: "), plain_name("Our  Proposed text*")
    ('no', 'our proposed text')
    """
    return " ".join(name.casefold().split()).strip(" :*.")


def _width(rows: Sequence[Row]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _listed(names: Collection[str]) -> str:
    if not names:
        return "a column for the text of requests"
    return f"the column{'s' if len(names) > 1 else ''} {', '.join(f'“{short(name, SHOWN)}”' for name in names)}"


def read_sheets(path: Path) -> Sheets:
    """All tables of a file. BadAsk when it is of another kind, cannot be read, is beyond the limits, or holds no table."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        what, _, todo = _OTHER.get(suffix, f"a file whose ending is not read; give one of {', '.join(FORMATS)}").partition("; ")
        raise BadAsk(f"this is {what}", where=str(path), todo=todo)
    try:
        if not path.is_file():
            raise BadAsk("there is no such file", where=str(path), todo="check the path")
        read = _read(path, suffix)
    except UnreadableDraft as error:
        todo = error.todo.replace("the draft", "the table").replace("if it is a draft", "if the file is sound")
        raise BadAsk(error.what, where=error.where or str(path), todo=todo) from None
    if not any(not row.empty for sheet in read.sheets for row in sheet.rows):
        todo = "put each request into a row of one, of which a single column headed “Request” is enough, or write it with wsisdiff asks new"
        raise BadAsk("there is no table with words in it", where=str(path), todo=todo)
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
