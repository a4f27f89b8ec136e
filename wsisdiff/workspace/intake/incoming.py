"""A file that is to become a draft, from this machine or from its address: its bytes, and what was read of them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from wsisdiff.errors import BadWorkspace, NotFetched, UnreadableDraft
from wsisdiff.fetching.address import checked, file_name
from wsisdiff.fetching.download import Fetched, done, download, leftover
from wsisdiff.model import Draft
from wsisdiff.reading.formats import usual
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.workspace.manifest import DraftEntry


@dataclass(frozen=True, slots=True)
class Incoming:
    """`name` is what an id can be made from; `source` where it came from, for a person; `url` is empty for a file of this machine."""

    data: bytes
    ending: str
    draft: Draft
    name: str
    source: str
    url: str = ""
    resumed_at: int = 0

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def from_file(path: Path) -> Incoming:
    """A file of this machine. Raises UnreadableDraft for what cannot be read as a draft."""
    draft = read_draft(path)
    return Incoming(path.read_bytes(), usual(path.suffix), draft, path.stem, str(path))


def from_address(url: str, folder: Path, *, named: str = "") -> Incoming:
    """A file from its address, by way of a hidden part in `folder` which stays until `done(url, folder)`.

    `named` is the ending that drafts.toml names for it. NotFetched when it cannot be had, or cannot be read as a draft; no part stays
    of what came whole and is no draft.
    """
    fetched = _placed(url, folder) or download(url, folder, named=named)
    name = name_of(url)
    with tempfile.TemporaryDirectory(prefix="wsisdiff-") as place:
        file = Path(place) / f"draft{fetched.ending}"
        file.write_bytes(fetched.data)
        try:
            draft = read_draft(file, id=name)
        except UnreadableDraft as error:
            done(url, folder)
            todo = "open the address in a browser to see what it gives"
            raise NotFetched(f"what it gives cannot be read: {error.what}", where=fetched.address, todo=todo) from None
    return Incoming(fetched.data, fetched.ending, draft, name, fetched.address, fetched.url, fetched.resumed_at)


def name_of(url: str) -> str:
    """A name for what an address gives: that of its file, else of its host."""
    return PurePosixPath(file_name(url)).stem or urlsplit(url).hostname or "draft"


def _placed(url: str, folder: Path) -> Fetched | None:
    """What an earlier run fetched whole and put into the folder before it was killed. Its part is still there and equal to the file; it
    must not be fetched again, for many pages differ at every look and the file would seem to be another one."""
    left = leftover(url, folder)
    if left is None or not left.size:
        return None
    body = left.body()
    for path in folder.rglob(f"*{left.head.ending}"):
        if path.is_file() and _holds(path, body):
            return Fetched(left.head.url, left.head.url, body, left.head.ending, len(body))
    return None


def _holds(path: Path, data: bytes) -> bool:
    return path.stat().st_size == len(data) and path.read_bytes() == data


def not_twice(data: bytes, listed: Sequence[DraftEntry], *, todo: str) -> None:
    """BadWorkspace when a draft of the manifest has these very bytes."""
    for other in listed:
        if other.path is not None and other.fetched and _holds(other.path, data):
            raise BadWorkspace(f"this file is there already, as {other.id!r}", where=str(other.path), todo=todo)


def not_listed(url: str, listed: Sequence[DraftEntry], where: str) -> None:
    """BadWorkspace when the manifest names this address already. A specimen only tells where the text is that it is an example of."""
    for other in listed:
        try:
            same = bool(other.url) and not other.specimen and checked(other.url) == url
        except NotFetched:
            continue
        if same and other.fetched:
            raise BadWorkspace(f"this address is there already, as {other.id!r}", where=where, todo="nothing needs to be added")
        if same:
            todo = f"run wsisdiff drafts fetch {other.id}"
            raise BadWorkspace(f"this address is listed already, as {other.id!r}", where=where, todo=todo)
