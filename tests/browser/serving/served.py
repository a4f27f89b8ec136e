"""The page, served on this machine and opened in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wsisdiff.serving.server import Server

GRAVE = ("serious", "critical")
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}


@contextmanager
def served(*given: Path, home: Path) -> Iterator[Server]:
    """A server in a thread of its own, as long as this is open."""
    server = Server(given, home)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(5)


class Window:
    """A window of a browser that was let in, with all that it said and asked for."""

    def __init__(self, browser: Any, server: Server, **options: Any) -> None:
        self.context = browser.new_context(accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.base = f"http://127.0.0.1:{server.port}"
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(server.address)

    def settle(self) -> None:
        """Wait until no long work is shown any more."""
        self.page.wait_for_selector("main h1:not(.waiting h1)", timeout=60_000)
        self.page.wait_for_load_state()

    def go(self, path: str) -> None:
        """Open a page of the server."""
        self.page.goto(self.base + path)
        self.settle()

    def press(self, name: str, role: str = "button") -> None:
        """Press what has this name."""
        self.page.get_by_role(role, name=name).first.click()
        self.settle()

    def grave(self) -> list[str]:
        """What axe finds that is serious in the page as it is, with all that folds unfolded."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        found = Axe().run(self.page).response
        assert found["passes"], "axe has looked at the page"
        return [
            f"{self.page.url} {v['id']}: {v['help']} ({node['html'][:120]})"
            for v in found["violations"]
            if v["impact"] in GRAVE
            for node in v["nodes"]
        ]

    def close(self) -> None:
        """Nothing was said on the console, and nothing was asked for but of the page's own server."""
        self.context.close()
        assert self.said == [], self.said
        assert {url for url in self.asked if not url.startswith(f"{self.base}/")} == set()
