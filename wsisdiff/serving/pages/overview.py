"""The state of all asks at a glance: what stands, what fell, what to decide next, and the matrix of asks and drafts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from markupsafe import Markup
from werkzeug.wrappers import Response

from wsisdiff.judging.columns import still_asked
from wsisdiff.model import STATUSES
from wsisdiff.reporting.page.terminal import to_text
from wsisdiff.reporting.picture.svg import trajectory_svg
from wsisdiff.reporting.picture.ways import trajectory_of
from wsisdiff.reporting.signs import ORDER, PRIORITIES
from wsisdiff.reporting.status.document import summary_document
from wsisdiff.reporting.status.view import Line, View, headline, must_of, nearest, theme_title, unsure
from wsisdiff.serving.call import Call, route
from wsisdiff.serving.desk import Judged
from wsisdiff.serving.found import holds, words_of
from wsisdiff.serving.rendering import w
from wsisdiff.telling.phrases import say, sentence_case
from wsisdiff.workspace.manifest import manifest

ROWS = 100
"""Asks on one page of the matrix: more than anybody reads at once, and a page of 500 cells is there in a tenth of a second."""
NEWS = 5
"""Asks named for one kind of change before the rest is a link."""
FIELDS = ("words", "theme", "priority", "status", "change", "source", "check")


@route("GET", "/w/<space>/")
def overview(call: Call) -> Response:
    entries = manifest(call.folder)
    asks = any((call.folder / "asks").glob("*.toml"))
    if not asks or not any(entry.fetched for entry in entries):
        return call.page("welcome", asks=asks, drafts=any(entry.fetched for entry in entries), folder=str(call.folder))
    return call.page("overview", **_values(call, call.desk.judged()))


@route("GET", "/w/<space>/table")
def table(call: Call) -> Response:
    """The matrix alone, for the script that filters while a person types."""
    return call.page("matrix_alone", **_matrix(call, call.desk.judged().asked))


def _values(call: Call, judged: Judged) -> dict[str, Any]:
    view = judged.asked
    musts = must_of(view)
    return _matrix(call, view) | {
        "headline": headline(view),
        "before": view.drafts[-2] if len(view.drafts) > 1 else None,
        "tallies": [(draft, list(view.counts(n).items())) for n, draft in enumerate(view.drafts)][-2:],
        "musts": musts.lines,
        "open_musts": [line for line in sorted(musts.lines, key=_concern) if line.now.status != "adopted"],
        "must_counts": list(musts.counts().items()),
        "fell": [*view.changed("lost"), *view.changed("weakened")],
        "rose": [*view.changed("gained"), *view.changed("strengthened")],
        "most": NEWS,
        "look_at": view.to_look_at(),
        "refused": judged.report.refused,
        "nearest": nearest,
        "mail": to_text(summary_document(still_asked(judged.report))),
        "specimen": any(d.specimen for d in view.drafts),
        "picture": Markup(trajectory_svg(trajectory_of(view), alone=False)) if call.asked("show") == "picture" else "",
    }


def _concern(line: Line) -> tuple[int, int]:
    """The red lines that fell come first, then those that are out, half there, in."""
    fell = {"lost": 0, "weakened": 1}.get(line.now.change or "", 2)
    return fell, STATUSES.index(line.now.status)


def _matrix(call: Call, view: View) -> dict[str, Any]:
    chosen = {name: call.asked(name) for name in FIELDS}
    by = "theme" if call.asked("by") == "theme" else "priority"
    lines = [line for line in view.lines if _fits(line, chosen)]
    ordered = [(title, line) for title, rows in _groups(lines, by, view) for line in rows]
    shown, numbers = call.paged(ordered, ROWS)
    used = {line.now.change for line in view.lines}
    themes = [(name, theme_title(name, rows)) for name, rows in view.themes() if name]
    sources = list(dict.fromkeys(line.ask.source for line in view.lines if line.ask.source))
    filters = [
        ("priority", [(p, w(f"priority.{p}")) for p in PRIORITIES]),
        ("status", [(s, sentence_case(say("status", s))) for s in reversed(STATUSES)]),
        ("change", [(c, sentence_case(say("change", c))) for c in (*ORDER, "unchanged") if c in used]),
        ("theme", themes if len(themes) > 1 else []),
        ("source", [(s, s) for s in sources] if 1 < len(sources) <= 200 else []),
    ]
    return {
        **numbers,
        "view": view,
        "groups": [(title, [line for _, line in rows]) for title, rows in groupby(shown, key=itemgetter(0))],
        "found": len(ordered),
        "filters": [(name, choices) for name, choices in filters if choices],
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "by": by,
        "query": {name: value for name, value in chosen.items() if value} | ({"by": by} if by != "priority" else {}),
    }


def _groups(lines: Sequence[Line], by: str, view: View) -> list[tuple[str, list[Line]]]:
    """Rows of the matrix under their headings."""
    if by == "theme":
        themes = [(name, theme_title(name, rows) or w("overview.no_theme")) for name, rows in view.themes()]
        return [(title, [line for line in lines if line.ask.theme == name]) for name, title in themes]
    return [(w(f"priority.{p}"), sorted((x for x in lines if x.ask.priority == p), key=_concern)) for p in PRIORITIES]


def _fits(line: Line, chosen: dict[str, str]) -> bool:
    ask, now = line.ask, line.now
    own = {"theme": ask.theme, "priority": ask.priority, "status": now.status, "change": now.change, "source": ask.source}
    if any(chosen[name] not in ("", value) for name, value in own.items()) or (chosen["check"] and not unsure(now)):
        return False
    return holds(f"{ask.title} {ask.text} {ask.id} {ask.source} {ask.theme} {ask.owner}", words_of(chosen["words"]))
