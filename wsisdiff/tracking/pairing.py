"""One old paragraph, one new paragraph: the pairs of a concordance before merges and splits are looked for.

1. Paragraphs whose words are the same, and stand only once in each draft, are anchors.
2. The others get candidates that share rare words or word pairs with them, and those that stand in the same place between anchors.
3. Candidates are scored by the weight of the words they share; the best sum of scores wins, with the place to decide between equals
   (repeated headings, boilerplate).
4. Where neighbours on both sides are paired, what stands between them may be a heavy rewrite: there less likeness is enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

from wsisdiff.text.language import language
from wsisdiff.tracking.assignment import assign
from wsisdiff.tracking.moves import Pair, rising
from wsisdiff.tracking.passages import Passage, at_most, ceiling, held, homes, overlap, stays

ALIKE = 0.33
"""Share of weight in common from which two paragraphs anywhere in the drafts are one. Of the pairs that are not one in the two specimen
concordances read by a person, the most alike had 0.30; of those that are, three heavy rewrites and parts of splits had less."""
ALIKE_IN_PLACE = 0.24
"""The same for two paragraphs between the same neighbours: rewrites there had 0.28 to 0.41, the likeliest wrong pair 0.19."""
ALIKE_FAR = 0.45
"""The same for two paragraphs that would have left both the order of their neighbours and their section: on the Paris drafts of October
and December 2015, the three pairs below it (0.37 to 0.40) were wrong, the seven lowest above it (from 0.53) right."""
ORDER_BONUS = 0.03
"""What standing where the neighbours say counts against likeness: decides between equals, outweighs no word that tells."""
CANDIDATES = 8
"""Candidates kept for each paragraph."""
WIDELY_HELD = 24
"""Words and word pairs in more paragraphs of a draft than this find no candidates: too common to point anywhere."""
SHORT = 12
"""Words of two paragraphs, each alone between the same neighbours, up to which one telling word in common makes them one: in a short
paragraph two edits leave little else."""
EXPANDED, LEAST_EXPANDED = 0.5, 12
"""Share of a paragraph, of so many words at least, that another between the same neighbours holds if it is an expansion of it."""
FEW_IN_PLACE = 2500
"""Up to this many possible pairs between two neighbours, all are scored."""
KEYS_USED = 40
"""Rarest words and word pairs by which a paragraph looks for others; the rest only repeats what they say."""
FEW = 1600
"""Up to this many possible pairs, all are scored."""
Pairs = dict[int, int]


def pair_up(old: Sequence[Passage], new: Sequence[Passage], parts: frozenset[tuple[int, int]] = frozenset()) -> Pairs:
    """Old index to new index of the paragraphs that are one, wherever they stand.

    `parts`, as (side 0 or 1, index), are left out: they are known to be parts of others.
    """
    pairs = _anchors(old, new)
    left, right = _unpaired(old, new, pairs, parts)
    place = Place(pairs, old, new)
    found = _best(old, new, _candidates(left, right, place), place, ALIKE)
    return _uncrossed(old, new, _without_doubtful(old, new, pairs, found))


def _without_doubtful(old: Sequence[Passage], new: Sequence[Passage], pairs: Pairs, found: Pairs) -> Pairs:
    """The pairs without those that would have left their order and their section, and are hardly alike."""
    both = pairs | found
    weak = {
        i: j
        for i, j in found.items()
        if homes(old[i].paragraph).isdisjoint(homes(new[j].paragraph)) and overlap(old[i], new[j]) < ALIKE_FAR
    }
    if not weak:
        return both
    kept = set(rising({(i, j): 1 if weak.get(i) == j else len(old[i].stems) + 2 for i, j in both.items()}))
    return {i: j for i, j in both.items() if (i, j) in kept or weak.get(i) != j}


def pair_in_place(old: Sequence[Passage], new: Sequence[Passage], pairs: Pairs, placed: frozenset[tuple[int, int]]) -> Pairs:
    """Pairs of heavy rewrites: paragraphs not yet paired nor `placed` (side 0 or 1, index) that stand between the same pairs."""
    left, right = _unpaired(old, new, pairs, placed)
    place = Place(pairs, old, new)
    candidates: list[tuple[int, int]] = []
    for olds, news in _gaps(left, right, place):
        if len(olds) * len(news) <= FEW_IN_PLACE:
            candidates += [(p.at, q.at) for p in olds for q in news]
        else:
            candidates += _sharing(olds, news, place)
    found = _best(old, new, candidates, place, ALIKE_IN_PLACE)
    stop = language().stopwords
    found |= _expanded(old, new, [pair for pair in candidates if pair[0] not in found], set(found.values()))
    for olds, news in _gaps(left, right, place):
        if len(olds) == len(news) == 1 and olds[0].at not in found:
            shared = olds[0].holds & news[0].holds - stop
            if shared and max(len(olds[0].stems), len(news[0].stems)) <= SHORT:
                found[olds[0].at] = news[0].at
    return found


def _expanded(old: Sequence[Passage], new: Sequence[Passage], candidates: Iterable[Pair], taken: set[int]) -> Pairs:
    """Pairs between the same neighbours of which the longer holds most of the shorter: it was written on, or cut short."""
    scores: dict[Pair, float] = {}
    for i, j in candidates:
        short, long = (old[i], new[j]) if len(old[i].stems) <= len(new[j].stems) else (new[j], old[i])
        if j in taken or len(short.stems) < LEAST_EXPANDED or at_most(short, long) < EXPANDED * short.total:
            continue
        if (share := held(short, (long,)) / short.total) >= EXPANDED:
            scores[i, j] = share - EXPANDED + 0.001
    return assign(scores)


def _gaps(left: Iterable[Passage], right: Iterable[Passage], place: Place) -> Iterable[tuple[list[Passage], list[Passage]]]:
    """What is left of both drafts between the same ordered pairs."""
    rows: dict[int, tuple[list[Passage], list[Passage]]] = defaultdict(lambda: ([], []))
    for side, passages in enumerate((left, right)):
        for p in passages:
            rows[place.gap(side, p.at)][side].append(p)
    return [both for _, both in sorted(rows.items()) if both[0] and both[1]]


def _unpaired(
    old: Sequence[Passage], new: Sequence[Passage], pairs: Pairs, placed: frozenset[tuple[int, int]]
) -> tuple[list[Passage], list[Passage]]:
    taken = set(pairs.values())
    left = [p for p in old if p.at not in pairs and (0, p.at) not in placed]
    return left, [p for p in new if p.at not in taken and (1, p.at) not in placed]


def _best(
    old: Sequence[Passage], new: Sequence[Passage], candidates: Iterable[tuple[int, int]], place: Place, least: float
) -> Pairs:
    scores: dict[tuple[int, int], float] = {}
    for i, j in candidates:
        if ceiling(old[i], new[j]) >= least and (likeness := overlap(old[i], new[j])) >= least:
            # what a pair is worth beyond two paragraphs left alone: two doubtful pairs do not outweigh a sure one
            scores[i, j] = likeness - least + ORDER_BONUS / (1 + place.distance(i, j))
    return assign(scores)


def _uncrossed(old: Sequence[Passage], new: Sequence[Passage], pairs: Pairs) -> Pairs:
    """The pairs, those of paragraphs with one and the same text put in their order: which of them is which cannot be told."""
    twins: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, j in pairs.items():
        if old[i].exact == new[j].exact:
            twins[old[i].exact].append((i, j))
    for group in twins.values():
        pairs |= dict(zip(sorted(i for i, _ in group), sorted(j for _, j in group), strict=True))
    return pairs


def _anchors(old: Sequence[Passage], new: Sequence[Passage]) -> Pairs:
    """Paragraphs with the same words that stand once in each draft; a word that differs only in spelling is the same."""
    keys = [{p.at: p.stems or (p.exact,) for p in side} for side in (old, new)]
    counts = [Counter(side.values()) for side in keys]
    place = {key: at for at, key in keys[1].items()}
    return {at: place[key] for at, key in keys[0].items() if counts[0][key] == counts[1].get(key, 0) == 1}


class Place:
    """Where a paragraph is to be expected in the other draft, from the pairs that keep their order."""

    def __init__(self, pairs: Mapping[int, int], old: Sequence[Passage], new: Sequence[Passage]) -> None:
        weights = {(i, j): 10**18 + stays(old[i], new[j]) for i, j in pairs.items()}
        chain = [(-1, -1), *rising(weights), (len(old), len(new))]
        self._sides = ([i for i, _ in chain], [j for _, j in chain])
        self.expected = (_expected(*self._sides), _expected(*self._sides[::-1]))
        """Where the counterpart of each paragraph of the old (0) or new (1) draft is expected."""

    def distance(self, i: int, j: int) -> float:
        """By how many paragraphs the two stand off from where the other is expected, both ways taken together."""
        return (abs(self.expected[0][i] - j) + abs(self.expected[1][j] - i)) / 2

    def gap(self, side: int, at: int) -> int:
        """The number of the gap between ordered pairs that paragraph `at` of the old (0) or new (1) draft stands in."""
        return bisect_left(self._sides[side], at)


def _expected(here: Sequence[int], there: Sequence[int]) -> list[float]:
    """For each place from 0 on its counterpart, between those of `here` that have theirs in `there`."""
    found: list[float] = []
    for (a, b), (c, d) in zip(pairwise(here), pairwise(there), strict=True):
        found += [c + (at - a) / (b - a) * (d - c) for at in range(a + 1, b)]
        found.append(d)
    return found


def _candidates(left: list[Passage], right: list[Passage], place: Place) -> Iterable[tuple[int, int]]:
    """Pairs worth scoring: those that share what few others hold, those in the same gap and, among equals, the nearest ones."""
    if len(left) * len(right) <= FEW:
        return [(p.at, q.at) for p in left for q in right]
    found = _sharing(left, right, place)
    found.update(_nearest_twins(left, right, place))
    for olds, news in _gaps(left, right, place):
        if len(olds) <= CANDIDATES and len(news) <= FEW_IN_PLACE:
            found.update((p.at, q.at) for p in olds for q in news)
    return sorted(found)


def _sharing(left: Sequence[Passage], right: Sequence[Passage], place: Place) -> set[tuple[int, int]]:
    """Pairs that share words or word pairs which few paragraphs hold: for each paragraph the candidates that share most."""
    found: set[tuple[int, int]] = set()
    mine: frozenset[Key] = frozenset().union(*(p.holds for p in left), *(p.pairs for p in left))
    news = holders(right, mine)
    olds = holders(left, frozenset(news))
    telling: dict[int, list[Key]] = defaultdict(list)
    for key in sorted(olds, key=lambda key: (len(news[key]), str(key))):
        for i in olds[key]:
            if len(telling[i]) < KEYS_USED:
                telling[i].append(key)
    back: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for p in left:
        weight = dict(zip(p.stems, p.weights, strict=True))
        row: dict[int, float] = defaultdict(float)
        for key in telling[p.at]:
            worth = weight[key] if isinstance(key, str) else weight[key[0]] + weight[key[1]]
            for j in news[key]:
                row[j] += worth
        least = sorted(row.values(), reverse=True)[: CANDIDATES * 2][-1] if row else 0.0
        best = [(j, worth) for j, worth in row.items() if worth >= least]  # of the others no place needs to be known
        best = sorted(best, key=lambda item: (-item[1], place.distance(p.at, item[0]), item[0]))[: CANDIDATES * 2]
        found.update((p.at, j) for j, _ in best[:CANDIDATES])
        for j, worth in best:
            back[j].append((-worth, p.at))
    for j, column in back.items():
        column.sort(key=lambda item: (item[0], place.distance(item[1], j), item[1]))
        found.update((i, j) for _, i in column[:CANDIDATES])
    return found


Key = str | tuple[str, str]


def holders(side: Iterable[Passage], keys: frozenset[Key], most: int = WIDELY_HELD) -> dict[Key, list[int]]:
    """Word or word pair among `keys` -> the paragraphs that hold it, where they are few."""
    found: dict[Key, list[int]] = {}
    for p in side:
        shared: Iterable[Key] = chain(p.holds & keys, p.pairs & keys)
        for key in shared:
            found.setdefault(key, []).append(p.at)
    return {key: places for key, places in found.items() if len(places) <= most}


def _nearest_twins(left: Iterable[Passage], right: Iterable[Passage], place: Place) -> Iterable[tuple[int, int]]:
    """For paragraphs with the same words, those that stand nearest to where they are expected."""
    twins: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for n, side in enumerate((left, right)):
        for p in side:
            twins[p.stems][n].append(p.at)
    for olds, news in twins.values():
        for i in olds:
            near = _around(news, place.expected[0][i])
            yield from ((i, j) for j in sorted(near, key=lambda j: place.distance(i, j))[:CANDIDATES])
        for j in news if olds else ():
            near = _around(olds, place.expected[1][j])
            yield from ((i, j) for i in sorted(near, key=lambda i: place.distance(i, j))[:CANDIDATES])


def _around(places: Sequence[int], at: float) -> Sequence[int]:
    """The places nearest to `at` on either side, of places that rise."""
    n = bisect_left(places, at)
    return places[max(0, n - CANDIDATES) : n + CANDIDATES]
