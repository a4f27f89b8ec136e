"""The format of `drafts/sources/*.md`, read without any help from wsisdiff: the round trip would prove nothing otherwise.

A header between two lines `---` (`id`, `title`, `date`, `symbol`, `note`), then blocks: `# title`, `## section`,
`### subsection`, `12. text`, `12 bis. text`, `A. text`, `(a) text`, `(i) text`, text without a number, and footnotes
`[^1]: text` whose marks `[^1]` stand in the text. Words between asterisks are in italics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Kind = Literal["title", "heading", "paragraph"]


class SourceError(ValueError):
    """The source is not in the format; the message says file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style, or (`mark` not empty) a footnote mark, whose footnote reads `text`."""

    text: str
    italic: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a heading or a (sub-)paragraph. `label` is as printed: `12.`, `12 bis.`, `A.`, `(a)`, or empty."""

    kind: Kind
    runs: tuple[Run, ...]
    label: str = ""
    level: int = 0
    """Of a heading from 1; of a paragraph 0, of its sub-paragraphs 1 for `(a)` and 2 for `(i)`."""
    line: int = 0

    @property
    def text(self) -> str:
        """The words alone, without label and footnote marks."""
        return "".join(run.text for run in self.runs if not run.mark)


@dataclass(frozen=True, slots=True)
class Source:
    """One specimen as it is written: its head and its blocks."""

    id: str
    title: str
    date: date
    symbol: str
    note: str
    blocks: tuple[Block, ...]
    file: str = ""

    @property
    def heading(self) -> str:
        """The title of the document itself."""
        return next((block.text for block in self.blocks if block.kind == "title"), self.title)

    @property
    def notes(self) -> tuple[Run, ...]:
        """The footnote marks, in the order of the text."""
        return tuple(run for block in self.blocks for run in block.runs if run.mark)


_HEADER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,4})\s+(.+)")
_NOTE = re.compile(r"\[\^(\w+)\]:\s*(.+)")
_LABEL = re.compile(r"((?:(?:OP|PP)?\d{1,3}(?: ?(?:bis|ter|quater|quat|quinquies|alt))?|[A-Z]{1,2})\.)\s+(?=\S)")
_SUB = re.compile(r"(\([a-z]{1,4}\))\s+(?=\S)")
_INLINE = re.compile(r"\[\^(\w+)\]|\*([^*\s][^*]*)\*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def load(path: Path) -> Source:
    """The source in a file; SourceError with the line where it is not one."""
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(text: str, file: str = "source") -> Source:
    """The source in a text; `file` is what errors call it."""
    head = _HEADER.match(text)
    if head is None:
        raise SourceError(f"{file}: line 1: the header between two lines '---' is missing")
    fields: dict[str, str] = {}
    for line in head[1].splitlines():
        key, _, value = line.partition(":")
        fields[key.strip()] = value.strip()
    for key in ("id", "title", "date", "note"):
        if not fields.get(key):
            raise SourceError(f"{file}: the header has no {key}")
    groups = _groups(text[head.end() :], head[0].count("\n") + 1)
    notes = {m[1]: m[2].strip() for _, group in groups if (m := _NOTE.fullmatch(group))}
    blocks: list[Block] = []
    for line_number, group in groups:
        if not _NOTE.fullmatch(group):
            blocks.append(_block(group, line_number, blocks, notes, file))
    source = Source(
        fields["id"],
        fields["title"],
        date.fromisoformat(fields["date"]),
        fields.get("symbol", ""),
        fields["note"],
        tuple(blocks),
        file,
    )
    _check_notes(source, notes)
    return source


def _groups(body: str, first: int) -> list[tuple[int, str]]:
    """The blocks, each on one line, with the number of the line on which it begins."""
    groups: list[tuple[int, str]] = []
    fresh = True
    for number, raw in enumerate(body.splitlines(), first):
        line = raw.strip()
        starts = _HEADING.match(line) or _NOTE.match(line) or _SUB.match(line) or _LABEL.match(line)
        if not line:
            fresh = True
            continue
        if fresh or starts:
            groups.append((number, line))
        else:
            groups[-1] = (groups[-1][0], f"{groups[-1][1]} {line}")
        fresh = _HEADING.match(line) is not None
    return groups


def _block(group: str, line: int, before: list[Block], notes: dict[str, str], file: str) -> Block:
    if heading := _HEADING.match(group):
        depth = len(heading[1])
        runs = _runs(heading[2].strip(), notes, f"{file}: line {line}")
        return Block("title", runs, line=line) if depth == 1 else Block("heading", runs, level=depth - 1, line=line)
    label, level = "", 0
    if match := _LABEL.match(group):
        label = match[1]
    elif match := _SUB.match(group):
        label = match[1]
        level = _depth(label[1:-1], before)
    return Block("paragraph", _runs(group[match.end() if match else 0 :], notes, f"{file}: line {line}"), label, level, line)


def _depth(name: str, before: list[Block]) -> int:
    """1 for a letter, 2 for a Roman numeral; `(i)` after `(h)` is a letter, and so is `(v)` after `(u)`."""
    last = before[-1] if before else None
    if last is None or name not in _ROMAN:
        return 1
    if last.level == 2:
        return 2 if name == _ROMAN[_ROMAN.index(last.label[1:-1]) + 1] else 1
    return 2 if name == "i" and last.label != "(h)" else 1


def _runs(text: str, notes: dict[str, str], where: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for match in _INLINE.finditer(text):
        if match.start() > done:
            runs.append(Run(text[done : match.start()]))
        if match[1]:
            if match[1] not in notes:
                raise SourceError(f"{where}: footnote [^{match[1]}] has no text; add a line '[^{match[1]}]: ...'")
            runs.append(Run(notes[match[1]], mark=match[1]))
        else:
            runs.append(Run(match[2], italic=True))
        done = match.end()
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)


def _check_notes(source: Source, notes: dict[str, str]) -> None:
    """Word counts footnotes by itself, so marks must run 1, 2, 3 ... in the order of the text."""
    marks = [run.mark for run in source.notes]
    if marks != [str(n) for n in range(1, len(marks) + 1)]:
        raise SourceError(
            f"{source.file}: footnote marks must run 1, 2, 3 ... in the order of the text; they run {', '.join(marks)}"
        )
    if unused := [mark for mark in notes if mark not in marks]:
        raise SourceError(f"{source.file}: no mark in the text for footnote {', '.join(unused)}")
