"""Decisions on the page: the bytes that the command writes, undo, and two writers of whom neither loses anything."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.commands.small import run, take_out
from tests.serving.site import Browser, field, made


def decide(browser: Browser, ask: str, draft: str, status: str, by: str = "Ana", note: str = "", **more: str) -> str:
    """Decide on a cell as it is shown now; the page that follows."""
    path = f"/w/forum/cell/{ask}/{draft}"
    data = {"status": status, "by": by, "note": note, "seen": field(browser.page(path), "seen")} | more
    answer = browser.follow(browser.post(path, data))
    return answer.text


def test_the_page_writes_the_bytes_that_the_command_writes(tmp_path: Path) -> None:
    by_page, by_command = made(tmp_path / "forum"), made(tmp_path / "command" / "forum")
    browser = Browser(by_page)
    decisions = [
        ("forum", "two", "adopted", "Ana", 'it is “there”, he said "so"'),
        ("funding", "two", "partial", "Ben Ö", ""),
        ("forum", "two", "left_out", "Ben Ö", "a \\ and a\ttab"),
        ("no-section", "one", "adopted", "Ana", "no such language"),
    ]
    for ask, draft, status, by, note in decisions:
        decide(browser, ask, draft, status, by, note)
        done, _, err = run("-C", str(by_command), "review", ask, draft, "--status", status, "--by", by, "--note", note)
        assert done == 0, err
    assert (by_page / "reviews.toml").read_bytes() == (by_command / "reviews.toml").read_bytes()
    for form in ("md", "html", "json", "docx"):
        _, out, _ = run("-C", str(by_command), "report", "--format", form, "--output", "-")
        assert browser.follow(browser.get(f"/w/forum/documents/status?form={form}")).data == out
    for form in ("md", "html", "docx"):
        _, out, _ = run("-C", str(by_command), "brief", "--priority", "must", "--format", form, "--output", "-")
        assert browser.follow(browser.get(f"/w/forum/documents/brief?form={form}&priority=must")).data == out
    for form in ("md", "html", "json", "docx"):
        _, out, _ = run("-C", str(by_command), "compare", "one", "two", "--format", form, "--output", "-")
        assert browser.follow(browser.get(f"/w/forum/documents/compare?form={form}&old=one&new=two")).data == out
    _, out, _ = run("-C", str(by_command), "history", "forum", "--format", "md", "--output", "-")
    assert browser.follow(browser.get("/w/forum/documents/history?form=md&ask=forum")).data == out


def test_a_decision_stands_and_is_told_with_a_way_to_undo_it(browser_on: Browser, folder: Path) -> None:
    page = decide(browser_on, "forum", "two", "partial", note="only noted")
    assert "Saved: “The Forum is permanent” is partially adopted in Second draft." in page
    assert "decided by Ana" in page
    assert "only noted" in page
    answer = browser_on.follow(browser_on.post("/w/forum/cell/forum/two/undo", {"review": field(page, "review")}))
    assert "Taken back." in answer.text
    assert "Ana says" not in answer.text
    assert "decided by Ana" not in answer.text
    assert 'by = "Ana"' not in (folder / "reviews.toml").read_text(encoding="utf-8")


def test_who_decides_is_remembered_and_must_be_told(browser_on: Browser, folder: Path) -> None:
    page = decide(browser_on, "forum", "two", "partial", by="  ")
    assert "Write your name" in page
    assert not (folder / "reviews.toml").exists()
    decide(browser_on, "forum", "two", "partial", by="Ana  Björk")
    assert field(browser_on.page("/w/forum/cell/funding/two"), "by") == "Ana Björk"


def test_a_wrong_decision_is_told_and_what_was_written_stays_in_the_form(browser_on: Browser, folder: Path) -> None:
    page = decide(browser_on, "forum", "two", "perhaps", note="so it seems")
    assert "Choose one of the three" in page
    assert 'value="so it seems"' in page
    assert "is what reports call" in decide(browser_on, "forum", "two", "adopted", by="tool")
    assert not (folder / "reviews.toml").exists()


def test_a_second_writer_is_told_and_loses_nothing(folder: Path) -> None:
    ana, ben = Browser(folder), Browser(folder)
    path = "/w/forum/cell/forum/two"
    seen = field(ben.page(path), "seen")
    decide(ana, "forum", "two", "adopted", "Ana")
    late = ben.post(path, {"status": "left_out", "by": "Ben", "note": "I see none", "seen": seen})
    assert late.status_code == 409
    assert "Nothing was saved" in late.text
    assert "Ana: adopted" in late.text
    assert 'value="I see none"' in late.text
    assert 'by = "Ben"' not in (folder / "reviews.toml").read_text(encoding="utf-8")
    again = ben.post(path, {"status": "left_out", "by": "Ben", "note": "I see none", "seen": field(late.text, "seen")})
    assert again.status_code == 303
    text = (folder / "reviews.toml").read_text(encoding="utf-8")
    assert 'by = "Ana"' in text
    assert 'by = "Ben"' in text


def test_a_command_between_looking_and_deciding_is_seen(browser_on: Browser, folder: Path) -> None:
    path = "/w/forum/cell/forum/two"
    seen = field(browser_on.page(path), "seen")
    run("-C", str(folder), "review", "forum", "two", "--status", "adopted", "--by", "Command")
    assert browser_on.post(path, {"status": "left_out", "by": "Ben", "seen": seen}).status_code == 409
    assert "decided by Command" in browser_on.page(path)


def test_a_draft_that_changed_between_looking_and_deciding_is_seen(browser_on: Browser, folder: Path) -> None:
    path = "/w/forum/cell/forum/one"
    seen = field(browser_on.page(path), "seen")
    (folder / "drafts" / "one.txt").write_text(
        "1. We thank the hosts.\n\n2. We note that the Forum may go on.\n", encoding="utf-8"
    )
    assert browser_on.post(path, {"status": "adopted", "by": "Ben", "seen": seen}).status_code == 409


def test_many_who_decide_at_once_lose_nothing(folder: Path) -> None:
    # Each on a cell of their own, as people do; commands in between.
    cells = [(ask, draft) for ask in ("forum", "funding", "no-section") for draft in ("one", "two")]
    browsers = [Browser(folder) for _ in cells]

    def work(n: int) -> int:
        ask, draft = cells[n]
        path = f"/w/forum/cell/{ask}/{draft}"
        return (
            browsers[n]
            .post(path, {"status": "partial", "by": f"P{n}", "seen": field(browsers[n].page(path), "seen")})
            .status_code
        )

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(work, range(len(cells)))) == [303] * len(cells)
    text = (folder / "reviews.toml").read_text(encoding="utf-8")
    assert all(f'by = "P{n}"' in text for n in range(len(cells)))


def test_a_decision_leads_to_the_next_that_waits_and_to_the_end(browser_on: Browser) -> None:
    page = browser_on.page("/w/forum/decide")
    for _ in range(5):
        if "Nothing is left to decide" in page:
            break
        assert 'name="queue" value="1"' in page
        path = re.findall(r'action="(/w/forum/cell/\w+(?:-\w+)?/two)"', page)[0]
        data = {"status": "left_out", "by": "Ana", "seen": field(page, "seen"), "queue": "1"}
        page = browser_on.follow(browser_on.post(path, data)).text
    assert "Nothing is left to decide" in page


def test_a_file_of_decisions_that_is_broken_is_told(browser_on: Browser, folder: Path) -> None:
    (folder / "reviews.toml").write_text("review = [\n  { ask = 1 },\n]\n", encoding="utf-8")
    answer = browser_on.follow(browser_on.get("/w/forum/"))
    assert answer.status_code == 400
    assert "reviews.toml" in answer.text
    shutil.copy(folder / "asks" / "asks.toml", folder / "asks" / "again.toml")
    assert "is taken" in browser_on.follow(browser_on.get("/w/forum/")).text


def test_what_is_no_longer_asked_is_not_in_the_queue_and_can_still_be_looked_at(browser_on: Browser, folder: Path) -> None:
    take_out(folder / "asks" / "asks.toml", "no-section")
    assert 'action="/w/forum/cell/funding/two"' in browser_on.page("/w/forum/decide")
    assert 'action="/w/forum/cell/no-section/two"' in browser_on.page("/w/forum/cell/no-section/two")
