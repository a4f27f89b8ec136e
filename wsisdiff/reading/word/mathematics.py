"""Equations as one line of text: 2/3, 10^6, CO2, √(a + b). What a fraction divides or a power raises must not run together."""

from __future__ import annotations

import re

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DEEPEST = 40
"""Parts of an equation within each other; deeper ones are no mathematics."""
_SIMPLE = re.compile(r"[\w.,]+|\([^()]*\)")


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
