"""Asks checked, written and imported."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.errors import BadAsk, BadWorkspace, WsisdiffError
from wsisdiff.model import Ask

if TYPE_CHECKING:
    from wsisdiff.advising.own_text import Shortfall
    from wsisdiff.advising.proposing import Proposal
    from wsisdiff.advising.remarks import Remark
    from wsisdiff.importing.plan import Plan
    from wsisdiff.importing.table import Sheets
    from wsisdiff.model import Draft

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
        """The asks that have no points, and are no change of a paragraph."""
        from wsisdiff.advising.points import needs_points

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


@dataclass(frozen=True, slots=True)
class Importable:
    """What an import would do with a table's rows, and the file that new asks would go into."""

    plan: Plan
    path: Path
    table: str
    columns: tuple[tuple[str, str], ...] = ()
    """(field, name of the column), as they were named or found."""


# ---------------------------------------------------------------- check


def check_asks(folder: Path, *, drafts: bool = True) -> Checked:
    """Everything that is wrong with the workspace's asks or looks like a slip; with `drafts`, wordings are counted in them."""
    from wsisdiff.advising.check import check_asks as check

    ids, read, not_read = _drafts(folder, drafts)
    asks, remarks = check(folder / "asks", read, ids)
    return Checked(asks.asks, remarks, not_read)


def _drafts(folder: Path, read: bool) -> tuple[tuple[str, ...] | None, tuple[Draft, ...], tuple[str, ...]]:
    """The ids that the manifest lists (None without one), the drafts that can be read, and why others cannot."""
    from wsisdiff.workspace.manifest import MANIFEST, manifest, read_entry

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


# ---------------------------------------------------------------- new


def check_id(folder: Path, id: str) -> None:
    """BadAsk for an id that no ask can have, or that one has."""
    from wsisdiff.advising.adding import check_id as check
    from wsisdiff.advising.adding import read_existing

    check(id, read_existing(folder / "asks"))


def proposed_elements(folder: Path, ask: Ask) -> tuple[Proposal, ...]:
    """Essential elements proposed from an ask's text, for a person to accept, edit or drop."""
    from wsisdiff.advising.adding import names_for, read_existing
    from wsisdiff.advising.proposing import propose

    return tuple(propose(ask.text, names_for(read_existing(folder / "asks"), ask.text), ask.stance))


def add_ask(folder: Path, ask: Ask, file: str = "") -> Added:
    """Write one new ask at the end of a file in asks/, by default that of its theme; without an id it gets one from its title.

    When it cannot be read again as it was meant, the file is put back as it was and BadAsk is raised.
    """
    from wsisdiff.advising.adding import add_asks, check_own, file_for, names_for, read_existing
    from wsisdiff.advising.adding import check_id as check
    from wsisdiff.asking.naming import id_from
    from wsisdiff.files.locking import alone

    asks = folder / "asks"
    asks_read = read_existing(asks)
    asks.mkdir(exist_ok=True)
    with alone(asks, BUSY, wait=WAIT):
        asks_read = read_existing(asks)
        if not ask.id:
            ask = replace(ask, id=id_from(ask.title, {other.id for other in asks_read.asks}))
        check(ask.id, asks_read)
        path = file_for(asks, asks_read, ask.theme, file)
        [there] = add_asks(asks, path, [ask])
    return Added(there, path, check_own(there, names_for(asks_read, there.text)))


def change_ask(folder: Path, before: Ask, ask: Ask) -> Ask:
    """Write an ask that is there anew, where it stands in its file; the ask as it is read again.

    `before` is what the person who changed it had before them: BadAsk when it has become another one since, and nothing is written.
    """
    from wsisdiff.advising.adding import put_asks, read_existing
    from wsisdiff.files.locking import alone

    asks = folder / "asks"
    with alone(asks, BUSY, wait=WAIT):
        there = next((a for a in read_existing(asks).asks if a.id == before.id), None)
        if there is None or replace(there, line=before.line) != before:
            raise BadAsk(f"the ask {before.id!r} has changed meanwhile", where=before.file, todo="look at it again")
        [changed] = put_asks(asks, asks, [], [ask])
    return changed


# ---------------------------------------------------------------- points


def proposed_points(
    folder: Path, asks: Collection[str] = (), given: Collection[str] = ()
) -> tuple[tuple[Ask, tuple[str, ...]], ...]:
    """(ask, points in plain words) for the asks named, or for all that rest on their text alone; `given` instead of what is proposed.

    An ask that has points keeps their words in what is proposed; of one that has none and was read, those that its first reader named are
    proposed, else what its text gives. BadAsk for an ask that is not there, or that is a change of a paragraph.
    """
    from difflib import get_close_matches

    from wsisdiff.advising.adding import read_existing
    from wsisdiff.advising.points import needs_points, points_from

    read = read_existing(folder / "asks").asks
    known = {ask.id: ask for ask in read}
    for id in asks:
        if id not in known:
            near = ", ".join(get_close_matches(id, known, n=3, cutoff=0.4)) or "wsisdiff asks list"
            raise BadAsk(f"there is no ask {id!r}", where=str(folder / "asks"), todo=f"look at {near}")
        if known[id].change:
            ask = known[id]
            where = f"{ask.file} line {ask.line} (ask {id!r})"
            raise BadAsk("it asks for a change of a paragraph, which is its point", where=where, todo="name another ask")
    chosen = [known[id] for id in asks] if asks else [ask for ask in read if needs_points(ask)]
    named = _named_by_readers(folder)
    return tuple(
        (ask, tuple(given) or tuple(e.text for e in ask.elements) or named.get(ask.id) or points_from(ask.proposal or ask.text))
        for ask in chosen
    )


def _named_by_readers(folder: Path) -> dict[str, tuple[str, ...]]:
    if not (folder / "readings").is_dir():
        return {}
    from wsisdiff.verbs.readings import named_points

    return named_points(folder)


def set_points(folder: Path, points: Sequence[tuple[Ask, Sequence[str]]]) -> tuple[Ask, ...]:
    """Write the points of asks where they stand; a point whose words stay keeps its wordings. The asks as they are read again."""
    from wsisdiff.advising.adding import put_asks
    from wsisdiff.advising.points import elements_from
    from wsisdiff.files.locking import alone

    asks = folder / "asks"
    changed = []
    for ask, texts in points:
        there = {element.text: element for element in ask.elements}
        made = elements_from(texts)
        changed.append(replace(ask, elements=tuple(replace(there.get(e.text, e), id=e.id) for e in made)))
    with alone(asks, BUSY, wait=WAIT):
        return put_asks(asks, asks / "asks.toml", [], changed)


# ---------------------------------------------------------------- import


def planned_import(
    folder: Path,
    file: Path,
    sheets: Sheets,
    columns: Mapping[str, str],
    *,
    tables: Collection[int] | None = None,
    headless: bool = False,
    defaults: Mapping[str, str] | None = None,
    to: str = "",
    force: bool = False,
) -> Importable:
    """What would become of each row of a table; nothing is written. `sheets` is what `importing.open_tables` read of the file.

    `columns` says which column each field stands in; where none is named for the text, all are found by their usual names. `tables` says
    which tables are meant, `defaults` fill empty cells. Rows that were imported before are known again by the table's file name.
    """
    from wsisdiff.advising.adding import file_for, read_existing
    from wsisdiff.ids import slug
    from wsisdiff.importing.columns import choose
    from wsisdiff.importing.plan import plan

    asks = folder / "asks"
    there = read_existing(asks)
    own = {Path(ask.file).name for ask in there.asks if ask.row is not None and ask.row.table.split(", sheet")[0] == file.name}
    path = file_for(asks, there, "", to or (own.pop() if len(own) == 1 else f"{slug(file.stem)}.toml"))
    guess = "text" not in columns and not headless
    chosen = choose(sheets.sheets, columns, tables, headless, str(file), guess=guess)
    listed = _listed(folder)
    given = {key: value for key, value in (defaults or {}).items() if key != "responds_to"}
    made = plan(
        chosen,
        there.asks,
        given,
        listed,
        table=file.name,
        read=lambda: _drafts(folder, True)[1],
        responds_to=(defaults or {}).get("responds_to", ""),
        force=force,
    )
    table = chosen[0].sheet.name if len(chosen) == 1 else f"{len(chosen)} tables"
    heads = chosen[0].heads()
    return Importable(made, path, table, tuple((field, heads[n]) for field, n in chosen[0].columns.items()))


def _listed(folder: Path) -> set[str] | None:
    """The ids of the drafts that the workspace lists; None where it lists none."""
    from wsisdiff.workspace.manifest import MANIFEST, manifest

    return {d.id for d in manifest(folder)} if (folder / "drafts" / MANIFEST).is_file() else None


def import_asks(folder: Path, importable: Importable) -> tuple[Ask, ...]:
    """Write a planned import: new asks at the end of their file, changed ones where they stand; all of them as they are read again.

    When they cannot be read again as they were meant, every file is put back as it was, and BadAsk is raised.
    """
    from wsisdiff.advising.adding import put_asks
    from wsisdiff.files.locking import alone

    asks = folder / "asks"
    asks.mkdir(exist_ok=True)
    plan = importable.plan
    with alone(asks, BUSY, wait=WAIT):
        return put_asks(asks, importable.path, [ask for _, ask in plan.new], [*(ask for _, ask in plan.updated), *plan.dropped])
