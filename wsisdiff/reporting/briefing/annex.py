"""The annex of the briefing: what became of paragraph numbers, and new paragraphs that touch no ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wsisdiff.model import Change, Comparison
from wsisdiff.reporting.status.view import View
from wsisdiff.telling.phrases import say, short

EXCERPT = 200
"""Characters quoted of a new paragraph in the annex."""


def renumbering(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """(was, is, what became of it) of every paragraph whose number, place or existence changed; runs of mere renumbering in one row."""
    rows: list[tuple[str, str, str]] = []
    run: list[tuple[int, int]] = []
    for change in changes:
        plain = change.kind in ("unchanged", "edited") and not change.moved
        if plain and change.old != change.new and change.old[0].isdigit() and change.new[0].isdigit():
            pair = int(change.old[0]), int(change.new[0])
            if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
                rows.append(_run(run))
                run = []
            run.append(pair)
            continue
        if run:
            rows.append(_run(run))
            run = []
        if change.kind in ("unchanged", "edited") and change.old == change.new:
            continue
        kind = say("brief", "renumbered") if plain else say("kind", "moved" if change.moved else change.kind)
        rows.append((", ".join(change.old), ", ".join(change.new), kind))
    return rows + ([_run(run)] if run else [])


def _run(run: Sequence[tuple[int, int]]) -> tuple[str, str, str]:
    olds, news = zip(*run, strict=True)
    return (*(str(n[0]) if len(n) == 1 else f"{n[0]} to {n[-1]}" for n in (olds, news)), say("brief", "renumbered"))  # type: ignore[return-value]


def unmatched(comparison: Comparison, view: View) -> tuple[tuple[str, str], ...]:
    """The new paragraphs in which no ask, whether in this briefing or not, has its evidence."""
    touched = {q.paragraph for line in view.lines for q in (*line.now.evidence, *line.now.conflicts)}
    texts = {p.label: p.text for p in comparison.new.paragraphs}
    new = [label for change in comparison.changes if change.kind == "new" for label in change.new]
    return tuple((label, short(texts[label], EXCERPT)) for label in new if label not in touched)
