"""What differs between a request's clause and a sentence that has its words, and how much it matters.

Each kind of difference has a row here and its words in `data/en/differences.toml`: a word that turns the sentence round, a contrary word,
a condition or exception, another number, another actor, a weaker verb, an attempt instead of a duty, a narrower scope.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit
from wsisdiff.model import Span
from wsisdiff.text.actors import ALL, spots
from wsisdiff.text.ladder import hedges_in, ladder, operatives
from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import Hit, PhraseList, phrase_list, plain_set, stem_of, stem_set
from wsisdiff.text.quantities import Quantity, quantities
from wsisdiff.text.words import Word

Severity = Literal["contrary", "weaker", "doubt"]
"""contrary: the draft says the opposite; weaker: it says less than was asked; doubt: a person should look."""

REACH_BACK = 14
"""Words before the first paired word among which what turns it round is looked for."""
NARROWING = 2
"""Words between two paired words, after a preposition, from which the draft speaks of fewer cases than were asked for."""
LOOSE = 1.5
"""Words of its own, for each paired one, from which a sentence that has the clause's words says another thing with them."""
RELATIVE = frozenset(
    {"which", "who", "whose", "whom", "although", "though", "while", "whereas", "despite", "because", "since", "so"}
)
PREPOSITIONS = frozenset({"in", "of", "from", "within", "among", "under", "at", "during"})
UNIVERSAL = frozenset({"all", "every", "each", "any", "everyone", "everywhere", "universal", "entire", "whole", "everybody"})
SOME = frozenset({"some", "several", "selected", "certain", "few", "partial", "partly", "limited", "individual", "willing"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its kind, how much it matters, the words asked for and those said instead."""

    kind: str
    severity: Severity
    asked: str = ""
    said: str = ""
    at: Span | None = None
    """Where the words said stand in the paragraph, where putting others there would mend it."""
    instead: str = ""
    """What the request has in their place, as it writes it; empty where they are to go."""


def differences(found: Alignment, unit: Unit, paragraph: str) -> tuple[Difference, ...]:
    """All that differs and matters, the gravest first."""
    open_starts = {unit.words[i].start for i in unit.not_agreed}
    rows = (
        _polarity(found, paragraph, open_starts),
        _contraries(found),
        _numbers(found, paragraph),
        _verb(found, unit),
        _trying(found),
        _hedged(found),
        _limits(found, paragraph),
        _scope(found, paragraph),
        _actors(found),
        _turned_about(found),
        _past(found),
        _choice(found),
        _modified(found, paragraph),
        _more_numbers(found, paragraph),
        _loose(found),
    )
    order = ("contrary", "weaker", "doubt")
    return tuple(sorted((d for row in rows for d in row), key=lambda d: order.index(d.severity)))


# ---------------------------------------------------------------- turned round


@lru_cache(maxsize=1)
def _turning_phrases() -> PhraseList:
    return phrase_list("differences", "turning", "phrases")


def turns(text: Sequence[Word]) -> list[Hit]:
    """The words and phrases that turn round what they govern: not, never, refuse to, rule out; "not only" and "no later than" do not."""
    single = plain_set("differences", "turning", "words")
    verbs = stem_set("differences", "turning", "verbs")
    spared = plain_set("differences", "turning", "spared")
    found: list[Hit] = []
    taken: set[int] = set()
    for hits in (phrase_list("standing", "rejecting", "phrases").find(text), _turning_phrases().find(text)):
        for hit in hits:
            span = set(range(hit.first, hit.last + 1))
            if not span & taken:
                found.append(hit)
                taken |= span
    for i, word in enumerate(text):
        if i in taken or (i + 1 < len(text) and text[i + 1].plain in spared and stem_of(word) in ("not", "no", "nor")):
            continue
        if word.plain in single or stem_of(word) == "not" or (word.stem in verbs and word.plain != "stopped"):
            found.append(Hit(i, i, word.plain))
    return sorted(found)


def _polarity(found: Alignment, paragraph: str, open_starts: Collection[int]) -> Iterator[Difference]:
    """One side denies what the other affirms: the words that turn round, without those that both have, are odd on one side alone."""
    paired = found.covered
    asked_turns = [t for t in turns(found.clause.words) if not all(i in found.pairs for i in range(t.first, t.last + 1))]
    scattered = _scattered(found)
    said_turns: list[Hit] = []
    doubtful: list[Hit] = []
    for t in turns(found.said):
        bears = "" if t.first in paired else _bears(t, found, paragraph)
        if bears and (scattered or found.said[t.first].start in open_starts):
            bears = "perhaps"
        if bears and not (said_turns and _coordinated(said_turns[-1], t, found.said, paragraph)):
            (said_turns if bears == "yes" else doubtful).append(t)
    if [t.phrase for t in said_turns] == ["unless"]:
        said_turns = []  # by itself it makes a condition, which is told as one; after "no" it undoes the denial
    if len(asked_turns) % 2 != len(said_turns) % 2:
        alone = len(said_turns) == 1 and not asked_turns and found.said[said_turns[0].first].plain in ("not", "never")
        at = (
            span_of(found.said, said_turns[0].first, said_turns[0].first)
            if alone and said_turns[0].phrase in ("not", "never")
            else None
        )
        yield Difference("turned", "contrary", _cited(asked_turns, found.clause.words), _cited(said_turns, found.said), at)
    elif doubtful or (len(asked_turns) != len(said_turns)):
        yield Difference("turned", "doubt", _cited(asked_turns, found.clause.words), _cited(doubtful or said_turns, found.said))


def _coordinated(one: Hit, other: Hit, said: Sequence[Word], paragraph: str) -> bool:
    """Whether the second denial goes on with the first and does not undo it: "not agreed, nor supported"."""
    if other.phrase in ("nor", "neither", "never"):
        return True
    if said[one.last].start < 0:
        return False
    between = said[one.last + 1 : other.first]
    comma = "," in paragraph[said[one.last].end : said[other.first].start]
    return other.phrase != "unless" and (comma or any(w.plain in ("and", "or", "but") for w in between))


def _cited(hits: Sequence[Hit], text: Sequence[Word]) -> str:
    return " … ".join(" ".join(w.plain for w in text[h.first : h.last + 1]) for h in hits)


def _bears(turn: Hit, found: Alignment, paragraph: str) -> Literal["yes", "perhaps", ""]:
    """Whether a word that turns round bears on the paired words."""
    said, at = found.said, [j for j in found.at if j >= found.own]
    if not at or said[turn.first].start < 0:
        return ""
    if turn.first < found.own:  # in the chapeau, not in a sentence that this one points back to
        lead = paragraph[said[found.own - 1].end : said[found.own].start]
        return "yes" if any(mark in lead for mark in ":—–,") else ""
    low, high = at[0], at[-1]
    if turn.last < low:
        between = said[turn.last + 1 : low]
        stretch = paragraph[said[turn.last].end : said[low].start]
        if ";" in stretch or ":" in stretch:
            return ""  # what another piece says of this one is asked of its standing
        if _aside(turn, found, paragraph):
            return "perhaps"
        if any(w.plain == "but" for w in between):
            return ""  # "not this but that" affirms that
        return "yes" if low - turn.last <= REACH_BACK else "perhaps"
    if turn.first > high:
        return _after(turn, high, found, paragraph)
    return "perhaps" if _aside(turn, found, paragraph) else "yes"


def _aside(turn: Hit, found: Alignment, paragraph: str) -> bool:
    """Whether the word stands in a stretch between commas that says something beside the point: "which does not wish it", "without
    prejudice to others"."""
    said = found.said
    first, last = turn.first, turn.last
    while first > found.own and "," not in paragraph[said[first - 1].end : said[first].start]:
        first -= 1
    while last + 1 < len(said) and "," not in paragraph[said[last].end : said[last + 1].start]:
        last += 1
    if said[first].plain in RELATIVE:
        return True
    inside = first > found.own and last + 1 < len(said)
    return inside and not any(first <= j <= last for j in found.at)


def _after(turn: Hit, high: int, found: Alignment, paragraph: str) -> Literal["yes", "perhaps", ""]:
    """For a word that turns round and follows the paired ones: the predicate of the same subject ("was rejected"), or another clause."""
    said = found.said
    stretch = paragraph[said[high].end : said[turn.first].start]
    if ";" in stretch or ":" in stretch:
        return ""  # what another piece says of this one is asked of its standing
    between = said[high + 1 : turn.first]
    if any(w.plain in RELATIVE for w in between):
        return "" if turn.phrase in ("not", "never", "no") else "perhaps"
    before = said[turn.first - 1].plain
    if turn.phrase in ("no", "neither", "nor", "none", "nobody", "without"):
        return "perhaps" if "," not in stretch else ""
    if (
        before in ("but", ",")
        or (before in ("and", "or") and turn.phrase == "not")
        or (turn.phrase == "not" and stretch.strip().endswith(","))
    ):
        return ""  # "will fund masts, not roads"
    joined = next((k for k, w in enumerate(between) if w.plain in ("and", "but", "while", "whereas", "so")), None)
    if joined is not None and len(between) - joined > 2:
        return "perhaps"
    return "yes"


# ---------------------------------------------------------------- contrary and weaker words


@lru_cache(maxsize=1)
def _pairs_of_words() -> tuple[tuple[PhraseList, PhraseList, Severity, bool], ...]:
    raw = read_data("differences")["contraries"]
    rows: list[tuple[PhraseList, PhraseList, Severity, bool]] = []
    for one, other in raw["pairs"]:  # type: ignore[index]
        rows.append((PhraseList([one]), PhraseList([other]), "contrary", True))
    for one, other in raw["weaker"]:  # type: ignore[index]
        rows.append((PhraseList([one]), PhraseList([other]), "weaker", False))
    return tuple(rows)


NEAR = 4
"""Words from a paired word within which a contrary word speaks of the same thing."""


def _contraries(found: Alignment) -> Iterator[Difference]:
    asked, said = found.clause.words, found.said
    paired = set(found.pairs.values())
    region = {k for j in found.at for k in range(j - NEAR, j + NEAR + 1)}
    for one, other, severity, either in _pairs_of_words():
        for wanted, instead in ((one, other), (other, one)) if either else ((one, other),):
            mine = [h for h in wanted.find(asked) if not all(i in found.pairs for i in range(h.first, h.last + 1))]
            if not mine or instead.find(asked):
                continue
            theirs = [
                h
                for h in instead.find(said)
                if h.first >= found.own and h.first in region and not (set(range(h.first, h.last + 1)) <= paired)
            ]
            if theirs and not wanted.find(said[found.own :]):
                at = span_of(said, theirs[0].first, theirs[0].last)
                put = written(found, mine[0].first, mine[0].last)
                yield Difference("contrary", severity, _cited(mine[:1], asked), _cited(theirs[:1], said), at, put)


# ---------------------------------------------------------------- numbers


def _numbers(found: Alignment, paragraph: str) -> Iterator[Difference]:
    wanted = found.clause.quantities
    if not wanted:
        return
    own = found.said[found.own :]
    there = [q._replace(first=q.first + found.own, last=q.last + found.own) for q in quantities(own, paragraph)]
    free = list(there)
    for quantity in wanted:
        place = _anchor(quantity, found)
        # What is counted may be named otherwise, or before the number.
        same = [q for q in free if q.dimension == quantity.dimension] or [
            q for q in free if not ({q.dimension, quantity.dimension} & _named())
        ]
        if not same:
            other = next((q for q in free if q.value == quantity.value), None)
            yield Difference("number", "weaker", figure(quantity, found.clause.words), figure(other, found.said) if other else "")
            continue
        best = min(same, key=lambda q: (q.first < place, abs(q.first - place)))
        free.remove(best)
        if not enough(quantity, best):
            yield Difference(
                "number",
                "weaker",
                figure(quantity, found.clause.words),
                figure(best, found.said),
                span_of(found.said, best.first, best.last),
                written(found, quantity.first, quantity.last),
            )


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    """Dimensions that are not the name of what is counted."""
    return frozenset(read_data("differences")["units"]) | {"date", "share"}  # type: ignore[call-overload,no-any-return]


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
    >>> enough(q("by 2030"), q("by 2028")), enough(q("by 2030"), q("from 2028"))
    (True, False)
    """
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


def span_of(said: Sequence[Word], first: int, last: int) -> Span | None:
    """The characters of the paragraph from one word to another; None for words of a heading."""
    return Span(said[first].start, said[last].end) if said[first].start >= 0 else None


def written(found: Alignment, first: int, last: int) -> str:
    """Words of the request as it writes them."""
    return found.clause.text[found.clause.words[first].start : found.clause.words[last].end]


def figure(quantity: Quantity, text: Sequence[Word]) -> str:
    """A quantity as a difference names it."""
    first = quantity.first
    return " ".join(w.plain for w in text[first : quantity.last + 1])


# ---------------------------------------------------------------- weaker


def _verb(found: Alignment, unit: Unit) -> Iterator[Difference]:
    asked = found.clause.level
    if not asked:
        return
    table = ladder()
    starts = found.starts
    at = tuple(i for i, w in enumerate(unit.words) if w.start in starts and w.start >= 0)
    if not at:
        return
    verb = governing(unit, at, table)
    level = verb.level if verb else table.statement
    if level < asked:
        yield Difference("verb", "weaker", table.rungs[asked - 1], verb.rung if verb else "")


def _trying(found: Alignment) -> Iterator[Difference]:
    low, high = min(found.at, default=-1), max(found.at, default=-1)
    decided = [verb.at for verb in operatives(found.said)]
    for hit in phrase_list("differences", "trying", "phrases").find(found.said):
        if any(hit.last < at <= low for at in decided):
            continue  # "recognize the importance of cables and commit to ...": what comes after it has a verb of its own
        if found.own <= hit.first <= high and not _asked(found, hit):
            last = hit.last + (hit.last + 1 < len(found.said) and found.said[hit.last + 1].plain == "to")
            mends = found.said[last].plain == "to" and found.said[hit.first - 1].plain in language().modals
            yield Difference(
                "trying", "weaker", "", _cited([hit], found.said), span_of(found.said, hit.first, last) if mends else None
            )
            return


def _asked(found: Alignment, hit: Hit) -> bool:
    """Whether the request has the phrase itself."""
    return all(stem_of(w) in found.clause.asked or w.stem in language().stopwords for w in found.said[hit.first : hit.last + 1])


def _hedged(found: Alignment) -> Iterator[Difference]:
    own = found.said[found.own :]
    mine = {hedge for _, hedge, _ in hedges_in(found.clause.words)}
    for _, hedge, empties in hedges_in(own):
        if hedge not in mine:
            yield Difference("hedge", "weaker" if empties else "doubt", "", hedge)


def _limits(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A condition or exception of the sentence that was not asked for, or one that was asked for and is not there."""
    phrases = phrase_list("differences", "limiting", "phrases")
    for hit in phrases.find(found.said):
        if hit.first < found.own or _asked(found, hit):
            continue
        stretch = (
            paragraph[found.said[found.at[-1]].end : found.said[hit.first].start] if found.at and found.at[-1] < hit.first else ""
        )
        if ";" in stretch:
            continue
        yield Difference("limit", "weaker", "", " ".join(w.plain for w in found.said[hit.first : hit.last + 4]))
        return
    for hit in phrases.find(found.clause.words):
        held = all(
            i in found.pairs or w.stem in language().stopwords
            for i, w in enumerate(found.clause.words[hit.first : hit.last + 1], hit.first)
        )
        if not held:
            yield Difference("limit_gone", "weaker", _cited([hit], found.clause.words), "")
            return
    spans = stem_set("differences", "limiting", "spans")
    asked = {(q.value, q.dimension) for q in found.clause.quantities}
    for q in quantities(found.said[found.own :], paragraph):
        first = found.own + q.first
        span = found.said[first : found.own + q.last + 1]
        new = first > found.own and found.said[first - 1].plain == "for" and (q.value, q.dimension) not in asked
        if new and q.dimension == "time" and any(w.stem in spans for w in span):
            yield Difference("limit", "weaker", "", " ".join(w.plain for w in (found.said[first - 1], *span)))
            return
    lead = found.said[found.own : found.own + 8]
    for i, word in enumerate(lead):
        if word.stem == "once" and any(_year(w) for w in lead[i + 1 :]):
            yield Difference("limit", "weaker", "", "once")


def _year(word: Word) -> bool:
    return word.plain.isdigit() and len(word.plain) == 4


# ---------------------------------------------------------------- scope and actors


def _scope(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """Fewer cases than asked: "some" before a paired word, or words after a preposition between two paired ones."""
    said, at = found.said, [j for j in found.at if j >= found.own]
    for j in at:
        before = said[j - 1].plain if j > found.own else ""
        if before in SOME and before not in found.clause.asked:
            yield Difference("scope", "weaker", "", f"{before} {said[j].plain}")
            return
    stop = language().stopwords
    for left, right in pairwise(at):
        between = said[left + 1 : right]
        if not between or between[0].plain not in PREPOSITIONS or "," in paragraph[said[left].end : said[right].start]:
            continue
        extra = [w for w in between if w.stem not in stop and w.plain not in language().modals]
        if len(extra) >= NARROWING and any(w.plain in UNIVERSAL for w in found.clause.words):
            yield Difference("scope", "weaker", "", " ".join(w.plain for w in between[:8]))
            return


def _choice(found: Alignment) -> Iterator[Difference]:
    """One or the other where both were asked for: "fees or timetables"."""
    asked, said = found.clause.words, found.said
    pairs = [(i, found.pairs[i]) for i in found.clause.content if i in found.pairs and found.pairs[i] >= found.own]
    for (i, j), (k, m) in pairwise(pairs):
        mine = {w.plain for w in asked[i + 1 : k]}
        theirs = {w.plain for w in said[j + 1 : m]}
        if "and" in mine and "or" not in mine and "or" in theirs and "and" not in theirs:
            yield Difference("contrary", "weaker", "and", "or")
            return


def _modified(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A word of the draft's own before a noun of the request, or a clause that follows it, which may narrow it."""
    said, paired = found.said, found.covered
    stop, plain = language().stopwords, stem_set("differences", "plain", "words")
    at = [j for j in found.at if j >= found.own]
    for j in at[1:]:
        word = said[j - 1]
        beside = paragraph[word.end : said[j].start].strip() == ""
        told = word.stem in stop or word.stem in plain or word.plain in language().modals or word.plain.isdigit()
        verb = stem_of(word) == "not" or bool(ladder().by_first.get(word.stem)) or said[j - 2].plain == "to"
        own = j - 1 >= found.own and j - 1 not in paired
        if own and beside and not told and not verb and not word.plain.endswith("ly"):
            yield Difference("scope", "doubt", "", f"{word.plain} {said[j].plain}")
            return
    for j in at:
        after = said[j + 1] if j + 1 < len(said) else None
        relative = after is not None and after.plain in ("who", "whose", "which") and after.plain not in found.clause.asked
        if relative and after and "," not in paragraph[said[j].end : after.start]:
            yield Difference("scope", "weaker", "", " ".join(w.plain for w in said[j : j + 6]))
            return


def _more_numbers(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A bound that was not asked for: "for children under two years"."""
    mine = {q.dimension for q in found.clause.quantities}
    for q in quantities(found.said[found.own :], paragraph):
        first, last = found.own + q.first, found.own + q.last
        near = any(abs(j - first) <= NEAR for j in found.at)
        if q.bound and q.dimension not in mine and q.dimension != "date" and near:
            yield Difference("limit", "doubt", "", " ".join(w.plain for w in found.said[max(found.own, first - 2) : last + 1]))
            return


def _turned_about(found: Alignment) -> Iterator[Difference]:
    """Two names that have changed their places about the word between them: "A reports to B", "B reports to A"."""
    pairs = [(i, found.pairs[i]) for i in found.clause.content if i in found.pairs and found.pairs[i] >= found.own]
    words_asked = found.clause.words
    passive = any(w.plain == "by" for w in found.said) or any(w.plain in ("is", "are", "be", "been") for w in found.said)
    if passive:
        return
    for n, (i, j) in enumerate(pairs):
        for p, q in pairs[n + 1 :]:
            for k, m in pairs[n + 2 :]:
                if i < p < k and m < q < j and _is_name(found, i) and _is_name(found, k):
                    yield Difference("roles", "weaker", words_asked[i].plain, words_asked[k].plain)
                    return


def _is_name(found: Alignment, i: int) -> bool:
    return found.clause.text[found.clause.words[i].start].isupper()


def _actors(found: Alignment) -> Iterator[Difference]:
    """Another actor where one was named, or two that have changed their parts."""
    asked, said = found.clause.words, found.said[found.own :]
    mine, theirs = _mentions(asked), _mentions(said)
    named = {a for _, actors in mine for a in actors}
    there = {a for _, actors in theirs for a in actors}
    gone, instead = named - there - {ALL}, there - named - {ALL}
    if gone and instead and ALL not in there:
        words_gone = next(a for _, actors in mine for a in actors if a in gone)
        yield Difference("actor", "weaker", words_gone, sorted(instead)[0])
    before, after = _sides(asked, mine)
    now_before, now_after = _sides(said, theirs)
    passive = any(w.plain == "by" for w in said) != any(w.plain == "by" for w in asked)
    if before and after and not passive and before <= now_after and after <= now_before and before != after:
        yield Difference("roles", "contrary", sorted(before)[0], sorted(now_before)[0])


def _mentions(text: Sequence[Word]) -> list[tuple[int, tuple[str, ...]]]:
    return [(first, actors) for first, _, actors in spots(tuple(w.stem for w in text))]


def _sides(text: Sequence[Word], mentions: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[set[str], set[str]]:
    """The actors named before the sentence's modal verb and those after it."""
    modals = language().modals
    verb = next((i for i, w in enumerate(text) if w.plain in modals), None)
    if verb is None:
        return set(), set()
    return {a for i, actors in mentions if i < verb for a in actors}, {a for i, actors in mentions if i > verb for a in actors}


HELPING = frozenset({"is", "are", "be", "been", "being", "has", "have", "was", "were", "get", "having"})


def _past(found: Alignment) -> Iterator[Difference]:
    """A verb that was asked for now and is told of the past: "owners disclosed" where "owners disclose" was asked."""
    for i, j in found.pairs.items():
        asked, said = found.clause.words[i].plain, found.said[j].plain
        if (
            j <= found.own
            or not said.endswith("ed")
            or asked.endswith(("ed", "ing", "ion"))
            or (asked.endswith("s") and said == asked)
        ):
            continue
        helped = any(w.plain in HELPING for w in found.said[max(found.own, j - 3) : j])
        if said in (f"{asked}d", f"{asked}ed") and not helped and not any(w.plain == "having" for w in found.said[:j]):
            yield Difference("past", "doubt", asked, said)
            return


def _loose(found: Alignment) -> Iterator[Difference]:
    """The clause's words lie scattered among others, so that they may say another thing."""
    if _scattered(found):
        at = [j for j in found.at if j >= found.own]
        yield Difference("loose", "doubt", "", " ".join(w.plain for w in found.said[at[0] : at[0] + 8]))


def _scattered(found: Alignment) -> bool:
    at = [j for j in found.at if j >= found.own]
    if len(at) < 2:
        return False
    stop = language().stopwords
    paired = set(found.pairs.values())
    extra = sum(w.stem not in stop for k, w in enumerate(found.said[at[0] : at[-1] + 1], at[0]) if k not in paired)
    return extra > LOOSE * len(at)
