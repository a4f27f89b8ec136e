"""A draft that a person adds: its place in drafts/ and its entry in drafts.toml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from wsisdiff.errors import BadWorkspace, WsisdiffError
from wsisdiff.fetching.download import done
from wsisdiff.model import Draft
from wsisdiff.reading.formats import usual
from wsisdiff.workspace.intake.fetch import same_as_recorded, settle
from wsisdiff.workspace.intake.incoming import Incoming
from wsisdiff.workspace.intake.placing import Value, put_in, with_draft
from wsisdiff.workspace.manifest import MANIFEST, DraftEntry, counting, read_entry


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
    _done(incoming, drafts)
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
    _done(incoming, folder / "drafts")
    return put


def _done(incoming: Incoming, drafts: Path) -> None:
    if incoming.url:
        done(incoming.url, drafts)


def readable(listed: Iterable[DraftEntry]) -> tuple[list[Draft], list[str]]:
    """The drafts that are here and not replaced, and a line for each that cannot be read: it must not keep a new one out."""
    drafts, lines = [], []
    for entry in counting(tuple(listed)):
        try:
            drafts.append(read_entry(entry))
        except WsisdiffError as error:
            lines.append(str(error))
    return drafts, lines
