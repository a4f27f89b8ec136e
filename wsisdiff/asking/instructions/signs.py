"""Whether a clause is put as an instruction is: by what it begins with, what it refuses, and whether it speaks of the text."""

from __future__ import annotations

import re

from wsisdiff.asking.instructions.clause import Clause
from wsisdiff.asking.instructions.clauses import ANY_VERB
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import D, P, Q, U
from wsisdiff.text.ladder import operatives
from wsisdiff.text.words import words

FRONT = 5
"""Words among which a clause that speaks of a paragraph names it; one that is named later is cited in language that is wanted."""
SHORT = 40
"""Words up to which a clause with quoted words, or with its place further on, may be an instruction. A quotation counts as one."""
BRIEF = 16
"""Words up to which a clause may be an instruction wherever it names its place."""
BARE = 9
"""Words up to which a clause that begins with a verb and names nothing to be done it to is an instruction and no language of a draft."""


def fronted(clause: Clause) -> bool:
    """Whether it begins as an instruction does: with its verb, its place, or words in quotes. A law's text that cites others does not."""
    first = " ".join(clause.full.split()[:FRONT])
    verb = rf"^(?:(?:to|the)\s+)?(?:{ANY_VERB}|<verbs.deletion|addition|replacement|keeping>|<places.start|end>)"
    if compiled(verb).match(clause.bare) or clause.at or clause.pointer:
        return True
    marked, size = re.search(f"{Q}|{D}|{U}", clause.full), len(clause.full.split())
    if (marked and size <= (SHORT if clause.place else BRIEF)) or (re.search(P, clause.full) and size <= BRIEF):
        return True
    return re.search(P, first if size <= SHORT else first.split(" ")[0]) is not None


def looks_like_one(clause: Clause) -> bool:
    """Whether a clause that was not understood speaks of the text rather than in it."""
    text = clause.full
    long = r"\w{3,}\s+\w{3,}\s+\w{3,}\s+\w{3,}\s+\w{3,}\s+\w{3,}"
    if re.search(Q, text) and compiled(rf"^(?:{ANY_VERB}|unbracket)\b.*{Q}").search(text) and not re.search(long, text):
        return True
    if _speaks_of_the_text(clause):
        return True
    if text[:1].isdigit() and compiled(rf"^\d{{1,3}}(?:\s*(?:,|/|or|and)\s*\d{{1,3}})+\s*[:,–-]?\s*{ANY_VERB}\b").match(text):
        return True  # "12 or 13 delete": which of them is not said
    about = r"\b(?:this|the|that)\s+(?:paragraph|para|wording|sentence|phrase|text\b(?!\s+of))|<places.numbered>\s+\w"
    signed = compiled(rf"^(?:{ANY_VERB}|(?:<unclear.signs>))\b").search(clause.bare)
    if signed and (re.search(P, text) or compiled(about).search(text)):
        return True
    if re.search(P, " ".join(text.split()[:FRONT])) or (re.search(P, text) and re.search(Q, text) and len(text.split()) <= SHORT):
        if compiled(r"<unclear.signs>").search(text):
            return True
        prefix = re.match(rf"\s*{P}\s*[:–—-]\s*(?P<rest>.+)", text, re.DOTALL)
        quoted = prefix and re.search(Q, prefix["rest"]) and len(text.split()) <= BRIEF
        return not (prefix and not quoted and not _names_words(prefix["rest"]) and _drafted(prefix["rest"]))
    return False


def _names_words(text: str) -> bool:
    """Whether words of the text are what it speaks of: "the phrase on age limits must ...", "“a” should ..."; not a definition."""
    return compiled("{SPOKEN_OF}").match(text.strip()) is not None


def _speaks_of_the_text(clause: Clause) -> bool:
    """Whether it is about words of the text, or bids something and does not say what: "Delete as discussed", "Insert here our text"."""
    short = len(clause.full.split()) <= SHORT
    words = _names_words(clause.bare) and (clause.place is not None or not re.match(Q, clause.bare))
    if short and re.search(Q, clause.full) and (clause.pointer or words):
        return True
    one_word = r"^(?:please\s+)?(?:add|insert|append|delete|rephrase|reword|amend|replace)\s+[\w’'-]+\s*[.!]*$"
    if compiled(one_word).match(clause.bare):
        return True
    if len(clause.full.split()) > BARE:
        return False
    if re.search(P, clause.full) and compiled(r"^(?:we|i|our|use\s+our|take\s+over)\b").match(clause.full):
        return True
    bids = compiled(rf"^(?:please\s+)?(?:{ANY_VERB}|same|ditto|idem|see|as|likewise)").match(clause.bare)
    return bids is not None and compiled("{BIDS_NOTHING}").match(clause.bare) is not None


def _drafted(text: str) -> bool:
    """Whether words after a paragraph's number read as language of a draft: they have a verb of the ladder, and are a sentence."""
    return len(text.split()) >= 5 and bool(operatives(words(text)) or re.search(r"\b(?:shall|must|should)\b", text))
