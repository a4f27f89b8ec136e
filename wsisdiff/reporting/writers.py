"""Which writer makes which document in which format. Each is loaded when it is called: a run writes one.

Most documents are a tree that any writer of `page/` can walk. Writers of their own have what more than a tree is: data for programs
(JSON), pages that one works in (the status report and the comparison as HTML), and tracked changes (the comparison as a Word file).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import WsisdiffError
from wsisdiff.reporting.ink.escaping import json_text
from wsisdiff.telling.phrases import speaking

if TYPE_CHECKING:
    from wsisdiff.reporting.page.tree import Document

TREES = {
    "md": "page.markdown:to_markdown",
    "html": "page.html:to_html",
    "docx": "page.word:to_word",
    "text": "page.terminal:to_text",
}
"""Format -> what writes any tree in it. A new format of trees is a row here: every verb that makes a tree has it then. The format is the
ending of its files (of `text` it is `txt`) and the word behind `--format`."""
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
SHORT = {
    ("Report", "text"): "status.document:summary_document",
    ("Grouped", "text"): "groups.document:screen_document",
    ("Report", "screen"): "status.document:screen_document",
    ("Grouped", "screen"): "groups.document:screen_document",
    ("Brief", "screen"): "briefing.document:screen_document",
    ("View", "screen"): "comparison.document:screen_document",
}
"""What a verb gives -> the shorter tree of it that is written as text, and the one that a command shows on the screen."""
OWN = {
    ("Report", "json"): "status.data:report_data",
    ("Report", "html"): "status.page_html:report_html",
    ("Report", "xlsx"): "status.tracker:tracker_xlsx",
    ("Grouped", "json"): "groups.data:grouped_data",
    ("View", "json"): "comparison.data:compare_data",
    ("View", "html"): "comparison.page_html:compare_html",
    ("View", "docx"): "comparison.tracked:compare_word",
    ("Beside", "json"): "comparison.beside:beside_data",
    ("History", "json"): "status.data:history_data",
    ("Followed", "json"): "comparison.beside:followed_data",
    ("Shown", "json"): "draft:shown_data",
    ("Shown", "text"): "draft:draft_text",
}
"""What a verb gives, and a format -> the writer of its own; for JSON what gives the data."""
PARTED = frozenset({"History", "Followed", "Shown"})
"""What is given to its writers part by part."""


def content(made: Any, form: str, **given: Any) -> str | bytes:
    """What a verb gave, in a format. Of what is `given` its writer takes what it has a parameter for: `picture`, the name of the file
    beside it with its drawing; `template`, a Word file for its look; `author` and `when` of tracked changes; the `width` of a line."""
    kind = type(made).__name__
    parts = [getattr(made, part.name) for part in fields(made)] if kind in PARTED else [made]
    if form == "json" and (kind, form) in OWN:
        with speaking(None):  # data for programs speaks English always
            return json_text(_loaded(OWN[kind, form])(*parts))
    if (kind, form) in OWN:
        return _written(OWN[kind, form], parts, given)
    if form not in TREES:
        *others, last = TREES
        raise WsisdiffError(f"there is no writer for {form!r}", todo=f"choose {', '.join(others)} or {last}")
    if kind == "Report" and (kind, form) not in SHORT and (given.get("picture") or not takes(made, form, "picture")):
        parts.append(_loaded("picture.drawn:picture_of")(_loaded("status.view:view_of")(made)))
    return of_tree(_loaded(SHORT.get((kind, form), DOCUMENTS[kind]))(*parts), form, **given)


def of_tree(document: Document, form: str, **given: Any) -> str | bytes:
    """A tree in a format of `TREES`; what is `given` is as for `content`."""
    return _written(TREES[form], [document], given)


def takes(made: Any, form: str, name: str) -> bool:
    """Whether the writer of what a verb gave has a parameter of that name: with `picture` it leads to the drawing in the file beside it;
    without, the drawing is in the tree whether there is a file or not, and it writes the drawing's table or words."""
    writer = OWN.get((type(made).__name__, form), TREES.get(form))
    return writer is not None and name in signature(_loaded(writer)).parameters


def _written(name: str, parts: Sequence[Any], given: Mapping[str, Any]) -> str | bytes:
    writer = _loaded(name)
    made: str | bytes = writer(*parts, **{key: value for key, value in given.items() if key in signature(writer).parameters})
    return made


def to_screen(made: Any, *last: str) -> None:
    """Print what a person wants to see of it at once, and `last` sentences below it."""
    _loaded("page.terminal:to_terminal")(_loaded(SHORT[type(made).__name__, "screen"])(made), *last)


def _loaded(name: str) -> Any:
    """A function of this room by its module and its name."""
    module, function = name.split(":")
    return getattr(import_module(f"wsisdiff.reporting.{module}"), function)
