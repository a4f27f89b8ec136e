"""Whether a sentence itself grants. All lines are the hand's that keeps `matching/`."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask, Status

FEE = "Ports shall publish their fees every spring."


def told(line: str, asked: str = FEE) -> Status:
    draft = draft_of("The council met at noon.", line, "Bread is sold at the pier.", id="d")
    return assess([Ask("a", "Fees", asked)], [draft]).verdicts[0][0].status


@pytest.mark.parametrize(
    "line",
    [
        # somebody else speaks
        "The guest of honour called for ports to publish their fees every spring.",
        "An open letter by forty pilots calls on ports to publish their fees every spring.",
        "Pilots handed over a letter in which they desire that ports publish their fees every spring.",
        # it only tells what happened, or of what is wished
        "Publishing the fees of ports every spring took all night and came to nothing.",
        "We take note of the wish that ports publish their fees every spring.",
        # it says something else of it
        "As to the request that ports publish their fees every spring, the clerk will bring it up some other time.",
    ],
)
def test_what_nobody_here_says_grants_nothing(line: str) -> None:
    assert told(line) != "adopted"


def test_what_is_shunned_is_not_recognized() -> None:
    asked = "Recognizing that tugs are the pride of small harbours"
    assert told("Having steered clear of recognizing that tugs are the pride of small harbours,", asked) != "adopted"
    assert told("Recognizing that tugs are the pride of small harbours,", asked) == "adopted"


@pytest.mark.parametrize(
    "line",
    [
        "Having weighed these pleas, we decide that ports shall publish their fees every spring.",
        "The council of the harbour towns decides that ports shall publish their fees every spring.",
    ],
)
def test_what_those_who_agree_the_text_say_does(line: str) -> None:
    assert told(line) == "adopted"


def test_a_call_is_granted_by_those_who_agree_the_text() -> None:
    asked = "We call on ports to publish their fees every spring."
    assert told(asked, asked) == "adopted"
    assert told("A choir called on ports to publish their fees every spring.", asked) != "adopted"
