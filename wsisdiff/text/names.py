"""Names that are one: "IGF" and "Internet Governance Forum" become the same word before texts are matched.

The names come from the package's `data/glossary.toml` and from `[[name]]` tables beside the asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from wsisdiff.text.language import read_data
from wsisdiff.text.words import Word, words

Glossary = tuple[tuple[str, ...], ...]
"""Groups of names that mean the same; the first of a group stands for all."""


class Names:
    """Folds the names of a glossary into one word each.

    >>> names = Names((("IGF", "Internet Governance Forum"),))
    >>> [w.stem for w in names.fold(words("the Internet Governance Forum and Internet governance"))]
    ['the', 'igf', 'and', 'internet', 'governanc']
    """

    def __init__(self, glossary: Glossary) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for group in glossary:
            canonical = "_".join(w.plain for w in words(group[0]))
            for name in group:
                stems = tuple(w.stem for w in words(name))
                if stems and stems != (canonical,):
                    self._by_first.setdefault(stems[0], []).append((stems, canonical))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def fold(self, text_words: Sequence[Word]) -> tuple[Word, ...]:
        """The words with every name, longest first, replaced by its canonical word; spans cover the whole name."""
        by_first = self._by_first
        if not any(word.stem in by_first for word in text_words):
            return tuple(text_words)
        out: list[Word] = []
        i, n = 0, len(text_words)
        while i < n:
            word = text_words[i]
            for stems, canonical in by_first.get(word.stem, ()):
                size = len(stems)
                if i + size <= n and all(text_words[i + k].stem == stems[k] for k in range(1, size)):
                    out.append(Word(canonical, canonical, word.start, text_words[i + size - 1].end))
                    i += size
                    break
            else:
                out.append(word)
                i += 1
        return tuple(out)


@lru_cache(maxsize=8)
def names_of(glossary: Glossary = ()) -> Names:
    """The package's names and those given; a group given here comes before the package's."""
    return Names(glossary + packaged_glossary())


@lru_cache(maxsize=1)
def packaged_glossary() -> Glossary:
    """The names that ship with the package."""
    groups: Iterable[list[str]] = (row["names"] for row in read_data("glossary")["name"])  # type: ignore[attr-defined]
    return tuple(tuple(group) for group in groups)
