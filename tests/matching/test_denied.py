"""A neighbour that denies takes a sentence back only where it is that sentence which it denies."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.matching.denied import attack, denial, harmless, of_another, rejection
from wsisdiff.model import Ask
from wsisdiff.text.phrase_list import unspaced
from wsisdiff.text.words import words

PORT = "Ports shall train pilots every two years."


def told(text: str, asked: str = PORT) -> str:
    """The status of an ask of text alone in a draft with that paragraph among others."""
    draft = draft_of("We thank the town of Arvik.", text, "We note the report on tides.", id="d")
    return assess([Ask("a", asked[:40], asked)], [draft]).verdicts[0][0].status


@pytest.mark.parametrize(
    "text",
    [
        # What is denied stands in a clause of its own.
        f"{PORT} We do not wait for another report before we do so.",
        f"{PORT} We shall not rest until all have done this.",
        # To deny that somebody is against it is to say that nobody is.
        f"Nobody disputed the following. {PORT}",
        f"No one contests the sentence that follows. {PORT}",
        f"The following paragraph met with no objection. {PORT}",
        f"{PORT} No delegation spoke against this.",
        f"{PORT} This was agreed without a vote.",
        f"{PORT} It was not necessary to vote on this paragraph.",
        f"{PORT} Nothing in the following paragraph affects this.",
        f"{PORT} There were no objections.",
        # What stood against it went.
        f"{PORT} The sponsors withdrew a rival text on ferries.",
        # An attack on it was rejected.
        f"{PORT} An amendment that would have limited this to large harbours was rejected.",
        f"{PORT} A proposal to make this voluntary was not accepted.",
        f"{PORT} The motion to delete the foregoing sentence was defeated.",
        f"{PORT} Captains may not refuse it.",
        f"{PORT} We reject the claim that ports are poor.",
        f"The old rule is repealed. {PORT}",
        # What is rejected beside it is a matter, and no text.
        f"We reject measures that would close the sea. {PORT}",
        # What was rejected is named, and is another thing.
        f"{PORT} They could not agree on a wish of some members to sell the lighthouse.",
        f"{PORT} An alternative that spoke of lighthouses was not retained.",
        f"{PORT} A request for a footnote on fishing boats was turned down.",
        f"{PORT} The suggestion that ferries be left out was not taken up.",
    ],
)
def test_a_denial_of_another_thing_leaves_a_sentence_as_it_stands(text: str) -> None:
    assert told(text) == "adopted"


@pytest.mark.parametrize(
    "text",
    [
        f"{PORT} The amendment above was rejected.",
        f"{PORT} A proposal to this effect was rejected.",
        f"{PORT} The motion to this end was defeated.",
        f"{PORT} An amendment under which ports would train pilots every two years was rejected.",
        f"{PORT} The proposal of the coastal group was rejected.",
        f"{PORT} The idea which the room turned down is kept here.",
        f"{PORT} None of us could accept this.",
        f"Nobody agreed to the following. {PORT}",
        f"Some delegations would have us say the following. {PORT}",
        f"{PORT} That, at any rate, was the plan.",
        # An attack on it went through.
        f"{PORT} A proposal to delete this paragraph was accepted.",
        # What stands against it did its work.
        f"{PORT} Following an objection the proposal was withdrawn.",
        f"{PORT} It did not survive the objections of two delegations.",
        f"{PORT} It was not adopted, owing to objections from the floor.",
        f"The sponsors withdrew the following after objections. {PORT}",
        # What became of it is told by those who made it.
        f"{PORT} Norland reserved its position.",
        f"{PORT} Positions remained far apart.",
        f"{PORT} Time did not permit its adoption.",
        f"{PORT} It stands here only as a reminder.",
        f"{PORT} The paragraph remains in brackets.",
        # What may be of another thing is for a person to see.
        f"{PORT} Nobody may be asked to pay for it.",
    ],
)
def test_a_denial_of_the_sentence_itself_takes_it_back(text: str) -> None:
    assert told(text) != "adopted"


def test_what_a_denial_is_of() -> None:
    def read(text: str) -> tuple[bool, str, bool]:
        said = unspaced(words(text))
        return bool(harmless(said)), attack(said, ()), of_another(said, {"pilot"})

    assert read("No delegation of the region objected.") == (True, "", False)
    assert read("The text failed because of an objection.") == (False, "", False)
    assert read("A motion to postpone it failed.") == (False, "postpone", False)
    assert read("The sentence that follows was removed.") == (False, "", False)
    assert read("The idea of a canteen was not taken up.") == (False, "", True)
    assert read("The idea of a school for pilots was not taken up.") == (False, "", False)
    said = unspaced(words("Nobody objected, and the text was not accepted."))
    assert rejection(said, ()) == "not … accept" and denial(said) is not None


@pytest.mark.parametrize(
    "beside",
    [
        "We do not accept that others may block it.",
        "No one should be surprised by this.",
        "We do not underestimate the cost of this.",
    ],
)
def test_a_denial_of_its_own_that_ends_with_this_is_for_a_person_to_see(beside: str) -> None:
    draft = draft_of("The council meets.", f"We establish a fund for lighthouses. {beside}", id="d")
    assert assess([Ask("a", "Fund", "Establish a fund for lighthouses.")], [draft]).verdicts[0][0].status == "partial"


@pytest.mark.parametrize(
    "beside", ["No one was ready to subscribe to this.", "We do not accept that such a fund be established."]
)
def test_one_that_will_not_have_it_does(beside: str) -> None:
    draft = draft_of("The council meets.", f"We establish a fund for lighthouses. {beside}", id="d")
    assert assess([Ask("a", "Fund", "Establish a fund for lighthouses.")], [draft]).verdicts[0][0].status == "left_out"
