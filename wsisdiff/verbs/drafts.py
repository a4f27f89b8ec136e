"""Drafts put into a workspace, from this machine or from their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wsisdiff.errors import BadWorkspace, UnreadableDraft, WsisdiffError
from wsisdiff.fetching.address import checked, is_address, looks_bare
from wsisdiff.fetching.download import done
from wsisdiff.files.writing import alone
from wsisdiff.ids import ID, slug
from wsisdiff.model import Draft
from wsisdiff.steps import step
from wsisdiff.workspace.intake.fetch import as_listed, as_new, fetch
from wsisdiff.workspace.intake.incoming import Incoming, from_address, from_file, not_listed, not_twice
from wsisdiff.workspace.intake.shape import beside, same_text
from wsisdiff.workspace.intake.shape import seen as told
from wsisdiff.workspace.manifest import DraftEntry, counting, listed_draft, manifest, read_entry

BUSY = "another wsisdiff is adding or fetching drafts here"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that may become a draft, read but not yet put in."""

    incoming: Incoming
    path: Path | None
    """The file on this machine that it was read from; None for what came from an address."""
    waiting: DraftEntry | None
    """The draft that drafts.toml lists and that this is the file of."""
    id: str
    """An id made from its name."""

    @property
    def title(self) -> str:
        return self.incoming.draft.title

    def lines(self) -> tuple[str, ...]:
        return tuple(told(self.incoming.draft))

    def beside(self, folder: Path, on: date) -> tuple[str, ...]:
        """How its shape differs from the draft before that day, or that another draft says the same."""
        return _beside(folder, self.incoming.draft, on, self.waiting)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one draft that was to be fetched: put in at `path`, here already (`incoming` None), or refused for `error`."""

    entry: DraftEntry
    incoming: Incoming | None = None
    path: Path | None = None
    error: WsisdiffError | OSError | None = None
    beside: tuple[str, ...] = ()
    """How its shape differs from the draft before it."""

    def lines(self) -> tuple[str, ...]:
        return tuple(told(replace(self.incoming.draft, title=self.entry.title))) if self.incoming else ()


def seen(folder: Path, source: str, id: str | None = None) -> Seen:
    """What is to be added, from a file or an http(s) address, read; refused when it is there already. Nothing is put in yet.

    `id` may be that of a draft which drafts.toml lists and which is not here yet: the file becomes that draft's.
    """
    manifest(folder)
    with alone(folder / "drafts", BUSY):
        listed = manifest(folder)
        waiting = next((d for d in listed if d.id == id and not d.fetched), None)
        if waiting is None and id is not None:
            free_id(folder, id)
        incoming = _incoming(folder, source, listed, waiting)
    return Seen(incoming, None if incoming.url else Path(source), waiting, slug(incoming.name))


def add_draft(folder: Path, seen: Seen, *, id: str = "", title: str = "", on: date | None = None) -> tuple[str, Path]:
    """Put what was seen into drafts/ and enter it in drafts.toml; its id, and where its file lies then. Nothing that is there is changed.

    A new draft needs a day, which gives its place; id and title have defaults. Those of a listed draft stand in drafts.toml.
    """
    with alone(folder / "drafts", BUSY):
        listed = manifest(folder)
        not_twice(seen.incoming.data, listed, todo="nothing needs to be added")
        if seen.waiting is not None:
            if title or on:
                where = f"{folder / 'drafts' / 'drafts.toml'} line {seen.waiting.line}"
                what = f"title and date of {seen.waiting.id!r} stand in drafts.toml"
                raise BadWorkspace(what, where=where, todo="leave --title and --date out")
            return seen.waiting.id, as_listed(folder, seen.waiting, seen.incoming)
        if on is None:
            raise BadWorkspace("the draft needs a date, which gives its place among the others", todo="give it, as 2026-03-01")
        name = free_id(folder, id or seen.id)
        return name, as_new(folder, seen.incoming, name, title or seen.title, on, seen.path)


def free_id(folder: Path, id: str) -> str:
    """The id, when it is one and no draft has it; BadWorkspace otherwise."""
    if not ID.fullmatch(id):
        raise BadWorkspace(f"the id {id!r} is not allowed", todo='use only a-z, 0-9 and "-" between them')
    if any(d.id == id for d in manifest(folder)):
        where = str(folder / "drafts" / "drafts.toml")
        raise BadWorkspace(f"there is a draft {id!r} already", where=where, todo="give another with --id")
    return id


def fetch_drafts(folder: Path, ids: Sequence[str] = ()) -> Iterator[Fetched]:
    """Download the drafts that drafts.toml names by `url` and that are not here yet, all or those named; what became of each, as it comes.

    No file is ever overwritten. One that cannot be fetched does not keep the others from coming.
    """
    manifest(folder)
    with alone(folder / "drafts", BUSY):
        asked = [listed_draft(folder, id) for id in dict.fromkeys(ids)] or [d for d in manifest(folder) if not d.fetched]
        for entry in asked:
            try:
                with step(f"fetching {entry.id}"):
                    came = fetch(folder, entry)
            except (WsisdiffError, OSError) as error:
                yield Fetched(entry, error=error)
                continue
            if came is None:
                yield Fetched(entry, path=entry.path)
            else:
                yield Fetched(entry, *came, beside=_beside(folder, came[0].draft, entry.date, entry))


def _incoming(folder: Path, source: str, listed: Sequence[DraftEntry], waiting: DraftEntry | None) -> Incoming:
    """What is to be added, from its file or address; refused when it is there already."""
    if is_address(source):
        not_listed(checked(source), [d for d in listed if d is not waiting], source)
        named = waiting.path.suffix if waiting and waiting.path else ""
        with step(f"fetching {source}"):
            incoming = from_address(source, folder / "drafts", named=named)
    else:
        if looks_bare(source) and not Path(source).exists():
            raise UnreadableDraft("there is no such file", where=source, todo=f"if it is a web address, write https://{source}")
        incoming = from_file(Path(source))
    try:
        not_twice(incoming.data, listed, todo="nothing needs to be added")
    except BadWorkspace:
        if incoming.url:
            done(incoming.url, folder / "drafts")
        raise
    return incoming


def _beside(folder: Path, draft: Draft, on: date, own: DraftEntry | None) -> tuple[str, ...]:
    """How the draft differs in shape from the one before it, or that another draft says the same."""
    others: list[Draft] = []
    lines = []
    for entry in counting([d for d in manifest(folder) if own is None or d.id != own.id]):
        try:
            others.append(read_entry(entry))
        except WsisdiffError as error:  # it must not keep a new one out
            lines.append(f"warning: {error}")
    before = [other for other in others if other.date is not None and other.date <= on]
    if same := same_text(draft, others):
        lines.append(f"It has the same text as {same}, perhaps in another format.")
    elif before:
        lines += beside(draft, before[-1])
    return tuple(lines)
