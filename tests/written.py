"""Documents in their formats, as the commands write them."""

from __future__ import annotations

from pathlib import Path

from wsisdiff.model import Report
from wsisdiff.reporting import writers
from wsisdiff.reporting.briefing.view import Brief
from wsisdiff.reporting.comparison.document import screen_document as comparison_screen
from wsisdiff.reporting.comparison.view import View
from wsisdiff.reporting.page.terminal import to_terminal
from wsisdiff.reporting.status.document import screen_document


def _text(content: str | bytes) -> str:
    assert isinstance(content, str)
    return content


def _bytes(content: str | bytes) -> bytes:
    assert isinstance(content, bytes)
    return content


def report_markdown(report: Report, picture: str = "") -> str:
    return _text(writers.content(report, "md", picture=picture))


def report_word(report: Report, template: Path | None = None) -> bytes:
    return _bytes(writers.content(report, "docx", template=template))


def brief_markdown(brief: Brief) -> str:
    return _text(writers.content(brief, "md"))


def brief_html(brief: Brief) -> str:
    return _text(writers.content(brief, "html"))


def brief_word(brief: Brief, template: Path | None = None) -> bytes:
    return _bytes(writers.content(brief, "docx", template=template))


def compare_markdown(view: View) -> str:
    return _text(writers.content(view, "md"))


def print_summary(report: Report) -> None:
    to_terminal(screen_document(report))


def print_comparison(view: View) -> None:
    to_terminal(comparison_screen(view))
