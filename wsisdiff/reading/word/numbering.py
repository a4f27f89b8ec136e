"""Word's automatic list numbers and footnote marks. They are not in the text: they are counted here as Word does, paragraph by paragraph.

Source of the rules: ECMA-376 part 1, 17.9 (numbering), with what Word does where the text is open: lists that share an abstract
definition share their counters, and a list's start override is used at its first paragraph of that level and wherever that level
starts anew (17.9.27). Word takes a level's rule for starting anew from the abstract definition alone ([MS-OI29500], on lvlRestart).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from wsisdiff.reading.word.counting import FORMATS, format_number
from wsisdiff.reading.word.package import W
from wsisdiff.reading.word.shown import MC
from wsisdiff.reading.word.styles import Styles, child, switch, value, whole

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    start: int
    format: str
    text: str
    restart: int | None
    """None: starts anew after any higher level; 0: never; k: only after level k (from 1) or higher."""
    legal: bool
    """All numbers of the label in figures, whatever their own format."""
    hidden: bool
    style: str


@dataclass(frozen=True, slots=True)
class _List:
    abstract: int
    levels: dict[int, Level]
    overrides: dict[int, int]


class Numbering:
    """The list definitions of a file and the state of its counters. Call `label` for each paragraph in the order of the document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(root, styles)
        self._counters: dict[int, list[int | None]] = {}
        self._overridden: set[tuple[int, int]] = set()
        self.unknown: set[str] = set()
        """Number formats that are not known here and were printed in figures."""

    def find(self, properties: etree._Element | None, style: str, *, original: bool = False) -> tuple[int, int] | None:
        """(list, level) of a paragraph from its own properties, else its style; None when it has no number.

        A tracked insertion of the number (`w:numPr/w:ins`) does not count for the original.
        """
        own = child(properties, "numPr")
        if original and child(own, "ins") is not None:
            own = None
        num_id, ilvl = whole(value(own, "numId")), whole(value(own, "ilvl"))
        if num_id is None:
            num_id = self._styles[style].num_id
            if ilvl is None and num_id in self._lists:
                levels = self._lists[num_id].levels
                ilvl = next((n for one in self._styles.lineage(style) for n, level in levels.items() if level.style == one), None)
        if ilvl is None:
            ilvl = self._styles[style].ilvl or 0
        if num_id not in self._lists or not 0 <= ilvl < LEVELS:
            return None  # numId 0 takes the number away; lists that are not defined print none
        return num_id, ilvl

    def label(self, num_id: int, ilvl: int) -> str:
        """Counts one paragraph and gives its number as it prints; empty where the level prints nothing."""
        numbered = self._lists[num_id]
        counters = self._counters.setdefault(numbered.abstract, [None] * LEVELS)
        override = numbered.overrides.get(ilvl)
        level = numbered.levels.get(ilvl)
        if level is None:
            return ""
        current = counters[ilvl]
        if current is None or (override is not None and (num_id, ilvl) not in self._overridden):
            counters[ilvl] = level.start if override is None else override
        else:
            counters[ilvl] = current + 1
        self._overridden.add((num_id, ilvl))
        for deeper in range(ilvl + 1, LEVELS):
            restart = below.restart if (below := numbered.levels.get(deeper)) else None
            if restart is None or (restart > 0 and ilvl < restart):
                counters[deeper] = None
        return "" if level.hidden else self._print(numbered, level, counters)

    def _print(self, numbered: _List, level: Level, counters: list[int | None]) -> str:
        if level.format == "bullet":
            text = " ".join(level.text.split())
            # Bullets of the symbol fonts stand in the private range and print as some dot or square.
            return "•" if not text or any("\ue000" <= c <= "\uf8ff" for c in text) or text == "o" else text

        def number(match: re.Match[str]) -> str:
            ilvl = int(match[1]) - 1
            other = numbered.levels.get(ilvl)
            if other is None:
                return ""
            at = counters[ilvl]
            shape = "decimal" if level.legal and other.format not in ("none", "bullet") else other.format
            if shape not in FORMATS:
                self.unknown.add(shape)
            return format_number(numbered.overrides.get(ilvl, other.start) if at is None else at, shape)

        return " ".join(re.sub(r"%([1-9])", number, level.text).split())


def _lists(root: etree._Element | None, styles: Styles) -> dict[int, _List]:
    if root is None:
        return {}
    abstracts = {whole(a.get(W + "abstractNumId")): a for a in root.findall(W + "abstractNum")}
    by_style = {link: key for key, a in abstracts.items() if (link := value(a, "styleLink"))}
    nums = {whole(n.get(W + "numId")): n for n in root.findall(W + "num")}
    defined: dict[int, dict[int, Level]] = {}
    lists: dict[int, _List] = {}
    for num_id, num in nums.items():
        key = whole(value(num, "abstractNumId"))
        link = value(abstracts.get(key), "numStyleLink")
        if link:  # the definition lies with a list style
            key = by_style.get(link, whole(value(nums.get(styles[link].num_id), "abstractNumId")))
        abstract = abstracts.get(key)
        if not num_id or abstract is None or key is None:
            continue
        if key not in defined:
            defined[key] = _levels(abstract)
        levels = dict(defined[key])
        overrides: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            ilvl = whole(override.get(W + "ilvl"))
            if ilvl is None:
                continue
            if own := _levels(override).get(ilvl):
                levels[ilvl] = replace(own, restart=levels[ilvl].restart if ilvl in levels else None)
            if (start := whole(value(override, "startOverride"))) is not None:
                overrides[ilvl] = start
        lists[num_id] = _List(key, levels, overrides)
    return lists


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in parent.findall(W + "lvl"):
        ilvl = whole(element.get(W + "ilvl"))
        if ilvl is None or not 0 <= ilvl < LEVELS:
            continue
        shape = value(element, "numFmt") or value(element.find(f"{MC}AlternateContent/{MC}Fallback"), "numFmt") or "decimal"
        levels[ilvl] = Level(
            start=whole(value(element, "start")) or 0,
            format="bullet" if child(element, "lvlPicBulletId") is not None else shape,
            text=value(element, "lvlText") or "",
            restart=whole(value(element, "lvlRestart")),
            legal=switch(element, "isLgl") or False,
            hidden=switch(child(element, "rPr"), "vanish") or False,
            style=value(element, "pStyle") or "",
        )
    return levels


class NoteMarks:
    """Marks of footnotes and endnotes as Word prints them, in the order in which the text cites them."""

    def __init__(self, settings: etree._Element | None) -> None:
        usual = {"footnote": "decimal", "endnote": "lowerRoman"}
        self._shape = {kind: value(settings, f"{kind}Pr", "numFmt") or shape for kind, shape in usual.items()}
        self._counted = {kind: (whole(value(settings, f"{kind}Pr", "numStart")) or 1) - 1 for kind in usual}
        self.order: dict[tuple[str, str], str] = {}
        """(kind, id) -> mark."""

    def mark(self, kind: str, identity: str) -> str:
        """The mark of a reference; notes that are cited again keep theirs."""
        key = (kind, identity)
        if key not in self.order:
            self._counted[kind] += 1
            self.order[key] = format_number(self._counted[kind], self._shape[kind])
        return self.order[key]
