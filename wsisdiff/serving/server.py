"""The server: this machine only unless told otherwise, several requests at a time, no request bigger than a draft may be."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from wsisdiff.errors import WsisdiffError
from wsisdiff.files.limits import limits
from wsisdiff.serving.application import SPARE, Application
from wsisdiff.serving.call import Site
from wsisdiff.serving.desk import Busy
from wsisdiff.serving.guard import Guard
from wsisdiff.serving.shelf import Shelf
from wsisdiff.serving.uploads import Uploads

LOOPBACK = ("127.0.0.1", "localhost", "::1")
USUAL = 8137
"""The port where none is named and this one is free."""
THREADS = 6
"""Requests answered at a time: a browser asks for that many."""


class Server:
    """A page that is being served; `address` is the one to open first."""

    def __init__(self, given: Sequence[Path], home: Path, host: str = "127.0.0.1", port: int | None = 0) -> None:
        from waitress import create_server

        try:
            listening = _listen(host, USUAL if port is None else port)
        except WsisdiffError:
            if port is not None:
                raise
            listening = _listen(host, 0)
        self.port: int = listening.getsockname()[1]
        names = set(LOOPBACK) if host in LOOPBACK else {host}
        hosts = frozenset(f"[{name}]:{self.port}" if ":" in name else f"{name}:{self.port}" for name in names)
        self.guard = Guard(hosts, f"wsisdiff-{self.port}")
        self.site = Site(Shelf(given, home), Uploads())
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{self.port}/?token={self.guard.token}"
        self._server = create_server(
            Application(self.site, self.guard), sockets=[listening], threads=THREADS, ident=None, clear_untrusted_proxy_headers=True,
            max_request_body_size=limits().file_mb * 2**20 + SPARE, max_request_header_size=65_536,
        )  # fmt: skip

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        try:
            for name in self.site.shelf.names() if len(self.site.shelf.names()) == 1 else ():
                # The only workspace is judged while the browser opens: the first page then need not wait.
                with contextlib.suppress(Busy, WsisdiffError):
                    self.site.shelf.desk(name).judged(wait=0)
            ready()
            self._server.run()
        finally:
            self.close()

    def close(self) -> None:
        self._server.close()
        self.site.uploads.close()


def _listen(host: str, port: int) -> socket.socket:
    if host in ("", "0.0.0.0", "::", "*"):
        todo = "name the one address that others will type"
        raise WsisdiffError("this would answer to every name and every network", where=f"--host {host}", todo=todo)
    try:
        [*_, (family, kind, proto, _, place)] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        listening = socket.socket(family, kind, proto)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        return listening
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        where = f"{host} port {port}"
        raise WsisdiffError(f"it cannot be served there: {why}", where=where, todo="give another --port") from None
