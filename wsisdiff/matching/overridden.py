"""Whether another paragraph takes back what stands in one: "Notwithstanding paragraph 5, no creditor is obliged to take part"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.matching.spoken import first_hit, gone, hits
from wsisdiff.matching.turning import turns
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_set
from wsisdiff.text.words import plains, words

BEFORE = 6
"""Words before the name of a paragraph among which "notwithstanding" stands: "notwithstanding the first sentence of paragraph 5"."""
AFTER = 5
"""Words after it among which it is denied: "paragraph 5 creates no right"."""
SHARED = 2
"""Telling words of the request that the other paragraph has too: an exception for another matter takes nothing back."""


def overridden(unit: Unit, index: DraftIndex, asked: Collection[str]) -> Reservation | None:
    """The words with which another paragraph sets this one aside in the matter that was asked for."""
    if term := _narrowed(unit, index, asked):
        return Reservation("exempting", term)
    label = plains(index.draft.paragraphs[unit.paragraph].label)
    if apart := _annex_set_aside(unit, index):
        return Reservation("open", apart)
    if len(label) != 1 or not asked:
        return None
    stop = language().stopwords
    for other, said, how in citing(label[0], index):
        if other.paragraph == unit.paragraph:
            continue
        if how == "taken out":
            return Reservation("rejected", said)
        if how == "suspended" or sum(s not in stop for s in {w.stem for w in other.own_words} & set(asked)) >= SHARED:
            return Reservation("exempting", said)
    return None


DEFINED = re.compile(
    r"[\"“”«‘']([^\"“”«»‘’']+)[\"“”»’']\s+(means?|shall mean|denotes?|designates?|stands? for|refers? only to|is limited to|excludes?"
    r"|(?:does|shall) not (?:extend|include|cover|apply))\b",
    re.IGNORECASE,
)
"""A term in quotation marks, and what it means in the text."""
WIDE = frozenset({"all", "every", "each", "any", "both", "including", "includes"})
"""Words of a meaning that leaves nobody out: "means all persons employed"."""
OF_TWO = 2
"""Telling words from which such a term is one of the request's own, and no "Party" of every treaty."""


def _narrowed(unit: Unit, index: DraftIndex, asked: Collection[str]) -> str:
    """What another sentence says that words of the request mean here, which may be less than what was asked for: "“workers on ships” means
    officers"."""
    stop = language().stopwords
    for n in sorted(index.holding.any_of[DEFINING]):
        other = index.units[n]
        text = other.span.cut(index.text_of(other))
        for found in DEFINED.finditer(text) if other.span != unit.span or other.paragraph != unit.paragraph else ():
            term = [w.stem for w in words(found[1]) if w.stem not in stop]
            own = [w.stem for w in unit.own_words if w.stem not in stop]
            said = any(own[i : i + len(term)] == term for i in range(len(own)))
            wide = any(w.plain in WIDE for w in words(text[found.end() :]))
            meaning = Read(words(text[found.start(2) :]))
            excludes = phrase_list("standing", "overriding", "excluding").find(meaning) or turns(meaning)
            enough = len(term) >= OF_TWO or bool(excludes) or found[1].islower()
            if said and (excludes or not wide) and enough and set(term) <= set(asked):
                return found[0]
    return ""


DEFINING = frozenset(w.stem for w in words("means denotes designates stands refers limited excludes extend include cover apply"))


def _annex_set_aside(unit: Unit, index: DraftIndex) -> str:
    """The words by which a sentence elsewhere says of the annex that it stands in that it is not agreed or binds nobody."""
    if not any(w.stem == ANNEX for w in words(index.draft.paragraphs[unit.paragraph].section)):
        return ""
    for n in index.holding.get(ANNEX, ()):
        own = index.units[n].own_unspaced
        if index.units[n].paragraph == unit.paragraph:
            continue
        for key in ("rejecting", "open", "exempting"):
            if found := first_hit(key, own, ()):
                return found
        if put := next((w.plain for w in own if w.stem in stem_set("standing", "headings", "nouns")), ""):
            return put  # "Proposals on which no action was taken are kept in the annex"
    return ""


ANNEX = words("annex")[0].stem


How = Literal["taken out", "suspended", "set aside"]
"""What becomes of a paragraph: it is no part of the text; it has no effect, or not yet; something else goes before it in some matter."""


def citing(label: str, index: DraftIndex) -> Iterator[tuple[Unit, str, How]]:
    """Sentences that set aside the paragraph with this label, the words that do so, and how."""
    parts = stem_set("standing", "overriding", "parts")
    held = index.holding
    for n in sorted(held.any_of[parts] & frozenset(held.get(label, ()))):
        unit = index.units[n]
        own = unit.own_unspaced
        for i, word in enumerate(own[:-1]):
            if word.stem not in parts or own[i + 1].plain != label:
                continue
            text = index.text_of(unit)
            subject = i <= SUBJECT or own[i - 1].plain in ("and", "but", "that") or ":" in text[own[i - 1].end : word.start]
            if subject and (said := _takes_out(own, i)):
                yield unit, said, "taken out"
            elif (subject and (said := _suspends(own, i))) or (said := _hangs(own, i, subject)):
                yield unit, said, "suspended"
            elif said := _sets_aside(own, i, subject):
                yield unit, said, "set aside"


SUBJECT = 1
"""Words before a paragraph that is the subject of its sentence."""


def _sets_aside(own: Read, at: int, subject: bool) -> str:
    """The words by which a sentence sets aside the paragraph that it names at this word; empty where it only refers to it."""
    before = own[max(0, at - BEFORE) : at]
    setting = next((w.plain for w in before if w.plain in plain_set("standing", "overriding", "words")), "")
    if setting:
        return f"{setting} … {own[at].plain} {own[at + 1].plain}"
    if subject and any(at < t.first <= at + 1 + AFTER for t in turns(own)):
        return f"{own[at].plain} {own[at + 1].plain} … not"
    return ""


def _suspends(own: Read, at: int) -> str:
    """The words by which a sentence about the paragraph says of all of it that it has no effect, or not yet: "paragraph 5 shall not take
    effect until"."""
    effects = phrase_list("standing", "overriding", "effects").find(own[at + 2 : at + 2 + 2 * AFTER])
    denied = any(at < t.first <= at + 1 + AFTER for t in turns(own))
    return f"{own[at].plain} {own[at + 1].plain} … not {effects[0].phrase}" if effects and denied else ""


def _hangs(own: Read, at: int, subject: bool) -> str:
    """The words by which what the paragraph grants is made to hang on something: "payments under paragraph 5 are subject to"."""
    hanging = phrase_list("standing", "overriding", "hanging").find(own[at + 2 : at + 2 + AFTER])
    speaks = subject or own[at - 1].plain in ("under", "in", "of")
    return f"{own[at].plain} {own[at + 1].plain} … {hanging[0].phrase}" if hanging and speaks else ""


def _takes_out(own: Read, at: int) -> str:
    """The words by which a sentence about the paragraph says that it was not taken or is gone: "paragraph 5 is struck from this text"."""
    after = own[at + 2 : at + 2 + AFTER]
    taken = gone(after) or next((w.plain for w in after if w.stem in stem_set("standing", "overriding", "superseding")), "")
    refused = next((h.phrase for h in hits("rejecting", own, ()) if at < h.first <= at + 1 + AFTER), "")
    return f"{own[at].plain} {own[at + 1].plain} … {taken or refused}" if taken or refused else ""
