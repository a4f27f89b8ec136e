"""What differs between a request's clause and a sentence that has its words, and how much it matters.

Each kind of difference has a row here and its words in `data/en/differences.toml`: a word that turns the sentence round, a contrary word,
a condition or exception, another number, another actor, a weaker verb, an attempt instead of a duty, a narrower scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise
from operator import itemgetter

from wsisdiff.matching.alignment import DEEDS, Alignment
from wsisdiff.matching.amounts import numbers
from wsisdiff.matching.besides import besides
from wsisdiff.matching.difference import Difference, Severity, cited, span_of, written
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit
from wsisdiff.matching.polarity import polarity
from wsisdiff.text.actors import ALL, spots
from wsisdiff.text.ladder import hedges_in, ladder, operatives
from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import Hit, PhraseList, phrase_list, stem_of, stem_set
from wsisdiff.text.quantities import quantities
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import Word, words

NARROWING = 2
"""Words between two paired words, after a preposition, from which the draft speaks of fewer cases than were asked for."""
PREPOSITIONS = frozenset({"in", "of", "from", "within", "among", "under", "at", "during"})
PARTIES = frozenset({"by", "to", "for", "from", "with", "against"})
"""Before who acts, who is given to and who is taken from."""
UNIVERSAL = frozenset({"all", "every", "each", "any", "everyone", "everywhere", "universal", "entire", "whole", "everybody"})
SOME = frozenset({"some", "several", "selected", "certain", "few", "partial", "partly", "limited", "individual", "willing"})


def differences(found: Alignment, unit: Unit, paragraph: str) -> tuple[Difference, ...]:
    """All that differs and matters, the gravest first."""
    open_starts = {unit.words[i].start for i in unit.not_agreed}
    rows = (
        polarity(found, paragraph, open_starts),
        _contraries(found),
        numbers(found, paragraph),
        _verb(found, unit),
        _trying(found),
        _hedged(found),
        _limits(found, paragraph),
        _scope(found, paragraph),
        _actors(found),
        _turned_about(found),
        _past(found),
        _choice(found),
        _instead(found),
        besides(found, unit, paragraph),
    )
    order = ("contrary", "weaker", "doubt")
    return tuple(sorted((d for row in rows for d in row), key=lambda d: order.index(d.severity)))


# ---------------------------------------------------------------- contrary and weaker words


@lru_cache(maxsize=1)
def _pairs_of_words() -> Mapping[str, Sequence[tuple[int, PhraseList, PhraseList, Severity]]]:
    """First stem of a word -> where it stands in the list, the word, its contrary, and what that makes of a sentence."""
    raw = read_data("differences")["contraries"]
    pairs: list[list[str]] = [pair for one, other in raw["pairs"] for pair in ([one, other], [other, one])]  # type: ignore[index]
    rows: list[tuple[Severity, list[str]]] = [("contrary", pair) for pair in pairs]
    rows += [("weaker", pair) for pair in raw["weaker"]]  # type: ignore[index]
    found: dict[str, list[tuple[int, PhraseList, PhraseList, Severity]]] = {}
    for n, (severity, (wanted, instead)) in enumerate(rows):
        found.setdefault(words(wanted)[0].stem, []).append((n, PhraseList([wanted]), PhraseList([instead]), severity))
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
    both = [w for pair in raw["pairs"] for w in pair]  # type: ignore[index]
    stronger = [one for one, _ in raw["weaker"]]  # type: ignore[index]
    found = (words(w) for w in (*both, *stronger))
    return frozenset(w[0].stem for w in found if len(w) == 1)


NEAR = 4
"""Words from a paired word within which a contrary word speaks of the same thing."""


def _contraries(found: Alignment) -> Iterator[Difference]:
    asked, said = found.clause.words, found.said
    paired = set(found.pairs.values())
    region = {k for j in found.at for k in range(j - NEAR, j + NEAR + 1)}
    for _, wanted, instead, severity in _rows_of(asked):
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
            yield Difference("contrary", severity, cited(mine[:1], asked), cited(theirs[:1], said), at, put)


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
                "trying", "weaker", "", cited([hit], found.said), span_of(found.said, hit.first, last) if mends else None
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


TODAY = frozenset({"now", "today", "recently", "then"})
"""After "until" these tell of what was and limit nothing."""


INVERTED = frozenset({"should", "were", "had"})
"""Words that make a condition where a sentence begins with them: "Should all Members wish it, ..."."""


def _limits(found: Alignment, paragraph: str) -> Iterator[Difference]:
    """A condition or exception of the sentence that was not asked for, or one that was asked for and is not there."""
    if (
        found.own < len(found.said)
        and found.said[found.own].plain in INVERTED
        and found.said[found.own].plain not in found.clause.asked
    ):
        yield Difference("limit", "weaker", "", " ".join(w.plain for w in found.said[found.own : found.own + 6]))
        return
    phrases = phrase_list("differences", "limiting", "phrases")
    for hit in phrases.find(found.said):
        spared = hit.phrase.startswith("only") and hit.first and stem_of(found.said[hit.first - 1]) == "not"
        over = hit.phrase == "until" and hit.first + 1 < len(found.said) and found.said[hit.first + 1].plain in TODAY
        if hit.first < found.own or spared or over or _asked(found, hit):
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
            yield Difference("limit_gone", "weaker", cited([hit], found.clause.words), "")
            return
    spans = stem_set("differences", "limiting", "spans")
    asked = {(q.value, q.dimension) for q in found.clause.quantities}
    for q in quantities(found.said[found.own :], paragraph):
        first = found.own + q.first
        span = found.said[first : found.own + q.last + 1]
        joined = any(w.plain in ("and", "also") for w in found.said[found.at[-1] + 1 : first]) if found.at else False
        new = not joined and first > found.own and found.said[first - 1].plain == "for" and (q.value, q.dimension) not in asked
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
        wider = any(w.plain in UNIVERSAL for w in between)
        if len(extra) >= NARROWING and not wider and any(w.plain in UNIVERSAL for w in found.clause.words):
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


def _instead(found: Alignment) -> Iterator[Difference]:
    """Another thing where the one asked for is nowhere in the sentence: what is established, or who stands behind "by", "to" or "for"."""
    yield from islice(chain(_other_party(found), _other_object(found)), 1)


def _other_party(found: Alignment) -> Iterator[Difference]:
    """Another party behind the same preposition: "by chambers of commerce" where "by trade unions" was asked."""
    asked, said, stop = found.clause.words, found.said, language().stopwords
    sure = {i for i, j in found.pairs.items() if said[j].stem in synonyms(stem_of(asked[i]))}
    for i in found.lacking:
        start = next((k for k in range(i, 0, -1) if k in sure or asked[k].stem in stop), 0)
        if start in sure or asked[start].plain not in PARTIES or asked[start + 1].plain.endswith("ing"):
            continue  # "commit to promoting": what is done, and no party
        left = next((found.pairs[k] for k in range(start - 1, -1, -1) if k in sure), found.own - 1)
        at = next((j for j in range(left + 1, min(left + 3, len(said) - 1)) if said[j].plain == asked[start].plain), None)
        if at is not None and at + 1 not in found.covered and said[at + 1].stem not in stop:
            yield Difference("instead", "doubt", asked[i].plain, said[at + 1].plain)
            return


def _other_object(found: Alignment) -> Iterator[Difference]:
    """Another thing established: "establishes a platform" where "establish a goal" was asked."""
    for i, j in found.pairs.items():
        if found.clause.words[i].stem not in DEEDS or found.said[j].stem not in DEEDS:
            continue
        mine, theirs = _object(found.clause.words, i), _object(found.said, j)
        if mine and theirs and not any(found.pairs.get(k, theirs.stop) < theirs.stop for k in mine):
            yield Difference("instead", "doubt", found.clause.words[mine[-1]].plain, found.said[theirs[-1]].plain)
            return


def _object(text: Sequence[Word], verb: int) -> range:
    """The words behind a verb, past an article, up to the next word of grammar that is no "and": "a technical and knowledge platform"."""
    stop = language().stopwords
    first = next((k for k in range(verb + 1, min(verb + 3, len(text))) if text[k].stem not in stop), len(text))
    if first < len(text) and text[first].plain == "without":
        return range(0)  # "establish, without delay, a fund"
    return range(first, next((k for k in range(first, len(text)) if text[k].stem in stop and text[k].plain != "and"), len(text)))


def _turned_about(found: Alignment) -> Iterator[Difference]:
    """Who acts has become who is acted on: "A reports to B", "B reports to A"; "shall be held by A", "shall be held by B and seen by A"."""
    yield from islice(chain(_exchanged(found), _names_exchanged(found), _other_agent(found), _opposites_exchanged(found)), 1)


def _exchanged(found: Alignment) -> Iterator[Difference]:
    """A word that stood before the verb and stands after it, and one that stood after it and stands before, the verb being the same and
    active."""
    asked, said = found.clause.words, found.said
    mine, theirs = _active(asked, 0), _active(said, found.own)
    if mine is None or theirs is None or found.pairs.get(mine + 1) != theirs + 1:
        return
    pairs = [(i, found.pairs[i]) for i in found.clause.content if i in found.pairs and found.pairs[i] >= found.own]
    after = [i for i, j in pairs if i < mine and j > theirs]
    before = [i for i, j in pairs if i > mine and j < theirs]
    if after and before:
        yield Difference("roles", "contrary", asked[after[0]].plain, asked[before[0]].plain)


def _active(text: Sequence[Word], own: int) -> int | None:
    """The one modal verb of a sentence whose verb is active; None where there is none, or more than one."""
    modals = [i for i in range(own, len(text) - 1) if text[i].plain in language().modals]
    return modals[0] if len(modals) == 1 and "be" not in {w.plain for w in text[modals[0] + 1 : modals[0] + 3]} else None


def _other_agent(found: Alignment) -> Iterator[Difference]:
    """Another one after "by" at the verb, where the one that was asked for stands at another verb."""
    asked, said, modals = found.clause.words, found.said, language().modals
    for i, j in found.pairs.items():
        if not (_by(asked, i) and _by(said, j)):
            continue
        agent = next((k for k in found.clause.content if k > i + 1), None)
        at = found.pairs.get(agent, 0) if agent is not None else 0
        if agent is not None and at > j and any(w.plain in modals for w in said[j + 2 : at]):
            now = next((w.plain for w in said[j + 2 : at] if w.stem not in language().stopwords), "")
            yield Difference("actor", "weaker", asked[agent].plain, now)


def _opposites_exchanged(found: Alignment) -> Iterator[Difference]:
    """A word and its denial that have changed places: "paid internships ... unpaid" where "unpaid internships ... paid" was asked."""
    asked = found.clause.words
    for i in found.clause.content:
        k = next((k for k in found.clause.content if asked[k].plain in (f"un{asked[i].plain}", f"non{asked[i].plain}")), None)
        if k is None or i not in found.pairs or k not in found.pairs:
            continue
        apart = any(abs(found.pairs[n + 1] - found.pairs[n]) > 2 for n in (i, k) if n + 1 in found.pairs)
        if apart and (i < k) != (found.pairs[i] < found.pairs[k]):
            yield Difference("roles", "contrary", asked[min(i, k)].plain, asked[max(i, k)].plain)
            return


def _by(text: Sequence[Word], verb: int) -> bool:
    return verb + 1 < len(text) and text[verb + 1].plain == "by"


def _names_exchanged(found: Alignment) -> Iterator[Difference]:
    """Two names that have changed their places about the word between them, in sentences without a modal verb."""
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


WAS = frozenset({"was", "were", "been", "had"})
NOW = frozenset({"is", "are", "be", "has", "have", "get", "having", "being"})
RELATED = frozenset({"which", "that", "who", "as"})


def _past(found: Alignment) -> Iterator[Difference]:
    """A verb that was asked for now and is told of the past: "owners disclosed" where "owners disclose" was asked. With a figure that was
    not asked for it is a time that is over: "between 1996 and 2004 fees were waived"."""
    said, own = found.said, found.own
    dated = any(w.plain[:1].isdigit() and w.stem not in found.clause.asked for w in said[own:])
    for i, j in found.pairs.items():
        asked, verb = found.clause.words[i].plain, said[j].plain
        if j <= own or not verb.endswith("ed") or asked.endswith(("ing", "ion")) or (asked.endswith("s") and verb == asked):
            continue
        before = [w.plain for w in said[max(own, j - 3) : j]]
        now = not NOW.isdisjoint(before) or any(w.plain == "having" or w.plain in language().modals for w in said[own:j])
        was = not WAS.isdisjoint(before) and RELATED.isdisjoint(before) and not WAS & found.clause.asked
        told = was if asked.endswith("ed") else verb in (f"{asked}d", f"{asked}ed") and (was or WAS.isdisjoint(before))
        if told and not now:
            yield Difference("past", "contrary" if dated else "doubt", asked, verb)
            return
