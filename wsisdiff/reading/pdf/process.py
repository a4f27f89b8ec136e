"""A PDF read in a process of its own, with limits of time and memory.

pdfium is a large library in C++ that is fed with files from anywhere. Should one of them make it crash, hang or eat the memory, that
ends the other process and becomes one line here, not the end of the report. Its start costs about 0.15 s, more than reading ten pages:
several files can have one (`read_by`).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import limits, seconds_left, time_limited, too_slow
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.oneline import notice_again, noticing

if TYPE_CHECKING:
    from subprocess import Popen

SWITCH = "WSISDIFF_PDF_PROCESS"
"""Environment variable; `0` reads PDFs in the program's own process."""
GRACE = 2.0
"""Seconds after its time in which the other process may still say itself that the time is over."""
_OUT_OF_MEMORY = 77
_START = (
    "import gc, json, sys; gc.set_threshold(50_000); sys.path[:] = json.loads(sys.argv[1]); "
    "from wsisdiff.reading.pdf.process import main; main()"
)
"""Rings are looked for as seldom as in the command itself (`cli.SELDOM`)."""
_PRINT_ANEW = "open it in a PDF viewer, print it to a new PDF and add that"


@dataclass(slots=True)
class Reader:
    """A process that reads PDFs, one after the other; it starts with the first."""

    process: Popen[bytes] | None = None
    begun: Event = field(default_factory=Event)
    """Set once it was asked for a file, or will not be."""

    def ask(self, where: str, changes: Changes) -> tuple[bytes, int | None]:
        """What it says of a file, and its status if it ended instead. The files before may have worn it out: a new one is asked, too."""
        said = self._asked(self.process, where, changes) if self.process else b""
        if said and self.process:
            return said, None
        self.process = _started()
        return self._asked(self.process, where, changes), self.process.returncode

    def _asked(self, process: Popen[bytes], where: str, changes: Changes) -> bytes:
        assert process.stdin is not None and process.stdout is not None
        seconds = seconds_left() + GRACE
        end, late = time.monotonic() + seconds, Timer(seconds, process.kill)
        late.start()
        try:
            with suppress(OSError):  # it has ended
                os.write(process.stdin.fileno(), json.dumps([where, changes]).encode() + b"\n")
            self.begun.set()
            said = process.stdout.readline()
        except BaseException:
            process.kill()
            raise
        finally:
            late.cancel()
        if not said:
            self.end()
            if time.monotonic() >= end:
                raise too_slow(where)
        return said

    def end(self) -> None:
        """Let it end, and wait for that."""
        self.begun.set()
        if self.process is not None:
            self.process.__exit__(None, None, None)


_reader: ContextVar[Reader | None] = ContextVar("_reader", default=None)


@contextmanager
def read_by(reader: Reader) -> Iterator[None]:
    """The PDFs that this thread reads within it are read by that process."""
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)
        reader.end()


def read_pdf_apart(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a PDF. Raises UnreadableDraft as `read_pdf` does, and when the file stops the other process or takes too long."""
    where, reader = str(path), _reader.get()
    if os.environ.get(SWITCH) == "0" or not sys.executable or getattr(sys, "frozen", False):
        return _read_here(path, changes)
    if reader is None:
        with read_by(Reader()):
            return read_pdf_apart(path, changes=changes)
    try:
        said, status = reader.ask(where, changes)
    except OSError:
        return _read_here(path, changes)
    if status == _OUT_OF_MEMORY:
        what = f"it needs more than {limits().memory_mb:,} MB of memory to read"
        raise UnreadableDraft(what, where=where, todo=f"{_PRINT_ANEW}, or set WSISDIFF_MAX_MEMORY_MB higher")
    if status == 1 and not said:
        return _read_here(path, changes)  # no Python could be started that finds this package
    try:
        answer = json.loads(said)
    except ValueError:
        raise UnreadableDraft("the PDF is broken in a way that stops its reader", where=where, todo=_PRINT_ANEW) from None
    if "fault" in answer:
        raise RuntimeError(answer["fault"])
    if "what" in answer:
        raise UnreadableDraft(answer["what"], where=answer["where"], todo=answer["todo"])
    notice_again(answer["split"], answer["turned"])
    return value_of(Reading, answer["reading"])


def _started() -> Popen[bytes]:
    from subprocess import DEVNULL, PIPE, Popen

    package = str(Path(__file__).resolve().parents[3])
    call = [sys.executable, "-I", "-S", "-c", _START, json.dumps([package, *sys.path])]
    return Popen(call, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)


def _read_here(path: Path, changes: Changes) -> Reading:
    from wsisdiff.reading.pdf.read import read_pdf

    return read_pdf(path, changes=changes)


def main() -> None:
    """The other process: reads each file that it is asked for and says what it made of it, as a line of JSON."""
    _hold_memory(limits().memory_mb)
    for line in sys.stdin:
        print(json.dumps(_answer(*json.loads(line))), flush=True)


def _answer(name: str, changes: Changes) -> dict[str, Any]:
    try:
        with time_limited(name), noticing() as noticed:
            reading = _read_here(Path(name), changes)
    except UnreadableDraft as error:
        return {"what": error.what, "where": error.where, "todo": error.todo}
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)
    except Exception as error:  # a fault of ours: told as one, by the program that asked
        return {"fault": f"{type(error).__name__}: {error} (while reading {name} in its own process)"}
    return {"reading": plain_of(Reading, reading), "split": noticed.split, "turned": noticed.turned}


def _hold_memory(megabytes: int) -> None:
    """No more address space than that, and no core file, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
