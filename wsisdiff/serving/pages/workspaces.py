"""Which workspace: the one that was named, those beside it, a new one."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsisdiff.errors import WsisdiffError
from wsisdiff.serving.call import Call, Route
from wsisdiff.serving.rendering import w
from wsisdiff.serving.shelf import negotiation


def begin(call: Call) -> Response:
    """The one workspace there is, or the first that was named; a choice where there is none such."""
    names = call.site.shelf.names()
    first = call.site.shelf.first()
    return call.goto("overview", space=first) if first in names else call.goto("shelf")


def shelf(call: Call, status: int = 200, wrong: str = "") -> Response:
    """All workspaces, and a new one."""
    shelf = call.site.shelf
    names = [(name, negotiation(path), str(path)) for name, path in shelf.names().items()]
    return call.page("shelf", status=status, names=names, home=str(shelf.home.resolve()), wrong=wrong)


def make(call: Call) -> Response:
    """A new workspace."""
    try:
        name = call.site.shelf.make(call.given("name"))
    except WsisdiffError as error:
        return shelf(call, 400, call.told(error))
    return call.goto("overview", w("shelf.made"), space=name)


def go_on(call: Call) -> Response:
    """Judge again what was stopped."""
    call.desk.again()
    return call.goto("overview")


ROUTES: list[Route] = [
    ("GET", "/", begin),
    ("GET", "/workspaces", shelf),
    ("POST", "/workspaces", make),
    ("POST", "/w/<space>/again", go_on),
]
