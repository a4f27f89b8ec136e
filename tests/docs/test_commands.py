"""The reference of commands is what the commands themselves say, and the table of formats what the code reads."""

from __future__ import annotations

import re

import pytest

from tools import reference as tool
from tools.reference import DOCS, pages, reference
from wsisdiff.cli import COMMANDS
from wsisdiff.reading.formats import FORMATS


def test_what_the_code_says_of_itself_is_current() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, "run python tools/reference.py"


def test_every_ending_is_in_the_table_of_formats() -> None:
    page = (DOCS / "drafts.md").read_text(encoding="utf-8")
    assert all(f"`{ending}`" in page and format.reads in page for format in FORMATS for ending in format.endings)


def test_a_row_of_the_table_of_formats_speaks_for_itself() -> None:
    assert not [format.name for format in FORMATS if re.search(r"\b(?:the same|above|below|next row)\b", format.reads)]


def test_every_command_and_its_help_is_in_it() -> None:
    page = reference()
    for name in COMMANDS:
        assert f"## `wsisdiff {name}`" in page
    assert "## `wsisdiff drafts add`" in page
    assert "| `--fail-on [lost\\|weakened\\|left-out]` |" in page


def test_check_says_that_a_page_is_old(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(tool, "HEAD", "# Other commands")
    monkeypatch.setattr("sys.argv", ["reference.py", "--check"])
    assert tool.main() == 1
    assert "is not current" in capsys.readouterr().err
