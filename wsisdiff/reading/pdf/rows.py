"""Pieces of text that stand beside each other: rows of words, lines or cells, from the top down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

ROW = 0.5
"""Ems by which baselines of one row may differ."""


class Placed(Protocol):
    """A word or line with its place on the page."""

    @property
    def x0(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> float: ...


Piece = TypeVar("Piece", bound=Placed)


def rows_of(pieces: Iterable[Piece], within: float = ROW) -> list[list[Piece]]:
    """The rows; in each the pieces from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and rows[-1][0].y - piece.y < within * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda piece: piece.x0)
    return rows
