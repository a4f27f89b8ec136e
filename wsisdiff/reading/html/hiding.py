"""Declarations that hide an element with all that is in it, and the lengths that they are made of."""

from __future__ import annotations

import re

from wsisdiff.reading.html.css import Declarations

OFF_PAGE = -400.0
"""Pixels beyond the page's edge from which an element is outside of it."""
FAINT = 0.05
"""Opacity up to which an element is not seen."""
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": 16.0, "vw": 10.0, "vh": 8.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(?:e[+-]?\d+)?\s*([a-z%]*)")


def hidden_by(own: Declarations) -> bool:
    """Whether declarations hide an element with all that is in it."""
    if not own:
        return False
    if own.get("display") == "none" or own.get("mso-hide") == "all" or own.get("content-visibility") == "hidden":
        return True
    if (opacity := _number(own.get("opacity"))) is not None and opacity <= FAINT:
        return True
    if re.match(r"opacity\(0?\.?0*%?\)", own.get("filter", "")):
        return True
    return _off_page(own) or _cut_away(own)


def _off_page(own: Declarations) -> bool:
    if own.get("position") in ("absolute", "fixed", "relative") and any(
        (pixels(own.get(side)) or 0) <= OFF_PAGE for side in ("left", "right", "top", "bottom")
    ):
        return True
    if any((pixels(own.get(name)) or 0) <= OFF_PAGE for name in ("text-indent", "margin-left", "margin-top")):
        return True
    transform = own.get("transform", "")
    moved = re.search(r"translate\w*\(\s*(-?[\d.]+[a-z%]*)(?:\s*,\s*(-?[\d.]+[a-z%]*))?", transform)
    if moved and any((pixels(value) or 0) <= OFF_PAGE for value in moved.groups()):
        return True
    return re.search(r"scale[xy]?\(\s*0?\.?0*\s*[,)]", transform, re.IGNORECASE) is not None


def _cut_away(own: Declarations) -> bool:
    clip = own.get("clip", "")
    if clip.startswith("rect(") and own.get("position") in ("absolute", "fixed"):
        sides = [pixels(side) or 0 for side in re.split(r"[\s,]+", clip[5:].rstrip(") ")) if side and side != "auto"]
        if len(sides) == 4 and (sides[2] - sides[0] <= 1 or sides[1] - sides[3] <= 1):
            return True
    if re.match(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|polygon\(\s*0[a-z%]*\s+0[a-z%]*\s*(?:,\s*0[a-z%]*\s+0[a-z%]*\s*)*\)",
                own.get("clip-path", "")):  # fmt: skip
        return True
    overflow = own.get("overflow", own.get("overflow-x", own.get("overflow-y", "")))
    if "hidden" in overflow or "clip" in overflow:
        return any(
            (size := pixels(own.get(name))) is not None and size <= 1 for name in ("height", "width", "max-height", "max-width")
        )
    return False


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
    if unit in ("em", "ex", "ch"):
        return number * above
    return number * _UNITS.get(unit, 1.0)


def _number(said: str | None) -> float | None:
    if said is None:
        return None
    try:
        return float(said.rstrip("%")) / (100 if said.endswith("%") else 1)
    except ValueError:
        return None
