"""What a table says became of the text in one of its rows: "carried", "fell", under a head such as "Fate"."""

from __future__ import annotations

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.spoken import gone
from wsisdiff.matching.turning import denies, turns
from wsisdiff.text.phrase_list import plain_set, stem_set
from wsisdiff.text.words import words

CURT = 2
"""Words of such a cell that say no more than that: "agreed", "in force"."""
CELL = " | "
"""Between the cells of a row, as the readers write it."""


def not_taken(unit: Unit, index: DraftIndex) -> str:
    """What stands in the row's cell for its fate where that does not say that the text was taken; empty for any other row or sentence."""
    text = index.text_of(unit)
    begin = text.rfind("\n", 0, unit.span.start) + 1
    cells = text[begin:].split("\n", 1)[0].split(CELL)
    if begin and (gone_all := _of_the_table(unit, index)):
        return gone_all
    if len(cells) < 2:
        return ""
    heads = [{w.plain for w in words(cell)} for cell in _head(index, unit.paragraph, text[:begin])]
    column = next((n for n, said in enumerate(heads) if said & plain_set("standing", "fates", "heads")), len(cells))
    if column >= len(cells) or not (said := words(cells[column])):
        return ""
    taken = any(w.stem in stem_set("standing", "fates", "taken") for w in said) and not any(map(denies, said))
    return "" if taken and len(said) <= CURT else cells[column]


def _of_the_table(unit: Unit, index: DraftIndex) -> str:
    """The words with which a sentence before a table says of what stands in it that it is gone or denies it."""
    for other in index.sentences_of.get(unit.paragraph, []):
        own = other.own_unspaced
        if other.span.start >= unit.span.start:
            return ""
        if any(w.plain == "table" for w in own) and (gone(own) or turns(own)):
            return " ".join(w.plain for w in own[:SHOWN])
    return ""


SHOWN = 8
"""Words of such a sentence that are shown."""


def _head(index: DraftIndex, paragraph: int, above: str) -> list[str]:
    """The cells of the first row of a table, from what stands above another row of it."""
    head: list[str] = []
    while True:
        for line in above.rstrip("\n").split("\n")[::-1]:
            if CELL not in line:
                if line or not paragraph:
                    return head
                continue
            head = line.split(CELL)
        paragraph -= 1
        if paragraph < 0:
            return head
        above = index.draft.paragraphs[paragraph].text
