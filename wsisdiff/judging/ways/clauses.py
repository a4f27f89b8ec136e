"""A text cut into the points that it makes; and a point that asks for a part of the draft as such, which a heading shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from wsisdiff.judging.ways.drafted import drafted
from wsisdiff.matching.alignment import Clause, clause_of
from wsisdiff.matching.elements import heading_quoted
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Evidence, Heading
from wsisdiff.text.ladder import NOW, operatives
from wsisdiff.text.language import language
from wsisdiff.text.names import Names
from wsisdiff.text.phrase_list import stem_set
from wsisdiff.text.sentences import sentences
from wsisdiff.text.thesaurus import alike
from wsisdiff.text.words import Word, behind_marks, words

FEWEST = 2
"""Telling words a clause needs to be a point of its own."""
NAMED = 1
"""Strength of a verb with which a thing is named, the lowest on the ladder."""
FEWEST_OF_IT = 3
"""The same of one that says what is to be done with what the clause before it names: "and commit to preserving and enhancing it"."""


@lru_cache(maxsize=4)
def points_of(text: str, names: Names) -> tuple[Clause, ...]:
    """The clauses of a text: its sentences and list items, cut before each operative verb, at semicolons, and where "and" begins a
    clause of its own ("..., and the reports shall be public", "... and to provide victims with legal aid")."""
    found: list[Clause] = []
    leads = False
    for sentence in sentences(text):
        piece, named, outside = drafted(sentence.span.cut(text))
        piece_words = words(piece)
        verbs = [piece_words[o.at].start for o in operatives(piece_words) if o.at and not _subject(piece_words[: o.at], piece)]
        items = {*_items(piece)}
        cuts = {0, *verbs, *items, *(i for i, before in enumerate(piece, 1) if before == ";")}
        cuts |= {m.start() for m in STROKE.finditer(piece)} if len(STROKE.findall(piece)) > 1 else set()
        joined = {*_joined(piece_words, piece)} - cuts
        ordered = sorted(cuts | joined)
        for start, end in zip(ordered, [*ordered[1:], len(piece)], strict=True):
            clause = clause_of(piece[start:end].strip(" ;,./"), names)
            clause = replace(clause, level=NAMED if named else clause.level, outside=outside)
            if found and (start in items or (start in joined and not clause.level)):
                clause = replace(clause, level=found[-1].level)  # "and to provide" goes on under the verb before it
            few = FEWEST_OF_IT if any(w.plain in ("it", "them") for w in clause.words) else FEWEST
            goes_on = leads and start == 0 and ITEM.match(piece)  # "A fund which" and "(a) is fed by a levy"
            if found and (found[-1].telling < FEWEST or goes_on or (clause.telling < few and clause.words)):
                found[-1] = clause_of(f"{found[-1].text} {clause.text}", names)
            elif clause.telling >= FEWEST or not found:
                found.append(clause)
        leads = sentence.span.cut(text).rstrip()[-1:].isalnum()
    return tuple(
        replace(c, others=frozenset().union(*(o.asked for o in found if o is not c))) if len(found) > 1 else c
        for c in found
        if c.words
    )


STROKE = re.compile(r"\s/\s")
"""Between the members of a list on one line: "within 30 days / free of charge / in all languages"."""
ITEM = re.compile(r"\((?:[a-h]|i{1,3}|iv|v|[1-9])\)\s")


def _items(text: str) -> list[int]:
    """Where the items of a list within a sentence begin, from the second on: "shall (a) name their suppliers, (b) pay living wages"."""
    return [m.start() for m in ITEM.finditer(text)][1:]


SUBJECT = 7
"""Words after "and" among which the modal or verb of a clause of its own stands."""
FINITE = frozenset({"shall", "must", "will", "should", "may", "is", "are", "has", "have"})
OPENS = FINITE | frozenset(
    {"the", "a", "an", "no", "each", "every", "all", "any", "its", "their", "his", "her", "they", "it", "those", "these"}
)
"""Words with which a clause of its own begins after "and"."""


def _subject(before: Sequence[Word], text: str) -> bool:
    """Whether the words before an operative verb are no more than who acts, "The Governing Body decides", or who is to: "Ports, harbours
    and all who run them are invited"."""
    if before[-1].plain in NOW:
        who = before[:-2] if len(before) > 2 and before[-2].plain in language().modals else before[:-1]
        return not any(w.plain in FINITE for w in who) and not operatives(who)
    before = before[:-1] if before[-1].plain in language().modals else before  # "Member States should recognize"
    verbs = any(w.plain in FINITE for w in before) or bool(operatives(before))
    return len(before) <= SUBJECT and not verbs and not any(c in text[: before[-1].end if before else 0] for c in ",;")


def _joined(said: Sequence[Word], text: str) -> Iterator[int]:
    """Where "and" or "but" begins a clause with a verb of its own, after one that has a verb too."""
    for i, word in enumerate(said[:-1]):
        if word.plain not in ("and", "but") or not i:
            continue
        after = said[i + 1 : i + 2 + SUBJECT]
        end = next((n for n, w in enumerate(after, 1) if text[w.end : w.end + 1] in (",", ";")), len(after))
        apart = text[said[i - 1].end : word.start].strip() == "," or after[0].plain in OPENS
        clause = apart and any(w.plain in FINITE for w in after[:end]) and any(w.plain in FINITE for w in said[:i])
        finite = next((k for k, w in enumerate(said[:i]) if w.plain in FINITE), i)
        # "shall, within a year, draw up and publish a list"
        verb_at = max(k for k in (finite, *behind_marks(said[:i], text)) if k <= i)
        verb = finite < i and len(after) > 1 and (after[1].plain in ("it", "them") or (i - verb_at > OBJECT and _does(after)))
        if clause or verb or (after[0].plain == "to" and any(w.plain == "to" for w in said[:i])):
            yield word.start


def _does(after: Sequence[Word]) -> bool:
    """Whether words behind "and" begin with a bare verb and its object, as in "audit it" and "pay the crews"."""
    first = after[0]
    return after[1].plain in OBJECTS and not (
        first.stem in language().stopwords or first.plain in BESIDES or first.plain.endswith(BOUND)
    )


OBJECT = 3
"""Words from a modal to "and" from which the verb between them has an object of its own: not "may make and carry out their plans"."""
OBJECTS = frozenset({"the", "a", "an", "their", "its", "his", "her", "all", "every", "each", "any", "these", "those", "such"})
"""Words with which the object of a verb begins."""
BESIDES = frozenset(
    {"without", "within", "during", "through", "throughout", "across", "despite", "beyond", "against", "towards", "after"}
)
"""Words before such words that are no verb."""
BOUND = ("s", "ed", "ing", "ly")
"""Ends of words that are no bare verb."""


def part_named(clause: Clause, draft: Searched) -> Evidence | None:
    """A part of the text that is asked for as such ("a separate article on loss and damage"): found where a heading names its subject."""
    parts = stem_set("differences", "parts", "words")
    named = next((i for i, w in enumerate(clause.words) if w.stem in parts), None)
    after = clause.words[named + 1 :] if named is not None else ()
    if named is None or len(after) < 2 or after[0].plain not in ("on", "about", "for", "dedicated"):
        return None
    comma = clause.text.find(",", clause.words[named].end)
    wanted = [clause.words[i].stem for i in clause.content if i > named and (comma < 0 or clause.words[i].start < comma)]
    index = draft.index
    for heading in index.draft.headings:
        held = {w.stem for w in index.topic(heading.text)}
        if wanted and all(not held.isdisjoint(alike(stem)) for stem in wanted):
            return heading_quoted(heading, index, bracketed="[" in heading.text or _mostly_open(heading, draft), score=1.0)
    return None


def _mostly_open(heading: Heading, draft: Searched) -> bool:
    """Whether most of the words under a heading are not agreed."""
    wholes, paragraphs = draft.index.wholes[heading.before :], draft.index.draft.paragraphs[heading.before :]
    under = [whole for whole, _ in takewhile(lambda pair: pair[1].section == heading.text, zip(wholes, paragraphs, strict=True))]
    return 2 * sum(len(whole.not_agreed) for whole in under) > sum(len(whole.own_words) for whole in under)
