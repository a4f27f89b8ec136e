"""Which paragraphs of a draft could be meant: rarity-weighted cosine over an inverted list, linear in the text."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from operator import itemgetter

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.rarity import Rarity

TELLING = 40
"""Rarest words of a query that are looked up. The others stand in every other paragraph, take most of the time and decide nothing:
on the GDPR collection the paragraph found is the same as with all words."""


class Shortlist:
    """Ranks the paragraphs of one draft by the cosine of their rarity-weighted words with a query's (Salton's vector space)."""

    def __init__(self, index: DraftIndex, rarity: Rarity) -> None:
        self._rarity = rarity
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, whole in enumerate(index.wholes):
            for stem, weight in self._vector(whole).items():
                self._postings[stem].append((n, weight))

    def replaced(self, old: Mapping[int, Unit], new: Mapping[int, Unit]) -> Shortlist:
        """The shortlist with the `new` paragraphs (by number) where the `old` ones were; what is not touched is shared."""
        edited = copy(self)
        edited._postings = self._postings.copy()
        vectors = {n: self._vector(whole) for n, whole in new.items()}
        for stem in {w.stem for whole in (*old.values(), *new.values()) for w in whole.words}:
            kept = [(n, weight) for n, weight in self._postings.get(stem, ()) if n not in old]
            edited._postings[stem] = kept + [(n, vector[stem]) for n, vector in vectors.items() if stem in vector]
        return edited

    def _vector(self, whole: Unit) -> dict[str, float]:
        """The paragraph's weights, their squares adding up to 1."""
        weights = self._weights(w.stem for w in whole.words)
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        return {stem: weight / norm for stem, weight in weights.items()}

    def _weights(self, stems: Iterable[str]) -> dict[str, float]:
        rarity = self._rarity
        return {s: (1 + math.log(c)) * w for s, c in Counter(stems).items() if (w := rarity(s)) > 0}

    def best(self, stems: Iterable[str], k: int = 5) -> list[tuple[int, float]]:
        """The k most alike paragraphs as (index, cosine 0 to 1), best first."""
        query = self._weights(stems)
        norm = math.sqrt(sum(v * v for v in query.values())) or 1.0
        scores: dict[int, float] = defaultdict(float)
        telling = heapq.nlargest(TELLING, query.items(), key=itemgetter(1)) if len(query) > TELLING else query.items()
        for stem, weight in telling:
            for n, value in self._postings.get(stem, ()):
                scores[n] += weight * value
        # The best k, ties in the draft's order; negated numbers let the C code of heapq compare plain tuples.
        ranked = heapq.nlargest(k, ((score, -n) for n, score in scores.items()))
        return [(-n, score / norm) for score, n in ranked]


class Searched:
    """A draft ready to be searched: its index, its shortlist and the rarity of words over all drafts in hand."""

    def __init__(self, index: DraftIndex, rarity: Rarity, shortlist: Shortlist | None = None) -> None:
        self.index = index
        self.rarity = rarity
        if shortlist is not None:
            self.shortlist = shortlist

    @cached_property
    def shortlist(self) -> Shortlist:
        """Made when it is first asked for: asks that are judged by their elements alone need none."""
        return Shortlist(self.index, self.rarity)
