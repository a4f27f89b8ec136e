"""The lines of two texts set against each other before their words are: items of a list and rows of a table keep together.

1. Lines with the same words (their item's label left out) are one; items and rows that share most of their words are one as well.
2. Those in the same order in both texts hold the rest in place; those out of order only changed their place.
3. What stands between two lines that hold is compared word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from wsisdiff.text.edit_cleaning import Token
from wsisdiff.text.neighbours import best_pairs

ITEM_KEY = "\x02"
"""What every item's label is compared as: another label is no other item."""
ITEM = re.compile(r"([-–•*·]|\(?(?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2}|[A-Z])[).])(\s+)")
ALIKE = 0.6
"""Share of words in common from which two items or rows, one of them reworded, are one."""
SHORTEST = 2
"""Words of a line that may be found again elsewhere."""


class Block(NamedTuple):
    """Old tokens i1..i2 against new tokens j1..j2; `move` numbers what only changed its place (then one range is empty)."""

    i1: int
    i2: int
    j1: int
    j2: int
    move: int = 0


Line = tuple[int, int, tuple[str, ...], bool]
"""First token, token after the last, keys without marks and label, whether it is an item or a row."""


def blocks(before: Sequence[Token], after: Sequence[Token]) -> list[Block]:
    """What is to be compared with what, in an order that both texts have; one block where lines say nothing."""
    whole = [Block(0, len(before), 0, len(after))]
    old, new = _lines(before), _lines(after)
    if len(old) < 2 or len(new) < 2:
        return whole
    same = _same(old, new)
    alike = _alike(old, new, same)
    pairs = {**same, **alike}
    if not pairs:
        return whole
    chain = set(_rising(sorted(pairs.items()), [len(line[2]) for line in old]))
    moves = {pair: n for n, pair in enumerate((p for p in sorted(pairs.items()) if p not in chain), 1)}
    moved = ({i: n for (i, _), n in moves.items()}, {j: n for (_, j), n in moves.items()})
    held = [(i, j) for i, j in sorted(chain) if i in same or moves]
    found: list[Block] = []
    at_old = at_new = 0
    for i, j in [*held, (len(old), len(new))]:
        found += _between(old, new, range(at_old, i), range(at_new, j), moved)
        if i < len(old):
            found.append(Block(old[i][0], old[i][1], new[j][0], new[j][1]))
        at_old, at_new = i + 1, j + 1
    return [b for b in found if b.i1 < b.i2 or b.j1 < b.j2]


def _lines(tokens: Sequence[Token]) -> list[Line]:
    found: list[Line] = []
    start = 0
    for n, token in enumerate(tokens):
        if "\n" in token.space or n + 1 == len(tokens):
            row = tokens[start : n + 1]
            keys = tuple(t.key for t in row if t.raw[:1].isalnum() and t.key != ITEM_KEY)
            listed = any(t.key == ITEM_KEY for t in row) or any(t.raw == "|" for t in row)
            found.append((start, n + 1, keys, listed))
            start = n + 1
    return found


def _same(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """Old line -> new line with the same words, twins in their order."""
    spots: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(new) - 1, -1, -1):
        spots[new[j][2]].append(j)
    found = {}
    for i, line in enumerate(old):
        if len(line[2]) >= SHORTEST and spots[line[2]]:
            found[i] = spots[line[2]].pop()
    return found


def _alike(old: Sequence[Line], new: Sequence[Line], same: dict[int, int]) -> dict[int, int]:
    """Old item or row -> the new one that is it, reworded: the likeliest pairs first."""
    taken = set(same.values())
    left = [i for i, line in enumerate(old) if line[3] and i not in same and len(line[2]) >= SHORTEST]
    right = [j for j, line in enumerate(new) if line[3] and j not in taken and len(line[2]) >= SHORTEST]
    scores = []
    for i in left:
        for j in right:
            a, b = set(old[i][2]), set(new[j][2])
            share = 2 * len(a & b) / (len(a) + len(b))
            first = old[i][2][0] == new[j][2][0]
            if share >= ALIKE or (share >= ALIKE - 0.2 and first):
                scores.append((-share, abs(i - j), i, j))
    return best_pairs(scores)


def _rising(pairs: Sequence[tuple[int, int]], size: Sequence[int]) -> list[tuple[int, int]]:
    """The heaviest chain of pairs in which both sides rise; a line weighs its words."""
    best: list[tuple[int, int]] = []  # (new line, weight of the chain that ends there), both rising
    came: dict[tuple[int, int], tuple[int, int] | None] = {}
    ends: dict[int, tuple[int, int]] = {}
    for i, j in pairs:
        n = bisect_left(best, (j, -1))
        weight = (best[n - 1][1] if n else 0) + 1000 + size[i]
        came[i, j] = ends[best[n - 1][0]] if n else None
        ends[j] = (i, j)
        while n < len(best) and best[n][1] <= weight:
            del best[n]
        best.insert(n, (j, weight))
    chain: list[tuple[int, int]] = []
    last = ends[best[-1][0]] if best else None
    while last is not None:
        chain.append(last)
        last = came[last]
    return chain[::-1]


def _between(
    old: Sequence[Line], new: Sequence[Line], rows: range, columns: range, moved: tuple[dict[int, int], dict[int, int]]
) -> Iterator[Block]:
    """Lines between two that hold: pieces without moved lines against one another, the moved lines by themselves."""
    for a, b in zip_longest(_pieces(old, rows, moved[0]), _pieces(new, columns, moved[1])):
        if a and b and not a[2] and not b[2]:
            yield Block(a[0], a[1], b[0], b[1])
            continue
        if a:
            yield Block(a[0], a[1], 0, 0, a[2])
        if b:
            yield Block(0, 0, *b)


def _pieces(lines: Sequence[Line], rows: range, moved: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """(first token, token after the last, number of the move or 0) for each run of unmoved lines and each moved line."""
    start: int | None = None
    for n in rows:
        if n in moved:
            if start is not None:
                yield start, lines[n][0], 0
                start = None
            yield lines[n][0], lines[n][1], moved[n]
        elif start is None:
            start = lines[n][0]
    if start is not None:
        yield start, lines[rows[-1]][1], 0
