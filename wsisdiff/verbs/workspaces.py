"""A workspace: made, read, judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.errors import BadWorkspace

if TYPE_CHECKING:
    from wsisdiff.model import Report
    from wsisdiff.workspace.manifest import Workspace


def workspace(folder: Path) -> Workspace:
    """The asks and drafts of a folder, read; BadAsk, BadWorkspace or UnreadableDraft when one of them is wrong."""
    from wsisdiff.workspace.judged import read_workspace

    return read_workspace(folder)


def judge(workspace: Workspace) -> Report:
    """Every ask in every draft, with people's decisions in place of the tool's. The longest step: keep it while nothing changes."""
    from wsisdiff.workspace.judged import judged

    return judged(workspace)


def assess(workspace: Workspace) -> Report:
    """The tool's own verdict on every ask in every draft. It changes with asks and drafts only: keep it, and ask `decided` what stands."""
    from wsisdiff.workspace.judged import assessed

    return assessed(workspace)


def decided(folder: Path, assessed: Report) -> Report:
    """What `assess` gave, with people's decisions in place of the tool's as the workspace holds them now. A short step."""
    from wsisdiff.workspace.judged import decided as with_people

    return with_people(folder, assessed)


def init(folder: Path, *, example: bool = True) -> tuple[Path, ...]:
    """Write a new workspace with a commented example of an ask, or without; the files made. BadWorkspace where there is one already."""
    from importlib.resources import files

    from wsisdiff.files.writing import write_file

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
        write_file(folder / name, (files("wsisdiff") / "templates" / source).read_text(encoding="utf-8"))
    return tuple(folder / name for name in starts)


def set_up(folder: Path, *, title: str | None = None, model: str | None = None) -> None:
    """Name the negotiation, or the model that reads its drafts, in wsisdiff.toml; an empty name takes it out.

    BadWorkspace where that file cannot be read.
    """
    from wsisdiff.files.locking import alone
    from wsisdiff.files.writing import write_file
    from wsisdiff.workspace.settings import FILE, read_settings, title_of, with_settings

    path = folder / FILE
    with alone(folder, "settings are being saved here", wait=10.0):
        read_settings(folder)
        title_of(folder)
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        write_file(path, with_settings(before, title=title, model=model))
