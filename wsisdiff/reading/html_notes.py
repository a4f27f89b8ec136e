"""Footnotes of web copies: those listed at the end, and marks that were fused to the words before them ("Agenda2 and")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.reading.blocks import Block

LONGEST_NOTE = 400
"""Characters of a line at the end that may be a footnote."""
OWN_NUMBER = re.compile(r"(\d{1,2})[\s.)\]]+(?=\S)")


def apart(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks with footnotes told apart and fused marks taken out, and a warning for each mark that stays doubtful."""
    told = _listed(list(blocks))
    notes = {b.mark for b in told if b.kind == "footnote"}
    if not notes or any(b.marks for b in told):
        return told, []
    return _repair(told, notes)


def _listed(blocks: list[Block]) -> list[Block]:
    """A run 1, 2, 3 ... of short lines at the very end, after paragraphs with higher numbers, is the list of footnotes."""
    if any(b.kind == "footnote" for b in blocks):
        return blocks
    end = len(blocks)
    start = end
    wanted: int | None = None
    while start > 0:
        block = blocks[start - 1]
        own = OWN_NUMBER.match(block.text)
        number = int(own[1]) if own else int(block.label[:-1]) if block.label[:-1].isdigit() else 0
        if block.kind != "text" or not number or len(block.text) > LONGEST_NOTE or (wanted is not None and number != wanted):
            break
        start, wanted = start - 1, number - 1
        if number == 1:
            break
    if wanted != 0 or end - start < 2 or not _marked(blocks[:start], end - start):
        return blocks
    notes = []
    for n, block in enumerate(blocks[start:], 1):
        own = OWN_NUMBER.match(block.text)
        text = block.text[own.end() :] if own and int(own[1]) == n else block.text
        notes.append(Block("footnote", text, place=block.place, mark=str(n)))
    return blocks[:start] + notes


def _fused(number: int) -> re.Pattern[str]:
    """A mark fused to the end of a word of small letters, or to the stop or quote after it; "C1", "G77", "IPv6", "WSIS+20" are none."""
    after = r"(?<=[a-z]{3})|(?<=\d[,;])|(?<=[a-z]{2}[,.;:”’\")\]])"
    return re.compile(rf"(?:{after})[\[(]?{number}[\])]?(?![\d/%+-])(?=[\s,.;:)”\"A-Z]|$)")


def _marked(blocks: Sequence[Block], count: int) -> bool:
    """Whether at least half of the marks 1 to count can be found in the text, in order."""
    found = 0
    text = "\n".join(b.text for b in blocks)
    at = 0
    for number in range(1, count + 1):
        match = _fused(number).search(text, at)
        if match:
            found, at = found + 1, match.end()
    return 2 * found >= count or any(b.marks for b in blocks)


def _repair(blocks: list[Block], notes: set[str]) -> tuple[list[Block], list[str]]:
    out = list(blocks)
    warnings = []
    block_at, char_at = 0, 0
    for number in sorted(int(n) for n in notes if n.isdigit()):
        pattern = _fused(number)
        for n in range(block_at, len(out)):
            if out[n].kind == "footnote":
                continue
            match = pattern.search(out[n].text, char_at if n == block_at else 0)
            if match:
                text = out[n].text
                gap = " " if text[match.end() : match.end() + 1].isalpha() else ""
                text = text[: match.start()] + gap + text[match.end() :]
                out[n] = replace(out[n], text=text, marks=(*out[n].marks, str(number)))
                block_at, char_at = n, match.start()
                break
        else:
            warnings.append(f"the mark of footnote {number} was not found in the text; it may be fused to a word")
    return out, warnings
