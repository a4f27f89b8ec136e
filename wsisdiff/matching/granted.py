"""Whether a sentence itself grants what was asked for: said by those who agree the text, and more than what happened or is wished."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.turning import BEING
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word, behind_marks

RELATIVE = frozenset({"which", "whose", "who", "whom"})
THEY = frozenset({"it", "he", "she", "they"})
BEHIND_HEADS = frozenset({"of", "by", "for", "from", "in", "on", "with", "that", "which", "who", "whose"})
"""Words behind the head of a subject."""
HANGS = 3
"""Words before a verb among which "who" or "which" makes another its subject: "a speaker who rightly called for"."""


def not_granted(found: Alignment, unit: Unit, index: DraftIndex) -> Sequence[Word]:
    """The words by which a sentence shows that it grants nothing by itself; empty where none does."""
    text = index.text_of(unit)
    if not unit.own_words or not found.clause.words:
        return ()
    if _tells_what_happened(found, unit) or _says_of_it(found, unit) or _only_topic(found, unit, text):
        return unit.own_words
    first = min((j for j in found.at if j >= found.own), default=unit.own)
    ours = stem_set("differences", "besides", "ours") | index.speaking
    return _other_frame(found, unit.words[unit.own : first], ours) or _other_speaker(found, unit, first, ours, text)


def _tells_what_happened(found: Alignment, unit: Unit) -> bool:
    """Whether a sentence only tells of the past: nothing in it, or above it, may put in force, and a verb in the past is its own."""
    enacting = stem_set("standing", "enacting", "verbs") | language().modals | BEING
    if unit.verbs or unit.verbs_above or any(w.stem in enacting or w.plain in enacting for w in unit.words):
        return False
    past = plain_set("differences", "statement", "past") | plain_set("standing", "talk", "happened")
    return any(w.start not in found.starts and (w.plain in past or w.plain.endswith("ed")) for w in unit.own_words)


def _says_of_it(found: Alignment, unit: Unit) -> bool:
    """Whether a sentence takes the words asked for as its subject and says something else of it ("Supplying power to ships lies outside of
    what we undertake"), or they are what somebody wishes of which it only takes note."""
    own, last = unit.own_words, max(found.starts, default=0)
    first = next((i for i, w in enumerate(own) if w.start in found.starts and w.stem not in language().stopwords), 0)
    behind = [w for w in own if w.start > last and w.stem not in found.clause.asked | language().stopwords]
    doing = own[0].plain.endswith("ing") and own[0].stem in found.clause.asked and own[0].stem not in ladder().by_first
    wished = any(
        a.stem in stem_set("standing", "talk", "aired") and b.plain in ("that", "to", "of") for a, b in pairwise(own[: first + 1])
    )
    firm = any(v.level > ladder().statement for v in operatives(own[:first]))
    rules = any(w.plain in language().modals | BEING for w in own)
    return (doing and bool(behind) and not rules) or (wished and not firm)


def _only_topic(found: Alignment, unit: Unit, text: str) -> bool:
    """Whether a sentence only begins with the matter and goes on with what becomes of it: "As to the request that ..., it comes back"."""
    own, last = unit.own_words, max(found.starts, default=0)
    opens = any(not hit.first for hit in phrase_list("standing", "understood", "topics").find(own))
    return opens and any(own[k - 1].start >= last for k in behind_marks(own, text))


def _other_frame(found: Alignment, before: Sequence[Word], ours: Collection[str]) -> Sequence[Word]:
    """What stands before the words asked for, where they hang on what somebody wrote ("a letter in which it desires"), or where something
    else is done with what was to be recognized ("Having steered clear of recognizing that")."""
    if any(a.plain in RELATIVE and b.plain in THEY for a, b in pairwise(before)):
        return before
    clause, by_first = found.clause, ladder().by_first
    if clause.words[0].stem not in by_first or clause.level > ladder().statement or any(w.stem in ours for w in before):
        return ()
    plain = language().stopwords | by_first.keys()
    own = (w for w in before if w.stem not in plain and w.plain.isalpha() and not w.plain.endswith("ly"))
    return before if any(len(w.plain) > 1 for w in own) else ()


def _other_speaker(found: Alignment, unit: Unit, first: int, ours: Collection[str], text: str) -> Sequence[Word]:
    """The subject of the operative verb before the words asked for (`first`), where it is nobody who agrees the text: "The guest of honour
    called for"."""
    at = max((v.at for v in unit.verbs if unit.own <= v.at <= first), default=unit.own)
    subject, near = unit.words[unit.own : at], unit.words[max(unit.own, at - HANGS) : at]
    cuts = [0, *behind_marks(subject, text), len(subject)]
    parts = [subject[a:b] for a, b in pairwise(cuts) if a < b and (not a or subject[a].plain not in BEHIND_HEADS)]
    silent = language().stopwords | language().modals
    tells = any(w.plain.isalpha() and w.stem not in silent and w.plain not in silent for w in subject)
    hangs = any(w.plain in RELATIVE for w in near) and not behind_marks(near, text)
    by_us = any(w.stem in ours or w.stem in found.clause.asked for part in parts for w in _head(part))
    return subject if tells and (hangs or not by_us) else ()


def _head(part: Sequence[Word]) -> Sequence[Word]:
    """What a subject is of, without what hangs on it: "An open letter" of "An open letter by forty organizations"."""
    return (*part[:1], *takewhile(lambda w: w.plain not in BEHIND_HEADS, part[1:]))
