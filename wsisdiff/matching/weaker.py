"""What makes a sentence say less than was asked: a weaker verb, an attempt, a hedge, a condition or exception."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, pairwise

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, cited, plain, span_of
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit
from wsisdiff.matching.turning import BEING, turns
from wsisdiff.text.ladder import hedges_in, ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, phrase_list, plain_set, spanned, stem_of, stem_set
from wsisdiff.text.quantities import quantities
from wsisdiff.text.words import behind_marks


def weaker_verb(found: Alignment, unit: Unit) -> Iterator[Difference]:
    """A verb that is lower on the ladder than the one that was asked for."""
    asked = found.clause.level
    if not asked:
        return
    table = ladder()
    starts = found.starts
    at = tuple(i for i, w in enumerate(unit.words) if w.start in starts)
    if not at:
        return
    verb = governing(unit, at)
    level = verb.level if verb else table.statement
    own = verb is not None and unit.words[verb.at].stem in {w.stem for w in found.clause.words}
    if verb and own and any(w.plain in language().modals - LEAVE for w in unit.words[max(0, verb.at - 2) : verb.at]):
        return  # "we will recognize them" where this is the deed that was asked for
    if level < asked:
        yield Difference("verb", "weaker", table.rungs[asked - 1], verb.rung if verb else "")


LEAVE = frozenset({"may", "can", "could", "might", "would", "should"})
"""Modals under which a verb is no duty."""


def attempt(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """An attempt where a duty was asked for: "seek to", "aim at"."""
    low, high = min(found.at, default=-1), max(found.at, default=-1)
    decided = [verb.at for verb in operatives(found.said)]
    trying = phrase_list("differences", "trying", "phrases")
    tries = bool(trying.find(found.clause.words))
    for hit in trying.find(found.said):
        if found.said[hit.first].plain == "needed" or any(hit.last < at <= low for at in decided):
            continue  # "the orders needed to"; "recognize the importance of cables and commit to ...": what follows has its own verb
        if hit.phrase.endswith((" of", " to", "need")) and 2 * sum(at > hit.last for at in found.at) < len(found.at):
            continue  # "shall cooperate in ..., recognizing the importance of these steps": most stands before it
        if _of_its_own(found, hit, paragraph):
            continue
        if found.own <= hit.first <= high and not (tries or _asked(found, hit) or _against(found, hit)):
            last = hit.last + (hit.last + 1 < len(found.said) and found.said[hit.last + 1].plain == "to")
            mends = found.said[last].plain == "to" and found.said[hit.first - 1].plain in language().modals
            at = span_of(found.said, hit.first, last) if mends else None
            yield Difference("trying", "weaker", "", cited([hit], found.said), at)
            return


OF_ITS_OWN = 2
"""Words up to a comma from which an aim is another than what was asked for: "with a view to promoting confidence, a fund is set up"."""


def _of_its_own(found: Alignment, hit: Hit, paragraph: str) -> bool:
    """Whether what is tried for ends at a comma, and nothing of it was asked for."""
    said = found.said
    if hit.phrase != "with a view to":
        return False
    end = next((k for k in range(hit.last + 1, len(said) - 1) if "," in paragraph[said[k].end : said[k + 1].start]), 0)
    return end >= hit.last + OF_ITS_OWN and set(found.at).isdisjoint(range(hit.first, end + 1))


def _against(found: Alignment, hit: Hit) -> bool:
    """Whether what is tried is to take a text back, "An attempt to delete the following failed", or is itself turned down: "we reject every
    attempt to weaken it"."""
    if any(0 < hit.first - turn.last <= TURNED_DOWN for turn in turns(found.said)):
        return True
    verb = next((w for w in found.said[hit.last + 1 : hit.last + 3] if w.plain != "to"), None)
    return verb is not None and verb.stem in stem_set("standing", "weakening", "verbs") - found.clause.asked


TURNED_DOWN = 3
"""Words from a verb that refuses to the attempt that it refuses."""


def _asked(found: Alignment, hit: Hit) -> bool:
    """Whether the request has the phrase itself, or words that it says the same with."""
    span, stop = hit.span, language().stopwords
    if all(found.said[j].stem in stop for j in span):  # "if"
        return {found.said[j].plain for j in span} <= {w.plain for w in found.clause.words}
    return all(j in found.covered or stem_of(found.said[j]) in found.clause.asked or found.said[j].stem in stop for j in span)


def hedged(found: Alignment) -> Iterator[Difference]:
    """Hedges that were not asked for."""
    own = found.said[found.own :]
    mine = {hedge for _, hedge, _ in hedges_in(found.clause.words)}
    last = max((j - found.own for j in found.covered), default=len(own))
    bound = any(w.plain in language().modals for w in own[:last])
    purpose = next((i for i in range(last + 1, len(own)) if bound and own[i].plain == "to"), len(own))
    for at, hedge, empties in hedges_in(own):
        if hedge not in mine and at < purpose:  # but "shall be held each year, to consider the reports"
            yield Difference("hedge", "weaker" if empties else "doubt", "", hedge)


TODAY = frozenset({"now", "today", "recently", "then"})
"""After "until" these tell of what was and limit nothing."""


def limits(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A condition or exception of the sentence that was not asked for, or one that was asked for and is not there."""
    rows = (_inverted(found), _new_condition(found, paragraph), _condition_gone(found), _for_a_time(found, paragraph))
    yield from islice(chain.from_iterable(rows), 1)


def _inverted(found: Alignment) -> Iterator[Difference]:
    """A sentence that begins with its condition: "Should all Members wish it, ..."."""
    first = [w.plain for w in found.said[found.own : found.own + 1]]
    if plain_set("differences", "limiting", "opening").difference(found.clause.asked).intersection(first):
        yield Difference("limit", "weaker", "", plain(found.said, found.own, found.own + 5))


PURPOSE = 8
"""Words from "if" to "are to" in "if the networks of a region are to grow"."""
AIMED = frozenset({("is", "to"), ("are", "to")})


def _new_condition(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A limiting phrase that was not asked for: "unless", "subject to"; not that those who agree the text may agree otherwise."""
    later = spanned(phrase_list("differences", "limiting", "later").find(found.said))
    for hit in phrase_list("differences", "limiting", "phrases").find(found.said):
        spared = hit.phrase.startswith("only") and hit.first and stem_of(found.said[hit.first - 1]) == "not"
        over = hit.phrase == "until" and hit.first + 1 < len(found.said) and found.said[hit.first + 1].plain in TODAY
        first = hit.phrase.split()[0]
        another = first.endswith(("ed", "ly")) and found.said[hit.first].plain != first  # "provide a report", "large"
        follows = found.said[hit.last + 1 : hit.last + 2]
        behind = hit.phrase == "notwithstanding" and follows and "," in paragraph[found.said[hit.last].end : follows[0].start]
        there = hit.phrase == "within the limits" and follows and follows[0].plain == "of" and hit.last + 2 in found.covered
        if behind or there:
            continue  # "that objection notwithstanding"; "within the limits of protected areas"
        after = [w.plain for w in found.said[hit.last + 1 : hit.last + 1 + PURPOSE]]
        if hit.phrase == "if" and any(pair in AIMED for pair in pairwise(after)):
            continue  # "is vital if networks are to grow" says what for
        under = hit.phrase == "subject to" and found.said[hit.first - 1].plain in BEING and hit.last + 1 in found.covered
        if hit.first < found.own or spared or over or another or under or hit.first in later or _asked(found, hit):
            continue
        if _of_the_ask(found, hit, paragraph):
            continue
        if found.at and ";" in paragraph[found.said[found.at[-1]].end : found.said[hit.first].start]:
            continue
        yield Difference("limit", "weaker", "", plain(found.said, hit.first, hit.last + 3))
        return


CASES = frozenset({"when", "whenever", "where", "wherever", "if", "once"})
"""Words with which a request says in which case it wants what it asks for."""
MOST = 0.6
"""Share of a condition's telling words that were asked for, or of those asked for that stand in it, from which it is the request's own."""


def _of_the_ask(found: Alignment, hit: Hit, paragraph: str) -> bool:
    """Whether a condition is the request's own case in other words ("if a dam fails"), or what was asked for is what it requires: "only
    when they have given their consent"."""
    stop, said = language().stopwords, found.said
    ends = (k for k in behind_marks(said, paragraph, ",;:") if k > hit.last + 1)
    end = next((k for k in ends if any(w.plain in language().modals for w in said[k:])), len(said))
    phrased = any(w.plain in language().modals for w in found.clause.words)
    telling = [k for k in range(hit.last + 1, end) if said[k].stem not in stop]
    asked = sum(k in found.covered for k in telling)
    case = hit.phrase in CASES and any(w.plain in CASES for w in found.clause.words) and asked >= MOST * len(telling)
    required = hit.phrase.startswith("only") and not phrased and asked >= MOST * len(found.clause.content)
    return bool(telling) and (case or required)


def _condition_gone(found: Alignment) -> Iterator[Difference]:
    """A limiting phrase that was asked for and is not there."""
    for hit in phrase_list("differences", "limiting", "phrases").find(found.clause.words):
        if any(i not in found.pairs and found.clause.words[i].stem not in language().stopwords for i in hit.span):
            yield Difference("limit_gone", "weaker", cited([hit], found.clause.words), "")
            return


def _for_a_time(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A time for which it is to last, where none was asked for: "for two years"."""
    spans = stem_set("differences", "limiting", "spans")
    asked = {(q.value, q.dimension) for q in found.clause.quantities}
    for q in quantities(found.said[found.own :], paragraph):
        first = found.own + q.first
        span = found.said[first : found.own + q.last + 1]
        joined = any(w.plain in ("and", "also") for w in found.said[found.at[-1] + 1 : first]) if found.at else False
        new = not joined and first > found.own and found.said[first - 1].plain == "for" and (q.value, q.dimension) not in asked
        if new and q.dimension == "time" and any(w.stem in spans for w in span):
            yield Difference("limit", "weaker", "", plain(found.said, first - 1, found.own + q.last))
            return
