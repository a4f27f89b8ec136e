"""Sentences that left one paragraph and stand, word for word, in another one: moves, not losses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wsisdiff.model import Edit
from wsisdiff.text.edit_moves import Key, parted, passages_in

LEAST = 5
"""Words of a passage from which it is recognized in another paragraph."""

Carried = tuple[int, int, str]
"""The change that a passage left, the one where it stands now, its words."""


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
            carried.append((n, m, edits[m][j].text[c:d].strip()))
    for n, moved in parts.items():
        found[n] = tuple(piece for k, edit in enumerate(edits[n]) for piece in parted(edit, moved.get(k, [])))
    return found, carried
