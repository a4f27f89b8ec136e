"""Sheets of an Excel workbook (.xlsx), opened without trust before openpyxl sees it."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from wsisdiff.errors import BadAsk
from wsisdiff.files.limits import check_time
from wsisdiff.importing.table import MOST_COLUMNS, MOST_MERGED, MOST_ROWS, Row, Sheet, Sheets, marked, rejoined, too_many
from wsisdiff.model import Remark
from wsisdiff.reading.unpacking import UNPACKABLE, unpacking

EXCEL_ROWS = 1_048_576
"""Rows of a sheet as Excel knows it; a file may claim more."""
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?hidden=[\"'](?:1|true)[\"'][^>]*>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*?hidden=[\"'](?:1|true)[\"'][^>]*>")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_ENDS = re.compile(rb"\b(min|max)=[\"'](\d{1,5})[\"']")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_DAMAGED = (*UNPACKABLE, KeyError, TypeError, AttributeError, IndexError, SyntaxError, AssertionError)
"""What zipfile and openpyxl raise for damaged workbooks is not one family: it depends on the byte that is wrong."""


def read_excel(path: Path) -> Sheets:
    """The visible sheets of a workbook. Values are those last computed; a cell merged over several rows counts in each of them.

    BadAsk for what is no workbook or is protected, UnreadableDraft for what is damaged or unpacks beyond the limits.
    """
    parts = _checked(path)
    notes: list[Remark] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            from openpyxl import load_workbook

            with closing(load_workbook(path, read_only=True, data_only=True, keep_links=False, rich_text=True)) as book:
                visible = [(n, sheet) for n, sheet in enumerate(book.worksheets, 1) if sheet.sheet_state == "visible"]
                sheets = [_sheet(n, sheet, parts, notes, str(path)) for n, sheet in visible]
                hidden = len(book.worksheets) - len(sheets)
    except _DAMAGED:
        raise BadAsk("the workbook is damaged or cut short", where=str(path), todo="open it in Excel and save it again") from None
    if hidden:
        notes.append(Remark.of("file.hidden_sheets", n=hidden))
    return Sheets(tuple(sheets), tuple(notes))


def _checked(path: Path) -> dict[str, bytes]:
    """The parts that are sheets, once all that would be unpacked has been, within the limits."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        kind, todo = "no Excel workbook (.xlsx)", "check that the download is complete, or open it in Excel and save it as .xlsx"
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            protected = "EncryptedPackage".encode("utf-16-le") in data
            kind = "protected with a password" if protected else "an old Excel file under a new name"
            todo = "save it without the password" if protected else "open it in Excel and save it as .xlsx"
        raise BadAsk(f"this is {kind}", where=str(path), todo=todo)
    found: dict[str, bytes] = {}
    with unpacking(path, "workbook") as unpack:
        names = unpack.archive.namelist()
        if len(unpack.names) < len(names):
            raise BadAsk("the workbook holds more parts than one has", where=str(path), todo="get a new copy of it")
        if "xl/workbook.xml" not in names:
            raise BadAsk("this is a zip archive, not an Excel workbook", where=str(path), todo="give the .xlsx file")
        for name in names:
            check_time()
            if not name.lower().endswith((".xml", ".rels")):
                continue  # pictures and the like are never unpacked
            content = unpack.bytes(name)
            if any(mark in content for mark in _DOCTYPES):
                what = f"its part {name} declares XML entities, which no workbook does"
                raise BadAsk(what, where=str(path), todo="save it anew")
            if name.startswith("xl/worksheets/"):
                found[name] = content
    return found


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a sheet's XML says beside its cells: areas merged over several rows, rows merged across, and what is hidden."""

    down: dict[int, tuple[list[int], list[int]]]
    """Column -> (first rows, last rows) of the areas that begin in it, in order."""
    across: frozenset[int]
    rows: frozenset[int]
    columns: frozenset[int]

    def top(self, row: int, column: int) -> int | None:
        """The first row of the area that this cell lies in, below its first row."""
        tops, bottoms = self.down.get(column, ((), ()))
        at = bisect_left(tops, row) - 1
        return tops[at] if at >= 0 and row <= bottoms[at] else None


def _layout(xml: bytes, where: str) -> _Layout:
    from openpyxl.utils import column_index_from_string

    areas: dict[int, list[tuple[int, int]]] = {}
    across: set[int] = set()
    for n, (left, top, right, bottom) in enumerate(_MERGED.findall(xml)):
        if n >= MOST_MERGED:
            raise BadAsk(f"a sheet has more than {MOST_MERGED:,} merged areas", where=where, todo="unmerge its cells")
        column, last = column_index_from_string(left.decode()), column_index_from_string(right.decode())
        if int(bottom) > int(top) and int(bottom) - int(top) < MOST_ROWS:
            areas.setdefault(column, []).append((int(top), int(bottom)))
        if last > column and top == bottom:
            across.add(int(top))
    down = {c: ([t for t, _ in sorted(found)], [b for _, b in sorted(found)]) for c, found in areas.items()}
    rows = frozenset(int(row) for tag in _HIDDEN_ROW.findall(xml) for row in _NUMBER.findall(tag)[:1])
    columns: set[int] = set()
    for tag in _HIDDEN_COLUMN.findall(xml):
        ends = {name: int(value) for name, value in _ENDS.findall(tag)}
        columns.update(range(ends.get(b"min", 1), min(ends.get(b"max", 0), MOST_COLUMNS) + 1))
    return _Layout(down, frozenset(across), rows, frozenset(columns))


def _sheet(number: int, sheet: Any, parts: dict[str, bytes], notes: list[Remark], where: str) -> Sheet:
    """One sheet; empty rows before, between and after the others are not kept, nor are hidden ones and what is struck out."""
    sheet.reset_dimensions()  # the file's word on its size would make empty rows as wide as Excel knows them
    name = f"sheet “{sheet.title}”"
    xml = parts.get(str(getattr(sheet, "_worksheet_path", "")), b"")
    layout, inline = _layout(xml, where), _inline(xml)
    tops: dict[tuple[int, int], str] = {}
    rows: list[Row] = []
    errors = struck = hidden = 0
    for at, cells in enumerate(sheet.iter_rows(), 1):
        check_time()
        if at > EXCEL_ROWS:
            raise too_many(where)
        if not any(cell.value is not None for cell in cells) and not any(layout.top(at, c) for c in layout.down):
            continue
        said: list[str] = []
        for column, cell in enumerate(cells[:MOST_COLUMNS], 1):
            text = _text(inline.get(f"{getattr(cell, 'column_letter', '')}{at}", cell.value))
            if text and _font(cell, "strike") and not isinstance(cell.value, list):  # all of its words are struck out
                text, struck = "", struck + 1
            if _ERRORS.fullmatch(text):
                text, errors = "", errors + 1
            top = layout.top(at, column)
            if not text and top is not None:
                text = tops.get((top, column), "")
            elif text and column in layout.down:
                tops[at, column] = text
            said.append("" if column in layout.columns else text)
        while said and not said[-1]:
            said.pop()
        if not said:
            continue
        if at in layout.rows:
            hidden += 1
            continue
        rows.append(Row(f"row {at}", tuple(said), at in layout.across and sum(map(bool, said)) == 1))
        if len(rows) > MOST_ROWS:
            raise too_many(where)
    odd = (("error_cells", errors), ("struck_cells", struck), ("hidden_rows", hidden), ("hidden_columns", len(layout.columns)))
    notes += [Remark.of(f"file.{kind}", n=count, sheet=sheet.title) for kind, count in odd if count]
    return Sheet(number, name, tuple(rows))


def _inline(xml: bytes) -> dict[str, str]:
    """Cell -> its words, with marks where some are struck out. Of cells that hold their words themselves, which openpyxl gives bare."""
    if b"inlineStr" not in xml or b"strike" not in xml:
        return {}
    from lxml import etree

    found: dict[str, str] = {}
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    for cell in root.iterfind(".//{*}c[@t='inlineStr']"):
        if runs := cell.findall("{*}is/{*}r"):
            found[str(cell.get("r"))] = marked((r.findtext("{*}t") or "", _on(r, "strike"), _on(r, "u")) for r in runs)
    return found


def _on(run: Any, name: str) -> bool:
    mark = run.find(f"{{*}}rPr/{{*}}{name}")
    return mark is not None and mark.get("val") not in ("0", "false", "none")


def _text(value: object) -> str:
    """A cell as a person sees it, near enough: no trailing ".0", dates without the hour when it is midnight."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):  # rich text: some of its words may be struck out
        value = marked((str(piece), bool(_font(piece, "strike")), _font(piece, "u") not in (None, "none")) for piece in value)
    return rejoined(str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n"))


def _font(piece: object, name: str) -> object:
    return getattr(getattr(piece, "font", None), name, None)
