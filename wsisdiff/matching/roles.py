"""Who acts and who is acted on: another actor than the one that was named, or two that have changed their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference
from wsisdiff.text.actors import ALL, spots
from wsisdiff.text.language import language
from wsisdiff.text.words import Word


def turned_about(found: Alignment) -> Iterator[Difference]:
    """Who acts has become who is acted on: "A reports to B", "B reports to A"; "shall be held by A", "shall be held by B and seen by A"."""
    ways = (_exchanged, _names_exchanged, _other_agent, _chosen_by, _opposites_exchanged)
    yield from islice(chain.from_iterable(way(found) for way in ways), 1)


def _exchanged(found: Alignment) -> Iterator[Difference]:
    """A word that stood before the verb and stands after it, and one that stood after it and stands before, the verb being the same and
    active."""
    asked, said = found.clause.words, found.said
    mine, theirs = _active(asked, 0), _active(said, found.own)
    if mine is None or theirs is None or found.pairs.get(mine + 1) != theirs + 1:
        return
    pairs = found.own_pairs
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


def _chosen_by(found: Alignment) -> Iterator[Difference]:
    """Another one who acts, after "by", where the one who was asked for acts in the active: "shall be chosen by the Council" where "peoples
    shall choose" was asked."""
    asked, said, modal = found.clause.words, found.said, _active(found.clause.words, 0)
    acts = found.pairs.get(modal + 1, -1) if modal is not None else -1
    subject = {i for i in found.clause.content if modal is not None and i < modal}
    if not subject or acts < found.own or said[acts - 1].plain not in ("be", "is", "are") or not _by(said, acts):
        return
    silent = language().stopwords | {"all", "every", "each"}
    behind = range(acts + 2, min(acts + 2 + SUBJECT, len(said)))
    if not behind:  # the list that follows names them
        yield Difference("actor", "doubt", asked[max(subject)].plain, "by")
    if not behind or said[behind[0]].plain in THEY:
        return
    agent = next((k for k in behind if said[k].stem not in silent), 0)
    if agent and agent not in {found.pairs.get(i) for i in subject}:
        yield Difference("actor", "weaker", asked[max(subject)].plain, said[agent].plain)


THEY = frozenset({"them", "it", "us", "him", "her", "those", "whom", "this"})


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
    text, asked = found.clause.text, found.clause.words
    if any(w.plain in ("by", "is", "are", "be", "been") for w in found.said):
        return  # it may be passive
    for (i, j), (_, q), (k, m) in combinations(found.own_pairs, 3):
        named = text[asked[i].start].isupper() and text[asked[k].start].isupper()
        if m < q < j and named and "," not in text[asked[i].end : asked[k].start]:
            yield Difference("roles", "weaker", asked[i].plain, asked[k].plain)
            return


SUBJECT = 4
"""First words of a request, or of a sentence, among which those stand who are to act."""


def another_subject(found: Alignment) -> Iterator[Difference]:
    """Others who are to act, whoever they are, where nothing of those who were asked for is there: "Consumers shall pay" or "paid by
    consumers" where "Producers should pay" was asked."""
    asked, said, modals = found.clause.words, found.said[found.own :], language().modals
    mine, theirs = (next((i for i, w in enumerate(text[: SUBJECT + 1]) if w.plain in modals), 0) for text in (asked, said))
    subject = [i for i in found.clause.content if i < mine]
    paired = {j - found.own for j in found.covered}
    behind = [i for i in subject if found.pairs.get(i, -1) - found.own > theirs]
    if behind and len(behind) < len(subject) and all(i in found.pairs for i in subject):
        other = next((w.plain for k, w in enumerate(said[:theirs]) if k not in paired and w.stem not in language().stopwords), "")
        if other:  # "Owners' unions shall sit on the board for pilots" where "Pilots' unions" were to
            yield Difference("actor", "weaker", asked[behind[0]].plain, other)
        return
    if not subject or any(i in found.pairs for i in subject):
        return
    by = next((k for k, w in enumerate(said) if w.plain == "by" and k - 1 in paired), len(said))
    agent = (k for k in range(by + 1, min(by + 1 + SUBJECT, len(said))) if said[k].stem not in language().stopwords)
    others = [k for k in range(theirs) if said[k].stem not in language().stopwords] if by == len(said) else [*agent][:1]
    if others and paired.isdisjoint(others) and said[others[0]].plain != "we":
        yield Difference("actor", "weaker", asked[subject[-1]].plain, said[others[-1]].plain)


def actors(found: Alignment) -> Iterator[Difference]:
    """Another actor where one was named, or two that have changed their parts."""
    asked, said = found.clause.words, found.said[found.own :]
    mine, theirs = _mentions(asked), _mentions(said)
    named = {a for _, actors in mine for a in actors}
    there = {a for _, actors in theirs for a in actors}
    said_otherwise = {a for first, actors in mine if first in found.pairs for a in actors}
    gone, instead = named - there - said_otherwise - {ALL}, there - named - {ALL}
    if gone and instead and ALL not in there and not named & (there | said_otherwise):
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
