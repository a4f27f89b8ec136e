"""A draft prepared for searching: its sentences as folded words, and which sentences hold which word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wsisdiff.model import Draft, Paragraph, Span
from wsisdiff.text.names import Names
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import Word, words


class Unit(NamedTuple):
    """A sentence with what it stands under in front: its section's heading, its chapeau, the sentence it points back to.

    Word positions are characters of its paragraph's text; words of the heading have none (-1).
    """

    paragraph: int
    span: Span
    words: tuple[Word, ...]
    own: int
    """Index of the first word of the sentence itself; those before it are what it stands under."""
    not_agreed: frozenset[int] = frozenset()
    """Indices of words that stand in brackets or are one of several alternatives."""
    at: Mapping[str, Sequence[int]] | None = None
    """Stem -> the indices at which it stands, so that looking for a phrase does not go through all words."""


def positions(text: Sequence[Word]) -> dict[str, list[int]]:
    """Stem -> the indices at which it stands."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(text):
        found.setdefault(word.stem, []).append(i)
    return found


class DraftIndex:
    """The sentences of a draft and an inverted list from stem to sentences. Linear in the text to build."""

    def __init__(self, draft: Draft, names: Names) -> None:
        self.draft = draft
        self.names = names
        self.units: list[Unit] = []
        self.wholes: list[Unit] = []
        """Each paragraph as one unit."""
        self.said_before: list[dict[str, str]] = []
        """For each paragraph, the names that short forms in it stand for (see `Names.short_forms`)."""
        said: dict[str, str] = {}
        for number, paragraph in enumerate(draft.paragraphs):
            self.said_before.append(said.copy())
            whole, parts = units_of(number, paragraph, names, said)
            self.wholes.append(whole)
            self.units += parts
        self.holding: dict[str, set[int]] = defaultdict(set)
        for n, unit in enumerate(self.units):
            for word in unit.words:
                self.holding[word.stem].add(n)
        self.paragraphs_holding: dict[str, set[int]] = defaultdict(set)
        for n, whole in enumerate(self.wholes):
            for word in whole.words:
                self.paragraphs_holding[word.stem].add(n)


POINTING_BACK = frozenset(
    {"this", "these", "those", "such", "it", "its", "they", "their", "them", "that", "thereby", "thus", "therefore", "so"}
)
"""A sentence with one of these among its first words is read with the sentence before it."""
POINTING_REACH = 14
"""Words from the sentence's start among which a word that points back is looked for."""


def units_of(number: int, paragraph: Paragraph, names: Names, said: dict[str, str]) -> tuple[Unit, list[Unit]]:
    """A paragraph as one unit and as its sentences; `said` (see `Names.short_forms`) is brought up to date."""
    text_words = names.short_forms(names.fold(words(paragraph.text)), paragraph.text, said)
    topic = tuple(Word(w.plain, w.stem, -1, -1) for w in names.fold(words(paragraph.section)))
    open_spans = [f.span for f in paragraph.facts if f.kind in ("bracket", "alternative")]
    skipped = [f.span for f in paragraph.facts if f.kind in ("tag", "attribution")]
    if skipped:
        text_words = tuple(w for w in text_words if not any(s.start <= w.start < s.end for s in skipped))
    starts = [w.start for w in text_words]

    def cut(span: Span) -> tuple[Word, ...]:
        return text_words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def unit(span: Span, under: tuple[Span, ...] = ()) -> Unit:
        above = topic + tuple(w for s in under for w in cut(s))
        all_words = above + cut(span)
        marked = frozenset(
            i for i, w in enumerate(all_words) if w.start >= 0 and any(s.start <= w.start < s.end for s in open_spans)
        )
        return Unit(number, span, all_words, len(above), marked, positions(all_words))

    parts = []
    before: Span | None = None
    for sentence in sentences(paragraph.text):
        under = sentence.under
        if before is not None and not under and any(w.plain in POINTING_BACK for w in cut(sentence.span)[:POINTING_REACH]):
            under = (before,)
        parts.append(unit(sentence.span, under))
        before = sentence.span
    return unit(Span(0, len(paragraph.text))), [p for p in parts if p.own < len(p.words)]
