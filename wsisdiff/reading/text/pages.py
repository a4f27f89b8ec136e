"""What pages put around a plain text: heads and feet of those that form feeds part or only their numbers, footnotes, what goes on overleaf;
and line numbers in the margin, of every line or every fifth, left or right, through the text or page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

TITLE_LINES = 6
"""Lines of the first page among which its head may stand, below a title."""
HEAD_LINES = 3
"""Lines of a page's head or foot, at most."""
LONG = 5
"""Figures that make the number of a document or a job, which stands at pages' edges without any word."""
_LONG = "long"
_FIGURES = re.compile(r"\d+")
_LABELLED = re.compile(r"[\[(]?#[.)\]]")
"""A paragraph's number: one on each page may be followed by the same words."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_APART = re.compile(r"\s{3,}")
LEAST_PAGES, LEAST_PAGE = 3, 8
"""Pages that are told by their numbers alone, and lines of a page, at least."""
LONGEST = 80
"""Letters of a line that is the number of a page, at most."""
BESIDE = 2
"""Lines above and below a page's number that may be its head or foot, too."""
NOTE_LINES = 20
"""Lines of the footnotes of a page, at most."""
_NOTE_STARTS = re.compile(r"\s*(\d{1,3})(?:\s+(?=\S)|\s*$)")
_CITED = r"[^\W\d_]{{2}}[)\]”’\"]*[.,;:]?[)\]”’\"]* ?{}(?![\d.%/-])"
_LABEL = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]{1,3})[.)]\s")
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


def page_edges(lines: Sequence[str]) -> frozenset[int]:
    r"""Which lines are heads and feet of pages that form feeds part.

    A head is what a page says at its edge, its figures aside, and another page's edge as well; figures alone count the pages, or are
    long. Where wide space parts a line, this holds of each piece.

    >>> sorted(page_edges(["A bill", "Bill 7  1", "1. We act", "\fBill 7  2", "", "on storms.", "\fBill 7  3"]))
    [1, 3, 6]
    >>> sorted(page_edges(["1. We act", "1/2      26-00123", "\fon storms.", "26-00123      2/2"]))
    [1, 3]
    """
    starts = [0, *(at for at, line in enumerate(lines) if "\f" in line), len(lines)]
    pages = [[at for at in range(start, stop) if lines[at].strip()] for start, stop in pairwise(starts)]
    signs = {at: _signs(lines[at], number) for number, page in enumerate(pages) for at in page}
    edges = [(page[: TITLE_LINES if page is pages[0] else HEAD_LINES], page[: -HEAD_LINES - 1 : -1]) for page in pages]
    said = Counter(sign for top, foot in edges for sign in {sign for at in {*top, *foot} for one in signs[at] for sign in one})
    heads = {at for at, pieces in signs.items() if all(any(said[sign] > 1 or sign == _LONG for sign in one) for one in pieces)}
    return frozenset(at for top, foot in edges for side in (top, foot) for at in _outermost(side, heads, side is edges[0][0]))


def _signs(line: str, page: int) -> list[set[str]]:
    """For each piece of a line what it has in common with the like on other pages."""
    pieces: list[set[str]] = []
    for text in _APART.split(line.strip()):
        shape = _shape(text)
        if _LABELLED.match(shape):
            pieces.append(set())
        elif _LETTERS.search(shape):
            pieces.append({shape})
        else:
            counting = {f"{shape} {at} {int(one) - page}" for at, one in enumerate(_FIGURES.findall(text)) if len(one) < LONG}
            pieces.append(counting | ({_LONG} if sum(map(str.isdigit, text)) >= LONG else set()))
    return pieces


def _outermost(side: Sequence[int], heads: set[int], titled: bool) -> list[int]:
    """The heads that one meets first from a page's edge; on the first page any, as a title may stand above them."""
    return [at for at in side if at in heads] if titled else list(takewhile(heads.__contains__, side))


def foot_notes(lines: Sequence[str], gone: Collection[int]) -> tuple[list[list[int]], list[str]]:
    r"""The lines of each footnote at the foot of a page, and all lines with the marks beside the words that cite them.

    A footnote begins with a number alone or before its words, each the next in the text, and goes on to the page's end; the page cites
    it. `gone` are the heads and feet of pages.

    >>> foot_notes(["We recall it. 1", "", "1 Resolution 7.", "\fWe act.2", "", "2", "  See page 3,", "  line 5."], ())
    ([[2], [5, 6, 7]], ['We recall it.1', '', '1 Resolution 7.', '\x0cWe act.2', '', '2', '  See page 3,', '  line 5.'])
    """
    out = list(lines)
    breaks = [at for at, line in enumerate(lines) if "\f" in line]
    notes: list[list[int]] = []
    for start, stop in pairwise([0, *breaks, len(lines)]):
        page = [at for at in range(start, stop) if lines[at].strip() and at not in gone]
        for first in (at for at in page[-NOTE_LINES:] if at > start and not _LETTERS.search(lines[at - 1])):
            found = _notes([at for at in page if at >= first], lines, len(notes) + 1)
            if found and re.search(_CITED.format(len(notes) + 1), "\n".join(lines[start:first])):
                for mark in range(len(notes) + 1, len(notes) + len(found) + 1):
                    _fuse(out, start, first, mark)
                notes += found
                break
    return notes, out


def _fuse(lines: list[str], start: int, stop: int, mark: int) -> None:
    """A mark that stands apart from the stop before it clings to it, as a note's mark does."""
    for at in range(start, stop):
        lines[at], changed = re.subn(rf"(?<=[^\W\d_][.,;:”’)]) {mark}(?=\s|$)", str(mark), lines[at], count=1)
        if changed:
            return


def _notes(region: Sequence[int], lines: Sequence[str], wanted: int) -> list[list[int]]:
    """The lines of a page's foot as its footnotes, the first of which has the number wanted; none where they are no footnotes."""
    found: list[list[int]] = []
    for at in region:
        number = _NOTE_STARTS.match(lines[at])
        if number and int(number[1]) == wanted + len(found):
            found.append([at])
        elif not found or _LABEL.match(lines[at]):
            return []
        else:
            found[-1].append(at)
    return found


def page_numbers(lines: Sequence[str], ends: tuple[str, ...]) -> list[int]:
    """Which lines of a text without form feeds are numbers of its pages ("Page 2 of 3", "2/3"), which a viewer copies with it.

    Each counts on from the one before, and they stand a page's lines apart; a figure alone parts a sentence, or stands before another
    number. `ends`: how a sentence ends.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    alike: dict[str, list[int]] = {}
    for place, at in enumerate(filled):
        shape = _shape(lines[at])
        if "#" in shape and len(shape) < LONGEST and not _LABELLED.match(shape):
            alike.setdefault(shape, []).append(place)
    for shape, places in alike.items():
        if len(places) < LEAST_PAGES or any(after - place < LEAST_PAGE for place, after in pairwise(places[:-1])):
            continue
        figures = [[int(found) for found in _FIGURES.findall(lines[filled[place]])[:9]] for place in places]
        counting = [all(after == one + 1 for one, after in pairwise(column)) for column in zip(*figures, strict=True)]
        same = [len(set(column)) == 1 for column in zip(*figures, strict=True)]
        if sum(counting) == 1 and all(one or other for one, other in zip(counting, same, strict=True)):
            around = [(lines[filled[place - 1]], lines[filled[place + 1]]) for place in places[:-1]]
            parted = any(not before.rstrip().endswith(ends) and after.lstrip()[:1].islower() for before, after in around)
            if shape.strip(" -–—") != "#" or parted or all(_LABEL.match(after) for _, after in around):
                return [filled[place] for place in places]
    return []


def beside(lines: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """The numbers of pages, and what stands with nearly all of them."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    place = {at: n for n, at in enumerate(filled)}
    near = [filled[max(place[at] - BESIDE, 0) : place[at] + BESIDE + 1] for at in numbers]
    said = Counter(shape for some in near for shape in {_shape(lines[at]) for at in some})
    return {at for some in near for at in some if said[_shape(lines[at])] >= max(2, len(numbers) - 1)}


def _shape(line: str) -> str:
    return _FIGURES.sub("#", " ".join(line.casefold().split()))


def overleaf(lines: Sequence[str], gone: Collection[int], breaks: Collection[int], ends: tuple[str, ...]) -> set[int]:
    """The blank lines beside the end of a page, and what is gone there, where a sentence goes on. `ends`: how one ends."""
    between: set[int] = set()
    last = -1
    for at in breaks:
        if at < last:
            continue  # pages of which all is gone
        first = last = at
        while first and (first - 1 in gone or not lines[first - 1].strip()):
            first -= 1
        while last < len(lines) and (last in gone or not lines[last].strip()):
            last += 1
        if first and _LETTERS.search(lines[first - 1]) and not lines[first - 1].rstrip().endswith(ends):
            between.update(range(first, last))
    return between


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
