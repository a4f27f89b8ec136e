"""What every reader gives and `numbering` takes: the blocks of a document in reading order; and what makes a whole reading doubtful, in any
format, so that a person should look at the file before trusting anything that is said about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from wsisdiff.model import Paragraph, Remark
from wsisdiff.reading.lines.joining import led

SEPARATOR = "\n\n"
"""Between the paragraphs of a draft's text."""
DELETED = "[deleted]"
"""What stands for a paragraph whose number was left and all of whose words were struck out, as drafts write it."""
LONE_LABEL = re.compile(r"(?:[A-Z]{2}\s?)?\d{1,4}(?:\s?(?:bis|ter|quater|alt))?[.):]?")
"""A number that is all that is left of its paragraph."""

CHANGES = frozenset({"file.tracked", "file.marked"})
"""Counted things that were all accepted or all rejected."""

FIRST = 10
"""Blocks of the beginning among which a title stands."""

NEAR = 80
"""Characters before a footnote's mark by which its place is found again."""
BlockKind = Literal["heading", "text", "footnote"]
LEAST_BLOCKS = 15
"""Texts from which a document shows whether it was read in sentences."""
ONE_WORD = 0.7
"""Share of texts of one word from which it was not; lists of names reach half of it."""
FEW = 5
"""Texts below which the share of numbers says nothing."""
BEGIN = 0.6
"""Share of texts that begin like numbers, none of them accepted, from which numbers were not understood. Letters with lists have 0.45."""
_NUMBER = re.compile(r"\W{0,3}(?:[A-Z]{1,3}[\s.]?)?\d{1,4}(?!\d)(?!\s*(?:%|per\b))")
_UNNUMBERED = re.compile(r"P{1,2}\d+|.* P\d+")
MOST_NAMED = 8
"""Paragraphs named one by one."""
LEAST_LETTERS = 400
"""Letters on the pages from which their share in the text is told."""
SHRUNK = 0.75
"""Share of the letters on the pages that stand in the text, at least. The lowest of the files at hand is 0.94 (November 2026)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of thought of the document: a heading, a paragraph or list item, a footnote. `text` is clean and on one line.

    Readers join wrapped lines, heal hyphenated line ends, drop what is not the document (running heads, page numbers, menus) and
    take footnote marks out of the words. They do not decide what is a numbered paragraph: `numbering` does.
    """

    kind: BlockKind
    text: str
    label: str = ""
    """A number the format computes and does not write in the text (Word's automatic lists), as it would print: `12.`, `(a)`."""
    level: int = 0
    """Depth: of a heading from 1, of a list item or indented text from 0."""
    page: int | None = None
    place: str = ""
    """Where it stands in the file, for a person: `page 3, line 12`, `line 40`, `paragraph 17`, `table 2, row 3`."""
    marks: tuple[str, ...] = ()
    """Footnote marks that were taken out of the text (`1`, `*`)."""
    mark: str = ""
    """For a footnote: its own mark."""
    by: str = ""
    """In whose name the words are proposed, where a table says so: who, or the head of the column. They do not stand."""
    before: tuple[str, ...] = ()
    """The last words before each of the marks, where the reader knows them: as many as marks, or they say nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file. `warnings` are what could not be read or looks wrong, and where."""

    blocks: tuple[Block, ...]
    title: str = ""
    warnings: tuple[Remark, ...] = ()


Carried = Callable[[str, bytes], Reading]
"""Reads a file that another one carries, by its name and its bytes."""


def title_of(blocks: Sequence[Block], said: str) -> str:
    """What the file's properties say, else what people see: the title in its style, or the heading that the document begins with."""
    headings = [block for block in blocks[:FIRST] if block.kind == "heading" and block.level]
    shown = next((block.text for block in headings if block.level == 1), "")
    return said or shown or (headings[0].text if headings and headings[0] is blocks[0] else "")


def without_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[Remark]]:
    """The blocks without a table of contents, lines that dots lead to the number of a page, and what is said of it."""
    parts = [(leads, list(part)) for leads, part in groupby(blocks, lambda block: led(block.text))]
    kept = [block for leads, part in parts if not leads or len(part) == 1 for block in part]
    count = len(blocks) - len(kept)
    return kept, [Remark.of("file.contents", n=count)] if count else []


def several(*counts: tuple[str, int], original: bool) -> list[Remark]:
    """What is told of things that were counted in a file, of those that are there; `original` says how changes were read."""
    how = Remark("file.rejected" if original else "file.accepted")
    return [Remark.of(kind, n=n, how=how) if kind in CHANGES else Remark.of(kind, n=n) for kind, n in counts if n]


def alarms(blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> list[Remark]:
    """Warnings about a reading as a whole; none for nearly all files."""
    told = []
    texts = [block.text.split() for block in blocks if block.kind == "text"]
    single = sum(len(words) <= 1 for words in texts)
    if len(texts) >= LEAST_BLOCKS and single >= ONE_WORD * len(texts):
        told.append(Remark.of("file.one_word", n=single, of=len(texts)))
    begin = sum(_NUMBER.match(block.label or block.text) is not None for block in blocks if block.kind == "text")
    if len(texts) >= FEW and begin >= BEGIN * len(texts) and all(_UNNUMBERED.fullmatch(p.label) for p in paragraphs):
        told.append(Remark.of("file.like_numbers", n=begin, of=len(texts)))
    empty = [p.label for p in paragraphs if any(c.isdigit() for c in p.label) and not any(c.isalnum() for c in p.text)]
    if empty:
        kind = "file.empty_and_more" if len(empty) > MOST_NAMED else "file.empty"
        told.append(Remark.of(kind, n=len(empty), labels=tuple(empty[:MOST_NAMED])))
    return told


def shrunk(on_pages: int, in_text: int, told: int) -> list[Remark]:
    """A warning when much of what stands on the pages is neither in the text nor told as left out. All are counts of letters."""
    if on_pages < LEAST_LETTERS or in_text + told >= SHRUNK * on_pages:
        return []
    return [Remark.of("file.shrunk", share=round(100 * in_text / on_pages))]
