"""Unwanted language that a draft has, or denies: which denial proves that it is absent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import draft_of
from tests.judging.of_a_line import told
from wsisdiff import assess
from wsisdiff.model import Ask, Verdict

FILLER = ("The council meets in spring.", "The minutes are printed in two colours.", "We thank the choir of the port.")


def unwanted(text: str, *said: str) -> Verdict:
    draft = draft_of(FILLER[0], *said, *FILLER[1:], id="d", day=date(2026, 1, 1))
    return assess([Ask("a", text[:40], text, stance="oppose")], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # the word that frames it is no part of the matter
        ("Promotion of lotteries among young people.", "Member States should not promote lotteries among young people."),
        ("An obligation on shops to accept cash.", "Shops are not obliged to accept cash."),
        ("An obligation on shops to accept cash.", "No shop may be compelled to accept cash."),
        ("Permission for hunters to enter private land.", "Hunters may not enter private land."),
        ("Permission for hunters to enter private land.", "No hunter may enter private land."),
        ("Treating seeds as the property of companies.", "Seeds are not the property of companies."),
        ("Language that justifies caning in schools.", "Nothing justifies caning in schools."),
        # who denies a thing denies it of every kind and at every place
        (
            "Promotion of cruise tourism in polar waters.",
            "States should count the visitors and should not promote cruise tourism at all.",
        ),
        ("An obligation on doctors to name patients to the ministry.", "No doctor may be compelled to name a patient."),
        ("A leading role for banks in housing policy.", "Banks shall have no role in housing policy."),
        # what is to be free of it
        ("Ships may discharge ballast in harbours.", "Harbours are to be kept free of ballast discharged by ships."),
        ("A fee on library cards for children.", "Library cards for children shall be free of charge."),
    ],
)
def test_a_plain_denial_proves_that_it_is_absent(text: str, said: str) -> None:
    verdict = unwanted(text, said)
    assert verdict.status == "adopted", verdict.reason
    assert [quote.text for quote in verdict.evidence] == [said] and verdict.reason.kind == "reason.oppose_contrary"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Promotion of lotteries among young people.", "Nothing prevents States from promoting lotteries among young people."),
        (
            "Promotion of lotteries among young people.",
            "States should not only tolerate but promote lotteries among young people.",
        ),
        ("An obligation on shops to accept cash.", "No shop may refuse cash."),
        ("Permission for hunters to enter private land.", "No owner may prevent hunters from entering private land."),
        ("A fee on library cards for children.", "Children shall not be given library cards unless they pay a fee."),
        # an exemption is granted by denying that the rule applies
        ("Exemption of cargo ships from the speed limit.", "The speed limit does not apply to cargo ships."),
        ("Exemption of cargo ships from the speed limit.", "Cargo ships need not keep to the speed limit."),
        # a denial that belongs to another clause
        (
            "Free trade in seal skins among all ports.",
            "Seal skins, in which no port has an interest of its own, shall be traded freely among all ports.",
        ),
        # free from what one is to be protected from is no contrary of it
        ("Protection of officials from prosecution.", "Officials shall be free from prosecution."),
    ],
)
def test_a_denial_that_grants_it_proves_nothing(text: str, said: str) -> None:
    assert unwanted(text, said).status != "adopted"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Owners of yachts may moor at the fish quay.", "Owners of yachts are encouraged to moor at the fish quay."),
        (
            "Owners of yachts may moor at the fish quay.",
            "Owners of yachts may moor at the fish quay if the harbour master agrees.",
        ),
        ("Lighthouses shall be sold to hotels.", "The council may sell lighthouses to hotels and inns where it sees fit."),
    ],
)
def test_it_stands_under_a_milder_word_and_with_a_limit(text: str, said: str) -> None:
    verdict = unwanted(text, said)
    assert verdict.status == "left_out" and [quote.text for quote in verdict.conflicts] == [said]


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        # "should not be called free: strike this" does not want "free"
        (
            "The night bus should not be called free and reliable: strike this description.",
            "The night bus shall be free and reliable.",
            "left_out",
        ),
        (
            "The night bus should not be called free and reliable: strike this description.",
            "The night bus shall not be called free and reliable.",
            "adopted",
        ),
        (
            "Ferries are to be paid by the fishers; please delete these words.",
            "Ferries are to be paid by the fishers.",
            "left_out",
        ),
        (
            "Remove wording by which ferries are paid by the fishers.",
            "Ferries are paid by the fishers and the farmers.",
            "left_out",
        ),
        # to remove a thing of the world may itself be what is not wanted
        ("Remove the cap on rents in the old town.", "The cap on rents in the old town is removed.", "left_out"),
        ("Remove the cap on rents in the old town.", "The cap on rents in the old town shall not be removed.", "adopted"),
        # "should not" by itself is what is not wanted
        ("Robots should not be registered.", "Robots shall not be registered.", "left_out"),
    ],
)
def test_an_instruction_to_strike_names_what_is_not_wanted(text: str, said: str, status: str) -> None:
    assert unwanted(text, said).status == status


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        # the opening that refuses, and the name of the text, are no part of what is not wanted
        (
            "We object to paragraphs welcoming casinos as sponsors of schools.",
            "Welcomes casinos as sponsors of schools.",
            "left_out",
        ),
        ("No language that authorizes drift nets in the bay.", "The council authorizes drift nets in the bay.", "left_out"),
        (
            "No language that authorizes drift nets in the bay.",
            "The council shall not authorize drift nets in the bay.",
            "adopted",
        ),
        ("Fishers cannot accept a tax on harbour ice.", "A tax on harbour ice is introduced.", "left_out"),
        ("Fishers cannot accept a tax on harbour ice.", "No tax on harbour ice shall be introduced.", "adopted"),
        # whoever wants no mention of a thing wants it named in no way
        (
            "Any provision on the sale of lighthouses.",
            "The parties acknowledge the importance of experience with the sale of lighthouses.",
            "left_out",
        ),
        # what is not wanted denies, and where nothing is denied it is not there
        (
            "Any statement that ship noise gives no basis for claims must be kept out.",
            "The parties recognize that ship noise harms seals, and will hear claims.",
            "adopted",
        ),
        (
            "Any statement that ship noise gives no basis for claims must be kept out.",
            "The parties agree that ship noise gives no basis for claims.",
            "left_out",
        ),
        (
            "Recognition of the licences of pilots shall be withdrawn.",
            "The licences of pilots are recognized in all ports.",
            "adopted",
        ),
        # what the brackets offer is one name or the other, and the rest is agreed
        (
            "The review procedure should be confidential, amicable and free of penalties.",
            "The [procedure][process] shall be confidential, amicable and free of penalties.",
            "left_out",
        ),
        # what the sentence puts in the place of what is not wanted
        ("Gambling houses shall pay for school libraries.", "School libraries are paid for by the district.", "adopted"),
        ("Sailors may be fined for sleeping on deck.", "Sailors are offered hammocks for sleeping.", "adopted"),
        (
            "Hired guards may be used on ferries by shipowners.",
            "We rule out dogs, hired guards of shipowners on ferries, and nets.",
            "adopted",
        ),
        # and another word of the same field is no other thing
        ("Gambling houses shall pay for school libraries.", "Casinos shall pay for school libraries.", "left_out"),
        # a chapeau leaves out what it leads into
        (
            "Docks may be fenced without a permit.",
            "The rules shall exclude:\n(a) docks fenced without a permit;\n(b) nets.",
            "adopted",
        ),
    ],
)
def test_what_is_not_wanted_is_read_as_a_careful_reader_would(text: str, said: str, status: str) -> None:
    verdict = unwanted(text, said)
    assert verdict.status == status, verdict.reason


QUOTING = "Keep reviewers free: no words that the review be 'non-intrusive'."


@pytest.mark.parametrize(
    ("text", "line", "status"),
    [
        (QUOTING, "Requests rules on: (a) the frequency of reports; (b) the facilitative, non-intrusive nature of review.", "left_out"),
        (QUOTING, "The review shall be [non-intrusive].", "partial"),
        (QUOTING, "The review shall be thorough.", "adopted"),
        ("Oppose the phrase \"within available resources\" on ports.", "Ports shall be dredged within available resources.", "left_out"),
        ("Oppose the phrase \"within available resources\" on ports.", "Ports shall be dredged.", "adopted"),
        ("The article on ports should say nothing about tolls on ferries.", "Ports may charge tolls on ferries.", "left_out"),
        ("The text should not mention tolls on ferries.", "Ports shall be dredged.", "adopted"),
    ],
)  # fmt: skip
def test_words_that_are_quoted_and_what_a_text_is_not_to_say(text: str, line: str, status: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, line, "oppose").status == status
