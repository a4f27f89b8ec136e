"""Merges and splits: paragraphs left without a partner whose words went into a paragraph that already has one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wsisdiff.tracking.pairing import Key, Pairs, holders
from wsisdiff.tracking.passages import ROUNDING, Passage, held, overlap

# Measured on the joins of the two specimen concordances, read by a person, and on all other combinations of their paragraphs.
GIVEN = 0.35
"""Share of a paragraph that has to stand in the joint one, and not come from its first partner. True joins of paragraphs that were
not neighbours had 0.47 and more, others up to 0.21."""
GIVEN_NEXT = 0.15
"""The same for neighbours, where a drafter shortens what he joins: true ones 0.19 and more, others up to 0.10."""
EXPLAINED = 0.18
"""Share of the joint paragraph that it has to explain beyond the first partner: true ones 0.22 and more, others up to 0.18."""
EXPLAINED_NEXT = 0.10
VERBATIM = 0.85
"""Share of a paragraph that stands in the joint one from which it has joined it however long that is."""
SURE = 0.7
"""Likeness from which a pair is not doubted."""
OF_THE_REST = 0.30
"""Share of what the first partner leaves unexplained that it has to explain: true ones 0.34 and more."""
RARE_WORDS = 1.5
"""The joint words have to weigh at least as much as this many words that stand in one paragraph only; a third of it for a neighbour
that stands there word for word, since drafters part boilerplate too."""
WIDELY_HELD = 64
"""Word pairs in more wholes than this ("of the") point to none of them."""
LOOKED_AT = 8
"""Paragraphs looked at as the one a part may have joined."""
Joined = dict[int, list[int]]


def find_joins(old: Sequence[Passage], new: Sequence[Passage], pairs: Pairs) -> tuple[Joined, Joined]:
    """Merges (new index -> further old ones) and splits (old index -> further new ones) beside the pairs.

    A paragraph is in one of them only; where a pair could be both, the one that explains more stands.
    """
    merges = _one_way(new, old, {j: i for i, j in pairs.items()})
    splits = _one_way(old, new, pairs)
    for i, j in pairs.items():
        if i in splits and j in merges:
            weaker = splits if sum(g for g, _ in splits[i]) < sum(g for g, _ in merges[j]) else merges
            del weaker[i if weaker is splits else j]
    return _parts(merges), _parts(splits)


def better_joined(old: Sequence[Passage], new: Sequence[Passage], pairs: Pairs) -> frozenset[tuple[int, int]]:
    """(side, index) of paragraphs in doubtful pairs that stand word for word in another one, beside its partner: parts of it."""
    back = {j: i for i, j in pairs.items()}
    found: set[tuple[int, int]] = set()
    for i, j in pairs.items():
        if old[i].stems != new[j].stems and overlap(old[i], new[j]) < SURE:
            found |= {(1, j)} if _stands_beside(new[j], old[i], old, back) else set()
            found |= {(0, i)} if _stands_beside(old[i], new[j], new, pairs) else set()
    return frozenset(found)


def _stands_beside(part: Passage, partner: Passage, wholes: Sequence[Passage], whole_of: Mapping[int, int]) -> bool:
    """Whether a part stands in a whole whose own part is its neighbour; `whole_of` gives each part its whole."""
    least = max(held(part, [partner]), VERBATIM * part.total)
    beside = (whole_of.get(part.at + step, partner.at) for step in (-1, 1))
    return any(held(part, [wholes[w]]) >= least for w in beside if w != partner.at)


def _parts(joined: dict[int, list[tuple[float, int]]]) -> Joined:
    return {whole: sorted(part for _, part in parts) for whole, parts in joined.items()}


def _one_way(wholes: Sequence[Passage], parts: Sequence[Passage], main: Mapping[int, int]) -> dict[int, list[tuple[float, int]]]:
    """Index of a whole -> its further parts with what each explains; `main` gives each paired whole its first part."""
    taken = set(main.values())
    free = [p for p in parts if p.at not in taken]
    floor = RARE_WORDS * math.log(1 + len(wholes) + len(parts))
    candidates: list[tuple[float, int, int]] = []
    for p, near in _worth_a_look(wholes, free, main):
        found = [(gain, p.at, w) for w in near if (gain := _gain(wholes[w], p, [parts[main[w]]], floor)) is not None]
        beside = [c for c in found if abs(main[c[2]] - p.at) == 1]
        candidates += beside or found  # boilerplate stands in many places: it belongs to its neighbour
    joined: dict[int, list[tuple[float, int]]] = {}
    placed: set[int] = set()
    for gain, part, w in sorted(candidates, key=lambda item: (-item[0], abs(main[item[2]] - item[1]), item[1:])):
        others = [parts[main[w]], *(parts[n] for _, n in joined.get(w, ()))]
        if part not in placed and (len(others) == 1 or _gain(wholes[w], parts[part], others, floor) is not None):
            joined.setdefault(w, []).append((gain, part))
            placed.add(part)
    return joined


def _gain(whole: Passage, part: Passage, others: Sequence[Passage], floor: float) -> float | None:
    """How much of the whole only this part explains, as weight; None when that is too little to speak of a join."""
    alone = held(part, [whole])
    near = any(abs(part.at - other.at) == 1 for other in others)
    verbatim = alone >= VERBATIM * part.total
    least = floor / 3 if near and verbatim else floor
    if alone < least - ROUNDING:  # what it gives is a part of that
        return None
    given = alone - (alone + held(part, others) - held(part, [whole, *others]))  # without what the other parts hold as well
    known = held(whole, others)
    extra = held(whole, [*others, part]) - known
    if min(extra, given) < least or given < (GIVEN_NEXT if near else GIVEN) * part.total:
        return None
    explains = extra >= OF_THE_REST * (whole.total - known) and extra >= (EXPLAINED_NEXT if near else EXPLAINED) * whole.total
    if not explains and not verbatim:
        return None
    return min(given, extra)


def _worth_a_look(
    wholes: Sequence[Passage], free: Sequence[Passage], main: Mapping[int, int]
) -> Iterable[tuple[Passage, list[int]]]:
    """For each free part the paired wholes it may have joined: those that share the most word pairs, and its neighbours' partners."""
    wanted: frozenset[Key] = frozenset().union(*(part.pairs for part in free))
    holding = holders((wholes[w] for w in sorted(main)), wanted, WIDELY_HELD)
    beside: dict[int, list[int]] = {}
    for w in sorted(main):
        beside.setdefault(main[w] - 1, []).append(w)
        beside.setdefault(main[w] + 1, []).append(w)
    for part in free:
        weight = dict(zip(part.stems, part.weights, strict=True))
        sums: Counter[int] = Counter()
        for pair in sorted(part.pairs):
            for w in holding.get(pair, ()):
                sums[w] += weight[pair[0]] + weight[pair[1]]  # type: ignore[assignment]
        most = sorted(sums, key=lambda w: (-sums[w], w))[:LOOKED_AT]
        yield part, [*most, *(w for w in beside.get(part.at, ()) if w not in most)]
