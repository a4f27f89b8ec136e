"""Writing files so that each is either the old one or the new one, never half of it."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from wsisdiff.steps import note


def write_file(path: Path, content: str | bytes) -> None:
    """Write beside the file, flush to disk, then put it in place in one step (POSIX rename)."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
        note(f"wrote {path}: {len(data)} bytes")
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def deliver(content: str | bytes, output: Path | None, default: Path) -> Path | None:
    """Write a document to `output`, to standard output when that is `-`, or to its default place; the path written, if any."""
    if output is not None and str(output) == "-":
        data = content.encode("utf-8") if isinstance(content, str) else content
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return None
    path = output or default
    write_file(path, content)
    return path
