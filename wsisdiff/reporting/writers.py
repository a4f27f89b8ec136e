"""Which writer makes which document in which format. Each is loaded when it is called: a run writes one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.model import Report

if TYPE_CHECKING:
    from wsisdiff.reporting.briefing.view import Brief
    from wsisdiff.reporting.comparison.view import View
    from wsisdiff.reporting.groups.view import Grouped


def status_document(report: Report, form: str, picture: str = "", template: Path | None = None) -> str | bytes:
    """The status report in a format; `picture` is the file beside it that Markdown shows, `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.status.data import report_json

        return report_json(report)
    if form == "html":
        from wsisdiff.reporting.status.page_html import report_html

        return report_html(report)
    if form == "docx":
        from wsisdiff.reporting.status.word import report_word

        return report_word(report, template)
    from wsisdiff.reporting.status.markdown import report_markdown

    return report_markdown(report, picture)


def grouped_document(view: Grouped, form: str, template: Path | None = None) -> str | bytes:
    """The report by organisation, theme or priority in a format; `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.groups.data import grouped_json

        return grouped_json(view)
    if form == "html":
        from wsisdiff.reporting.groups.html import grouped_html

        return grouped_html(view)
    if form == "docx":
        from wsisdiff.reporting.groups.word import grouped_word

        return grouped_word(view, template)
    from wsisdiff.reporting.groups.markdown import grouped_markdown

    return grouped_markdown(view)


def brief_document(brief: Brief, form: str, template: Path | None = None) -> str | bytes:
    """The briefing in a format; `template` is for Word."""
    if form == "html":
        from wsisdiff.reporting.briefing.html import brief_html

        return brief_html(brief)
    if form == "docx":
        from wsisdiff.reporting.briefing.word import brief_word

        return brief_word(brief, template)
    from wsisdiff.reporting.briefing.markdown import brief_markdown

    return brief_markdown(brief)


def comparison_document(
    view: View, form: str, author: str = "wsisdiff", when: datetime | None = None, template: Path | None = None
) -> str | bytes:
    """The comparison in a format; author, date and template are for Word."""
    if form == "json":
        from wsisdiff.reporting.comparison.data import compare_json

        return compare_json(view)
    if form == "html":
        from wsisdiff.reporting.comparison.page_html import compare_html

        return compare_html(view)
    if form == "docx":
        from wsisdiff.reporting.comparison.tracked import compare_word

        return compare_word(view, author=author, when=when, template=template)
    from wsisdiff.reporting.comparison.markdown import compare_markdown

    return compare_markdown(view)
