"""What a change between two drafts means, in words: facts of one kind in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.model import Remark
from wsisdiff.telling.phrases import say, short
from wsisdiff.telling.remarks import tell

GROUP = "meaning."
QUOTED, CLAUSE_QUOTED = 60, 100
"""Characters that are quoted of a bracket and of a clause."""
MOST = 4
"""Facts of one kind that are named; the rest is counted."""
MOST_OF: dict[str, int] = {"clause_cut": 2, "clause_added": 2, "words_replaced": 3}
LONG = frozenset({"clause_cut", "clause_added", "condition_added", "condition_gone", "row_gone", "row_added", "item_gone", "item_added",
                  "note_changed", "note_gone", "note_added", "note_moved", "sentence_moved", "sentence_came", "item_moved"})  # fmt: skip
PLAIN = frozenset({"number_gone", "number_added", "number_changed", "symbol_changed", "reference_changed"})
"""Kinds whose words are told without quotation marks."""


def kind_of(fact: Remark) -> str:
    """The kind of a fact of meaning: `verb_weaker`."""
    return fact.kind.removeprefix(GROUP)


def name_of(kind: str) -> str:
    """A kind as people read it, by which changes are filtered.

    >>> name_of("verb_weaker")
    'weaker verb'
    """
    return say("meaning", kind)


def told(meaning: Sequence[Remark], most: int = MOST) -> tuple[str, ...]:
    """The facts as sentences, one a kind, in their order; of each kind so many are named and the rest is counted.

    >>> told((Remark.of("meaning.number_changed", before="2", after="3"), Remark.of("meaning.number_changed", before="5", after="6")))
    ('number changed: 2 → 3, 5 → 6',)
    """
    groups: dict[str, list[Remark]] = {}
    for fact in meaning:
        groups.setdefault(kind_of(fact), []).append(fact)
    return tuple(
        say("meaning_detail", "told", kind=name_of(kind), details=_details(kind, facts, most)) for kind, facts in groups.items()
    )


def _details(kind: str, facts: Sequence[Remark], most: int) -> str:
    most = min(most, MOST_OF.get(kind, MOST))
    shown = list(dict.fromkeys(detail(fact) for fact in facts[:most]))
    line = ", ".join(shown)
    if kind == "bracket_added" and len(facts) > 1:
        quoted = ", ".join(say("meaning_detail", "quoted", words=short(str(fact.part("words")), QUOTED)) for fact in facts[:most])
        if len(facts) > most:
            quoted = say("meaning_detail", "more", details=quoted, n=len(facts) - most)
        return say("meaning_detail", "brackets_added", details=quoted)
    if kind == "actors_gone" and (instead := dict(facts[0].parts).get("instead")):
        line = say("meaning_detail", "actors_instead", actors=line, instead=instead)
    return line if len(facts) <= most else say("meaning_detail", "more", details=line, n=len(facts) - most)


def detail(fact: Remark) -> str:
    """What is told of one fact, without the name of its kind."""
    kind, parts = kind_of(fact), dict(fact.parts)
    length = CLAUSE_QUOTED if kind in LONG else QUOTED
    quoted = {
        name: tell(part) if isinstance(part, Remark) else short(part.strip(" ,;"), length) if isinstance(part, str) else part
        for name, part in parts.items()
    }
    return say("meaning_detail", _phrase(kind, frozenset(parts)), **quoted)


CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "definition_changed": (("where", "definition_used"), ("", "definition")),
    "actors_gone": (("where", "actor_still"), ("", "actor")),
    "actors_added": (("", "actor"),),
    "opened": (("held", "opened_held"), ("near", "opened_near"), ("", "opened")),
    "settled": (("won", "settled_won"), ("", "settled")),
    "options_fewer": (("", "options_fewer"),),
    "alternative_gone": (("won", "alternative_won"), ("still", "alternative_still"), ("", "quoted")),
    "attribution_added": (("", "attribution"),),
    "attribution_gone": (("", "attribution"),),
    "bracket_added": (("", "bracket_added"),),
    "bracket_gone": (("", "bracket_gone"),),
    "reference_elsewhere": (("after", "reference_elsewhere"), ("", "reference_nowhere")),
    "place_weaker": (("", "place"),),
    "place_stronger": (("", "place"),),
    "sentence_moved": (("where", "moved_to"), ("", "moved_within")),
    "sentence_came": (("where", "moved_from"), ("", "moved_within")),
    "item_moved": (("before", "moved"), ("", "moved_within")),
    "note_moved": (("before", "moved"), ("behind", "mark_moved"), ("", "moved_within")),
    "note_changed": (("", "exchanged"),),
    "swapped": (("", "swapped"),),
    "negation_added": (("at", "negation_at"), ("", "quoted")),
    "negation_gone": (("at", "negation_at"), ("", "quoted")),
}
"""Kind -> the part that a fact of it must have for a phrase, and the phrase; the first that fits is told."""


def _phrase(kind: str, parts: frozenset[str]) -> str:
    for needed, phrase in CHOICES.get(kind, ()):
        if not needed or needed in parts:
            return phrase
    exchanged = "before" in parts
    if kind in PLAIN:
        return "plainly_exchanged" if exchanged else "plain"
    return "exchanged" if exchanged else "quoted"
