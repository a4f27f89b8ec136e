"""A document as Markdown: reads well on a code host, as plain text and printed.

Deletions and insertions are `<del>` and `<ins>`, which code hosts show and people can read; tildes and asterisks would not do, since
Markdown takes them for marks only between spaces and letters, not around a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from wsisdiff.model import Edit
from wsisdiff.reporting.ink.escaping import markdown
from wsisdiff.reporting.page import tree

AROUND = {"plain": ("", ""), "strong": ("**", "**"), "note": ("*", "*"), "match": ("**", "**"), "cut": ("<del>", "</del>"),
          "add": ("<ins>", "</ins>")}  # fmt: skip


def to_markdown(document: tree.Document, picture: str = "") -> str:
    """The document's Markdown text, a new line at the end; `picture` is the name of the file beside it that holds its drawing."""
    parts = [f"# {markdown(document.title)}", *(_block(block, picture) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: tree.Block, picture: str) -> str:
    match block:
        case tree.Heading():
            anchor = f'<a id="{block.anchor}"></a>\n\n' if block.anchor else ""
            return f"{anchor}{'#' * (block.level + 1)} {_line(block.line)}"
        case tree.Paragraph():
            mark = {"lead": "strong", "note": "note"}.get(block.kind)
            return _marked("".join(run.text for run in block.line), *AROUND[mark]) if mark else _line(block.line)
        case tree.Quote():
            return f"> {markdown(block.where)}: {_line(block.line)}"
        case tree.Points():
            return "\n".join(_point(point, f"{n}." if block.numbered else "-") for n, point in enumerate(block.points, 1))
        case tree.Table():
            return _table(block)
        case tree.Redline():
            return "\n".join(f"> {line}" if line else ">" for line in redlined(block.edits).split("\n"))
        case tree.Picture():
            return f"![{markdown(block.text)}]({quote(picture)})" if picture else ""


def _point(point: tree.Point, sign: str) -> str:
    return "\n".join([f"{sign} {_line(point.line)}", *(f"    - {_line(below)}" for below in point.below)])


def _table(table: tree.Table) -> str:
    rules = ["---:" if table.rows and all(row[n].number for row in table.rows) else "---" for n in range(len(table.head))]
    rows = [[_line(cell.line) for cell in row] for row in (*table.rows, *table.foot)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in ([_line(head) for head in table.head], rules, *rows))


def _line(line: tree.Line) -> str:
    return "".join(map(_run, line)).strip()


def _run(run: tree.Run) -> str:
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
