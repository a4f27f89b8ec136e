"""Words that say the same in policy texts, from `data/en/thesaurus.toml`."""

from __future__ import annotations

from functools import lru_cache

from wsisdiff.text.language import read_data
from wsisdiff.text.names import Names
from wsisdiff.text.words import words


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
