"""How much of a draft is agreed: which words of a paragraph do not stand as they are, and the count of them for the whole draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from wsisdiff.model import Fact, FactKind, Paragraph, Span

NOT_AGREED: frozenset[FactKind] = frozenset({"bracket", "alternative", "option", "proposal", "objection", "set_aside"})
"""Kinds of fact that say of words that they are not agreed."""


def not_agreed(paragraph: Paragraph, besides: Collection[Fact] = ()) -> tuple[Span, ...]:
    """Where the paragraph's text is not agreed, in order, ranges that touch each other as one; `besides` are facts that do not count."""
    return merged(fact.span for fact in paragraph.facts if fact.kind in NOT_AGREED and fact not in besides)


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
    return merged(spans)


def _name(fact: Fact, text: str) -> Span:
    colon = text.find(":", fact.span.start, fact.span.end)
    return Span(fact.span.start, colon + 1) if colon >= 0 else fact.span


def inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether a character stands in one of the spans, which are in order and do not overlap."""
    n = bisect_right(spans, at, key=lambda span: span.start)
    return n > 0 and at < spans[n - 1].end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch each other as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
        else:
            out.append(span)
    return tuple(out)
