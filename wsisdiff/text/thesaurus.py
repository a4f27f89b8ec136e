"""Words that say the same in policy texts, from `data/en/thesaurus.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wsisdiff.text.language import language, read_data
from wsisdiff.text.names import Names
from wsisdiff.text.words import Word, words


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = read_data("thesaurus")["rows"]  # type: ignore[assignment]
    return tuple(tuple(row) for row in rows)


@lru_cache(maxsize=1)
def _single() -> dict[str, frozenset[str]]:
    """Stem -> all single-word synonyms of the rows it stands in, itself included."""
    found: dict[str, set[str]] = {}
    for row in _rows():
        alone = {w[0].stem for member in row if len(w := words(member)) == 1}
        for stem in alone:
            found.setdefault(stem, set()).update(alone)
    return {stem: frozenset(group) for stem, group in found.items()}


@lru_cache(maxsize=16384)
def synonyms(stem: str) -> frozenset[str]:
    """The stem and its single-word synonyms."""
    return _single().get(stem) or frozenset((stem,))


@lru_cache(maxsize=1)
def _folded() -> tuple[dict[str, tuple[str, ...]], ...]:
    """The rows as phrase -> its stems; folded once, since every phrase of every wording is looked up."""
    return tuple({member: tuple(w.stem for w in words(member.replace("~", " "))) for member in row} for row in _rows())


@lru_cache(maxsize=1)
def _rows_with() -> dict[tuple[str, ...], list[int]]:
    """Stems of a phrase -> the rows it stands in."""
    found: dict[tuple[str, ...], list[int]] = {}
    for n, folded in enumerate(_folded()):
        for stems in dict.fromkeys(folded.values()):
            found.setdefault(stems, []).append(n)
    return found


@lru_cache(maxsize=16384)
def stems_of(phrase: str, names: Names) -> tuple[str, ...]:
    """The phrase folded as the drafts are."""
    return tuple(w.stem for w in names.fold(words(phrase)))


@lru_cache(maxsize=4096)
def same_as(phrase: str, names: Names) -> tuple[str, ...]:
    """The phrases of more than one word that say the same as this phrase, or that this phrase of several words says in one."""
    stems = stems_of(phrase, names)
    found: dict[str, None] = {}
    for n in _rows_with().get(stems, ()):
        found.update(dict.fromkeys(m for m, f in _folded()[n].items() if f != stems and (len(f) > 1 or len(stems) > 1)))
    return tuple(found)


FILLED = 2
"""Function words that may stand between the words of a phrase."""


@lru_cache(maxsize=1)
def _members_by_first() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """First stem -> (row, stems) of the members that begin with it, the longest first."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for n, folded in enumerate(_folded()):
        for stems in dict.fromkeys(folded.values()):
            if stems:
                found.setdefault(stems[0], []).append((n, stems))
    return {first: tuple(sorted(members, key=lambda m: -len(m[1]))) for first, members in found.items()}


def rows_in(text: Sequence[Word]) -> dict[int, list[tuple[int, ...]]]:
    """Row of the thesaurus -> the word indices of each of its phrases that stand in the text.

    >>> said = words("a low cost service for all of humanity")
    >>> [[said[i].plain for i in at] for places in rows_in(said).values() for at in places]
    [['low', 'cost'], ['all', 'of', 'humanity']]
    """
    by_first = _members_by_first()
    fillers = language().fillers
    found: dict[int, list[tuple[int, ...]]] = {}
    for i, word in enumerate(text):
        for row, stems in by_first.get(word.stem, ()):
            at = [i]
            for stem in stems[1:]:
                for j in range(at[-1] + 1, min(len(text), at[-1] + 2 + FILLED)):
                    if text[j].stem == stem:
                        at.append(j)
                        break
                    if text[j].plain not in fillers:
                        break
                if len(at) <= 1 or text[at[-1]].stem != stem:
                    break
            else:
                found.setdefault(row, []).append(tuple(at))
    return found
