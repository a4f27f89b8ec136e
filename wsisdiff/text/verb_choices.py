"""Verbs on offer side by side, `[shall] [should]` or `decides/invites`: whichever is chosen, one of them will stand, so the weakest counts.

`[shall] [other]` and `[shall] [shall not]` are no such choice: what will stand there is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wsisdiff.model import Fact, Paragraph, Span
from wsisdiff.text.ladder import NOUN_ENDINGS, ladder
from wsisdiff.text.neighbours import together
from wsisdiff.text.words import Word, words

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
    return (
        len(nouns) > 1
        and nouns < plains
        and all(len(option) == 1 for option in options)
        and all(plain.endswith(NOUN_ENDINGS) for plain in nouns)
    )


def _level(option: str) -> int:
    """The level of an option that is a modal or operative verb and nothing else; 0 for any other."""
    table, said = ladder(), words(option)
    return (table.modals.get(said[0].plain, 0) if len(said) == 1 else 0) or table.level_of(said)
