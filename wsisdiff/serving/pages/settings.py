"""Which workspace: the one that was named, those beside it, a new one; and settings, of this browser and of the workspace."""

from __future__ import annotations

from itertools import groupby

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff._version import __version__
from wsisdiff.errors import WsisdiffError
from wsisdiff.serving.call import YEAR, Call, route
from wsisdiff.serving.rendering import w
from wsisdiff.serving.shelf import negotiation
from wsisdiff.workspace.settings import read_settings, title_of


@route("GET", "/")
def begin(call: Call) -> Response:
    names = call.site.shelf.names()
    first = call.site.shelf.first()
    return call.goto("overview", space=first) if first in names else call.goto("shelf")


@route("GET", "/workspaces")
def shelf(call: Call, status: int = 200, wrong: str = "") -> Response:
    """All workspaces, and a new one."""
    shelf = call.site.shelf
    names = [(name, negotiation(path), str(path)) for name, path in shelf.names().items()]
    return call.page("shelf", status=status, names=names, home=str(shelf.home.resolve()), wrong=wrong)


@route("POST", "/workspaces")
def make(call: Call) -> Response:
    try:
        name = call.site.shelf.make(call.given("name"))
    except WsisdiffError as error:
        return shelf(call, 400, call.told(error))
    return call.goto("overview", w("shelf.made"), space=name)


@route("POST", "/w/<space>/again")
def go_on(call: Call) -> Response:
    """Judge again what was stopped."""
    call.desk.again()
    return call.goto("overview")


@route("GET", "/w/<space>/settings")
def settings(call: Call, status: int = 200, wrong: str = "") -> Response:
    title = model = ""
    try:
        title, model = title_of(call.folder), read_settings(call.folder).model
    except WsisdiffError as error:
        wrong = wrong or call.told(error)
    return call.page(
        "settings", status=status, folder=str(call.folder), version=__version__, title=title, model=model, wrong=wrong
    )


@route("POST", "/w/<space>/settings/workspace")
def save_workspace(call: Call) -> Response:
    """Name the negotiation, and the model that reads its drafts, in wsisdiff.toml; none for an empty name."""
    title, model = (" ".join(call.given(key).split())[:100] for key in ("title", "model"))
    try:
        verbs.set_up(call.folder, title=title, model=model)
    except WsisdiffError as error:
        return settings(call, 400, call.told(error))
    return call.goto("settings", w("settings.saved"))


@route("POST", "/w/<space>/settings")
def save_settings(call: Call) -> Response:
    """Remember who works here, and the look."""
    answer = call.goto("settings", w("settings.saved"))
    name, look = " ".join(call.given("name").split())[:80], call.given("look")
    for key, value in (("wsisdiff-name", name), ("wsisdiff-look", look if look in ("light", "dark") else "")):
        answer.set_cookie(key, value, max_age=YEAR, httponly=True, samesite="Strict", path="/")
    return answer


@route("POST", "/w/<space>/check")
def check_asks(call: Call) -> Response:
    """What `wsisdiff asks check` says."""
    folder = call.folder
    return call.work(lambda: verbs.check_asks(folder), "checked")


@route("GET", "/w/<space>/checked")
def checked(call: Call) -> Response:
    found = call.outcome(call.asked("work"))
    titles = {ask.id: ask.title for ask in found.asks}
    groups = [
        (id, titles.get(id, id), [(todo, list(alike)) for todo, alike in groupby(remarks, key=lambda r: r.todo)])
        for id, remarks in groupby(sorted(found.remarks, key=lambda r: (r.level != "error", r.ask == "")), key=lambda r: r.ask)
    ]
    return call.page("checked", found=found, groups=groups, titles=titles, located=call.place)
