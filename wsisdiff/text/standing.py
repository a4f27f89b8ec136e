"""How much of a paragraph is agreed: which of its words do not stand as they are. Of verbs on offer side by side, `[shall] [should]` or
`decides/invites`, one will stand, whichever is chosen, so the weakest counts; `[shall] [other]` and `[shall] [shall not]` are no such
choice: what will stand there is open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from wsisdiff.model import Fact, FactKind, Paragraph, Span
from wsisdiff.text.ladder import NOUN_ENDINGS, ladder
from wsisdiff.text.neighbours import together
from wsisdiff.text.words import Word, words

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


_OPTION = re.compile(r"[^\[\]/]+")
_BETWEEN = ("", "/", "or")


def verb_choices(paragraph: Paragraph) -> Iterator[tuple[tuple[Fact, ...], Span]]:
    """The alternatives that are verbs of one choice, and where the weakest of them stands, brackets left out."""
    for group in side_by_side(paragraph):
        text = paragraph.text
        found = [at for fact in group for at in _OPTION.finditer(text, fact.span.start, fact.span.end)]
        options = [Span(*at.span()) for at in found if at.group().strip()]
        levels = [_level(option.cut(text)) for option in options]
        if len(options) > 1 and all(levels):
            yield tuple(group), options[levels.index(min(levels))]
        elif _only_named([words(option.cut(text)) for option in options]):
            yield tuple(group), Span(options[0].start, options[-1].end)


def side_by_side(paragraph: Paragraph) -> list[list[Fact]]:
    """The alternatives of a paragraph, those with nothing between them together."""
    text, alternatives = paragraph.text, (fact for fact in paragraph.facts if fact.kind == "alternative")
    return together(alternatives, lambda group, fact: text[group[-1].span.end : fact.span.start].strip() in _BETWEEN)


PLACEHOLDERS = frozenset({"other", "x"})


def _only_named(options: Sequence[Sequence[Word]]) -> bool:
    """Whether it is only open what a thing is called, `[contribution][commitment][other]`: nouns with a place kept for another."""
    plains = {w.plain for option in options for w in option}
    nouns = plains - PLACEHOLDERS
    alone = len(nouns) > 1 and nouns < plains and all(len(option) == 1 for option in options)
    return alone and all(plain.endswith(NOUN_ENDINGS) for plain in nouns)


def _level(option: str) -> int:
    """The level of an option that is a modal or operative verb and nothing else; 0 for any other."""
    table, said = ladder(), words(option)
    return (table.modals.get(said[0].plain, 0) if len(said) == 1 else 0) or table.level_of(said)
