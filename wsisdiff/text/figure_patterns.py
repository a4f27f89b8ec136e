"""The expressions by which numbers are found in a text, made from data/en/figures.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from wsisdiff.text.language import read_data

DIGITS = r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d/])|\d+(?:[.,]\d+)?"
UNIT = re.compile(r"\s*(?:(%|per\s?cent\b|percent\b)|(percentage points?\b)|(°\s?[CF]\b|degrees?\s+Celsius\b))")
UNITS = "%", "points", "degrees"
"""Sorts of figures by what stands behind them, in the order of the groups of `UNIT`."""
IN_WORDS = ("cardinal", "scale", "ordinal", "part", "times", "every", "period")
"""The tables of numbers in words."""
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATED = (
    r"\b(?:the\s+)?{day}(?:\s+(?:and|to)\s+\d{{1,2}})?(?:\s+of)?\s+(?:{month})(?!\w)(?:,?\s+\d{{4}})?"
    r"|\b(?:{month})\s+{day}\b(?:,\s*\d{{4}})?|\b(?:{month})\s+\d{{4}}"
)
LISTED = r"\b(?i:paragraphs|paras\.?|articles|arts\.)\s+(?P<list>\d+(?:\s*(?:,|,?\s+and|\s+to|\s+or|[\u2013-])\s*\d+)+)(?![\w(])"


@lru_cache(maxsize=1)
def figure_table() -> dict[str, Any]:
    """The numbers in words, and the words beside numbers."""
    return read_data("figures")


@lru_cache(maxsize=1)
def _month() -> str:
    return _by_letter([*figure_table()["months"], *(rf"{short}(?:\.|(?=\s+\d|\s*$))" for short in short_months())])


@lru_cache(maxsize=1)
def short_months() -> frozenset[str]:
    """The months' names as they are cut short."""
    return frozenset(month[:3] for month in figure_table()["months"]) - {"May"} | {"Sept"}


def _in_words() -> set[str]:
    return {word for kind in IN_WORDS for word in figure_table()[kind]}


def _by_letter(names: Iterable[str]) -> str:
    """The names as alternatives, the longest first; those with one first letter stand together, so that at most places only letters are
    looked at."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())


@lru_cache(maxsize=1)
def figure_pieces() -> re.Pattern[str]:
    """Every piece that may be part of a number; the group that matched says its kind."""
    table = figure_table()
    month = _month()
    after = "|".join(rf"(?<=\b{word} )" for word in table["before_month"])
    named = _by_letter(_in_words())
    return re.compile(
        rf"(?<!\w)(?:(?P<date>{DATED.format(day=DAY, month=month)}|(?=[A-Z])(?:{after})(?:{month})\b)"
        r"|(?P<symbol>\b[A-Z]{1,5}/[A-Z0-9][A-Z0-9./]*[A-Z0-9](?:/[A-Za-z0-9.]+)*|\b\d+/(?:CP|CMA|CMP|COP)\.\d+|\b(?:[Rr]esolution\s+)?\d{2,3}/\d{1,4}\b)"
        rf"|(?P<roman>\b(?i:{'|'.join(table['before_roman'])})\s+[IVXLC]+\b(?:(?:,|\s+and|\s+or|\s+to)\s+[IVXLC]+\b)*)"
        r"|(?P<nth>\b\d+(?:st|nd|rd|th)\b)"
        rf"|(?P<figure>(?:(?<![\w.)\]])[+\u2212\u2013\u00b1-]\s?|(?<![\w/.,(+]))(?:{DIGITS})"
        r"|(?<=\()\d+(?:[.,]\d+)?(?=\s*(?:%|per\s?cent|percent|million|billion|days?|months?|years?|weeks?|[^)\w]))|(?<=\()\d+(?=\)))"
        rf"|(?P<often>\b(?i:{'|'.join(table['how_often'])})\b)"
        rf"|(?P<word>\b(?i:{named})\b))"
    )


@lru_cache(maxsize=1)
def before_label() -> re.Pattern[str]:
    """What stands before a figure that only labels a paragraph."""
    words = "|".join(figure_table()["before_label"])
    return re.compile(rf"\b(?:{words})(?:[\s(]+(?:and|to|or|[\d(])[\w.)–-]*,?)*[\s(]*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def number_words() -> re.Pattern[str]:
    """Whatever may be part of a number, found quickly."""
    named = _by_letter(_in_words() | {month.lower() for month in figure_table()["months"]})
    return re.compile(rf"\d|(?<!\w)(?:{named}|each|every|[ivxlc]+)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def dates_and_lists() -> re.Pattern[str]:
    """A date, or the numbers of a reference to several paragraphs."""
    return re.compile(rf"(?<!\w)(?:(?P<date>{DATED.format(day=DAY, month=_month())})|{LISTED})")
