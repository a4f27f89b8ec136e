"""A file into drafts/, never over another; and drafts.toml with something added.

Only insertions: every character that stands there stays, comments and line ends included. tomlkit was tried and puts new keys of a table
after the comments that follow it, which belong to the next one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.tables import quoted
from wsisdiff.files.writing import write_file, write_new
from wsisdiff.workspace.manifest import MANIFEST

Value = str | date


def put_in(folder: Path, name: str, data: bytes, entered: Callable[[str], str]) -> Path:
    """The file under that name in the folder, then the manifest's text as `entered` makes it of what stands there.

    The file first: a manifest that names a file which is not there would stop every command. A file that a killed run left in its
    place and did not enter is taken as it is when it is the same; BadWorkspace when it is another.
    """
    manifest = (folder / MANIFEST).resolve()
    text = entered(manifest.read_bytes().decode("utf-8"))
    target = folder / name
    _sweep(target.parent, target.name)
    _sweep(manifest.parent, manifest.name)
    if not target.exists():
        try:
            write_new(target, data)
        except FileExistsError:
            raise taken(target) from None
    elif target.read_bytes() != data:
        raise taken(target)
    write_file(manifest, text)
    return target


def taken(target: Path) -> BadWorkspace:
    """The error for a name under which another file lies."""
    what = "a file of that name is there, is another one and is not listed in drafts.toml"
    return BadWorkspace(what, where=str(target), todo="take it away, or give the draft another id")


def _sweep(folder: Path, name: str) -> None:
    """Take away what a killed run had begun to write for this name. Safe: only one writes at a time."""
    pattern = re.compile(rf"\.{re.escape(name)}\.[a-z0-9_]{{8}}\.tmp")
    for path in folder.glob(".*.tmp") if folder.is_dir() else ():
        if pattern.fullmatch(path.name):
            path.unlink()


def with_draft(text: str, values: Mapping[str, Value], *, where: str) -> str:
    """The manifest with one more `[[draft]]` at its end. BadWorkspace when it is not written with such tables."""
    newline = _newline(text)
    lines = ["[[draft]]", *_lines(values), ""]
    between = newline if text.strip("\ufeff") else ""
    ending = newline if text and not text.endswith("\n") else ""
    new = text + ending + between + newline.join(lines)
    table = _table(text)
    table.setdefault("draft", []).append(dict(values))
    return _proved(new, table, values, where)


def with_keys(text: str, id: str, values: Mapping[str, Value], *, where: str) -> str:
    """The manifest with more keys in the table of one draft: below its `file`, else its `url`, else its first line."""
    table = _table(text)
    number = next((n for n, row in enumerate(table.get("draft", [])) if row.get("id") == id), None)
    if number is None:
        raise BadWorkspace(f"the draft {id!r} is no longer listed", where=where, todo="try again")
    table["draft"][number].update(values)
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    newline = _newline(text)
    added = [line + newline for line in _lines(values)]
    for before in (r"file\s*=", r"url\s*=", r"id\s*=", r"\[\[\s*draft\s*\]\]"):
        for at, line in enumerate(lines):
            if re.match(rf"\ufeff?\s*{before}", line):
                whole = line if line.endswith("\n") else line + newline
                new = "".join([*lines[:at], whole, *added, *lines[at + 1 :]])
                # Whether this is the line of that draft is told by what the file then says, and by nothing else.
                if _is(new, table):
                    return new
    return _proved("", table, values, where)


def _lines(values: Mapping[str, Value]) -> list[str]:
    return [f"{key} = {quoted(value) if isinstance(value, str) else value.isoformat()}" for key, value in values.items()]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"


def _table(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))


def _is(text: str, table: dict[str, Any]) -> bool:
    try:
        return _table(text) == table
    except tomllib.TOMLDecodeError:
        return False


def _proved(text: str, table: dict[str, Any], values: Mapping[str, Value], where: str) -> str:
    """The text, when it says what it shall; nothing is written otherwise."""
    if not _is(text, table):
        what = "it is not written with a [[draft]] table for each draft, so nothing can be added without rewriting it"
        raise BadWorkspace(what, where=where, todo=f"add by hand: {', '.join(_lines(values))}")
    return text
