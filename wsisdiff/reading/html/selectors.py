"""Selectors of style sheets: what they are made of, and which elements they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

MOST_PARTS = 12
"""Parts of a selector; deeper ones style nothing that counts here."""
FURTHEST = 200
"""Elements above or before one in which the others that a selector names are looked for."""

_NAME = r"[^\x00-,./:-@\[\]^`{-\x9f]"
"""A character of a name: a letter, a figure, "-", "_", "\\" or any beyond ASCII; those that are none are fewer to go through."""
_PART = re.compile(rf"[ \t\n\f\r]*([>+~]?)[ \t\n\f\r]*((?:\[[^\]]*\]|::?[\w-]+(?:\([^()]*\))?|[.#]?-?{_NAME}+|\*)+)")
_PIECE = re.compile(rf"\[([^\]]*)\]|(::?[\w-]+(?:\([^()]*\))?)|([.#]?)(-?{_NAME}+)|\*")
_ATTRIBUTE = re.compile(r"""\s*([\w-]+)\s*(?:([~|^$*]?=)\s*["']?([^"']*)["']?)?\s*[is]?\s*""")


@dataclass(frozen=True, slots=True)
class Part:
    """One compound of a selector: `p.note#x[lang]`. `combinator` says how it stands to the part before it."""

    combinator: str = " "
    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    first: bool = False
    last: bool = False

    def fits(self, element: HtmlElement) -> bool:
        if (self.tag and element.tag != self.tag) or (self.id and element.get("id") != self.id):
            return False
        if self.classes and not set(self.classes) <= set((element.get("class") or "").split()):
            return False
        if (self.first and element.getprevious() is not None) or (self.last and element.getnext() is not None):
            return False
        return all(_has(element.get(name), sign, wanted) for name, sign, wanted in self.attributes)


def read_selector(selector: str) -> tuple[tuple[Part, ...], str] | None:
    """The parts of a selector and its pseudo-element; None for one that holds in a state only, or is not understood."""
    parts: list[Part] = []
    pseudo, at = "", 0
    selector = selector.strip()
    while at < len(selector):
        found = _PART.match(selector, at)
        if found is None or found.end() == at or pseudo or len(parts) == MOST_PARTS:
            return None
        at = found.end()
        tag = identity = ""
        classes: list[str] = []
        attributes: list[tuple[str, str, str]] = []
        first = last = False
        for piece in _PIECE.finditer(found[2]):
            if piece[1] is not None:
                attribute = _ATTRIBUTE.fullmatch(piece[1])
                if attribute is None:
                    return None
                attributes.append((attribute[1].lower(), attribute[2] or "", attribute[3] or ""))
            elif piece[2]:
                name = piece[2].lstrip(":").lower()
                if name in ("before", "after", "marker"):
                    pseudo = name
                elif name in ("first-child", "last-child"):
                    first, last = first or name == "first-child", last or name == "last-child"
                elif name not in ("root", "link", "any-link"):
                    return None
            elif piece[3] == ".":
                classes.append(piece[4].replace("\\", ""))
            elif piece[3] == "#":
                identity = piece[4].replace("\\", "")
            elif piece[4]:
                tag = piece[4].lower()
        parts.append(Part(found[1] or " ", tag, identity, tuple(classes), tuple(attributes), first, last))
    return (tuple(parts), pseudo) if parts else None


def matches(parts: tuple[Part, ...], element: HtmlElement) -> bool:
    """Whether the element is one that the selector means; from its last part outwards, the nearest that fits is taken."""
    if not parts[-1].fits(element):
        return False
    at: HtmlElement | None = element
    for n in range(len(parts) - 1, 0, -1):
        part, how = parts[n - 1], parts[n].combinator
        assert at is not None
        if how in (">", "+"):
            at = at.getparent() if how == ">" else at.getprevious()
            if at is None or not part.fits(at):
                return False
        else:
            others = islice(at.itersiblings(preceding=True) if how == "~" else at.iterancestors(), FURTHEST)
            at = next((other for other in others if isinstance(other.tag, str) and part.fits(other)), None)
            if at is None:
                return False
    return True


def _has(value: str | None, sign: str, wanted: str) -> bool:
    if value is None:
        return False
    if sign == "=":
        return value == wanted
    if sign == "~=":
        return wanted in value.split()
    if sign == "|=":
        return value == wanted or value.startswith(f"{wanted}-")
    fits = {"^=": value.startswith, "$=": value.endswith, "*=": value.__contains__}.get(sign)
    return fits is None or (bool(wanted) and fits(wanted))
