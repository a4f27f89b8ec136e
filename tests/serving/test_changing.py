"""Asks changed on the page, points taken, settings saved: where they stand, with all else kept, and told to a second writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.small import run
from tests.serving.site import Browser, field, made
from tests.serving.test_table import fields


def test_an_ask_is_changed_where_it_stands(browser_on: Browser, folder: Path) -> None:
    file = folder / "asks" / "asks.toml"
    before = file.read_text(encoding="utf-8")
    form = fields(browser_on.page("/w/forum/ask/funding/edit"))
    data = form | {"title": "Money for the Forum", "theme": "governance", "source": "Us", "priority": "must"}
    answer = browser_on.follow(browser_on.post("/w/forum/ask/funding/edit", data))
    assert "Saved." in answer.text
    after = file.read_text(encoding="utf-8")
    assert 'title = "Money for the Forum"' in after
    assert before.split("[[ask]]")[1] == after.split("[[ask]]")[1], "the ask before it is as it was"


def test_a_point_of_two_lines_stays_as_it_is_when_something_else_is_changed(browser_on: Browser, folder: Path) -> None:
    file = folder / "asks" / "asks.toml"
    before = (
        file.read_text(encoding="utf-8")
        + "\n[[ask.element]]\ntext = '''surveillance\nof all'''\nfind = [\"mass + surveillance\"]\n"
    )
    file.write_text(before, encoding="utf-8")
    form = fields(browser_on.page("/w/forum/ask/no-section/edit"))
    assert form["points"] == "surveillance of all"
    browser_on.post("/w/forum/ask/no-section/edit", form | {"title": "Other", "priority": "could", "stance": "oppose"})
    assert file.read_text(encoding="utf-8") == before.replace("No new section on surveillance", "Other")


def test_a_long_text_is_kept_whole_and_one_that_is_too_long_is_told(browser_on: Browser, folder: Path) -> None:
    form = fields(browser_on.page("/w/forum/ask/funding/edit"))
    long = "We act. " * 3000 + "The end."
    browser_on.post("/w/forum/ask/funding/edit", form | {"title": "Long", "text": long, "priority": "could", "stance": "include"})
    assert long in (folder / "asks" / "asks.toml").read_text(encoding="utf-8")
    answer = browser_on.post("/w/forum/ask/funding/edit", form | {"text": long * 10})
    assert answer.status_code == 400
    assert "A field has more than 200,000 characters; nothing was saved" in answer.text


def test_a_second_writer_of_an_ask_is_told_and_keeps_what_they_wrote(browser_on: Browser, folder: Path) -> None:
    form = fields(browser_on.page("/w/forum/ask/funding/edit"))
    file = folder / "asks" / "asks.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Sustainable funding", "Funding"), encoding="utf-8")
    answer = browser_on.post("/w/forum/ask/funding/edit", form | {"title": "Mine", "priority": "could", "stance": "include"})
    assert answer.status_code == 409
    assert "Nothing was saved" in answer.text
    assert 'value="Mine"' in answer.text
    assert "Mine" not in file.read_text(encoding="utf-8")


def test_a_wrong_change_is_told(browser_on: Browser) -> None:
    form = fields(browser_on.page("/w/forum/ask/funding/edit"))
    for wrong in ({"title": ""}, {"text": ""}, {"priority": "high"}):
        assert browser_on.post("/w/forum/ask/funding/edit", form | wrong).status_code == 400
    assert browser_on.get("/w/forum/ask/nobody/edit").status_code == 404


def test_points_are_those_that_the_command_takes(tmp_path: Path) -> None:
    by_page, by_command = made(tmp_path / "forum"), made(tmp_path / "command" / "forum")
    browser = Browser(by_page)
    page = browser.page("/w/forum/asks/points")
    form = fields(page) | {"take": ["forum", "funding", "no-section"]}
    assert "3 asks have points now." in browser.follow(browser.post("/w/forum/asks/points", form)).text
    run("-C", str(by_command), "asks", "points", "--yes")
    assert (by_page / "asks" / "asks.toml").read_bytes() == (by_command / "asks" / "asks.toml").read_bytes()
    assert "Every ask has points" in browser.page("/w/forum/asks/points")


def test_a_decision_may_say_what_it_rests_on(tmp_path: Path) -> None:
    by_page, by_command = made(tmp_path / "forum"), made(tmp_path / "command" / "forum")
    browser = Browser(by_page)
    path = "/w/forum/cell/funding/two"
    seen = field(browser.page(path), "seen")
    data = {"status": "partial", "by": "Ana", "seen": seen, "quotes": "funding for the Forum"}
    assert browser.post(path, data | {"quotes": "words that stand nowhere"}).status_code == 400
    assert browser.post(path, data).status_code == 303
    run(
        "-C",
        str(by_command),
        "review",
        "funding",
        "two",
        "--status",
        "partial",
        "--by",
        "Ana",
        "--quote",
        "funding for the Forum",
    )
    assert (by_page / "reviews.toml").read_bytes() == (by_command / "reviews.toml").read_bytes()


def test_points_are_decided_one_by_one_and_taken_back(browser_on: Browser, folder: Path) -> None:
    path = "/w/forum/cell/funding/two"
    page = browser_on.page(path)
    point = {"point-0": "funding", "state-0": "weak", "where-0": "3", "words-0": "We may consider funding"}
    browser_on.post(path, {"status": "partial", "by": "Ana", "seen": field(page, "seen")} | point)
    text = (folder / "reviews.toml").read_text(encoding="utf-8")
    assert "We may consider funding" in text
    page = browser_on.page(path)
    assert "Ana" in page
    browser_on.post(f"{path}/undo", {"review": field(page, "review")})
    assert "We may consider funding" not in (folder / "reviews.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("before", ["", '# ours\n[read]\npiece = 1000 # short\nmodel = "old"\n'])
def test_the_model_is_named_in_the_workspaces_own_file(browser_on: Browser, folder: Path, before: str) -> None:
    file = folder / "wsisdiff.toml"
    if before:
        file.write_text(before, encoding="utf-8")
    browser_on.post("/w/forum/settings/workspace", {"model": "some-model"})
    text = file.read_text(encoding="utf-8")
    assert 'model = "some-model"' in text
    assert ("# short" in text) == bool(before)
    assert "some-model" in browser_on.page("/w/forum/reading")
    browser_on.post("/w/forum/settings/workspace", {"model": ""})
    assert "No model is set up" in browser_on.page("/w/forum/reading")


def test_the_negotiation_is_named_in_the_workspaces_own_file_and_at_the_head_of_every_page(
    browser_on: Browser, folder: Path
) -> None:
    browser_on.post("/w/forum/settings/workspace", {"title": "The <Forum>", "model": ""})
    assert 'title = "The <Forum>"' in (folder / "wsisdiff.toml").read_text(encoding="utf-8")
    assert '<a href="/w/forum/">The &lt;Forum&gt;</a>' in browser_on.page("/w/forum/asks")
    (folder / "wsisdiff.toml").write_text("title = 3\n", encoding="utf-8")
    assert f'<a href="/w/forum/">{folder.name}</a>' in browser_on.page("/w/forum/settings")
    assert browser_on.post("/w/forum/settings/workspace", {"title": "Other", "model": ""}).status_code == 400
    assert (folder / "wsisdiff.toml").read_text(encoding="utf-8") == "title = 3\n"


def test_who_works_here_and_how_it_looks_is_kept_by_the_browser_alone(browser_on: Browser, folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    browser_on.post("/w/forum/settings", {"name": "Ana", "look": "dark"})
    assert 'data-theme="dark"' in browser_on.page("/w/forum/")
    assert field(browser_on.page("/w/forum/cell/forum/two"), "by") == "Ana"
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_draft_that_cannot_be_read_is_told_and_the_others_are_shown(browser_on: Browser, folder: Path) -> None:
    (folder / "drafts" / "two.txt").write_bytes(b"\x00" * 100)
    page = browser_on.page("/w/forum/")
    assert "Second draft could not be read and is left out:" in page
    assert "First draft" in page
