"""Another thing, party or time in the place of the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from wsisdiff.matching.alignment import DEEDS, Alignment
from wsisdiff.matching.difference import Difference
from wsisdiff.text.ladder import operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import plain_set, stem_of
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import Word


def choice(found: Alignment) -> Iterator[Difference]:
    """One or the other where both were asked for: "fees or timetables"."""
    asked, said = found.clause.words, found.said
    for (i, j), (k, m) in pairwise(found.own_pairs):
        mine = {w.plain for w in asked[i + 1 : k]}
        theirs = {w.plain for w in said[j + 1 : m]}
        if "and" in mine and "or" not in mine and "or" in theirs and "and" not in theirs:
            yield Difference("contrary", "weaker", "and", "or")
            return


def instead(found: Alignment) -> Iterator[Difference]:
    """Another thing where the one asked for is nowhere in the sentence: what is established, or who stands behind "by", "to" or "for"."""
    yield from islice(chain(_other_party(found), _other_object(found)), 1)


def _other_party(found: Alignment) -> Iterator[Difference]:
    """Another party behind the same preposition: "by chambers of commerce" where "by trade unions" was asked."""
    asked, said, stop = found.clause.words, found.said, language().stopwords
    sure = {i for i, j in found.pairs.items() if said[j].stem in synonyms(stem_of(asked[i]))}
    verb = next((v.at for v in operatives(asked)), len(asked))
    first = next((k for k in range(verb + 1, len(asked)) if asked[k].plain == "to"), -1)
    for i in found.lacking:
        start = next((k for k in range(i, 0, -1) if k in sure or asked[k].stem in stop), 0)
        behind = asked[start].plain in plain_set("differences", "parties", "before") and start not in sure
        if not behind or asked[start + 1].plain.endswith("ing") or (asked[start].plain == "to" and start == first):
            continue  # "commit to promoting", "requests the Board to report": what is done, and no party
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
    verb += 2 * (text[min(verb + 1, len(text) - 1)].plain in ("and", "or"))  # "adoption and use of"
    first = next((k for k in range(verb + 1, min(verb + 3, len(text))) if text[k].stem not in stop), len(text))
    if first < len(text) and text[first].plain == "without":
        return range(0)  # "establish, without delay, a fund"
    return range(first, next((k for k in range(first, len(text)) if text[k].stem in stop and text[k].plain != "and"), len(text)))


WAS = frozenset({"was", "were", "been", "had"})
NOW = frozenset({"is", "are", "be", "has", "have", "get", "having", "being"})
RELATED = frozenset({"which", "that", "who", "as"})


def past(found: Alignment) -> Iterator[Difference]:
    """A verb that was asked for now and is told of the past: "owners disclosed" where "owners disclose" was asked. With a figure that was
    not asked for it is a time that is over: "between 1996 and 2004 fees were waived"."""
    said, own = found.said, found.own
    dated = any(w.plain[:1].isdigit() and w.stem not in found.clause.asked for w in said[own:])
    for i, j in found.pairs.items():
        asked, verb = found.clause.words[i].plain, said[j].plain
        if dated and j > own and verb == asked and said[j - 1].plain in ("was", "were") and not WAS & found.clause.asked:
            yield Difference("past", "contrary", asked, verb)  # "was set up in 1950", where "set up" was asked
            return
        if j <= own or not verb.endswith("ed") or asked.endswith(("ing", "ion")) or (asked.endswith("s") and verb == asked):
            continue
        before = [w.plain for w in said[max(own, j - 3) : j]]
        now = not NOW.isdisjoint(before) or any(w.plain == "having" or w.plain in language().modals for w in said[own:j])
        was = not WAS.isdisjoint(before) and RELATED.isdisjoint(before) and not WAS & found.clause.asked
        told = was if asked.endswith("ed") else verb in (f"{asked}d", f"{asked}ed") and (was or WAS.isdisjoint(before))
        if told and not now:
            yield Difference("past", "contrary" if dated else "doubt", asked, verb)
            return
