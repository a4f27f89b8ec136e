"""Two drafts against each other: what became of every paragraph."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.model import CHANGE_KINDS
from wsisdiff.reporting.comparison.document import told_of
from wsisdiff.reporting.comparison.view import Row, View, headline, in_words, kind_told, noise_line, placed, renumbered_line
from wsisdiff.serving.call import Call, Route
from wsisdiff.serving.pages.documents import offered
from wsisdiff.telling.phrases import say, sentence_case
from wsisdiff.workspace.manifest import manifest, replaced

ROWS = 60
"""Changes on one page."""


def comparing(call: Call) -> Response:
    """Which drafts, and what became of each paragraph between them."""
    entries = manifest(call.folder)
    instead = replaced(entries)
    ready = [entry for entry in entries if entry.fetched and entry.id not in instead]
    if len(ready) < 2:
        return call.page("comparing_none", count=len(ready))
    ids = [entry.id for entry in ready]
    old, new = call.asked("old", ids[-2]), call.asked("new", ids[-1])
    known: dict[str, Any] = {"entries": ready, "old": old, "new": new, "forms": offered("compare")}
    if old not in ids or new not in ids or old == new:
        return call.page("comparing_none", count=2, **known)
    work = call.asked("work")
    if not work:
        folder = call.folder
        rest = {name: call.asked(name) for name in ("kind", "section", "shift", "words", "quiet", "page")}
        return call.work(lambda: verbs.compare(folder, old, new), "comparing", old=old, new=new, **rest)
    view: View = call.outcome(work)
    return call.page("comparing", **known, **_values(call, view, work))


def _values(call: Call, view: View, work: str) -> dict[str, Any]:
    kind, section, shift, words = (call.asked(name) for name in ("kind", "section", "shift", "words"))
    said = words.casefold().split()
    sections = {f"s{n}": name for n, name in enumerate(view.sections, 1)}
    rows = [
        row
        for row in view.rows
        if (
            kind == "all"
            or (row.change.kind == kind or (kind == "moved" and row.change.moved) if kind else row.change.kind != "unchanged")
        )
        and (not section or row.section == sections.get(section))
        and (not shift or shift in row.shifts)
        and all(word in _text(row) for word in said)
    ]
    pages = max(1, -(-len(rows) // ROWS))
    page = min(max(1, int(call.asked("page")) if call.asked("page").isdecimal() and len(call.asked("page")) < 6 else 1), pages)
    shown = rows[(page - 1) * ROWS : page * ROWS]
    return {
        "view": view,
        "work": work,
        "rows_on_page": ROWS,
        "headline": headline(view),
        "lines": [line for line in (noise_line(view), renumbered_line(view)) if line],
        "most": [(row, in_words(row)) for row in view.most],
        "groups": [
            (name or sentence_case(say("compare", "top")), list(found))
            for name, found in groupby(shown, key=lambda row: row.section)
        ],
        "found": len(rows),
        "page": page,
        "pages": pages,
        "kinds": [(k, say("kind", k)) for k in CHANGE_KINDS if view.counts[k]],
        "sections": [(id, name or sentence_case(say("compare", "top"))) for id, name in sections.items()],
        "chosen": {"kind": kind, "section": section, "shift": shift, "words": words},
        "query": {
            name: value for name, value in (("kind", kind), ("section", section), ("shift", shift), ("words", words)) if value
        },
        "kind_of": kind_told,
        "told_of": lambda row: [sentence_case(line) for line in told_of(replace(row, asks=()))],
        "sides": sides_of,
        "beside": placed,
    }


def _text(row: Row) -> str:
    return "".join(edit.text for edit in row.change.edits).casefold()


def sides_of(row: Row) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The old text and the new one in pieces, what was cut marked in the one and what was added in the other."""
    old = [(edit.text, "" if edit.op == "keep" or edit.noise else "cut") for edit in row.change.edits if edit.op != "add"]
    new = [(edit.text, "" if edit.op == "keep" or edit.noise else "added") for edit in row.change.edits if edit.op != "cut"]
    return old, new


ROUTES: list[Route] = [("GET", "/w/<space>/compare", comparing)]
