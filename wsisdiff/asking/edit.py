"""Asks that are there already, changed in their files: the keys that change, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from wsisdiff.asking.write import ASK_ORDER, ask_table
from wsisdiff.errors import BadAsk
from wsisdiff.model import Ask

_BOM = b"\xef\xbb\xbf"


def with_changes(path: Path, pairs: Sequence[tuple[Ask, Ask]]) -> bytes:
    """What the file is to hold once each ask (as it was read, as it is to be) is changed; comments and order stay.

    BadAsk where the file cannot be edited, or does not hold one of them.
    """
    data = path.read_bytes()
    try:
        document = tomlkit.parse(data.decode("utf-8-sig"))
    except (TOMLKitError, UnicodeDecodeError):
        raise BadAsk("the file cannot be edited", where=str(path), todo="correct it by hand first") from None
    rows = {str(table.get("id")): table for table in cast(Any, document.get("ask", []))}
    for before, after in pairs:
        table = rows.get(before.id)
        if table is None:
            raise BadAsk(f"the ask {before.id!r} is not in it any more", where=str(path), todo="import the table again")
        _change(table, ask_table(before), ask_table(after))
    out = tomlkit.dumps(document)
    if b"\r\n" in data:
        out = out.replace("\r\n", "\n").replace("\n", "\r\n")
    return (_BOM if data.startswith(_BOM) else b"") + out.encode("utf-8")


def _change(table: Any, before: Any, after: Any) -> None:
    """The keys in which the two differ, put into the table. New keys stand before its sub-tables, in the usual order."""
    changed = [key for key in (*ASK_ORDER, "row", "element") if before.get(key) != after.get(key)]
    later = {key: table.pop(key) for key in ("row", "element") if key in table}
    for key in changed:
        if key in later:
            later.pop(key)
        if key in after and key not in ("row", "element"):
            table[key] = after[key]
        elif key in table and key not in after:
            table.remove(key)
    for key in ("row", "element"):
        if key in changed and key in after:
            table.add(key, after[key])
        elif key in later:
            table.add(key, later[key])
