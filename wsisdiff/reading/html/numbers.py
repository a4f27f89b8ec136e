"""Numbers and words that a page prints beside its own: those of list items as a browser shows them, counters of style sheets and what
these put before and after elements. And lines that are headings though no element says so, by the names of their classes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from wsisdiff.reading.html.css import Declarations
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.typed import LONGEST_HEADING
from wsisdiff.reading.word.counting import format_number

PRINTED = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]\s")
"""A number that stands in the text: the list's own is not shown then (its style, out of our sight, takes it away)."""
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:Mso(?:Title|Heading\d)|s?title-(?:article|doc|annex|section|chapter|division)[\w-]*|(?:oj-)?(?:s?ti-(?:art|section|grseq)|doc-ti)[\w-]*)"
    r"(?:$|\s)"
)

_LIST_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_STYLES = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal": "decimal", "decimal-leading-zero": "decimalZero",
           "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting", "cjk-decimal": "chineseCounting",
           "trad-chinese-informal": "chineseCounting", "arabic-indic": "hindiNumbers", "lower-cyrillic": "russianLower",
           "lower-russian": "russianLower", "upper-russian": "russianUpper"}  # fmt: skip
_BULLETS = frozenset({"none", "disc", "circle", "square"})
_LETTERED = ("-alpha", "-latin")
MOST_SPANNED = 1000
"""Columns that a browser lets a cell go over; so many rows stand for all that are left."""
_FURTHEST = 10**6
"""No list counts so far; what a page says beyond it is no number."""
LONGEST_CONTENT = 60
"""Letters that a style sheet puts before an element; labels have ten."""
_PAIR = re.compile(r"(-?[a-z_][\w-]*)(?:\s+(-?\d{1,9}))?", re.IGNORECASE)
_CONTENT = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|counters?\(\s*([\w-]+)\s*(?:,\s*("[^"]*"|'[^']*'))?\s*(?:,\s*([\w-]+))?\s*\)"""
    r"""|attr\(\s*([\w-]+)\s*\)""",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_LINKS = frozenset({"href", "src", "title", "data-url"})


@dataclass(slots=True)
class List:
    """A list while its items are read."""

    style: str
    at: int
    step: int


def begin_list(element: HtmlElement, marker: str | None) -> List:
    """The list of an `ol` or `ul` element, before its first item; `marker` is what its style says of its markers."""
    backward = element.tag == "ol" and element.get("reversed") is not None
    first = sum(child.tag == "li" for child in element) if backward else 1
    style = _known(marker) or _typed(element) or ("decimal" if element.tag == "ol" else "disc")
    return List(style, _whole(element.get("start"), first), -1 if backward else 1)


def begin_item(element: HtmlElement, numbers: List, marker: str | None) -> str:
    """Counts an item and gives its number as it shows; empty for a bullet or nothing."""
    at = _whole(element.get("value"), numbers.at)
    numbers.at = at + numbers.step
    style = _known(marker) or _typed(element) or numbers.style
    return "" if style in _BULLETS else f"{styled_number(at, style)}."


def _typed(element: HtmlElement) -> str:
    """What the element's type says of its marker; empty when it says nothing."""
    kind = element.get("type") or ""
    return _LIST_TYPES.get(kind, kind.lower() if kind.lower() in _BULLETS else "")


def _known(style: str | None) -> str:
    """The style, if it is one of those that lists have here; else empty."""
    return style if style and (style in _BULLETS | _STYLES.keys() or style.endswith(_LETTERED)) else ""


def styled_number(at: int, style: str) -> str:
    """A number as a list of that style shows it.

    >>> styled_number(2, "lower-latin"), styled_number(4, "upper-roman"), styled_number(3, "cjk-ideographic"), styled_number(2, "x")
    ('b', 'IV', '三', '2')
    """
    if style.endswith(_LETTERED):
        letters = _letters(at)
        return letters.upper() if style.startswith("upper") else letters
    return format_number(at, _STYLES.get(style, "decimal"))


def _letters(at: int) -> str:
    """a to z, then aa, ab as browsers go on (Word goes on aa, bb).

    >>> _letters(1), _letters(26), _letters(27), _letters(28), _letters(0)
    ('a', 'z', 'aa', 'ab', '0')
    """
    if at < 1:
        return str(at)
    out = ""
    while at:
        at, letter = divmod(at - 1, 26)
        out = chr(ord("a") + letter) + out
    return out


def may_head(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and line[-1] not in ".;,:" and PRINTED.match(line) is None


def folds(element: HtmlElement) -> bool:
    """Whether the line over what is folded away is a heading, not a paragraph of which more is shown when it is opened."""
    line = one_line(element.text_content())
    return 0 < len(line) <= LONGEST_HEADING and line[-1] not in ".;,:" and not line[0].isdigit()


def is_titled(element: HtmlElement) -> bool:
    """Whether a paragraph's class says that it is a heading: those of word processors and of official journals."""
    return element.tag in ("p", "div") and _TITLE_CLASS.search(element.get("class") or "") is not None


def spanned(cell: HtmlElement, span: str) -> int:
    """How many columns (`colspan`) or rows (`rowspan`) a cell goes over; all that are left where the page says 0 rows."""
    said = _whole(cell.get(span), 1)
    return MOST_SPANNED if span == "rowspan" and said == 0 else min(max(said, 1), MOST_SPANNED)


def _whole(text: str | None, default: int) -> int:
    try:
        number = int(text) if text is not None else default
    except ValueError:
        return default
    return number if abs(number) < _FURTHEST else default


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
        text = "".join(out)[:LONGEST_CONTENT]
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
