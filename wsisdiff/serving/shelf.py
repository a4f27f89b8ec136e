"""The workspaces that can be opened: those named, and those in the folder where new ones are made. No other folder is ever looked into."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from threading import Lock

from wsisdiff import verbs
from wsisdiff.errors import BadWorkspace, WsisdiffError
from wsisdiff.ids import ID, slug
from wsisdiff.serving.desk import Desk
from wsisdiff.workspace.manifest import MANIFEST
from wsisdiff.workspace.settings import title_of


class Shelf:
    """`given` are workspaces; `home` is the folder that holds others, where new ones are made."""

    def __init__(self, given: Sequence[Path], home: Path) -> None:
        self.home = home
        self._given = tuple(path.resolve() for path in given)
        self._desks: dict[Path, Desk] = {}
        self._lock = Lock()

    def names(self) -> dict[str, Path]:
        """Name in addresses -> folder, those given first, those at home by name."""
        at_home = sorted(path for path in self.home.glob("*") if is_workspace(path)) if self.home.is_dir() else []
        found: dict[str, Path] = {}
        for path in dict.fromkeys([*self._given, *(path.resolve() for path in at_home)]):
            name = slug(path.name)
            names = chain([name], (f"{name[:60]}-{n}" for n in count(2)))
            found[next(name for name in names if name not in found)] = path
        return found

    def first(self) -> str:
        """The workspace that was named first, or the only one; empty where a person has to choose."""
        names = self.names()
        return next(iter(names), "") if self._given or len(names) == 1 else ""

    def desk(self, name: str) -> Desk:
        """The workspace of that name; BadWorkspace when there is none."""
        folder = self.names().get(name)
        if folder is None:
            raise BadWorkspace("there is no such workspace", where=name, todo="choose one of those listed")
        with self._lock:
            return self._desks.setdefault(folder, Desk(folder))

    def make(self, name: str) -> str:
        """A new workspace at home; its name in addresses. BadWorkspace for a name that is taken, or is none."""
        id = slug(name)
        if not name.strip() or not ID.fullmatch(id):
            raise BadWorkspace("the name is empty", todo="write the name of the negotiation")
        folder = self.home / id
        if folder.exists():
            raise BadWorkspace("there is a folder of that name already", where=str(folder), todo="give it another name")
        verbs.init(folder, example=False)
        verbs.set_up(folder, title=" ".join(name.split()))
        return next(key for key, path in self.names().items() if path == folder.resolve())


def is_workspace(path: Path) -> bool:
    return (path / "drafts" / MANIFEST).is_file()


def negotiation(folder: Path) -> str:
    """What a workspace is called: the title it gives itself, else its folder's name, which also names one whose settings cannot be read."""
    try:
        return title_of(folder) or folder.name
    except WsisdiffError:
        return folder.name


def places(folders: Sequence[Path]) -> tuple[tuple[Path, ...], Path]:
    """The workspaces among the folders, and the folder where others are and new ones are made: the first that is none, else that
    which holds the first. BadWorkspace for a folder that is not there."""
    for folder in folders:
        if not folder.is_dir():
            raise BadWorkspace("there is no such folder", where=str(folder), todo="name one that is there")
    others = [folder for folder in folders if not is_workspace(folder)]
    given = tuple(folder for folder in folders if is_workspace(folder))
    return given, others[0] if others else given[0].resolve().parent
