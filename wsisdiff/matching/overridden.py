"""Whether another paragraph takes back what stands in one: "Notwithstanding paragraph 5, no creditor is obliged to take part"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Literal

from wsisdiff.matching.citations import Citation, citations
from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.matching.spoken import first_hit, gone, hits
from wsisdiff.matching.turning import turns
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_set
from wsisdiff.text.words import words

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
    if apart := _annex_set_aside(unit, index):
        return Reservation("open", apart)
    stop = language().stopwords
    for cited in citations(unit, index) if asked else ():
        said, how = set_aside(cited) if cited.unit.paragraph != unit.paragraph else ("", "")
        if how in ("taken out", "open"):
            return Reservation("open" if how == "open" else "rejected", said)
        shared = {w.stem for w in cited.unit.own_words} & set(asked)
        if how == "suspended" or (how and sum(s not in stop for s in shared) >= SHARED):
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
DEFINING = frozenset(w.stem for w in words("means denotes designates stands refers limited excludes extend include cover apply"))
"""Stems of the words by which a meaning is given."""


def _narrowed(unit: Unit, index: DraftIndex, asked: Collection[str]) -> str:
    """What another sentence says that words of the request mean here, which may be less than what was asked for: "“workers on ships” means
    officers"."""
    stop = language().stopwords
    own = [w.stem for w in unit.own_words if w.stem not in stop]
    for other, term, said in _narrow_terms(index):
        elsewhere = other.span != unit.span or other.paragraph != unit.paragraph
        if elsewhere and set(term) <= set(asked) and any(own[i : i + len(term)] == term for i in range(len(own))):
            return said
    return ""


@lru_cache(maxsize=8)
def _narrow_terms(index: DraftIndex) -> list[tuple[Unit, list[str], str]]:
    """The sentences that give a term a meaning which may leave something out, the stems of the term, and the words that do so."""
    stop, found = language().stopwords, []
    for other in (index.units[n] for n in sorted(index.holding.any_of[DEFINING])):
        article = len(DEFINED.findall(index.text_of(other))) > 1  # "In this Agreement: (a) ... means; (b) ... means"
        text = other.span.cut(index.text_of(other))
        for defined in DEFINED.finditer(text):
            term = [w.stem for w in words(defined[1]) if w.stem not in stop]
            meaning = Read(words(text[defined.start(2) :].partition(";")[0]))
            excludes = phrase_list("standing", "overriding", "excluding").find(meaning) or (not article and turns(meaning))
            wide = article or any(w.plain in WIDE for w in meaning)
            if term and (excludes or not wide) and (len(term) >= OF_TWO or excludes or defined[1].islower()):
                found.append((other, term, defined[0]))
    return found


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


How = Literal["taken out", "open", "suspended", "set aside", ""]
"""What becomes of a paragraph: it is no part of the text, or not yet; it has no effect, or not yet; something else goes before it in some
matter."""


def set_aside(cited: Citation) -> tuple[str, How]:
    """The words by which a sentence sets aside the paragraph that it names, and how; empty where it only refers to it."""
    own, at = cited.unit.own_unspaced, cited.at
    if cited.opens and (said := _takes_out(cited)):
        return said, "open" if any(w.plain == "yet" for w in own[cited.end : cited.end + AFTER]) else "taken out"
    if (cited.opens and (said := _suspends(cited))) or (said := _hangs(cited)):
        return said, "suspended"
    before = own[max(0, at - BEFORE) : at]
    if setting := next((w.plain for w in before if w.plain in plain_set("standing", "overriding", "words")), ""):
        return f"{setting} … {cited.name}", "set aside"
    return (f"{cited.name} … not", "set aside") if cited.opens and _denied(cited) else ("", "")


def _denied(cited: Citation) -> bool:
    return any(cited.at < turn.first < cited.end + AFTER for turn in turns(cited.unit.own_unspaced))


def _suspends(cited: Citation) -> str:
    """The words by which a sentence about the paragraph says of all of it that it has no effect, or not yet: "paragraph 5 shall not take
    effect until"."""
    own, end = cited.unit.own_unspaced, cited.end
    effects = phrase_list("standing", "overriding", "effects").find(own[end : end + 2 * AFTER])
    return f"{cited.name} … not {effects[0].phrase}" if effects and _denied(cited) else ""


def _hangs(cited: Citation) -> str:
    """The words by which what the paragraph grants is made to hang on something: "payments under paragraph 5 are subject to"."""
    own, end = cited.unit.own_unspaced, cited.end
    hanging = phrase_list("standing", "overriding", "hanging").find(own[end : end + AFTER])
    speaks = cited.opens or own[cited.at - 1].plain in ("under", "in", "of")
    return f"{cited.name} … {hanging[0].phrase}" if hanging and speaks else ""


def _takes_out(cited: Citation) -> str:
    """The words by which a sentence about the paragraph says that it was not taken or is gone: "paragraph 5 is struck from this text"."""
    own, at, end = cited.unit.own_unspaced, cited.at, cited.end
    after = own[end : end + AFTER]
    stays = {own[t.last + 1].stem for t in turns(own) if t.last + 1 < len(own) and t.phrase in ("not", "never")}
    if any(w.stem in stays for w in after):
        return ""  # "was shown as struck by mistake; it was never struck"
    taken = gone(after) or next((w.plain for w in after if w.stem in stem_set("standing", "overriding", "superseding")), "")
    refused = next((h.phrase for h in hits("rejecting", own, ()) if at < h.first < end + AFTER), "")
    return f"{cited.name} … {taken or refused}" if taken or refused else ""
