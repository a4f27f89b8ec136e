"""A document as one self-contained page: no script, no network, light and dark, printable."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.reporting.ink.escaping import page as escaped
from wsisdiff.reporting.ink.escaping import spoken
from wsisdiff.reporting.ink.pages import template
from wsisdiff.reporting.page import tree
from wsisdiff.telling.phrases import say

TAGS = {"strong": "strong", "note": "em", "match": "mark", "cut": "del", "add": "ins"}
PARAGRAPHS = {
    "plain": "<p>%s</p>", "lead": "<p><strong>%s</strong></p>", "note": '<p class="soft">%s</p>', "status": '<p class="status">%s</p>',
}  # fmt: skip


def to_html(document: tree.Document) -> str:
    """The page; every text is escaped, control characters are taken out."""
    style = template("page.css").strip()
    words = {key: say("page", key) for key in ("cut", "added")}
    said = "".join(f'{tag}::before {{ content: " [{words[key]}: " }} ' for tag, key in (("del", "cut"), ("ins", "added")))
    title, language = escaped(document.title), escaped(say("page", "language"))
    return PAGE.format(title=title, style=f"{style}\n{said}", body=body_of(document.blocks), language=language)


def body_of(blocks: Sequence[tree.Block]) -> str:
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


def _block(block: tree.Block, n: int) -> str:
    match block:
        case tree.Heading():
            anchor = f' id="{escaped(block.anchor)}"' if block.anchor else ""
            return f"<h{block.level + 1}{anchor}>{_line(block.line)}</h{block.level + 1}>"
        case tree.Paragraph():
            return PARAGRAPHS[block.kind] % _line(block.line)
        case tree.Quote():
            return _quoted(block.line, f'<span class="soft">{escaped(block.where)}:</span> ')
        case tree.Points():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>\n{''.join(map(_point, block.points))}</{tag}>"
        case tree.Table():
            return _table(block, n)
        case tree.Redline():
            return _quoted(tree.redlined(block))
        case tree.Picture():
            return f'<figure role="img" aria-label="{escaped(block.text)}">{block.svg}</figure>'


def _quoted(line: tree.Line, label: str = "") -> str:
    language = spoken("".join(run.text for run in line))
    return f'<blockquote dir="auto">{label}<span class="text"{language}>{_line(line)}</span></blockquote>'


def _point(point: tree.Point) -> str:
    below = f"<ul>{''.join(f'<li>{_line(line)}</li>' for line in point.below)}</ul>" if point.below else ""
    kind = ' class="proposal"' if point.proposal else ""
    return f"<li{kind}>{_line(point.line)}{below}</li>\n"


def _table(table: tree.Table, n: int) -> str:
    heads = "".join(f'<th scope="col">{_line(head)}</th>' if head else "<td></td>" for head in table.head)
    foot = f"<tfoot>{''.join(map(_row, table.foot))}</tfoot>" if table.foot else ""
    rows = "".join(map(_row, table.rows))
    name = escaped(" ".join(run.text for head in table.head for run in head))
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{name} ({n})"><table>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>{foot}</table></div>"
    )


def _row(row: tuple[tree.Cell, ...]) -> str:
    first, *others = row
    cells = "".join(_cell(cell) for cell in others)
    return f'<tr><th scope="row">{_line(first.line)}</th>{cells}</tr>\n'


def _cell(cell: tree.Cell) -> str:
    kinds = " ".join(kind for kind in (cell.tone, "number" if cell.number else "") if kind)
    named = f' class="{kinds}"' if kinds else ""
    return f"<td{named}>{_line(cell.line)}</td>"


def _line(line: tree.Line) -> str:
    return "".join(map(_run, line))


def _run(run: tree.Run) -> str:
    text = escaped(run.text)
    if run.to:
        text = f'<a href="#{escaped(run.to)}">{text}</a>'
    tag = TAGS.get(run.mark)
    return f"<{tag}>{text}</{tag}>" if tag else text
