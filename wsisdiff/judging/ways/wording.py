"""An ask with nothing but its text: adopted only where each of its points is found with nothing that differs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from wsisdiff.judging import reasons
from wsisdiff.judging.ways.around import unless_doubted
from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.judging.ways.places import Place, quote
from wsisdiff.judging.ways.points import Point, of_note, point
from wsisdiff.matching.alignment import DEEDS, Clause
from wsisdiff.matching.shortlist import Searched
from wsisdiff.matching.turning import denies
from wsisdiff.matching.understood import not_understood
from wsisdiff.model import Ask, Evidence, Status, Verdict
from wsisdiff.text.language import language
from wsisdiff.text.words import behind_marks

MAX_CANDIDATES = 3
TOUCHED = 0.4
"""Mean share of the points' telling words, synonyms counted by half, from which part of the ask is there, though no point is. Of 34 such
verdicts on real requests (eight sets on the drafts of the Paris Agreement, November 2026) 18 were left out at 0.3 and 7 in part; from 0.4
to 0.6 the figures hardly move. The title does not count: that the subject is dealt with is no part of the ask."""


def by_wording(ask: Ask, draft: Searched) -> Verdict:
    """The verdict on an ask that is only its text; what no paragraph grants, a footnote may."""
    found = _by_wording(ask, draft)
    if found.status != "adopted" and draft.notes:
        noted = _by_wording(ask, draft.notes)
        return of_note(noted, draft) if noted.status == "adopted" else found
    return found


def _by_wording(ask: Ask, draft: Searched) -> Verdict:
    points = [point(clause, draft, doubted=unless_doubted) for clause in points_of(ask.text, draft.index.names)]
    least, length = _least(points)
    for n, found in enumerate(points):
        fullest, best = found.fullest, found.best
        if fullest and best and fullest.share > best.share and _in_other_words(fullest, least, length):
            points[n] = replace(found, best=fullest, evidence=(quote(fullest, draft),))
    status = _status(points, draft)
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


def _status(points: Sequence[Point], draft: Searched) -> Status:
    if (points and all(p.state == "found" for p in points)) or _said_otherwise(points, draft):
        return "adopted"
    if any(p.state in ("found", "weak") for p in points):
        return "partial"
    nearest = sum(p.nearest.score for p in points if p.nearest) / max(1, len(points))
    return "partial" if nearest >= TOUCHED and all(p.state != "contrary" for p in points) else "left_out"


LONG = 12
"""Telling words from which words of its own beside those of the ask are a sentence's other way to say it."""
OTHERWISE = ((LONG, 0.6), (7, 0.8))
"""Telling words of an ask, and the share that each of its points must have, from which it is taken to be said in other words where nothing
differs: a sentence of five words that lacks one lacks a part, one of twelve is reworded."""
AMPLE = 0.75
"""The same share in an ample sentence, one with as many telling words of its own: what it says besides is mostly about other things."""
TOGETHER = 3
"""Words from one to the next that still are together: "governance of the Internet"."""
FEWEST = 4
"""Telling words of a point that may be said in other words in a shorter ask; one of fewer must be found."""
CONDITIONS = frozenset({"once", "if", "unless", "until", "provided", "whereas", "pending", "only", "depending"})
"""Words beside those asked for that make a condition or turn to something else, and are no other way to say it."""
BESIDE = frozenset({"besides", "scope"})


def _least(points: Sequence[Point]) -> tuple[float, int]:
    """The share that each point must have to be said in other words, more than all in a short text; and the text's length."""
    length = sum(p.length for p in points)
    return next((share for words, share in OTHERWISE if length >= words), 2.0), length


def _said_otherwise(points: Sequence[Point], draft: Searched) -> bool:
    """Whether a text of some length stands in other words: most of each point is there, with the deed that was asked for ("establish"),
    and nothing denies, weakens or brackets any of it, nor stands strangely around it."""
    least, length = _least(points)
    if least > 1.0 or any(p.state in ("contrary", "missing") for p in points):
        return False
    rest = [(p.best, p.length) for p in points if p.state != "found" and p.best]
    strange = any(not_understood(best.alignment, best.unit, draft.index) for best, _ in rest)
    return not strange and all((own >= FEWEST or length >= LONG) and _in_other_words(best, least, length) for best, own in rest)


def _in_other_words(best: Place, least: float, length: int) -> bool:
    asked = best.alignment.clause
    kinds = {d.kind for d in best.differences}
    if (
        best.doubtful
        or "instead" in kinds
        or any(d.kind == "hedge" and not d.said.endswith("appropriate") for d in best.differences)
        or any(d.severity != "doubt" or not CONDITIONS.isdisjoint(d.said.split()) for d in best.differences)
        or any(asked.words[i].stem in DEEDS or denies(asked.words[i]) for i in best.alignment.lacking)
        or not _deeds_of(asked).isdisjoint(best.alignment.lacking)
        or _conjunct_lacks(best)
        or _member_lacks(best)
    ):
        return False
    if "turned" in kinds:
        return False
    itself = 2 * len(best.alignment.own_pairs) >= len(asked.content)
    if itself and best.besides >= len(asked.content) and best.share >= AMPLE and not _torn(best):
        return True
    return best.share >= least and (length >= LONG or kinds.isdisjoint(BESIDE))


def _deeds_of(clause: Clause) -> set[int]:
    """The words for what is to be done: the first telling one behind the modal verb, and one right behind "to"."""
    modal = next((i for i, w in enumerate(clause.words) if w.plain in language().modals), len(clause.words))
    behind = next((i for i in clause.content if i > modal), -1)
    return {behind, *(i for i in clause.content if i and clause.words[i - 1].plain == "to")}


CONJUNCT = 3
"""Telling words in a row, the first right behind "and" or a comma, that are a part of what was asked for and no other word for it.
Two are where it is somebody's, or "both" were asked for."""
OWNING = frozenset({"their", "its", "our", "his", "her", "whose"})


def _conjunct_lacks(best: Place) -> bool:
    """Whether a part that "and" joins on is lacking as a whole: "... and pay the fishers for the days lost", "both ships and crews"."""
    clause, lacking = best.alignment.clause, set(best.alignment.lacking)
    both = any(w.plain == "both" for w in clause.words)
    run, whole = 0, CONJUNCT
    for i in clause.content:
        before = [w.plain for w in clause.words[max(0, i - 2) : i]]
        owned = before[-1:] != [] and before[-1] in OWNING and before[:1] == ["and"]
        if i in clause.slight or clause.words[i].plain.endswith("ly"):
            continue
        if not run:
            whole = 2 if owned or both else CONJUNCT
        run = 0 if i not in lacking else run + 1 if run or owned or before[-1:] == ["and"] else 0
        if run >= whole:
            return True
    return False


def _member_lacks(best: Place) -> bool:
    """Whether a member of a row lacks all the words that no other member has: "older migrants, older persons in prison and refugees"."""
    clause, lacking = best.alignment.clause, set(best.alignment.lacking)
    if _time_lacks(clause, lacking):
        return True
    commas = behind_marks(clause.words, clause.text)
    if not commas:
        return False
    last = next((i for i, w in enumerate(clause.words) if i > commas[-1] and w.plain in ("and", "or")), len(clause.words))
    ends = [*commas, *([last] if last not in commas else []), len(clause.words)]
    members = [[i for i in clause.content if a <= i < b and i not in clause.slight] for a, b in pairwise([0, *ends])]
    for n, member in enumerate(members):
        others = {clause.words[i].stem for k, other in enumerate(members) if k != n for i in other}
        own = [i for i in member if clause.words[i].stem not in others and not clause.words[i].plain.endswith("ly")]
        if own and lacking.issuperset(own):
            return True
    return False


TIMES = frozenset({"before", "after", "during", "until", "when", "while", "throughout"})


def _time_lacks(clause: Clause, lacking: Collection[int]) -> bool:
    """Whether of two times that "and" joins one lacks as a whole: "before they leave and after they return"."""
    times = [i for i, w in enumerate(clause.words) if w.plain in TIMES]
    joined = any(w.plain in ("and", "or") for w in clause.words[times[0] : times[-1]]) if len(times) > 1 else False
    parts = [[i for i in clause.content if a < i < b] for a, b in pairwise([*times, len(clause.words)])] if joined else []
    return any(part and set(lacking).issuperset(part) for part in parts)


def _torn(best: Place) -> bool:
    """Whether words that stand side by side in the request stand apart there: "solitary work ... in the confinement ward"."""
    pairs, content = best.alignment.pairs, best.alignment.clause.content
    gaps = [abs(pairs[k] - pairs[i]) for i, k in pairwise(content) if k == i + 1 and i in pairs and k in pairs]
    return 3 * sum(gap <= TOGETHER for gap in gaps) < len(gaps)


def _worth(found: Point) -> float:
    return found.share if found.state == "found" else 0.5 * found.share if found.state == "weak" else 0.0


def _ground(status: Status, points: Sequence[Point]) -> str:
    """What it rests on: sentences that are nearly the ask's own, or words that they share."""
    verbatim = bool(points) and all(p.plain for p in points)
    return f"wording_{status}{'_verbatim' if verbatim else ''}"


def _candidates(points: Sequence[Point]) -> tuple[Evidence, ...]:
    near = sorted((p.nearest for p in points if p.nearest and p.nearest.score > 0), key=lambda e: -e.score)
    return tuple(dict.fromkeys(near))[:MAX_CANDIDATES]
