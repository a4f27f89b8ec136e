"""What the best place of a point lacks, said elsewhere: in the sentences beside it, which go on about it, or in one of another
paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from wsisdiff.judging.ways.clauses import FEWEST
from wsisdiff.judging.ways.places import FULL, SOME, Place, at_place, places_of
from wsisdiff.matching.alignment import Clause, clause_of
from wsisdiff.matching.amounts import figure
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import plain_set, stem_set
from wsisdiff.text.quantities import Quantity
from wsisdiff.text.thesaurus import alike
from wsisdiff.text.words import words


def rest_of(best: Place, draft: Searched) -> tuple[Place, ...]:
    """Other sentences that have what the best place lacks, words and numbers, and speak of the same thing: one beside it, or one that has
    telling words of the point besides those that it adds. Empty where they do not give all of it, or where the place says it otherwise.
    """
    if best.state != "weak" or best.doubtful or any(d.kind != "number" or d.said for d in best.differences):
        return ()
    clause = best.alignment.clause
    unsaid = {d.asked for d in best.differences}
    figures = [q for q in clause.quantities if figure(q, clause.words) in unsaid]
    wanted = {*best.alignment.lacking, *(i for q in figures for i in range(_bound(q, clause), q.last + 1))}
    left = _part(clause, wanted, draft)
    held = {clause.words[i].stem for i in clause.content if i in best.alignment.pairs}
    beside = [unit for step in (-1, 1) if (unit := draft.index.beside(best.unit, step))]
    for unit in (*beside, *places_of(left, draft)):
        shared = sum(any(w.stem in alike(s) for w in unit.own_words) for s in held)
        place = at_place(left, unit, draft)
        said = place.state == "found" or (place.state == "weak" and place.only_beside(clause) and place.share >= FULL)
        if said and (unit in beside or (best.alignment.near >= SOME and shared >= FEWEST and len(left.content) >= FEWEST)):
            return (place,)
    return _going_on(best, wanted, draft)


def _part(clause: Clause, at: Iterable[int], draft: Searched) -> Clause:
    """Some words of a clause as one."""
    return clause_of(" ".join(clause.text[clause.words[i].start : clause.words[i].end] for i in sorted(at)), draft.index.names)


ONWARDS = 3
"""Sentences after the best place that are read as going on about it, while each points back."""
FIRST = 4
"""First words of a sentence among which it points back: "The duty", "Such audits", "It must be met"."""


def _going_on(best: Place, wanted: set[int], draft: Searched) -> tuple[Place, ...]:
    """The sentences after it that one after the other give what it lacks, each pointing back and saying nothing against it; none where they
    do not give all of it."""
    clause, said = best.alignment.clause, []
    pointing = plain_set("standing", "pointing", "back") | plain_set("differences", "besides", "onwards")
    for step in range(1, 1 + ONWARDS):
        unit = draft.index.beside(best.unit, step)
        if unit is None or not any(w.plain in pointing for w in unit.own_words[:FIRST]):
            break
        left = _part(clause, wanted, draft)
        place = at_place(left, unit, draft, few=True)
        if place.doubtful or any(_against(d, left) for d in place.differences):
            break
        unsaid = {w for d in place.differences if d.kind == "number" for w in d.asked.split()}
        own_words = {left.words[i].plain for i, j in place.alignment.pairs.items() if j >= place.alignment.own}
        figures = {left.words[i].plain for q in left.quantities for i in range(q.first, q.last + 1)}
        given = {i for i in wanted if clause.words[i].plain in (own_words | figures) - unsaid}
        given |= {i for q in clause.quantities if q.first in given for i in range(_bound(q, clause), q.last + 1)}
        if given:
            said.append(place)
            wanted -= given
        if all(clause.words[i].stem in language().stopwords or i in clause.slight for i in wanted):
            return tuple(said)
    return ()


def _against(difference: Difference, left: Clause) -> bool:
    """Whether a difference speaks against the point: not that another part of it is not here, nor a stretch of words that only go on."""
    if difference.kind in ("number", "limit_gone"):
        return bool(difference.said)
    if difference.kind in ("besides", "scope"):
        going = stem_set("differences", "besides", "going") | left.asked | language().stopwords | language().modals
        return any(w.stem not in going for w in words(difference.said))
    return difference.kind != "verb"


def _bound(quantity: Quantity, clause: Clause) -> int:
    """The first word of a quantity with what bounds it: "no later than 2030"."""
    bounding = plain_set("differences", "bounds", "most", "least", "comparing")
    return next((k for k in range(quantity.first, 0, -1) if clause.words[k - 1].plain not in bounding), 0)
