"""A document printed for a person on a terminal, or as plain text for a pipe or a mail.

On a terminal lines are folded to its width (or COLUMNS) and, without NO_COLOR, coloured. In plain text every sentence is one line, however
long, tables are as wide as they need to be, and there is neither colour nor space at the ends of lines.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from unicodedata import combining, east_asian_width

from wsisdiff.model import STATUSES, Status
from wsisdiff.reporting.page import tree
from wsisdiff.reporting.signs import SIGNS
from wsisdiff.telling.phrases import say
from wsisdiff.text.terminal import printable

STYLES = {"adopted": "green", "partial": "yellow", "left_out": "red"}
NARROW = 60
"""Width of a terminal below which the first column of a table may be folded, too."""
Signs = Mapping[Status, str]
Cell = list[tuple[str, str]]
"""Pieces of text, each with its style."""


class _Sheet:
    """Lines of plain text."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.lines: list[str] = []

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        self.lines += [f"{' ' * indent}{line}".rstrip(" ") for line in printable(text).split("\n")]

    def table(self, rows: Sequence[Sequence[Cell]], numbers: Sequence[bool]) -> None:
        """The rows under their heads, columns two spaces apart."""
        texts = [["".join(text for text, _ in cell) for cell in row] for row in rows]
        widths = [max(map(cells, column)) for column in zip(*texts, strict=True)]
        for row in texts:
            spaces = [" " * (width - cells(text)) for text, width in zip(row, widths, strict=True)]
            padded = [space + text if n else text + space for text, space, n in zip(row, spaces, numbers, strict=True)]
            self.line("  ".join(padded))


class _Screen:
    """A terminal; rich is loaded for it alone, which takes longer than all else."""

    def __init__(self, signs: Signs) -> None:
        from rich.console import Console

        self.signs, self._console = signs, Console(highlight=False)

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """A sentence; what is folded is indented as its beginning is."""
        from rich.padding import Padding
        from rich.text import Text

        shown = Text(printable(text), style=style)
        self._console.print(Padding(shown, (0, 0, 0, indent), expand=False) if indent else shown)

    def table(self, rows: Sequence[Sequence[Cell]], numbers: Sequence[bool]) -> None:
        """The rows under their heads, folded to the width there is."""
        from rich.table import Table
        from rich.text import Text

        drawn = Table(box=None, pad_edge=False, header_style="bold")
        for n, (head, number) in enumerate(zip(rows[0], numbers, strict=True)):
            title, whole = "".join(text for text, _ in head), n == 0 and self._console.width >= NARROW
            drawn.add_column(title, justify="right" if number else "left", no_wrap=whole, overflow="fold")
        for row in rows[1:]:
            drawn.add_row(*(Text.assemble(*cell) for cell in row))
        self._console.print(drawn)


def to_terminal(document: tree.Document, *last: str) -> None:
    """Print the document to standard output, without its title, which the person has just named, and `last` sentences below it."""
    screen = (_Screen if sys.stdout.isatty() else _Sheet)(_signs())
    for block in document.blocks:
        _block(screen, block)
    for sentence in last:
        screen.line(sentence)
    if isinstance(screen, _Sheet):
        sys.stdout.write("".join(f"{line}\n" for line in screen.lines))


def to_text(document: tree.Document) -> str:
    """The document as plain text, for a mail; a new line at the end."""
    sheet = _Sheet(SIGNS)
    sheet.line(document.title)
    for block in document.blocks:
        _block(sheet, block)
    return "\n".join(sheet.lines).strip("\n") + "\n"


def _signs() -> Signs:
    """The signs of the statuses; words where standard output's character set has no signs."""
    try:
        "".join(SIGNS.values()).encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return {status: say("trajectory", f"short_{status}") for status in STATUSES}
    return SIGNS


def cells(text: str) -> int:
    """The places that a text takes on a line: two for a wide character, none for a mark above another.

    >>> cells("cafe\u0301"), cells("草案")
    (4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _block(screen: _Screen | _Sheet, block: tree.Block) -> None:
    match block:
        case tree.Heading():
            screen.line()
            screen.line(_plain(screen, block.line), "bold")
        case tree.Paragraph():
            if block.kind == "lead":
                screen.line()
            screen.line(_plain(screen, block.line), "bold" if block.kind == "lead" else "", indent=2 * (block.kind == "note"))
        case tree.Quote():
            screen.line(f"{block.where}: {_plain(screen, block.line)}", indent=4)
        case tree.Points():
            for n, point in enumerate(block.points, 1):
                screen.line(f"{f'{n}. ' if block.numbered else ''}{_plain(screen, point.line)}", indent=2)
                for below in point.below:
                    screen.line(_plain(screen, below), indent=6)
        case tree.Table():
            _table(screen, block)
        case tree.Redline():
            screen.line(_plain(screen, tree.redlined(block)), indent=4)
        case tree.Picture():
            screen.line(block.text, indent=2)


def _table(screen: _Screen | _Sheet, table: tree.Table) -> None:
    numbers = [bool(table.rows) and all(row[n].number for row in table.rows) for n in range(len(table.head))]
    rows: list[list[Cell]] = [[[(printable(_plain(screen, head)), "")] for head in table.head]]
    for bold, some in (("", table.rows), ("bold ", table.foot)):
        for row in some:
            rows.append([])
            for cell in row:
                style = f"{bold}{STYLES.get(cell.tone, '')}".strip()
                rows[-1].append([(printable(legible(run.text, screen.signs)), STYLES.get(run.tone, style)) for run in cell.line])
    screen.table(rows, numbers)


def _plain(screen: _Screen | _Sheet, line: tree.Line) -> str:
    """The line without marks; what is cut and added is said in words."""
    out = []
    for run in line:
        said = {"cut": say("page", "cut"), "add": say("page", "added")}.get(run.mark)
        out.append(f"[{said}: {run.text}]" if said else run.text)
    return legible("".join(out), screen.signs)


def legible(text: str, signs: Signs) -> str:
    """The text with `signs` in place of the usual signs of statuses; a sign beside its word goes without.

    >>> legible("● 12, ● adopted", {"adopted": "in", "partial": "partly", "left_out": "out"})
    'in 12, adopted'
    """
    if signs == SIGNS:
        return text
    for status, sign in SIGNS.items():
        for word in (say("status", status), say("kept", status)):
            text = text.replace(f"{sign} {word}", word)
        text = text.replace(sign, signs[status])
    return text
