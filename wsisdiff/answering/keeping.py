"""Readings in `readings/`: one file a draft, an entry for each ask and reader, sorted, written whole or not at all.

Each ask of the workspace has a line of its own in the file, so that branches on which different asks were read merge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from wsisdiff.answering.answers import put_together
from wsisdiff.errors import BadWorkspace
from wsisdiff.files.tables import Entry, quoted, read_toml
from wsisdiff.files.writing import alone, write_file
from wsisdiff.judging.decisions import READINGS, point_toml, read_points
from wsisdiff.model import STATUSES, Answer, ReaderKind, Status

KINDS: tuple[ReaderKind, ...] = ("person", "model")
WAIT = 60.0
"""Seconds that a writer waits for another one."""
HEAD = """\
# What was read in {draft}: an entry for each ask and reader, as they answered; what counts of it is found out anew with each report.
# Written by wsisdiff read, sorted; remarks of your own are not kept. The lines that name asks let branches merge: let them stand.
"""
OPEN, CLOSE = "reading = [", "]"
_ENTRY = re.compile(r"\s*\{\s*ask\s*=")


def file_of(folder: Path, draft: str) -> Path:
    return folder / READINGS / f"{draft}.toml"


def load_readings(folder: Path, drafts: Iterable[str]) -> tuple[Answer, ...]:
    """The answers kept for these drafts, in the order of the drafts and of their files. BadWorkspace names a file that is wrong."""
    return tuple(answer for draft in drafts for answer in load_file(file_of(folder, draft), draft))


def load_file(path: Path, draft: str) -> tuple[Answer, ...]:
    """The answers of one file; none where there is no such file."""
    if not path.is_file():
        return ()
    rows = read_toml(path, BadWorkspace).get("reading", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadWorkspace("reading is no list of tables", where=str(path), todo="take the file back from version control")
    at = [n for n, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1) if _ENTRY.match(line)]
    lines = at if len(at) == len(rows) else [1] * len(rows)
    return tuple(_answer(Entry(row, path, line, "reading", BadWorkspace), draft) for row, line in zip(rows, lines, strict=True))


def _answer(entry: Entry, draft: str) -> Answer:
    parts = entry.values.get("parts", [])
    return Answer(
        ask=entry.text("ask"),
        draft=draft,
        by=entry.text("by"),
        kind=cast(ReaderKind, entry.choice("kind", KINDS, "")),
        status=cast(Status, entry.choice("status", (*STATUSES, ""), "")),
        why=entry.text("why", ""),
        points=read_points(entry),
        date=entry.day("date") if "date" in entry.values else None,
        parts=tuple(n for n in parts if isinstance(n, int)) if isinstance(parts, list) else (),
        of=entry.number("of", 0),
    )


def file_text(draft: str, answers: Iterable[Answer], asks: Iterable[str]) -> str:
    """The file's text: the same for the same answers, in whatever order they came."""
    of: dict[str, list[Answer]] = {ask: [] for ask in asks}
    for answer in answers:
        of.setdefault(answer.ask, []).append(answer)
    lines = [HEAD.format(draft=draft) + OPEN]
    for ask in sorted(of):
        lines.append(f"  # {ask}")
        lines += [_entry(answer) for answer in sorted(of[ask], key=lambda a: (a.kind, a.by))]
    return "\n".join([*lines, CLOSE, ""])


def _entry(answer: Answer) -> str:
    pairs = [f"{key} = {quoted(getattr(answer, key))}" for key in ("ask", "by", "kind")]
    pairs += [f"date = {answer.date.isoformat()}"] if answer.date else []
    pairs += [f"{key} = {quoted(value)}" for key in ("status", "why") if (value := getattr(answer, key))]
    pairs += [f"parts = [{', '.join(map(str, answer.parts))}]", f"of = {answer.of}"] if answer.of else []
    points = [f"    {point_toml(point)}," for point in answer.points]
    end = ["points = [", *points, "  ] },"] if points else ["points = [] },"]
    return f"  {{ {', '.join(pairs)}, " + "\n".join(end)


def keep(folder: Path, answers: Sequence[Answer], asks: Iterable[str]) -> tuple[Path, ...]:
    """Put the answers into the files of their drafts; the files written. A reader's earlier answer on the same ask and draft makes place.

    Several may write at once: each waits for the other, and none is lost. BadWorkspace where a file that is there cannot be read: it is
    left as it is.
    """
    asks = tuple(asks)
    written = []
    for draft in dict.fromkeys(answer.draft for answer in answers):
        path = file_of(folder, draft)
        with alone(folder, "readings are being saved here", wait=WAIT):
            kept = {(a.ask, a.kind, a.by): a for a in load_file(path, draft)}
            for answer in answers:
                if answer.draft == draft:
                    key = answer.ask, answer.kind, answer.by
                    kept[key] = replace(put_together(kept.get(key), answer), draft=draft)
            write_file(path, file_text(draft, kept.values(), asks), within=folder)
        written.append(path)
    return tuple(written)


def named_points(folder: Path, drafts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Ask id -> the points that its first reader named, in the order of the drafts: what a reading proposes as the points of an ask."""
    found: dict[str, tuple[str, ...]] = {}
    for answer in load_readings(folder, drafts):
        if answer.points and answer.ask not in found:
            found[answer.ask] = tuple(dict.fromkeys(point.point for point in answer.points))
    return found
