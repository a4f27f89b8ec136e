"""Words that a sentence only frames, or that the sentence beside it points back at, are spoken of and not said."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask, Verdict

QUAY = "The quays of the old port shall be open to all boats of less than ten metres."


def told(text: str, asked: str = QUAY) -> Verdict:
    """The verdict on an ask of text alone in a draft with that paragraph among others."""
    draft = draft_of("We thank the city of Lomar.", text, "We note the report on tides.", id="d")
    return assess([Ask("a", asked[:40], asked)], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    "text",
    [
        # In a clause that hangs on a verb which decides nothing.
        "That the quays of the old port shall be open to all boats of less than ten metres is a line nobody signed.",
        "It was rumoured in the corridors that the quays of the old port shall be open to all boats of less than ten metres.",
        "Whether the quays of the old port shall be open to all boats of less than ten metres depends on the weather.",
        # With a comment that points back.
        "The quays of the old port shall be open to all boats of less than ten metres: such was the hope of the skippers.",
        # The sentence beside it points back at it, or announces it.
        f"{QUAY} So ran the notice of May, which the wind has taken.",
        f"{QUAY} Those words have left our text.",
        f"By forty hands to nine the following was voted out. {QUAY}",
        f"On one sentence we could not meet. {QUAY}",
    ],
)
def test_what_is_only_spoken_of_is_not_adopted(text: str) -> None:
    verdict = told(text)
    assert verdict.status != "adopted" and (verdict.status == "left_out" or verdict.confidence < 0.75)


@pytest.mark.parametrize(
    "text",
    [
        QUAY,
        f"We decide that {QUAY[0].lower()}{QUAY[1:]}",
        f"The Harbour Council agrees that {QUAY[0].lower()}{QUAY[1:]}",
        f"It is agreed that {QUAY[0].lower()}{QUAY[1:]}",
        f"{QUAY} Such boats shall carry a light.",
        f"{QUAY} They shall carry a light.",
        f"We decide: the quays are ours. {QUAY}",
    ],
)
def test_what_is_said_is_adopted(text: str) -> None:
    assert told(text).status == "adopted"


def test_a_sentence_with_much_besides_is_looked_at() -> None:
    much = f"{QUAY[:-1]} while the harbour master, the pilots, the customs and the fire brigade practise their drills on Sundays."
    assert told(QUAY).ground.endswith("_verbatim") and not told(much).ground.endswith("_verbatim")


def test_that_of_a_relative_clause_frames_nothing() -> None:
    asked = "Any dredging that would harm the oyster beds of the bay is forbidden."
    assert told(asked, asked).status == "adopted"
    verdict = told(
        "We stress the value of the bay, forbid any dredging that would harm its oyster beds.",
        "Forbid dredging that would harm oyster beds.",
    )
    assert verdict.status != "left_out"
