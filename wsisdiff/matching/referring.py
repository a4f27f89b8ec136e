"""Sentences that extend to their own matter what another paragraph lays down ("The rule of paragraph 4 shall also apply to tugs"), and rows
of a table of which the sentence before it says something: "The ships in the table are exempt"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from wsisdiff.matching.index import DraftIndex, Unit, placeless
from wsisdiff.matching.turning import turns
from wsisdiff.text.phrase_list import stem_set
from wsisdiff.text.words import words

CELLS = " | "
"""Between the cells of a row."""


class Extended(NamedTuple):
    """Such a sentence or row; the same with the words of the other paragraph, which have no place in its own; and which of both provides
    something: the sentence that refers, or the one before the table."""

    unit: Unit
    together: Unit
    providing: Unit


def referring(index: DraftIndex) -> Iterator[Extended]:
    """All such sentences and rows of a draft."""
    yield from _rows(index)
    parts, extending = (stem_set("standing", "overriding", key) for key in ("parts", "extending"))
    for n in sorted(index.holding.any_of[extending] & index.holding.any_of[parts]):
        unit = index.units[n]
        own = unit.own_words
        for i, (part, label) in enumerate(pairwise(own)):
            cited = index.labels.get(label.plain, unit.paragraph) if part.stem in parts else unit.paragraph
            elsewhere = [w.plain for w in own[i + 2 : i + 3]] == ["of"] and [w.plain for w in own[i + 3 : i + 4]] != ["this"]
            if cited != unit.paragraph and not (elsewhere or turns(own)):
                yield Extended(unit, _together(index.wholes[cited], unit), unit)
                break


def _together(other: Unit, unit: Unit) -> Unit:
    return Unit(unit.paragraph, unit.span, placeless(other.own_words) + tuple(unit.own_words), 0)


def _rows(index: DraftIndex) -> Iterator[Extended]:
    """The rows of tables that a sentence right before them names."""
    paragraphs = index.draft.paragraphs
    for n in index.holding.get(words("table")[0].stem, ()):
        row = index.units[n].paragraph + 1
        while row < len(paragraphs) and CELLS in paragraphs[row].text:
            yield Extended(index.wholes[row], _together(index.units[n], index.wholes[row]), index.units[n])
            row += 1
