"""Rows of a table become asks: which rows do, which say what is asked already, and which cannot, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from wsisdiff.advising.boilerplate import asking_data, is_deletion, is_placeholder
from wsisdiff.advising.likeness import near_pairs, same_text
from wsisdiff.asking.naming import clean, id_from, title_from
from wsisdiff.asking.organisations import same_organisation
from wsisdiff.errors import BadAsk
from wsisdiff.ids import ID
from wsisdiff.importing.open_tables import Row, Sheet
from wsisdiff.model import Ask, Priority, Stance
from wsisdiff.telling.phrases import say, short
from wsisdiff.text.words import words

LONG = ("text", "proposal", "fallback")
LISTS = ("agreed_language", "allies", "red_lines")
FIELDS = ("text", "title", "id", "theme", "stance", "priority", "source", "responds_to", "proposal", "fallback", "place", *LISTS)
HEADER_ROWS = 10
"""Rows with words in them among which the head is looked for: lists begin with a title and remarks."""
LONGEST_TEXT = 20_000
"""Characters of a text above which a cell holds no request but a document."""
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table, its head (none when it has no head), the rows below it, and which column each field stands in."""

    sheet: Sheet
    head: Row | None
    rows: tuple[Row, ...]
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Left:
    """A row that becomes no ask, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do. Every row is in one of these, or is empty or the head said again."""

    new: tuple[tuple[str, Ask], ...]
    """(place of the row, ask)."""
    same: tuple[Left, ...]
    refused: tuple[Left, ...]
    empty: int
    near: tuple[Left, ...]
    """Rows that become asks although another ask says nearly the same."""


# ---------------------------------------------------------------- which table, which columns


def head_of(sheet: Sheet) -> Row | None:
    """The row that looks like the head: the first with two cells or more in it."""
    rows = [row for row in sheet.rows if not row.empty][:HEADER_ROWS]
    return next((row for row in rows if sum(map(bool, row.cells)) > 1), rows[0] if rows else None)


def guess_columns(head: Row) -> dict[str, str]:
    """Field -> the column that is probably meant, by the names that tables of requests use."""
    named = {_plain(cell): cell for cell in head.cells if cell}
    found: dict[str, str] = {}
    for field, usual in asking_data()["columns"].items():
        exact = [named[name] for name in usual if name in named]
        # "Commission proposal | our proposal": the text that is there stands first, what is asked for after it.
        within = [
            cell for name in usual for plain, cell in reversed(named.items()) if re.search(rf"\b{re.escape(name)}\b", plain)
        ]
        cell = next((c for c in (*exact, *within) if c not in found.values()), None)
        if cell is not None:
            found[field] = cell
    return found


def choose(
    sheets: Sequence[Sheet], wanted: Mapping[str, str], numbers: Collection[int] | None, headless: bool, where: str
) -> tuple[Chosen, ...]:
    """The tables that have the wanted columns, by the names in their head or by their numbers from 1.

    Of the tables that `numbers` names all that have them are taken; where it is None only one table may have them. BadAsk when there is
    no such table, when several have the columns and no number says which, or when a name stands twice in a head.
    """
    for number in numbers or ():
        if number not in {sheet.number for sheet in sheets}:
            known = ", ".join(str(sheet.number) for sheet in sheets)
            raise BadAsk(f"there is no table {number} to read", where=where, todo=f"the tables are: {known}")
    found: list[Chosen] = []
    for sheet in sheets:
        if numbers is not None and sheet.number not in numbers:
            continue
        heads = [n for n, row in enumerate(sheet.rows) if not row.empty and not row.banner][:HEADER_ROWS]
        for n in [] if headless else heads:
            head = sheet.rows[n]
            columns = _columns(head, wanted, where)
            if columns is not None and sum(map(bool, head.cells)) >= min(2, _width(sheet.rows)):
                found.append(Chosen(sheet, head, sheet.rows[n + 1 :], columns))
                break
        if headless and all(name.isdecimal() and 0 < int(name) <= _width(sheet.rows) for name in wanted.values()):
            found.append(Chosen(sheet, None, sheet.rows, {field: int(name) - 1 for field, name in wanted.items()}))
    if len(found) > 1 and numbers is None:
        which = ", ".join(str(c.sheet.number) for c in found)
        raise BadAsk(
            f"{len(found)} tables have these columns", where=where, todo=f"say which by --table ({which}) or take --all-tables"
        )
    if not found:
        raise BadAsk(
            f"no table has {_listed(wanted.values())}", where=where, todo="name columns as they stand there, or by number"
        )
    return tuple(found)


def _columns(head: Row, wanted: Mapping[str, str], where: str) -> dict[str, int] | None:
    """Field -> column, or None where the row has not all the names."""
    plain = [_plain(cell) for cell in head.cells]
    columns: dict[str, int] = {}
    for field, name in wanted.items():
        places = [n for n, cell in enumerate(plain) if cell and cell == _plain(name)]
        if len(places) > 1:
            numbers = " or ".join(str(n + 1) for n in places)
            raise BadAsk(
                f"{len(places)} columns are named {name!r}", where=where, todo=f"give the number: --column {field}={numbers}"
            )
        if not places and name.isdecimal() and 0 < int(name) <= len(plain):
            places = [int(name) - 1]
        if not places:
            return None
        columns[field] = places[0]
    return columns


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).strip(" :*")


def _width(rows: Sequence[Row]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _listed(names: Collection[str]) -> str:
    quoted = [f"“{short(name, SHOWN)}”" for name in names]
    return f"the column {quoted[0]}" if len(quoted) == 1 else f"the columns {', '.join(quoted)}"


# ---------------------------------------------------------------- rows to asks


def plan(tables: Sequence[Chosen], there: Sequence[Ask], defaults: Mapping[str, str], drafts: Collection[str] | None) -> Plan:
    """What becomes of each row, given the asks that are there. `defaults` fill empty cells; `drafts` are the ids that may be named."""
    lines = [(table, row) for table in tables for row in table.rows]
    if len(tables) > 1:  # a row's place names its table too
        lines = [(table, replace(row, place=f"{table.sheet.name}, {row.place}")) for table, row in lines]
    new: list[tuple[str, Ask]] = []
    same: list[Left] = []
    refused: list[Left] = []
    empty = 0
    texts: dict[tuple[str, ...], list[tuple[Ask, str]]] = {}
    for ask in there:
        texts.setdefault(same_text(ask.text), []).append((ask, say("import", "ask", ask=ask.id)))
    taken = {ask.id for ask in there}
    # Ids that rows bring themselves are not given to others before them.
    reserved = {cell for chosen, row in lines if ID.fullmatch(cell := _cell(row, chosen.columns.get("id")))}
    for chosen, row in lines:
        values = {field: _value(field, _cell(row, column)) or defaults.get(field, "") for field, column in chosen.columns.items()}
        values = {**defaults, **values}
        if row.banner:
            refused.append(Left(row.place, say("import", "banner", words=short(next(filter(None, row.cells)), SHOWN))))
        elif row.empty:
            empty += 1
        elif chosen.head is None or [_plain(c) for c in row.cells] != [_plain(c) for c in chosen.head.cells]:
            try:
                ask = _ask(values, taken, reserved, drafts)
            except ValueError as error:
                refused.append(Left(row.place, str(error)))
                continue
            others = texts.setdefault(same_text(ask.text), [])
            where = next((where for other, where in others if same_organisation(other, ask)), None)
            if where is not None:
                same.append(Left(row.place, say("import", "same", other=where)))
                continue
            others.append((ask, say("import", "row", place=row.place)))
            taken.add(ask.id)
            new.append((row.place, ask))
    return Plan(tuple(new), tuple(same), tuple(refused), empty, _near(new, there))


def _cell(row: Row, column: int | None) -> str:
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def _value(field: str, cell: str) -> str:
    return clean(cell) if field in LONG or field in LISTS else " ".join(clean(cell).split())


def _ask(values: Mapping[str, str], taken: Collection[str], reserved: Collection[str], drafts: Collection[str] | None) -> Ask:
    """The ask of a row; ValueError with why it is none."""
    text = values.get("text", "")
    if not text:
        raise ValueError(say("import", "no_text"))
    if is_deletion(text):
        raise ValueError(say("import", "deletion", words=short(text, SHOWN)))
    if is_placeholder(text):
        raise ValueError(say("import", "placeholder", words=short(text, SHOWN)))
    if len(text) > LONGEST_TEXT:
        raise ValueError(say("import", "long", most=LONGEST_TEXT))
    given = values.get("id", "")
    if given and not ID.fullmatch(given):
        raise ValueError(say("import", "bad_id", id=given))
    if given in taken:
        raise ValueError(say("import", "taken", id=given))
    responds = values.get("responds_to", "")
    if responds and drafts is not None and responds not in drafts:
        raise ValueError(say("import", "no_draft", draft=responds))
    title = values.get("title", "") if words(values.get("title", "")) else title_from(text)
    return Ask(
        id=given or id_from(title, {*taken, *reserved}),
        title=title,
        text=text,
        theme=values.get("theme", ""),
        stance=cast(Stance, _one_of("stances", "stance", values, "include")),
        priority=cast(Priority, _one_of("priorities", "priority", values, "should")),
        source=values.get("source", ""),
        responds_to=responds,
        proposal=values.get("proposal", ""),
        fallback=values.get("fallback", ""),
        place=values.get("place", ""),
        agreed_language=_several(values.get("agreed_language", "")),
        allies=_several(values.get("allies", "")),
        red_lines=_several(values.get("red_lines", "")),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;\n]", cell) if part.strip())


def _one_of(table: str, field: str, values: Mapping[str, str], default: str) -> str:
    said = values.get(field, "").casefold().strip(" .")
    if not said:
        return default
    for value, forms in asking_data()[table].items():
        if said in forms:
            return str(value)
    raise ValueError(say("import", field, words=short(said, SHOWN)))


def _near(new: Sequence[tuple[str, Ask]], there: Sequence[Ask]) -> tuple[Left, ...]:
    asks = [*there, *(ask for _, ask in new)]
    texts = [same_text(ask.text) for ask in asks]
    found: dict[str, Left] = {}
    for earlier, later, _ in near_pairs(texts):
        if later < len(there) or not same_organisation(asks[earlier], asks[later]):
            continue
        place, _ = new[later - len(there)]
        if earlier < len(there):
            other = say("import", "ask", ask=there[earlier].id)
        else:
            other = say("import", "row", place=new[earlier - len(there)][0])
        found.setdefault(place, Left(place, say("import", "near", other=other)))
    return tuple(found.values())
