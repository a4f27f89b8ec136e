"""What stands around the text of a plain text: line numbers (every line or every fifth, left or right, through the text or page by page),
heads and feet of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

LEAST_LINES = 5
"""Lines that must be numbered; fewer may be a list."""
NUMBERED_LINES = 0.9
"""Share of the lines that must bear the next number where each is numbered; a page's head may bear none."""
TITLE_LINES = 6
"""Lines of the first page among which its head may stand, below a title."""
HEAD_LINES = 3
"""Lines of a page's head or foot, at most."""
LONG = 5
"""Figures that make the number of a document or a job, which pages give again without any word."""
LEAST_NUMBERED = 0.5
"""Share of all lines that must be numbered: above the first number and below the last stand titles and notes."""
LEAST_BROKEN = 2
"""Numbered lines that must go on in the middle of a sentence or begin with a number of their own: paragraphs do neither."""
_FIGURES = re.compile(r"\d+")
_LABELLED = re.compile(r"[\[(]?#[.)\]]")
"""A paragraph's number: one on each page may be followed by the same words."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_APART = re.compile(r"\s{3,}")
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


def page_edges(lines: Sequence[str], ends: tuple[str, ...]) -> frozenset[int]:
    r"""Which lines are heads and feet of pages that form feeds part; with the blank ones beside them where a sentence goes on overleaf.

    A head is what a page says at its edge, its figures aside, and another page's edge as well; figures alone count the pages, or are long
    and the same. Where wide space parts a line, this holds of each piece. `ends`: how a sentence ends.

    >>> sorted(page_edges(["A bill", "Bill 7  1", "1. We act", "\fBill 7  2", "", "on storms.", "\fBill 7  3"], (".",)))
    [1, 3, 4, 6]
    >>> sorted(page_edges(["1. We act", "1/2      26-00123", "\fon storms.", "26-00123      2/2"], (".",)))
    [1, 3]
    """
    breaks = [at for at, line in enumerate(lines) if "\f" in line]
    starts = [0, *breaks, len(lines)]
    pages = [[at for at in range(start, stop) if lines[at].strip()] for start, stop in pairwise(starts)]
    signs = {at: _signs(lines[at], number) for number, page in enumerate(pages) for at in page}
    edges = [(page[: TITLE_LINES if page is pages[0] else HEAD_LINES], page[: -HEAD_LINES - 1 : -1]) for page in pages]
    said = Counter(
        sign for top, foot in edges for sign in {sign for at in {*top, *foot} for piece in signs[at] for sign in piece}
    )
    heads = {at for at, pieces in signs.items() if all(any(said[sign] > 1 for sign in piece) for piece in pieces)}
    gone = {at for top, foot in edges for side in (top, foot) for at in _outermost(side, heads, side is edges[0][0])}
    for at in breaks:
        first, last = at, at
        while first and (first - 1 in gone or not lines[first - 1].strip()):
            first -= 1
        while last < len(lines) and (last in gone or not lines[last].strip()):
            last += 1
        if first and _LETTERS.search(lines[first - 1]) and not lines[first - 1].rstrip().endswith(ends):
            gone.update(range(first, last))
    return frozenset(gone)


def _signs(line: str, page: int) -> list[set[str]]:
    """For each piece of a line what it has in common with the like on other pages."""
    pieces: list[set[str]] = []
    for text in _APART.split(line.strip()):
        shape = _FIGURES.sub("#", " ".join(text.casefold().split()))
        if _LABELLED.match(shape):
            pieces.append(set())
        elif _LETTERS.search(shape):
            pieces.append({shape})
        else:
            counting = {
                f"{shape} {at} {int(found) - page}" for at, found in enumerate(_FIGURES.findall(text)) if len(found) < LONG
            }
            pieces.append(counting | ({text} if sum(map(str.isdigit, text)) >= LONG else set()))
    return pieces


def _outermost(side: Sequence[int], heads: set[int], titled: bool) -> list[int]:
    """The heads that one meets first from a page's edge; on the first page any, as a title may stand above them."""
    met = [at in heads for at in side]
    inner = len(side) if titled else [*met, False].index(False)
    return [at for at in side[:inner] if at in heads]


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
    return sum(
        not rest.strip() or rest.lstrip()[0].islower() or rest.lstrip()[0].isdigit() or rest[:2].isspace() for rest in rests
    )
