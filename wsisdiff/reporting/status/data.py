"""A report, and one ask through all drafts, as JSON, by the contract `wsisdiff.report/1`; keys beyond it may be added, none taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wsisdiff.model import Ask, Draft, Evidence, Refused, Report, Verdict
from wsisdiff.reporting.ink.escaping import picked
from wsisdiff.telling.remarks import fact, sentence, tell, words_of


def report_data(report: Report) -> dict[str, Any]:
    """The report, keys in a fixed order. Asks come one by one: of thousands the data would take more memory than all else."""
    return {
        "schema": "wsisdiff.report/1",
        "drafts": [draft_data(d) for d in report.drafts],
        "title": report.title,
        "refused": refused_data(report.refused),
        "asks": (
            {**picked(ask, "id title theme priority stance source"), "verdicts": [verdict_data(v) for v in row]}
            for ask, row in zip(report.asks, report.verdicts, strict=True)
        ),
    }


def history_data(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> dict[str, Any]:
    """One ask through all drafts, by the schema `wsisdiff.history/1`."""
    return {
        "schema": "wsisdiff.history/1",
        "ask": picked(ask, "id title text"),
        "drafts": [picked(d, "id title date") for d in drafts],
        "verdicts": [verdict_data(v) for v in row],
    }


def refused_data(refused: Sequence[Refused]) -> list[dict[str, Any]]:
    return [picked(draft, "id title date why") for draft in refused]


def draft_data(draft: Draft) -> dict[str, Any]:
    """What is said of a draft in every JSON answer."""
    return {
        **picked(draft, "id title date"),
        "paragraphs": len(draft.paragraphs),
        "specimen": draft.specimen,
        "warnings": [tell(warning) for warning in draft.warnings],
        "warning_facts": [fact(warning) for warning in draft.warnings],
    }


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """One verdict with its evidence and the reading it rests on, as in every JSON answer that has verdicts."""
    read = verdict.reading
    return {
        **picked(verdict, "draft status score confidence paragraph"),
        "evidence": [evidence_data(e) for e in verdict.evidence],
        "missing": [words_of(m) for m in verdict.missing],
        "conflicts": [evidence_data(e) for e in verdict.conflicts],
        "change": verdict.change,
        "reason": sentence(verdict.reason),
        "reason_fact": fact(verdict.reason),
        **picked(verdict, "decided_by tool_status method"),
        "findings": [
            {
                **picked(f, "element text state"),
                "why": tell(f.why) if f.why else "",
                "why_fact": fact(f.why),
                "paragraphs": [e.paragraph for e in f.evidence],
            }
            for f in verdict.findings
        ],
        "shifts": [tell(shift) for shift in verdict.shifts],
        "shift_facts": [fact(shift) for shift in verdict.shifts],
        "survives": list(verdict.survives),
        "candidates": [evidence_data(e) for e in verdict.candidates],
        "notes": [sentence(note) for note in verdict.notes],
        "note_facts": [fact(note) for note in verdict.notes],
        "reading": {**picked(read, "by kind"), "draft": read.read_in, **picked(read, "carried read_again")} if read else None,
        "decided_on": read.date.isoformat() if read and read.date else None,
    }


def evidence_data(quote: Evidence) -> dict[str, Any]:
    """One quotation; `start`, `end` and `matched` are offsets in the text of the draft."""
    return picked(quote, "paragraph text start end element matched verb hedges manner index bracketed")
