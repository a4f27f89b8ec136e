"""Numbers with what they count: so that 24 hours are one day, two fifths are 40 per cent, and an earlier year is sooner."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import Hit, Read, phrase_list
from wsisdiff.text.words import Word, words

Bound = Literal["", "most", "least"]
YEARS = (1900, 2200)
"""Numbers of four digits in this range, without a unit, are years."""
FOLLOWING = frozenset({"or more", "at the latest", "upwards of"})
"""Bounds that are said after the number."""
REACH = 4
"""Words before a number among which "at least", "within" and their like are looked for."""
CAPS = frozenset({"cap", "limit"})
CAPPED = 9
"""The same for verbs that bound it: "cap interest on small loans at 20 per cent"."""
HUNDRED = 100
"""Up to this "nine in ten" is a share."""
SCALES = frozenset("cfk")
"""The letters behind "°"."""
TENS = frozenset(range(20, 100, 10))
DAYS = frozenset(range(1, 32))
MONTHS = frozenset(name.lower() for name in month_name if name)
ONES = frozenset("123456789")


class Quantity(NamedTuple):
    """A number in a text. `value` is in the first unit of its dimension (data/en/differences.toml); `first`, `last` are word indices."""

    value: float
    dimension: str
    """ "date", "share", "interval", a kind of unit, or for a plain count the stem of what is counted."""
    bound: Bound
    first: int
    last: int


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[str, float]], dict[str, float], dict[str, float]]:
    raw = read_data("differences")
    units: dict[str, tuple[str, float]] = {}
    for dimension, table in raw["units"].items():
        units.update({words(name)[0].stem: (dimension, float(size)) for name, size in table.items()})
    return units, dict(raw["fractions"]), dict(raw["multiples"])


@lru_cache(maxsize=1024)
def quantities(text_words: tuple[Word, ...], text: str = "") -> tuple[Quantity, ...]:
    """The quantities of a text, in order; `text` is only needed for "%", which is no word. Kept for the texts last asked about.

    >>> def q(t): return [(x.value, x.dimension, x.bound) for x in quantities(words(t), t)]
    >>> q("within 24 hours"), q("in one day"), q("two fifths of it"), q("at least 40%"), q("by 2030")
    ([(86400.0, 'time', 'most')], [(86400.0, 'time', '')], [(40.0, 'share', '')], [(40.0, 'share', 'least')], [(2030.0, 'date', 'most')])
    >>> q("no less than a third of it"), q("one in every twenty"), q("one in five years")
    ([(33.333, 'share', 'least')], [(5.0, 'share', '')], [(157788000.0, 'time', '')])
    >>> q("nine in ten bottles"), q("no later than 1 May 2030"), q("no earlier than 1 May 2030")
    ([(90.0, 'share', '')], [(2030.0, 'date', 'most')], [(2030.0, 'date', 'least')])
    >>> q("cap interest on microloans at 20 per cent")
    [(20.0, 'share', 'most')]
    >>> q("within ten years of 2026")
    [(2036.0, 'date', 'most')]
    >>> q("from 2033 at the latest"), q("within a week"), q("once a week")
    ([(2033.0, 'date', 'most')], [(604800.0, 'time', 'most')], [(604800.0, 'interval', 'most')])
    >>> q("report every two years"), q("report twice a year at least"), q("an annual report")
    ([(63115200.0, 'interval', 'most')], [(15778800.0, 'interval', 'most')], [(31557600.0, 'interval', 'most')])
    >>> q("train 500,000 teachers for 2.3 billion euros")
    [(500000.0, 'teacher', ''), (2300000000.0, 'euro', '')]
    """
    units, fractions, multiples = _tables()
    stop = language().stopwords
    read = Read(text_words)
    most, least, onwards = (phrase_list("differences", "bounds", key).find(read) for key in ("most", "least", "onwards"))
    bound_of = partial(_bound, most=most, least=least)
    found: list[Quantity] = []
    i, n = 0, len(text_words)
    while i < n:
        seconds, last = _often(text_words, i)
        if seconds:
            found.append(Quantity(seconds, "interval", "most", i, last))
            i = last + 1
            continue
        value = _number(text_words[i].plain)
        parted, last = _part(text_words, i)
        if parted:
            found.append(Quantity(parted, "share", bound_of(i, last), i, last))
            i = last + 1
            continue
        if value is None and i + 1 < n and text_words[i].plain in ("a", "an") and text_words[i + 1].stem in units:
            value = 1.0 if bound_of(i, i) else None  # "within a week", but not "once a week"
        if value is None:
            if text_words[i].plain == "half":
                found.append(Quantity(50.0, "share", bound_of(i, i), i, i))
            i += 1
            continue
        first = i
        put = bool(i) and text_words[i - 1].plain in ("at", "to")
        i += 1
        if i < n and value in TENS and (ones := text_words[i]).plain in ONES and _spelled(ones) and _spelled(text_words[first]):
            value, i = value + float(ones.plain), i + 1  # "twenty-four"
        while i < n and (times := multiples.get(text_words[i].plain)) is not None:
            value, i = value * times, i + 1
        plain = text_words[i].plain if i < n else ""
        last = -1
        if value < 10 and fractions.get(plain):
            value, last = round(value * fractions[plain], 1), i
        elif plain in ("percent", "percentage"):
            last = i
        elif plain == "per" and i + 1 < n and text_words[i + 1].plain == "cent":
            last = i + 1
        elif text[text_words[i - 1].end : text_words[i - 1].end + 2].strip().startswith("%"):
            last = i - 1
        if last >= 0:
            found.append(Quantity(value, "share", bound_of(first, last, put=put), first, last))
            i = last + 1
            continue
        degrees = text[text_words[i - 1].end : text_words[i - 1].end + 2].strip().startswith("°")
        unit = next((units[w.stem] for w in text_words[i : i + 2] if w.stem in units), None) if plain else None
        unit = ("degree", 1.0) if degrees else unit
        bound = bound_of(first, i, put=put)
        if unit:
            found.append(Quantity(value * unit[1], unit[0], bound, first, i - (degrees and plain not in SCALES)))
        elif first == i - 1 and YEARS[0] <= value < YEARS[1] and len(text_words[first].plain) == 4:
            day = first
            while day and (text_words[day - 1].plain in MONTHS or _number(text_words[day - 1].plain) in DAYS):
                day -= 1
            since = any(last < day and day - last <= 2 for _, last, _ in onwards)
            bound = "least" if since else bound_of(day, first, put=put, a_date=True)
            spell = found[-1] if found and found[-1].dimension == "time" and found[-1].last == first - 2 else None
            if spell and spell.bound and text_words[first - 1].plain in ("of", "from", "after"):  # "within ten years of 2026"
                value, bound, first = value + spell.value / units["year"][1], spell.bound, found.pop().first
            found.append(Quantity(value, "date", bound, first, i - 1))
        else:
            counted = next((w.stem for w in text_words[i : i + 3] if w.stem not in stop and not w.plain.isdigit()), "")
            if value != 1:
                found.append(Quantity(value, counted, bound, first, i - 1))
    return tuple(found)


EACH = frozenset({"every", "each"})
PER = EACH | {"a", "per"}
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
OTHER = {"other": 2.0, "second": 2.0, "half": 0.5}
"""Words between "every" and a unit of time that count it: "every other year"."""


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    """Words that say how often something is done ("annual", "biennially"), with the seconds from one time to the next."""
    return {word: _often(words(f"every {period}"), 0)[0] for word, period in read_data("figures")["every"].items()}


def _often(text_words: Sequence[Word], at: int) -> tuple[float, int]:
    """How often something is done, where the words at an index say so ("annually", "every two years", "twice a year"): the seconds from one
    time to the next, 0 where they do not, and the index of the last of these words."""
    plain = [w.plain for w in text_words[at : at + 5]]
    if plain[0] not in EACH and not (plain[0] in ("once", "twice") or plain[1:2] == ["times"]):
        return (_frequencies().get(plain[0], 0.0) if plain[0].endswith(("al", "ly")) else 0.0), at
    times, k = 1.0, 1
    if plain[0] not in EACH:
        times, k = {"once": 1.0, "twice": 2.0}.get(plain[0]) or _number(plain[0]) or 0.0, 1 + (plain[1:2] == ["times"])
        if plain[k : k + 1] and plain[k] not in PER:
            return 0.0, at
        k += 1
    count, unit = 1.0, ("", 0.0)
    if k + 1 < len(plain) and (said := OTHER.get(plain[k]) or _number(ORDINAL.sub(r"\1", plain[k]))):
        count, k = said, k + 1
    if k < len(plain):
        unit = _tables()[0].get(text_words[at + k].stem, unit)
    return (count * unit[1] / times, at + k) if unit[0] == "time" and times else (0.0, at)


def _part(text_words: Sequence[Word], at: int) -> tuple[float, int]:
    """The share in per cent that words at an index give otherwise than as such, "a third of", "seven dollars out of every thousand", "one
    in twenty", 0 where they give none; and the index of the last of these words."""
    plain = [w.plain for w in text_words[at : at + 7]]
    _, fractions, multiples = _tables()
    if plain[0] in ("a", "an") and plain[2:3] == ["of"] and (share := fractions.get(plain[1])):
        return share, at + 1
    one = _number(plain[0])
    k = next((k for k in (1, 2) if plain[k : k + 1] == ["in"] or plain[k : k + 2] == ["out", "of"]), 0)
    if one is None or not k:
        return 0.0, at
    k += 1 + (plain[k] == "out")
    k += (every := plain[k : k + 1] in (["every"], ["each"]))
    of = _number(plain[k]) or multiples.get(plain[k]) if k < len(plain) else None
    follows = text_words[at + k + 1].stem if at + k + 1 < len(text_words) else ""
    if not of or of <= one or YEARS[0] <= of < YEARS[1] or follows in _tables()[0]:
        return 0.0, at
    return (100 * one / of, at + k) if every or k > 2 or one == 1 or of <= HUNDRED else (0.0, at)


def _spelled(word: Word) -> bool:
    """Whether a number is written in letters."""
    return word.end - word.start > len(word.plain)


def _number(plain: str) -> float | None:
    try:
        return float(plain.replace(",", "")) if plain[:1].isdigit() and "/" not in plain else None
    except ValueError:
        return None


def _bound(first: int, last: int, most: Sequence[Hit], least: Sequence[Hit], put: bool = False, a_date: bool = False) -> Bound:
    """The bound said just before the number, or just after it; the longer phrase where two overlap ("no more than"). "By" bounds a date
    alone: what is cut by a tenth is cut by no less. With `put` the number stands behind "at" or "to": "cap interest at 20 per cent"."""
    near: list[tuple[int, int, Bound]] = []
    for bound, hits in (("most", most), ("least", least)):
        for a, b, phrase in hits:
            if phrase == "by" and not a_date:
                continue
            before = (first - REACH <= a and b < first and first - b <= 2) or (phrase in CAPS and first - CAPPED <= a and put)
            if before or (last < a <= last + 2 and phrase in FOLLOWING):
                near.append((b - a, -abs(first - b), bound))  # type: ignore[arg-type]
    return max(near)[2] if near else ""
