"""The steps of a long run: told to whoever listens, and interrupted when one takes longer than the limit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from wsisdiff.errors import WsisdiffError
from wsisdiff.files.limits import PREFIX, interrupted_after, limits
from wsisdiff.listening import LISTENER, SILENT, Listener, Stopped, caution, note, pulse

__all__ = ["LISTENER", "SILENT", "Listener", "Stopped", "caution", "note", "pulse", "step"]


@contextmanager
def step(what: str) -> Iterator[None]:
    """A step of the work, named as it is done: "judging 35 asks in 5 drafts". It is interrupted when it takes longer than the limit."""
    seconds = limits().step_seconds

    def too_slow() -> WsisdiffError:
        todo = f"give less at a time, or set {PREFIX}STEP_SECONDS higher"
        return WsisdiffError(f"{what} takes longer than {seconds:,} seconds", todo=todo)

    with interrupted_after(seconds, too_slow):
        listener = LISTENER.get()
        if listener is None:
            yield
            return
        start = perf_counter()
        listener.began(what)
        try:
            yield
        finally:
            listener.ended(what, perf_counter() - start)
