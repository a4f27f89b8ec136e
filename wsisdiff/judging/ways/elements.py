"""An ask with essential elements: adopted when all of them stand as strongly as asked, whatever else its text says."""

from __future__ import annotations

from itertools import islice

from wsisdiff.judging import reasons
from wsisdiff.judging.findings import findings, near_misses
from wsisdiff.judging.support import thin
from wsisdiff.matching.elements import quotes
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Finding, Status, Verdict

MAX_CANDIDATES = 3


def by_elements(ask: Ask, draft: Searched) -> Verdict:
    """The verdict by the ask's elements: all found, some found or weak, or none."""
    found = findings(ask, draft)
    conflicts = quotes(ask.conflicts, draft.index)
    whole = [f for f in found if f.element in ask.any_of and f.state == "found"]
    parts = [f for f in found if f.element not in ask.any_of] or list(found)
    standing = [f for f in parts if f.state != "missing"]
    score = sum({"found": 1.0, "weak": 0.5, "missing": 0.0}[f.state] for f in parts) / len(parts)
    status: Status
    if whole or all(f.state == "found" for f in parts):
        status, score = "adopted", 1.0
        standing = whole or standing
    elif len(standing) >= ask.partial_from:
        status = "partial"
    else:
        status = "left_out"
    elements = {e.id: e for e in ask.elements}
    near = (c for f in parts if f.state == "missing" for c in near_misses(elements[f.element], draft.index))
    doubtful = thin(ask, standing, draft) if status == "adopted" else None
    return Verdict(
        ask=ask.id,
        draft=draft.index.draft.id,
        status=status,
        score=round(score, 4),
        confidence=0.0,
        paragraph=_main_paragraph(standing),
        evidence=tuple(e for f in standing for e in f.evidence),
        findings=found,
        missing=() if status == "adopted" else tuple(f.text for f in parts if f.state != "found"),
        conflicts=conflicts,
        candidates=tuple(islice(near, MAX_CANDIDATES)),
        method="elements",
        reason=reasons.by_elements(status, found if not whole else tuple(whole), conflicts),
        notes=(reasons.other_words(doubtful),) if doubtful else (),
    )


def _main_paragraph(standing: list[Finding]) -> str | None:
    """The paragraph that proves most elements; the first element's when several prove as many."""
    votes: dict[str, float] = {}
    for finding in standing:
        for label in dict.fromkeys(e.paragraph for e in finding.evidence):
            votes[label] = votes.get(label, 0.0) + 1
        votes[finding.evidence[0].paragraph] += 0.5
    return max(votes, key=lambda label: votes[label]) if votes else None
