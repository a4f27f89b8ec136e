"""People's decisions on verdicts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.errors import BadWorkspace
from wsisdiff.model import Report, Status

if TYPE_CHECKING:
    from wsisdiff.judging.decisions import Review
    from wsisdiff.reporting.status.view import Line

WAIT = 10.0
"""Seconds that a decision waits for another one that is being saved."""


def to_decide(report: Report) -> tuple[Line, ...]:
    """The asks whose verdict in the latest draft a person should check, the least sure first."""
    from wsisdiff.reporting.status.view import view_of

    return view_of(report).to_look_at()


def decide(folder: Path, report: Report, ask: str, draft: str, status: Status, by: str, on: date, note: str = "") -> Review:
    """Write a person's decision on a verdict of `report` into reviews.toml; the decision as it was written.

    Several may decide at once: each waits for the other, and none is lost. BadWorkspace for an ask or draft that is not there.
    """
    from wsisdiff.files.locking import alone
    from wsisdiff.files.writing import write_file
    from wsisdiff.judging.decisions import FILE, Review, fingerprint, with_review

    if by == "tool":
        raise BadWorkspace('"tool" is what reports call a verdict that nobody decided', todo="give a person's name")
    if ask not in {a.id for a in report.asks}:
        raise BadWorkspace(f"there is no ask {ask!r}", where=str(folder / "asks"), todo="see wsisdiff asks list")
    verdict = next((v for row in report.verdicts for v in row if (v.ask, v.draft) == (ask, draft)), None)
    if verdict is None:
        raise BadWorkspace(f"the draft {draft!r} is not here yet", todo=f"run wsisdiff drafts fetch {draft}")
    read = next(d for d in report.drafts if d.id == draft)
    label = verdict.paragraph or ""
    said = verdict.tool_status or verdict.status
    review = Review(ask, draft, status, by, on, note, label, fingerprint(read, label), said)
    path = folder / FILE
    with alone(folder, "decisions are being saved here", wait=WAIT):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        write_file(path, with_review(text, review, [a.id for a in report.asks]), within=folder)
    return review


def take_back(folder: Path, review: Review) -> None:
    """Take a decision, as `decide` gave it, out of reviews.toml again; BadWorkspace when it no longer stands there as it was written."""
    from wsisdiff.files.locking import alone
    from wsisdiff.files.writing import write_file
    from wsisdiff.judging.decisions import FILE, without_review

    path = folder / FILE
    with alone(folder, "decisions are being saved here", wait=WAIT):
        write_file(path, without_review(path.read_text(encoding="utf-8") if path.is_file() else "", review))
