"""Force gained or lost by place alone: from the operative part into the preamble or an annex, or back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wsisdiff.model import Change, Draft, Remark
from wsisdiff.tracking.meaning.spots import GROUP

ANNEX = re.compile(r"\b(?:annex|annexes|appendix|attachment|informal note|footnote)\b", re.IGNORECASE)
PREAMBLE = re.compile(r"\b(?:preamble|preambular)\b", re.IGNORECASE)
LEVELS = {"operative": 2, "annex": 1, "preamble": 1}


def part_of(draft: Draft, at: int) -> str:
    """Which part of a draft a paragraph stands in: operative, preamble or annex."""
    paragraph = draft.paragraphs[at]
    if paragraph.preamble or PREAMBLE.search(paragraph.section):
        return "preamble"
    return "annex" if ANNEX.search(paragraph.section) else "operative"


def place_facts(old: Draft, new: Draft, olds: Sequence[int], news: Sequence[int], change: Change) -> Iterator[Remark]:
    """The fact that a paragraph stands in a weaker or stronger part now."""
    was, now = {part_of(old, i) for i in olds}, {part_of(new, j) for j in news}
    if len(was) != 1 or len(now) != 1 or was == now:
        return
    [before], [after] = was, now
    if LEVELS[before] != LEVELS[after]:
        way = "weaker" if LEVELS[after] < LEVELS[before] else "stronger"
        yield Remark.of(f"{GROUP}place_{way}", before=Remark(f"place.{before}"), after=Remark(f"place.{after}"))
