"""A document as Markdown: reads well on a code host, as plain text and printed.

Deletions and insertions are `<del>` and `<ins>`, which code hosts show and people can read; tildes and asterisks would not do, since
Markdown takes them for marks only between spaces and letters, not around a comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

from wsisdiff.model import Edit
from wsisdiff.reporting.ink.escaping import markdown
from wsisdiff.reporting.page.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Line,
    Paragraph,
    Picture,
    Point,
    Points,
    Quote,
    Redline,
    Run,
    Table,
)

AROUND = {"plain": ("", ""), "strong": ("**", "**"), "note": ("*", "*"), "match": ("**", "**"), "cut": ("<del>", "</del>"),
          "add": ("<ins>", "</ins>")}  # fmt: skip


def to_markdown(document: Document, picture: str = "") -> str:
    """The document's Markdown text, a new line at the end; `picture` is the name of the file beside it that holds its drawing."""
    parts = [f"# {markdown(document.title)}", *(_block(block, picture) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, picture: str) -> str:
    match block:
        case Heading():
            anchor = f'<a id="{block.anchor}"></a>\n\n' if block.anchor else ""
            return f"{anchor}{'#' * (block.level + 1)} {_line(block.line)}"
        case Paragraph():
            return _paragraph(block)
        case Quote():
            return f"> {markdown(block.where)}: {_line(block.line)}"
        case Points():
            return "\n".join(_point(point, f"{n}." if block.numbered else "-") for n, point in enumerate(block.points, 1))
        case Table():
            return _table(block)
        case Redline():
            return "\n".join(f"> {line}" if line else ">" for line in redlined(block.edits).split("\n"))
        case Picture():
            return f"![{markdown(block.text)}]({quote(picture)})" if picture else ""


def _paragraph(block: Paragraph) -> str:
    match block.kind:
        case "lead":
            return _marked("".join(run.text for run in block.line), *AROUND["strong"])
        case "note":
            return _marked("".join(run.text for run in block.line), *AROUND["note"])
    return _line(block.line)


def _point(point: Point, sign: str) -> str:
    return "\n".join([f"{sign} {_line(point.line)}", *(f"    - {_line(below)}" for below in point.below)])


def _table(table: Table) -> str:
    rules = ["---:" if table.rows and all(row[n].number for row in table.rows) else "---" for n in range(len(table.head))]
    rows = [*table.rows, *table.foot]
    return "\n".join([_row([_line(head) for head in table.head]), _row(rules), *(_row(map_cells(row, _line)) for row in rows)])


def map_cells(row: Sequence[Cell], write: Callable[[Line], str]) -> list[str]:
    """The cells of a row, each written."""
    return [write(cell.line) for cell in row]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: Line) -> str:
    return "".join(map(_run, line)).strip()


def _run(run: Run) -> str:
    start, end = AROUND[run.mark]
    if run.to:
        start, end = f"{start}[", f"](#{run.to}){end}"
    return _marked(run.text, start, end)


def _marked(text: str, start: str, end: str) -> str:
    """The text between its marks, the space at its ends outside of them."""
    said = markdown(text)
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and said else ""
    return f"{left}{start}{said}{end}{right}" if said else left


def redlined(edits: Sequence[Edit]) -> str:
    """The edits as Markdown: cut text in `<del>`, added text in `<ins>`, each line of the text a line of its own."""
    out = []
    for edit in edits:
        start, end = AROUND[edit.op] if edit.op != "keep" else ("", "")
        out.append("\\\n".join(_marked(line, start, end) for line in edit.text.split("\n")))
    return re.sub(r"\n +", "\n", "".join(out).replace("\\\n\\\n", "\n\n"))
