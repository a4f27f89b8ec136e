"""Which asks a change touches, and what became of their status."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import draft_of
from wsisdiff.judging.assess import assess
from wsisdiff.model import Ask, Comparison, Element, Report, Wording
from wsisdiff.tracking.concordance import compare
from wsisdiff.tracking.effects import with_asks

FUNDS = "We commit to make full use of universal access funds, so that connections reach every rural school."
FORUM = "We decide that the Internet Governance Forum shall be a permanent forum of the United Nations."
OTHER = "Older persons should be able to use services with confidence and keep the counters that they know."
ASKS = tuple(
    Ask(id, id, "text", elements=(Element(id, id, (Wording(phrase, ((phrase,),)),)),))
    for id, phrase in (("funds", "universal access funds"), ("forum", "permanent forum"))
)


def compared(*new: str) -> tuple[Comparison, Report]:
    old = draft_of(FUNDS, FORUM, OTHER, id="old", day=date(2025, 1, 1))
    later = draft_of(*new, id="new", day=date(2025, 2, 1))
    return compare(old, later), assess(ASKS, (old, later))


def test_a_cut_that_costs_an_ask_its_status_carries_the_effect() -> None:
    comparison, report = compared(OTHER, FORUM)
    effects = {c.old: c.asks for c in with_asks(comparison, report).changes}
    assert effects["1",] == (("funds", "adopted", "left_out"),)
    assert effects["2",] == ()


def test_an_edit_that_leaves_the_status_says_that_it_touches_the_ask() -> None:
    comparison, report = compared(FUNDS, FORUM.replace("decide", "hereby decide"), OTHER)
    effects = {c.old: c.asks for c in with_asks(comparison, report).changes}
    assert effects["2",] == (("forum", "adopted", "adopted"),)
    assert effects["1",] == effects["3",] == ()


def test_asks_given_a_place_in_a_new_paragraph_are_told_there() -> None:
    old = draft_of(OTHER, FORUM, id="old", day=date(2025, 1, 1))
    new = draft_of(OTHER, FORUM, FUNDS, id="new", day=date(2025, 2, 1))
    effects = {c.new: c.asks for c in with_asks(compare(old, new), assess(ASKS, (old, new))).changes}
    assert effects["3",] == (("funds", "left_out", "adopted"),)


def test_a_report_of_other_drafts_is_refused() -> None:
    comparison, report = compared(FUNDS, FORUM, OTHER)
    with pytest.raises(ValueError, match="not in"):
        with_asks(comparison, Report(report.asks, report.drafts[:1], tuple(row[:1] for row in report.verdicts)))
