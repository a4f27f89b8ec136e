"""The picture of all asks through the drafts as a block of a document: the drawing, and the same in cells for formats without drawings.

A Word file could hold the drawing as SVG, but asks for a raster picture beside it, for which every word on it would have to be set here;
a table is shown by every word processor, read out cell by cell, and its words can be copied and searched for.
"""

from __future__ import annotations

from collections.abc import Iterator

from wsisdiff.reporting.page.tree import Cell, Picture, Run, Table, joined, line, toned
from wsisdiff.reporting.picture.svg import TURNS, trajectory_svg
from wsisdiff.reporting.picture.ways import Tally, Trajectory, Way, trajectory_of
from wsisdiff.reporting.signs import SIGNS, briefly, legend, standing
from wsisdiff.reporting.status.view import View
from wsisdiff.telling.phrases import say

OF_TITLES, SINCE = 2.4, 1.2
"""Widths of the columns of titles and of what changed, where that of a draft is 1."""
WIDE = 3
"""Drafts beside each other whose columns hold a status in full on one or two lines; more are told in a word."""


def picture_of(view: View) -> Picture:
    way = trajectory_of(view)
    return Picture(trajectory_svg(way, alone=True), way.text, trajectory_table(way))


def trajectory_table(picture: Trajectory) -> Table:
    """The picture as a table: a row an ask, in which drafts with the same status share a cell; or counts, where asks are many."""
    since = bool(picture.tallies) and len(picture.drafts) > 1
    columns = 1 + len(picture.drafts) + since
    head = [line(legend())]
    head += [line("\n".join((title, *told))) for (title, _), told in zip(picture.drafts, picture.open, strict=True)]
    if since:
        head.append(line(say("trajectory", "since_head", draft=picture.drafts[-2][0])))
    rows = [_tally(tally, since) for tally in (picture.total, *picture.tallies)]
    for chapter in picture.chapters:
        rows.append((Cell(line(Run(chapter.title, "strong")), over=columns),))
        rows += [(Cell(line(way.ask.title)), *_runs(way, narrow=len(picture.drafts) > WIDE)) for way in chapter.ways]
    shares = (OF_TITLES, *[1.0] * len(picture.drafts), *([SINCE] if since else []))
    return Table(tuple(head), tuple(rows), shares)


def _tally(tally: Tally, since: bool) -> tuple[Cell, ...]:
    counts = (Cell(joined([(toned(s, f"{SIGNS[s]} {n}"),) for s, n in each.items() if n], "   ")) for each in tally.counts)
    last = [Cell(line(tally.since))] if since else []
    return (Cell(line(tally.title)), *counts, *last)


def _runs(way: Way, *, narrow: bool) -> Iterator[Cell]:
    for run in way.runs:
        word = briefly(run.status, way.ask) if narrow and run.first == run.last else standing(run.status, way.ask)
        yield Cell(line(f"{TURNS[run.turn]}{SIGNS[run.status]} {word}"), run.status, over=run.last - run.first + 1)
