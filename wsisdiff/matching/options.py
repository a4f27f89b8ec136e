"""Whether each of the options on offer says a thing: whichever is chosen, it will be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wsisdiff.matching.index import DraftIndex, Unit, open_words
from wsisdiff.model import Span
from wsisdiff.text.standing import inside

MOST_PARAGRAPHS = 50
"""Paragraphs on each side among which the other options are looked for."""


class _Piece(NamedTuple):
    """What an option has of one paragraph."""

    name: str
    paragraph: int
    span: Span


def in_every_option(index: DraftIndex, paragraph: int, start: int, says: Callable[[Unit], bool]) -> bool:
    """Whether the sentence that begins at `start` of a paragraph stands in one of several options, and each of them has a sentence that
    says what is asked of it by `says`, were that option chosen. What the option itself has in brackets is not agreed, nor are options that
    stand within an option."""
    pieces = list(_around(index, paragraph))
    here = (n for n, p in enumerate(pieces) if p.paragraph == paragraph and p.span.start <= start + 1 and start < p.span.end)
    mine = next(here, None)
    if mine is None:
        return False
    group = _group(pieces, mine)
    names = {p.name for p in group}
    within = any(_style(p.name) != _style(group[0].name) for p in pieces[: pieces.index(group[0])])
    if len(names) < 2 or within:
        return False
    return all(any(says(unit) for p in group if p.name == name for unit in _chosen(index, p)) for name in names)


def _style(name: str) -> tuple[bool, bool]:
    """How options are counted: "Option 1", "Option I", "Option (a)". Those counted otherwise than the ones before stand within the last of
    these."""
    return name[-1:].isdigit(), name[-1:].isupper()


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


def _chosen(index: DraftIndex, piece: _Piece) -> Iterator[Unit]:
    """The sentences of an option as they would stand were it chosen: that it is one of several says nothing against them, nor do the
    brackets that hold it and nothing else."""
    paragraph = index.draft.paragraphs[piece.paragraph]
    span = piece.span
    around = [f for f in paragraph.facts if abs(f.span.start - span.start) <= 1 and abs(f.span.end - span.end) <= 1]
    own = [f for f in paragraph.facts if f.kind == "option" or (f.kind == "bracket" and f in around)]
    open_spans = open_words(paragraph, own)
    for unit in index.sentences_of[piece.paragraph]:
        if span.start <= unit.span.start + 1 and unit.span.start < span.end:
            yield unit._replace(not_agreed=frozenset(i for i, w in enumerate(unit.words) if inside(w.start, open_spans)))
