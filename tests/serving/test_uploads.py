"""Files that a browser sends: too large, of another kind, hostile. Each ends in a sentence, and nothing stays behind."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.serving.site import Browser


def bomb() -> bytes:
    """A Word file that unpacks to far more than it is."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * (300 << 20))
    return out.getvalue()


HOSTILE = {
    "empty.txt": b"",
    "no.exe": b"MZ",
    "no-ending": b"1. We note.",
    "broken.pdf": b"%PDF-1.7 nothing follows",
    "not-really.docx": b"this is no zip",
    "bomb.docx": None,
    "binary.txt": bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_ends_in_a_sentence(browser_on: Browser, folder: Path, name: str) -> None:
    data = HOSTILE[name]
    answer = browser_on.follow(
        browser_on.post("/w/forum/drafts/look", {"file": (BytesIO(bomb() if data is None else data), name)})
    )
    assert answer.status_code == 400
    assert 'class="wrong" role="alert"' in answer.text
    assert "Traceback" not in answer.text
    assert str(browser_on.site.uploads._folder) not in answer.text, "where it was put aside says nothing to a person"
    assert sorted(path.name for path in (folder / "drafts").iterdir()) == ["drafts.toml", "one.txt", "two.txt"]


def test_an_oversized_upload_is_refused_before_it_is_read(browser_on: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_FILE_MB", "1")
    for size in (2 << 20, 4 << 20):
        answer = browser_on.post("/w/forum/drafts/look", {"file": (BytesIO(b"x" * size), "large.txt")})
        assert answer.status_code in (400, 413)
        assert "1 MB" in answer.text


def test_a_form_of_too_much_is_refused(browser_on: Browser) -> None:
    answer = browser_on.post("/w/forum/asks/new", {f"f{n}": "x" * 1000 for n in range(9_000)})
    assert answer.status_code == 413
    many = {f"f{n}": "x" for n in range(20_100)} | {"file": (BytesIO(b"1. We note."), "a.txt")}
    assert browser_on.post("/w/forum/drafts/look", many).status_code == 413


def test_no_file_is_told(browser_on: Browser) -> None:
    answer = browser_on.post("/w/forum/drafts/look", {"file": (BytesIO(b""), "")})
    assert answer.status_code == 400
    assert "no file was given" in answer.text


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "https://", "http://[", "not an address"]
)
def test_only_the_web_is_fetched(browser_on: Browser, address: str) -> None:
    answer = browser_on.follow(browser_on.post("/w/forum/drafts/look", {"address": address}))
    assert answer.status_code == 400
    assert "root:" not in answer.text


def test_files_put_aside_go_with_the_run_and_the_oldest_before(browser_on: Browser) -> None:
    uploads = browser_on.site.uploads
    for n in range(25):
        browser_on.post("/w/forum/drafts/look", {"file": (BytesIO(b"1. We note the draft.\n"), f"d{n}.txt")})
    assert len(list(uploads._folder.iterdir())) == 20
    uploads.close()
    assert not uploads._folder.exists()
