"""A new draft goes in without disturbing what stands there, and not twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import ROOT
from wsisdiff.cli import cli
from wsisdiff.errors import BadWorkspace, UnreadableDraft


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "asks", tmp_path / "asks")
    (tmp_path / "drafts").mkdir()
    shutil.copy(ROOT / "drafts" / "rev1.pdf", tmp_path / "drafts")
    (tmp_path / "drafts" / "drafts.toml").write_text(
        '# our own remark\n[[draft]]\nid = "rev1"\ntitle = "Revision 1"\ndate = 2025-11-07\nfile = "rev1.pdf"', encoding="utf-8"
    )
    return tmp_path


def add(workspace: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(workspace), "drafts", "add", *args], catch_exceptions=False)


def test_a_draft_is_read_shown_copied_and_entered(workspace: Path) -> None:
    done = add(workspace, str(ROOT / "drafts" / "rev2.docx"), "--date", "2025-12-03", "--title", 'The "second" revision')
    assert "118 paragraphs" in done.output
    assert "rev1 has 120 paragraphs" in done.output
    text = (workspace / "drafts" / "drafts.toml").read_text(encoding="utf-8")
    assert text.startswith("# our own remark\n")
    listed = CliRunner().invoke(cli, ["-C", str(workspace), "drafts", "list"]).output
    assert listed.splitlines()[1].startswith('rev2  2025-12-03  rev2.docx  The "second" revision')


def test_the_same_text_in_another_format_is_said(workspace: Path) -> None:
    assert (
        "same text as rev1"
        in add(workspace, str(ROOT / "drafts" / "sources" / "rev1.md"), "--id", "again", "--date", "2025-12-01").output
    )


def test_a_file_that_is_there_already_is_refused(workspace: Path, tmp_path: Path) -> None:
    copy = tmp_path / "other.pdf"
    shutil.copy(ROOT / "drafts" / "rev1.pdf", copy)
    with pytest.raises(BadWorkspace, match="there already, as 'rev1'"):
        add(workspace, str(copy), "--date", "2025-12-03")


def test_nothing_is_written_when_the_file_cannot_be_read(workspace: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    before = (workspace / "drafts" / "drafts.toml").read_bytes()
    with pytest.raises(UnreadableDraft):
        add(workspace, str(broken), "--date", "2025-12-03")
    assert (workspace / "drafts" / "drafts.toml").read_bytes() == before
    assert sorted(p.name for p in (workspace / "drafts").iterdir()) == ["drafts.toml", "rev1.pdf"]
