"""Which of the numbers and letters at the starts of texts make a plausible sequence, taken by themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wsisdiff.reading.paragraphs.labels import ROMAN_LETTERS, Label, capital

FULL_PARAGRAPH_WORDS = 12
"""A text of so many words that starts with a number is a paragraph even if the one before lacks its final stop."""
YEARS = range(1900, 2101)
"""A number in this range that is not the next one is a year. No UN text has had so many paragraphs."""
MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905
NEAR = 15
"""A number up to so far beyond the last one is taken for a paragraph number even when nothing after it confirms it.

Amendment papers quote paragraphs of a draft with gaps; the widest gap in those read (November 2026) was 13.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that begins with a label. `clean_start`: what stands before it is complete, so that the text may begin here."""

    index: int
    label: Label
    level: int
    clean_start: bool
    given: bool = False
    """The format itself says that this is a number (Word's automatic lists)."""


def main_sequence(candidates: Sequence[Candidate]) -> dict[int, Label]:
    """The candidates that are paragraph numbers or letters: index of the text -> its label.

    A number is one when it is the next of its sequence; otherwise only if the text may begin there and the numbers after it
    bear it out. Deeper lists (`level`) that start again at 1 are lists inside a paragraph. Roman numbers must start at I.
    """
    numbers = _numbers([c for c in candidates if c.label.kind == "number"])
    return numbers | _letters([c for c in candidates if c.label.kind in ("letter", "roman")])


class _Later:
    """The numbers of one stream that are still to come. Each answer is found at once: a draft may have 100,000 numbers."""

    def __init__(self, numbers: Sequence[int] = ()) -> None:
        self._row, self._at = numbers, 0
        self._counts = Counter(numbers)
        self._distinct = sorted(self._counts)

    def drop(self) -> None:
        """The next number is reached: it is no longer to come."""
        number = self._row[self._at]
        self._at += 1
        self._counts[number] -= 1
        if not self._counts[number]:
            del self._counts[number]
            del self._distinct[bisect_left(self._distinct, number)]

    def __contains__(self, number: int) -> bool:
        return number in self._counts

    def soon(self, number: int, within: int) -> bool:
        """Whether the number is among the next so many."""
        return number in self._row[self._at : self._at + within]

    def below(self, number: int) -> bool:
        return bool(self._distinct) and self._distinct[0] < number

    def between(self, low: int, high: int) -> bool:
        """Whether a number above `low` and below `high` comes."""
        at = bisect_right(self._distinct, low)
        return at < len(self._distinct) and self._distinct[at] < high


def _numbers(candidates: Sequence[Candidate]) -> dict[int, Label]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for candidate in candidates:
        if not candidate.label.decimals:
            rows[candidate.label.stream].append(candidate.label.number)
    later = defaultdict(_Later, {stream: _Later(row) for stream, row in rows.items()})
    accepted: dict[int, Label] = {}
    last: dict[str, int] = {}
    top_level: dict[str, int] = {}
    for position, candidate in enumerate(candidates):
        label = candidate.label
        stream = label.stream
        if not label.decimals:
            later[stream].drop()
        if stream in top_level and candidate.level > top_level[stream] and label.number != last[stream] + 1:
            continue
        if _plausible(candidate, last.get(stream), candidates[position + 1 : position + 3], later[stream]):
            accepted[candidate.index] = label
            last[stream] = label.number
            top_level[stream] = min(candidate.level, top_level.get(stream, candidate.level))
    return accepted


def _plausible(candidate: Candidate, last: int | None, following: Sequence[Candidate], later: _Later) -> bool:
    label = candidate.label
    number = label.number
    follows_on = last is not None and (number == last + 1 or (number == last and bool(label.suffix or label.decimals)))
    if label.stream or follows_on:
        sure = candidate.clean_start or candidate.given or bool(label.stream) or capital(label.rest)
        return sure or any(c.label.number == number + 1 and c.label.stream == label.stream for c in following)
    is_date = number in YEARS or label.rest.startswith(MONTHS)
    begins = last is None and number == 1 and 2 in later and capital(label.rest)
    if (is_date and not candidate.given) or not (candidate.clean_start or candidate.given or begins):
        return False
    if label.rest[:1].islower() and not candidate.given and not (last is None and number == 1 and 2 in later):
        return False
    if last is None:
        return number <= 1 or later.soon(number + 1, 3) or not later.below(number)
    if number > last:
        if number > last + 1 and last + 1 in later and number in later and not later.soon(number + 1, 1):
            return False  # both come where they belong
        is_full = len(label.rest.split()) >= FULL_PARAGRAPH_WORDS
        return is_full or number <= last + NEAR or later.soon(number + 1, 1) or not later.between(last, number)
    return True


def _letters(candidates: Sequence[Candidate]) -> dict[int, Label]:
    accepted: dict[int, Label] = {}
    last_letter = last_roman = 0
    letters = [c.label.number for c in candidates if c.label.kind == "letter"]
    passed = 0
    for candidate in candidates:
        label = candidate.label
        passed += label.kind == "letter"
        later = letters[passed : passed + 2]
        starts = label.rest[:1].isupper() or label.rest[:1] in "[(“\"'‘"
        if not (candidate.clean_start or candidate.given) or not starts:
            continue
        as_roman = label.number if label.kind == "roman" else ROMAN_LETTERS.get(label.printed, 0)
        if label.kind == "letter" and _letter_fits(label, last_letter, later):
            accepted[candidate.index] = label
            last_letter = label.number
        elif as_roman and as_roman == last_roman + 1:
            accepted[candidate.index] = Label("roman", label.printed, label.rest, as_roman)
            last_roman = as_roman
    return accepted


def _letter_fits(label: Label, last: int, later: Sequence[int]) -> bool:
    """Letters are initials and roman numbers too, so they must stand in a row: A first, small gaps, or confirmed by the next.

    `later`: the next two letters.
    """
    if label.number == last + 1 or (label.number == last and last > 0):
        return last > 0 or label.number == 1
    if label.number == 1:
        return 2 in later
    return (0 < last < label.number <= last + 3) or (label.number + 1 in later[:1] and label.printed not in ROMAN_LETTERS)
