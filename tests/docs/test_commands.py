"""The reference of commands is what the commands themselves say."""

from __future__ import annotations

import pytest

from tools import command_reference
from tools.command_reference import PAGE, reference
from wsisdiff.cli import COMMANDS


def test_the_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run python tools/command_reference.py"


def test_every_command_and_its_help_is_in_it() -> None:
    page = reference()
    for name in COMMANDS:
        assert f"## `wsisdiff {name}`" in page
    assert "## `wsisdiff drafts add`" in page
    assert "| `--fail-on [lost\\|weakened\\|left-out]` |" in page


def test_check_says_that_a_page_is_old(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command_reference, "PAGE", PAGE.with_name("no-such-page.md"))
    monkeypatch.setattr("sys.argv", ["command_reference.py", "--check"])
    assert command_reference.main() == 1
    assert "is not current" in capsys.readouterr().err
