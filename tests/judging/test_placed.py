"""What a request says of the place in which it wants its words, and drafts that have such parts; places kept for more text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.of_a_line import told, verdict_on
from wsisdiff.judging.ways.placed import placed

ITSELF = "A fair wage for rowers must be named in the treaty itself and not merely in the decision that adopts it."
OPERATIVE = "Ports shall pay rowers a fair wage, and this must stand in the operative articles and not only in the preamble."
PARTS = "# A. DRAFT TREATY\n\n{treaty}\n\nArticle 1\n\n1. {article}\n\n# B. DRAFT DECISION\n\n2. {decision}\n"
RECALLS = "Recalling the need for a fair wage for rowers,"


def in_parts(folder: Path, text: str, treaty: str = "", article: str = "", decision: str = "") -> str:
    lines = {
        "treaty": treaty or "Recalling the sea,",
        "article": article or "Boats float.",
        "decision": decision or "Decides to meet.",
    }
    return verdict_on(folder, text, PARTS.format(**lines)).status


@pytest.mark.parametrize("text", [ITSELF, "The treaty itself, and not only the decision, speaks of a fair wage for rowers."])
def test_a_part_that_is_named_must_have_it(tmp_path: Path, text: str) -> None:
    assert in_parts(tmp_path, text, treaty=RECALLS) == "adopted"
    assert in_parts(tmp_path, text, decision="Recalls the need for a fair wage for rowers.") == "partial"
    assert in_parts(tmp_path, text) == "left_out"


def test_where_a_draft_has_no_such_parts_any_place_will_do(tmp_path: Path) -> None:
    assert told(tmp_path, ITSELF, "We recall the need for a fair wage for rowers.").status == "adopted"


def test_the_operative_part_is_not_the_preamble(tmp_path: Path) -> None:
    assert in_parts(tmp_path, OPERATIVE, article="Ports shall pay rowers a fair wage.") == "adopted"
    assert in_parts(tmp_path, OPERATIVE, treaty="Resolving that ports shall pay rowers a fair wage,") == "partial"


@pytest.mark.parametrize(
    "text",
    [
        "Not only rowers but pilots shall be paid.",
        "Ports shall decide and not merely advise.",
        "A fair wage must be in the hands of rowers.",
        "Boats shall be in the harbour by night.",
    ],
)
def test_a_request_that_says_nothing_of_the_place_stays_as_it_is(text: str) -> None:
    assert placed(text) == (text, False, "")


@pytest.mark.parametrize(("note", "status"), [("Placeholder for further text on rowers", "adopted"), ("Placeholder", "partial")])
def test_a_place_kept_for_more_text_leaves_what_stands(tmp_path: Path, note: str, status: str) -> None:
    assert told(tmp_path, "Ports shall pay rowers.", f"Ports shall pay rowers. [{note}]").status == status


def test_what_stands_in_the_subject_is_not_ruled_by_the_sentence_before(tmp_path: Path) -> None:
    line = "Pay should follow the tide, with rowers in need of oars first. Such pay should be fair and should be paid by noon."
    assert told(tmp_path, "Such pay should be fair.", line).status == "adopted"
