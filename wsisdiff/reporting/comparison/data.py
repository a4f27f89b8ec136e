"""A comparison as JSON, by the contract `wsisdiff.comparison/1`; keys beyond it may be added, none taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from wsisdiff.model import Edit, Part, Remark
from wsisdiff.reporting.comparison.row import Row
from wsisdiff.reporting.comparison.view import View
from wsisdiff.reporting.ink.escaping import picked
from wsisdiff.reporting.status.data import draft_data
from wsisdiff.telling.changes import detail, kind_of, told
from wsisdiff.telling.remarks import tell
from wsisdiff.tracking.standing_counts import words_of


def compare_data(view: View) -> dict[str, Any]:
    return {
        "schema": "wsisdiff.comparison/1",
        "old": draft_data(view.old),
        "new": draft_data(view.new),
        "counts": dict(view.counts),
        "noise": {"edits": view.noise, "paragraphs": view.only_noise, "hidden": view.noise_hidden},
        "remarks": [{"kind": remark.kind.split(".")[-1], "text": tell(remark)} for remark in view.remarks],
        "standing": {
            side: asdict(counts) | {"words": words_of(draft)}
            for side, draft, counts in zip(("old", "new"), (view.old, view.new), view.standing, strict=True)
        },
        "first": [
            {"heading": one.heading, "text": one.words, "weight": one.weight, "change": one.number, "kind": one.kind}
            for one in view.first
        ],
        "headings": [{**picked(heading, "kind old new title"), **_meaning(heading.meaning)} for heading in view.headings],
        "changes": (change_data(row) for row in view.rows),
    }


def _meaning(meaning: Sequence[Remark]) -> dict[str, Any]:
    """The facts of meaning in sentences, and each by its kind, its parts, and what is told of it."""
    facts = [{"kind": kind_of(f), "parts": [_part(*part) for part in f.parts], "text": detail(f)} for f in meaning]
    return {"meaning": list(told(meaning)), "facts": facts}


def _part(name: str, part: Part) -> dict[str, str]:
    return {"name": name, "value": part.kind.split(".")[-1] if isinstance(part, Remark) else str(part)}


def change_data(row: Row) -> dict[str, Any]:
    """A change with its words, what it means and what else is told of it."""
    change = row.change
    return {
        **picked(change, "old new kind moved similarity relation old_section new_section"),
        **_meaning(change.meaning),
        "survives": list(change.survives),
        "asks": [{"id": ask, "before": before, "after": after} for ask, before, after in change.asks],
        "footnotes": [
            {**picked(note, "kind old new"), **_meaning(note.meaning), "edits": _edits(note.edits)} for note in change.footnotes
        ],
        "weight": row.weight,
        "edits": _edits(change.edits),
    }


def _edits(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    return [picked(edit, "op text noise move") for edit in edits]
