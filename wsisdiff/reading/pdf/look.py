"""Words through or under which something is drawn (struck out, underlined, or in a colour of their own), and words that nobody can see: too
small, beyond the page's edge, or without any trace when it is drawn.

Of these only doubtful print (`Print.doubtful`) is looked at: the page is drawn with it and without it, and where that makes no difference
nobody sees it, be it white, invisible, clipped, covered, or on a layer that is off.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from wsisdiff.reading.pdf.annotations import Annotations
from wsisdiff.reading.pdf.source import COLOURED, Bar, Box, Drawn, PageText, Print, Sheet, address
from wsisdiff.reading.pdf.words import State, Word

THROUGH = (0.09, 0.56)
"""Ems above the baseline between which a bar goes through the words; word processors draw it at 0.2 to 0.35, a second one above."""
UNDER = (-0.36, 0.07)
"""Ems above the baseline between which a bar underlines the words."""
THICKEST = 0.32
"""Ems. A thicker bar covers the words instead of striking them."""
WHOLE, NOTHING = 0.85, 0.08
"""Shares of a word's width from which its letters are struck altogether, and up to which none is."""
FILLED = 0.6
"""At least this share of a bar's length goes through words: a table's rule goes on where no words are."""
WORD_GAP = 1.2
"""Ems between words that a bar goes on over."""
SMALLEST = 3.0
"""Points. Print smaller than this is not meant to be read; the smallest notes of the files at hand have 5."""
DIFFERENCE = 24
"""By so much (of 255) a red, green or blue differs where print can be told from its ground. Grey as light as #E6E6E6 is not told."""
PIXELS = 1400
"""Of the longer edge of the page drawn."""
SCAN = 0.5
"""Share of a page's words that lie on a picture without being drawn themselves from which they are the text of a scan."""


def with_states(
    source: PageText, text: str, words: Sequence[Word], found: Drawn, notes: Annotations, colours: bool
) -> list[Word]:
    """The words with what is drawn on them; one that is struck in part is parted. `colours`: look for them where nothing is struck too."""
    coloured = {at for at, one in found.prints.items() if max(one.colour[:3]) - min(one.colour[:3]) > COLOURED}
    if not found.bars and not notes.struck and not coloured:
        return list(words)
    lookup = _Rows(words)
    cuts: dict[Word, list[tuple[float, float]]] = defaultdict(list)
    lines: dict[Word, list[tuple[float, float]]] = defaultdict(list)
    for bar in found.bars:
        for zone, marked in ((THROUGH, cuts), (UNDER, lines)):
            touched = lookup.touched(bar, zone)
            if touched and _fits(bar, touched):
                for word in touched:
                    marked[word].append((bar.x0, bar.x1))
    for area in notes.struck:
        for word in lookup.inside(area):
            cuts[word].append((area[0], area[2]))
    out: list[Word] = []
    if not cuts and not colours:
        coloured = set()
    for word in words:
        if not coloured and word not in cuts and word not in lines:
            out.append(word)
            continue
        parts = _parts(source, text, word, cuts[word], "struck") if word in cuts else [word]
        for part in parts:
            if part.state or (notes.links and _linked(part, notes.links)):
                out.append(part)
                continue
            colour: State = "coloured" if coloured and source.object(part.index) in coloured else ""
            part = replace(part, state=colour) if colour else part
            underlined: State = "both" if colour else "underlined"
            out.extend(_parts(source, text, part, lines[word], underlined) if word in lines else [part])
    return out


class _Rows:
    """The words of a page by their baselines."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = sorted(words, key=lambda word: word.y)
        self._levels = [word.y for word in self._words]
        self._largest = max((word.size for word in words), default=0.0)

    def _between(self, low: float, high: float) -> Sequence[Word]:
        return self._words[bisect_left(self._levels, low) : bisect_right(self._levels, high)]

    def touched(self, bar: Bar, zone: tuple[float, float]) -> list[Word]:
        near = self._between(bar.y - max(zone[1], 0) * self._largest, bar.y - min(zone[0], 0) * self._largest)
        level = [word for word in near if zone[0] * word.size < bar.y - word.y < zone[1] * word.size]
        return [w for w in level if bar.thick <= THICKEST * w.size and min(w.x1, bar.x1) > max(w.x0, bar.x0)]

    def inside(self, area: Box) -> list[Word]:
        near = self._between(area[1] - 0.5 * self._largest, area[3])
        level = [word for word in near if area[1] < word.y + 0.3 * word.size < area[3]]
        return [word for word in level if min(word.x1, area[2]) > max(word.x0, area[0])]


def _fits(bar: Bar, touched: Sequence[Word]) -> bool:
    """Whether there are words along most of the bar."""
    covered, end = 0.0, bar.x0
    for word in sorted(touched, key=lambda word: word.x0):
        from_ = end if word.x0 - end < WORD_GAP * word.size else word.x0
        covered += max(0.0, min(word.x1, bar.x1) - max(from_, bar.x0))
        end = max(end, word.x1)
    if bar.x1 - end < WORD_GAP * touched[0].size:
        covered += max(0.0, bar.x1 - end)
    return covered >= FILLED * (bar.x1 - bar.x0)


def _linked(word: Word, links: Iterable[Box]) -> bool:
    middle = (word.x0 + word.x1) / 2
    return any(link[0] <= middle <= link[2] and link[1] - 2 <= word.y + 0.3 * word.size <= link[3] + 2 for link in links)


def _parts(source: PageText, text: str, word: Word, ranges: Sequence[tuple[float, float]], state: State) -> list[Word]:
    """The word in parts of which each is in the ranges or not."""
    width = max(word.x1 - word.x0, 0.1)
    share = sum(max(0.0, min(word.x1, x1) - max(word.x0, x0)) for x0, x1 in _merged(ranges)) / width
    if share >= WHOLE and (share > 0.99 or word.text.isalnum()):
        return [replace(word, state=state)]
    if share <= NOTHING:
        return [word]

    def state_of(index: int) -> State:
        x0, x1 = source.box(index)
        middle = (x0 + x1) / 2
        return state if any(one <= middle <= other for one, other in ranges) else word.state

    return cut_word(source, text, word, state_of)


def _merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(ranges):
        if merged and x0 <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(x1, merged[-1][1]))
        else:
            merged.append((x0, x1))
    return merged


def cut_word(source: PageText, text: str, word: Word, state_of: Callable[[int], State]) -> list[Word]:
    """The word cut where the state of its characters changes."""
    parts: list[Word] = []
    for index in range(word.index, word.last + 1):
        if text[index].isspace():
            continue
        state = state_of(index)
        if parts and parts[-1].state == state:
            parts[-1].text += text[index]
            parts[-1].last, parts[-1].x1 = index, source.box(index)[1]
        else:
            x0, x1 = source.box(index)
            first = not parts
            parts.append(replace(word, text=text[index], x0=x0, x1=x1, index=index, last=index, state=state,
                                 spaced=word.spaced and first, broken=word.broken and first))  # fmt: skip
    if not parts:
        return [word]
    if word.text[-1:] in ("\ufffe", "\x02"):
        parts[-1].text += word.text[-1]
    return parts


def seen(page: Any, source: PageText, text: str, words: Sequence[Word], found: Drawn) -> tuple[list[Word], list[Word], bool]:
    """The words that stand, those that nobody sees, and whether the page is a scan whose words a program recognised."""
    width, height = source.sheet.size
    off = {w for w in words if w.x1 < 1 or w.x0 > width - 1 or w.y + 0.5 * w.size < 0 or w.y > height - 1}
    out = [word for word in words if word.size < SMALLEST or word in off]
    left_out = set(out)
    inside = [word for word in words if word not in left_out]
    suspects = {at: one for at, one in found.prints.items() if one.doubtful}
    if not suspects:
        return inside, out, False
    parts = [part for word in inside for part in _by_print(source, text, word, suspects)]
    doubtful = {part: one for part in parts if (one := suspects.get(source.object(part.index)))}
    if not doubtful:
        return parts, out, False
    traces = _traces(page, source, doubtful)
    lost = {word for word in doubtful if not traces[word]}
    on_pictures = {word for word in lost if any(_on(word, box) for box, _ in found.pictures)}
    pictured = sum((box[2] - box[0]) * (box[3] - box[1]) for box, _ in found.pictures)  # whole or in strips
    scan = len(on_pictures) > SCAN * len(parts) and pictured > 0.4 * width * height
    gone = lost - on_pictures if scan else lost
    return [word for word in parts if word not in gone], [*out, *(word for word in parts if word in gone)], scan


def _by_print(source: PageText, text: str, word: Word, suspects: dict[int, Print]) -> list[Word]:
    """A word of which only a part is doubtful, in parts."""
    if word.index == word.last:
        return [word]
    first, last = source.object(word.index), source.object(word.last)
    if first == last or (first not in suspects and last not in suspects):
        return [word]
    parts = cut_word(source, text, word, lambda index: "struck" if source.object(index) in suspects else "")
    return [replace(part, state=word.state) for part in parts]


def _on(word: Word, area: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.y + 0.3 * word.size
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _traces(page: Any, source: PageText, doubtful: dict[Word, Print]) -> dict[Word, bool]:
    """For each word whether the page looks different without it. Only the part that holds such words is drawn."""
    raw, sheet = source.raw, source.sheet
    width, height = sheet.size
    scale = min(PIXELS / max(width, height, 1.0), 2.0)
    size = max(int(width * scale), 1), max(int(height * scale), 1)
    places = {word: _pixels(word, sheet, scale, size) for word in doubtful}
    left, top = (min(place[at] for place in places.values()) for at in (0, 1))
    right, bottom = (max(place[at] for place in places.values()) for at in (2, 3))
    part = left, top, max(right - left, 1), max(bottom - top, 1)
    with_them = _drawing(page, raw, size, part)
    handles = {address(one.handle): one.handle for one in doubtful.values()}
    for handle in handles.values():
        raw.FPDFPageObj_SetIsActive(handle, False)
    without = _drawing(page, raw, size, part)
    for handle in handles.values():
        raw.FPDFPageObj_SetIsActive(handle, True)
    bands = {word: ((x0 - left, x1 - left), (y0 - top, y1 - top)) for word, (x0, y0, x1, y1) in places.items()}
    return {word: _differ(with_them, without, part[2] * 4, *band) for word, band in bands.items()}


def _pixels(word: Word, sheet: Sheet, scale: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a word on the drawn page."""
    width, height = sheet.size
    x0, y0, x1, y1 = word.x0, word.y - 0.2 * word.size, word.x1, word.y + 0.75 * word.size
    if sheet.mirrored:
        x0, x1 = width - x1, width - x0
    left, right = max(int(x0 * scale), 0), min(int(x1 * scale) + 1, size[0])
    top, bottom = max(int((height - y1) * scale), 0), min(int((height - y0) * scale) + 1, size[1])
    return left, top, right, bottom


def _drawing(page: Any, raw: Any, size: tuple[int, int], part: tuple[int, int, int, int]) -> bytes:
    """A part (left, top, width, height) of the page drawn in that size, four bytes a pixel."""
    left, top, across, down = part
    bitmap = raw.FPDFBitmap_Create(across, down, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *size, 0, 0)
        buffer, stride = raw.FPDFBitmap_GetBuffer(bitmap), raw.FPDFBitmap_GetStride(bitmap)
        whole = ctypes.string_at(buffer, stride * down)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return whole if stride == 4 * across else b"".join(whole[y * stride : y * stride + 4 * across] for y in range(down))


def _differ(one: bytes, other: bytes, stride: int, columns: tuple[int, int], rows: tuple[int, int]) -> bool:
    spans = (slice(y * stride + 4 * columns[0], y * stride + 4 * columns[1]) for y in range(*rows))
    unlike = ((one[span], other[span]) for span in spans if one[span] != other[span])
    return any(abs(a - b) > DIFFERENCE for here, there in unlike for a, b in zip(here, there, strict=True))
