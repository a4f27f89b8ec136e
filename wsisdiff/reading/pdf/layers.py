"""Whether a PDF has layers that may be switched off: pdfium does not say so, and to ask at each word takes its time."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

LARGEST_STREAM = 4 * 2**20
"""Bytes of a stream of objects, unpacked, that are looked at."""

_NAME = b"/OCProperties"
_OBJECTS = re.compile(rb"/ObjStm\b[^\0]{0,400}?stream\r?\n")


def has_layers(path: Path) -> bool:
    """Whether the file's catalogue names layers. True as well where that cannot be read: then each word is asked."""
    data = path.read_bytes()
    if _NAME in data or b"/Encrypt" in data:
        return True
    for found in _OBJECTS.finditer(data):
        try:
            objects = zlib.decompressobj().decompress(data[found.end() : found.end() + LARGEST_STREAM], LARGEST_STREAM)
        except zlib.error:
            return True
        if _NAME in objects:
            return True
    return False
