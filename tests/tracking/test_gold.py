"""Two pairs of the specimen drafts against a concordance that a person made by reading, before the tool ran.

Pair F1: (old, new) paragraphs that belong together. Kind accuracy: over every paragraph of both drafts. Recall of moves, merges and
splits: the change has the same paragraphs on both sides, and the same kind. The floors only ever go up.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import lru_cache

import pytest

from tests.conftest import ROOT
from wsisdiff.model import Comparison
from wsisdiff.tracking.concordance import compare
from wsisdiff.workspace.manifest import draft_entry, read_entry

PAIRS = (("zero-draft", "rev1"), ("rev1", "rev2"))
Row = tuple[frozenset[str], frozenset[str], str]


@lru_cache(maxsize=4)
def compared(old: str, new: str) -> Comparison:
    return compare(read_entry(draft_entry(ROOT, old)), read_entry(draft_entry(ROOT, new)))


def gold(old: str, new: str) -> list[Row]:
    path = ROOT / "tests" / "gold" / "concordance" / f"{old}--{new}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["old"], row["new"], row["kind"]) for row in csv.DictReader(file)]
    return [(frozenset(filter(None, a.split(";"))), frozenset(filter(None, b.split(";"))), kind) for a, b, kind in rows]


def told(old: str, new: str) -> list[Row]:
    return [(frozenset(c.old), frozenset(c.new), c.kind) for c in compared(old, new).changes]


def links(rows: list[Row]) -> set[tuple[str, str]]:
    return {(a, b) for olds, news, _ in rows for a in olds for b in news}


def kinds(rows: list[Row]) -> dict[tuple[str, str], str]:
    return {(side, label): row[2] for row in rows for side, labels in zip(("old", "new"), row, strict=False) for label in labels}


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_pairs_of_paragraphs_are_those_a_reader_found(old: str, new: str) -> None:
    wanted, found = links(gold(old, new)), links(told(old, new))
    assert 2 * len(wanted & found) / (len(wanted) + len(found)) >= 0.99


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_kinds_of_change_are_those_a_reader_named(old: str, new: str) -> None:
    wanted, found = kinds(gold(old, new)), kinds(told(old, new))
    assert wanted.keys() == found.keys()
    assert sum(wanted[key] == found[key] for key in wanted) / len(wanted) >= 0.99


@pytest.mark.parametrize("kind", ["moved", "merged", "split", "new", "removed"])
def test_moves_merges_and_splits_are_recalled(kind: str) -> None:
    wanted = Counter(row for pair in PAIRS for row in gold(*pair) if row[2] == kind)
    found = Counter(row for pair in PAIRS for row in told(*pair) if row[2] == kind)
    assert (wanted & found).total() / wanted.total() >= {"merged": 0.92}.get(kind, 1.0)
