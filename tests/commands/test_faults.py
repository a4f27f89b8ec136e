"""Whatever fails, and whenever it is killed, every file is either the old one or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands.small import run, tiny_workspace
from wsisdiff.judging.decisions import load_reviews

CALLS = {
    "report": ["report"],
    "brief": ["brief"],
    "show": ["show", "one", "--format", "json", "--output", "reports/one.json"],
    "review": ["review", "pilots", "two", "--status", "adopted", "--by", "Ben", "--date", "2026-03-02"],
    "init": ["init", "new"],
}


@pytest.fixture(scope="module", autouse=True)
def no_cache() -> Iterator[None]:
    """Only what is written for the user counts here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WSISDIFF_CACHE", "off")
        yield


class Points:
    """The moments before and after every call with which a file is written; `act` is called at the n-th of them (from 1)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, n: int = 0, act: Callable[[], None] = lambda: None) -> None:
        self.passed, self._n, self._act = 0, n, act
        for owner, name in ((os, "open"), (os, "fsync"), (Path, "chmod"), (Path, "replace"), (os, "fdopen")):
            monkeypatch.setattr(owner, name, self._watched(getattr(owner, name)))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.here()
            done = real(*args, **options)
            if real.__name__ == "fdopen":
                return Halves(done, self)
            self.here()
            return done

        return call

    def here(self) -> None:
        self.passed += 1
        if self.passed == self._n:
            self._act()


class Halves:
    """A file that is written in two halves, with a moment between them."""

    def __init__(self, file: Any, points: Points) -> None:
        self._file, self._points = file, points

    def write(self, data: bytes) -> None:
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        self._points.here()
        self._file.write(data[len(data) // 2 :])

    def __enter__(self) -> Halves:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, dict[str, bytes]]]:
    """For each call a workspace with the files that it wrote before something changed, and the files as it writes them now."""
    found = {}
    for name, args in CALLS.items():
        base = tmp_path_factory.mktemp("faults")
        folder, after = tiny_workspace(base / "before"), base / "after"
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            if name not in ("init", "review"):
                assert run("-C", ".", *args)[0] == 0
            run("-C", ".", "review", "shore-power", "two", "--status", "partial", "--by", "Ana", "--date", "2026-03-01")
            shutil.copytree(folder, after)
            patch.chdir(after)
            assert run("-C", ".", *args)[0] == 0
        if name != "show":
            assert files(after) != files(folder)
        found[name] = (folder, files(after))
    return found


def moments(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> int:
    with monkeypatch.context() as patch:
        shutil.copytree(folder, tmp_path / "count")
        patch.chdir(tmp_path / "count")
        points = Points(patch)
        assert run("-C", ".", *CALLS[name])[0] == 0
    assert points.passed >= 8
    return points.passed


def full_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


def interrupted() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("act", [full_disk, interrupted])
@pytest.mark.parametrize("name", CALLS)
def test_a_failure_at_any_moment_leaves_old_or_new_files_and_nothing_else(
    name: str,
    act: Callable[[], None],
    finished: dict[str, tuple[Path, dict[str, bytes]]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    folder, after = finished[name]
    before = files(folder)
    for n in range(1, moments(name, folder, monkeypatch, tmp_path) + 1):
        work = tmp_path / f"work{n}"
        shutil.copytree(folder, work)
        with monkeypatch.context() as patch:
            patch.chdir(work)
            Points(patch, n, act)
            status, _, err = run("-C", ".", *CALLS[name])
        assert status == 2, n
        assert len(err.strip().splitlines()) == 1
        for path, content in files(work).items():
            assert content in (before.get(path), after.get(path)), (n, path)
        assert before.keys() <= files(work).keys()


@pytest.mark.parametrize("name", CALLS)
def test_a_kill_at_any_moment_leaves_old_or_new_files(
    name: str, finished: dict[str, tuple[Path, dict[str, bytes]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder, after = finished[name]
    before = files(folder)
    for n in range(1, moments(name, folder, monkeypatch, tmp_path) + 1):
        work = tmp_path / f"work{n}"
        shutil.copytree(folder, work)
        child = os.fork()
        if child == 0:
            try:
                os.chdir(work)
                Points(pytest.MonkeyPatch(), n, lambda: os.kill(os.getpid(), signal.SIGKILL))
                run("-C", ".", *CALLS[name])
            finally:
                os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        for path, content in files(work).items():
            # What a killed run had begun lies beside the file, under a name that no command reads.
            if not Path(path).name.startswith("."):
                assert content in (before.get(path), after.get(path)), (n, path)
        assert before.keys() <= files(work).keys()
    if name != "init":
        # The next run is not disturbed by what one that was killed has left.
        with monkeypatch.context() as patch:
            patch.chdir(work)
            assert run("-C", ".", *CALLS[name])[0] == 0


def test_kills_at_random_moments_lose_no_decision_and_halve_no_report(tmp_path: Path) -> None:
    folder = tiny_workspace(tmp_path / "workspace")
    review = ["review", "pilots", "two", "--status", "partial", "--by", "Ana", "--date", "2026-03-01"]
    chance = random.Random(20261124)
    start = time.monotonic()
    run("-C", str(folder), *review)
    takes = time.monotonic() - start
    valid: dict[str, list[bytes]] = {"status.md": [], "status.svg": []}
    for draft in ("one", "two"):
        run("-C", str(folder), "report", "--draft", draft, "-q")
        for name, contents in valid.items():
            contents.append((folder / "reports" / name).read_bytes())
    assert all(one != two for one, two in valid.values())
    said = tmp_path / "said"
    decided = 1
    for _ in range(25):
        said.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            try:
                for n in range(1000):
                    with said.open("a") as out:
                        out.write("r")
                    run(
                        "-C", str(folder), "review", "pilots", "two", "--status", "partial", "--by", "Ana", "--date", "2026-03-01"
                    )
                    with said.open("a") as out:
                        out.write("R")
                    run("-C", str(folder), "report", "--draft", ("one", "two")[n % 2], "-q")
            finally:
                os._exit(0)
        while not said.exists():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 4 * takes))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        finished, begun = said.read_text().count("R"), said.read_text().count("r")
        now = len(load_reviews(folder))
        assert decided + finished <= now <= decided + begun
        decided = now
        for name, contents in valid.items():
            assert (folder / "reports" / name).read_bytes() in contents
    assert decided > 5
