"""Which writer makes which document in which format. Each is loaded when it is called: a run writes one.

Most documents are a tree that any writer of `page/` can walk. Writers of their own have what more than a tree is: data for programs
(JSON), pages that one works in (the status report and the comparison as HTML), and tracked changes (the comparison as a Word file).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from importlib import import_module
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import WsisdiffError

if TYPE_CHECKING:
    from wsisdiff.reporting.page.tree import Document

TREES = {
    "md": "page.markdown:to_markdown",
    "html": "page.html:to_html",
    "docx": "page.word:to_word",
    "text": "page.terminal:to_text",
}
"""Format -> what writes any tree in it. A new format of trees is a row here: every verb that makes a tree has it then."""
_PAGES = tuple(form for form in TREES if form != "text")
FORMS = {
    "report": (*_PAGES, "json", "xlsx", "text"),
    "brief": _PAGES,
    "compare": (*_PAGES, "json"),
    "history": ("md", "json"),
    "show": ("text", "json"),
}
"""Verb -> the formats its document is written in, the usual one first. The report as text is half a page, to be pasted into a mail."""
DOCUMENTS = {
    "Report": "status.document:report_document",
    "Grouped": "groups.document:grouped_document",
    "Brief": "briefing.document:brief_document",
    "View": "comparison.document:comparison_document",
    "Beside": "comparison.beside:beside_document",
    "History": "status.document:history_document",
    "Followed": "comparison.beside:followed_document",
}
"""What a verb gives -> what makes a tree of it."""
SHORT = {"Report": "status.document:summary_document", "Grouped": "groups.document:screen_document"}
"""What a verb gives -> the shorter tree of it that is written as text."""
SCREEN = {
    "Report": "status.document:screen_document",
    "Grouped": "groups.document:screen_document",
    "Brief": "briefing.document:screen_document",
    "View": "comparison.document:screen_document",
}
"""What a verb gives -> the tree of it that a command shows on the screen."""
OWN = {
    ("Report", "json"): "status.data:report_json",
    ("Report", "html"): "status.page_html:report_html",
    ("Report", "xlsx"): "status.tracker:tracker_xlsx",
    ("Grouped", "json"): "groups.data:grouped_json",
    ("View", "json"): "comparison.data:compare_json",
    ("View", "html"): "comparison.page_html:compare_html",
    ("View", "docx"): "comparison.tracked:compare_word",
    ("Beside", "json"): "comparison.beside:beside_json",
    ("History", "json"): "status.data:history_json",
    ("Followed", "json"): "comparison.beside:followed_json",
    ("Shown", "json"): "draft:draft_json",
    ("Shown", "text"): "draft:draft_text",
}
"""What a verb gives, and a format -> the writer of its own."""
PARTED = frozenset({"History", "Followed", "Shown"})
"""What is given to its writers part by part."""
TAKES: dict[object, tuple[str, ...]] = {
    "md": ("picture",), "docx": ("template",), ("View", "docx"): ("template", "author", "when"), ("Shown", "text"): ("width",),
}  # fmt: skip
"""What else a writer is given: the name of the file beside it with its drawing, a Word file for its look, who made tracked changes and
when, the width of a line."""


def written(document: Document, form: str, **given: Any) -> str | bytes:
    """A tree in a format; of what is `given`, the writer takes what it knows."""
    if form not in TREES:
        *others, last = TREES
        raise WsisdiffError(f"there is no writer for {form!r}", todo=f"choose {', '.join(others)} or {last}")
    made: str | bytes = _loaded(TREES[form])(document, **_taken(form, given))
    return made


def content(made: Any, form: str, **given: Any) -> str | bytes:
    """What a verb gave, in a format; of what is `given` (see TAKES), its writer takes what it knows."""
    kind = type(made).__name__
    parts = [getattr(made, part.name) for part in fields(made)] if kind in PARTED else [made]
    if (kind, form) in OWN:
        own: str | bytes = _loaded(OWN[kind, form])(*parts, **_taken((kind, form), given))
        return own
    if kind == "Report" and (given.get("picture") or form == "docx"):
        parts.append(_loaded("picture.drawn:picture_of")(_loaded("status.view:view_of")(made)))
    named = SHORT if form == "text" and kind in SHORT else DOCUMENTS
    return written(_loaded(named[kind])(*parts), form, **given)


def to_screen(made: Any, *last: str) -> None:
    """Print what a person wants to see of it at once, and `last` sentences below it."""
    _loaded("page.terminal:to_terminal")(_loaded(SCREEN[type(made).__name__])(made), *last)


def _taken(writer: object, given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name in TAKES.get(writer, ())}


def _loaded(name: str) -> Any:
    """A function of this room by its module and its name."""
    module, function = name.split(":")
    return getattr(import_module(f"wsisdiff.reporting.{module}"), function)
