"""A new draft goes in without disturbing what stands there, and not twice."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

import wsisdiff.commands.drafts
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


def add(workspace: Path, *args: str, answers: str = "") -> Result:
    return CliRunner().invoke(cli, ["-C", str(workspace), "drafts", "add", *args], input=answers, catch_exceptions=False)


def listed(workspace: Path) -> list[dict[str, object]]:
    return list(tomllib.loads((workspace / "drafts" / "drafts.toml").read_text(encoding="utf-8"))["draft"])


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A short draft that lies elsewhere."""
    path = tmp_path / "elsewhere" / "Rev 2 (clean).TXT"
    path.parent.mkdir()
    path.write_bytes(b"Revision 2\n\n1. We welcome the Forum.\n\n2. We ask for its funding.\n")
    return path


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


def test_what_differs_in_shape_from_the_draft_before_is_shown(workspace: Path) -> None:
    done = add(workspace, str(ROOT / "drafts" / "rev2.docx"), "--date", "2025-12-03").output
    assert "118 paragraphs in 15 sections, A to G and 1 to 110, 7 paragraphs with bracketed text" in done
    assert "warning: the file has 314 tracked changes" in done
    assert "rev1 has 120 paragraphs in 15 sections, A to H and 1 to 110; 48 paragraphs word for word in both" in done
    assert "new sections: Closing digital divides" in done
    assert "sections no longer there: Bridging digital divides" in done


def test_the_draft_before_is_the_one_before_in_time(workspace: Path, text: Path) -> None:
    assert "rev1 has" not in add(workspace, str(text), "--id", "early", "--date", "2025-01-01").output
    copy = text.with_name("late.txt")
    copy.write_bytes(text.read_bytes() + b"\n3. We end.\n")
    assert "rev1 has" in add(workspace, str(copy), "--date", "2026-01-01").output


def test_the_same_text_is_said_whatever_its_date(workspace: Path) -> None:
    # Earlier than the draft it is the same as: there is no draft before it.
    done = add(workspace, str(ROOT / "drafts" / "sources" / "rev1.md"), "--id", "again", "--date", "2025-01-01")
    assert "It has the same text as rev1, perhaps in another format." in done.output


def test_an_id_a_title_and_an_ending_are_made_from_the_file(workspace: Path, text: Path) -> None:
    add(workspace, str(text), "--date", "2025-12-03")
    assert listed(workspace)[-1] == {
        "id": "rev-2-clean",
        "title": "Revision 2",
        "date": date(2025, 12, 3),
        "file": "rev-2-clean.txt",
    }
    assert (workspace / "drafts" / "rev-2-clean.txt").read_bytes() == text.read_bytes()


def test_a_person_is_asked_for_what_is_not_given(workspace: Path, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wsisdiff.commands.drafts, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    done = add(workspace, str(text), answers="rev1\nRev 2\nrev2\n\n3 December\n2025-12-03\n")
    assert "there is a draft 'rev1' already" in done.output
    assert "the id 'Rev 2' is not allowed" in done.output
    assert "title [Revision 2]" in done.output
    assert listed(workspace)[-1] == {"id": "rev2", "title": "Revision 2", "date": date(2025, 12, 3), "file": "rev2.txt"}


def test_nobody_is_asked_where_nobody_is(workspace: Path, text: Path) -> None:
    missing = add(workspace, str(text))
    assert (missing.exit_code, "--date 2026-03-01" in missing.output) == (2, True)
    assert len(listed(workspace)) == 1
    assert add(workspace, str(text), answers="2025-12-03\n").exit_code == 0
    assert listed(workspace)[-1]["id"] == "rev-2-clean"


@pytest.mark.parametrize("id", ["Rev2", "rev 2", "../rev2", "rev2-", ""])
def test_an_id_that_is_none_is_refused_before_anything_is_read(workspace: Path, id: str) -> None:
    with pytest.raises(BadWorkspace, match='use only a-z, 0-9 and "-"'):
        add(workspace, "/nowhere/at/all.pdf", "--id", id, "--date", "2025-12-03")


def test_an_id_that_is_taken_is_refused(workspace: Path, text: Path) -> None:
    with pytest.raises(BadWorkspace, match="there is a draft 'rev1' already"):
        add(workspace, str(text), "--id", "rev1", "--date", "2025-12-03")


@pytest.mark.parametrize(("ending", "becomes"), [("markdown", "md"), ("text", "txt"), ("XHTML", "html"), ("htm", "html")])
def test_an_ending_that_drafts_toml_does_not_take_becomes_its_twin(
    workspace: Path, text: Path, ending: str, becomes: str
) -> None:
    twin = text.with_suffix(f".{ending}")
    text.rename(twin)
    add(workspace, str(twin), "--id", "two", "--date", "2025-12-03")
    assert listed(workspace)[-1]["file"] == f"two.{becomes}"
    assert CliRunner().invoke(cli, ["-C", str(workspace), "show", "two"], catch_exceptions=False).exit_code == 0


def test_a_file_that_lies_in_drafts_already_is_entered_where_it_lies(workspace: Path, text: Path) -> None:
    inside = workspace / "drafts" / "Rev 2.txt"
    text.rename(inside)
    add(workspace, str(inside), "--id", "two", "--date", "2025-12-03")
    assert listed(workspace)[-1]["file"] == "Rev 2.txt"
    assert sorted(p.name for p in (workspace / "drafts").iterdir()) == ["Rev 2.txt", "drafts.toml", "rev1.pdf"]


def test_another_file_under_the_new_name_is_left_alone(workspace: Path, text: Path) -> None:
    (workspace / "drafts" / "two.txt").write_bytes(b"mine")
    with pytest.raises(BadWorkspace, match=r"two\.txt: a file of that name is there, is another one and is not listed"):
        add(workspace, str(text), "--id", "two", "--date", "2025-12-03")
    assert (workspace / "drafts" / "two.txt").read_bytes() == b"mine"
    assert len(listed(workspace)) == 1


def test_what_stands_in_the_manifest_stays_to_the_last_character(workspace: Path, text: Path) -> None:
    path = workspace / "drafts" / "drafts.toml"
    before = "\ufeff# ours \u2028 \t\r\n[[ draft ]]   # first\r\nfile='rev1.pdf'\r\ndate = 2025-11-07\r\nid=\"rev1\"\r\n# the end".encode()
    path.write_bytes(before)
    add(workspace, str(text), "--id", "two", "--date", "2025-12-03")
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].replace(b"\r\n", b"").count(b"\n") == 0
    assert [row["id"] for row in listed_with_mark(path)] == ["rev1", "two"]


def listed_with_mark(path: Path) -> list[dict[str, object]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8-sig"))["draft"])


def test_a_listed_draft_that_cannot_be_read_keeps_no_new_one_out(workspace: Path, text: Path) -> None:
    (workspace / "drafts" / "rev1.pdf").write_bytes(b"%PDF-1.4 broken")
    done = add(workspace, str(text), "--id", "two", "--date", "2025-12-03")
    assert (done.exit_code, "warning: " in done.output, "rev1.pdf" in done.output) == (0, True, True)


def test_a_file_for_a_draft_that_waits_becomes_that_draft(workspace: Path, text: Path) -> None:
    path = workspace / "drafts" / "drafts.toml"
    waits = '\n[[draft]]\nid = "two"\ndate = 2025-12-03\nurl = "https://example.org/two"\n\n# the next one\n'
    path.write_text(path.read_text(encoding="utf-8") + waits, encoding="utf-8")
    with pytest.raises(BadWorkspace, match=r"title and date of 'two' stand in drafts\.toml"):
        add(workspace, str(text), "--id", "two", "--date", "2025-12-04")
    add(workspace, str(text), "--id", "two")
    assert 'url = "https://example.org/two"\nfile = "two.txt"\n\n# the next one' in path.read_text(encoding="utf-8")
    assert (workspace / "drafts" / "two.txt").read_bytes() == text.read_bytes()


def test_a_file_of_another_format_than_a_waiting_draft_names_is_refused(workspace: Path, text: Path) -> None:
    path = workspace / "drafts" / "drafts.toml"
    waits = '\n[[draft]]\nid = "two"\ndate = 2025-12-03\nfile = "two.pdf"\nurl = "https://example.org/two"\n'
    path.write_text(path.read_text(encoding="utf-8") + waits, encoding="utf-8")
    with pytest.raises(BadWorkspace, match=r"two\.pdf is named there for 'two', but this file ends in \.txt"):
        add(workspace, str(text), "--id", "two")
    assert not (workspace / "drafts" / "two.pdf").exists()
