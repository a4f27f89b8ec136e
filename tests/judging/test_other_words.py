"""What is granted in other words is adopted; what only sounds like it is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask, Element, Verdict

FILLER = ("We thank the people of Lomar for the use of their hall.", "The next session will be held in spring.")


def told(asked: str, *paragraphs: str) -> Verdict:
    draft = draft_of(FILLER[0], *paragraphs, FILLER[1], id="d")
    return assess([Ask("a", asked[:40], asked)], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # a word, its noun, or another word of its sense
        ("Ferries shall be inspected every year.", "Ferries shall undergo an inspection annually."),
        ("States shall prohibit the sale of wrecks.", "The sale of wrecks shall be outlawed by States."),
        ("Pilots shall receive free training.", "Pilots shall be given training at no cost."),
        ("Ports shall publish their tariffs.", "The tariffs of ports shall be made public."),
        ("The lighthouse fund shall be established.", "The creation of a lighthouse fund is decided."),
        # a denial within a phrase that says the same denies nothing
        ("Towing at night shall be prohibited.", "Towing at night shall not be permitted."),
        # a treaty provides in the present
        ("The harbour council shall meet every month.", "The harbour council meets once a month."),
        # all but the condition is denied
        ("The consent of the pilots must be obtained before a berth is closed.", "No berth is closed unless the pilots consent."),
        # what a thing is worth is stressed
        (
            "We recognize the importance of lighthouses for fishers.",
            "We recognize the critical importance of lighthouses for fishers.",
        ),
        # only the manner is left open
        (
            "Ports shall prepare plans for clean quays.",
            "Ports shall prepare plans for clean quays, in accordance with rules to be decided later.",
        ),
        # to follow an approach points at no text beside it
        ("Pilots shall be paid fairly.", "Pilots shall be paid fairly. Their training should follow the rules of the sea."),
        # an invitation is what is voluntary
        ("Ports prepare voluntary plans for clean quays.", "Ports are invited to prepare plans for clean quays."),
        # the verb's own contrary gives the same
        ("Half the seats shall go to tenants.", "Tenants shall hold half the seats."),
        # what is said of time, place and purpose may stand before or after; a verb may be passive
        ("In ports, crews shall receive water.", "Crews in ports shall receive water."),
        ("To protect children, States shall ban night ferries.", "States shall ban night ferries to protect children."),
        ("Each licence shall be granted by a judge.", "A judge shall grant each licence."),
        # "may" with a denial forbids
        ("No camera shall be installed in cabins.", "No camera may be installed in cabins."),
    ],
)
def test_what_is_granted_in_other_words_is_adopted(asked: str, said: str) -> None:
    verdict = told(asked, said)
    assert verdict.status == "adopted", verdict.reason


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Ferries shall be inspected every year.", "The inspection of ferries every year is important."),
        ("Ferries shall be inspected every year.", "Ferries were inspected every year."),
        ("Ferries shall be inspected every year.", "Index: ferries, inspection of; every year."),
        ("Towing at night shall be prohibited.", "Towing at night shall not be prohibited."),
        ("Pilots shall receive free training.", "Pilots may receive free training."),
        ("The consent of the pilots must be obtained before a berth is closed.", "A berth may be closed without the pilots."),
        ("States shall prohibit the sale of wrecks.", "States shall allow the sale of wrecks."),
        ("Ports prepare plans for clean quays.", "Ports are invited to prepare plans for clean quays."),
        ("Ports prepare voluntary plans for clean quays.", "Ports shall try to prepare plans for clean quays."),
        # who acts has become who is acted on, or another one acts
        ("The harbour shall pay the fishers for lost days.", "The fishers shall pay the harbour for lost days."),
        ("Each licence shall be granted by a judge.", "Each licence shall be granted by the master and may be seen by a judge."),
        # a duty that is taken away
        ("Pilots must carry a radio.", "Pilots are relieved of any duty to carry a radio."),
        ("Pilots must carry a radio.", "Pilots are free of any obligation to carry a radio."),
        # another thing is established
        (
            "Ports hereby establish a global goal for clean quays, namely to enhance their capacity, strengthen their "
            "resilience and reduce damage by storms.",
            "Ports establish a technical and knowledge platform on damage by storms, which will report on how to enhance "
            "capacity, strengthen resilience and reduce damage by storms in reaching the global goal for clean quays.",
        ),
        # another party behind the same preposition
        (
            "A third of the seats on the Wage Council shall be held by trade unions.",
            "A third of the seats on the Wage Council shall be held by chambers of commerce.",
        ),
    ],
)
def test_what_only_sounds_like_it_is_not(asked: str, said: str) -> None:
    assert told(asked, said).status != "adopted"


def test_parts_in_two_sentences_are_each_proven_and_quoted() -> None:
    asked = "The harbour council shall publish an inventory of all wrecks by 2030."
    verdict = told(asked, "The harbour council shall publish an inventory of all wrecks. It shall do so no later than 2029.")
    assert verdict.status == "adopted"
    assert len(verdict.evidence) == 2
    late = told(asked, "The harbour council shall publish an inventory of all wrecks. It shall do so no later than 2033.")
    assert late.status == "partial"


def test_clauses_joined_by_and_are_points_of_their_own() -> None:
    asked = "Every ferry shall carry two lifeboats, and the results of the inspection shall be made public."
    half = told(asked, "Every ferry shall carry two lifeboats.")
    assert half.status == "partial"
    assert half.missing and "lifeboats" not in half.missing[0]
    both = told(asked, "Every ferry shall carry two lifeboats.", "The outcome of each inspection is published.")
    assert both.status == "adopted"


def test_a_subject_dealt_with_is_no_part_of_the_ask() -> None:
    draft = draft_of(*FILLER, "We recall our meetings on ferries, and thank the ferries that carried us to them.", id="d")
    ask = Ask("a", "Ferries", "Owners of vessels shall keep lifeboats, radios and flares on board and train crews in their use.")
    assert assess([ask], [draft]).verdicts[0][0].status == "left_out"


def test_a_turning_word_in_a_sentence_with_half_of_the_point_denies_nothing() -> None:
    asked = "Plans for storms shall provide for the evacuation of persons who live on barges and for their return."
    said = "In a storm, persons who live on barges must not be forgotten: the plans say who fetches them."
    assert told(asked, said).status == "partial"


def test_points_in_plain_words_are_as_sure_as_text_alone() -> None:
    """They rest on likeness too: what stands nowhere in these words may stand in others."""
    ask = Ask("a", "Pilots", "", elements=(Element("1", "a pension for pilots"), Element("2", "two weeks of leave a year")))
    draft = draft_of(*FILLER, "Whoever has steered ships for thirty years is looked after in old age.", id="d")
    verdict = assess([ask], [draft]).verdicts[0][0]
    assert verdict.ground.startswith("points_") and verdict.confidence < 0.75


def test_a_new_paragraph_is_looked_for_in_any_words_and_as_sure_as_text_alone() -> None:
    base = draft_of(*FILLER, "The council meets in spring.", id="first", day=date(2026, 1, 1))
    now = draft_of(
        *FILLER,
        "The council meets in spring.",
        "The council keeps a roll of wrecks that everyone may see.",
        id="now",
        day=date(2026, 2, 1),
    )
    asked = "The council shall keep a public register of wrecks."
    ask = Ask("a", "Wrecks", asked, responds_to="first", change="add", new=asked, paragraph="3", new_paragraph=True)
    verdict = assess([ask], [base, now]).verdicts[0][-1]
    assert verdict.method == "amendment" and verdict.status != "left_out" and verdict.confidence < 0.75


def test_the_verb_asked_for_may_stand_in_the_passive() -> None:
    base = draft_of(*FILLER, "We encourage ports to draw up a plan of rescue.", id="first", day=date(2026, 1, 1))
    now = draft_of(*FILLER, "Ports are requested to draw up a plan of rescue.", id="now", day=date(2026, 2, 1))
    ask = Ask("a", "Rescue", "", responds_to="first", change="replace", old="encourage", new="request", paragraph="3")
    assert assess([ask], [base, now]).verdicts[0][-1].status == "adopted"


@pytest.mark.parametrize(
    ("unwanted", "said", "status"),
    [
        # what is permitted is there, whoever says "allow"
        ("Language that allows owners to sell their berths.", "Owners may sell their berths.", "left_out"),
        # a clause that hangs on "whether" leaves it open
        ("Owners may sell their berths.", "The council will study whether owners may sell their berths.", "partial"),
        # part of it in other words is never passed over as none
        ("Grants tax privileges to owners of yachts.", "Those who own yachts are exempt from the tax on profits.", "left_out"),
        ("Owners may sell their berths.", "Owners who paint their berths may not sell paint.", "adopted"),
    ],
)
def test_unwanted_language_in_other_words_is_seen(unwanted: str, said: str, status: str) -> None:
    draft = draft_of(FILLER[0], said, FILLER[1], id="d")
    assert assess([Ask("a", unwanted[:40], unwanted, stance="oppose")], [draft]).verdicts[0][0].status == status


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "No boat shall be searched without the consent of its owner.",
            "The search of a boat requires the consent of its owner.",
        ),
        ("Every pilot shall be looked after by 2035.", "Every pilot shall be looked after from 2033 at the latest."),
    ],
)
def test_conditions_and_dates_turned_about_are_read(asked: str, said: str) -> None:
    assert told(asked, said).status == "adopted"


def test_what_a_sentence_that_binds_says_besides_is_no_comment_on_it() -> None:
    said = "Rest shall be within the reach of all pilots whose shift is drawing to its close."
    assert told("Pilots shall have access to rest.", said).status == "partial"


def test_why_unwanted_language_is_to_go_is_no_part_of_it() -> None:
    asked = "Delete the promotion of voluntary cancellation of harbour credits, since it keeps a market in offset credits alive."
    draft = draft_of("The ports meet.", "Promotes the voluntary cancellation of harbour credits by ports;", id="d")
    assert assess([Ask("a", "Credits", asked, stance="oppose")], [draft]).verdicts[0][0].status == "left_out"
