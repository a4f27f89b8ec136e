"""Questions out and answers in, by the page: the bytes that the command writes, and what is odd is told."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from tests.commands.small import run
from tests.serving.site import Browser, made

ANSWERS = {
    "schema": "wsisdiff.answers/1", "draft": "two", "reader": "a model",
    "answers": [
        {"ask": "forum", "status": "partial", "why": "only noted",
         "points": [{"point": "the Forum is permanent", "state": "weak", "paragraph": "2", "quote": "We note the work of the Forum"}]},
        {"ask": "funding", "status": "adopted",
         "points": [{"point": "funding is committed to", "state": "stands", "paragraph": "3", "quote": "these words stand nowhere"}]},
        {"ask": "unknown", "status": "adopted", "points": []},
    ],
}  # fmt: skip
TEXT = f"Here is my answer:\n```json\n{json.dumps(ANSWERS)}\n```\n"


def test_the_questions_are_those_that_the_command_writes(browser_on: Browser, folder: Path, tmp_path: Path) -> None:
    page = browser_on.page("/w/forum/reading")
    assert "3 asks are to be read in Second draft" in page
    answer = browser_on.get("/w/forum/reading/two/questions/1")
    run("-C", str(folder), "read", "two", "--write", str(tmp_path / "questions.md"))
    assert answer.data == (tmp_path / "questions.md").read_bytes()
    assert browser_on.get("/w/forum/reading/two/questions/2").status_code == 400


def test_answers_dropped_in_are_kept_as_the_command_keeps_them(tmp_path: Path) -> None:
    by_page, by_command = made(tmp_path / "forum"), made(tmp_path / "command" / "forum")
    browser = Browser(by_page)
    taken = browser.follow(
        browser.post("/w/forum/reading/answers", {"file": (BytesIO(TEXT.encode()), "answers.txt"), "draft": "two"})
    )
    assert "What was odd" in taken.text
    assert "unknown" in taken.text
    (tmp_path / "answers.txt").write_text(TEXT, encoding="utf-8")
    run("-C", str(by_command), "read", "two", "--answers", str(tmp_path / "answers.txt"))
    for path in (by_command / "readings").iterdir():
        assert (by_page / "readings" / path.name).read_bytes() == path.read_bytes()
    cell = browser.page("/w/forum/cell/forum/two")
    assert "decided by a model" in cell or "a model" in cell
    assert "for a person to confirm" in browser.page("/w/forum/reading")


def test_what_is_no_answer_is_told(browser_on: Browser, folder: Path) -> None:
    for form in ({"text": "I do not know."}, {"text": "{"}, {"file": (BytesIO(b"\x00" * 50), "x.json")}):
        answer = browser_on.follow(browser_on.post("/w/forum/reading/answers", dict(form) | {"draft": "two"}))
        assert 'role="alert"' in answer.text
    assert browser_on.post("/w/forum/reading/answers", {"draft": "two"}).status_code == 400
    assert browser_on.post("/w/forum/reading/answers", {"draft": "two", "text": TEXT, "by": "tool"}).status_code == 400
    assert not (folder / "readings").exists()


def test_no_model_reads_where_none_is_set_up(browser_on: Browser) -> None:
    assert "No model is set up" in browser_on.page("/w/forum/reading")
    assert browser_on.post("/w/forum/reading/model", {"draft": "two"}).status_code == 400
