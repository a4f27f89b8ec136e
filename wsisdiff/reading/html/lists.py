"""Numbers of list items as a browser shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from wsisdiff.reading.word.numbering import format_number

_LIST_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_STYLES = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal": "decimal", "decimal-leading-zero": "decimalZero"}
_BULLETS = frozenset({"none", "disc", "circle", "square"})
_LETTERED = ("-alpha", "-latin")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?:(?:inside|outside)\s+)?([a-z-]+)", re.IGNORECASE)
_FURTHEST = 10**6
"""No list counts so far; what a page says beyond it is no number."""


@dataclass(slots=True)
class List:
    """A list while its items are read."""

    style: str
    at: int
    step: int


def begin_list(element: HtmlElement) -> List:
    """The list of an `ol` or `ul` element, before its first item."""
    backward = element.tag == "ol" and element.get("reversed") is not None
    first = sum(child.tag == "li" for child in element) if backward else 1
    style = _list_style(element) or ("decimal" if element.tag == "ol" else "disc")
    return List(style, _whole(element.get("start"), first), -1 if backward else 1)


def begin_item(element: HtmlElement, numbers: List) -> str:
    """Counts an item and gives its number as it shows; empty for a bullet or nothing."""
    at = _whole(element.get("value"), numbers.at)
    numbers.at = at + numbers.step
    style = _list_style(element) or numbers.style
    return "" if style in _BULLETS else f"{_number(at, style)}."


def _list_style(element: HtmlElement) -> str:
    """What the element itself says of its marker: an inline style, else its type; empty when it says nothing."""
    styled = _LIST_STYLE.search(element.get("style") or "")
    if styled and (styled[1].lower() in _BULLETS | _STYLES.keys() or styled[1].lower().endswith(_LETTERED)):
        return styled[1].lower()
    kind = element.get("type") or ""
    return _LIST_TYPES.get(kind, kind.lower() if kind.lower() in _BULLETS else "")


def _number(at: int, style: str) -> str:
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


def _whole(text: str | None, default: int) -> int:
    try:
        number = int(text) if text is not None else default
    except ValueError:
        return default
    return number if abs(number) < _FURTHEST else default
