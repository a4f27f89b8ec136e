"""Pieces of the pages of a PDF -> the blocks of the document: what goes on over the page, what is title, how deep headings are;
rows of tables with whole cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from wsisdiff.reading.blocks import NEAR, Block, BlockKind
from wsisdiff.reading.lines.joining import CLOSING, LINE_HYPHENS, Vocabulary, complete, join_lines
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.pdf.blocks import INDENT, LARGER, SHORT_WORDS, Piece, Style, pieces
from wsisdiff.reading.pdf.order import Run
from wsisdiff.reading.pdf.page import Line

EDGE = 2.0
"""Points from the right edge within which a justified line ends."""
MOST = 0.6
"""Share of the paragraphs that makes a habit of the document."""
MOST_HEADS = 2
"""Rows of a table that are said again on the next page, at most."""
TITLE_ZONE = 0.6
"""A title begins in this share of the front page, from its top; that of A/RES/73/3 at 0.42."""


@dataclass(frozen=True, slots=True)
class _Habits:
    """How the document sets its paragraphs, which tells whether a page begins with a new one."""

    set_in: bool
    """Their first line is set in."""
    justified: bool
    """All lines but the last reach the right edge."""
    labelled: bool
    """They begin with a number or letter."""


def joined(pages: Sequence[Sequence[Piece]], style: Style) -> list[Piece]:
    """The pieces of all pages; one that goes on over the page is whole again."""
    plain = [piece for page in pages for piece in page if piece.cells is None and not piece.heading]
    habits = _habits([piece for piece in plain if len(piece.lines) > 2], style)
    whole: list[Piece] = []
    for page in pages:
        heads = _heads(whole)
        again = next((n for n, piece in enumerate(page) if _said(piece) not in heads), len(page))
        for at, piece in enumerate(page[again:]):
            if at == 0 and whole and _goes_on(whole[-1], piece, habits, style):
                whole[-1].lines.extend(piece.lines)
            elif at or not whole or not continued(whole[-1], piece):
                whole.append(piece)
    return whole


def _heads(whole: Sequence[Piece]) -> list[list[str]]:
    """What stands over the table with which the page before ended, and in its first rows: said again where the table goes on."""
    rows = sum(1 for _ in takewhile(lambda piece: piece.cells is not None, reversed(whole)))
    start = max(len(whole) - rows - 1, 0)
    return [_said(piece) for piece in whole[start : start + 1 + MOST_HEADS]] if rows else []


def _said(piece: Piece) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in piece.cells or [piece.lines]]


def _habits(long: Sequence[Piece], style: Style) -> _Habits:
    set_in = sum(piece.first.x0 - piece.lines[1].x0 > INDENT * style.size for piece in long)
    labelled = sum(read_label(piece.first.text) is not None for piece in long)
    inner = [piece.right - line.x1 < EDGE for piece in long for line in piece.lines[:-1]]
    return _Habits(set_in > MOST * len(long), sum(inner) > MOST * len(inner), labelled > MOST * len(long))


def _goes_on(before: Piece, piece: Piece, habits: _Habits, style: Style) -> bool:
    """True when the first piece of a page is the rest of the last one of the page before."""
    if before.cells is not None or piece.cells is not None:
        return False
    if before.heading or piece.heading or abs(before.last.size - piece.first.size) > 0.08 * style.size:
        return False
    text, line = before.last.text, piece.first
    if text[-1:] in LINE_HYPHENS:
        return True
    label = read_label(line.text)
    if label is not None and (line.tabbed or label.kind != "item") and (complete(text) or text.endswith(",") or line.tabbed):
        return False
    room = before.right - before.last.x1
    filled = room < (EDGE if habits.justified else line.first_word + 0.8 * line.size)
    if line.text[:1].islower():
        return filled or not text.rstrip(CLOSING).endswith(".")
    if not filled or (habits.set_in and _is_set_in(piece)):
        return False
    # After a full stop only the page's looks tell: no new paragraph begins at the margin, or without a number.
    return not complete(text) or (label is None and (habits.justified or habits.set_in or habits.labelled))


def _is_set_in(piece: Piece) -> bool:
    if len(piece.lines) < 2:
        return piece.first.x0 > piece.right * 0.3
    return piece.first.x0 - piece.lines[1].x0 > INDENT * piece.first.size


def title_matter(whole: Sequence[Piece], style: Style) -> list[Piece]:
    """What stands above the title on the front page (session, agenda item, how adopted) is heading, not text."""
    text = next((at for at, piece in enumerate(whole) if not piece.heading and not _is_short(piece)), len(whole))
    title = next((at for at in range(text - 1, -1, -1) if _is_title(whole[at], style)), 0)
    for piece in whole[:title]:
        piece.heading = True
    return list(whole)


def _is_title(piece: Piece, style: Style) -> bool:
    first = piece.first
    return piece.heading and first.page == 1 and first.size > LARGER * style.size and first.from_top < TITLE_ZONE * first.height


def _is_short(piece: Piece) -> bool:
    text = " ".join(line.text for line in piece.lines)
    return len(text.split()) <= 2 * SHORT_WORDS and read_label(text) is None


def title_of(whole: Sequence[Piece], heads: frozenset[str], style: Style, known: Vocabulary) -> str:
    """The heading before the first text that the running heads repeat; else the longest in larger print, else the first in bold, else none.

    Titles of resolutions stand in smaller print than "Resolution adopted by the General Assembly" above them, and are longer.
    """
    first = next((at for at, piece in enumerate(whole) if not piece.heading), len(whole))
    headings = [piece for piece in whole[: first + 1] if piece.heading] or [piece for piece in whole[:12] if piece.heading]
    texts = {id(piece): join_lines([line.text for line in piece.lines], known) for piece in headings}
    running = set(" ".join(heads).split())
    for piece in headings:
        words = texts[id(piece)].casefold().split()
        if len(words) > 3 and sum(word in running for word in words) > 0.8 * len(words):
            return _bare_title(texts[id(piece)])
    large = [piece for piece in headings if piece.first.size > LARGER * style.size]
    bold = [piece for piece in headings if style.bold_tells and piece.first.bold]
    if large:
        return _bare_title(max((texts[id(piece)] for piece in large), key=len))
    return texts[id(bold[0])] if bold else ""


def _bare_title(text: str) -> str:
    return re.sub(r"^\d+/\d+\.\s+", "", text)


def to_blocks(whole: Sequence[Piece], style: Style, known: Vocabulary, line_numbers: Mapping[int, int]) -> list[Block]:
    """Blocks, with headings' levels by their print: larger before smaller, bold before plain.

    `line_numbers` says which line of its page, from the top, a line is (by its order in the file).
    """
    looks = sorted({_look(piece, style) for piece in whole if piece.heading}, reverse=True)
    levels = {look: level for level, look in enumerate(looks, 1)}
    blocks = []
    columns = Columns()
    for piece in whole:
        page = piece.first.page
        place = f"page {page}, line {line_numbers[piece.first.order]}"
        if piece.cells is not None:
            cells = [_cell(cell, style, known) for cell in piece.cells]
            blocks += [replace(block, page=page) for block in columns.blocks(cells, place)]
            continue
        columns = Columns()  # the next row begins another table
        text = join_lines([line.text for line in piece.lines], known)
        marks = tuple(mark for line in piece.lines for mark in line.marks)
        before = _before(piece.lines) if marks else ()
        level = levels[_look(piece, style)] if piece.heading else 0
        kind: BlockKind = "heading" if piece.heading else "text"
        blocks.append(Block(kind, text, level=level, page=page, place=place, marks=marks, before=before))
    return blocks


def _before(lines: Sequence[Line]) -> tuple[str, ...]:
    """The last words before each mark of some lines."""
    found: list[str] = []
    said = ""
    for line in lines:
        found += [f"{said} {text}"[-NEAR:] for text in line.before]
        said = f"{said} {line.text}"[-NEAR:]
    return tuple(found)


def _look(piece: Piece, style: Style) -> tuple[float, bool, bool]:
    size = max(line.size for line in piece.lines)
    return (round(size), style.bold_tells and all(line.bold for line in piece.lines), piece.first.text.isupper())


def _cell(lines: list[Line], style: Style, known: Vocabulary) -> list[Block]:
    parts = [part.lines for part in pieces([Run(lines)], style)] if lines else []
    texts = [join_lines([line.text for line in part], known) for part in parts]
    marks = [tuple(mark for line in part for mark in line.marks) for part in parts]
    return [Block("text", text, marks=own) for text, own in zip(texts, marks, strict=True)]


def continued(before: Piece, piece: Piece) -> bool:
    """Takes the first row of a page to the last one of the page before, when its cells go on there."""
    if before.cells is None or piece.cells is None or len(before.cells) != len(piece.cells):
        return False
    pairs = [(old[-1], new[0]) for old, new in zip(before.cells, piece.cells, strict=True) if old and new]
    going = [not complete(old.text) and read_label(new.text) is None for old, new in pairs]
    parted = any(old.text[-1:] in LINE_HYPHENS for old, _ in pairs)
    if not pairs or not (parted or any(new.text[:1].islower() for _, new in pairs) or all(going)):
        return False
    for old_cell, new_cell in zip(before.cells, piece.cells, strict=True):
        old_cell.extend(new_cell)
    before.lines = [line for cell in before.cells for line in cell]
    return True
