"""All words of documents come from the phrases: in a language whose words have no Latin letter, no Latin letter is left in any of them.

Drafts and asks are in Greek here, so that any Latin letter is a forgotten word of the tool's own. JSON does not move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import html

from tests.conftest import draft_of
from tests.reporting.walking import shown
from wsisdiff import compare
from wsisdiff.model import Ask, Draft, Evidence, Remark, Report, Span, Verdict
from wsisdiff.reporting.briefing.document import brief_document
from wsisdiff.reporting.briefing.view import brief_of
from wsisdiff.reporting.comparison.document import comparison_document
from wsisdiff.reporting.comparison.page_html import compare_html
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.reporting.groups.document import grouped_document
from wsisdiff.reporting.groups.view import grouped
from wsisdiff.reporting.page import tree
from wsisdiff.reporting.picture.drawn import picture_of
from wsisdiff.reporting.status.document import history_document, report_document, screen_document, summary_document
from wsisdiff.reporting.status.page_html import report_html
from wsisdiff.reporting.status.view import view_of as status_view
from wsisdiff.reporting.writers import TREES, content
from wsisdiff.telling.phrases import english, speaking

FIRST, SECOND = "Αποφασίζουμε να στηρίξουμε το φόρουμ.", "Σημειώνουμε τη σημασία του φόρουμ."
LATIN = re.compile(r"[A-Za-z]{2,}")
OURS = re.compile(r"^(?:en|page|text|svg|picture)$")
"""What stands in a document but is no word of a language."""


SHOWN = ("title", "aria-label", "data-text", "data-was", "data-is")
"""Attributes whose words are shown or read out."""


def pseudo(phrase: Any) -> Any:
    """Every letter outside the places of a phrase as a circled letter."""
    if isinstance(phrase, dict):
        return {key: pseudo(value) for key, value in phrase.items()}
    if isinstance(phrase, list):
        return [pseudo(value) for value in phrase]
    pieces = re.split(r"(\{[^{}]*\})", phrase)
    return "".join(piece if n % 2 else piece.translate(CIRCLED) for n, piece in enumerate(pieces))


CIRCLED = {ord(c): 0x24D0 + n for n, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
CIRCLED |= {ord(c): 0x24B6 + n for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


def drafts() -> tuple[Draft, ...]:
    made = (
        draft_of(FIRST, SECOND, "Νέα.", id="1", day=date(2027, 2, 1)),
        draft_of(SECOND, FIRST, "Άλλα.", id="2", day=date(2027, 3, 1)),
    )
    return tuple(
        replace(
            d,
            title=f"Σχέδιο {n}",
            warnings=(Remark.of("file.scan", pages=Remark.of("file.pages", n=2, pages="1-2")),),
            specimen=n == 1,
        )
        for n, d in enumerate(made, 1)
    )


def made() -> Report:
    quote = Evidence("1", FIRST, 0, len(FIRST), matched=(Span(0, 5),), bracketed=True)
    reason = Remark.of("reason.wording_part", where=("1",), words="φόρουμ", missing="σημασία")
    shifts = (Remark.of("shift.bracket_added", element="φόρουμ"),)
    base = Verdict(
        "1", "1", "partial", 0.5, 0.5, "1", (quote,), reason=reason, shifts=shifts, candidates=(quote,), method="wording"
    )
    worse = replace(
        base,
        draft="2",
        status="left_out",
        change="lost",
        survives=("2",),
        notes=(Remark.of("review.stale", where="1", name="Άννα", day="1", status="Χ"),),
    )
    better = replace(
        base, draft="2", status="adopted", change="gained", decided_by="Άννα", tool_status="partial", conflicts=(quote,)
    )
    asks = tuple(
        Ask(
            str(n),
            f"Αίτημα {n}",
            FIRST,
            theme="θέμα",
            priority=priority,
            stance=stance,
            source="Οργάνωση",
            fallback=SECOND,
            red_lines=("όχι",),
        )
        for n, priority, stance in ((1, "must", "include"), (2, "should", "oppose"), (3, "could", "include"))
    )  # type: ignore[arg-type]
    rows = (
        (base, worse),
        (replace(base, ask="2"), replace(better, ask="2")),
        (replace(base, ask="3"), replace(base, ask="3", draft="2")),
    )
    return Report(asks, drafts(), rows)


def documents() -> dict[str, tree.Document]:
    report = made()
    compared = compare(*report.drafts)
    return {
        "report": report_document(report, picture_of(status_view(report))),
        "summary": summary_document(report),
        "screen": screen_document(report),
        "groups": grouped_document(grouped(report, "source")),
        "brief": brief_document(brief_of(report, comparison=compared)),
        "comparison": comparison_document(view_of(compared)),
        "history": history_document(report.asks[0], report.drafts, report.verdicts[0]),
    }


@pytest.fixture
def spoken() -> Iterator[None]:
    with speaking(pseudo(english())):
        yield


@pytest.mark.parametrize("form", TREES)
def test_no_word_of_a_document_is_forgotten(form: str, spoken: None) -> None:
    for name, document in documents().items():
        left = [word for word in LATIN.findall(shown(document, form)) if not OURS.match(word)]
        assert left == [], name


@pytest.mark.parametrize("page", ["report", "comparison"])
def test_no_word_of_a_page_that_one_works_in_is_forgotten(page: str, spoken: None) -> None:
    made_page = report_html(made()) if page == "report" else compare_html(view_of(compare(*drafts())))
    source = re.sub(r"<(style|script)>.*?</\1>", "", made_page, flags=re.DOTALL)
    root = html.document_fromstring(source)
    told = [
        root.text_content(),
        *(value for item in root.iter() for name in SHOWN if (value := item.get(name))),
    ]
    assert [word for text in told for word in LATIN.findall(re.sub(r"\{\w+\}", "", text)) if not OURS.match(word)] == []


def test_data_for_programs_does_not_move(spoken: None) -> None:
    moved = content(made(), "json")
    with speaking(None):
        assert content(made(), "json") == moved
    assert "has part of it" in moved
