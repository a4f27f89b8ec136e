"""A web address as a person writes it: checked, and made fit to be sent."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from wsisdiff.errors import NotFetched

SCHEMES = ("http", "https")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_BARE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}/\S+")
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What may stand in an address as it is (RFC 3986): the reserved characters, and `%` of what is escaped already."""


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
