"""A folder of asks and drafts: what `drafts/drafts.toml` names, read in the order of dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from wsisdiff.errors import BadWorkspace, UnreadableDraft
from wsisdiff.files.tables import Entry, entries
from wsisdiff.model import Ask, Draft, Refused
from wsisdiff.reading.formats import ENDINGS, FORMATS, OTHERS, Changes, format_of
from wsisdiff.steps import caution, note
from wsisdiff.workspace.settings import title_of

MANIFEST = "drafts.toml"
SUFFIXES = tuple(ending for format in FORMATS for ending in format.endings)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One `[[draft]]` of the manifest. `path` is None while the draft is only known by its address."""

    id: str
    title: str
    date: date
    path: Path | None
    symbol: str = ""
    url: str = ""
    specimen: bool = False
    line: int = 0
    sha256: str = ""
    """Of the file as it was fetched; empty when it was not fetched by this tool."""
    replaces: str = ""
    """The draft whose place this one takes as soon as its file is here: the specimen of an official text."""
    final: bool = False
    """Adopted: nothing is proposed any more."""

    @property
    def fetched(self) -> bool:
        return self.path is not None and self.path.is_file()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of asks and drafts, read."""

    folder: Path
    asks: tuple[Ask, ...]
    drafts: tuple[Draft, ...]
    """Those that are there, oldest first."""
    refused: tuple[Refused, ...] = ()
    """Those that are there and cannot be read."""
    title: str = ""
    """The name of the negotiation, where `wsisdiff.toml` gives one."""


def manifest(folder: Path) -> tuple[DraftEntry, ...]:
    """The drafts that the workspace names, oldest first; BadWorkspace when the manifest is missing or wrong."""
    path = folder / "drafts" / MANIFEST
    if not path.exists():
        what = "there is no drafts/drafts.toml here" if folder.is_dir() else "there is no such folder"
        raise BadWorkspace(what, where=str(folder), todo="name the workspace with -C, or make one with wsisdiff init")
    found: list[DraftEntry] = []
    seen: dict[str, int] = {}
    named: list[tuple[Entry, str]] = []
    for entry in entries(path, "draft", BadWorkspace):
        draft = _draft(entry, path.parent)
        if draft.id in seen:
            raise entry.wrong(f"the id {draft.id!r} is taken by line {seen[draft.id]}", "give one of the two another id", "id")
        seen[draft.id] = draft.line
        found.append(draft)
        if draft.replaces == draft.id:
            raise entry.wrong(f"the draft {draft.id!r} replaces itself", "name the other draft, or delete the line", "replaces")
        named.append((entry, draft.replaces))
    for entry, other in named:
        if other and other not in seen:
            raise entry.wrong(f"it replaces {other!r}, which is not listed", f"write one of {', '.join(seen)}", "replaces")
    return tuple(sorted(found, key=lambda d: d.date))


def _draft(entry: Entry, folder: Path) -> DraftEntry:
    file, url = entry.text("file", ""), entry.text("url", "")
    if not file and not url:
        raise entry.wrong("the draft has neither file nor url", 'add file = "name.pdf"')
    path: Path | None = None
    if file:
        path = folder / file
        try:
            inside, there = path.resolve().is_relative_to(folder.resolve()), path.is_file()
        except (ValueError, OSError, RuntimeError):  # a NUL in it, a name of 1,000 letters, links in a circle
            raise entry.wrong(f"the file {file[:40]!r} cannot be looked for", "correct its name", "file") from None
        if not inside:
            raise entry.wrong(f"the file {file!r} lies outside drafts/", "copy it into drafts/", "file")
        if path.suffix.lower() not in SUFFIXES:
            raise entry.wrong(f"the file {file!r} has an ending that is not read", f"give one of {', '.join(ENDINGS)}", "file")
        if not there and not url:
            raise entry.wrong(f"the file {file!r} is not there", "copy it into drafts/ or correct its name", "file")
    sha256 = entry.text("sha256", "").lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        raise entry.wrong("sha256 is no checksum", "write its 64 digits, or delete the line", "sha256")
    title, symbol, replaces = entry.text("title", ""), entry.text("symbol", ""), entry.text("replaces", "")
    return DraftEntry(
        entry.id(), title or entry.id(), entry.day("date"), path, symbol, url, entry.flag("specimen"), entry.line, sha256, replaces,
        entry.flag("final"),
    )  # fmt: skip


def replaced(drafts: Sequence[DraftEntry]) -> dict[str, str]:
    """The drafts whose place another one has taken -> the id of the one that counts. One that is not here yet takes no place."""
    instead = {d.replaces: d.id for d in drafts if d.replaces and d.fetched}
    for _ in instead:  # the one that took it may have lost its own
        instead = {id: instead.get(other, other) for id, other in instead.items()}
    return instead


def counting(drafts: Sequence[DraftEntry]) -> list[DraftEntry]:
    """The drafts that are here and whose place no other one has taken."""
    instead = replaced(drafts)
    return [entry for entry in drafts if entry.fetched and entry.id not in instead]


def listed_draft(folder: Path, id: str) -> DraftEntry:
    """The draft of that id, whether it is here or not; BadWorkspace names those there are."""
    drafts = manifest(folder)
    for draft in drafts:
        if draft.id == id:
            return draft
    known = ", ".join(d.id for d in drafts) or "none"
    raise BadWorkspace(f"there is no draft {id!r}", where=str(folder / "drafts" / MANIFEST), todo=f"the drafts are: {known}")


def draft_entry(folder: Path, id: str) -> DraftEntry:
    """The draft of that id, which is here to be read; BadWorkspace when there is none, it is not fetched yet, or is replaced."""
    entry = listed_draft(folder, id)
    if not entry.fetched:
        raise _not_here(entry)
    if other := replaced(manifest(folder)).get(id):
        where = str(folder / "drafts" / MANIFEST)
        raise BadWorkspace(f"the draft {id!r} is replaced by {other!r}, which is here", where=where, todo=f"name {other}")
    return entry


def _not_here(entry: DraftEntry) -> BadWorkspace:
    return BadWorkspace(f"the draft {entry.id!r} is not here yet", todo=f"run wsisdiff drafts fetch {entry.id}")


def read_entry(entry: DraftEntry, changes: Changes = "accepted") -> Draft:
    from wsisdiff.reading.cache import read_once

    if not entry.fetched:
        raise _not_here(entry)
    assert entry.path is not None
    draft = read_once(entry.path, title=entry.title, changes=changes)
    return replace(draft, id=entry.id, date=entry.date, symbol=entry.symbol, specimen=entry.specimen, final=entry.final)


def find_and_read(folder: Path, name: str, changes: Changes = "accepted") -> Draft:
    """The draft that `name` means: a file, or else an id of the workspace in `folder`."""
    from wsisdiff.reading.cache import read_once

    path = Path(name)
    looks_like_path = format_of(path.suffix) is not None or path.suffix.lower() in OTHERS or len(path.parts) > 1
    if path.is_file() or (looks_like_path and not (folder / "drafts" / MANIFEST).is_file()):
        return read_once(path, changes=changes)
    if looks_like_path:
        # A file of the workspace by its name, as it stands in drafts.toml.
        inside = folder / "drafts" / name
        return read_once(inside if inside.is_file() else path, changes=changes)
    return read_entry(draft_entry(folder, name), changes)


def load_workspace(folder: Path, only: str = "") -> Workspace:
    """Asks and drafts of a workspace, all drafts that are there and not replaced.

    An ask that responds to a replaced draft responds to the one in its place. Where one ask is named, only that can be judged: no other's
    text was looked at for an instruction.
    """
    from wsisdiff.asking.kept import load_asks_once
    from wsisdiff.reading.cache import is_kept
    from wsisdiff.reading.together import read_together

    title = title_of(folder)
    listed = manifest(folder)
    instead = replaced(listed)
    wanted = counting(listed)
    if not wanted:
        todo = "run wsisdiff drafts fetch" if listed else "add one with wsisdiff drafts add FILE"
        raise BadWorkspace("no draft is there yet", where=str(folder / "drafts"), todo=todo)
    asks = load_asks_once(folder / "asks", only)
    known = {d.id: d for d in listed}
    for ask in asks:
        draft = known.get(ask.responds_to)
        if ask.responds_to and (draft is None or not draft.fetched):
            missing = "here yet" if draft else "listed"
            what = f"the ask {ask.id!r} responds to the draft {ask.responds_to!r}, which is not {missing}"
            todo = f"run wsisdiff drafts fetch {draft.id}" if draft else f"write one of {', '.join(known)}"
            raise BadWorkspace(what, where=f"{ask.file} line {ask.line}", todo=todo)
    asks = tuple(replace(a, responds_to=instead[a.responds_to]) if a.responds_to in instead else a for a in asks)
    for entry in listed:
        if not entry.fetched:
            note(f"{entry.id} is not here yet and left out; wsisdiff drafts fetch {entry.id} brings it")
        elif entry.id in instead:
            note(f"{entry.id} is left out: {instead[entry.id]} has taken its place")
    paths = [(entry, entry.path or Path()) for entry in wanted]
    came = read_together([(path, partial(read_entry, d), partial(is_kept, path, title=d.title)) for d, path in paths])
    drafts = tuple(draft for draft in came if isinstance(draft, Draft))
    refused = [(entry, error) for entry, error in zip(wanted, came, strict=True) if isinstance(error, UnreadableDraft)]
    if refused and not drafts:
        raise refused[0][1]
    unread = {entry.id: error for entry, error in refused}
    for ask in asks:
        if ask.responds_to in unread:
            what = f"the ask {ask.id!r} responds to the draft {ask.responds_to!r}, which cannot be read ({unread[ask.responds_to].what})"
            raise BadWorkspace(what, where=f"{ask.file} line {ask.line}", todo=unread[ask.responds_to].todo)
    for entry, error in refused:
        caution(f"{entry.id} is left out: {error}")
    not_read = tuple(Refused(entry.id, entry.title, entry.date, str(error)) for entry, error in refused)
    return Workspace(folder, asks, drafts, not_read, title)
