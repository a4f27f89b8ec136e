"""Set phrases looked for in a text: lists of them are data, and one pass over the words finds all of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from wsisdiff.text.language import read_data
from wsisdiff.text.words import Word, words

GAP = 4
"""Words of any kind that "~" lets stand between two parts of a phrase."""
NOT = "not"
CONTRACTED = "n't"
SPACED = 3
"""Single letters in a row from which they are read as one word written with spaces: "n o t"."""
FAR = 3
"""Signs between two letters of a word that denies: "n . o . t". Other letters so far apart are a list: "a, b, c"."""
DENIALS = ("notwithstanding", "nothing", "nobody", "neither", "cannot", "never", "none", "nor", "not")


class Hit(NamedTuple):
    """A phrase, as it is told to a reader, and where it stands: the indices of its first and last word."""

    first: int
    last: int
    phrase: str

    @property
    def span(self) -> range:
        """The indices of all its words."""
        return range(self.first, self.last + 1)


def spanned(hits: Iterable[Hit]) -> set[int]:
    """The words that phrases stand on."""
    return {k for hit in hits for k in hit.span}


class Read(tuple[Word, ...]):
    """Words that many lists are looked for in: what is compared is made of them once."""

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Their stems, see `stem_of`."""
        return tuple(NOT if w.plain.endswith(CONTRACTED) else w.stem for w in self)

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """Where each of these stands."""
        found: dict[str, list[int]] = {}
        for i, stem in enumerate(self.stems):
            found.setdefault(stem, []).append(i)
        return found


class PhraseList:
    """Phrases by their first word. Words are compared by their stems; a contraction ("won't") counts as its "not"."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[tuple[str, ...], ...], str]]] = {}
        for phrase in phrases:
            parts = tuple(tuple(w.stem for w in words(part)) for part in phrase.split("~"))
            if all(parts):
                self._by_first.setdefault(parts[0][0], []).append((parts, phrase.replace(" ~", " …")))
        for members in self._by_first.values():  # the longest first, so that "to" does not hide "to this end"
            members.sort(key=lambda member: -sum(map(len, member[0])))

    def find(self, text: Sequence[Word]) -> tuple[Hit, ...]:
        """Where phrases stand, in the order of the text; the longest that fits at each word.

        >>> PhraseList(["not ~ accept", "turn down"]).find(words("It was not in the end accepted, and they turned it down"))
        (Hit(first=2, last=6, phrase='not … accept'),)
        """
        by_first = self._by_first
        stems = text.stems if isinstance(text, Read) else Read(text).stems
        found: list[Hit] = []
        if by_first.keys().isdisjoint(stems):
            return ()
        for i in [i for i, stem in enumerate(stems) if stem in by_first]:
            for parts, phrase in by_first[stems[i]]:
                last = _stands(parts, stems, i)
                if last is not None:
                    found.append(Hit(i, last, phrase))
                    break
        return tuple(found)


def _stands(parts: tuple[tuple[str, ...], ...], stems: tuple[str, ...], at: int) -> int | None:
    """The index of the last word when the phrase begins at `at`."""
    end = at + len(parts[0])
    if stems[at:end] != parts[0]:
        return None
    for part in parts[1:]:
        for start in range(end, end + GAP + 1):
            if stems[start : start + len(part)] == part:
                end = start + len(part)
                break
        else:
            return None
    return end - 1


def stem_of(word: Word) -> str:
    """The word's stem; "not" for a contraction with it.

    >>> [stem_of(w) for w in words("won't mustn’t accepted")]
    ['not', 'not', 'accept']
    """
    return NOT if word.plain.endswith(CONTRACTED) else word.stem


def unspaced(text: Sequence[Word]) -> Read:
    """The words with single letters in a row read as the word that they spell.

    >>> [w.stem for w in unspaced(words("We do n o t agree; r e f u s e d : a fee"))]
    ['we', 'do', 'not', 'agre', 'refus', 'a', 'fee']
    >>> [w.stem for w in unspaced(words("D-E-L-E-T-E-D, r/e/f/u/s/e/d and on-line"))]
    ['delet', 'refus', 'and', 'on', 'lin']
    """
    if any(_letters_apart(word) for word in text):
        text = [letter for word in text for letter in (_letters(word) if _letters_apart(word) else (word,))]
    single = [i for i, word in enumerate(text) if len(word.plain) == 1]
    if not any(later - i == SPACED - 1 for i, later in zip(single, single[SPACED - 1 :], strict=False)):
        return text if isinstance(text, Read) else Read(text)
    out: list[Word] = []
    i = 0
    while i < len(text):
        end = i
        while end < len(text) and len(text[end].plain) == 1 and text[end].plain.isalpha() and text[end].start >= 0:
            end += 1
        spelled = "".join(w.plain for w in text[i:end])
        apart = max((text[k + 1].start - text[k].end for k in range(i, end - 1)), default=0)
        denial = next((d for d in DENIALS if spelled.startswith(d)), "") if apart <= FAR else ""
        if denial:
            spelled, end = denial, i + len(denial)
        elif apart > 1:  # "r e f u s e d : a fee"
            end = next(k + 1 for k in range(i, end - 1) if text[k + 1].start - text[k].end > 1)
            spelled = spelled[: end - i]
        if denial or end - i >= SPACED:
            out.append(words(spelled)[0]._replace(start=text[i].start, end=text[end - 1].end))
            i = end
        else:
            out.append(text[i])
            i += 1
    return Read(out)


def _letters_apart(word: Word) -> bool:
    """Whether a word is written with a mark behind each of its letters: "r/e/f/u/s/e/d", and "E-T" of "D-E-L-E-T-E-D"."""
    letters = sum(map(str.isalpha, word.plain))
    return letters > 2 - word.plain.isalpha() and word.end - word.start == 2 * letters - 1 > 1


def _letters(word: Word) -> list[Word]:
    """Such a word letter by letter."""
    spelled = (c for c in word.plain if c.isalpha())
    return [Word(c, c, word.start + 2 * k, word.start + 2 * k + 1) for k, c in enumerate(spelled)]


@cache
def phrase_list(file: str, table: str, key: str) -> PhraseList:
    """The phrases of one list of the language's data files: `phrase_list("standing", "rejecting", "phrases")`."""
    return PhraseList(_items(file, table, (key,)))


@cache
def stem_set(file: str, table: str, *keys: str) -> frozenset[str]:
    """The single words of lists, as stems."""
    return frozenset(w.stem for item in _items(file, table, keys) if len(found := words(item)) == 1 for w in found)


@cache
def plain_set(file: str, table: str, *keys: str) -> frozenset[str]:
    """The words of lists as they are written in texts, folded no further than `plain`."""
    return frozenset(w.plain for item in _items(file, table, keys) for w in words(item))


def _items(file: str, table: str, keys: Sequence[str]) -> Iterator[str]:
    return (item for key in keys for item in read_data(file)[table][key])
