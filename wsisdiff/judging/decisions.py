"""People's decisions on verdicts: one entry a decision in reviews.toml, readable, mergeable, never overwritten."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import cast

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.tables import Entry, entries, quoted
from wsisdiff.judging.checked import checked, status_score, unwanted
from wsisdiff.judging.readings import Read, with_readings
from wsisdiff.model import (
    POINT_STATES,
    STATUSES,
    Answer,
    AnswerPoint,
    Ask,
    Draft,
    Evidence,
    Paragraph,
    PointState,
    Reading,
    ReadPoint,
    Remark,
    Report,
    Status,
    Verdict,
)
from wsisdiff.text.words import words

FILE = "reviews.toml"
READINGS = "readings"
"""The folder of a workspace in which readings are kept."""
HEAD = """\
# What people decided: one line a decision, under the line that names its ask. Written by wsisdiff review; decisions may be added by
# hand. The lines that name asks keep a place for each, so that branches on which different asks were decided merge; let them stand.
"""
OPEN, CLOSE = "review = [", "]"
"""Between these lines stand the decisions."""
INDENT = "  "
ASK = re.compile(r"""^\s*\{\s*ask\s*=\s*["']([^"']*)["']""")
OPTIONAL = ("note", "paragraph", "words", "tool")
NOTHING_READ: Read = MappingProxyType({})


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
    points: tuple[AnswerPoint, ...] = ()
    """What it rests on point by point, with quotations, where the person said so."""


def fingerprint(draft: Draft, label: str) -> str:
    """Of the words of a paragraph; empty when the draft has no such paragraph. Case, spelling and punctuation do not count."""
    return next((_words_of(paragraph) for paragraph in draft.paragraphs if paragraph.label == label), "")


def _words_of(paragraph: Paragraph) -> str:
    return hashlib.sha256(" ".join(w.plain for w in words(paragraph.text)).encode()).hexdigest()[:12]


def load_reviews(folder: Path) -> tuple[Review, ...]:
    """The decisions of a workspace in the order of the file; none when it has no such file."""
    path = folder / FILE
    if not path.exists():
        return ()
    return tuple(
        Review(
            ask=e.text("ask"),
            draft=e.text("draft"),
            status=cast(Status, e.choice("status", STATUSES, "")),
            by=e.text("by"),
            date=e.day("date"),
            points=read_points(e),
            **{name: e.text(name, "") for name in OPTIONAL},
        )
        for e in entries(path, "review", BadWorkspace)
    )


def read_points(entry: Entry) -> tuple[AnswerPoint, ...]:
    """The `points` of an entry: what is said of each point of its ask, and by which words."""
    rows = entry.values.get("points", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise entry.wrong("points is no list of tables", 'write points = [{ point = "...", state = "missing" }]', "points")
    return tuple(_point(Entry(row, entry.file, entry.line, "point", entry.error)) for row in rows)


def _point(entry: Entry) -> AnswerPoint:
    state = cast(PointState, entry.choice("state", POINT_STATES, ""))
    return AnswerPoint(entry.text("point"), state, entry.text("paragraph", ""), entry.text("quote", ""))


def point_toml(point: AnswerPoint) -> str:
    """A point as an inline table, empty values left out."""
    pairs = [("point", point.point), ("state", point.state), ("paragraph", point.paragraph), ("quote", point.quote)]
    return "{ " + ", ".join(f"{key} = {quoted(value)}" for key, value in pairs if value) + " }"


def with_review(text: str, review: Review, asks: Sequence[str] = ()) -> str:
    """The file's text with one more decision, under the line of its ask; no other decision and no remark is touched.

    `asks` are the ids of the workspace: each gets its line. Two texts that got decisions on different asks then differ in different
    places, and a merge by lines keeps both. A file of `[[review]]` tables, as a person may write it, stays one. BadWorkspace when
    the text is neither.
    """
    if not text.strip():
        text = f"{HEAD}{OPEN}\n{CLOSE}\n"
    lines = StringIO(text).readlines()  # ends at line feeds alone: a note may hold a line separator
    if any(line.strip() == "[[review]]" for line in lines):
        return "\n".join([text.rstrip(), "", "[[review]]", *_pairs(review), ""])
    start = next((n for n, line in enumerate(lines) if "".join(line.split()) == "review=["), None)
    end = next((n for n, line in enumerate(lines) if start is not None and n > start and line.strip() == CLOSE), None)
    if start is None or end is None:
        raise BadWorkspace(
            "no decision can be added to it", where=FILE, todo=f'write "{OPEN}" and "{CLOSE}" on lines of their own'
        )
    inside = lines[start + 1 : end]
    places = _places(inside, {review.ask, *asks, *(found[1] for line in inside if (found := ASK.search(line)))})
    places[review.ask].append(f"{INDENT}{{ {', '.join(_pairs(review))} }},\n")
    return "".join([*lines[: start + 1], *(line for place in places.values() for line in place), *lines[end:]])


def _places(lines: Sequence[str], asks: set[str]) -> dict[str, list[str]]:
    """Ask id -> its line and those below it, in the order of the file; asks that have none yet get one, in the order of the ids.

    What stands above the first such line comes first, under the empty id.
    """
    found: dict[str, list[str]] = {"": []}
    at = ""
    for line in lines:
        name = line.strip().removeprefix("#").strip() if line.lstrip().startswith("#") else ""
        if name in asks:
            at = name
            # A merge may have doubled the line of an ask.
            found.setdefault(name, [line])
        else:
            found[at].append(line if line.endswith("\n") else line + "\n")
    for name in sorted(asks - found.keys()):
        before = [other for other in found if other <= name]
        rest = {other: found.pop(other) for other in list(found)[list(found).index(before[-1]) + 1 :]}
        found |= {name: [f"{INDENT}# {name}\n"], **rest}
    return found


def _pairs(review: Review) -> list[str]:
    pairs = [f"ask = {quoted(review.ask)}", f"draft = {quoted(review.draft)}", f"status = {quoted(review.status)}"]
    pairs += [f"by = {quoted(review.by)}", f"date = {review.date.isoformat()}"]
    pairs += [f"{name} = {quoted(getattr(review, name))}" for name in OPTIONAL if getattr(review, name)]
    return [*pairs, f"points = [{', '.join(map(point_toml, review.points))}]"] if review.points else pairs


def without_review(text: str, review: Review) -> str:
    """The file's text without one decision that `with_review` put in, the last where it stands twice; all else stays as it is.

    BadWorkspace when it is not there as it was written.
    """
    line, table = f"{INDENT}{{ {', '.join(_pairs(review))} }},\n", "\n".join(["", "[[review]]", *_pairs(review), ""])
    for piece in (line, table):
        before, found, after = text.rpartition(piece)
        if found:
            return before + after
    raise BadWorkspace("this decision does not stand there as it was written", where=FILE, todo="see what stands there now")


def with_decisions(report: Report, reviews: Sequence[Review], read: Read = NOTHING_READ) -> Report:
    """The report with people's decisions, and what was read besides, in place of the tool's; stale decisions are named and do not stand."""
    if not reviews and not read:
        return report
    drafts = {d.id: d for d in report.drafts}
    asks = {a.id: a for a in report.asks}
    found: dict[tuple[str, str], list[Reading]] = {key: list(readings) for key, readings in read.items()}
    stale: dict[tuple[str, str], list[Remark]] = {}
    for review in sorted(reviews, key=lambda r: r.date):
        if review.ask not in asks or review.draft not in drafts:
            continue
        key = review.ask, review.draft
        reading = as_reading(review, asks[review.ask], drafts[review.draft])
        if reading is None:
            status, day = Remark(f"status.{review.status}"), review.date.isoformat()
            told = Remark.of("review.stale", where=review.paragraph, name=review.by, day=day, status=status)
            stale.setdefault(key, []).append(told)
        else:
            found.setdefault(key, []).append(reading)
    noted = replace(report, verdicts=tuple(tuple(_noted(v, stale) for v in row) for row in report.verdicts)) if stale else report
    return with_readings(noted, found)


def _noted(verdict: Verdict, stale: Mapping[tuple[str, str], Sequence[Remark]]) -> Verdict:
    return replace(verdict, notes=(*verdict.notes, *stale.get((verdict.ask, verdict.draft), ())))


def as_reading(review: Review, ask: Ask, draft: Draft) -> Reading | None:
    """The decision as a person's reading, with what it rests on; None where the words that it rests on are gone from its draft.

    A decision that says no more than its paragraph rests on the whole of it, wherever in the draft it stands now.
    """
    answer = Answer(
        review.ask, review.draft, review.by, "person", review.status, review.note, review.points, review.date, decided=True
    )
    read = checked(answer, ask, draft)
    if review.points:
        return None if any(doubt.kind == "reading.not_there" for doubt in read.doubts) else replace(read, doubts=())
    where = _where(review, draft)
    if review.words and where is None:
        return None
    quote = Evidence(where.label, where.text, 0, len(where.text), bracketed=bool(where.facts)) if where else None
    return replace(read, score=status_score(review.status), points=_resting(review, ask, quote))


def _where(review: Review, draft: Draft) -> Paragraph | None:
    """The paragraph that has the words which the decision rests on: the one it names before another."""
    same = [p for p in draft.paragraphs if review.words and _words_of(p) == review.words]
    named = [p for p in draft.paragraphs if p.label == review.paragraph and not review.words]
    return next((p for p in (*(p for p in same if p.label == review.paragraph), *same, *named)), None)


def _resting(review: Review, ask: Ask, quote: Evidence | None) -> tuple[ReadPoint, ...]:
    """The whole ask as a point, with the paragraph as its proof; and what is not there, which may come in."""
    there = (review.status == "adopted") != unwanted(ask)
    if review.status == "partial":
        return (ReadPoint(ask.title, "weak", quote), ReadPoint(ask.title, "missing"))
    if review.status == "adopted" or there:
        return (ReadPoint(ask.title, "stands" if there else "missing", quote if there else None),)
    return (ReadPoint(ask.title, "missing"),)
