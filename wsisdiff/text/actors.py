"""Who is named in a text: groups of actors, from `data/en/actors.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wsisdiff.text.language import read_data
from wsisdiff.text.neighbours import Beginning, by_first
from wsisdiff.text.words import words

ALL = ""
"""The name under which words for all groups together ("all stakeholders") are found."""


@lru_cache(maxsize=1)
def _by_first() -> Beginning[tuple[str, ...]]:
    """The names by their stems, with the actors they name."""
    raw = read_data("actors")
    named: dict[tuple[str, ...], list[str]] = {}
    rows = [(ALL, raw["all"]), *((row["names"][0], row["names"]) for row in raw["actor"])]
    for actor, names in rows:
        for name in names:
            stems = tuple(w.stem for w in words(name) if w.plain != "the")
            if actor not in named.setdefault(stems, []):
                named[stems].append(actor)
    return by_first((stems, tuple(actors)) for stems, actors in named.items())


@lru_cache(maxsize=1)
def stems_of_actors() -> frozenset[str]:
    """The stems of all words in the names of actors: a text without any of them names none."""
    return frozenset(stem for entries in _by_first().values() for stems, _ in entries for stem in stems)


def first_stems(actor: str) -> frozenset[str]:
    """The first stems of the names of an actor."""
    return frozenset(first for first, entries in _by_first().items() if any(actor in actors for _, actors in entries))


def actors_in(text: str) -> tuple[str, ...]:
    """The actors a text names, each once, in the order of their first mention; `ALL` for words that stand for all of them.

    >>> actors_in("Governments, civil society and the technical and academic communities")
    ('Governments', 'civil society', 'the technical community', 'academia')
    """
    return tuple(dict.fromkeys(actor for _, _, names in spots(tuple(w.stem for w in words(text))) for actor in names))


def spots(stems: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """(first word, last word + 1, actors) of every mention, the longest name at each place."""
    table = _by_first()
    found = []
    n = 0
    while n < len(stems):
        for name, actors in table.get(stems[n], ()):
            if tuple(stems[n : n + len(name)]) == name:
                found.append((n, n + len(name), actors))
                n += len(name)
                break
        else:
            n += 1
    return found
