"""The slow, obvious way of what the package does fast: every possibility is written out and tried, nothing is indexed or cut short.

Each function is a reading of the sentence in its docstring, not of the code it is compared with.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.phrases import ANY_BETWEEN, FILLERS_BETWEEN, Citation, Pattern, Phrase, Term, find_citation
from wsisdiff.matching.rarity import Rarity
from wsisdiff.text.language import language
from wsisdiff.text.words import Word

Places = list[tuple[int, ...]]

# ---------------------------------------------------------------- a phrase with gaps in a sentence


def ways(phrase: Phrase, text: Sequence[Word]) -> Places:
    """All rising rows of words, one for each word of the phrase, with nothing forbidden between two neighbours: where any words may
    stand, at most six of them; elsewhere at most two, function words all."""

    def allowed(one: int, other: int, loose: bool) -> bool:
        between = text[one + 1 : other]
        if loose:
            return len(between) <= ANY_BETWEEN
        return len(between) <= FILLERS_BETWEEN and all(w.plain in language().fillers for w in between)

    rows: Places = [(i,) for i, word in enumerate(text) if word.stem in phrase.stems[0]]
    for stems, loose in zip(phrase.stems[1:], phrase.loose, strict=True):
        rows = [
            (*row, i)
            for row in rows
            for i, word in enumerate(text)
            if i > row[-1] and word.stem in stems and allowed(row[-1], i, loose)
        ]
    return rows


def first_ways(phrase: Phrase, text: Sequence[Word]) -> Places:
    """Of all ways to read the phrase from each place where it may begin, the one whose every word is the next that fits.

    That is what a reader does, who does not go back to skip a word that fitted: of "fund ~ school | every" in "fund the schools and
    schools everywhere" the first "schools" is the one.
    """

    def next_fit(row: tuple[int, ...], n: int) -> int | None:
        here = [i for i in range(row[-1] + 1, len(text)) if text[i].stem in phrase.stems[n]]
        return here[0] if here else None

    rows = []
    for start in [i for i, word in enumerate(text) if word.stem in phrase.stems[0]]:
        row: tuple[int, ...] = (start,)
        for n in range(1, len(phrase.stems)):
            following = next_fit(row, n)
            if following is None:
                break
            row = (*row, following)
        rows.append(row)
    every = set(ways(phrase, text))
    return [row for row in rows if row in every]


# ---------------------------------------------------------------- which terms of a wording stand in a sentence


def term_places(term: Term, unit: Unit, text: str) -> Places:
    """Every place of every choice of the term, in the sentence or in its heading but not across them."""
    found: Places = []
    for choice in term.choices:
        if isinstance(choice, Citation):
            found += find_citation(choice, unit, text)
        else:
            found += [p for p in first_ways(choice, unit.words) if (unit.words[p[0]].start < 0) == (unit.words[p[-1]].start < 0)]
    return [p for p in found if unit.words[p[0]].start >= 0] if term.said else found


def stands(pattern: Pattern, unit: Unit, text: str) -> bool:
    """Whether every term stands, at least one in the sentence itself, two in its paragraph where there are two, and no absent one."""
    found = [term_places(term, unit, text) for term in pattern.terms]
    in_sentence = any(p[-1] >= unit.own for places in found for p in places)
    in_paragraph = [any(unit.words[p[-1]].start >= 0 for p in places) for places in found]
    absent = any(term_places(term, unit, text) for term in pattern.absents)
    return all(found) and in_sentence and sum(in_paragraph) >= min(2, len(found)) and not absent


def agreed_part(unit: Unit) -> Unit:
    """The sentence without what is in brackets."""
    kept = [i for i in range(len(unit.words)) if i not in unit.not_agreed]
    return Unit(unit.paragraph, unit.span, tuple(unit.words[i] for i in kept), sum(i < unit.own for i in kept))


def sentences_with(pattern: Pattern, index: DraftIndex, whole: bool = False) -> list[tuple[int, bool]]:
    """(number of the unit, whether only with what is in brackets) of all that hold the pattern: every one is read."""
    found = []
    for n, unit in enumerate(index.wholes if whole else index.units):
        text = index.draft.paragraphs[unit.paragraph].text
        if stands(pattern, agreed_part(unit), text):
            found.append((n, False))
        elif stands(pattern, unit, text):
            found.append((n, bool(unit.not_agreed)))
    return found


# ---------------------------------------------------------------- the shortlist


def cosines(query: Iterable[str], paragraphs: Sequence[Sequence[str]], rarity: Rarity) -> list[float]:
    """The cosine of the query with every paragraph, each word weighing (1 + log of its count) times its rarity: the full vectors."""

    def vector(stems: Iterable[str]) -> dict[str, float]:
        return {s: (1 + math.log(n)) * rarity(s) for s, n in Counter(stems).items()}

    def length(v: Mapping[str, float]) -> float:
        return math.sqrt(sum(x * x for x in v.values()))

    asked = vector(query)
    found = []
    for stems in paragraphs:
        held = vector(stems)
        product = sum(asked.get(s, 0.0) * held.get(s, 0.0) for s in {*asked, *held})
        found.append(product / (length(asked) * length(held)) if length(asked) and length(held) else 0.0)
    return found


# ---------------------------------------------------------------- the assignment of a concordance


def pairings(lefts: Sequence[int], rights: Sequence[int]) -> Iterator[dict[int, int]]:
    """Every way of pairing some of the one with some of the other."""
    if not lefts:
        yield {}
        return
    for rest in pairings(lefts[1:], rights):
        yield rest
    for right in rights:
        for rest in pairings(lefts[1:], [r for r in rights if r != right]):
            yield {lefts[0]: right, **rest}


def best_sum(scores: Mapping[tuple[int, int], float]) -> float:
    """The largest sum of scores that one-to-one pairs can have, only pairs with a score above 0."""
    lefts, rights = sorted({i for i, _ in scores}), sorted({j for _, j in scores})
    sums = [0.0]
    for pairing in pairings(lefts, rights):
        if all(scores.get(pair, 0.0) > 0 for pair in pairing.items()):
            sums.append(sum(scores[pair] for pair in pairing.items()))
    return max(sums)


def heaviest_rise(weights: Mapping[tuple[int, int], int]) -> int:
    """The largest weight of pairs in which both numbers rise from one to the next: every choice of pairs is tried."""
    pairs = sorted(weights)
    sums = [0]
    for size in range(1, len(pairs) + 1):
        for chosen in combinations(pairs, size):
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen)):
                sums.append(sum(weights[p] for p in chosen))
    return max(sums)


def weight_held(stems: Sequence[str], weights: Sequence[float], others: Sequence[Sequence[str]], lone: float) -> float:
    """The weight of a text's words that stand in one of the others: whole with a neighbour beside them as here, else in part."""
    total = 0.0
    for n, stem in enumerate(stems):
        best = 0.0
        for other in others:
            for k, held in enumerate(other):
                if held != stem:
                    continue
                before = n > 0 and k > 0 and other[k - 1] == stems[n - 1]
                after = n + 1 < len(stems) and k + 1 < len(other) and other[k + 1] == stems[n + 1]
                best = max(best, 1.0 if before or after or len(stems) == 1 else lone)
        total += best * weights[n]
    return total


# ---------------------------------------------------------------- the requested change, traced


def carried(base: Sequence[str], ask: Sequence[str], now: Sequence[str]) -> float:
    """The share of a requested change that a text carries, where no word stands twice in a text and none changes its place.

    Every word the ask adds counts if the new text has it, every word it strikes if the new text has it no more.
    """
    added, struck = [w for w in ask if w not in base], [w for w in base if w not in ask]
    done = sum(w in now for w in added) + sum(w not in now for w in struck)
    return done / (len(added) + len(struck)) if added or struck else 1.0
