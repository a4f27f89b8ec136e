"""Asks and drafts of nothing but signs go through matching, comparing and every report."""

import pytest

from tests.conftest import draft_of
from wsisdiff.judging.assess import assess
from wsisdiff.model import Ask
from wsisdiff.reporting import writers
from wsisdiff.reporting.briefing.view import brief_of
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.tracking.concordance import compare


@pytest.mark.parametrize("text", ["—", "[]", "*", "\u0301", "...", "草", "1"])
def test_an_ask_without_a_word_is_judged_and_reported(text: str) -> None:
    """Found by fuzzing the reports: a proposal of signs alone has no first word."""
    ask = Ask("a", text, text, proposal=text)
    drafts = (draft_of("We decide to act.", text, id="one"), draft_of("We decide to go on.", f"{text} {text}", id="two"))
    report = assess([ask], drafts)
    assert [verdict.draft for verdict in report.verdicts[0]] == ["one", "two"]
    comparison = compare(*drafts)
    made = {"report": report, "compare": view_of(comparison), "brief": brief_of(report, comparison=comparison)}
    assert all(writers.content(what, form) for verb, what in made.items() for form in writers.FORMS[verb])
