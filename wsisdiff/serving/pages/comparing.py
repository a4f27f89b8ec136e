"""Two drafts against each other: what became of every paragraph."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from markupsafe import Markup
from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.reporting.comparison.beside import Beside, beside_document
from wsisdiff.reporting.comparison.document import told_of
from wsisdiff.reporting.comparison.row import Row, in_words, kind_told
from wsisdiff.reporting.comparison.view import View, headline, noise_line, placed, renumbered_line
from wsisdiff.reporting.page.html import body_of
from wsisdiff.reporting.page.tree import Heading
from wsisdiff.serving.call import Call, route
from wsisdiff.serving.found import holds, words_of
from wsisdiff.serving.pages.documents import offered
from wsisdiff.telling.phrases import say, sentence_case
from wsisdiff.workspace.manifest import counting, manifest

ROWS, PLACES = 60, 40
"""Changes on one page, and places of a base for which several texts propose something."""


@route("GET", "/w/<space>/compare")
def comparing(call: Call) -> Response:
    """Which drafts, and what became of each paragraph between them."""
    ready = counting(manifest(call.folder))
    if len(ready) < 2:
        return call.page("comparing_none")
    ids = [entry.id for entry in ready]
    old, new = call.asked("old", ids[-2]), call.asked("new", ids[-1])
    known: dict[str, Any] = {"entries": ready, "old": old, "new": new, "forms": offered("compare")}
    if old not in ids or new not in ids or old == new:
        return call.page("comparing_none", **known)
    work = call.asked("work")
    if not work:
        folder = call.folder
        rest = {name: call.asked(name) for name in ("kind", "section", "shift", "words", "quiet", "page")}
        return call.work(lambda: verbs.compare(folder, old, new), "comparing", old=old, new=new, **rest)
    view: View = call.outcome(work)
    return call.page("comparing", **known, **_values(call, view, work))


@route("GET", "/w/<space>/compare/several")
def several(call: Call) -> Response:
    """What each of several drafts makes of the paragraphs of one base, side by side."""
    ready = counting(manifest(call.folder))
    if len(ready) < 2:
        return call.page("comparing_none")
    ids = [entry.id for entry in ready]
    base = call.asked("base")
    texts = [id for id in ids if id != base and id in call.request.args.getlist("text")]
    known: dict[str, Any] = {"entries": ready, "base": base, "texts": texts, "forms": offered("compare")}
    if base not in ids or len(texts) < 2:
        return call.page("comparing_none", old=ids[-2], new=ids[-1], few_texts=True, **known)
    work = call.asked("work")
    if not work:
        folder = call.folder
        return call.work(
            lambda: verbs.compare_several(folder, base, texts), "several", base=base, text=texts, page=call.asked("page")
        )
    beside: Beside = call.outcome(work)
    document = beside_document(beside)
    places = [n for n, block in enumerate(document.blocks) if isinstance(block, Heading)]
    _, numbers = call.paged(places, PLACES)
    ends = [*places[::PLACES], len(document.blocks)] if places else [len(document.blocks)] * 2
    shown = document.blocks[ends[numbers["page"] - 1] : ends[numbers["page"]]]
    return call.page(
        "several", title=document.title, whole=Markup(body_of(document.blocks[: ends[0]])), work=work, shown=Markup(body_of(shown)),
        **numbers, **known,
    )  # fmt: skip


def _values(call: Call, view: View, work: str) -> dict[str, Any]:
    kind, section, shift, words = (call.asked(name) for name in ("kind", "section", "shift", "words"))
    said = words_of(words)
    sections = {f"s{n}": name for n, name in enumerate(view.sections, 1)}

    def fits(row: Row) -> bool:
        if kind and kind != "all":
            is_kind = row.change.kind == kind or (kind == "moved" and row.change.moved)
        else:
            is_kind = kind == "all" or row.change.kind != "unchanged"
        here = not section or row.section == sections.get(section)
        return is_kind and here and (not shift or shift in row.shifts) and holds("".join(e.text for e in row.change.edits), said)

    rows = [row for row in view.rows if fits(row)]
    shown, numbers = call.paged(rows, ROWS)
    top = sentence_case(say("compare", "top"))
    chosen = {"kind": kind, "section": section, "shift": shift, "words": words}
    return {
        **numbers,
        "view": view,
        "work": work,
        "rows_on_page": ROWS,
        "headline": headline(view),
        "lines": [line for line in (noise_line(view), renumbered_line(view)) if line],
        "most": [(row, in_words(row)) for row in view.most],
        "groups": [(name or top, list(found)) for name, found in groupby(shown, key=lambda row: row.section)],
        "found": len(rows),
        "kinds": [(k, say("kind", k)) for k in view.kinds],
        "sections": [(id, name or top) for id, name in sections.items()],
        "chosen": chosen,
        "query": {name: value for name, value in chosen.items() if value},
        "kind_of": kind_told,
        "told_of": lambda row: [sentence_case(line) for line in told_of(replace(row, asks=()))],
        "sides": sides_of,
        "beside": placed,
    }


def sides_of(row: Row) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The old text and the new one in pieces, what was cut marked in the one and what was added in the other."""
    told = [(e.op, e.text, "" if e.op == "keep" or e.noise else "cut" if e.op == "cut" else "added") for e in row.change.edits]
    return [(text, mark) for op, text, mark in told if op != "add"], [(text, mark) for op, text, mark in told if op != "cut"]
