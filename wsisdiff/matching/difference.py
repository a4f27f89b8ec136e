"""One thing that differs between what was asked and what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wsisdiff.matching.alignment import Alignment
from wsisdiff.model import Span
from wsisdiff.text.phrase_list import Hit
from wsisdiff.text.words import Word

Severity = Literal["contrary", "weaker", "doubt"]
"""contrary: the draft says the opposite; weaker: it says less than was asked; doubt: a person should look."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its kind, how much it matters, the words asked for and those said instead."""

    kind: str
    severity: Severity
    asked: str = ""
    said: str = ""
    at: Span | None = None
    """Where the words said stand in the paragraph, where putting others there would mend it."""
    instead: str = ""
    """What the request has in their place, as it writes it; empty where they are to go."""


def span_of(said: Sequence[Word], first: int, last: int) -> Span | None:
    """The characters of the paragraph from one word to another; None for words of a heading."""
    return Span(said[first].start, said[last].end) if said[first].start >= 0 else None


def written(found: Alignment, first: int, last: int) -> str:
    """Words of the request as it writes them."""
    return found.clause.text[found.clause.words[first].start : found.clause.words[last].end]


def plain(text: Sequence[Word], first: int, last: int) -> str:
    """Words of a text from one to another, folded."""
    return " ".join(w.plain for w in text[first : last + 1])


def cited(hits: Sequence[Hit], text: Sequence[Word]) -> str:
    """The words of each hit."""
    return " … ".join(plain(text, h.first, h.last) for h in hits)
