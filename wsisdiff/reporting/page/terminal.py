"""A document printed for a person on a terminal or in a pipe: colours only on a terminal and without NO_COLOR."""

from __future__ import annotations

from collections.abc import Mapping

from wsisdiff.model import Status
from wsisdiff.reporting.ink.screen import Column, Grid, Piece, Screen, plain
from wsisdiff.reporting.page.tree import (
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Picture,
    Points,
    Quote,
    Redline,
    Table,
    redlined,
)
from wsisdiff.reporting.signs import SIGNS
from wsisdiff.telling.phrases import say
from wsisdiff.text.terminal import printable

STYLES = {"adopted": "green", "partial": "yellow", "left_out": "red"}


class _Sheet:
    """Lines of plain text, as a pipe gets them."""

    narrow, piped = False, True

    def __init__(self) -> None:
        self.lines: list[str] = []

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        self.lines.append(f"{' ' * indent}{printable(text)}".rstrip())

    def signs(self) -> dict[Status, str]:
        return SIGNS

    def show(self, grid: Grid) -> None:
        self.lines += [line.rstrip() for line in plain(grid)]


def to_terminal(document: Document, *last: str) -> None:
    """Print the document to standard output, without its title, which the person has just named, and `last` sentences below it."""
    screen = Screen()
    for block in document.blocks:
        _block(screen, block)
    for sentence in last:
        screen.line(sentence)


def to_text(document: Document) -> str:
    """The document as plain text, for a mail; a new line at the end."""
    sheet = _Sheet()
    sheet.line(document.title)
    for block in document.blocks:
        _block(sheet, block)
    return "\n".join(sheet.lines).strip("\n") + "\n"


def _block(screen: Screen | _Sheet, block: Block) -> None:
    match block:
        case Heading():
            screen.line()
            screen.line(_plain(screen, block.line), "bold")
        case Paragraph():
            if block.kind == "lead":
                screen.line()
            screen.line(_plain(screen, block.line), "bold" if block.kind == "lead" else "", indent=2 * (block.kind == "note"))
        case Quote():
            screen.line(f"{block.where}: {_plain(screen, block.line)}", indent=4)
        case Points():
            for n, point in enumerate(block.points, 1):
                screen.line(f"{f'{n}. ' if block.numbered else ''}{_plain(screen, point.line)}", indent=2)
                for below in point.below:
                    screen.line(_plain(screen, below), indent=6)
        case Table():
            screen.show(_grid(screen, block))
        case Redline():
            screen.line(_plain(screen, redlined(block)), indent=4)
        case Picture():
            screen.line(block.text, indent=2)


def _grid(screen: Screen | _Sheet, table: Table) -> Grid:
    numbers = [bool(table.rows) and all(row[n].number for row in table.rows) for n in range(len(table.head))]
    heads = [printable(_plain(screen, head)) for head in table.head]
    columns = [
        Column(head, justify="right" if number else "left", whole=n == 0 and not screen.narrow)
        for n, (head, number) in enumerate(zip(heads, numbers, strict=True))
    ]
    grid = Grid(columns)
    for row in table.rows:
        grid.rows.append([_pieces(screen, cell.line, STYLES.get(cell.tone, "")) for cell in row])
    for row in table.foot:
        grid.rows.append([_pieces(screen, cell.line, f"bold {STYLES.get(cell.tone, '')}".strip()) for cell in row])
    return grid


def _pieces(screen: Screen | _Sheet, line: Line, style: str) -> list[Piece]:
    return [(printable(legible(run.text, screen.signs())), STYLES.get(run.tone, style)) for run in line]


def _plain(screen: Screen | _Sheet, line: Line) -> str:
    """The line without marks; what is cut and added is said in words."""
    out = []
    for run in line:
        said = {"cut": say("page", "cut"), "add": say("page", "added")}.get(run.mark)
        out.append(f"[{said}: {run.text}]" if said else run.text)
    return legible("".join(out), screen.signs())


def legible(text: str, signs: Mapping[Status, str]) -> str:
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
