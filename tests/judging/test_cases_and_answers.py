"""The request's own case, rows of which a member lacks, questions that are answered, and citations that are taken up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.of_a_line import told
from wsisdiff.model import Stance

WARN = "When a dam breaks, States shall warn their neighbours within 24 hours."
CREWS = "The text should name fishers of the coast, divers of the reefs, crews of ferries and pilots in port."
POOLS = "Ports shall keep rescue pools for ferries."


@pytest.mark.parametrize(
    ("asked", "line", "status"),
    [
        (WARN, "If a dam breaks, States shall warn their neighbours within 24 hours.", "adopted"),
        (WARN, "States shall warn their neighbours within 24 hours if they see fit.", "partial"),
        (WARN, "If States warn their neighbours within 24 hours when a dam breaks, the fund rewards them.", "left_out"),
        (CREWS, "We acknowledge fishers of the coast, divers of the reefs, crews of ferries and pilots in port.", "adopted"),
        (CREWS, "We acknowledge the fishers of the coast, the divers of the reefs and the many ferries in the port.", "partial"),
        (
            "Ports shall widen the list of reefs that are closed to all ships.",
            "Ports shall print the list of reefs that are closed to all ships.",
            "partial",
        ),
        (
            "We commit to widen the list of reefs that are closed to all ships.",
            "We commit to print the list of reefs that are closed to all ships.",
            "partial",
        ),
        ("Ports shall close reefs by the end of 2032.", "Ports shall close reefs by the end of 2029.", "adopted"),
        ("Ports shall close reefs by the end of 2032.", "Ports shall close reefs by the end of 2035.", "partial"),
        ("We commit to close reefs.", "We hope to close reefs.", "partial"),
        (
            "Ships shall not enter reefs without the consent of divers.",
            "Ships shall not enter reefs without having consulted the divers.",
            "partial",
        ),
        ("States shall reduce duties on coal.", "States shall raise duties on coal.", "left_out"),
        ("States shall establish a court of fishers.", "States shall dissolve the court of fishers.", "left_out"),
        (POOLS, "Should ports keep rescue pools for ferries? Nobody knew an answer.", "left_out"),
        (POOLS, "Should ports keep rescue pools for ferries? They should, and we so decide.", "partial"),
        (
            POOLS,
            "The union proposed that ports shall keep rescue pools for ferries, and this was accepted by the council.",
            "adopted",
        ),
        (POOLS, "The following lie outside the mandate of the group:\n(a) rescue pools for ferries kept by ports;", "left_out"),
        (POOLS, "The council decides to leave aside, as not agreed:\n(a) rescue pools for ferries kept by ports;", "left_out"),
        (POOLS, "That deletion is revoked and the sentence is reinstated: ports shall keep rescue pools for ferries.", "adopted"),
    ],
)
def test_what_the_sentence_itself_makes_of_it(asked: str, line: str, status: str, tmp_path: Path) -> None:
    assert told(tmp_path, asked, line).status == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Should ports keep rescue pools for ferries? Nobody knew an answer.", "adopted"),
        ("Should ports keep rescue pools for ferries? They should, and we so decide.", "partial"),
        ("The union said: “Ports shall keep rescue pools for ferries.” The council thanked it.", "partial"),
        ("The union said: “Ports shall keep rescue pools for ferries.” The council did not agree.", "adopted"),
        ("The union said: “Ports shall keep rescue pools for ferries.” The council adopts that sentence in part.", "partial"),
    ],
)
def test_what_is_not_wanted_and_taken_up_again_is_for_a_person_to_see(line: str, status: str, tmp_path: Path) -> None:
    stance: Stance = "oppose"
    assert told(tmp_path, POOLS, line, stance).status == status


def test_a_question_on_which_another_sentence_decides_is_not_sure(tmp_path: Path) -> None:
    asked = "Should ports keep rescue pools for ferries? {}"
    assert told(tmp_path, POOLS, asked.format("Lamps were lit.")).confidence >= 0.75
    assert told(tmp_path, POOLS, asked.format("The council will consider that question in May.")).confidence < 0.75


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (f"{POOLS} For 88, against 161. Not carried.", "partial"),
        (f"{POOLS} Nobody was late. Lamps were lit.", "partial"),
        ("Ports shall keep rescue pools for ferries: the pilots told us it can't be done this year.", "partial"),
        ("Set aside, for reasons of cost: rescue pools for ferries kept by ports; a school for dogs.", "left_out"),
        ("The network of pilots called on ports to keep rescue pools for ferries.", "left_out"),
        ("We request the network of pilots to help. Ports shall keep rescue pools for ferries.", "adopted"),
        (f"We can't promise fair weather, but we promise the following.\n\n3. {POOLS}", "partial"),
        (f"{POOLS}\n\n3. That, at least, is how matters stood in the first version of this text.", "left_out"),
    ],
)
def test_what_stands_beside_it_makes_of_it(line: str, status: str, tmp_path: Path) -> None:
    assert told(tmp_path, POOLS, line).status == status


THING = "a right of appeal for pilots whose licence is refused"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("A right of appeal for pilots whose licence is refused.", "partial"),  # nothing puts it in force
        ("We decide on:\n(a) a right of appeal for pilots whose licence is refused;", "adopted"),
        ("A right of appeal for pilots whose licence is refused: more thought is needed.", "partial"),
        ("There shall be a right of appeal for pilots whose licence is refused.", "adopted"),
    ],
)
def test_a_thing_that_is_only_named_is_not_granted(line: str, status: str, tmp_path: Path) -> None:
    assert told(tmp_path, THING, line).status == status


def test_what_would_be_so_in_some_case_is_in_part(tmp_path: Path) -> None:
    asked, stance = "Libraries charge a fee to adults.", "oppose"
    assert told(tmp_path, asked, "If the grant falls, libraries would charge a fee to adults.", stance).status == "partial"
    assert told(tmp_path, asked, "Growers may, without asking anyone:\n(a) charge a fee to adults;", stance).status != "adopted"
