"""Summaries fit a terminal of any width, are plain text in a pipe, and keep their meaning without colours and without signs."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.commands.small import tiny_workspace

COMMANDS = {
    "report": ["report"],
    "report by source": ["report", "--by", "source"],
    "brief": ["brief"],
    "compare": ["compare", "one", "two"],
    "history": ["history", "permanent-forum"],
}
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|9[0-7]|38;[0-9;]+)m")
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_workspace(tmp_path_factory.mktemp("screen") / "workspace")


def arguments(folder: Path, name: str) -> list[str]:
    return [sys.executable, "-m", "wsisdiff", "-C", str(folder), *COMMANDS[name]]


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM")}
    return {**kept, "TERM": "xterm-256color", **more}


def piped(folder: Path, name: str, **more: str) -> str:
    """What the command prints into a pipe."""
    done = subprocess.run(arguments(folder, name), capture_output=True, check=True, env=environment(**more), timeout=60)
    return done.stdout.decode("utf-8")


def on_terminal(folder: Path, name: str, width: int, **more: str) -> str:
    """What the command prints on a terminal of that width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    process = subprocess.Popen(
        arguments(folder, name), stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment(**more)
    )
    os.close(theirs)
    found = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        found += piece
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return found.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_in_a_pipe_there_is_no_colour_no_folding_and_no_space_at_the_end(folder: Path, name: str) -> None:
    out = piped(folder, name, COLUMNS="30")
    assert "\x1b" not in out
    assert widest(out) > 30
    assert [line for line in out.splitlines() if line.endswith(" ")] == []


@pytest.mark.parametrize("name", ["report", "compare"])
def test_no_color_is_respected_and_words_or_signs_say_the_same(folder: Path, name: str) -> None:
    coloured, plain = on_terminal(folder, name, 100), on_terminal(folder, name, 100, NO_COLOR="1")
    assert not COLOUR.search(plain)
    assert ANSI.sub("", coloured) == ANSI.sub("", plain)
    if name.startswith("report"):
        assert COLOUR.search(coloured)


@pytest.mark.parametrize("width", [34, 80])
@pytest.mark.parametrize("name", ["report", "report by source", "compare"])
def test_lines_fit_the_terminal(folder: Path, name: str, width: int) -> None:
    assert widest(on_terminal(folder, name, width)) <= width


def test_columns_says_how_wide_a_terminal_is(folder: Path) -> None:
    assert widest(on_terminal(folder, "compare", 200, COLUMNS="50")) <= 50


def widest(out: str) -> int:
    """Characters of the longest line."""
    return max(len(ANSI.sub("", line).rstrip()) for line in out.splitlines())


def test_what_is_folded_keeps_its_indent(folder: Path) -> None:
    out = ANSI.sub("", on_terminal(folder, "compare", 40))
    first = out.split("To read first\n")[1].splitlines()
    assert all(line.startswith("  ") for line in first if line.strip())


def test_where_the_character_set_has_no_signs_words_stand_for_them(folder: Path) -> None:
    out = piped(folder, "report", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    table = [line for line in out.splitlines() if line.startswith("permanent")]
    assert table
    assert all(re.search(r"\b(in|partly|out)\b", line) for line in table)
