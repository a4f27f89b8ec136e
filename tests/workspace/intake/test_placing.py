"""A file goes in under its name and never over another; one writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.writing import alone
from wsisdiff.workspace.intake.placing import put_in


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "drafts.toml").write_bytes(b"# old\n")
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_the_file_stands_before_the_manifest_names_it(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import wsisdiff.workspace.intake.placing as placing

    seen = []
    write = placing.write_file
    monkeypatch.setattr(placing, "write_file", lambda path, text: (seen.append(names(drafts)), write(path, text)))
    put_in(drafts, "one.md", b"1. We.", lambda text: text + "# new\n")
    assert seen == [["drafts.toml", "one.md"]]
    assert (drafts / "drafts.toml").read_bytes() == b"# old\n# new\n"
    assert names(drafts) == ["drafts.toml", "one.md"]


def test_another_file_of_that_name_is_not_overwritten(drafts: Path) -> None:
    (drafts / "one.md").write_bytes(b"mine")
    with pytest.raises(BadWorkspace, match=r"is another one and is not listed in drafts\.toml; take it away"):
        put_in(drafts, "one.md", b"1. We.", lambda text: text + "# new\n")
    assert (drafts / "one.md").read_bytes() == b"mine"
    assert (drafts / "drafts.toml").read_bytes() == b"# old\n"


def test_a_name_taken_at_the_last_moment_is_not_overwritten(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def late(source: Path, target: Path) -> None:
        target.write_bytes(b"mine")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(BadWorkspace, match="is another one"):
        put_in(drafts, "one.md", b"1. We.", lambda text: text)
    assert (drafts / "one.md").read_bytes() == b"mine"
    assert names(drafts) == ["drafts.toml", "one.md"]


def test_a_disk_without_links_is_served_too(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    put_in(drafts, "one.md", b"1. We.", lambda text: text)
    assert (drafts / "one.md").read_bytes() == b"1. We."
    assert names(drafts) == ["drafts.toml", "one.md"]


def test_the_same_file_left_by_a_killed_run_is_taken(drafts: Path) -> None:
    (drafts / "one.md").write_bytes(b"1. We.")
    (drafts / ".one.md.abc_d123.tmp").write_bytes(b"1.")
    (drafts / ".drafts.toml.abcd1234.tmp").write_bytes(b"#")
    put_in(drafts, "one.md", b"1. We.", lambda text: text + "# new\n")
    assert names(drafts) == ["drafts.toml", "one.md"]
    assert (drafts / "drafts.toml").read_bytes() == b"# old\n# new\n"


def test_a_manifest_that_is_a_link_stays_one(drafts: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (drafts / "drafts.toml").rename(other / "shared.toml")
    (drafts / "drafts.toml").symlink_to(other / "shared.toml")
    put_in(drafts, "one.md", b"1. We.", lambda text: text + "# new\n")
    assert (drafts / "drafts.toml").is_symlink()
    assert (other / "shared.toml").read_bytes() == b"# old\n# new\n"


def test_a_second_writer_is_told_to_wait(drafts: Path) -> None:
    pytest.importorskip("fcntl")
    code = f"from pathlib import Path\nfrom wsisdiff.files.writing import alone\nwith alone(Path({str(drafts)!r}), 'another'): print('in')"
    with alone(drafts, "another"):
        second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "another; wait until it has ended" in second.stderr
    third = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert third.stdout.strip() == "in"


def test_a_folder_that_cannot_be_written_is_told_by_the_draft_s_own_name(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, flags: int, mode: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("wsisdiff.files.writing.os.open", refused)
    with pytest.raises(PermissionError) as error:
        put_in(drafts, "one.md", b"1. We.", lambda text: text)
    assert error.value.filename == str(drafts / "one.md")
