"""The assignment against the slow obvious way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wsisdiff.tracking.assignment import assign

scores = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-20, 100).map(lambda n: n / 100), max_size=14
)


def best_sum(given_scores: dict[tuple[int, int], float], left: int = 0, used: frozenset[int] = frozenset()) -> float:
    """Every way of pairing, tried."""
    if left > 4:
        return 0.0
    sums = [best_sum(given_scores, left + 1, used)]
    sums += [
        score + best_sum(given_scores, left + 1, used | {j})
        for (i, j), score in given_scores.items()
        if i == left and j not in used
    ]
    return max(sums)


@given(scores)
@settings(deadline=None)
def test_no_other_pairing_has_a_higher_sum(given_scores: dict[tuple[int, int], float]) -> None:
    found = assign(given_scores)
    assert len(set(found.values())) == len(found)
    assert abs(sum(given_scores[pair] for pair in found.items()) - best_sum(given_scores)) < 1e-9


@given(scores)
@settings(deadline=None)
def test_only_pairs_with_a_positive_score_are_made(given_scores: dict[tuple[int, int], float]) -> None:
    assert all(given_scores[pair] > 0 for pair in assign(given_scores).items())
