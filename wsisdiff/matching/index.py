"""A draft prepared for searching: its sentences as folded words, and which sentences hold which word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from wsisdiff.model import Draft, Paragraph, Span
from wsisdiff.text.names import Names
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import Word, words


class Unit(NamedTuple):
    """A sentence with the chapeau words it stands under in front. Word positions are characters of its paragraph's text."""

    paragraph: int
    span: Span
    words: tuple[Word, ...]
    own: int
    """Index of the first word of the sentence itself; those before it are its chapeau's."""
    not_agreed: frozenset[int] = frozenset()
    """Indices of words that stand in brackets or are one of several alternatives."""


class DraftIndex:
    """The sentences of a draft and an inverted list from stem to sentences. Linear in the text to build."""

    def __init__(self, draft: Draft, names: Names) -> None:
        self.draft = draft
        self.names = names
        self.units: list[Unit] = []
        self.wholes: list[Unit] = []
        """Each paragraph as one unit."""
        for number, paragraph in enumerate(draft.paragraphs):
            whole, parts = _units(number, paragraph, names)
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


def _units(number: int, paragraph: Paragraph, names: Names) -> tuple[Unit, list[Unit]]:
    text_words = names.fold(words(paragraph.text))
    open_spans = [f.span for f in paragraph.facts if f.kind in ("bracket", "alternative")]
    skipped = [f.span for f in paragraph.facts if f.kind in ("tag", "attribution")]
    if skipped:
        text_words = tuple(w for w in text_words if not any(s.start <= w.start < s.end for s in skipped))
    starts = [w.start for w in text_words]

    def cut(span: Span) -> tuple[Word, ...]:
        return text_words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def unit(span: Span, under: tuple[Span, ...] = ()) -> Unit:
        above = tuple(w for s in under for w in cut(s))
        all_words = above + cut(span)
        marked = frozenset(i for i, w in enumerate(all_words) if any(s.start <= w.start < s.end for s in open_spans))
        return Unit(number, span, all_words, len(above), marked)

    parts = [unit(s.span, s.under) for s in sentences(paragraph.text)]
    return unit(Span(0, len(paragraph.text))), [p for p in parts if p.own < len(p.words)]
