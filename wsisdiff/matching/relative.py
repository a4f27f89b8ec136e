"""The relative clause that says of a subject which one is meant, before the sentence's own verb: "a State that has not yet paid shall"."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.matching.turning import HANGING
from wsisdiff.text.ladder import operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import stem_set
from wsisdiff.text.words import Word

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
