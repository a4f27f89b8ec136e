"""How two passages relate, in five steps: identical, almost identical, related, partially related, unrelated.

A small forest of decision trees over the figures of `relation_features` votes; its nodes are `data/relation.json`, made by
`tools/fit_relation.py` from pairs graded by people (Kim, Griggs, Kim and Oh, "Learning Bill Similarity", EMNLP 2021). Nothing but this
module and RapidFuzz is needed to grade.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from wsisdiff.matching.relation_features import NAMES, features
from wsisdiff.model import GRADES, Relation
from wsisdiff.text.words import Word, words


class Tree(NamedTuple):
    """Nodes in parallel: the feature asked (or -1 in a leaf), the threshold, the nodes to go to, and in a leaf the share of each grade."""

    feature: list[int]
    threshold: list[float]
    low: list[int]
    high: list[int]
    shares: list[list[int]]


@lru_cache(maxsize=1)
def _model() -> tuple[list[Tree], list[list[float]]]:
    raw: dict[str, Any] = json.loads((files("wsisdiff") / "data" / "relation.json").read_text(encoding="utf-8"))
    return [Tree(*tree) for tree in raw["trees"]], raw["calibration"]


def relate(a: str, b: str) -> Relation:
    """Grade the relation of two passages; the order of the two does not matter.

    `probability` (0 to 1) is how often a grade given with such a vote was right in cross-validation; `features` are the named
    figures it was decided by.

    >>> relate("We decide to continue.", "We decide to continue!").grade
    'identical'
    """
    return relate_words(words(a), words(b))


def relate_words(a: Sequence[Word], b: Sequence[Word]) -> Relation:
    """The same for passages that are words already."""
    if [w.plain for w in a] == [w.plain for w in b]:
        return Relation("identical", 1.0)
    if not a or not b:
        return Relation("unrelated", 1.0)
    values = features(a, b)
    trees, calibration = _model()
    votes = [0.0] * len(GRADES)
    for tree in trees:
        for grade, share in enumerate(tree.shares[_leaf(tree, values)]):
            votes[grade] += share
    total = sum(votes)
    best = max(range(len(GRADES)), key=lambda grade: votes[grade])
    named = tuple(zip(NAMES, (round(v, 4) for v in values), strict=True))
    return Relation(GRADES[best], round(_calibrated(votes[best] / total, calibration), 4), named)


def _leaf(tree: Tree, values: Sequence[float]) -> int:
    node = 0
    while tree.feature[node] >= 0:
        node = tree.low[node] if values[tree.feature[node]] <= tree.threshold[node] else tree.high[node]
    return tree.low[node]


def _calibrated(share: float, calibration: Sequence[Sequence[float]]) -> float:
    """The share of votes as the share of right answers, between the points of the table in a straight line."""
    points = [(0.0, 0.0), *((x, y) for x, y in calibration), (1.0, 1.0)]
    for (x1, y1), (x2, y2) in pairwise(points):
        if share <= x2:
            return y1 + (y2 - y1) * (share - x1) / (x2 - x1) if x2 > x1 else y2
    return 1.0
