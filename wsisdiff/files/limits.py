"""What a file may cost before it is refused: one place for all readers, settable by environment variables.

The defaults are far above any draft (figures in docs/hardening.md) and far below what would stop a person's machine.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields

from wsisdiff.errors import UnreadableDraft
from wsisdiff.steps import pulse

PREFIX = "WSISDIFF_MAX_"


@dataclass(frozen=True, slots=True)
class Limits:
    """Each can be set by the environment variable of its name: `WSISDIFF_MAX_SECONDS=600`."""

    file_mb: int = 100
    """Megabytes of a file. The largest UN document read while this was written had 5; pictures make some larger."""
    text_mb: int = 20
    """Megabytes of a text file, a Markdown file or a web page, and of the text read from any file. A draft of 300 pages has 1."""
    unpacked_mb: int = 64
    """Megabytes of all parts of a Word file together, unpacked. A treaty of 1,000 pages has about 20."""
    elements: int = 1_000_000
    """Elements of a web page or of a part of a Word file. A Word file of 1,000 pages has about 200,000."""
    toml_mb: int = 8
    """Megabytes of a file of asks, of the list of drafts, of the reviews. 361 asks of the GDPR collection in one file have 0.25, and a
    collection sixteen times as large is still judged."""
    pages: int = 2000
    """Pages of a PDF. The longest draft has a hundred."""
    paragraphs: int = 200_000
    """Paragraphs, items, headings and footnotes of a document, and a tenth of the lines of a text file. The longest draft has 1,000."""
    depth: int = 500
    """Elements of a web page within each other; browsers stop at 512. (Word files: libxml2 stops at 256.)"""
    seconds: int = 120
    """To read one file. The slowest of the files at hand, 41 pages of amendments in tables, takes one second."""
    memory_mb: int = 2048
    """Memory of the process in which a PDF is read, where the system can hold a process to it (Linux)."""


def limits() -> Limits:
    """The limits that hold now. UnreadableDraft names a variable that is no whole number above 0."""
    found = {}
    for field in fields(Limits):
        name = PREFIX + field.name.upper()
        said = os.environ.get(name, "").strip()
        if not said:
            continue
        if not (said.isascii() and said.isdecimal() and 0 < len(said) < 10 and int(said)):
            raise UnreadableDraft(
                f"the limit {said[:40]!r} is no whole number above 0",
                where=f"environment variable {name}",
                todo="correct or unset it",
            )
        found[field.name] = int(said)
    return Limits(**found)


def beyond(what: str, limit: str, where: str, *, todo: str = "give the draft alone") -> UnreadableDraft:
    """The refusal of what lies beyond a limit: says how to raise it."""
    value = getattr(limits(), limit)
    return UnreadableDraft(
        f"{what} (limit {value:,})", where=where, todo=f"{todo}, or set {PREFIX}{limit.upper()} higher if it is a draft"
    )


_ends: ContextVar[tuple[float, str] | None] = ContextVar("_ends", default=None)


@contextmanager
def time_limited(where: str) -> Iterator[None]:
    """Within it `check_time` refuses the file `where` once the time is over; an outer limit stays the one that holds."""
    if _ends.get() is not None:
        yield
        return
    token = _ends.set((time.monotonic() + limits().seconds, where))
    try:
        yield
    finally:
        _ends.reset(token)


def seconds_left() -> float:
    """Until the time of the file that is being read is over."""
    end = _ends.get()
    return limits().seconds if end is None else max(end[0] - time.monotonic(), 0.0)


def check_time() -> None:
    """Called in every loop over a document. A Python program cannot be stopped from outside without harm to what it does besides."""
    pulse()
    end = _ends.get()
    if end is not None and time.monotonic() > end[0]:
        raise too_slow(end[1])


def too_slow(where: str) -> UnreadableDraft:
    return beyond(f"it takes longer than {limits().seconds} seconds to read", "seconds", where)
