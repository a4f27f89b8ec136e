"""One ask in one draft: the request and the paragraph side by side, and a person's decision on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.errors import BadWorkspace
from wsisdiff.judging.decisions import Review, load_reviews
from wsisdiff.model import POINT_STATES, STATUSES, AnswerPoint, Ask, Draft, Evidence, Span, Verdict
from wsisdiff.reporting.quotes import once, pieces_of, quotes_of
from wsisdiff.reporting.signs import standing
from wsisdiff.reporting.status.evidence import asked_in
from wsisdiff.reporting.status.view import Line, View, unsure
from wsisdiff.serving.call import YEAR, Call, route
from wsisdiff.serving.desk import WAIT, Judged
from wsisdiff.serving.rendering import w
from wsisdiff.text.quoting import find_quote

MOST_POINTS = 50
"""Points of one ask that a person decides one by one."""
PATIENT = 60.0
"""Seconds that a decision waits for the workspace to be judged, where a file changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of the draft with what is marked in it."""

    label: str
    section: str
    parts: list[tuple[str, str]]
    agreed: bool = True
    page: int | None = None
    notes: tuple[str, ...] = ()
    """What is quoted of its footnotes."""
    headings: tuple[str, ...] = ()
    """What is quoted of the headings above it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the matrix."""

    judged: Judged
    line: Line
    column: int

    @property
    def verdict(self) -> Verdict:
        return self.line.row[self.column]

    @property
    def draft(self) -> Draft:
        return self.judged.view.drafts[self.column]


@route("GET", "/w/<space>/cell/<ask>/<draft>")
def cell(call: Call, ask: str, draft: str) -> Response:
    return _page(call, _place(call, ask, draft))


@route("POST", "/w/<space>/cell/<ask>/<draft>")
def decide(call: Call, ask: str, draft: str) -> Response:
    """A person's decision, written as `wsisdiff review` writes it; told instead of written when the cell has changed since it was shown."""
    place = _place(call, ask, draft, wait=PATIENT)
    status, note, by = call.given("status"), call.given("note"), " ".join(call.given("by").split())
    kept: dict[str, Any] = {"note": note, "by": by}
    if status not in STATUSES:
        return _page(call, place, 400, wrong=w("cell.no_status"), **kept)
    if not by:
        return _page(call, place, 400, wrong=w("cell.no_name"), **kept)
    if call.given("seen") != _seen(place, _decisions(call, place)):
        return _page(call, place, 409, wrong=w("cell.changed"), **kept)
    paragraph = call.given("paragraph")
    quotes = [line.strip() for line in call.given("quotes").split("\n") if line.strip()]
    try:
        review = verbs.decide(
            call.folder, place.judged.report, ask, draft, status, by, date.today(), note, quotes=quotes, points=_points(call),
            paragraph=paragraph if paragraph != (place.verdict.paragraph or "") else "",
        )  # fmt: skip
    except BadWorkspace as error:
        return _page(call, place, 400, wrong=call.told(error), **kept)
    notice = {"text": w("cell.saved", ask=place.line.ask.title, status=standing(status, place.line.ask), draft=place.draft.title),
              "undo": call.url("undo", ask=ask, draft=draft), "review": _name(review), "queue": call.given("queue")}  # fmt: skip
    if not call.given("queue"):
        answer = call.goto("cell", notice, ask=ask, draft=draft)
    elif (following := _next(call.desk.judged(PATIENT).asked, ask)) is not None:
        answer = call.goto("cell", notice, ask=following.ask.id, draft=following.now.draft, queue=1)
    else:
        answer = call.goto("queue", notice)
    answer.set_cookie("wsisdiff-name", by, max_age=YEAR, httponly=True, samesite="Strict", path="/")
    return answer


def _points(call: Call) -> list[AnswerPoint]:
    """What a person says point by point, of those they say something of."""
    found = []
    for n in range(MOST_POINTS):
        state = call.given(f"state-{n}")
        if state in POINT_STATES:
            point, where, words = (call.given(f"{name}-{n}") for name in ("point", "where", "words"))
            found.append(AnswerPoint(point, state, where, words))
    return found


@route("POST", "/w/<space>/cell/<ask>/<draft>/undo")
def undo(call: Call, ask: str, draft: str) -> Response:
    """Take a decision back; only one that stands as it was written."""
    place = _place(call, ask, draft, wait=PATIENT)
    found = [review for review in _decisions(call, place) if _name(review) == call.given("review")]
    if not found:
        return _page(call, place, 409, wrong=w("cell.undo_gone"))
    verbs.take_back(call.folder, found[-1])
    return call.goto("cell", w("cell.undone"), ask=ask, draft=draft, queue=call.given("queue"))


@route("GET", "/w/<space>/decide")
def queue(call: Call) -> Response:
    """On to what is to be decided next."""
    view = call.desk.judged().asked
    if (following := _next(view, call.asked("after"))) is None:
        return call.page("nothing_left", view=view)
    return call.goto("cell", ask=following.ask.id, draft=following.now.draft, queue=1, said=call.asked("said"))


def _next(view: View, after: str) -> Line | None:
    """What is to be decided after that ask, least sure first; from the beginning again at the end. Never the same one."""
    waiting = view.to_look_at()
    ids = [line.ask.id for line in waiting]
    if after in ids:
        at = ids.index(after)
        waiting = (*waiting[at + 1 :], *waiting[:at])
    else:
        skipped = next((line for line in view.lines if line.ask.id == after), None)
        if skipped is not None:
            later = [line for line in waiting if line.now.confidence >= skipped.now.confidence]
            waiting = (*later, *(line for line in waiting if line not in later))
    return waiting[0] if waiting else None


def _place(call: Call, ask: str, draft: str, wait: float = WAIT) -> Place:
    judged = call.desk.judged(wait)
    line = next((line for line in judged.view.lines if line.ask.id == ask), None)
    column = next((n for n, d in enumerate(judged.view.drafts) if d.id == draft), None)
    if line is None or column is None:
        raise NotFound
    return Place(judged, line, column)


def _decisions(call: Call, place: Place) -> list[Review]:
    return [review for review in load_reviews(call.folder) if (review.ask, review.draft) == (place.line.ask.id, place.draft.id)]


def _name(review: Review) -> str:
    return sha256(repr(review).encode()).hexdigest()[:16]


def _seen(place: Place, decisions: Sequence[Review]) -> str:
    """What a person has before them when they decide, in short: another writer changes it."""
    verdict = place.verdict
    quotes = [(q.paragraph, q.text) for q in verdict.evidence]
    shown = (verdict.tool_status or verdict.status, verdict.paragraph, place.line.ask.text, quotes)
    return sha256(repr((shown, decisions)).encode()).hexdigest()[:16]


def _page(call: Call, place: Place, status: int = 200, **kept: Any) -> Response:
    view, line, verdict, draft = place.judged.view, place.line, place.verdict, place.draft
    decisions = _decisions(call, place)
    at = view.lines.index(line)
    shown = paragraphs_of(draft, quotes_of(verdict))
    there = {paragraph.label for paragraph in shown}
    against = paragraphs_of(draft, verdict.conflicts, "against") if line.ask.stance == "include" else []
    places = paragraphs_of(draft, once(verdict.candidates)) if unsure(verdict) else []
    return call.page(
        "cell", status=status, view=view, line=line, ask=line.ask, verdict=verdict, draft=draft, column=place.column,
        asked=asked_in(line.ask, verdict), shown=shown, against=against, places=[p for p in places if p.label not in there],
        decisions=[(review, _name(review)) for review in decisions], seen=_seen(place, decisions),
        previous=view.lines[at - 1] if at else None, following=view.lines[at + 1] if at + 1 < len(view.lines) else None,
        queue=call.asked("queue") or call.given("queue"), left=len(place.judged.asked.to_look_at()),
        wrong=kept.get("wrong", ""), kept={"note": kept.get("note", ""), "by": kept.get("by") or call.person},
        statuses=tuple(reversed(STATUSES)), point_states=POINT_STATES, points=_own_points(line.ask, verdict)[:MOST_POINTS],
        given={name: call.given(name) for name in ("paragraph", "quotes")},
    )  # fmt: skip


def _own_points(ask: Ask, verdict: Verdict) -> list[str]:
    """The points by which an ask is read: its own, else those that a reader named."""
    own = [element.text for element in ask.elements]
    return own or ([point.text for point in verdict.reading.points] if verdict.reading else []) or [ask.title]


def paragraphs_of(draft: Draft, quotes: Sequence[Evidence], mark: str = "found") -> list[Shown]:
    """The paragraphs that are quoted, each whole and once, with the words that matched marked; where none matched, what is quoted."""
    by_label: dict[str, list[Evidence]] = {}
    for quote in quotes:
        by_label.setdefault(quote.paragraph, []).append(quote)
    found = []
    for label, here in by_label.items():
        paragraph = next((p for p in draft.paragraphs if p.label == label), None)
        agreed = not any(quote.bracketed for quote in here)
        if paragraph is None:
            found.append(Shown(label, "", [(quote.text, mark) for quote in here], agreed))
            continue
        spans = [span for quote in here for span in (quote.matched or (Span(quote.start, quote.end),))]
        # Words of a footnote or a heading have no place in the paragraph's text.
        beside = [quote.text for quote in here if quote.start == quote.end]
        notes = tuple(note for note in paragraph.footnotes if any(find_quote(note, text) for text in beside))
        headings = tuple(text for text in beside if not any(find_quote(note, text) for note in notes))
        parts = [(piece, mark if found else "") for piece, found in pieces_of(paragraph.text, spans)]
        found.append(Shown(label, paragraph.section, parts, agreed, paragraph.page, notes, headings))
    return found
