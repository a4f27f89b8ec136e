"""A report by organisation, theme or priority as a Word document."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.model import Evidence
from wsisdiff.reporting.groups.markdown import none_of_them, sources_line, winners
from wsisdiff.reporting.groups.view import Contest, Group, Grouped, cell, cut_to_match, ellipses, nearest, share
from wsisdiff.reporting.ink.word_file import add_table, clean, finish, head_of, new_document
from wsisdiff.reporting.ink.word_styles import LINE
from wsisdiff.reporting.status.view import SIGNS, Line, marked_title
from wsisdiff.telling.phrases import say, sentence_case

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

WIDTH, WIDTH_OF_NAMES, WIDTH_OF_NUMBERS = 16.6, 4.4, 2.0
"""Centimetres between the margins of an A4 page, of the column of names and of those of numbers."""


def grouped_word(view: Grouped, template: Path | None = None) -> bytes:
    """The .docx file's bytes; the same report gives the same bytes."""
    latest = view.view.latest
    document = new_document(sentence_case(view.title), head_of(latest), template)
    document.add_paragraph(clean(view.headline)).runs[0].bold = True
    if any(d.specimen for d in view.view.drafts):
        document.add_paragraph(say("grouped", "specimen"))
    document.add_heading(say("grouped", "overview"), 1)
    _overview(document, view)
    if view.contests:
        document.add_heading(say("grouped", "contests"), 1)
        document.add_paragraph(clean(say("grouped", "contests_lead", draft=latest.title, n=len(view.contests))))
        for contest in view.contests:
            if contest.won:
                _contest(document, contest)
        if none_of_them(view):
            document.add_paragraph(clean(none_of_them(view)))
    for group in view.groups:
        _group(document, view, group)
    out = io.BytesIO()
    finish(document, out)
    return out.getvalue()


def _overview(document: Document, view: Grouped) -> None:
    drafts = view.view.drafts
    heads = [view.kind(), say("grouped", "asks"), *map(marked_title, drafts), say("grouped", "adopted_share")]
    rows = []
    for group in (*view.groups, Group(say("grouped", "all"), view.view)):
        counts = [cell(group.view.counts(n), SIGNS) for n in range(len(drafts))]
        rows.append([group.name, str(len(group.view.lines)), *counts, f"{share(group):.0%}"])
    of_drafts = (WIDTH - WIDTH_OF_NAMES - 2 * WIDTH_OF_NUMBERS) / len(drafts)
    add_table(document, heads, rows, [WIDTH_OF_NAMES, WIDTH_OF_NUMBERS, *[of_drafts] * len(drafts), WIDTH_OF_NUMBERS])


def _contest(document: Document, contest: Contest) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(clean(f"{contest.paragraph}: {winners(contest)}")).bold = True
    others = ", ".join(say("grouped", "contest_short", name=name, share=f"{line.now.score:.0%}") for name, line in contest.others)
    if others:
        paragraph.add_run(clean(f". {sentence_case(say('grouped', 'contest_others'))}: {others}"))
    _words(document.add_paragraph(style="Quote"), contest.won[0][1])


def _group(document: Document, view: Grouped, group: Group) -> None:
    document.add_heading(clean(group.name), 1)
    lead = ", ".join(f"{n} {say('status', status)}" for status, n in group.view.counts().items()) + "."
    if len(view.view.drafts) > 1:
        changes = ", ".join(f"{n} {say('change', change)}" for change, n in group.gone) or say("grouped", "no_change")
        lead += " " + say("grouped", "since", before=view.view.drafts[-2].title, changes=changes)
    if group.sources:
        lead += " " + sources_line(group)
    document.add_paragraph(clean(lead))
    if group.closest is not None:
        line = group.closest
        told = say(
            "grouped", "closest_line", title=line.ask.title, share=f"{line.now.score:.0%}", where=line.now.paragraph or "-"
        )
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{say('grouped', 'closest')}: ").bold = True
        paragraph.add_run(clean(told))
    for line in group.view.lines:
        paragraph = document.add_paragraph(style=LINE)
        paragraph.add_run(clean(f"{SIGNS[line.now.status]}\t{line.ask.title}")).bold = True
        where = f", {line.now.paragraph}" if line.now.paragraph else ""
        paragraph.add_run(clean(f": {say('status', line.now.status)}{where}. "))
        _words(paragraph, line)


def _words(paragraph: Paragraph, line: Line) -> None:
    """The wording that came closest, its matched words in bold."""
    quote = nearest(line.now)
    if quote is None:
        return
    shown = cut_to_match(quote)
    before, after = ellipses(quote, shown)
    at = shown.start
    paragraph.add_run(f"“{before}")
    for span in shown.matched:
        paragraph.add_run(_piece(shown, at, span.start))
        paragraph.add_run(_piece(shown, span.start, span.end)).bold = True
        at = span.end
    paragraph.add_run(_piece(shown, at, shown.end) + f"{after}”")


def _piece(quote: Evidence, start: int, end: int) -> str:
    return clean(quote.text[start - quote.start : end - quote.start])
