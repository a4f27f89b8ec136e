"""Words that stand in a draft as a quotation, an idea, a keyword or a row of what was dropped are not said by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask

PORT = "Ports shall train pilots every two years."
SAID = "ports shall train pilots every two years"
DONE = "ports train pilots every two years"


def told(text: str, heading: str = "") -> str:
    """The status of an ask of text alone in a draft with that paragraph among others."""
    draft = draft_of("We thank the town of Arvik.", text, id="d")
    draft = replace(draft, paragraphs=(draft.paragraphs[0], replace(draft.paragraphs[1], section=heading)))
    return assess([Ask("a", PORT[:40], PORT)], [draft]).verdicts[0][0].status


@pytest.mark.parametrize(
    "text",
    [
        # A whole sentence in quotation marks, and a sentence beside it that does not enact it.
        f'What follows in inverted commas was given up on the last night. "{PORT}"',
        f'"{PORT}" That is how one delegation put it.',
        f"{PORT} Those were the words of a few.",
        # An idea, and what became of it.
        f"Time has overtaken the idea of having {DONE}, and the Meeting lets it rest.",
        f"The notion of letting {DONE} belongs to another age.",
        f"The Meeting turned the page on the proposal to have {DONE}.",
        f"Ports put off for good the matter of whether to {DONE[6:]}.",
        f"That {SAID} is a sentence to which nobody gave assent.",
        # What is imagined, or said by one of those who are there.
        f"One can imagine a world in which {SAID}.",
        f"The Vice-Chairperson of the crews said that {SAID}.",
        f"Notwithstanding any rule whereby {SAID}, each port is free.",
        f"In the paper of the harbour masters one reads that {SAID}.",
        f"One delegation proposed:\n(a) That {SAID};\n(b) That ropes be tested.",
        # Keywords and rows.
        "Subject terms: ports; pilots, training of; two years, every.",
        f"{PORT[:-1]} | Dropped",
        f"Dropped | {PORT}",
        f"{PORT[:-1]} | Not retained",
    ],
)
def test_what_is_only_spoken_of_is_left_out(text: str) -> None:
    assert told(text) == "left_out"


def test_what_stands_under_an_index_is_left_out() -> None:
    assert told("Ports; pilots; train; two years.", "Index of terms") == "left_out"
    assert told(PORT, "Duties of ports") == "adopted"


def test_a_heading_says_what_became_of_what_stands_under_it() -> None:
    assert told(PORT, "Deleted text") == told(PORT, "What the delegations asked for") == "left_out"
    assert told(PORT, "Positions of observers") == told(PORT, "What this text does not hold") == "partial"
    assert told(PORT, "What we agreed") == told(PORT, "No one left behind") == "adopted"


@pytest.mark.parametrize(
    "text",
    [
        f"The proposal to have {DONE} shall be considered by the Board.",
        f"We take note of the proposal that {DONE}.",
    ],
)
def test_what_will_be_considered_is_taken_up_in_part(text: str) -> None:
    assert told(text) == "partial"


@pytest.mark.parametrize(
    "text",
    [
        f'The Rules are amended to read as follows: "{PORT}"',
        f'We adopt the following article: "{PORT}"',
        f"{PORT[:-1]} | Agreed",
        f"We accept the idea of having {DONE}.",
        f"The Meeting decides as follows:\n(a) That {SAID};\n(b) That ropes be tested.",
        f"Stressing the worth of speed and avoiding delay, we decide in this matter that:\n(a) {SAID};",
        f"{PORT[:-1]}, beyond their previous efforts.",
        f"{PORT[:-1]} and see to it that they grasp what they read.",
        "The signatories, meeting at sea, agree that " + SAID + ".",
    ],
)
def test_what_a_sentence_puts_in_force_is_not_left_out(text: str) -> None:
    assert told(text) != "left_out"


@pytest.mark.parametrize("heading", ["Contributions of stakeholders", "Written inputs", "Discussion", "Demands of youth groups"])
def test_a_heading_of_what_somebody_gave_or_asked_for_binds_nobody(heading: str) -> None:
    assert told(PORT, heading) == "partial"


@pytest.mark.parametrize(
    "heading",
    [
        "Nationally determined port contributions",
        "Growing energy demand in small ports",
        "No provision on first reports in this text",
    ],
)
def test_a_matter_of_the_text_by_the_same_word_is_a_matter(heading: str) -> None:
    assert told(PORT, heading) == "adopted"


@pytest.mark.parametrize(
    "text",
    [
        f"We note the suggestion that {SAID}.",
        "The Conference notes the suggestion to train pilots of ports every two years.",
        "We will explore whether ports shall train pilots every two years.",
        "Convinced that ports should train pilots every two years,",
    ],
)
def test_what_the_draft_takes_up_without_deciding_it_is_there_in_part(text: str) -> None:
    assert told(text) == "partial"
