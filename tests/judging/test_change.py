"""Requested changes of a named paragraph: instructions, what is taken and taken back, and paragraphs that were to go, stay or move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.proposing.test_proposals import of
from wsisdiff import assess
from wsisdiff.model import Ask, Verdict

RECORDS = "Ports may keep records of storms for two years."
GULLS = "Gulls nest on the northern pier in spring."
TIDES = "Tides are read each morning by the harbour master of Alba."


def last(ask: Ask, *texts: tuple[str, ...]) -> Verdict:
    drafts = [replace(of(*t, id=f"d{n}"), date=date(2025, n, 1)) for n, t in enumerate(texts, 1)]
    return assess([ask], drafts).verdicts[0][-1]


def asked(change: str, **more: str) -> Ask:
    return Ask("a", "A", "text", responds_to="d1", paragraph=more.pop("paragraph", "1"), change=change, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ask", "now", "status"),
    [
        (asked("replace", old="may", new="shall"), "Ports shall keep records of storms for two years.", "adopted"),
        (asked("replace", old="may", new="should"), "Ports shall keep records of storms for two years.", "adopted"),  # stronger
        (asked("replace", old="may", new="shall"), RECORDS, "left_out"),
        (asked("replace", old="two", new="five"), "Ports may keep records of storms for [two][five] years.", "partial"),
        (asked("replace", old="two", new="five"), "Ports may keep records of storms for three years.", "left_out"),
        (asked("delete", old="of storms"), "Ports may keep records for two years.", "adopted"),
        (asked("add", after="storms", new="and tides"), "Ports may keep records of storms and tides for two years.", "adopted"),
        (
            asked("add", after="storms", new="and tides"),
            "Ports may keep records of storms, tides and fogs for two years.",
            "adopted",
        ),
        # taken, and taken back
        (asked("replace", old="may", new="shall"), "Ports shall endeavour to keep records of storms for two years.", "partial"),
        (
            asked("replace", old="may", new="shall"),
            "Ports shall keep records of storms for two years, except at night.",
            "partial",
        ),
        (asked("replace", old="may", new="shall"), "Ports shall not keep records of storms for two years.", "left_out"),
    ],
)
def test_an_instruction_counts_by_what_became_of_its_paragraph(ask: Ask, now: str, status: str) -> None:
    found = last(ask, (RECORDS, GULLS), (now, GULLS))
    assert (found.method, found.status) == ("amendment", status)
    assert last(ask, (RECORDS, GULLS)).status == "left_out"  # in the draft that it responds to


def test_a_paragraph_that_was_to_go_is_gone_only_when_its_words_stand_nowhere() -> None:
    ask = asked("delete")
    assert last(ask, (RECORDS, GULLS), (GULLS, TIDES)).status == "adopted"
    assert last(ask, (RECORDS, GULLS), (GULLS, RECORDS)).status == "left_out"
    assert last(ask, (RECORDS, GULLS), (GULLS, f"Storms pass. {RECORDS}")).status == "left_out"
    assert last(ask, (RECORDS, GULLS), (f"[{RECORDS}]", GULLS)).status == "partial"


def test_words_that_went_to_the_next_paragraph_have_not_gone() -> None:
    exempt = "Trawlers and tugs of the navy are exempt from this duty."
    ask = Ask("a", "A", RECORDS, responds_to="d1")
    assert last(ask, (f"{RECORDS} {exempt}", GULLS), (RECORDS, GULLS)).status == "adopted"
    moved = last(ask, (f"{RECORDS} {exempt}", GULLS), (RECORDS, f"Duties have limits. {exempt}", GULLS))
    assert moved.status != "adopted"


def test_an_instruction_that_names_no_draft_is_read_for_the_first_draft_that_has_its_paragraph_and_says_so() -> None:
    ask = replace(asked("replace", old="may", new="shall"), responds_to="")
    found = last(ask, (RECORDS, GULLS), ("Ports shall keep records of storms for two years.", GULLS))
    assert (found.status, [n.kind for n in found.notes]) == ("adopted", ["reason.assumed_draft"])


def test_what_was_to_stay_stays_and_what_was_to_move_has_moved() -> None:
    texts = (RECORDS, GULLS, TIDES)
    assert last(asked("keep"), texts, (GULLS, RECORDS, TIDES)).status == "adopted"
    assert last(asked("keep"), texts, (GULLS, TIDES)).status == "left_out"
    assert last(asked("move", after="3"), texts, (GULLS, TIDES, RECORDS)).status == "adopted"
    assert last(asked("move", after="3"), texts, texts).status == "left_out"


def test_a_requested_paragraph_of_its_own_is_looked_for_in_the_whole_draft() -> None:
    ask = replace(asked("add", new="We decide to light all buoys by 2030."), new_paragraph=True)
    assert last(ask, (RECORDS, GULLS), (GULLS, "We decide to light all buoys by 2030.", RECORDS)).status == "adopted"
    assert last(ask, (RECORDS, GULLS), (GULLS, "We decide not to light all buoys by 2030.", RECORDS)).status == "left_out"


def test_the_paragraph_that_is_named_counts_where_the_request_shares_no_word_with_it() -> None:
    ask = Ask("a", "A", "Ferries stop at dusk in every village.", responds_to="d1", paragraph="1", change="rewrite")
    assert last(ask, (RECORDS, GULLS), ("Ferries stop at dusk in every village.", GULLS)).status == "adopted"
    assert last(ask, (RECORDS, GULLS), (RECORDS, GULLS)).status == "left_out"


@pytest.mark.parametrize(
    ("ask", "now", "status"),
    [
        # the words that were to go are contested, not gone
        (asked("delete", old="of storms"), "Ports may keep records [of storms] for two years.", "partial"),
        (asked("replace", old="may", new="shall"), "Ports [may][must] keep records of storms for two years.", "partial"),
        (asked("delete", old="of storms"), "Ports may keep records of storms for [two] years.", "left_out"),
        # a condition takes a part of it back
        (
            asked("replace", old="may", new="shall"),
            "Ports shall keep records of storms for two years, unless a guard objects.",
            "partial",
        ),
    ],
)
def test_what_is_contested_or_turned_round_is_not_taken(ask: Ask, now: str, status: str) -> None:
    assert last(ask, (RECORDS, GULLS), (now, GULLS)).status == status


def test_the_contrary_of_the_new_words_in_their_stead_takes_nothing() -> None:
    ask, before = asked("replace", old="announced", new="prohibited"), "Nets of nylon shall be announced."
    assert last(ask, (before, GULLS), ("Nets of nylon shall be permitted.", GULLS)).status == "left_out"
    assert last(ask, (before, GULLS), ("Nets of nylon shall be prohibited.", GULLS)).status == "adopted"


def test_words_that_stand_in_brackets_are_never_surely_kept_or_gone() -> None:
    found = last(asked("delete", old="of storms"), (RECORDS, GULLS), ("Ports may keep records [of storms] for two years.", GULLS))
    assert found.confidence < last(asked("delete", old="of storms"), (RECORDS, GULLS), (RECORDS, GULLS)).confidence


@pytest.mark.parametrize(
    ("which", "now", "status"),
    [
        ("the second sentence", "Gulls nest here. Terns pass by.", "adopted"),
        ("the second sentence", "Gulls nest here. Dogs are let in at noon. Terns pass by.", "left_out"),
        ("the last sentence", "Gulls nest here. Dogs are let in at noon.", "adopted"),
    ],
)
def test_a_sentence_that_is_pointed_at_is_the_paragraphs_own(which: str, now: str, status: str) -> None:
    before = "Gulls nest here. Dogs are let in at noon. Terns pass by."
    assert last(asked("delete", old=which), (before, TIDES), (now, TIDES)).status == status


def test_other_words_in_place_of_the_requested_ones_ask_for_a_check() -> None:
    ask, before = asked("replace", old="announced", new="prohibited"), "Nets of nylon shall be announced in June."
    plain, otherwise = (
        last(ask, (before, GULLS), (f"Nets of nylon shall be {now} in June.", GULLS)) for now in ("announced", "done away with")
    )
    assert (plain.status, otherwise.status, otherwise.ground) == ("left_out", "partial", "change_otherwise")
    assert otherwise.confidence < 0.75 <= plain.confidence
