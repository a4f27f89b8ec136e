"""Numbers in all their clothes: figures and words, fractions and multiples, dates, ranges, Roman numerals, symbols of documents.

1. Every piece that may be part of a number is found by one expression (see `figure_patterns`).
2. Pieces that make one number are joined: "ninety-nine", "two thirds", "30 to 40", "thirty (30)", "4 million".
3. What only labels a paragraph ("(b)", "paragraph 3") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from wsisdiff.text.figure_patterns import (
    IN_WORDS,
    UNIT,
    UNITS,
    before_label,
    dates_and_lists,
    figure_pieces,
    figure_table,
    number_words,
    short_months,
)

Key = tuple[Hashable, ...]
ITEM_LABEL = re.compile(r"(?m)^\s*\(?[a-z0-9]{1,4}[).:]\s")
CLOSE = re.compile(r"[\s-]+|\s+and\s+|\s+of\s+an?\s+")
RANGE = re.compile(r"\s*(?:to|–|-|and)\s*")
OF_A_WHOLE = re.compile(r"\s+(?:of|by|to|in|from|until)\b|\s*(?:[,.;)]|$)")
NEAR = 9
"""Characters between two pieces of one number at most."""
FAR = 60
"""Characters before a figure in which the word that makes a label of it is looked for."""


class Figure(NamedTuple):
    """A number at characters `start` to `end` of a text. Figures with equal keys are the same number, however they are written."""

    start: int
    end: int
    key: Key
    words: str
    faint: bool = False
    """Told only beside what it became: "one", "once"."""

    @property
    def sort(self) -> str:
        return str(self.key[0])

    @property
    def value(self) -> Fraction:
        value = self.key[1]
        return value if isinstance(value, Fraction) else Fraction(0)


def figures_in(text: str) -> tuple[Figure, ...]:
    """The numbers of a text in order, each once; what refers to a paragraph is left out.

    >>> [f.words for f in figures_in("by 10 July 2026, three of 50 % under paragraph (2) of A/RES/70/125")]
    ['10 July 2026', 'three', '50 %', 'A/RES/70/125']
    >>> figures_in("10.0 litres")[0].key == figures_in("ten litres")[0].key
    True
    """
    found: list[Figure] = []
    labels: list[tuple[int, int]] | None = None
    for atom in figure_pieces().finditer(text):
        start, end = atom.span()
        labels = [m.span() for m in ITEM_LABEL.finditer(text)] if labels is None else labels
        kind = str(atom.lastgroup)
        if any(a <= start < b for a, b in labels):
            continue
        if kind in ("figure", "nth") and before_label().search(text, max(0, start - FAR), start):
            continue
        _add(found, _figure(kind, text, start, end), text)
    bare = (f for f in found if not (text[f.start - 1 : f.start] == "(" and text[f.end : f.end + 1] == ")"))
    return tuple(f._replace(key=("%", 100 * f.value)) if f.sort == "part" else f for f in bare if f.sort != "scale")


def may_hold_figures(text: str) -> bool:
    """Whether there is anything in a text that may be part of a number: a quick look before `figures_in`.

    >>> may_hold_figures("ships and boats"), may_hold_figures("ninety boats"), may_hold_figures("Annex IV")
    (False, True, True)
    """
    return bool(number_words().search(text))


def _figure(kind: str, text: str, start: int, end: int) -> Figure:
    said = _line(text[start:end])
    if kind == "date":
        return Figure(start, end, ("date", *_date(said)), said)
    if kind == "symbol":
        return Figure(start, end, ("symbol", said.split()[-1].upper().removeprefix("A/RES/")), said)
    if kind == "roman":
        return Figure(start, end, ("roman", said.lower()), said)
    if kind == "often":
        return Figure(start, end, ("every", said.lower().replace("each", "every")), said)
    if kind == "nth":
        return Figure(start, end, ("nth", Fraction(int(said[:-2]))), said)
    if kind == "figure":
        return _with_unit(text, start, end, _value(said))
    return _word(said.lower(), start, end, text)


def _unit_of(unit: re.Match[str]) -> str:
    return next(sort for sort, said in zip(UNITS, unit.groups(), strict=True) if said)


def _with_unit(text: str, start: int, end: int, value: Fraction, faint: bool = False) -> Figure:
    unit = UNIT.match(text, end)
    sort, end = (_unit_of(unit), unit.end()) if unit else ("n", end)
    return Figure(start, end, (sort, value), _line(text[start:end]), faint and not unit)


def _word(word: str, start: int, end: int, text: str) -> Figure:
    table = figure_table()
    if word in table["cardinal"]:
        figure = _with_unit(text, start, end, Fraction(table["cardinal"][word]), word == "one")
        return figure._replace(words=figure.words.lower())
    kind = next(kind for kind in IN_WORDS if word in table[kind])
    value = table[kind][word]
    if kind != "every":
        value = Fraction(1, value) if kind == "part" else Fraction(value)
    return Figure(start, end, ({"ordinal": "nth", "period": "n"}.get(kind, kind), value), word, word == "once")


def _add(found: list[Figure], figure: Figure, text: str) -> None:
    """Add a figure, or make one of it and of what stands right before it."""
    last = found[-1] if found else None
    between = text[last.end : figure.start] if last else ""
    key = _joined_key(last, figure, between, text) if last is not None and len(between) <= NEAR else None
    if last is None or key is None:
        found.append(_with_article(figure, text))
        return
    start, end = last.start, figure.end
    if between.strip() == "(":
        end += 1  # thirty (30)
    if key[0] == "n" and (unit := UNIT.match(text, end)):
        key, end = (_unit_of(unit), *key[1:]), unit.end()  # one hundred per cent
    if key[0] == "range":
        lead = re.search(r"\b(?:between|from)\s+$", text[:start], re.IGNORECASE)
        start = lead.start() if lead else start
    found[-1] = Figure(start, end, key, _line(text[start:end]))


def _joined_key(last: Figure, figure: Figure, between: str, text: str) -> Key | None:
    """What two pieces are as one number; None when they are two."""
    table = figure_table()
    if between.strip() == "(":
        return last.key if last.key == figure.key and text[figure.end : figure.end + 1] == ")" else None
    if CLOSE.fullmatch(between):
        if last.sort in ("n", "scale") and figure.sort == "scale":
            return ("n", last.value * figure.value)
        if last.sort == figure.sort == "n" and figure.words in table["period"]:
            return ("n", last.value * figure.value)
        if last.sort == "n" and figure.sort in (*UNITS, "n") and _goes_on(last, figure):
            return (figure.sort, last.value + figure.value)
        if last.sort == "n" and figure.sort in ("part", "nth") and figure.words in table["part"]:
            return ("part", last.value / table["part"][figure.words])
    ranged = between.strip() != "and" or bool(re.search(r"\bbetween\s+$", text[: last.start], re.IGNORECASE))
    if RANGE.fullmatch(between) and ranged and {last.sort, figure.sort} <= {"n", "%"}:
        return ("range", last.value, figure.value, figure.sort)
    return None


def _goes_on(last: Figure, figure: Figure) -> bool:
    """Whether a number in words goes on: "twenty-one", "four hundred and two", not "three, five"."""
    if last.words[-1:].isdigit() or figure.words[:1].isdigit() or figure.value >= last.value:
        return False
    return last.value % 100 == 0 or (last.value % 10 == 0 and last.value >= 20 and figure.value < 10)


def _with_article(figure: Figure, text: str) -> Figure:
    """ "a quarter", "a third of", "a decade", "a hundred": the article belongs to it."""
    lead = re.search(r"\b(?:an?|one)[\s-]+$", text[: figure.start], re.IGNORECASE)
    if not lead:
        return figure
    table, words = figure_table(), _line(text[lead.start() : figure.end]).lower()
    if figure.sort == "part" or figure.words in table["period"]:
        return figure._replace(start=lead.start(), words=words)
    if figure.sort == "scale":
        return figure._replace(start=lead.start(), words=words, key=("n", figure.value))
    if figure.words in table["part"] and OF_A_WHOLE.match(text[figure.end : figure.end + 8]):
        return figure._replace(start=lead.start(), words=words, key=("part", Fraction(1, table["part"][figure.words])))
    return figure


@lru_cache(maxsize=4096)
def _value(said: str) -> Fraction:
    """The number that digits stand for; a comma is a decimal one where no three digits follow it."""
    text = said.lstrip("+±").replace("\u2212", "-").replace("\u2013", "-")
    text = re.sub(r"[ \u00a0\u202f]", "", text)
    text = re.sub(r",(?=\d{3}(?:\D|$))", "", text).replace(",", ".")
    return Fraction(text)


def _date(said: str) -> tuple[str, ...]:
    """The parts of a date, however they are written."""
    parts = re.findall(r"[A-Za-z]{3,}|\d+", said)
    months = [p[:3] for p in parts if p[:3] in short_months() or p == "May"]
    years = [p for p in parts if len(p) == 4 and p.isdigit()]
    return (*(str(int(p)) for p in parts if p.isdigit() and len(p) < 3), *months, *years)


def _line(text: str) -> str:
    return " ".join(text.split())


def units_in(text: str) -> dict[int, tuple[int, str]]:
    """Where dates and the numbers of one reference begin -> where they end, and what they are compared as: each is one thing.

    >>> {text: key for text in ("5 June 2027", "June 5, 2027") for _, key in units_in(text).values()}
    {'5 June 2027': '5 Jun 2027', 'June 5, 2027': '5 Jun 2027'}
    """
    found = {}
    for match in dates_and_lists().finditer(text):
        start, end = match.span("date" if match["date"] else "list")
        said = _line(text[start:end])
        found[start] = end, " ".join(_date(said)) if match["date"] else said.lower()
    return found
