"""A table of requests becomes asks: the file, which column is what, each row's understanding, then written."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.errors import WsisdiffError
from wsisdiff.importing.open_tables import FORMATS, read_sheets
from wsisdiff.importing.plan import FIELDS, guess_columns, head_of
from wsisdiff.serving.call import Call, Gone, Route
from wsisdiff.serving.words import w


def table_in(call: Call) -> Response:
    """Where the table is given."""
    return call.page("table_in", wrong="", endings=", ".join(FORMATS))


def take_table(call: Call) -> Response:
    """Take the file in; on to its columns."""
    try:
        taken = call.site.uploads.take(call.request.files.get("file"), FORMATS)
        read_sheets(taken.path)
    except WsisdiffError as error:
        return call.page("table_in", status=400, wrong=str(type(error)(error.what, todo=error.todo)), endings=", ".join(FORMATS))
    return call.goto("table_rows", file=taken.id)


def table_rows(call: Call) -> Response:
    """Which column is what, and what would become of each row."""
    return _rows(call, call.asked("file"))


def import_table(call: Call) -> Response:
    """Write the asks, as `wsisdiff asks import` does; or look again with other columns."""
    if call.given("what") != "write":
        return _rows(call, call.given("file"))
    taken = call.site.uploads.get(call.given("file"))
    if taken is None:
        raise Gone(w("work.gone"))
    try:
        planned = verbs.planned_import(call.folder, taken.path, read_sheets(taken.path), _columns(call), tables=_tables(call))
        written = verbs.import_asks(call.folder, planned)
    except WsisdiffError as error:
        return _rows(call, taken.id, 400, str(error))
    call.site.uploads.drop(taken.id)
    return call.goto("asks", w("table.written", n=len(written), file=planned.path.name))


def _rows(call: Call, file: str, status: int = 200, wrong: str = "") -> Response:
    taken = call.site.uploads.get(file)
    if taken is None:
        raise Gone(w("work.gone"))
    read = read_sheets(taken.path)
    sheets = [(sheet, head) for sheet in read.sheets if (head := head_of(sheet)) is not None]
    number = int(call.given("table") or 0) if (call.given("table") or "0").isdecimal() else 0
    sheet, head = next(((s, h) for s, h in sheets if s.number == number), None) or max(
        sheets, key=lambda pair: len(guess_columns(pair[1]))
    )
    columns = _columns(call) or guess_columns(head)
    plan: Any = None
    if "text" in columns:
        try:
            plan = verbs.planned_import(call.folder, taken.path, read, columns, tables={sheet.number}, overwrite=True).plan
        except WsisdiffError as error:
            wrong = wrong or str(type(error)(error.what, todo=error.todo))
    return call.page(
        "table_rows", status=status if not wrong else 400, taken=taken, sheets=sheets, sheet=sheet, head=head, columns=columns, plan=plan,
        fields=FIELDS, wrong=wrong, warnings=read.warnings,
    )  # fmt: skip


def _columns(call: Call) -> dict[str, str]:
    return {field: call.given(f"column-{field}") for field in FIELDS if call.given(f"column-{field}")}


def _tables(call: Call) -> set[int] | None:
    return {int(call.given("table"))} if call.given("table").isdecimal() else None


ROUTES: list[Route] = [
    ("GET", "/w/<space>/asks/table", table_in),
    ("POST", "/w/<space>/asks/table", take_table),
    ("GET", "/w/<space>/asks/table/rows", table_rows),
    ("POST", "/w/<space>/asks/table/rows", import_table),
]
