"""Files that were put into a Word file as they were and that Word takes in when it opens it: pages, texts, other Word files."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath

from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.blocks import Reading

_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".text")


def read_chunk(name: str, data: bytes, *, original: bool) -> Reading | None:
    """The blocks of such a file; None for one that is of no format read here, or cannot be read."""
    ending = PurePosixPath(name).suffix.lower()
    if not data or ending not in (*_PAGES, *_TEXTS):
        return None
    with tempfile.TemporaryDirectory(prefix="wsisdiff-") as folder:
        path = Path(folder) / f"chunk{ending}"
        path.write_bytes(data)
        try:
            if ending in _PAGES:
                from wsisdiff.reading.html.read import read_html

                return read_html(path, changes="original" if original else "accepted")
            from wsisdiff.reading.text.plain import read_plain

            return read_plain(path)
        except UnreadableDraft:
            return None
