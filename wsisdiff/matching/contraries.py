"""A word that says the contrary of one that was asked for, or less than it, and stands in its stead.

The pairs of words are in `data/en/differences.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, Severity, cited, span_of, written
from wsisdiff.text.language import read_data
from wsisdiff.text.phrase_list import Hit, PhraseList, stem_of
from wsisdiff.text.words import Word, words


@lru_cache(maxsize=1)
def _pairs_of_words() -> Mapping[str, Sequence[tuple[int, PhraseList, PhraseList, Severity]]]:
    """First stem of a word -> where it stands in the list, the word, its contrary, and what that makes of a sentence."""
    raw = read_data("differences")["contraries"]
    pairs: list[list[str]] = [pair for one, other in raw["pairs"] for pair in ([one, other], [other, one])]
    rows: list[tuple[Severity, list[str]]] = [("contrary", pair) for pair in pairs]
    rows += [("weaker", pair) for pair in raw["weaker"]]
    found: dict[str, list[tuple[int, PhraseList, PhraseList, Severity]]] = {}
    for n, (severity, (wanted, instead)) in enumerate(rows):
        for one in wanted.split(", "):
            found.setdefault(words(one)[0].stem, []).append((n, PhraseList([one]), PhraseList(instead.split(", ")), severity))
    return found


def _rows_of(asked: Sequence[Word]) -> list[tuple[int, PhraseList, PhraseList, Severity]]:
    """The contrary words of those that were asked for, in the order of the list."""
    known = _pairs_of_words()
    return sorted({row for w in asked if (stem := stem_of(w)) in known for row in known[stem]}, key=itemgetter(0))


def opposite(asked: Sequence[Word], said: Sequence[Word]) -> tuple[Hit, Hit] | None:
    """A word that was asked for, and the word that says the contrary and stands in its stead: "prohibited", "permitted"."""
    for _, wanted, instead, severity in _rows_of(asked):
        mine, theirs = wanted.find(asked), instead.find(said)
        if severity == "contrary" and mine and theirs and not instead.find(asked) and not wanted.find(said):
            return mine[0], theirs[0]
    return None


@lru_cache(maxsize=1)
def decisive() -> frozenset[str]:
    """Words, as stems, that have a contrary or a weaker one: without one of them a sentence does not say what was asked for."""
    raw = read_data("differences")["contraries"]
    both = [w for pair in raw["pairs"] for side in pair for w in side.split(", ")]
    found = map(words, (*both, *(one for one, _ in raw["weaker"])))
    return frozenset(w[0].stem for w in found if len(w) == 1)


NEAR = 4
"""Words from a paired word within which a contrary word speaks of the same thing."""


def _forms(found: Alignment) -> Iterator[Difference]:
    """Two forms of one word that say the contrary, where the right one is not free elsewhere: "developed", "developing" countries."""
    asked, said, paired = found.clause.words, found.said, set(found.pairs.values())
    forms = {one: other for pair in read_data("differences")["contraries"]["forms"] for one, other in (pair, pair[::-1])}
    for i, j in found.pairs.items():
        one, other = asked[i].plain, said[j].plain
        if forms.get(one) == other and not any(w.plain == one for k, w in enumerate(said) if k not in paired):
            yield Difference("contrary", "contrary", one, other)
            return


ORDER = {("before", "after"), ("after", "before")}


def _same_order(mine: Hit, theirs: Hit, found: Alignment) -> bool:
    """Whether "consent before joining" is said as "join after consent": what followed stands first."""
    asked, said = found.clause.words, found.said
    if (asked[mine.first].plain, said[theirs.first].plain) not in ORDER:
        return False
    later = next(
        (found.pairs[i] for i in range(mine.last + 1, len(asked)) if i in found.pairs and i in found.clause.content), None
    )
    return later is not None and later < theirs.first


def contraries(found: Alignment) -> Iterator[Difference]:
    """A contrary or weaker word near the paired ones, where the word that was asked for is nowhere in the sentence."""
    yield from _forms(found)
    asked, said = found.clause.words, found.said
    paired = set(found.pairs.values())
    twice = {j for j in paired if sum(j == other for other in found.pairs.values()) > 1}
    region = {k for j in found.at for k in range(j - NEAR, j + NEAR + 1)}
    for _, wanted, instead, severity in _rows_of(asked):
        mine = [h for h in wanted.find(asked) if any(found.pairs.get(i, -1) in {-1, *twice} for i in h.span)]
        if not mine or instead.find(asked):
            continue
        near = [
            h for h in instead.find(said) if h.first >= found.own and h.first in region - twice and not paired.issuperset(h.span)
        ]
        theirs = [h for h in near if [w.plain for w in said[h.last : h.last + 2]] != ["with", "no"]]
        if theirs and _same_order(mine[0], theirs[0], found):
            continue
        if theirs and not wanted.find(said[found.own :]):
            at = span_of(said, theirs[0].first, theirs[0].last)
            put = written(found, mine[0].first, mine[0].last)
            yield Difference("contrary", severity, cited(mine[:1], asked), cited(theirs[:1], said), at, put)
