"""A PDF read in a process of its own, with limits of time and memory.

pdfium is a large library in C++ that is fed with files from anywhere. Should one of them make it crash, hang or eat the memory, that
ends the other process and becomes one line here, not the end of the report. It is a copy of this one where that can be had, which has
loaded most of what it needs; else a Python of its own, whose start costs as much as reading ten pages. Several files can have one.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import Context, ContextVar
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, Any

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import limits, seconds_left, time_limited, too_slow
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import notice, noticing

if TYPE_CHECKING:
    from subprocess import Popen

SWITCH = "WSISDIFF_PDF_PROCESS"
"""Environment variable; `0` reads PDFs in the program's own process."""
GRACE = 2.0
"""Seconds after its time in which the other process may still say itself that the time is over."""
_OUT_OF_MEMORY = 77
_START = (
    "import gc, json, sys; gc.set_threshold(500_000); sys.path[:] = json.loads(sys.argv[1]); "
    "from wsisdiff.reading.pdf.process import main; main()"
)
"""Rings are looked for as seldom as in the command itself (`cli.SELDOM`)."""
_PRINT_ANEW = "open it in a PDF viewer, print it to a new PDF and add that"


@dataclass(slots=True)
class _Copy:
    """A copy of this process, as far as it is used like one that `Popen` starts."""

    pid: int
    stdin: IO[bytes]
    stdout: IO[bytes]
    returncode: int | None = None

    def kill(self) -> None:
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def __exit__(self, *_: object) -> None:
        self.stdin.close()
        self.stdout.close()
        self.wait()


@dataclass(slots=True)
class Reader:
    """A process that reads PDFs, one after the other; it starts with the first, or before."""

    process: Popen[bytes] | _Copy | None = None

    def start(self) -> None:
        """Start it, which only costs time where nothing will be asked."""
        self.process = _copied() if _copies() else _started()

    def ask(self, where: str, changes: Changes) -> tuple[bytes, int | None]:
        """What it says of a file, and its status if it ended instead. The files before may have worn it out: a new one is asked, too."""
        said = self._asked(self.process, where, changes) if self.process else b""
        if said and self.process:
            return said, None
        self.start()
        assert self.process is not None
        return self._asked(self.process, where, changes), self.process.returncode

    def _asked(self, process: Popen[bytes] | _Copy, where: str, changes: Changes) -> bytes:
        assert process.stdin is not None and process.stdout is not None
        seconds = seconds_left() + GRACE
        end, late = time.monotonic() + seconds, Timer(seconds, process.kill)
        late.start()
        try:
            with suppress(OSError):  # it has ended
                os.write(process.stdin.fileno(), json.dumps([where, changes]).encode() + b"\n")
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


def apart() -> bool:
    """Whether PDFs are read by another process at all."""
    return os.environ.get(SWITCH) != "0" and bool(sys.executable) and not getattr(sys, "frozen", False)


def read_pdf_apart(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a PDF. Raises UnreadableDraft as `read_pdf` does, and when the file stops the other process or takes too long."""
    where, reader = str(path), _reader.get()
    if not apart():
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
    notice(answer["split"], answer["turned"])
    return value_of(Reading, answer["reading"])


def _copies() -> bool:
    """Whether this process may be copied: threads beside the one that asks would not be in the copy, and what they hold would stay held."""
    with suppress(OSError):
        return len(list(Path("/proc/self/task").iterdir())) == 1
    return False


def _copied() -> _Copy:
    """A copy of this process that reads what it is asked for, and nothing that this one has open."""
    (asked, asks), (hears, says) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid:
        os.close(asked)
        os.close(says)
        return _Copy(pid, os.fdopen(asks, "wb"), os.fdopen(hears, "rb"))
    status: object = 1
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for here, there in ((asked, 0), (says, 1), (null, 2)):
            os.dup2(here, there)
        os.closerange(3, max(asked, asks, hears, says, null) + 1)
        Context().run(main, os.fdopen(0), os.fdopen(1, "w"))
        status = 0
    except SystemExit as end:
        status = end.code
    finally:
        os._exit(status if isinstance(status, int) else 1)


def _started() -> Popen[bytes]:
    from subprocess import DEVNULL, PIPE, Popen

    package = str(Path(__file__).resolve().parents[3])
    call = [sys.executable, "-I", "-S", "-c", _START, json.dumps([package, *sys.path])]
    return Popen(call, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)


def _read_here(path: Path, changes: Changes) -> Reading:
    from wsisdiff.reading.pdf.read import read_pdf

    return read_pdf(path, changes=changes)


def main(asked: Iterable[str] = sys.stdin, says: IO[str] = sys.stdout) -> None:
    """The other process: reads each file that it is asked for and says what it made of it, as a line of JSON."""
    _hold_memory(limits().memory_mb * 2**20)
    for line in asked:
        print(json.dumps(_answer(*json.loads(line))), file=says, flush=True)


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


def _hold_memory(size: int) -> None:
    """No more address space than that beside what it has now, and no core file, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            with suppress(OSError):
                size += int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
