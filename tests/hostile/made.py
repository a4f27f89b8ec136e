"""Hostile files for the tests. They are built with the fuzzers' own builders, so that both mean the same by a Word file or a PDF."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.open_draft import read_draft

FUZZ = Path(__file__).resolve().parents[2] / "fuzz"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (1. We decide to act.) Tj ET"


def fuzz_module(name: str) -> ModuleType:
    if str(FUZZ) not in sys.path:
        sys.path.insert(0, str(FUZZ))
    return importlib.import_module(name)


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def refused(path: Path) -> str:
    """The one line with which the file is refused."""
    with pytest.raises(UnreadableDraft) as error:
        read_draft(path)
    line = str(error.value)
    assert line.isprintable() and line.startswith(str(path))
    return line


def stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)


def pdf(
    page: bytes = b"/Contents 4 0 R", pages: bytes = b"/Count 1 /Kids [3 0 R]", *more: bytes, contents: bytes | None = None
) -> bytes:
    """A PDF of the objects 1 catalogue, 2 page tree, 3 page, 4 its content, 5 a font, 6 and on whatever is given."""
    resources = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages %s >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s %s >>" % (resources, page),
        stream(TEXT) if contents is None else contents,
        FONT,
        *more,
    ]
    made: bytes = fuzz_module("packed").assembled(objects)
    return made


def form(content: bytes, inner: bytes = b"") -> bytes:
    """A piece of page that can be drawn many times; `inner` names those it draws itself."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << %s >> >>"
    return stream(content, head % inner)


def word_file(body: str, **parts: str) -> bytes:
    made: bytes = fuzz_module("packed").word_file(body, **parts)
    return made


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
