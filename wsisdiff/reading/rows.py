"""Rows of tables as blocks, the same for Word files and web pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.blocks import Block

BETWEEN_CELLS = " | "
_BARE_LABEL = re.compile(r"\d{1,3}(?:\s?(?:bis|ter|quater))?\.|\([a-z]{1,4}\)|(?:OP|PP)\s?\d{1,3}\.?")
"""A cell that holds a paragraph's number alone, as in tables of "No. | Text | Proposals"."""
_NUMBERED = re.compile(r"\d{1,3}(?:\s?(?:bis|ter|quater))?\.(?:\s|$)")


def row_blocks(cells: Sequence[Sequence[Block]], place: str) -> list[Block]:
    """A row's blocks, from the blocks of each of its cells.

    Cells side by side ("text | amendment") are one block, so that an amendment stays with the text it amends. A row in which one
    cell alone holds text is read like text outside a table, and so, cell after cell, is a row in which a cell holds several
    numbered paragraphs: joined, all but the first would lose their numbers.
    """
    filled = [cell for cell in cells if cell]
    if len(cells) == 1:
        return [replace(block, place=place) for block in filled[0]] if filled else []
    if len(filled) <= 1 or any(sum(map(_numbered, cell)) > 1 for cell in filled):
        return [replace(_as_text(block), place=place) for cell in filled for block in cell]
    notes = [block for cell in filled for block in cell if block.kind == "footnote"]
    texts = [" ".join(f"{b.label} {b.text}".strip() for b in cell if b.kind != "footnote") for cell in cells]
    label = ""
    if _BARE_LABEL.fullmatch(texts[0]):
        label, *texts = texts
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    marks = tuple(mark for cell in filled for block in cell for mark in block.marks)
    text = " ".join(BETWEEN_CELLS.join(texts).split())
    return [Block("text", text, label, place=place, marks=marks), *notes]


def _numbered(block: Block) -> bool:
    return block.kind == "text" and _NUMBERED.match(block.label or block.text) is not None


def _as_text(block: Block) -> Block:
    """In a table of columns a bold line is a column's head, no section of the document."""
    return replace(block, kind="text", level=0) if block.kind == "heading" else block
