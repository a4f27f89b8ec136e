"""Elements proposed from a text: what it turns on and nothing that every UN text says; each is found in the text it was made from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from wsisdiff.advising.boilerplate import frequent
from wsisdiff.advising.named import named_in
from wsisdiff.advising.own_text import shortfalls
from wsisdiff.advising.proposing import Proposal, propose
from wsisdiff.asking.load import load_asks
from wsisdiff.model import Ask
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words

NAMES = names_of((("IGF", "Internet Governance Forum"), ("Tunis Agenda", "Tunis Agenda for the Information Society")))


def made(text: str) -> list[tuple[str, str, str]]:
    return [(p.kind, p.element.wordings[0].source, p.element.verb) for p in propose(text, NAMES)]


def wordings(text: str, kind: str) -> list[str]:
    return [source for of, source, _ in made(text) if of == kind]


def test_the_operative_verb_and_its_object_are_one_element() -> None:
    [proposal] = propose("We commit to make spectrum available to community networks.", NAMES)
    assert proposal.element.text == "commit to make spectrum available to community networks"
    assert proposal.element.wordings[0].source == "spectrum available + community networks"
    assert proposal.element.verb == "commit"


def test_each_operative_verb_and_each_aim_makes_a_point_of_its_own() -> None:
    text = (
        "Recognize the importance of global connectivity and commit to using universal service funds to bring affordable access to "
        "rural communities."
    )
    assert made(text) == [
        ("verb", "connectivity", ""),
        ("verb", "universal ~ funds", "commit"),
        ("verb", "affordable access + rural communities", ""),
    ]


def test_the_items_of_a_list_stand_under_the_verb_above_them() -> None:
    text = "We commit to:\n(a) fund the Internet Governance Forum;\n(b) publish an annual report."
    assert made(text) == [("verb", "fund + Internet Governance Forum", "commit"), ("verb", "publish + annual report", "commit")]


def test_a_text_is_named_with_its_range_of_paragraphs() -> None:
    assert wordings("Extend the mandate set out in paragraphs 72 to 78 of the Tunis Agenda.", "instrument") == [
        "para(Tunis Agenda, 72-78)"
    ]
    assert wordings("We rely on A/RES/70/125, paragraphs 23, 25 and 27-29.", "instrument") == [
        "para(A/RES/70/125, 23) + para(A/RES/70/125, 25) + para(A/RES/70/125, 27-29)"
    ]
    assert wordings("We uphold the Budapest Convention on Cybercrime.", "instrument") == ["Budapest Convention on Cybercrime"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("We decide to fund the Internet Governance Forum for ten years.", ["ten years + Internet Governance Forum"]),
        ("We decide to spend 0.7 per cent of income on libraries.", ["0.7 per cent + income"]),
        ("We commit to connect 3 billion people by 2030.", ["3 billion people + connect", "2030 + connect"]),
        ("We recall the meeting in Tunis of 18 November 2005.", []),
        ("We note paragraph 12 and one example.", []),
    ],
)
def test_figures_are_proposed_with_their_unit_and_bound_to_a_subject(text: str, figures: list[str]) -> None:
    assert wordings(text, "number") == figures


def test_bodies_stand_in_the_element_of_their_verb() -> None:
    text = "We call upon the International Telecommunication Union and the Economic and Social Council to convene."
    assert made(text) == [("verb", "International Telecommunication Union + Economic and Social Council + convene", "call upon")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Commit to the Guidelines in the NETmundial+10 Outcome Document now",
            ["Guidelines in the NETmundial+10 Outcome Document"],
        ),
        ("the Tunis Commitment and the Tunis Agenda", ["Tunis Commitment", "Tunis Agenda"]),
        ("the Department of Economic and Social Affairs", ["Department of Economic and Social Affairs"]),
        ("We fund the Forum for 12 years", []),
        ("The Internet and Governments matter to the Information Society", []),
    ],
)
def test_names_are_seen_whole_and_apart(text: str, named: list[str]) -> None:
    assert [n.text for n in named_in(text, names_of())] == named


def test_a_negation_is_part_of_what_is_looked_for() -> None:
    assert made("States should not require back doors in end-to-end encryption.") == [
        ("verb", "not ~ back doors + end to end encryption", "")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Recognizing the importance of the role of all stakeholders in this regard,",
        "We commit to further strengthen international cooperation and to promote sustainable development.",
        "We reaffirm our commitment to implement relevant actions, as appropriate, at all levels.",
    ],
)
def test_what_stands_in_every_text_is_never_proposed(text: str) -> None:
    assert made(text) == []


def test_the_verbs_with_which_one_speaks_to_the_drafters_are_no_verbs_of_the_ask() -> None:
    assert [verb for _, _, verb in made("We ask the co-facilitators to extend the moratorium indefinitely.")] == [""]


def own(text: str, proposals: tuple[Proposal, ...]) -> list[str]:
    return [p.element.text for p in proposals if shortfalls(Ask("a", "A", text, elements=(p.element,)), text, NAMES)]


def test_every_proposal_for_the_real_asks_is_found_in_their_text_and_says_more_than_frequent_words() -> None:
    asks = load_asks(ROOT / "asks")
    names = names_of(asks[0].names)
    some = 0
    for ask in asks:
        proposals = propose(ask.text, names, ask.stance)
        some += bool(proposals)
        assert [p.element.id for p in proposals] == [chr(97 + n) for n in range(len(proposals))]
        for proposal in proposals:
            element = proposal.element
            assert not shortfalls(Ask("a", "A", ask.text, stance=ask.stance, elements=(element,)), ask.text, names)
            if proposal.kind != "instrument":
                source = element.wordings[0].source
                assert {w.stem for w in names.fold(words(source))} - frequent() or source == "Action Lines"
    assert some == len(asks)


PIECES = [
    "We commit to",
    "States should not",
    "fund",
    "the Internet Governance Forum",
    "(IGF)",
    "for ten years",
    ",",
    ";",
    ".",
    "\n(a)",
    ":",
]
PIECES += [
    "and",
    "paragraphs 7 to 9 of the",
    "Tunis Agenda",
    "2030",
    "5%",
    "a + b | c",
    "~",
    "!",
    "^x",
    "@y",
    "para(",
    "é",
    "network’s",
    "to build",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_text_however_odd_breaks_it_or_gets_a_proposal_it_does_not_satisfy(parts: list[str]) -> None:
    text = " ".join(parts)
    assert own(text, propose(text, NAMES)) == []
