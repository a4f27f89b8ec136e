"""Paragraphs of two drafts as weighted words: rare words say much, words of every UN paragraph say little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import mul
from zlib import crc32

from wsisdiff.model import Draft, Paragraph
from wsisdiff.text.language import language
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words

STOP_WEIGHT = 0.1
"""Share of its weight that a stop word keeps: enough to tell two wordings apart, too little to make two paragraphs alike."""
LONE_WORD = 0.5
"""What a word counts that both paragraphs hold, but without either of its neighbours: it may be there by chance."""
ROUNDING = 1e-9
"""What sums of the same numbers in another order may differ by, and far more."""


@dataclass(frozen=True)
class Passage:
    """A paragraph as it is compared. `at` is its index in its draft; the word at n of `stems` weighs `weights[n]`.

    What only paragraphs that changed are asked for is made when it is.
    """

    at: int
    paragraph: Paragraph
    exact: str
    """Its text with space evened out: equal where nothing at all changed."""
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    total: float

    @cached_property
    def holds(self) -> frozenset[str]:
        return frozenset(self.stems)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words, in order."""
        return frozenset(pairwise(self.stems))

    @cached_property
    def mass(self) -> Mapping[str, float]:
        """Each word with what all its occurrences weigh."""
        weight = dict(zip(self.stems, self.weights, strict=True))
        return {stem: n * weight[stem] for stem, n in Counter(self.stems).items()}


def passages(old: Draft, new: Draft) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The paragraphs of two drafts, weighted by how few paragraphs of both hold each word: log(1 + N / n).

    What is made of a text is made once, and shared by the paragraphs that have it: most stand in both drafts.
    """
    names, texts = names_of(), Counter(p.text for draft in (old, new) for p in draft.paragraphs)
    stems = {text: tuple(w.stem for w in names.fold(words(text))) for text in texts}
    holders: Counter[str] = Counter()
    for text, times in texts.items():
        for stem in set(stems[text]):
            holders[stem] += times
    count = max(1, texts.total())
    stop = language().stopwords
    weight = {s: math.log(1 + count / n) * (STOP_WEIGHT if s in stop or len(s) == 1 else 1.0) for s, n in holders.items()}
    made: dict[str, Passage] = {}

    def passage(at: int, paragraph: Paragraph) -> Passage:
        if (like := made.get(paragraph.text)) is not None:
            return replace(like, at=at, paragraph=paragraph)
        own = stems[paragraph.text]
        weights = tuple(map(weight.__getitem__, own))
        found = made[paragraph.text] = Passage(at, paragraph, " ".join(paragraph.text.split()), own, weights, sum(weights))
        return found

    first, second = (tuple(map(passage, range(len(d.paragraphs)), d.paragraphs)) for d in (old, new))
    return first, second


def homes(paragraph: Paragraph) -> set[str]:
    """The section that a paragraph stands in, and the article that its label names: "article 6" of "Article 6.2"."""
    article, dot, _ = paragraph.label.rpartition(".")
    return {paragraph.section.casefold(), *([article.casefold()] if dot else [])}


def held(passage: Passage, others: Sequence[Passage]) -> float:
    """The weight of a passage's words that stand in one of `others`; words without their neighbours count in part."""
    stems = passage.stems
    best = [0.0] * len(stems)
    for other in others:
        holds, pairs = other.holds, other.pairs
        best = [LONE_WORD if found < LONE_WORD and stem in holds else found for found, stem in zip(best, stems, strict=True)]
        for n, pair in enumerate(pairwise(stems)):
            if pair in pairs:
                best[n] = best[n + 1] = 1.0
        if len(stems) == 1 and best[0]:
            best[0] = 1.0
    total: float = sum(map(mul, best, passage.weights))
    return total


def at_most(passage: Passage, other: Passage) -> float:
    """What `held` is at most for one other: as if every word that it holds had its neighbours."""
    return sum(map(passage.mass.__getitem__, passage.holds & other.holds)) + ROUNDING


def ceiling(old: Passage, new: Passage) -> float:
    """What `overlap` is at most."""
    shared = old.holds & new.holds
    mass = sum(map(old.mass.__getitem__, shared)) + sum(map(new.mass.__getitem__, shared))
    return (mass + ROUNDING) / ((old.total + new.total) or 1.0)


def overlap(old: Passage, new: Passage) -> float:
    """How much two passages have in common, 0 to 1: the weight of what the other holds, of both together (Dice)."""
    return (held(old, (new,)) + held(new, (old,))) / ((old.total + new.total) or 1.0)


def stays(old: Passage, new: Passage) -> int:
    """How much a pair rather stays where two paragraphs changed places, up to 2**42.

    The reworded one is said to stay, so that it can be shown as edited; else the longer one. Between equals the texts decide, by a
    sum that is the same whichever draft comes first.
    """
    texts = sorted((old.exact, new.exact))
    length = min(len(texts[0]) + len(texts[1]), 2**24)
    return ((texts[0] != texts[1]) << 41) + (length << 16) + crc32("\n".join(texts).encode()) % 2**16
