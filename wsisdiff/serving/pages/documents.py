"""Documents to take along: made by the same verbs as on the command line, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.serving.call import Call, route
from wsisdiff.workspace.manifest import counting, manifest

MADE = {
    "status": ("report", ""), "by-source": ("report", "source"), "by-theme": ("report", "theme"), "by-priority": ("report", "priority"),
    "brief": ("brief", ""), "compare": ("compare", ""), "several": ("compare", ""), "history": ("history", ""),
}  # fmt: skip
"""Name in addresses -> verb, and how it is grouped."""
FIRST = ("docx", "xlsx", "html", "md", "json")
"""Formats in the order in which a page offers them; those of a verb that are not named here follow."""
ALSO = ("md", "json")
"""Formats that a page names beside the others, small: few who work on it want them."""


def offered(verb: str) -> list[str]:
    """The formats in which a page offers what a verb gives; plain text is what one sees on a terminal.

    >>> offered("report")[:3], "text" in offered("report")
    (['docx', 'xlsx', 'html'], False)
    """
    known = [form for form in verbs.FORMS[verb] if form != "text"]
    return sorted(known, key=lambda form: FIRST.index(form) if form in FIRST else len(FIRST))


def _offered(verb: str) -> tuple[list[str], list[str]]:
    """The formats for people, and those for programs and for who asks for them."""
    known = offered(verb)
    return [form for form in known if form not in ALSO], [form for form in known if form in ALSO]


@route("GET", "/w/<space>/documents")
def documents(call: Call) -> Response:
    """What can be taken along, and in which formats."""
    return call.page("documents", entries=counting(manifest(call.folder)), offered=_offered)


@route("GET", "/w/<space>/documents/<name>")
def document(call: Call, name: str) -> Response:
    """Make one of them; long ones show how far they are."""
    if name not in MADE or call.asked("form") not in verbs.FORMS[MADE[name][0]]:
        raise NotFound
    work = call.asked("work")
    if not work:
        judged = call.desk.judged()
        folder, asked, texts = call.folder, dict(call.request.args.items()), call.request.args.getlist("text")
        more: dict[str, Any] = {"text": texts} if texts else {}
        return call.work(lambda: _made(folder, judged, name, asked, texts), "document", name=name, **asked | more)
    made = call.outcome(work)
    return call.download(made.content, made.name)


def _made(folder: Any, judged: Any, name: str, asked: dict[str, str], texts: Sequence[str]) -> verbs.Document:
    verb, by = MADE[name]
    form = asked["form"]
    workspace, report = judged.workspace, judged.report
    made: Any
    if verb == "report":
        named, all_rows = [asked["draft"]] if asked.get("draft") else [], form == "xlsx"
        made = verbs.report(workspace, named, by or None, dropped=all_rows, judged=report)  # type: ignore[arg-type]
    elif verb == "brief":
        themes, priorities = ([asked[key]] if asked.get(key) else [] for key in ("theme", "priority"))
        made = verbs.brief(workspace, asked.get("draft") or None, themes, priorities, judged=report)
    elif name == "several":
        made = verbs.compare_several(folder, asked.get("base", ""), texts)
    elif verb == "compare":
        made = verbs.compare(folder, asked.get("old", ""), asked.get("new", ""), asks=form != "json")
    else:
        made = verbs.history(workspace, asked.get("ask", ""), judged=report)
    template = verbs.template_for(folder, verb, None, form)
    return verbs.document(made, form, template=template)
