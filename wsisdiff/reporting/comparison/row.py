"""One change as it is shown: where it stands, what became of it, how much it weighs, and what is told of it in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wsisdiff.model import Ask, Change, HeadingChange, Status
from wsisdiff.reporting.comparison.weighing import WEIGHTS, weight_of
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
        return (
            together(change.new)
            if change.old == change.new
            else say("compare", "was", now=together(change.new), before=together(change.old))
        )

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
    """A heading's change in a sentence."""
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
