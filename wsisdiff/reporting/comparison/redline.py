"""Both drafts as one text with changes: taking the additions gives the new draft, leaving them out gives the old one.

The text is a stream of pieces that are kept, cut or added, paragraph ends among them, so that both readings come out whole and in the
order of their draft. What kept its order stands once, with its word-level edits; what moved is cut in one place and added in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wsisdiff.model import Change, Comparison, Draft, Edit
from wsisdiff.reporting.comparison.safety import Level, Line, Note, Op, Piece, safe
from wsisdiff.text.edits import hidden, new_of, old_of, word_edits
from wsisdiff.text.neighbours import together as neighbours
from wsisdiff.tracking.moves import rising

UNPRINTED = re.compile(r"PP\d+")
"""Labels that the reader gave to paragraphs of a preamble; the draft prints none."""
ITEM = re.compile(r"\s*\(?[a-z0-9]{1,4}[).]\s")


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or a paragraph, as printed. `at` is the paragraph's index, -1 for a heading."""

    text: str
    at: int
    depth: int = 1


def redline(comparison: Comparison, hide_noise: bool = False) -> tuple[Line, ...]:
    """The lines of both drafts as one. Without noise, the new spelling, punctuation and numbers stand in both readings."""
    old, new = _items(comparison.old), _items(comparison.new)
    groups = _groups(comparison, old, new)
    chain = _chain(old, new, groups)
    moves = _whole_moves(comparison, old, new)
    both = [(change, *_kept(change)) for change in comparison.changes if change.old and change.new]
    # Old number -> new number, so that only a cross-reference that follows it counts as noise.
    numbers = {change.old[a]: change.new[b] for change, a, b in both}
    notes = _Notes(comparison)
    from_here = {at: n for n, (at, _) in enumerate(moves, 1)}
    to_here = {at: n for n, (_, at) in enumerate(moves, 1)}
    lines: list[Line] = []
    i = j = 0
    for (a, b), (c, d) in [*chain, ((len(old), len(old)), (len(new), len(new)))]:
        for item in old[i:a]:
            lines += _noted(_alone(item, "cut", from_here), notes.alone(item, "cut"))
        for item in new[j:c]:
            lines += _noted(_alone(item, "add", to_here), notes.alone(item, "add"))
        if a < b:
            lines += _noted(_together(old[a:b], new[c:d], numbers, hide_noise), notes.together(old[a:b], new[c:d]))
        i, j = b, d
    return safe(lines)


def _noted(lines: Iterable[Line], notes: tuple[Note, ...]) -> list[Line]:
    """The lines, with footnotes at the end of the last one."""
    found = list(lines)
    if notes and found:
        found[-1] = replace(found[-1], notes=notes)
    return found


class _Notes:
    """The footnotes of a comparison, by the paragraphs in which their marks stand."""

    def __init__(self, comparison: Comparison) -> None:
        self._drafts = {"cut": comparison.old.paragraphs, "add": comparison.new.paragraphs}
        self._changes = [note for change in comparison.changes for note in change.footnotes]

    def alone(self, item: Item, op: Literal["cut", "add"]) -> tuple[Note, ...]:
        """All notes of a paragraph that stands in one of the drafts only at this place."""
        texts = self._drafts[op][item.at].footnotes if item.at >= 0 else ()
        return tuple(Note(op, (Edit(op, text),)) for text in texts)

    def together(self, old: Sequence[Item], new: Sequence[Item]) -> tuple[Note, ...]:
        """The notes of paragraphs that are shown as one text: those of both sides as one, with their edits."""
        before, after = ([self._drafts[op][i.at] for i in side if i.at >= 0] for op, side in (("cut", old), ("add", new)))
        olds, news = {p.label for p in before}, {p.label for p in after}
        found = []
        for note in self._changes if before and any(p.footnotes for p in (*before, *after)) else ():
            if note.old in olds and note.new in news:
                found.append(Note("keep", note.edits))
            elif note.old in olds:
                found.append(Note("cut", tuple(Edit("cut", e.text) for e in note.edits if e.op != "add")))
            elif note.new in news:
                found.append(Note("add", tuple(Edit("add", e.text) for e in note.edits if e.op != "cut")))
        return tuple(found)


def _items(draft: Draft) -> list[Item]:
    found: list[Item] = []
    for at in range(len(draft.paragraphs) + 1):
        found += [Item(" ".join(h.text.split()), -1, h.level) for h in draft.headings if h.before == at]
        if at < len(draft.paragraphs):
            label, text = draft.paragraphs[at].label, re.sub(r"\n\s*\n", "\n", draft.paragraphs[at].text)
            found.append(Item(text if UNPRINTED.fullmatch(label) else f"{label}.\t{text}", at))
    return found


Range = tuple[int, int]


def _groups(comparison: Comparison, old: Sequence[Item], new: Sequence[Item]) -> list[tuple[Range, Range]]:
    """For each change that kept its order, the items of the old and of the new draft that are shown as one text.

    Of a merge or split only the parts that stand side by side are; the others are cut or added where they stand.
    """
    spots = [_Spots(comparison.old, old), _Spots(comparison.new, new)]
    found = []
    for change in comparison.changes:
        here = spots[0].take(change.old, old_of(change.edits))
        there = spots[1].take(change.new, new_of(change.edits))
        if here and there and not change.moved:
            kept_old, kept_new = _kept(change)
            found.append((_beside(here, kept_old), _beside(there, kept_new)))
    return found


class _Spots:
    """Where the paragraphs of a label stand among the items; a label that occurs twice is told by its text."""

    def __init__(self, draft: Draft, items: Sequence[Item]) -> None:
        self._free: dict[str, list[tuple[int, str]]] = {}
        for n, item in enumerate(items):
            if item.at >= 0:
                paragraph = draft.paragraphs[item.at]
                self._free.setdefault(paragraph.label, []).append((n, paragraph.text))

    def take(self, labels: Sequence[str], text: str) -> list[int]:
        found = []
        for label in labels:
            free = self._free[label]
            spot = next((s for s in free if s[1] in text), free[0])
            free.remove(spot)
            found.append(spot[0])
        return found


def _kept(change: Change) -> tuple[int, int]:
    """Which of the old and which of the new paragraphs of a change shares most of its text with the other side."""
    best = []
    for gone, labels in (("add", change.old), ("cut", change.new)):
        kept, part = [0] * len(labels), 0
        for edit in change.edits:
            for n, piece in enumerate(edit.text.split("\n\n") if edit.op != gone else ()):
                part = min(part + (n > 0), len(labels) - 1)
                kept[part] += len(piece) if edit.op == "keep" else 0
        best.append(max(range(len(labels)), key=lambda n: (kept[n], -n)))
    return best[0], best[1]


def _beside(spots: Sequence[int], main: int) -> Range:
    """The run of neighbouring items around the main one."""
    run = next(run for run in neighbours(spots, lambda run, spot: spot == run[-1] + 1) if spots[main] in run)
    return run[0], run[-1] + 1


def _chain(old: Sequence[Item], new: Sequence[Item], groups: Sequence[tuple[Range, Range]]) -> list[tuple[Range, Range]]:
    """The groups, and the headings that are one, in an order that both drafts have."""
    by_start = {(a[0], b[0]): (a, b) for a, b in groups}
    weights = dict.fromkeys(by_start, 1000)
    news = [n for n, item in enumerate(new) if item.at < 0]
    for i, item in enumerate(old):
        for j in news if item.at < 0 else ():
            if new[j].text.casefold() == item.text.casefold():
                weights[i, j] = 1
                by_start[i, j] = ((i, i + 1), (j, j + 1))
    return _with_renamed(old, new, [by_start[start] for start in rising(weights)])


def _with_renamed(old: Sequence[Item], new: Sequence[Item], chain: list[tuple[Range, Range]]) -> list[tuple[Range, Range]]:
    """The chain with headings added that stand alone between the same neighbours: they were renamed."""
    out: list[tuple[Range, Range]] = []
    i = j = 0
    for here, there in [*chain, ((len(old), len(old)), (len(new), len(new)))]:
        a = [n for n in range(i, here[0]) if old[n].at < 0]
        b = [n for n in range(j, there[0]) if new[n].at < 0]
        if len(a) == len(b) == 1:
            out.append(((a[0], a[0] + 1), (b[0], b[0] + 1)))
        out.append((here, there))
        i, j = here[1], there[1]
    return out[:-1]


def _whole_moves(comparison: Comparison, old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    """(old index, new index) of the paragraphs that moved with their words unchanged: these can be shown as moves.

    Only those of one line: a move that spans paragraph ends is where word processors differ.
    """
    at_old = {comparison.old.paragraphs[item.at].label: item.at for item in old if item.at >= 0}
    at_new = {comparison.new.paragraphs[item.at].label: item.at for item in new if item.at >= 0}
    return [
        (at_old[change.old[0]], at_new[change.new[0]])
        for change in comparison.changes
        if change.kind == "moved" and all(edit.op == "keep" and "\n" not in edit.text for edit in change.edits)
    ]


def _alone(item: Item, op: Op, moves: dict[int, int]) -> Iterable[Line]:
    """An item that stands in one of the drafts only at this place."""
    move = moves.get(item.at, 0) if item.at >= 0 else 0
    if not move:
        return _lines([Piece(op, item.text + "\n")], item)
    number, tab, text = item.text.partition("\t") if "\t" in item.text else ("", "", item.text)
    return _lines([Piece(op, number + tab), Piece("from" if op == "cut" else "to", text + "\n", move)], item)


def _together(old: Sequence[Item], new: Sequence[Item], numbers: Mapping[str, str], hide_noise: bool) -> Iterable[Line]:
    """Items of both drafts as one text with its edits."""
    edits: tuple[Edit, ...]
    if len(old) == len(new) == 1 and "\t" in old[0].text and "\t" in new[0].text:
        (was, _, before), (now, tab, after) = old[0].text.partition("\t"), new[0].text.partition("\t")
        label = (Edit("keep", now),) if was == now or hide_noise else (Edit("cut", was), Edit("add", now))
        edits = (*label, Edit("keep", tab), *_edits(before, after, numbers, hide_noise))
    else:
        edits = _edits("\n".join(i.text for i in old), "\n".join(i.text for i in new), numbers, hide_noise)
    pieces = [Piece(edit.op, edit.text) for edit in edits]
    return _lines([*pieces, Piece("keep", "\n")], new[0])


def _edits(old: str, new: str, numbers: Mapping[str, str], hide_noise: bool) -> tuple[Edit, ...]:
    edits = word_edits(old, new, numbers)
    return hidden(edits) if hide_noise else edits


def _lines(pieces: Iterable[Piece], item: Item) -> Iterable[Line]:
    """The pieces, cut at every paragraph end."""
    held: list[Piece] = []
    first = True
    for piece in pieces:
        parts = piece.text.split("\n")
        for part in parts[:-1]:
            held += [Piece(piece.op, part, piece.move)] if part else []
            yield Line(_level(item, held, first), tuple(held), Piece(piece.op, "", piece.move), item.depth)
            held, first = [], False
        held += [Piece(piece.op, parts[-1], piece.move)] if parts[-1] else []


def _level(item: Item, pieces: Sequence[Piece], first: bool) -> Level:
    if item.at < 0:
        return "heading"
    text = "".join(p.text for p in pieces)
    return "item" if not first and "\t" not in text and ITEM.match(text) else "paragraph"
