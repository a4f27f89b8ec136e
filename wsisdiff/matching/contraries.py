"""A word that says the contrary of one that was asked for, or less than it, and stands in its stead; and a word said by denying its
contrary: "no rent may go up" is what "rents are frozen" asks for, and the other way round.

The pairs of words are in `data/en/differences.toml` (`contraries`, `denied`). A contrary is read as denied only where one denial stands
just before it and bears on nothing else; two more words that differ, and it is what any denial is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, reduce
from operator import itemgetter

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, Severity, cited, span_of, written
from wsisdiff.matching.turning import denies, ending, turns
from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import Hit, PhraseList, stem_of, stem_set
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


NEXT = 2
"""Words from the contrary word within which a word of the clause may be paired already: the charge of "free of charge" with the fees."""
REACH = 10
"""Words from a denial to the contrary that it denies: "no rent in social housing may go up"."""


def opposed(found: Alignment) -> Alignment:
    """The alignment, with a word of the clause paired with the denial of its contrary."""
    return _affirmed(found) or _denied(found) or found


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[frozenset[str], PhraseList], ...]:
    """The words of each row, as stems, and what denies them when it is denied."""
    rows: list[list[str]] = read_data("differences")["denied"]["rows"]
    return tuple((frozenset(words(w)[0].stem for w in one.split(", ")), PhraseList(other.split(", "))) for one, other in rows)


def _affirmed(found: Alignment) -> Alignment | None:
    """What was asked for in one word is said by denying its contrary."""
    lacking = [i for i in found.lacking if any(found.clause.words[i].stem in row for row, _ in _table())]
    if not lacking:
        return None
    said, paired = found.said, set(found.pairs.values())
    free = [t for t in turns(said) if t.first >= found.own and paired.isdisjoint(t.span)]
    denials = [t for t in free if denies(said[t.first])]
    if len(denials) != 1:
        return None
    for i in lacking:
        for row, contrary in _table():
            if found.clause.words[i].stem in row:
                hit = _beside(denials[0], contrary.find(said), said)
                if hit and all(t is denials[0] or t.first in hit.span for t in free):
                    more = found.paired_too(i, denials[0].first)
                    return replace(more, covered=more.covered.union(hit.span))
    return None


def _denied(found: Alignment) -> Alignment | None:
    """What was asked for by denying something is said in one word that is its contrary."""
    asked = found.clause.words
    verbs = stem_set("differences", "turning", "verbs")
    denials = [t for t in turns(asked) if denies(asked[t.first]) or asked[t.first].stem in verbs]
    if len(denials) != 1 or denials[0].first in found.pairs:
        return None
    free = [j for j in range(found.own, len(found.said)) if j not in found.pairs.values()]
    if any(t.first in free for t in turns(found.said)):
        return None
    for row, contrary in _table():
        hit = _beside(denials[0], contrary.find(asked), asked)
        at = next((j for j in free if found.said[j].stem in row), None)
        if (
            hit
            and at is not None
            and all(abs(found.pairs.get(i, at) - at) <= NEXT for i in hit.span if i in found.clause.content)
        ):
            return reduce(lambda more, i: more.paired_too(i, at), (denials[0].first, *hit.span), found)
    return None


MEASURE = 3
"""Words after a contrary among which a measure of it begins: "no rent may go up by more than 5 per cent" freezes none."""
BEYOND = frozenset({"by", "than", "more", "less", "further"})


def _beside(denial: Hit, hits: Sequence[Hit], text: Sequence[Word]) -> Hit | None:
    """The first contrary that stands within reach after a denial, and is denied not only beyond a measure."""
    near = (h for h in hits if denial.last < h.first <= denial.last + REACH)
    return next((h for h in near if not any(w.plain in BEYOND for w in text[h.last + 1 : h.last + 1 + MEASURE])), None)


def denied_alike(found: Alignment) -> Alignment:
    """The alignment where a verb of the clause that denies is paired with a denial of the sentence: "abolished" and "no ... any more"."""
    mine = [i for i in found.lacking if found.clause.words[i].stem in ending()]
    if len(mine) != 1 or any(t.first != mine[0] for t in turns(found.clause.words)):
        return found
    theirs = [t.first for t in turns(found.said) if t.first >= found.own and t.first not in found.pairs.values()]
    if len(theirs) != 1:
        return found
    said, demanding, stop = found.said, stem_set("differences", "denied", "demanding"), language().stopwords
    near = range(max(found.own, theirs[0] - 2), len(said))  # "need no visa" is "visas are abolished"
    beside = {j for j in near if said[j].stem in demanding or (j > theirs[0] and said[j].stem in stop)}
    paired = found.paired_too(mine[0], theirs[0])
    return replace(paired, covered=paired.covered | beside)
