"""Whether a sentence stands in each of the options on offer, word for word: whichever is chosen, it will be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wsisdiff.matching.index import DraftIndex
from wsisdiff.model import Span

MOST_PARAGRAPHS = 50
"""Paragraphs on each side among which the other options are looked for."""


class _Piece(NamedTuple):
    """What an option has of one paragraph."""

    name: str
    paragraph: int
    span: Span


def in_every_option(index: DraftIndex, paragraph: int, start: int) -> bool:
    """Whether the sentence that begins at `start` of a paragraph stands in one of several options and, in the same words, in each of the
    others. One with brackets of its own, or in words of one kind of option alone, does not."""
    pieces = list(_around(index, paragraph))
    mine = next(
        (n for n, p in enumerate(pieces) if p.paragraph == paragraph and p.span.start <= start + 1 and start < p.span.end), None
    )
    if mine is None:
        return False
    group = _group(pieces, mine)
    said = [words for words, at in _sentences(index, pieces[mine]) if at == start]
    others = {p.name for p in group} - {pieces[mine].name}
    return bool(said and others) and all(
        any(words == said[0] for p in group if p.name == name for words, _ in _sentences(index, p)) for name in others
    )


def _around(index: DraftIndex, paragraph: int) -> Iterator[_Piece]:
    """The options of the paragraph and of those next to it that are options too, in order."""
    paragraphs = index.draft.paragraphs

    def offered(n: int) -> list[_Piece]:
        return [_Piece(f.by, n, f.span) for f in paragraphs[n].facts if f.kind == "option" and f.by]

    first = last = paragraph
    while first > max(0, paragraph - MOST_PARAGRAPHS) and offered(first - 1):
        first -= 1
    while last + 1 < min(len(paragraphs), paragraph + MOST_PARAGRAPHS) and offered(last + 1):
        last += 1
    for n in range(first, last + 1):
        yield from sorted(offered(n), key=lambda p: p.span.start)


def _group(pieces: list[_Piece], mine: int) -> list[_Piece]:
    """The options that are offered together with this one: where the first name comes again, others begin."""
    group: list[_Piece] = []
    for n, piece in enumerate(pieces):
        if group and piece.name != group[-1].name and any(p.name == piece.name for p in group):
            if n > mine:
                return group
            group = []
        group.append(piece)
    return group


def _sentences(index: DraftIndex, piece: _Piece) -> Iterator[tuple[tuple[str, ...], int]]:
    """The sentences of an option as words, without those that have brackets of their own, and where they begin."""
    text = index.draft.paragraphs[piece.paragraph].text
    for unit in index.sentences_of[piece.paragraph]:
        within = piece.span.start <= unit.span.start + 1 and unit.span.start < piece.span.end
        if within and not any(mark in unit.span.cut(text).strip("[] ") for mark in "[]"):
            yield unit.own_plains, unit.span.start
