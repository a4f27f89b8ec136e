"""A place that has a point, weak where what stands around it may take it back, or nothing puts in force what it only names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from wsisdiff.judging.ways.places import Place, State
from wsisdiff.matching.doubted import doubted
from wsisdiff.matching.index import Reservation
from wsisdiff.matching.shortlist import Searched
from wsisdiff.matching.spoken import enacts_text
from wsisdiff.matching.turning import BEING
from wsisdiff.matching.understood import not_understood
from wsisdiff.text.ladder import operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import stem_set
from wsisdiff.text.words import Word


def unless_doubted(place: Place, draft: Searched) -> Place:
    """A place that has a point, weak where what stands around it may take it back."""
    if place.state not in ("found", "weak") or place.reserved:
        return place
    doubt = _bare(place, draft) or doubted(place.unit, draft.index)
    if not doubt and place.state == "found" and (strange := not_understood(place.alignment, place.unit, draft.index)):
        doubt = Reservation("around", strange)
    state: State = "contrary" if doubt and doubt.void else "weak"
    return replace(place, state=state, reserved=doubt) if doubt else place


BARE = 1
"""Telling words that a sentence may have beside a thing that was asked for and still only name it."""


def _bare(best: Place, draft: Searched) -> Reservation | None:
    """What a line says that only names a thing which was asked for, where nothing above it puts that in force: "A right of appeal"."""
    asked, own = best.alignment.clause, best.unit.own_words
    if not _is_thing(asked.words):
        return None
    verbs = language().modals | BEING
    heads = [[*takewhile(lambda w: w.plain not in RELATIVE, text)] for text in (asked.words, own)]
    thing, line = (not any(w.plain in verbs for w in head) for head in heads)
    names = thing and line and not (asked.level or operatives(own))
    text, last = draft.index.text_of(best.unit), max(best.alignment.starts, default=0)
    behind = [w for w in own if w.start > last]
    named_only = bool(behind) and ":" in text[last : behind[0].start]  # "A toll on lorries: more research is needed"
    if named_only and thing and not asked.level:
        taken = stem_set("standing", "contesting", "carried") | stem_set("standing", "enacting", "verbs")
        return None if any(w.stem in taken for w in behind) else Reservation("open", " ".join(w.plain for w in behind[:SHOWN]))
    if not names or best.besides > BARE or best.unit.verbs_above:
        return None
    above = best.unit.words[: best.unit.own]
    agreed = stem_set("standing", "headings", "agreed")
    if enacts_text(above) or any(w.stem in agreed or w.plain in verbs for w in above):
        return None
    return Reservation("open", " ".join(w.plain for w in own[:SHOWN]))


NOUNS = ("tion", "sion", "ment", "ance", "ence", "ity", "ium", "al", "ship", "ing")
"""Ends of nouns that name what is done or held."""


def _is_thing(asked: Sequence[Word]) -> bool:
    """Whether a request only names a thing: "a right of appeal", "mandatory retirement of judges"."""
    opens = [w.plain for w in asked[:1]] in (["a"], ["an"])
    pairs = pairwise(asked[: BARE + 3])
    return opens or any(one.plain.endswith(NOUNS) and other.plain in ("of", "on", "for", "from", "to") for one, other in pairs)


RELATIVE = frozenset({"who", "whose", "whom", "which", "that"})
SHOWN = 6
"""Words of such a line that are shown."""
