"""Why a verdict is what it is, as facts: kinds and parts, worded in `telling` just before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from wsisdiff.model import Evidence, Finding, Part, Remark, Status
from wsisdiff.telling.excerpts import excerpt

if TYPE_CHECKING:
    from wsisdiff.judging.ways.places import Place
    from wsisdiff.judging.ways.points import Point
    from wsisdiff.judging.ways.tracing import Request, Traced
    from wsisdiff.matching.difference import Difference
    from wsisdiff.matching.index import Reservation

MOST_PASSAGES = 3
"""Requested passages, or points, named in a reason."""
MOST_WORDS = 8
"""Words that are not found, named in a reason."""


def by_elements(status: Status, found: Sequence[Finding], conflicts: Sequence[Evidence]) -> Remark:
    standing = _standing_of([f for f in found if f.state != "missing"])
    missing = tuple(Remark.of("reason.element_missing", element=f.text) for f in found if f.state == "missing")
    if not missing or status == "adopted":
        line = Remark.of("reason.all", found=standing)
    elif standing:
        line = Remark.of("reason.some", found=standing, missing=missing)
    else:
        line = Remark.of("reason.none", missing=missing)
    return against(line, conflicts)


def against(line: Remark, conflicts: Sequence[Evidence]) -> Remark:
    """The reason with what speaks against it."""
    if not conflicts:
        return line
    return Remark.of("reason.and", first=line, then=_quoting("reason.conflict", conflicts[0]))


def _standing_of(found: Sequence[Finding]) -> tuple[Remark, ...]:
    """What stands, as remarks; elements that fall short in the same way are told together, last, and the way once."""
    ways: dict[Remark | None, list[Finding]] = {}
    for finding in found:
        ways.setdefault(finding.why if finding.state == "weak" else None, []).append(finding)
    shared = {why: several for why, several in ways.items() if why is not None and len(several) > 1}
    alone = tuple(_standing(f) for f in found if f.state != "weak" or f.why not in shared)
    return alone + tuple(
        Remark.of("reason.elements_weak", why=why, elements=tuple(_at_its_place(f, 1) for f in several))
        for why, several in shared.items()
    )


def _at_its_place(finding: Finding, most: int | None = None) -> Remark:
    return Remark.of("reason.element_found", element=finding.text, where=_labels(finding.evidence[:most]))


def _standing(finding: Finding) -> Remark:
    if finding.state == "weak" and finding.why is not None:
        return Remark.of("reason.element_weak", element=finding.text, where=_labels(finding.evidence[:1]), why=finding.why)
    return _at_its_place(finding)


def _labels(quotes: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(q.paragraph for q in quotes))


def by_absence(
    status: Status,
    proof: Sequence[Evidence],
    why: Remark | None = None,
    near: Evidence | None = None,
    none: str = "reason.oppose_absent",
) -> Remark:
    """The reason of a verdict on unwanted language; `none` is the kind of the one that nothing was found."""
    if not proof:
        kinds = {"left_out": "kin", "partial": "maybe", "adopted": "near"}
        return _quoting(f"reason.oppose_{kinds[status]}", near) if near else Remark(none)
    first = proof[0]
    if status == "partial" and why != Remark("why.partly"):
        why = why or possible(first)
        return Remark.of("reason.oppose_possible", where=(first.paragraph,), why=why, words=excerpt(first))
    kind = {"adopted": "contrary", "left_out": "there", "partial": "part"}[status]
    return _quoting(f"reason.oppose_{kind}", first)


def undone(denied: Evidence, said: str) -> Remark:
    """The reason where a sentence denies unwanted language and another may undo that."""
    return _quoting("reason.oppose_undone", denied, said=said)


def _quoting(kind: str, quote: Evidence, **more: Part) -> Remark:
    """A reason that quotes a sentence."""
    return Remark.of(kind, where=(quote.paragraph,), words=excerpt(quote), **more)


def possible(quote: Evidence) -> Remark:
    """Why unwanted language is there only as something that may come."""
    if quote.bracketed or quote.manner:
        return Remark("why.bracketed" if quote.bracketed else f"why.{quote.manner}")
    return Remark.of("why.possibility", hedge=quote.hedges[0] if quote.hedges else "…")


def of_several(done: int, count: int, worst: Remark | None) -> Remark:
    """How many instructions of an ask are carried out, and what is told of the one that is furthest from it."""
    line = Remark.of("reason.several", done=done, count=count)
    return Remark.of("reason.several_not", first=line, then=worst) if worst and done < count else line


def request_words(request: Request) -> Remark:
    """A requested passage: what goes out, what comes in."""
    kind = "instead" if request.struck_text and request.text else "added" if request.text else "struck"
    return Remark.of(f"request.{kind}", added=request.text, struck=request.struck_text)


def by_change(status: Status, base: str, draft: str, where: str, traced: Traced, but: Remark | None) -> Remark:
    from wsisdiff.judging.ways.tracing import WHOLE

    taken = [_taken(r) for r in traced.requests if r.carried >= WHOLE]
    halves = [request_words(r) for r in traced.requests if 0 < r.carried < WHOLE]
    lacking = [request_words(r) for r in traced.requests if r.carried < WHOLE]
    places: dict[str, Part] = {"base": base, "draft": draft, "where": (where,)}
    if status == "left_out" and not but:
        return Remark.of("reason.taken_nothing", **places)
    detail = _passages(taken or lacking)
    if halves and not taken:
        detail = Remark.of("request.part", passages=_passages(halves))
    if but:
        detail = Remark.of("request.but", passages=detail, why=but)
    if status == "adopted" or not lacking:
        return Remark.of("reason.taken_whole", detail=detail, **places)
    return Remark.of("reason.taken_partly", detail=detail, missing=_passages(lacking), **places)


def _taken(request: Request) -> Remark:
    words = request_words(request)
    return Remark.of("request.elsewhere", passage=words, where=(request.elsewhere,)) if request.elsewhere else words


def _passages(passages: Sequence[Remark]) -> Part:
    more = len(passages) - MOST_PASSAGES
    shown = tuple(passages[:MOST_PASSAGES])
    return Remark.of("request.more", passages=shown, n=more) if more > 0 else shown


def other_words(finding: Finding) -> Remark:
    """That an element was found in words which share little with the ask."""
    return Remark.of("doubt.other_words", element=finding.text, label=finding.evidence[0].paragraph)


# ---------------------------------------------------------------- what differs


def difference(found: Difference) -> Remark:
    """One thing that differs, as a fact."""
    gone = "_gone" if found.asked and not found.said and found.kind in ("turned", "number") else ""
    if found.kind == "verb":
        asked = found.asked
        return Remark.of("why.weaker", verb=found.said, asked=asked) if found.said else Remark.of("why.statement", asked=asked)
    if found.kind == "hedge":
        return Remark.of("why.emptied", hedge=found.said)
    if found.kind == "number" and not gone:
        return Remark.of("why.number", now=found.said, asked=found.asked)
    return Remark.of(f"why.{found.kind}{gone}", asked=found.asked, said=found.said)


def reserved(found: Reservation) -> Remark:
    """How a sentence is only spoken of, as a fact."""
    if found.kind in ("question", "reported"):
        return Remark(f"why.{found.kind}")
    return Remark.of(f"why.{found.kind}", said=found.words or "…")


def shortfall(place: Place) -> Remark | None:
    """Why a point falls short at its place; the gravest reason alone. None where it does not."""
    if place.reserved:
        return reserved(place.reserved)
    if place.differences and place.differences[0].severity == "contrary":
        return difference(place.differences[0])
    if place.bracketed:
        return Remark("why.bracketed")
    if place.differences:
        return difference(place.differences[0])
    if place.odd:
        return Remark("why.odd")
    if place.lacking:
        return Remark.of("why.lacking", words=place.lacking[:MOST_WORDS])
    return None


def by_wording(status: Status, points: Sequence[Point]) -> Remark:
    """The reason of a verdict by text alone: what stands where, what falls short and why, what is denied."""
    shown = [p for p in points if p.evidence]
    if status == "adopted":
        quotes = [e for p in shown for e in p.evidence[:1]] or [p.nearest for p in points if p.nearest]
        line = Remark.of("reason.wording_all", where=_labels(quotes), words=excerpt(quotes[0]))
        offered = any(p.best and p.best.everywhere for p in shown)
        return Remark.of("reason.and", first=line, then=Remark("reason.every_option")) if offered else line
    weak = [p for p in shown if p.state == "weak"]
    denied = [p for p in shown if p.state == "contrary" and p.best]
    good = [p for p in shown if p.state == "found"]
    if denied and (status == "left_out" or (not weak and not good)):
        return _at(denied[0], "reason.wording_denied")
    if weak:
        return _at(weak[0], "reason.wording_weaker")
    if good:
        rest = tuple(p.text for p in points if p.state != "found")
        return _quoting("reason.wording_part", good[0].evidence[0], missing=rest)
    nearest = max((p.nearest for p in points if p.nearest), key=lambda quote: quote.score, default=None)
    if nearest is None:
        return Remark("reason.wording_nowhere")
    return _quoting("reason.wording_none" if status == "left_out" else "reason.wording_near", nearest)


def _at(found: Point, kind: str) -> Remark:
    why = shortfall(found.best) if found.best else Remark("why.bracketed") if found.evidence[0].bracketed else None
    return _quoting(kind, found.evidence[0], why=why or Remark("why.partly"))
