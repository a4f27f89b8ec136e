"""Numbers and words that a style sheet prints: counters, and the content before and after elements."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from wsisdiff.reading.html.css import Declarations
from wsisdiff.reading.html.lists import styled_number

LONGEST = 60
"""Letters that a style sheet puts before an element; labels have ten."""
_PAIR = re.compile(r"(-?[a-z_][\w-]*)(?:\s+(-?\d{1,9}))?", re.IGNORECASE)
_CONTENT = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|counters?\(\s*([\w-]+)\s*(?:,\s*("[^"]*"|'[^']*'))?\s*(?:,\s*([\w-]+))?\s*\)"""
    r"""|attr\(\s*([\w-]+)\s*\)""",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_LINKS = frozenset({"href", "src", "title", "data-url"})


class Counters:
    """The counters of a page while its elements are gone through in order. `depth` tells where a counter ends: with the element that
    holds the one that began it."""

    def __init__(self) -> None:
        self._values: dict[str, list[list[int]]] = {}
        self.used = False

    def enter(self, depth: int, own: Declarations) -> None:
        """An element begins: counters of what has ended go, its own are set and counted on."""
        for stack in self._values.values():
            while stack and stack[-1][1] > depth:
                stack.pop()
        for name, value in _pairs(own.get("counter-reset"), 0):
            stack = self._values.setdefault(name, [])
            if stack and stack[-1][1] == depth:
                stack.pop()
            stack.append([value, depth])
            self.used = True
        for name, value in _pairs(own.get("counter-increment"), 1):
            self._top(name, depth)[0] += value
        for name, value in _pairs(own.get("counter-set"), 0):
            self._top(name, depth)[0] = value

    def _top(self, name: str, depth: int) -> list[int]:
        self.used = True
        stack = self._values.setdefault(name, [])
        if not stack:
            stack.append([0, depth])
        return stack[-1]

    def content(self, depth: int, declared: Declarations | None, element: HtmlElement) -> tuple[str, bool]:
        """What a pseudo-element prints, and whether a counter is in it; empty for bullets, icons and addresses."""
        if not declared or "content" not in declared or declared.get("display") == "none":
            return "", False
        for name, value in _pairs(declared.get("counter-increment"), 1):  # a pseudo-element stands within its element
            self._top(name, depth)[0] += value
        out, counted = [], False
        for found in _CONTENT.finditer(declared["content"]):
            if found[1]:
                out.append(_string(found[1]))
            elif found[2]:
                counted = True
                stack = [value for value, _ in self._values.get(found[2], [])] or [0]
                several = found[0].lower().startswith("counters")
                numbers = [styled_number(value, found[4] or "decimal") for value in (stack if several else stack[-1:])]
                out.append((_string(found[3]) if found[3] else ".").join(numbers))
            elif found[5].lower() not in _LINKS:
                out.append(element.get(found[5].lower()) or "")
        text = "".join(out)[:LONGEST]
        return (text, counted) if any(c.isalnum() for c in text) else ("", False)


def _pairs(said: str | None, default: int) -> list[tuple[str, int]]:
    pairs = _PAIR.finditer(said) if said and said != "none" else ()
    return [(found[1], int(found[2]) if found[2] else default) for found in pairs]


def _string(quoted: str) -> str:
    def escaped(found: re.Match[str]) -> str:
        if not found[1]:
            return found[2]
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""

    return _ESCAPE.sub(escaped, quoted[1:-1])
