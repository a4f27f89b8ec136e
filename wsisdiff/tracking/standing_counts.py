"""How open a draft is: its brackets, alternatives, options and proposals, counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from wsisdiff.model import Draft
from wsisdiff.text.words import count
from wsisdiff.tracking.special import PROPOSALS, alternatives, options_in


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of a draft. `open_paragraphs` are those with a bracket, an alternative or an option; `bracketed_words` stand in brackets;
    all `words` are counted only where some do."""

    brackets: int = 0
    alternatives: int = 0
    options: int = 0
    proposals: int = 0
    open_paragraphs: int = 0
    bracketed_words: int = 0
    words: int = 0

    @property
    def share(self) -> int:
        """How much of its words stand in brackets, of a hundred."""
        return round(100 * self.bracketed_words / max(1, self.words))

    def any(self) -> bool:
        return bool(self.brackets or self.alternatives or self.options or self.proposals)


@lru_cache(maxsize=16)
def standing_of(draft: Draft) -> Standing:
    """The counts of a draft. A bracket within another is one of its own; its words count once. Kept, since a document's picture asks
    for them more than once."""
    brackets = choices = options = proposals = opened = bracketed = 0
    grouped = alternatives(draft)
    members = {n for group in grouped.values() for n in group}
    for at, p in enumerate(draft.paragraphs):
        said = {f.span for f in p.facts if f.kind == "tag"}
        marks = [f for f in p.facts if f.kind in ("bracket", "alternative") and f.span not in said]
        listed = _options(p.text)
        brackets += sum(f.kind == "bracket" for f in marks)
        choices += sum(f.kind == "alternative" for f in marks)
        options += listed + (at in members)
        proposals += sum(f.kind in PROPOSALS or f.kind == "attribution" for f in p.facts)
        opened += bool(marks or listed or at in members)
        end = 0
        for f in sorted(marks, key=lambda f: f.span):
            if f.span.start >= end:
                bracketed += count(f.span.cut(p.text))
                end = f.span.end
    return Standing(brackets, choices, options, proposals, opened, bracketed, words_of(draft) if bracketed else 0)


def words_of(draft: Draft) -> int:
    """How many words a draft's paragraphs have."""
    return sum(count(p.text) for p in draft.paragraphs)


@lru_cache(maxsize=32768)  # most texts stand in both drafts that are compared
def _options(text: str) -> int:
    return len(options_in(text))
