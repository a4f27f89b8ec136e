"""Rows of tables as blocks, the same for all formats; and what the heads of columns say: which is text, which a proposal, by whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain
from typing import Literal

from wsisdiff.reading.blocks import Block
from wsisdiff.text.language import read_data

Role = Literal["", "number", "text", "proposal", "by", "remark"]

MOST_WORDS = 8
"""Words in a head."""
_NUMBERED_HEAD = re.compile(r"[\[(]?\d+[.)]")
_PLAIN = re.compile(r"[\s.:]+$")
SENTENCE = 4
"""Words of a cell from which a number in the cell before may be a paragraph's; shorter ones stand in tables of figures."""
BETWEEN_CELLS = " | "
_BARE_LABEL = re.compile(r"\d{1,3}(?:\s?(?:bis|ter|quater))?\.|\([a-z]{1,4}\)|(?:OP|PP)\s?\d{1,3}\.?")
"""A cell that holds a paragraph's number alone, as in tables of "No. | Text | Proposals"."""
_NUMBERED = re.compile(r"(\d{1,3}[a-z]?(?:\s?(?:bis|ter|quater))?)\.(?:\s|$)")


def roles(heads: Sequence[str]) -> tuple[Role, ...] | None:
    """The role of each column by its head; None when these are no heads of columns. "" for a head that says nothing.

    >>> roles(["No.", "Text of the draft", "Proposals", "By"])
    ('number', 'text', 'proposal', 'by')
    >>> roles(["Commission text", "Amendment"]), roles(["Revision 1", "Proposals (EU)"])
    (('text', 'proposal'), ('text', 'proposal'))
    >>> roles(["Commission Proposal", "Hill Towns' Proposal"])
    ('text', 'proposal')
    >>> roles(["Article 4", "Article 5"]) is roles(["We agree to meet.", "Delete."]) is None
    True
    """
    if any(_fold(head) in _fates() for head in heads):
        return None  # what became of each text stays beside it
    found = tuple(role(head) for head in heads)
    kinds = {one for one in found if one}
    return found if len(kinds) > 1 and kinds & {"text", "proposal", "remark", "by"} else None


def role(head: str) -> Role:
    folded = _fold(head)
    if not folded or len(folded.split()) > MOST_WORDS or _NUMBERED_HEAD.match(folded):
        return ""
    last = folded.split()[-1]
    whole = (kind for kind, names, _ in _names() if folded in names)
    begun = (kind for kind, _, openings in _names() if kind != "number" and folded.startswith(openings))
    ended = (kind for kind, names, _ in _names() if kind in ("proposal", "text", "remark") and last in names)
    return next(chain(whole, begun, ended), "")


@lru_cache(maxsize=1)
def _fates() -> frozenset[str]:
    """Heads of columns that tell what became of a text."""
    return frozenset(read_data("standing")["fates"]["heads"])


def _fold(head: str) -> str:
    return _PLAIN.sub("", " ".join(head.casefold().replace("’", "'").split()))


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[Role, frozenset[str], tuple[str, ...]], ...]:
    """Of each kind of column the heads, and the same as beginnings of longer ones."""
    raw: dict[str, list[str]] = read_data("columns")
    order: tuple[Role, ...] = ("proposal", "remark", "by", "text", "number")
    folded = {kind: frozenset(map(_fold, raw[kind])) for kind in order}
    return tuple((kind, names, tuple(f"{name} " for name in names)) for kind, names in folded.items())


class Columns:
    """The rows of one table, read one after the other: what the heads of the columns say holds for all rows below."""

    def __init__(self) -> None:
        self._heads: list[tuple[Role, str]] = []
        """The role and the words of each head; none where heads do not say which column is the text."""
        self._ends: list[int] = []
        """How many columns each head goes over together with those before it."""
        self._begun = False
        """Whether a row below the heads was read."""

    def blocks(self, row: Sequence[Sequence[Block] | None], place: str, widths: Sequence[int] = ()) -> list[Block]:
        """A row's blocks: where heads say which column is the text and which a proposal, each by itself; else as `row_blocks`.

        None stands for a cell that goes on from the one above or before it, which holds the text. `widths`: how many columns each cell goes
        over, if the format says so. They tell the heads over the cells only of a row that has more or fewer cells than heads: programs for
        text count a column for every edge that is out of line.
        """
        heads = [" ".join(block.text for block in cell or ()) for cell in row]
        if (found := roles(heads)) is not None and {"text", "proposal"} & set(found):
            # Beside a column of the text, one with another head ("EU position") is no text that stands.
            kinds = (kind or ("proposal" if "text" in found else "") for kind in found)
            self._head([*zip(kinds, heads, strict=True)], widths)
            return []
        cells = [[block for block in cell or () if block.text or block.label] for cell in row]
        filled = [at for at, cell in enumerate(cells) if cell]
        over = self._over(len(row), widths)
        if over and not self._begun and row[0] is None:  # heads of two rows: "Proposals" over "EU" and "Russia"
            self._head([(kind, own or head) for (kind, head), own in zip(over, heads, strict=True)], widths)
            return []
        self._begun = True
        if not over or (len(filled) == 1 and over[filled[0]][0] not in ("proposal", "remark")):
            return row_blocks([cell for cell in row if cell is not None], place)
        return _by_role(over, cells, place)

    def _head(self, heads: list[tuple[Role, str]], widths: Sequence[int]) -> None:
        self._heads, self._begun = heads, False
        self._ends = [*accumulate(widths)]

    def _over(self, count: int, widths: Sequence[int]) -> Sequence[tuple[Role, str]]:
        """The head over each cell of a row; none where that is not known."""
        if len(self._heads) == count:
            return self._heads
        if not self._ends or sum(widths) != self._ends[-1]:
            return ()
        return [self._heads[bisect_right(self._ends, end - width)] for end, width in zip(accumulate(widths), widths, strict=True)]


def _by_role(columns: Sequence[tuple[Role, str]], cells: Sequence[Sequence[Block]], place: str) -> list[Block]:
    """The blocks of a row by the heads over its cells."""
    groups = [_by_number(cell) for cell in cells]
    if max(len(group) for group in groups) > 1:  # several paragraphs in one row: each with what is proposed for it
        parted = [[group.get(number, []) for group in groups] for number in _order(groups)]
        return [block for row in parted if any(row) for block in _by_role(columns, row, place)]
    parts: dict[Role, list[Sequence[Block]]] = defaultdict(list)
    for (kind, _), cell in zip(columns, cells, strict=True):
        parts[kind].append(cell)
    label = " ".join(f"{block.label} {block.text}".strip() for cell in parts["number"] for block in cell)
    name = "; ".join(block.text for cell in parts["by"] for block in cell)
    standing = [replace(_as_text(block), place=place) for kind in ("", "text") for cell in parts[kind] for block in cell]
    under = zip(columns, cells, strict=True)
    offered = [(block, head) for (kind, head), cell in under if kind in ("proposal", "remark") for block in cell]
    proposed = [replace(_as_text(b), place=place, level=b.level + 1, by=name or head) for b, head in offered]
    rows = [*standing, *proposed]
    if rows and label and not rows[0].label:
        bare = _BARE_LABEL.fullmatch(label) or label.rstrip(".").isdecimal()
        first = replace(rows[0], label=f"{label.rstrip('.')}.") if bare else replace(rows[0], text=f"{label} {rows[0].text}")
        rows[0] = replace(first, level=0)
    return rows


def row_blocks(cells: Sequence[Sequence[Block]], place: str) -> list[Block]:
    """A row's blocks, from the blocks of each of its cells.

    Cells side by side ("text | amendment") are one block, so that an amendment stays with the text it amends; where cells hold
    several numbered paragraphs, one block for each number. A row in which one cell alone holds text is read like text outside a
    table.
    """
    if len(cells) == 1:
        return [replace(block, place=place) for block in cells[0]]
    if sum(map(bool, cells)) <= 1:
        return [replace(_as_text(block), place=place) for cell in cells for block in cell]
    groups = [_by_number(cell) for cell in cells]
    if max(len(group) for group in groups) < 2:
        return _side_by_side(cells, place)
    rows = [[group.get(number, []) for group in groups] for number in _order(groups)]
    return [block for row in rows for block in row_blocks([[b for b in cell if b.text or b.label] for cell in row], place)]


def _side_by_side(cells: Sequence[Sequence[Block]], place: str) -> list[Block]:
    notes = [block for cell in cells for block in cell if block.kind == "footnote"]
    texts = ["", *(" ".join(f"{b.label} {b.text}".strip() for b in cell if b.kind != "footnote") for cell in cells)]
    computed = len(cells[0]) == 1 and not cells[0][0].text  # a number that the format counts, in a cell of its own
    label, *texts = texts[1:] if computed or _BARE_LABEL.fullmatch(texts[1]) else texts
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    if len(texts) > 1 and texts[0].isdecimal() and len(texts[0]) < 4 and len(texts[1].split()) >= SENTENCE:
        texts[:2] = [" ".join(texts[:2])]  # a number without its stop, if such numbers count the whole text
    marks = tuple(mark for cell in cells for block in cell for mark in block.marks)
    text = " ".join(BETWEEN_CELLS.join(texts).split())
    return [Block("text", text, label, place=place, marks=marks), *notes] if text or label else notes


def _by_number(cell: Sequence[Block]) -> dict[str, list[Block]]:
    """A cell's blocks under the number of the paragraph they belong to; those before the first number under an empty one."""
    groups: dict[str, list[Block]] = {}
    number = ""
    for block in cell:
        found = _NUMBERED.match(block.label or block.text) if block.kind == "text" else None
        number = found[1] if found else number
        groups.setdefault(number, []).append(block)
    return groups


def _order(groups: Sequence[dict[str, list[Block]]]) -> list[str]:
    """All numbers in the order of the first cell; those that only others have, after the one they follow there."""
    after: dict[str | None, str | None] = {None: None}  # a chain, so that a row of 10,000 numbers takes no longer than it has to
    for group in groups:
        at: str | None = None
        for number in group:
            if number not in after:
                after[number], after[at] = after[at], number
            at = number
    order: list[str] = []
    following = after[None]
    while following is not None:
        order.append(following)
        following = after[following]
    return order


def _as_text(block: Block) -> Block:
    """In a table of columns a bold line is a column's head, no section of the document."""
    return replace(block, kind="text", level=0) if block.kind == "heading" else block
