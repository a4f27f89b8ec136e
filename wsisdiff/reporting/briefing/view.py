"""What the negotiator's briefing says and in what order, for all forms of output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from wsisdiff.judging.bench import Bench
from wsisdiff.model import Ask, Comparison, Draft, Evidence, Remark, Report, Status, Verdict
from wsisdiff.proposing.harm import Proven, proofs
from wsisdiff.proposing.proposals import Proposal, proposal_or_why
from wsisdiff.reporting.briefing.annex import renumbering, unmatched
from wsisdiff.reporting.briefing.redline import redline_of
from wsisdiff.reporting.page import tree
from wsisdiff.reporting.quotes import once
from wsisdiff.reporting.signs import PRIORITIES, named, standing
from wsisdiff.reporting.status.view import LOOK_HERE, Line, View, headline, theme_title, view_of
from wsisdiff.telling.excerpts import excerpt
from wsisdiff.telling.phrases import listed, say, short, together
from wsisdiff.telling.remarks import sentence, tell

QUOTED = 260
"""Characters of a quotation of the draft or of an ask; the body for the most important asks must fit two pages."""
QUOTED_BEFORE = 160
DEFENDED = 90
"""Characters quoted of what is to be defended: one line."""
QUOTES = 2
"""Quotations of the draft for one ask."""
SHIFTS = 3
"""Shifts named for one ask; the status report has them all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an entry: what it is, and its words."""

    label: str
    words: tree.Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One ask in the body. Without `items` it is one line."""

    ask: Ask
    standing: Status
    status: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the briefing; its name is the key of its title among the phrases."""

    name: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing, ready to be written. `renumbering` rows are (what became of them, which paragraphs)."""

    title: str
    headline: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    view: View
    """Of the asks that were chosen, the most important first."""
    before: Draft | None
    renumbering: tuple[tuple[str, str], ...]
    unmatched: tuple[tuple[str, str], ...]
    """New paragraphs that touch no ask: (label, excerpt)."""

    @property
    def open(self) -> int:
        """How many asks do not stand."""
        return sum(len(s.entries) for s in self.sections if s.name != "defend")


def brief_of(
    report: Report, *, comparison: Comparison | None = None, themes: Sequence[str] = (), priorities: Sequence[str] = ()
) -> Brief:
    """The briefing on the report's last draft, for the asks of these themes and priorities (all when none are named).

    `comparison` is that of the last draft with the one before it; without it the annex has no paragraph numbers.
    """
    full = view_of(report)
    of_themes = [line for line in full.lines if not themes or line.ask.theme in themes]
    chosen = [line for line in of_themes if not priorities or line.ask.priority in priorities]
    ranked = sorted(chosen, key=lambda line: PRIORITIES[line.ask.priority])
    view = replace(full, lines=tuple(ranked))
    draft = view.latest
    before = view.drafts[-2] if len(view.drafts) > 1 else None
    proven = proofs(draft, ((line.ask, line.now) for line in full.lines))
    sections, bench = [], Bench.of((line.ask for line in ranked), view.drafts)
    for name in ("down", "missing", "partly", "defend"):
        if lines := [line for line in ranked if _section_of(line.now) == name]:
            make = _defended if name == "defend" else partial(_open, drafts=view.drafts, bench=bench, proven=proven)
            title = say("brief", name, before=before.title if before else "")
            sections.append(Section(name, title, tuple(make(line) for line in lines)))
    return Brief(
        title=named(full.negotiation, say("brief", "title", draft=draft.title)),
        headline=headline(view),
        notes=tuple(_notes(view, themes, priorities, sections)),
        sections=tuple(sections),
        view=view,
        before=before if comparison else None,
        renumbering=tuple(renumbering(comparison.changes)) if comparison else (),
        unmatched=unmatched(comparison, full) if comparison else (),
    )


def _section_of(verdict: Verdict) -> str:
    if verdict.change in ("lost", "weakened"):
        return "down"
    return {"left_out": "missing", "partial": "partly", "adopted": "defend"}[verdict.status]


def _notes(view: View, themes: Sequence[str], priorities: Sequence[str], sections: Sequence[Section]) -> Iterable[str]:
    if themes or priorities:
        what = together([say("brief", p) for p in priorities]) if priorities else say("brief", "chosen_asks")
        names = together([theme_title(theme, view.lines) for theme in themes]) if themes else ""
        yield say("brief", "chosen_themes" if themes else "chosen", what=what, themes=names)
    if any(d.specimen for d in view.drafts):
        yield say("brief", "specimen")
    if all(s.name == "defend" for s in sections):
        yield say("brief", "none_open")
    elif view.latest.final:
        yield say("brief", "final")


def status_line(line: Line) -> str:
    """Status, what it was, the change, and how sure that is."""
    now, before = line.now, line.before
    status = standing(now.status, line.ask)
    if before is not None and before.status != now.status:
        status = say("brief", "status_was", status=status, before=standing(before.status, line.ask))
    change = f", {say('change', now.change)}" if now.change and now.change != "unchanged" else ""
    sure = say("brief", "sure", share=f"{now.confidence:.0%}")
    if now.decided_by != "tool":
        read = now.reading is not None and not now.reading.decided
        sure = say("brief", "read" if read else "decided", name=now.decided_by)
    return f"{status}{change}; {sure}"


def _open(line: Line, drafts: Sequence[Draft], bench: Bench, proven: Proven) -> Entry:
    ask, now, before = line.ask, line.now, line.before
    stood = " ".join(q.text for q in best_quotes(before)) if before is not None and ask.stance == "include" else ""
    found = proposal_or_why(ask, now, drafts[-1], drafts, stood, bench, proven)
    shown = best_quotes(now)
    items = []
    if now.method != "oppose" or not shown:  # of unwanted language the quotation is the reason
        items.append(Item(say("brief", "why"), tree.line(sentence(now.reason))))
    items += [_quoted("now", quote, QUOTED) for quote in shown]
    said = {" ".join(q.text.split()) for q in shown}
    if before is not None:
        old = [q for q in best_quotes(before) if " ".join(q.text.split()) not in said]
        items += [_quoted("before", quote, QUOTED_BEFORE) for quote in old[:1]]
    asked = say("brief", "unwanted" if ask.stance == "oppose" else "asked")
    items.append(Item(asked, tree.line(f"“{short(ask.text, QUOTED)}”")))
    if shifts := [s for s in now.shifts if not _is_seen(s, line, shown)][:SHIFTS]:
        items.append(Item(say("brief", "shifts"), tree.line("; ".join(map(tell, shifts)) + ".")))
    if now.survives:
        items.append(Item(say("brief", "remark"), tree.line(say("brief", "survives", where=listed(now.survives)))))
    if ask.stance == "include":
        items += [_quoted("against", quote, QUOTED_BEFORE) for quote in now.conflicts[:1] if quote not in shown]
    if isinstance(found, Proposal) or not drafts[-1].final:  # of a final draft it is said once, above all
        items += _proposed(found)
    items += own_words(ask)
    return Entry(ask, now.status, status_line(line), tuple(items))


def _is_seen(shift: Remark, line: Line, shown: Sequence[Evidence]) -> bool:
    """Whether a shift tells no more than the lines above it: what is new in a paragraph that is quoted, or that what was lost is gone."""
    if shift.kind == "shift.added":
        return bool(shown)
    return shift.kind == "shift.cut_gone" and line.ask.stance == "include" and line.now.status == "left_out"


def best_quotes(verdict: Verdict) -> list[Evidence]:
    """The best quotation of each element, none twice; of an amendment the passage that was taken."""
    found = once(quote for finding in verdict.findings for quote in finding.evidence[:1])
    return (found or list(verdict.evidence[:1]))[:QUOTES]


def _quoted(kind: str, quote: Evidence, length: int) -> Item:
    return Item(say("brief", kind, where=f"¶ {quote.paragraph}"), _in_words(quote, length))


def _in_words(quote: Evidence, length: int) -> tree.Line:
    return tree.line(f"“{excerpt(quote, length)}”", _remark(say("brief", "not_agreed")) if quote.bracketed else "")


def _remark(text: str) -> tree.Run:
    return tree.Run(f" ({text})", "note")


def own_words(ask: Ask) -> list[Item]:
    """What the ask's own file gives the negotiator beside the text; nothing of it is the tool's."""
    lines = [
        ("rests_on", "; ".join(ask.agreed_language)),
        ("fallback", ask.fallback),
        ("allies", "; ".join(ask.allies)),
        ("red_lines", "; ".join(ask.red_lines)),
    ]
    return [Item(say("brief", key), tree.line(" ".join(text.split()))) for key, text in lines if text.strip()]


def _defended(line: Line) -> Entry:
    """One line: where it stands, in what words, and what has shifted."""
    now = line.now
    quote = next(iter(best_quotes(now)), None)
    words = [*tree.line(f"¶ {quote.paragraph} "), *_in_words(quote, DEFENDED)] if quote else [*tree.line(say("brief", "absent"))]
    if weaker := [tell(shift) for shift in now.shifts if shift.kind in WEAKENS]:
        words.append(_remark("; ".join(weaker)))
    if now.confidence < LOOK_HERE:
        words.append(_remark(say("brief", "sure", share=f"{now.confidence:.0%}")))
    change = f" ({say('change', now.change)})" if now.change in ("gained", "strengthened") else ""
    return Entry(line.ask, now.status, f"{standing(now.status, line.ask)}{change}", (Item("", tuple(words)),))


WEAKENS = frozenset({"shift.verb_weaker", "shift.hedge_added", "shift.way_added", "shift.bracket_added"})
"""Shifts for the worse."""


def _proposed(proposal: Proposal | Remark) -> list[Item]:
    if isinstance(proposal, Remark):
        return [Item(say("brief", "no_proposal"), tree.line(say("brief", "nothing", why=tell(proposal))))]
    items = []
    for part in (proposal, *proposal.rest):
        section = say("brief", "section", name=part.section) if part.section else ""
        after = f"¶ {part.after}" if part.kind == "new_paragraph" else part.after
        where = say("brief", f"at_{part.kind}", label=f"¶ {part.paragraph}", after=after, section=section)
        items.append(Item(say("brief", "propose", where=where), tuple(redline_of(part))))
    return items
