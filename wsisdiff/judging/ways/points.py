"""A point in plain words in a draft: looked for by its telling words, and what differs decides.

1. The text is cut into the points it makes (`judging.ways.clauses`).
2. The sentences that hold most of a point's telling words, weighed by rarity, are its places; a list is also read as a whole.
3. At each place the point is laid beside the sentence. What differs (`matching.differences`), and how the sentence stands in its draft
   (`matching.asserted`), decide whether it is found there, found weaker, or denied. The best place counts.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wsisdiff.judging.ways.clauses import FEWEST, part_named
from wsisdiff.matching.alignment import Alignment, Clause, align, clause_of
from wsisdiff.matching.allowed import allowed, invited, said_by_denials
from wsisdiff.matching.amounts import figure
from wsisdiff.matching.asserted import odd, reservation
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.differences import decisive, differences
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Reservation, Unit
from wsisdiff.matching.opposed import denied_alike, opposed
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Evidence, Span
from wsisdiff.text.ladder import hedges_in, ladder
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import plain_set
from wsisdiff.text.quantities import Quantity
from wsisdiff.text.thesaurus import alike
from wsisdiff.text.words import Word, words

State = Literal["found", "weak", "contrary", "missing"]

FULL = 0.88
"""Share of a point's telling words, by weight, from which a sentence that differs in nothing else says it."""
SOME = 0.5
"""Share from which a sentence says part of it, or denies it."""
NEAR = 0.4
"""The same share, where words that only may stand for those of the point count by half."""
DENIES = 0.75
"""Share from which a sentence that has a contrary word denies it. Below, two in three such sentences granted it or part of it (34 of 46 on
the sets at hand, November 2026): the word turned something else round."""
NEARLY = 0.75
"""Of the share that a denial has: a place that has less of the point does not outweigh it."""
HALF_SAID = 0.3
"""Share from which it is looked whether the rest is said by denying its contrary."""
VERBATIM = 0.95
"""Share of a point from which the sentence is nearly its own, so that what differs is all that differs."""
MOST_SEEN = 500
"""Places that are remembered for the edits that are tried next: for one ask some fifty are looked at."""
PLACES = 8
"""Sentences, those with most of the point's words, that are looked at."""
BESIDES = 2
"""Telling words of its own that a sentence may have beside those of the point and still say that and nothing else. Of 240 sentences planted
to mislead (November 2026) most that are near an ask to the letter have more: "... is a sentence to which we did not agree"."""
PLAINLY_WEAKER = frozenset({"verb", "hedge", "number"})
"""Differences that make a point weaker without any doubt: a weaker verb, a hedge, another figure."""
IN_ITSELF = 0.4
"""Share of the point that must stand in the sentence itself before words that it stands under count."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point at one sentence (or list): what it is there, and why."""

    state: State
    share: float
    alignment: Alignment
    unit: Unit
    differences: tuple[Difference, ...] = ()
    reserved: Reservation | None = None
    bracketed: bool = False
    odd: bool = False

    @property
    def plain(self) -> bool:
        """Whether what the place says is plain to see, so that a person need not look: the sentence is the point's own, with hardly a word
        besides, written in ordinary letters, and it stands or is bracketed or said under another verb, nothing in between."""
        own = [w for w in self.unit.own_words if w.stem not in language().stopwords]
        told = {d.kind for d in self.differences if d.severity != "doubt"}
        doubted = any(d.severity == "doubt" or (d.kind == "verb" and not d.said) for d in self.differences)
        if self.odd or doubted or self.besides > max(BESIDES, len(own) // 5):
            return False
        if self.state == "weak":
            return self.bracketed or (bool(told) and told <= PLAINLY_WEAKER)
        return self.state != "contrary" or bool(self.reserved) or bool(told)

    def only_beside(self, clause: Clause) -> bool:
        """Whether nothing is against it but words beside it that are the clause's own."""
        known = clause.asked | language().stopwords | language().modals
        beside = all(d.severity == "doubt" and all(w.stem in known for w in words(d.said)) for d in self.differences)
        return beside and not (self.bracketed or self.reserved or self.odd)

    @property
    def besides(self) -> int:
        """How many telling words of its own the sentence has besides those of the point."""
        own = [w for w in self.unit.own_words if w.stem not in language().stopwords]
        return sum(w.start not in self.alignment.starts for w in own)

    @property
    def lacking_much(self) -> bool:
        """Whether so much of the point is not there that mending what differs would not give it."""
        return self.share < FULL and any(
            self.alignment.clause.words[i].plain not in self._mended() for i in self.alignment.lacking
        )

    def _mended(self) -> set[str]:
        return {w for d in self.differences if d.at is not None for w in d.asked.split()}

    @property
    def lacking(self) -> tuple[str, ...]:
        """The telling words of the point that are not there."""
        return tuple(self.alignment.clause.words[i].plain for i in self.alignment.lacking)


@dataclass(frozen=True, slots=True)
class Point:
    """What became of one point of a text."""

    text: str
    state: State
    share: float
    best: Place | None
    evidence: tuple[Evidence, ...]
    nearest: Evidence | None
    """The sentence that has most of it, whatever it says."""
    length: int = 0
    """How many telling words it has."""

    @property
    def plain(self) -> bool:
        """Whether its best place is nearly its own sentence, and what that says is plain to see."""
        return self.best is not None and self.best.alignment.near >= VERBATIM and self.best.plain


def point(clause: Clause, draft: Searched) -> Point:
    """The clause in the draft: at its best place."""
    part = part_named(clause, draft)
    if part is not None:
        return Point(clause.text, "weak" if part.bracketed else "found", 1.0, None, (part,), part, len(clause.content))
    units = tuple(_places(clause, draft))
    places = [at_place(clause, unit, draft) for unit in units]
    if not places:
        return Point(clause.text, "missing", 0.0, None, (), None, len(clause.content))
    nearest = max(places, key=lambda p: p.alignment.near)
    near = quote(nearest, draft)
    best = _best(_said_in_items(places))
    if best is None:
        return Point(clause.text, "missing", 0.0, None, (), near, len(clause.content))
    state, share, shown = best.state, best.share, [quote(best, draft)]
    rest = _rest(best, draft)
    if rest:
        state, share, shown = "found", 1.0, [*shown, *(quote(place, draft) for place in rest)]
    return Point(clause.text, state, share, best, tuple(shown), near, len(clause.content))


def _said_in_items(places: Sequence[Place]) -> Sequence[Place]:
    """The places without the lists that say as a whole what one of their own items denies: its chapeau turns it round."""
    denied = {p.unit.paragraph: p.share for p in places if p.state == "contrary"}
    return [p for p in places if p.state == "contrary" or p.unit.own or p.share > denied.get(p.unit.paragraph, 0.0)]


def _best(places: Sequence[Place]) -> Place | None:
    """The place that says most of it; a denial unless another place says it about as fully."""
    order = {"found": 3, "weak": 2, "contrary": 1, "missing": 0}
    denied = max((p.share for p in places if p.state == "contrary"), default=0.0)
    rivals = [p for p in places if p.state == "found" or (p.state == "weak" and p.share >= NEARLY * denied)]
    pool = rivals or [p for p in places if p.state == "contrary"]
    return max(pool, key=lambda p: (order[p.state], p.share - _burden(p)), default=None)


def _burden(place: Place) -> float:
    return 0.05 * len(place.differences) + 0.1 * bool(place.reserved) + 0.1 * place.bracketed


def at_place(clause: Clause, unit: Unit, draft: Searched) -> Place:
    """What a point is at one sentence. Where an edit of the draft does not reach that, it is what it was, and is looked at once for all
    edits that are tried."""
    before = draft.as_before(unit.paragraph)
    if before is None:
        return _at_place(clause, unit, draft)
    key = clause.text, clause.level, clause.others, unit
    if key not in before.seen:
        if len(before.seen) >= MOST_SEEN:
            before.seen.clear()
        before.seen[key] = _at_place(clause, unit, before)
    found = before.seen[key]
    assert isinstance(found, Place)
    return found


def _at_place(clause: Clause, unit: Unit, draft: Searched) -> Place:
    index = draft.index
    found = denied_alike(align(clause, unit, draft.rarity))
    found = invited(opposed(found) if found.share >= HALF_SAID else found)
    paragraph = index.draft.paragraphs[unit.paragraph]
    share = _share(found)
    if share < SOME or found.near < NEAR:
        return Place("missing", share, found, unit)
    stands = reservation(unit, index, found.starts, found.clause.asked)
    if stands and stands.void:
        return Place("contrary" if found.near >= SOME else "missing", share, found, unit, (), stands)
    differ = allowed(differences(found, unit, paragraph.text), found, unit, paragraph.text)
    open_starts = {unit.words[i].start for i in unit.not_agreed}
    verbs = {unit.words[v.at].start for v in unit.verbs} | {w.start for w in unit.own_words if w.plain in language().modals}
    bracketed = any(start in open_starts for start in found.starts) or bool(verbs & open_starts)
    strange = odd(unit.span.cut(paragraph.text), unit.own_words)
    state: State = "weak"
    contrary = [w for d in differ if d.severity == "contrary" for w in d.asked.split()]
    if any(d.severity == "contrary" for d in differ) and (
        share >= DENIES or all(clause.words[i].plain in contrary for i in found.lacking)
    ):
        state = "contrary"
    elif (
        (share >= FULL and all(clause.words[i].stem not in decisive() for i in found.lacking)) or said_by_denials(found)
    ) and not (differ or bracketed or stands or strange):
        state = "found"
    return Place(state, share, found, unit, differ, stands, bracketed, strange)


def _share(found: Alignment) -> float:
    """Share of the point that the sentence has; words that it stands under count only where it has some of it itself."""
    if not found.clause.content:
        return found.share
    there = [i for i in found.clause.content if i in found.pairs]
    itself = sum(found.pairs[i] >= found.own for i in there) / max(1, len(found.clause.content))
    return found.share if itself >= IN_ITSELF * max(found.share, SOME) else itself


def _places(clause: Clause, draft: Searched) -> Iterator[Unit]:
    """The sentences with most of the clause's telling words, and the lists that they belong to."""
    index, rarity = draft.index, draft.rarity
    shares: dict[int, float] = {}
    for stem in sorted({clause.words[i].stem for i in clause.content}):  # in one order, so that sums are the same in every run
        weight = max(rarity(stem), 0.1)
        for n in index.holding.any_of[alike(stem)]:
            shares[n] = shares.get(n, 0.0) + weight
    lists: dict[int, None] = {}
    # Negated numbers let the C code of heapq compare plain tuples.
    for n in (-less for _, less in heapq.nlargest(PLACES, ((share, -n) for n, share in shares.items()))):
        unit = index.units[n]
        yield unit
        if unit.own and unit.words[unit.own - 1].start >= 0 and "\n" in index.draft.paragraphs[unit.paragraph].text:
            lists[unit.paragraph] = None
    for paragraph in lists:
        yield index.wholes[paragraph]


def _rest(best: Place, draft: Searched) -> tuple[Place, ...]:
    """Other sentences that have what the best place lacks, words and numbers, and speak of the same thing: one beside it, or one that has
    telling words of the point besides those that it adds. Empty where they do not give all of it, or where the place says it otherwise.
    """
    if (
        best.state != "weak"
        or best.reserved
        or best.bracketed
        or best.odd
        or any(d.kind != "number" or d.said for d in best.differences)
    ):
        return ()
    clause = best.alignment.clause
    unsaid = {d.asked for d in best.differences}
    figures = [q for q in clause.quantities if figure(q, clause.words) in unsaid]
    wanted = sorted({*best.alignment.lacking, *(i for q in figures for i in range(_bound(q, clause), q.last + 1))})
    left = clause_of(" ".join(clause.text[clause.words[i].start : clause.words[i].end] for i in wanted), draft.index.names)
    held = {clause.words[i].stem for i in clause.content if i in best.alignment.pairs}
    beside = _beside(best.unit, draft)
    for unit in (*beside, *_places(left, draft)):
        if unit.paragraph == best.unit.paragraph and unit.span == best.unit.span:
            continue
        shared = sum(any(w.stem in alike(s) for w in unit.own_words) for s in held)
        place = at_place(left, unit, draft)
        said = place.state == "found" or (place.state == "weak" and place.only_beside(clause) and place.share >= FULL)
        if said and (unit in beside or (best.alignment.near >= SOME and shared >= FEWEST and len(left.content) >= FEWEST)):
            return (place,)
    return ()


def _bound(quantity: Quantity, clause: Clause) -> int:
    """The first word of a quantity with what bounds it: "no later than 2030"."""
    bounding = plain_set("differences", "bounds", "most") | plain_set("differences", "bounds", "least")
    first = quantity.first
    while first and clause.words[first - 1].plain in bounding:
        first -= 1
    return first


def _beside(unit: Unit, draft: Searched) -> tuple[Unit, ...]:
    """The sentences before and after it in its paragraph."""
    own = draft.index.sentences_of[unit.paragraph]
    at = next((n for n, other in enumerate(own) if other.span == unit.span), None)
    return () if at is None else tuple(own[n] for n in (at - 1, at + 1) if 0 <= n < len(own))


def quote(place: Place, draft: Searched) -> Evidence:
    """The sentence of a place as evidence."""
    unit = place.unit
    paragraph = draft.index.draft.paragraphs[unit.paragraph]
    starts = place.alignment.starts
    at = tuple(i for i, w in enumerate(unit.words) if w.start >= 0 and w.start in starts)
    verb = governing(unit, at, ladder()) if at else None
    hedges = [(hedge, empties) for _, hedge, empties in hedges_in(unit.own_words)]
    return Evidence(
        paragraph=paragraph.label,
        text=unit.span.cut(paragraph.text),
        start=unit.span.start,
        end=unit.span.end,
        matched=tuple(_spans(unit.words, starts)),
        verb=verb.rung if verb else "",
        hedges=tuple(dict.fromkeys(hedge for hedge, _ in hedges)),
        emptied=any(empties for _, empties in hedges),
        bracketed=place.bracketed,
        score=place.alignment.near,
        manner=place.reserved.kind if place.reserved and place.reserved.kind in ("question", "reported") else "",
        index=unit.paragraph,
    )


def _spans(text: Sequence[Word], starts: frozenset[int]) -> Iterator[Span]:
    return (Span(w.start, w.end) for w in text if w.start in starts and w.start >= 0)
