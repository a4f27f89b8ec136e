"""Two texts beside each other, by a longest common subsequence of their words. RapidFuzz is loaded with the first call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode


def opcodes(one: Sequence[str], other: Sequence[str]) -> list[Opcode]:
    """The edits that make the one text the other."""
    from rapidfuzz.distance import LCSseq

    return list(LCSseq.opcodes(one, other))


def pairs(op: Opcode) -> Iterator[tuple[int, int]]:
    """The indices that an edit of equal words puts beside each other."""
    return zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)


def aligned(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Index in `one` -> index in `other` of the words that both have in the same order.

    >>> aligned("we note the Forum".split(), "we welcome the Forum".split())
    {0: 0, 2: 2, 3: 3}
    """
    return {i: j for op in opcodes(one, other) if op.tag == "equal" for i, j in pairs(op)}
