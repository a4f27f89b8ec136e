"""An ask with nothing but its text: adopted only where each of its points is found with nothing that differs."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.judging import reasons
from wsisdiff.judging.ways.points import VERBATIM, Point, point, points_of
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Evidence, Status, Verdict

MAX_CANDIDATES = 3
TOUCHED = 0.32
"""Mean share of the points' telling words from which part of the ask is there, though no point is."""
TOUCHED_WITH_TITLE = 0.34
"""The same where the title is counted in. Measured on the asks of the repository with nothing but title and text (November 2026)."""
TITLE = 0.3
"""Weight of a title that has words of the drafts, against the points."""


def by_wording(ask: Ask, draft: Searched) -> Verdict:
    """The verdict on an ask that is only its text."""
    points = [point(clause, draft) for clause in points_of(ask.text, draft.index.names)]
    title = [point(clause, draft) for clause in points_of(ask.title, draft.index.names)]
    status = _status(points, max((p.nearest.score for p in title if p.nearest), default=0.0))
    standing = sorted((p for p in points if p.state in ("found", "weak")), key=lambda p: (p.state != "found", -p.share))
    shown = [e for p in standing for e in p.evidence] or [p.nearest for p in points if p.nearest and status == "adopted"]
    denied = tuple(p.evidence[0] for p in points if p.state == "contrary" and p.evidence)
    score = sum(_worth(p) for p in points) / max(1, len(points))
    return Verdict(
        ask=ask.id,
        draft=draft.index.draft.id,
        status=status,
        score=round(min(1.0, score), 4),
        confidence=0.0,
        paragraph=shown[0].paragraph if shown and status != "left_out" else None,
        evidence=tuple(shown) if status != "left_out" else (),
        missing=() if status == "adopted" else tuple(p.text for p in points if p.state != "found"),
        conflicts=denied,
        candidates=_candidates(points),
        method="wording",
        reason=reasons.by_wording(status, points),
        ground=_ground(status, points),
    )


def _status(points: Sequence[Point], title: float) -> Status:
    if points and all(p.state == "found" for p in points):
        return "adopted"
    if _said_otherwise(points, title):
        return "adopted"
    if any(p.state in ("found", "weak") for p in points):
        return "partial"
    if any(p.state == "contrary" for p in points):
        return "left_out"
    nearest = sum(p.nearest.score for p in points if p.nearest) / max(1, len(points))
    touched = (1 - TITLE) * nearest + TITLE * title >= TOUCHED_WITH_TITLE if title else nearest >= TOUCHED
    return "partial" if touched else "left_out"


OTHERWISE = 0.6
"""Mean share of the points' telling words, the title's counted in, from which a long text is taken to be said in other words where
nothing differs."""
LONG = 12
"""Telling words of an ask from which it is long: a sentence of ten words that lacks two lacks a part, one of thirty is reworded. On the
asks of the repository as their text alone (specimens and development drafts, November 2026) 31 of 34 such verdicts were right."""


def _said_otherwise(points: Sequence[Point], title: float) -> bool:
    """Whether a long text stands in other words: most of it is there, and nothing denies, weakens or brackets any of it."""
    if sum(p.length for p in points) < LONG or any(p.state == "contrary" for p in points):
        return False
    for found in points:
        best = found.best
        if best and (best.bracketed or best.reserved or best.odd or any(d.severity != "doubt" for d in best.differences)):
            return False
    share = sum(p.nearest.score for p in points if p.nearest) / len(points)
    return ((1 - TITLE) * share + TITLE * title if title else share) >= OTHERWISE


def _worth(found: Point) -> float:
    return found.share if found.state == "found" else 0.5 * found.share if found.state == "weak" else 0.0


def _ground(status: Status, points: Sequence[Point]) -> str:
    """What it rests on: sentences that are nearly the ask's own, or words that they share."""
    verbatim = bool(points) and all(p.best and p.best.share >= VERBATIM and p.best.plain for p in points)
    return f"wording_{status}{'_verbatim' if verbatim else ''}"


def _candidates(points: Sequence[Point]) -> tuple[Evidence, ...]:
    near = sorted((p.nearest for p in points if p.nearest and p.nearest.score > 0), key=lambda e: -e.score)
    return tuple(dict.fromkeys(near))[:MAX_CANDIDATES]
