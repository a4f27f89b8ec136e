"""A document as a Word file: real headings, lists and tables, statuses in colour and in words, edits struck out and underlined."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from wsisdiff.reporting.ink.escaping import clean
from wsisdiff.reporting.ink.word_file import Body, finish, join, new_document, shade
from wsisdiff.reporting.ink.word_styles import BELOW, PROPOSAL, STATUS
from wsisdiff.reporting.page import tree

CUT, ADD = (0x8E, 0x15, 0x19), (0x0B, 0x5A, 0x26)
TONES = {"adopted": (0x0B, 0x5A, 0x26), "partial": (0x7A, 0x52, 0x00), "left_out": (0x8E, 0x15, 0x19)}
"""Colours of what is cut and added, and of statuses: dark enough on white and to be printed in grey."""
FILLS = {"adopted": "DDF2E3", "partial": "FFEFC4"}
"""Colours behind what stands, whole or in part; what does not stays white, so that it is seen from afar where something is."""


def to_word(document: tree.Document, template: Path | None = None) -> bytes:
    """The .docx file's bytes, the same for the same document; `template` is a Word file whose look it takes."""
    made = new_document(document.title, document.head, template)
    body = Body(made)
    for block in document.blocks:
        _block(body, block)
    return finish(made)


def _block(made: Body, block: tree.Block) -> None:
    match block:
        case tree.Heading():
            _runs(made, made.paragraph(f"Heading {block.level}"), block.line)
        case tree.Paragraph():
            paragraph = made.paragraph(STATUS if block.kind == "status" else None)
            _runs(made, paragraph, block.line, bold=block.kind == "lead", italic=block.kind == "note")
        case tree.Quote():
            _runs(made, made.paragraph("Quote"), (tree.Run(f"{block.where}: "), *block.line))
        case tree.Points():
            for point in block.points:
                style = PROPOSAL if point.proposal else "List Number" if block.numbered else "List Bullet"
                _runs(made, made.paragraph(style), point.line)
                for below in point.below:
                    _runs(made, made.paragraph(BELOW), below)
        case tree.Table():
            _table(made, block)
        case tree.Redline():
            _runs(made, made.paragraph("Quote"), tree.redlined(block))
        case tree.Picture():
            _table(made, block.table, told=block.text)


def _table(made: Body, table: tree.Table, told: str = "") -> None:
    """Write a table; `told` is what it says, for those who do not see it."""
    rows = [*table.rows, *table.foot]
    written = made.table(len(table.head), len(rows), table.shares, told)
    for paragraph, head in zip(written[0], table.head, strict=True):
        _runs(made, paragraph, head, bold=True)
    for paragraphs, row in zip(written[1:], rows, strict=True):
        at = 0
        for cell in row:
            paragraph = paragraphs[at]
            if cell.over > 1:
                join(paragraphs[at : at + cell.over])
                paragraph.paragraph_format.keep_with_next = len(row) == 1 or None  # a heading within the table
            at += cell.over
            if cell.tone in FILLS:
                shade(paragraph, FILLS[cell.tone])
            _runs(made, paragraph, tuple(tree.Run(run.text, run.mark, tone=run.tone or cell.tone) for run in cell.line))
            if cell.number:
                paragraph.paragraph_format.alignment = 2


def _runs(made: Body, paragraph: WordParagraph, line: tree.Line, *, bold: bool = False, italic: bool = False) -> None:
    for run in line:
        text = clean(run.text)
        if not text:
            continue
        colour = CUT if run.mark == "cut" else ADD if run.mark == "add" else TONES.get(run.tone)
        look = (bold or run.mark in ("strong", "match"), italic or run.mark == "note", run.mark, colour)
        made.run(paragraph, text, look, partial(_give, look))


def _give(look: tuple[bool, bool, str, tuple[int, int, int] | None], run: Any) -> None:
    """Give a run of words its look: bold, slanted, struck out or underlined, coloured."""
    bold, italic, mark, colour = look
    run.bold = bold or None
    run.italic = italic or None
    if mark == "cut":
        run.font.strike = True
    if mark == "add":
        run.font.underline = True
    if colour:
        run.font.color.rgb = RGBColor(*colour)
