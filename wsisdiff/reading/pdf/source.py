"""What pdfium is asked: the characters of a page with their places, in the coordinates of the page as it is shown; and what is drawn on
it, as values: bars, uprights, areas, print, and the boxes that hold them."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

COLOURED = 60
"""Print in which red, green and blue differ by more than this has a colour."""

Colour = tuple[int, int, int, int]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the page as shown."""
LARGEST = 1e6
"""Points. A place or size beyond it, or one that is no number, is damage; a page has at most 14,400."""
SAMPLE = 100
"""Characters of a page that tell whether the file says which letters they are."""
MOSTLY = 0.7
"""Share of them that must run one way for the page to be read that way; generated spaces have no way of their own."""


class Matrix(NamedTuple):
    """How a drawing's places are moved on the page; without more, not at all."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def move(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: Matrix) -> Matrix:
        a, b, c, d, e, f = self
        g, h, i, j, k, m = other
        return Matrix(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(frozen=True, slots=True)
class Bar:
    """A thin level line, however it was drawn: a stroke, a filled rectangle, a picture."""

    x0: float
    x1: float
    y: float
    thick: float
    colour: Colour = (0, 0, 0, 255)


@dataclass(frozen=True, slots=True)
class Upright:
    """A thin line from top to bottom."""

    x: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Print:
    """What is special about a piece of text: its colour, whether it may be unseen."""

    colour: Colour
    doubtful: bool
    invisible: bool
    handle: Any


@dataclass(slots=True)
class Drawn:
    """All that was found on one page. `prints` holds special print only, by the address of its object."""

    bars: list[Bar] = field(default_factory=list)
    uprights: list[Upright] = field(default_factory=list)
    fills: list[tuple[Box, Colour, int]] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    slanted: list[Box] = field(default_factory=list)
    """Long strokes from corner to corner of these boxes, as they are drawn through what is crossed out."""
    prints: dict[int, Print] = field(default_factory=dict)
    texts: list[tuple[int, Any, Matrix]] = field(default_factory=list)
    """Order of drawing, object and matrix of every piece of text."""

    def special(self, handle: Any, colour: Colour, doubtful: bool, invisible: bool = False) -> None:
        """Keep what is special about a piece of text; what was invisible stays so."""
        known = self.prints.get(address(handle))
        self.prints[address(handle)] = Print(colour, doubtful, invisible or (known is not None and known.invisible), handle)


def around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(box: Box, area: Box) -> float:
    """The share of the box that lies in the area."""
    across, up = min(box[2], area[2]) - max(box[0], area[0]), min(box[3], area[3]) - max(box[1], area[1])
    size = (box[2] - box[0]) * (box[3] - box[1])
    return across * up / size if across > 0 and up > 0 and size > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page lies: its number, its box in the file's coordinates, and by how many quarter turns to the right it is shown."""

    number: int
    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0
    mirrored: bool = False
    """Places count from the right edge: text that runs from right to left is then read like any other."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.turns % 2 else (across, up)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point of the page as shown, from its left (mirrored: right) and bottom edge; of a damaged place 0."""
        x, y = x if -LARGEST < x < LARGEST else 0.0, y if -LARGEST < y < LARGEST else 0.0
        if not (self.turns or self.mirrored):  # nearly every page
            return x - self.left, y - self.bottom
        across, up = ((x - self.left, y - self.bottom), (y - self.bottom, self.right - x), (self.right - x, self.top - y),
                      (self.top - y, x - self.left))[self.turns % 4]  # fmt: skip
        return (self.size[0] - across if self.mirrored else across), up


def address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


class Quick:
    """pdfium's functions, called without a look at what they are given, which takes half of the time of those that are asked for each word
    or piece of text. It must be handles, whole numbers and what `byref` gives: a structure would be given by value."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        function = getattr(self._raw, name)
        setattr(self, name, ctypes.CFUNCTYPE(function.restype)(address(function)))
        return getattr(self, name)


quick = lru_cache(maxsize=1)(Quick)


def sane(value: float) -> float:
    return value if -LARGEST < value < LARGEST else 0.0


class PageText:
    """The calls to pdfium for one page. All indices are of pdfium's characters."""

    def __init__(self, textpage: Any, raw: Any, sheet: Sheet) -> None:
        self.page, self.raw, self.quick, self.sheet = textpage, raw, quick(raw), sheet
        self.count = raw.FPDFText_CountChars(textpage)
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box_at, self._x_at, self._y_at = map(ctypes.byref, (self._box, self._x, self._y))
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def text(self) -> str:
        """One character for each of pdfium's, so that indices agree; its own text leaves out those it cannot decode."""
        buffer = ctypes.create_string_buffer(2 * self.count + 2)
        written = self.raw.FPDFText_GetText(self.page, 0, self.count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        whole = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
        if len(whole) == self.count:
            return whole
        read, page = self.raw.FPDFText_GetUnicode, self.page
        return "".join([chr(code) if 0 < (code := read(page, i)) < 0x110000 else "\ufffd" for i in range(self.count)])

    def box(self, index: int) -> tuple[float, float]:
        """Left and right of a character, its side bearings included."""
        self.quick.FPDFText_GetLooseCharBox(self.page, index, self._box_at)
        box, sheet = self._box, self.sheet
        if sheet.turns or sheet.mirrored:
            one, other = sheet.shown(box.left, box.bottom)[0], sheet.shown(box.right, box.top)[0]
        else:  # nearly every page, as it would be shown
            one, other = sane(box.left) - sheet.left, sane(box.right) - sheet.left
        return (one, other) if one <= other else (other, one)

    def origin(self, index: int) -> tuple[float, float]:
        self.quick.FPDFText_GetCharOrigin(self.page, index, self._x_at, self._y_at)
        return self.sheet.shown(self._x.value, self._y.value)

    def size(self, index: int) -> float:
        """Of the print, in the file's units; files may turn the text over with a size below 0."""
        return abs(sane(self.quick.FPDFText_GetFontSize(self.page, index)))

    def scale_and_turn(self, index: int) -> tuple[float, float]:
        """By how much the font's size is scaled on the page, and the sine of the angle of the text."""
        if not self.raw.FPDFText_GetMatrix(self.page, index, self._matrix):
            return 1.0, 0.0
        m = self._matrix
        left, right, down, up = sane(m.a), sane(m.b), sane(m.c), sane(m.d)
        scale = (down * down + up * up) ** 0.5 or 1.0
        along = (left * left + right * right) ** 0.5 or 1.0
        a, b = ((left, right), (right, -left), (-left, -right), (-right, left))[self.sheet.turns % 4]
        return scale, b / along if a > 0 else 1.0

    def lies(self) -> int:
        """By how many quarter turns to the right the page has to be shown so that most of its text runs from left to right."""
        asked = range(0, self.count, max(self.count // SAMPLE, 1))
        found: Counter[int] = Counter()
        for index in asked:
            if self.raw.FPDFText_GetMatrix(self.page, index, self._matrix):
                along, up = sane(self._matrix.a), sane(self._matrix.b)
                found[(0 if along > 0 else 2) if abs(along) >= abs(up) else 1 if up > 0 else 3] += 1
        turns, count = found.most_common(1)[0] if found else (0, 0)
        return turns if count > MOSTLY * len(asked) else self.sheet.turns % 4

    def bold(self, index: int) -> bool:
        """By the font's name: the weight that pdfium reckons from the stems is wrong for fonts that do not tell them."""
        self.raw.FPDFText_GetFontInfo(self.page, index, self._name, 128, self._flags)
        name = self._name.value.lower()
        return int(self._flags.value) & 1 << 18 != 0 or any(part in name for part in (b"bold", b"black", b"heavy", b"demi"))

    def guessed(self) -> float:
        """Share of the characters, of `SAMPLE` of them, for which the file names no letter: pdfium gives the font's own numbers."""
        asked = range(0, self.count, max(self.count // SAMPLE, 1))
        return sum(int(self.raw.FPDFText_HasUnicodeMapError(self.page, i)) == 1 for i in asked) / max(len(asked), 1)

    def object(self, index: int) -> int:
        """The address of the page object that draws a character."""
        return address(self.raw.FPDFText_GetTextObject(self.page, index))

    def generated(self, index: int) -> bool:
        return bool(self.quick.FPDFText_IsGenerated(self.page, index) == 1)
