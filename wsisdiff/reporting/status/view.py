"""What a status report says and in what order, for all forms of output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wsisdiff.model import STATUSES, Ask, Draft, Evidence, Refused, Report, Shift, Status, Verdict
from wsisdiff.reporting.quotes import quotes_of
from wsisdiff.reporting.signs import ORDER, PRIORITIES, counts_told, date_text, day_of, named, standing
from wsisdiff.telling.phrases import counted, say, sentence_case

LOOK_HERE = 0.8
"""Confidence below which a person is asked to look where the tool has a place to show."""
LOOK_ANYWAY = 0.7
"""Confidence below which a person is asked to look whether it has one or not."""


@dataclass(frozen=True, slots=True)
class Line:
    """One ask with its verdicts in all drafts and the one in the latest."""

    ask: Ask
    row: tuple[Verdict, ...]

    @property
    def now(self) -> Verdict:
        return self.row[-1]

    @property
    def before(self) -> Verdict | None:
        return self.row[-2] if len(self.row) > 1 else None


@dataclass(frozen=True, slots=True)
class View:
    """A status report, ready to be written."""

    drafts: tuple[Draft, ...]
    lines: tuple[Line, ...]
    refused: tuple[Refused, ...] = ()
    """Drafts that could not be read."""
    negotiation: str = ""
    """Its name, where the workspace gives one."""

    @property
    def latest(self) -> Draft:
        return self.drafts[-1]

    def counts(self, n: int = -1) -> dict[Status, int]:
        """How many asks have each status in the n-th draft."""
        counted = Counter(line.row[n].status for line in self.lines)
        return {status: counted[status] for status in reversed(STATUSES)}

    def changed(self, change: Shift) -> tuple[Line, ...]:
        """The asks that went this way since the draft before, the most important first."""
        found = [line for line in self.lines if line.now.change == change]
        return tuple(sorted(found, key=lambda line: PRIORITIES[line.ask.priority]))

    def themes(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The asks by theme, in the order in which the themes first occur."""
        names = dict.fromkeys(line.ask.theme for line in self.lines)
        return tuple((name, tuple(line for line in self.lines if line.ask.theme == name)) for name in names)

    def to_look_at(self) -> tuple[Line, ...]:
        """The asks whose verdict in the latest draft a person should check, the least sure first."""
        found = [line for line in self.lines if unsure(line.now)]
        return tuple(sorted(found, key=lambda line: line.now.confidence))


def unsure(verdict: Verdict) -> bool:
    """Whether a person should check the verdict."""
    return verdict.confidence < (LOOK_HERE if verdict.candidates and verdict.reading is None else LOOK_ANYWAY)


def nearest(verdict: Verdict) -> Evidence | None:
    """The wording that came closest: the evidence in the verdict's own paragraph, else the best there is; None when there is none."""
    quotes = quotes_of(verdict)
    own = [quote for quote in quotes if quote.paragraph == verdict.paragraph]
    return next(iter((*own, *quotes, *verdict.conflicts)), None)


def decider(verdict: Verdict) -> str:
    """Who decided or read it, and when, where that is known."""
    day = verdict.reading.date if verdict.reading else None
    return say("report", "by_on", name=verdict.decided_by, day=date_text(day)) if day else verdict.decided_by


def basis_of(verdict: Verdict, ask: Ask) -> str:
    """How sure the tool is; or who decided or read it, when, and what the tool had said where it differs."""
    if verdict.decided_by == "tool":
        return say("brief", "sure", share=f"{verdict.confidence:.0%}")
    if verdict.reading is not None and not verdict.reading.decided:
        return say("report", "read", name=decider(verdict), share=f"{verdict.confidence:.0%}")
    if verdict.tool_status and verdict.tool_status != verdict.status:
        return say("report", "overruled", name=decider(verdict), status=standing(verdict.tool_status, ask))
    return say("report", "decided", name=decider(verdict))


def view_of(report: Report) -> View:
    lines = tuple(Line(ask, row) for ask, row in zip(report.asks, report.verdicts, strict=True))
    return View(report.drafts, lines, report.refused, report.title)


def theme_title(name: str, lines: Sequence[Line] = ()) -> str:
    """A theme as a heading says it: its abbreviations as the asks' titles write them, a name with capitals of its own left as it is.

    >>> theme_title("action-lines"), theme_title("eBay")
    ('Action lines', 'eBay')
    """
    if name != name.lower():
        return name
    known = {word.lower(): word for line in lines for word in line.ask.title.split() if word.isalpha() and word.isupper()}
    return sentence_case(" ".join(known.get(word, word) for word in name.replace("-", " ").split()))


def report_title(view: View) -> str:
    """What is reported: 35 asks in 5 drafts."""
    title = say("report", "title", asks=counted("ask", len(view.lines)), drafts=counted("draft", len(view.drafts)))
    return named(view.negotiation, title)


def titled(line: Line) -> str:
    """The ask's title, with a mark where it is to be kept out (“lost” is then no loss of the thing it names), or is told as a red line."""
    title = say("report", "unwanted_title", title=line.ask.title) if line.ask.stance == "oppose" else line.ask.title
    return say("report", "red_line_title", title=title) if say("import", "red_line") in line.ask.red_lines else title


def must_of(view: View) -> View:
    return replace(view, lines=tuple(line for line in view.lines if line.ask.priority == "must"))


def red_lines_count(musts: View) -> str:
    return say("report", "red_lines_count", asks=counted("ask", len(musts.lines)), counts=counts_told(musts.counts()))


def headline(view: View) -> str:
    """One sentence: how many asks stand in the latest draft, and how that has changed."""
    day = say("report", "headline_day", day=day_of(view.latest)) if view.latest.date else ""
    line = say("report", "headline", draft=view.latest.title, day=day, counts=counts_told(view.counts()))
    if len(view.drafts) > 1:
        changes = [f"{len(view.changed(c))} {say('change', c)}" for c in ORDER if view.changed(c)]
        told = ", ".join(changes) or say("grouped", "no_change")
        open_ = sum(unsure(row.now) for c in ORDER for row in view.changed(c))
        line += " " + say("grouped", "since_unsure" if open_ else "since", before=view.drafts[-2].title, changes=told, n=open_)
    return line
