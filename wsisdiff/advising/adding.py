"""New asks put beside those that are there: into which file, under which id, and checked once they stand."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from wsisdiff.advising.own_text import Shortfall, said_by, shortfalls
from wsisdiff.asking.changes import CHANGE_KEYS
from wsisdiff.asking.load import AskFiles, load_asks, read_asks
from wsisdiff.asking.naming import id_from
from wsisdiff.asking.write import ASK_ORDER, ask_table, with_asks
from wsisdiff.errors import BadAsk
from wsisdiff.files.writing import write_file
from wsisdiff.ids import ID
from wsisdiff.model import Ask
from wsisdiff.text.names import defined_in, names_of

NO_THEME = "asks.toml"
"""File of asks without theme."""


def read_existing(folder: Path) -> AskFiles:
    """The asks that are there; none when the folder is not there yet. Raises the first error: beside broken files nothing is added."""
    if not folder.is_dir():
        if not folder.parent.is_dir():
            todo = "name the workspace with -C, or run wsisdiff init"
            raise BadAsk("there is no such folder", where=str(folder.parent), todo=todo)
        return AskFiles(())
    read = read_asks(folder)
    if read.errors:
        raise read.errors[0]
    return read


def check_id(id: str, read: AskFiles) -> None:
    """BadAsk for an id that is none or is taken."""
    if not ID.fullmatch(id):
        raise BadAsk(f"the id {id!r} is not allowed", todo='use only a-z, 0-9 and "-" between them')
    for ask in read.asks:
        if ask.id == id:
            raise BadAsk(f"the id {id!r} is taken", where=f"{ask.file} line {ask.line}", todo="give another")


def file_for(folder: Path, read: AskFiles, theme: str, name: str = "") -> Path:
    """The file a new ask goes into: the one named, else the one where most asks of its theme stand, else one named after the theme.

    BadAsk for a name outside the folder or of another kind.
    """
    if not name:
        homes = Counter(Path(ask.file).name for ask in read.asks if theme and ask.theme == theme)
        return folder / (homes.most_common(1)[0][0] if homes else f"{id_from(theme)}.toml" if theme else NO_THEME)
    path = Path(name)
    if not path.is_absolute():
        path = folder.parent / path if len(path.parts) > 1 else folder / path
    if path.resolve().parent != folder.resolve():
        raise BadAsk("asks are read from the asks folder only", where=name, todo=f"name a file in {folder}")
    if path.suffix != ".toml" or path.name.startswith("."):
        raise BadAsk("this is no name of a TOML file", where=name, todo="let it end in .toml")
    return folder / path.name


def check_own(ask: Ask, read: AskFiles) -> tuple[Shortfall, ...]:
    """The elements that the ask's own text does not have, or not as strongly as they ask; by the names that the asks beside it know."""
    rows = [tuple(str(n) for n in entry.values.get("names", ())) for entry in read.names]
    names = names_of(tuple(dict.fromkeys((*rows, *defined_in(ask.text)))))
    return shortfalls(ask, said_by(ask)[1], names) if ask.elements else ()


def put_asks(folder: Path, path: Path, new: Sequence[Ask], changed: Sequence[tuple[Ask, Ask]]) -> tuple[Ask, ...]:
    """New asks at the end of a file, and asks that are there changed where they stand; all as they are read again.

    Of those that change, each as it was when its change was thought out, and as it is to be: BadAsk, and nothing is written, where one
    has become another since. When one is not read as it was meant, all files are put back as they were and BadAsk is raised.
    """
    there = {ask.id: ask for ask in read_existing(folder).asks}
    homes: dict[Path, list[tuple[Ask, Ask]]] = {}
    for before, after in changed:
        now = there.get(before.id)
        if now is None or replace(now, line=before.line, instructions=before.instructions) != before:
            raise BadAsk(f"the ask {before.id!r} has changed meanwhile", where=before.file, todo="look at it again")
        homes.setdefault(Path(now.file), []).append((now, after))
    held = {file: file.read_bytes() if file.exists() else None for file in {*homes, *((path,) if new else ())}}
    try:
        for file, pairs in homes.items():
            write_file(file, with_changes(file, pairs))
        if new:
            write_file(path, with_asks(path, new))
        read = {ask.id: ask for ask in load_asks(folder)}
        written = (*new, *(after for _, after in changed))
        for ask in written:
            _same(ask, read.get(ask.id), path)
    except BaseException:
        for file, data in held.items():
            if data is None:
                file.unlink(missing_ok=True)
            else:
                write_file(file, data)
        raise
    return tuple(read[ask.id] for ask in written)


def _same(meant: Ask, read: Ask | None, path: Path) -> None:
    keys = ("title", "text", "stance", "priority", "change", "paragraph", "old", "new", "remarks", "row", "elements")
    wrong = next((key for key in keys if read is None or getattr(read, key) != getattr(meant, key)), "")
    if wrong:
        what = f"the ask {meant.id!r} was not read as it was written ({wrong})"
        raise BadAsk(what, where=str(path), todo="write it by hand")


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
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + out.encode("utf-8")


def _change(table: Any, before: Any, after: Any) -> None:
    """The keys in which the two differ, put into the table. New keys stand before its sub-tables, in the usual order.

    What a text was found to say has no keys in the file: where the text or its change is another one, all that is not there is put in.
    """
    told = ("text", "stance", *CHANGE_KEYS)
    there = {"stance": "include", **table} if any(before.get(key) != after.get(key) for key in told) else before
    changed = [key for key in (*ASK_ORDER, "row", "element") if (there if key in told else before).get(key) != after.get(key)]
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
