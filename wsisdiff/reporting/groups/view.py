"""A status report by organisation, theme or priority: who got what, and whose wording came closest, for all forms of output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wsisdiff.asking.organisations import organisations
from wsisdiff.model import Report, Shift
from wsisdiff.reporting.signs import ORDER, PRIORITIES, counts_told, day_of
from wsisdiff.reporting.status.view import Line, View, theme_title, view_of
from wsisdiff.telling.phrases import say, sentence_case

By = Literal["source", "theme", "priority"]


@dataclass(frozen=True, slots=True)
class Group:
    """The asks of one organisation, theme or priority. `view` counts them as the status report counts all."""

    name: str
    view: View
    sources: tuple[str, ...] = ()
    """The strings that were read as this organisation, where they say more than its name."""

    @property
    def closest(self) -> Line | None:
        """The ask that came closest to being adopted and is not; None when nothing of any of them stands."""
        near = [line for line in self.view.lines if line.now.status != "adopted" and line.now.score > 0]
        return max(near, key=lambda line: (line.now.score, -PRIORITIES[line.ask.priority]), default=None)

    @property
    def gone(self) -> tuple[tuple[Shift, int], ...]:
        """How many asks went which way since the draft before, in the order in which that matters."""
        return tuple((change, n) for change in ORDER if (n := len(self.view.changed(change))))


@dataclass(frozen=True, slots=True)
class Contest:
    """A paragraph of the latest draft in which several organisations asked for something, the wording that came closest first."""

    paragraph: str
    lines: tuple[tuple[str, Line], ...]
    """(organisation, ask), by the share of what was asked that stands there."""

    @property
    def won(self) -> tuple[tuple[str, Line], ...]:
        """Those whose wording came closest; none when the paragraph has nothing of what any of them asked."""
        best = self.lines[0][1].now.score
        return tuple(pair for pair in self.lines if pair[1].now.score == best) if best > 0 else ()

    @property
    def others(self) -> tuple[tuple[str, Line], ...]:
        return self.lines[len(self.won) :]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A status report in groups, ready to be written."""

    by: By
    report: Report
    view: View
    groups: tuple[Group, ...]
    contests: tuple[Contest, ...] = ()

    @property
    def title(self) -> str:
        return say("grouped", "title", n=len(self.view.lines), groups=f"{len(self.groups)} {self.kind(len(self.groups))}")

    @property
    def headline(self) -> str:
        day = day_of(self.view.latest)
        draft = f"{self.view.latest.title}{f' ({day})' if day else ''}"
        line = say("grouped", "headline", draft=draft, counts=counts_told(self.view.counts()))
        most = max((share(group) for group in self.groups), default=0)
        best = [group for group in self.groups if share(group) == most]
        if most > 0 and len(best) == 1 < len(self.groups):
            adopted, n = best[0].view.counts()["adopted"], len(best[0].view.lines)
            line += " " + say("grouped", "most", name=best[0].name, adopted=adopted, n=n, share=f"{most:.0%}")
        return line

    def kind(self, n: int = 1) -> str:
        """What a group is called."""
        return say("grouped", self.by if n == 1 else f"{self.by}s")


def grouped(report: Report, by: By) -> Grouped:
    """The report in groups: organisations and themes by name, priorities by weight; asks without one come last."""
    view = view_of(report)
    name_of = organisations(report.asks) if by == "source" else {a.id: getattr(a, by) for a in report.asks}
    found: dict[str, list[Line]] = {}
    for line in view.lines:
        found.setdefault(name_of[line.ask.id], []).append(line)
    order = PRIORITIES if by == "priority" else {}
    names = sorted(found, key=lambda name: (name == "", order.get(name, 0), name.casefold(), name))
    groups = tuple(_group(by, name, View(view.drafts, tuple(found[name]))) for name in names)
    return Grouped(by, report, view, groups, _contests(view, name_of) if by == "source" else ())


def _group(by: By, name: str, view: View) -> Group:
    shown = name or say("grouped", f"no_{by}")
    if by == "priority" and name:
        shown = sentence_case(say("brief", name))
    if by == "theme" and name:
        shown = theme_title(name, view.lines)
    sources = dict.fromkeys(line.ask.source for line in view.lines if line.ask.source) if by == "source" else {}
    return Group(shown, view, tuple(s for s in sources if s != name))


def share(group: Group) -> float:
    """The share of the group's asks that are adopted in the latest draft, 0 to 1."""
    return group.view.counts()["adopted"] / len(group.view.lines)


def _contests(view: View, name_of: dict[str, str]) -> tuple[Contest, ...]:
    """The paragraphs of the latest draft that asks of several organisations point to, in the draft's order."""
    at: dict[str, list[tuple[str, Line]]] = {}
    for line in view.lines:
        if line.now.paragraph is not None and line.ask.stance == "include" and name_of[line.ask.id]:
            at.setdefault(line.now.paragraph, []).append((name_of[line.ask.id], line))
    order = view.latest.numbers()
    several = [label for label, pairs in at.items() if len({name for name, _ in pairs}) > 1]
    return tuple(
        Contest(label, tuple(sorted(at[label], key=lambda pair: (-pair[1].now.score, pair[0].casefold()))))
        for label in sorted(several, key=lambda label: order.get(label, len(order)))
    )
