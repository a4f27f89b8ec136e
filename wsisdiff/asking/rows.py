"""Where an ask stands in somebody's table: its `[ask.row]`."""

from __future__ import annotations

from collections.abc import Mapping

from wsisdiff.files.tables import Entry
from wsisdiff.model import Ask, TableRow

ID_HEAD = "Ask id"
"""The head of the column by which the tool knows an ask again in a table that it wrote."""
MARK = " · "
"""What stands between a draft's title and what a column says of it. Columns with it are the tool's, and never read."""
_OWN = {"Title": "title", "Our proposed text": "text", "Theme": "theme", "Priority": "priority", "Stance": "stance", "Source": "source",
        "Owner": "owner", "Remarks": "remarks"}  # fmt: skip
"""Heads of the columns of asks that come from no table, and their keys."""


def cells_of(ask: Ask) -> tuple[tuple[str, str], ...]:
    """The cells of an ask's row: as its table has them, or by the keys of an ask that comes from none."""
    if ask.row is not None:
        return ask.row.cells
    return tuple((head, getattr(ask, key)) for head, key in _OWN.items() if getattr(ask, key))


def row_of(entry: Entry) -> TableRow | None:
    """The row that an `[[ask]]` table says it comes from, or None. BadAsk for one that is no such table."""
    value = entry.values.get("row")
    if value is None:
        return None
    cells = value.get("cells", {}) if isinstance(value, Mapping) else None
    texts = [value.get(key, "") for key in ("table", "key", "said")] if isinstance(value, Mapping) else [None]
    if not isinstance(cells, Mapping) or not all(isinstance(t, str) for t in (*texts, *cells.values())):
        raise entry.wrong("row is no row of a table", "remove it, or import the table again", "row")
    table, key, said = map(str, texts)
    return TableRow(table, key, said, tuple((str(k), str(v)) for k, v in cells.items()), value.get("dropped") is True)
