"""Attacks on the door: another name, another site, no key. Each is refused before a page sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.serving.site import HOST, Browser, field
from wsisdiff.errors import WsisdiffError
from wsisdiff.serving.guard import POLICY
from wsisdiff.serving.server import Server


def test_the_first_address_gives_a_cookie_and_the_key_leaves_the_address(folder: Path) -> None:
    browser = Browser(folder, enter=False)
    assert browser.get("/w/forum/").status_code == 403
    answer = browser.get(f"/?token={browser.guard.token}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/", "wsisdiff-8137="))
    assert browser.guard.token not in cookie
    assert browser.follow(browser.get("/")).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "%C3%A9", "A" * 5000])
def test_a_wrong_key_opens_nothing(folder: Path, token: str) -> None:
    browser = Browser(folder, enter=False)
    assert browser.get(f"/?token={token}").status_code == 403
    assert browser.get("/w/forum/", Cookie=f"wsisdiff-8137={browser.guard.token}").status_code == 403, (
        "the token is not the cookie"
    )


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8137", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8137", "[::1]:8137"]
)
def test_a_name_that_was_made_to_lead_here_is_refused(browser_on: Browser, host: str) -> None:
    # DNS rebinding: the browser believes that it talks to evil.example.
    assert browser_on.get("/w/forum/", Host=host).status_code == 421
    assert browser_on.get(f"/?token={browser_on.guard.token}", Host=host).status_code == 421, "not even with the token"


def test_the_other_names_of_this_machine_are_known(browser_on: Browser) -> None:
    assert browser_on.get(f"/?token={browser_on.guard.token}", Host="localhost:8137").status_code == 303


ELSEWHERE = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": f"https://{HOST}"},
    {"Origin": "", "Sec_Fetch_Site": ""},
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
    {"Sec_Fetch_Site": "none"},
]


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_a_form_of_another_site_changes_nothing(browser_on: Browser, folder: Path, headers: dict[str, str]) -> None:
    page = browser_on.page("/w/forum/cell/forum/two")
    data = {"status": "adopted", "by": "Mallory", "seen": field(page, "seen")}
    assert browser_on.post("/w/forum/cell/forum/two", data, **headers).status_code == 403
    assert not (folder / "reviews.toml").exists()
    assert browser_on.post("/w/forum/cell/forum/two", data).status_code == 303, "the page's own form does"


def test_what_another_site_loads_is_refused_and_a_link_from_there_asks_first(browser_on: Browser) -> None:
    for mode in ("no-cors", "cors", "websocket"):
        assert browser_on.get("/w/forum/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode=mode).status_code == 403
    answer = browser_on.get("/w/forum/drafts?a=1", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
    assert answer.status_code == 403
    assert 'href="/w/forum/drafts?a=1"' in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_other_way_of_asking_is_answered(browser_on: Browser, method: str) -> None:
    answer = browser_on._send(method, "/w/forum/", {"Origin": f"http://{HOST}", "Sec_Fetch_Site": "same-origin"})
    assert answer.status_code == 405
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/w/forum/", "/assets/page.js", "/nowhere", "/w/forum/drafts", "/work/x"])
def test_every_answer_says_what_a_page_may_do(browser_on: Browser, path: str) -> None:
    answer = browser_on.get(path)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    if not path.startswith("/assets/"):
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "*", ""])
def test_it_is_never_served_to_every_network(tmp_path: Path, host: str) -> None:
    with pytest.raises(WsisdiffError, match="every network"):
        Server([], tmp_path, host)


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    server = Server([], tmp_path)
    try:
        assert server._server.socket.getsockname()[0] == "127.0.0.1"
        assert server.address.startswith(f"http://127.0.0.1:{server.port}/?token=")
    finally:
        server.close()
