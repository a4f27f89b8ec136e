"""People's decisions on verdicts: one entry a decision in reviews.toml, readable, mergeable, never overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import cast

from wsisdiff.errors import BadWorkspace
from wsisdiff.judging.shifts import change_between
from wsisdiff.model import STATUSES, Draft, Report, Status, Verdict
from wsisdiff.phrasing import say
from wsisdiff.tables import entries
from wsisdiff.text.words import words

FILE = "reviews.toml"
HEAD = (
    "# What people decided, one entry a decision, by ask. Written by wsisdiff review; entries may be edited and added by hand.\n"
)


@dataclass(frozen=True, slots=True)
class Review:
    """One decision. `paragraph` is what it rests on and `words` a fingerprint of that paragraph's words when it was made."""

    ask: str
    draft: str
    status: Status
    by: str
    date: date
    note: str = ""
    paragraph: str = ""
    words: str = ""
    tool: str = ""


def fingerprint(draft: Draft, label: str) -> str:
    """Of the words of a paragraph; empty when the draft has no such paragraph. Case, spelling and punctuation do not count."""
    for paragraph in draft.paragraphs:
        if paragraph.label == label:
            return hashlib.sha256(" ".join(w.plain for w in words(paragraph.text)).encode()).hexdigest()[:12]
    return ""


def load_reviews(folder: Path) -> tuple[Review, ...]:
    """The decisions of a workspace in the order of the file; none when it has no such file."""
    path = folder / FILE
    if not path.is_file():
        return ()
    return tuple(
        Review(
            ask=e.text("ask"),
            draft=e.text("draft"),
            status=cast(Status, e.choice("status", STATUSES, "")),
            by=e.text("by"),
            date=e.day("date"),
            note=e.text("note", ""),
            paragraph=e.text("paragraph", ""),
            words=e.text("words", ""),
            tool=e.text("tool", ""),
        )
        for e in entries(path, "review", BadWorkspace)
    )


def with_review(text: str, review: Review) -> str:
    """The file's text with one more entry, in the order of asks and drafts so that branches merge; nothing else is touched."""
    head, *chunks = text.split("[[review]]") if text.strip() else [HEAD + "\n"]
    key = (review.ask, review.draft)
    at = next((n for n, chunk in enumerate(chunks) if _key(chunk) > key), len(chunks))
    if chunks and at == len(chunks) and not chunks[-1].endswith("\n"):
        chunks[-1] += "\n"
    chunks.insert(at, _entry(review))
    return "[[review]]".join([head if head.endswith("\n") or not head else head + "\n", *chunks])


def _key(chunk: str) -> tuple[str, str]:
    found = {}
    for line in chunk.splitlines():
        name, _, value = line.partition("=")
        if name.strip() in ("ask", "draft"):
            found[name.strip()] = value.split("#")[0].strip().strip("\"'")
    return found.get("ask", ""), found.get("draft", "")


def _entry(review: Review) -> str:
    lines = ["", f"ask = {_quoted(review.ask)}", f"draft = {_quoted(review.draft)}", f"status = {_quoted(review.status)}"]
    lines += [f"by = {_quoted(review.by)}", f"date = {review.date.isoformat()}"]
    for name in ("note", "paragraph", "words", "tool"):
        if getattr(review, name):
            lines.append(f"{name} = {_quoted(getattr(review, name))}")
    return "\n".join(lines) + "\n\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_decisions(report: Report, reviews: Sequence[Review]) -> Report:
    """The report with people's decisions in place of the tool's; stale ones are named and do not stand."""
    if not reviews:
        return report
    drafts = {d.id: d for d in report.drafts}
    by_key: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        by_key.setdefault((review.ask, review.draft), []).append(review)
    rows = []
    for row in report.verdicts:
        decided = [_decided(v, by_key.get((v.ask, v.draft), []), drafts[v.draft]) for v in row]
        after = [replace(now, change=change_between(before, now)) for before, now in pairwise(decided)]
        rows.append((*decided[:1], *after))
    return replace(report, verdicts=tuple(rows))


def _decided(verdict: Verdict, reviews: list[Review], draft: Draft) -> Verdict:
    notes = list(verdict.notes)
    current: list[Review] = []
    for review in sorted(reviews, key=lambda r: r.date):
        words_now = fingerprint(draft, review.paragraph) if review.paragraph else ""
        told = {"name": review.by, "day": review.date.isoformat(), "status": say("status", review.status)}
        if review.words and words_now != review.words:
            notes.append(say("review", "stale", where=review.paragraph, **told))
        else:
            current.append(review)
    if not current:
        return replace(verdict, notes=tuple(notes))
    last = current[-1]
    for review in current[:-1]:
        if review.by != last.by and review.status != last.status:
            told = {"name": review.by, "day": review.date.isoformat(), "status": say("status", review.status)}
            notes.append(say("review", "other", note=review.note, **told))
    reason = say("reason", "person", name=last.by, note=last.note) if last.note else verdict.reason
    return replace(
        verdict,
        status=last.status,
        decided_by=last.by,
        tool_status=verdict.status,
        reason=reason,
        notes=tuple(notes),
        confidence=1.0,
    )
