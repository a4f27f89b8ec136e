"""One ask through all drafts, as a document and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.model import Ask, Draft, Evidence, Verdict
from wsisdiff.reporting.ink.escaping import json_text, picked
from wsisdiff.reporting.page.tree import Block, Document, Heading, Paragraph, Quote, line, points_of
from wsisdiff.reporting.quotes import marked, quotes_of
from wsisdiff.reporting.signs import head_of
from wsisdiff.reporting.status.data import verdict_data
from wsisdiff.reporting.status.document import asked_for, status_of
from wsisdiff.reporting.status.reading import warning_notes
from wsisdiff.telling.phrases import say, speaking
from wsisdiff.telling.remarks import sentence


@speaking(None)
def history_json(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> str:
    """One ask through all drafts, by the schema `wsisdiff.history/1`."""
    data = {
        "schema": "wsisdiff.history/1",
        "ask": picked(ask, "id title text"),
        "drafts": [picked(d, "id title date") for d in drafts],
        "verdicts": [verdict_data(v) for v in row],
    }
    return json_text(data)


def history_document(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> Document:
    """One ask through all drafts: status, reason, quotations and shifts in each."""
    blocks: list[Block] = [asked_for(ask)]
    for draft, verdict in zip(drafts, row, strict=True):
        blocks += [Heading(line(head_of(draft))), *warning_notes(draft), *_verdict(verdict, ask)]
    return Document(ask.title, head_of(drafts[-1]) if drafts else "", tuple(blocks))


def _verdict(verdict: Verdict, ask: Ask) -> list[Block]:
    change = f", {say('change', verdict.change)}" if verdict.change and verdict.change != "unchanged" else ""
    blocks: list[Block] = [Paragraph(line(status_of(verdict, ask), change), "status"), Paragraph(line(sentence(verdict.reason)))]
    blocks += [Quote(say("report", "quoted", where=quote.paragraph), marked(quote)) for quote in _best(verdict)]
    blocks += [Quote(say("report", "against", where=f"¶ {quote.paragraph}"), marked(quote)) for quote in verdict.conflicts]
    return [*blocks, *points_of(map(sentence, (*verdict.shifts, *verdict.notes)))]


def _best(verdict: Verdict) -> list[Evidence]:
    """One quotation an element, none twice, with the words that matched for any element."""
    first = [quote for finding in verdict.findings for quote in finding.evidence[:1]] or verdict.evidence[:2]
    places = {(quote.paragraph, quote.start) for quote in first}
    return [quote for quote in quotes_of(verdict) if (quote.paragraph, quote.start) in places]
