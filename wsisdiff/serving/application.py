"""Requests to pages: the guard first, then the page of the address; whatever goes wrong becomes a page that says what and what to do."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from wsisdiff.errors import WsisdiffError
from wsisdiff.files.limits import limits
from wsisdiff.serving.call import ROUTES, Call, Gone, Site, route, state_of_work
from wsisdiff.serving.desk import Busy
from wsisdiff.serving.guard import HEADERS, Guard, Refused
from wsisdiff.serving.pages import asks, cells, comparing, documents, drafts, importing, overview, reading, settings  # noqa: F401
from wsisdiff.serving.rendering import ASSETS, asset, render, w
from wsisdiff.text.terminal import printable

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SPARE = 2 << 20
"""Bytes of a request beside the file in it."""
MOST_FIELDS = 20_000
"""Fields of one form: a table of 2,000 rows to be mended has some thousand."""
MOST_WRITTEN = 8 << 20
"""Bytes of all fields of one form that are no files."""


class Application:
    """The page as a WSGI application."""

    def __init__(self, site: Site, guard: Guard) -> None:
        self.site, self.guard = site, guard
        rules = [Rule(address, endpoint=name, methods=[method]) for name, (method, address, _) in ROUTES.items()]
        self._map = Map(rules, strict_slashes=True)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        files = request.mimetype == "multipart/form-data"
        request.max_content_length = limits().file_mb * 2**20 + SPARE if files else MOST_WRITTEN
        request.max_form_memory_size, request.max_form_parts = MOST_WRITTEN, MOST_FIELDS
        with request:  # uploads that are not put aside go with it
            answer = self._answer(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if request.path.startswith("/assets/") and answer.status_code == 200:
            answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
        said: Iterable[bytes] = answer(environ, start)
        return said

    def _answer(self, request: Request) -> Response:
        try:
            let_in = self.guard.check(request)
        except Refused as refused:
            return _refusal(request, refused)
        if let_in is not None:
            return let_in
        urls = self._map.bind("localhost")
        call = Call(request, self.site, urls, "")
        try:
            endpoint, found = urls.match(request.path, request.method)
            values = dict(found)
            call.endpoint, space = endpoint, values.pop("space", "")
            if space and space not in self.site.shelf.names():
                raise NotFound
            call.space = space
            return ROUTES[endpoint][2](call, **values)
        except Busy as busy:
            return _waiting(call, self.site.works.keep(busy.work))
        except Gone as gone:
            return _error(call, 404, str(gone), w("error.gone_todo"))
        except WsisdiffError as error:
            return _error(call, 400, printable(error.what), printable(error.todo), error.where)
        except NotFound:
            parts = request.path.split("/")
            if not call.space and len(parts) > 2 and parts[1] == "w" and parts[2] in self.site.shelf.names():
                call.space = parts[2]  # the page that says so has the way back into the workspace
            return _error(call, 404, w("error.not_found"), w("error.not_found_todo"))
        except HTTPException as error:
            answer = error.get_response()
            if isinstance(answer, Response) and answer.status_code in range(300, 400):
                return answer
            if error.code == 413:
                return _error(call, 413, w("error.too_large", most=limits().file_mb), w("error.too_large_todo"))
            return _error(call, error.code or 400, error.name, w("error.todo"))
        except OSError as error:
            what = w("error.file", why=(error.strerror or str(error)).lower())
            return _error(call, 500, what, w("error.file_todo"), str(error.filename or ""))
        except Exception as error:
            if os.environ.get("WSISDIFF_DEBUG"):
                traceback.print_exc()
            return _error(call, 500, w("error.ours", kind=type(error).__name__, what=str(error)[:200]), w("error.ours_todo"))


def _error(call: Call, status: int, what: str, todo: str, where: str = "") -> Response:
    return call.page("error", status=status, what=what, where=call.place(where), todo=todo)


def _refusal(request: Request, refused: Refused) -> Response:
    values: dict[str, Any] = {"why": w(f"refused.{refused.why}"), "link": request.full_path.rstrip("?") if refused.link else ""}
    return Response(render("refused", values), status=refused.status, mimetype="text/html")


def _waiting(call: Call, work: Any) -> Response:
    """How far it is; the page goes on to what was asked as soon as it is there. What was sent by a form is not sent again by itself."""
    sent = call.request.method == "POST"
    again = (call.url("overview") if call.space else "/") if sent else call.request.full_path.rstrip("?")
    return call.page("waiting", status=200, work=work, again=again, state=state_of_work(work))


@route("GET", "/assets/<name>")
def load(call: Call, name: str) -> Response:
    """Style, script and icon."""
    if name not in ASSETS:
        raise NotFound
    return Response(asset(name), mimetype=ASSETS[name])


@route("GET", "/work/<id>")
def progress(call: Call, id: str) -> Response:
    work = call.site.works.get(id)
    if work is None:
        raise NotFound
    return Response(json.dumps(state_of_work(work)), mimetype="application/json")


@route("POST", "/work/<id>/stop")
def stop(call: Call, id: str) -> Response:
    """Stop a piece of work; the page that waited for it says so."""
    work = call.site.works.get(id)
    if work is None:
        raise NotFound
    work.stop()
    work.wait(5.0)
    back = call.given("back", "/")
    answer = Response(status=303)
    answer.headers["Location"] = back if back.startswith("/") and not back.startswith("//") and "\\" not in back else "/"
    return answer
