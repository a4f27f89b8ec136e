"""How early a negotiator should read a change: what turns the sense round, weakens, or touches their asks comes first."""

from __future__ import annotations

import re

from wsisdiff.model import STATUSES, Change, ChangeKind, HeadingChange
from wsisdiff.telling.changes import kind_of

WEIGHTS = {
    "negation_added": 7, "negation_gone": 7, "swapped": 7, "verb_weaker": 6, "modal_weaker": 6, "force_weaker": 6, "place_weaker": 6,
    "turned": 6, "opened": 6, "weaker_word": 5, "verb_gone": 5, "condition_added": 5, "exception_added": 5, "quantifier_changed": 5,
    "joined_otherwise": 5, "definition_changed": 5, "number_changed": 5, "settled": 5, "modal_gone": 4, "hedge_added": 4, "actors_gone": 4,
    "number_gone": 4, "item_gone": 4, "reference_elsewhere": 4, "bracket_added": 4, "note_changed": 4, "quantifier_gone": 3,
    "symbol_changed": 3, "row_gone": 3, "note_gone": 3, "verb_stronger": 3, "modal_stronger": 3, "force_stronger": 3, "place_stronger": 3,
    "stronger_word": 3, "condition_gone": 3, "exception_gone": 3, "bracket_gone": 3, "bracket_cut": 3, "alternative_added": 3,
    "alternative_gone": 3, "attribution_added": 3, "options_fewer": 3, "reference_changed": 3, "verb_added": 2, "modal_added": 2,
    "modal_changed": 2, "quantifier_added": 2, "number_added": 2, "hedge_gone": 2, "attribution_gone": 2, "row_added": 2, "item_added": 2,
    "note_added": 2, "clause_cut": 2, "actors_added": 1, "clause_added": 1, "words_replaced": 1, "tag_added": 1, "tag_gone": 1,
}  # fmt: skip
"""How much a fact matters to a negotiator who has to choose what to read first. A judgement, not a measurement: what turns the sense
round or weakens comes before what strengthens, and both before what is only worded otherwise."""
FIRST_FACT, REST_AT_MOST = 3, 8
"""The weightiest fact counts so many times, all others together at most so much: one "not" outweighs ten small edits."""
KIND_WEIGHTS: dict[ChangeKind, int] = {"removed": 8, "new": 3, "merged": 1, "split": 1, "edited": 1}
SURVIVES = 4
"""What is taken off where the cut words still stand elsewhere."""
SERIOUS = 12
ASK_LOST, ASK_WEAKENED, ASK_GAINED, ASK_TOUCHED = 60, 50, 40, 2
"""What an effect on one of the user's asks adds: their asks come first."""
NUMBER = re.compile(r"\s*(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)?[.):]?\s*")
"""The number of a heading."""
HEADING_WEIGHTS = {"renamed": 6, "removed": 5, "moved": 4, "new": 2}
"""What a heading weighs beside the facts of its words."""


def weight_of(change: Change) -> int:
    """How much a change weighs by its facts, its kind and the asks it touches."""
    facts = sorted((WEIGHTS.get(kind, 0) for kind in {kind_of(m) for m in change.meaning}), reverse=True)
    total = FIRST_FACT * facts[0] + min(REST_AT_MOST, sum(facts[1:])) if facts else 0
    real = change.meaning or any(e.op != "keep" and not e.noise and not e.move for e in change.edits)
    total += KIND_WEIGHTS.get(change.kind, 0) if real or change.kind != "edited" else 0
    total = max(1, total - SURVIVES) if change.survives and total else total
    for _, before, after in change.asks:
        step = STATUSES.index(after) - STATUSES.index(before)
        worse = ASK_LOST if after == "left_out" else ASK_WEAKENED
        total += worse if step < 0 else ASK_GAINED if step else ASK_TOUCHED
    return total


def heading_weight(heading: HeadingChange) -> int:
    """How early a change of a heading should be read; 0 for one that only has another number."""
    if heading.kind == "renamed" and all(e.op == "keep" or NUMBER.fullmatch(e.text) for e in heading.edits):
        return 0
    facts = [WEIGHTS.get(kind_of(m), 0) for m in heading.meaning]
    return HEADING_WEIGHTS.get(heading.kind, 0) + FIRST_FACT * max(facts, default=0) // 2
