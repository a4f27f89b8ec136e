"""Characters of symbol fonts, which the file holds as numbers of the font, not as characters."""

from __future__ import annotations

import re

UNKNOWN = "•"
"""For a code that is not listed: most of those in texts are some dot, box or tick before a line."""
_SYMBOL = {0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×"}
_SYMBOL |= {0xB7: "•", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑"}
_SYMBOL |= dict(zip(map(ord, "abgdlmpsWDS"), "αβγδλμπσΩΔΣ", strict=True))
_WINGDINGS = {0xDF: "←", 0xE0: "→", 0xE7: "←", 0xE8: "→", 0xEF: "⇐", 0xF0: "⇒", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS |= {0x6F: "☐", 0xA8: "☐"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")


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
