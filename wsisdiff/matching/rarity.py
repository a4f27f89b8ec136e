"""How much a word says: rare words say much, words of every UN paragraph ("in this regard", "stakeholders") nearly nothing."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from wsisdiff.matching.index import DraftIndex
from wsisdiff.text.language import language


class Rarity:
    """Weight of a stem from the paragraphs of all drafts in hand: log((2 + N) / (1 + n)), with n of N paragraphs holding it.

    Above 0 even where every paragraph holds the word, so that a draft of one paragraph can be searched. Stop words weigh 0. Words no
    draft holds weigh as one that a single paragraph holds.
    """

    def __init__(self, indexes: Iterable[DraftIndex]) -> None:
        self._indexes = tuple(indexes)
        self._total = sum(len(index.wholes) for index in self._indexes)
        self.rarest = math.log((2 + self._total) / 2) if self._total else 1.0
        """The weight of a stem that a single paragraph holds."""

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Stem -> weight, for any stem. Counted when the first word is weighed: asks that are judged by their elements alone weigh none."""
        counts: Counter[str] = Counter()
        for index in self._indexes:
            for stem, holders in index.paragraphs_holding.items():
                counts[stem] += len(holders)
        known = {stem: math.log((2 + self._total) / (1 + n)) for stem, n in counts.items()}
        rarest = self.rarest
        return defaultdict(lambda: rarest, known | dict.fromkeys(language().stopwords, 0.0))

    def __call__(self, stem: str) -> float:
        return self.weights[stem]
