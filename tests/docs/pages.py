"""The documentation read as data: its code blocks, its tables, the commands in it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

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
    lines = [found for block in blocks(page) if block.language in ("sh", "") for found in COMMAND.findall(block.text)]
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    indented = [found for line in text.splitlines() if line.startswith("    ") for found in COMMAND.findall(line)]
    for line in (*lines, *indented, *INLINE.findall(text)):
        yield shlex.split(re.split(r"  +| > | \| | && ", line)[0])[1:]


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
