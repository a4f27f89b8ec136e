"""One GET with its redirects: the answer, then its body in pieces, within limits of size and time.

The client is the standard library's. None of the usual ones (requests, urllib3, httpx) limits the whole time or the whole size, so that
either must be done here in any case; and an opener into which only handlers of http and https were put has no way to open `file:` or
`ftp:`, takes proxies from the environment and the certificates from the system, and adds no dependency to a tool that fetches five files
a year.

All that talks to the network runs in a thread of its own and hands over what came. Nothing that a server does can therefore hold the
caller longer than the total time: neither a name server that is silent, nor headers that come a byte at a time, nor `100 Continue`
without end. The caller alone writes files.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import queue
import socket
import ssl
import sys
import threading
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from email.message import Message
from functools import partial
from typing import Any
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, getproxies

from wsisdiff._version import __version__
from wsisdiff.errors import NotFetched
from wsisdiff.fetching.address import SCHEMES, Limits, checked

PIECE = 64 * 1024
"""Bytes read at once."""
_WAITING = 8
"""Pieces that may wait for the caller; a faster server waits itself."""
_REDIRECTS = (301, 302, 303, 307, 308)
BY_HAND = "or save it with a browser and run wsisdiff drafts add FILE"


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of what came in the end, redirects followed."""

    url: str
    status: int
    headers: Message

    @property
    def length(self) -> int | None:
        """Bytes of the body as announced, if it says so."""
        announced = self.headers.get("Content-Length", "").strip()
        if not announced.isdecimal() or "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return None
        return int(announced) if len(announced) < 19 else sys.maxsize


def exchange(url: str, headers: Mapping[str, str], limits: Limits, until: float) -> Generator[Answer | bytes, None, None]:
    """GET `url`: first its Answer, whatever the status, then the pieces of the body.

    `until` is the moment of `time.monotonic()` at which it ends, done or not. NotFetched when no answer can be had, when it is late or
    breaks off, or is redirected in a way that is not followed. Closing the generator ends the transfer.
    """
    came: queue.Queue[Answer | bytes | Exception | None] = queue.Queue(_WAITING)
    stopped = threading.Event()

    def hand_over(item: Answer | bytes | Exception | None) -> bool:
        while not stopped.is_set():
            try:
                came.put(item, timeout=0.1)
                return True
            except queue.Full:
                continue
        return False

    def work() -> None:
        try:
            if all(map(hand_over, _talk(url, headers, limits))):
                hand_over(None)
        except Exception as error:
            hand_over(error)

    threading.Thread(target=work, name="wsisdiff-fetch", daemon=True).start()
    try:
        while True:
            try:
                item = came.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                what = f"it did not come within {limits.total:g} seconds"
                raise NotFetched(what, where=url, todo=f"try again later, {BY_HAND}") from None
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            yield item
    finally:
        stopped.set()


def _talk(url: str, headers: Mapping[str, str], limits: Limits) -> Generator[Answer | bytes, None, None]:
    opener = _opener(limits)
    sent = {"User-Agent": f"wsisdiff/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity", **headers}
    met = [checked(url)]
    while True:
        response = _get(opener, met[-1], sent, limits)
        with response:
            if response.status not in _REDIRECTS:
                yield Answer(met[-1], response.status, response.headers)
                yield from _body(response, met[-1], limits)
                return
            met.append(_next(response.headers.get("Location", "").strip(), met, limits))


def _next(location: str, met: list[str], limits: Limits) -> str:
    """Where a redirect leads, if it is followed: to http or https only, not from https to http, not in a circle, not without end."""
    here = met[-1]
    todo = "open the address in a browser and give the one at which it ends"
    if not location:
        raise NotFetched("a redirect that does not say where to", where=here, todo=todo)
    try:
        there = urljoin(here, location)
        target = checked(there)
    except (NotFetched, ValueError):
        raise NotFetched(f"it redirects to {location[:200]}, which is no web address", where=here, todo=todo) from None
    if here.startswith("https:") and target.startswith("http:"):
        what = f"it redirects from https to {target}, where anyone on the way could change the text"
        raise NotFetched(what, where=here, todo="if that will do, give that address itself")
    if target in met:
        raise NotFetched("the redirects go round in a circle", where=met[0], todo=todo)
    if len(met) > limits.redirects:
        raise NotFetched(f"more than {limits.redirects} redirects", where=met[0], todo=todo)
    return target


class _Nearby(OSError):
    """The host is this machine or one of its own network."""


def _public(host: str) -> bool:
    """Whether an IP address is one of the internet at large."""
    address = ipaddress.ip_address(host.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or mapped.is_global)


def _connect_far(address: tuple[str, int], timeout: float, source: tuple[str, int] | None = None) -> socket.socket:
    """A connection to a host of the internet at large: looked up once, so that a name cannot mean another place when it is called."""
    error: OSError = socket.gaierror("no address")
    for _, _, _, _, found in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
        if not _public(str(found[0])):
            raise _Nearby(f"{address[0]} is {found[0]}")
        try:
            return socket.create_connection((str(found[0]), address[1]), timeout, source)
        except OSError as failed:
            error = failed
    raise error


class _Plain(http.client.HTTPConnection):
    """Waits as long as `timeout` for the connection, then as long as `read` for each piece; with `far`, calls no host of this network."""

    def __init__(self, host: str, *, read: float, far: bool, **options: Any) -> None:
        super().__init__(host, **options)
        self._read = read
        if far:
            self._create_connection = _connect_far

    def connect(self) -> None:
        super().connect()
        self.sock.settimeout(self._read)


class _Secure(_Plain, http.client.HTTPSConnection):
    """The same, encrypted; `timeout` is for the agreement on encryption too."""


class _Handler(HTTPHandler, HTTPSHandler):
    """Opens addresses of http and https within limits."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(self._call(_Plain, req), req)

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(self._call(_Secure, req), req, context=ssl.create_default_context())

    def _call(self, kind: type[_Plain], req: Request) -> partial[_Plain]:
        return partial(kind, read=self._limits.read, far=_far(req, self._limits))


def _far(request: Request, limits: Limits) -> bool:
    """Whether the host that is called must be far. A proxy, which the user's own settings name, may be near; what it is asked for is
    looked at where it is a number."""
    if limits.nearby:
        return False
    called, wanted = request.host, urlsplit(request.full_url).netloc
    if called == wanted and not request._tunnel_host:  # type: ignore[attr-defined]
        return True
    host = urlsplit(request.full_url).hostname or (request._tunnel_host or "").partition(":")[0]  # type: ignore[attr-defined]
    with contextlib.suppress(ValueError):
        if not _public(host):
            raise _Nearby(host)
    if host == "localhost" or host.endswith(".localhost"):
        raise _Nearby(host)
    return False


def _opener(limits: Limits) -> OpenerDirector:
    """An opener that knows http and https and nothing else: no other scheme, no redirects of its own, no cookies, no passwords."""
    opener = OpenerDirector()
    opener.addheaders = []
    proxies = {scheme: proxy for scheme, proxy in getproxies().items() if scheme in SCHEMES}
    for handler in (ProxyHandler(proxies), _Handler(limits)):
        opener.add_handler(handler)
    return opener


def _get(opener: OpenerDirector, url: str, headers: Mapping[str, str], limits: Limits) -> http.client.HTTPResponse:
    try:
        response = opener.open(Request(url, headers=dict(headers)), timeout=limits.connect)
    except URLError as error:
        raise _failure(error.reason, url, f"no connection within {limits.connect:g} seconds") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failure(error, url, f"the server was silent for {limits.read:g} seconds") from None
    assert isinstance(response, http.client.HTTPResponse)
    return response


def _body(response: http.client.HTTPResponse, url: str, limits: Limits) -> Generator[bytes, None, None]:
    """The body's pieces as they come. NotFetched when it ends before its announced length, which the library lets pass."""
    got = 0
    try:
        while piece := response.read1(PIECE):
            got += len(piece)
            yield piece
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failure(error, url, f"the server was silent for {limits.read:g} seconds after {got:,} bytes", got) from None
    if response.length:
        raise broken(url, got, got + response.length)


def broken(url: str, got: int, of: int | None = None) -> NotFetched:
    """The failure of an answer that ended before it was whole."""
    whole = f" of {of:,}" if of is not None else ""
    return NotFetched(f"the answer broke off after {got:,}{whole} bytes", where=url, todo=f"try again, {BY_HAND}")


def _failure(error: object, url: str, late: str, got: int | None = None) -> NotFetched:
    """What a failure of the network means to a person; `late` is what a time-out is called here."""
    again = f"try again later, {BY_HAND}"
    why = (getattr(error, "verify_message", "") or "not valid").rstrip(".")
    for kind, what, todo in (
        (_Nearby, "this is an address of this machine or of its own network", f"if you mean it, add --nearby, {BY_HAND}"),
        (TimeoutError, late, again),
        (socket.gaierror, "the host's name cannot be found", "check the address and your connection"),
        (ssl.SSLCertVerificationError, f"the server's certificate does not hold ({why})", f"check the address, {BY_HAND}"),
        (ssl.SSLError, "no secure connection can be made", "check that the address is one of https://"),
        (ConnectionRefusedError, "the server refuses the connection", "check the address, or try again later"),
    ):
        if isinstance(error, kind):
            return NotFetched(what, where=url, todo=todo)
    if got is not None:
        return broken(url, got)
    if isinstance(error, http.client.RemoteDisconnected | ConnectionError):
        return NotFetched("the server closed the connection without an answer", where=url, todo=again)
    if isinstance(error, http.client.HTTPException):
        return NotFetched("what answers there does not speak HTTP", where=url, todo="check the address")
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return NotFetched(f"the connection failed ({why[:120]})", where=url, todo=again)


def refused(answer: Answer) -> NotFetched:
    """The failure that an answer's status tells."""
    status, where = answer.status, answer.url
    said = f"{status} {http.client.responses.get(status, '')}".strip()
    if status in (404, 410):
        return NotFetched(f"there is no document at this address ({said})", where=where, todo="look for its new address")
    if status in (401, 402, 403, 407, 451):
        return NotFetched(f"the server does not give it out ({said})", where=where, todo=BY_HAND.removeprefix("or "))
    if status in (408, 425, 429) or status >= 500:
        return NotFetched(f"the server cannot give it now ({said})", where=where, todo=f"try again later, {BY_HAND}")
    return NotFetched(f"the server gives no document ({said})", where=where, todo=f"check the address, {BY_HAND}")
