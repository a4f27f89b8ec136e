"""What is said, where: data on standard output, messages unless --quiet, steps with --verbose, a moving line on a terminal only."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.small import run, tiny_workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_workspace(tmp_path_factory.mktemp("voice") / "workspace")


WRITING = {
    "report": ["report"],
    "report --by": ["report", "--by", "source", "--format", "html"],
    "brief": ["brief"],
    "compare --format": ["compare", "one", "two", "--format", "md"],
    "history --format": ["history", "permanent-forum", "--format", "json"],
    "review": ["review", "permanent-forum", "one", "--status", "partial", "--by", "A", "--date", "2026-01-01"],
}
ANSWERING = {
    "compare": ["compare", "one", "two"],
    "history": ["history", "permanent-forum"],
    "show": ["show", "two", "1"],
    "asks list": ["asks", "list"],
    "drafts list": ["drafts", "list"],
    "report -": ["report", "--output", "-"],
    "brief -": ["brief", "--format", "html", "--output", "-"],
}


@pytest.mark.parametrize("name", WRITING)
def test_quiet_says_nothing_where_a_file_is_what_was_asked_for(name: str, folder: Path) -> None:
    assert run("-C", str(folder), "--quiet", *WRITING[name]) == (0, b"", "")
    assert run("-C", str(folder), *WRITING[name], "-q") == (0, b"", "")


@pytest.mark.parametrize("name", ANSWERING)
def test_quiet_keeps_the_answer_where_the_answer_is_what_was_asked_for(name: str, folder: Path) -> None:
    _, plain, _ = run("-C", str(folder), *ANSWERING[name])
    assert plain
    assert run("-C", str(folder), "-q", *ANSWERING[name]) == (0, plain, "")


def test_init_is_quiet_too(tmp_path: Path) -> None:
    assert run("-q", "init", str(tmp_path / "new")) == (0, b"", "")
    assert b"Made" in run("init", str(tmp_path / "other"))[1]


def test_quiet_keeps_errors(tmp_path: Path) -> None:
    status, out, err = run("-q", "-C", str(tmp_path / "nowhere"), "report")
    assert (status, out) == (2, b"")
    assert "no such folder" in err


@pytest.mark.parametrize(
    "args",
    [
        *(["report", "--format", f] for f in ("md", "html", "docx", "json")),
        *(["report", "--by", "theme", "--format", f] for f in ("md", "html", "docx", "json")),
        *(["brief", "--format", f] for f in ("md", "html", "docx")),
        *(["compare", "one", "two", "--format", f] for f in ("md", "html", "docx", "json")),
        *(["history", "permanent-forum", "--format", f] for f in ("md", "json")),
    ],
    ids=" ".join,
)
def test_standard_output_has_the_document_and_nothing_else(args: list[str], folder: Path, tmp_path: Path) -> None:
    status, out, err = run("-C", str(folder), "-v", *args, "--output", "-")
    assert status == 0
    form = args[-1]
    if form == "json":
        json.loads(out)
    else:
        assert out.startswith({"md": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK"}[form])
    assert out.endswith(b"\n") or form == "docx"
    assert b"Written" not in out
    assert b"took" not in out
    assert "took" in err
    assert not (folder / "reports" / f"status.{form}.tmp").exists()


def test_verbose_says_what_was_read_how_long_it_took_and_what_was_written(folder: Path) -> None:
    _, _, err = run("-C", str(folder), "--verbose", "report")
    lines = err.splitlines()
    assert all(line.startswith("wsisdiff: ") for line in lines)
    assert any(re.search(r"read one: \d+ paragraphs from .*one\.md", line) for line in lines)
    assert any(re.search(r"read \d+ asks from 1 file", line) for line in lines)
    assert any(re.search(r"judging \d+ asks in 2 drafts took \d+\.\d\d s", line) for line in lines)
    assert any(re.search(r"wrote .*status\.md: \d+ bytes", line) for line in lines)
    assert run("-C", str(folder), "report", "-v")[2].splitlines()[-1].split()[1] == "wrote"


def test_without_verbose_nothing_is_said_on_standard_error(folder: Path) -> None:
    assert run("-C", str(folder), "report")[2] == ""


def test_quiet_and_verbose_together_are_a_wrong_call() -> None:
    for args in (["-q", "-v", "drafts", "list"], ["-v", "drafts", "list", "-q"], ["drafts", "list", "-q", "-v"]):
        status, out, err = run(*args)
        assert (status, out) == (2, b"")
        assert "give one of them" in err


LONG = """
import sys, time
import wsisdiff.voice
from wsisdiff.steps import LISTENER, step
wsisdiff.voice.DELAY = 0.1
import click
@click.command()
@click.pass_context
def cli(context):
    wsisdiff.voice.set_voice(context, "quiet" in sys.argv, False)
    with step("judging 7 asks"):
        if sys.argv[1] == "shown":
            # However slow the machine is: until it is shown, and a little longer.
            until = time.monotonic() + 30
            while LISTENER.get()._shown is None and time.monotonic() < until:
                time.sleep(0.02)
            time.sleep(0.3)
        else:
            time.sleep(float(sys.argv[1]))
    print("data")
cli([], standalone_mode=False)
"""


def on_a_terminal(*args: str, **environment: str) -> tuple[str, str]:
    """Standard output, a pipe, and standard error, a terminal, of a run with one long step."""
    main, side = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", **environment}
    with subprocess.Popen(
        [sys.executable, "-c", LONG, *args], stdout=subprocess.PIPE, stderr=side, text=True, env=environment
    ) as done:
        os.close(side)
        shown = b""
        while True:
            try:
                piece = os.read(main, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        assert done.stdout is not None
        out = done.stdout.read()
    os.close(main)
    assert done.returncode == 0
    return out, shown.decode()


def test_a_long_step_is_shown_on_a_terminal_and_wiped_out_when_it_ends() -> None:
    out, shown = on_a_terminal("shown")
    assert out == "data\n"
    assert "judging 7 asks" in shown
    assert "0:00:0" in shown
    assert re.search(r"\x1b\[2K\s*$", shown.replace("\x1b[?25h", "").rstrip("\r\n")), "the line is taken away"


def test_no_colour_where_none_is_wanted() -> None:
    colours = re.compile(r"\x1b\[[0-9;]*3[0-9](;[0-9;]*)?m")
    assert colours.search(on_a_terminal("shown")[1])
    shown = on_a_terminal("shown", NO_COLOR="1")[1]
    assert "judging 7 asks" in shown
    assert not colours.search(shown)


def test_nothing_moves_for_a_short_step_a_simple_terminal_a_quiet_run_or_a_pipe() -> None:
    assert on_a_terminal("0")[1] == ""
    assert on_a_terminal("0.6", TERM="dumb")[1] == ""
    assert on_a_terminal("0.6", "quiet")[1] == ""
    piped = subprocess.run([sys.executable, "-c", LONG, "0.6"], capture_output=True, text=True, check=True)
    assert (piped.stdout, piped.stderr) == ("data\n", "")


def test_what_is_put_into_the_workspace_quietly_is_there(tmp_path: Path) -> None:
    folder = tiny_workspace(tmp_path / "workspace")
    (tmp_path / "three.txt").write_text("1. Ports are open to all.\n\n2. We thank the hosts again.\n", encoding="utf-8")
    (tmp_path / "asks.csv").write_text("what,words\nOpen ports,We decide that ports are open to all.\n", encoding="utf-8")
    assert run("-q", "-C", str(folder), "drafts", "add", str(tmp_path / "three.txt"), "--date", "2026-03-01") == (0, b"", "")
    columns = ["--column", "text=words", "--column", "title=what"]
    assert run("-q", "-C", str(folder), "asks", "import", str(tmp_path / "asks.csv"), *columns) == (0, b"", "")
    assert b"three" in run("-C", str(folder), "drafts", "list")[1]
    assert b"Open ports" in run("-C", str(folder), "asks", "list")[1]
