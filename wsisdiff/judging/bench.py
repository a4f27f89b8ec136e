"""Drafts kept ready while edits of one of them are tried for one ask after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from wsisdiff.judging.assess import base_of
from wsisdiff.judging.edited import Added, with_edits
from wsisdiff.judging.verdicts import judge
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Paragraph, Status
from wsisdiff.text.names import Glossary, Names, defined_in, names_of
from wsisdiff.text.words import words

T = TypeVar("T")
MOST_KEPT = 24
"""Things kept ready at a time: asks that define names of their own need the drafts read with these names, and each takes memory."""


class Workbench:
    """Reads each draft once for all asks that call things by the same names. For drafts whose ids are unique."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], object] = {}

    def _keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        if key not in self._kept:
            made = make()
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = made
        return self._kept[key]  # type: ignore[return-value]

    def glossary(self, ask: Ask, drafts: Iterable[Draft]) -> Glossary:
        """The names that are one for the ask in these drafts: its own, and those that it or they define."""
        own = (*ask.names, *defined_in(ask.text))
        theirs = (name for d in drafts for name in self._keep(("defined", d.id), partial(defined_in, d.text)))
        return tuple(dict.fromkeys([*own, *theirs]))

    def names(self, glossary: Glossary) -> Names:
        """The names of this glossary and the package's."""
        return self._keep(("names", glossary), lambda: names_of(glossary))

    def searched(self, drafts: Sequence[Draft], glossary: Glossary) -> tuple[Searched, ...]:
        """The drafts ready to be searched, words weighed by all of them."""

        def read() -> tuple[Searched, ...]:
            names = self.names(glossary)
            indexes = [self._keep(("index", d.id, glossary), partial(DraftIndex, d, names)) for d in drafts]
            rarity = Rarity(indexes)
            of = {index.draft.id: Searched(index, rarity) for index in indexes}
            return tuple(of[d.id] for d in drafts)

        return self._keep(("searched", tuple(d.id for d in drafts), glossary), read)

    def status(
        self, ask: Ask, draft: Draft, before: Sequence[Draft], edits: Mapping[int, Paragraph | None], added: Sequence[Added]
    ) -> Status:
        """The status the ask would have in the draft with these edits (see `with_edits`), after the drafts before it.

        As `assess` says, but for words being weighed by the drafts without the edits.
        """
        ordered = (*sorted(before, key=lambda d: d.date or date.min), draft)
        glossary = self.glossary(ask, ordered)
        put = [name for p in (*edits.values(), *(p for _, p in added)) if p for name in defined_in(p.text)]
        glossary = tuple(dict.fromkeys([*glossary, *put]))
        searched = self.searched(ordered, glossary)
        edited = with_edits(searched[-1], edits, added)
        ask_words = self.names(glossary).fold(words(ask.text))
        if any(d.id == draft.id for d in before):
            edited.index.draft = replace(edited.index.draft, id=f"{draft.id}+")
        drafts = (*searched[:-1], edited)
        return judge(ask, ask_words, edited, base_of(ask, ask_words, drafts)).status
