"""The figures by which two passages are graded, on passages small enough to count with a pencil."""

from __future__ import annotations

import math

import pytest

from wsisdiff.relating.features import NAMES, NONE_SHARED, Passage, features, prepare
from wsisdiff.relating.relation import (
    OVERRULED,
    SAME_SUBJECT,
    SAYS_SOMETHING,
    SENTENCE,
    packaged_model,
    probabilities,
    relate_passages,
    shares_a_part,
)
from wsisdiff.relating.relation import (
    prepare as prepare_packaged,
)
from wsisdiff.text.words import words

WEIGHTS = {"alpha": 3.0, "beta": 2.0, "gamma": 2.0, "delta": 1.0, "eps": 1.0, "zeta": 4.0, "2030": 1.5, "2035": 1.5}
ALPHABET = ["papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "xray", "yankee", "zulu"]


def passage(text: str) -> Passage:
    """Of the weights above; words of the spelling alphabet weigh 1, all others nothing."""
    return prepare(words(text), lambda stem: WEIGHTS.get(stem, 1.0 if any(w.startswith(stem) for w in ALPHABET) else 0.0))


def figures(one: str, other: str) -> dict[str, float]:
    return dict(zip(NAMES, features(passage(one), passage(other)), strict=True))


ONE, OTHER = "alpha beta of gamma delta 2030", "alpha beta of gamma zeta 2035 shall eps"
log = math.log


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("length_shorter", log(6)), ("length_longer", log(8)), ("length_ratio", 6 / 8),
        # they say 9.5 and 13.5, and share alpha, beta and gamma: 7
        ("said_alike", (9 + 4 + 4) / math.sqrt((9 + 4 + 4 + 1 + 2.25) * (9 + 4 + 4 + 16 + 2.25 + 1))),
        ("said_in_both", 7 / 16), ("said_of_lesser", 7 / 9.5), ("said_of_greater", 7 / 13.5), ("said_shared", log(8)),
        ("rarest_shared", 7 / 3), ("mean_shared", 7 / 3),
        ("subject_shared", (4 + 3) / 12),  # of the six words that say most: alpha, beta, gamma, of; alpha, beta, gamma
        ("own_of_shorter", log(1 + 2.5)), ("own_of_longer", log(1 + 6.5)), ("rarest_own", 4.0),
        ("counts_left", log(6)), ("counts_left_said", log(10)), ("counts_left_share", 9 / 23),
        ("aligned_said_of_lesser", 7 / 9.5), ("aligned_said_of_greater", 7 / 13.5), ("aligned_said", log(8)),
        ("heaviest_run", log(8)), ("runs_said_of_lesser", 7 / 9.5), ("runs_said_of_greater", 7 / 13.5),
        ("runs_of_shorter", 4 / 6), ("runs_of_longer", 4 / 8),
        ("changed_content", log(6)), ("changed_content_share", 5 / 11), ("places", log(3)), ("largest_place", log(5)),
        ("inside_of_shorter", 4 / 6), ("inside_of_longer", 4 / 8), ("inside_changed", 0), ("inside_changed_log", 0),
        ("inside_largest", 0), ("inside_places", 0), ("inside_heaviest", 0),
        # without the years
        ("text_aligned_of_shorter", 4 / 5), ("text_aligned_of_longer", 4 / 7), ("text_left", log(5)), ("text_places", 2 / 5),
        ("text_inside_of_longer", 4 / 7), ("text_runs_of_shorter", 4 / 5), ("text_runs_of_longer", 4 / 7),
        ("pairs_of_lesser", 9 / 14.5), ("pairs_of_greater", 9 / 23),
        ("threes_of_lesser", 9 / 16.5), ("threes_of_greater", 9 / 30.5),
        ("fours_of_lesser", 7 / 16.5), ("fours_of_greater", 7 / 36.5),
        ("covered_of_shorter", 4 / 6), ("covered_of_longer", 4 / 8),
        ("content_aligned_of_shorter", 3 / 5), ("content_aligned_of_longer", 3 / 6),
        ("window_worst_of_shorter", 7 / 9.5), ("window_best_of_shorter", 7 / 9.5), ("windows_of_shorter", 1.0),
        ("window_worst_of_longer", 7 / 13.5), ("window_best_of_longer", 7 / 13.5), ("windows_of_longer", 0.0),
        ("end_alike", 4 / 8), ("numbers_differ", log(3)), ("modals_differ", log(2)),
    ],
)  # fmt: skip
def test_the_figures_of_a_passage_with_a_new_end(name: str, value: float) -> None:
    assert figures(ONE, OTHER)[name] == pytest.approx(value)
    assert figures(OTHER, ONE)[name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("inside_of_shorter", 8 / 9), ("inside_of_longer", 8 / 10), ("inside_changed", 3 / 19), ("inside_changed_log", log(4)),
        ("inside_largest", log(3)), ("inside_places", log(3)), ("inside_heaviest", log(3)),
        ("text_inside_changed", 3 / 19), ("text_inside_changed_log", log(4)), ("text_inside_added", 2 / 10),
        ("text_inside_of_longer", 8 / 10), ("text_runs_of_shorter", math.sqrt(32) / 9), ("text_runs_of_longer", math.sqrt(32) / 10),
        ("runs_of_shorter", 8 / 9), ("heaviest_run", log(5)), ("covered_of_shorter", 8 / 9), ("covered_of_longer", 8 / 10),
        ("changed_content", log(4)), ("end_alike", 6 / 8), ("numbers_differ", 0), ("modals_differ", 0),
    ],
)  # fmt: skip
def test_the_figures_of_a_passage_changed_in_its_middle(name: str, value: float) -> None:
    first, last = " ".join(ALPHABET[:4]), " ".join(ALPHABET[4:8])
    assert figures(f"{first} xray {last}", f"{first} yankee zulu {last}")[name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("inside_changed", 1.0), ("inside_changed_log", NONE_SHARED), ("inside_of_shorter", 0), ("inside_largest", 0),
        ("text_inside_changed", 1.0), ("text_inside_changed_log", NONE_SHARED), ("text_inside_added", 1.0),
        ("said_in_both", 0), ("rarest_shared", 0), ("mean_shared", 0), ("subject_shared", 0), ("heaviest_run", 0),
        ("end_alike", 0), ("content_aligned_of_shorter", 0), ("pairs_of_lesser", 0), ("covered_of_longer", 0),
        ("changed_content_share", 1.0), ("text_runs_of_longer", 0),
    ],
)  # fmt: skip
def test_the_figures_of_passages_that_share_nothing(name: str, value: float) -> None:
    assert figures("papa quebec romeo", "sierra tango uniform victor")[name] == pytest.approx(value)


def test_a_word_said_twice_counts_more_but_less_than_twice_and_one_of_no_weight_nothing() -> None:
    assert figures("papa papa", "papa")["said_alike"] == pytest.approx(1.0)
    twice = figures("papa papa quebec", "papa quebec")
    tf = 1 + log(2)
    assert twice["said_alike"] == pytest.approx((tf + 1) / math.sqrt((tf * tf + 1) * 2))
    assert (twice["counts_left"], twice["counts_left_said"]) == (pytest.approx(log(2)), pytest.approx(log(2)))
    assert figures("the of", "of the and")["said_in_both"] == figures("the of", "of the and")["content_aligned_of_longer"] == 0.0
    assert figures("papa", "papa the")["content_aligned_of_longer"] == 1.0


def test_windows_are_taken_twelve_content_words_at_a_time() -> None:
    many = [f"{c}arokum" for c in "abcdefghijklmnopqrst"]
    one = prepare(words(" ".join(many)), lambda stem: 1.0)
    other = prepare(words(" ".join(many[:12])), lambda stem: 1.0)
    told = dict(zip(NAMES, features(one, other), strict=True))
    assert (told["window_best_of_longer"], told["window_worst_of_longer"], told["windows_of_longer"]) == (1.0, 0.0, 0.5)
    assert (told["window_best_of_shorter"], told["windows_of_shorter"]) == (1.0, 1.0)


# ---------------------------------------------------------------- from figures to a grade


def values(**named: float) -> list[float]:
    return [named.get(name, 0.0) for name in NAMES]


@pytest.mark.parametrize(
    ("named", "related"),
    [
        ({"said_of_lesser": SAME_SUBJECT, "said_shared": SAYS_SOMETHING}, True),
        ({"said_of_lesser": SAME_SUBJECT - 0.01, "said_shared": SAYS_SOMETHING}, False),
        ({"said_of_lesser": SAME_SUBJECT, "said_shared": SAYS_SOMETHING - 0.01}, False),
        ({"heaviest_run": SENTENCE}, True),
        ({"heaviest_run": SENTENCE - 0.01}, False),
    ],
)
def test_two_thirds_of_the_subject_or_a_whole_sentence_in_common_is_not_unrelated(named: dict[str, float], related: bool) -> None:
    assert shares_a_part(values(**named)) is related


def test_three_quarters_of_the_chance_of_unrelated_go_over_where_a_part_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    import wsisdiff.relating.relation as relation

    figures_given = values(said_of_lesser=0.3)
    before = probabilities(packaged_model(), figures_given)
    monkeypatch.setattr(relation, "shares_a_part", lambda values: True)
    after = probabilities(packaged_model(), figures_given)
    assert sum(before) == pytest.approx(1.0) and sum(after) == pytest.approx(1.0)
    assert after[0] == pytest.approx((1 - OVERRULED) * before[0])
    assert after[1] == pytest.approx(before[1] + OVERRULED * before[0])
    assert after[2:] == pytest.approx(before[2:])


def test_a_relation_tells_its_figures_by_name_to_four_digits() -> None:
    one, other = prepare_packaged(words("We fund the schools.")), prepare_packaged(words("We fund no schools here."))
    found = relate_passages(one, other)
    told = dict(found.features)
    assert tuple(told) == NAMES
    for name, value in zip(NAMES, features(one, other), strict=True):
        assert told[name] == round(value, 4)
    assert found.probability == round(found.probability, 4)
