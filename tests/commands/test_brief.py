"""`wsisdiff brief` from the command line: where it writes, what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.test_cli import run
from tests.conftest import ROOT


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("asks", "drafts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(("form", "begins"), [("md", b"# Briefing on"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK")])
def test_it_writes_under_reports_and_says_where(workspace: Path, form: str, begins: bytes) -> None:
    done = run("-C", str(workspace), "brief", "--priority", "must", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    written = workspace / "reports" / f"brief.{form}"
    assert str(written) in done.stdout
    assert written.read_bytes().startswith(begins)


def test_a_dash_gives_the_document_alone_on_standard_output() -> None:
    done = run("brief", "--theme", "igf-mandate", "--draft", "rev1", "--output", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Briefing on Revision 1\n")
    assert "Outcome" not in done.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--draft", "rev9"], "there is no draft 'rev9'"),
        (["--theme", "cats"], "the themes are: "),
        (["--priority", "urgent"], "urgent"),
        (["--theme", "igf-mandate", "--priority", "could"], "no ask has this theme and priority"),
        (["--format", "pdf"], "pdf"),
    ],
)
def test_a_wrong_call_ends_with_status_2_and_one_line(args: list[str], says: str) -> None:
    done = run("brief", *args)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
