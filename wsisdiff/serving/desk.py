"""One workspace, kept read and judged while nothing in it changes; a change made outside is seen at the next look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from wsisdiff import verbs
from wsisdiff.judging.columns import still_asked
from wsisdiff.model import Report
from wsisdiff.reporting.status.view import View, view_of
from wsisdiff.serving.work import Work
from wsisdiff.workspace.judged import DECIDED_BY
from wsisdiff.workspace.manifest import Workspace

WAIT = 0.4
"""Seconds that a page waits for a workspace to be judged before it shows how far that is."""
JUDGED_BY = ("asks", "drafts", "wsisdiff.toml")
"""Folders whose files the tool's verdicts change with."""
State = tuple[tuple[str, int, int, int], ...]


class Busy(Exception):
    """The workspace is being judged, or that was stopped."""

    def __init__(self, work: Work) -> None:
        self.work = work
        super().__init__(work.id)


@dataclass(frozen=True, slots=True)
class Judged:
    """The workspace as it stands."""

    workspace: Workspace
    report: Report
    view: View
    """Of the report."""
    asked: View
    """Of those of its asks that are still asked: what is counted, shown at a glance and to be decided."""
    assessed: Report
    """What the tool alone says."""


_Assessed = tuple[Workspace, Report]


class Desk:
    """One workspace at work. Its methods may be called by several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._work: tuple[State, Work] | None = None
        self._shown: tuple[_Assessed, State, Judged] | None = None

    def judged(self, wait: float = WAIT) -> Judged:
        """The workspace judged, as its files are now; Busy while that takes longer than `wait` seconds or was stopped.

        BadAsk, BadWorkspace or UnreadableDraft when something in it is wrong.
        """
        state = state_of(self.folder, JUDGED_BY)
        with self._lock:
            if self._work is None or self._work[0] != state:
                if self._work is not None:
                    self._work[1].stop()
                self._work = (state, Work(self._assess))
            work = self._work[1]
        if not work.wait(wait):
            raise Busy(work)
        if work.state == "stopped":
            with self._lock:
                newer = self._work is not None and self._work[1] is not work
            if newer:  # stopped by a request that saw newer files
                return self.judged(wait)
            raise Busy(work)
        if work.error is not None:
            raise work.error
        return self._decided(work.result)

    def again(self) -> None:
        """Judge again what was stopped."""
        with self._lock:
            if self._work is not None and self._work[1].state in ("stopped", "failed"):
                self._work = None

    def _assess(self) -> _Assessed:
        workspace = verbs.read_workspace(self.folder)
        return workspace, verbs.assess(workspace)

    def _decided(self, assessed: _Assessed) -> Judged:
        with self._lock:
            state = state_of(self.folder, DECIDED_BY)
            if self._shown is None or self._shown[0] is not assessed or self._shown[1] != state:
                workspace, by_tool = assessed
                report = verbs.decided(self.folder, by_tool)
                self._shown = (assessed, state, Judged(workspace, report, view_of(report), view_of(still_asked(report)), by_tool))
            return self._shown[2]


def state_of(folder: Path, names: tuple[str, ...]) -> State:
    """Name, time, size and number of every file there, hidden ones left out: differs as soon as one of them is written anew."""
    return tuple(sorted(found for name in names for found in _files(folder / name)))


def _files(path: Path) -> Iterator[tuple[str, int, int, int]]:
    with suppress(OSError):
        for file in path.iterdir() if path.is_dir() else (path,):
            if file is path or (not file.name.startswith(".") and file.is_file()):
                found = file.stat()
                yield str(file), found.st_mtime_ns, found.st_size, found.st_ino
