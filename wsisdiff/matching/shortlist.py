"""Which paragraphs of a draft could be meant: rarity-weighted cosine over an inverted list, linear in the text."""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.rarity import Rarity

TELLING = 40
"""Rarest words of a query that are looked up. The others stand in every other paragraph, take most of the time and decide nothing:
on the GDPR collection the paragraph found is the same as with all words."""


MANY = 1_000_000
"""Paragraphs looked through, all queries together, from which postings are read as arrays: until then loading numpy (a tenth of a second,
25 MB) costs more than it saves. The answers are the same, sums being made in the same order. Measured on the GDPR collection, once and
grown 16 and 64 times (November 2026)."""
LONG = 500
"""Paragraphs that hold a word from which it pays to ask whether they need be gone through."""
SLACK = 1e-9
"""By which sums of weights may be wrong."""
REMEMBERED = 20_000
"""Paragraphs kept of the answers to queries: an ask looks for the same paragraph up to five times, and many asks amend the same one."""


_NOWHERE = array("i"), array("d")


class Shortlist:
    """Ranks the paragraphs of one draft by the cosine of their rarity-weighted words with a query's (Salton's vector space)."""

    def __init__(self, index: DraftIndex, rarity: Rarity) -> None:
        self._rarity = rarity
        self._count = len(index.wholes)
        self._index = index
        self._answers: dict[tuple[tuple[str, ...], int], list[tuple[int, float]]] = {}
        self._arrays: dict[str, tuple[Any, Any]] = {}
        self._through = 0

    @cached_property
    def postings(self) -> dict[str, tuple[array[int], array[float]]]:
        """Stem -> the paragraphs that hold it, and what it weighs in each. Made when it is first asked for: asks that are judged by their
        elements alone need none."""
        holding = self._index.paragraphs_holding
        postings = {stem: (places, array("d")) for stem, places in holding.items() if self._rarity.weights[stem] > 0}
        for whole in self._index.wholes:
            for stem, weight in self._vector(whole).items():
                postings[stem][1].append(weight)
        return postings

    def replaced(self, old: Mapping[int, Unit], new: Mapping[int, Unit]) -> Shortlist:
        """The shortlist with the `new` paragraphs (by number) where the `old` ones were; what is not touched is shared."""
        edited = copy(self)
        edited._answers, edited._arrays = {}, {}
        postings = edited.postings = self.postings.copy()
        edited._count = max(self._count, *(n + 1 for n in new)) if new else self._count
        own: set[str] = set()  # stems whose list is no longer shared
        for units, come in ((old, False), (new, True)):
            for n, whole in units.items():
                for stem, weight in self._vector(whole).items():
                    if stem not in own:
                        places, values = postings.get(stem, _NOWHERE)
                        postings[stem] = places[:], values[:]
                        own.add(stem)
                    places, values = postings[stem]
                    at = bisect_left(places, n)
                    if come:
                        places.insert(at, n)
                        values.insert(at, weight)
                    else:
                        del places[at], values[at]
        return edited

    def _vector(self, whole: Unit) -> dict[str, float]:
        """The paragraph's weights, their squares adding up to 1."""
        weights = self._weights(w.stem for w in whole.words)
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        return {stem: weight / norm for stem, weight in weights.items()}

    def _weights(self, stems: Iterable[str]) -> dict[str, float]:
        weights = self._rarity.weights
        return {s: w if c == 1 else (1 + math.log(c)) * w for s, c in Counter(stems).items() if (w := weights[s]) > 0}

    def best(self, stems: Iterable[str], k: int = 5) -> list[tuple[int, float]]:
        """The k most alike paragraphs as (index, cosine 0 to 1), best first, ties in the draft's order."""
        key = (tuple(stems), k)
        if key not in self._answers:
            while self._answers and (len(self._answers) + 1) * k > REMEMBERED:
                del self._answers[next(iter(self._answers))]
            self._answers[key] = self._best(self._weights(key[0]), k)
        return self._answers[key]

    def _best(self, query: dict[str, float], k: int) -> list[tuple[int, float]]:
        norm = math.sqrt(sum(v * v for v in query.values())) or 1.0
        telling = heapq.nlargest(TELLING, query.items(), key=itemgetter(1)) if len(query) > TELLING else list(query.items())
        telling = [(stem, weight) for stem, weight in telling if stem in self.postings]
        self._through += self._count
        if self._through > MANY:
            return self._by_arrays(telling, norm, k)
        scores: dict[int, float] = defaultdict(float)
        for stem, weight in telling:
            for n, value in zip(*self.postings[stem], strict=True):
                scores[n] += weight * value
        # The best k; negated numbers let the C code of heapq compare plain tuples.
        ranked = heapq.nlargest(k, ((score, -n) for n, score in scores.items()))
        return [(-n, score / norm) for score, n in ranked]

    def _by_arrays(self, telling: Sequence[tuple[str, float]], norm: float, k: int) -> list[tuple[int, float]]:
        """The same on arrays. As soon as the words to come cannot lift a paragraph above the best k any more, they are counted for those
        alone that may still be among them (an upper bound, as MaxScore has). Weighty words are rare, so few long lists are gone through."""
        import numpy

        lists = [(weight, *self._as_arrays(stem)) for stem, weight in telling]
        # What the words from each on can add: a paragraph's weights have squares that add up to 1 at most (Cauchy and Schwarz).
        rests = [math.sqrt(squares) for squares in accumulate(weight * weight for weight, _, _ in reversed(lists))][::-1]
        ask_at = rests[0] / 2 if rests else 0.0  # how little is left when it is worth asking (again)
        scores = numpy.zeros(self._count)
        found = None
        for (weight, places, values), rest in zip(lists, rests, strict=True):
            if rest < ask_at and len(places) > LONG:
                there = numpy.flatnonzero(scores) if found is None else found
                least = float(numpy.partition(scores[there], -k)[-k]) - SLACK if len(there) >= k else 0.0
                if rest < least:
                    found = there[scores[there] >= least - rest]
                ask_at = min(rest, least + rest) / 2
            if found is None:
                scores[places] += weight * values
            else:
                at = numpy.searchsorted(places, found) % len(places)
                here = places[at] == found
                scores[found[here]] += weight * values[at[here]]
        found = numpy.flatnonzero(scores) if found is None else found
        if len(found) > k:
            found = found[scores[found] >= numpy.partition(scores[found], -k)[-k]]
        ranked = sorted((-float(scores[n]), int(n)) for n in found)[:k]
        return [(n, -score / norm) for score, n in ranked]

    def _as_arrays(self, stem: str) -> tuple[Any, Any]:
        """The paragraphs that hold a stem, and what it weighs in them."""
        if stem not in self._arrays:
            import numpy

            places, values = self.postings[stem]
            self._arrays[stem] = numpy.frombuffer(places, dtype=numpy.intc), numpy.frombuffer(values)
        return self._arrays[stem]


class Searched:
    """A draft ready to be searched: its index, its shortlist and the rarity of words over all drafts in hand."""

    def __init__(self, index: DraftIndex, rarity: Rarity, shortlist: Shortlist | None = None) -> None:
        self.index = index
        self.rarity = rarity
        self.shortlist = shortlist or Shortlist(index, rarity)

    @classmethod
    def alone(cls, index: DraftIndex) -> Searched:
        """A draft by itself: words are as rare as they are in it."""
        return cls(index, Rarity([index]))

    def on(self, index: DraftIndex) -> Searched:
        """The same with an index of the same words, read with other names."""
        return Searched(index, self.rarity, self.shortlist)


def searched_together(indexes: Sequence[DraftIndex]) -> tuple[Searched, ...]:
    """Drafts ready to be searched; words are as rare as they are in all of them."""
    rarity = Rarity(indexes)
    return tuple(Searched(index, rarity) for index in indexes)
