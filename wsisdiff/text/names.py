"""Names that are one: "IGF" and "Internet Governance Forum" become the same word before texts are matched.

The names come from the package's `data/en/glossary.toml` and from `[[name]]` tables beside the asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from wsisdiff.text.language import read_data
from wsisdiff.text.neighbours import by_first
from wsisdiff.text.words import Word, words

Glossary = tuple[tuple[str, ...], ...]
"""Groups of names that mean the same; the first of a group stands for all."""

DEFINED = re.compile(r"((?:[A-Z][\w’'-]*\s+(?:(?:of|and|the|on|for|in|to)\s+)*){1,9})\(([A-Z][A-Za-z]{1,9})\)")
"""A name in capitals and its abbreviation in brackets."""
ABBREVIATED = re.compile(r"\s\([A-Z][A-Za-z]{1,9}\)")
NOT_OF_A_NAME = re.compile(r"[^\w’'\s-]")
"""What stands in no such name: before an abbreviation it is looked for from the last of these on, not from every capital of the text."""
DEFINITE = frozenset({"the", "this", "that", "its", "said", "such"})
"""Before a short form stands one of these: "the Forum" is one, "Action Lines" is not short for a plan of action."""


class Names:
    """Folds the names of a glossary into one word each.

    >>> names = Names((("IGF", "Internet Governance Forum"),))
    >>> [w.stem for w in names.fold(words("the Internet Governance Forum and Internet governance"))]
    ['the', 'igf', 'and', 'internet', 'governanc']
    """

    def __init__(self, glossary: Glossary) -> None:
        folded: list[tuple[tuple[str, ...], str]] = []
        self._heads: dict[str, str] = {}
        for group in glossary:
            canonical = "_".join(w.plain for w in words(group[0]))
            for name in group:
                stems = tuple(w.stem for w in words(name))
                if stems and stems != (canonical,):
                    folded.append((stems, canonical))
                if len(stems) > 1:
                    self._heads.setdefault(canonical, stems[-1])
        self._by_first = by_first(folded)

    def fold(self, text_words: Sequence[Word]) -> tuple[Word, ...]:
        """The words with every name, longest first, replaced by its canonical word; spans cover the whole name."""
        by_first = self._by_first
        for word in text_words:
            if word.stem in by_first:
                break
        else:
            return tuple(text_words)
        out: list[Word] = []
        i, n = 0, len(text_words)
        while i < n:
            word = text_words[i]
            for stems, canonical in by_first.get(word.stem, ()):
                size = len(stems)
                if i + size <= n and (size < 2 or text_words[i + 1].stem == stems[1]) and _stand(stems, text_words, i):
                    out.append(Word(canonical, canonical, word.start, text_words[i + size - 1].end))
                    i += size
                    break
            else:
                out.append(word)
                i += 1
        return tuple(out)

    def unknown(self, group: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The stems of the names of a group that are not folded as it says, its abbreviation among them where that has no name yet."""
        canonical = "_".join(w.plain for w in words(group[0]))
        named = [tuple(w.stem for w in words(name)) for name in group]
        new = [stems for stems in named if stems and stems != (canonical,) and self._folded(stems) != canonical]
        head = next((stems[-1] for stems in named if len(stems) > 1), None)
        return new if head is None or self._heads.get(canonical) == head else [*named, (canonical,)]

    def _folded(self, stems: tuple[str, ...]) -> str:
        return next((canonical for name, canonical in self._by_first.get(stems[0], ()) if name == stems), "")

    @cached_property
    def hiding(self) -> Mapping[str, frozenset[str]]:
        """Stem -> the words that may stand for it in a folded text: those of names that have it."""
        found: dict[str, frozenset[str]] = {}
        for stems, canonical in (entry for entries in self._by_first.values() for entry in entries):
            for stem in stems:
                found[stem] = found.get(stem, frozenset()) | {canonical}
        return found

    def short_forms(self, text_words: Sequence[Word], text: str, said: dict[str, str]) -> tuple[Word, ...]:
        """The words with short forms ("the Forum", "the Compact") replaced by the name last said that ends in that word.

        `said` (last word of a name -> name) is carried from paragraph to paragraph and updated. Only capitalized words count.
        """
        out = list(text_words)
        heads = self._heads
        for n, word in enumerate(text_words):
            stem = word.stem
            if stem in heads:
                said[heads[stem]] = stem
            elif stem in said and text[word.start].isupper() and n and text_words[n - 1].plain in DEFINITE:
                if _goes_on(text_words, n, text):
                    continue
                out[n] = Word(said[stem], said[stem], word.start, word.end)
        return tuple(out)


def _stand(stems: tuple[str, ...], text_words: Sequence[Word], at: int) -> bool:
    return all(text_words[at + k].stem == stem for k, stem in enumerate(stems))


def _goes_on(text_words: Sequence[Word], n: int, text: str) -> bool:
    """Whether the word is part of a longer name ("the Action Lines")."""
    if n + 1 >= len(text_words):
        return False
    word, following = text_words[n], text_words[n + 1]
    return text[following.start].isupper() and text[word.end : following.start].isspace()


def defined_in(text: str) -> Glossary:
    """The abbreviations that a text defines itself, its name before the brackets.

    >>> defined_in("serves the Internet Governance Forum (IGF) and (see above) the Group of Friends (GOF)")
    (('IGF', 'Internet Governance Forum'), ('GOF', 'Group of Friends'))
    """
    found: dict[tuple[str, ...], None] = {}
    for abbreviated in ABBREVIATED.finditer(text):
        begin = abbreviated.start()
        while begin and not NOT_OF_A_NAME.match(text, begin - 1):
            begin -= 1
        if not (match := DEFINED.search(text, begin, abbreviated.end())):
            continue
        short, before = match[2], match[1].split()
        initials = [c.lower() for c in short.rstrip("s")]
        for start in range(len(before) - 1, -1, -1):
            name = before[start:]
            heads = [w[0].lower() for w in name if w[0].isupper()]
            if heads == initials or [w[0].lower() for w in name] == initials:
                found[(short, " ".join(name))] = None
                break
    return tuple(found)


@lru_cache(maxsize=8)
def names_of(glossary: Glossary = ()) -> Names:
    """The package's names and those given; a group given here comes before the package's."""
    return Names(glossary + packaged_glossary())


@lru_cache(maxsize=1)
def packaged_glossary() -> Glossary:
    """The names that ship with the package."""
    return tuple(tuple(row["names"]) for row in read_data("glossary")["name"])
