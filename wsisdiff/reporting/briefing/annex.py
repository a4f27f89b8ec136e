"""The annex of the briefing: what became of paragraph numbers, and new paragraphs that touch no ask."""

from __future__ import annotations

from collections.abc import Iterable

from wsisdiff.model import Change, Comparison
from wsisdiff.reporting.status.view import View
from wsisdiff.telling.phrases import say, sentence_case, short
from wsisdiff.text.neighbours import together

EXCERPT = 90
"""Characters quoted of a new paragraph in the annex."""
Run = list[tuple[str, str]]
"""Paragraphs to which the same happened, (was, is)."""


def renumbering(changes: Iterable[Change]) -> list[tuple[str, str]]:
    """(what became of them, which) of the paragraphs whose number, place or existence changed, kind by kind; each run as one range."""
    found: dict[str, Run] = {}
    for change in changes:
        plain = change.kind in ("unchanged", "edited") and not change.moved
        if plain and change.old == change.new:
            continue
        kind = say("brief", "renumbered") if plain else say("kind", "moved" if change.moved else change.kind)
        found.setdefault(kind, []).append((", ".join(change.old), ", ".join(change.new)))
    order = [say("kind", kind) for kind in ("new", "removed", "moved", "merged", "split")] + [say("brief", "renumbered")]
    return [(sentence_case(kind), _in_runs(found[kind])) for kind in order if kind in found]


def ranges(labels: Iterable[str]) -> str:
    """Labels as a person writes them.

    >>> ranges(["A", "3", "4", "5", "7"])
    'A; 3 to 5; 7'
    """
    return _in_runs([("", label) for label in labels])


def _in_runs(pairs: Run) -> str:
    """The paragraphs in runs, each of which goes on as long as both numbers of a paragraph, if it has two, are the next ones."""
    runs = together(pairs, lambda run, pair: all(_next(a, b) or a == b == "" for a, b in zip(run[-1], pair, strict=True)))
    return "; ".join(map(_told, runs))


def _next(a: str, b: str) -> bool:
    return a.isdecimal() and b.isdecimal() and int(b) == int(a) + 1


def _told(run: Run) -> str:
    """A run as a person writes it.

    >>> _told([("8", "7"), ("9", "8")]), _told([("43", "")])
    ('8 to 9 → 7 to 8', '43')
    """
    sides = [labels for labels in zip(*run, strict=True) if labels[0]]
    return " → ".join(
        labels[0] if len(labels) == 1 else say("brief", "range", first=labels[0], last=labels[-1]) for labels in sides
    )


def unmatched(comparison: Comparison, view: View) -> tuple[tuple[str, str], ...]:
    """The new paragraphs in which no ask, whether in this briefing or not, has its evidence."""
    touched = {q.paragraph for line in view.lines for q in (*line.now.evidence, *line.now.conflicts)}
    texts = {p.label: p.text for p in comparison.new.paragraphs}
    new = [label for change in comparison.changes if change.kind == "new" for label in change.new]
    return tuple((label, short(texts[label], EXCERPT)) for label in new if label not in touched)
