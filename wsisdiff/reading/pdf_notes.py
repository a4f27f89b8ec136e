"""Footnotes of a PDF: set apart from the text of their page, and marks that lost their raised place found again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.blocks import Block
from wsisdiff.reading.lines import join_lines
from wsisdiff.reading.pdf_page import Line

SMALLER = 0.93
"""Footnotes are set in print at most so many times that of the text. UN: 0.85."""
FOOT_ZONE = 0.66
"""Footnotes begin below this share of the page, from its top."""

_RULE = re.compile(r"[_\-–—=\s]{8,}")
_MARK = re.compile(r"(?:\[)?(\d{1,3}|[*†‡§]{1,3})(?:[.)\]])?\s+(?=\S)|(\d{1,3}|[*†‡§]{1,3})$|([*†‡])(?=[A-Z])")
_FUSED = re.compile(r"(?<=[^\W\d_])([^\s\d]?\w*[,;:”’)])(\d{1,2})(?=\s|$)")


def without_notes(page: Sequence[Line], size: float, had_notes: bool) -> tuple[list[Line], list[Line]]:
    """The lines of the text and those of the footnotes. `size`: of the document's text; `had_notes`: the page before had some."""
    rows = sorted(page, key=lambda line: (-round(line.y), line.x0))
    rule = next((line for line in reversed(rows) if _is_rule(line)), None)
    foot: list[Line] = []
    if rule is not None:
        foot = [line for line in rows if line.y < rule.y and line.size <= size]
        if not foot or not (_begins(foot[0]) or had_notes):
            foot = []
    if not foot:
        for line in reversed(rows):
            if line.size > SMALLER * size and not (_lone_mark(line) and foot):
                break
            foot.insert(0, line)
        while foot and not _begins(foot[0]) or (foot and foot[0].from_top < (1 - FOOT_ZONE) * foot[0].height):
            if had_notes and foot and foot[0].from_top > FOOT_ZONE * foot[0].height and any(_begins(line) for line in foot):
                break
            foot.pop(0)
    taken = {line.order for line in foot}
    text = [line for line in page if line.order not in taken and not (_is_rule(line))]
    return text, foot


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def _lone_mark(line: Line) -> bool:
    return not line.text or (len(line.text) <= 3 and _MARK.fullmatch(line.text) is not None)


def _begins(line: Line) -> bool:
    return bool(line.lead) or _MARK.match(line.text) is not None


def note_blocks(pages: Sequence[Sequence[Line]], known: frozenset[str]) -> list[tuple[int, Block]]:
    """Footnotes as (page, block). A line begins a footnote when its mark is raised or is the next number."""
    notes: list[tuple[int, str, list[str]]] = []
    for lines in pages:
        pending = ""
        for line in lines:
            mark, text = _split(line)
            if mark and not text:
                pending = mark
                continue
            if pending:
                mark, text, pending = pending, line.text, ""
            if mark and (line.lead or not notes or _follows(mark, notes[-1][1])):
                notes.append((line.page, mark, [text]))
            elif notes:
                notes[-1][2].append(line.text)
            else:
                notes.append((line.page, "", [line.text]))
    return [
        (page, Block("footnote", join_lines(texts, known), page=page, place=f"page {page}, footnote {mark}".rstrip(), mark=mark))
        for page, mark, texts in notes
    ]


def _split(line: Line) -> tuple[str, str]:
    if line.lead:
        return line.lead, line.text
    found = _MARK.match(line.text)
    if not found:
        return "", line.text
    return next(group for group in found.groups() if group), line.text[found.end() :].strip()


def _follows(mark: str, before: str) -> bool:
    if not mark.isdecimal():
        return True
    return not before.isdecimal() or int(mark) in (int(before) + 1, 1)


def unfuse(block: Block, marks: frozenset[str]) -> tuple[Block, list[str]]:
    """The block without marks that stand in the line like its words ("UNISPACE+50,1"), and the warnings that say so.

    Only figures right after a word's comma, quotation mark or parenthesis, and only when a footnote bears them.
    """
    taken: list[str] = []

    def take(found: re.Match[str]) -> str:
        if found[2] not in marks:
            return found[0]
        taken.append(found[2])
        return found[1]

    text = _FUSED.sub(take, block.text)
    if not taken:
        return block, []
    warning = f"{block.place}: {', '.join(taken)} after a word is taken for a footnote's mark and left out"
    return replace(block, text=text, marks=block.marks + tuple(taken)), [warning]
