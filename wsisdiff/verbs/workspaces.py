"""A workspace made, and its settings."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.writing import alone, write_file
from wsisdiff.reading.formats import LISTED
from wsisdiff.workspace.settings import FILE, read_settings, title_of, with_settings


def init(folder: Path, *, example: bool = True) -> tuple[Path, ...]:
    """Write a new workspace with a commented example of an ask, or without; the files made. BadWorkspace where there is one already."""
    starts = {"asks/first.toml": "init-asks.toml", "drafts/drafts.toml": "init-drafts.toml"}
    if not example:
        del starts["asks/first.toml"]
        (folder / "asks").mkdir(parents=True, exist_ok=True)
    for name in starts:
        if (folder / name).exists():
            raise BadWorkspace("there is a workspace here already", where=str(folder / name), todo="choose another folder")
    if not (folder / ".gitattributes").exists():
        starts[".gitattributes"] = "init-gitattributes"
    for name, source in starts.items():
        text = (files("wsisdiff") / "templates" / source).read_text(encoding="utf-8")
        write_file(folder / name, text.replace("FORMATS", LISTED))
    return tuple(folder / name for name in starts)


def set_up(folder: Path, *, title: str | None = None, model: str | None = None) -> None:
    """Name the negotiation, or the model that reads its drafts, in wsisdiff.toml; an empty name takes it out.

    BadWorkspace where that file cannot be read.
    """
    path = folder / FILE
    with alone(folder, "settings are being saved here", wait=10.0):
        read_settings(folder)
        title_of(folder)
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        mark = "\ufeff" * before.startswith("\ufeff")
        write_file(path, mark + with_settings(before.removeprefix(mark), title=title, model=model))
