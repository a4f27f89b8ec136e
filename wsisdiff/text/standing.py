"""How much of a draft is agreed: which words of a paragraph do not stand as they are, and the count of them for the whole draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wsisdiff.model import Draft, Fact, FactKind, Paragraph, Span

NOT_AGREED: frozenset[FactKind] = frozenset({"bracket", "alternative", "option", "proposal", "objection", "set_aside"})
"""Kinds of fact that say of words that they are not agreed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft's words, those of them that are not agreed, and how many places of each kind there are."""

    words: int
    not_agreed: int
    brackets: int
    alternatives: int
    options: int
    attributions: int

    @property
    def share(self) -> float:
        """The share of its words that is not agreed, 0 to 1."""
        return self.not_agreed / self.words if self.words else 0.0


def not_agreed(paragraph: Paragraph) -> tuple[Span, ...]:
    """Where the paragraph's text is not agreed, in order, ranges that touch each other as one."""
    return _merged(fact.span for fact in paragraph.facts if fact.kind in NOT_AGREED)


def remarks_on(paragraph: Paragraph) -> tuple[Span, ...]:
    """Where it says something about the text and not what is negotiated: remarks, who asks for what, the names before proposals."""
    proposed = {fact.span for fact in paragraph.facts if fact.kind == "bracket"}
    spans = []
    for fact in paragraph.facts:
        if fact.kind == "tag":
            spans.append(fact.span)
        elif fact.kind == "attribution":
            spans.append(_name(fact, paragraph.text) if fact.span in proposed else fact.span)
        elif fact.kind == "option" and fact.by and paragraph.text.startswith(fact.by, fact.span.start):
            spans.append(Span(fact.span.start, fact.span.start + len(fact.by)))
    return _merged(spans)


def _name(fact: Fact, text: str) -> Span:
    colon = text.find(":", fact.span.start, fact.span.end)
    return Span(fact.span.start, colon + 1) if colon >= 0 else fact.span


def inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether a character stands in one of the spans, which are in order and do not overlap."""
    n = bisect_right(spans, at, key=lambda span: span.start)
    return n > 0 and at < spans[n - 1].end


def standing(draft: Draft) -> Standing:
    """The counts of a draft. A bracket over several paragraphs counts in each of them."""
    total = open_ = 0
    kinds: dict[str, int] = {}
    for paragraph in draft.paragraphs:
        total += len(paragraph.text.split())
        open_ += sum(len(span.cut(paragraph.text).split()) for span in not_agreed(paragraph))
        for fact in paragraph.facts:
            kinds[fact.kind] = kinds.get(fact.kind, 0) + 1
    return Standing(
        total, open_, kinds.get("bracket", 0), kinds.get("alternative", 0), kinds.get("option", 0), kinds.get("attribution", 0)
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
