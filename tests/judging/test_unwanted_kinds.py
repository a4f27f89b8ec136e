"""Unwanted language, kind by kind: what shows that a draft has it, has it in part, or keeps it out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import draft_of
from tests.judging.of_a_line import verdict_on
from tests.judging.test_absence import unwanted
from wsisdiff import assess
from wsisdiff.model import Ask


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        # who lays down the rule for all exempts nobody
        (
            "Exempt fishing boats from the speed limit.",
            "All boats, fishing boats included, shall keep to the speed limit.",
            "adopted",
        ),
        ("Exclude seasonal cooks from sick pay.", "Seasonal cooks have a claim to sick pay like all others.", "adopted"),
        ("Lift the ban on drift nets.", "The ban on drift nets stays in force.", "adopted"),
        # and who permits what it forbids does, if not in so many words
        ("Exempt fishing boats from the speed limit.", "Fishing boats may go faster than the speed limit.", "partial"),
        ("Exclude seasonal cooks from sick pay.", "Seasonal cooks are excluded from sick pay.", "left_out"),
    ],
)
def test_the_rule_for_all_is_no_exemption(text: str, said: str, status: str) -> None:
    assert unwanted(text, said).status == status


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        ("Keep out the claim that whales are vermin.", "Whales are vermin.", "left_out"),
        ("Return of rejected parcels to other islands.", "Rejected parcels shall be returned to other islands.", "left_out"),
    ],
)
def test_words_that_look_like_a_refusal_are_part_of_what_is_not_wanted(text: str, said: str, status: str) -> None:
    assert unwanted(text, said).status == status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # spoken of, and refused in the same sentence
        ("Create a national ministry of lighthouses.", "The idea of a national ministry of lighthouses has run its course."),
        ("Sell the old ferries to a bank.", "Selling the old ferries to a bank was put to us and turned down."),
        # only named
        ("Require pilots to carry a second licence.", "Keywords: pilots, second licence, requirement, harbours, ropes."),
        # a note of what was there
        ("A lower quay tax for casinos.", "(Former article 4, on a lower quay tax for casinos, deleted.)"),
        # asked, and answered no
        ("Ownership of sandy beaches.", "Can a person own sandy beaches? Under this charter nobody can."),
        ("Private ownership of beaches.", "Shall beaches come into private ownership? They shall not."),
        # of the past, and told to be so
        ("Shippers must open sealed letters.", "The days when sealed letters had to be opened by shippers are over."),
    ],
)
def test_what_is_only_spoken_of_and_refused_is_kept_out(text: str, said: str) -> None:
    assert unwanted(text, said).status == "adopted"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Shippers must open sealed letters.", "An earlier version provided for the opening of sealed letters by shippers."),
        (
            "An exemption of yachts from the tax.",
            "The delegate of Marovia lodged a reservation seeking an exemption of yachts from the tax.",
        ),
        ("Ferries may burn coal.", "A captain told the council that ferries may burn coal."),
    ],
)
def test_what_is_only_spoken_of_and_not_denied_is_for_a_person_to_see(text: str, said: str) -> None:
    """Who reports unwanted language does not refuse it."""
    assert unwanted(text, said).status == "partial"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Private ownership of beaches.", "Shall beaches come into private ownership? We answer: yes, they shall."),
        (
            "Treat the sea as a dump for slag.",
            '"Disposal" means any way of getting rid of slag, whether by land or by treating the sea as a dump for slag.',
        ),
        (
            "Eggs are the property of the hatchery that buys them.",
            "For the purposes of this decision the eggs are the property of the hatchery that buys them.",
        ),
        ("Ferries may be towed by night.", "An amendment to strike the next paragraph was lost. Ferries may be towed by night."),
    ],
)
def test_what_is_defined_or_upheld_is_not_kept_out(text: str, said: str) -> None:
    assert unwanted(text, said).status != "adopted"


def test_a_footnote_says_what_its_paragraph_does_not(tmp_path: Path) -> None:
    """An exception in a footnote is in the draft."""
    said = "# Draft\n\n1. Ferries shall report all spills.[^1]\n\n2. Reports are public.\n\n[^1]: {}\n"
    text = "No exemption of tugs from the reporting of spills."
    there = verdict_on(tmp_path, text, said.format("Tugs are exempt from the reporting of spills."), "oppose")
    assert there.status == "left_out" and there.evidence[0].paragraph == "1"
    assert there.evidence[0].text == "Tugs are exempt from the reporting of spills."
    assert verdict_on(tmp_path, text, said.format("See the tables of last year."), "oppose").status == "adopted"


def test_what_stands_in_a_paragraph_has_its_place() -> None:
    """Only a footnote has none."""
    found = unwanted("Tugs may run without lamps.", "Tugs may run without lamps.").evidence[0]
    assert found.end == len("Tugs may run without lamps.") and found.matched


def test_a_heading_of_what_fell_keeps_it_out() -> None:
    """What stands under the heading of rejected amendments is no part of the text."""
    draft = draft_of("Cooks may be fined for salt.", id="d", day=date(2026, 1, 1))
    paragraphs = tuple(
        p.__class__(**{f: getattr(p, f) for f in p.__slots__} | {"section": "Amendments that fell"}) for p in draft.paragraphs
    )
    under = draft.__class__(**{f: getattr(draft, f) for f in draft.__slots__} | {"paragraphs": paragraphs})
    ask = Ask("a", "Fines", "Cooks may be fined for salt.", stance="oppose")
    assert assess([ask], [under]).verdicts[0][0].status == "adopted"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # torn apart over an "and": another object, another verb
        (
            "Allow harbour fees on paper cargo lists.",
            "Harbour offices shall accept cargo lists on paper, and to that end teach crews how fees are counted.",
        ),
        ("Allow the sale of stuffed birds by museums.", "We allow the sale of stuffed toys and of printed cards about birds."),
        # how things are, where a change is not wanted
        (
            "Oppose a move of the registry from Port Alma.",
            "It thanks the bidders and confirms Port Alma as the seat of the registry.",
        ),
        ("Oppose reduction of the crew from 12 to 8 sailors.", "The crew has 12 sailors."),
        # other words, denied
        ("Ship owners should pay harbours for the waves they make.", "Owners owe harbours nothing for waves."),
        (
            "Rescue by the coast guard should be conditional on payment.",
            "We insist that no rescue by the coast guard hinge upon money.",
        ),
        ("Whale meat shall count as a gift.", "Double counting of gifts shall be avoided by means of a list."),
        # a rule, where a lack of one is not wanted
        (
            "Sailing contracts with no fixed hours should be encouraged.",
            "Sailing contracts should state the hours for which a sailor is hired.",
        ),
    ],
)
def test_words_that_say_another_thing_are_no_other_words_for_it(text: str, said: str) -> None:
    assert unwanted(text, said).status == "adopted"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # joined by an "and" and still one thing
        ("Allow harbour fees on paper cargo lists.", "Harbour fees on paper cargo lists and on stamps are allowed."),
        # a change told in other words
        ("Oppose a move of the registry from Port Alma.", "The registry goes from Port Alma to Tern Bay."),
        # a case of it, or more than it
        ("Night ferries will be stopped after midnight.", "The council will stop ferries that run after midnight."),
        ("Ports may restrict the landing of eels in spring.", "In spring ports shall stop the landing of eels."),
        # under a condition
        (
            "Stowaways may be sent to places where they face harm.",
            "Stowaways may be sent to a place where they face harm once promises have been obtained from its mayor.",
        ),
    ],
)
def test_what_says_as_much_or_more_is_there(text: str, said: str) -> None:
    assert unwanted(text, said).status == "left_out"


def test_what_permits_without_may_permits() -> None:
    """Other words for a permission count as it does."""
    text = "The police may track boats by satellite at night."
    assert (
        unwanted(text, "Law enforcement agencies are permitted to watch from space where each vessel goes.").status == "left_out"
    )


def test_a_sentence_that_permits_is_found_among_many_that_share_more_words() -> None:
    """In a long draft too, the sentence that permits in other words is looked at."""
    many = [f"Each Party to this Agreement shall report to the others on part {n} of its ports." for n in range(130)]
    there = "At any time after three years a Party may withdraw from this Agreement by writing to the depositary."
    found = unwanted("A clause that lets a country leave the agreement again.", *many, there)
    assert found.status == "left_out" and found.candidates[0].text == there


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        # the whole sentence is free of it, though it stands behind a clause of its own or another piece
        (
            "Pilots who move must repay their training.",
            "Pilots who move are free of any duty to repay their training.",
            "adopted",
        ),
        ("The printer may change signed text.", "The printer mends spelling only; he may not change signed text.", "adopted"),
        ("Demands for cuts attached to emergency loans.", "Emergency loans shall come free of any demand for cuts.", "adopted"),
        # not only kept
        (
            "The toll on ferries shall be raised to 3 per cent.",
            "We decide not only to keep the toll on ferries but also to raise it to 3 per cent.",
            "left_out",
        ),
        # both were not wanted, and one is there
        ("Oppose cuts to both the pilot school and the rope school.", "The rope school loses five of its nine posts.", "partial"),
        # an item in brackets of a list that is agreed
        (
            "Recognition of dredging as a harbour measure.",
            "Harbour measures include buoys, [sand dredging,] [net mending] and lamps.",
            "partial",
        ),
        # one way among several
        (
            "Oppose name checks for all sailors.",
            "One approach open to ports, among others, is name checks for all sailors.",
            "partial",
        ),
        # an attempt to strike it that failed
        (
            "Tanneries may keep the names of dyes secret.",
            "An attempt to delete the following failed: tanneries may keep the names of dyes secret.",
            "left_out",
        ),
    ],
)
def test_how_far_a_sentence_has_what_is_not_wanted(text: str, said: str, status: str) -> None:
    assert unwanted(text, said).status == status


@pytest.mark.parametrize(
    ("refers", "status"),
    [
        ("The rule of paragraph 2 shall also apply to makers of robots.", "left_out"),
        ("The rule of paragraph 2 shall not apply to makers of robots.", "adopted"),
        ("The rule of article 2 of the Harbour Convention shall also apply to makers of robots.", "partial"),
        ("Makers of robots meet in spring.", "adopted"),
    ],
)
def test_what_another_paragraph_lays_down_may_be_extended(refers: str, status: str) -> None:
    """A reference brings the words of the paragraph along."""
    text = "Makers of robots shall be governed by voluntary codes of conduct."
    assert unwanted(text, "In sail making, codes drawn up by the trade take the place of legislation.", refers).status == status


ROWS = "| Ship | Length |\n|---|---|\n| Ferry | 20 m |\n| Casino boat with gaming rooms | 90 m |\n"
TABLE = "# Draft\n\n1. {}\n\n" + ROWS + "\n2. The table is kept by the clerk.\n"


def test_a_row_counts_as_the_sentence_above_its_table_says(tmp_path: Path) -> None:
    """What a sentence says of a table it says of each of its rows."""
    text = "Casino boats and their gaming rooms shall be exempt from tax."
    found = verdict_on(tmp_path, text, TABLE.format("The ships in the table are exempt from tax."), "oppose")
    assert found.status == "left_out" and "Casino boat" in found.candidates[0].text
    assert (
        verdict_on(tmp_path, text, TABLE.format("The ships in the table were counted in spring."), "oppose").status == "adopted"
    )


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (("The clerk's proposal 6 reads: tolls on rafts rise to 90 crowns.", "Proposal 6 is adopted."), "left_out"),
        (("The clerk's proposal 6 reads: tolls on rafts rise to 90 crowns.", "Proposal 5 is adopted."), "partial"),
        (("The clerk's proposal 6 reads: tolls on rafts rise to 90 crowns.", "Proposal 6 is not adopted."), "partial"),
        (("Two towns asked, and three Parties argued, for tolls on rafts to rise to 90 crowns.",), "partial"),
    ],
)
def test_who_proposes_it_and_what_became_of_that(said: tuple[str, ...], status: str) -> None:
    assert unwanted("A rise of tolls on rafts to 90 crowns.", *said).status == status


def test_otherwise_than_is_only() -> None:
    """A denial that leaves one thing grants that alone."""
    said = "Fines, once paid, may not be spent otherwise than on lamps which the mayor chooses."
    assert unwanted("Fines are to be spent only on lamps chosen by the mayor.", said).status == "left_out"


TURNED_DOWN = "# Draft\n\n1. This is the language that was turned down on Thursday. Harbours pay by 2030."
STUDIED = "# Draft\n\n1. We ask for a study on whether a fund for libraries could be established."


@pytest.mark.parametrize(
    ("text", "draft", "status"),
    [("2030. of", TURNED_DOWN, "adopted"), ("We decide to libraries. without", STUDIED, "partial")],
)
def test_broken_unwanted_language_is_judged(text: str, draft: str, status: str, tmp_path: Path) -> None:
    """Such texts stopped the run: no word of the first could be laid beside the draft, nothing was quoted for a point of the second."""
    assert verdict_on(tmp_path, text, draft, "oppose").status == status


@pytest.mark.parametrize(("sentences", "status"), [(5, "adopted"), (200, "partial")])
def test_in_a_long_draft_a_near_sentence_proves_no_absence(sentences: int, status: str) -> None:
    lamps = [f"Lamp number {n} is lit at dusk." for n in range(sentences)]
    draft = draft_of(*lamps, "Shipowners shall pay for the ropes that they cut.", id="d", day=date(2026, 1, 1))
    ask = Ask("a", "Ropes", "A levy on mooring ropes paid by shipowners to rope makers.", stance="oppose")
    verdict = assess([ask], [draft]).verdicts[0][0]
    assert verdict.status == status and verdict.candidates[0].text.startswith("Shipowners")
