"""Blocks put right before they are numbered, alike for every format: what is no heading, what is one, numbers parted from their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.blocks import Block
from wsisdiff.reading.paragraphs.citing import NAMED, is_aside, opens_option
from wsisdiff.reading.paragraphs.labels import read_label

_ALONE = re.compile(
    r"(?:[\[(]?(?:OP|PP)?\s?\d{1,4}(?:[.\s-]?(?:bis|ter|quater|alt|[a-z]))?\s?[.):\]\-–]{1,2}|(?:OP|PP)\s?\d{1,4}(?:\s?(?:bis|ter|alt))?"
    r"|[(（][^\W\d_]{1,4}[)）]|[a-z]{1,3}[.)]|[•‣◦▪■□●○∙·–—-]|[〇一二三四五六七八九十百]{1,4}、|[（(][〇一二三四五六七八九十百\d]{1,3}[）)])"
)
"""A label with nothing behind it: its text stands in the next block."""
ASIDE_WORDS = 5
"""Words of a line in braces up to which it is a note on what follows: longer ones are words on offer."""
_FIGURE = re.compile(r"(?P<named>(?:Op\.?\s)?Para(?:graph|\.)?\s?)?(?P<number>\d{1,3})", re.IGNORECASE)
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}[章节節编編部分]{1,2}\s*\S{0,20}")
"""A chapter with its title, as Chinese laws have it."""


def settled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what readers take for headings and is not, and the other way round, put right.

    "Option 1:" over unnumbered words opens one of several texts within a paragraph and is text itself (over numbered paragraphs it is a
    heading, though no section's); "Article 4" on a line of its own is a heading in every format.
    """
    blocks = joined(blocks)
    out = []
    for at, block in enumerate(blocks):
        if block.kind == "heading" and opens_option(block.text) and _words_follow(blocks, at):
            block = replace(block, kind="text", level=0)
        elif block.kind == "text" and not block.label and _lone(block.text):
            block = replace(block, kind="heading", level=max(block.level, 3))
        out.append(block)
    return out


def _words_follow(blocks: Sequence[Block], at: int) -> bool:
    """Whether the next block is text without a number."""
    if at + 1 == len(blocks) or blocks[at + 1].kind != "text":
        return False
    label = read_label(f"{blocks[at + 1].label} {blocks[at + 1].text}".strip())
    return label is None or label.kind == "item"


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each number that stands in a block of its own put before its text: columns and grids, number left, text right.

    A bare figure counts only where such figures count the texts from 1 on, so that no page number or cell is taken for one.
    """
    figures = _counting(blocks)
    out: list[Block] = []
    for at, block in enumerate(blocks):
        before = out[-1] if out else None
        alone = before is not None and before.kind == "text" and not before.label and _ALONE.fullmatch(before.text)
        counted = at - 1 in figures
        if before and block.kind == "text" and not block.label and (counted or (alone and read_label(block.text) is None)):
            found = _FIGURE.match(before.text) if counted else None
            text = f"{found[2]}. {block.text}" if found else f"{before.text} {block.text}"
            out[-1] = replace(block, text=text, place=before.place, marks=(*before.marks, *block.marks))
        else:
            out.append(block)
    return out


def _counting(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the blocks stand that hold a bare figure each, or "Paragraph" and a figure, counting the texts behind them."""
    found: list[int] = []
    for at, block in enumerate(blocks[:-1]):
        following = blocks[at + 1]
        figure = _FIGURE.fullmatch(block.text)
        plain = following.kind == "text" and not (block.label or following.label)
        counts = plain and figure and (block.kind == "text" or figure["named"]) and int(figure["number"]) == len(found) + 1
        if counts and following.text[:1].isalpha():
            found.append(at)
    return frozenset(found) if len(found) > 1 else frozenset()


def _lone(text: str) -> bool:
    if text.startswith("{") and is_aside(text) and len(text.split()) <= ASIDE_WORDS:
        return True
    if _CHAPTER.fullmatch(text) and text[-1] not in "。；：，":
        return True
    forms = (form for kind, form in NAMED if kind != "annex" or text[:1].isupper())
    return len(text) <= 30 and any((found := form.match(text)) and not text[found.end() :].strip(" .:]—–-") for form in forms)
