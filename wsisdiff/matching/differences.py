"""What differs between a request's clause and a sentence that has its words, and how much it matters.

Each kind of difference has a row here and its words in `data/en/differences.toml`: a word that turns the sentence round, a contrary word,
a condition or exception, another number, another actor, a weaker verb, an attempt instead of a duty, a narrower scope.
"""

from __future__ import annotations

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.amounts import numbers
from wsisdiff.matching.besides import besides
from wsisdiff.matching.contraries import contraries
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.index import Unit
from wsisdiff.matching.instead import choice, instead, past
from wsisdiff.matching.polarity import polarity
from wsisdiff.matching.roles import actors, another_subject, turned_about
from wsisdiff.matching.weaker import attempt, hedged, limits, weaker_verb


def differences(found: Alignment, unit: Unit, paragraph: str) -> tuple[Difference, ...]:
    """All that differs and matters, the gravest first."""
    open_starts = {unit.words[i].start for i in unit.not_agreed}
    rows = (
        polarity(found, paragraph, open_starts),
        contraries(found),
        numbers(found, paragraph),
        weaker_verb(found, unit),
        attempt(found, paragraph),
        hedged(found),
        limits(found, paragraph),
        actors(found),
        another_subject(found),
        turned_about(found),
        past(found),
        choice(found),
        instead(found),
        besides(found, unit, paragraph),
    )
    order = ("contrary", "weaker", "doubt")
    return tuple(sorted((d for row in rows for d in row), key=lambda d: order.index(d.severity)))
