"""One ask through all drafts, as Markdown and JSON."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.model import Ask, Draft, Evidence, Verdict
from wsisdiff.reporting.ink.escaping import json_text, markdown
from wsisdiff.reporting.status.data import verdict_data
from wsisdiff.reporting.status.evidence import quotes_of
from wsisdiff.telling.phrases import say
from wsisdiff.telling.remarks import sentence, tell


def history_json(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> str:
    """One ask through all drafts, by the schema `wsisdiff.history/1`."""
    data = {
        "schema": "wsisdiff.history/1",
        "ask": {"id": ask.id, "title": ask.title, "text": ask.text},
        "drafts": [{"id": d.id, "title": d.title, "date": d.date.isoformat() if d.date else None} for d in drafts],
        "verdicts": [verdict_data(v) for v in row],
    }
    return json_text(data)


def history_markdown(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> str:
    """One ask through all drafts as Markdown: status, reason, quotations and shifts in each."""
    lines = [f"# {markdown(ask.title)}", "", f"> {markdown(ask.text)}", ""]
    for draft, verdict in zip(drafts, row, strict=True):
        day = f" ({draft.date.isoformat()})" if draft.date else ""
        lines += [f"## {markdown(draft.title)}{day}", ""]
        change = f", {say('change', verdict.change)}" if verdict.change and verdict.change != "unchanged" else ""
        lines += [f"**{say('status', verdict.status)}**{change}. {markdown(sentence(verdict.reason))}", ""]
        for kind, quotes in (("quote", _best(verdict)), ("against", verdict.conflicts)):
            told = (say("history", kind, label=markdown(quote.paragraph), words=marked(quote)) for quote in quotes)
            lines += [f"- {line}" for line in told]
        lines += [f"- {say('history', 'shift', shift=markdown(tell(shift)))}" for shift in verdict.shifts]
        lines += [f"- {markdown(sentence(note))}" for note in verdict.notes]
        lines += [""]
    return "\n".join(lines)


def _best(verdict: Verdict) -> list[Evidence]:
    """One quotation an element, none twice, with the words that matched for any element."""
    first = [quote for finding in verdict.findings for quote in finding.evidence[:1]] or verdict.evidence[:2]
    places = {(quote.paragraph, quote.start) for quote in first}
    return [quote for quote in quotes_of(verdict) if (quote.paragraph, quote.start) in places]


def marked(quote: Evidence) -> str:
    """A quotation with its matched words in bold, escaped for Markdown."""
    out, at = [], quote.start
    for span in sorted(set(quote.matched)):
        if span.start < at or span.end > quote.end:
            continue
        out += [markdown_piece(quote, at, span.start), f"**{markdown_piece(quote, span.start, span.end)}**"]
        at = span.end
    out.append(markdown_piece(quote, at, quote.end))
    return "“" + "".join(out).strip() + "”"


def markdown_piece(quote: Evidence, start: int, end: int) -> str:
    """A piece of a quotation, the space at its ends kept."""
    piece = quote.text[start - quote.start : end - quote.start]
    left = " " if piece[:1].isspace() else ""
    right = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{left}{markdown(piece)}{right}"
