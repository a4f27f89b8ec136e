"""A table of requests becomes asks: the file, which column is what, each row's understanding to be mended, then written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.asking.changes import stated, worded
from wsisdiff.errors import WsisdiffError
from wsisdiff.importing.columns import FIELDS, FORMATS, Chosen, guess_columns, head_of, read_sheets
from wsisdiff.importing.lines import Plan
from wsisdiff.importing.table import Sheet, Sheets
from wsisdiff.model import Ask
from wsisdiff.serving.call import Call, Gone, route
from wsisdiff.serving.rendering import w
from wsisdiff.telling.remarks import tell
from wsisdiff.verbs import Importable
from wsisdiff.workspace.manifest import MANIFEST, manifest

REDLINE = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
MOST_ROWS = 400
"""Rows that are shown; what happens to the others is counted. Those that need a person come first."""


@dataclass(slots=True)
class Understood:
    """What is understood of one row, for a person to look at."""

    place: str
    kind: str = "new"
    """new, changed, refused, same."""
    asks: list[tuple[Ask, str]] = field(default_factory=list)
    """Each with the change it asks for in plain words, if it asks for one."""
    why: list[str] = field(default_factory=list)
    shown: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    """(paragraph, the change in it)."""
    cells: list[tuple[str, str, str]] = field(default_factory=list)
    """(name of the field in the form, head, what stands there) of a row that may be mended."""


@route("GET", "/w/<space>/asks/table")
def table_in(call: Call, status: int = 200, wrong: str = "") -> Response:
    return call.page("table_in", status=status, wrong=wrong, endings=", ".join(FORMATS))


@route("POST", "/w/<space>/asks/table")
def take_table(call: Call) -> Response:
    """Take the file in; on to its columns."""
    try:
        taken = call.site.uploads.take(call.request.files.get("file"), FORMATS)
        read_sheets(taken.path)
    except WsisdiffError as error:
        return table_in(call, 400, str(type(error)(error.what, todo=error.todo)))
    return call.goto("table_rows", file=taken.id)


@route("GET", "/w/<space>/asks/table/rows")
def table_rows(call: Call) -> Response:
    """Which column is what, and what would become of each row."""
    return _rows(call, call.asked("file"))


@route("POST", "/w/<space>/asks/table/rows")
def import_table(call: Call) -> Response:
    """Write the asks, as `wsisdiff asks import` does; or look again with other columns or mended rows."""
    taken = call.site.uploads.get(call.given("file"))
    if taken is None:
        raise Gone(w("work.gone"))
    if call.given("what") != "write":
        return _rows(call, taken.id)
    try:
        planned = _planned(call, taken.name, _mended(read_sheets(taken.path), call.request.form))
        verbs.import_asks(call.folder, planned)
    except WsisdiffError as error:
        return _rows(call, taken.id, str(type(error)(error.what, todo=error.todo)))
    call.site.uploads.drop(taken.id)
    plan = planned.plan
    said = w("table.written", n=len(plan.new), changed=len(plan.updated), dropped=len(plan.dropped), file=planned.path.name)
    return call.goto("asks", said)


def _planned(call: Call, name: str, sheets: Sheets) -> Importable:
    """What would become of the tables of a file, which is known again by the name that it has for the person."""
    # The columns that a person named otherwise than they were found.
    said = {name: (call.given(f"column-{name}"), call.given(f"guess-{name}")) for name in FIELDS}
    columns, number = {name: column for name, (column, guess) in said.items() if column and column != guess}, call.given("table")
    defaults = {name: call.given(name) for name in ("responds_to", "source")} | {"priority": call.given("priority") or "should"}
    if call.given("stance"):
        defaults["stance"] = call.given("stance")
    return verbs.planned_import(
        call.folder, Path(name), sheets, columns, tables={int(number)} if number.isdecimal() else None, defaults=defaults,
        force=bool(call.given("force")),
    )  # fmt: skip


def _mended(sheets: Sheets, form: Mapping[str, str]) -> Sheets:
    """The tables with the cells that a person has mended; a field `cell-SHEET-ROW-COLUMN` holds one."""
    changed: dict[tuple[int, int], dict[int, str]] = {}
    for name, value in form.items():
        if found := re.fullmatch(r"cell-(\d{1,4})-(\d{1,5})-(\d{1,3})", name):
            sheet, row, column = map(int, found.groups())
            changed.setdefault((sheet, row), {})[column] = value.replace("\r\n", "\n")
    return replace(sheets, sheets=tuple(_with_cells(sheet, changed) for sheet in sheets.sheets)) if changed else sheets


def _with_cells(sheet: Sheet, changed: Mapping[tuple[int, int], Mapping[int, str]]) -> Sheet:
    said = [(row, changed.get((sheet.number, n), {})) for n, row in enumerate(sheet.rows)]
    rows = (replace(row, cells=tuple(new.get(c, cell) for c, cell in enumerate(row.cells))) if new else row for row, new in said)
    return replace(sheet, rows=tuple(rows))


def _rows(call: Call, file: str, wrong: str = "") -> Response:
    taken = call.site.uploads.get(file)
    if taken is None:
        raise Gone(w("work.gone"))
    sheets = _mended(read_sheets(taken.path), call.request.form)
    heads = [(sheet, head) for sheet in sheets.sheets if (head := head_of(sheet)) is not None]
    entries = manifest(call.folder) if (call.folder / "drafts" / MANIFEST).is_file() else ()
    titles = {entry.id: entry.title for entry in entries}
    planned: Importable | None = None
    rows: list[Understood] = []
    chosen: tuple[Chosen, ...] = ()
    try:
        planned = _planned(call, taken.name, sheets)
        chosen = planned.chosen
        rows = _understood(planned.plan, chosen, titles)
    except WsisdiffError as error:
        wrong = wrong or str(type(error)(error.what, todo=error.todo))
    number = call.given("table")
    head = chosen[0].head if chosen else max(heads, key=lambda pair: len(guess_columns(pair[1])))[1]
    columns = dict(planned.columns) if planned else {name: call.given(f"column-{name}") for name in FIELDS}
    guessed = {name: call.given(f"guess-{name}") for name in FIELDS} if call.request.method == "POST" else columns
    return call.page(
        "table_rows", status=400 if wrong else 200, taken=taken, sheets=[sheet for sheet, _ in heads], number=number, wrong=wrong,
        columns=columns, guessed=guessed, names=[cell for cell in head.cells if cell] if head else [], fields=FIELDS,
        plan=planned.plan if planned else None, titles=titles, rows=rows[:MOST_ROWS], more=len(rows[MOST_ROWS:]),
        warnings=[tell(warning) for warning in sheets.warnings],
        drafts=[entry for entry in entries if entry.fetched],
        mended=[(name, str(value)) for name, value in call.request.form.items() if name.startswith("cell-")],
        given={name: call.given(name) for name in ("priority", "responds_to", "source", "stance", "force")},
    )  # fmt: skip


def _understood(plan: Plan, tables: tuple[Chosen, ...], titles: Mapping[str, str]) -> list[Understood]:
    """The rows by what becomes of them, those that need a person first."""
    rows: dict[str, Understood] = {}

    def row(place: str) -> Understood:
        return rows.setdefault(place, Understood(place))

    for kind, pairs in (("changed", plan.updated), ("new", plan.new)):
        for place, ask in pairs:
            row(place).kind = kind
            row(place).asks.append((ask, worded(stated(ask)) if ask.change else ""))
    for kind, lefts in (("refused", plan.refused), ("same", plan.same)):
        for left in lefts:
            row(left.place).kind = kind if not row(left.place).asks else row(left.place).kind
            row(left.place).why.append(left.why)
    for left in (*plan.doubts, *plan.notes, *plan.near):
        row(left.place).why.append(left.why)
    for shown in plan.shown:
        there = w("table.in_paragraph", paragraph=shown.paragraph, draft=titles.get(shown.draft, shown.draft))
        row(shown.place).shown.append((there, redline(shown.redline)))
    for chosen in tables:
        numbers = {id(r): n for n, r in enumerate(chosen.sheet.rows)}
        for r in chosen.rows:
            place = f"{chosen.sheet.name}, {r.place}" if len(tables) > 1 else r.place
            if place in rows and rows[place].kind == "refused" and id(r) in numbers:
                at = numbers[id(r)]
                rows[place].cells = [
                    (f"cell-{chosen.sheet.number}-{at}-{n}", head, r.cells[n])
                    for n, head in enumerate(chosen.heads())
                    if n < len(r.cells) and (r.cells[n] or n in chosen.columns.values())
                ]
    order = {"refused": 0, "changed": 2, "new": 2, "same": 3}
    return sorted(rows.values(), key=lambda found: order[found.kind] - bool(found.why and order[found.kind] == 2))


def redline(text: str) -> list[tuple[str, str]]:
    """A change as it is shown on the command line, in pieces.

    >>> redline("to [-note-]{+welcome+} it")
    [('to ', ''), ('note', 'cut'), ('welcome', 'added'), (' it', '')]
    """
    parts: list[tuple[str, str]] = []
    at = 0
    for found in REDLINE.finditer(text):
        parts += [(text[at : found.start()], ""), (found[1] or found[2] or "", "cut" if found[1] else "added")]
        at = found.end()
    return [part for part in (*parts, (text[at:], "")) if part[0]]
