"""Phrases of data/en/turns.toml found in the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from wsisdiff.text.language import read_data
from wsisdiff.text.neighbours import Beginning, by_first
from wsisdiff.text.words import Word, words

CLAUSE_ENDS = frozenset(",;:.()[]\n")


class Hit(NamedTuple):
    """A phrase at words i to j of a sentence, with its clause to word `end`; `value` is what it stands for."""

    i: int
    j: int
    end: int
    value: Any


class Phrases:
    """Phrases looked up by their first word; the longest at a place counts. `by` is the folding they are matched by."""

    def __init__(self, entries: Iterable[tuple[str, Any]], by: str = "stem") -> None:
        self._said = attrgetter(by)
        self._first: Beginning[tuple[bool, Any]] = by_first(
            (tuple(map(self._said, words(phrase.rstrip(" …")))), (phrase.endswith("…"), value)) for phrase, value in entries
        )

    def find(self, sentence: Sequence[Word], text: str) -> list[Hit]:
        """The phrases of a sentence whose own text is `text`, none within another."""
        found: list[Hit] = []
        said = tuple(map(self._said, sentence))
        for n in [n for n, word in enumerate(said) if word in self._first]:
            if found and n < found[-1].j:
                continue
            for sequence, (takes, value) in self._first[said[n]]:
                j = n + len(sequence)
                if said[n:j] == sequence:
                    found.append(Hit(n, j, _clause_end(sentence, j, text) if takes else j, value))
                    break
        return found


def _clause_end(sentence: Sequence[Word], at: int, text: str) -> int:
    """The word after the last of the clause that goes on at word `at`."""
    gaps = ((n, text[sentence[n - 1].end : sentence[n].start]) for n in range(at, len(sentence)))
    return next((n for n, between in gaps if not CLAUSE_ENDS.isdisjoint(between)), len(sentence))


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    return read_data("turns")
