"""How two passages relate, in five steps: identical, almost identical, related, partially related, unrelated.

1. The same folded words are identical; a passage without words is unrelated to any other.
2. Everything else is measured (`relation_features`) and graded by two models whose answers are averaged: a small forest, which sees
   thresholds, and a few small networks, which see what changes gradually. No machine-learning library is needed to grade.
3. The answer is sharpened by one exponent so that a grade given with 0.8 is right in 8 of 10 pairs.
4. Passages of which one says two thirds of what the other says, or that share a whole sentence, are not unrelated, however short or long
   they are: bills have few short passages in other words and few that stand in a longer one, so the models have hardly seen such pairs.

Coefficients are `data/relation.json`, made by `tools/fit_relation.py` from pairs graded by people (Kim, Griggs, Kim and Oh, "Learning
Bill Similarity with Annotated and Augmented Corpora of Bills", EMNLP 2021); docs/relation.md has the figures.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul
from typing import Any, NamedTuple

from wsisdiff.model import GRADES, Relation
from wsisdiff.relating.features import NAMES, Passage, Weight, features, is_item
from wsisdiff.relating.features import prepare as prepare_with
from wsisdiff.text.language import DATA, language
from wsisdiff.text.words import Word, words

SAME_WORDS = 0.99
"""Probability of identical where the folded words are the same: so graded in 80 of the 81 such pairs among the 472."""
SAME = Relation("identical", SAME_WORDS, (("same_words", 1.0),))
OUTERMOST = 3.5
"""Standard deviations beyond which a figure counts as that far from the mean, so that the networks never extrapolate."""

SAME_SUBJECT = 0.68
"""Share of what the lesser passage says that the other says too, from which they are not unrelated. Of the 242 pairs graded unrelated
four have more, of the 30 partially related eleven; of 7,140 pairs of different paragraphs of a draft none has more than 0.49."""
SAYS_SOMETHING = 2.4
"""Weight (as `said_shared`) from which what is shared is more than a name or a phrase of habit: two rare words, or ten common ones."""
SENTENCE = 3.8
"""Weight of one run from which it is a sentence of its own; two of 242 unrelated pairs and 6 of 30 partially related have one."""
OVERRULED = 0.75
"""Part of the chance of unrelated that goes to partially related then: in cross-validation the models alone call four such pairs
unrelated, of which graders called three partially related."""

HEAVIEST_RUN, SAID_OF_LESSER, SAID_SHARED = (NAMES.index(n) for n in ("heaviest_run", "said_of_lesser", "said_shared"))


class Tree(NamedTuple):
    """Nodes from the root, the low branch first: the feature asked (or -1 in a leaf), the threshold, and where the high branch
    begins; in a leaf the last is its row of `shares`, in percent of each grade."""

    feature: list[int]
    threshold: list[float]
    high: list[int]
    shares: list[list[int]]


class Network(NamedTuple):
    """One hidden layer. Each row of weights ends with its constant."""

    hidden: list[list[float]]
    out: list[list[float]]


class Model(NamedTuple):
    """What grades a pair: its features with the mean and scale of each, trees and networks, and how far their average is sharpened."""

    names: tuple[str, ...]
    mean: list[float]
    scale: list[float]
    trees: list[Tree]
    networks: list[Network]
    sharpness: float


def commonness(passages: int, common: dict[str, str]) -> Weight:
    """What a stem says: log((1 + N) / (1 + n)), n of N passages holding it, from the table of common words; others count as n = 0.

    Stop words, and letters and numerals that count items, say nothing.
    """
    log = {s: math.log((1 + passages) / (1 + int(n))) for n, stems in common.items() for s in stems.split()}
    unseen, stop = math.log(1 + passages), language().stopwords

    def says(stem: str) -> float:
        return 0.0 if stem in stop or is_item(stem) else log.get(stem, unseen)

    return says


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / "relation.json").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def packaged_model() -> Model:
    """The model that ships with the package, read once."""
    return model_from(_data())


@lru_cache(maxsize=1)
def packaged_weight() -> Weight:
    """What stems say in general English of negotiation and law: the table that ships with the package."""
    return lru_cache(maxsize=65536)(commonness(_data()["passages"], _data()["common"]))


def model_from(raw: dict[str, Any]) -> Model:
    """The model from the table that tools/fit_relation.py writes."""
    trees, networks = [Tree(*t) for t in raw["trees"]], [Network(*n) for n in raw["networks"]]
    return Model(tuple(raw["features"]), raw["mean"], raw["scale"], trees, networks, raw["sharpness"])


def relate(a: str, b: str) -> Relation:
    """Grade the relation of two passages; the order of the two does not matter.

    `probability` (0 to 1) is how often such a grade is right; `features` are the named figures it was decided by. About 2 ms
    for two passages of 200 words.

    >>> relate("We decide to continue.", "We decide to continue!").grade
    'identical'
    """
    if a == b:
        return SAME
    return relate_passages(prepare(words(a)), prepare(words(b)))


def prepare(text_words: Sequence[Word]) -> Passage:
    """A passage ready for `relate_passages`, for a caller that compares it with many."""
    return prepare_with(text_words, packaged_weight())


def relate_passages(a: Passage, b: Passage) -> Relation:
    """The same for prepared passages."""
    if a.plain == b.plain:
        return SAME
    if not a.plain or not b.plain:
        return Relation("unrelated", 1.0)
    values = features(a, b)
    chances = probabilities(packaged_model(), values)
    best = max(range(len(chances)), key=chances.__getitem__)
    return Relation(GRADES[best], round(chances[best], 4), tuple(zip(NAMES, (round(v, 4) for v in values), strict=True)))


def probabilities(model: Model, values: Sequence[float]) -> list[float]:
    """The chance of each of GRADES but the last: passages whose words differ are not identical."""
    leaves = zip(*(_leaf(tree, values) for tree in model.trees), strict=True)
    votes = [sum(shares) / 100 / len(model.trees) for shares in leaves]
    apart = ((v - m) / s for v, m, s in zip(values, model.mean, model.scale, strict=True))
    scaled = [*(max(-OUTERMOST, min(OUTERMOST, figure)) for figure in apart), 1.0]
    for network in model.networks:
        inner = [max(0.0, sum(map(mul, row, scaled))) for row in network.hidden] + [1.0]
        scores = [sum(map(mul, row, inner)) for row in network.out]
        most = max(scores)
        powers = [math.exp(s - most) for s in scores]
        total = sum(powers)
        votes = [vote + power / total / len(model.networks) for vote, power in zip(votes, powers, strict=True)]
    sharp = [vote**model.sharpness for vote in votes]
    if shares_a_part(values):
        sharp[0], sharp[1] = (1 - OVERRULED) * sharp[0], sharp[1] + OVERRULED * sharp[0]
    return [s / sum(sharp) for s in sharp]


def shares_a_part(values: Sequence[float]) -> bool:
    """Whether one passage says most of what the other says, or the two share a whole sentence."""
    same_subject = values[SAID_OF_LESSER] >= SAME_SUBJECT and values[SAID_SHARED] >= SAYS_SOMETHING
    return same_subject or values[HEAVIEST_RUN] >= SENTENCE


def _leaf(tree: Tree, values: Sequence[float]) -> list[int]:
    asked, threshold, high, shares = tree
    node = 0
    while (feature := asked[node]) >= 0:
        node = node + 1 if values[feature] <= threshold[node] else high[node]
    return shares[high[node]]
