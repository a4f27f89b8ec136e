"""The summary of a report on a terminal: a table of asks by drafts, counts, and what changed."""

from __future__ import annotations

from pathlib import Path

from wsisdiff.model import Report, Status
from wsisdiff.reporting.ink.screen import Column, Grid, Screen
from wsisdiff.reporting.status.view import ORDER, headline, unsure, view_of
from wsisdiff.telling.phrases import say, sentence_case
from wsisdiff.text.terminal import printable

STYLES: dict[Status, str] = {"adopted": "green", "partial": "yellow", "left_out": "red"}


def print_summary(report: Report, written: Path | None = None) -> None:
    """Print the summary to standard output; colours only on a terminal and without NO_COLOR."""
    view, screen = view_of(report), Screen()
    signs = screen.signs()
    grid = Grid([Column("ask", whole=not screen.narrow), *(Column(printable(draft.id)) for draft in view.drafts)])
    for line in view.lines:
        row = [[(line.ask.id, "")]]
        for verdict in line.row:
            mark = "?" if unsure(verdict) else ""
            where = f" {printable(verdict.paragraph)}" if verdict.paragraph else ""
            row.append([(f"{signs[verdict.status]}{where}{mark}", STYLES[verdict.status])])
        grid.rows.append(row)
    for status in view.counts():
        name = (f"{signs[status]} {say('status', status)}", f"bold {STYLES[status]}")
        grid.rows.append([[name], *([(str(view.counts(n)[status]), "bold")] for n in range(len(view.drafts)))])
    screen.show(grid)
    screen.line()
    screen.line(headline(view), "bold")
    for change in ORDER:
        for line in view.changed(change):
            screen.line(f"{sentence_case(say('change', change))}: {line.ask.title}", indent=2)
    unsure_lines = view.to_look_at()
    if unsure_lines:
        screen.line(f"{len(unsure_lines)} verdicts marked ? should be checked by a person.", indent=2)
    if any(d.specimen for d in view.drafts):
        screen.line("The drafts are specimens: examples, not the official texts.", indent=2)
    if written is not None:
        screen.line(f"Written: {written}")
