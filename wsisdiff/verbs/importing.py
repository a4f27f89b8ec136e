"""Asks imported from a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from wsisdiff.advising.adding import file_for, put_asks, read_existing
from wsisdiff.files.writing import alone
from wsisdiff.ids import slug
from wsisdiff.importing.columns import Chosen, choose
from wsisdiff.importing.lines import Plan
from wsisdiff.importing.plan import plan
from wsisdiff.importing.table import Sheets
from wsisdiff.model import Ask
from wsisdiff.verbs.asks import BUSY, WAIT, listed_drafts


@dataclass(frozen=True, slots=True)
class Importable:
    """What an import would do with a table's rows, and the file that new asks would go into."""

    plan: Plan
    path: Path
    table: str
    columns: tuple[tuple[str, str], ...] = ()
    """(field, name of the column), as they were named or found."""
    chosen: tuple[Chosen, ...] = ()
    """The tables that are read, with their columns."""
    there: tuple[Ask, ...] = ()
    """The asks of the workspace as they were when this was planned."""


def planned_import(
    folder: Path, file: Path, sheets: Sheets, columns: Mapping[str, str], *, tables: Collection[int] | None = None, headless: bool = False,
    defaults: Mapping[str, str] | None = None, to: str = "", force: bool = False,
) -> Importable:  # fmt: skip
    """What would become of each row of a table; nothing is written. `sheets` is what `importing.columns.read_sheets` read of the file.

    `columns` says which column each field stands in; where none is named for the text, all are found by their usual names. `tables` says
    which tables are meant, `defaults` fill empty cells. Rows that were imported before are known again by the table's file name.
    """
    asks = folder / "asks"
    there = read_existing(asks)
    own = {Path(ask.file).name for ask in there.asks if ask.row is not None and f"{ask.row.table}, ".startswith(f"{file.name}, ")}
    path = file_for(asks, there, "", to or (own.pop() if len(own) == 1 else f"{slug(file.stem)}.toml"))
    guess = "text" not in columns and not headless
    chosen = choose(sheets.sheets, columns, tables, headless, str(file), guess=guess)
    listed, _, _ = listed_drafts(folder, read=False)
    given = {key: value for key, value in (defaults or {}).items() if key != "responds_to"}
    made = plan(
        chosen, there.asks, given, set(listed) if listed is not None else None, table=file.name, force=force,
        part=tables is not None and not {sheet.number for sheet in sheets.sheets} <= set(tables),
        read=lambda: listed_drafts(folder, read=True)[1], responds_to=(defaults or {}).get("responds_to", ""),
    )  # fmt: skip
    table = chosen[0].sheet.name if len(chosen) == 1 else f"{len(chosen)} tables"
    heads = chosen[0].heads()
    return Importable(made, path, table, tuple((field, heads[n]) for field, n in chosen[0].columns.items()), chosen, there.asks)


def import_asks(folder: Path, importable: Importable) -> tuple[Ask, ...]:
    """Write a planned import: new asks at the end of their file, changed ones where they stand; all of them as they are read again.

    When they cannot be read again as they were meant, every file is put back as it was, and BadAsk is raised; likewise, and nothing is
    written, when one that would change is no longer what it was when the import was planned.
    """
    asks = folder / "asks"
    asks.mkdir(exist_ok=True)
    plan, before = importable.plan, {ask.id: ask for ask in importable.there}
    changed = [(before[ask.id], ask) for ask in (*(ask for _, ask in plan.updated), *plan.dropped)]
    with alone(asks, BUSY, wait=WAIT):
        return put_asks(asks, importable.path, [ask for _, ask in plan.new], changed)
