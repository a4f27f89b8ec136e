"""A document as a Word file: real headings, lists and tables, statuses in colour and in words, edits struck out and underlined."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsisdiff.reporting.ink.word_file import add_table, clean, finish, new_document
from wsisdiff.reporting.ink.word_styles import BELOW, PROPOSAL, STATUS
from wsisdiff.reporting.page.tree import (
    Block,
    Document,
    Heading,
    Line,
    NewPage,
    Paragraph,
    Picture,
    Point,
    Points,
    Quote,
    Redline,
    Run,
    Table,
    redlined,
)

if TYPE_CHECKING:
    import docx.document
    from docx.text.paragraph import Paragraph as WordParagraph

CUT, ADD = (0x8E, 0x15, 0x19), (0x0B, 0x5A, 0x26)
TONES = {"adopted": (0x0B, 0x5A, 0x26), "partial": (0x7A, 0x52, 0x00), "left_out": (0x8E, 0x15, 0x19)}
"""Colours of what is cut and added, and of statuses: dark enough on white and to be printed in grey."""


def to_word(document: Document, template: Path | None = None) -> bytes:
    """The .docx file's bytes, the same for the same document; `template` is a Word file whose look it takes."""
    made = new_document(document.title, document.head, template)
    new_page = False
    for block in document.blocks:
        if isinstance(block, NewPage):
            new_page = True
            continue
        first = _block(made, block)
        if new_page and first is not None:
            first.paragraph_format.page_break_before = True
        new_page = False
    out = io.BytesIO()
    finish(made, out)
    return out.getvalue()


def _block(made: docx.document.Document, block: Block) -> WordParagraph | None:
    """Write a block; its first paragraph, where it has one."""
    match block:
        case Heading():
            return _runs(made.add_heading("", block.level), block.line)
        case Paragraph():
            paragraph = made.add_paragraph(style=STATUS if block.kind == "status" else None)
            return _runs(paragraph, block.line, bold=block.kind == "lead", italic=block.kind == "note")
        case Quote():
            return _runs(made.add_paragraph(style="Quote"), (Run(f"{block.where}: "), *block.line))
        case Points():
            paragraphs = [_point(made, point, numbered=block.numbered) for point in block.points]
            return paragraphs[0] if paragraphs else None
        case Table():
            _table(made, block)
        case Redline():
            return _runs(made.add_paragraph(style="Quote"), redlined(block))
        case Picture():
            return _runs(made.add_paragraph(), (Run(block.text, "note"),))
        case NewPage():
            pass
    return None


def _point(made: docx.document.Document, point: Point, *, numbered: bool) -> WordParagraph:
    style = PROPOSAL if point.proposal else "List Number" if numbered else "List Bullet"
    paragraph = _runs(made.add_paragraph(style=style), point.line)
    for below in point.below:
        _runs(made.add_paragraph(style=BELOW), below)
    return paragraph


def _table(made: docx.document.Document, table: Table) -> None:
    rows = [*table.rows, *table.foot]
    written = add_table(made, len(table.head), len(rows), table.shares)
    for paragraph, head in zip(written[0], table.head, strict=True):
        _runs(paragraph, head, bold=True)
    for paragraphs, row in zip(written[1:], rows, strict=True):
        for paragraph, cell in zip(paragraphs, row, strict=True):
            _runs(paragraph, tuple(Run(run.text, run.mark, tone=run.tone or cell.tone) for run in cell.line))
            if cell.number:
                paragraph.paragraph_format.alignment = 2


def _runs(paragraph: WordParagraph, line: Line, *, bold: bool = False, italic: bool = False) -> WordParagraph:
    """The paragraph with the line's words in it."""
    from docx.shared import RGBColor

    for run in line:
        text = clean(run.text)
        if not text:
            continue
        written: Any = paragraph.add_run(text)
        written.bold = True if bold or run.mark in ("strong", "match") else None
        written.italic = True if italic or run.mark == "note" else None
        if run.mark == "cut":
            written.font.strike = True
        if run.mark == "add":
            written.font.underline = True
        colour = CUT if run.mark == "cut" else ADD if run.mark == "add" else TONES.get(run.tone)
        if colour:
            written.font.color.rgb = RGBColor(*colour)
    return paragraph
