"""A file into drafts/, never over another."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.writing import write_file
from wsisdiff.workspace.manifest import MANIFEST


def put_in(folder: Path, name: str, data: bytes, entered: Callable[[str], str]) -> Path:
    """The file under that name in the folder, then the manifest's text as `entered` makes it of what stands there.

    The file first: a manifest that names a file which is not there would stop every command. A file that a killed run left in its
    place and did not enter is taken as it is when it is the same; BadWorkspace when it is another.
    """
    manifest = (folder / MANIFEST).resolve()
    text = entered(manifest.read_bytes().decode("utf-8"))
    target = folder / name
    _sweep(target.parent, target.name)
    _sweep(manifest.parent, manifest.name)
    if target.exists():
        if target.read_bytes() != data:
            raise taken(target)
    else:
        _place(target, data)
    write_file(manifest, text)
    return target


def taken(target: Path) -> BadWorkspace:
    """The error for a name under which another file lies."""
    what = "a file of that name is there, is another one and is not listed in drafts.toml"
    return BadWorkspace(what, where=str(target), todo="take it away, or give the draft another id")


def _place(target: Path, data: bytes) -> None:
    """Written beside, then linked to its name, which fails when the name is taken meanwhile. Renaming, where links are not known."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        error.filename = str(target)  # the name that the caller knows
        raise
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        mask = os.umask(0)
        os.umask(mask)
        written.chmod(0o666 & ~mask)
        try:
            os.link(written, target)
        except FileExistsError:
            raise taken(target) from None
        except OSError:
            if target.exists():
                raise taken(target) from None
            written.rename(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            written.unlink()


def _sweep(folder: Path, name: str) -> None:
    """Take away what a killed run had begun to write for this name. Safe: only one writes at a time."""
    pattern = re.compile(rf"\.{re.escape(name)}\.[a-z0-9_]{{8}}\.tmp")
    for path in folder.glob(".*.tmp") if folder.is_dir() else ():
        if pattern.fullmatch(path.name):
            path.unlink()
