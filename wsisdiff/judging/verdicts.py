"""The status of one ask in one draft, by the way its kind is judged: elements, unwanted language, requested change, or wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from wsisdiff.judging.findings import findings, near_misses, weakness
from wsisdiff.judging.support import thin
from wsisdiff.judging.ways.amendments import NOTHING, WHOLE, Base, Traced, trace
from wsisdiff.judging.ways.points import SAID, TITLE, TOUCHED, Point, cover, points_of
from wsisdiff.matching.elements import quotes
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import GRADES, Ask, Evidence, Finding, Grade, Status, Verdict
from wsisdiff.telling import verdicts as reasons
from wsisdiff.telling.phrases import listed, say
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.words import Word, words

MAX_CANDIDATES = 3
GRADED = 2
"""Quotations, best first, that are graded against an ask which is only its text. Of 26 verdicts on labelled drafts (November 2026)
where one of them was at least partially related, the labels say adopted or partial in every one."""
MUCH_WEAKER = 2
"""Rungs between the verb of an ask of text alone and the draft's from which the draft says less than was asked."""
POSSIBLE = frozenset({"review", "reviewing", "possible", "possibility", "potential", "may", "could", "might"})
"""Words that make unwanted language a possibility for later."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The paragraph an ask amends, the draft it stands in, and whether the ask itself names that draft."""

    base: Base
    draft: Searched
    named: bool
    relation: Grade | None = None
    """How the paragraph relates to the ask, where the ask does not name the draft."""


def judge(ask: Ask, ask_words: tuple[Word, ...], draft: Searched, amended: Amended | None) -> Verdict:
    """The verdict on one ask from the text of one draft (and, for an amendment, of the draft it amends)."""
    if amended is not None:
        return _by_change(ask, ask_words, draft, amended)
    if ask.stance == "oppose":
        return _by_absence(ask, draft)
    if ask.elements:
        return _by_elements(ask, draft)
    return _by_wording(ask, ask_words, draft)


# ---------------------------------------------------------------- essential elements


def _by_elements(ask: Ask, draft: Searched) -> Verdict:
    found = findings(ask, draft.index)
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
    evidence = tuple(e for f in standing for e in f.evidence)
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
        evidence=evidence,
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


# ---------------------------------------------------------------- unwanted language


def _by_absence(ask: Ask, draft: Searched) -> Verdict:
    found = findings(ask, draft.index) if ask.elements else _unwanted_wording(ask, draft)
    contrary = tuple(sorted(quotes(ask.opposite, draft.index), key=lambda quote: -quote.score))
    found = tuple(_without(finding, contrary) for finding in found)
    there = [f for f in found if f.state != "missing"]
    firm = [f for f in there if not all(_possible(quote) for quote in f.evidence)]
    status: Status = "left_out" if firm else "partial" if there else "adopted"
    proof = tuple(sorted((firm or there)[0].evidence, key=_possible)) if there else contrary
    return Verdict(
        ask=ask.id,
        draft=draft.index.draft.id,
        status=status,
        score={"left_out": 0.0, "partial": 0.5, "adopted": 1.0}[status],
        confidence=0.0,
        paragraph=proof[0].paragraph if proof else None,
        evidence=tuple(e for f in there for e in f.evidence) or contrary,
        findings=found,
        missing=tuple(f.text for f in there),
        conflicts=tuple(f.evidence[0] for f in there),
        candidates=tuple(c for e in ask.elements if not there for c in near_misses(e, draft.index))[:MAX_CANDIDATES],
        method="oppose",
        reason=reasons.by_absence(status, proof),
    )


def _without(finding: Finding, contrary: Sequence[Evidence]) -> Finding:
    """The finding without the sentences that say the contrary in so many words: "we do not consider a mechanism necessary"."""
    said = {(quote.paragraph, quote.start) for quote in contrary}
    left = tuple(quote for quote in finding.evidence if (quote.paragraph, quote.start) not in said)
    if left == finding.evidence:
        return finding
    return replace(finding, evidence=left, state=finding.state if left else "missing", why=finding.why if left else "")


def _possible(quote: Evidence) -> bool:
    """Whether unwanted language is there only in brackets, or as something to be considered or reviewed."""
    return quote.bracketed or quote.emptied or any(w.plain in POSSIBLE for w in words(quote.text))


def _unwanted_wording(ask: Ask, draft: Searched) -> tuple[Finding, ...]:
    covered = [cover(p, draft) for p in points_of(ask.text, draft.index.names, language().stopwords)]
    return tuple(
        Finding(
            str(n), c.point.text, "found" if c.share >= SAID and c.evidence else "missing", (c.evidence,) if c.evidence else ()
        )
        for n, c in enumerate(covered, 1)
    )


# ---------------------------------------------------------------- the requested change


def _by_change(ask: Ask, ask_words: tuple[Word, ...], draft: Searched, amended: Amended) -> Verdict:
    base = amended.draft.index.draft.paragraphs[amended.base.paragraph]
    here = draft.index.draft.id
    note = () if amended.named else (reasons.assumed_base(base.label, amended.draft.index.draft.title),)
    if here == amended.draft.index.draft.id:
        quote = Evidence(base.label, base.text, 0, len(base.text))
        return Verdict(
            ask.id, here, "left_out", 0.0, 0.0, base.label, (quote,),
            missing=(ask.text,), method="amendment", relation=amended.relation, reason=reasons.own_draft(base.label), notes=note,
        )  # fmt: skip
    traced = trace(ask.text, ask_words, amended.base, amended.draft, draft)
    if traced is None:
        return Verdict(
            ask.id, here, "left_out", 0.0, 0.0, None, missing=(ask.text,), method="amendment",
            relation=amended.relation, reason=reasons.change_gone(base.label, amended.draft.index.draft.title), notes=note,
        )  # fmt: skip
    status: Status = "adopted" if traced.share >= WHOLE else "left_out" if traced.share <= NOTHING else "partial"
    paragraph = draft.index.draft.paragraphs[traced.paragraph]
    bracketed = _in_brackets(traced, draft)
    if status == "adopted" and bracketed:
        status = "partial"
    missing = tuple(reasons.request_words(r) for r in traced.requests if r.carried < WHOLE)
    return Verdict(
        ask=ask.id,
        draft=here,
        status=status,
        score=round(traced.share, 4),
        confidence=0.0,
        paragraph=paragraph.label,
        evidence=(
            Evidence(
                paragraph.label,
                paragraph.text,
                0,
                len(paragraph.text),
                matched=tuple(s for r in traced.requests for s in r.matched),
                bracketed=bracketed,
                score=traced.share,
            ),
        ),
        missing=() if status == "adopted" else missing,
        survives=tuple(r.elsewhere for r in traced.requests if r.elsewhere),
        method="amendment",
        relation=amended.relation,
        reason=reasons.by_change(status, base.label, amended.draft.index.draft.title, paragraph.label, traced, bracketed),
        notes=note,
    )


def _in_brackets(traced: Traced, draft: Searched) -> bool:
    """Whether a requested word that was taken stands in brackets."""
    whole = draft.index.wholes[traced.paragraph]
    if not whole.not_agreed:
        return False
    open_starts = {whole.words[i].start for i in whole.not_agreed}
    return any(span.start in open_starts for r in traced.requests for span in r.matched)


# ---------------------------------------------------------------- wording alone


def _by_wording(ask: Ask, ask_words: tuple[Word, ...], draft: Searched) -> Verdict:
    stop = language().stopwords
    names = draft.index.names
    covered = [cover(p, draft) for p in points_of(ask.text, names, stop)]
    title = Point(ask.title, frozenset(w.stem for w in names.fold(words(ask.title)) if w.stem not in stop))
    score = (1 - TITLE) * sum(c.share for c in covered) / max(1, len(covered)) + TITLE * cover(title, draft).share
    best = max(covered, key=lambda c: c.share, default=None)
    shown = sorted((c.evidence for c in covered if c.evidence), key=lambda e: -e.score)
    relation = _nearest_relation(ask_words, shown[:GRADED])
    status: Status = "adopted" if score >= SAID or relation != "unrelated" else "partial" if score >= TOUCHED else "left_out"
    asked = max((o.level for o in operatives(words(ask.text))), default=0)
    why = ""
    if status == "adopted":
        open_still = weakness(best.evidence, "") if best and best.evidence and best.evidence.bracketed else ""
        why = open_still or _shortfall(shown[:GRADED], asked) or _other_number(ask_words, shown[:GRADED])
        status = "partial" if why else status
    evidence = tuple(shown) if status != "left_out" else ()
    lacking = tuple(dict.fromkeys(word for c in covered for word in c.lacking))
    return Verdict(
        ask=ask.id,
        draft=draft.index.draft.id,
        status=status,
        score=round(min(1.0, score), 4),
        confidence=0.0,
        paragraph=evidence[0].paragraph if evidence else None,
        evidence=evidence,
        missing=() if status == "adopted" else tuple(c.point.text for c in covered if c.share < SAID),
        candidates=tuple(shown)[:MAX_CANDIDATES],
        method="wording",
        relation=relation,
        reason=reasons.by_wording(status, best, lacking, why),
    )


def _shortfall(shown: Sequence[Evidence], asked: int) -> str:
    """Why all of the quotations fall short of what was asked, as the first does; empty when one does not.

    A verb counts as weaker only from MUCH_WEAKER rungs on, since an ask of text alone does not say which of its verbs matters.
    """
    table = ladder()
    floor = table.rungs[asked - MUCH_WEAKER] if asked >= MUCH_WEAKER else ""
    if not shown or not all(weakness(quote, floor) for quote in shown):
        return ""
    return weakness(shown[0], table.rungs[asked - 1] if asked else "")


def _other_number(ask_words: tuple[Word, ...], shown: Sequence[Evidence]) -> str:
    """That each quotation has numbers and none of the ask's: "50 million" where 200 million was asked."""
    wanted = [w.plain for w in ask_words if w.plain.isdigit()]
    each = [[w.plain for w in words(quote.text) if w.plain.isdigit()] for quote in shown]
    if not wanted or not each or not all(numbers and set(numbers).isdisjoint(wanted) for numbers in each):
        return ""
    return say("why", "number", now=listed(each[0]), asked=listed(list(dict.fromkeys(wanted))))


def _nearest_relation(ask_words: tuple[Word, ...], shown: Sequence[Evidence]) -> Grade:
    """The nearest relation of the ask to one of the quotations."""
    from wsisdiff.relating.relation import prepare, relate_passages

    asked = prepare(ask_words)
    grades = [relate_passages(asked, prepare(words(quote.text))).grade for quote in shown]
    return max(grades, key=GRADES.index, default="unrelated")
