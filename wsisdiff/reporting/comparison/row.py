"""One change as it is shown: where it stands, what became of it, how much it weighs, and what is told of it in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from wsisdiff.model import STATUSES, Ask, Change, ChangeKind, HeadingChange, Status
from wsisdiff.reporting.signs import standing
from wsisdiff.telling.changes import kind_of, name_of, told
from wsisdiff.telling.phrases import listed, say, sentence_case, short, together
from wsisdiff.text.edits import new_of, old_of, replacements
from wsisdiff.tracking.meaning.spots import telling

SHIFTS_TOLD, DETAILS_TOLD = 3, 2
"""Facts of a change in the summary, and how many of one kind are named there."""
JOINED = ("merged", "split")
QUOTED = 120
"""Characters quoted of a paragraph that is new or removed."""
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


@dataclass(frozen=True)
class Row:
    """One change as it is shown. `number` counts from 1 in the order of the comparison and is its address in every output."""

    number: int
    change: Change
    noise: int
    """Edits that are noise, whether shown or hidden."""
    counts: bool = True
    """False for a paragraph that is only not circulated: the new draft holds no more than what changes."""
    asks: tuple[tuple[Ask, Status, Status], ...] = ()
    """The asks that it touches, with their status before and after."""

    @property
    def heading(self) -> str:
        """Where it stands and stood: `85`, `85 (was 82)`, `89 (was 89 and 106)`, `new 93`, `removed 48`."""
        change = self.change
        if change.kind in ("new", "removed"):
            return f"{say('kind', change.kind)} {together(change.old or change.new)}"
        now, before = together(change.new), together(change.old)
        return now if change.old == change.new else say("compare", "was", now=now, before=before)

    @property
    def section(self) -> str:
        return self.change.new_section or self.change.old_section

    @property
    def renumbered(self) -> bool:
        """Whether its number is another, and nothing else about it changed."""
        return not self.changed and self.change.old != self.change.new

    @property
    def changed(self) -> bool:
        """Whether anything is told of it: another text, or the same text that means something else now."""
        return self.change.kind != "unchanged" or bool(self.change.meaning)

    @property
    def shifts(self) -> tuple[str, ...]:
        """The names of the shifts of meaning, as they are filtered by."""
        return tuple(dict.fromkeys(name_of(kind_of(m)) for m in self.change.meaning))

    @cached_property
    def weight(self) -> int:
        """How early a negotiator should read it."""
        return weight_of(self.change) if self.changed and self.counts else 0


def kind_told(change: Change) -> str:
    """What became of it in words: `edited`, `merged, moved, reworded`. That its words are nearly the same goes without saying."""
    told = [say("kind", change.kind)]
    if change.moved and change.kind != "moved":
        told.append(say("kind", "moved"))
    if change.relation in ("related", "partially_related", "unrelated"):
        told.append(say("relation", change.relation))
    return ", ".join(told)


SEEN = frozenset(
    {"words_replaced", "clause_cut", "clause_added", "reference_changed", "number_changed", "number_gone", "number_added"}
)
"""Facts of a heading that its old and new words show."""


def heading_told(heading: HeadingChange) -> str:
    key = f"{'title' if heading.title else 'heading'}_{heading.kind}"
    line = say("compare", key, before=heading.old, after=heading.new)
    return "; ".join([line, *told([m for m in heading.meaning if kind_of(m) not in SEEN])])


def in_words(row: Row) -> str:
    """A change in a sentence: what shifted, or the words that came or went, and what else is told of it."""
    change = row.change
    parts = gist(row, SHIFTS_TOLD)
    if change.kind in JOINED:
        parts.insert(0, say("compare", change.kind, old=listed(change.old), new=listed(change.new)))
    return sentence_case("; ".join(parts + notes(row))) or sentence_case(say("kind", change.kind))


def gist(row: Row, most: int | None = None) -> list[str]:
    """What a change means, or where it means nothing that has a name, its first words that differ; the `most` weighty facts of it."""
    change = row.change
    if change.kind in ("new", "removed"):
        text = new_of(change.edits) if change.kind == "new" else old_of(change.edits)
        return [f"“{short(text, QUOTED)}”"]
    if change.meaning:
        weighty = sorted(dict.fromkeys(map(kind_of, change.meaning)), key=lambda kind: -WEIGHTS.get(kind, 0))[:most]
        return list(told([fact for fact in change.meaning if kind_of(fact) in weighty], *([DETAILS_TOLD] if most else [])))
    for cut, add in replacements(change.edits):
        if change.kind in JOINED and not telling(cut) and not telling(add):
            continue  # what joins or parts the sentences
        before, after = (f"“{short(text.strip(), QUOTED // 2)}”" if text.strip() else "" for text in (cut, add))
        key = "replaced" if before and after else "cut" if before else "added"
        return [say("compare", key, before=before, after=after)]
    return []


def notes(row: Row, *, touched: bool = False) -> list[str]:
    """What else is told of a change: that it moved, where its cut words survive, what became of asks; those only `touched` if wanted."""
    change = row.change
    parts = []
    if change.moved and (change.kind not in JOINED or change.old_section != change.new_section):
        key = "moved_section" if change.old_section != change.new_section else "moved"
        before, after = (section or say("compare", "top") for section in (change.old_section, change.new_section))
        parts.append(say("compare", key, old=together(change.old), new=together(change.new), before=before, after=after))
    if change.survives:
        parts.append(say("compare", "survives", where=listed(change.survives)))
    for ask, before, after in row.asks:
        if touched or before != after:
            key = "ask_touched" if before == after else "ask"
            parts.append(say("compare", key, ask=ask.title, before=standing(before, ask), after=standing(after, ask)))
    return parts


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
    first = max((WEIGHTS.get(kind_of(m), 0) for m in heading.meaning), default=0)
    return HEADING_WEIGHTS.get(heading.kind, 0) + FIRST_FACT * first // 2
