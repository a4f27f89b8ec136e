"""Asks: the list, one ask through all drafts, a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.advising.points import elements_from
from wsisdiff.asking.load import load_asks
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import PRIORITIES, STANCES, Ask
from wsisdiff.reporting.status.view import Line
from wsisdiff.serving.call import Call, route
from wsisdiff.serving.found import holds, marked, words_of
from wsisdiff.serving.pages.overview import ROWS
from wsisdiff.serving.rendering import w
from wsisdiff.workspace.manifest import manifest

EXCERPT = 260
"""About how many characters of an ask's text a list shows."""
USUAL = {"priority": "should", "stance": "include"}
EDITED = ("title", "text", "theme", "source", "fallback", "priority", "stance")
"""What a person changes of an ask on the page; all else is kept."""


@route("GET", "/w/<space>/asks")
def asks(call: Call) -> Response:
    """All asks, or those that hold some words."""
    there = known_asks(call)
    words = call.asked("words")
    said = words_of(words)
    found = [ask for ask in there if holds(f"{ask.title} {ask.text} {ask.id} {ask.source} {ask.theme}", said)]
    shown, numbers = call.paged(found, ROWS)
    return call.page(
        "asks", asks=shown, count=len(found), all=len(there), words=words, marked=lambda text: marked(text, said, EXCERPT),
        known=[Line(ask, ()) for ask in there], **numbers,
    )  # fmt: skip


@route("GET", "/w/<space>/ask/<ask>")
def ask(call: Call, ask: str) -> Response:
    """One ask through all drafts."""
    if not any(entry.fetched for entry in manifest(call.folder)):
        found = _there(call, ask)
        return call.page("ask", ask=found, line=None, view=None, known=(Line(found, ()),), located=call.place)
    view = call.desk.judged().view
    line = next((line for line in view.lines if line.ask.id == ask), None)
    if line is None:
        raise NotFound
    return call.page("ask", ask=line.ask, line=line, view=view, known=view.lines, located=call.place)


@route("GET", "/w/<space>/asks/new")
def new_ask(call: Call, values: Mapping[str, Any] = USUAL, status: int = 200, wrong: str = "") -> Response:
    return _form(call, "new_ask", {**dict.fromkeys((*EDITED, "points"), ""), **values}, status, wrong)


def _form(call: Call, template: str, values: dict[str, Any], status: int, wrong: str, **more: Any) -> Response:
    themes = list(dict.fromkeys(a.theme for a in known_asks(call) if a.theme))
    return call.page(
        template, status=status, values=values, wrong=wrong, themes=themes, priorities=PRIORITIES, stances=STANCES, **more
    )


@route("POST", "/w/<space>/asks/new")
def add_ask(call: Call) -> Response:
    """Write a new ask, as `wsisdiff asks new` does."""
    values = {name: call.given(name) for name in (*EDITED, "points")}
    made, wrong = _ask_of(values)
    if made is None:
        return new_ask(call, values, 400, wrong)
    try:
        added = verbs.add_ask(call.folder, made)
    except WsisdiffError as error:
        return new_ask(call, values, 400, call.told(error))
    return call.goto("ask", w("asks.added", ask=added.ask.title, file=added.path.name), ask=added.ask.id)


def _ask_of(values: dict[str, str]) -> tuple[Ask | None, str]:
    """The ask that a form describes, or what is wrong with it."""
    title = " ".join(values["title"].split())
    if not title or not values["text"]:
        return None, w("asks.no_title" if not title else "asks.no_text")
    if values["priority"] not in PRIORITIES or values["stance"] not in STANCES:
        return None, w("asks.no_choice")
    elements, source = elements_from(_lines(values["points"])), " ".join(values["source"].split())
    said = (values["text"], values["theme"], values["stance"], values["priority"], source)
    return Ask("", title, *said, fallback=values["fallback"], elements=elements), ""


@route("GET", "/w/<space>/ask/<ask>/edit")
def edit_ask(call: Call, ask: str) -> Response:
    there = _there(call, ask)
    points = _points(there)
    if call.asked("propose"):
        points = tuple(" ".join(text.split()) for _, texts in verbs.proposed_points(call.folder, [ask]) for text in texts)
    return _edit(call, there, {name: getattr(there, name) for name in EDITED} | {"points": "\n".join(points)})


def _edit(call: Call, there: Ask, values: dict[str, Any], status: int = 200, wrong: str = "") -> Response:
    return _form(call, "edit_ask", values, status, wrong, ask=there, seen=_seen(there))


@route("POST", "/w/<space>/ask/<ask>/edit")
def save_ask(call: Call, ask: str) -> Response:
    """Write a changed ask where it stands; told instead of written when it has changed since it was shown."""
    there = _there(call, ask)
    values = {name: call.given(name) for name in (*EDITED, "points")}
    made, wrong = _ask_of(values)
    if made is None:
        return _edit(call, there, values, 400, wrong)
    if call.given("seen") != _seen(there):
        return _edit(call, there, values, 409, w("asks.changed"))
    points = tuple(element.text for element in made.elements)
    try:
        changed = replace(there, **{name: getattr(made, name) for name in EDITED})
        if changed != there:
            there = verbs.change_ask(call.folder, there, changed)
        if points != _points(there):
            verbs.set_points(call.folder, [(there, points)])
    except WsisdiffError as error:
        return _edit(call, _there(call, ask), values, 400, call.told(error))
    return call.goto("ask", w("asks.saved"), ask=ask)


@route("GET", "/w/<space>/asks/points")
def points(call: Call, status: int = 200, wrong: str = "") -> Response:
    """Points proposed for the asks that rest on their text alone."""
    proposed = verbs.proposed_points(call.folder)
    return call.page("points", status=status, proposed=proposed[:ROWS], more=max(0, len(proposed) - ROWS), wrong=wrong)


@route("POST", "/w/<space>/asks/points")
def take_points(call: Call) -> Response:
    """Write the points that a person takes, as `wsisdiff asks points` does."""
    known = {ask.id: ask for ask in load_asks(call.folder / "asks")}
    taken = [(known[id], _lines(call.given(f"points-{id}"))) for id in call.request.form.getlist("take") if id in known]
    taken = [(ask, texts) for ask, texts in taken if texts]
    try:
        verbs.set_points(call.folder, taken)
    except WsisdiffError as error:
        return points(call, 400, call.told(error))
    return call.goto("asks", w("asks.points_taken", n=len(taken)))


def _points(ask: Ask) -> tuple[str, ...]:
    """The points of an ask, each as one line of a field."""
    return tuple(" ".join(element.text.split()) for element in ask.elements)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def known_asks(call: Call) -> tuple[Ask, ...]:
    """The asks that are there; none in a workspace that has none yet."""
    return load_asks(call.folder / "asks") if any((call.folder / "asks").glob("*.toml")) else ()


def _there(call: Call, id: str) -> Ask:
    for ask in load_asks(call.folder / "asks"):
        if ask.id == id:
            return ask
    raise NotFound


def _seen(ask: Ask) -> str:
    """What a person has before them when they change an ask, in short; where it stands in its file does not count."""
    return sha256(repr(replace(ask, line=0)).encode()).hexdigest()[:16]
