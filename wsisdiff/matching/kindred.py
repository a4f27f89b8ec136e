"""Where a draft may say in other words what is not wanted: sentences that provide something in the same matter.

That language is not there cannot be proved by words that are not found, since a drafter has others. It can only be made likely: no
sentence that decides, permits or provides anything speaks of what the request speaks of. Words count here that are the same, may stand for
each other, have one root, or belong to one field (`data/en/fields.toml`); each of the sentence's once. Nothing is found by this: it shows
a person where to look.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wsisdiff.matching.absent import refuses, torn, upholds
from wsisdiff.matching.alignment import SLIGHT, Clause, align, clause_of, weight_of
from wsisdiff.matching.allowed import provides
from wsisdiff.matching.asserted import reservation
from wsisdiff.matching.index import Unit
from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language, read_data
from wsisdiff.text.neighbours import Beginning, by_first
from wsisdiff.text.phrase_list import phrase_list, stem_of, stem_set
from wsisdiff.text.sentences import sentences
from wsisdiff.text.thesaurus import alike, rows_in
from wsisdiff.text.words import Word, words

SAME, ROOT, FIELD, ACT = 1.0, 0.7, 0.5, 0.4
"""What a word counts that is the same or may stand for it, that has its root, that is of its field, that is of the same kind of act."""
ROOTED = 4
"""Letters that two words of one root begin with, at least, and `MOST_OF` of the longer."""
MOST_OF = 0.6
GRANTING = frozenset({"shall", "will", "must", "should", "can", "means"})
"""Words by which a sentence commands or defines."""
PERMITS, ASKING = 1.5, 0.7
"""What a sentence's share counts where it permits, and where it only asks for something or values it. Of the drafts of `TOUCHED` 23 that
said it and 12 without it had a sentence that touched a tenth and permits, 17 and 296 one that asks."""
ASKS = "encourage"
"""The rung from which an operative verb by itself asks for something; those below do where "that" follows ("recognizes that")."""


TOUCHED = 0.3
"""Share of a request that a sentence touches, from which it may say it in other words. Of 119 drafts that said what was not wanted so
104 had such a sentence, of 1054 drafts on the same subject without it 11 in 100 (drafts of 4 to 16 sentences, November 2026)."""
TWO = 2
"""Words that meet, at least: one alone is a subject ("owners may paint their boats") and no matter."""
FEW = 16
MORE = 0.045
"""By so much more for each doubling of `FEW` sentences: the more there are, the more touch it by chance. In the three drafts of Paris 1 in
100 requests on other subjects is touched so."""
WORDY = 32
"""By so much, too, a sentence counts for less with each doubling of so many words: the longer it is, the more it touches by chance."""

UNTOUCHED, WORDED, SPARE = 1 / 3, 0.75, 1
"""Share of a request that nothing in a sentence touches, what its other words are worth there on average, and words of the sentence's
own more than those lacking, with which it says something else. So 24 planted drafts were told free rightly, 3 wrongly (November 2026)."""


class Kin(NamedTuple):
    """A sentence that may say it, and the share of the request that it touches."""

    share: float
    unit: Unit
    near: bool
    """Whether it touches so much that it may say it in other words."""


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], int]:
    """The fields, those of matters first, and how many these are; those behind are of what is done to any matter."""
    matters, acts = (read_data("fields")[key] for key in ("fields", "acts"))
    return (*matters, *acts), len(matters)


@lru_cache(maxsize=1)
def _fields() -> tuple[Mapping[str, frozenset[int]], Beginning[int]]:
    """Stem -> its fields; and the phrases of several words by their stems, with their fields."""
    alone: dict[str, frozenset[int]] = {}
    members = [(tuple(w.stem for w in words(member)), n) for n, line in enumerate(_lines()[0]) for member in line.split(",")]
    for stems, n in members:
        if len(stems) == 1:
            alone[stems[0]] = alone.get(stems[0], frozenset()) | {n}
    return alone, by_first(member for member in members if len(member[0]) > 1)


@lru_cache(maxsize=1)
def _members() -> tuple[frozenset[str], ...]:
    """The stems of all words of each field."""
    return tuple(frozenset(w.stem for w in words(line)) for line in _lines()[0])


def fields_of(text: Sequence[Word]) -> list[frozenset[int]]:
    """The fields of each word: its own, and those of the phrases that it stands in."""
    alone, phrases = _fields()
    stems = [w.stem for w in text]
    found = [alone.get(stem, frozenset()) for stem in stems]
    for i, stem in enumerate(stems):
        for phrase, n in phrases.get(stem, ()):
            if tuple(stems[i : i + len(phrase)]) == phrase:
                for k in range(i, i + len(phrase)):
                    found[k] |= {n}
    return found


def of_one_root(one: str, other: str) -> bool:
    """Whether two stems begin alike for most of their length: harm and harmless, migrant and migration."""
    if one[:ROOTED] != other[:ROOTED]:
        return False  # as nearly all are
    longer = max(len(one), len(other))
    alike_for = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return alike_for >= max(ROOTED, MOST_OF * longer)


def kindred(text: str, draft: Searched) -> Kin | None:
    """The sentence that touches most of a request, of those that provide something and are not said to be refused."""
    index = draft.index
    if not index.units:
        return None
    enough = TOUCHED + MORE * max(0.0, math.log2(len(index.units) / FEW))
    found: Kin | None = None
    for sentence in sentences(text):
        clause = clause_of(sentence.span.cut(text), index.names)
        weights = _weights(clause, draft.rarity)
        bounds = _at_most(clause, weights, draft)
        for n in sorted(bounds, key=lambda n: (-bounds[n], n))[:LOOKED]:
            unit = index.units[n]
            if found and PERMITS * bounds[n] <= found.share:
                break
            grants = _grants(unit, draft)
            share = grants * _touches(clause, weights, unit, draft) if grants else 0.0
            share -= MORE * max(0.0, math.log2(max(1, len(unit.own_words)) / WORDY))
            more = share > (found.share if found else 0.0)
            if more and not _refused(unit, clause, draft) and not torn(align(clause, unit, draft.rarity)):
                found = Kin(share, unit, share >= enough)
    return found


def extended(text: str, draft: Searched) -> Kin | None:
    """The sentence that extends to the matter of a request what another paragraph lays down, or the row of a table that has it, where both
    together say it."""
    found: Kin | None = None
    for unit, together, providing in draft.referring:
        for sentence in sentences(text):
            clause = clause_of(sentence.span.cut(text), draft.index.names)
            if not any(worth > FIELD for worth, _, _ in _met(clause, unit)[0]):
                continue
            share = _touches(clause, _weights(clause, draft.rarity), together, draft)
            enough = share >= max(BOTH, found.share if found else 0.0)
            if enough and _grants(providing, draft) and not _refused(unit, clause, draft):
                found = Kin(share, unit, True)
    return found


BOTH = 0.5
"""Share of a request that a sentence and the paragraph to which it refers must touch together."""
LOOKED = 100
"""Sentences that are laid beside a request, those first that may touch most of it."""


def _at_most(clause: Clause, weights: Mapping[int, float], draft: Searched) -> dict[int, float]:
    """Number of a sentence -> the share of the request that it touches at most: each word at the closest that any of the sentence's is, and
    all more where it permits."""
    holding, total = draft.index.holding, sum(weights.values()) or 1.0
    fields = fields_of(clause.words)
    phrased = {i: row for row, places in clause.rows.items() for at in places for i in at}
    bounds: dict[int, float] = {}
    for i, weight in weights.items():
        stem = stem_of(clause.words[i])
        near: dict[int, float] = {}
        same = {*alike(stem), *(first for first, members in clause.phrases.items() if i in phrased and members)}
        ways = (
            (FIELD, {s for n in fields[i] for s in _members()[n]}),
            (ROOT, {s for s in holding if of_one_root(stem, s)}),
            (SAME, same),
        )
        for worth, stems in ways:
            for s in stems & holding.keys():
                near.update(dict.fromkeys(holding[s], worth))
        for n, worth in near.items():
            bounds[n] = bounds.get(n, 0.0) + worth * weight / total
    may = frozenset(holding.get("may", ()))
    return {n: PERMITS * bound if n in may else bound for n, bound in bounds.items()}


OPENING = 5
"""First words of a sentence among which its own verb stands: "The council rejected"."""


def _weights(clause: Clause, rarity: Callable[[str], float]) -> dict[int, float]:
    """What each telling word weighs; those who act in every sentence weigh little."""
    named: list[str] = read_data("fields")["acting"]
    acting = {w.stem for subject in (*ladder().subjects, *named) for w in words(subject)}
    return {i: x * (SLIGHT if clause.words[i].stem in acting else 1.0) for i, x in weight_of(clause, rarity).items()}


def _grants(unit: Unit, draft: Searched) -> float:
    """What counts of what a sentence touches: more where it permits, less where it only asks for or values something, and nothing where
    it does neither."""
    own = unit.own_words
    if any(w.plain == "may" for w in own) or phrase_list("fields", "permitting", "phrases").find(own):
        return PERMITS
    if any(w.plain in GRANTING for w in own) or any(a.plain in ("is", "are") and b.plain == "to" for a, b in pairwise(own)):
        return 1.0
    if unit.verbs:
        asks = any(v.level >= ladder().level(ASKS) for v in unit.verbs)
        return ASKING if asks or any(w.plain == "that" for v in unit.verbs for w in unit.words[v.at + 1 : v.at + 3]) else 0.0
    return float(bool(unit.verbs_above) or provides(unit, draft.index.text_of(unit)))


def _refused(unit: Unit, clause: Clause, draft: Searched) -> bool:
    """Whether the draft only speaks of the sentence, or the sentence itself begins by refusing what it names."""
    if any(w.stem in stem_set("fields", "refusing", "verbs") for w in unit.own_words[:OPENING]):
        return True
    stands = reservation(unit, draft.index, (w.start for w in unit.own_words), clause.asked)
    return stands is not None and stands.void


def _touches(clause: Clause, weights: Mapping[int, float], unit: Unit, draft: Searched) -> float:
    """Share of a request that a sentence touches, each of its words counted once and for no more than it weighs itself."""
    met, left, free = _met(clause, unit)
    matter = any(worth > ACT for worth, _, _ in met)
    if (
        len(met) < min(TWO, len(clause.content))
        or not matter
        or upholds(clause, unit, draft.index, {i for _, i, _ in met})
        or refuses(clause, unit.own_unspaced, {j for _, _, j in met}, draft.index.text_of(unit))
        or (_whole(unit, draft) and _another(clause, weights, met, left, free))
    ):
        return 0.0
    said = unit.own_unspaced
    return sum(worth * min(weights[i], draft.rarity(said[j].stem)) for worth, i, j in met) / (sum(weights.values()) or 1.0)


def says_another(clause: Clause, unit: Unit, draft: Searched) -> bool:
    """Whether a sentence says something else with some of a request's words: "Grants count as aid" for "Spies count as aid"."""
    met, left, free = _met(clause, unit)
    under = align(clause, unit, draft.rarity).pairs
    left = [i for i in left if i not in under]
    return _whole(unit, draft) and _another(clause, weight_of(clause, draft.rarity), met, left, free)


def _whole(unit: Unit, draft: Searched) -> bool:
    """Whether a sentence does not lead into a list."""
    return not unit.span.cut(draft.index.text_of(unit)).endswith(":")


Met = tuple[float, int, int]


def _another(clause: Clause, weights: Mapping[int, float], met: Sequence[Met], left: Sequence[int], free: int) -> bool:
    """Whether much of a request is touched by nothing in a sentence that has some of its very words and hardly another."""
    lacking = [i for i in left if i not in clause.slight]
    worded = sum(worth for worth, _, _ in met) >= WORDED * len(met)
    much = len(lacking) >= TWO and sum(weights[i] for i in lacking) > UNTOUCHED * sum(weights.values())
    return worded and much and free <= len(lacking) + SPARE


def _met(clause: Clause, unit: Unit) -> tuple[list[Met], list[int], int]:
    """The meetings of a word of the request and one of the sentence: what each is worth and where both stand; the words of the request that
    meet none; and how many of the sentence's are left."""
    said = unit.own_unspaced
    free = [j for j, w in enumerate(said) if w.stem not in language().stopwords]
    left = list(clause.content)
    met: list[Met] = []
    for worth, meets in _meetings(clause, said):
        for i in tuple(left):
            at = next((j for j in free if meets(i, j)), None)
            if at is not None:
                left.remove(i)
                free.remove(at)
                met.append((worth, i, at))
    return met, left, sum(said[j].plain not in language().modals for j in free)


def _meetings(clause: Clause, said: Sequence[Word]) -> Iterator[tuple[float, Callable[[int, int], bool]]]:
    """In how many ways a word of the request and one of the sentence meet, the closest first, and what each is worth."""
    mine, theirs = [stem_of(w) for w in clause.words], [stem_of(w) for w in said]
    yield SAME, lambda i, j: theirs[j] in alike(mine[i])
    rows = rows_in(said, clause.phrases)
    phrased = {
        i: {j for other in rows[row] for j in other}
        for row in clause.rows.keys() & rows.keys()
        for at in clause.rows[row]
        for i in at
    }
    yield SAME, lambda i, j: j in phrased.get(i, ())
    yield ROOT, lambda i, j: of_one_root(mine[i], theirs[j])
    asked, held = fields_of(clause.words), fields_of(said)
    first = _lines()[1]
    yield FIELD, lambda i, j: any(n < first for n in asked[i] & held[j])
    yield ACT, lambda i, j: not asked[i].isdisjoint(held[j])
