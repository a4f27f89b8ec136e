"""The facts of one change, from all modules of this room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wsisdiff.model import Edit, Paragraph, Remark, Span
from wsisdiff.tracking.meaning.actors import Where, actor_shifts, definition_shifts
from wsisdiff.tracking.meaning.clauses import clause_shifts
from wsisdiff.tracking.meaning.force import chapeau_shifts, force_shifts
from wsisdiff.tracking.meaning.lines import line_shifts, move_facts, moved_in, without
from wsisdiff.tracking.meaning.numbers import number_shifts
from wsisdiff.tracking.meaning.provisos import proviso_shifts
from wsisdiff.tracking.meaning.spots import BRACKETS, ORDER, SILENT, Found, Texts, as_it_stands, texts_of
from wsisdiff.tracking.meaning.standing import inside_marks, remarks, settled_or_opened, standing_shifts, wider_brackets
from wsisdiff.tracking.meaning.turns import joining_shifts, negation_shifts, quantifier_shifts, swap_shifts, turn_shifts
from wsisdiff.tracking.pointing import reference_shifts
from wsisdiff.tracking.special import options_in

ALONE = frozenset({"meaning.verb_gone", "meaning.verb_added", "meaning.modal_gone", "meaning.modal_added"})
"""What is told of a paragraph that is new or removed."""


def nowhere(name: str) -> Sequence[str]:
    return ()


def meaning_of(
    old: Sequence[Paragraph], new: Sequence[Paragraph], edits: Sequence[Edit], where: Where = nowhere, uses: Where = nowhere
) -> tuple[Remark, ...]:
    """The facts of one change, most weighty first; none where only noise changed.

    Of a paragraph that is new or removed only its operative verbs are told, and what marks say of its standing.
    """
    if all(e.op == "keep" or e.noise for e in edits):
        return ()
    texts = texts_of(edits)
    if not (old and new):
        found = list(force_shifts(texts, remarks(old) | remarks(new), True))
        found = [f for f in found if f.fact.kind in ALONE]
        if new:
            found += (f for f in standing_shifts((), new) if f.fact.kind in OF_NEW)
        return ordered(f.fact for f in found)
    if _without_marks(texts.old.text) == _without_marks(texts.new.text):
        return ordered(f.fact for f in (*standing_shifts(old, new), *wider_brackets(old, new)))
    found = _shifts(old, new, texts, where, uses)
    moves = moved_in(edits)
    found += move_facts(texts, moves, (old, new), lambda inner: _shifts((), (), texts_of(inner), nowhere, nowhere))
    spoken = any(f.fact.kind.startswith(("meaning.verb", "meaning.modal", "meaning.negation", "meaning.force")) for f in found)
    found += chapeau_shifts(texts, edits, spoken)
    found += standing_shifts(old, new)
    found += settled_or_opened(options_in(texts.old.text), options_in(texts.new.text), texts.old.text, texts.new.text)
    return ordered(f.fact for f in found)


def meaning_between(old: str, new: str, edits: Sequence[Edit]) -> tuple[Remark, ...]:
    """The same of a text that is no paragraph: a heading, a footnote, a sentence."""
    before, after = ((Paragraph("", text, Span(0, len(text))),) for text in (old, new))
    return meaning_of(before, after, edits)


def _without_marks(text: str) -> str:
    return as_it_stands(BRACKETS.sub(" ", text))


def _shifts(old: Sequence[Paragraph], new: Sequence[Paragraph], texts: Texts, where: Where, uses: Where) -> list[Found]:
    """The facts that the spots of two texts show."""
    if not texts.spots:
        return []
    lines = list(line_shifts(texts))
    texts = without(texts, lines) if lines else texts
    single = len(old) == len(new) <= 1
    found: list[Found] = list(force_shifts(texts, remarks(old) | remarks(new), single))
    found += swap_shifts(texts)
    found += turn_shifts(texts)
    turned = {spot for f in found if f.fact.kind == "meaning.turned" for spot in f.spots}
    found += (f for f in negation_shifts(texts) if turned.isdisjoint(f.spots))
    for shifts in (proviso_shifts, quantifier_shifts, joining_shifts, number_shifts, reference_shifts):
        found += shifts(texts)
    found += definition_shifts(texts, uses)
    found += actor_shifts(texts, where)
    found = settled(found)
    unsaid = inside_marks(old, new, texts)
    found = [f for f in found if not f.spots or not unsaid.issuperset(f.spots)]
    found += clause_shifts(texts, [*found, *([Found(SILENT, tuple(unsaid))] if unsaid else [])])
    found = [f for f in found if f.fact != SILENT and (not f.spots or not unsaid.issuperset(f.spots))]
    return [*lines, *found]


def settled(found: list[Found]) -> list[Found]:
    """The facts without those that only say again what a weightier one says of the same spots."""
    spots = {kind: {s for f in found if f.fact.kind == f"meaning.{kind}" for s in f.spots} for kind in AGAIN}

    def again(f: Found) -> bool:
        kind = f.fact.kind.removeprefix("meaning.")
        return bool(f.spots) and any(kind in weaker and spots[k].issuperset(f.spots) for k, weaker in AGAIN.items())

    return [f for f in found if not again(f)]


OF_NEW = frozenset({"meaning.attribution_added", "meaning.bracket_added", "meaning.alternative_added"})
"""What marks say of a new paragraph."""
AGAIN: dict[str, frozenset[str]] = {
    "swapped": frozenset({"turned", "weaker_word", "stronger_word", "verb_gone", "verb_added", "actors_gone", "actors_added"}),
    "actors_gone": frozenset({"turned"}),
    "verb_weaker": frozenset({"weaker_word", "stronger_word"}),
    "verb_stronger": frozenset({"weaker_word", "stronger_word"}),
    "negation_added": frozenset({"turned", "weaker_word", "stronger_word"}),
    "negation_gone": frozenset({"turned", "weaker_word", "stronger_word"}),
    "number_changed": frozenset({"condition_added", "condition_gone", "quantifier_gone", "quantifier_added"}),
    "number_gone": frozenset({"quantifier_gone"}),
    "number_added": frozenset({"quantifier_added"}),
    "turned": frozenset({"verb_weaker", "verb_stronger",
                         "quantifier_changed", "quantifier_gone", "quantifier_added", "hedge_added", "hedge_gone", "condition_added",
                         "condition_gone", "exception_added", "exception_gone", "verb_gone", "verb_added"}),
    "weaker_word": frozenset({"quantifier_changed", "hedge_added", "hedge_gone", "verb_gone", "verb_added"}),
    "stronger_word": frozenset({"quantifier_changed", "hedge_added", "hedge_gone", "verb_gone", "verb_added"}),
}  # fmt: skip
"""Kind -> the kinds that say nothing more where it is told of the same spots."""


def ordered(facts: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each fact once, by the order of their kinds, else as they were found."""
    return tuple(sorted(dict.fromkeys(facts), key=lambda f: ORDER.get(f.kind.removeprefix("meaning."), len(ORDER))))
