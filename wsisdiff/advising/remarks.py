"""What `asks check` says: errors, with which an ask cannot be used, and advice, each with file, line, ask and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Ask, Element
from wsisdiff.telling.phrases import say

Level = Literal["error", "advice"]
_WHERE = re.compile(r"(?P<file>.*?)(?: line (?P<line>\d+))?(?: \(\w+ '(?P<ask>[^']*)'(?:, element '[^']*')?\))?")
_HEADS = ("[[ask]]", "[[name]]", "[[group]]")


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding. `check` names what was looked at; `line` is 0 and `ask` empty where none can be named."""

    level: Level
    check: str
    file: str
    line: int
    ask: str
    what: str
    todo: str

    def __str__(self) -> str:
        where = self.file + (f" line {self.line}" if self.line else "") + (f" (ask {self.ask!r})" if self.ask else "")
        return f"{say('check', self.level)}: {WsisdiffError(self.what, where=where, todo=self.todo)}"


class Remarks:
    """Collects remarks; files are read once to find the lines they speak of."""

    def __init__(self) -> None:
        self.found: list[Remark] = []
        self._files: dict[str, list[str]] = {}

    def error(self, level: Level, check: str, error: WsisdiffError) -> None:
        """Add what was raised, or would be, while reading."""
        where = _WHERE.fullmatch(error.where)
        assert where is not None  # every part of the pattern may be empty
        line = int(where["line"] or 0)
        self.found.append(Remark(level, check, where["file"], line, where["ask"] or "", error.what, error.todo))

    def add(
        self, level: Level, check: str, ask: Ask, at: str = "", element: Element | None = None, value: str = "", **parts: object
    ) -> None:
        """Add a remark in the words of `phrases.toml`: `[check]` says what is wrong, `[check_todo]` what to do about it.

        It points at the line of the key `at` of the ask (or of its element), or at the first line from there that has `value` in quotes.
        """
        line = self.line(ask, at, element, value)
        what, todo = say("check", check, **parts), say("check_todo", check, **parts)
        self.found.append(Remark(level, check, ask.file, line, ask.id, what, todo))

    def line(self, ask: Ask, key: str = "", element: Element | None = None, value: str = "") -> int:
        """The line of the file, from 1; the ask's own where the key or value cannot be found."""
        if ask.file not in self._files:
            path = Path(ask.file)
            there = ask.file and path.is_file()
            self._files[ask.file] = path.read_text(encoding="utf-8-sig").split("\n") if there else []
        lines = self._files[ask.file]
        start, end = ask.line, next((n for n in range(ask.line, len(lines)) if _head(lines[n]) in _HEADS), len(lines))
        heads = [n for n in range(start, end) if _head(lines[n]) == "[[ask.element]]"]
        if element is None:
            end = heads[0] if heads and key else end
        else:
            number = next((n for n, e in enumerate(ask.elements) if e is element), len(heads))
            if number < len(heads):
                start = heads[number] + 1
                end = heads[number + 1] if number + 1 < len(heads) else end
        at = start - 1
        if key:
            at = next((n for n in range(start, end) if re.match(rf"\s*{re.escape(key)}\s*=", lines[n])), at)
        if value:
            written = value.replace("\\", "\\\\").replace('"', '\\"')
            at = next((n for n in range(max(at, 0), end) if value in lines[n] or written in lines[n]), at)
        return at + 1


def _head(line: str) -> str:
    return re.sub(r"\s", "", line.split("#")[0]) if line.lstrip().startswith("[[") else ""
