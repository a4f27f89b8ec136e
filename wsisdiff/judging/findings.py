"""What became of each essential element: found, weak or missing, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from wsisdiff.judging import reasons
from wsisdiff.matching.elements import compile_all, evidence_for, level_of, quotation
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.options import in_every_option
from wsisdiff.matching.phrases import holders
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Element, Evidence, Finding, Remark
from wsisdiff.text.ladder import ladder

NEAR = 0.6
"""Share of a wording's terms in one sentence from which a person should look there."""


def findings(ask: Ask, draft: Searched) -> tuple[Finding, ...]:
    """One finding for each element of the ask, in the ask's order."""
    return tuple(finding(element, draft) for element in ask.elements)


def finding(element: Element, draft: Searched) -> Finding:
    """What became of one element; one without wordings is a point in plain words."""
    if not element.wordings and not element.headings:
        return in_plain_words(element, draft)
    evidence = evidence_for(element, draft.index)
    if not evidence:
        part = evidence_for(replace(element, wordings=element.partly), draft.index) if element.partly else ()
        return Finding(element.id, element.text, "weak" if part else "missing", part, Remark("why.partly") if part else None)
    if evidence[0].bracketed and evidence[0].end and _in_every_option(evidence[0], draft):
        evidence = (replace(evidence[0], bracketed=False), *evidence[1:])
    why = weakness(evidence[0], element.verb)
    return Finding(element.id, element.text, "weak" if why else "found", evidence, why)


def _in_every_option(quote: Evidence, draft: Searched) -> bool:
    """Whether a quotation stands in each of several options on offer, in the same words."""
    index = draft.index
    said = next((u.own_plains for u in index.sentences_of[quote.index] if u.span.start == quote.start), None)
    return bool(said) and in_every_option(index, quote.index, quote.start, lambda u: not u.not_agreed and u.own_plains == said)


def in_plain_words(element: Element, draft: Searched) -> Finding:
    """A point in plain words, found as an ask of text alone is: by its clauses, and by what differs."""
    from wsisdiff.judging.ways.around import unless_doubted
    from wsisdiff.judging.ways.clauses import points_of
    from wsisdiff.judging.ways.points import point

    points = [point(clause, draft, doubted=unless_doubted) for clause in points_of(element.text, draft.index.names)]
    standing = [p for p in points if p.state in ("found", "weak")]
    evidence = tuple(replace(e, element=element.id) for p in standing for e in p.evidence)
    if not standing:
        return Finding(element.id, element.text, "missing")
    short = next((p for p in points if p.state != "found"), None)
    partly = (short and short.best and reasons.shortfall(short.best)) or Remark("why.partly")
    why = partly if short else weakness(evidence[0], element.verb)
    return Finding(element.id, element.text, "weak" if why else "found", evidence, why)


def weakness(quote: Evidence, asked: str) -> Remark | None:
    """Why a quotation falls short of what was asked; None when it does not."""
    if quote.bracketed or quote.manner:
        return Remark("why.bracketed" if quote.bracketed else f"why.{quote.manner}")
    if quote.emptied:
        return Remark.of("why.emptied", hedge=quote.hedges[0])
    if asked and level_of(quote) < ladder().level(asked):
        return Remark.of("why.weaker", verb=quote.verb, asked=asked) if quote.verb else Remark.of("why.statement", asked=asked)
    return None


def near_misses(element: Element, index: DraftIndex, most: int = 2) -> tuple[Evidence, ...]:
    """Sentences that hold most of the terms of one of the element's wordings but not all: where a person should look."""
    shares: dict[int, float] = {}
    for pattern in compile_all(element.wordings, index.names):
        if len(pattern.terms) < 2:
            continue
        holding = Counter(n for term in pattern.terms for n in holders(term, index.holding))
        for n, count in holding.items():
            shares[n] = max(shares.get(n, 0.0), count / len(pattern.terms))
    best = sorted((n for n, share in shares.items() if share >= NEAR), key=lambda n: (-shares[n], n))[:most]
    return tuple(quotation(index.units[n], index, element=element.id, score=shares[n]) for n in best)
