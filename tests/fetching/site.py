"""A server on loopback that misbehaves as told: each path has a function that writes raw bytes to the connection."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Handler = Callable[["Call"], None]


@dataclass
class Call:
    """One request, and the connection to answer it on."""

    path: str
    headers: dict[str, str]
    method: str
    connection: socket.socket
    stopping: threading.Event

    def say(self, status: str, body: bytes = b"", **headers: str) -> None:
        """A whole answer; `Content-Length` is that of the body unless it is given."""
        self.head(status, **{"Content_Length": str(len(body)), **headers})
        self.send(body)

    def head(self, status: str, **headers: str) -> None:
        lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items() if value)]
        self.send("\r\n".join([*lines, "", ""]).encode("latin-1"))

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def drip(self, data: bytes, every: float, size: int = 1) -> None:
        """Send it slowly, until the test is over."""
        for at in range(0, len(data), size):
            if self.stopping.wait(every):
                return
            self.send(data[at : at + size])


@dataclass
class Site:
    """What answers at which path, and what was asked."""

    url: str = ""
    pages: dict[str, Handler] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def __call__(self, path: str, handler: Handler) -> str:
        """Put a page; its address."""
        self.pages[path] = handler
        return self.url + path

    def file(self, path: str, data: bytes, kind: str, **headers: str) -> str:
        """A page that gives a file as a good server does: whole, or from a byte on, with its validators."""

        def answer(call: Call) -> None:
            asked = call.headers.get("range", "")
            holds = call.headers.get("if-range") in (headers.get("ETag"), headers.get("Last_Modified"))
            if asked and holds:
                at = int(asked.removeprefix("bytes=").rstrip("-"))
                if at >= len(data):
                    call.say("416 Range Not Satisfiable", Content_Range=f"bytes */{len(data)}")
                else:
                    between = f"bytes {at}-{len(data) - 1}/{len(data)}"
                    call.say("206 Partial Content", data[at:], Content_Type=kind, Content_Range=between, **headers)
            else:
                call.say("200 OK", data, Content_Type=kind, **headers)

        return self(path, answer)

    def redirect(self, path: str, to: str, status: str = "302 Found") -> str:
        return self(path, lambda call: call.say(status, Location=to))


@contextlib.contextmanager
def serving() -> Iterator[Site]:
    """A Site that answers, each connection in a thread of its own, until the block ends."""
    site, stopping = Site(), threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    site.url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def answer(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            raw = b""
            while b"\r\n\r\n" not in raw:
                if not (piece := connection.recv(4096)):
                    return
                raw += piece
            first, *lines = raw.decode("latin-1").split("\r\n")
            method, path, _ = first.split(" ")
            headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)}
            call = Call(path, headers, method, connection, stopping)
            site.calls.append(call)
            site.pages.get(path, lambda c: c.say("404 Not Found", b"<p>nothing here", Content_Type="text/html"))(call)

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield site
    finally:
        stopping.set()
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for it."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
