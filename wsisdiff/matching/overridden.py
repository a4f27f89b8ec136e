"""Whether another paragraph takes back what stands in one: "Notwithstanding paragraph 5, no creditor is obliged to take part"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.matching.spoken import gone, hits
from wsisdiff.matching.turning import turns
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, plain_set, stem_set
from wsisdiff.text.words import plains, words

BEFORE = 6
"""Words before the name of a paragraph among which "notwithstanding" stands: "notwithstanding the first sentence of paragraph 5"."""
AFTER = 5
"""Words after it among which it is denied: "paragraph 5 creates no right"."""
SHARED = 2
"""Telling words of the request that the other paragraph has too: an exception for another matter takes nothing back."""


def overridden(unit: Unit, index: DraftIndex, asked: Collection[str]) -> Reservation | None:
    """The words with which another paragraph sets this one aside in the matter that was asked for."""
    label = plains(index.draft.paragraphs[unit.paragraph].label)
    if apart := _annex_set_aside(unit, index):
        return Reservation("open", apart)
    if len(label) != 1 or not asked:
        return None
    stop = language().stopwords
    for other, said, taken_out in _citing(label[0], index):
        if other.paragraph == unit.paragraph:
            continue
        if taken_out:
            return Reservation("rejected", said)
        if sum(s not in stop for s in {w.stem for w in other.own_words} & set(asked)) >= SHARED:
            return Reservation("exempting", said)
    return None


def _annex_set_aside(unit: Unit, index: DraftIndex) -> str:
    """The words by which a sentence elsewhere says of the annex that it stands in that it is not agreed or binds nobody."""
    if not any(w.stem == ANNEX for w in words(index.draft.paragraphs[unit.paragraph].section)):
        return ""
    for n in index.holding.get(ANNEX, ()):
        own = index.units[n].own_unspaced
        for key in ("rejecting", "open", "exempting"):
            if index.units[n].paragraph != unit.paragraph and (found := next(hits(key, own, ()), None)):
                return found.phrase
    return ""


ANNEX = words("annex")[0].stem


def _citing(label: str, index: DraftIndex) -> Iterator[tuple[Unit, str, bool]]:
    """Sentences that set aside the paragraph with this label, the words that do so, and whether by them it is no part of the text."""
    parts = stem_set("standing", "overriding", "parts")
    held = index.holding
    for n in sorted(held.any_of[parts] & frozenset(held.get(label, ()))):
        unit = index.units[n]
        own = unit.own_unspaced
        for i, word in enumerate(own[:-1]):
            if word.stem not in parts or own[i + 1].plain != label:
                continue
            if said := _takes_out(own, i):
                yield unit, said, True
            elif said := _sets_aside(own, i):
                yield unit, said, False


SUBJECT = 1
"""Words before a paragraph that is the subject of its sentence."""


def _sets_aside(own: Read, at: int) -> str:
    """The words by which a sentence sets aside the paragraph that it names at this word; empty where it only refers to it."""
    before = own[max(0, at - BEFORE) : at]
    setting = next((w.plain for w in before if w.plain in plain_set("standing", "overriding", "words")), "")
    if setting:
        return f"{setting} … {own[at].plain} {own[at + 1].plain}"
    if _is_subject(own, at) and any(at < t.first <= at + 1 + AFTER for t in turns(own)):
        return f"{own[at].plain} {own[at + 1].plain} … not"
    return ""


def _is_subject(own: Read, at: int) -> bool:
    return at <= SUBJECT or own[at - 1].plain in ("and", "but", "that")


def _takes_out(own: Read, at: int) -> str:
    """The words by which a sentence about the paragraph says that it was not taken or is gone: "paragraph 5 is struck from this text"."""
    if not _is_subject(own, at):
        return ""
    taken = gone(own[at + 2 : at + 2 + AFTER])
    refused = next((h.phrase for h in hits("rejecting", own, ()) if at < h.first <= at + 1 + AFTER), "")
    return f"{own[at].plain} {own[at + 1].plain} … {taken or refused}" if taken or refused else ""
