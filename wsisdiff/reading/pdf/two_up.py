"""Sheets on which two pages are printed side by side, parted where both halves bear the numbers of pages that follow each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.pdf.page import Line, Page
from wsisdiff.reading.pdf.shapes import Drawn

EDGE = 0.12
"""Share of a sheet's height at its top and bottom in which the numbers of its pages stand."""
_NUMBER = re.compile(r"\W*(?:[^\W\d_]{1,5}\W+)?(\d{1,3})\W*(?:(?:/|of|von|sur|de) ?\d{1,3}\W*)?", re.IGNORECASE)


def halved(sheets: Sequence[Page]) -> list[Page]:
    """The pages of a file, each as a sheet of its own; the sheets as they are where they are none of two pages."""
    middles = {round(line.width / 2, 1) for sheet in sheets for line in sheet.lines if line.width > line.height}
    wide = all(line.width > line.height for sheet in sheets for line in sheet.lines)
    if len(middles) != 1 or not wide:
        return list(sheets)
    middle = middles.pop()
    across = any(line.x0 < middle < line.x1 for sheet in sheets for line in sheet.lines)
    if across or not any(_numbered(sheet, middle) for sheet in sheets):
        return list(sheets)
    pages: list[Page] = []
    for sheet in sheets:
        left = [_moved(line, 0.0, len(pages) + 1) for line in sheet.lines if line.x1 <= middle]
        right = [_moved(line, middle, len(pages) + 2) for line in sheet.lines if line.x0 >= middle]
        pages += [replace(sheet, lines=left), Page(right, drawn=_beyond(sheet.drawn, middle))]
    return pages if pages[-1].lines else pages[:-1]


def _numbered(sheet: Page, middle: float) -> bool:
    """Whether two numbers that follow each other stand level at the edge of a sheet, one in each half."""
    edges = [line for line in sheet.lines if not EDGE * line.height < line.y < (1 - EDGE) * line.height]
    numbers = [(int(found[1]), line) for line in edges if (found := _NUMBER.fullmatch(line.text))]
    pairs = [(one, other) for one in numbers for other in numbers if one[1].x1 <= middle <= other[1].x0]
    return any(b == a + 1 and abs(left.y - right.y) < 2 for (a, left), (b, right) in pairs)


def _moved(line: Line, by: float, page: int) -> Line:
    return replace(line, x0=line.x0 - by, x1=line.x1 - by, tab=line.tab and line.tab - by, width=line.width / 2, page=page)


def _beyond(drawn: Drawn, middle: float) -> Drawn:
    """The rules of the right half, counted from its left edge."""
    bars = [replace(bar, x0=bar.x0 - middle, x1=bar.x1 - middle) for bar in drawn.bars if bar.x0 >= middle]
    return Drawn(bars, [replace(up, x=up.x - middle) for up in drawn.uprights if up.x >= middle])
