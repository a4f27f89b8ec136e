"""Where documents are written: a link stays a link, a device stays a device, a folder is told."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.writing import deliver, write_file


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    write_file(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "new"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.md", "real.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(pipe, "report")
    reader.join(timeout=10)
    assert got == [b"report"]
    assert pipe.is_fifo()


def test_a_folder_is_told_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match="this is a folder; name the file to write"):
        deliver("x", tmp_path, tmp_path / "default.md")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no folder that nobody can write into")
def test_a_file_that_cannot_be_written_is_told_by_its_own_name() -> None:
    with pytest.raises(OSError) as refused:
        write_file(Path("/proc/brief.md"), "text")
    assert refused.value.filename == "/proc/brief.md"
