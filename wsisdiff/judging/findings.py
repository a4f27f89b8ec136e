"""What became of each essential element: found, weak or missing, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from wsisdiff.matching.elements import compile_all, evidence_for, level_of
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.phrases import holders
from wsisdiff.model import Ask, Element, Evidence, Finding
from wsisdiff.telling.phrases import is_way_of_saying, say
from wsisdiff.text.ladder import ladder

NEAR = 0.6
"""Share of a wording's terms in one sentence from which a person should look there."""


def findings(ask: Ask, index: DraftIndex) -> tuple[Finding, ...]:
    """One finding for each element of the ask, in the ask's order."""
    return tuple(_finding(element, index) for element in ask.elements)


def _finding(element: Element, index: DraftIndex) -> Finding:
    evidence = evidence_for(element, index)
    if not evidence:
        part = evidence_for(replace(element, wordings=element.partly), index) if element.partly else ()
        return Finding(element.id, element.text, "weak" if part else "missing", part, say("why", "partly") if part else "")
    why = weakness(evidence[0], element.verb)
    return Finding(element.id, element.text, "weak" if why else "found", evidence, why)


def weakness(quote: Evidence, asked: str) -> str:
    """Why a quotation falls short of what was asked; empty when it does not."""
    table = ladder()
    if quote.bracketed:
        return say("why", "bracketed")
    if quote.emptied:
        hedge = quote.hedges[0]
        return hedge if is_way_of_saying(hedge) else say("why", "emptied", hedge=hedge)
    if asked and level_of(quote, table) < table.level(asked):
        return say("why", "weaker", verb=quote.verb, asked=asked) if quote.verb else say("why", "statement", asked=asked)
    return ""


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
    found = []
    for n in best:
        unit = index.units[n]
        paragraph = index.draft.paragraphs[unit.paragraph]
        quote = Evidence(paragraph.label, unit.span.cut(paragraph.text), unit.span.start, unit.span.end, element.id)
        found.append(replace(quote, score=shares[n]))
    return tuple(found)
