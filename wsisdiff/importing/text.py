"""Tables of Markdown files and CSV files."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice
from pathlib import Path

from wsisdiff.errors import BadAsk
from wsisdiff.files.limits import check_time, limits
from wsisdiff.importing.table import MOST_COLUMNS, MOST_ROWS, STRUCK, Row, Sheet, Sheets, rejoined, too_many
from wsisdiff.reading.text.decoding import decode
from wsisdiff.reading.text.inline import inline

_STRUCK, _BOLD = "\ue0f0", "\ue0f1"
"""Private characters for ~~ and ** while the rest of a line's marks is read."""
_RULE = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FENCE = re.compile(r"\s*(```+|~~~+)")


def read_markdown_tables(path: Path) -> Sheets:
    """The tables of a Markdown file: a head, a rule of hyphens, and the rows up to the next line without a bar."""
    text, warnings = decode(path.read_bytes(), path)
    lines = text.split("\n")
    sheets: list[Sheet] = []
    fence, number = "", 0
    while number < len(lines) - 1:
        check_time()
        line, below = lines[number], lines[number + 1]
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and "|" in line and "|" in below and _is_rule(below) and len(_cells(line)) == len(_cells(below)):
            rows = [_row(line, number + 1)]
            number += 2
            while number < len(lines) and "|" in lines[number] and lines[number].strip():
                rows.append(_row(lines[number], number + 1))
                if len(rows) > MOST_ROWS:
                    raise too_many(str(path))
                number += 1
            width = len(rows[0].cells)
            rows = [Row(r.place, (*r.cells[:width], *[""] * (width - len(r.cells)))) for r in rows]
            sheets.append(Sheet(len(sheets) + 1, f"table {len(sheets) + 1}", tuple(rows)))
            continue
        number += 1
    return Sheets(tuple(sheets), warnings)


def _is_rule(line: str) -> bool:
    """Whether the line parts a head from its rows: cells of hyphens."""
    cells = [cell.strip() for cell in _cells(line)]
    return bool(cells) and all(_RULE.fullmatch(cell) for cell in cells)


def _row(line: str, number: int) -> Row:
    cells = []
    for cell in _cells(line):
        told = cell.replace("\\|", "|").replace("~~", _STRUCK)
        told = told.replace("**", _BOLD) if _STRUCK in told else told  # beside struck words, bold ones take their place
        pieces = [inline(piece)[0] for piece in _BREAK.split(told)]
        text = rejoined("\n".join(pieces)).replace(_STRUCK, "~~").replace(_BOLD, "**")
        cells.append("" if STRUCK.fullmatch(text) else text)
    return Row(f"line {number}", tuple(cells))


def _cells(line: str) -> list[str]:
    line = line.strip()
    cuts = [m.end() - 1 for m in _PIPE.finditer(line)]
    parts = [line[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(line)], strict=True)]
    if parts and not parts[0].strip() and line.startswith("|"):
        parts = parts[1:]
    if parts and not parts[-1].strip() and line.endswith("|"):
        parts = parts[:-1]
    return parts[:MOST_COLUMNS]


def read_csv(path: Path) -> Sheets:
    """The one table of a CSV file: UTF-8, what a byte order mark says, or Windows-1252; commas, semicolons, tabs or bars."""
    text, warnings = decode(path.read_bytes(), path)
    csv.field_size_limit(limits().text_mb * 2**20)
    skipped = 0
    if said := re.match(r"sep=([,;\t|])\n", text):  # written by Excel for itself
        text, skipped = text[said.end() :], 1
    delimiter = said[1] if said else _delimiter(text)
    rows = [Row(f"line {start + skipped}", tuple(map(rejoined, cells))) for start, cells in _records(text, delimiter, path)]
    return Sheets((Sheet(1, "the table", tuple(rows)),), warnings)


def _delimiter(text: str) -> str:
    """The mark that parts most lines into the same number of cells, which is more than one."""
    best, found = (0.0, 1), ","
    for mark in ",;\t|":
        widths = Counter(len(row) for row in csv.reader(islice(StringIO(text), 1000), delimiter=mark) if row)
        if wide := {width: n for width, n in widths.items() if width > 1}:
            width = max(wide, key=lambda w: (wide[w], w))
            score = wide[width] / sum(widths.values()), width
            if score > best:
                best, found = score, mark
    return found


def _records(text: str, delimiter: str, path: Path) -> list[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each record."""
    lines = StringIO(text).readlines()  # ends at line feeds alone: Word's soft return stands within a cell
    reader = csv.reader(lines, delimiter=delimiter)
    found: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            check_time()
            found.append((start, cells))
            if len(found) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise too_many(str(path))
            start = reader.line_num + 1
    except csv.Error as error:
        raise BadAsk(f"this is no CSV table ({error})", where=f"{path} line {start}", todo="save it as CSV anew") from None
    if found and _open_quote(lines[found[-1][0] - 1 :], delimiter):
        todo = "close it, or double the quotation marks within the cell"
        raise BadAsk("a quotation mark is opened and never closed", where=f"{path} line {found[-1][0]}", todo=todo)
    return found


def _open_quote(lines: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
