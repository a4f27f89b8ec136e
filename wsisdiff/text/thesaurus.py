"""Words that say the same in policy texts, from `data/en/thesaurus.toml`.

Its rows are narrow and widen the wordings of an ask. Its groups have the English of negotiation at large; they count only where a request
in plain words is laid beside a sentence, since there all else that differs is weighed (`alike`, `rows_in`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from wsisdiff.text.language import language, read_data
from wsisdiff.text.names import Names
from wsisdiff.text.neighbours import Beginning, by_first
from wsisdiff.text.words import Word, words


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = read_data("thesaurus")["rows"]
    return tuple(tuple(row) for row in rows)


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, ...], ...]:
    """The rows, the groups of the English of negotiation, and those of its fields."""
    fields: dict[str, str] = read_data("vocabulary")
    more: list[str] = [*read_data("thesaurus")["groups"], *chain.from_iterable(map(str.splitlines, fields.values()))]
    return (*_rows(), *(tuple(group.split(", ")) for group in more))


@lru_cache(maxsize=2)
def _single(wide: bool) -> dict[str, frozenset[str]]:
    """Stem -> all single-word synonyms of the rows it stands in, itself included."""
    found: dict[str, set[str]] = {}
    for row in _folded() if wide else _folded_rows():
        alone = {stems[0] for stems in row.values() if len(stems) == 1}
        for stem in alone:
            found.setdefault(stem, set()).update(alone)
    return {stem: frozenset(group) for stem, group in found.items()}


@lru_cache(maxsize=16384)
def synonyms(stem: str) -> frozenset[str]:
    """The stem and its single-word synonyms by the rows."""
    return _single(False).get(stem) or frozenset((stem,))


def alike(stem: str) -> frozenset[str]:
    """The stem and the single words that may stand for it in a sentence where all else is weighed.

    >>> sorted(alike("prohibit") & {"prohibition", "outlaw", "allow"}), synonyms("prohibit") == {"prohibit"}
    (['outlaw', 'prohibition'], True)
    """
    return _single(True).get(stem) or frozenset((stem,))


@lru_cache(maxsize=1)
def _folded() -> tuple[dict[str, tuple[str, ...]], ...]:
    """The rows, then the groups, as phrase -> its stems; folded once."""
    return (*_folded_rows(), *(_stems_in(group, OPEN) for group in groups()[len(_rows()) :]))


@lru_cache(maxsize=1)
def _folded_rows() -> tuple[dict[str, tuple[str, ...]], ...]:
    """The rows alone, in which every phrase of every wording is looked up."""
    return tuple(map(_stems_in, _rows()))


def _stems_in(row: Iterable[str], gap: str = "") -> dict[str, tuple[str, ...]]:
    """Each phrase of a row with its stems, and the mark for what may stand between them at "~"."""
    found: dict[str, tuple[str, ...]] = {}
    for member in row:
        stems: list[str] = []
        for n, part in enumerate(member.split(OPEN) if gap else (member,)):
            stems += [gap] * (n > 0) + [w.stem for w in words(part)]
        found[member] = tuple(stems)
    return found


@lru_cache(maxsize=1)
def _rows_with() -> dict[tuple[str, ...], list[int]]:
    """Stems of a phrase -> the rows it stands in."""
    found: dict[tuple[str, ...], list[int]] = {}
    for n, folded in enumerate(_folded_rows()):
        for stems in dict.fromkeys(folded.values()):
            found.setdefault(stems, []).append(n)
    return found


@lru_cache(maxsize=16384)
def stems_of(phrase: str, names: Names) -> tuple[str, ...]:
    """The phrase folded as the drafts are. Its words are not kept in the place of those of paragraphs, which are asked for again."""
    return tuple(w.stem for w in names.fold(words.__wrapped__(phrase)))


@lru_cache(maxsize=4096)
def same_as(phrase: str, names: Names) -> tuple[str, ...]:
    """The phrases of more than one word that say the same as this phrase, or that this phrase of several words says in one."""
    stems = stems_of(phrase, names)
    found: dict[str, None] = {}
    for n in _rows_with().get(stems, ()):
        found.update(dict.fromkeys(m for m, f in _folded_rows()[n].items() if f != stems and (len(f) > 1 or len(stems) > 1)))
    return tuple(found)


FILLED = 2
"""Function words that may stand between the words of a phrase."""
WIDE = 8
"""Words of any kind that may stand at a place that is left open: "the cost of warning systems in small islands shall be borne by"."""
OPEN = "~"
"""Stands in a phrase where words of any kind may stand between two of its own: "hand ~ to the other"."""


Phrases = Beginning[int]
"""Phrases by their stems, with their rows."""


@lru_cache(maxsize=1)
def all_phrases() -> Phrases:
    """The phrases of all rows and groups."""
    return phrases_of(range(len(_folded())))


def phrases_of(rows: Iterable[int]) -> Phrases:
    """The phrases of some of them, by their numbers: those that a request has, so that a sentence is not looked through for all."""
    return by_first((stems, n) for n in rows for stems in dict.fromkeys(_folded()[n].values()) if stems)


def rows_in(text: Sequence[Word], phrases: Phrases) -> dict[int, list[tuple[int, ...]]]:
    """Row of the thesaurus -> the word indices of each of its phrases that stand in the text.

    >>> said = words("a low cost network for all of humanity")
    >>> sorted({" ".join(said[i].plain for i in at) for places in rows_in(said, all_phrases()).values() for at in places})
    ['all of humanity', 'cost', 'for all', 'low cost', 'network']
    """
    found: dict[int, list[tuple[int, ...]]] = {}
    for i in [i for i, word in enumerate(text) if word.stem in phrases]:
        for stems, row in phrases[text[i].stem]:
            at = (i,) if len(stems) == 1 else _stands(stems, text, i)
            if at:
                found.setdefault(row, []).append(at)
    return found


def _stands(stems: tuple[str, ...], text: Sequence[Word], first: int) -> tuple[int, ...]:
    """The word indices of a phrase of several words that begins at `first`; empty where it does not stand there."""
    fillers = language().fillers
    at, end, wide = [first], len(text), False
    for stem in stems[1:]:
        if stem == OPEN:
            wide = True
            continue
        for j in range(at[-1] + 1, min(end, at[-1] + 2 + (WIDE if wide else FILLED))):
            if text[j].stem == stem:
                at.append(j)
                break
            if not wide and text[j].plain not in fillers:
                return ()
        else:
            return ()
        wide = False
    return tuple(at)
