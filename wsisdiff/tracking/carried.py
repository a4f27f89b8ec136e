"""Sentences that left one paragraph and stand, word for word or nearly so, in another one: moves, not losses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from wsisdiff.model import Edit, Span
from wsisdiff.text.edit_moves import Key, parted, passages_in
from wsisdiff.text.edits import new_of, old_of
from wsisdiff.text.language import language
from wsisdiff.text.neighbours import best_pairs

LEAST = 5
"""Words of a passage from which it is recognized in another paragraph."""
ALIKE = 0.75
"""Share of the telling words of the longer of two passages that both hold, if they are one with some words changed."""
FEW = 8
"""Passages in which a word stands at most that leads from one to another."""


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
        for k, edit in enumerate(row if movable[n] else ()):
            if edit.op == "keep" or edit.noise or edit.move or len(edit.text) < LEAST * 3:
                continue
            for start, end, key in passages_in(edit.text):
                if len(key) >= LEAST:
                    (cuts if edit.op == "cut" else adds)[key].append((n, k, start, end))
    found = list(edits)
    carried: list[Carried] = []
    parts: dict[int, dict[int, list[tuple[int, int, int]]]] = defaultdict(lambda: defaultdict(list))
    number = 1000
    both = [(key, key) for key in cuts if key in adds]
    both += _nearly([k for k in cuts if k not in adds], [k for k in adds if k not in cuts])
    for key, other in both:
        for (n, k, a, b), (m, j, c, d) in zip(cuts[key], adds[other], strict=False):
            number += 1
            parts[n][k].append((a, b, number))
            parts[m][j].append((c, d, number))
            old = len(old_of(edits[n][:k]))
            new = len(new_of(edits[m][:j]))
            carried.append(Carried(n, m, Span(old + a, old + b), Span(new + c, new + d)))
    for n, moved in parts.items():
        found[n] = tuple(piece for k, edit in enumerate(edits[n]) for piece in parted(edit, moved.get(k, [])))
    return found, carried


def _nearly(cuts: Sequence[Key], adds: Sequence[Key]) -> list[tuple[Key, Key]]:
    """Passages that are one but for some words, the likeliest pairs first; led to by words that few passages hold."""
    stop = language().stopwords
    holders: dict[str, list[int]] = defaultdict(list)
    telling = [frozenset(key) - stop for key in cuts]
    for n, mine in enumerate(telling):
        for word in mine:
            holders[word].append(n)
    scores = []
    for m, key in enumerate(adds):
        mine = frozenset(key) - stop
        near = {n for word in mine if len(holders.get(word, ())) <= FEW for n in holders.get(word, ())}
        scores += [(-len(mine & telling[n]) / max(len(mine), len(telling[n])), 0, n, m) for n in near]
    return [(cuts[n], adds[m]) for n, m in best_pairs(score for score in scores if -score[0] >= ALIKE).items()]
