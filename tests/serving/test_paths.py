"""No address and no name of a file leads out of the workspace."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from tests.serving.site import Browser, field

TRICKS = [
    "..",
    "../..",
    "..%2f..",
    "%2e%2e",
    "..\\..",
    "%5c..",
    "....//",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "C:",
    "con",
    "a%00b",
    "~",
    ".",
]


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize(
    "path",
    [
        "/w/{}/",
        "/w/forum/draft/{}",
        "/w/forum/ask/{}",
        "/w/forum/cell/{}/two",
        "/assets/{}",
        "/work/{}",
        "/w/forum/documents/{}?form=md",
    ],
)
def test_a_path_in_the_place_of_a_name_is_no_page(browser_on: Browser, folder: Path, path: str, trick: str) -> None:
    (folder.parent / "secret.txt").write_text("the secret", encoding="utf-8")
    answer = browser_on.follow(browser_on.get(path.format(trick)))
    assert answer.status_code in (308, 400, 404) or "secret" not in answer.text
    assert "root:" not in answer.text
    assert "the secret" not in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.txt",
        "..\\..\\evil.txt",
        "/etc/cron.d/evil.txt",
        "C:\\evil.txt",
        "a\x00b.txt",
        "x" * 5000 + ".txt",
        ".txt",
        "‮txt.exe.txt",
    ],
)
def test_the_name_of_an_upload_is_never_a_path(browser_on: Browser, folder: Path, name: str) -> None:
    before = {path for path in folder.parent.rglob("*") if "wsisdiff-page" not in str(path)}
    look = browser_on.follow(browser_on.post("/w/forum/drafts/look", {"file": (BytesIO(b"1. We note the third draft.\n"), name)}))
    if look.status_code == 200:
        data = {"work": field(look.text, "work"), "id": "three", "title": "Third", "date": "2026-03-01"}
        assert browser_on.post("/w/forum/drafts/new", data).status_code == 303
    new = {path for path in folder.parent.rglob("*") if "wsisdiff-page" not in str(path)} - before
    assert new <= {folder / "drafts" / "three.txt"}


@pytest.mark.parametrize("id", ["../x", "..", "a/b", "A", "con", "x" * 65, "", "a b", "ü"])
def test_the_id_of_a_draft_is_an_id(browser_on: Browser, folder: Path, id: str) -> None:
    look = browser_on.follow(
        browser_on.post("/w/forum/drafts/look", {"file": (BytesIO(b"1. We note the third draft.\n"), "three.txt")})
    )
    data = {"work": field(look.text, "work"), "id": id, "title": "Third", "date": "2026-03-01"}
    answer = browser_on.post("/w/forum/drafts/new", data)
    names = {path.name for path in (folder / "drafts").iterdir()}
    assert names <= {"drafts.toml", "one.txt", "two.txt", "three.txt"}
    assert answer.status_code == (303 if id == "" else 400), "without one it has that of the file's name"


def test_a_new_workspace_is_a_folder_of_its_name_in_its_place(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    browser = Browser(home=home)
    for name in ("../outside", "/tmp/outside", "..", "a/b/c"):
        browser.post("/workspaces", {"name": name})
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert all(path.parent == home for path in home.iterdir())
