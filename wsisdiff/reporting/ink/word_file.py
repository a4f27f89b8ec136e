"""What all Word documents of the tool share: page, header, page numbers, tables, quotations, fixed properties."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from wsisdiff.files.writing import repacked
from wsisdiff.reporting.ink.escaping import clean
from wsisdiff.reporting.ink.word_styles import CELL, GRID, RUNNING_HEAD, element, give_styles
from wsisdiff.reporting.ink.word_template import fill, is_bare, open_template, text_width
from wsisdiff.telling.phrases import say
from wsisdiff.text.detection import ENGLISH, UNDETERMINED, direction, language_of

A4 = 21.0, 29.7
SIDE, TOP = 2.2, 1.8
"""Centimetres: the page, and its margins."""
SHADE = "E8ECF2"
"""Colour behind a table's first row."""


def new_document(title: str, head: str, template: Path | None = None) -> Document:
    """A document with a title, `head` in the page header and page numbers at the foot: on A4, or as `template` has it."""
    title, head = clean(title), clean(head)
    document = docx.Document() if template is None else open_template(template)
    give_styles(document, ours=template is None)
    _page(document, ours=template is None)
    section = document.sections[0]
    if is_bare(section.header):
        section.header.is_linked_to_previous = False
        line = section.header.paragraphs[0]
        line.style = document.styles[RUNNING_HEAD]
        line.text = head
    if is_bare(section.footer):
        section.footer.is_linked_to_previous = False
        foot = section.footer.paragraphs[0]
        foot.style = document.styles["Footer"]
        _numbers(foot)
    fill(document, title, head)
    document.core_properties.title = title[:255]
    document.add_paragraph(title, style="Title")
    return document


def _page(document: Document, *, ours: bool) -> None:
    section = document.sections[0]
    if ours or section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = Cm(A4[0]), Cm(A4[1])
    if ours or section.left_margin is None or section.right_margin is None:
        section.left_margin = section.right_margin = Cm(SIDE)
    if ours or section.top_margin is None or section.bottom_margin is None:
        section.top_margin = section.bottom_margin = Cm(TOP)
    if ours or section.header_distance is None or section.footer_distance is None:
        section.header_distance = section.footer_distance = Cm(0.9)


def _numbers(foot: Paragraph) -> None:
    """“Page 2 of 5”, counted by the word processor."""
    for n, part in enumerate(re.split(r"(PAGE|NUMPAGES)\b", say("word", "page", page="PAGE", pages="NUMPAGES"))):
        if n % 2 == 0 and part:
            foot.add_run(part)
        for kind in ("begin", "", "separate", "shown", "end") if n % 2 else ():
            run = foot.add_run("1" if kind == "shown" else "")
            if kind != "shown":
                run._r.append(element("fldChar", fldCharType=kind) if kind else element("instrText", f" {part} "))


class Body:
    """Writes at a document's end. Of each kind of paragraph, row and run the library makes the first, the others are copies of it: for
    each that it makes it looks through all that stands in the document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._kinds: dict[object, Any] = {}

    def paragraph(self, style: str | None = None) -> Paragraph:
        made = self._copy(("p", style), lambda: self.document.add_paragraph(style=style)._p)
        if made.getparent() is None:
            self.document.element.body[-1].addprevious(made)  # the last element holds the page's measures
        return Paragraph(made, self.document._body)

    def run(self, paragraph: Paragraph, text: str, kind: object, form: Callable[[Any], None]) -> None:
        """Words put at a paragraph's end, in the form that `form` gives to the first of this kind."""

        def first() -> Any:
            made = paragraph.add_run()
            form(made)
            return made._r

        made: Any = self._copy(("r", kind), first)
        if made.getparent() is None:
            paragraph._p.append(made)
        if any(sign in text for sign in "\t\n\r"):
            made.text = text
        else:
            made.add_t(text)

    def _copy(self, kind: object, first: Callable[[], Any]) -> Any:
        if kind in self._kinds:
            return deepcopy(self._kinds[kind])
        made = first()
        self._kinds[kind] = deepcopy(made)
        return made

    def table(self, columns: int, rows: int, shares: Sequence[float], told: str = "") -> list[list[Paragraph]]:
        """A table as wide as the text with a head and so many rows, its columns of these shares; the paragraphs to write in, row by row.

        Its first row stands on each page, and no row breaks over two. `told` is its alternative text.
        """
        table = self.document.add_table(rows=1 + min(1, rows), cols=columns, style=GRID)
        table.autofit = False
        if told:
            table._tbl.tblPr.append(element("tblDescription", val=clean(told)))
        wide = text_width(self.document) / sum(shares)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(share * wide)
        style = self.document.styles[CELL]
        for n, row in enumerate(table.rows):
            properties = row._tr.get_or_add_trPr()
            properties.append(element("cantSplit"))
            if n == 0:
                properties.append(element("tblHeader"))
            for cell, share in zip(row.cells, shares, strict=True):
                cell.width = Cm(share * wide)
                cell.paragraphs[0].style = style
                if n == 0:
                    shade(cell.paragraphs[0], SHADE)
        made: list[Any] = list(table._tbl.tr_lst)
        made += [deepcopy(made[1]) for _ in range(rows - 1)]
        table._tbl.extend(made[2:])
        return [[Paragraph(p, table) for p in row.xpath("./w:tc/w:p")] for row in made]


def shade(paragraph: Paragraph, colour: str) -> None:
    """Colour the cell of a table in which the paragraph stands."""
    cell: Any = paragraph._p.getparent()
    cell.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def join(paragraphs: Sequence[Paragraph]) -> None:
    """Make one cell of those of a row in which the paragraphs stand; that of the first stays."""
    first, *others = (cast(Any, paragraph._p.getparent()) for paragraph in paragraphs)
    for cell in others:
        first.width += cell.width
        cell.getparent().remove(cell)
    first.grid_span = len(paragraphs)


def finish(document: Document) -> bytes:
    """The document's bytes with fixed dates, so that the same content gives the same bytes."""
    day = datetime(2000, 1, 1, tzinfo=UTC)
    properties: Any = document.core_properties
    properties.created = properties.modified = day
    properties.author = properties.last_modified_by = "wsisdiff"
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.revision = 1
    raw = io.BytesIO()
    speak(document.element)
    document.save(raw)
    return repacked(raw)


def speak(root: Any) -> None:
    """Tell Word the language of paragraphs that are not English, and where they begin to be read."""
    for paragraph in root.iter(qn("w:p")):
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t"), qn("w:delText")))
        code = ENGLISH if text.isascii() else language_of(text)
        if code in (ENGLISH, UNDETERMINED):
            continue
        if right_to_left := direction(code) == "rtl":
            properties = paragraph.get_or_add_pPr()
            later = ("spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr", "pPrChange")
            first = next((found for name in later if (found := properties.find(qn(f"w:{name}"))) is not None), None)
            properties.append(element("bidi")) if first is None else first.addprevious(element("bidi"))
        for run in paragraph.iter(qn("w:r")):
            words = run.get_or_add_rPr()
            if right_to_left:
                words.append(element("rtl"))
            kind = "bidi" if right_to_left else "eastAsia" if code in ("zh", "ja", "ko") else "val"
            words.append(element("lang", **{kind: code}))
