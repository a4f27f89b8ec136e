"""One writer at a time in a folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from wsisdiff.errors import BadWorkspace

PAUSE = 0.01
"""Seconds between two tries."""


@contextlib.contextmanager
def alone(folder: Path, busy: str, *, wait: float = 0.0) -> Iterator[None]:
    """Nobody else who asks for it writes in this folder meanwhile; BadWorkspace, with `busy`, when one still does after `wait` seconds.

    The lock is the system's: none stays behind when a run is killed. Where the system has no such locks (Windows, some network drives),
    there is none.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        until = monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if monotonic() >= until:
                    raise BadWorkspace(busy, where=str(folder), todo="wait until it has ended, then try again") from None
                sleep(PAUSE)
                continue
            except OSError:
                pass
            break
        yield
    finally:
        os.close(handle)
