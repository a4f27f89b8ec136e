"""What another paragraph, or the rest of the sentence, takes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import draft_of
from tests.judging.of_a_line import verdict_on
from wsisdiff import assess, read_draft
from wsisdiff.model import Ask, Verdict

ASKED = "Ferry owners shall contribute to the rescue fund every year."


def told(*said: str) -> Verdict:
    draft = draft_of("The council meets in spring.", *said, "The choir is thanked.", id="d")
    return assess([Ask("a", "Fund", ASKED)], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    "other",
    [
        "Notwithstanding paragraph 2, no ferry owner is obliged to contribute to any fund.",
        "By way of exception to paragraph 2, ferry owners of small means pay to the fund what they see fit.",
        "Paragraph 2 creates no claim of the fund on a ferry owner.",
    ],
)
def test_a_paragraph_that_sets_another_aside_makes_it_partial(other: str) -> None:
    verdict = told(ASKED, other)
    assert verdict.status == "partial" and verdict.reason.kind == "reason.wording_weaker"


@pytest.mark.parametrize(
    "other",
    [
        "Notwithstanding paragraph 2, the choir sings at noon.",  # another matter
        "Notwithstanding paragraph 1, no ferry owner is obliged to contribute to the fund of the choir.",  # another paragraph
        "Ferry owners report to the fund on what they owe under paragraph 2.",  # only refers to it
    ],
)
def test_a_paragraph_that_only_names_another_takes_nothing_back(other: str) -> None:
    assert told(ASKED, other).status == "adopted"


def test_what_ends_in_the_same_sentence_is_partial() -> None:
    ends = "Ferry owners shall contribute to the rescue fund every year; this duty expires in 2031."
    assert told(ends).status == "partial"
    goes_on = "Ferry owners shall contribute to the rescue fund every year; they do so without further delay."
    assert told(goes_on).status == "adopted"


@pytest.mark.parametrize(
    "said",
    [
        f"{ASKED} Bread is sold at the pier.",
        f"Ferries stop at dusk. {ASKED}",
    ],
)
def test_neighbours_that_speak_of_something_else_take_nothing_back(said: str) -> None:
    assert told(said, "Paragraph 1 is deleted.").status == "adopted"


@pytest.mark.parametrize(
    ("said", "other"),
    [
        (ASKED, "Paragraph 2 is struck from this text and is printed to keep the numbers."),
        (ASKED, "Paragraph 2 was defeated by a vote of the council."),
        (f"The council could not accept what was laid before it. That text reads: {ASKED}", "Gulls nest here."),
        (f"Three motions were defeated. They read:\n(a) {ASKED}\n(b) pilots shall be paid.", "Gulls nest here."),
        (f"The Chair tells what fell by the wayside in June:\n(a) {ASKED}\n(b) pilots shall be paid.", "Gulls nest here."),
        (f"None of these is the will of the council; they are kept for the archive:\n(a) {ASKED}", "Gulls nest here."),
        (f"Should all towns one day wish it, {ASKED[0].lower()}{ASKED[1:]}", "Gulls nest here."),
        ("Ferry owners to contribute to the rescue fund every year: no consensus.", "Gulls nest here."),
        ("Ferry owners shall contribute to the rescue fund every year during the present repairs.", "Gulls nest here."),
    ],
)
def test_what_is_only_cited_taken_out_or_for_a_time_is_not_granted(said: str, other: str) -> None:
    assert told(said, other).status != "adopted"


@pytest.mark.parametrize(
    ("heading", "status"),
    [("What this text does not contain", "partial"), ("No one left behind", "adopted"), ("The rescue fund", "adopted")],
)
def test_a_heading_that_denies_leaves_open_what_stands_below_it(tmp_path: Path, heading: str, status: str) -> None:
    file = tmp_path / "d.md"
    file.write_text(f"# Draft\n\n## {heading}\n\n1. {ASKED}\n\n2. Gulls nest here.\n", encoding="utf-8")
    assert assess([Ask("a", "Fund", ASKED)], [read_draft(file, id="d")]).verdicts[0][0].status == status


def test_opposites_that_have_changed_places_are_the_contrary() -> None:
    ask = Ask("a", "Interns", "Unpaid internships shall be abolished and interns shall be paid.")
    for said, status in (
        ("Paid internships shall be abolished, and interns shall be unpaid.", "left_out"),
        ("Interns shall be paid, and unpaid internships shall be abolished.", "adopted"),
    ):
        draft = draft_of("The council meets in spring.", said, "The choir is thanked.", id="d")
        assert assess([ask], [draft]).verdicts[0][0].status == status


def test_an_annex_that_is_set_aside_elsewhere_is_open(tmp_path: Path) -> None:
    for said, status in (("The annex binds no port.", "partial"), ("The annex is part of this text.", "adopted")):
        file = tmp_path / "d.md"
        file.write_text(f"# Draft\n\n## Text\n\n1. Gulls nest here.\n\n2. {said}\n\n## Annex\n\n3. {ASKED}\n", encoding="utf-8")
        assert assess([Ask("a", "Fund", ASKED)], [read_draft(file, id="d")]).verdicts[0][0].status == status


def test_a_chapeau_that_decides_takes_nothing_back() -> None:
    for chapeau in ("The council decides:", "We commit to the following measures:"):
        assert told(f"{chapeau}\n(a) {ASKED}\n(b) pilots shall be paid.").status == "adopted", chapeau


@pytest.mark.parametrize(
    ("elsewhere", "status"),
    [
        ("3. Paragraph 2 has no application to yachts.", "partial"),
        ("3. The practice of paragraph 2 is ruled out.", "adopted"),
        ("3. The rule mentioned in paragraph 2 is annulled.", "partial"),
        ("3. Lamps are lit.", "adopted"),
    ],
)
def test_a_denial_that_is_set_aside_proves_no_absence(elsewhere: str, status: str, tmp_path: Path) -> None:
    draft = f"# Draft\n\n1. The council meets.\n\n2. Children shall not be employed on ships.\n\n{elsewhere}"
    assert verdict_on(tmp_path, "Children may be employed on ships.", draft, "oppose").status == status


PAYING = "We decide to pay fishers for lost nets."


@pytest.mark.parametrize(
    ("meaning", "status"),
    [
        ("means gear that no ship has in use", "partial"),
        ("means all gear that holds fish", "adopted"),
        ("does not extend to gear", "partial"),
    ],
)
def test_a_term_that_is_emptied_by_its_meaning(meaning: str, status: str, tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    path.write_text(f"# Draft\n\n1. In this decision, “nets” {meaning}.\n\n2. {PAYING}\n", encoding="utf-8")
    ask = Ask("a", "Nets", PAYING)
    assert assess([ask], [read_draft(path, id="d", date=date(2026, 1, 1))]).verdicts[0][0].status == status
