"""Sentences that left one paragraph and stand, word for word, in another one: moves, not losses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from wsisdiff.model import Edit, Span
from wsisdiff.text.edit_moves import Key, parted, passages_in
from wsisdiff.text.edits import new_of, old_of

LEAST = 5
"""Words of a passage from which it is recognized in another paragraph."""


class Carried(NamedTuple):
    """A passage that left one change for another (which may be the same): where it stood and stands in their texts."""

    left: int
    came: int
    old: Span
    new: Span


def carry(edits: Sequence[tuple[Edit, ...]], movable: Sequence[bool]) -> tuple[list[tuple[Edit, ...]], list[Carried]]:
    """The edits of all changes, passages cut in one and added in another marked as moved, and what was moved.

    `movable` says of which changes passages may come or go: those with an old and a new side.
    """
    cuts: dict[Key, list[tuple[int, int, int, int]]] = defaultdict(list)
    adds: dict[Key, list[tuple[int, int, int, int]]] = defaultdict(list)
    for n, row in enumerate(edits):
        if not movable[n]:
            continue
        for k, edit in enumerate(row):
            if edit.op == "keep" or edit.noise or edit.move or len(edit.text) < LEAST * 3:
                continue
            for start, end, key in passages_in(edit.text):
                if len(key) >= LEAST:
                    (cuts if edit.op == "cut" else adds)[key].append((n, k, start, end))
    found = list(edits)
    carried: list[Carried] = []
    parts: dict[int, dict[int, list[tuple[int, int, int]]]] = defaultdict(lambda: defaultdict(list))
    number = 1000
    for key in cuts:
        for (n, k, a, b), (m, j, c, d) in zip(cuts[key], adds.get(key, []), strict=False):
            number += 1
            parts[n][k].append((a, b, number))
            parts[m][j].append((c, d, number))
            old = len(old_of(edits[n][:k]))
            new = len(new_of(edits[m][:j]))
            carried.append(Carried(n, m, Span(old + a, old + b), Span(new + c, new + d)))
    for n, moved in parts.items():
        found[n] = tuple(piece for k, edit in enumerate(edits[n]) for piece in parted(edit, moved.get(k, [])))
    return found, carried
