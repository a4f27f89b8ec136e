"""A page served to the tests without a network: a client that was let in, and a small workspace."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from werkzeug.test import Client, TestResponse

from wsisdiff.serving.application import Application
from wsisdiff.serving.call import Site
from wsisdiff.serving.guard import Guard
from wsisdiff.serving.shelf import Shelf
from wsisdiff.serving.uploads import Uploads

HOST = "127.0.0.1:8137"
ASKS = """\
[[ask]]
id = "forum"
title = "The Forum is permanent"
theme = "governance"
priority = "must"
source = "Example body"
text = "We decide that the Forum is a permanent forum of the United Nations."

[[ask]]
id = "funding"
title = "Sustainable funding"
theme = "governance"
text = "We commit to sustainable funding for the Forum."

[[ask]]
id = "no-section"
title = "No new section on surveillance"
stance = "oppose"
priority = "could"
text = "We support mass surveillance of all communications."
"""
FIRST = "1. We thank the hosts of the Forum.\n\n2. We decide that the Forum is a permanent forum of the United Nations.\n"
SECOND = "1. We thank the hosts of the Forum.\n\n2. We note the work of the Forum.\n\n3. We may consider funding for the Forum.\n"
DRAFTS = """\
[[draft]]
id = "one"
title = "First draft"
date = 2026-01-01
file = "one.txt"

[[draft]]
id = "two"
title = "Second draft"
date = 2026-02-01
file = "two.txt"
"""


def made(folder: Path, asks: str = ASKS, first: str = FIRST, second: str = SECOND) -> Path:
    """A workspace of three asks and two drafts."""
    for name, text in {
        "asks/asks.toml": asks,
        "drafts/drafts.toml": DRAFTS,
        "drafts/one.txt": first,
        "drafts/two.txt": second,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class Browser:
    """Sends what a browser would send; is let in with the token when it is made."""

    def __init__(self, *folders: Path, home: Path | None = None, enter: bool = True) -> None:
        self.guard = Guard(frozenset({HOST, "localhost:8137"}), "wsisdiff-8137")
        self.site = Site(Shelf(folders, home or folders[0].parent), Uploads())
        self.client = Client(Application(self.site, self.guard))
        if enter:
            assert self.get(f"/?token={self.guard.token}").status_code == 303

    def get(self, path: str, **headers: str) -> TestResponse:
        """A page; headers by their names with _ for -."""
        return self._send("GET", path, headers)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> TestResponse:
        """A form that this page sent."""
        return self._send("POST", path, {"Origin": f"http://{HOST}", "Sec_Fetch_Site": "same-origin"} | headers, data=data or {})

    def follow(self, answer: TestResponse) -> TestResponse:
        """Go where the answer sends, as often as it does; waits for long work."""
        for _ in range(200):
            if answer.status_code == 303:
                answer = self.get(answer.headers["Location"].removeprefix("http://localhost"))
            elif answer.mimetype == "text/html" and (found := re.search(r'data-again="([^"]*)"', answer.text)):
                answer = self.get(found[1].replace("&amp;", "&"))
            else:
                return answer
        raise AssertionError("it never ends")

    def page(self, path: str) -> str:
        """A page's text, when it is there."""
        answer = self.follow(self.get(path))
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.text

    def _send(self, method: str, path: str, headers: dict[str, str], **rest: Any) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items() if value != ""}
        host = named.pop("Host", HOST)
        answer = self.client.open(path, method=method, base_url=f"http://{host}", headers=named, **rest)
        answer.request.environ["wsgi.input"].close()  # the client leaves the file open in which it keeps a large form
        return answer


def field(text: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found is not None, f"there is no field {name}"
    return found[1]
