"""Rows of a PDF's tables as blocks: cells whole, also over a page break, heads that come again left out."""

from __future__ import annotations

from dataclasses import replace

from wsisdiff.reading.blocks import Block
from wsisdiff.reading.lines.joining import LINE_HYPHENS, Vocabulary, join_lines
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.pdf.blocks import Piece, Style, pieces
from wsisdiff.reading.pdf.endings import complete
from wsisdiff.reading.pdf.order import Run
from wsisdiff.reading.pdf.page import Line


class Table:
    """The rows of the table that is being read."""

    def __init__(self, style: Style, known: Vocabulary) -> None:
        self.style, self.known = style, known
        self.columns = Columns()

    def end(self) -> None:
        """No row follows: the next one begins another table."""
        self.columns = Columns()

    def row(self, piece: Piece, place: str) -> list[Block]:
        """The blocks of a row."""
        cells = [self._cell(cell) for cell in piece.cells or []]
        return [replace(block, page=piece.first.page) for block in self.columns.blocks(cells, place)]

    def _cell(self, lines: list[Line]) -> list[Block]:
        if not lines:
            return []
        parts = pieces([Run(lines)], self.style)
        return [
            Block(
                "text",
                join_lines([line.text for line in part.lines], self.known),
                marks=tuple(m for one in part.lines for m in one.marks),
            )
            for part in parts
        ]


def continued(before: Piece, piece: Piece) -> bool:
    """Takes the first row of a page to the last one of the page before, when its cells go on there."""
    if before.cells is None or piece.cells is None or len(before.cells) != len(piece.cells):
        return False
    pairs = [(old[-1], new[0]) for old, new in zip(before.cells, piece.cells, strict=True) if old and new]
    going = [not complete(old.text) and read_label(new.text) is None for old, new in pairs]
    parted = any(old.text[-1:] in LINE_HYPHENS for old, _ in pairs)
    if not pairs or not (parted or any(new.text[:1].islower() for _, new in pairs) or all(going)):
        return False
    for old_cell, new_cell in zip(before.cells, piece.cells, strict=True):
        old_cell.extend(new_cell)
    before.lines = [line for cell in before.cells for line in cell]
    return True
