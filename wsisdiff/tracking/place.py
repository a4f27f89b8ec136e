"""Force gained or lost by place alone: into the preamble, an annex or under a weaker heading, or back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wsisdiff.model import Change, Draft, Remark
from wsisdiff.text.edits import word_edits
from wsisdiff.tracking.meaning.spots import GROUP, texts_of
from wsisdiff.tracking.meaning.turns import turn_shifts

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
    if change.moved and change.old_section != change.new_section:
        for found in turn_shifts(texts_of(word_edits(change.old_section, change.new_section))):
            if found.fact.kind in (f"{GROUP}weaker_word", f"{GROUP}stronger_word"):
                way = found.fact.kind.removeprefix(GROUP).removesuffix("_word")
                yield Remark.of(f"{GROUP}place_{way}", before=change.old_section, after=change.new_section)
                return
    was, now = {part_of(old, i) for i in olds}, {part_of(new, j) for j in news}
    if len(was) != 1 or len(now) != 1 or was == now:
        return
    [before], [after] = was, now
    if LEVELS[before] != LEVELS[after]:
        way = "weaker" if LEVELS[after] < LEVELS[before] else "stronger"
        yield Remark.of(f"{GROUP}place_{way}", before=Remark(f"place.{before}"), after=Remark(f"place.{after}"))
