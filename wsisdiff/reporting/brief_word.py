"""The briefing as a Word document for A4: headings, tables and lists in real styles, edits struck out and underlined."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wsisdiff.phrasing import say
from wsisdiff.reporting.brief_builder import Brief, Entry, Item, opening, tracker
from wsisdiff.reporting.brief_redline import Piece
from wsisdiff.reporting.escaping import CONTROL
from wsisdiff.reporting.word_file import finish, new_document

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""Characters beside the control characters that no XML file may hold."""
BODY, TABLE = 10.0, 8.5
"""Sizes of type in points: the body for the most important asks must fit two pages, the tracker five drafts beside each other."""
CUT, ADD = (0x8E, 0x15, 0x19), (0x0B, 0x5A, 0x26)
FIRST_COLUMN = 5.5
"""Width of the tracker's first column in centimetres."""
PAGE = 16.6
"""Width of the text in centimetres."""


def brief_word(brief: Brief) -> bytes:
    """The .docx file's bytes; the same briefing gives the same bytes."""
    document = new_document(_clean(brief.title), _clean(brief.head))
    _styles(document)
    document.add_paragraph().add_run(_clean(brief.headline)).bold = True
    for note in brief.notes:
        document.add_paragraph().add_run(_clean(note)).italic = True
    for section in brief.sections:
        document.add_heading(_clean(section.title), 1)
        for entry in section.entries:
            if section.name == "defend":
                _line(document, entry)
            else:
                _entry(document, entry)
    _annex(document, brief)
    out = io.BytesIO()
    finish(document, out)
    return out.getvalue()


def _styles(document: Document) -> None:
    from docx.shared import Pt

    styles: Any = document.styles
    styles["Normal"].font.size = Pt(BODY)
    styles["Normal"].paragraph_format.space_after = Pt(2)
    styles["Title"].font.size = Pt(18)
    for name, before, size in (("Heading 1", 9, 13), ("Heading 2", 7, 11)):
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(1)
        styles[name].font.size = Pt(size)
    styles["List Bullet"].paragraph_format.space_after = Pt(1)


def _entry(document: Document, entry: Entry) -> None:
    document.add_heading(_clean(opening(entry)), 2)
    status = document.add_paragraph()
    status.add_run(_clean(entry.status)).bold = True
    status.paragraph_format.keep_with_next = True
    for item in entry.items:
        _item(document.add_paragraph(style="List Bullet"), item)


def _line(document: Document, entry: Entry) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(_clean(opening(entry))).bold = True
    paragraph.add_run(_clean(f", {entry.status}: "))
    _pieces(paragraph, entry.items[0].pieces)


def _item(paragraph: Paragraph, item: Item) -> None:
    if item.label:
        paragraph.add_run(_clean(f"{item.label}: ")).bold = True
    _pieces(paragraph, item.pieces)


def _pieces(paragraph: Paragraph, pieces: Sequence[Piece]) -> None:
    from docx.shared import RGBColor

    for n, piece in enumerate(pieces):
        text = _clean(piece.text)
        text = f"“{text}”" if piece.style == "quote" else f"{' ' if n else ''}({text})" if piece.style == "note" else text
        run = paragraph.add_run(text)
        if piece.style == "note":
            run.italic = True
        elif piece.style == "cut":
            run.font.strike = True
            run.font.color.rgb = RGBColor(*CUT)
        elif piece.style == "add":
            run.font.underline = True
            run.font.color.rgb = RGBColor(*ADD)


def _annex(document: Document, brief: Brief) -> None:
    heading = document.add_heading(f"{say('brief', 'annex')}: {say('brief', 'tracker').lower()}", 1)
    heading.paragraph_format.page_break_before = True
    drafts = [d.title for d in brief.view.drafts]
    other = (PAGE - FIRST_COLUMN) / len(drafts)
    _table(document, ["", *drafts], tracker(brief), [FIRST_COLUMN, *[other] * len(drafts)])
    if brief.before is None:
        return
    title = say("brief", "renumbering", before=brief.before.title, now=brief.view.latest.title)
    document.add_heading(_clean(title), 1)
    if brief.renumbering:
        _table(document, [say("brief", key) for key in ("was", "is", "what")], brief.renumbering, [3.0, 3.0, 5.0])
    else:
        document.add_paragraph(say("brief", "same_numbers"))
    document.add_heading(say("brief", "unmatched"), 1)
    for label, text in brief.unmatched:
        document.add_paragraph(_clean(f"¶ {label}: “{text}”"), style="List Bullet")
    if not brief.unmatched:
        document.add_paragraph(say("brief", "unmatched_none"))


def _table(document: Document, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """A table whose first row is repeated on each page and whose rows do not break over pages."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for n, (row, texts) in enumerate(zip(table.rows, (head, *rows), strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if n == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(_clean(text))
            run.font.size = Pt(TABLE)
            run.bold = n == 0


def _clean(text: str) -> str:
    return NOT_XML.sub("", CONTROL.sub("", text))
