"""What differs between a request and a sentence that has its words, kind by kind, and what that makes of it."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from tests.proposing.test_proposals import of
from wsisdiff import assess
from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.judging.ways.points import Point, point
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask
from wsisdiff.text.names import names_of

OTHERS = ("We thank the harbour master of Alba.", "Gulls nest on the northern pier in spring.", "Ropes are coiled before noon.")


def at(asked: str, *paragraphs: str) -> Point:
    draft = Searched.alone(DraftIndex(draft_of(*OTHERS, *paragraphs), names_of()))
    [clause] = points_of(asked, names_of())
    return point(clause, draft)


def kinds(found: Point) -> list[str]:
    return [d.kind for d in found.best.differences] if found.best else []


FUND = "We decide to establish a fund for lighthouses."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (FUND, FUND),
        (FUND, "We further decide to establish a fund for lighthouses."),
        (FUND, "A fund for lighthouses: we decide to establish it, and no pilot will be forgotten."),
        ("Ports shall report within 24 hours.", "Ports shall report within one day."),
        ("Ports shall report within 24 hours.", "Ports shall report within 12 hours."),
        ("At least two fifths of seats shall go to pilots.", "At least 40 per cent of seats shall go to pilots."),
        ("At least two fifths of seats shall go to pilots.", "At least 50 per cent of seats shall go to pilots."),
        ("We will light all buoys by 2030.", "We will light all buoys by 2028."),
        ("Ships shall not sail at night.", "Ships shall not sail at night."),
        ("Ports shall abolish taxes on nets.", "Ports shall scrap levies on nets."),
        ("We urge ports to shelter boats.", "We decide that ports shelter boats."),
        ("We will train women and girls as pilots.", "We will train women, girls and boys as pilots."),
    ],
)
def test_nothing_that_matters_differs(asked: str, said: str) -> None:
    found = at(asked, said)
    assert (found.state, kinds(found)) == ("found", [])


@pytest.mark.parametrize(
    ("asked", "said", "kind"),
    [
        # turned round
        (FUND, "We decide not to establish a fund for lighthouses.", "turned"),
        (FUND, "We haven't decided to establish a fund for lighthouses.", "turned"),
        (FUND, "We refuse to establish a fund for lighthouses.", "turned"),
        (FUND, "We decide to refrain from establishing a fund for lighthouses.", "turned"),
        (FUND, "No fund for lighthouses is established, we decide.", "turned"),
        (FUND, "We do n o t decide to establish a fund for lighthouses.", "turned"),
        (FUND, "We do n . o . t decide to establish a fund for lighthouses.", "turned"),
        (FUND, "We do n. o. t. decide to establish a fund for lighthouses.", "turned"),
        (FUND, "We do n\u043et decide to establish a fund for lighthouses.", "turned"),  # a Cyrillic letter in it
        ("We reject any toll on ferries.", "We support any toll on ferries.", "turned"),
        ("Ships shall not sail at night.", "Ships shall sail at night.", "turned"),
        ("Maps are shared only if a pilot agrees.", "Maps are shared, also if no pilot agrees.", "turned"),
        # a contrary word
        (
            "We decide to make the Forum of Pilots a permanent body.",
            "We decide to make the Forum of Pilots a temporary body.",
            "contrary",
        ),
        ("Berths shall be open to trawlers free of charge.", "Berths shall be open to trawlers for a charge.", "contrary"),
        ("Ports shall increase the number of tugs.", "Ports shall reduce the number of tugs.", "contrary"),
        ("Nets are mended before the season.", "Nets are mended after the season.", "contrary"),
        # parts exchanged
        ("Governments shall inform users of storms.", "Users shall inform Governments of storms.", "roles"),
    ],
)
def test_what_says_the_contrary_denies_it(asked: str, said: str, kind: str) -> None:
    found = at(asked, said)
    assert found.state == "contrary"
    assert kind in kinds(found)


@pytest.mark.parametrize(
    ("asked", "said", "kind"),
    [
        ("Ports shall carry out mandatory drills.", "Ports shall carry out voluntary drills.", "contrary"),
        # numbers, units, dates
        ("Ports shall report within 72 hours.", "Ports shall report within 72 days.", "number"),
        ("We commit to train 5,000 pilots by 2030.", "We commit to train 500 pilots by 2030.", "number"),
        ("We commit to train 5,000 pilots by 2030.", "We commit to train 5,000 pilots by 2035.", "number"),
        ("At least 15 per cent of seats shall go to pilots.", "At most 15 per cent of seats shall go to pilots.", "number"),
        ("We commit to spend 40 million dollars on buoys.", "We commit to spend dollars on buoys.", "number"),
        (
            "We will light all buoys by 2028.",
            "We will paint all piers by 2028, all ropes by 2029 and light all buoys by 2033.",
            "number",
        ),
        # the verb
        (FUND, "We note the proposal to establish a fund for lighthouses.", "verb"),
        (FUND, "We recognize the need to establish a fund for lighthouses.", "verb"),
        ("Ports shall shelter small boats in storms.", "Ports should shelter small boats in storms.", "verb"),
        ("Ports shall shelter small boats in storms.", "Ports shall endeavour to shelter small boats in storms.", "trying"),
        ("Ports shall shelter small boats in storms.", "Ports shall, where feasible, shelter small boats in storms.", "hedge"),
        # conditions, exceptions, limits of time
        ("Ports shall shelter small boats in storms.", "Ports shall shelter small boats in storms, except at night.", "limit"),
        ("Ports shall shelter small boats in storms.", "Ports shall shelter small boats in storms unless they are full.", "limit"),
        (FUND, "We decide to establish a fund for lighthouses at this stage.", "limit"),
        (FUND, "We decide to establish a fund for lighthouses for two years.", "limit"),
        ("Archives of ships shall be opened after 30 years.", "Archives of ships shall be opened after 50 years.", "number"),
        ("We commit to repaint all buoys by 2030.", "We commit to repaint all buoys after 2030.", "number"),
        ("Ports shall publish fees and timetables.", "Ports shall publish fees or timetables.", "contrary"),
        ("The Council reports to the Assembly in spring.", "The Assembly reports to the Council in spring.", "roles"),
        # fewer cases, another actor
        ("We decide to end subsidies for trawlers.", "We decide to end inefficient subsidies for trawlers.", "scope"),
        ("All pilots shall have access to charts.", "All pilots shall have access to charts which they have drawn.", "scope"),
        ("All pilots shall have access to charts.", "Pilots in northern harbours of Alba shall have access to charts.", "scope"),
        ("All pilots shall have access to charts.", "Some pilots shall have access to charts.", "contrary"),
        (
            "One seat on the board of pilots shall be given to civil society.",
            "One seat on the board of pilots shall be given to industry.",
            "actor",
        ),
        # told of the past
        ("Owners disclose their cargo in a register.", "Owners disclosed their cargo in a register.", "past"),
    ],
)  # fmt: skip
def test_what_says_less_is_weaker(asked: str, said: str, kind: str) -> None:
    found = at(asked, said)
    assert found.state == "weak"
    assert kind in kinds(found)


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Shall we decide to establish a fund for lighthouses?", "question"),
        ("Several delegations proposed that we decide to establish a fund for lighthouses.", "reported"),
        ("The pilots said: “We decide to establish a fund for lighthouses.”", "reported"),
        ("Statement of the delegation of Alba: we decide to establish a fund for lighthouses.", "reported"),
        ("The following amendments were not accepted:\n(a) we decide to establish a fund for lighthouses;\n(b) we dine.", "rejected"),
        ("Ruled out: we decide to establish a fund for lighthouses; we dine at noon.", "rejected"),
        ("We decide to establish a fund for lighthouses. That wording failed by a wide margin.", "rejected"),
        ("One suggestion did not survive the first reading. We decide to establish a fund for lighthouses.", "rejected"),
        ("Had the harvest been good, we would have decided to establish a fund for lighthouses.", "unreal"),
        ("We recall that in 1990 it was decided to establish a fund for lighthouses.", "history"),
        ("Keywords: decide, establish, fund, lighthouses, Alba.", "explained"),
    ],
)  # fmt: skip
def test_a_sentence_that_is_only_spoken_of_is_not_said(paragraph: str, kind: str) -> None:
    found = at(FUND, paragraph)
    assert found.state == "contrary"
    assert found.best is not None and found.best.reserved is not None
    assert found.best.reserved.kind == kind


def test_to_reject_what_would_weaken_the_text_keeps_it() -> None:
    assert at(FUND, "We decide to establish a fund for lighthouses. An attempt to weaken this paragraph failed.").state == "found"
    kept = at(FUND, "The proposal to insert a sunset clause was rejected: we decide to establish a fund for lighthouses.")
    assert kept.state != "contrary"


def test_the_best_place_counts_noted_in_one_paragraph_and_decided_in_the_next() -> None:
    found = at(FUND, "We note the proposal to establish a fund for lighthouses.", FUND)
    assert (found.state, found.evidence[0].paragraph) == ("found", "5")


def test_two_parts_in_two_paragraphs_are_proved_each_by_its_own_and_a_part_alone_is_a_part() -> None:
    asked = "We establish a help desk for small islands and publish its records each month."
    both = at(asked, "We establish a help desk for small islands.", "The records of the help desk shall be published each month.")
    assert (both.state, {e.paragraph for e in both.evidence}) == ("found", {"4", "5"})
    assert at(asked, "We establish a help desk for small islands.").state == "weak"


def test_a_list_is_read_as_a_whole_and_an_open_item_keeps_it_open() -> None:
    asked = "We commit to fund masts, train pilots and publish tariffs."
    assert at(asked, "We commit to:\n(a) fund masts;\n(b) train pilots;\n(c) publish tariffs.").state == "found"
    assert at(asked, "We commit to fund masts and train pilots.").state == "weak"


def test_a_part_of_the_text_that_is_asked_for_is_found_by_its_heading_and_open_where_its_words_are() -> None:
    def under(text: str) -> Point:
        draft = of("We sail.", text, sections=("Opening", "Article 2 (LOSS OF NETS)"))
        [clause] = points_of("A separate article on the loss of nets, distinct from tides", names_of())
        return point(clause, Searched.alone(DraftIndex(draft, names_of())))

    assert under("Nets are mended.").state == "found"
    assert under("[Nets are mended.]").state == "weak"
    [other] = points_of("A separate article on the loss of ropes", names_of())
    assert point(other, Searched.alone(DraftIndex(of("We sail.", sections=("Loss of nets",)), names_of()))).state == "missing"


def test_other_words_in_the_same_place_are_another_thing() -> None:
    assert at(FUND, "Lighthouses have been painted. We decide to meet in spring.").state == "missing"


def test_those_who_have_not_yet_done_so_deny_nothing() -> None:
    text = "Urges all ports to the Harbour Convention that have not already done so to publish their fees;"
    draft = draft_of("The council meets.", text, id="d")
    assert assess([Ask("a", "Fees", "Urge all ports to publish their fees.")], [draft]).verdicts[0][0].status == "adopted"
