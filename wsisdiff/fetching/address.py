"""What may be fetched: a web address as a person writes it, checked and made fit to be sent; how much of it, and how long it may take."""

from __future__ import annotations

import os
import posixpath
import re
from contextvars import ContextVar
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from wsisdiff.errors import NotFetched

SCHEMES = ("http", "https")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_BARE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}/\S+")
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What may stand in an address as it is (RFC 3986): the reserved characters, and `%` of what is escaped already."""
SETTING = "WSISDIFF_FETCH_NEARBY"
"""Set to 1, `--nearby` is meant every time: for a server of drafts in the house."""
NEARBY: ContextVar[bool] = ContextVar("NEARBY", default=False)
"""What `--nearby` says for one call."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. The defaults bear a conference network: 4 MB, the size of a large UN document, arrive within
    `total` at 14 kB a second."""

    size: int = 100 * 1024 * 1024
    """What is larger would not be read either; `download` takes the limit that is set for reading."""
    connect: float = 15.0
    """Until a server has answered the call, encryption agreed."""
    read: float = 30.0
    """Silence after which a server is given up."""
    total: float = 300.0
    """For one draft, redirects and a second beginning included; a server that sends a byte a second is stopped by this alone."""
    nearby: bool = field(default_factory=lambda: NEARBY.get() or os.environ.get(SETTING) == "1")
    """Whether addresses of this machine and of its own network may be fetched: a list of drafts from somebody else must not make the tool
    ask a router or a server behind the firewall."""
    redirects: int = 5
    """The chains of sites that publish such documents have one to three."""


def is_address(text: str) -> bool:
    """Whether this is a web address of whatever scheme and not the name of a file.

    >>> is_address("https://example.org/rev1.pdf"), is_address("FTP://x/y"), is_address("drafts/rev1.pdf"), is_address(r"C:\\rev1.pdf")
    (True, True, False, False)
    """
    return _SCHEME.match(text) is not None


def looks_bare(text: str) -> bool:
    """Whether this may be a web address that lacks its beginning.

    >>> looks_bare("example.org/rev1.pdf"), looks_bare("rev1.pdf"), looks_bare("../drafts/rev1.pdf")
    (True, False, False)
    """
    return _BARE.fullmatch(text) is not None


def checked(url: str) -> str:
    """The address ready to be sent: spaces and letters beyond ASCII escaped, the host in its ASCII form, no fragment.

    NotFetched when it is none that can be fetched.

    >>> checked("HTTPS://Example.org/Zero Draft.pdf#page=2")
    'https://example.org/Zero%20Draft.pdf'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise NotFetched("this is no web address", where=url, todo="write it as https://host/path") from None
    if parts.scheme not in SCHEMES:
        what = f"{parts.scheme}: addresses are not fetched" if parts.scheme else "this is no web address"
        raise NotFetched(what, where=url, todo="give one that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        # The address goes into drafts.toml, which is shared.
        bare = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        raise NotFetched("the address carries a user name", where=bare, todo="take name and password out of the address")
    host = _ascii(host)
    if not host or not _HOST.fullmatch(host):
        raise NotFetched("the address names no host", where=url, todo="write it as https://host/path")
    host = f"[{host}]" if ":" in host else host
    place = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE), ""))


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def file_name(url: str) -> str:
    """The last part of an address's path, unescaped; empty when the path ends in `/`.

    >>> file_name("https://example.org/docs/Zero%20Draft.pdf?download=1"), file_name("https://example.org/")
    ('Zero Draft.pdf', '')
    """
    return posixpath.basename(unquote(urlsplit(url).path))
