"""One request as the pages see it: what was asked, of which workspace, and ways to answer."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from werkzeug.routing import MapAdapter
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from wsisdiff.errors import WsisdiffError
from wsisdiff.serving.desk import Busy, Desk
from wsisdiff.serving.rendering import render, w
from wsisdiff.serving.shelf import Shelf, negotiation
from wsisdiff.serving.uploads import Uploads
from wsisdiff.serving.work import Work, Works
from wsisdiff.text.terminal import printable

T = TypeVar("T")
MOST_NOTICES = 100
YEAR = 31_536_000
"""Seconds for which a browser keeps a name and a look."""
PATIENCE = 0.5
"""Seconds that a page waits for long work before it shows how far that is."""
LONG = 200_000
"""Characters of a field that a person fills in; what is longer is no ask and no note but a document."""


@dataclass(slots=True)
class Site:
    """What the server remembers while it runs. Nothing of it is lost by forgetting it."""

    shelf: Shelf
    uploads: Uploads
    works: Works = field(default_factory=Works)
    notices: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What is said once, on the next page."""


@dataclass(slots=True)
class Call:
    """A request that was let in."""

    request: Request
    site: Site
    urls: MapAdapter
    endpoint: str
    space: str = ""
    """The workspace's name in addresses."""

    @property
    def desk(self) -> Desk:
        return self.site.shelf.desk(self.space)

    @property
    def folder(self) -> Path:
        return self.desk.folder

    @property
    def person(self) -> str:
        """Who said on this browser who they are."""
        return " ".join(self.request.cookies.get("wsisdiff-name", "").split())[:80]

    def asked(self, name: str, default: str = "") -> str:
        """A part of the address's query."""
        return str(self.request.args.get(name, default))[:LONG].strip()

    def given(self, name: str, default: str = "") -> str:
        """A field of the form that was sent, with the line ends of our files. None is cut: WsisdiffError for one that is too long."""
        said = str(self.request.form.get(name, default)).replace("\r\n", "\n").strip()
        if len(said) > LONG:
            raise WsisdiffError(w("error.long", most=f"{LONG:,}"), todo=w("error.long_todo"))
        return said

    def paged(self, found: Sequence[T], size: int) -> tuple[list[T], dict[str, int]]:
        """What stands on the page of a list that the address asks for; and its number and how many there are, for the template."""
        pages, asked = max(1, -(-len(found) // size)), self.asked("page")
        page = min(max(1, int(asked) if asked.isdecimal() and len(asked) < 6 else 1), pages)
        return list(found[(page - 1) * size : page * size]), {"page": page, "pages": pages}

    def url(self, endpoint: str, **values: Any) -> str:
        """The address of a page, of this workspace unless another is named."""
        given = {name: value for name, value in values.items() if value not in ("", None)}
        rules = self.urls.map.iter_rules(endpoint)
        if self.space and "space" not in given and any("space" in rule.arguments for rule in rules):
            given["space"] = self.space
        return str(self.urls.build(endpoint, given))

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        waiting = template == "waiting"  # it goes on to the page that the notice is for
        notice = self.site.notices.pop(self.asked("said"), None) if self.asked("said") and not waiting else None
        look = self.request.cookies.get("wsisdiff-look", "")
        known: dict[str, Any] = {
            "url": self.url, "endpoint": self.endpoint, "person": self.person, "notice": notice, "space": self.space,
            "look": look if look in ("light", "dark") else "", "here": self.request.path,
            "workspace_title": negotiation(self.folder) if self.space else "",
            "spaces": self.site.shelf.names(),
        }  # fmt: skip
        return Response(render(template, known | values), status=status, mimetype="text/html")

    def goto(self, endpoint: str, notice: str | dict[str, Any] = "", fragment: str = "", **values: Any) -> Response:
        """Go on to a page, which says the notice once."""
        if notice:
            while len(self.site.notices) >= MOST_NOTICES:
                self.site.notices.pop(next(iter(self.site.notices)), None)
            values["said"] = secrets.token_hex(6)
            self.site.notices[values["said"]] = {"text": notice, "undo": ""} if isinstance(notice, str) else notice
        answer: Response = redirect(self.url(endpoint, **values) + (f"#{quote(fragment)}" if fragment else ""), 303)
        return answer

    def place(self, where: str) -> str:
        """Where something is wrong as a person knows it: in the workspace's own files, or in a file by its name alone."""
        where = printable(where)
        if self.space:
            where = where.replace(f"{self.folder}{os.sep}", "")
        if where.startswith(("/", "\\")) or where[1:3] == ":\\":
            path, *rest = where.split(" ")
            return " ".join([Path(path).name, *rest])
        return where

    def told(self, error: WsisdiffError) -> str:
        """An error in one line, its place as a person knows it."""
        return str(type(error)(error.what, where=self.place(error.where), todo=error.todo))

    def work(self, run: Callable[[], Any], endpoint: str, **values: Any) -> Response:
        """Begin long work, whose id the page `endpoint` is given as `work`; shows how far it is where it takes long."""
        work = self.site.works.keep(Work(run))
        work.wait(PATIENCE)
        return self.goto(endpoint, work=work.id, **values)

    def outcome(self, id: str) -> Any:
        """What work gave that was begun by `work`: raises what it raised, Busy while it goes on."""
        work = self.site.works.get(id)
        if work is None:
            raise Gone(w("work.gone"))
        if work.state in ("running", "stopped"):
            raise Busy(work)
        if work.error is not None:
            raise work.error
        return work.result

    def download(self, content: str | bytes, name: str) -> Response:
        """A file to keep, never to be shown as a page of ours."""
        kinds = {"html": "text/html", "md": "text/markdown", "json": "application/json", "txt": "text/plain", "toml": "text/plain",
                 "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "svg": "image/svg+xml",
                 "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}  # fmt: skip
        plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in name)
        answer = Response(content, mimetype=kinds.get(plain.rsplit(".", 1)[-1], "application/octet-stream"))
        answer.headers["Content-Disposition"] = f'attachment; filename="{plain}"'
        return answer


class Gone(Exception):
    """What the address names is no longer there; the words say so."""


Handler = Callable[..., Response]
ROUTES: dict[str, tuple[str, str, Handler]] = {}
"""Endpoint, which is the function's name -> method, address and what answers it."""


def route(method: str, address: str) -> Callable[[Handler], Handler]:
    """Lets a function answer requests to that address."""

    def answering(handler: Handler) -> Handler:
        ROUTES[handler.__name__] = method, address, handler
        return handler

    return answering


def state_of_work(work: Work) -> dict[str, Any]:
    """How far work is, for the script that waits for it."""
    return {"state": work.state, "step": work.step, "done": work.done, "total": work.total, "seconds": round(work.seconds, 1)}
