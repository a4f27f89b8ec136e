"""The status report says all it must, loses no ask, and shows hostile text as text in every format."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import repository
from tests.conftest import ROOT, draft_of
from tests.written import print_summary, report_markdown, report_word
from wsisdiff import assess, load_asks
from wsisdiff.model import Ask, Report
from wsisdiff.reporting.status.page_html import report_html
from wsisdiff.reporting.writers import content

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} | `code` *b* _i_ [x](javascript:1) <img src=x onerror=1> "
HOSTILE += '\x1b[31mred\x1b[0m \u202eabc $HOME & "q"'


def hostile_report() -> Report:
    drafts = [
        draft_of(f"We note the Forum {HOSTILE}.", f"We support the guidelines {HOSTILE}", id="one", day=date(2025, 1, 1)),
        draft_of(f"We support the Forum {HOSTILE}.", id="two", day=date(2025, 2, 1)),
    ]
    asks = [
        Ask("a", f"Title {HOSTILE}", f"Support the Forum {HOSTILE}", theme=HOSTILE),
        Ask("b", "Guidelines", f"the guidelines {HOSTILE}"),
    ]
    return assess(asks, drafts)


def test_markdown_shows_hostile_text_as_text() -> None:
    text = report_markdown(hostile_report())
    assert "<script" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not re.search(r"(?<!\\)\[x(?<!\\)\]\(javascript", text)
    assert all(line.count("|") - line.count("\\|") in (4, 6) for line in text.splitlines() if line.startswith("|"))


def test_html_shows_hostile_text_as_text() -> None:
    text = report_html(hostile_report())
    assert text.count("<script>") == 1  # the page's own
    assert "<img" not in text
    assert "{{ 7*7 }}" in text
    assert "\x1b" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_word_and_terminal_and_json_hold_hostile_text(capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(report_word(hostile_report()))) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    assert "&lt;script&gt;" in xml
    print_summary(hostile_report())
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "alert(1)" in str(content(hostile_report(), "json"))


def test_a_report_on_the_repository_loses_no_ask_and_no_draft() -> None:
    report = repository.report()
    text = report_markdown(report)
    for ask in report.asks:
        assert f'<a id="{ask.id}"></a>' in text
        assert f"(#{ask.id})" in text
    for draft in report.drafts:
        assert f"| {draft.title} (specimen)" in text
    assert "not the official texts" in text
    assert len(report_html(report)) < 1_000_000


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4), st.text(min_size=1, max_size=80))
def test_any_text_can_be_reported(paragraphs: list[str], asked: str) -> None:
    clean = [p.replace("[", "(").replace("]", ")") for p in paragraphs]
    report = assess([Ask("a", "A", asked)], [draft_of(*clean)])
    assert report_markdown(report).startswith("# 1 ask in 1 draft")
    assert "</html>" in report_html(report)
    assert report_word(report)[:2] == b"PK"


def test_asks_of_the_repository_propose_language_that_would_be_adopted() -> None:
    for ask in load_asks(ROOT / "asks"):
        if ask.stance == "include" and ask.proposal:
            [[verdict]] = assess([ask], [draft_of(ask.proposal)]).verdicts
            assert verdict.status == "adopted", (ask.id, verdict.reason)


def test_of_language_that_is_not_wanted_nothing_is_called_missing() -> None:
    unwanted = Ask(id="no-tax", title="No tax", text="a tax on data flows", stance="oppose")
    report = assess((unwanted,), (draft_of("We decide to introduce a tax on data flows.", id="d1", day=date(2027, 1, 1)),))
    assert report.verdicts[0][0].status == "left_out"
    assert "Missing" not in report_markdown(report)
    assert "Missing" not in report_html(report)


def test_what_was_weakened_and_keeps_its_status_is_told_as_still_having_it() -> None:
    drafts = [
        draft_of("We commit to train pilots and to fund ports.", id="one", day=date(2025, 1, 1)),
        draft_of("We may train pilots in ports, where feasible.", id="two", day=date(2025, 2, 1)),
    ]
    report = assess([Ask("a", "Pilots", "We commit to train pilots in all ports by 2030.")], drafts)
    row = report.verdicts[0]
    assert [v.status for v in row] == ["partial", "partial"]
    changed = replace(report, verdicts=((row[0], replace(row[1], change="weakened")),))
    for told in (report_markdown(changed), re.sub(r"<[^>]+>", "", report_html(changed))):
        assert "Pilots" in told
        assert "still partially adopted" in told
        assert "partially adopted → partially adopted" not in told


def test_what_changed_and_is_unsure_is_told_to_be_checked() -> None:
    asked = Ask(
        "waste", "No waste reports", "We support that industry reports every discharge of waste water into lakes each year."
    )
    drafts = [
        draft_of("We meet.", id="a", day=date(2026, 1, 1)),
        draft_of("Industry may report waste water.", id="b", day=date(2026, 2, 1)),
    ]
    report = assess([asked], drafts)
    for told in (report_markdown(report), report_html(report)):
        assert "partially adopted (to be checked)" in told
        assert "1 gained; 1 of these to be checked." in told
