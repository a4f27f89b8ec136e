"""Every line of a document, and what a person sees of it in each format, for tests that look for what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx import table as word_table
from docx.text import paragraph as word_paragraph
from lxml import html
from markdown_it import MarkdownIt

from wsisdiff.reporting.ink.escaping import DEAD
from wsisdiff.reporting.page.tree import (
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Picture,
    Points,
    Quote,
    Redline,
    Run,
    Table,
    line,
)
from wsisdiff.reporting.writers import of_tree


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of a document, in its order; redlines and pictures as lines of plain words."""
    yield line(document.title)
    for block in document.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Heading() | Paragraph():
            yield block.line
        case Quote():
            yield line(block.where)
            yield block.line
        case Points():
            for point in block.points:
                yield point.line
                yield from point.below
        case Table():
            yield from block.head
            for row in (*block.rows, *block.foot):
                yield from (cell.line for cell in row)
        case Redline():
            yield tuple(Run(edit.text) for edit in block.edits)
        case Picture():
            yield line(block.text)


def of_markdown(made: str) -> str:
    page = html.document_fromstring(str(MarkdownIt("commonmark", {"html": True}).enable("table").render(made.replace(DEAD, ""))))
    return page.text_content() + " ".join(image.get("alt", "") for image in page.iter("img"))


def of_html(made: str) -> str:
    page = html.document_fromstring(re.sub(r"<style>.*?</style>", "", made, flags=re.DOTALL))
    return page.text_content() + " ".join(figure.get("aria-label", "") for figure in page.iter("figure"))


def of_word(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    parts: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, word_paragraph.Paragraph):
            parts.append(part.text)
        elif isinstance(part, word_table.Table):
            parts += [cell.text for row in part.rows for cell in row.cells]
    told = document.element.xpath("//w:tblDescription/@w:val")
    return " ".join([*parts, *told])


READ_BACK: dict[str, Callable[[Any], str]] = {"md": of_markdown, "html": of_html, "docx": of_word, "text": str}
"""Format -> what a person sees of a file in it, by a reader of other people's where there is one."""


def shown(document: Document, form: str) -> str:
    """What a person sees of the document in a format."""
    return READ_BACK[form](of_tree(document, form, picture="picture.svg"))


def bare(text: str) -> str:
    """The text without spaces, and without the words that say what an edit does."""
    return re.sub(r"\s|\[cut:|\[added:|\]|\[", "", text)
