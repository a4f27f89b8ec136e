"""Numbers of paragraphs in the outer margin, on the right of right-hand pages, put before their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.lines.joining import led
from wsisdiff.reading.pdf.order import RUNNING_WORDS, SAME_LEVEL, labelled
from wsisdiff.reading.pdf.page import Line

CLEAR = 0.6
"""Ems between the text and a number in its right margin, at least."""
LEAST_NUMBERS = 3
"""Numbers that count from 1 on, without a gap, over all pages."""

_Numbers = dict[int, tuple[int, Line | None]]
"""Of lines, by their order: the number beside each, and the line that holds it where that stands on the right."""


def with_outer_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines, each number in the right margin before the line beside it; and those of the other pages in the left one alike."""
    found = [_on_the_right(page) or _on_the_left(page) for page in pages]
    pairs = zip(pages, found, strict=True)
    down = ((line.order, numbers) for page, numbers in pairs for line in sorted(page, key=lambda line: -line.y))
    values = [numbers[order][0] for order, numbers in down if order in numbers]
    right = any(label for numbers in found for _, label in numbers.values())
    if not right or len(values) < LEAST_NUMBERS or values != list(range(1, len(values) + 1)):
        return [list(page) for page in pages]
    return [_put_before(page, numbers) for page, numbers in zip(pages, found, strict=True)]


def _on_the_right(page: Sequence[Line]) -> _Numbers:
    figures = [line for line in page if line.text.isdecimal() and len(line.text) <= 3]
    running = [line for line in page if len(line.text.split()) >= RUNNING_WORDS] if figures else []
    edge = max((line.x1 for line in running), default=0.0)
    found: _Numbers = {}
    for label in figures:
        beside = [line for line in running if abs(line.y - label.y) < SAME_LEVEL * line.size]
        if not beside or label.x0 < edge + CLEAR * beside[0].size or led(f"{beside[0].text} {label.text}"):
            return {}
        found[min(beside, key=lambda line: line.x0).order] = int(label.text), label
    return found


def _on_the_left(page: Sequence[Line]) -> _Numbers:
    tabbed = [line for line in page if line.label_words == 1 and line.text.split()[0].isdecimal()]
    return {line.order: (int(line.text.split()[0]), None) for line in tabbed}


def _put_before(page: Sequence[Line], numbers: _Numbers) -> list[Line]:
    gone = {label.order for _, label in numbers.values() if label}
    kept = [line for line in page if line.order not in gone]
    return [_numbered(line, numbers[line.order][1]) if line.order in numbers else line for line in kept]


def _numbered(line: Line, label: Line | None) -> Line:
    if label is not None:
        return labelled(line, replace(label, x0=line.x0 - 2 * line.size, x1=line.x0 - line.size))
    figure = line.text.split()[0]
    runs = line.runs
    runs = runs and ((f"{figure}.", runs[0][1]), (runs[0][0].removeprefix(figure), runs[0][1]), *runs[1:])
    return replace(line, text=f"{figure}.{line.text.removeprefix(figure)}", runs=runs)
