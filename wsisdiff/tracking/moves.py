"""What moved: out of the order of its neighbours, or into a section that is truly another. New numbers alone are no move."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_high, median_low

from wsisdiff.text.words import words

Pair = tuple[int, int]
NEIGHBOURS = 4
"""Paragraphs before it from which the shift of a place is taken."""
BARE = re.compile(r"\s*(?:article|section|chapter|part|rule)\s+[\divxl]+\.?\s*", re.IGNORECASE)
"""Headings that are only a number: another section may bear it in the new draft."""
MOST_OF_IT = 0.5
"""Share of a section's paragraphs that makes the section they went to its successor."""


def rising(weights: Mapping[Pair, int]) -> list[Pair]:
    """The heaviest chain of pairs in which both sides rise: what kept its order. Every paragraph may be in several pairs.

    A longest increasing subsequence (Fredman, 1975) with weights, by a tree of prefix maxima (Fenwick, 1994): O(n log n).

    >>> rising({(0, 2): 1, (1, 0): 1, (2, 1): 1})
    [(1, 0), (2, 1)]
    """
    places = sorted({j for _, j in weights})
    tree: list[tuple[int, Pair | None]] = [(0, None)] * (len(places) + 1)
    before: dict[Pair, Pair | None] = {}
    best: tuple[int, Pair | None] = (0, None)
    for pair in sorted(weights, key=lambda p: (p[0], -p[1])):
        at = bisect_left(places, pair[1])
        total, last = 0, None
        n = at
        while n > 0:
            if tree[n][0] > total:
                total, last = tree[n]
            n -= n & -n
        before[pair] = last
        total += weights[pair]
        n = at + 1
        while n <= len(places):
            if total > tree[n][0]:
                tree[n] = (total, pair)
            n += n & -n
        if total > best[0]:
            best = (total, pair)
    chain: list[Pair] = []
    at_pair = best[1]
    while at_pair is not None:
        chain.append(at_pair)
        at_pair = before[at_pair]
    return chain[::-1]


def out_of_order(pairs: Mapping[Pair, int]) -> set[Pair]:
    """The pairs (old index, new index) that left the order of the others; the value, up to 2**42, says how much it rather stays.

    As few as possible are called moved. Where two paragraphs changed places, the one that went farther than its neighbours counts
    as moved, or else the one with the lower value.
    """
    away = _away(pairs)
    weights = {pair: 10**30 - 10**20 * away[pair] + stays for pair, stays in pairs.items()}
    return set(pairs) - set(rising(weights))


def _away(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """How much farther each pair was shifted than what precedes it, in half paragraphs; both drafts' neighbours count.

    Numbers run on from what precedes, so a reader takes for moved what breaks off from it.
    """
    total: dict[Pair, int] = dict.fromkeys(pairs, 0)
    for side in (0, 1):
        row = sorted(total, key=lambda p: p[side])
        for n, (i, j) in enumerate(row):
            if near := [b - a for a, b in row[max(0, n - NEIGHBOURS) : n]]:
                total[i, j] += min(999, abs(2 * (j - i) - median_low(near) - median_high(near)))
    return total


def same_sections(old: Sequence[str], new: Sequence[str], pairs: Mapping[int, int]) -> set[tuple[str, str]]:
    """Pairs of section headings that are one section: the same words, or a new heading for most of what stood under the old one.

    `old` and `new` give the section of every paragraph.
    """
    names_old, names_new = dict.fromkeys(old), dict.fromkeys(new)
    folded_new = {folded(name): name for name in names_new if not BARE.fullmatch(name)}
    same = {(name, folded_new[folded(name)]) for name in names_old if folded(name) in folded_new}
    settled_old, settled_new = {a for a, _ in same}, {b for _, b in same}
    flows = Counter((old[i], new[j]) for i, j in pairs.items())
    out_of, into = Counter(old[i] for i in pairs), Counter(new[j] for j in pairs.values())
    most = {(a, b) for (a, b), n in flows.items() if n >= MOST_OF_IT * min(out_of[a], into[b])}
    return same | {(a, b) for a, b in most if not (a in settled_old and b in settled_new)}


def folded(heading: str) -> tuple[str, ...]:
    """The folded words of a heading; the heading itself where it has none."""
    return tuple(w.plain for w in words(heading)) or (heading.strip(),)
