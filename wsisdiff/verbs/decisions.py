"""People's decisions on verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from wsisdiff.errors import BadWorkspace, unknown_ask
from wsisdiff.files.writing import alone, write_file
from wsisdiff.judging.checked import unwanted
from wsisdiff.judging.columns import still_asked
from wsisdiff.judging.decisions import FILE, Review, fingerprint, with_review, without_review
from wsisdiff.judging.quoted import best_place, is_label, places
from wsisdiff.model import AnswerPoint, Ask, Draft, PointState, ReadPoint, Report, Status, Verdict
from wsisdiff.reporting.status.view import unsure
from wsisdiff.telling.phrases import short

WAIT = 60.0
"""Seconds that a decision waits for others that are being saved. With 10 some of eight who decided without a pause, on a busy machine with
two cores, were turned away."""


def to_decide(report: Report, draft: str = "", *, everything: bool = False) -> tuple[tuple[Ask, Verdict], ...]:
    """The asks, with their verdicts in a draft (the latest, when none is named), that a person should check, the least sure first.

    With `everything` all those that no person has decided on in that draft.
    """
    at = next((n for n, d in enumerate(report.drafts) if d.id == draft), len(report.drafts) - 1)
    report = still_asked(report)
    rows = [(ask, row[at]) for ask, row in zip(report.asks, report.verdicts, strict=True)]
    found = [(ask, v) for ask, v in rows if (_undecided(v) if everything else unsure(v))]
    return tuple(sorted(found, key=lambda one: one[1].confidence))


def _undecided(verdict: Verdict) -> bool:
    return verdict.reading is None or verdict.reading.kind != "person" or verdict.reading.carried


def decide(
    folder: Path, report: Report, ask: str, draft: str, status: Status, by: str, on: date, note: str = "", *, paragraph: str = "",
    quotes: Sequence[str] = (), points: Sequence[AnswerPoint] = (),
) -> Review:  # fmt: skip
    """Write a person's decision on a verdict of `report` into reviews.toml; the decision as it was written.

    It rests on the `paragraph`, or on words of the draft: `quotes`, or `points` with their quotations. Each is looked up: BadWorkspace
    where it does not stand in the draft. A quotation that stands in another paragraph than named gets the right one.

    Several may decide at once: each waits for the other, and none is lost. BadWorkspace for an ask or draft that is not there.
    """
    if by == "tool":
        raise BadWorkspace('"tool" is what reports call a verdict that nobody decided', todo="give a person's name")
    if ask not in {a.id for a in report.asks}:
        raise unknown_ask(ask, (a.id for a in report.asks), str(folder / "asks"))
    verdict = next((v for row in report.verdicts for v in row if (v.ask, v.draft) == (ask, draft)), None)
    if verdict is None:
        raise BadWorkspace(f"the draft {draft!r} is not here yet", todo=f"run wsisdiff drafts fetch {draft}")
    read = next(d for d in report.drafts if d.id == draft)
    meant = next(a for a in report.asks if a.id == ask)
    proof = tuple(_standing(read, p) for p in (*points, *(_as_point(meant, status, paragraph, quote) for quote in quotes)))
    named = _label(read, paragraph) if paragraph and not proof else verdict.paragraph or ""
    label = next((p.paragraph for p in proof if p.quote), named)
    said = verdict.tool_status or verdict.status
    review = Review(ask, draft, status, by, on, note, label, fingerprint(read, label), said, proof)
    path = folder / FILE
    with alone(folder, "decisions are being saved here", wait=WAIT):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        mark = "\ufeff" * text.startswith("\ufeff")
        write_file(path, mark + with_review(text.removeprefix(mark), review, [a.id for a in report.asks]), within=folder)
    return review


def _as_point(ask: Ask, status: Status, paragraph: str, quote: str) -> AnswerPoint:
    """What a quotation beside a status proves: the ask, or of unwanted language that it is there."""
    full: Status = "left_out" if unwanted(ask) else "adopted"
    state: PointState = "stands" if status == full else "weak" if status == "partial" else "contrary"
    return AnswerPoint(short(ask.text), state, paragraph, quote)


def _standing(draft: Draft, point: AnswerPoint) -> AnswerPoint:
    """The point with the label of the paragraph in which its quotation stands."""
    if not point.quote:
        return point
    place = best_place(places(draft, point.quote), point.paragraph)
    if place is None:
        todo = f"copy them from what wsisdiff show {draft.id} shows"
        raise BadWorkspace(f"the words “{short(point.quote, 80)}” do not stand in the draft {draft.id!r}", todo=todo)
    return replace(point, paragraph=place.paragraph.label)


def _label(draft: Draft, told: str) -> str:
    """The label of the paragraph that is meant."""
    found = next((p.label for p in draft.paragraphs if is_label(p.label, told)), None)
    if found is None:
        raise BadWorkspace(f"the draft {draft.id!r} has no paragraph {told!r}", todo=f"see wsisdiff show {draft.id}")
    return found


def read_points(verdict: Verdict) -> tuple[AnswerPoint, ...]:
    """The points of the reading that a verdict rests on, for a person to confirm; only those that count."""
    return tuple(map(_confirmed, verdict.reading.points)) if verdict.reading else ()


def _confirmed(point: ReadPoint) -> AnswerPoint:
    quote = point.evidence
    if quote is None:
        return AnswerPoint(point.text, "missing")
    marked = next((m for m in quote.matched if quote.start <= m.start and m.end <= quote.end), None)
    words = quote.text[marked.start - quote.start : marked.end - quote.start] if marked else quote.text
    return AnswerPoint(point.text, point.state, quote.paragraph, words)


def take_back(folder: Path, review: Review) -> None:
    """Take a decision, as `decide` gave it, out of reviews.toml again; BadWorkspace when it no longer stands there as it was written."""
    path = folder / FILE
    with alone(folder, "decisions are being saved here", wait=WAIT):
        write_file(path, without_review(path.read_text(encoding="utf-8") if path.is_file() else "", review), within=folder)
