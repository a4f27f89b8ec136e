"""What is drawn on a page, as values: bars, uprights, areas, print; and the boxes that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

COLOURED = 60
"""Print in which red, green and blue differ by more than this has a colour."""

Colour = tuple[int, int, int, int]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the page as shown."""
Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A thin level line, however it was drawn: a stroke, a filled rectangle, a picture."""

    x0: float
    x1: float
    y: float
    thick: float
    colour: Colour = (0, 0, 0, 255)


@dataclass(frozen=True, slots=True)
class Upright:
    """A thin line from top to bottom."""

    x: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Print:
    """What is special about a piece of text: its colour, whether it may be unseen."""

    colour: Colour
    doubtful: bool
    invisible: bool
    handle: Any


@dataclass(slots=True)
class Drawn:
    """All that was found on one page. `prints` holds special print only, by the address of its object."""

    bars: list[Bar] = field(default_factory=list)
    uprights: list[Upright] = field(default_factory=list)
    fills: list[tuple[Box, Colour, int]] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    slanted: list[Box] = field(default_factory=list)
    """Long strokes from corner to corner of these boxes, as they are drawn through what is crossed out."""
    prints: dict[int, Print] = field(default_factory=dict)
    texts: list[tuple[int, Any, Matrix]] = field(default_factory=list)
    """Order of drawing, object and matrix of every piece of text."""


def times(one: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(box: Box, area: Box) -> float:
    """The share of the box that lies in the area."""
    across, up = min(box[2], area[2]) - max(box[0], area[0]), min(box[3], area[3]) - max(box[1], area[1])
    size = (box[2] - box[0]) * (box[3] - box[1])
    return across * up / size if across > 0 and up > 0 and size > 0 else 0.0
