"""The status report as a Word document: real styles and tables, ready to print."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.model import Report
from wsisdiff.reporting.ink.word_file import add_marked, add_table, clean, finish, head_of, legend, new_document, place_of
from wsisdiff.reporting.ink.word_styles import STATUS
from wsisdiff.reporting.status.evidence import once, quotes_of
from wsisdiff.reporting.status.view import ORDER, SIGNS, Line, View, headline, marked_title, report_title, unsure, view_of
from wsisdiff.telling.phrases import say, sentence_case, short
from wsisdiff.telling.remarks import sentence

if TYPE_CHECKING:
    from docx.document import Document

QUOTES_SHOWN = 4
OF_ASKS = 2.1
"""Width of the table's first column, where that of a draft is 1."""


def report_word(report: Report, template: Path | None = None) -> bytes:
    """The .docx file's bytes; the same report gives the same bytes."""
    view = view_of(report)
    document = new_document(report_title(view), head_of(view.latest), template)
    document.add_paragraph().add_run(clean(headline(view))).bold = True
    if any(d.specimen for d in view.drafts):
        document.add_paragraph().add_run(say("report", "specimen")).italic = True
    for change in ORDER:
        found = view.changed(change)
        if found:
            since = say("report", "since", change=sentence_case(say("change", change)), before=view.drafts[-2].title)
            document.add_heading(clean(since), 2)
            for line in found:
                paragraph = document.add_paragraph(style="List Bullet")
                told = say("report", "changed", ask="\0", reason=sentence(line.now.reason))
                for n, text in enumerate(told.split("\0")):
                    if n:
                        paragraph.add_run(clean(line.ask.title)).bold = True
                    if text:
                        paragraph.add_run(clean(text))
    document.add_heading(say("report", "all"), 1)
    legend(document)
    rows = [[line.ask.title, *(_cell(line, n) for n in range(len(view.drafts)))] for line in view.lines]
    add_table(document, [say("report", "ask"), *map(marked_title, view.drafts)], rows, [OF_ASKS, *[1.0] * len(view.drafts)])
    _look(document, view)
    document.add_heading(say("report", "each"), 1)
    for line in view.lines:
        _ask(document, line)
    out = io.BytesIO()
    finish(document, out)
    return out.getvalue()


def _cell(line: Line, n: int) -> str:
    verdict = line.row[n]
    return place_of(SIGNS[verdict.status], verdict.paragraph) + (" ?" if unsure(verdict) else "")


def _look(document: Document, view: View) -> None:
    """The verdicts on the latest draft that a person should check."""
    found = view.to_look_at()
    if not found:
        return
    document.add_heading(say("report", "look"), 1)
    document.add_paragraph(clean(say("report", "look_lead", draft=view.latest.title)))
    for line in found:
        status = say("status", line.now.status)
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(
            clean(say("report", "look_at", ask=line.ask.title, status=status, share=f"{line.now.confidence:.0%}"))
        ).bold = True
        places = [f"¶ {c.paragraph}: “{short(c.text)}”" for c in once(line.now.candidates)]
        if places:
            paragraph.add_run(clean(f": {'; '.join(places)}"))


def _ask(document: Document, line: Line) -> None:
    ask, now = line.ask, line.now
    document.add_heading(clean(f"{SIGNS[now.status]} {ask.title}"), 2)
    status = sentence_case(say("status", now.status))
    sure = f"; {say('brief', 'sure', share=f'{now.confidence:.0%}')}" if now.decided_by == "tool" else ""
    document.add_paragraph(clean(f"{status}{sure}"), style=STATUS)
    asked = say("report", "unwanted" if ask.stance == "oppose" else "asked", priority=ask.priority)
    _labelled(document, asked, f"“{' '.join(ask.text.split())}”")
    document.add_paragraph(clean(sentence(now.reason)))
    if now.decided_by != "tool":
        overruled = say("status", now.tool_status) if now.tool_status and now.tool_status != now.status else ""
        said = "overruled" if overruled else "decided"
        document.add_paragraph(clean(say("report", said, name=now.decided_by, status=overruled)))
    for quote in quotes_of(now)[:QUOTES_SHOWN]:
        add_marked(document.add_paragraph(style="Quote"), quote)
    for quote in now.conflicts if ask.stance == "include" else ():
        _labelled(document, say("report", "against", where=f"¶ {quote.paragraph}"), f"“{' '.join(quote.text.split())}”")
    for note in now.notes:
        document.add_paragraph(clean(sentence(note)))


def _labelled(document: Document, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(clean(f"{label}: ")).bold = True
    paragraph.add_run(clean(text))
