"""Tables with drawn rules: where rules that touch each other part a page into rows and cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wsisdiff.reading.pdf.shapes import Bar, Drawn, Upright
from wsisdiff.text.neighbours import together

TOUCH = 3.0
"""Points between rules that meet in a corner."""
SAME = 1.6
"""Points by which pieces of one rule may stand apart from each other sideways."""
SHORTEST = 7.0
"""Points of a rule between cells, at least."""
ACROSS = 0.6
"""A rule between rows goes over at least this share of the table's width; the rest of it is in cells over several rows."""
MOST_RULES = 600
"""Rules of a page that are put together; a page with more is a drawing."""


@dataclass(slots=True)
class Grid:
    """A table's rules: `rows` from the top down as (bottom, top), and for each the edges of its cells from the left."""

    left: float
    right: float
    rows: list[tuple[float, float]] = field(default_factory=list)
    edges: list[list[float]] = field(default_factory=list)


def grids(found: Drawn) -> list[Grid]:
    """The tables of a page that have rules: at least one row in which an upright parts two cells."""
    uprights = _joined_uprights(found.uprights)
    bars = _joined_bars(found.bars)
    if not uprights or len(uprights) + len(bars) > MOST_RULES:
        return []
    tables = []
    for group_up, group_bar in _touching(uprights, bars):
        if grid := _grid(group_up, group_bar):
            tables.append(grid)
    return tables


def _joined_uprights(uprights: Iterable[Upright]) -> list[Upright]:
    whole: list[Upright] = []
    for one in sorted(uprights, key=lambda u: (round(u.x / SAME), -u.y1)):
        last = whole[-1] if whole else None
        if last and abs(last.x - one.x) < SAME and one.y1 > last.y0 - TOUCH:
            whole[-1] = Upright(last.x, min(last.y0, one.y0), max(last.y1, one.y1))
        else:
            whole.append(one)
    return [one for one in whole if one.y1 - one.y0 >= SHORTEST]


def _joined_bars(bars: Iterable[Bar]) -> list[Bar]:
    whole: list[Bar] = []
    for one in sorted(bars, key=lambda b: (round(b.y / SAME), b.x0)):
        last = whole[-1] if whole else None
        if last and abs(last.y - one.y) < SAME and one.x0 < last.x1 + TOUCH:
            whole[-1] = Bar(last.x0, max(last.x1, one.x1), last.y, last.thick)
        else:
            whole.append(one)
    return [one for one in whole if one.x1 - one.x0 >= SHORTEST]


def _touching(uprights: Sequence[Upright], bars: Sequence[Bar]) -> list[tuple[list[Upright], list[Bar]]]:
    """Groups of rules of which each touches another one."""
    group = list(range(len(uprights) + len(bars)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, up in enumerate(uprights):
        for j, bar in enumerate(bars, len(uprights)):
            if bar.x0 - TOUCH <= up.x <= bar.x1 + TOUCH and up.y0 - TOUCH <= bar.y <= up.y1 + TOUCH:
                group[root(i)] = root(j)
    parts: dict[int, tuple[list[Upright], list[Bar]]] = defaultdict(lambda: ([], []))
    for i, up in enumerate(uprights):
        parts[root(i)][0].append(up)
    for j, bar in enumerate(bars, len(uprights)):
        parts[root(j)][1].append(bar)
    return [part for part in parts.values() if part[0] and part[1]]


def _grid(uprights: Sequence[Upright], bars: Sequence[Bar]) -> Grid | None:
    left = min(min(up.x for up in uprights), min(bar.x0 for bar in bars))
    right = max(max(up.x for up in uprights), max(bar.x1 for bar in bars))
    top = max(max(up.y1 for up in uprights), max(bar.y for bar in bars))
    bottom = min(min(up.y0 for up in uprights), min(bar.y for bar in bars))
    grid = Grid(left, right)
    levels = [top, *_levels(bars, left, right), bottom]
    for upper, lower in pairwise(levels):
        if upper - lower < SHORTEST:
            continue
        inner = [up for up in uprights if left + SHORTEST < up.x < right - SHORTEST]
        inside = {round(up.x, 1) for up in inner if min(up.y1, upper) - max(up.y0, lower) > 0.5 * (upper - lower)}
        edges = [left]
        for x in sorted(inside):
            if x - edges[-1] > SHORTEST:
                edges.append(x)
        grid.rows.append((lower, upper))
        grid.edges.append([*edges, right])
    return grid if any(len(edges) > 2 for edges in grid.edges) else None


def _levels(bars: Sequence[Bar], left: float, right: float) -> list[float]:
    """Heights at which rules go over most of the table, from the top."""
    found: list[float] = []
    for level in together(sorted(bars, key=lambda bar: -bar.y), lambda level, bar: level[0].y - bar.y < TOUCH):
        if sum(bar.x1 - bar.x0 for bar in level) >= ACROSS * (right - left):
            found.append(level[0].y)
    return found
