"""The same redline in an order that every word processor reads alike: LibreOffice takes some neighbouring changes for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from wsisdiff.reporting.comparison.lines import Line, Op, Piece


def safe(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the same two readings, accepted and rejected."""
    return tuple(_apart(_noted_last(list(_ends_last(_safe_moves(lines))))))


def _apart(lines: Sequence[Line]) -> Iterable[Line]:
    """The same readings, with no words added (or cut) at a line's start right after words added (or cut) at the end of the line before.

    LibreOffice takes two such neighbours for one change, the kept line end between them included. The first word of the line is
    replaced by itself, so that a change of the other kind stands between.
    """
    last: Line | None = None
    for line in lines:
        shown = line
        if last is not None and last.end.op == "keep" and last.pieces and line.pieces:
            first, before = line.pieces[0], last.pieces[-1]
            if first.op in ("add", "cut") and first.op == before.op:
                shown = replace(line, pieces=_begun_otherwise(line.pieces))
                if shown.pieces == line.pieces:
                    last = replace(last, pieces=_ended_otherwise(last.pieces))
        if last is not None:
            yield last
        last = shown
    if last is not None:
        yield last


def _begun_otherwise(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same readings, begun by a change of the other kind; the same pieces where no kept word follows the first one."""
    first, *more = pieces
    if not more or more[0].op != "keep" or not more[0].text.split():
        return pieces
    kept = more[0].text
    word = kept[: len(kept) - len(kept.lstrip())] + kept.split()[0]
    rest = [Piece("keep", kept[len(word) :])] if kept[len(word) :] else []
    return (Piece(_other(first.op), word), Piece(first.op, first.text + word), *rest, *more[1:])


def _ended_otherwise(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same readings, ended by a change of the other kind."""
    *more, end = pieces
    if not more:
        return pieces
    if more[-1].op == _other(end.op):
        return (*more[:-1], end, more[-1])
    kept = more[-1].text
    if more[-1].op != "keep" or not kept.split():
        return pieces
    word = kept[len(kept.rstrip()) - len(kept.split()[-1]) :]
    rest = [Piece("keep", kept[: len(kept) - len(word)])] if len(kept) > len(word) else []
    return (*more[:-1], *rest, Piece(end.op, word + end.text), Piece(_other(end.op), word))


def _other(op: Op) -> Op:
    return "cut" if op == "add" else "add"


def _safe_moves(lines: Sequence[Line]) -> list[Line]:
    """The lines, with moves that come or go right after words added or cut at a line's end written as cut and added instead."""
    unsafe = {
        line.end.move
        for before, line in pairwise(lines)
        if line.end.move and before.end.op == "keep" and before.pieces and before.pieces[-1].op != "keep"
    }

    def plain(piece: Piece) -> Piece:
        return Piece("cut" if piece.op == "from" else "add", piece.text) if piece.move in unsafe else piece

    return [replace(line, pieces=tuple(map(plain, line.pieces)), end=plain(line.end)) for line in lines]


def _ends_last(lines: Sequence[Line]) -> Iterable[Line]:
    """The same readings, but where an added (or cut) line follows words added (or cut) at a line's end, the kept end comes last.

    Word processors draw it so when someone writes on at the end of a paragraph; LibreOffice 7 takes one end too many away when the
    kept end stands between the two.
    """
    held: Line | None = None
    for line in lines:
        if held is not None:
            ops = {piece.op for piece in line.pieces} | {line.end.op}
            alike = (held.level == "heading") == (line.level == "heading")
            if alike and held.end.op == "keep" and held.pieces and ops == {held.pieces[-1].op} and ops <= {"add", "cut"}:
                held, line = replace(held, end=line.end), replace(line, end=held.end)
            yield held
        held = line
    if held is not None:
        yield held


def _noted_last(lines: Sequence[Line]) -> list[Line]:
    """The same readings, but where whole lines with footnotes were added (or cut), the kept end of the line before comes after them.

    LibreOffice leaves an empty line where a paragraph with a footnote goes together with its own end.
    """
    found = list(lines)
    n = 1
    while n < len(found):
        last = n
        while last < len(found) and _goes_whole(found[last], found[n].end.op):
            last += 1
        before = found[n - 1]
        if any(line.notes for line in found[n:last]) and before.end.op == "keep" and before.level != "heading":
            found[n - 1], found[last - 1] = replace(before, end=found[n].end), replace(found[last - 1], end=before.end)
        n = max(last + 1, n + 1)
    return found


def _goes_whole(line: Line, op: Op) -> bool:
    """Whether a line of text is added (or cut) with its end and with all its footnotes."""
    ops = {line.end.op, *(piece.op for piece in line.pieces), *(note.op for note in line.notes)}
    return line.level != "heading" and ops == {op} and op in ("add", "cut")
