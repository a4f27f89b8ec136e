"""Long things in pieces that fit: paragraphs and asks, none of them torn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def in_pieces(texts: Sequence[str], size: int) -> list[list[str]]:
    """Neighbours together as far as they fit into `size` characters; one that is longer is a piece of its own.

    The pieces are as even as they can be: the last one of a draft is not a single line.

    >>> [len(piece) for piece in in_pieces(["12345"] * 5, 20)]
    [3, 2]
    """
    total = sum(map(len, texts))
    number = max(1, -(-total // size))
    aim = max(-(-total // number), 1)
    pieces: list[list[str]] = []
    held = 0
    for text in texts:
        if not pieces or held + len(text) > size or (held >= aim and len(pieces) < number):
            pieces.append([])
            held = 0
        pieces[-1].append(text)
        held += len(text)
    return pieces or [[]]


def in_batches(things: Sequence[tuple[T, str]], most: int, size: int) -> list[list[tuple[T, str]]]:
    """Things with their texts, at most `most` and at most `size` characters of text together, one at least."""
    found: list[list[tuple[T, str]]] = []
    held = 0
    for thing in things:
        if not found or len(found[-1]) >= most or held + len(thing[1]) > size:
            found.append([])
            held = 0
        found[-1].append(thing)
        held += len(thing[1])
    return found
