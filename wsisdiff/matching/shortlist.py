"""Which paragraphs of a draft could be meant: rarity-weighted cosine over an inverted list, linear in the text."""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.referring import Extended, referring

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
SPARE = 4
"""Of a query so many paragraphs are kept more, at most: with an edit that is tried as many more are asked for as it touches."""
REMEMBERED = 20_000
"""Paragraphs kept of the answers to queries: an ask looks for the same paragraph up to five times, and many asks amend the same one."""

_Ranked = tuple[list[tuple[float, int]], float]


class Shortlist:
    """Ranks the paragraphs of one draft by the cosine of their rarity-weighted words with a query's (Salton's vector space)."""

    def __init__(self, index: DraftIndex, rarity: Rarity) -> None:
        self._rarity = rarity
        self._count = len(index.wholes)
        self._index = index
        self._answers: dict[tuple[tuple[str, ...], int], _Ranked] = {}
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

    def replaced(self, new: Mapping[int, Unit]) -> Shortlist:
        """The shortlist with the `new` paragraphs (by number) in the place of those that had their numbers."""
        return _Edited(self, {n: self._vector(whole) for n, whole in new.items()})

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
        ranked, norm = self.ranked(tuple(stems), k)
        return [(n, score / norm) for score, n in ranked]

    def ranked(self, stems: tuple[str, ...], k: int) -> _Ranked:
        """The same as (sum of weights, index), and what makes cosines of these sums."""
        most = k - k % SPARE + SPARE
        key = (stems, most)
        if key not in self._answers:
            while self._answers and (len(self._answers) + 1) * most > REMEMBERED:
                del self._answers[next(iter(self._answers))]
            telling, norm = self._query(stems)
            self._answers[key] = self._best(telling, most), norm
        ranked, norm = self._answers[key]
        return ranked[:k], norm

    def _query(self, stems: tuple[str, ...]) -> tuple[list[tuple[str, float]], float]:
        """The telling words of a query with their weights, and the length of the vector of all its words."""
        query = self._weights(stems)
        norm = math.sqrt(sum(v * v for v in query.values())) or 1.0
        return heapq.nlargest(TELLING, query.items(), key=itemgetter(1)) if len(query) > TELLING else list(query.items()), norm

    def _best(self, telling: Sequence[tuple[str, float]], k: int) -> list[tuple[float, int]]:
        telling = [(stem, weight) for stem, weight in telling if stem in self.postings]
        self._through += self._count
        if self._through > MANY:
            return self._by_arrays(telling, k)
        scores = [0.0] * self._count
        for stem, weight in telling:
            for n, value in zip(*self.postings[stem], strict=True):
                scores[n] += weight * value
        least = heapq.nlargest(k, scores)[-1:]
        return sorted(((s, n) for n, s in enumerate(scores) if s and s >= least[0]), key=lambda one: (-one[0], one[1]))[:k]

    def _by_arrays(self, telling: Sequence[tuple[str, float]], k: int) -> list[tuple[float, int]]:
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
        return [(-score, n) for score, n in sorted((-float(scores[n]), int(n)) for n in found)[:k]]

    def _as_arrays(self, stem: str) -> tuple[Any, Any]:
        """The paragraphs that hold a stem, and what it weighs in them."""
        if stem not in self._arrays:
            import numpy

            places, values = self.postings[stem]
            self._arrays[stem] = numpy.frombuffer(places, dtype=numpy.intc), numpy.frombuffer(values)
        return self._arrays[stem]


class _Edited(Shortlist):
    """The shortlist of a draft of which a few paragraphs are others: what is found in the draft without these, and they beside it."""

    def __init__(self, before: Shortlist, new: Mapping[int, Mapping[str, float]]) -> None:
        super().__init__(before._index, before._rarity)
        self._before, self._new = before, new

    def ranked(self, stems: tuple[str, ...], k: int) -> _Ranked:
        """The same sums as in a shortlist of the edited draft, made in the same order."""
        telling, _ = self._query(stems)
        there, norm = self._before.ranked(stems, k + len(self._new))
        found = [(-score, n) for score, n in there if n not in self._new]
        for n, vector in self._new.items():
            score = 0.0
            for stem, weight in telling:
                if stem in vector:
                    score += weight * vector[stem]
            if score:
                found.append((-score, n))
        return [(-score, n) for score, n in sorted(found)[:k]], norm


class Searched:
    """A draft ready to be searched: its index, its shortlist and the rarity of words over all drafts in hand."""

    def __init__(
        self, index: DraftIndex, rarity: Rarity, shortlist: Shortlist | None = None, unedited: Searched | None = None
    ) -> None:
        self.index = index
        self.rarity = rarity
        self.shortlist = shortlist or Shortlist(index, rarity)
        self.unedited = unedited
        """Of a draft with edits: the draft without them."""
        self.touched: frozenset[int] = frozenset()
        """Of a draft with edits: the paragraphs that are others."""
        self.seen: dict[object, object] = {}
        """What was found at its sentences, kept for the edits of it that do not touch them."""

    def as_before(self, paragraph: int) -> Searched | None:
        """Of a draft with edits: the draft without them where they reach neither a paragraph nor those beside it."""
        return self.unedited if self.touched.isdisjoint((paragraph - 1, paragraph, paragraph + 1)) else None

    @cached_property
    def notes(self) -> Searched | None:
        """The footnotes as a draft of their own, each under its paragraph's label; None where there are none."""
        draft = self.index.draft
        noted = tuple(replace(p, text=note, facts=(), footnotes=()) for p in draft.paragraphs for note in p.footnotes)
        if not noted:
            return None
        return Searched(DraftIndex(replace(draft, paragraphs=noted, headings=()), self.index.names), self.rarity)

    @cached_property
    def referring(self) -> tuple[Extended, ...]:
        """The sentences and rows that extend to their own matter what another paragraph lays down."""
        return tuple(referring(self.index))

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
