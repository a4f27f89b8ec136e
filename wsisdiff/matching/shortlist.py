"""Which paragraphs of a draft could be meant: rarity-weighted cosine over an inverted list, linear in the text."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity


class Shortlist:
    """Ranks the paragraphs of one draft by the cosine of their rarity-weighted words with a query's (Salton's vector space)."""

    def __init__(self, index: DraftIndex, rarity: Rarity) -> None:
        self._rarity = rarity
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, whole in enumerate(index.wholes):
            weights = self._weights(w.stem for w in whole.words)
            norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
            for stem, weight in weights.items():
                self._postings[stem].append((n, weight / norm))

    def _weights(self, stems: Iterable[str]) -> dict[str, float]:
        rarity = self._rarity
        return {s: (1 + math.log(c)) * w for s, c in Counter(stems).items() if (w := rarity(s)) > 0}

    def best(self, stems: Iterable[str], k: int = 5) -> list[tuple[int, float]]:
        """The k most alike paragraphs as (index, cosine 0 to 1), best first."""
        query = self._weights(stems)
        norm = math.sqrt(sum(v * v for v in query.values())) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for stem, weight in query.items():
            for n, value in self._postings.get(stem, ()):
                scores[n] += weight * value
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]
        return [(n, score / norm) for n, score in ranked]


class Searched:
    """A draft ready to be searched: its index, its shortlist and the rarity of words over all drafts in hand."""

    def __init__(self, index: DraftIndex, rarity: Rarity) -> None:
        self.index = index
        self.rarity = rarity
        self.shortlist = Shortlist(index, rarity)
