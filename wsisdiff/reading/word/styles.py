"""What Word's styles and properties say of a paragraph: number, outline level, whether it is hidden, bold, struck through or cut."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from wsisdiff.reading.word.package import W

_OFF = {"0", "false", "off", "none"}
TOGGLES = ("vanish", "specVanish", "b", "strike", "dstrike")
_HEADING_NAME = re.compile(
    # The built-in names are English inside the file whatever Word's language; other writers store what their user sees.
    r"(?:heading|überschrift|titre|título|titolo|заголовок|标题|標題|見出し|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|عنوان)\s*([1-9])",
    re.IGNORECASE,
)
MOST_BASES = 20
"""Styles based on each other that are followed; the files at hand have five at most."""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element at the end of a path of child names in Word's namespace, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """The `w:val` at the end of a path of child names, or None."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def whole(text: str | None) -> int | None:
    """A number written in the file, or None when it is absent or no number."""
    try:
        return int(text) if text is not None and len(text) < 12 else None
    except ValueError:
        return None


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """An on/off property: True, False, or None when it is not said."""
    found = child(properties, name)
    return None if found is None else is_on(found)


def is_on(element: etree._Element) -> bool:
    return (element.get(W + "val") or "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits."""

    id: str
    name: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    outline: int | None = None
    centred: bool = False
    toggles: dict[str, bool] = field(default_factory=dict)
    colour: str = ""
    """Of its letters: six figures, or `auto`; empty where nothing is said."""
    size: int | None = None
    """Of its letters, in half-points."""

    @property
    def heading(self) -> int | None:
        """Level of a heading style: 1 for a title, 2 for "Heading 1"; None for body text."""
        if self.name.lower() in ("title", "subtitle"):
            return 1 if self.name.lower() == "title" else 2
        if named := _HEADING_NAME.fullmatch(self.name.strip()):
            return int(named[1]) + 1
        return self.outline + 2 if self.outline is not None and 0 <= self.outline < 9 else None

    @property
    def contents(self) -> bool:
        """True for the lines of a table of contents."""
        return re.fullmatch(r"toc \d|table of figures|verzeichnis \d|tm \d|tdc \d", self.name.strip().lower()) is not None


class Styles:
    """The styles of a file, each looked up with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        for element in root.iter(W + "style") if root is not None else ():
            identity = element.get(W + "styleId", "")
            self._raw.setdefault(identity, element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default", "0").lower() not in _OFF:
                self.default = identity

    def __getitem__(self, identity: str) -> Style:
        if identity not in self._known:
            self._known[identity] = self._resolve(identity)
        return self._known[identity]

    def _resolve(self, identity: str) -> Style:
        chain = [self._raw[ancestor] for ancestor in self.lineage(identity)]

        def words(*names: str) -> str:  # the nearest that says something wins
            return next((found for element in chain if (found := value(element, *names))), "")

        def number(*names: str) -> int | None:
            return next((found for element in chain if (found := whole(value(element, *names))) is not None), None)

        says = [(name, switch(child(element, "rPr"), name)) for element in reversed(chain) for name in TOGGLES]
        return Style(
            identity, value(chain[0], "name") or "" if chain else "",
            number("pPr", "numPr", "numId"), number("pPr", "numPr", "ilvl"), number("pPr", "outlineLvl"),
            words("pPr", "jc") == "center", {name: said for name, said in says if said is not None},
            words("rPr", "color"), number("rPr", "sz"),
        )  # fmt: skip

    def lineage(self, identity: str) -> list[str]:
        """The style and those it is based on, nearest first; one may name itself as its base."""
        found: list[str] = []
        while identity in self._raw and identity not in found and len(found) < MOST_BASES:
            found.append(identity)
            identity = value(self._raw[identity], "basedOn") or ""
        return found


def end_cut(paragraph: etree._Element, *, original: bool) -> bool:
    """Whether the paragraph's end is cut, so that the next one goes on with it."""
    marks = child(paragraph, "pPr", "rPr")
    return any(child(marks, name) is not None for name in (("ins", "moveTo") if original else ("del", "moveFrom")))


def continues(cell: etree._Element | None, merge: str) -> bool:
    """Whether a cell with these properties goes on with the one above (`vMerge`) or before it (`hMerge`)."""
    found = child(cell, merge)
    return found is not None and (found.get(W + "val") or "continue") == "continue"
