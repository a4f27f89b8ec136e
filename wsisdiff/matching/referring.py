"""Sentences that extend to their own matter what another paragraph lays down: "The rule of paragraph 4 shall also apply to tugs"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.turning import turns
from wsisdiff.text.phrase_list import stem_set
from wsisdiff.text.words import Word


def referring(index: DraftIndex) -> Iterator[tuple[Unit, Unit]]:
    """Each such sentence, and the same with the words of the paragraph that it refers to, which have no place in its own."""
    parts, extending = (stem_set("standing", "overriding", key) for key in ("parts", "extending"))
    for n in sorted(index.holding.any_of[extending] & index.holding.any_of[parts]):
        unit = index.units[n]
        own = unit.own_words
        for i, (part, label) in enumerate(pairwise(own)):
            cited = index.labels.get(label.plain, unit.paragraph) if part.stem in parts else unit.paragraph
            elsewhere = [w.plain for w in own[i + 2 : i + 3]] == ["of"] and [w.plain for w in own[i + 3 : i + 4]] != ["this"]
            if cited != unit.paragraph and not (elsewhere or turns(own)):
                said = tuple(Word(w.plain, w.stem, -1, -1) for w in index.wholes[cited].own_words)
                yield unit, Unit(unit.paragraph, unit.span, (*said, *own), 0)
                break
