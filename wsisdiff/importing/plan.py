"""What an import will do with every row of a table: new asks, asks that change, rows that are skipped or refused, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from wsisdiff.advising.likeness import near_pairs, same_text
from wsisdiff.asking.changes import stated
from wsisdiff.asking.naming import clean, id_from
from wsisdiff.asking.organisations import same_organisation
from wsisdiff.asking.rows import ID_HEAD, MARK, cells_of
from wsisdiff.ids import ID
from wsisdiff.importing.columns import SHOWN, Chosen
from wsisdiff.importing.lines import Left, Line, Plan, fitted, read_lines
from wsisdiff.importing.requests import asks_of, cell_of, check_id, read_row, values_of
from wsisdiff.importing.table import Row
from wsisdiff.model import Ask, Draft, TableRow
from wsisdiff.telling.phrases import say, short
from wsisdiff.text.words import words

KEPT = frozenset({"id", "names", "file", "line", "conflicts", "opposite", "any_of", "partial_from", "row"})
"""What of an ask no table says."""


@dataclass(frozen=True, slots=True)
class Known:
    """The asks of one row of an earlier import, in their order."""

    row: TableRow
    asks: tuple[Ask, ...]


def plan(
    tables: Sequence[Chosen], there: Sequence[Ask], defaults: Mapping[str, str], drafts: Collection[str] | None, *, table: str = "",
    part: bool = False, read: Callable[[], Sequence[Draft]] = tuple, responds_to: str = "", force: bool = False,
) -> Plan:  # fmt: skip
    """What becomes of each row, given the asks that are there. `defaults` fill empty cells; `drafts` are the ids that may be named.

    `responds_to` is the draft that rows speak of which name none: their changes of paragraphs, and texts that are one of its paragraphs as
    it should be. `table` is the name under which the rows are known again, `part` whether its file has other tables that are not read now.
    `read` gives the drafts, and is called only where a row asks for a change of a paragraph; with `force` a change that does not fit its
    draft is imported all the same.
    """
    found = Plan()
    lines = read_lines(tables, defaults, drafts, found)
    found.responds_to = fitted(lines, read, found, force, responds_to)
    ours = [line for line in lines if _tracked(line.chosen)]
    named = {line.values.get("id", "") for line in ours} & {ask.id for ask in there}
    homes = {f"{table}, {chosen.sheet.name}" for chosen in tables}
    if not part or tables[0].sheet.number == 1:
        homes.add(table)  # the name that rows have from when the file had one table
    known = known_rows(there, homes if table else (), named)
    _rows(lines, table, part or len(tables) > 1)
    lines = _once(lines, known)
    rows, ids = [line.table_row or TableRow("", "", "") for line in lines], [line.values.get("id", "") for line in lines]
    pairs = pair_rows(rows, known, ids)
    _same_home(lines, pairs)
    _asks(lines, pairs, there, found)
    gone = [k for k in known if k not in pairs.values()]
    found.dropped += [_dropped(a) for k in gone for a in k.asks if not k.row.dropped]
    _near(there, found)
    return found


# ---------------------------------------------------------------- rows


def _rows(lines: Sequence[Line], table: str, several: bool) -> None:
    """Each line as a row that will be known again."""
    if not table:
        return
    numbers = [cell_of(line.row, line.chosen.columns.get("number")) for line in lines]
    for line, number in zip(lines, numbers, strict=True):
        own = number if number and numbers.count(number) == 1 else line.row.place
        cells = tuple(
            (head, clean(cell))
            for head, cell in zip(line.chosen.heads(), line.row.cells, strict=False)
            if cell and not (MARK in head or head == ID_HEAD)  # columns that the tool wrote
        )
        said = clean(cell_of(line.row, line.chosen.columns.get("text")))
        home = f"{table}, {line.chosen.sheet.name}" if several else table
        line.table_row = TableRow(home, own, said, cells)


def _once(lines: list[Line], known: Sequence[Known]) -> list[Line]:
    """The lines without those that say again what another ask of the same row says: in a table that the tool wrote, each has a row of
    its own. Of several, one that was changed counts."""
    of = {ask.id: k for k in known for ask in k.asks}
    best: dict[int, Line] = {}
    for line in lines:
        one = of.get(line.values.get("id", ""))
        if one is None or line.table_row is None:
            continue
        kept = best.get(id(one))
        if kept is None or (kept.table_row and kept.table_row.cells == one.row.cells):
            best[id(one)] = line
    chosen = {id(line) for line in best.values()}
    return [line for line in lines if line.values.get("id", "") not in of or id(line) in chosen]


def _same_home(lines: Sequence[Line], pairs: Mapping[int, Known]) -> None:
    """A row that is known keeps the name of the table that it first came from; one known by its ask's id its own name too."""
    for n, one in pairs.items():
        row = lines[n].table_row
        if row is not None and one.row.table:
            lines[n].table_row = replace(row, table=one.row.table, key=one.row.key if _tracked(lines[n].chosen) else row.key)


def _tracked(chosen: Chosen) -> bool:
    """Whether the table names asks by the ids that the tool wrote into it."""
    return "id" in chosen.columns and chosen.heads()[chosen.columns["id"]] == ID_HEAD


# ---------------------------------------------------------------- asks


def _asks(lines: Sequence[Line], pairs: Mapping[int, Known], there: Sequence[Ask], found: Plan) -> None:
    """New asks, changed asks, and asks that a row no longer asks for."""
    taken = {ask.id for ask in there}
    reserved = {id for line in lines if ID.fullmatch(id := line.values.get("id", ""))}  # not given to others before them
    topics = [line.values.get("title", "") for line in lines if line.request]
    texts: dict[tuple[str, ...], list[tuple[Ask, str]]] = {}
    for ask in there:
        texts.setdefault(same_text(ask.text), []).append((ask, say("import", "ask", ask=ask.title)))
    for n, line in enumerate(lines):
        if line.request is None:
            continue
        try:
            if n not in pairs:
                check_id(line.values.get("id", ""), taken)
            made = asks_of(line.request, line.table_row)
        except ValueError as error:
            found.refused.append(Left(line.place, str(error)))
            continue
        topic = line.values.get("title", "")  # an id is short, also where titles are made longer to tell asks apart
        if topic and len(made) == 1 and topics.count(topic) > 1:
            made = (replace(made[0], title=f"{made[0].title}: {short(made[0].text, SHOWN)}"),)
        old = pairs[n].asks if n in pairs else ()
        if old:
            before = len(found.updated) + len(found.dropped)
            made = _paired(made, old, line, pairs[n].row, found)
            if not made and before == len(found.updated) + len(found.dropped):
                found.same.append(Left(line.place, say("import", "unchanged", ask=old[0].title)))
        for ask in made:
            others = texts.setdefault(same_text(ask.text), [])
            where = next((w for other, w in others if same_organisation(other, ask) and stated(other) == stated(ask)), None)
            if where is not None:
                found.same.append(Left(line.place, say("import", "same", other=where)))
                continue
            ask = replace(ask, id=ask.id or id_from(topic if words(topic) else ask.title, {*taken, *reserved}))
            others.append((ask, say("import", "row", place=line.place)))
            taken.add(ask.id)
            found.new.append((line.place, ask))


def _paired(made: tuple[Ask, ...], old: tuple[Ask, ...], line: Line, row: TableRow, found: Plan) -> tuple[Ask, ...]:
    """The asks that a known row asks for anew; those that it changes, or no longer asks for, are put into the plan."""
    before = _asks_before(line, row) or made
    for there, was, now in zip(old, (*before, *made[len(before) :]), made, strict=False):
        assert line.table_row is not None
        # A tracker has a row for each ask, also for one whose row is gone from its own table.
        kept = _tracked(line.chosen) and there.row is not None and there.row.dropped
        result = updated(there, was, now, replace(line.table_row, dropped=kept))
        if is_changed(result, there):
            found.updated.append((line.place, result))
            if result.text != there.text and result.elements and result.elements == there.elements:
                found.notes.append(Left(line.place, say("import", "old_points", ask=there.title)))
    found.dropped += [_dropped(ask) for ask in old[len(made) :] if ask.row and not ask.row.dropped]
    return made[len(old) :]


def _asks_before(line: Line, row: TableRow) -> tuple[Ask, ...]:
    """What the row, as it was imported last, would give today: the measure of what the table has changed since."""
    cells = dict(row.cells)
    heads = line.chosen.heads()
    old = Row(row.key, tuple(cells.get(head, "") for head in heads))
    theme = line.values.get("theme", "") if "theme" not in line.chosen.columns else ""
    kept = {k: v for k, v in line.values.items() if k not in line.chosen.columns or k == "responds_to"}
    try:
        values = values_of(old, line.chosen.columns, {**kept, "theme": theme})
        values["responds_to"] = line.values.get("responds_to", "")
        return asks_of(read_row(row.key, values, None, line.chosen.texts), line.table_row)
    except ValueError:
        return ()


def _dropped(ask: Ask) -> Ask:
    return replace(ask, row=replace(ask.row, dropped=True)) if ask.row else ask


def _near(there: Sequence[Ask], found: Plan) -> None:
    """Of each new ask, the first other one that says nearly the same."""
    asks = [*there, *(ask for _, ask in found.new)]
    rows = [say("import", "ask", ask=ask.title) for ask in there] + [say("import", "row", place=place) for place, _ in found.new]
    near: dict[str, Left] = {}
    for earlier, later, _ in near_pairs([same_text(ask.text) for ask in asks]):
        if later >= len(there) and same_organisation(asks[earlier], asks[later]) and not asks[later].change:
            place, _ = found.new[later - len(there)]
            near.setdefault(place, Left(place, say("import", "near", other=rows[earlier])))
    found.near += near.values()


# ---------------------------------------------------------------- rows of an earlier import


def known_rows(asks: Sequence[Ask], tables: Collection[str], ids: Collection[str]) -> tuple[Known, ...]:
    """The rows of those tables that asks come from, and of the tables that the asks with these ids come from.

    An ask that comes from no table, and is named by its id, counts as the row that a tracker has for it.
    """
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
    kept = KEPT | ({"elements"} if there.elements != before.elements else set())
    for name in (field.name for field in fields(Ask) if field.name not in kept):
        if (new := getattr(after, name)) != getattr(before, name):
            changes[name] = new
    return replace(there, **changes)  # type: ignore[arg-type]


def is_changed(one: Ask, other: Ask) -> bool:
    """Whether the two would be written differently."""
    return any(getattr(one, f.name) != getattr(other, f.name) for f in fields(Ask) if f.name not in ("names", "file", "line"))
