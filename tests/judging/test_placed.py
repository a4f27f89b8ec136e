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


def test_what_is_to_be_included_is_more_than_named() -> None:
    assert placed("A fair wage must appear in the treaty.") == ("A fair wage", True, "")
    assert placed("A duty to pay must be included in the treaty.") == ("A duty to pay", False, "")


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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("An operative article by which ports pay rowers.", "Ports shall pay rowers."),
        ("The treaty must be whole: it should allow no exceptions.", "The treaty should allow no exceptions."),
        # what is denied to everybody is denied to States
        ("States shall not use drift nets in the straits.", "No drift nets may be used in the straits."),
        # a sentence that names a paragraph above speaks of what stands there
        (
            "Invite rowers and pilots to share their charts.",
            "Invites the crews referred to in paragraph 1 above to share their charts.",
        ),
        # what a body may decide otherwise, one more item of a list
        (
            "Fees shall be published every year.",
            "Fees shall be published every year, unless decided otherwise by the Conference.",
        ),
        ("Nets should be marked, light and cheap.", "Nets should be marked, strong, light and cheap."),
        ("We welcome the work of rowers.", "We welcome the work of all crews, including that of pilots, masters and rowers."),
        ("Support shall be given to rowers.", "Support shall be given to rowers."),
        # what is only to be named or recognized is so in whatever is done about it
        ("A fair wage must be mentioned.", "Emphasizing the importance of protecting and promoting a fair wage;"),
        ("The preamble of the treaty should speak of tides.", "Taking into account the imperatives of tides;"),
    ],
)
def test_what_a_negotiator_reads_as_granted(tmp_path: Path, text: str, line: str) -> None:
    draft = f"# Draft\n\n1. Welcomes the work of all crews, including that of pilots and rowers;\n\n2. {line}"
    assert verdict_on(tmp_path, text, draft).status == "adopted"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("All ships shall treat their water.", "No ship may discharge water that has not been treated."),
        ("Fees shall be published every year.", "Fees shall be published every year, unless the port decides otherwise."),
        ("Ports shall pay rowers.", "Ports shall pay rowers or refuse to."),
        ("Ports should pay rowers.", "Ports should look at ways of considering to pay rowers."),
        (
            "Invite rowers and pilots to share their charts.",
            "Invites the crews referred to in paragraph 9 above to share their charts.",
        ),
    ],
)
def test_and_what_not(tmp_path: Path, text: str, line: str) -> None:
    draft = f"# Draft\n\n1. Welcomes the work of all crews, including that of pilots and rowers;\n\n2. {line}"
    assert verdict_on(tmp_path, text, draft).status != "adopted"
