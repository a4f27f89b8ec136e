"""Assignment, rising chain and shared weight against every possibility tried."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from tests.conftest import ROOT, draft_of
from tests.reference.slow import best_sum, heaviest_rise, weight_held
from wsisdiff import read_draft
from wsisdiff.model import Draft
from wsisdiff.tracking.assignment import assign
from wsisdiff.tracking.moves import out_of_order, rising
from wsisdiff.tracking.passages import LONE_WORD, Passage, held, overlap, passages


def right(scores: dict[tuple[int, int], float]) -> None:
    found = assign(scores)
    assert len(set(found.values())) == len(found)
    assert list(found) == sorted(found)
    assert all(scores[pair] > 0 for pair in found.items())
    assert sum(scores[pair] for pair in found.items()) == pytest.approx(best_sum(scores), abs=1e-9)


def test_two_thousand_random_tables_are_assigned_with_the_largest_sum() -> None:
    rng = random.Random(5)
    for _ in range(2000):
        lefts, rights = rng.randint(1, 4), rng.randint(1, 4)
        cells = [(i, j) for i in range(lefts) for j in range(rights) if rng.random() < 0.7]
        right({cell: rng.choice((-0.2, 0.0, 0.1, 0.5, 0.5, 0.9, rng.random())) for cell in cells})


def test_long_chains_of_second_best_partners_are_followed_to_their_end() -> None:
    for n in range(1, 7):
        # each would rather have its neighbour's partner; the last one has none but the first
        right({(i, j): 1.0 - 0.1 * (j != i) for i in range(n) for j in (i, (i + 1) % n)} | {(n, 0): 0.95})


def test_paragraphs_of_two_specimens_are_assigned_with_the_largest_sum() -> None:
    old, new = side("zero-draft"), side("rev1")
    before, after = passages(old, new)
    rng = random.Random(17)
    for _ in range(40):
        i, j = rng.sample(range(len(before) - 5), 2)
        rows = [*range(i, i + 3), j]
        columns = [n for n in (*range(max(0, i - 1), i + 3), j) if n < len(after)]
        scores = {(a, b): round(overlap(before[a], after[b]) - 0.1, 6) for a in rows for b in columns}
        right(scores)


def side(name: str) -> Draft:
    return read_draft(ROOT / "drafts" / "sources" / f"{name}.md")


def test_a_thousand_heaviest_rising_chains_weigh_as_much_as_the_best_choice_of_pairs() -> None:
    rng = random.Random(6)
    for _ in range(1000):
        weights = {(rng.randrange(6), rng.randrange(6)): rng.choice((1, 1, 2, 5, 9)) for _ in range(rng.randint(0, 7))}
        chain = rising(weights)
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
        assert sum(weights[p] for p in chain) == heaviest_rise(weights)


def test_no_fewer_pairs_could_be_called_moved() -> None:
    rng = random.Random(9)
    for _ in range(400):
        n = rng.randint(1, 8)
        pairs = dict.fromkeys(zip(range(n), rng.sample(range(n), n), strict=True), 0)
        assert len(pairs) - len(out_of_order(pairs)) == heaviest_rise(dict.fromkeys(pairs, 1))


def test_the_weight_that_other_paragraphs_hold_is_counted_word_by_word() -> None:
    rng = random.Random(10)
    vocabulary = ("forum", "fund", "school", "cable", "the", "of")
    for _ in range(600):
        texts = [" ".join(rng.choices(vocabulary, k=rng.randint(0, 7))) for _ in range(4)]
        found, _ = passages(draft_of(*texts), draft_of("x"))
        one, others = found[0], found[1 : 1 + rng.randint(1, 3)]
        assert held(one, others) == pytest.approx(by_words(one, others))
        total = one.total + others[0].total
        shared = by_words(one, others[:1]) + by_words(others[0], [one])
        assert overlap(one, others[0]) == pytest.approx(shared / total if total else 0.0)


def by_words(one: Passage, others: list[Passage] | tuple[Passage, ...]) -> float:
    return weight_held(one.stems, one.weights, [o.stems for o in others], LONE_WORD)
