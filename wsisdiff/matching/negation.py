"""Whether a "not", a "no" or a "without" turns round what a wording found."""

from __future__ import annotations

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.index import Unit
from wsisdiff.matching.turning import turns
from wsisdiff.text.language import language

NEGATION_REACH = 5
"""A "not" at most this many words before a matched word of its clause turns it round."""
WITHOUT_REACH = 3
"""Likewise for "no" and "without", which reach only what they stand before."""

NOT_REALLY = frozenset({"only", "just", "least", "later", "merely", "less", "limited", "exhaustive", "other"})
"""After "not" or "no" these do not turn the sentence round: "not only", "no later than", "no other platform brings"."""
UNDONE_REACH = 7
"""Likewise for "fail" and "refrain", which have a verb of their own after them: "fail to agree on making the Forum permanent"."""
UNDONE = frozenset({"refrain", "refrains", "refraining", "fail", "fails", "failed", "failing"})
"""Verbs that say a thing is not done: "refrain from", "fail to agree on"."""
FAR_REACHING = frozenset({"not", "never", "cannot", "reject", "refuse"})
RELATIVE = frozenset({"which", "whom", "whose"})
"""After "without" these credit what was named before: "the Forum, without which this progress"."""
DENIALS = frozenset({"no", "not", "cannot", "never", "neither"})
"""With one of these in its sentence, "without" says what is needed."""


def is_negated(unit: Unit, at: tuple[int, ...], text: str) -> bool:
    """Whether a negation stands before a matched word in its clause, and the wording does not ask for it itself.

    Two negations are none: "cannot be closed without training", "without access there is no participation".
    """
    table = language()
    body = unit.words
    if not any(w.plain in table.negation or w.plain in UNDONE for w in body):
        return False
    without = [i for i, w in enumerate(body) if w.plain == "without" and i not in at]
    needed = any(i < k <= i + WITHOUT_REACH for i in without for k in at)
    if needed and not DENIALS.isdisjoint(w.plain for w in body[unit.own :]):
        return False
    for i, word in enumerate(body):
        if (word.plain not in table.negation and word.plain not in UNDONE) or word.start < 0 or i in at:
            continue
        nearest = min((k for k in at if k > i), default=-1)
        if nearest < 0 or body[nearest].start < 0:
            continue
        following = body[i + 1].plain
        if following in (NOT_REALLY if word.plain in ("not", "no", "nor") else RELATIVE if word.plain == "without" else ()):
            continue
        if any(body[k].plain == "but" for k in range(i + 1, nearest)):
            continue  # "not this but that" denies this
        reach = UNDONE_REACH if word.plain in UNDONE else NEGATION_REACH if word.plain in FAR_REACHING else WITHOUT_REACH
        between = text[word.end : body[nearest].start]
        if nearest - i <= reach and not any(mark in between for mark in ",;:().?!"):
            return True
    return False


VERB_REACH = 3
"""Words from what turns round to the verb that it denies: "shall refrain from giving"."""


def denies_its_verb(found: Alignment) -> bool:
    """Whether a sentence denies the very verb that a request has behind its modal: "shall refrain from giving", "nothing obliges them to
    give"."""
    own, modals = found.clause.words, language().modals
    modal = next((i for i, w in enumerate(own) if w.plain in modals), None)
    deed = next((i for i in found.clause.content if modal is not None and i > modal), None)
    at = found.pairs.get(deed, -1) if deed is not None else -1
    said = turns(found.said)
    if at < found.own or len(said) != 1 or said[0].last >= at:
        return False
    return said[0].first == found.own or at - said[0].last <= VERB_REACH
