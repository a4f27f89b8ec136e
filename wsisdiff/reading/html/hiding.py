"""Declarations that hide an element with all that is in it, and the lengths and colours that they are made of."""

from __future__ import annotations

import colorsys
import re

from wsisdiff.reading.html.css import Declarations

Colour = tuple[int, int, int, float]
"""Red, green and blue from 0 to 255, and how much of it is seen from 0 to 1."""

ALIKE = 12
"""Steps of 255 between two colours, in each of their three parts, that nobody sees."""
_NAMES = {
    "white": 0xFFFFFF, "snow": 0xFFFAFA, "ghostwhite": 0xF8F8FF, "whitesmoke": 0xF5F5F5, "ivory": 0xFFFFF0, "floralwhite": 0xFFFAF0,
    "azure": 0xF0FFFF, "mintcream": 0xF5FFFA, "seashell": 0xFFF5EE, "aliceblue": 0xF0F8FF, "honeydew": 0xF0FFF0, "black": 0x000000,
    "red": 0xFF0000, "green": 0x008000, "lime": 0x00FF00, "blue": 0x0000FF, "navy": 0x000080, "gray": 0x808080, "grey": 0x808080,
    "silver": 0xC0C0C0, "lightgray": 0xD3D3D3, "lightgrey": 0xD3D3D3, "gainsboro": 0xDCDCDC, "yellow": 0xFFFF00, "orange": 0xFFA500,
    "purple": 0x800080, "maroon": 0x800000, "teal": 0x008080, "olive": 0x808000, "aqua": 0x00FFFF, "cyan": 0x00FFFF,
    "fuchsia": 0xFF00FF, "magenta": 0xFF00FF, "brown": 0xA52A2A, "darkred": 0x8B0000, "darkblue": 0x00008B, "darkgreen": 0x006400,
    "windowtext": 0x000000, "window": 0xFFFFFF, "canvas": 0xFFFFFF, "canvastext": 0x000000,
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_CALL = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
OFF_PAGE = -400.0
"""Pixels beyond the page's edge from which an element is outside of it."""
FAINT = 0.05
"""Opacity up to which an element is not seen."""
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": 16.0, "vw": 10.0, "vh": 8.0}
_HIDING = {name: re.compile(form) for name, form in {
    "display": r"none$", "mso-hide": r"all$", "content-visibility": r"hidden$", "filter": r"opacity\(0?\.?0*%?\)",
    "clip": r"rect\((?:[01](?:px)?[\s,]*){4}\)", "transform": r".*scale[xy]?\(\s*0?\.?0*\s*[,)]",
    "clip-path": r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|polygon\((?:\s*,?\s*0[a-z%]*\s+0[a-z%]*)+\s*\)",
}.items()}  # fmt: skip
"""Properties -> what they say where they hide."""
_MOVED = re.compile(r"translate\w*\(\s*(-?[\d.]+[a-z%]*)(?:\s*,\s*(-?[\d.]+[a-z%]*))?")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(?:e[+-]?\d+)?\s*([a-z%]*)")


def colour(said: str, inherited: Colour | None) -> Colour | None:
    """The colour that a value says, also among other words (`background: #fff url(...)`); None when it cannot be told.

    >>> colour("#FFF".lower(), None), colour("rgba(0, 0, 0, .5)", None), colour("transparent", None), colour("var(--ink)", None)
    ((255, 255, 255, 1.0), (0, 0, 0, 0.5), (0, 0, 0, 0.0), None)
    """
    said = said.strip().lower()
    if said in ("inherit", "currentcolor", "unset"):
        return inherited
    if found := _HEX.search(said):
        digits = found[1]
        if len(digits) <= 4:
            digits = "".join(2 * digit for digit in digits)
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16), int(digits[6:] or "ff", 16) / 255
    if found := _CALL.search(said):
        return _called(found[1], re.split(r"[\s,/]+", found[2].strip()))
    for word in re.split(r"[\s,]+", said):
        if word == "transparent":
            return 0, 0, 0, 0.0
        if word in _NAMES:
            value = _NAMES[word]
            return value >> 16, value >> 8 & 255, value & 255, 1.0
    return None


def _called(name: str, parts: list[str]) -> Colour | None:
    try:
        shown = _share(parts[3], 1) if len(parts) > 3 else 1.0
        if name == "rgb":
            red, green, blue = (round(_share(part, 255)) for part in parts[:3])
        else:
            hue = float(re.sub(r"[a-z]+$", "", parts[0])) / 360
            red, green, blue = (round(255 * c) for c in colorsys.hls_to_rgb(hue % 1, _share(parts[2], 1), _share(parts[1], 1)))
        return red, green, blue, shown
    except (ValueError, IndexError):
        return None


def _share(part: str, whole: float) -> float:
    return float(part[:-1]) / 100 * whole if part.endswith("%") else float(part)


def alike(one: Colour, other: Colour) -> bool:
    """Whether nobody can tell the two apart.

    >>> alike((255, 255, 255, 1.0), (250, 250, 250, 1.0)), alike((0, 0, 0, 1.0), (255, 255, 255, 1.0))
    (True, False)
    """
    return all(abs(a - b) <= ALIKE for a, b in zip(one[:3], other[:3], strict=True))


def hidden_by(own: Declarations) -> bool:
    """Whether declarations hide an element with all that is in it: not shown, cut to nothing, moved off the page."""
    if not own:
        return False
    if any(form.match(said) for name, said in own.items() if (form := _HIDING.get(name))):
        return True
    placed = own.get("position") in ("absolute", "fixed", "relative")
    names = ["text-indent", "margin-left", "margin-top", *(("left", "right", "top", "bottom") if placed else ())]
    moved = _MOVED.search(own.get("transform", ""))
    if any((pixels(said) or 0) <= OFF_PAGE for said in (*map(own.get, names), *(moved.groups() if moved else ()))):
        return True
    if (opacity := pixels(own.get("opacity"), 1.0)) is not None and opacity <= FAINT:
        return True
    overflow = own.get("overflow", own.get("overflow-x", own.get("overflow-y", "")))
    sizes = (pixels(own.get(name)) for name in ("height", "width", "max-height", "max-width"))
    return ("hidden" in overflow or "clip" in overflow) and any(size is not None and size <= 1 for size in sizes)


def pixels(said: str | None, above: float = 16.0) -> float | None:
    """A length in pixels; a share of the page's size is taken of 1,000. None for what is no length.

    >>> pixels("12pt"), pixels("-9999px"), pixels("1.5em", 10), pixels("auto")
    (16.0, -9999.0, 15.0, None)
    """
    found = _LENGTH.match(said.strip()) if said else None
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return number * above / 100 if above != 16.0 or number >= 0 else number * 10
    return number * (above if unit in ("em", "ex", "ch") else _UNITS.get(unit, 1.0))
