"""Which of the numbers at the starts of texts are paragraph numbers: those that make a plausible sequence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsisdiff.reading.labels import Label

YEARS = range(1900, 2101)
"""A number in this range that is not the next one is a year. No UN text has had so many paragraphs."""
NEAR = 15
"""A number up to so far beyond the last one is taken for a paragraph number even when nothing after it confirms it.

Amendment papers quote paragraphs of a draft with gaps; the widest gap in those read (November 2026) was 13.
"""
ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


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
    accepted: dict[int, Label] = {}
    accepted.update(_numbers([c for c in candidates if c.label.kind == "number"]))
    accepted.update(_letters([c for c in candidates if c.label.kind in ("letter", "roman")]))
    return accepted


def _numbers(candidates: Sequence[Candidate]) -> dict[int, Label]:
    accepted: dict[int, Label] = {}
    last: dict[str, int] = {}
    top_level: dict[str, int] = {}
    for position, candidate in enumerate(candidates):
        label = candidate.label
        stream = label.prefix
        if stream in top_level and candidate.level > top_level[stream] and label.number != last[stream] + 1:
            continue
        if _plausible(candidate, last.get(stream), candidates[position + 1 :]):
            accepted[candidate.index] = label
            last[stream] = label.number
            top_level[stream] = min(candidate.level, top_level.get(stream, candidate.level))
    return accepted


def _plausible(candidate: Candidate, last: int | None, following: Sequence[Candidate]) -> bool:
    label = candidate.label
    number = label.number
    follows_on = last is not None and (number == last + 1 or (number == last and bool(label.suffix or label.decimals)))
    if label.prefix or follows_on:
        borne_out = any(c.label.number == number + 1 and c.label.prefix == label.prefix for c in following[:2])
        return candidate.clean_start or candidate.given or bool(label.prefix) or label.rest[:1].isupper() or not label.rest or borne_out
    if (number in YEARS and not candidate.given) or not (candidate.clean_start or candidate.given):
        return False
    later = [c.label.number for c in following if c.label.prefix == label.prefix and not c.label.decimals]
    if label.rest[:1].islower() and not candidate.given and not (last is None and number == 1 and 2 in later):
        return False
    if last is None:
        return number <= 1 or number + 1 in later[:3] or not any(n < number for n in later)
    if number > last:
        return number <= last + NEAR or number + 1 in later[:1] or not any(last < n < number for n in later)
    return True


def _letters(candidates: Sequence[Candidate]) -> dict[int, Label]:
    accepted: dict[int, Label] = {}
    last_letter = last_roman = 0
    for position, candidate in enumerate(candidates):
        label = candidate.label
        later = [c.label.number for c in candidates[position + 1 :] if c.label.kind == "letter"]
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
    """Letters are initials and roman numbers too, so they must stand in a row: A first, small gaps, or confirmed by the next."""
    if label.number == last + 1 or (label.number == last and last > 0):
        return last > 0 or label.number == 1
    if label.number == 1:
        return 2 in later[:2]
    return (0 < last < label.number <= last + 3) or (label.number + 1 in later[:1] and label.printed not in ROMAN_LETTERS)
