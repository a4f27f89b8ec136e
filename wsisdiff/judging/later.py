"""The sentences of a later draft held against those of an earlier one: which are new, and which stand in another place than before."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from wsisdiff.judging.quoted import Place, against
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit, units_of
from wsisdiff.model import Draft, Paragraph
from wsisdiff.text.language import language
from wsisdiff.text.names import names_of
from wsisdiff.text.sentences import ITEM
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import words

NEAR = 0.4
"""Share of a point's telling words, weighed by how rare they are, that a new or edited sentence must have for a missing point to be read
again. Set by hand, on the safe side: see docs/reading.md for what it gave."""
FEWEST = 2
"""Telling words that a sentence must share to come near, where the point has as many."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a draft, as it is compared."""

    key: str
    paragraph: Paragraph
    unit: Unit


class Sentences:
    """The sentences of a draft by their folded words."""

    def __init__(self, draft: Draft) -> None:
        self.draft, names = draft, names_of()
        said: dict[str, str] = {}
        self.pieces: list[Piece] = []
        self.at: dict[str, list[int]] = defaultdict(list)
        self.of: dict[str, list[int]] = defaultdict(list)
        """Label -> the numbers of its sentences."""
        for number, paragraph in enumerate(draft.paragraphs):
            for unit in units_of(number, paragraph, names, said)[1]:
                key = key_of(unit.span.cut(paragraph.text))
                if key:
                    self.at[key].append(len(self.pieces))
                    self.of[paragraph.label].append(len(self.pieces))
                    self.pieces.append(Piece(key, paragraph, unit))

    @cached_property
    def holding(self) -> dict[str, set[int]]:
        """Stem -> the sentences that have it, or a synonym of it, themselves or above them."""
        found: dict[str, set[int]] = defaultdict(set)
        stop = language().stopwords
        for n, piece in enumerate(self.pieces):
            for stem in {w.stem for w in piece.unit.words} - stop:
                for other in synonyms(stem):
                    found[other].add(n)
        return found


def key_of(text: str) -> str:
    """The words of a sentence or list item without its mark: an item that became (c) is the item that it was."""
    item = ITEM.match(text)
    return " ".join(w.plain for w in words(text[item.end() :] if item else text))


class Later:
    """Two drafts, the later one's sentences held against the earlier one's."""

    def __init__(self, old: Sentences, new: Sentences) -> None:
        self.old, self.new = old, new
        self.fresh = frozenset(n for n, piece in enumerate(new.pieces) if piece.key not in old.at)
        """The sentences that are new or edited."""
        moved = [n for n, piece in enumerate(new.pieces) if n not in self.fresh and self._stands_otherwise(n)]
        self.turned = frozenset(moved)
        """Those whose words stood before, but in a place of another standing."""

    def _stands_otherwise(self, n: int) -> bool:
        now = standing_of(self.new.pieces[n])
        return all(standing_of(self.old.pieces[m]) != now for m in self.old.at[self.new.pieces[n].key])

    def near(self, asked: str) -> str:
        """The label of the new or edited sentence that has most of what is asked for; empty when none comes near."""
        wanted = telling_of(asked)
        holding, total = self.new.holding, len(self.new.pieces) + 1
        weights = {stem: math.log(1 + total / (1 + len(holding.get(stem, ())))) for stem in wanted}
        shares: dict[int, float] = defaultdict(float)
        counts: dict[int, int] = defaultdict(int)
        for stem, weight in weights.items():
            for n in holding.get(stem, ()):
                if n in self.fresh or n in self.turned:
                    shares[n] += weight
                    counts[n] += 1
        least = NEAR * sum(weights.values())
        close = [n for n, share in shares.items() if share >= least and counts[n] >= min(FEWEST, len(wanted))]
        best = max(close, key=lambda n: (shares[n], -n), default=None)
        return self.new.pieces[best].paragraph.label if best is not None else ""


@lru_cache(maxsize=8192)
def telling_of(asked: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(asked)) - language().stopwords


def standing_of(piece: Piece) -> tuple[object, ...]:
    """What a place gives the words in it: whether they are agreed, whether it is a preamble, and what they stand under."""
    not_agreed = against(Place(piece.paragraph, piece.unit.span))
    verb = governing(piece.unit, tuple(range(piece.unit.own, len(piece.unit.words))))
    return not_agreed.kind if not_agreed else "", piece.paragraph.preamble, verb.level if verb else 0
