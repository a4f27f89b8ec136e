"""Who may come in, and what a page may do: checked on every request before anything else.

1. The Host header names this server as it was told to be called. A name that was made to lead here (DNS rebinding) is refused.
2. A request that another site caused is refused: by Origin, and by Sec-Fetch-Site where the browser sends it.
3. What changes something must name this server as its origin. Browsers always do; so no form needs a secret of its own.
4. The first address carries a token; the browser gets a cookie for it (HttpOnly, SameSite=Strict), and the token leaves the address bar.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

OPEN_PATHS = "/assets/"
"""Style and script hold nothing of a workspace: the page that refuses needs them too."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""On every answer. No policy `no-referrer`: browsers would then call the origin of our own forms "null"."""


class Refused(Exception):
    """A request that may not come in; `why` names the words that say so, `link` whether going on from here helps."""

    def __init__(self, status: int, why: str, link: bool = False) -> None:
        self.status, self.why, self.link = status, why, link
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets in who was given the first address. `hosts` are the names of this server as the Host header says them, with the port."""

    hosts: frozenset[str]
    cookie: str
    """Its name holds the port: cookies are shared between the ports of a machine."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def check(self, request: Request) -> Response | None:
        """None for a request that may come in; the answer that gives the cookie for one with the token; Refused otherwise."""
        if request.headers.get("Host", "").lower() not in self.hosts or len(request.headers.getlist("Host")) != 1:
            raise Refused(421, "host")
        origin = request.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            raise Refused(403, "origin")
        site = request.headers.get("Sec-Fetch-Site", "none" if request.method in ("GET", "HEAD") else "")
        if request.method not in ("GET", "HEAD"):
            if request.method != "POST":
                raise Refused(405, "method")
            if origin is None or site not in ("same-origin", ""):
                raise Refused(403, "origin")
        token = request.args.get("token")
        if token is not None and request.method == "GET" and request.path == "/":
            if not secrets.compare_digest(token.encode(), self.token.encode()):
                raise Refused(403, "token")
            return self._welcome(request)
        if request.path.startswith(OPEN_PATHS):
            return None
        if site not in ("same-origin", "none", ""):
            raise Refused(403, "elsewhere", link=request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate")
        if not secrets.compare_digest(request.cookies.get(self.cookie, "").encode(), self.key.encode()):
            raise Refused(403, "token")
        return None

    def _welcome(self, request: Request) -> Response:
        rest = [(name, value) for name, value in request.args.items(multi=True) if name != "token"]
        answer: Response = redirect("/" + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(self.cookie, self.key, httponly=True, samesite="Strict", path="/")
        return answer
