"""What a redline is made of, and the same in an order that every word processor reads alike: LibreOffice takes some neighbours for one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

from wsisdiff.model import Edit

Op = Literal["keep", "cut", "add", "from", "to"]
Level = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind: kept, cut or added, or moved `from` here, or `to` here (then `move` numbers the move)."""

    op: Op
    text: str
    move: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: kept, with what changed in it, or cut or added with its mark."""

    op: Literal["keep", "cut", "add"]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed paragraph. `end` says what becomes of its end: kept, cut (it joins the next line) or added."""

    level: Level
    pieces: tuple[Piece, ...]
    end: Piece
    depth: int = 1
    notes: tuple[Note, ...] = ()
    """Footnotes whose marks stand at its end."""
    was: Line | None = None
    """The line of the old draft in whose place it stands, where one is a heading and the other is none."""


def safe(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the same two readings, accepted and rejected."""
    return _apart(_ends_last(_safe_moves(_noted_last(lines))))


def _apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same readings, with no words added (or cut) at a line's start right after words added (or cut) at the end of the line before.

    LibreOffice takes two such neighbours for one change, the kept line end between them included. A kept word is replaced by itself,
    so that a change of the other kind stands between: the next one, else the last one before; lines that come or go whole, and lie
    between, are passed over.
    """
    found = list(lines)
    for n in range(1, len(found)):
        before, line = found[n - 1], found[n]
        if before.end.op == "keep" and before.pieces and line.pieces and line.pieces[0].op == before.pieces[-1].op:
            op = line.pieces[0].op
            if op in ("add", "cut") and not _otherwise(found, n, op, 1):
                _otherwise(found, n - 1, op, -1)
    return tuple(found)


def _otherwise(found: list[Line], at: int, op: Op, step: Literal[1, -1]) -> bool:
    """Whether line `at` could be begun (`step` 1) or ended (-1) by a change of the other kind than `op`."""
    other = _other(op)
    for k in range(at, len(found) if step > 0 else -1, step):
        pieces = found[k].pieces[::step]
        lead = tuple(takewhile(lambda piece: piece.op == op, pieces))
        if len(lead) < len(pieces):
            piece, rest = pieces[len(lead)], pieces[len(lead) + 1 :]
            text = piece.text[::step]
            size = len(text) - len(text.lstrip()) + len(text.split()[0]) if text.split() else 0
            # a change that begins its line parts it from the line before, and has to go on doing so
            parts = step < 0 and not rest and k > 0 and found[k - 1].end.op == "keep"
            size = len(text) if piece.op == other and not parts else size
            word, kept = text[:size][::step], text[size:][::step]
            if piece.op not in ("keep", other) or not word or not _alike(found[k], found[at]):
                return False
            if piece.op == "keep":
                lead = (Piece(op, "".join(p.text for p in (*lead, Piece(op, word))[::step])),)
            found[k] = replace(found[k], pieces=(*lead, *([Piece(piece.op, kept)] if kept else []), *rest)[::step])
            found[at] = replace(found[at], pieces=(Piece(other, word), *found[at].pieces[::step])[::step])
            return True
        before = k if step > 0 else k - 1  # the line whose end parts this one from the next to be looked at
        if before < 0 or found[before].end.op != op:
            return False
    return False


def _other(op: Op) -> Op:
    return "cut" if op == "add" else "add"


def _safe_moves(lines: Sequence[Line]) -> list[Line]:
    """The lines, with moves that come or go right after words added or cut at a line's end written as cut and added instead."""
    ends = [(before, line.end.move) for before, line in pairwise(lines) if line.end.move and before.pieces]
    return _without_moves(lines, {n for before, n in ends if before.end.op == "keep" and before.pieces[-1].op != "keep"})


def _without_moves(lines: Sequence[Line], moves: Collection[int]) -> list[Line]:
    """The lines, with these moves as text cut in one place and added in another."""

    def plain(piece: Piece) -> Piece:
        return Piece("cut" if piece.op == "from" else "add", piece.text) if piece.move and piece.move in moves else piece

    return [replace(line, pieces=tuple(map(plain, line.pieces)), end=plain(line.end)) for line in lines]


def _ends_last(lines: Sequence[Line]) -> list[Line]:
    """The same readings, but where an added (or cut) line follows words added (or cut) at a line's end, the kept end comes last.

    Word processors draw it so when someone writes on at the end of a paragraph; LibreOffice 7 takes one end too many away when the
    kept end stands between the two.
    """
    found, noted = list(lines), _first_noted(lines)
    for n in range(1, len(found)):
        before, line = found[n - 1], found[n]
        if n - 1 == noted or before.end.op != "keep" or not before.pieces or not _alike(before, line):
            continue
        if _goes_whole(replace(line, notes=()), before.pieces[-1].op):
            found[n - 1], found[n] = replace(before, end=line.end), replace(line, end=before.end)
    return found


def _first_noted(lines: Sequence[Line]) -> int:
    """Index of the first line with a footnote; -1 where there is none."""
    return next((n for n, line in enumerate(lines) if line.notes), -1)


def _noted_last(lines: Sequence[Line]) -> list[Line]:
    """The same readings, with the end of the first line that has a footnote kept.

    LibreOffice 7 reads all notes when it meets the first mark, and forgets meanwhile that the end of its paragraph came or went, so
    that an empty line stays. A line that comes or goes whole can do so with the end of the line before; after a heading, whose style
    would go with its end, it stands as replaced by the next line that stays or comes.
    """
    n = _first_noted(lines)
    if n < 0 or lines[n].end.op == "keep":
        return list(lines)
    found = _without_moves(lines, {lines[n].end.move})
    op = found[n].end.op
    m, k = n - 1, n + 1
    while m >= 0 and _goes_whole(found[m], op):
        m -= 1
    while k < len(found) and _goes_whole(found[k], op, {op, "from" if op == "cut" else "to"}):
        k += 1
    if not _goes_whole(found[n], op):
        return found
    if m >= 0 and found[m].end.op == "keep" and found[m].level != "heading":
        found[m], found[n] = replace(found[m], end=found[n].end), replace(found[n], end=found[m].end)
        return found
    if k < len(found):
        found = _without_moves(found, {found[k].end.move})
    if k < len(found) and _goes_whole(found[k], _other(op)):
        found[n] = _replaced(found[n], found.pop(k))
        return found
    e = k
    while e < len(found) and found[e].end.op == op:
        e += 1
    if e < len(found) and found[e].end.op == "keep":
        there = [_as_one(line, _other(op)) for line in found[k : e + 1]]
        came = replace(there[0], pieces=tuple(p for line in there for p in line.pieces), notes=there[-1].notes)
        found[k : e + 1] = [replace(_as_one(line, op), end=found[n].end) for line in found[k : e + 1]]
        found[n] = _replaced(found[n], came)
    return found


def _replaced(line: Line, other: Line) -> Line:
    """Two lines, one of which stands in one of the readings and one in the other, as one."""
    gone, came = (line, other) if line.end.op == "cut" else (other, line)
    pieces, notes = (*gone.pieces, *came.pieces), (*gone.notes, *came.notes)
    return replace(came, pieces=pieces, end=Piece("keep", ""), notes=notes, was=None if _alike(gone, came) else gone)


def _as_one(line: Line, op: Op) -> Line:
    """The line as one of its two readings has it, come (or gone) whole with its notes; its end as it was."""
    way: Literal["cut", "add"] = "cut" if op == "cut" else "add"
    text = "".join(piece.text for piece in line.pieces if piece.op in ("keep", op))
    notes = tuple(
        Note(way, tuple(Edit(way, edit.text) for edit in note.edits if edit.op in ("keep", op)))
        for note in line.notes
        if note.op in ("keep", op)
    )
    return replace(line, pieces=(Piece(op, text),) if text else (), notes=notes)


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines can be joined without the style of a heading going over to text."""
    return (one.level == "heading") == (other.level == "heading")


def _goes_whole(line: Line, op: Op, ways: Collection[Op] = ()) -> bool:
    """Whether a line is added (or cut) with its end and with all its footnotes; or otherwise gone, in one of `ways`."""
    ops = {line.end.op, *(piece.op for piece in line.pieces), *(note.op for note in line.notes)}
    return op in ("add", "cut") and ops <= set(ways or (op,))
