"""Which writer makes which document in which format. Each is loaded when it is called: a run writes one.

Most documents are a tree that any writer of `page/` can walk. Writers of their own have what more than a tree is: data for programs
(JSON), pages that one works in (the status report and the comparison as HTML), and tracked changes (the comparison as a Word file).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.errors import WsisdiffError

if TYPE_CHECKING:
    from wsisdiff.model import Report
    from wsisdiff.reporting.briefing.view import Brief
    from wsisdiff.reporting.comparison.beside import Beside
    from wsisdiff.reporting.comparison.view import View
    from wsisdiff.reporting.groups.view import Grouped
    from wsisdiff.reporting.page.tree import Document


def _markdown(document: Document, picture: str, template: Path | None) -> str:
    from wsisdiff.reporting.page.markdown import to_markdown

    return to_markdown(document, picture)


def _html(document: Document, picture: str, template: Path | None) -> str:
    from wsisdiff.reporting.page.html import to_html

    return to_html(document)


def _word(document: Document, picture: str, template: Path | None) -> bytes:
    from wsisdiff.reporting.page.word import to_word

    return to_word(document, template)


def _text(document: Document, picture: str, template: Path | None) -> str:
    from wsisdiff.reporting.page.terminal import to_text

    return to_text(document)


TREES: dict[str, Callable[[Document, str, Path | None], str | bytes]] = {
    "md": _markdown, "html": _html, "docx": _word, "text": _text,
}  # fmt: skip
"""Format -> what writes any tree in it. A new format of trees is a row here: every verb that makes a tree has it then."""
_PAGES = tuple(form for form in TREES if form != "text")
FORMS = {
    "report": (*_PAGES, "json", "xlsx", "text"),
    "brief": _PAGES,
    "compare": (*_PAGES, "json"),
    "history": ("md", "json"),
    "show": ("text", "json"),
}
"""Verb -> the formats its document is written in, the usual one first. The report as text is half a page, to be pasted into a mail."""


def written(document: Document, form: str, picture: str = "", template: Path | None = None) -> str | bytes:
    """A tree in a format; `picture` is the name of the file beside it with its drawing, for Markdown, and `template` is for Word."""
    if form not in TREES:
        *others, last = TREES
        raise WsisdiffError(f"there is no writer for {form!r}", todo=f"choose {', '.join(others)} or {last}")
    return TREES[form](document, picture, template)


def status_document(report: Report, form: str, picture: str = "", template: Path | None = None) -> str | bytes:
    """The status report in a format; `picture` is the file beside it that Markdown shows, `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.status.data import report_json

        return report_json(report)
    if form == "html":
        from wsisdiff.reporting.status.page_html import report_html

        return report_html(report)
    if form == "xlsx":
        from wsisdiff.reporting.status.tracker import tracker_xlsx

        return tracker_xlsx(report)
    from wsisdiff.reporting.status.document import report_document, summary_document

    if form == "text":
        return written(summary_document(report), form)
    drawn = None
    if picture or form == "docx":
        from wsisdiff.reporting.picture.drawn import picture_of
        from wsisdiff.reporting.status.view import view_of

        drawn = picture_of(view_of(report))
    return written(report_document(report, drawn), form, picture, template)


def grouped_document(view: Grouped, form: str, template: Path | None = None) -> str | bytes:
    """The report by organisation, theme or priority in a format; `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.groups.data import grouped_json

        return grouped_json(view)
    from wsisdiff.reporting.groups.document import grouped_document, screen_document

    return written(screen_document(view) if form == "text" else grouped_document(view), form, template=template)


def brief_document(brief: Brief, form: str, template: Path | None = None) -> str | bytes:
    """The briefing in a format; `template` is for Word."""
    from wsisdiff.reporting.briefing.document import brief_document

    return written(brief_document(brief), form, template=template)


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
    from wsisdiff.reporting.comparison.document import comparison_document

    return written(comparison_document(view), form)


def beside_document(beside: Beside, form: str, template: Path | None = None) -> str | bytes:
    """Several texts against one base in a format; `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.comparison.beside import beside_json

        return beside_json(beside)
    from wsisdiff.reporting.comparison.beside import beside_document

    return written(beside_document(beside), form, template=template)
