"""The status report as a Word document: real styles and tables, ready to print on A4."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from wsisdiff.model import Report
from wsisdiff.phrasing import say, sentence_case
from wsisdiff.reporting.escaping import CONTROL
from wsisdiff.reporting.report_builder import ORDER, SIGNS, Line, day_of, headline, view_of
from wsisdiff.reporting.word_file import add_marked, finish, new_document

if TYPE_CHECKING:
    from docx.document import Document

QUOTES_SHOWN = 4
WIDTH, WIDTH_OF_ASKS = 16.6, 5.6
"""Centimetres between the margins of an A4 page, and of the table's first column."""


def report_word(report: Report) -> bytes:
    """The .docx file's bytes; the same report gives the same bytes."""
    view = view_of(report)
    document = new_document(f"{len(view.lines)} asks in {len(view.drafts)} drafts", f"{view.latest.title}, {day_of(view.latest)}")
    document.add_paragraph(clean(headline(view))).runs[0].bold = True
    if any(d.specimen for d in view.drafts):
        document.add_paragraph("The drafts are specimens: examples in the style of the originals, not the official texts.")
    for change in ORDER:
        found = view.changed(change)
        if found:
            document.add_heading(f"{sentence_case(say('change', change))} since {clean(view.drafts[-2].title)}", 2)
            for line in found:
                document.add_paragraph(clean(f"{line.ask.title}: {line.now.reason}"), style="List Bullet")
    document.add_heading("All asks in all drafts", 1)
    table = document.add_table(rows=1, cols=1 + len(view.drafts), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ["ask", *(clean(d.title) for d in view.drafts)], strict=True):
        cell.text = text
    for line in view.lines:
        cells = table.add_row().cells
        cells[0].text = clean(line.ask.title)
        for cell, verdict in zip(cells[1:], line.row, strict=True):
            cell.text = clean(f"{SIGNS[verdict.status]} {say('status', verdict.status)} {verdict.paragraph or ''}".strip())
    from docx.shared import Cm

    table.autofit = False
    for n, column in enumerate(table.columns):
        column.width = Cm(WIDTH_OF_ASKS if n == 0 else (WIDTH - WIDTH_OF_ASKS) / len(view.drafts))
    document.add_heading("Ask by ask", 1)
    for line in view.lines:
        _ask(document, line)
    out = io.BytesIO()
    finish(document, out)
    return out.getvalue()


def _ask(document: Document, line: Line) -> None:
    document.add_heading(clean(line.ask.title), 2)
    asked = "Not wanted" if line.ask.stance == "oppose" else "Asked for"
    document.add_paragraph(clean(f"{asked}: {line.ask.text}"))
    status = document.add_paragraph()
    status.add_run(f"{SIGNS[line.now.status]} {sentence_case(say('status', line.now.status))}. ").bold = True
    status.add_run(clean(line.now.reason))
    for quote in line.now.evidence[:QUOTES_SHOWN]:
        add_marked(document.add_paragraph(style="Quote"), quote)


def clean(text: str) -> str:
    """Text as a Word file can hold it: no control characters."""
    return CONTROL.sub("", text)
