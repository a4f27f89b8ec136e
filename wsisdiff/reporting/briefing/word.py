"""The briefing as a Word document: headings, tables and lists in real styles, edits struck out and underlined, proposals set apart."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.reporting.briefing.redline import Piece
from wsisdiff.reporting.briefing.view import Brief, Entry, Item, opening
from wsisdiff.reporting.ink.word_file import add_table, clean, finish, head_of, legend, new_document, place_of
from wsisdiff.reporting.ink.word_styles import LINE, PROPOSAL, STATUS
from wsisdiff.reporting.status.view import SIGNS, Line, marked_title
from wsisdiff.telling.phrases import say

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

CUT, ADD = (0x8E, 0x15, 0x19), (0x0B, 0x5A, 0x26)
OF_ASKS = 3.0
"""Width of the tracker's first column, where that of a draft is 1."""


def brief_word(brief: Brief, template: Path | None = None) -> bytes:
    """The .docx file's bytes; the same briefing gives the same bytes."""
    document = new_document(brief.title, head_of(brief.view.latest), template)
    document.add_paragraph().add_run(clean(brief.headline)).bold = True
    for note in brief.notes:
        document.add_paragraph().add_run(clean(note)).italic = True
    for section in brief.sections:
        document.add_heading(clean(section.title), 1)
        for entry in section.entries:
            if section.name == "defend":
                _line(document, entry)
            else:
                _entry(document, entry)
    _annex(document, brief)
    out = io.BytesIO()
    finish(document, out)
    return out.getvalue()


def _entry(document: Document, entry: Entry) -> None:
    document.add_heading(clean(opening(entry)), 2)
    document.add_paragraph(clean(entry.status), style=STATUS)
    for item in entry.items:
        _item(document.add_paragraph(style=PROPOSAL if _proposes(item) else "List Bullet"), item)


def _proposes(item: Item) -> bool:
    """Whether the item is an edit to propose: the words that a negotiator looks for first."""
    return any(piece.style in ("cut", "add") for piece in item.pieces)


def _line(document: Document, entry: Entry) -> None:
    paragraph = document.add_paragraph(style=LINE)
    paragraph.add_run(clean(opening(entry)).replace(" ", "\t", 1)).bold = True
    paragraph.add_run(clean(f", {entry.status}: "))
    _pieces(paragraph, entry.items[0].pieces)


def _item(paragraph: Paragraph, item: Item) -> None:
    if item.label:
        paragraph.add_run(clean(f"{item.label}: ")).bold = True
    _pieces(paragraph, item.pieces)


def _pieces(paragraph: Paragraph, pieces: Sequence[Piece]) -> None:
    from docx.shared import RGBColor

    for n, piece in enumerate(pieces):
        text = clean(piece.text)
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
    legend(document)
    drafts = [marked_title(d) for d in brief.view.drafts]
    add_table(document, ["", *drafts], [_row(line) for line in brief.every], [OF_ASKS, *[1.0] * len(drafts)])
    if brief.before is None:
        return
    title = say("brief", "renumbering", before=brief.before.title, now=brief.view.latest.title)
    document.add_heading(clean(title), 1)
    if brief.renumbering:
        head = [say("brief", key) for key in ("was", "is", "what")]
        half = (len(brief.renumbering) + 1) // 2
        left, right = brief.renumbering[:half], brief.renumbering[half:]
        rows = [(*a, *b) for a, b in zip_longest(left, right, fillvalue=("", "", ""))]
        add_table(document, head * 2, rows, [2.0, 2.0, 3.0] * 2)
    else:
        document.add_paragraph(say("brief", "same_numbers"))
    document.add_heading(say("brief", "unmatched"), 1)
    for label, text in brief.unmatched:
        document.add_paragraph(clean(f"¶ {label}: “{text}”"), style="List Bullet")
    if not brief.unmatched:
        document.add_paragraph(say("brief", "unmatched_none"))


def _row(line: Line) -> list[str]:
    return [line.ask.title, *(place_of(SIGNS[verdict.status], verdict.paragraph) for verdict in line.row)]
