"""A word said by denying its contrary: "no rent may go up" is what "rents are frozen" asks for, and the other way round.

Which words are contraries in that way is data (`differences.toml`, `denied`). It is read so only where one denial stands just before the
contrary and bears on nothing else; two more words that differ, and it is what any denial is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, reduce

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.turning import denies, ending, turns
from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import Hit, PhraseList, stem_set
from wsisdiff.text.words import Word, words

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
