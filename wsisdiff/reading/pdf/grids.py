"""Tables with drawn rules: where rules that touch each other part a page into rows and cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wsisdiff.reading.pdf.source import Bar, Drawn, Upright
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
    """A table's rules: `rows` from the top down as (bottom, top, edges of its cells from the left)."""

    left: float
    right: float
    rows: list[tuple[float, float, list[float]]] = field(default_factory=list)


def grids(found: Drawn) -> list[Grid]:
    """The tables of a page that have rules: at least one row in which an upright parts two cells."""
    uprights = [Upright(x, y0, y1) for x, y0, y1 in _joined((up.x, up.y0, up.y1) for up in found.uprights)]
    bars = [Bar(x0, x1, y, 0.0) for y, x0, x1 in _joined((bar.y, bar.x0, bar.x1) for bar in found.bars)]
    if not uprights or len(uprights) + len(bars) > MOST_RULES:
        return []
    return [grid for group_up, group_bar in _touching(uprights, bars) if (grid := _grid(group_up, group_bar))]


def _joined(pieces: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Rules as (where they lie, from, to), those of the pieces that touch each other as one."""
    whole: list[tuple[float, float, float]] = []
    for at, start, end in sorted(pieces, key=lambda piece: (round(piece[0] / SAME), piece[1])):
        if whole and abs(whole[-1][0] - at) < SAME and start < whole[-1][2] + TOUCH:
            whole[-1] = (whole[-1][0], whole[-1][1], max(whole[-1][2], end))
        else:
            whole.append((at, start, end))
    return [rule for rule in whole if rule[2] - rule[1] >= SHORTEST]


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
    levels = together(sorted(bars, key=lambda bar: -bar.y), lambda level, bar: level[0].y - bar.y < TOUCH)
    across = [level[0].y for level in levels if sum(bar.x1 - bar.x0 for bar in level) >= ACROSS * (right - left)]
    for upper, lower in pairwise([top, *across, bottom]):
        if upper - lower < SHORTEST:
            continue
        inner = [up for up in uprights if left + SHORTEST < up.x < right - SHORTEST]
        inside = {round(up.x, 1) for up in inner if min(up.y1, upper) - max(up.y0, lower) > 0.5 * (upper - lower)}
        edges = [left]
        for x in sorted(inside):
            if x - edges[-1] > SHORTEST:
                edges.append(x)
        grid.rows.append((lower, upper, [*edges, right]))
    return grid if any(len(edges) > 2 for *_, edges in grid.rows) else None
