"""The part of a sentence in which the draft speaks, where the rest leaves it as it is: a proposal that is taken up, and what stands behind
a concession. Both are read by closed grammar: with a word too many a sentence is read as a whole. And the relative clause that says of a
subject which one is meant, before the sentence's own verb: "a State that has not yet paid shall"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from wsisdiff.matching.turning import HANGING
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set, spanned, stem_set
from wsisdiff.text.words import Word, behind_marks

LEAD = 12
"""Words of a sentence among which it names who proposes: "The youth forum of the region proposed that"."""


def taken_up(own: Sequence[Word], following: Sequence[Word], text: str) -> Sequence[Word]:
    """What is proposed in a sentence, where the rest of it or the following one takes that up; else all its words."""
    said = ladder().said | plain_set("standing", "taking", "proposing")
    that = next((i for i in range(1, min(LEAD, len(own))) if own[i].plain == "that" and own[i - 1].plain in said), 0)
    if not that or not language().negation.isdisjoint(w.plain for w in own[:that]):
        return own
    cut = max((i for i in behind_marks(own, text, ",;—–") if i > that), default=0)
    if cut and only_says("taking", own[cut:]):
        return own[that + 1 : cut]
    return own[that + 1 :] if only_says("taking", following) else own


def only_says(table: str, said: Sequence[Word]) -> str:
    """The phrase of a list that a sentence has, where its other words are of the list too, and one that it needs: that we accept what was
    said before ("It is so decided", "We make this request our own"), or that it is not so. Empty for a question too."""
    hits = phrase_list("standing", table, "phrases").find(said)
    if not hits or said[0].plain in plain_set("standing", "taking", "asking"):
        return ""
    known = plain_set("standing", table, "words")
    inside = spanned(hit for hit in hits if not hit.first or said[hit.first - 1].plain != "to")
    return hits[0].phrase if all(k in inside or w.plain in known for k, w in enumerate(said)) else ""


def without_concession(own: Sequence[Word], asked: Set[str], text: str) -> Sequence[Word]:
    """The words of a sentence behind a clause that concedes something or gives a reason; all of them where that clause has a word of the
    request, points at it, or may be a condition of it."""
    opener = next((h for h in phrase_list("differences", "conceding", "phrases").find(own[:3]) if not h.first), None)
    if opener is None or not (commas := behind_marks(own, text)):
        return own
    cut = next((i for i in commas if own[i].plain not in ("but", "and", "or")), len(own))
    clause, main = own[opener.last + 1 : cut], own[cut:]
    apart, binding = plain_set("differences", "conceding", "pointing"), stem_set("differences", "conceding", "binding")
    taken = binding | (asked - language().stopwords)
    limits = () if opener.phrase == "without" else phrase_list("differences", "limiting", "phrases").find(clause)
    narrow = any(w.plain in apart or w.stem in taken or (w.plain.isdigit() and w.plain != "1") for w in clause)
    if not (clause and main) or limits or narrow:
        return own
    ours = main[0].plain == "we"
    past = any(w.plain in plain_set("differences", "statement", "past") for w in clause)
    told = clause[0].stem in stem_set("differences", "conceding", "deeds")
    plain = {"without": told or (ours and clause[0].plain.endswith("ing")), "while": ours or past, "as": ours or past}
    return main if plain.get(opener.phrase, True) else own


JOINS = frozenset({"that", "whether", "if", "and"})
"""Words after which a subject of its own begins."""
LONGEST = 8
"""Words of a subject before its relative clause: "each developed country Party in the region that"."""
REACH = 25
"""Words of the clause up to the sentence's own modal verb."""
MAIN = frozenset({"shall", "should", "must", "will"})
"""Modal verbs by which a draft says what is to be; the relative clause may have its own "may"."""
BE = frozenset({"is", "was", "were", "are", "has", "had", "have", "did", "does", "do"})


def of_subject(own: Sequence[Word]) -> range:
    """The words of the first such clause; empty where there is none.

    A clause hangs on a verb or on a word for what somebody says ("the view that States shall ...") and is no such one; nor is one in which
    that modal verb is the first word after a subject of its own ("that States shall").
    """
    said = stem_set("standing", "speakers", "verbs")
    ideas = stem_set("standing", "talk", "aired", "claims", "ideas", "words", "texts", "mere")
    for link, word in enumerate(own):
        if word.plain not in HANGING or not link:
            continue
        begin = max((i + 1 for i, w in enumerate(own[:link]) if w.plain in JOINS), default=0)
        subject = own[begin:link]
        verb = any(w.plain in BE or w.plain in language().modals or w.stem in said for w in subject) or operatives(subject)
        if not subject or len(subject) > LONGEST or verb or subject[-1].stem in ideas:
            continue
        after = own[link + 1 : link + 1 + REACH]
        main = next((k for k, w in enumerate(after, link + 1) if w.plain in MAIN), 0)
        if main > link + 2 and not any(w.plain in JOINS - {"and"} for w in own[link + 1 : main]):
            return range(link, main)
    return range(0)
