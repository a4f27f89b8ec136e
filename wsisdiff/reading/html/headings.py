"""Lines of a page that are headings though no element says so: by the names of their classes, or in bold print."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from wsisdiff.reading.lines.typed import LONGEST_HEADING

TITLED_LEVEL = 3
"""Level of a line whose class says that it is a title."""
BOLD_LEVEL = 4
"""Level of such a heading: below those that say what they are."""
PRINTED = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]\s")
"""A number that stands in the text: the list's own is not shown then (its style, out of our sight, takes it away)."""
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:Mso(?:Title|Heading\d)|s?title-(?:article|doc|annex|section|chapter|division)[\w-]*|(?:oj-)?(?:s?ti-(?:art|section|grseq)|doc-ti)[\w-]*)"
    r"(?:$|\s)"
)


def may_head(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and line[-1] not in ".;,:" and PRINTED.match(line) is None


def is_titled(element: HtmlElement) -> bool:
    """Whether a paragraph's class says that it is a heading: those of word processors and of official journals."""
    return element.tag in ("p", "div") and _TITLE_CLASS.search(element.get("class") or "") is not None
