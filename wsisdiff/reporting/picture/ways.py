"""The way of all asks through the drafts, ready to be drawn: who was won when and who was lost, or counts where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from wsisdiff.model import STATUSES, Ask, Draft, Status, Verdict
from wsisdiff.reporting.signs import PRIORITIES, counts_told, day_of
from wsisdiff.reporting.status.view import View, report_title, theme_title
from wsisdiff.telling.phrases import say
from wsisdiff.tracking.standing_counts import standing_of

MOST_ASKS = 60
"""Asks that get a line each: two screens or one printed page. Of more, each theme gets a line with counts."""
MOST_THEMES = 30
"""Themes that get a line each; the smallest others share one."""
STORIES = ("down", "won", "kept", "partly", "never")
"""What became of an ask, the bad news first."""
Turn = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Run:
    """Drafts in a row (columns `first` to `last`) in which an ask has one status, and which way it came to it."""

    first: int
    last: int
    status: Status
    turn: Turn


@dataclass(frozen=True, slots=True)
class Way:
    ask: Ask
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The asks with the same story; those who have changed last come first, then the most important."""

    title: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a group of asks have each status in each draft, and what changed since the draft before."""

    title: str
    counts: tuple[dict[Status, int], ...]
    since: str = ""


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A picture's contents. It has either chapters or tallies."""

    title: str
    text: str
    """The picture in words."""
    drafts: tuple[tuple[str, str], ...]
    """Title and day of each."""
    open: tuple[tuple[str, ...], ...]
    """How open each is, a line for the share of its words in brackets and one for its options; none for what is none."""
    total: Tally
    chapters: tuple[Chapter, ...] = ()
    tallies: tuple[Tally, ...] = ()


def trajectory_of(view: View) -> Trajectory:
    """The picture of a report: a line for each ask, or for each theme when there are more than MOST_ASKS asks."""
    chapters, tallies = (_chapters(view), ()) if len(view.lines) <= MOST_ASKS else ((), _tallies(view))
    total = _tally(say("trajectory", "total"), view)
    text = _in_words(view, total, chapters)
    drafts, open_ = tuple((d.title, day_of(d)) for d in view.drafts), tuple(map(_open, view.drafts))
    return Trajectory(report_title(view), text, drafts, open_, total, chapters, tallies)


def _open(draft: Draft) -> tuple[str, ...]:
    counts = standing_of(draft)
    share = say("trajectory", "open_share", share=counts.share or "<1") if counts.brackets else ""
    n = counts.alternatives + counts.options
    return tuple(filter(None, (share, say("trajectory", "open_options", n=n) if n else "")))


def story_of(row: Sequence[Verdict]) -> str:
    """What became of an ask: it was better in an earlier draft, or it is at its best and how it came there."""
    ranks = [STATUSES.index(v.status) for v in row]
    if ranks[-1] < max(ranks):
        return "down"
    if row[-1].status == "adopted":
        return "kept" if len(row) > 1 and ranks[0] == ranks[-1] else "won"
    return "partly" if row[-1].status == "partial" else "never"


def runs_of(row: Sequence[Verdict]) -> tuple[Run, ...]:
    """The row's statuses with equal neighbours joined."""
    found: list[Run] = []
    for status, group in groupby(range(len(row)), key=lambda n: row[n].status):
        columns = list(group)
        better = bool(found) and STATUSES.index(status) > STATUSES.index(found[-1].status)
        found.append(Run(columns[0], columns[-1], status, "up" if better else "down" if found else ""))
    return tuple(found)


def _chapters(view: View) -> tuple[Chapter, ...]:
    chapters = []
    for story in STORIES:
        if lines := [line for line in view.lines if story_of(line.row) == story]:
            lines.sort(key=lambda line: (-runs_of(line.row)[-1].first, PRIORITIES[line.ask.priority]))
            ways = tuple(Way(line.ask, runs_of(line.row)) for line in lines)
            key = story if len(view.drafts) > 1 else f"{story}_once"
            chapters.append(Chapter(f"{say('trajectory', key)} ({len(lines)})", ways))
    return tuple(chapters)


def _tallies(view: View) -> tuple[Tally, ...]:
    themes = [(theme_title(name, lines) or say("trajectory", "no_theme"), lines) for name, lines in view.themes()]
    if len(themes) > MOST_THEMES:
        ranked = sorted(themes, key=lambda theme: -len(theme[1]))
        kept = {name for name, _ in ranked[: MOST_THEMES - 1]}
        rest = tuple(line for name, lines in themes if name not in kept for line in lines)
        others = say("trajectory", "others", n=len(themes) - len(kept))
        themes = [theme for theme in themes if theme[0] in kept] + [(others, rest)]
    return tuple(_tally(name, View(view.drafts, lines)) for name, lines in themes)


def _tally(title: str, view: View) -> Tally:
    counts = tuple(view.counts(n) for n in range(len(view.drafts)))
    better, worse = (sum(len(view.changed(c)) for c in ways) for ways in (("gained", "strengthened"), ("lost", "weakened")))
    since = say("trajectory", "since", better=better, worse=worse) if len(counts) > 1 else ""
    return Tally(f"{title} ({len(view.lines)})", counts, since)


def _in_words(view: View, total: Tally, chapters: Sequence[Chapter]) -> str:
    """The picture in two lines for those who do not see it: the table of all asks, which stands near it, says the rest."""
    first, last = total.counts[0], total.counts[-1]
    told = say("trajectory", "text", title=report_title(view), draft=view.latest.title, counts=counts_told(last))
    if len(view.drafts) > 1:
        told += " " + say("trajectory", "text_first", draft=view.drafts[0].title, counts=counts_told(first))
        if chapters:
            told += " " + say("trajectory", "text_chapters", chapters=", ".join(chapter.title for chapter in chapters))
    return told
