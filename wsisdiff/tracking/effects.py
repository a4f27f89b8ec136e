"""Which asks the changes between two drafts touch, and what became of their status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wsisdiff.model import Change, Comparison, Report, Status, Verdict

Effect = tuple[str, Status, Status]
_STATES = ("missing", "weak", "found")


def with_asks(comparison: Comparison, report: Report) -> Comparison:
    """The comparison with the effect on asks at each change: (ask id, status before, status after).

    A change touches an ask when the ask's evidence stands in its paragraphs, before or after, and something in them changed. An ask
    whose status changed, though none of the paragraphs with its evidence did, is not attached. ValueError when the report lacks one
    of the two drafts.
    """
    ids = [draft.id for draft in report.drafts]
    before, after = ids.index(comparison.old.id), ids.index(comparison.new.id)
    at_old: dict[str, list[Effect]] = {}
    at_new: dict[str, list[Effect]] = {}
    stances = {ask.id: ask.stance for ask in report.asks}
    for row in report.verdicts:
        old, new = row[before], row[after]
        effect = (old.ask, old.status, new.status)
        find = _unwanted if stances.get(old.ask) == "oppose" else _places
        for places, labels in ((at_old, find(old, new)), (at_new, find(new, old))):
            for label in labels:
                places.setdefault(label, []).append(effect)
    changes = tuple(_touched(change, at_old, at_new) for change in comparison.changes)
    return replace(comparison, changes=changes, asks=report.asks)


def _places(verdict: Verdict, other: Verdict) -> tuple[str, ...]:
    """Labels of the paragraphs that give the ask what it has; where the status changed, those of the elements that made it change."""
    if verdict.status == "left_out":
        return ()
    states = {finding.element: _STATES.index(finding.state) for finding in other.findings}
    found = [f for f in verdict.findings if f.evidence and f.state != "missing"]
    if verdict.status != other.status:
        found = [f for f in found if _STATES.index(f.state) > states.get(f.element, 0)] if states else found
    quotes = [finding.evidence[0] for finding in found] or ([] if verdict.findings else list(verdict.evidence[:1]))
    return tuple(dict.fromkeys(quote.paragraph for quote in quotes))


def _unwanted(verdict: Verdict, other: Verdict) -> tuple[str, ...]:
    """Labels of the paragraphs in which unwanted language stands, or that say the contrary of it."""
    quotes = [quote for finding in verdict.findings for quote in finding.evidence] or list(verdict.evidence)
    return tuple(dict.fromkeys(quote.paragraph for quote in quotes))


def _touched(change: Change, at_old: Mapping[str, list[Effect]], at_new: Mapping[str, list[Effect]]) -> Change:
    if all(e.op == "keep" or e.noise for e in change.edits):
        return change
    effects = [e for label in change.old for e in at_old.get(label, ())]
    effects += [e for label in change.new for e in at_new.get(label, ())]
    return replace(change, asks=tuple(dict.fromkeys(effects)))
