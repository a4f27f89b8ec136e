"""Line numbers in the margin of a plain text: of every line or every fifth, left or right, through the text or page by page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

LEAST_LINES = 5
"""Lines that must be numbered; fewer may be a list."""
NUMBERED_LINES = 0.9
"""Share of the lines that must bear the next number where each is numbered; a page's head may bear none."""
LEAST_NUMBERED = 0.5
"""Share of all lines that must be numbered: above the first number and below the last stand titles and notes."""
LEAST_BROKEN = 2
"""Numbered lines that must go on in the middle of a sentence or begin with a number of their own: paragraphs do neither."""
_LEFT = re.compile(r"\s*(\d{1,4})(?:\s?[:|](?=\s|$))?(?=[\s:|]|$)\s?(.*)")
_RIGHT = re.compile(r"(.*\S\s|)\s+(\d{1,4})\s*")


def without_line_numbers(lines: Sequence[str]) -> tuple[list[str], int]:
    """The lines without the numbers of the margin, and how many were taken away.

    >>> without_line_numbers(["1 1. Each port", "2 keeps logs", "3 of storms", "4", "5 2. Each town", "6 reads them."])[0]
    ['  1. Each port', '  keeps logs', '  of storms', ' ', '  2. Each town', '  reads them.']
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    left = {at: (int(found[1]), found[2], found.end(1)) for at in filled if (found := _LEFT.match(lines[at]))}
    others = [at for at in filled if at not in left or not left[at][1]]
    right = {at: (int(found[2]), found[1].rstrip(), found.start(2)) for at in others if (found := _RIGHT.fullmatch(lines[at]))}
    for numbered, on_left in ((left, True), (right, False)):
        taken = _counting({at: number for at, (number, _, _) in numbered.items()}, filled)
        if len(taken) < 2 or (on_left and _broken([numbered[at][1] for at in taken]) < min(LEAST_BROKEN, len(taken))):
            continue
        out = list(lines)
        for at in taken:
            _, _, end = numbered[at]
            rest = lines[at][end:].lstrip(":| ") if lines[at][end:].lstrip()[:1] in (":", "|") else lines[at][end:]
            out[at] = " " * end + rest if on_left else numbered[at][1]
        return out, len(taken)
    return list(lines), 0


def _counting(numbers: dict[int, int], filled: Sequence[int]) -> list[int]:
    """The lines whose numbers count lines: each the next, or each fifth; empty where they do not."""
    place = {at: n for n, at in enumerate(filled)}
    every = [at for n, at in enumerate(filled) if at in numbers and _next(numbers, filled, n)]
    within = place[every[-1]] - place[every[0]] + 1 if every else 0
    if len(every) >= max(LEAST_LINES, NUMBERED_LINES * within, LEAST_NUMBERED * len(filled)):
        return every
    fifths = [at for at in numbers if numbers[at] % 5 == 0]
    if len(fifths) < 2 or len(fifths) < len(numbers) * NUMBERED_LINES:
        return []
    steps = [
        (numbers[later] - numbers[at] == 5 and later - at >= 5 and place[later] - place[at] <= 10) or numbers[later] == 5
        for at, later in pairwise(fifths)
    ]
    return fifths if all(steps) and place[fifths[0]] in range(2, 10) else []


def _next(numbers: dict[int, int], filled: Sequence[int], n: int) -> bool:
    """Whether a line's number follows that of the line before, or the line after follows it."""
    at = filled[n]
    before = numbers.get(filled[n - 1]) if n else None
    after = numbers.get(filled[n + 1]) if n + 1 < len(filled) else None
    return (before is not None and numbers[at] in (before + 1, 1)) or (after is not None and after == numbers[at] + 1)


def _broken(rests: Sequence[str]) -> int:
    """How many lines go on in a sentence, hold nothing, or begin with a number of their own."""
    return sum(not one.strip() or one.lstrip()[0].islower() or one.lstrip()[0].isdigit() or one[:2].isspace() for one in rests)
