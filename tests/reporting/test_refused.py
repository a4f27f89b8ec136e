"""A draft that could not be read, the name of the negotiation and who decided when are told in every format."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.commands.small import run, small_workspace
from tests.reporting.test_documents import documents, judged
from tests.reporting.walking import bare, lines_of, shown
from wsisdiff import verbs
from wsisdiff.errors import BadWorkspace, UnreadableDraft
from wsisdiff.model import Reading, Refused, Report
from wsisdiff.reporting.briefing.document import brief_document
from wsisdiff.reporting.briefing.view import brief_of
from wsisdiff.reporting.groups.document import grouped_document
from wsisdiff.reporting.groups.view import grouped
from wsisdiff.reporting.status.document import report_document, screen_document, summary_document
from wsisdiff.reporting.status.page_html import report_html
from wsisdiff.reporting.status.tracker import tracker_xlsx
from wsisdiff.reporting.status.view import basis_of
from wsisdiff.reporting.writers import TREES
from wsisdiff.workspace.settings import FILE, title_of

WHY = "third.pdf: it ends in the middle of an object"
NAME = "Review of the summit"


def told() -> Report:
    """The judged workspace with a draft that could not be read, a name, and a decision of a day."""
    report = judged()
    rows = [list(row) for row in report.verdicts]
    now = rows[0][-1]
    other = "left_out" if now.status != "left_out" else "adopted"
    reading = Reading(now.ask, "A. Reader", "person", now.draft, now.status, now.score, date=date(2027, 5, 3), decided=True)
    rows[0][-1] = replace(now, decided_by="A. Reader", tool_status=other, reading=reading)
    refused = (Refused("third", "Third draft", date(2027, 6, 1), WHY),)
    return replace(report, verdicts=tuple(map(tuple, rows)), refused=refused, title=NAME)


@pytest.mark.parametrize("form", TREES)
def test_every_document_names_the_draft_that_was_not_read_and_why(form: str) -> None:
    report = told()
    made = [
        report_document(report),
        summary_document(report),
        screen_document(report),
        grouped_document(grouped(report, "theme")),
    ]
    for document in (*made, brief_document(brief_of(report))):
        page = bare(shown(document, form))
        for part in ("Third draft", "1 June 2027", WHY, NAME):
            assert bare(part) in page
    assert "A. Reader on 3 May 2027; the tool had said" in " ".join(shown(report_document(report), form).split())


def test_what_the_tool_had_said_of_unwanted_language_is_told_in_its_words() -> None:
    report = told()
    verdict, ask = report.verdicts[0][-1], report.asks[0]
    assert verdict.tool_status == "left_out"
    assert basis_of(verdict, replace(ask, stance="include")).endswith("the tool had said left out")
    assert basis_of(verdict, replace(ask, stance="oppose")).endswith("the tool had said not kept out")


def test_the_page_and_the_table_name_them_too() -> None:
    report = told()
    page = report_html(report)
    assert page.count(WHY) == 2 and NAME in page
    assert "decided by A. Reader on 3 May 2027; the tool had said" in page
    sheet = openpyxl.load_workbook(io.BytesIO(tracker_xlsx(report))).active
    assert sheet is not None
    cells = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells[0][-1].startswith("Third draft") and all(WHY in row[-1] for row in cells[1:])
    assert "A. Reader on 3 May 2027" in cells[1]


def test_without_a_name_and_refused_drafts_nothing_is_said_of_them() -> None:
    said = " ".join("".join(run.text for run in line) for document in documents().values() for line in lines_of(document))
    assert "could not be read" not in said.lower() and NAME not in said


def test_a_bad_draft_ends_nothing_but_what_names_it(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    (folder / "drafts" / "rev2.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / FILE).write_text(f'title = "{NAME}"\n', encoding="utf-8")
    status, out, _ = run("-C", str(folder), "report", "--by", "theme", "--format", "json", "--output", "-")
    data = json.loads(out)
    assert status == 0 and data["title"] == NAME
    assert [draft["id"] for draft in data["refused"]] == ["rev2"] and data["refused"][0]["why"]
    workspace = verbs.read_workspace(folder)
    with pytest.raises(UnreadableDraft):
        verbs.report(workspace, ("rev2",))
    with pytest.raises(UnreadableDraft):
        verbs.brief(workspace, "rev2")
    only = verbs.report(workspace, ("outcome",))
    assert isinstance(only, Report) and not only.refused
    assert not verbs.brief(workspace, "rev1").view.refused


def test_a_name_is_a_text(tmp_path: Path) -> None:
    assert title_of(tmp_path) == ""
    (tmp_path / FILE).write_text("title = 3\n", encoding="utf-8")
    with pytest.raises(BadWorkspace, match="title is"):
        title_of(tmp_path)
