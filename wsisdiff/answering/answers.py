"""Answers as they come, made into values: what is wrong with them is told, a line each, and the rest is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, cast

from wsisdiff.answering.blocks import Block, blocks
from wsisdiff.files.tables import encodable
from wsisdiff.model import POINT_STATES, STATUSES, Answer, AnswerPoint, PointState, ReaderKind, Remark, Status
from wsisdiff.text.language import read_data

SCHEMA = "wsisdiff.answers/1"
MOST_POINTS = 200
"""Points of one answer that are taken."""
LONGEST = 5000
"""Characters of a quotation or a reason that are taken."""
LONGEST_NAME = 120
"""Characters of a reader's name."""
UNNAMED = "a model"
_PART = re.compile(r"\s*(\d{1,4})\s*(?:of|/)\s*(\d{1,4})\s*")
_STATUSES: dict[str, str] = {status: status for status in STATUSES}
_STATUSES |= {"partially_adopted": "partial", "not_adopted": "left_out", "absent": "left_out"}
_STATES: dict[str, str] = {state: state for state in POINT_STATES}
_STATES |= {"stand": "stands", "found": "stands", "not_found": "missing", "absent": "missing"}
_ORDER: tuple[PointState, ...] = ("stands", "weak", "contrary", "missing")
"""Which of two states of one point, found in two parts of a draft, counts."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an answer's text."""

    answers: tuple[Answer, ...]
    told: tuple[Remark, ...]


def read_answers(text: str, *, by: str = "", kind: ReaderKind = "model", draft: str = "", on: date | None = None) -> Taken:
    """The answers in a text. `by` and `kind` are who answered, where the caller knows it; `draft` what was read, where the text is silent.

    A text never says of itself that a person wrote it.
    """
    told: list[Remark] = []
    found: list[Answer] = []
    for block in blocks(text):
        rows = _rows(block)
        if block.broken:
            told.append(Remark.of("answers.broken", line=block.line, error=block.broken, n=len(rows)))
        head = block.value if isinstance(block.value, dict) else {}
        if (schema := head.get("schema")) not in (None, SCHEMA):
            told.append(Remark.of("answers.schema", schema=_line(schema), known=SCHEMA))
        said = _line(head.get("reader"))[:LONGEST_NAME]
        name = by or (said if said not in ("", _placeholder()) else UNNAMED)
        if not by and said == _placeholder():
            told.append(Remark.of("answers.unnamed", name=UNNAMED))
        if name == "tool":
            told.append(Remark("answers.named_tool"))
            continue
        part, of = _part(head.get("part"))
        base = Answer("", _line(head.get("draft")) or draft, name, kind, date=on)
        base = replace(base, parts=(part,), of=of) if of > 1 else base
        found += _answers(rows, base, told)
    if not (found or told):
        told.append(Remark("answers.none"))
    return Taken(_once(found, told), tuple(told))


def _rows(block: Block) -> list[Any]:
    value = block.value
    if isinstance(value, list):
        return value
    rows = value.get("answers", [value])
    return rows if isinstance(rows, list) else [rows]


def _part(said: object) -> tuple[int, int]:
    """The number of a part and how many there are, from "2 of 3"; none (0, 0) for anything else."""
    match = _PART.fullmatch(said) if isinstance(said, str) else None
    part, of = (int(match[1]), int(match[2])) if match else (0, 0)
    return (part, of) if 1 <= part <= of else (0, 0)


def _line(value: object) -> str:
    return " ".join(encodable(str(value)).split())[:LONGEST] if isinstance(value, str | int) else ""


def _answers(rows: Iterable[Any], base: Answer, told: list[Remark]) -> Iterator[Answer]:
    rows = list(rows)
    empty = [row for row in rows if isinstance(row, dict) and _line(row.get("ask")) and _empty(row)]
    if len(empty) > 1:
        told.append(Remark.of("answers.form" if len(empty) == len(rows) else "answers.empties", n=len(empty)))
    for n, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not _line(row.get("ask")):
            told.append(Remark.of("answers.no_ask", n=n))
            continue
        ask = _line(row["ask"])
        if _empty(row):
            if len(empty) == 1:
                told.append(Remark.of("answers.empty", ask=ask))
            continue
        status = _STATUSES.get(_name(row.get("status")), "")
        if not status and _line(row.get("status")):
            told.append(Remark.of("answers.status", ask=ask, status=_line(row["status"])[:60]))
        points = row.get("points", [])
        if not isinstance(points, list):
            told.append(Remark.of("answers.points", ask=ask))
            points = []
        read = tuple(p for said in points[:MOST_POINTS] if (p := _point(said, ask, told)) is not None)
        yield replace(base, ask=ask, status=cast(Status, status), why=_line(row.get("why")), points=read)


@cache
def _placeholder() -> str:
    """What the form that is handed out has in the place of the reader's name."""
    return str(read_data("questions")["answer"]["name"])


def _empty(row: Mapping[str, Any]) -> bool:
    """Whether it is the form that was handed out, not filled in."""
    points = row.get("points", [])
    rows = [point for point in points if isinstance(point, Mapping)] if isinstance(points, list) else []
    said = [row.get("status", ""), *(point.get("state", "") for point in rows)]
    return bool(rows) and all(value == "" or "|" in str(value) for value in said)


def _name(value: object) -> str:
    return re.sub(r"[\s-]+", "_", _line(value).casefold())


def _point(said: Any, ask: str, told: list[Remark]) -> AnswerPoint | None:
    if not isinstance(said, Mapping) or not _line(said.get("point")):
        told.append(Remark.of("answers.point", ask=ask))
        return None
    name, quote = _line(said["point"]), said.get("quote")
    state = _STATES.get(_name(said.get("state")), "")
    if not state:
        told.append(Remark.of("answers.state", ask=ask, point=name, state=_line(said.get("state"))[:60]))
        state = "missing"
    quote = encodable(quote).strip()[:LONGEST] if isinstance(quote, str) else ""
    if not quote and state != "missing":
        told.append(Remark.of("answers.no_quote", ask=ask, point=name))
    return AnswerPoint(name, cast(PointState, state), _line(said.get("paragraph"))[:60], quote)


def _once(answers: Iterable[Answer], told: list[Remark]) -> tuple[Answer, ...]:
    """One answer for each reader, draft and ask: parts of a draft put together, otherwise the last."""
    found: dict[tuple[str, str, str], Answer] = {}
    for answer in answers:
        key = answer.by, answer.draft, answer.ask
        before = found.pop(key, None)
        if before is not None and not answer.of:
            told.append(Remark.of("answers.twice", ask=answer.ask))
        found[key] = put_together(before, answer)
    return tuple(found.values())


def put_together(before: Answer | None, now: Answer) -> Answer:
    """The answer on a part of a draft with those on other parts of it: of each point the state that says most.

    The same part read again, another division in parts, and a draft read whole take the place of what was said before.
    """
    if before is None or not now.of or before.of != now.of or set(now.parts) & set(before.parts):
        return now
    points: dict[str, AnswerPoint] = {}
    for point in (*before.points, *now.points):
        key = point.point.casefold()
        kept = points.get(key)
        if kept is None or _says(point) < _says(kept):
            points[key] = point
    parts = tuple(sorted({*before.parts, *now.parts}))
    why = now.why if _best(now) < _best(before) else before.why or now.why
    return replace(now, status="", why=why, points=tuple(points.values()), parts=parts)


def _says(point: AnswerPoint) -> tuple[int, bool]:
    return _ORDER.index(point.state), not point.quote


def _best(answer: Answer) -> tuple[int, bool]:
    return min((_says(point) for point in answer.points), default=(len(_ORDER), True))
