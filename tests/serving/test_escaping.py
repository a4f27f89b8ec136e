"""Script in every field: whatever a draft, an ask or a person writes is text on the page."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from tests.serving.site import Browser, field, made
from wsisdiff.serving.work import Work

NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}<svg/onload=alert(1)></title></textarea>"
ASK = f"""\
[[ask]]
id = "nasty"
title = '''{NASTY}'''
theme = '''{NASTY}'''
source = '''{NASTY}'''
priority = "must"
fallback = '''{NASTY}'''
red_lines = ['''{NASTY}''']
allies = ['''{NASTY}''']
agreed_language = ['''{NASTY}''']
text = '''We decide that the Forum is permanent {NASTY}'''

[[ask.element]]
id = "a"
text = '''the Forum is permanent {NASTY}'''
find = ["Forum + permanent"]
"""
AT = "/w/forum"
PAGES = [
    "/", "/?show=picture", "/?by=theme", "/cell/nasty/one", "/cell/nasty/two", "/drafts", "/draft/two", "/asks", "/ask/nasty", "/asks/new",
    "/compare?old=one&new=two&kind=all", "/documents", "/settings", f"/search?words={quote(NASTY)}", f"/asks?words={quote(NASTY)}",
    f"/?words={quote(NASTY)}", f"/draft/two?words={quote(NASTY)}",
]  # fmt: skip
OURS = re.compile(r'<script src="/assets/page\.js\?[0-9a-f]{12}" defer></script>')


def harmless(text: str) -> None:
    """One script, ours; nothing that runs; nothing that the policy would have to stop."""
    assert len(OURS.findall(text)) == 1
    rest = OURS.sub("", text)
    assert "<script" not in rest.lower()
    assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', rest))
    assert not re.search(r"<(img|iframe|object|embed|base|style)\b", rest)
    assert not re.search(r"<[^>]*\sstyle=", re.sub(r'"[^"]*"', '""', rest))
    assert "49" not in re.findall(r"\{\{.*?\}\}|>49<", rest)


def test_nothing_that_a_file_holds_runs(tmp_path: Path) -> None:
    folder = made(
        tmp_path / "forum",
        ASK,
        f"1. We decide that the Forum is permanent {NASTY}.\n",
        f"1. We note {NASTY} the Forum.\n\n2. It is permanent {NASTY}.\n",
    )
    drafts = folder / "drafts" / "drafts.toml"
    drafts.write_text(drafts.read_text().replace('"Second draft"', f"'''{NASTY}'''"), encoding="utf-8")
    browser = Browser(folder)
    for path in PAGES:
        harmless(browser.page(AT + path))
    harmless(browser.page("/workspaces"))
    assert "&lt;script&gt;alert(1)" in browser.page("/w/forum/cell/nasty/two")


def test_nothing_that_a_person_writes_runs(folder: Path) -> None:
    browser = Browser(folder)
    seen = field(browser.page("/w/forum/cell/forum/two"), "seen")
    browser.post("/w/forum/cell/forum/two", {"status": "partial", "by": NASTY, "note": NASTY, "seen": seen})
    for path in ("/w/forum/", "/w/forum/cell/forum/two", "/w/forum/cell/funding/two", "/w/forum/settings"):
        harmless(browser.page(path))
    made_ask = browser.follow(
        browser.post(
            "/w/forum/asks/new", {"title": NASTY, "text": NASTY, "points": NASTY, "priority": "must", "stance": "include"}
        )
    )
    harmless(made_ask.text)
    harmless(
        browser.follow(browser.post("/w/forum/asks/new", {"title": NASTY, "text": "", "theme": NASTY, "priority": NASTY})).text
    )
    harmless(browser.follow(browser.post("/w/forum/drafts/look", {"file": (BytesIO(b"1. We note.\n"), f"{NASTY}.txt")})).text)
    harmless(browser.follow(browser.post("/w/forum/drafts/look", {"file": (BytesIO(NASTY.encode()), "x.exe")})).text)
    harmless(browser.follow(browser.post("/w/forum/drafts/look", {"address": f"https://{NASTY}"})).text)
    harmless(browser.follow(browser.post("/workspaces", {"name": ""})).text)


def test_a_document_is_taken_along_and_never_shown_as_a_page_of_ours(browser_on: Browser) -> None:
    answer = browser_on.follow(browser_on.get("/w/forum/documents/status?form=html"))
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_address_to_go_back_to_is_one_of_ours(browser_on: Browser) -> None:
    work = browser_on.site.works.keep(Work(lambda: 1))
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        assert browser_on.post(f"/work/{work.id}/stop", {"back": back}).headers["Location"] == "/"
