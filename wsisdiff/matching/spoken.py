"""A sentence as it is read for whether the draft says it, and the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from wsisdiff.matching.index import Unit
from wsisdiff.text.phrase_list import Hit, phrase_list, stem_of, stem_set
from wsisdiff.text.words import Word


class Piece(NamedTuple):
    """A run of words of a sentence between two breaks; `colon` says whether it ends in a colon."""

    words: tuple[Word, ...]
    colon: bool


class Spoken(NamedTuple):
    """A sentence as pieces, with where the words that count begin (characters of its paragraph's text)."""

    unit: Unit
    text: str
    starts: frozenset[int]
    pieces: Sequence[Piece]
    main: int
    """The piece that has most of the words that count."""
    own: Sequence[Piece]
    """Those that have any."""


def hits(key: str, words: Sequence[Word], asked: Collection[str], table: str = "") -> Iterator[Hit]:
    """The phrases of a list in these words, without those that the request has too."""
    group, name = (table, key) if table else (key, "phrases")
    for hit in phrase_list("standing", group, name).find(words):
        if not asked or not all(stem_of(w) in asked for w in words[hit.first : hit.last + 1]):
            yield hit


def gone(words: Sequence[Word]) -> str:
    """The first word that says of a text that it is gone: "deleted", "struck"; empty where none does."""
    participles = stem_set("standing", "weakening", "participles")
    return next((w.plain for w in words if w.stem in participles and w.plain.endswith(("ed", "n", "ck"))), "")
