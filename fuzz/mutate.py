"""Damaged copies of real files, read as a user would read them: python fuzz/mutate.py --files DIR --copies N --seed S

Each copy is made from one file by a few random changes: of bytes, of tokens (numbers, names, tags), of what lies packed inside (the parts
of a Word file, the streams of a PDF, packed again so that the change gets through). Worker processes with limits of time and memory read
it with `read_draft`. It counts what was read, what was refused with an error of our own in one line, and what crashed: a traceback, a
killed or hanging process. Copy number i of a seed is always the same copy. Exits with status 1 when something crashed.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import selectors
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from wsisdiff.reading.formats import FORMATS  # noqa: E402

HOLDS = {ending: format.holds for format in FORMATS if format.listed for ending in format.endings}
"""Ending of the files that are copied -> what lies in them."""
TOKEN = re.compile(rb"\d+|/[A-Za-z]+|</?[\w:]+|[\w:]+=\"[^\"]{0,40}\"|[A-Za-z]{2,}|[<>()\[\]]")
STREAM = re.compile(rb"(/Length\s+)(\d+)(?![\d\s]*R)([^>]*>>\s*stream\r?\n)")
ODD = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"-1",
    b"0",
    b"2147483648",
    b"99999999999999999999",
    b"1e309",
    b"<",
    b">",
    b"&#0;",
    b"]]>",
    b"\xe2\x80\xae",
)


# ---------------------------------------------------------------- changes


def by_bytes(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled, moved, or the end missing."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 30))):
        at = chance.randrange(max(len(out), 1))
        size = chance.choice((1, 1, 4, 64, 1024))
        act = chance.randrange(6)
        if act < 2 and out:
            out[at] ^= 1 << chance.randrange(8)
        elif act == 2:
            out[at : at + size] = chance.randbytes(size)
        elif act == 3:
            del out[at : at + size]
        elif act == 4:
            out[at:at] = out[chance.randrange(max(len(out), 1)) :][:size]
        elif chance.randrange(8) == 0:
            del out[at:]
    return bytes(out)


def by_tokens(data: bytes, chance: random.Random) -> bytes:
    """Tokens replaced by each other or by odd ones, cut out, doubled."""
    found = [(m.start(), m.end()) for m in TOKEN.finditer(data)]
    if not found:
        return by_bytes(data, chance)
    out, changes = data, []
    for _ in range(chance.choice((1, 2, 5, 30))):
        start, end = chance.choice(found)
        other = chance.choice(found)
        taken = data[other[0] : other[1]]
        changes.append(
            (start, end, chance.choice((taken, taken, chance.choice(ODD), b"", data[start:end] * chance.choice((2, 300)))))
        )
    for start, end, new in sorted(changes, reverse=True):
        out = out[:start] + new + out[end:]
    return out


def inside_zip(data: bytes, chance: random.Random) -> bytes:
    """One or two parts changed and packed again with right sums, sometimes a part missing or there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    texts = [n for n, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))] or list(range(len(parts)))
    main = [n for n in texts if parts[n][0].startswith(("word/", "content.", "styles."))] or texts
    for _ in range(chance.choice((1, 1, 2))):
        n = chance.choice(main if chance.randrange(4) else texts)
        parts[n] = (parts[n][0], chance.choice((by_tokens, by_tokens, by_bytes))(parts[n][1], chance))
    if chance.randrange(12) == 0:
        del parts[chance.randrange(len(parts))]
    if chance.randrange(20) == 0:
        parts.append((chance.choice(parts)[0], chance.choice(parts)[1]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice, on purpose
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def inside_pdf(data: bytes, chance: random.Random) -> bytes:
    """The content of a few packed streams changed and packed again. The table of references is wrong then, as in many real files."""
    streams = list(STREAM.finditer(data))
    for found in sorted(chance.sample(streams, min(len(streams), chance.choice((1, 2, 5)))), key=lambda m: -m.start()):
        start, length = found.end(), int(found[2])
        try:
            content = zlib.decompress(data[start : start + length])
        except zlib.error:
            continue
        packed = zlib.compress(chance.choice((by_tokens, by_tokens, by_bytes))(content, chance), 1)
        head = found[1] + str(len(packed)).encode() + found[3]
        data = data[: found.start()] + head + packed + data[start + length :]
    return data


INSIDE: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "zip": inside_zip,
    "PDF": inside_pdf,
}
"""What lies in a file -> what changes it inside."""


def copy_of(data: bytes, ending: str, chance: random.Random) -> tuple[str, bytes]:
    """(how it was changed, the copy)"""
    inside = INSIDE.get(HOLDS[ending])
    ways = [by_bytes, by_tokens, inside, inside] if inside else [by_bytes, by_tokens, by_tokens]
    way = chance.choice(ways)
    return way.__name__, way(data, chance)


# ---------------------------------------------------------------- reading them


class Worker:
    """A process that reads one file after another; a new one when it is lost."""

    def __init__(self, memory: int, environment: dict[str, str]) -> None:
        self._memory, self._environment = memory, environment
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path, seconds: float) -> tuple[str, str]:
        """(read, refused or crashed; what was said)"""
        process = self._process if self._process is not None and self._process.poll() is None else self._start()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(f"{path}\n".encode())
        process.stdin.flush()
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            if not waiting.select(seconds):
                self.stop()
                return "crashed", f"no answer in {seconds:.0f} seconds"
        line = process.stdout.readline()
        if not line:
            return "crashed", f"the process ended with status {process.wait()}"
        outcome, said = json.loads(line)
        return outcome, said

    def _start(self) -> subprocess.Popen[bytes]:
        call = [sys.executable, str(Path(__file__).resolve()), "--worker", str(self._memory)]
        self._process = subprocess.Popen(
            call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self._environment
        )
        return self._process

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def work(memory: int) -> None:
    """The worker: a path a line in, an outcome a line out."""
    if memory and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory * 2**20, memory * 2**20))
    import traceback

    from wsisdiff.errors import UnreadableDraft
    from wsisdiff.reading.open_draft import read_draft

    for line in sys.stdin:
        try:
            read_draft(Path(line.rstrip("\n")))
            answer = ("read", "")
        except UnreadableDraft as error:
            said = str(error)
            answer = ("refused", error.what) if said.isprintable() else ("crashed", f"not one printable line: {said!r}")
        except BaseException:
            answer = ("crashed", traceback.format_exc(limit=-3))
        print(json.dumps(answer), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=Path, nargs="+", help="folders with files to be copied")
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first copy")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30.0, help="for one copy")
    parser.add_argument("--memory", type=int, default=2048, help="megabytes of a worker; 0 for no limit")
    parser.add_argument(
        "--direct", action="store_true", help="read PDFs in the worker itself: quicker, and shows what pdfium does"
    )
    parser.add_argument("--keep", type=Path, help="a folder for the copies that crash")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker is not None:
        work(arguments.worker)
        return 0
    files = sorted(p for folder in arguments.files for p in folder.rglob("*") if p.suffix.lower() in HOLDS and p.is_file())
    if not files:
        parser.error("there are no drafts in these folders")
    environment = {**os.environ, **({"WSISDIFF_PDF_PROCESS": "0"} if arguments.direct else {})}
    worker = Worker(arguments.memory, environment)
    counts: Counter[tuple[str, str, str]] = Counter()
    refusals: Counter[str] = Counter()
    slowest, began = (0.0, ""), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for n in range(arguments.first, arguments.first + arguments.copies):
            file = files[n % len(files)]
            ending = file.suffix.lower()
            way, data = copy_of(file.read_bytes(), ending, random.Random(f"{arguments.seed}-{n}"))
            path = Path(folder) / f"copy{ending}"
            path.write_bytes(data)
            start = time.monotonic()
            outcome, said = worker.read(path, arguments.seconds)
            slowest = max(slowest, (time.monotonic() - start, f"copy {n} of {file.name}"))
            counts[ending, way, outcome] += 1
            if outcome == "refused":
                refusals[re.sub(r"\d+", "N", said)] += 1
            elif outcome == "crashed":
                print(f"copy {n} of {file.name} ({way}): {said}", flush=True)
                if arguments.keep:
                    arguments.keep.mkdir(parents=True, exist_ok=True)
                    (arguments.keep / f"{arguments.seed}-{n}{ending}").write_bytes(data)
    worker.stop()
    took = time.monotonic() - began
    print(
        f"{arguments.copies} copies of {len(files)} files in {took:.0f} s, seed {arguments.seed}; slowest {slowest[0]:.1f} s ({slowest[1]})"
    )
    for ending, way in sorted({key[:2] for key in counts}):
        row = " ".join(f"{outcome} {counts[ending, way, outcome]:>6}" for outcome in ("read", "refused", "crashed"))
        print(f"{ending:6} {way:11} {row}")
    for said, count in refusals.most_common(40):
        print(f"{count:>6}  {said}")
    return 1 if any(outcome == "crashed" for _, _, outcome in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
