"""A file into drafts/, never over another."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.writing import write_file, write_new
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
    if not target.exists():
        try:
            write_new(target, data)
        except FileExistsError:
            raise taken(target) from None
    elif target.read_bytes() != data:
        raise taken(target)
    write_file(manifest, text)
    return target


def taken(target: Path) -> BadWorkspace:
    """The error for a name under which another file lies."""
    what = "a file of that name is there, is another one and is not listed in drafts.toml"
    return BadWorkspace(what, where=str(target), todo="take it away, or give the draft another id")


def _sweep(folder: Path, name: str) -> None:
    """Take away what a killed run had begun to write for this name. Safe: only one writes at a time."""
    pattern = re.compile(rf"\.{re.escape(name)}\.[a-z0-9_]{{8}}\.tmp")
    for path in folder.glob(".*.tmp") if folder.is_dir() else ():
        if pattern.fullmatch(path.name):
            path.unlink()
