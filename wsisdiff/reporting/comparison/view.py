"""What a comparison says and in what order, for all forms of output: counts, the changes that matter most, each change's heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from wsisdiff.model import CHANGE_KINDS, Ask, Change, ChangeKind, Comparison, Draft, Edit, HeadingChange, Remark, Status
from wsisdiff.reporting.comparison.weighing import SERIOUS, WEIGHTS, heading_weight, weight_of
from wsisdiff.reporting.signs import standing
from wsisdiff.telling.changes import kind_of, name_of, told
from wsisdiff.telling.phrases import counted, listed, say, sentence_case, short, together
from wsisdiff.text.edits import hidden, new_of, old_of, replacements
from wsisdiff.tracking.meaning.kinds import KINDS
from wsisdiff.tracking.meaning.spots import telling
from wsisdiff.tracking.standing_counts import Standing, standing_of

MATTERS_MOST, MATTERS_MORE = 5, 15
"""Changes named in the summary; and how many when more than that weigh `SERIOUS`, as in a draft that was rewritten."""
SHIFTS_TOLD, DETAILS_TOLD = 3, 2
"""Facts of a change in the summary, and how many of one kind are named there."""
ONLY_CHANGES = "compare.only_changes"
"""The remark on a text that holds no more than what changes."""
QUOTED = 120
"""Characters quoted of a paragraph that is new or removed."""


@dataclass(frozen=True, slots=True)
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

    @property
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


@dataclass(frozen=True, slots=True)
class View:
    """A comparison, ready to be written. `counts` and `noise` are of the whole comparison, `rows` what is shown of it."""

    old: Draft
    new: Draft
    rows: tuple[Row, ...]
    counts: dict[ChangeKind, int]
    noise: int
    """Edits of spelling, punctuation and numbering in the whole comparison."""
    only_noise: int
    """Paragraphs in which nothing but noise changed."""
    renumbered: int
    noise_hidden: bool
    changes: tuple[Change, ...]
    """All changes, as they were found."""
    headings: tuple[HeadingChange, ...] = ()
    remarks: tuple[Remark, ...] = ()
    standing: tuple[Standing, Standing] = (Standing(), Standing())
    """How open the old draft was and the new one is."""

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.section for row in self.rows))

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        return tuple(kind for kind in CHANGE_KINDS if self.counts[kind])

    @property
    def shifts(self) -> tuple[str, ...]:
        """The names of all shifts shown, most weighty first."""
        there = {shift for row in self.rows for shift in row.shifts}
        return tuple(name for name in _names() if name in there)

    @property
    def most(self) -> tuple[Row, ...]:
        """The changes of paragraphs that matter most."""
        return _foremost([row for row in self.rows if row.weight])

    @property
    def first(self) -> tuple[First, ...]:
        """What to read first, headings among it."""
        found = [First(row.weight, row.heading, in_words(row), row.number, row.change.kind) for row in self.most]
        headings = [(heading_weight(h), h) for h in self.headings]
        found += [First(weight, say("compare", "heading"), heading_told(h), 0, h.kind) for weight, h in headings if weight]
        return _foremost(found)

    @property
    def nothing_changed(self) -> bool:
        """Whether the two drafts are the same, footnotes, headings and punctuation included."""
        kept = all(h.kind == "unchanged" for h in self.headings) and all(
            n == 0 for k, n in self.counts.items() if k != "unchanged"
        )
        silent = not any(c.meaning or any(note.kind != "unchanged" for note in c.footnotes) for c in self.changes)
        return kept and silent and not self.noise


@dataclass(frozen=True, slots=True)
class First:
    """One thing to read first: how much it weighs, where it stands, what is said of it, and the number of its change (0 for a heading)."""

    weight: int
    heading: str
    words: str
    number: int
    kind: str


Weighed = TypeVar("Weighed", Row, First)


def _foremost(found: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """The weightiest, more of them where more are serious."""
    ranked = sorted(found, key=lambda one: (-one.weight, one.number))
    serious = sum(one.weight >= SERIOUS for one in ranked)
    return tuple(ranked[: min(MATTERS_MORE, max(MATTERS_MOST, serious))])


SEEN = frozenset(
    {"words_replaced", "clause_cut", "clause_added", "reference_changed", "number_changed", "number_gone", "number_added"}
)
"""Facts of a heading that its old and new words show."""


def heading_told(heading: HeadingChange) -> str:
    """A heading's change in a sentence."""
    key = f"{'title' if heading.title else 'heading'}_{heading.kind}"
    line = say("compare", key, before=heading.old, after=heading.new)
    return "; ".join([line, *told([m for m in heading.meaning if kind_of(m) not in SEEN])])


def standing_line(view: View) -> str:
    """One sentence on how open both drafts are; empty where neither has a mark."""
    old, new = view.standing
    if not (old.any() or new.any()):
        return ""
    shares = [round(100 * s.bracketed_words / max(1, s.words)) for s in (old, new)]
    return say("compare", "standing", brackets=_way(old.brackets, new.brackets), alternatives=_way(old.alternatives, new.alternatives),
               options=_way(old.options, new.options), proposals=_way(old.proposals, new.proposals),
               paragraphs=_way(old.open_paragraphs, new.open_paragraphs), share=_way(*shares))  # fmt: skip


def _way(before: int, after: int) -> str:
    return str(after) if before == after else say("compare", "replaced", before=before, after=after)


def view_of(comparison: Comparison, *, hide_noise: bool = False, kinds: Sequence[ChangeKind] = ()) -> View:
    """The comparison as it is shown: without noise when asked, and only changes of `kinds` when some are named."""
    rows = []
    asks = {ask.id: ask for ask in comparison.asks}
    partial = any(remark.kind == ONLY_CHANGES for remark in comparison.remarks)
    for number, change in enumerate(comparison.changes, 1):
        shown = without_noise(change) if hide_noise else change
        if not kinds or shown.kind in kinds:
            touched = tuple((asks[id], before, after) for id, before, after in change.asks)
            rows.append(Row(number, shown, _noisy(change.edits), not (partial and change.kind == "removed"), touched))
    counts = Counter(change.kind for change in comparison.changes)
    only = [c for c in comparison.changes if _noisy(c.edits) and all(e.op == "keep" or e.noise for e in c.edits)]
    return View(
        comparison.old,
        comparison.new,
        tuple(rows),
        {kind: counts[kind] for kind in CHANGE_KINDS},
        sum(_noisy(change.edits) for change in comparison.changes),
        len(only),
        sum(row.renumbered for row in rows),
        hide_noise,
        comparison.changes,
        comparison.headings,
        comparison.remarks,
        (standing_of(comparison.old), standing_of(comparison.new)),
    )


def without_noise(change: Change) -> Change:
    """The change as if nothing but its substance had changed; an edit that was all noise becomes an unchanged paragraph."""
    edits = hidden(change.edits)
    kind = change.kind
    if kind == "edited" and all(e.op == "keep" for e in edits) and not change.meaning:
        kind = "unchanged"
    return replace(change, edits=edits, kind=kind)


def _noisy(edits: Sequence[Edit]) -> int:
    """How many places of the text changed by noise; a cut and what is added for it are one."""
    return sum(e.noise and (e.op == "cut" or n == 0 or edits[n - 1].op != "cut") for n, e in enumerate(edits))


def called(view: View) -> tuple[Draft, Draft]:
    """Both drafts, called by their ids where they have one and the same title."""
    if view.old.title != view.new.title or view.old.id == view.new.id:
        return view.old, view.new
    return replace(view.old, title=view.old.id), replace(view.new, title=view.new.id)


def headline(view: View) -> str:
    """One sentence: how many paragraphs and what became of them."""
    partial = any(remark.kind == ONLY_CHANGES for remark in view.remarks)
    names = {
        kind: say("compare", "not_circulated") if partial and kind == "removed" else say("kind", kind) for kind in view.kinds
    }
    told = ", ".join(f"{view.counts[kind]} {name}" for kind, name in names.items())
    old, new = called(view)
    return say("compare", "headline", old=old.title, before=len(old.paragraphs), new=new.title,
               after=len(new.paragraphs), counts=told)  # fmt: skip


def noise_line(view: View) -> str:
    """One sentence on what is noise, and whether it is shown; empty where there is none."""
    if not view.noise:
        return ""
    key = "noise_hidden" if view.noise_hidden else "noise_shown"
    only = say("compare", "noise_only", n=counted("paragraph", view.only_noise)) if view.only_noise else ""
    return say("compare", key, edits=counted("edit", view.noise), only=only)


def renumbered_line(view: View) -> str:
    """One sentence on the paragraphs that only have another number; empty where there is none."""
    return say("compare", "renumbered", n=counted("paragraph", view.renumbered)) if view.renumbered else ""


def in_words(row: Row) -> str:
    """A change in a sentence: what shifted, or the words that came or went, and what else is told of it."""
    change = row.change
    parts = gist(row, SHIFTS_TOLD)
    if change.kind in ("merged", "split"):
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
    joined = change.kind in ("merged", "split")
    for cut, add in replacements(change.edits):
        if joined and not telling(cut) and not telling(add):
            continue  # what joins or parts the sentences
        before, after = (f"“{short(text.strip(), QUOTED // 2)}”" if text.strip() else "" for text in (cut, add))
        key = "replaced" if before and after else "cut" if before else "added"
        return [say("compare", key, before=before, after=after)]
    return []


def notes(row: Row, *, touched: bool = False) -> list[str]:
    """What else is told of a change: that it moved, where its cut words survive, what became of asks; those only `touched` if wanted."""
    change = row.change
    parts = []
    if change.moved and (change.kind not in ("merged", "split") or change.old_section != change.new_section):
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


def placed(draft: Draft, labels: tuple[str, ...]) -> str:
    """The head of one side of a change: the draft and the paragraph's numbers in it."""
    return f"{draft.title}, {listed(labels)}" if labels else say("compare", "not_there", draft=draft.title)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Name of a shift as people read it -> its key, most weighty first."""
    return {name_of(kind): kind for kind in KINDS}
