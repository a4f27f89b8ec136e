"""Settings: of this browser (name, light or dark), and what the workspace holds."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff._version import __version__
from wsisdiff.serving.call import Call, Route
from wsisdiff.serving.words import w

YEAR = 31_536_000


def settings(call: Call) -> Response:
    """What can be set."""
    return call.page("settings", folder=str(call.folder), version=__version__)


def save_settings(call: Call) -> Response:
    """Remember who works here, and the look."""
    answer = call.goto("settings", w("settings.saved"))
    name, look = " ".join(call.given("name").split())[:80], call.given("look")
    for key, value in (("wsisdiff-name", name), ("wsisdiff-look", look if look in ("light", "dark") else "")):
        answer.set_cookie(key, value, max_age=YEAR, httponly=True, samesite="Strict", path="/")
    return answer


def check_asks(call: Call) -> Response:
    """What `wsisdiff asks check` says."""
    folder = call.folder
    return call.work(lambda: verbs.check_asks(folder), "checked")


def checked(call: Call) -> Response:
    """What was found."""
    found = call.outcome(call.asked("work"))
    return call.page("checked", found=found)


ROUTES: list[Route] = [
    ("GET", "/w/<space>/settings", settings),
    ("POST", "/w/<space>/settings", save_settings),
    ("POST", "/w/<space>/check", check_asks),
    ("GET", "/w/<space>/checked", checked),
]
