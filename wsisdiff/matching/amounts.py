"""Numbers that differ: another count, unit, share or date than was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, plain, span_of, written
from wsisdiff.matching.turning import bounding, denies
from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import phrase_list, stem_set
from wsisdiff.text.quantities import Quantity, quantities
from wsisdiff.text.words import Word

PARTS = 4
"""Words from "paragraphs" to the last of their numbers."""
SEVERAL = 3
"""Shares in a sentence from which a person has to see which is which."""
FORMER = 5
"""Words from "until now" and its like to the number that was: "until now the threshold was 18"."""


def numbers(found: Alignment, paragraph: str) -> Iterator[Difference]:
    asked = [q for q in found.clause.quantities if not _of_a_part(q, found.clause.words)]
    wanted = turned(asked, found.clause.words, found.said)
    if not wanted:
        return
    own = found.said[found.own :]
    theirs = turned(quantities(own, paragraph), own, found.clause.words)
    there = [q._replace(first=q.first + found.own, last=q.last + found.own) for q in theirs]
    past = _former(there, found)
    free = [q for q in there if q not in past]
    for quantity in wanted:
        place = _anchor(quantity, found)
        # What is counted may be named otherwise, or before the number.
        same = [q for q in free if q.dimension == quantity.dimension]
        same = same or [q for q in free if not ({q.dimension, quantity.dimension} & _named())]
        if not same and quantity.first == quantity.last - 1 and _one(quantity, found):
            continue
        lacks = figure(quantity, found.clause.words)
        if not same:
            other = next((q for q in free if q.value == quantity.value), None)
            yield Difference("number", "weaker", lacks, figure(other, found.said) if other else "")
            continue
        if quantity.dimension == "share" and len(same) >= SEVERAL:
            yield Difference("number", "doubt", lacks, figure(same[0], found.said))
            continue  # "30 per cent for cars, 60 for buses and 10 for walking": which is whose is not said by place alone
        best = min(same, key=lambda q: (q.first < place, abs(q.first - place)))
        free.remove(best)
        more = enough(quantity, best) or _more_of_it(quantity, best, found)
        if not (_covers(quantity, best) if _of_whom(quantity, found) else more):
            at, put = span_of(found.said, best.first, best.last), written(found, quantity.first, quantity.last)
            yield Difference("number", "weaker", lacks, figure(best, found.said), at, put)


def _of_a_part(quantity: Quantity, text: Sequence[Word]) -> bool:
    """Whether a number names a part of a text, "paragraphs 72 to 78": what that says is asked for, and not the number."""
    before = text[max(0, quantity.first - PARTS) : quantity.first][::-1]
    part = next((w.stem for w in before if not (w.plain[0].isdigit() or w.plain in ("to", "and"))), "")
    return part in stem_set("differences", "parts", "numbered")


def _one(quantity: Quantity, found: Alignment) -> bool:
    """Whether "one day" is said as "a day"."""
    asked, said = found.clause.words, found.said
    unit = asked[quantity.last].stem
    one = asked[quantity.first].plain == "1"
    return one and any(w.plain in ("a", "an") and said[k + 1].stem == unit for k, w in enumerate(said[:-1]) if k >= found.own)


def _former(there: Sequence[Quantity], found: Alignment) -> set[Quantity]:
    """Those that tell what was: "where until now it was 18", "from 18 to 16", unless that would leave none; and "5 per cent until now"."""
    said = found.said
    told = phrase_list("differences", "bounds", "former").find(said)
    behind = {q for q in there if any(0 < q.first - h.last <= FORMER for h in told)}
    ended = {h.first for h in told if h.phrase.endswith(("now", "far", "today", "present"))}
    before = {q for q in there if q.last + 1 in ended}
    return before | (behind if len(behind) < len(there) else set())


def turned(found: Sequence[Quantity], text: Sequence[Word], other: Sequence[Word] = ()) -> list[Quantity]:
    """The quantities with bounds that a denial turns round: "no one under 16" is "at least 16"; so is "no" behind it, beside such."""
    beside = {other[k].plain for k in bounding(other).values()} if any(map(denies, text)) else set()
    compared = {k for k, w in enumerate(text) if w.plain in beside} | set(bounding(text).values())
    turn = {"most": "least", "least": "most", "": ""}
    return [q._replace(bound=turn[q.bound]) if any(0 < q.first - k <= 2 for k in compared) else q for q in found]  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    """Dimensions that are not the name of what is counted."""
    return frozenset(read_data("differences")["units"]) | {"date", "share", "interval"}


def _anchor(quantity: Quantity, found: Alignment) -> int:
    """Where in the sentence the quantity is looked for: after the pair of the word before it, or before that of the word after it."""
    before = [found.pairs[i] for i in range(quantity.first - 1, -1, -1) if i in found.pairs and i in found.clause.content]
    if before:
        return before[0]
    after = [found.pairs[i] for i in range(quantity.last + 1, len(found.clause.words)) if i in found.pairs]
    return max(found.own, after[0] - 6) if after else found.own


def enough(asked: Quantity, said: Quantity) -> bool:
    """Whether the quantity said is the one asked for, or more of it: an earlier deadline, a higher floor, a lower ceiling.

    >>> from wsisdiff.text.words import words
    >>> def q(t): return quantities(words(t), t)[0]
    >>> enough(q("within 24 hours"), q("within one day")), enough(q("within 24 hours"), q("within 2 days"))
    (True, False)
    >>> enough(q("at least 15 per cent"), q("20 per cent")), enough(q("at least 15 per cent"), q("at most 15 per cent"))
    (True, False)
    >>> enough(q("every two years"), q("annually")), enough(q("every two years"), q("each third year"))
    (True, False)
    >>> enough(q("by 2030"), q("by 2028")), enough(q("by 2030"), q("from 2028"))
    (True, False)
    """
    if asked.dimension == "interval":
        return said.dimension == "interval" and said.value <= asked.value * 1.005
    if asked.bound and said.bound and asked.bound != said.bound:
        return False
    if not asked.bound and said.bound and asked.dimension not in ("date", "time"):
        return said.bound == "least" and asked.value == said.value
    if abs(asked.value - said.value) <= 0.005 * max(abs(asked.value), 1.0) * (0.01 if asked.dimension == "date" else 1):
        return True
    if asked.dimension == "date":
        return said.value < asked.value and bool(asked.bound)
    if asked.bound == "least":
        return said.value > asked.value
    if asked.bound == "most":
        return said.value < asked.value
    return False


WHOM = frozenset({"over", "above", "under", "below", "aged"})


SIZES = frozenset({"over", "above", "exceeding", "under", "below"})
HAVING = frozenset({"of", "with", "having", "employing"})
"""Words between a thing and its size: "ships of more than 500 tonnes"."""


def _of_whom(quantity: Quantity, found: Alignment) -> bool:
    """Whether a number tells of whom, or of which things by their size, something is asked: "everyone over sixty", "every discharge of more
    than 10 kilograms"."""
    before = [w.plain for w in found.clause.words[max(0, quantity.first - 3) : quantity.first]]
    if quantity.dimension == "":
        return before[-1:] != [] and before[-1] in WHOM
    size = before[-2:] in (["more", "than"], ["less", "than"], ["fewer", "than"]) or (
        before[-1:][:1] != [] and before[-1] in SIZES
    )
    head = before[:-2] if before[-1:] == ["than"] else before[:-1]
    return size and quantity.dimension not in ("share", "date", "time", "interval") and head[-1:] != [] and head[-1] in HAVING


def _covers(asked: Quantity, said: Quantity) -> bool:
    """Whether those of an age that is said are those of the age asked for, or more: over 50 for over 60, under 18 for under 15."""
    if asked.value == said.value or asked.bound != said.bound:
        return asked.bound == said.bound
    return said.value < asked.value if asked.bound == "least" else said.value > asked.value


def _more_of_it(asked: Quantity, said: Quantity, found: Alignment) -> bool:
    """Whether more is given, built or paid than was asked for: "will train 15,000" where 10,000 was asked."""
    counted = asked.dimension not in NO_COUNT - {"share"} and not (asked.bound or said.bound) and said.value > asked.value
    giving = stem_set("differences", "bounds", "giving")
    before = [w for w in found.clause.words[: asked.first] if w.stem in giving or w.plain in language().modals]
    return counted and bool(before) and before[-1].stem in giving


NO_COUNT = frozenset({"", "date", "time", "interval", "share", "degree"})


def figure(quantity: Quantity, text: Sequence[Word]) -> str:
    """A quantity as a difference names it."""
    return plain(text, quantity.first, quantity.last)
