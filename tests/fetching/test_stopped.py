"""Stopped at any step, by SIGKILL or a full disk, add and fetch leave every file old or new, and the next run sets all right."""

from __future__ import annotations

import hashlib
import itertools
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tests.fetching.site import Call, Site, until
from wsisdiff.cli import cli

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

OLD = b'# our own remark\n[[draft]]\nid = "one"\ndate = 2025-08-30\nfile = "one.txt"\n'
TEXT = b"1. We welcome the Forum.\n\n2. We ask for its funding.\n"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    folder = tmp_path / "template"
    (folder / "drafts").mkdir(parents=True)
    (folder / "drafts" / "one.txt").write_bytes(b"1. We note the Forum.\n")
    (folder / "drafts" / "drafts.toml").write_bytes(OLD)
    return folder


def stopped_everywhere(how: str, template: Path, into: Path, *args: str) -> list[Path]:
    """The workspaces of runs that were stopped, one step later each; the last one was not."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fetching.killing", how, str(template), str(into), *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    runs = sorted(into.iterdir(), key=lambda p: int(p.name))
    assert [run.name for run in runs if not (run / "step").read_text()] == [runs[-1].name]
    assert len(runs) > 5
    for run in runs[:-1]:
        step, says, status = ((run / name).read_text() for name in ("step", "says", "status"))
        if how == "kill":
            assert int(status) == -signal.SIGKILL
        elif status != "0":  # a folder that was there already, a disk that knows no links: there is another way
            (complaint,) = [line for line in says.splitlines() if line.startswith("wsisdiff:")]
            assert (status, "Traceback" in says) == ("2", False)
            assert "no space left on device" in complaint
        else:
            assert step.startswith(("os.mkdir", "os.link"))
    return [run / "workspace" for run in runs]


def files(workspace: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((workspace / "drafts").iterdir())}


def again(workspace: Path, *args: str) -> str:
    done = CliRunner().invoke(cli, ["-C", str(workspace), *args], catch_exceptions=False, standalone_mode=False)
    assert not done.return_value, done.output
    return done.output


@pytest.mark.parametrize("how", ["kill", "fail"])
def test_an_add_stopped_at_any_step_leaves_old_or_new_and_can_be_done_again(how: str, template: Path, tmp_path: Path) -> None:
    source = tmp_path / "new.txt"
    source.write_bytes(TEXT)
    args = ("drafts", "add", str(source), "--id", "two", "--title", "Two", "--date", "2025-11-07")
    *stopped, whole = stopped_everywhere(how, template, tmp_path / "runs", *args)
    new = files(whole)
    assert set(new) == {"drafts.toml", "one.txt", "two.txt"}
    for workspace in stopped:
        found = files(workspace)
        assert found["drafts.toml"] in (OLD, new["drafts.toml"])
        assert found.get("two.txt", TEXT) == TEXT
        assert found["drafts.toml"] == OLD or "two.txt" in found
        assert "one.txt" in again(workspace, "drafts", "list")
        if found["drafts.toml"] == OLD:
            again(workspace, *args)
        assert files(workspace) == new
    assert any("two.txt" in files(w) for w in stopped)


@pytest.mark.parametrize(("how", "validator"), [("kill", {"ETag": '"one"'}), ("kill", {}), ("fail", {})])
def test_a_fetch_stopped_at_any_step_leaves_old_or_new_and_can_be_done_again(
    how: str, validator: dict[str, str], template: Path, tmp_path: Path, site: Site
) -> None:
    # Without a validator the page differs at every look, as many do: what was put in place must not be compared with the next look.
    looks = itertools.count()

    def page(call: Call) -> None:
        body = TEXT if validator else TEXT + b"Look %d.\n" % next(looks)
        call.say("200 OK", body, Content_Type="text/plain", **validator)

    url = site("/two", page)
    (template / "drafts" / "drafts.toml").write_bytes(
        OLD + f'\n[[draft]]\nid = "two"\ndate = 2025-11-07\nurl = "{url}"\n# end\n'.encode()
    )
    old = files(template)["drafts.toml"]
    *stopped, whole = stopped_everywhere(how, template, tmp_path / "runs", "drafts", "fetch")
    placed = 0
    for workspace in (*stopped, whole):
        found = files(workspace)
        if found["drafts.toml"] != old:
            assert "two.txt" in found
        elif "two.txt" in found:
            placed += 1
        again(workspace, "drafts", "list")
        again(workspace, "drafts", "fetch", "two")
        now = files(workspace)
        assert set(now) == {"drafts.toml", "one.txt", "two.txt"}
        entry = tomllib.loads(now["drafts.toml"].decode())["draft"][1]
        assert (entry["file"], entry["sha256"]) == ("two.txt", hashlib.sha256(now["two.txt"]).hexdigest())
        assert now["drafts.toml"].endswith(b"# end\n")
        if "two.txt" in found:
            assert now["two.txt"] == found["two.txt"]
    assert placed, "no run was stopped between the file and the manifest"


def test_a_fetch_killed_while_bytes_come_goes_on_there(template: Path, tmp_path: Path, site: Site) -> None:
    body = b"".join(b"%d. We welcome the Forum in paragraph %d.\n\n" % (n, n) for n in range(1, 2000))
    url = site.file("/two.txt", body, "text/plain", ETag='"one"')
    good = site.pages["/two.txt"]

    def slow(call: Call) -> None:
        if "range" in call.headers:
            at = int(call.headers["range"].removeprefix("bytes=").rstrip("-"))
            between = f"bytes {at}-{len(body) - 1}/{len(body)}"
            call.head("206 Partial Content", Content_Type="text/plain", Content_Range=between, ETag='"one"')
        else:
            at = 0
            call.head("200 OK", Content_Type="text/plain", Content_Length=str(len(body)), ETag='"one"')
        call.drip(body[at:], 0.01, 1000)

    drafts = template / "drafts"
    (drafts / "drafts.toml").write_bytes(OLD + f'[[draft]]\nid = "two"\ndate = 2025-11-07\nurl = "{url}"\n'.encode())
    site.pages["/two.txt"] = slow
    for least in (1, 10_000, 30_000):
        run = subprocess.Popen([sys.executable, "-m", "wsisdiff", "-C", str(template), "drafts", "fetch"], cwd=ROOT)
        until(lambda least=least: sum(p.stat().st_size for p in drafts.glob(".fetch-*.part")) > least + 200)
        run.kill()
        run.wait()
        assert sorted(p.suffix for p in drafts.iterdir()) == [".part", ".toml", ".txt"]
        assert b"sha256" not in (drafts / "drafts.toml").read_bytes()
    site.pages["/two.txt"] = good
    assert "went on at byte" in again(template, "drafts", "fetch", "two")
    assert (drafts / "two.txt").read_bytes() == body
    assert sorted(p.name for p in drafts.iterdir()) == ["drafts.toml", "one.txt", "two.txt"]
