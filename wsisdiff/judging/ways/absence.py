"""An ask that opposes: adopted when the draft has no such language, or says the contrary in so many words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from wsisdiff.judging import reasons
from wsisdiff.judging.checked import status_score
from wsisdiff.judging.findings import findings, near_misses
from wsisdiff.judging.ways.clauses import FINITE, points_of
from wsisdiff.judging.ways.places import FULL, Place, at_place, settled
from wsisdiff.judging.ways.points import Point, of_note, point
from wsisdiff.judging.ways.proving import of_another_matter, settled_unwanted
from wsisdiff.judging.ways.unwanted import bare, unframed
from wsisdiff.matching.absent import torn, upholds
from wsisdiff.matching.alignment import Clause
from wsisdiff.matching.doubted import denial_undone, doubted
from wsisdiff.matching.elements import quotation, quotes
from wsisdiff.matching.kindred import Kin, extended, kindred, says_another
from wsisdiff.matching.shortlist import Searched
from wsisdiff.matching.turning import HANGING
from wsisdiff.matching.understood import not_understood
from wsisdiff.model import Ask, Evidence, Finding, Remark, Status, Verdict
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, stem_set
from wsisdiff.text.thesaurus import alike
from wsisdiff.text.words import words

MAX_CANDIDATES = 3
POSSIBLE = frozenset({"review", "reviewed", "reviewing", "possible", "possibility", "potential", "could", "might"})
"""Words that make unwanted language a possibility for later. "May" is none: what is permitted is there."""
PENDING = frozenset({"whether", "if"})
"""Words on which a clause hangs that leaves open what is unwanted, to be considered or studied."""
PARTLY = 0.4
"""Share of an unwanted text, synonyms counted by half, from which part of it is there though no clause is. Of five such drafts of three
processes (November 2026) one was free of it."""
MANY = 150
"""Sentences of a draft from which any that is near is part of it: of 24 real drafts of that length in which one was, 5 were free of it."""
THERE = 0.5
"""Share of an unwanted text, in other words, from which the draft is taken to have it: here the careful answer is that it stands. Of places
that had 0.5 to 0.62 of it and differed in nothing more than `STANDS`, 50 said it, 14 did not, and 33 said it weaker (November 2026)."""
STANDS = frozenset({"verb", "number", "past", "actor", "roles", "limit", "contrary"})
"""Differences with which it still stands: under a weaker verb, with another figure, for or by others, with a limit, in a milder word."""


def by_absence(ask: Ask, draft: Searched, earlier: Sequence[Searched] = ()) -> Verdict:
    """The verdict on unwanted language: there, there as a possibility, or not there. What stood in an `earlier` draft and is gone needs no
    further proof."""
    if ask.elements:
        return _by_wordings(ask, draft)
    found = _by_text(ask, draft, earlier)
    if found.status != "left_out" and draft.notes:
        noted = _by_text(ask, draft.notes)
        worse = noted.status == "left_out" or (noted.status == "partial" and found.status == "adopted")
        if worse and noted.evidence:
            return of_note(noted, draft)
    return found


def _by_wordings(ask: Ask, draft: Searched) -> Verdict:
    contrary = tuple(sorted(quotes(ask.opposite, draft.index), key=lambda quote: -quote.score))
    found = tuple(_without(finding, contrary) for finding in findings(ask, draft))
    there = [f for f in found if f.state != "missing"]
    firm = [f for f in there if not all(_possible(quote) for quote in f.evidence)]
    status: Status = "left_out" if firm else "partial" if there else "adopted"
    proof = tuple(sorted((firm or there)[0].evidence, key=_possible)) if there else contrary
    near = tuple(c for e in ask.elements if not there for c in near_misses(e, draft.index))[:MAX_CANDIDATES]
    return _verdict(ask, draft, status, found, proof, contrary, near, reasons.by_absence(status, proof))


def _by_text(ask: Ask, draft: Searched, earlier: Sequence[Searched] = ()) -> Verdict:
    text, named = bare(ask.text)
    clauses = [unframed(clause) for clause in points_of(text, draft.index.names)]
    points = [settled_unwanted(point(clause, draft, torn), draft) for clause in clauses]
    found = tuple(_finding(n, p, draft, named) for n, p in enumerate(points, 1))
    there = [f for f in found if f.state != "missing"]
    asked = frozenset(w.plain for w in words(text))
    firm = [f for f in there if f.state == "found" and not all(_possible(quote, asked) for quote in f.evidence)]
    denied = tuple(p.evidence[0] for p in points if p.state == "contrary" and p.evidence)
    denied = denied if len(denied) * 2 > len(points) else ()
    whole = len(there) * 2 > len(points)  # most of what is not wanted, and not one clause of many
    near = max((p.nearest for p in points if p.nearest), key=lambda e: e.score, default=None)
    near = near if near and near.score >= NEAR else None
    part = near if near and near.score >= PARTLY and not denied and not _is_another(near, clauses, draft) else None
    open_points = [p for p in points if p.best and _pending(p.best)]
    pending = tuple(e for p in open_points for e in p.evidence[:1])
    status: Status = "partial" if (there and whole) or pending or (part and not there) else "adopted"
    status = "left_out" if firm and whole else status
    proof = (firm or there)[0].evidence if there and whole else pending or denied or ((part,) if part and not there else ())
    why = (there[0].why if there and whole else None if pending else Remark("why.partly")) if status == "partial" else None
    kin = kindred(text, draft) if status == "adopted" and not denied else None
    if status != "left_out" and not denied and (both := extended(text, draft)):
        status, near, proof = "left_out", _kin(both, draft), ()
    elif kin and kin.near:
        aside = any(p.best and p.best.unit == kin.unit and of_another_matter(p.best, draft) for p in points)
        status, near = "partial" if aside else "left_out", _kin(kin, draft)
    if status == "adopted" and near and not (denied or named) and len(draft.index.units) >= MANY:
        status = "partial"
    spoiled = (denial_undone(p.best.unit, draft.index) for p in points if p.state == "contrary" and p.best)
    undone = next(filter(None, spoiled), "") if status == "adopted" and denied else ""
    status = "partial" if undone else status
    unproved = "" if status != "adopted" or denied or named else _unproved(clauses, draft, earlier)
    status = "partial" if unproved else status
    unfound = unproved or "reason.oppose_unfound"
    reason = reasons.by_absence(status, proof, why, near if not proof else None, unfound)
    if undone:
        reason = reasons.undone(denied[0], undone)
    exact = all(p.plain and p.best and not _doubted(p.best, draft, firm=bool(firm)) for p in points) and bool(denied or firm)
    ground = f"oppose_text_{status}{'_verbatim' if exact else '_near' if near or there else '_none'}"
    candidates = (near,) if near and not denied and not proof else ()
    shown = found if whole else tuple(replace(f, state="missing", evidence=(), why=None) for f in found)
    return replace(_verdict(ask, draft, status, shown, proof, denied, candidates, reason), ground=ground)


def _doubted(best: Place, draft: Searched, firm: bool) -> bool:
    """Whether what stands around a place may make something else of it: of one that has unwanted language, whatever is not understood."""
    strange = firm and not_understood(best.alignment, best.unit, draft.index)
    return bool(strange or doubted(best.unit, draft.index))


def _pending(best: Place) -> bool:
    """Whether what became of it is said elsewhere or still to come, or it would be so in some case: "If the grant falls, libraries would
    charge a fee"."""
    unreal = (
        best.reserved is not None and best.reserved.kind == "unreal" and any(w.plain in CONDITIONS for w in best.unit.own_words)
    )
    return unreal or best.followed or (best.reserved is not None and best.reserved.words in PENDING)


CONDITIONS = frozenset({"if", "unless", "should", "case", "once", "provided"})
OPEN = 0.5
"""Share of a draft's words that are not agreed from which it says nothing that unwanted language was not found: nearly all that anybody
asked for stands in some bracket. Of 17 drafts of the Paris Agreement of that kind with requests that the engine was not made with
(November 2026) 5 were free of it, 8 had it in part and 4 in full."""
NOWHERE = 0.5
"""Share of the telling words of an unwanted rule that stand nowhere in a draft above which it may be laid down there in quite other words.
Of 23 short drafts by three pens of which that held (November 2026) 19 had it. A thing ("carbon credits") has one name, a rule many."""


def _unproved(clauses: Sequence[Clause], draft: Searched, earlier: Sequence[Searched]) -> str:
    """Why it proves nothing that unwanted language was not found; empty where it does. A draft that has the words of a rule and says other
    things with them is free of it; of one that lacks them nobody knows by words."""
    if draft.index.open_share >= OPEN:
        return "reason.oppose_open"
    frames = stem_set("differences", "meta", "frames")
    if not any(w.plain in FINITE | language().modals or w.stem in frames for clause in clauses for w in clause.words):
        return ""
    telling = [clause.words[i].stem for clause in clauses for i in clause.content]
    held = [read.index.holding for read in (draft, draft.notes) if read]
    lacking = sum(not any(there.any_of[alike(stem)] for there in held) for stem in telling)
    if lacking <= NOWHERE * len(telling) or any(all(point(c, was).share >= FULL for c in clauses) for was in earlier):
        return ""
    return "reason.oppose_other_words"


NEAR = 0.3
"""Share of an unwanted text from which a sentence is shown beside "none found"."""


def _is_another(near: Evidence, clauses: Sequence[Clause], draft: Searched) -> bool:
    """Whether the sentence that has most of a clause says something else with it."""
    unit = next((u for u in draft.index.sentences_of[near.index] if u.span.start == near.start), None)
    return unit is not None and any(says_another(c, unit, draft) or upholds(c, unit, draft.index, ()) for c in clauses)


def _kin(kin: Kin, draft: Searched) -> Evidence:
    """The sentence that may say it in other words, as evidence of nothing: a place to look at."""
    return quotation(kin.unit, draft.index, score=kin.share)


def _finding(n: int, found: Point, draft: Searched, named: bool) -> Finding:
    """An unwanted clause: there when it is found, or mostly found with nothing that takes it back, also as far as it is agreed."""
    best = found.best
    if found.state == "found":
        return Finding(str(n), found.text, "found", found.evidence)
    if found.state != "weak" or best is None:
        return Finding(str(n), found.text, "missing")
    if _stands(best) or (named and _names(best)) or _agreed(best, draft):
        return Finding(str(n), found.text, "found", tuple(replace(e, bracketed=False, emptied=False) for e in found.evidence))
    return Finding(str(n), found.text, "weak", found.evidence, reasons.shortfall(best))


def _names(place: Place) -> bool:
    """Whether a place that stands has all words of the point, however firmly it speaks of them."""
    firm = any(d.severity == "contrary" or d.kind == "turned" for d in place.differences)
    return place.alignment.near >= FULL and not (firm or place.doubtful)


MOSTLY_AGREED = 0.75
"""Share of what a sentence says of unwanted language that must be agreed for it to stand: "measures include [dredging,] [nets] and buoys"
has no dredging."""


def _agreed(place: Place, draft: Searched) -> bool:
    """Whether a sentence has it without the words of it that are not agreed: "The [process][mechanism] shall be non-punitive"."""
    if not (place.bracketed and settled(place.unit)):
        return False
    agreed = at_place(place.alignment.clause, place.unit.agreed, draft)
    return agreed.alignment.near >= MOSTLY_AGREED * place.alignment.near and _stands(agreed)


def _stands(place: Place) -> bool:
    weaker = [d for d in place.differences if d.severity == "weaker" and d.kind not in STANDS]
    plain = all(d.severity != "contrary" for d in place.differences)
    plain = plain and all(d.kind == "scope" and d.said.split()[0] in HANGING for d in weaker)
    return plain and not (place.bracketed or place.reserved) and place.alignment.near >= THERE and not _without_its_matter(place)


SHORT = 2
"""Telling words of unwanted language, without those that frame it, up to which none may lack."""


def _without_its_matter(place: Place) -> bool:
    """Whether a sentence lacks one of the few words that say what is not wanted ("we promote wind power" has no "nuclear power"), or of the
    two that are not wanted "both"."""
    found = place.alignment
    short = sum(i not in found.clause.slight for i in found.clause.content) <= SHORT
    both = any(w.plain == "both" for w in found.clause.words)
    return (short or both) and any(i not in found.clause.slight for i in found.lacking)


def _verdict(
    ask: Ask,
    draft: Searched,
    status: Status,
    found: Sequence[Finding],
    proof: Sequence[Evidence],
    contrary: Sequence[Evidence],
    candidates: Sequence[Evidence],
    reason: Remark,
) -> Verdict:
    there = [f for f in found if f.state != "missing"]
    return Verdict(
        ask=ask.id,
        draft=draft.index.draft.id,
        status=status,
        score=status_score(status),
        confidence=0.0,
        paragraph=proof[0].paragraph if proof else None,
        evidence=tuple(e for f in there for e in f.evidence) or tuple(contrary),
        findings=tuple(found),
        missing=tuple(f.text for f in there),
        conflicts=tuple(f.evidence[0] for f in there if f.evidence),
        candidates=tuple(candidates),
        method="oppose",
        reason=reason,
    )


def _without(finding: Finding, contrary: Sequence[Evidence]) -> Finding:
    """The finding without the sentences that say the contrary in so many words: "we do not consider a mechanism necessary"."""
    said = {(quote.paragraph, quote.start) for quote in contrary}
    left = tuple(quote for quote in finding.evidence if (quote.paragraph, quote.start) not in said)
    if left == finding.evidence:
        return finding
    return replace(finding, evidence=left, state=finding.state if left else "missing", why=finding.why if left else None)


def _possible(quote: Evidence, asked: Collection[str] = ()) -> bool:
    """Whether unwanted language is there only in brackets, or as something to be considered or reviewed."""
    read = words(quote.text)
    chosen = bool(phrase_list("standing", "choices", "phrases").find(read))
    said = {w.plain for w in read} - set(asked)
    return quote.bracketed or quote.emptied or bool(quote.manner) or chosen or not POSSIBLE.isdisjoint(said)
