"""What stands beside or behind the text and is not the text: balloons of comments and deletions, notes in the margin, stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wsisdiff.model import Remark
from wsisdiff.reading.paragraphs.labels import is_bare_label
from wsisdiff.reading.pdf.page import Line, Pages
from wsisdiff.reading.pdf.told import beginning, on_pages
from wsisdiff.text.language import read_data

SMALLER = 0.93
"""Notes in the margin are set in print at most so many times that of the text. Balloons: 0.7 to 0.85."""
LARGER = 1.07
"""Print so many times that of the text is a title's, which may be wider than the text."""
RUNNING_WORDS = 5
"""Words of a line from which it tells how wide the text is."""
LEAST_LINES = 3
"""Lines that tell it."""
CLEAR = 0.4
"""Ems between the text and what stands in its margin, at least."""
WATER_MARK = 1.8
"""Print so many times that of the text behind which other lines stand is a water mark."""


def without_stamps(pages: Pages, size: float) -> tuple[list[list[Line]], list[Remark]]:
    """The lines without what is set at an angle or behind the text; that is told, not dropped in silence."""
    kept: list[list[Line]] = []
    warnings: list[Remark] = []
    for page in pages:
        turned = [line for line in page if line.turned]
        if sum(len(line.text) for line in turned) > 0.5 * sum(len(line.text) for line in page):
            turned = []  # a whole page of turned text is text
        behind = [line for line in page if line.size > WATER_MARK * size and not line.turned and _behind(line, page)]
        orders = {line.order for line in [*turned, *behind]}
        kept.append([line for line in page if line.order not in orders])
        for lines, kind in ((turned, "file.at_angle"), (behind, "file.behind")):
            if words := " ".join(line.text for line in lines):
                warnings.append(Remark.of(kind, page=lines[0].page, quoted=words[:80]))
    return kept, warnings


def _behind(mark: Line, page: Sequence[Line]) -> bool:
    """Whether lines of the text stand within the print."""
    bottom, top = mark.y - 0.2 * mark.size, mark.y + 0.75 * mark.size
    level = [line for line in page if line.size < 0.7 * mark.size and bottom < line.y + 0.25 * line.size < top]
    return any(min(line.x1, mark.x1) - max(line.x0, mark.x0) > line.size for line in level)


def without_margins(pages: Pages, size: float) -> tuple[list[list[Line]], list[Remark]]:
    """The lines without balloons and small print beside the text, and what is said of them. `size`: of the document's text."""
    kept: list[list[Line]] = []
    beside: list[Line] = []
    edges = _edges([line for page in pages for line in page], size)
    for page in pages:
        own = _edges(page, size) or edges
        notes = {line.order for line in page if own and _is_beside(line, own, size)}
        notes |= _balloons(page)
        beside += sorted((line for line in page if line.order in notes), key=lambda line: -line.y)
        kept.append([line for line in page if line.order not in notes])
    return kept, _told(beside)


def _edges(lines: Sequence[Line], size: float) -> tuple[float, float] | None:
    """Left and right edge of the text, by its lines of running words in the usual print."""
    running = [line for line in lines if SMALLER < line.size / size < LARGER and len(line.text.split()) >= RUNNING_WORDS]
    if len(running) < LEAST_LINES:
        return None
    return min(line.x0 for line in running), max(line.x1 for line in running)


def _is_beside(line: Line, edges: tuple[float, float], size: float) -> bool:
    clear = CLEAR * size
    apart = line.x0 > edges[1] + clear or line.x1 < edges[0] - clear
    return apart and line.size < SMALLER * size and not is_bare_label(line.text)


def _balloons(page: Sequence[Line]) -> set[int]:
    """Lines in the margin that begins where a balloon of a word processor does."""
    starts = [line for line in page if _opening().match(line.text)]
    found: set[int] = set()
    for start in starts:
        right = [line for line in page if line.x0 > start.x0 - 6]
        left = [line for line in page if line.x1 < start.x1 + 6 and line.x0 > start.x0 - 6]
        top, bottom = max(line.y for line in right), min(line.y for line in right)
        others = [line for line in page if line not in right and bottom - line.size < line.y < top + line.size]
        if others and all(line.x1 <= start.x0 for line in others):
            found |= {line.order for line in right}
        elif len(left) < len(page) and all(line.x0 >= start.x1 - 6 for line in page if line not in left):
            found |= {line.order for line in left}
    return found


def _told(beside: Sequence[Line]) -> list[Remark]:
    if not beside:
        return []
    counts = {kind: sum(1 for line in beside if _opening(kind).match(line.text)) for kind in ("comment", "deletion")}
    counted = tuple(Remark.of(f"file.{kind}", n=n) for kind, n in counts.items() if n)
    pages, quoted = on_pages(line.page for line in beside), beginning(" ".join(line.text for line in beside))
    if counted:
        return [Remark.of("file.margin_of", n=len(beside), pages=pages, kinds=counted, quoted=quoted)]
    return [Remark.of("file.margin", n=len(beside), pages=pages, quoted=quoted)]


@lru_cache(maxsize=4)
def _opening(kind: str = "") -> re.Pattern[str]:
    """How a balloon begins, of one kind or any."""
    raw: dict[str, list[str]] = read_data("balloons")
    names = raw[kind] if kind else [name for some in raw.values() for name in some]
    return re.compile(rf"(?:{'|'.join(re.escape(name) for name in names)})(?:\s*[\[(][^\[\]()]{{1,20}}[\])])?\s*:")
