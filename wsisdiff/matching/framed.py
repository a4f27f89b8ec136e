"""Whether a sentence only frames the words that were asked for: "That ... is a sentence to which we did not agree".

What a draft decides it says in a main clause, or behind its own operative verb ("We decide that ..."). Words in a clause that hangs on
anything else are spoken of; so are words to which the rest of their sentence, or a sentence beside it, points back with something other
than a duty. Rules of grammar, so that no list of ways to deny has to be complete.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wsisdiff.matching.index import Unit
from wsisdiff.text.ladder import operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import plain_set, stem_set
from wsisdiff.text.words import Word

HANGS = frozenset({"that", "whether", "if"})
"""Words that begin a clause which hangs on another."""
BEFORE = 2
"""Words between such a word and the first word asked for: "that all", "whether to"."""
LINKS = frozenset(
    {"is", "was", "were", "are", "has", "had", "have", "remains", "remain", "depends", "found", "did", "does", "do"}
)
"""Verbs that may make what stands before them the subject of a statement about it."""
BINDING = frozenset({"shall", "must", "will"})
"""With one of these before them they say more of a sentence that is said: "shall be open to all whose life is at sea"."""
LEAVES = frozenset({"may", "can", "could", "might", "would"})
"""Modal verbs that make no duty of what hangs on them: "Anyone may report that ..."."""
COMMENT = 3
"""Words after a colon or dash from which they comment on what stands before."""
FIRST = 3
"""First words of a sentence among which it points back."""


def framed(unit: Unit, paragraph: str, starts: Collection[int], asked: Collection[str]) -> str:
    """The word that shows that the sentence only speaks of the words which begin at `starts`; empty where it says them."""
    own = unit.own_words
    at = [i for i, w in enumerate(own) if w.start in starts and w.stem not in language().stopwords]
    if not at:
        return ""
    return _hanging(unit, own, at[0], starts) or _commented(own, at[-1], paragraph, asked)


def _hanging(unit: Unit, own: Sequence[Word], first: int, starts: Collection[int]) -> str:
    """The word on which the clause hangs, where what it hangs on decides nothing."""
    link = next((i for i in range(first - 1, max(-1, first - 2 - BEFORE), -1) if own[i].plain in HANGS), None)
    if link is None or own[link].start in starts:
        return ""
    if own[link + 1].plain in language().modals or own[link + 1].plain in LINKS:  # "any language that would lead to it"
        return ""
    if own[link].plain != "that":
        return own[link].plain
    governing = own[:link]
    if not governing:
        return "" if unit.own else "that"
    return "" if operatives(governing) or _enacts(governing) else "that"


def _enacts(text: Sequence[Word]) -> bool:
    """Whether words before "that" make a duty or an agreement of what follows: "States shall ensure that", "It is agreed that"."""
    stems = stem_set("standing", "enacting", "verbs")
    told = stem_set("standing", "speakers", "verbs") | {"describe", "circulat", "rumor"}
    duty = language().modals - LEAVES
    return any(w.stem in stems or w.plain in duty for w in text) and not any(w.stem in told for w in text[-3:])


def _commented(own: Sequence[Word], last: int, paragraph: str, asked: Collection[str]) -> str:
    """The word with which the rest of the sentence comments on what was asked for."""
    rest = own[last + 1 :]
    if len(rest) < COMMENT:
        return ""
    gap = paragraph[own[last].end : rest[0].start]
    if any(mark in gap for mark in ":—–") and not operatives(rest):
        pointing = plain_set("standing", "pointing", "words")
        return next((w.plain for w in rest[:FIRST] if w.plain in pointing and w.stem not in asked), "")
    provided = own[0].plain not in HANGS and any(w.plain in BINDING for w in own[:last])
    if rest[0].plain in LINKS and rest[0].plain not in asked and not provided:
        enacting = stem_set("standing", "enacting", "verbs")
        return "" if any(w.stem in enacting for w in rest) else rest[0].plain
    return ""
