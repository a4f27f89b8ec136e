"""What a file may cost before it is refused: one place for all readers, settable by environment variables.

The defaults are far above any draft (figures in docs/hardening.md) and far below what would stop a person's machine.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, fields

from wsisdiff.errors import UnreadableDraft
from wsisdiff.listening import pulse

PREFIX = "WSISDIFF_MAX_"
GRACE = 2.0
"""Seconds that a reader which looks at the clock itself has to say so before it is interrupted."""


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
    step_seconds: int = 1800
    """For one step of the work: judging, comparing, briefing. 361 asks in 28,000 paragraphs take seven."""
    all_memory_mb: int = 8192
    """Memory of a command as a whole (Linux). A report on 28,000 paragraphs takes 350."""
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
            what = f"the limit {said[:40]!r} is no whole number above 0"
            raise UnreadableDraft(what, where=f"environment variable {name}", todo="correct or unset it")
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
    seconds = limits().seconds
    token = _ends.set((time.monotonic() + seconds, where))
    try:
        with interrupted_after(seconds + GRACE, lambda: too_slow(where)):
            yield
    finally:
        _ends.reset(token)


@contextmanager
def interrupted_after(seconds: float, error: Callable[[], Exception]) -> Iterator[None]:
    """Within it the error is raised once the time is over, wherever the work is then, in the midst of a search by a pattern too.

    By the system's timer, which only the main thread of a process can use, and not on Windows; elsewhere `check_time` and `pulse` must do.
    Within another one of these the earlier end holds.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise error()

    began = time.monotonic()
    left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
    if left and left <= seconds:
        signal.setitimer(signal.ITIMER_REAL, left)
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), 0.001))


def hold_memory() -> None:
    """From here on this process is held to `all_memory_mb`: what would take more ends in one line, and the machine goes on."""
    try:
        import resource
    except ImportError:
        return
    if not sys.platform.startswith("linux"):
        return  # elsewhere the system counts what is only reserved otherwise
    most = limits().all_memory_mb * 2**20
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > most:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


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
