"""Every line of a document, for tests that look for what it says."""

from __future__ import annotations

from collections.abc import Iterator

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
