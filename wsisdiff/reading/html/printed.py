"""Web pages that programs make of a PDF (pdftohtml and its kin): the lines of its pages, with their heads and feet between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from lxml.html import HtmlElement

from wsisdiff.text.neighbours import together

_MADE = re.compile(r"pdf\w*(?:to|2)html", re.IGNORECASE)
_PAGE = re.compile(r"page\d+-div")
_PLACE = re.compile(r"\b(top|left) ?: ?(\d{1,5})")
_HEIGHT = re.compile(r"\.(\w+)\{[^{}]*?line-height:(\d{1,3})")
USUAL = 18
"""Pixels from line to line where the page does not say."""
ROW = 6
"""Pixels by which pieces of one line may stand higher or lower."""
PARTED = 1.4
"""Lines so many usual distances apart stand in two paragraphs."""
_Piece = tuple[int, int, str]
"""From the top, from the left, and what it says."""


def printed(root: HtmlElement) -> str:
    """The text of such a page, form feeds between the pages of the PDF; empty for any other page."""
    body = root.find(".//body")
    if body is None or not any(_MADE.search(meta.get("content") or "") for meta in root.iter("meta")):
        return ""
    heights = {name: int(height) for style in root.iter("style") for name, height in _HEIGHT.findall(style.text or "")}
    pages = [_pieces(page, heights) for page in body.iter("div") if _PAGE.fullmatch(page.get("id") or "")]
    return "\n\f".join(map(_placed, pages)) if pages else "".join(_flowing(body))


def _pieces(page: HtmlElement, heights: dict[str, int]) -> list[_Piece]:
    found = []
    for element in page.iter("p"):
        place = dict(_PLACE.findall(element.get("style") or ""))
        step = heights.get(element.get("class") or "", USUAL)
        lines = enumerate("".join(_flowing(element)).split("\n"))
        found += [(int(place.get("top", 0)) + n * step, int(place.get("left", 0)), text) for n, text in lines if text.strip()]
    return sorted(found)


def _placed(pieces: list[_Piece]) -> str:
    """The lines of a page, those that stand apart with a blank line between."""
    rows = together(pieces, lambda row, piece: piece[0] - row[0][0] < ROW)
    steps = [after[0][0] - row[0][0] for row, after in pairwise(rows)]
    usual = median(steps) if steps else USUAL
    lines = []
    for row, step in zip(rows, [0, *steps], strict=False):
        left = min(piece[1] for piece in row) // 9
        words = "".join(text for _, _, text in sorted(row, key=lambda piece: piece[1]))
        lines.append("\n" * (step > PARTED * usual) + " " * left + words)
    return "\n".join(lines)


def _flowing(element: HtmlElement) -> Iterator[str]:
    """The words of an element and its lines, each as the page breaks them; bold lines stand alone."""
    before, after = element.getprevious(), element.getnext()
    alone = (before is None or before.tag in ("br", "hr", "a")) and (after is None or after.tag == "br")
    bold = element.tag == "b" and (element.tail or "").strip() == "" and alone
    yield "\n" if bold else ""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag == "hr":
            yield "\n\f"
        elif isinstance(child.tag, str) and child.tag not in ("style", "script"):
            yield from _flowing(child)
        yield (child.tail or "").replace("\n", " ")
    yield "\n" if bold else ""
