"""Several drafts read at once where that saves time: PDFs are read by a process of their own, which this one would only wait for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.parallel import shared
from wsisdiff.model import Draft
from wsisdiff.reading.pdf.process import Reader, apart, read_by

Job = tuple[Path, Callable[[], Draft], Callable[[], bool]]
"""A draft's file, what reads it, and whether that was kept from another time."""

PAYS_FROM = 300_000
"""Bytes of PDFs that still wait from which a second process is started for them: its start takes as long as reading 200,000."""
PAIRS = 2
"""Pairs of an ask and a paragraph that are judged in the time in which a byte is read: by it `shared` knows whether processes pay."""


def read_together(jobs: Sequence[Job]) -> tuple[Draft | UnreadableDraft, ...]:
    """The drafts in the order of the jobs, or why one cannot be read. Other errors are raised, the first one's, as if read one by one."""
    waiting = deque(n for n, (path, _, kept) in enumerate(jobs) if path.suffix.lower() == ".pdf" and apart() and not kept())
    if not waiting or len(jobs) == 1:
        size = sum(path.stat().st_size for path, *_ in jobs if path.is_file())
        return tuple(shared(lambda n: _tried(jobs[n][1]), range(len(jobs)), size * PAIRS if len(jobs) > 1 else 0))
    found: list[Draft | Exception | None] = [None] * len(jobs)

    others, reader = deque(n for n in range(len(jobs)) if n not in waiting), Reader()
    with suppress(OSError):  # said where it is asked
        reader.start()  # here, where no other thread runs yet

    def work(numbers: deque[int], reader: Reader) -> None:
        with read_by(reader), suppress(IndexError):  # none is left: of those that two threads work at, each takes the next
            while True:
                n = numbers.popleft()
                try:
                    found[n] = _tried(jobs[n][1])
                except Exception as error:  # raised below, in order
                    found[n] = error

    thread = Thread(target=work, args=(waiting, reader), daemon=True)
    thread.start()
    work(others, Reader())
    if sum(jobs[n][0].stat().st_size for n in list(waiting) if jobs[n][0].is_file()) > PAYS_FROM:
        work(waiting, Reader())
    thread.join()
    return tuple(map(_read, found))


def _tried(read: Callable[[], Draft]) -> Draft | UnreadableDraft:
    try:
        return read()
    except UnreadableDraft as refused:
        return refused


def _read(found: Draft | Exception | None) -> Draft | UnreadableDraft:
    if isinstance(found, Exception) and not isinstance(found, UnreadableDraft):
        raise found
    assert found is not None, "every job was done"
    return found
