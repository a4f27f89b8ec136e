"""What judging needs of the drafts in hand, made once: names, indexes, how rare words are.

The glossary is the same for all asks: the names of the workspace's own tables, those that the drafts define, and the package's. Names that
an ask's text alone defines are known for that ask and change no other's verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import takewhile

from wsisdiff.judging.edited import Added, with_edits
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched, searched_together
from wsisdiff.model import Ask, Draft, Paragraph, in_order
from wsisdiff.text.names import Glossary, Names, defined_in, names_of

MOST_KEPT = 4
"""Benches kept for asks that define names of their own, since each holds the drafts that say them, read with these names."""
FOLLOWING = "+"
"""Put after a draft's id for the draft that follows it with edits made."""


class Bench:
    """The drafts in the order of their dates, ready to be searched. Ids are unique."""

    def __init__(self, drafts: Iterable[Draft], glossary: Glossary = ()) -> None:
        self.drafts = in_order(drafts)
        self.glossary = tuple(dict.fromkeys([*glossary, *(name for d in self.drafts for name in defined_in(d.text))]))
        self.names: Names = names_of(self.glossary)
        self.searched = searched_together([DraftIndex(draft, self.names) for draft in self.drafts])
        self._kept: dict[Glossary, Bench] = {}

    @classmethod
    def of(cls, asks: Iterable[Ask], drafts: Iterable[Draft]) -> Bench:
        """The bench for these asks: their tables of names are one glossary."""
        return cls(drafts, tuple(dict.fromkeys(name for ask in asks for name in ask.names)))

    def __contains__(self, id: str) -> bool:
        return any(s.index.draft.id == id for s in self.searched)

    def __getitem__(self, id: str) -> Searched:
        """The draft of that id; KeyError when it is not here."""
        for searched in self.searched:
            if searched.index.draft.id == id:
                return searched
        raise KeyError(id)

    def before(self, id: str) -> tuple[Searched, ...]:
        """The drafts that come before it."""
        return tuple(takewhile(lambda searched: searched.index.draft.id != id, self.searched))

    def make_ready(self) -> None:
        """Make now what is made when it is first asked for, so that processes forked from here on share it."""
        for searched in self.searched:
            searched.shortlist.postings, searched.index.holding  # noqa: B018

    def knowing(self, ask: Ask) -> Bench:
        """The bench with the names that the ask's own text defines; drafts that do not say them are not read anew."""
        own = tuple(name for name in (*ask.names, *defined_in(ask.text)) if name not in self.glossary)
        new = [stems for group in own for stems in self.names.unknown(group)]
        if not new:
            return self
        if own not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[own] = self._with_names((*own, *self.glossary), new)
        return self._kept[own]

    def _with_names(self, glossary: Glossary, new: Sequence[tuple[str, ...]]) -> Bench:
        bench = copy(self)
        bench.glossary, bench.names, bench._kept = glossary, names_of(glossary), {}
        indexes = [searched.index.knowing(bench.names, new) for searched in self.searched]
        if any(index.wholes is not searched.index.wholes for index, searched in zip(indexes, self.searched, strict=True)):
            bench.searched = searched_together(indexes)
        else:
            bench.searched = tuple(s.on(index) for s, index in zip(self.searched, indexes, strict=True))
        return bench

    def with_edits(self, id: str, edits: Mapping[int, Paragraph | None], added: Sequence[Added] = ()) -> Bench:
        """The bench with one more draft: that of this id with edits made (see `with_edits`), as the draft that follows it.

        Its words weigh what they weigh without the edits.
        """
        edited = with_edits(self[id], edits, added)
        edited.index.draft = replace(edited.index.draft, id=f"{id}{FOLLOWING}")
        bench = copy(self)
        bench.searched, bench.drafts, bench._kept = (*self.searched, edited), (*self.drafts, edited.index.draft), {}
        return bench
