"""A point laid beside one sentence, or one list, of a draft: what it is there, and why.

The sentences that hold most of a point's telling words, weighed by rarity, are its places. At each what differs (`matching.differences`),
and how the sentence stands in its draft (`matching.asserted`), decide whether the point is found there, found weaker, or denied.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from wsisdiff.matching.alignment import Alignment, Clause, align
from wsisdiff.matching.allowed import allowed, answered, by_us, invited, said_by_denials
from wsisdiff.matching.asserted import odd, reservation, taken_up
from wsisdiff.matching.citations import citations
from wsisdiff.matching.contraries import decisive, denied_alike, opposed
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.differences import differences
from wsisdiff.matching.elements import governing, quotation
from wsisdiff.matching.index import Reservation, Unit
from wsisdiff.matching.main_clause import without_concession
from wsisdiff.matching.negation import denies_its_verb
from wsisdiff.matching.options import in_every_option
from wsisdiff.matching.shortlist import Searched
from wsisdiff.matching.turning import turns
from wsisdiff.model import Evidence
from wsisdiff.text.ladder import hedges_in
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list, stem_set
from wsisdiff.text.thesaurus import alike
from wsisdiff.text.words import words

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
DENSE = 6
PLACES = 8
"""Sentences, those with most of the point's words, that are looked at."""
BESIDES = 2
"""Telling words of its own that a sentence may have beside those of the point and still say that and nothing else. Of 240 sentences planted
to mislead (November 2026) most that are near an ask to the letter have more: "... is a sentence to which we did not agree"."""
PLAINLY_WEAKER = frozenset({"verb", "hedge", "number"})
"""Differences that make a point weaker without any doubt: a weaker verb, a hedge, another figure."""
SPOKEN_OF = frozenset({"question", "reported", "history", "unreal"})
"""Reservations of a sentence by itself, which what stands behind it may lift."""
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
    followed: bool = False
    """Whether it is only asked, told, cited or on offer, and another sentence says what becomes of it."""
    everywhere: bool = False
    """Whether each of several options on offer says it, so that it will stand whichever is chosen."""

    @property
    def doubtful(self) -> bool:
        """Whether the draft does not simply say it: in brackets, with a reservation, or oddly written."""
        return self.bracketed or self.reserved is not None or self.odd

    @property
    def plain(self) -> bool:
        """Whether what the place says is plain to see, so that a person need not look: the sentence is the point's own, with hardly a word
        besides, written in ordinary letters, and it stands or is bracketed or said under another verb, nothing in between."""
        own = [w for w in self.unit.own_words if w.stem not in language().stopwords]
        told = {d.kind for d in self.differences if d.severity != "doubt"}
        doubted = any(d.severity == "doubt" or (d.kind == "verb" and not d.said) for d in self.differences)
        if self.odd or doubted or self.followed or self.besides > max(BESIDES, len(own) // 5):
            return False
        if "turned" in told and not turns(Read(self.unit.own_words)):
            return False  # by its chapeau alone: "No shortage of funds shall excuse the Bureau from:"
        if self.state == "weak" and "verb" in told and any(w.stem in stem_set("standing", "talk", "aired", "ideas") for w in own):
            return False  # "We note the proposal that": another paragraph may decide on it
        if self.state == "weak":
            return self.bracketed or (bool(told) and told <= PLAINLY_WEAKER and not self.reserved)
        return self.state != "contrary" or bool(self.reserved) or bool(told)

    def only_beside(self, clause: Clause) -> bool:
        """Whether nothing is against it but words beside it that are the clause's own."""
        known = clause.asked | language().stopwords | language().modals
        beside = all(d.severity == "doubt" and all(w.stem in known for w in words(d.said)) for d in self.differences)
        return beside and not self.doubtful

    @property
    def besides(self) -> int:
        """How many telling words of its own the sentence has besides those of the point."""
        own = [w for w in self.unit.own_words if w.stem not in language().stopwords]
        there = {self.alignment.said[j].start for j in self.alignment.covered}
        return sum(w.start not in there for w in own)

    @property
    def near(self) -> float:
        """How near the sentence comes, the words that it stands under counted only where it has some of the point itself."""
        itself = _itself(self.alignment)
        return self.alignment.near if itself >= IN_ITSELF * SOME else min(self.alignment.near, itself)

    @property
    def lacking_much(self) -> bool:
        """Whether so much of the point is not there that mending what differs would not give it."""
        mended = {w for d in self.differences if d.at is not None for w in d.asked.split()}
        return self.share < FULL and not mended.issuperset(self.lacking)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The telling words of the point that are not there."""
        return tuple(self.alignment.clause.words[i].plain for i in self.alignment.lacking)


def at_place(clause: Clause, unit: Unit, draft: Searched, few: bool = False) -> Place:
    """What a point is at one sentence; with `few`, also where it has only a few of its words. Where an edit of the draft does not reach
    that, it is what it was, and is looked at once for all edits that are tried."""
    before = draft.as_before(unit.paragraph)
    if before is None:
        return _at_place(clause, unit, draft, few)
    key = clause.text, clause.level, clause.others, unit, few
    if key not in before.seen:
        if len(before.seen) >= MOST_SEEN:
            before.seen.clear()
        before.seen[key] = _at_place(clause, unit, before, few)
    found = before.seen[key]
    assert isinstance(found, Place)
    return found


def _at_place(clause: Clause, unit: Unit, draft: Searched, few: bool) -> Place:
    """What a point is at a sentence: as far as that is agreed, where this says it, and else with what is not agreed."""
    place = _as_read(clause, unit, draft, few)
    if settled(unit):
        agreed = _as_read(clause, unit.agreed, draft, few)
        if agreed.state == "found" or (agreed.state == "weak" and agreed.share >= place.share):
            return agreed

    def says(other: Unit) -> bool:
        reads = (other.agreed, other) if settled(other) else (other,)
        return any(_as_read(clause, read, draft, few=False).state == "found" for read in reads)

    if place.bracketed and in_every_option(draft.index, unit.paragraph, unit.span.start, says):
        return replace(place, state="found", bracketed=False, everywhere=True)
    return place


def settled(unit: Unit) -> bool:
    """Whether some of a sentence is agreed, and what is not only adds to it: it neither denies, nor has the verb, nor tries before what is
    agreed."""
    own = [i for i in sorted(unit.not_agreed) if i >= unit.own]
    agreed = [i for i in range(unit.own, len(unit.words)) if i not in unit.not_agreed]
    if not own or not agreed:
        return False
    verbs = {v.at for v in unit.verbs} | {i for i in own if unit.words[i].plain in language().modals}
    before = Read(unit.words[i] for i in own if i < agreed[-1])
    denied = turns(Read(unit.words[i] for i in own))
    return not (verbs & unit.not_agreed or denied or phrase_list("differences", "trying", "phrases").find(before))


def _as_read(clause: Clause, unit: Unit, draft: Searched, few: bool) -> Place:
    text = draft.index.text_of(unit)
    unit = unit.only(without_concession(unit.own_words, clause.standing_for.keys(), text))
    found = denied_alike(align(clause, unit, draft.rarity))
    found = invited(opposed(found) if found.share >= HALF_SAID else found)
    found = by_us(found) if found.share >= SOME else found
    share = _share(found)
    if not few and (share < SOME or found.near < NEAR):
        return Place("missing", share, found, unit)
    said = {found.said[j].stem for j in found.covered} - language().stopwords
    stands = reservation(unit, draft.index, found.reach, found.clause.asked | said)
    if stands and stands.void:
        followed = stands.kind in SPOKEN_OF and taken_up(unit, draft.index)
        return Place("contrary" if found.near >= SOME else "missing", share, found, unit, (), stands, followed=followed)
    differ = allowed(differences(found, unit, text), found, unit, text)
    if all(d.severity != "contrary" for d in differ):
        found = answered(found, text)
        share = _share(found)
    open_starts = {unit.words[i].start for i in unit.not_agreed}
    verbs = {unit.words[v.at].start for v in unit.verbs} | {w.start for w in unit.own_words if w.plain in language().modals}
    agreed = {w.stem for w in unit.words if w.start not in open_starts} if open_starts else set()
    open_words = (w for w in unit.words if w.start in open_starts and w.start in found.starts)
    bracketed = any(w.stem not in agreed for w in open_words) or bool(verbs & open_starts)  # what stands twice is agreed once
    strange = odd(unit.span.cut(text), unit.own_words)
    state: State = "weak"
    contrary = [d for d in differ if d.severity == "contrary"]
    asked = {w for d in contrary for w in d.asked.split()}
    turned = any(d.kind == "turned" and not d.asked for d in differ)
    full = share >= FULL and all(clause.words[i].stem not in decisive() for i in found.lacking if i not in clause.slight)
    if contrary and (
        share >= DENIES or all(clause.words[i].plain in asked for i in found.lacking) or (turned and denies_its_verb(found))
    ):
        state = "contrary"
    elif not (differ or bracketed or stands or strange) and (full or said_by_denials(found)):
        state = "found"
    chosen = bracketed and any(citations(unit, draft.index))  # "the Committee settles on the second of paragraphs 2 and 3"
    return Place(state, share, found, unit, differ, stands, bracketed, strange, chosen)


def _share(found: Alignment) -> float:
    """Share of the point that the sentence has; words that it stands under count only where it has some of it itself."""
    if not found.clause.content:
        return found.share
    itself = _itself(found)
    return found.share if itself >= IN_ITSELF * max(found.share, SOME) else itself


def _itself(found: Alignment) -> float:
    """Share of a point's telling words that stand in the sentence itself."""
    return len(found.own_pairs) / max(1, len(found.clause.content))


def places_of(clause: Clause, draft: Searched) -> Iterator[Unit]:
    """The sentences with most of the clause's telling words, and the lists that they belong to."""
    index, rarity = draft.index, draft.rarity
    shares: dict[int, float] = {}
    figures = {i for q in clause.quantities for i in range(q.first, q.last + 1)}
    for stem in sorted({clause.words[i].stem for i in (*clause.content, *figures)}):  # in one order: the same sums in every run
        weight = max(rarity(stem), 0.1)
        for n in index.holding.any_of[alike(stem)]:
            shares[n] = shares.get(n, 0.0) + weight
    lists: dict[int, None] = {}
    # Negated numbers let the C code of heapq compare plain tuples.
    best = [-less for _, less in heapq.nlargest(PLACES, ((share, -n) for n, share in shares.items()))]
    dense = heapq.nlargest(DENSE, ((share / len(index.units[n].own_words) ** 0.5, -n) for n, share in shares.items()))
    for n in dict.fromkeys((*best, *(-less for _, less in dense))):
        unit = index.units[n]
        yield unit
        if unit.own and unit.words[unit.own - 1].start >= 0 and "\n" in index.draft.paragraphs[unit.paragraph].text:
            lists[unit.paragraph] = None
    for paragraph in lists:
        yield index.wholes[paragraph]


def quote(place: Place, draft: Searched) -> Evidence:
    """The sentence of a place as evidence."""
    unit, starts = place.unit, place.alignment.starts
    at = tuple(i for i, w in enumerate(unit.words) if w.start in starts)
    manner = place.reserved.kind if place.reserved and place.reserved.kind in ("question", "reported") else ""
    more = {"bracketed": place.bracketed, "score": place.alignment.near, "manner": manner}
    return quotation(unit, draft.index, at, governing(unit, at) if at else None, hedges_in(unit.own_words), **more)
