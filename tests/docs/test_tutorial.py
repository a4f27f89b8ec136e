"""The tutorial is followed as it stands: every command, in order, and what it is said to print."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tests.docs.pages import blocks
from wsisdiff.cli import cli

PAGE = ROOT / "docs" / "tutorial.md"


def plain(text: str) -> str:
    """Without marks of Markdown and without the shape of lines."""
    return " ".join(re.sub(r"[*#>\\]", "", text).split())


def test_the_tutorial_can_be_followed_word_for_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs" / "tutorial", tmp_path / "inbox")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    output, calls, promises = "", 0, 0
    for block in blocks(PAGE):
        if block.language == "toml":
            [name] = re.findall(r"as `([\w./-]+)`", block.before)
            Path(name).write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            output = ""
            for line in block.text.splitlines():
                program, *args = shlex.split(line)
                if program == "cd":
                    monkeypatch.chdir(args[0])
                    continue
                assert program == "wsisdiff", line
                done = CliRunner().invoke(cli, args, catch_exceptions=False)
                assert done.exit_code == 0, f"{line}\n{done.output}"
                output += done.output
                calls += 1
        else:
            assert block.language == "text"
            at, printed = 0, plain(output)
            for promised in filter(None, map(plain, block.text.splitlines())):
                found = printed.find(promised, at)
                assert found >= 0, f"the page promises {promised!r}; printed was\n{output}"
                at = found + len(promised)
                promises += 1
    assert calls >= 12
    assert promises >= 30
