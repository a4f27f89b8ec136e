"""Work shared among processes where that pays: the same answers in the same order, sooner.

Children are forked, so that they have the drafts without a copy of them being made; where a system cannot fork, or other threads run, the
work is done here.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")
PAYS_FROM = 5_000_000
"""Pairs of an ask and a paragraph from which processes are started: below, starting them and handing results back costs more than it
saves. Measured on the GDPR collection grown 4 to 64 times in asks and in paragraphs, two cores (November 2026)."""
AT_A_TIME = 32
"""Things that a process takes at a time, where there are many; results come back in their order."""
_work: Callable[[object], object] | None = None
"""What a child does: set before it is forked."""


def shared(work: Callable[[One], Other], things: Sequence[One], size: int) -> Iterator[Other]:
    """`work` of each thing, in order; in several processes where `size`, the number of pairs to look at, is large enough.

    An error of the work is raised here, that of the earliest thing first.
    """
    count = processes(size)
    if count < 2:
        yield from map(work, things)
        return
    import multiprocessing

    global _work
    _work = work  # type: ignore[assignment]
    gc.freeze()  # so that looking for rings does not write to the pages that parent and children share
    try:
        with multiprocessing.get_context("fork").Pool(count) as pool:
            yield from pool.imap(_one, things, max(1, min(AT_A_TIME, len(things) // (4 * count))))
    finally:
        gc.unfreeze()
        _work = None


def _one(thing: object) -> object:
    assert _work is not None, "set before the child was forked"
    return _work(thing)


def processes(size: int) -> int:
    """How many processes the work is shared among: 1 means that it is done here."""
    if size < PAYS_FROM or not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    import multiprocessing  # a hundredth of a second

    if threading.active_count() > 1 or multiprocessing.current_process().daemon:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
