"""The summary of a report by organisation, theme or priority on a terminal: counts, and what came closest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.phrasing import say, short
from wsisdiff.reporting.grouped_builder import Group, Grouped, cut_to_match, nearest, share
from wsisdiff.reporting.report_terminal import STYLES
from wsisdiff.reporting.screen import Screen
from wsisdiff.text.terminal import printable

if TYPE_CHECKING:
    from rich.text import Text


def print_grouped(view: Grouped, written: Path | None = None) -> None:
    """Print the summary to standard output; colours only on a terminal and without NO_COLOR."""
    from rich.table import Table
    from rich.text import Text

    screen = Screen()
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(view.kind(), overflow="fold")
    table.add_column(say("grouped", "asks"), justify="right")
    for draft in view.view.drafts:
        table.add_column(printable(draft.id), overflow="fold")
    table.add_column(say("grouped", "adopted_share"), justify="right")
    for group in (*view.groups, Group(say("grouped", "all"), view.view)):
        cells = [_counts(group, n, screen) for n in range(len(group.view.drafts))]
        style = "" if group.view is not view.view else "bold"
        table.add_row(
            Text(printable(group.name), style=style),
            Text(str(len(group.view.lines))),
            *cells,
            Text(f"{share(group):.0%}", style=style),
        )
    screen.show(table)
    screen.line()
    screen.line(view.headline, "bold")
    screen.line(say("grouped", "closest") + ":")
    for group in view.groups:
        if group.closest is not None:
            line = group.closest
            told = say(
                "grouped", "closest_line", title=line.ask.title, share=f"{line.now.score:.0%}", where=line.now.paragraph or "-"
            )
            quote = nearest(line.now)
            words = f": “{short(cut_to_match(quote).text, 90)}”" if quote else ""
            screen.line(f"{group.name}: {told}{words}", indent=2)
    if view.contests:
        won = sum(1 for contest in view.contests if contest.won)
        count = say("grouped", "contests_count", n=len(view.contests), won=won, none=len(view.contests) - won)
        screen.line(count)
    if any(d.specimen for d in view.view.drafts):
        screen.line(say("grouped", "specimen"))
    if written is not None:
        screen.line(f"Written: {written}")


def _counts(group: Group, n: int, screen: Screen) -> Text:
    from rich.text import Text

    out = Text()
    for status, count in group.view.counts(n).items():
        sign = screen.signs()[status]
        out.append(f"{sign}{'' if len(sign) == 1 else ' '}{count} ", style=STYLES[status])
    return out
