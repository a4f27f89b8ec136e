"""A point in plain words in a draft: looked for by its telling words, and what differs decides.

1. The text is cut into the points it makes (`judging.ways.clauses`).
2. The sentences that hold most of a point's telling words, weighed by rarity, are its places; a list is also read as a whole.
3. At each place the point is laid beside the sentence. What differs (`matching.differences`), and how the sentence stands in its draft
   (`matching.asserted`), decide whether it is found there, found weaker, or denied. The best place counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wsisdiff.judging.ways.clauses import part_named
from wsisdiff.judging.ways.placed import stands_outside
from wsisdiff.judging.ways.places import NEARLY, VERBATIM, Place, State, at_place, places_of, quote
from wsisdiff.judging.ways.rest import rest_of
from wsisdiff.matching.alignment import Alignment, Clause
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Evidence, Verdict


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
    fullest: Place | None = None
    """The place that has most of it, where it is found nowhere."""

    @property
    def plain(self) -> bool:
        """Whether its best place is nearly its own sentence, and what that says is plain to see."""
        return self.best is not None and self.best.alignment.near >= VERBATIM and self.best.plain


def point(
    clause: Clause,
    draft: Searched,
    another: Callable[[Alignment], bool] = lambda _: False,
    doubted: Callable[[Place, Searched], Place] = lambda place, _: place,
) -> Point:
    """The clause in the draft: at its best place; none is where the sentence says another thing with the words (`another`). What stands
    around a place may make less of it (`doubted`)."""
    part = part_named(clause, draft)
    if part is not None:
        return Point(clause.text, "weak" if part.bracketed else "found", 1.0, None, (part,), part, len(clause.content))
    units = tuple(places_of(clause, draft))
    found = (_where_wanted(at_place(clause, unit, draft), draft) for unit in units)
    places = [doubted(place, draft) for place in found if not another(place.alignment)]
    if not places:
        return Point(clause.text, "missing", 0.0, None, (), None, len(clause.content))
    nearest = max(places, key=lambda p: p.near)
    near = replace(quote(nearest, draft), score=nearest.near)
    best = _best(_said_in_items(places))
    if best is None:
        return Point(clause.text, "missing", 0.0, None, (), near, len(clause.content))
    state, share, shown = best.state, best.share, [quote(best, draft)]
    rest = rest_of(best, draft)
    if rest:
        state, share, shown = "found", 1.0, [*shown, *(quote(place, draft) for place in rest)]
    fullest = max((p for p in places if p.state == state == "weak"), key=lambda p: p.share, default=None)
    return Point(clause.text, state, share, best, tuple(shown), near, len(clause.content), fullest)


def _where_wanted(place: Place, draft: Searched) -> Place:
    """The place, where it stands in a part of the draft that is not enough only as something less."""
    outside = place.alignment.clause.outside
    if place.state not in ("found", "weak") or not outside or not stands_outside(place.unit.paragraph, outside, draft):
        return place
    elsewhere = Difference("elsewhere", "weaker", "", outside)
    return replace(place, state="weak", differences=(elsewhere, *place.differences), everywhere=False)


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
    differ = sum(0.05 if d.severity == "doubt" else 0.1 for d in place.differences)
    return differ + 0.1 * bool(place.reserved) + 0.1 * place.bracketed


def of_note(found: Verdict, draft: Searched) -> Verdict:
    """A verdict that rests on the draft's footnotes, which have no place in the text of their paragraphs."""

    def placed(quotes: Sequence[Evidence]) -> tuple[Evidence, ...]:
        numbers = draft.index.labels
        return tuple(replace(q, start=0, end=0, matched=(), index=numbers[q.paragraph]) for q in quotes)

    return replace(
        found,
        findings=tuple(replace(finding, evidence=placed(finding.evidence)) for finding in found.findings),
        evidence=placed(found.evidence),
        conflicts=placed(found.conflicts),
        candidates=placed(found.candidates),
    )
