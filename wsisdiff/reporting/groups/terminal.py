"""The summary of a report by organisation, theme or priority on a terminal: counts, and what came closest."""

from __future__ import annotations

from pathlib import Path

from wsisdiff.reporting.groups.view import Group, Grouped, cut_to_match, nearest, share
from wsisdiff.reporting.ink.screen import Column, Grid, Piece, Screen
from wsisdiff.reporting.status.terminal import STYLES
from wsisdiff.telling.phrases import say, short
from wsisdiff.text.terminal import printable


def print_grouped(view: Grouped, written: Path | None = None) -> None:
    """Print the summary to standard output; colours only on a terminal and without NO_COLOR."""
    screen = Screen()
    grid = Grid(
        [
            Column(view.kind()),
            Column(say("grouped", "asks"), justify="right"),
            *(Column(printable(draft.id)) for draft in view.view.drafts),
            Column(say("grouped", "adopted_share"), justify="right"),
        ]
    )
    for group in (*view.groups, Group(say("grouped", "all"), view.view)):
        style = "" if group.view is not view.view else "bold"
        grid.rows.append(
            [
                [(printable(group.name), style)],
                [(str(len(group.view.lines)), "")],
                *(_counts(group, n, screen) for n in range(len(group.view.drafts))),
                [(f"{share(group):.0%}", style)],
            ]
        )
    screen.show(grid)
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


def _counts(group: Group, n: int, screen: Screen) -> list[Piece]:
    out = []
    for status, count in group.view.counts(n).items():
        sign = screen.signs()[status]
        out.append((f"{sign}{'' if len(sign) == 1 else ' '}{count} ", STYLES[status]))
    return out
