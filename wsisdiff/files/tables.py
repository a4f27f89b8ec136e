"""TOML files that people write: read with errors that name file, line and entry, and say what to write instead."""

from __future__ import annotations

import json
import re
import stat
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from wsisdiff.errors import WsisdiffError
from wsisdiff.ids import DEVICES, ID

MOST_DOTS = 50
"""Parts of a dotted name (`a.b.c = 1`); the parser's time grows with their square."""
_DOTTED = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{MOST_DOTS}}}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[kind]]` table of a file, with what its errors need to say where it stands."""

    values: Mapping[str, Any]
    file: Path
    line: int
    kind: str
    error: type[WsisdiffError]

    def wrong(self, what: str, todo: str = "", key: str = "") -> WsisdiffError:
        """The error to raise for this entry, pointing at the line of `key` where it can be found."""
        name = self.values.get("id")
        who = f" ({self.kind.replace('.', ' ')} {name!r})" if isinstance(name, str) else ""
        return self.error(what, where=f"{self.file} line {self._line_of(key)}{who}", todo=todo)

    def _line_of(self, key: str) -> int:
        if key:
            lines = _lines_at(*_state(self.file))
            for offset, text in enumerate(lines[self.line :], self.line + 1):
                if text.lstrip().startswith(f"[[{self.kind}]]"):
                    break
                if re.match(rf"\s*{re.escape(key)}\s*=", text):
                    return offset
        return self.line

    def line_of_part(self, kind: str, number: int) -> int:
        """The line of the n-th `[[kind]]` table within this entry; the entry's own when it cannot be found."""
        heads = _heads_at(*_state(self.file), kind)
        at = bisect_right(heads, self.line) + number
        return heads[at] if at < len(heads) else self.line

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required when there is no default."""
        value = self.values.get(key, default)
        if value is None:
            raise self.wrong(f"the {self.kind} has no {key}", f'add {key} = "..."')
        if not isinstance(value, str):
            raise self.wrong(f"{key} is {type_name(value)}, not text", f'write {key} = "..." in quotes', key)
        if default is None and not value.strip():
            raise self.wrong(f"{key} is empty", f"write the {key}", key)
        return value.strip()

    def id(self) -> str:
        value = self.text("id")
        if len(value) > 64:
            raise self.wrong(f"the id {value[:20]!r}... has {len(value)} letters", "give it 64 at most", "id")
        if re.fullmatch(DEVICES, value):
            raise self.wrong(f"the id {value!r} is the name of a device on Windows", "give it another", "id")
        if not ID.fullmatch(value):
            raise self.wrong(f"the id {value!r} is not allowed", 'use only a-z, 0-9 and "-" between them', "id")
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        value = self.text(key, default)
        if value not in choices:
            raise self.wrong(f"{key} is {value!r}", f"write one of {', '.join(c or '(nothing)' for c in choices)}", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string alone is a list of one."""
        value = self.values.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong(f"{key} is no list of texts", f'write {key} = ["...", "..."]', key)
        return tuple(v.strip() for v in value)

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} is {type_name(value)}", f"write {key} = true or {key} = false", key)
        return value

    def number(self, key: str, default: int) -> int:
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(f"{key} is {type_name(value)}, not a whole number", f"write {key} = {default}", key)
        return value

    def day(self, key: str) -> date:
        value = self.values.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if value is None:
            raise self.wrong(f"the {self.kind} has no {key}", f"add {key} = 2025-08-30")
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.wrong(f"{key} {value!r} is no date", f"write it as {key} = 2025-08-30", key) from None


def type_name(value: object) -> str:
    """What a person calls a TOML value of this type."""
    kinds = ((bool, "true or false"), (int | float, "a number"), (date, "a date"), (list, "a list"), (dict, "a table"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "text")


def read_toml(path: Path, error: type[WsisdiffError]) -> dict[str, Any]:
    """The file as a table; `error` with the line when it is not UTF-8 or not TOML."""
    from wsisdiff.files.limits import PREFIX, limits

    try:
        most = limits().toml_mb
        about = path.stat()
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)):  # a pipe would wait for ever, a device never end
            raise error("this is no ordinary file", where=str(path), todo="remove it, or put a text file in its place")
        if about.st_size > most * 2**20:
            raise error(
                f"the file has more than {most} MB", where=str(path), todo=f"part it in several, or set {PREFIX}TOML_MB higher"
            )
        raw = path.read_bytes()
    except IsADirectoryError:
        raise error("this is a folder, not a file", where=str(path), todo="remove it or give the file's name") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise error("the file is not UTF-8 text", where=f"{path} line {line}", todo="save it as UTF-8") from None
    many = any(line.count(".") >= MOST_DOTS for line in text.split("\n"))  # a quick look: next to no file has such a line
    if many and (deep := _DOTTED.search(text)):
        line = text.count("\n", 0, deep.start()) + 1
        raise error(f"a name of more than {MOST_DOTS} parts", where=f"{path} line {line}", todo="shorten it")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        where = re.search(r"\(at line (\d+), column \d+\)", str(fault))
        line = int(where.group(1)) if where else text.count("\n") + 1
        what = re.sub(r"\s*\(at .*\)$", "", str(fault))
        what = what[:1].lower() + what[1:]
        raise error(f"not valid TOML: {what}", where=f"{path} line {line}", todo="check quotes and brackets there") from None
    except ValueError:  # a whole number of more than 4,300 figures
        raise error("not valid TOML: a number in it is too long", where=str(path), todo="shorten it") from None
    except RecursionError:
        raise error("the tables are nested too deep", where=str(path), todo="flatten them") from None


def entries(path: Path, kind: str, error: type[WsisdiffError], table: dict[str, Any] | None = None) -> tuple[Entry, ...]:
    """The `[[kind]]` tables of a file, in order, each with its line."""
    table = read_toml(path, error) if table is None else table
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise error(f"{kind} is no list of tables", where=str(path), todo=f"begin each with [[{kind}]]")
    if not rows:
        return ()
    state = _state(path)
    heads = _heads_at(*state, kind) or tuple(n for n, line in enumerate(_lines_at(*state), 1) if line.lstrip().startswith("{"))
    lines = heads if len(heads) == len(rows) else [1] * len(rows)
    return tuple(Entry(row, path, line, kind, error) for row, line in zip(rows, lines, strict=True))


def _state(path: Path) -> tuple[Path, int, int]:
    """A file as it was changed last: each of a thousand elements asks for its line."""
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=4)
def _lines_at(path: Path, changed: int, size: int) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8-sig").split("\n"))


@lru_cache(maxsize=16)
def _heads_at(path: Path, changed: int, size: int, kind: str) -> tuple[int, ...]:
    """The lines, from 1, that begin a `[[kind]]` table."""
    lines = _lines_at(path, changed, size)
    return tuple(n for n, line in enumerate(lines, 1) if "[[" in line and re.match(rf"\s*\[\[\s*{kind}\s*\]\]", line))


def encodable(text: str) -> str:
    r"""The text with "?" for half a surrogate pair, which no file can hold: an emoji cut in two, a byte of another encoding.

    >>> encodable("caf\udce9 \ud83d")
    'caf? ?'
    """
    return text.encode("utf-8", "replace").decode()


def quoted(text: str) -> str:
    r"""A text as a TOML string.

    >>> print(quoted('The "second" revision\n'))
    "The \"second\" revision\n"
    """
    return json.dumps(encodable(text), ensure_ascii=False).replace("\x7f", "\\u007f")
