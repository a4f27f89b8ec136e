"""A folder of asks and drafts: what `drafts/drafts.toml` names, read in the order of dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wsisdiff.errors import BadWorkspace
from wsisdiff.model import Ask, Draft
from wsisdiff.tables import Entry, entries

MANIFEST = "drafts.toml"
SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".md", ".txt")


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

    @property
    def fetched(self) -> bool:
        return self.path is not None and self.path.is_file()


@dataclass(frozen=True, slots=True)
class Workspace:
    folder: Path
    asks: tuple[Ask, ...]
    drafts: tuple[Draft, ...]
    """Those that are there, oldest first."""
    not_fetched: tuple[DraftEntry, ...] = ()


def manifest(folder: Path) -> tuple[DraftEntry, ...]:
    """The drafts that the workspace names, oldest first; BadWorkspace when the manifest is missing or wrong."""
    path = folder / "drafts" / MANIFEST
    if not path.is_file():
        raise BadWorkspace(
            "there is no drafts/drafts.toml here",
            where=str(folder),
            todo="name the workspace with -C, or make one with wsisdiff init",
        )
    found: list[DraftEntry] = []
    seen: dict[str, int] = {}
    for entry in entries(path, "draft", BadWorkspace):
        draft = _draft(entry, path.parent)
        if draft.id in seen:
            raise entry.wrong(f"the id {draft.id!r} is taken by line {seen[draft.id]}", "give one of the two another id", "id")
        seen[draft.id] = draft.line
        found.append(draft)
    return tuple(sorted(found, key=lambda d: d.date))


def _draft(entry: Entry, folder: Path) -> DraftEntry:
    file, url = entry.text("file", ""), entry.text("url", "")
    if not file and not url:
        raise entry.wrong("the draft has neither file nor url", 'add file = "name.pdf"')
    path: Path | None = None
    if file:
        path = folder / file
        if not path.resolve().is_relative_to(folder.resolve()):
            raise entry.wrong(f"the file {file!r} lies outside drafts/", "copy it into drafts/", "file")
        if path.suffix.lower() not in SUFFIXES:
            raise entry.wrong(f"the file {file!r} has an ending that is not read", f"give one of {', '.join(SUFFIXES)}", "file")
        if not path.is_file() and not url:
            raise entry.wrong(f"the file {file!r} is not there", "copy it into drafts/ or correct its name", "file")
    return DraftEntry(
        id=entry.id(),
        title=entry.text("title", "") or entry.id(),
        date=entry.day("date"),
        path=path,
        symbol=entry.text("symbol", ""),
        url=url,
        specimen=entry.flag("specimen"),
        line=entry.line,
    )


def draft_entry(folder: Path, id: str) -> DraftEntry:
    """The draft of that id; BadWorkspace names those there are."""
    drafts = manifest(folder)
    for draft in drafts:
        if draft.id == id:
            return draft
    known = ", ".join(d.id for d in drafts) or "none"
    raise BadWorkspace(f"there is no draft {id!r}", where=str(folder / "drafts" / MANIFEST), todo=f"the drafts are: {known}")


def read_entry(entry: DraftEntry) -> Draft:
    """The draft of an entry, read from its file."""
    from wsisdiff.reading.open_draft import read_draft

    if not entry.fetched:
        raise BadWorkspace(f"the draft {entry.id!r} is not here yet", todo=f"run wsisdiff drafts fetch {entry.id}")
    assert entry.path is not None
    return read_draft(entry.path, id=entry.id, title=entry.title, date=entry.date, symbol=entry.symbol, specimen=entry.specimen)


def load_workspace(folder: Path, only: tuple[str, ...] = ()) -> Workspace:
    """Asks and drafts of a workspace; `only` names the drafts to read, all that are there when empty."""
    from wsisdiff.asking.load import load_asks

    listed = manifest(folder)
    wanted = [draft_entry(folder, id) for id in only] if only else [d for d in listed if d.fetched]
    if not wanted:
        raise BadWorkspace("no draft is there yet", where=str(folder / "drafts"), todo="add one with wsisdiff drafts add FILE")
    asks = load_asks(folder / "asks")
    ids = {d.id for d in listed}
    for ask in asks:
        if ask.responds_to and ask.responds_to not in ids:
            raise BadWorkspace(
                f"the ask {ask.id!r} responds to the draft {ask.responds_to!r}, which is not listed",
                where=f"{ask.file} line {ask.line}",
                todo=f"write one of {', '.join(d.id for d in listed)}",
            )
    drafts = tuple(read_entry(d) for d in sorted(wanted, key=lambda d: d.date))
    return Workspace(folder, asks, drafts, tuple(d for d in listed if not d.fetched))
