"""Files that a browser sends: bounded, put aside under a name of ours, and read by the readers that guard against hostile ones."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from werkzeug.datastructures import FileStorage

from wsisdiff.errors import WsisdiffError
from wsisdiff.files.limits import limits

MOST_KEPT = 20
"""Files put aside at a time; the oldest goes."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file put aside; `name` is what the person called it, for showing and for making an id of, never a path."""

    id: str
    name: str
    path: Path


class Uploads:
    """A folder of this run for files that are not in a workspace yet. It goes when the run ends."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="wsisdiff-page-"))
        self._kept: dict[str, Upload] = {}

    def take(self, file: FileStorage | None, endings: Collection[str]) -> Upload:
        """Put a file aside. WsisdiffError when there is none, it is of another kind, empty or too large."""
        said = (file.filename or "" if file is not None else "").replace("\\", "/").rsplit("/", 1)[-1]
        name = "".join(c for c in said if c.isprintable())[-150:].strip()
        if file is None or not name:
            raise WsisdiffError("no file was given", todo="choose one, or drop it on the page")
        ending = Path(name).suffix.lower()
        if ending not in endings:
            what, todo = f"this kind of file is not read ({ending or 'no ending'})", f"give {', '.join(endings)}"
            raise WsisdiffError(what, where=name, todo=todo)
        id = secrets.token_hex(8)
        # A folder of its own, so that the file can keep a name that a person recognizes and an id can be made from.
        place = self._folder / id
        place.mkdir()
        path = place / f"{_plain(Path(name).stem)}{ending}"
        file.save(path)
        size = path.stat().st_size
        if not 0 < size <= limits().file_mb * 2**20:
            shutil.rmtree(place, ignore_errors=True)
            what = f"the file has more than {limits().file_mb} MB" if size else "the file is empty"
            raise WsisdiffError(what, where=name, todo="give the draft alone" if size else "give another")
        self._kept[id] = Upload(id, name, path)
        while len(self._kept) > MOST_KEPT:
            self.drop(next(iter(self._kept)))
        return self._kept[id]

    def get(self, id: str) -> Upload | None:
        """The file put aside under that id, if it is still there."""
        return self._kept.get(id)

    def drop(self, id: str) -> None:
        if upload := self._kept.pop(id, None):
            shutil.rmtree(upload.path.parent, ignore_errors=True)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _plain(stem: str) -> str:
    """A stem that every file system bears."""
    return "".join(c if c.isalnum() or c in " -_.()" else "_" for c in stem)[:80].strip(" .") or "file"
