"""Asks become TOML: a file of their own, or at the end of one that is there, whose every byte is kept."""

from __future__ import annotations

import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, String, Table

from wsisdiff.errors import BadAsk
from wsisdiff.files.tables import read_toml
from wsisdiff.model import Ask, Element, TableRow

ASK_ORDER = (
    "id", "title", "theme", "stance", "priority", "source", "responds_to", "text", "proposal", "fallback", "place", "paragraph", "change",
    "old", "new", "after", "before", "at", "new_paragraph", "owner", "remarks", "agreed_language", "allies", "red_lines",
)  # fmt: skip
"""Keys in the order in which they are written."""
LONG_KEYS = frozenset({"text", "proposal", "fallback", "old", "new", "remarks"})
"""Keys whose texts are sentences: written between triple quotes, so that a person can edit them."""


def ask_toml(asks: Sequence[Ask]) -> str:
    """The asks as `[[ask]]` tables, written by tomlkit. Empty values are left out; stance and priority are always there.

    What is read back is the same: texts without control characters come out as they went in.
    """
    document = tomlkit.document()
    document.add("ask", _tables(map(ask_table, asks)))
    return tomlkit.dumps(document).strip("\n") + "\n"


def ask_table(ask: Ask) -> Table:
    """The ask's keys that say something, its row and its points, as TOML."""
    table = tomlkit.table()
    for key in ASK_ORDER:
        value = getattr(ask, key)
        if isinstance(value, str) and value:
            table.add(key, _string(value, key in LONG_KEYS))
        elif isinstance(value, tuple) and value:
            table.add(key, tomlkit.item([str(v) for v in value]))
        elif value is True:
            table.add(key, value)
    if ask.row is not None:
        table.add("row", _row_table(ask.row))
    if ask.elements:
        table.add(tomlkit.nl())
        table.add("element", _tables(map(_element_table, ask.elements)))
    return table


def _tables(rows: Iterable[Table]) -> AoT:
    found = tomlkit.aot()
    found.extend(rows)
    return found


def _row_table(row: TableRow) -> Table:
    table = tomlkit.table()
    for key in ("table", "key", "said"):
        table.add(key, _string(getattr(row, key), key == "said"))
    if row.dropped:
        table.add("dropped", True)
    cells = tomlkit.table()
    for head, cell in row.cells:
        cells.add(tomlkit.key(head), _string(cell, True))
    if row.cells:
        table.add("cells", cells)
    return table


def _element_table(element: Element) -> Table:
    table = tomlkit.table()
    table.add("id", element.id)
    table.add("text", _string(element.text, False))
    for key, wordings in (("find", element.wordings), ("partly", element.partly), ("unless", element.unless)):
        if wordings:
            array = tomlkit.array()
            array.extend(w.source for w in wordings)
            table.add(key, array.multiline(len(wordings) > 1))
    for key, usual in (("verb", ""), ("within", "sentence"), ("headings", False)):
        if (value := getattr(element, key)) != usual:
            table.add(key, value)
    return table


def _string(value: str, long: bool) -> String:
    """The value in the quotes that are easiest to edit and still give it back: `'''...'''` for sentences, else \"...\"."""
    if long and not value.startswith("\n"):
        try:
            item = tomlkit.string(value, literal=True, multiline=True)
            if tomllib.loads(f"a = {item.as_string()}")["a"] == value:
                return item
        except (TOMLKitError, tomllib.TOMLDecodeError, ValueError):
            pass
    return tomlkit.string(value)


def with_asks(path: Path, asks: Sequence[Ask]) -> bytes:
    """What an ask file is to hold once the asks stand after what it has now (nothing, when there is no such file).

    Nothing that stands there is touched: comments, order, a byte order mark and the kind of line ends stay. BadAsk when the file is
    no TOML, or holds its asks in a way that none can follow (`ask = []`).
    """
    data = path.read_bytes() if path.exists() else b""
    before: Mapping[str, Any] = read_toml(path, BadAsk) if data else {}
    text = data.decode("utf-8-sig")
    new = ask_toml(asks)
    if text.strip():
        new = ("\n" if text.endswith("\n") else "\n\n") + new
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    out = text + new
    try:
        after = tomllib.loads(out)
        rows = before.get("ask", [])
        fits = after == {**before, "ask": [*rows, *after["ask"][len(rows) :]]} and len(after["ask"]) == len(rows) + len(asks)
    except tomllib.TOMLDecodeError:
        fits = False
    if not fits:
        todo = "write its asks as [[ask]] tables, or choose another file"
        raise BadAsk("no ask can be added at its end", where=str(path), todo=todo)
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + out.encode("utf-8")
