"""The documentation read as data: its code blocks, its tables, the commands in it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from tests.conftest import ROOT
from wsisdiff.cli import cli

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^ *(?:\$ )?(wsisdiff\b[^\n#]*)", re.MULTILINE)
INLINE = re.compile(r"`(wsisdiff [^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block: its language, its text, and the paragraph in front of it."""

    language: str
    text: str
    before: str


def blocks(page: Path) -> Iterator[Block]:
    """The code blocks of a page, in order."""
    text, at = page.read_text(encoding="utf-8"), 0
    for found in FENCE.finditer(text):
        before = text[at : found.start()].strip().split("\n\n")[-1]
        at = found.end()
        yield Block(found[1], found[2], before)


def commands(page: Path) -> Iterator[list[str]]:
    """The arguments of every call of wsisdiff on a page, in code blocks and in the text."""
    lines = [found for block in blocks(page) if block.language in ("sh", "shell", "") for found in COMMAND.findall(block.text)]
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    indented = [found for line in text.splitlines() if line.startswith("    ") for found in COMMAND.findall(line)]
    for line in (*lines, *indented, *INLINE.findall(text)):
        yield shlex.split(re.split(r"  +| > | \| | && ", line)[0])[1:]


def plain(text: str) -> str:
    """Without marks of Markdown and without the shape of lines."""
    return " ".join(re.sub(r"[*#>\\\\]", "", text).split())


def follow(page: Path, chdir: Callable[[str], None]) -> tuple[int, int]:
    """Do what a page says in the current folder, and check what it promises; how many commands and how many promises there were.

    A block of `sh` is run, line by line; one of `text` after it is what the commands print, in that order (with more in between);
    any other is saved under the name that the text in front of it gives (“as `asks/first.toml`”). A block of `shell` is only shown.
    """
    output, calls, promises = "", 0, 0
    for block in blocks(page):
        if block.language == "sh":
            output = ""
            for line in block.text.splitlines():
                program, *args = shlex.split(line)
                if program == "cd":
                    chdir(args[0])
                    continue
                assert program == "wsisdiff", line
                done = CliRunner().invoke(cli, args, catch_exceptions=False)
                assert done.exit_code == 0, f"{line}\n{done.output}"
                output += done.output
                calls += 1
        elif block.language == "text":
            at, printed = 0, plain(output)
            for promised in filter(None, map(plain, block.text.splitlines())):
                found = printed.find(promised, at)
                assert found >= 0, f"the page promises {promised!r}; printed was\n{output}"
                at = found + len(promised)
                promises += 1
        elif block.language != "shell":
            [name] = re.findall(r"as `([\w./-]+)`", block.before)
            Path(name).write_text(block.text, encoding="utf-8")
    return calls, promises


def table(page: Path, first: str) -> list[list[str]]:
    """The rows, without the head, of all tables of a page whose first column is called `first`."""
    rows: list[list[str]] = []
    inside = False
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if not cells:
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not set("".join(cells)) <= set("-: "):
            rows.append(cells)
    return rows
