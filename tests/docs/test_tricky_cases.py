"""Every row of the page of tricky cases, judged anew: the page says what the tool says."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.conftest import ROOT, draft_of
from tests.docs.pages import table
from wsisdiff import assess, compare
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.model import Ask, Draft, Element
from wsisdiff.reporting.comparison.row import in_words
from wsisdiff.reporting.comparison.view import view_of

PAGE = ROOT / "docs" / "tricky-cases.md"
NAMES = (("IGF", "Internet Governance Forum"), ("WSIS Forum",))
STATUSES = ("adopted", "partial", "left_out")


def draft(cell: str, id: str = "one", day: date = date(2026, 1, 1)) -> Draft:
    return draft_of(*(text.replace("<br>", "\n") for text in cell.split(" ¶ ")), id=id, day=day)


def ask(cell: str) -> Ask:
    """The ask that a cell describes: its wordings, each an element; the verb asked for; whether it is not wanted."""
    verb = (re.findall(r"under (\w+)$", cell) or [None])[0]
    elements = tuple(
        Element(str(n), f"element {n}", (parse_wording(w),), verb=verb) for n, w in enumerate(re.findall("`(.+?)`", cell))
    )
    stance = "oppose" if cell.startswith("not wanted") else "include"
    return Ask("a", "A", "nothing of this", elements=elements, stance=stance, names=NAMES)


def said(cell: str) -> str:
    """What the page says the tool says, without what is wanted."""
    return re.sub(r" \(wanted: .*\)$", "", cell)


def row_id(row: list[str]) -> str:
    return row[0]


@pytest.mark.parametrize("row", table(PAGE, "case"), ids=row_id)
def test_a_sentence_against_an_element(row: list[str]) -> None:
    _, text, looked_for, status = row
    assert said(status) in STATUSES
    assert assess([ask(looked_for)], [draft(text)]).verdicts[0][0].status == said(status)


@pytest.mark.parametrize("row", table(PAGE, "amendment"), ids=row_id)
def test_a_requested_change(row: list[str]) -> None:
    _, before, asked, now, status = row
    drafts = [draft(before), draft(now, "two", date(2026, 2, 1))]
    amendment = Ask("a", "A", asked, responds_to="one")
    assert assess([amendment], drafts).verdicts[0][1].status == said(status)


@pytest.mark.parametrize("row", table(PAGE, "change"), ids=row_id)
def test_a_change_from_draft_to_draft(row: list[str]) -> None:
    _, before, now, expected = row
    view = view_of(compare(draft(before), draft(now, "two", date(2026, 2, 1))))
    told = [f"{r.heading}: {in_words(r)}" for r in view.rows if r.change.kind != "unchanged"]
    parts = said(expected).split("; ")
    assert len(told) == len(parts), told
    assert all(any(line.startswith(part) for line in told) for part in parts), told


@pytest.mark.parametrize("row", table(PAGE, "survival"), ids=row_id)
def test_what_survives(row: list[str]) -> None:
    _, before, now, looked_for, expected = row
    verdict = assess([ask(looked_for)], [draft(before), draft(now, "two", date(2026, 2, 1))]).verdicts[0][1]
    words = f", its words still in {', '.join(verdict.survives)}" if verdict.survives else ""
    assert f"{verdict.status}{f' in {verdict.paragraph}' if verdict.paragraph else ''}{words}" == expected


def test_the_page_has_the_cases_that_its_test_expects() -> None:
    counts = {first: len(table(PAGE, first)) for first in ("case", "amendment", "change", "survival")}
    assert counts["case"] >= 45
    assert min(counts.values()) >= 3
