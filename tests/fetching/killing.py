"""Run one command again and again, each time stopped before another step that it takes in its workspace; one folder for each stop.

    python -m tests.fetching.killing kill|fail TEMPLATE INTO ARGUMENT...

A step is what changes a folder: a file opened to be written, linked, renamed, taken away, cut. `kill` ends the process there as SIGKILL
does, so that nothing is tidied up; `fail` lets the step fail as on a full disk. The command runs in a copy of TEMPLATE, INTO/1, INTO/2,
..., each with its output in `says`, its exit status in `status` and the step in `step`, until it ends unhindered.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

STEPS = ("os.rename", "os.remove", "os.link", "os.truncate", "os.mkdir", "os.chmod")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def changes(event: str, args: tuple[Any, ...], folder: str) -> bool:
    """Whether this event of the interpreter is a step."""
    if event == "open":
        path, _, flags = args
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(folder) and bool(flags & WRITES)
    return event in STEPS and isinstance(args[0], str | os.PathLike) and str(os.fspath(args[0])).startswith(folder)


def stop_at(step: int, how: str, folder: Path) -> None:
    """From now on this process is stopped, or disturbed, before that step."""
    taken = 0
    record = os.open(folder.parent / "step", os.O_WRONLY | os.O_CREAT)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal taken
        if changes(event, args, str(folder)):
            taken += 1
            if taken == step:
                os.write(record, f"{event} {args[0]}".encode())
                if how == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))

    sys.addaudithook(hook)


def main() -> None:
    how, template, into, *arguments = sys.argv[1:]
    from wsisdiff.cli import main as run

    for step in range(1, 100):
        folder = Path(into) / str(step)
        shutil.copytree(template, folder / "workspace")
        pid = os.fork()
        if pid == 0:
            out = os.open(folder / "says", os.O_WRONLY | os.O_CREAT)
            os.dup2(out, 1)
            os.dup2(out, 2)
            stop_at(step, how, folder / "workspace")
            try:
                run(["-C", str(folder / "workspace"), *arguments])
            except SystemExit as end:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(end.code if isinstance(end.code, int) else 3)
            os._exit(4)
        _, ended = os.waitpid(pid, 0)
        (folder / "status").write_text(str(os.waitstatus_to_exitcode(ended)), encoding="utf-8")
        if not (folder / "step").read_bytes():
            return
    raise SystemExit("it never ended unhindered")


if __name__ == "__main__":
    main()
