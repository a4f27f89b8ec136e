"""What a page draws besides its letters: thin bars, upright rules, filled areas, pictures; and the print that may not be seen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from wsisdiff.reading.pdf.source import COLOURED, Bar, Box, Colour, Drawn, Matrix, Sheet, Upright, around, overlap, quick, sane

MOST_OBJECTS = 20_000
"""Objects of a page that are looked at; a page with more is a map. Pages of text have up to 1,500."""
MOST_SEGMENTS = 400
"""Strokes of one drawing that are looked at one by one; a table's grid drawn in one go has about 100."""
THIN = 4.0
"""Points. A bar or rule is at most this thick; strikes through headings of 20 points have 2."""
LONGER = 2.0
"""A bar is so many times as long as thick, at least."""
INSIDE = 0.9
"""Share of a piece of text that lies within the opening through which it is drawn when nothing of it is cut off."""
COVERED = 0.3
"""Share of a piece of text over which an area lies from which it may hide it."""
LONG_STROKE = 60.0
"""Points across from which a slanted stroke may cross out a paragraph."""
DEEPEST = 6
"""Drawings within drawings that are followed."""
LIGHT = 190
"""Print whose darkest colour (of red, green and blue, 0 to 255) is lighter than this may be too light to be seen."""
CLEAR = 60
"""Print less opaque than this (of 255) may not be seen."""
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_OUTLINE_MODES = (1, 5)  # stroked, not filled
_UNSEEN_MODES = (3, 7)  # neither filled nor stroked; only clips
_BEZIER, _MOVE = 1, 2


def drawn(page: Any, raw: Any, sheet: Sheet) -> Drawn:
    """The objects of a page, those inside forms too."""
    reader, whole = _Reader(raw, sheet), Matrix()
    for at in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        reader.object(reader.quick.FPDFPage_GetObject(page, at), whole, 0)
    reader.covered()
    return reader.found


class _Reader:
    def __init__(self, raw: Any, sheet: Sheet) -> None:
        self.raw, self.quick, self.sheet, self.found = raw, quick(raw), sheet, Drawn()
        self.count = 0
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._parts = [ctypes.c_uint() for _ in range(4)]
        self._parts_at = [ctypes.byref(part) for part in self._parts]
        self._layers: dict[int, bool] = {}
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._width, self._x, self._y = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        self._matrix = raw.FS_MATRIX()

    def object(self, handle: Any, matrix: Matrix, depth: int) -> None:
        self.count += 1
        kind = self.quick.FPDFPageObj_GetType(handle)
        if kind == _TEXT:
            self._text(handle, matrix, depth)
        elif kind == _PATH:
            self._path(handle, matrix)
        elif kind == _IMAGE:
            box = self._box(handle, matrix)
            self.found.pictures.append((box, self.count))
            self._thin(box, (0, 0, 0, 255))
        elif kind == _FORM and depth < DEEPEST:
            raw = self.raw
            inner = self._own_matrix(handle).then(matrix)
            for at in range(raw.FPDFFormObj_CountObjects(handle)):
                if self.count > MOST_OBJECTS:
                    return
                self.object(raw.FPDFFormObj_GetObject(handle, at), inner, depth + 1)

    def _text(self, handle: Any, matrix: Matrix, depth: int) -> None:
        mode = self.quick.FPDFTextObj_GetTextRenderMode(handle)
        colour = self._colour(handle, stroke=mode in _OUTLINE_MODES)
        invisible = mode in _UNSEEN_MODES
        darkest, lightest = min(colour[:3]), max(colour[:3])
        doubtful = invisible or depth > 0 or darkest > LIGHT or colour[3] < CLEAR
        doubtful = doubtful or self._layered(handle) or self._clipped(handle, matrix)
        self.found.texts.append((self.count, handle, matrix))
        if doubtful or lightest - darkest > COLOURED:
            self.found.special(handle, colour, doubtful, invisible)

    def _layered(self, handle: Any) -> bool:
        """Whether the text belongs to a layer, which may be switched off."""
        for at in range(self.quick.FPDFPageObj_CountMarks(handle)):
            mark = self.quick.FPDFPageObj_GetMark(handle, at)
            known = ctypes.addressof(mark.contents)
            if known not in self._layers:  # most pieces of text share one
                name, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
                self.raw.FPDFPageObjMark_GetName(mark, name, 64, length)
                self._layers[known] = name[:2] == [*b"OC"]
            if self._layers[known]:
                return True
        return False

    def _clipped(self, handle: Any, matrix: Matrix) -> bool:
        """Whether the text stands outside of the opening through which it is drawn, or that is no rectangle."""
        raw = self.raw
        path = self.quick.FPDFPageObj_GetClipPath(handle)
        count = self.quick.FPDFClipPath_CountPaths(path)
        if count <= 0:
            return False
        box = self._box(handle, matrix)
        for at in range(count):
            if raw.FPDFClipPath_CountPathSegments(path, at) not in (4, 5):
                return True
            corners = []
            for corner in (0, 2):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, at, corner), self._x, self._y)
                corners.append(self.sheet.shown(self._x.value, self._y.value))
            if overlap(box, around(corners)) < INSIDE:
                return True
        return False

    def covered(self) -> None:
        """Text over which an area or a picture is drawn later, or which has the colour of the area that it stands on."""
        areas = [(box, at) for box, _, at in self.found.fills if _may_hide(box)]
        areas += [(box, at) for box, at in self.found.pictures if _may_hide(box)]
        coloured = [(box, colour) for box, colour, _ in self.found.fills if min(colour[:3]) <= LIGHT and _may_hide(box)]
        last = max((at for _, at in areas), default=0)
        for at, handle, matrix in self.found.texts:
            if at > last and not coloured:
                return
            own, box = self._colour(handle), self._box(handle, matrix)
            hiding = (area for area, drawn_at in areas if drawn_at > at)
            alike = (area for area, colour in coloured if _near(own, colour))
            if any(overlap(box, area) > COVERED for area in chain(hiding, alike)):
                self.found.special(handle, own, True)

    # ------------------------------------------------------------ lines and areas

    def _path(self, handle: Any, matrix: Matrix) -> None:
        raw = self.raw
        if not raw.FPDFPath_GetDrawMode(handle, self._mode, self._stroke):
            return
        filled, stroked = self._mode.value != 0, self._stroke.value != 0
        if not filled and not stroked:
            return
        box = self._box(handle, matrix)
        colour = self._colour(handle) if filled else self._colour(handle, stroke=True)
        if colour[3] < CLEAR:
            return
        thick = 0.0
        if stroked:
            raw.FPDFPageObj_GetStrokeWidth(handle, self._width)
            own = self._own_matrix(handle).then(matrix)
            thick = sane(self._width.value) * (abs(own[0] * own[3] - own[1] * own[2]) ** 0.5)
        if self._thin(box, colour, thick):
            return
        segments = raw.FPDFPath_CountSegments(handle)
        if segments <= 6 and filled:
            self.found.fills.append((box, colour, self.count))
        if segments == 2 and stroked and box[2] - box[0] > LONG_STROKE:
            self.found.slanted.append(box)
        if segments <= MOST_SEGMENTS and (stroked or segments > 6):
            self._subpaths(handle, segments, self._own_matrix(handle).then(matrix), colour, thick if stroked else -1.0)

    def _subpaths(self, handle: Any, segments: int, matrix: Matrix, colour: Colour, thick: float) -> None:
        """The pieces of a drawing that are thin bars: its straight strokes, or the rectangles that it fills."""
        for points, closed in self._pieces(handle, segments, matrix):
            if thick < 0:
                box = around(points)
                if not self._thin(box, colour) and len(points) in (4, 5):
                    self.found.fills.append((box, colour, self.count))
                continue
            for one, other in pairwise([*points, points[0]] if closed else points):
                self._thin(around([one, other]), colour, thick)

    def _pieces(self, handle: Any, segments: int, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        raw = self.raw
        points: list[tuple[float, float]] = []
        straight, closed = True, False
        for at in range(segments):
            segment = raw.FPDFPath_GetPathSegment(handle, at)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == _MOVE:
                if straight and len(points) > 1:
                    yield points, closed
                points, straight, closed = [], True, False
            straight &= kind != _BEZIER
            if not straight:  # a letter of a logo
                continue
            raw.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            points.append(self.sheet.shown(*matrix.move(sane(self._x.value), sane(self._y.value))))
            closed |= bool(raw.FPDFPathSegment_GetClose(segment))
        if straight and len(points) > 1:
            yield points, closed

    def _thin(self, box: Box, colour: Colour, thick: float = 0.0) -> bool:
        """Keeps the box as a bar or an upright when it is one."""
        across, up = box[2] - box[0], box[3] - box[1]
        if up <= THIN and across > LONGER * max(up, thick):
            if min(colour[:3]) < 250:
                self.found.bars.append(Bar(box[0], box[2], (box[1] + box[3]) / 2, thick or up, colour))
            return True
        if across <= THIN and up > LONGER * max(across, thick):
            if min(colour[:3]) < 250:
                self.found.uprights.append(Upright((box[0] + box[2]) / 2, box[1], box[3]))
            return True
        return False

    # ------------------------------------------------------------ pdfium's answers

    def _box(self, handle: Any, matrix: Matrix) -> Box:
        if not self.raw.FPDFPageObj_GetBounds(handle, *self._edges):
            return 0.0, 0.0, 0.0, 0.0
        x0, y0, x1, y1 = (sane(edge.value) for edge in self._edges)
        corners = [matrix.move(x, y) for x in (x0, x1) for y in (y0, y1)]
        return around([self.sheet.shown(x, y) for x, y in corners])

    def _colour(self, handle: Any, stroke: bool = False) -> Colour:
        ask = self.quick.FPDFPageObj_GetStrokeColor if stroke else self.quick.FPDFPageObj_GetFillColor
        red, green, blue, opaque = self._parts
        said = ask(handle, *self._parts_at)
        return (red.value, green.value, blue.value, opaque.value) if said else (0, 0, 0, 255)

    def _own_matrix(self, handle: Any) -> Matrix:
        m = self._matrix
        if not self.raw.FPDFPageObj_GetMatrix(handle, m):
            return Matrix()
        return Matrix(sane(m.a), sane(m.b), sane(m.c), sane(m.d), sane(m.e), sane(m.f))


def _may_hide(area: Box) -> bool:
    return area[2] - area[0] > THIN and area[3] - area[1] > THIN


def _near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one[:3], other[:3], strict=True))
