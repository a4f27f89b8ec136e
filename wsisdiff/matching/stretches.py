"""Words of a sentence that take nothing back, or are asked about elsewhere, by themselves: harmless phrases, figures, denials, asides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.turning import FREED, bounding, turns
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, phrase_list, plain_set, spanned, stem_set
from wsisdiff.text.quantities import MONTHS, quantities
from wsisdiff.text.words import Word

FEW = frozenset({"some", "several", "certain", "many", "most", "few"})
ASIDES = frozenset({"which", "who", "whom", "whose"})
GIVEN = frozenset({"granted", "given", "awarded", "issued", "paid", "sent", "accorded", "applied"})
"""Participles after which "to" names somebody: "licences granted to foreign vessels"."""
NAMING = frozenset({"and", "or", "the", "of", "a", "an", "other", "all", "their", "its"})
"""Words of grammar in the item of a list."""


def harmless(said: Sequence[Word]) -> Sequence[Hit]:
    """The phrases that lead into a reason, a purpose or an addition; "to" only before a verb, "by" before a deed or those who speak."""
    found, ours = phrase_list("differences", "besides", "harmless").find(said), stem_set("differences", "besides", "ours")

    def leads(hit: Hit, follows: Word) -> bool:
        plain = follows.stem not in language().stopwords and follows.plain not in FEW and said[hit.first - 1].plain not in GIVEN
        return plain and (hit.phrase == "to" or follows.plain.endswith("ing") or follows.stem in ours)

    short = ("to", "by", "through")
    return [h for h in found if h.phrase not in short or (h.last + 1 < len(said) and leads(h, said[h.last + 1]))]


def emphasis(said: Sequence[Word]) -> Iterator[Word]:
    """The words that stress what a thing is worth: "critical" before "importance"."""
    emphasis, worth = (plain_set("differences", "besides", key) for key in ("emphasis", "worth"))
    return (word for word, after in pairwise(said) if word.plain in emphasis and after.plain in worth)


def counted(found: Alignment, paragraph: str) -> Iterator[int]:
    """The words of figures of the kinds that were asked for, with what bounds them: whether they are enough is asked elsewhere. And those
    of a deadline, which takes nothing back where none was asked for."""
    wanted = {q.dimension for q in found.clause.quantities}
    if not wanted and not any(w.plain[0].isdigit() for w in found.said[found.own :]):
        return
    bounds = [h for key in ("most", "least") for h in phrase_list("differences", "bounds", key).find(found.said)]
    for q in quantities(found.said[found.own :], paragraph):
        if q.dimension in wanted or q.dimension == "interval" or (q.bound == "most" and q.dimension in ("date", "time")):
            first, last = q.first + found.own, q.last + found.own
            while q.dimension == "date" and first > found.own and _of_a_day(found.said[first - 1]):
                first -= 1
            yield from range(first, last + 1)
            yield from spanned(h for h in bounds if -1 <= first - h.last - 1 <= 2 or 0 < h.first - last <= 2)


def _of_a_day(word: Word) -> bool:
    return word.plain in MONTHS or word.plain in ("the", "end", "of") or (word.plain[:1].isdigit() and len(word.plain) <= 4)


def turned(found: Alignment) -> Iterator[int]:
    """The words that deny, and what they bound: what becomes of the sentence by them is asked elsewhere."""
    yield from spanned(turns(found.said))
    for pair in bounding(found.said).items():
        yield from pair
    yield from (k for k, (one, two) in enumerate(pairwise(found.said)) if (one.plain, two.plain) in FREED)


def aside(phrase: Sequence[Word]) -> bool:
    """Whether a phrase after a comma is a clause that says more of what it hangs on: "which ...", "out of which ..."."""
    begins = next((k for k, w in enumerate(phrase[:3]) if w.stem not in language().stopwords and w.plain != "out"), 3)
    return any(w.plain in ASIDES for w in phrase[: max(1, begins)])


def and_all_others(phrase: Sequence[Word]) -> bool:
    """Whether it only names some of what the next word has all of: "slapping and every other"."""
    pairs = pairwise(phrase[-4:] if phrase and phrase[-1].plain == "of" else phrase[-2:])
    return any(two.plain == "other" and one.plain in ("every", "any", "all") for one, two in pairs)


def listed(phrase: Sequence[Word]) -> bool:
    """Whether a phrase between commas only names more: "the private sector", "public and private"."""
    narrowing = plain_set("differences", "besides", "narrowing")
    plain = all(w.stem not in language().stopwords or w.plain in NAMING for w in phrase)
    return plain and all(w.plain.isalpha() and w.plain not in narrowing for w in phrase)


def doing(word: Word) -> bool:
    """Whether a word says what is done along with it ("sharing", "including"), and no time or condition ("during", "failing")."""
    return word.plain.endswith("ing") and word.plain not in plain_set("differences", "besides", "narrowing")
