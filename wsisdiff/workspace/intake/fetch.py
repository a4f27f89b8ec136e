"""What drafts.toml names by its address, fetched and put in its place; a draft that a person adds, put in and entered."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from wsisdiff.errors import BadWorkspace, NotFetched
from wsisdiff.fetching.download import done, leftover
from wsisdiff.reading.formats import usual
from wsisdiff.workspace.intake.incoming import Incoming, from_address, not_twice
from wsisdiff.workspace.intake.placing import Value, put_in, with_draft, with_keys
from wsisdiff.workspace.manifest import MANIFEST, DraftEntry, manifest

ADD = "wsisdiff drafts add FILE"


def fetch(folder: Path, entry: DraftEntry) -> tuple[Incoming, Path] | None:
    """Fetch one draft into drafts/ and record its file's name and checksum; None when it is here already, which changes nothing.

    NotFetched or BadWorkspace, in one line; nothing is in its place then, and drafts.toml is as it was.
    """
    drafts = folder / "drafts"
    if entry.fetched:
        _finish(folder, entry)
        return None
    if not entry.url:
        raise BadWorkspace(
            f"the draft {entry.id!r} has no url", where=f"{drafts / MANIFEST} line {entry.line}", todo='add url = "https://..."'
        )
    named = entry.path.suffix if entry.path is not None else ""
    try:
        incoming = from_address(entry.url, drafts, named=named)
    except NotFetched as error:
        raise NotFetched(error.what, where=error.where, todo=error.todo.replace(ADD, f"{ADD} --id {entry.id}")) from None
    try:
        same_as_recorded(entry, incoming)
        not_twice(incoming.data, manifest(folder), todo=f"correct the url of {entry.id}")
    except (NotFetched, BadWorkspace):
        done(entry.url, drafts)
        raise
    path = settle(folder, entry, incoming.data, incoming.ending, sha256=incoming.sha256)
    done(entry.url, drafts)
    return incoming, path


def as_new(folder: Path, incoming: Incoming, id: str, title: str, on: date, path: Path | None) -> Path:
    """Enter a new draft; where its file lies then. A file that lies in drafts/ already, as `path`, stays under its name."""
    drafts = folder / "drafts"
    inside = path is not None and path.resolve().parent == drafts.resolve() and path.suffix.lower() in (incoming.ending, ".htm")
    name = path.name if path is not None and inside else f"{id}{incoming.ending}"
    values: dict[str, Value] = {"id": id, "title": " ".join(title.split()) or id, "date": on, "file": name}
    if incoming.url:
        values |= {"url": incoming.url, "sha256": incoming.sha256}
    where = str(drafts / MANIFEST)
    put = put_in(drafts, name, incoming.data, lambda text: with_draft(text, values, where=where))
    if incoming.url:
        done(incoming.url, drafts)
    return put


def as_listed(folder: Path, entry: DraftEntry, incoming: Incoming) -> Path:
    """Put in the file of a draft that drafts.toml lists and that is not here yet, for sites that give it only to a browser."""
    if entry.path is not None and usual(entry.path.suffix) != incoming.ending:
        where = f"{folder / 'drafts' / MANIFEST} line {entry.line}"
        what = f"{entry.path.name} is named there for {entry.id!r}, but this file ends in {incoming.ending}"
        raise BadWorkspace(what, where=where, todo=f"correct the name there, or give a file that ends in {entry.path.suffix}")
    same_as_recorded(entry, incoming)
    # A page that a browser saved is not byte for byte what the server sends: its checksum would refuse the fetched file later.
    put = settle(folder, entry, incoming.data, incoming.ending, sha256=incoming.sha256 if incoming.url else "")
    if incoming.url:
        done(incoming.url, folder / "drafts")
    return put


def settle(folder: Path, entry: DraftEntry, data: bytes, ending: str, *, sha256: str = "") -> Path:
    """Put the file of a listed draft in its place, and what its entry lacks into the entry; where the file lies then."""
    drafts = folder / "drafts"
    keys: dict[str, str | date] = {}
    if entry.path is None:
        name = keys["file"] = f"{entry.id}{ending}"
    else:
        name = entry.path.relative_to(drafts).as_posix()
    if sha256 and not entry.sha256:
        keys["sha256"] = sha256
    where = str(drafts / MANIFEST)
    return put_in(drafts, str(name), data, lambda text: with_keys(text, entry.id, keys, where=where) if keys else text)


def same_as_recorded(entry: DraftEntry, incoming: Incoming) -> None:
    """NotFetched when a checksum is recorded and this is not that file."""
    if entry.sha256 and entry.sha256 != incoming.sha256:
        got, recorded = incoming.sha256[:12], entry.sha256[:12]
        what = f"this is not the file whose checksum drafts.toml records (sha256 {got}..., not {recorded}...)"
        todo = "enter it as a draft of its own, or delete the sha256 line to take it"
        raise NotFetched(what, where=incoming.source, todo=todo)


def _finish(folder: Path, entry: DraftEntry) -> None:
    """Record the checksum that a run which was killed after it had put the file in its place could not record."""
    drafts = folder / "drafts"
    left = leftover(entry.url, drafts) if entry.url else None
    if left is None or entry.path is None:
        return
    data = entry.path.read_bytes()
    if left.body() == data:
        settle(folder, entry, data, entry.path.suffix, sha256=hashlib.sha256(data).hexdigest())
    done(entry.url, drafts)
