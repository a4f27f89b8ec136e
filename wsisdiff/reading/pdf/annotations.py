"""What readers of a PDF have put on its pages: words struck out, carets that insert words, notes written on the page or beside it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.pdf.source import Box, Sheet, around

MOST_ANNOTATIONS = 2000
"""Notes of a page that are looked at."""
LONGEST_NOTE = 200
"""Letters of a note that are told."""

_HIDDEN_FLAGS = 1 << 1 | 1 << 5  # hidden, not to be viewed


@dataclass(frozen=True, slots=True)
class Note:
    """Words that a reader put on the page: `insert` at a caret, `written` over the page, `comment` in a box of its own."""

    kind: str
    text: str
    x: float
    y: float


@dataclass(slots=True)
class Annotations:
    """Areas of struck words, areas of links, and notes."""

    struck: list[Box] = field(default_factory=list)
    links: list[Box] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_annotations(page: Any, raw: Any, sheet: Sheet) -> Annotations:
    """The annotations of a page that say something about its words; hidden ones left out."""
    found = Annotations()
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        handle = raw.FPDFPage_GetAnnot(page, at)
        if not handle:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(handle) & _HIDDEN_FLAGS:
                _take(found, handle, raw, sheet)
        finally:
            raw.FPDFPage_CloseAnnot(handle)
    return found


def _take(found: Annotations, handle: Any, raw: Any, sheet: Sheet) -> None:
    kind = raw.FPDFAnnot_GetSubtype(handle)
    box = _rectangle(handle, raw, sheet)
    if kind == raw.FPDF_ANNOT_LINK:
        found.links.append(box)
    elif kind == raw.FPDF_ANNOT_STRIKEOUT:
        found.struck.extend(_areas(handle, raw, sheet) or [box])
        _note(found, "comment", handle, raw, box)
    elif kind not in (raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET):
        kinds = {raw.FPDF_ANNOT_CARET: "insert", raw.FPDF_ANNOT_FREETEXT: "written"}
        kinds |= {raw.FPDF_ANNOT_LINE: "drawn", raw.FPDF_ANNOT_INK: "drawn", raw.FPDF_ANNOT_STAMP: "drawn"}
        _note(found, kinds.get(kind, "comment"), handle, raw, box)


def _note(found: Annotations, kind: str, handle: Any, raw: Any, box: Box) -> None:
    size = raw.FPDFAnnot_GetStringValue(handle, b"Contents", None, 0)
    text = ""
    if 2 < size < 2**20:
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAnnot_GetStringValue(handle, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        text = one_line(buffer.raw[: size - 2].decode("utf-16-le", errors="replace"))
    if text or kind in ("insert", "drawn"):
        found.notes.append(Note(kind, text, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))


def _rectangle(handle: Any, raw: Any, sheet: Sheet) -> Box:
    rect = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(handle, rect):
        return 0.0, 0.0, 0.0, 0.0
    return _box(sheet, [(rect.left, rect.bottom), (rect.right, rect.top)])


def _areas(handle: Any, raw: Any, sheet: Sheet) -> list[Box]:
    quad = raw.FS_QUADPOINTSF()
    asked = range(min(raw.FPDFAnnot_CountAttachmentPoints(handle), MOST_ANNOTATIONS))
    told = (quad for at in asked if raw.FPDFAnnot_GetAttachmentPoints(handle, at, quad))
    return [_box(sheet, [(one.x1, one.y1), (one.x2, one.y2), (one.x3, one.y3), (one.x4, one.y4)]) for one in told]


def _box(sheet: Sheet, points: list[tuple[float, float]]) -> Box:
    return around([sheet.shown(x, y) for x, y in points])
