"""What a document says, as a small tree that every writer walks.

Blocks stand below each other: headings, paragraphs, quotations, lists, tables, redlines, a picture. Their words are runs with
marks. Nothing here knows a format: a writer says how a mark or a block looks. Whoever adds a fact adds it to the tree, and all formats
have it; whoever adds a format writes one function over these blocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wsisdiff.model import Edit, Status
from wsisdiff.telling.phrases import places

Mark = Literal["plain", "strong", "note", "match", "cut", "add"]
"""strong: stands out; note: a remark of the tool's own; match: words that were found; cut and add: a proposed edit."""
Tone = Literal["", "adopted", "partial", "left_out"]
"""A status that colours what is said of it; it is always said in words too."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark. `to` is the anchor of a block of this document that they lead to."""

    text: str
    mark: Mark = "plain"
    to: str = ""
    tone: Tone = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first, second or third level below the title; `anchor` is what links lead to."""

    line: Line
    level: Literal[1, 2, 3] = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. lead: what the document says in one sentence; note: a caution, both in one mark as a whole; status: how that stands
    which the heading names."""

    line: Line
    kind: Literal["plain", "lead", "note", "status"] = "plain"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a draft, after the label of their paragraph."""

    where: str
    line: Line


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of a list, with lines below it. proposal: words for a negotiator to propose."""

    line: Line
    below: tuple[Line, ...] = ()
    proposal: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered where its order matters."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `over` is how many columns it goes over, in a picture's table alone."""

    line: Line
    tone: Tone = ""
    number: bool = False
    over: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, its rows, and rows at its foot that sum it up. `shares` are the widths of the columns against each other."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    foot: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Redline:
    """A text with what was cut and what was added; line feeds part its paragraphs."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG. `text` says in two lines what it shows, for those who do not see it; `table` is the same drawing in cells that
    go over columns, for formats in which a drawing would be a file of its own that old programs do not show."""

    svg: str
    text: str
    table: Table


Block = Heading | Paragraph | Quote | Points | Table | Redline | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document. `head` stands at the head of each of its pages."""

    title: str
    head: str
    blocks: tuple[Block, ...]


def line(*parts: str | Run) -> Line:
    """A line of its parts; a text is a plain run.

    >>> line("We ", Run("act", "strong"))
    (Run(text='We ', mark='plain', to='', tone=''), Run(text='act', mark='strong', to='', tone=''))
    """
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part)


def filled(group: str, key: str, **parts: str | int | Run | Line) -> Line:
    """A phrase with runs in its places: what `say` gives, in marks.

    >>> [run.text for run in filled("report", "red_line", ask=Run("An ask", "strong"), status="adopted")]
    ['An ask', ': adopted']
    """
    out: list[Run] = []
    for text, name in places(group, key):
        part = parts[name] if name else ""
        for run in (*line(text), *(part if isinstance(part, tuple) else line(part if isinstance(part, Run) else str(part)))):
            if out and (out[-1].mark, out[-1].to, out[-1].tone) == (run.mark, run.to, run.tone) == ("plain", "", ""):
                out[-1] = Run(out[-1].text + run.text)
            else:
                out.append(run)
    return tuple(out)


def joined(lines: Iterable[Line], between: str = "; ") -> Line:
    """Lines as one, with `between` between them."""
    out: list[Run] = []
    for one in lines:
        out += [*([Run(between)] if out else []), *one]
    return tuple(out)


def points_of(told: Iterable[str | Line], *, numbered: bool = False) -> list[Block]:
    """A list with a point for each text or line; nothing where there is none."""
    points = tuple(Point(line(one) if isinstance(one, str) else one) for one in told)
    return [Points(points, numbered)] if points else []


def redlined(block: Redline) -> Line:
    """A redline as a line of words that are kept, cut and added."""
    return tuple(Run(edit.text, "plain" if edit.op == "keep" else edit.op) for edit in block.edits)


def toned(status: Status, text: str) -> Run:
    """Words on a verdict, in the colour of its status."""
    return Run(text, tone=status)
