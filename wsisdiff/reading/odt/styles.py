"""What the styles of an OpenDocument text do to words and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from wsisdiff.reading.word.counting import format_number

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}  # fmt: skip
MOST_PARENTS = 20
TINIEST = 2.0
"""Points of a letter up to which nobody reads it."""
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_FORMATS |= {"一, 二, 三, ...": "chineseCounting", "١, ٢, ٣, ...": "hindiNumbers", "а, б, .., аа, аб, ... (ru)": "russianLower"}


def q(name: str) -> str:
    """A name with its prefix as lxml has it.

    >>> q("fo:color")
    '{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}color'
    """
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def number(element: etree._Element, name: str, figures: int = 2) -> int:
    """What an attribute counts; 1 where it says nothing, or has more figures than anybody means."""
    said = element.get(q(name)) or ""
    return int(said) if said.isdecimal() and len(said) <= figures else 1


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None where it says nothing."""

    struck: bool | None = None
    hidden: bool | None = None
    bold: bool | None = None
    white: bool | None = None
    shaded: bool | None = None
    tiny: bool | None = None
    raised: bool | None = None
    centred: bool | None = None

    def over(self, other: Look) -> Look:
        """The two together, this one first."""
        said = {name: own if (own := getattr(self, name)) is not None else getattr(other, name) for name in self.__slots__}
        return replace(self, **said)

    @property
    def unseen(self) -> bool:
        return bool(self.hidden or self.tiny or (self.white and not self.shaded))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number prints."""

    format: str
    prefix: str
    suffix: str
    start: int
    shown: int
    """How many levels' numbers print (1.2.3)."""


class Styles:
    """The styles of a file, with what they inherit."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._raw: dict[str, etree._Element] = {}
        self._known: dict[str, Look] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        for root in (root for root in roots if root is not None):
            for element in root.iter(q("style:style")):
                self._raw[element.get(q("style:name")) or ""] = element
            for element in root.iter(q("text:list-style")):
                self.lists[element.get(q("style:name")) or ""] = dict(_levels(element))

    def __getitem__(self, name: str) -> Look:
        if name not in self._known:
            look, at, seen = Look(), name, 0
            while at in self._raw and seen < MOST_PARENTS:
                look = look.over(_look(self._raw[at]))
                at, seen = self._raw[at].get(q("style:parent-style-name")) or "", seen + 1
            self._known[name] = look
        return self._known[name]


def _look(style: etree._Element) -> Look:
    words, block = style.find(q("style:text-properties")), style.find(q("style:paragraph-properties"))
    line = _said(words, "style:text-line-through-style") or _said(words, "style:text-line-through-type")
    size = re.fullmatch(r"([\d.]+)pt", _said(words, "fo:font-size") or "")
    names = ("text:display", "fo:font-weight", "style:text-position", "fo:color")
    display, weight, position, colour = (_said(words, name) for name in names)
    ground = _said(words, "fo:background-color") or _said(block, "fo:background-color")
    align = _said(block, "fo:text-align")
    return Look(
        struck=None if line is None else line != "none",
        hidden=None if display is None else display == "none",
        bold=None if weight is None else weight not in ("normal", "400", "300"),
        white=None if colour is None else re.fullmatch(r"#[f][2-9a-f][f][2-9a-f][f][2-9a-f]", colour.lower()) is not None,
        shaded=None if ground is None else ground.lower() not in ("transparent", "#ffffff"),
        tiny=None if size is None else float(size[1]) <= TINIEST,
        raised=None if position is None else re.match(r"super|[1-9]", position) is not None,
        centred=None if align is None else align == "center",
    )


def _said(properties: etree._Element | None, name: str) -> str | None:
    return None if properties is None else properties.get(q(name))


def _levels(style: etree._Element) -> Iterator[tuple[int, Level]]:
    for element in style:
        level = element.get(q("text:level")) if isinstance(element.tag, str) else None
        if level is None or not level.isdecimal() or len(level) > 2:
            continue
        shape = element.get(q("style:num-format")) or ""
        bullet = element.tag != q("text:list-level-style-number") or not shape
        prefix, suffix = element.get(q("style:num-prefix")) or "", element.get(q("style:num-suffix")) or ""
        start, shown = number(element, "text:start-value", 7), number(element, "text:display-levels")
        yield int(level), Level("" if bullet else _FORMATS.get(shape, "decimal"), prefix, suffix, start, shown)


class Counting:
    """The numbers of lists while the text is gone through."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._at: dict[str, dict[int, int]] = {}

    def begin(self, style: str) -> None:
        """A list of that style begins anew."""
        self._at.pop(style, None)

    def number(self, style: str, depth: int, start: str | None) -> str:
        """Counts an item and gives its number as it prints; empty for a bullet."""
        levels = self._styles.lists.get(style, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._at.setdefault(style, {})
        own = int(start) if start and start.isdecimal() and len(start) < 8 else None
        counts[depth] = own if own is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [n for n in counts if n > depth]:
            del counts[deeper]
        if not level.format:
            return "•"
        printed = [n for n in range(max(1, depth - level.shown + 1), depth + 1) if n in levels and levels[n].format]
        numbers = [format_number(counts.get(n, 1), levels[n].format) for n in printed]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()
