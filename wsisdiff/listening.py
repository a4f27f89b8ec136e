"""What a long run is doing, told to whoever listens: nobody, unless the command line set a listener."""

from __future__ import annotations

import sys
from contextvars import ContextVar

from wsisdiff.text.terminal import printable


class Listener:
    """Is told of steps and of what came of them; does nothing but what its kinds do."""

    def began(self, what: str) -> None: ...

    def ended(self, what: str, seconds: float) -> None: ...

    def noted(self, what: str) -> None: ...

    def reached(self, done: int, total: int) -> None:
        """How far the step has come; `total` is 0 where that is not known. Raises Stopped when it is to go no further."""


class Stopped(Exception):
    """Whoever waited for the work wants it no more. What was written before stands; nothing is half written."""


LISTENER: ContextVar[Listener | None] = ContextVar("LISTENER", default=None)


SILENT: ContextVar[bool] = ContextVar("SILENT", default=False)
"""Whether nothing but data and errors is wanted."""


def note(what: str) -> None:
    """What a step read or wrote: "read rev1: 103 paragraphs from rev1.pdf"."""
    listener = LISTENER.get()
    if listener is not None:
        listener.noted(what)


def pulse(done: int = 0, total: int = 0) -> None:
    """Called in long loops: tells how far they have come, and is where the work can be stopped."""
    listener = LISTENER.get()
    if listener is not None:
        listener.reached(done, total)


def caution(what: str) -> None:
    """What a person should know though nobody asked, on standard error: "the template's field INCLUDETEXT was left out"."""
    if not SILENT.get():
        print(f"wsisdiff: {' '.join(printable(what).split())}", file=sys.stderr)
