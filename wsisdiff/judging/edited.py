"""A draft that is ready to be searched, with a few paragraphs edited: only what the edit touches is read anew.

An edit is judged dozens of times for a briefing. Reading the whole draft for each took most of a second; this takes milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from wsisdiff.matching.holding import Holding
from wsisdiff.matching.index import DraftIndex, Unit, units_of
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Paragraph, Span

Added = tuple[int, Paragraph]
"""A new paragraph, and the number of the one it follows."""


def with_edits(draft: Searched, edits: Mapping[int, Paragraph | None], added: Iterable[Added] = ()) -> Searched:
    """The draft, as it was read, with the paragraphs of these numbers in new words (none: struck out), and with paragraphs added.

    What is found in it is what is found in the edited draft read anew, but for two things: struck paragraphs keep their number and
    added ones have the last numbers, so that all others keep theirs; and words weigh what they weigh in the draft before the edit.
    """
    index = draft.index
    new_units, paragraphs = _read(index, edits, tuple(added))
    wholes = index.wholes + [Unit(n, Span(0, 0), (), 0) for n in range(len(index.wholes), len(paragraphs))]
    old = {n: wholes[n] for n in new_units}
    new = {n: whole for n, (whole, _) in new_units.items()}
    for n, whole in new.items():
        wholes[n] = whole
    edited = _Edited(index, new_units, old)
    edited.draft = replace(index.draft, paragraphs=tuple(paragraphs))
    edited.wholes, edited.reserved = wholes, {}
    edited.units = [*index.units, *(u for _, parts in new_units.values() for u in parts)]
    searched = Searched(edited, draft.rarity, draft.shortlist.replaced(new), draft)
    searched.touched = frozenset(new)
    return searched


class _Edited(DraftIndex):
    """The index of a draft with edits: what it holds is made of what the draft held, when it is first asked for."""

    def __init__(self, index: DraftIndex, new: Mapping[int, tuple[Unit, list[Unit]]], old: Mapping[int, Unit]) -> None:
        self.__dict__.update(index.__dict__)
        for name in ("labels", "sentences_of", "holding", "paragraphs_holding"):
            self.__dict__.pop(name, None)
        self._index, self._new, self._old = index, new, old

    @cached_property
    def sentences_of(self) -> dict[int, list[Unit]]:
        """The sentences of each paragraph, in their order."""
        return {**self._index.sentences_of, **{n: parts for n, (_, parts) in self._new.items()}}

    @cached_property
    def holding(self) -> Holding:
        """Which sentences hold a stem."""
        before = self._index.units
        gone = {n: unit for n, unit in enumerate(before) if unit.paragraph in self._new}
        return self._index.holding.replaced(gone, dict(enumerate(self.units[len(before) :], len(before))))

    @cached_property
    def paragraphs_holding(self) -> Holding:
        """The same for whole paragraphs."""
        return self._index.paragraphs_holding.replaced(self._old, {n: whole for n, (whole, _) in self._new.items()})


def _read(
    index: DraftIndex, edits: Mapping[int, Paragraph | None], added: tuple[Added, ...]
) -> tuple[dict[int, tuple[Unit, list[Unit]]], list[Paragraph]]:
    """The units of all paragraphs that the edit touches, by number, and the edited draft's paragraphs.

    An edit touches more than its own paragraph where it says a name that a later paragraph calls by its short form ("the Forum").
    """
    paragraphs = list(index.draft.paragraphs)
    found: dict[int, tuple[Unit, list[Unit]]] = {}
    follows: dict[int, list[tuple[int, Paragraph]]] = defaultdict(list)
    for after, paragraph in added:
        follows[after].append((len(paragraphs), paragraph))
        paragraphs.append(paragraph)
    said: dict[str, str] | None = None  # only while it differs from what the unedited draft has said
    first, last = min([*edits, *follows]), max([*edits, *follows])
    for n in range(first, len(index.wholes)):
        if said is None and n > last:
            break
        before = index.said_before[n]
        now = before.copy() if said is None else said
        if n in edits:
            edited = edits[n]
            paragraphs[n] = edited or replace(paragraphs[n], text="", facts=())
            found[n] = units_of(n, edited, index.names, now) if edited else (Unit(n, Span(0, 0), (), 0), [])
        elif said is not None:
            units = units_of(n, paragraphs[n], index.names, now)
            if units[0].words != index.wholes[n].words:
                found[n] = units
        elif n in follows:
            now = _said_after(index, n)
        else:
            continue
        for number, paragraph in follows.get(n, ()):
            found[number] = units_of(number, paragraph, index.names, now)
        said = None if now == _said_after(index, n) else now
    return found, paragraphs


def _said_after(index: DraftIndex, n: int) -> dict[str, str]:
    """What short forms stand for after paragraph n."""
    if n + 1 < len(index.said_before):
        return index.said_before[n + 1].copy()
    said = index.said_before[n].copy()
    units_of(n, index.draft.paragraphs[n], index.names, said)
    return said
