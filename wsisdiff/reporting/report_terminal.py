"""The summary of a report on a terminal: a table of asks by drafts, counts, and what changed."""

from __future__ import annotations

import sys
from pathlib import Path

from wsisdiff.model import Report, Status
from wsisdiff.phrasing import say, sentence_case
from wsisdiff.reporting.report_builder import ORDER, SIGNS, headline, unsure, view_of
from wsisdiff.text.terminal import printable

WIDTH_OF_PIPES = 120
"""Characters of a line where there is no terminal to ask."""
STYLES: dict[Status, str] = {"adopted": "green", "partial": "yellow", "left_out": "red"}


def print_summary(report: Report, written: Path | None = None) -> None:
    """Print the summary to standard output; colours only on a terminal and without NO_COLOR."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    view = view_of(report)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH_OF_PIPES)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("ask", no_wrap=True)
    for draft in view.drafts:
        table.add_column(printable(draft.id), overflow="fold")
    for line in view.lines:
        cells = []
        for verdict in line.row:
            mark = "?" if unsure(verdict) else ""
            where = f" {printable(verdict.paragraph)}" if verdict.paragraph else ""
            cells.append(Text(f"{SIGNS[verdict.status]}{where}{mark}", style=STYLES[verdict.status]))
        table.add_row(Text(line.ask.id), *cells)
    for status in view.counts():
        numbers = [Text(str(view.counts(n)[status]), style="bold") for n in range(len(view.drafts))]
        table.add_row(Text(f"{SIGNS[status]} {say('status', status)}", style=f"bold {STYLES[status]}"), *numbers)
    console.print(table)
    console.print()
    console.print(Text(printable(headline(view))), style="bold")
    for change in ORDER:
        for line in view.changed(change):
            console.print(Text(printable(f"  {sentence_case(say('change', change))}: {line.ask.title}")))
    unsure_lines = view.to_look_at()
    if unsure_lines:
        console.print(Text(f"  {len(unsure_lines)} verdicts marked ? should be checked by a person."))
    if any(d.specimen for d in view.drafts):
        console.print(Text("  The drafts are specimens: examples, not the official texts."))
    if written is not None:
        console.print(Text(f"Written: {written}"))
