"""One ask through all drafts, as a document and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.model import Ask, Draft, Evidence, Verdict
from wsisdiff.reporting.ink.escaping import json_text
from wsisdiff.reporting.page.tree import Block, Document, Heading, Paragraph, Point, Points, Quote, Run, line
from wsisdiff.reporting.quotes import marked, quotes_of
from wsisdiff.reporting.signs import SIGNS, head_of, standing
from wsisdiff.reporting.status.data import verdict_data
from wsisdiff.reporting.status.reading import warning_notes
from wsisdiff.telling.phrases import say, sentence_case, speaking
from wsisdiff.telling.remarks import sentence


@speaking(None)
def history_json(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> str:
    """One ask through all drafts, by the schema `wsisdiff.history/1`."""
    data = {
        "schema": "wsisdiff.history/1",
        "ask": {"id": ask.id, "title": ask.title, "text": ask.text},
        "drafts": [{"id": d.id, "title": d.title, "date": d.date.isoformat() if d.date else None} for d in drafts],
        "verdicts": [verdict_data(v) for v in row],
    }
    return json_text(data)


def history_document(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> Document:
    """One ask through all drafts: status, reason, quotations and shifts in each."""
    asked = say("report", "unwanted" if ask.stance == "oppose" else "asked")
    blocks: list[Block] = [Paragraph(line(Run(f"{asked}: ", "strong"), f"“{' '.join(ask.text.split())}”"))]
    for draft, verdict in zip(drafts, row, strict=True):
        blocks += [Heading(line(head_of(draft))), *warning_notes(draft), *_verdict(verdict, ask)]
    return Document(ask.title, head_of(drafts[-1]) if drafts else "", tuple(blocks))


def _verdict(verdict: Verdict, ask: Ask) -> list[Block]:
    change = f", {say('change', verdict.change)}" if verdict.change and verdict.change != "unchanged" else ""
    status = Run(f"{SIGNS[verdict.status]} {sentence_case(standing(verdict.status, ask))}", "strong", tone=verdict.status)
    blocks: list[Block] = [Paragraph(line(status, change), "status"), Paragraph(line(sentence(verdict.reason)))]
    blocks += [Quote(say("report", "quoted", where=quote.paragraph), marked(quote)) for quote in _best(verdict)]
    blocks += [Quote(say("report", "against", where=f"¶ {quote.paragraph}"), marked(quote)) for quote in verdict.conflicts]
    told = [*map(sentence, verdict.shifts), *map(sentence, verdict.notes)]
    return [*blocks, Points(tuple(Point(line(fact)) for fact in told))] if told else blocks


def _best(verdict: Verdict) -> list[Evidence]:
    """One quotation an element, none twice, with the words that matched for any element."""
    first = [quote for finding in verdict.findings for quote in finding.evidence[:1]] or verdict.evidence[:2]
    places = {(quote.paragraph, quote.start) for quote in first}
    return [quote for quote in quotes_of(verdict) if (quote.paragraph, quote.start) in places]
