"""What a Word file shows of what it holds: colours and sizes that nobody sees, alternatives for other programs, prompts, readings."""

from __future__ import annotations

import re

from lxml import etree

from wsisdiff.reading.word.package import W
from wsisdiff.reading.word.styles import Styles, child, switch, value, whole

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TINIEST = 4
"""Half-points of a letter up to which nobody reads it."""
NARROWEST = 5
"""Per cent of its width up to which a letter is a line."""
_WHITE = 0xF2
"""Each part of a colour from which it is white on white paper."""
_KNOWN = re.compile(
    r"http://schemas\.(?:microsoft\.com/office/|openxmlformats\.org/)|urn:schemas-microsoft-com:|http://purl\.oclc\.org/ooxml/"
)
"""Namespaces that some version of Word understands."""
_PROMPT = re.compile(
    r"\W*(?:click|tap|choose|enter|select|type|insert|pick|cliquez|choisissez|entrez|haga|elija|escriba|klicken|wählen|место для|"
    r"щелкните|выберите|单击|点击|选择|انقر|اختر)[^.:;]{0,80}[.…]?\W*",
    re.IGNORECASE,
)


def chosen(alternative: etree._Element) -> etree._Element | None:
    """Of an `mc:AlternateContent` the part that Word shows: the first choice whose requirements it knows, else the fallback."""
    for choice in alternative.findall(f"{MC}Choice"):
        needs = (choice.get("Requires") or "").split()
        if all(_KNOWN.match(choice.nsmap.get(prefix) or "") for prefix in needs):
            return choice
    return alternative.find(f"{MC}Fallback")


def is_prompt(element: etree._Element) -> bool:
    """Whether a content control still shows what to fill in ("Click here to enter text"), which is the form's text.

    A control may call its text a placeholder and hold a provision, which everybody sees.
    """
    if element.tag != W + "sdt" or not switch(child(element, "sdtPr"), "showingPlcHdr"):
        return False
    text = "".join(t.text or "" for t in element.iter(W + "t")).strip()
    return not text or _PROMPT.fullmatch(text) is not None


def ruby(element: etree._Element) -> str:
    """Words with the small ones that are printed over them, which stand behind in parentheses."""
    base, over = (
        "".join(t.text or "" for part in element.findall(W + name) for t in part.iter(W + "t")) for name in ("rubyBase", "rt")
    )
    return f"{base} ({over}) " if over.strip() else base


class Unseen:
    """Which runs nobody sees though they are not marked as hidden: white on white, too small, too narrow."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def __call__(self, run: etree._Element, style: str, shaded: bool) -> bool:
        """Whether a run cannot be seen; `shaded` where what is behind its paragraph is not known to be white."""
        properties = child(run, "rPr")
        own = self._styles[value(properties, "rStyle") or ""] if properties is not None and value(properties, "rStyle") else None
        size = whole(value(properties, "sz"))
        size = size if size is not None else (own.size if own is not None and own.size is not None else self._styles[style].size)
        if size is not None and size <= TINIEST:
            return True
        width = whole(value(properties, "w"))
        if width is not None and 0 < width <= NARROWEST:
            return True
        ink = colour_of(properties) or (own.colour if own is not None else "") or self._styles[style].colour
        if not _is_white(ink) or shaded or value(properties, "highlight") not in (None, "white", "none"):
            return False
        return not is_shaded(properties)


def colour_of(properties: etree._Element | None) -> str:
    """The colour that properties give to letters, as six figures or `white` for that of the paper; empty when they give none."""
    element = child(properties, "color")
    if element is None:
        return ""
    said = element.get(W + "val") or ""
    if element.get(W + "themeColor") in ("background1", "light1") and said.lower() in ("", "auto", "ffffff"):
        return "white"
    return said


def is_shaded(properties: etree._Element | None) -> bool:
    """Whether something other than white is painted behind."""
    shading = child(properties, "shd")
    if shading is None:
        return False
    fill = (shading.get(W + "fill") or "auto").lower()
    solid = shading.get(W + "val") not in (None, "clear", "nil")
    return solid or shading.get(W + "themeFill") is not None or (fill != "auto" and not _is_white(fill))


def _is_white(colour: str) -> bool:
    if colour == "white":
        return True
    try:
        return len(colour) == 6 and all(int(colour[at : at + 2], 16) >= _WHITE for at in (0, 2, 4))
    except ValueError:
        return False
