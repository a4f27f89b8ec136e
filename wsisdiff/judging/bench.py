"""What judging needs of the drafts in hand, made once: names, indexes, how rare words are.

The glossary is the same for all asks: the names of the workspace's own tables, those that the drafts define, and the package's. Names that
an ask's text alone defines are known for that ask and change no other's verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wsisdiff.judging.edited import Added, with_edits
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Paragraph
from wsisdiff.text.names import Glossary, Names, defined_in, names_of

MOST_KEPT = 24
"""Benches kept for asks that define names of their own, since each holds the drafts read with these names."""
FOLLOWING = "+"
"""Put after a draft's id for the draft that follows it with edits made."""


class Bench:
    """The drafts in the order of their dates, ready to be searched. Ids are unique."""

    def __init__(self, drafts: Iterable[Draft], glossary: Glossary = (), kept: dict[Glossary, Bench] | None = None) -> None:
        self.drafts = tuple(sorted(drafts, key=lambda d: d.date or date.min))
        self.glossary = tuple(dict.fromkeys([*glossary, *(name for d in self.drafts for name in defined_in(d.text))]))
        self.names: Names = names_of(self.glossary)
        indexes = [DraftIndex(draft, self.names) for draft in self.drafts]
        rarity = Rarity(indexes)
        self.searched = tuple(Searched(index, rarity) for index in indexes)
        self._kept: dict[Glossary, Bench] = {} if kept is None else kept

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

    def make_ready(self) -> None:
        """Make now what is made when it is first asked for, so that processes forked from here on share it."""
        for searched in self.searched:
            searched.shortlist.best(("of",), 1)
            searched.index.paragraphs_holding  # noqa: B018

    def knowing(self, ask: Ask) -> Bench:
        """The bench with the names that the ask's own text defines."""
        own = tuple(name for name in (*ask.names, *defined_in(ask.text)) if name not in self.glossary)
        if not own:
            return self
        glossary = (*own, *self.glossary)
        if glossary not in self._kept:
            made = Bench(self.drafts, glossary, self._kept)
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[glossary] = made
        return self._kept[glossary]

    def with_edits(self, id: str, edits: Mapping[int, Paragraph | None], added: Sequence[Added] = ()) -> Bench:
        """The bench with one more draft: that of this id with edits made (see `with_edits`), as the draft that follows it.

        Its words weigh what they weigh without the edits.
        """
        edited = with_edits(self[id], edits, added)
        edited.index.draft = replace(edited.index.draft, id=f"{id}{FOLLOWING}")
        bench = object.__new__(Bench)
        bench.__dict__ = {
            **self.__dict__,
            "searched": (*self.searched, edited),
            "drafts": (*self.drafts, edited.index.draft),
            "_kept": {},
        }
        return bench
