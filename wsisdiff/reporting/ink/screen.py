"""Where summaries are printed: for a person on a terminal of whatever width, or for the next program in a pipe.

On a terminal lines are folded to its width (or COLUMNS) and, without NO_COLOR, coloured. In a pipe every sentence is one line, however
long, tables are as wide as they need to be, and there is neither colour nor space at the ends of lines.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from unicodedata import combining, east_asian_width

from wsisdiff.model import STATUSES, Status
from wsisdiff.reporting.signs import SIGNS
from wsisdiff.telling.phrases import say
from wsisdiff.text.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

Piece = tuple[str, str]
"""A text and its style."""

NARROW = 60
"""Width of a terminal below which the first column of a table may be folded, too."""


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    justify: Literal["left", "right"] = "left"
    whole: bool = False
    """Never folded."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without lines; a cell is pieces of text in styles."""

    columns: Sequence[Column]
    rows: list[Sequence[Sequence[Piece]]] = field(default_factory=list)


class Screen:
    """Standard output as it is at this moment. In a pipe nothing is drawn and rich is not loaded, which would take longer than the rest."""

    def __init__(self) -> None:
        self.piped = not sys.stdout.isatty()
        self._console: Console | None = None
        self.narrow = False
        if not self.piped:
            from rich.console import Console

            self._console = Console(highlight=False)
            self.narrow = self._console.width < NARROW

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """A sentence; on a terminal what is folded is indented as its beginning is."""
        if self._console is None:
            _write(f"{' ' * indent}{line}" for line in printable(text).split("\n"))
            return
        from rich.padding import Padding
        from rich.text import Text

        shown = Text(printable(text), style=style)
        self._console.print(Padding(shown, (0, 0, 0, indent), expand=False) if indent else shown)

    def show(self, grid: Grid) -> None:
        """A table: as wide as it needs to be in a pipe, folded to the width of a terminal."""
        if self._console is None:
            _write(plain(grid))
        else:
            self._console.print(_drawn(grid))

    def signs(self) -> dict[Status, str]:
        """The signs of the statuses; words where the output's character set has no signs."""
        try:
            "".join(SIGNS.values()).encode(getattr(sys.stdout, "encoding", None) or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return {status: say("trajectory", f"short_{status}") for status in STATUSES}
        return SIGNS


def _write(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line.rstrip(' ')}\n" for line in lines))


def plain(grid: Grid) -> list[str]:
    """The rows under their heads, columns two spaces apart."""
    rows = [[c.head for c in grid.columns], *(["".join(text for text, _ in cell) for cell in row] for row in grid.rows)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        padded = []
        for column, width, text in zip(grid.columns, widths, row, strict=True):
            space = " " * (width - cells(text))
            padded.append(space + text if column.justify == "right" else text + space)
        lines.append("  ".join(padded))
    return lines


def cells(text: str) -> int:
    """The places that a text takes on a line: two for a wide character, none for a mark above another.

    >>> cells("cafe\u0301"), cells("草案")
    (4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _drawn(grid: Grid) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in grid.columns:
        table.add_column(column.head, justify=column.justify, no_wrap=column.whole, overflow="fold")
    for row in grid.rows:
        table.add_row(*map(_styled, row))
    return table


def _styled(cell: Sequence[Piece]) -> Text:
    from rich.text import Text

    return Text.assemble(*cell)
