"""Requests as people put them to those who draft, and list items that begin with their verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.of_a_line import told
from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.judging.ways.drafted import drafted
from wsisdiff.text.names import names_of


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The outcome should recognize the role of pilots in safe harbours.",
            "We recognize the role of pilots in safe harbours.",
        ),
        (
            "We would like the declaration to welcome the work of lighthouse keepers.",
            "We welcome the work of lighthouse keepers.",
        ),
        ("The final document must call for an end to dumping at sea.", "We call for an end to dumping at sea."),
        ("The text should include a reference to seafarers' rights.", "We emphasize seafarers' rights."),
        ("The role of pilots must be recognized.", "We recognize the role of pilots."),
        ("Governments should commit to ending dumping at sea.", "We commit to ending dumping at sea."),
        ("All Member States shall ban dumping at sea.", "Resolves to ban dumping at sea;"),
        ("Urge ports to share their berths.", "Decides to help ships by:\n\n(a) Urging ports to share their berths;"),
        ("We urge ports to share their berths.", "The ministers:\n\n(a) Urge ports to share their berths;"),
        ("We commit to share all berths.", "We commit to:\n\n(a) share all berths;"),
    ],
)
def test_a_request_to_those_who_draft_is_granted_by_the_text_that_it_wants(tmp_path: Path, text: str, line: str) -> None:
    assert told(tmp_path, text, line).status == "adopted"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The declaration should commit to a ban on dumping at sea.", "We encourage a ban on dumping at sea."),
        ("The role of pilots must be recognized.", "We note the role of pilots."),
        (
            "Governments should commit to ending dumping at sea.",
            "We note that Governments should commit to ending dumping at sea.",
        ),
        ("All Member States shall ban dumping at sea.", "We call on shipowners to ban dumping at sea."),
        ("Developed States shall pay for new lighthouses.", "We will pay for new lighthouses."),
    ],
)
def test_and_not_by_a_weaker_one_or_by_others(tmp_path: Path, text: str, line: str) -> None:
    assert told(tmp_path, text, line).status == "partial"


def test_a_duty_of_somebody_is_no_request_to_those_who_draft() -> None:
    for sentence in ("Ports should recognize each other's papers.", "The committee on drafts should meet.", "The text is clear."):
        assert drafted(sentence).text == sentence


def test_what_is_to_be_done_with_it_is_one_point_with_what_it_is() -> None:
    points = points_of("Recognize the openness of harbours and commit to preserving it.", names_of(()))
    assert len(points) == 1 and points[0].text.endswith("preserving it")


def test_a_long_request_in_other_words_has_its_deed(tmp_path: Path) -> None:
    asked = (
        "The ports hereby establish a common fund for pilots, tugs, berths, cranes, lights, buoys, ropes, harbours and keepers."
    )
    there = "The ports recognize that a common fund for pilots, tugs, berths, cranes, lights, buoys, ropes, harbours and keepers matters."
    assert told(tmp_path, asked, there).status == "partial"
