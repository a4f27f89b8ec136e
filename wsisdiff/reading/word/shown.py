"""What a Word file shows of what it holds: colours and sizes that nobody sees, alternatives for other programs, prompts, readings,
characters of symbol fonts; and equations as one line of text (2/3, 10^6, √(a + b)): what a fraction divides must not run together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from wsisdiff.reading.word.package import W
from wsisdiff.reading.word.styles import Styles, child, is_on, switch, whole

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TINIEST = 4
"""Half-points of a letter up to which nobody reads it."""
NARROWEST = 5
"""Per cent of its width up to which a letter is a line."""
RAISED = 4
"""Half-points by which letters are raised by hand, from which they are a power or a mark."""
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
Said = Mapping[str, etree._Element]
"""Properties by the names of their elements."""
UNKNOWN = "•"
"""For a code that is not listed: most of those in texts are some dot, box or tick before a line."""
_SYMBOL = {0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×"}
_SYMBOL |= {0xB7: "•", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑"}
_SYMBOL |= dict(zip(map(ord, "abgdlmpsWDS"), "αβγδλμπσΩΔΣ", strict=True))
_WINGDINGS = {0xDF: "←", 0xE0: "→", 0xE7: "←", 0xE8: "→", 0xEF: "⇐", 0xF0: "⇒", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS |= {0x6F: "☐", 0xA8: "☐"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DEEPEST = 40
"""Parts of an equation within each other; deeper ones are no mathematics."""
_SIMPLE = re.compile(r"[\w.,]+|\([^()]*\)")


def chosen(alternative: etree._Element) -> etree._Element | None:
    """Of an `mc:AlternateContent` the part that Word shows: the first choice whose requirements it knows, else the fallback."""
    for choice in alternative.findall(f"{MC}Choice"):
        if all(_KNOWN.match(choice.nsmap.get(prefix) or "") for prefix in (choice.get("Requires") or "").split()):
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
    found = (element.findall(W + name) for name in ("rubyBase", "rt"))
    base, over = ("".join(t.text or "" for part in parts for t in part.iter(W + "t")) for parts in found)
    return f"{base} ({over}) " if over.strip() else base


@dataclass(frozen=True, slots=True)
class Look:
    """What the letters of a run look like, by its own properties, its style's and its paragraph's style."""

    hidden: bool = False
    struck: bool = False
    bold: bool = False
    underlined: bool = False
    raised: bool = False
    unseen: bool = False
    """Too small or too narrow to be read."""
    white: bool = False
    """As the paper, so that it is seen only on something painted."""
    font: str = ""


class Looks:
    """The look of runs: the properties of each are gone through once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._plain: dict[str, Look] = {}
        """By the style of the paragraph: runs without properties of their own."""

    def __call__(self, properties: etree._Element | None, style: str) -> Look:
        if properties is not None and len(properties):
            return self._look({str(element.tag): element for element in properties.iterchildren(reversed=True)}, style)
        if style not in self._plain:
            self._plain[style] = self._look({}, style)
        return self._plain[style]

    def _look(self, said: Said, style: str) -> Look:
        base, named = self._styles[style], _val(said, "rStyle")
        own = self._styles[named] if named else None

        def on(name: str) -> bool:
            if (element := said.get(W + name)) is not None:
                return is_on(element)
            inherited = own.toggles.get(name) if own is not None else None
            return base.toggles.get(name, False) if inherited is None else inherited

        size = whole(_val(said, "sz"))
        size = size if size is not None else (own.size if own is not None and own.size is not None else base.size)
        width = whole(_val(said, "w"))
        ink = _ink(said) or (own.colour if own is not None else "") or base.colour
        painted = _val(said, "highlight") not in (None, "white", "none") or _painted(said.get(W + "shd"))
        fonts = said.get(W + "rFonts")
        return Look(
            hidden=on("vanish") or on("specVanish"),
            struck=on("strike") or on("dstrike"),
            bold=on("b"),
            underlined=_val(said, "u") not in (None, "", "none"),
            raised=_val(said, "vertAlign") == "superscript" or (whole(_val(said, "position")) or 0) >= RAISED,
            unseen=(size is not None and size <= TINIEST) or (width is not None and 0 < width <= NARROWEST),
            white=not painted and _is_white(ink),
            font="" if fonts is None else fonts.get(W + "ascii") or "",
        )


def _val(said: Said, name: str) -> str | None:
    element = said.get(W + name)
    return None if element is None else element.get(W + "val")


def _ink(said: Said) -> str:
    """The colour that properties give to letters, as six figures or `white` for that of the paper; empty when they give none."""
    element = said.get(W + "color")
    if element is None:
        return ""
    colour = element.get(W + "val") or ""
    if element.get(W + "themeColor") in ("background1", "light1") and colour.lower() in ("", "auto", "ffffff"):
        return "white"
    return colour


def is_shaded(properties: etree._Element | None) -> bool:
    """Whether something other than white is painted behind."""
    return _painted(child(properties, "shd"))


def _painted(shading: etree._Element | None) -> bool:
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


def sign(element: etree._Element) -> str:
    """The character of a `w:sym`."""
    try:
        return symbol(int(element.get(W + "char", ""), 16), element.get(W + "font", ""))
    except ValueError:
        return UNKNOWN


def symbol(code: int, font: str) -> str:
    """The character that a font's code prints.

    >>> symbol(0xF0B3, "Symbol"), symbol(0xF0E0, "Wingdings"), symbol(0x2192, "Arial"), symbol(0xF041, "Webdings")
    ('≥', '→', '→', '•')
    """
    own = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if "wingdings" in font.lower():
        return _WINGDINGS.get(own, UNKNOWN)
    if font.lower() == "symbol" or own != code:
        # Figures and stops stand where they do in ASCII; so does the Symbol font when the run does not name it.
        ascii_sign = chr(own) if 0x20 <= own < 0x40 and font.lower() in ("symbol", "") else UNKNOWN
        return _SYMBOL.get(own, ascii_sign) if font.lower() in ("symbol", "") else UNKNOWN
    return chr(code) if 0x20 <= code < 0xD800 else UNKNOWN


def plain(text: str, font: str) -> str:
    r"""A run's text with the codes of symbol fonts in it as characters.

    >>> plain("\uf0b7 first", "Symbol")
    '• first'
    """
    return text if text.isascii() else _PRIVATE.sub(lambda found: symbol(ord(found[0]), font), text)


def equation(element: etree._Element, depth: int = 0) -> str:
    """The text of an equation or of a part of one (`m:oMath`, `m:f`, ...)."""
    if depth > DEEPEST or not isinstance(element.tag, str):
        return ""
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return element.text or ""
    if name in ("del", "moveFrom") or name.endswith("Pr"):
        return ""
    inner = [(child.tag.rpartition("}")[2], equation(child, depth + 1)) for child in element if isinstance(child.tag, str)]
    parts = dict(inner)
    if name == "f":
        sign = " over " if _said(element, "fPr", "type", "") == "noBar" else "/"
        return f"{_grouped(parts.get('num', ''))}{sign}{_grouped(parts.get('den', ''))}"
    if name in ("sSup", "sSubSup"):
        return f"{_grouped(parts.get('e', ''))}{parts.get('sub', '')}^{_grouped(parts.get('sup', ''))}"
    if name == "sPre":
        return f"^{parts.get('sup', '')}{parts.get('sub', '')}{parts.get('e', '')}"
    if name == "rad":
        return f"{parts.get('deg', '')}√{_grouped(parts.get('e', ''))}"
    if name == "d":
        first, last = _said(element, "dPr", "begChr", "("), _said(element, "dPr", "endChr", ")")
        return f"{first}{', '.join(text for part, text in inner if part == 'e')}{last}"
    if name == "nary":
        shown = _said(element, "naryPr", "chr", "∫")
        return f"{shown}{_limit('_', parts.get('sub', ''))}{_limit('^', parts.get('sup', ''))} {parts.get('e', '')}"
    return "".join(text for _, text in inner)


def _said(element: etree._Element, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else found.get(f"{M}val", usual)


def _limit(sign: str, text: str) -> str:
    return f"{sign}{_grouped(text)}" if text else ""


def _grouped(text: str) -> str:
    """
    >>> _grouped("10"), _grouped("a + b"), _grouped("-3")
    ('10', '(a + b)', '-3')
    """
    text = text.strip()
    return text if not text or _SIMPLE.fullmatch(text.lstrip("-−+")) else f"({text})"
