"""`wsisdiff brief` from the command line: where it writes, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.small import run, small_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_workspace(tmp_path_factory.mktemp("brief") / "workspace", "rev2", "outcome")


@pytest.mark.parametrize(("form", "begins"), [("md", b"# Briefing on"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK")])
def test_it_writes_under_reports_and_says_where(workspace: Path, form: str, begins: bytes) -> None:
    status, out, err = run("-C", str(workspace), "brief", "--priority", "must", "--format", form)
    assert (status, err) == (0, "")
    written = workspace / "reports" / f"brief.{form}"
    assert str(written) in out.decode("utf-8")
    assert written.read_bytes().startswith(begins)


def test_a_dash_gives_the_document_alone_on_standard_output(workspace: Path) -> None:
    status, out, err = run("-C", str(workspace), "brief", "--theme", "igf-mandate", "--draft", "rev2", "--output", "-")
    assert (status, err) == (0, "")
    assert out.startswith(b"# Briefing on rev2\n")
    assert b"outcome" not in out


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
def test_a_wrong_call_ends_with_status_2_and_one_line(workspace: Path, args: list[str], says: str) -> None:
    status, _, err = run("-C", str(workspace), "brief", *args)
    assert status == 2
    assert says in err
    assert len(err.strip().splitlines()) == 1
