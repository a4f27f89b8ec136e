"""Raised figures and signs: which are footnote marks, and which powers."""

from __future__ import annotations

import re

MARKS = re.compile(r"[\[(]?(?:\d{1,3}+|[*†‡§]{1,3}+|[a-z])[\])]?+(?:\s?+[,;]?+\s?+[\[(]?+(?:\d{1,3}+|[*†‡§]{1,3}+)[\])]?+)*+")
"""A raised text that is nothing but marks: "1", "[2]", "*", "1, 2". Nothing in it is tried twice: "****x" would take for ever."""
_ONE_MARK = re.compile(r"\d+|[*†‡§]+|[a-z]")
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[ckmd]?m|ft|s|CO|H)$|(?:^|[^\w./,])10$")
_CITED = re.compile(
    r"(?:paragraphs?|articles?|sections?|resolutions?|decisions?|annex|pages?|chapters?|rules?|goals?|principles?) 10$", re.I
)


def single_marks(text: str) -> tuple[str, ...]:
    """The marks of a raised text one by one.

    >>> single_marks("[1], 2"), single_marks("**")
    (('1', '2'), ('**',))
    """
    return tuple(_ONE_MARK.findall(text))


def is_power(before: str) -> bool:
    """Whether a raised figure after this text is a power or a part of a formula.

    >>> is_power("an area of 5 km"), is_power("the Agenda"), is_power("resolution 70/125")
    (True, False, False)
    >>> is_power("200 W/m"), is_power("a share of 10"), is_power("as in paragraph 10")
    (True, True, False)
    """
    return _UNIT.search(before) is not None and _CITED.search(before) is None
