"""Whether a denial, or the way in which a sentence only speaks of unwanted language, proves that a draft is free of it.

What is only reported, asked or told of the past must be denied as well, in the sentence or beside it. What a denial names before the words
must be nothing of its own: "We do not agree to a shorter period: ...". And nothing behind it may make it the text's own. Of 28 unwanted
texts of two corpora of planted sentences that were taken for denied this leaves 13, and it asks for a look at one in five that were denied
(November 2026).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.denied import attack, denial, harmless, rejection
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.neighbours import points, talks
from wsisdiff.matching.spoken import hits
from wsisdiff.matching.turning import denies, turns
from wsisdiff.matching.understood import BESIDE, SHOWN, sentences_across, stands_across
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, plain_set, spanned, stem_set
from wsisdiff.text.words import Word, words

JOINS = frozenset({"and", "but", "nor", "or", "while", "whereas"})
"""Words with which a clause of its own begins behind unwanted language."""
OTHER_MATTER = 4
"""Words of its own from which a sentence beside another one may reject another thing."""
OPENS = 1
"""First words of a sentence of which a participle says what became of all that follows."""
SOFT = frozenset({"reported", "question", "history", "unreal"})
"""Reservations that deny nothing: somebody else says it, it is asked, it was so, or would be."""


def unproved_denial(found: Alignment, unit: Unit, reserved: str, index: DraftIndex) -> str:
    """The first words that are not known to leave a draft free of unwanted language, though the sentence denies it, or by a reservation of
    the kind `reserved` only speaks of it; empty where it is."""
    return " ".join(word.plain for word in _strange(found, unit, reserved, index)[:SHOWN])


def _strange(found: Alignment, unit: Unit, reserved: str, index: DraftIndex) -> Sequence[Word]:
    own = Read((*(w for w in unit.words[: unit.own] if w.start >= 0), *unit.own_unspaced))
    rest = Read(w for w in own if w.start not in found.starts)
    heading = Read(words(index.draft.paragraphs[unit.paragraph].section))
    before = index.beside(unit, -1)
    behind = [Read(other.own_unspaced) for steps in range(1, BESIDE + 1) if (other := index.beside(unit, steps))]
    behind += [Read(other.own_unspaced) for other in sentences_across(unit, index, 1) if not stands_across(other)]
    rejecting = [said for said in (Read(before.own_unspaced if before else ()), *behind) if _rejects(said)]
    if turns(rest) and denial(rest) is None and not rejecting:
        return own  # "..., and any objection to it is inadmissible"
    denied, over = _rejects(rest), _rejects(heading)
    ended = any(
        w.plain in plain_set("standing", "unproved", "ended") for w in rest[-1:]
    )  # "The days when they were paid are over."
    if reserved in SOFT and not (ended or denied or over or not all(map(_makes_own, rejecting))):
        return rest
    if reserved in ("rejected", "heading") and not (denied or rejecting) and harmless(heading):
        return heading  # "Points no longer in dispute"
    of_its_own = (sum(_says_its_own(w, found.clause.asked) for w in said) for said in rejecting)
    if reserved == "rejected" and rejecting and not (denied or over) and min(of_its_own) > OTHER_MATTER:
        return rejecting[0]
    affirming = (said for said in behind if _affirms(said, reserved in SOFT))
    return next(affirming, None) or _denied_instead(found, own, index.text_of(unit))


def _rejects(said: Read) -> bool:
    """Whether a sentence has any word that denies or rejects, whatever it does to the text beside it."""
    return bool(turns(said)) or bool(rejection(said, ()))


def _makes_own(said: Sequence[Word]) -> bool:
    """Whether a sentence has a word by which a text is made one's own."""
    affirming = stem_set("standing", "contesting", "carried") | stem_set("standing", "unproved", "affirming")
    denied = spanned((*turns(Read(said)), *hits("rejecting", said, ())))  # "did not agree"
    return any(w.stem in affirming and i not in denied and i - 1 not in denied for i, w in enumerate(said))


def _affirms(said: Read, soft: bool) -> bool:
    """Whether a sentence behind unwanted language may make it the text's own, or takes a denial back."""
    pointing = [w.plain for w in said if w.plain in plain_set("standing", "understood", "around") or talks((w,))]
    if _rejects(said):
        return any(w.plain in plain_set("standing", "unproved", "again") for w in said)
    points = not plain_set("standing", "understood", "back_only").issuperset(pointing)
    return bool(pointing) and (_makes_own(said) or (soft and points))


def _denied_instead(found: Alignment, own: Read, text: str) -> Sequence[Word]:
    """The words of its own that a denial names instead of the words which it seems to deny: between it and these, where it stands before
    them, and in a clause of its own behind them ("..., and is not bound to inform the persons concerned")."""
    there = [w for w in own if w.start in found.starts]
    if not there:
        return ()
    first, last = there[0].start, there[-1].end
    denials = [hit for hit in (*turns(own), *hits("rejecting", own, ())) if own[hit.first].start not in found.starts]
    within = spanned(denials)
    stretches = [_behind(own, denials, within, last, text)]
    for hit in denials:
        word, next_ = own[hit.first], own[hit.last + 1 : hit.last + 2]
        if own[hit.last].stem in stem_set("standing", "unproved", "keeping") and [w.plain for w in next_] == ["from"]:
            return own[hit.first :]  # "cannot be kept from"
        if hit.first > OPENS or not word.plain.endswith(("ed", "n")) or denies(word):
            between = [w for i, w in enumerate(own) if i > hit.last and w.start < first and i not in within]
            listed = bool(between) and "," in text[between[-1].end : first]  # "We rule out dogs, hired guards, and nets."
            stretches.append(() if listed else between)
        # else: "Voted out, each by a wide margin: ...", "Thrown out by the board were the suggestions that"
    return next((s for s in stretches if any(_says_its_own(w, found.clause.asked) for w in s)), ())


def _behind(own: Read, denials: Sequence[Hit], within: Collection[int], last: int, text: str) -> Sequence[Word]:
    """The words of a clause of its own behind the unwanted ones, where all that the sentence denies it denies there, of something that it
    does not point at, or against that something: "and an objection does nothing to alter that"."""
    tail = [i for i, w in enumerate(own) if w.start >= last]
    if not denials or any(own[hit.first].start < last for hit in denials):
        return ()
    behind = [own[i] for i in tail if i not in within]
    against = bool(attack(own, ())) or any(own[i].stem in stem_set("standing", "contesting", "nouns") for i in tail)
    apart = own[tail[0]].plain in JOINS or ";" in text[last : own[tail[0]].start]
    return behind if apart and (against or not points(behind)) else ()


def _says_its_own(word: Word, asked: Collection[str]) -> bool:
    """Whether a word beside a denial names anything but the text, those who agree it, or what was asked."""
    if word.stem in asked or not word.plain.isalpha() or len(word.plain) == 1 or word.plain.endswith("ly"):
        return False
    known = stem_set("standing", "unproved", "denied") | stem_set("differences", "besides", "ours") | language().stopwords
    known |= stem_set("standing", "talk", "words") | stem_set("differences", "meta", "words")
    known |= stem_set("standing", "understood", "itself") | stem_set("differences", "besides", "instruments")
    known |= stem_set("standing", "speakers", "words") | stem_set("standing", "enacting", "verbs")
    return word.stem not in known - stem_set("standing", "unproved", "keeping") and word.plain not in language().modals
