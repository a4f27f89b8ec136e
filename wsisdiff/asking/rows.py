"""Where an ask stands in somebody's table: its `[ask.row]`."""

from __future__ import annotations

from collections.abc import Mapping

from wsisdiff.files.tables import Entry
from wsisdiff.model import TableRow


def row_of(entry: Entry) -> TableRow | None:
    """The row that an `[[ask]]` table says it comes from, or None. BadAsk for one that is no such table."""
    value = entry.values.get("row")
    if value is None:
        return None
    cells = value.get("cells", {}) if isinstance(value, Mapping) else None
    texts = [value.get(key, "") for key in ("table", "key", "said")] if isinstance(value, Mapping) else [None]
    if not isinstance(cells, Mapping) or not all(isinstance(t, str) for t in (*texts, *cells.values())):
        raise entry.wrong("row is no row of a table", "remove it, or import the table again", "row")
    table, key, said = texts
    return TableRow(
        str(table), str(key), str(said), tuple((str(k), str(v)) for k, v in cells.items()), value.get("dropped") is True
    )
