"""Words of a page that nobody can see: too small, beyond its edge, or without any trace when the page is drawn.

Only doubtful print (`Print.doubtful`) is looked at: the page is drawn with it and without it, and where that makes no difference nobody
sees it, be it white, invisible, clipped, covered, or on a layer that is off.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wsisdiff.reading.pdf.source import Box, Drawn, PageText, Print, Sheet, address
from wsisdiff.reading.pdf.struck import cut_word
from wsisdiff.reading.pdf.words import Word

SMALLEST = 3.0
"""Points. Print smaller than this is not meant to be read; the smallest notes of the files at hand have 5."""
DIFFERENCE = 24
"""By so much (of 255) a red, green or blue differs where print can be told from its ground. Grey as light as #E6E6E6 is not told."""
PIXELS = 1400
"""Of the longer edge of the page drawn."""
SCAN = 0.5
"""Share of a page's words that lie on a picture without being drawn themselves from which they are the text of a scan."""


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
