"""A table that was imported before: which of its rows are which asks, and what of them changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from wsisdiff.asking.rows import cells_of
from wsisdiff.model import Ask, TableRow

KEPT = frozenset({"id", "names", "file", "line", "conflicts", "opposite", "any_of", "partial_from", "row"})
"""What of an ask no table says."""


@dataclass(frozen=True, slots=True)
class Known:
    """The asks of one row of an earlier import, in their order."""

    row: TableRow
    asks: tuple[Ask, ...]


def known_rows(asks: Iterable[Ask], tables: Collection[str], ids: Collection[str] = ()) -> tuple[Known, ...]:
    """The rows of those tables that asks come from, and of the tables that the asks with these ids come from.

    An ask that comes from no table, and is named by its id, counts as the row that a tracker has for it.
    """
    asks = tuple(asks)
    homes = {*tables, *(ask.row.table for ask in asks if ask.id in ids and ask.row is not None)}
    found: dict[tuple[str, str, str], list[Ask]] = {}
    alone: list[Known] = []
    for ask in asks:
        if ask.row is not None and ask.row.table in homes:
            found.setdefault((ask.row.table, ask.row.key, ask.row.said), []).append(ask)
        elif ask.row is None and ask.id in ids:
            alone.append(Known(TableRow("", ask.id, ask.text, cells_of(ask)), (ask,)))
    return (*(Known(group[0].row, tuple(group)) for group in found.values() if group[0].row), *alone)


def pair_rows(rows: Sequence[TableRow], known: Sequence[Known], ids: Sequence[str]) -> dict[int, Known]:
    """Number of a row -> what it was. By the ask's id where the table names it; else by the same request, the nearest row of several;
    else by the row's own number; never by its place alone, which shifts when a row comes in above, unless nothing else is left there.
    """
    found: dict[int, Known] = {}
    left = list(known)
    same: tuple[Callable[[int, Known], bool], ...] = (
        lambda n, one: bool(ids[n]) and ids[n] in {ask.id for ask in one.asks},
        lambda n, one: (one.row.said, one.row.key) == (rows[n].said, rows[n].key),
        lambda n, one: one.row.said == rows[n].said,
        lambda n, one: one.row.key == rows[n].key,
    )
    for is_same in same:
        for n in range(len(rows)):
            one = next((k for k in left if is_same(n, k)), None) if n not in found else None
            if one is not None:
                found[n] = one
                left.remove(one)
    return found


def updated(there: Ask, before: Ask, after: Ask, row: TableRow) -> Ask:
    """The ask with what the table changed: where the row gives another value than it gave, and nowhere else.

    What people changed in the file stays, and so do its points, unless they were the table's own.
    """
    changes: dict[str, object] = {"row": row}
    for field in fields(Ask):
        if field.name in KEPT:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new or (field.name == "elements" and there.elements != before.elements):
            continue
        changes[field.name] = new
    return replace(there, **changes)  # type: ignore[arg-type]


def is_changed(one: Ask, other: Ask) -> bool:
    """Whether the two would be written differently."""
    return any(getattr(one, f.name) != getattr(other, f.name) for f in fields(Ask) if f.name not in ("names", "file", "line"))
