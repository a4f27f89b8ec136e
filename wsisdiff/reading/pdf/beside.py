"""Lines that belong beside each other whatever their order in the file: labels in the margin with their text, columns of running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wsisdiff.reading.pdf.page import Line
from wsisdiff.reading.pdf.tables import is_bare_label

FARTHEST = 10.0
"""Ems between a label and its text, at most."""
SAME_LEVEL = 0.6
"""Ems by which a label may stand higher or lower than its text; `Pp1` of the drafts of the Paris Agreement stands 0.4 above it."""
LEAST_LINES = 4
"""Lines of each of two columns, at least."""
RUNNING_WORDS = 4
"""Words of a line of running text."""
SWITCHES = 0.5
"""A page is written row by row when the file goes from one column to the other for at least this share of the shorter one's lines."""


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """Labels that stand alone, put before the text on their level."""
    bare = [line for line in lines if len(line.text) <= 12 and _is_label(line)]
    if not bare:
        return list(lines)
    texts = [line for line in lines if line not in bare]
    label_of: dict[int, Line] = {}
    for label in bare:
        beside = [
            line
            for line in texts
            if abs(line.y - label.y) < SAME_LEVEL * max(line.size, label.size)
            and 0 < line.x0 - label.x1 < FARTHEST * line.size
            and line.order not in label_of
        ]
        if beside:
            label_of[min(beside, key=lambda line: line.x0).order] = label
    taken = {label.order for label in label_of.values()}
    return [
        _labelled(line, label_of[line.order]) if line.order in label_of else line for line in lines if line.order not in taken
    ]


def _is_label(line: Line) -> bool:
    return bool(line.text) and not line.turned and is_bare_label(line.text)


def _labelled(line: Line, label: Line) -> Line:
    text = f"{label.text}{'.' if label.text.isdecimal() else ''}"
    runs = ((text + " ", label.runs[0][1] if label.runs else ""), *line.runs) if line.runs or label.runs else ()
    if runs and not line.runs:
        runs = (*runs, (line.text, ""))
    return replace(
        line,
        text=f"{text} {line.text}",
        x0=label.x0,
        marks=label.marks + line.marks,
        before=(*label.before, *(f"{text} {said}" for said in line.before)),
        tabbed=True,
        first_word=label.x1 - label.x0,
        runs=runs,
        tab=line.x0,
        label_words=len(text.split()),
    )


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines in another order where the file writes two columns of running text row by row: first the left one, then the right."""
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    inside = [line for line in lines if line.x1 <= gutter or line.x0 >= gutter]
    crossing = [line for line in lines if line not in inside]
    top = max((line.y for line in inside), default=0.0)
    bottom = min((line.y for line in inside), default=0.0)
    if any(bottom < line.y < top for line in crossing):
        return list(lines)
    sides = [line.x0 >= gutter for line in inside]
    switches = sum(one != other for one, other in pairwise(sides))
    if switches < SWITCHES * min(sum(sides), len(sides) - sum(sides)):
        return list(lines)
    left = sorted((line for line in inside if line.x1 <= gutter), key=lambda line: -line.y)
    right = sorted((line for line in inside if line.x0 >= gutter), key=lambda line: -line.y)
    above = [line for line in crossing if line.y >= top]
    return [*above, *left, *right, *(line for line in crossing if line.y <= bottom)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where two columns of running text part, if the page has them: right of the left one's lines, left of the right one's."""
    running = [line for line in lines if len(line.text.split()) >= RUNNING_WORDS]
    starts = Counter(round(line.x0) for line in running)
    for start, _ in starts.most_common(4):
        right = [line for line in running if line.x0 >= start - 1]
        left = [line for line in running if line.x1 < start]
        if min(len(left), len(right)) >= LEAST_LINES and _beside(left, right) and 3 * (len(left) + len(right)) > 2 * len(running):
            return start - 1.0
    return None


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the columns stand at the same height for most of the shorter one."""
    tops = [max(line.y for line in side) for side in (left, right)]
    bottoms = [min(line.y for line in side) for side in (left, right)]
    shorter = min(tops[0] - bottoms[0], tops[1] - bottoms[1])
    return min(tops) - max(bottoms) >= 0.5 * max(shorter, 1.0)
