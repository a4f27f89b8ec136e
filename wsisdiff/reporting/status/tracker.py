"""The status report as a table to work on: a row an ask, their own columns first, then what became of it in each draft."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wsisdiff.asking.rows import ID_HEAD, MARK, cells_of
from wsisdiff.files.writing import repacked
from wsisdiff.model import Ask, Report, Status, Verdict
from wsisdiff.reporting.ink.escaping import NOT_XML
from wsisdiff.reporting.signs import standing
from wsisdiff.reporting.status.view import decider
from wsisdiff.telling.phrases import say, short
from wsisdiff.telling.remarks import sentence

FILLS: dict[Status, str] = {"adopted": "C6EFCE", "partial": "FFEB9C", "left_out": "FFC7CE"}
"""Colours of status cells; the word stands in them too."""
WIDE, MIDDLE, NARROW = 46, 22, 13
"""Widths of columns, in characters."""
LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""
TITLE = 40
"""Letters of a draft's title in the heads of its columns."""
LONG_TEXT = 40
"""Letters in a column's cells from which it is a wide one."""
PARTS = ("status", "change", "paragraph", "quotation", "decided_by", "remarks")


def tracker_xlsx(report: Report) -> bytes:
    """The tracker as a workbook. Every cell is text, so that nothing anybody wrote is a formula; the same report gives the same bytes."""
    heads = list(dict.fromkeys(head for ask in report.asks for head, _ in cells_of(ask)))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = say("tracker", "sheet")
    ours = [f"{short(draft.title, TITLE)}{MARK}{say('tracker', part)}" for draft in report.drafts for part in PARTS]
    ours += [f"{short(draft.title, TITLE)}{MARK}{say('tracker', 'remarks')}" for draft in report.refused]
    gone = any(ask.row is not None and ask.row.dropped for ask in report.asks)
    ours += [f"{say('tracker', 'row')}{MARK}{say('tracker', 'status')}"] if gone else []
    not_read = [say("how_read", "not_read", why=draft.why) for draft in report.refused]
    for column, head in enumerate([*heads, ID_HEAD, *ours], 1):
        cell = _put(sheet, 1, column, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="D9E1F2")
    for n, (ask, row) in enumerate(zip(report.asks, report.verdicts, strict=True), 2):
        cells = dict(cells_of(ask))
        values = [*(cells.get(head, "") for head in heads), ask.id]
        values += (part for verdict in row for part in _of_verdict(verdict, ask))
        values += [*not_read, *([say("tracker", "dropped")] if ask.row is not None and ask.row.dropped else [])]
        for column, value in enumerate(values, 1):
            _put(sheet, n, column, value)
        for m, verdict in enumerate(row):
            sheet.cell(n, len(heads) + 2 + m * len(PARTS)).fill = PatternFill("solid", fgColor=FILLS[verdict.status])
    _widths(sheet, report, heads)
    out = io.BytesIO()
    book.save(out)
    return repacked(out, lambda name, part: _CORE if name == "docProps/core.xml" else part)


def _of_verdict(verdict: Verdict, ask: Ask) -> Iterable[str]:
    quotation = "\n".join(dict.fromkeys(e.text for e in verdict.evidence))
    remarks = [sentence(remark) for remark in (verdict.reason, *verdict.shifts, *verdict.notes)]
    decided = decider(verdict) if verdict.decided_by != "tool" else say("tracker", "tool")
    return (
        standing(verdict.status, ask),
        say("change", verdict.change) if verdict.change else "",
        verdict.paragraph or "",
        quotation,
        decided,
        "\n".join(dict.fromkeys(filter(None, remarks))),
    )


def _put(sheet: Worksheet, row: int, column: int, value: str) -> Any:
    """The value as text, whatever it begins with; characters that no workbook can hold are left out."""
    cell: Any = sheet.cell(row, column)
    text = NOT_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", value))
    if not text:
        return cell
    cell.value = text[:LONGEST]
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _widths(sheet: Worksheet, report: Report, heads: list[str]) -> None:
    wide = {head for ask in report.asks for head, cell in cells_of(ask) if len(cell) > LONG_TEXT}
    own = [WIDE if head in wide else MIDDLE if len(head) > 4 else NARROW for head in heads]
    ours = [MIDDLE, NARROW, NARROW, WIDE, NARROW, WIDE] * len(report.drafts) + [WIDE] * len(report.refused)
    for column, width in enumerate([*own, MIDDLE, *ours], 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"{get_column_letter(min(len(heads) + 1, 3))}2"
    sheet.auto_filter.ref = sheet.dimensions


_CORE = (
    b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>wsisdiff</dc:creator></cp:coreProperties>'
)
