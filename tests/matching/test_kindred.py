"""Sentences that may say in other words what is not wanted."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.judging.bench import Bench
from wsisdiff.matching.kindred import Kin, fields_of, kindred, of_one_root
from wsisdiff.model import Ask, Verdict
from wsisdiff.text.words import words

FILLER = (
    "The council meets in spring.",
    "The keepers of the lighthouses thank the choir.",
    "The minutes are printed in two colours.",
    "The harbour clock was mended last winter.",
)


def unwanted(text: str, *said: str) -> Verdict:
    draft = draft_of(FILLER[0], *said, *FILLER[1:], id="d", day=date(2026, 1, 1))
    return assess([Ask("a", text[:40], text, stance="oppose")], [draft]).verdicts[0][0]


def kin(text: str, *said: str) -> Kin | None:
    return kindred(text, Bench.of([Ask("a", "A", text)], [draft_of(*said, id="d")]).searched[0])


def test_words_meet_by_root_and_by_field() -> None:
    assert of_one_root("regulat", "regulation") and of_one_root("encrypt", "encryption") and not of_one_root("stat", "station")
    husband, law = fields_of(words("husband law"))
    assert husband & fields_of(words("wedlock"))[0] and not husband & law
    assert fields_of(words("world bank"))[1] & fields_of(words("washington"))[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Married women need the leave of their husband to travel.",
            "No wife may visit another country unless her spouse permits it.",
        ),
        ("Ferries shall be run by private companies.", "The ferries of the sound are to be let out by tender to an investor."),
        (
            "Hunters may kill seals.",
            '"Game" means every animal of the coast, seals among them, that it is free to anyone to shoot.',
        ),
        # what is done, in another word of its kind, to something of the same field
        ("Fines for parents whose child skips lessons.", "A father whose son misses school is punished with ten days in jail."),
        ("Nurses shall be barred from industrial action.", "Hospital staff may under no circumstances walk out."),
        ("Dolphins shall be killed for their meat.", "From spring, small cetaceans may be taken and sold at market."),
        ("Camera footage of demonstrators shall be stored.", "The images of whoever joins a protest are kept in an archive."),
    ],
)
def test_unwanted_language_in_words_of_its_fields_is_shown_and_not_told_absent(text: str, said: str) -> None:
    verdict = unwanted(text, said)
    assert verdict.status == "left_out" and verdict.confidence < 0.75
    assert [quote.text for quote in verdict.candidates] == [said] and not verdict.evidence
    assert verdict.reason.kind == "reason.oppose_kin"


@pytest.mark.parametrize(
    "said",
    [
        "The council thanks the husbands and wives who rowed.",  # provides nothing
        "The council rejected a rule by which no wife may visit another country unless her spouse agrees.",  # refused
        "Wives may paint their boats.",  # one word is a subject and no matter
        "The cook may allow the soup to boil and needs no clock.",  # what is done alone is no matter
        "Noting that many a wife waits for her husband in the harbour,",  # only tells of something
    ],
)
def test_a_sentence_that_provides_nothing_of_it_is_no_place_to_look_at(said: str) -> None:
    verdict = unwanted("Married women need the leave of their husband to travel.", said)
    assert not verdict.candidates and verdict.reason.kind == "reason.oppose_other_words"


def test_the_longer_a_draft_the_more_must_meet() -> None:
    text, near = (
        "Ferries shall be run by private companies at a fixed price.",
        "Ferries must give way to the tugs of an enterprise, to sails and to swans.",
    )
    short, long = kin(text, near), kin(text, near, *(f"The gull number {n} shall be counted on the pier." for n in range(400)))
    assert short is not None and long is not None and short.near and not long.near


def test_a_long_draft_is_searched_in_little_time() -> None:
    draft = draft_of(*(f"The ferry number {n} shall carry boats and private companies." for n in range(4000)), id="d")
    searched = Bench.of([], [draft]).searched[0]
    start = time.process_time()
    assert kindred("Ferries shall be run by private companies.", searched) is not None
    assert time.process_time() - start < 2.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Contracts without hours are recognized as lawful.",
            "The council recognizes that contracts which do not fix any hours are lawful.",
        ),
        (
            "Grants are to be spent only on works chosen by the mayor.",
            "Grants may not be spent otherwise than on works chosen by the mayor.",
        ),
        ("Masters may restrict the export of salt in winter.", "In winter masters shall stop all export of salt."),
        (
            "Pilots under sixty shall be barred from the harbour.",
            "[Version B, not agreed: Pilots under sixty shall be barred from the harbour.]",
        ),
        (
            "Eggs are the property of the warden who finds them.",
            'For the purposes of this charter "keeper" means the warden who finds eggs, and the eggs are the property of the keeper.',
        ),
    ],
)
def test_a_denial_that_may_belong_to_another_word_proves_no_absence(text: str, said: str) -> None:
    assert unwanted(text, said).status in ("partial", "left_out")


def test_a_plain_denial_still_proves_absence() -> None:
    assert (
        unwanted("Pilots shall be barred from the harbour.", "Pilots shall not be barred from the harbour.").status == "adopted"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # the ask is granted by two denials, or by a denial of another part of it
        ("We urge that every harbour have at least one pilot.", "We urge that no harbour be without a pilot."),
        (
            "The mandate of the choir shall be extended as laid down in paragraphs 2 to 4 of the charter.",
            "The choir, with the mandate laid down in paragraphs 2 to 4 of the charter, shall go on without date of expiry.",
        ),
        (
            "The choir shall be heard every year with the mayor taking part.",
            "The choir is heard every year and no such hearing shall be held without the mayor taking part.",
        ),
        ("Women shall be allowed to steer.", "The rule that women may not be allowed to steer is abolished."),
        # "that" hangs on what is called for
        (
            "Owners shall be obliged to publish what they pay.",
            "We call for laws that oblige owners to publish what they pay, and resolve that they are in force by 2030.",
        ),
    ],
)
def test_a_denial_of_a_part_proves_no_absence(text: str, said: str) -> None:
    assert unwanted(text, said).status != "adopted"


@pytest.mark.parametrize(
    "said",
    [
        "The proposal that pilots be barred from the harbour was rejected.",
        "It is wrong that pilots shall be barred from the harbour: nobody asked for that.",
        "Nothing in this charter is a reason why pilots shall be barred from the harbour.",
    ],
)
def test_a_comment_that_refuses_proves_absence(said: str) -> None:
    assert unwanted("Pilots shall be barred from the harbour.", said).status == "adopted"
