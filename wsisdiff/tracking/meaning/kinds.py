"""The kinds of facts that are told of a change, most weighty first; each is a phrase of data/en/phrases.toml."""

from __future__ import annotations

KINDS = (
    "verb_weaker", "verb_gone", "modal_weaker", "modal_gone", "negation_added", "negation_gone", "condition_added",
    "exception_added", "hedge_added", "opened", "settled", "options_fewer", "bracket_added", "bracket_gone", "bracket_cut",
    "alternative_added", "alternative_gone", "turned", "weaker_word", "swapped", "force_weaker", "place_weaker",
    "quantifier_changed", "quantifier_added", "joined_otherwise", "definition_changed", "reference_elsewhere",
    "reference_changed", "symbol_changed", "number_changed", "number_gone", "quantifier_gone", "number_added", "row_gone",
    "row_added", "item_gone", "item_added", "verb_stronger", "verb_added", "modal_stronger", "modal_added", "modal_changed",
    "force_stronger", "place_stronger", "stronger_word", "condition_gone", "exception_gone", "hedge_gone", "tag_added",
    "tag_gone", "attribution_added", "attribution_gone", "actors_gone", "actors_added", "note_changed", "note_gone",
    "note_added", "note_moved", "item_moved", "sentence_moved", "sentence_came", "clause_cut", "clause_added",
    "words_replaced",
)  # fmt: skip
"""Keys of the phrases under [meaning], in the order in which they are told."""
ORDER = {kind: n for n, kind in enumerate(KINDS)}
