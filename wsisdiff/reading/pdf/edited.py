"""Changes shown on the page of a PDF: words struck out, and what is underlined or coloured beside them as inserted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wsisdiff.model import Remark
from wsisdiff.reading.blocks import DELETED, LONE_LABEL
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.typed import worded
from wsisdiff.reading.pdf.blocks import Piece
from wsisdiff.reading.pdf.page import Line
from wsisdiff.reading.pdf.told import on_pages
from wsisdiff.reading.pdf.words import State

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}”’»%")


def settled(whole: Sequence[Piece], changes: Changes) -> tuple[list[Piece], list[Remark]]:
    """The pieces with the changes taken or undone, and what is said of it. Pieces that hold nothing then are gone."""
    lines = [line for piece in whole for line in piece.lines if line.runs]
    struck = _count(lines, {"struck"})
    if not struck:
        return list(whole), []
    insertions = _insertions(lines)
    dropped: set[State] = insertions if changes == "original" else {"struck"}
    kept: list[Piece] = []
    for piece in whole:
        if piece.heading and not _count(piece.lines, {"struck"}):
            kept.append(piece)  # headings have colours and lines of their own
            continue
        left = _closed_up([line for line in (_settled(line, dropped) for line in piece.lines) if line is not None])
        if left:
            piece.lines = left if piece.cells is not None or changes == "original" else _numbered(left, piece.lines)
            if piece.cells is not None:
                by_place = {(line.order, line.x0): line for line in left}
                places = [[(line.order, line.x0) for line in cell] for cell in piece.cells]
                piece.cells = [[by_place[place] for place in cell if place in by_place] for cell in places]
            kept.append(piece)
    return kept, _told(struck, _count(lines, insertions), changes)


def _numbered(left: list[Line], lines: Sequence[Line]) -> list[Line]:
    """What is left of a paragraph's lines; a number that is all of it says that the words are gone."""
    struck = (text for line in lines for text, state in line.runs if state == "struck")
    if len(left) == 1 and LONE_LABEL.fullmatch(left[0].text) and any(map(worded, struck)):
        return [replace(left[0], text=f"{left[0].text} {DELETED}")]
    return left


def _count(lines: Iterable[Line], states: set[State]) -> Counter[int]:
    """Words in these states, by page."""
    counts: Counter[int] = Counter()
    for line in lines:
        if words := sum(len(text.split()) for text, state in line.runs if state in states):
            counts[line.page] += words
    return counts


def _insertions(lines: Iterable[Line]) -> set[State]:
    """Underlining in colour, and the states that stand next to struck words: where words are struck, they mark what was inserted."""
    beside: set[State] = {"both"}
    last: State = ""
    for line in lines:
        for text, state in line.runs:
            if not text.strip():
                continue
            if last == "struck" or state == "struck":
                beside |= {state, last}
            last = state
    return beside - {"", "struck"}


def _settled(line: Line, dropped: set[State]) -> Line | None:
    if not any(state in dropped for _, state in line.runs):
        return line
    text, gap = "", False
    for piece, state in line.runs:
        if state in dropped:
            gap |= piece[:1] == " " or piece[-1:] == " "
            continue
        if gap and text and piece[0] not in _NO_SPACE_BEFORE and piece[0] != " ":
            text += " "
        text, gap = text + piece, False
    ending = text[-1:] if text[-1:] in ("\ufffe", "\x02", "\u00ad") else ""
    text = one_line(text)
    return replace(line, text=text + ending) if text else None


def _closed_up(lines: Sequence[Line]) -> list[Line]:
    """A stop or comma that begins a line now, since the words before it are gone, ends the line before."""
    out: list[Line] = []
    for line in lines:
        if out and line.runs and line.text[:1] in _NO_SPACE_BEFORE:
            out[-1] = replace(out[-1], text=out[-1].text + line.text[0])
            line = replace(line, text=line.text[1:].strip())
        if line.text:
            out.append(line)
    return out


def _told(struck: Counter[int], inserted: Counter[int], changes: Changes) -> list[Remark]:
    told = [("file.struck_out", struck), ("file.underlined", inserted)]
    how = "" if changes == "accepted" else "_original"
    return [Remark.of(kind + how, n=counts.total(), pages=on_pages(counts)) for kind, counts in told if counts]
