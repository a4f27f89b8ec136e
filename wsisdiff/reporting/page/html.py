"""A document as one self-contained page: no script, no network, light and dark, printable."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from wsisdiff.reporting.ink.escaping import page as escaped
from wsisdiff.reporting.ink.escaping import spoken
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
    redlined,
)
from wsisdiff.telling.phrases import say

TAGS = {"strong": "strong", "note": "em", "match": "mark", "cut": "del", "add": "ins"}


def to_html(document: Document) -> str:
    """The page; every text is escaped, control characters are taken out."""
    style = (files("wsisdiff") / "templates" / "page.css").read_text(encoding="utf-8").strip()
    words = {key: say("page", key) for key in ("cut", "added")}
    said = "".join(f'{tag}::before {{ content: " [{words[key]}: " }} ' for tag, key in (("del", "cut"), ("ins", "added")))
    body = body_of(document.blocks)
    return PAGE.format(
        title=escaped(document.title), style=f"{style}\n{said}", body=body, language=escaped(say("page", "language"))
    )


def body_of(blocks: Sequence[Block]) -> str:
    """Blocks as markup for a page that has the rest, every text escaped."""
    return "\n".join(_block(block, n) for n, block in enumerate(blocks))


PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def _block(block: Block, n: int) -> str:
    match block:
        case Heading():
            anchor = f' id="{escaped(block.anchor)}"' if block.anchor else ""
            return f"<h{block.level + 1}{anchor}>{_line(block.line)}</h{block.level + 1}>"
        case Paragraph():
            return _paragraph(block)
        case Quote():
            label = f'<span class="soft">{escaped(block.where)}:</span>'
            return (
                f'<blockquote dir="auto">{label} <span class="text"{_spoken(block.line)}>{_line(block.line)}</span></blockquote>'
            )
        case Points():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>\n{''.join(map(_point, block.points))}</{tag}>"
        case Table():
            return _table(block, n)
        case Redline():
            return f'<blockquote dir="auto"><span class="text"{_spoken(redlined(block))}>{_line(redlined(block))}</span></blockquote>'
        case Picture():
            return f'<figure role="img" aria-label="{escaped(block.text)}">{block.svg}</figure>'


def _spoken(line: Line) -> str:
    return spoken("".join(run.text for run in line))


def _paragraph(block: Paragraph) -> str:
    match block.kind:
        case "lead":
            return f"<p><strong>{_line(block.line)}</strong></p>"
        case "note":
            return f'<p class="soft">{_line(block.line)}</p>'
        case "status":
            return f'<p class="status">{_line(block.line)}</p>'
    return f"<p>{_line(block.line)}</p>"


def _point(point: Point) -> str:
    below = f"<ul>{''.join(f'<li>{_line(line)}</li>' for line in point.below)}</ul>" if point.below else ""
    kind = ' class="proposal"' if point.proposal else ""
    return f"<li{kind}>{_line(point.line)}{below}</li>\n"


def _table(table: Table, n: int) -> str:
    heads = "".join(f'<th scope="col">{_line(head)}</th>' if head else "<td></td>" for head in table.head)
    foot = f"<tfoot>{''.join(map(_row, table.foot))}</tfoot>" if table.foot else ""
    rows = "".join(map(_row, table.rows))
    name = escaped(" ".join(run.text for head in table.head for run in head))
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{name} ({n})"><table>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>{foot}</table></div>"
    )


def _row(row: tuple[Cell, ...]) -> str:
    first, *others = row
    cells = "".join(_cell(cell) for cell in others)
    return f'<tr><th scope="row">{_line(first.line)}</th>{cells}</tr>\n'


def _cell(cell: Cell) -> str:
    kinds = " ".join(kind for kind in (cell.tone, "number" if cell.number else "") if kind)
    named = f' class="{kinds}"' if kinds else ""
    return f"<td{named}>{_line(cell.line)}</td>"


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    text = escaped(run.text)
    if run.to:
        text = f'<a href="#{escaped(run.to)}">{text}</a>'
    tag = TAGS.get(run.mark)
    return f"<{tag}>{text}</{tag}>" if tag else text
