"""What another paragraph, or the rest of the sentence, takes back."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask, Verdict

ASKED = "Ferry owners shall contribute to the rescue fund every year."


def told(*said: str) -> Verdict:
    draft = draft_of("The council meets in spring.", *said, "The choir is thanked.", id="d")
    return assess([Ask("a", "Fund", ASKED)], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    "other",
    [
        "Notwithstanding paragraph 2, no ferry owner is obliged to contribute to any fund.",
        "By way of exception to paragraph 2, ferry owners of small means pay to the fund what they see fit.",
        "Paragraph 2 creates no claim of the fund on a ferry owner.",
    ],
)
def test_a_paragraph_that_sets_another_aside_makes_it_partial(other: str) -> None:
    verdict = told(ASKED, other)
    assert verdict.status == "partial" and verdict.reason.kind == "reason.wording_weaker"


@pytest.mark.parametrize(
    "other",
    [
        "Notwithstanding paragraph 2, the choir sings at noon.",  # another matter
        "Notwithstanding paragraph 1, no ferry owner is obliged to contribute to the fund of the choir.",  # another paragraph
        "Ferry owners report to the fund on what they owe under paragraph 2.",  # only refers to it
    ],
)
def test_a_paragraph_that_only_names_another_takes_nothing_back(other: str) -> None:
    assert told(ASKED, other).status == "adopted"


def test_what_ends_in_the_same_sentence_is_partial() -> None:
    ends = "Ferry owners shall contribute to the rescue fund every year; this duty expires in 2031."
    assert told(ends).status == "partial"
    goes_on = "Ferry owners shall contribute to the rescue fund every year; they do so without further delay."
    assert told(goes_on).status == "adopted"
