"""A PDF read in a process of its own, with limits of time and memory.

pdfium is a large library in C++ that is fed with files from anywhere. Should one of them make it crash, hang or eat the memory, that
ends the other process and becomes one line here, not the end of the report. Costs about 0.1 s a file, most of it pdfium's own start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import limits, seconds_left, time_limited, too_slow
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.oneline import notice_again, noticing

SWITCH = "WSISDIFF_PDF_PROCESS"
"""Environment variable; `0` reads PDFs in the program's own process."""
GRACE = 2.0
"""Seconds after its time in which the other process may still say itself that the time is over."""
_OUT_OF_MEMORY = 77
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from wsisdiff.reading.pdf.process import main; main(*sys.argv[2:])"
)
_PRINT_ANEW = "open it in a PDF viewer, print it to a new PDF and add that"


def read_pdf_apart(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a PDF. Raises UnreadableDraft as `read_pdf` does, and when the file stops the other process or takes too long."""
    where = str(path)
    if os.environ.get(SWITCH) == "0" or not sys.executable or getattr(sys, "frozen", False):
        return _read_here(path, changes)
    package = str(Path(__file__).resolve().parents[3])
    call = [sys.executable, "-I", "-S", "-c", _START, json.dumps([package, *sys.path]), where, changes]
    bounds = limits()
    try:
        done = subprocess.run(
            call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds_left() + GRACE
        )
    except subprocess.TimeoutExpired:
        raise too_slow(where) from None
    except OSError:
        return _read_here(path, changes)
    if done.returncode == _OUT_OF_MEMORY:
        raise UnreadableDraft(
            f"it needs more than {bounds.memory_mb:,} MB of memory to read",
            where=where,
            todo=f"{_PRINT_ANEW}, or set WSISDIFF_MAX_MEMORY_MB higher",
        )
    if done.returncode == 1 and not done.stdout:
        return _read_here(path, changes)  # no Python could be started that finds this package
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise UnreadableDraft("the PDF is broken in a way that stops its reader", where=where, todo=_PRINT_ANEW) from None
    if "fault" in answer:
        raise RuntimeError(answer["fault"])
    if "what" in answer:
        raise UnreadableDraft(answer["what"], where=answer["where"], todo=answer["todo"])
    notice_again(answer["split"], answer["turned"])
    return value_of(Reading, answer["reading"])


def _read_here(path: Path, changes: Changes) -> Reading:
    from wsisdiff.reading.pdf.read import read_pdf

    return read_pdf(path, changes=changes)


def main(name: str, changes: Changes = "accepted") -> None:
    """The other process: reads the file and prints what it made of it as JSON."""
    _hold_memory(limits().memory_mb)
    try:
        with time_limited(name), noticing() as noticed:
            reading = _read_here(Path(name), changes)
    except UnreadableDraft as error:
        answer: dict[str, Any] = {"what": error.what, "where": error.where, "todo": error.todo}
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)
    except Exception as error:  # a fault of ours: told as one, by the program that asked
        answer = {"fault": f"{type(error).__name__}: {error} (while reading {name} in its own process)"}
    else:
        answer = {"reading": plain_of(Reading, reading), "split": noticed.split, "turned": noticed.turned}
    sys.stdout.write(json.dumps(answer))


def _hold_memory(megabytes: int) -> None:
    """No more address space than that, and no core file, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
