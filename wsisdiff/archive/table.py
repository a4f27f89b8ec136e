"""Verdicts as the rows of a table: one a draft and ask, the same whether one machine made them or many."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

from wsisdiff.model import Ask, Draft, Report, Verdict

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


class Row(NamedTuple):
    """One verdict: plain values, so that any engine can hold it."""

    ask: str
    title: str
    source: str
    priority: str
    stance: str
    draft: str
    date: str
    """ISO 8601, empty where the draft has none."""
    status: str
    score: float
    confidence: float
    change: str
    paragraph: str
    quotation: str
    decided_by: str


def rows_of(report: Report) -> list[Row]:
    """The report's verdicts, asks in their order, drafts in theirs."""
    return [row for ask, verdicts in zip(report.asks, report.verdicts, strict=True) for row in rows(ask, verdicts, report.drafts)]


def rows(ask: Ask, verdicts: Iterable[Verdict], drafts: Iterable[Draft]) -> list[Row]:
    return [
        Row(
            ask.id, ask.title, ask.source, ask.priority, ask.stance, draft.id, draft.date.isoformat() if draft.date else "",
            verdict.status, verdict.score, verdict.confidence, verdict.change or "", verdict.paragraph or "",
            verdict.evidence[0].text if verdict.evidence else "", verdict.decided_by,
        )
        for verdict, draft in zip(verdicts, drafts, strict=True)
    ]  # fmt: skip


def as_csv(table: Iterable[Row]) -> bytes:
    """The rows as a CSV file (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(Row._fields)
    for row in table:
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row])
    return out.getvalue().encode("utf-8")
