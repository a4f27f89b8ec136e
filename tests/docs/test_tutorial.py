"""The tutorial and the how-tos are followed as they stand: every command, in order, and what it is said to print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.pages import follow


def test_the_tutorial_can_be_followed_word_for_word_and_then_the_how_tos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs" / "tutorial", tmp_path / "inbox")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    calls, promises = follow(ROOT / "docs" / "tutorial.md", monkeypatch.chdir)
    assert calls >= 12
    assert promises >= 30
    calls, promises = follow(ROOT / "docs" / "how-to.md", monkeypatch.chdir)
    assert calls >= 5
    assert promises >= 7


@pytest.mark.parametrize("promise", ["reports/status.html", "Make the IGF mandate permanent"])
def test_a_promise_that_is_not_kept_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, promise: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Say:\n\n```sh\nwsisdiff init new\n```\n\n```text\nMade new/asks/first.toml\n{promise}\n```\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError, match="the page promises"):
        follow(page, monkeypatch.chdir)
