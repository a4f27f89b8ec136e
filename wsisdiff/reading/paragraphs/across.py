"""Brackets that open in one paragraph or heading and close in a later one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from wsisdiff.model import Heading, Paragraph
from wsisdiff.reading.paragraphs.marks import Across

FARTHEST = 40
"""Paragraphs over which a bracket may reach that opens at a line's start and closes at a line's end: an article in brackets. The
longest of the drafts of the Paris Agreement has 31 (November 2026)."""
NEAR = 3
"""Paragraphs over which any other bracket may reach: one that opens or closes within a sentence."""
_ENDS = re.compile(r"[\s\].,;:)”\"’]*")
_BEGINS = re.compile(r"[\s\[(“\"]*(?:\(?[a-z0-9]{1,3}[).]\s*)?[\s\[]*")


class Piece(NamedTuple):
    """What a reader meets: a paragraph, or a heading before the paragraph `at`."""

    text: str
    at: int
    heading: bool


def pieces_of(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Piece]:
    """Headings and paragraphs in the order of the draft."""
    found = [Piece(h.text, h.before, True) for h in headings] + [Piece(p.text, n, False) for n, p in enumerate(paragraphs)]
    return sorted(found, key=lambda piece: (piece.at, not piece.heading))


def across(pieces: Sequence[Piece], count: int) -> list[Across]:
    """For each of so many paragraphs the brackets that it shares with others. An opening counts for the nearest closing that is its own."""
    opened: list[tuple[int, Piece, int, bool]] = []
    before: defaultdict[int, list[int]] = defaultdict(list)
    after: defaultdict[int, list[int]] = defaultdict(list)
    covered = [0] * (count + 2)
    for number, piece in enumerate(pieces):
        text = piece.text
        closings, openings = _left_over(text)
        for at in closings:
            at_end = _ENDS.fullmatch(text, at) is not None or text.startswith("\n", at + 1)
            while opened and number - opened[-1][0] > (FARTHEST if opened[-1][3] and at_end else NEAR):
                opened.pop()
            if not opened:
                break
            _, start, where, _ = opened.pop()
            if not start.heading:
                after[start.at].append(where)
            if not piece.heading:
                before[piece.at].append(at)
            inner = start.at + (not start.heading)
            if inner < piece.at:
                covered[inner] += 1
                covered[piece.at] -= 1
        opened += [(number, piece, at, _BEGINS.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None) for at in openings]
    depths = list(accumulate(covered))
    return [Across(frozenset(before[n]), frozenset(after[n]), depths[n] > 0) for n in range(count)]


def _left_over(text: str) -> tuple[list[int], list[int]]:
    """Where brackets close that were not opened in the text, and where they open and are not closed in it."""
    if "[" not in text and "]" not in text:
        return [], []
    closings: list[int] = []
    opened: list[int] = []
    for at in (match.start() for match in re.finditer(r"[\[\]]", text)):
        if text[at] == "[":
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            closings.append(at)
    return closings, opened
