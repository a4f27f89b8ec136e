"""What makes a whole reading doubtful, in any format: a person should look at the file before trusting anything that is said about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wsisdiff.model import Paragraph, Remark
from wsisdiff.reading.blocks import Block

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
