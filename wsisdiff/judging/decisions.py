"""People's decisions on verdicts: one entry a decision in reviews.toml, readable, mergeable, never overwritten."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import cast

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.tables import entries, quoted
from wsisdiff.judging.shifts import change_between
from wsisdiff.model import STATUSES, Draft, Paragraph, Report, Shift, Status, Verdict
from wsisdiff.telling.phrases import say
from wsisdiff.text.words import words

FILE = "reviews.toml"
HEAD = """\
# What people decided: one line a decision, under the line that names its ask. Written by wsisdiff review; decisions may be added by
# hand. The lines that name asks keep a place for each, so that branches on which different asks were decided merge; let them stand.
"""
OPEN, CLOSE = "review = [", "]"
"""Between these lines stand the decisions."""
INDENT = "  "
ASK = re.compile(r"""^\s*\{\s*ask\s*=\s*["']([^"']*)["']""")
OPTIONAL = ("note", "paragraph", "words", "tool")


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
            note=e.text("note", ""),
            paragraph=e.text("paragraph", ""),
            words=e.text("words", ""),
            tool=e.text("tool", ""),
        )
        for e in entries(path, "review", BadWorkspace)
    )


def with_review(text: str, review: Review, asks: Sequence[str] = ()) -> str:
    """The file's text with one more decision, under the line of its ask; no other decision and no remark is touched.

    `asks` are the ids of the workspace: each gets its line. Two texts that got decisions on different asks then differ in different
    places, and a merge by lines keeps both. A file of `[[review]]` tables, as a person may write it, stays one. BadWorkspace when
    the text is neither.
    """
    if not text.strip():
        text = f"{HEAD}{OPEN}\n{CLOSE}\n"
    if any(line.strip() == "[[review]]" for line in text.splitlines()):
        return _with_table(text, review)
    lines = text.splitlines(keepends=True)
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
    return pairs + [f"{name} = {quoted(getattr(review, name))}" for name in OPTIONAL if getattr(review, name)]


def _with_table(text: str, review: Review) -> str:
    """The same for a file of `[[review]]` tables: the new one stands at the end."""
    return "\n".join([text.rstrip(), "", "[[review]]", *_pairs(review), ""])


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


def with_decisions(report: Report, reviews: Sequence[Review]) -> Report:
    """The report with people's decisions in place of the tool's; stale ones are named and do not stand."""
    if not reviews:
        return report
    drafts = {d.id: d for d in report.drafts}
    by_key: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        by_key.setdefault((review.ask, review.draft), []).append(review)
    told = {ask for ask, _ in by_key}
    rows = []
    for row in report.verdicts:
        if row and row[0].ask not in told:
            rows.append(row)
            continue
        decided = [_decided(v, by_key.get((v.ask, v.draft), []), drafts[v.draft]) for v in row]
        after = [replace(now, change=_change(before, now)) for before, now in pairwise(decided)]
        rows.append(_with_earlier((*decided[:1], *after), by_key, drafts))
    return replace(report, verdicts=tuple(rows))


def _change(before: Verdict, now: Verdict) -> Shift:
    """The direction from one draft to the next. What the tool says now is set against what it said then: that a person had decided
    otherwise is no change of the draft."""
    if before.tool_status is not None and now.tool_status is None:
        before = replace(before, status=before.tool_status)
    return change_between(before, now)


def _stands(review: Review, draft: Draft) -> bool:
    """Whether the paragraph that the decision rests on has the words that it had."""
    return not review.words or fingerprint(draft, review.paragraph) == review.words


def _with_earlier(
    row: tuple[Verdict, ...], reviews: Mapping[tuple[str, str], Sequence[Review]], drafts: Mapping[str, Draft]
) -> tuple[Verdict, ...]:
    """The row with a note where the tool judged an ask that a person had decided on in the nearest draft decided before."""
    out: list[Verdict] = []
    rests_on: Review | None = None
    for verdict in row:
        if verdict.decided_by != "tool":
            standing = [r for r in reviews[verdict.ask, verdict.draft] if _stands(r, drafts[verdict.draft])]
            rests_on = sorted(standing, key=lambda review: review.date)[-1]
        elif rests_on is not None and rests_on.words:
            draft = drafts[verdict.draft]
            where = next((p.label for p in draft.paragraphs if _words_of(p) == rests_on.words), "")
            said = say(
                "review", "earlier_same" if where else "earlier_changed", name=rests_on.by, status=say("status", rests_on.status),
                draft=drafts[rests_on.draft].title, where=where or rests_on.paragraph,
            )  # fmt: skip
            verdict = replace(verdict, notes=(*verdict.notes, said))
        out.append(verdict)
    return tuple(out)


def _decided(verdict: Verdict, reviews: list[Review], draft: Draft) -> Verdict:
    notes = list(verdict.notes)
    current: list[Review] = []
    for review in sorted(reviews, key=lambda r: r.date):
        told = {"name": review.by, "day": review.date.isoformat(), "status": say("status", review.status)}
        if not _stands(review, draft):
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
