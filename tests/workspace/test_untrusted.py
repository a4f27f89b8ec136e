"""A workspace from somebody else: what the tool writes by itself stays in it, what is no ordinary file is not read, and one bad draft
ends nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.commands.small import run, tiny_workspace

OUTSIDE = "somebody else's letter\n"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """A workspace, and a file outside of it."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    tiny_workspace(folder)
    victim = tmp_path / "victim.txt"
    victim.write_text(OUTSIDE, encoding="utf-8")
    return folder, victim


@pytest.mark.parametrize("name", ["reports/status.md", "reports/status.svg"])
def test_a_report_is_not_written_through_a_link_out_of_the_workspace(made: tuple[Path, Path], name: str) -> None:
    folder, victim = made
    (folder / name).parent.mkdir()
    (folder / name).symlink_to(victim)
    status, _, err = run("-C", str(folder), "report")
    assert (folder / name).is_symlink() and victim.read_text(encoding="utf-8") == OUTSIDE
    if name.endswith(".md"):
        assert status == 2 and "a link leads out of the workspace here" in err


def test_a_reports_folder_that_is_a_link_out_is_refused(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, _ = made
    (tmp_path / "elsewhere").mkdir()
    (folder / "reports").symlink_to(tmp_path / "elsewhere")
    status, _, err = run("-C", str(folder), "report")
    assert status == 2 and "link" in err and not list((tmp_path / "elsewhere").iterdir())


def test_a_person_may_say_any_place(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, _ = made
    status, _, _ = run("-C", str(folder), "report", "--output", str(tmp_path / "out.md"))
    assert status == 0 and (tmp_path / "out.md").is_file()


def test_decisions_are_not_written_through_a_link_out(made: tuple[Path, Path]) -> None:
    folder, victim = made
    victim.write_text("", encoding="utf-8")
    (folder / "reviews.toml").symlink_to(victim)
    ask = next(
        line.split('"')[1]
        for line in (folder / "asks").glob("*.toml").__next__().read_text().splitlines()
        if line.startswith("id")
    )
    draft = next(line.split('"')[1] for line in (folder / "drafts/drafts.toml").read_text().splitlines() if line.startswith("id"))
    status, _, err = run("-C", str(folder), "review", ask, draft, "--status", "adopted", "--by", "A. Name", "--note", "read")
    assert status == 2 and "link leads out" in err and victim.read_text(encoding="utf-8") == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("name", ["asks/more.toml", "drafts/drafts.toml", "reviews.toml", "reports/status.md"])
def test_a_pipe_in_place_of_a_file_is_refused_and_waits_for_nobody(made: tuple[Path, Path], name: str) -> None:
    folder, _ = made
    (folder / name).unlink(missing_ok=True)
    (folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / name)
    status, _, err = run("-C", str(folder), "report")
    assert status == 2 and "no ordinary file" in err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_in_place_of_a_file_of_asks_is_refused(made: tuple[Path, Path]) -> None:
    folder, _ = made
    (folder / "asks" / "more.toml").symlink_to("/dev/zero")
    status, _, err = run("-C", str(folder), "report")
    assert status == 2 and "no ordinary file" in err


def test_a_draft_that_cannot_be_read_is_told_and_the_others_are_reported(made: tuple[Path, Path]) -> None:
    folder, _ = made
    listed = (folder / "drafts/drafts.toml").read_text(encoding="utf-8")
    more = '\n[[draft]]\nid = "broken"\ntitle = "Broken"\ndate = 2027-01-01\nfile = "broken.pdf"\n'
    (folder / "drafts/drafts.toml").write_text(listed + more, encoding="utf-8")
    (folder / "drafts/broken.pdf").write_bytes(b"%PDF-1.4 cut")
    status, out, err = run("-C", str(folder), "report", "--format", "json", "--output", "-")
    told = json.loads(out)
    assert status == 0 and "broken is left out" in err
    assert [d["id"] for d in told["drafts"]] == ["one", "two"] and [r["id"] for r in told["refused"]] == ["broken"]
    assert "broken.pdf" in told["refused"][0]["why"]
    for command in (["brief"], ["compare", "one", "two"], ["report"]):
        assert run("-C", str(folder), *command)[0] == 0


def test_where_no_draft_can_be_read_the_first_is_the_error(made: tuple[Path, Path]) -> None:
    folder, _ = made
    for file in (folder / "drafts").glob("*.*"):
        if file.suffix != ".toml":
            file.write_bytes(b"")
    status, _, err = run("-C", str(folder), "report")
    assert status == 2 and "the file is empty" in err and len(err.strip().splitlines()) == 1
