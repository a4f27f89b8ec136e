"""Files that were put into a Word file as they were and that Word takes in when it opens it: pages, texts, other Word files."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import PurePosixPath

from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import format_of

DEEPEST = 3
"""Files within each other; those of people are one deep."""
_READ = ("HTML", "text", "rich text", "Word", "mail")
_PACKED_PAGES = (".mht", ".mhtml")
_DEPTH: ContextVar[int] = ContextVar("depth", default=0)


def read_chunk(name: str, data: bytes, carried: Carried | None) -> Reading | None:
    """The blocks of such a file, which `carried` reads; None for one that is of no format read here, or cannot be read."""
    ending = PurePosixPath(name).suffix.lower()
    ending = ".eml" if ending in _PACKED_PAGES else ending  # a page packed as a mail is
    format = format_of(ending)
    if not data or carried is None or format is None or format.name not in _READ or _DEPTH.get() >= DEEPEST:
        return None
    token = _DEPTH.set(_DEPTH.get() + 1)
    try:
        return carried(f"chunk{ending}", data)
    except UnreadableDraft:
        return None
    finally:
        _DEPTH.reset(token)
