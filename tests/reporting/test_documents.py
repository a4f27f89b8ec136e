"""A document is one tree for every format: whatever it says stands in Markdown, Word, HTML and plain text, its cautions too."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pytest
from lxml import html

from tests.golden.test_golden import WORKSPACE
from tests.reporting.walking import READ_BACK, bare, lines_of, shown
from wsisdiff import verbs
from wsisdiff.model import Edit, Remark, Report, Verdict
from wsisdiff.reporting.briefing.document import brief_document
from wsisdiff.reporting.briefing.document import screen_document as brief_screen
from wsisdiff.reporting.comparison.document import comparison_document
from wsisdiff.reporting.comparison.document import screen_document as comparison_screen
from wsisdiff.reporting.groups.document import grouped_document
from wsisdiff.reporting.groups.document import screen_document as grouped_screen
from wsisdiff.reporting.groups.view import grouped
from wsisdiff.reporting.ink.escaping import DEAD
from wsisdiff.reporting.page import tree
from wsisdiff.reporting.page.markdown import to_markdown
from wsisdiff.reporting.page.terminal import to_text
from wsisdiff.reporting.picture.drawn import picture_of
from wsisdiff.reporting.status.document import history_document, report_document, screen_document, summary_document
from wsisdiff.reporting.status.page_html import report_html
from wsisdiff.reporting.status.view import view_of as status_view
from wsisdiff.reporting.writers import TREES
from wsisdiff.telling.remarks import sentence, tell, words_of

WARNING = Remark.of("file.broken_page", n=1, pages="3")
NOTE = Remark.of("review.stale", where="9", name="A. Reader", day="2027-05-01", status="adopted")


@lru_cache(maxsize=1)
def judged() -> Report:
    """The golden workspace with everything that a report can say: warnings, notes, shifts, doubt, a loss, a person's decision."""
    report = verbs.judge(verbs.read_workspace(WORKSPACE))
    warned = tuple(
        replace(draft, warnings=(Remark.of("file.in_paragraph", label=draft.id, what=WARNING),)) for draft in report.drafts
    )
    rows = [list(row) for row in report.verdicts]
    rows[0][-1] = replace(rows[0][-1], notes=(NOTE,))
    rows[2][-1] = replace(rows[2][-1], confidence=0.4, candidates=rows[2][-1].evidence)
    rows[3][-1] = replace(rows[3][-1], status="left_out", change="lost", survives=("11",))
    return Report(report.asks, warned, tuple(map(tuple, rows)))


@lru_cache(maxsize=1)
def documents() -> dict[str, tree.Document]:
    report, folder = judged(), verbs.read_workspace(WORKSPACE)
    n = [ask.id for ask in report.asks].index("permanent-fund")
    compared = verbs.compare(WORKSPACE, "first", "second")
    compared = replace(compared, old=report.drafts[0], new=report.drafts[1])
    brief = verbs.brief(folder, judged=report)
    groups = grouped(report, "source")
    return {
        "report": report_document(report, picture_of(status_view(report))),
        "summary": summary_document(report),
        "report on screen": screen_document(report),
        "groups": grouped_document(groups),
        "groups on screen": grouped_screen(groups),
        "brief": brief_document(brief),
        "brief on screen": brief_screen(brief),
        "comparison": comparison_document(compared),
        "comparison on screen": comparison_screen(compared),
        "history": history_document(report.asks[n], report.drafts, report.verdicts[n]),
    }


def test_every_format_is_read_back() -> None:
    assert READ_BACK.keys() == TREES.keys()


@pytest.mark.parametrize("form", TREES)
@pytest.mark.parametrize("name", documents())
def test_every_line_of_the_tree_stands_in_every_format(name: str, form: str) -> None:
    document = documents()[name]
    page = bare(shown(document, form))
    for line in lines_of(document):
        assert bare("".join(run.text for run in line)) in page


@pytest.mark.parametrize("name", documents())
def test_warnings_of_reading_stand_in_whatever_rests_on_the_draft(name: str) -> None:
    said = " ".join("".join(run.text for run in line) for line in lines_of(documents()[name]))
    assert tell(WARNING) in said


def facts(verdict: Verdict) -> list[str]:
    """Everything that a verdict says, in words."""
    quotes = [quote.text for quote in (*verdict.evidence, *verdict.conflicts)]
    told = [sentence(verdict.reason), *map(sentence, verdict.notes), *map(sentence, verdict.shifts)]
    return [text for text in (*quotes, *told, *map(words_of, verdict.missing)) if text]


def test_the_page_that_one_works_in_has_every_fact_of_the_latest_draft_and_the_warnings() -> None:
    page = bare(html.document_fromstring(report_html(judged())).text_content())
    for ask, row in zip(judged().asks, judged().verdicts, strict=True):
        for fact in (ask.title, ask.text, *facts(row[-1])):
            assert bare(fact) in page
    for draft in judged().drafts:
        assert bare(tell(draft.warnings[0])) in page


def test_the_summary_is_half_a_page() -> None:
    assert len(to_text(documents()["summary"]).splitlines()) <= 35


def test_a_redline_says_in_words_what_is_cut_and_added_where_nothing_can_be_struck_out() -> None:
    edits = (Edit("keep", "We "), Edit("cut", "commit"), Edit("add", "agree"), Edit("keep", " to act."))
    assert "We [cut: commit][added: agree] to act." in to_text(tree.Document("T", "", (tree.Redline(edits),)))


def test_mentions_issues_and_addresses_of_a_draft_are_not_live_in_markdown() -> None:
    live = "cc @octocat on #12, GH-7, see https://x.example/a and www.x.example or a@b.example"
    source = to_markdown(tree.Document("T", "", (tree.Paragraph(tree.line(live)),)))
    assert not re.search(r"@\w|#\d|GH-\d|https?://|www\.\w", source)
    assert live in source.replace(DEAD, "").replace("\\#", "#").replace("\\_", "_")
