"""An answer held against the draft: what its quotations prove counts, and nothing else.

A quotation that does not stand proves nothing; one that stands elsewhere gets the right label; what is not agreed text is weak at most.
The status then follows from the points by the rules of the guide, whatever status the reader gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from wsisdiff.judging.quoted import against, best_place, denied, evidence, is_label, places
from wsisdiff.model import Answer, AnswerPoint, Ask, Draft, Element, Reading, ReadPoint, Remark, Status
from wsisdiff.text.language import language
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import words

SAME_POINT = 88
"""Likeness (0 to 100) from which a reader's point is one of the ask's, reworded. Points of one ask are below 70 with each other."""
CHANGES = frozenset({"delete", "replace", "add", "rewrite", "move", "merge"})
"""What an ask may want done to a paragraph, none of which can have been done in the draft that it responds to."""


def unwanted(ask: Ask) -> bool:
    """Whether the points of an ask are what is not wanted: language that it opposes, or words that it wants to go."""
    return ask.stance == "oppose" or ask.change == "delete"


def checked(answer: Answer, ask: Ask, draft: Draft) -> Reading:
    """The answer as a reading of this draft."""
    doubts: list[Remark] = []
    remarks: list[Remark] = []
    points = tuple(
        _checked(said, element, answer.by, ask, draft, doubts, remarks) for said, element in matched(answer.points, ask)
    )
    points = (*points, *_unanswered(points, ask, doubts))
    status, score = status_of(points, ask)
    if ask.change == "delete" and answer.status in ("left_out", "partial") and status == "adopted":
        # That words are gone cannot be quoted, so a reader may as well have named the deletion as the point that is missing.
        status, score = answer.status, status_score(answer.status)
    if ask.responds_to == draft.id and ask.change in CHANGES:
        status, score = "left_out", 0.0
    if answer.parts and set(answer.parts) != set(range(1, answer.of + 1)):
        doubts.append(Remark.of("reading.incomplete", by=answer.by, n=len(answer.parts), of=answer.of))
    if answer.decided and answer.status:
        status = answer.status
    elif answer.status and answer.status != status:
        doubts.append(Remark.of("reading.other_status", by=answer.by, said=_status(answer.status), status=_status(status)))
    return Reading(
        answer.ask, answer.by, answer.kind, draft.id, status, round(score, 4), points, answer.why, answer.date, answer.decided,
        doubts=tuple(dict.fromkeys(doubts)), remarks=tuple(dict.fromkeys(remarks)),
    )  # fmt: skip


def _status(status: Status) -> Remark:
    return Remark(f"status.{status}")


# ---------------------------------------------------------------- points


def matched(points: Sequence[AnswerPoint], ask: Ask) -> list[tuple[AnswerPoint, Element | None]]:
    """Each point with the element of the ask that it is: by its words, its letter, or words that are nearly the same."""
    left = list(ask.elements)
    found: list[tuple[AnswerPoint, Element | None]] = []
    for said in points:
        name = _plain(said.point)
        element = next((e for e in left if _plain(e.text) == name or _plain(e.id) == name), None)
        if element is None and left:
            near = max(left, key=lambda e: fuzz.token_sort_ratio(_plain(e.text), name))
            element = near if fuzz.token_sort_ratio(_plain(near.text), name) >= SAME_POINT else None
        if element is not None:
            left.remove(element)
        found.append((said, element))
    return found


def _plain(text: str) -> str:
    return " ".join(w.plain for w in words(text))


def _checked(
    said: AnswerPoint, element: Element | None, by: str, ask: Ask, draft: Draft, doubts: list[Remark], remarks: list[Remark]
) -> ReadPoint:
    name, id = (element.text, element.id) if element else (said.point, "")
    if said.state == "missing":
        return ReadPoint(name, "missing", element=id)
    if not said.quote.strip():
        doubts.append(Remark.of("reading.no_quote", by=by, point=name))
        return ReadPoint(name, "missing", element=id)
    place = best_place(places(draft, said.quote), said.paragraph)
    if place is None:
        doubts.append(Remark.of("reading.not_there", by=by, point=name, quote=said.quote))
        return ReadPoint(name, "missing", element=id)
    label = place.paragraph.label
    if said.paragraph.strip() and not is_label(label, said.paragraph):
        remarks.append(Remark.of("reading.other_place", by=by, point=name, told=said.paragraph, where=label))
    why = against(place)
    state = said.state
    if why is not None and state == "stands":
        state = "weak"
        remarks.append(Remark.of("reading.only_weak", point=name, where=label, why=why))
    if state in ("stands", "weak") and not unwanted(ask) and denied(place):
        doubts.append(Remark.of("reading.denied", point=name, where=label))
    quote = evidence(place, said.quote, id)
    if _strange(f"{name} {ask.title} {ask.text} {ask.new}", f"{place.paragraph.section} {place.paragraph.text} {quote.text}"):
        remarks.append(Remark.of("reading.strange", point=name, where=label))
    return ReadPoint(name, state, quote, why, id)


def _strange(asked: str, quote: str) -> bool:
    """Whether a quotation, with its paragraph and section, has no telling word, nor a synonym of one, in common with what was asked."""
    stop = language().stopwords
    wanted = {w.stem for w in words(asked)} - stop
    return not any(wanted & synonyms(w.stem) for w in words(quote) if w.stem not in stop)


def _unanswered(points: Sequence[ReadPoint], ask: Ask, doubts: list[Remark]) -> list[ReadPoint]:
    """The elements of the ask that a reader who went by them said nothing of: missing."""
    answered = {point.element for point in points if point.element}
    if not answered:
        return []
    left = [e for e in ask.elements if e.id not in answered and e.id not in ask.any_of]
    if any(point.element in ask.any_of and point.state == "stands" for point in points):
        return []
    doubts += [Remark.of("reading.unanswered", point=e.text) for e in left]
    return [ReadPoint(e.text, "missing", element=e.id) for e in left]


# ---------------------------------------------------------------- status


def status_of(points: Iterable[ReadPoint], ask: Ask) -> tuple[Status, float]:
    """Status and score (0 to 1) by the rules of the guide: adopted when all points stand, partial when some stand or are weak.

    For unwanted points: left out when one stands, partial when one is there weakly, else adopted.
    """
    points = tuple(points)
    if unwanted(ask):
        states = {p.state for p in points}
        status: Status = "left_out" if "stands" in states else "partial" if "weak" in states else "adopted"
        return status, status_score(status)
    if any(point.element and point.element in ask.any_of and point.state == "stands" for point in points):
        return "adopted", 1.0
    needed = [p for p in points if not p.element or p.element not in ask.any_of] or points
    if not needed:
        return "left_out", 0.0
    stands, weak = (sum(p.state == state for p in needed) for state in ("stands", "weak"))
    if stands == len(needed):
        return "adopted", 1.0
    least = ask.partial_from if any(p.element for p in points) else 1
    return "partial" if stands + weak >= max(1, least) else "left_out", (stands + 0.5 * weak) / len(needed)


def status_score(status: Status) -> float:
    """The score (0 to 1) of a status by itself."""
    return {"left_out": 0.0, "partial": 0.5, "adopted": 1.0}[status]
