"""Asks checked and written, and their points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from wsisdiff.advising import check
from wsisdiff.advising.adding import check_id, check_own, file_for, put_asks, read_existing
from wsisdiff.advising.own_text import Shortfall
from wsisdiff.advising.points import elements_from, needs_points, points_from
from wsisdiff.advising.remarks import Remark
from wsisdiff.answering.keeping import named_points
from wsisdiff.asking.changes import recognised, with_text
from wsisdiff.asking.naming import id_from
from wsisdiff.errors import BadAsk, BadWorkspace, WsisdiffError
from wsisdiff.files.writing import alone
from wsisdiff.judging.decisions import READINGS
from wsisdiff.model import Ask, Draft
from wsisdiff.workspace.manifest import MANIFEST, manifest, read_entry

WAIT = 10.0
"""Seconds that a new ask waits for another one that is being written."""
BUSY = "asks are being written here"


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check_asks` found: the asks that can be read, remarks on them, and drafts in which nothing could be counted."""

    asks: tuple[Ask, ...]
    remarks: tuple[Remark, ...]
    drafts_not_read: tuple[str, ...]

    @property
    def on_text_alone(self) -> tuple[Ask, ...]:
        return tuple(ask for ask in self.asks if needs_points(ask))

    @property
    def errors(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.level == "error")


@dataclass(frozen=True, slots=True)
class Added:
    """A new ask as it is read again from its file, and the points that its own text does not give."""

    ask: Ask
    path: Path
    shortfalls: tuple[Shortfall, ...]


def check_asks(folder: Path, *, drafts: bool = True) -> Checked:
    """Everything that is wrong with the workspace's asks or looks like a slip; with `drafts`, wordings are counted in them."""
    ids, read, not_read = listed_drafts(folder, read=drafts)
    asks, remarks = check.check_asks(folder / "asks", read, ids)
    return Checked(asks.asks, remarks, not_read)


def listed_drafts(folder: Path, *, read: bool) -> tuple[tuple[str, ...] | None, tuple[Draft, ...], tuple[str, ...]]:
    """The ids that the manifest lists (None without one), the drafts that can be read, and why others cannot."""
    if not (folder / "drafts" / MANIFEST).is_file():
        return None, (), ()
    try:
        listed = manifest(folder)
    except BadWorkspace as error:
        return None, (), (str(error),)
    drafts: list[Draft] = []
    not_read: list[str] = []
    for entry in listed if read else ():
        try:
            if entry.fetched:
                drafts.append(read_entry(entry))
        except WsisdiffError as error:
            not_read.append(str(error))
    return tuple(d.id for d in listed), tuple(drafts), tuple(not_read)


def add_ask(folder: Path, ask: Ask, file: str = "") -> Added:
    """Write one new ask at the end of a file in asks/, by default that of its theme; without an id it gets one from its title.

    When it cannot be read again as it was meant, the file is put back as it was and BadAsk is raised.
    """
    asks = folder / "asks"
    read_existing(asks)
    asks.mkdir(exist_ok=True)
    with alone(asks, BUSY, wait=WAIT):
        asks_read = read_existing(asks)
        if not ask.id:
            ask = replace(ask, id=id_from(ask.title, {other.id for other in asks_read.asks}))
        check_id(ask.id, asks_read)
        ask = recognised(ask, stance_given=True)
        path = file_for(asks, asks_read, ask.theme, file)
        [there] = put_asks(asks, path, [ask], [])
    return Added(there, path, check_own(there, asks_read))


def change_ask(folder: Path, before: Ask, ask: Ask) -> Ask:
    """Write an ask that is there anew, where it stands in its file; the ask as it is read again.

    Where its text is another one, so is the change that the text asks for, if the text told it before.

    `before` is what the person who changed it had before them: BadAsk when it has become another one since, and nothing is written.
    """
    asks = folder / "asks"
    if ask.text != before.text:
        ask = with_text(replace(ask, text=before.text), ask.text)
    with alone(asks, BUSY, wait=WAIT):
        [changed] = put_asks(asks, asks, [], [(before, ask)])
    return changed


def proposed_points(
    folder: Path, asks: Collection[str] = (), given: Collection[str] = ()
) -> tuple[tuple[Ask, tuple[str, ...]], ...]:
    """(ask, points in plain words) for the asks named, or for all that rest on their text alone; `given` instead of what is proposed.

    An ask that has points keeps their words in what is proposed; of one that has none and was read, those that its first reader named are
    proposed, else what its text gives. BadAsk for an ask that is not there, or that is a change of a paragraph.
    """
    read = read_existing(folder / "asks").asks
    known = {ask.id: ask for ask in read}
    for id in asks:
        if id not in known:
            near = ", ".join(get_close_matches(id, known, n=3, cutoff=0.4)) or "wsisdiff asks list"
            raise BadAsk(f"there is no ask {id!r}", where=str(folder / "asks"), todo=f"look at {near}")
        if (ask := known[id]).change:
            where = f"{ask.file} line {ask.line} (ask {id!r})"
            raise BadAsk("it asks for a change of a paragraph, which is its point", where=where, todo="name another ask")
    chosen = [known[id] for id in asks] if asks else [ask for ask in read if needs_points(ask)]
    named = named_points(folder, [entry.id for entry in manifest(folder)]) if (folder / READINGS).is_dir() else {}
    return tuple(
        (ask, tuple(given) or tuple(e.text for e in ask.elements) or named.get(ask.id) or points_from(ask.proposal or ask.text))
        for ask in chosen
    )


def set_points(folder: Path, points: Sequence[tuple[Ask, Sequence[str]]]) -> tuple[Ask, ...]:
    """Write the points of asks where they stand; a point whose words stay keeps its id and wordings. The asks as they are read again.

    BadAsk, and nothing is written, where one of the asks has become another one since it was read.
    """
    asks = folder / "asks"
    changed = [(ask, replace(ask, elements=elements_from(texts, ask.elements))) for ask, texts in points]
    with alone(asks, BUSY, wait=WAIT):
        return put_asks(asks, asks / "asks.toml", [], changed)
