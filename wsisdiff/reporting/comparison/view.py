"""What a comparison says and in what order, for all forms of output: counts, and the changes that matter most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from wsisdiff.model import CHANGE_KINDS, Change, ChangeKind, Comparison, Draft, Edit
from wsisdiff.reporting.comparison.row import SERIOUS, Row, heading_told, heading_weight, in_words
from wsisdiff.telling.changes import name_of
from wsisdiff.telling.phrases import counted, listed, say, sentence_case
from wsisdiff.text.edits import hidden
from wsisdiff.tracking.meaning.spots import KINDS
from wsisdiff.tracking.standing_counts import Standing, standing_of

MATTERS_MOST, MATTERS_MORE = 5, 15
"""Changes named in the summary; and how many when more than that weigh `SERIOUS`, as in a draft that was rewritten."""
ONLY_CHANGES = "compare.only_changes"
"""The remark on a text that holds no more than what changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Comparison):
    """A comparison, ready to be written. `counts` and `noise` are of the whole comparison, `rows` what is shown of it."""

    rows: tuple[Row, ...]
    counts: dict[ChangeKind, int]
    noise: int
    """Edits of spelling, punctuation and numbering in the whole comparison."""
    only_noise: int
    """Paragraphs in which nothing but noise changed."""
    renumbered: int
    noise_hidden: bool
    standing: tuple[Standing, Standing]
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
        return tuple(name for name in dict.fromkeys(map(name_of, KINDS)) if name in there)

    @property
    def most(self) -> tuple[Row, ...]:
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
        notes = (note.kind for change in self.changes for note in change.footnotes)
        kinds = {*(change.kind for change in self.changes), *(heading.kind for heading in self.headings), *notes}
        return kinds <= {"unchanged"} and not self.noise and not any(change.meaning for change in self.changes)


@dataclass(frozen=True, slots=True)
class First:
    """One thing to read first: how much it weighs, where it stands, what is said of it, and the number of its change (0 for a heading)."""

    weight: int
    heading: str
    words: str
    number: int
    kind: str

    @property
    def anchor(self) -> str:
        return f"c{self.number}" if self.number else "headings"


Weighed = TypeVar("Weighed", Row, First)


def _foremost(found: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """The weightiest, more of them where more are serious."""
    ranked = sorted(found, key=lambda one: (-one.weight, one.number))
    serious = sum(one.weight >= SERIOUS for one in ranked)
    return tuple(ranked[: min(MATTERS_MORE, max(MATTERS_MOST, serious))])


def headings_told(view: View) -> list[str]:
    """A sentence for each heading that did not stay as it was."""
    return [sentence_case(heading_told(h)) for h in view.headings if h.kind != "unchanged"]


def standing_line(view: View) -> str:
    """One sentence on how open both drafts are; empty where neither has a mark."""
    old, new = view.standing
    if not (old.any() or new.any()):
        return ""
    return say("compare", "standing", brackets=_way(old.brackets, new.brackets), alternatives=_way(old.alternatives, new.alternatives),
               options=_way(old.options, new.options), proposals=_way(old.proposals, new.proposals),
               paragraphs=_way(old.open_paragraphs, new.open_paragraphs), share=_way(old.share, new.share))  # fmt: skip


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
        **{field.name: getattr(comparison, field.name) for field in fields(Comparison)},
        rows=tuple(rows),
        counts={kind: counts[kind] for kind in CHANGE_KINDS},
        noise=sum(_noisy(change.edits) for change in comparison.changes),
        only_noise=len(only),
        renumbered=sum(row.renumbered for row in rows),
        noise_hidden=hide_noise,
        standing=(standing_of(comparison.old), standing_of(comparison.new)),
    )


def without_noise(change: Change) -> Change:
    """The change as if nothing but its substance had changed; an edit that was all noise becomes an unchanged paragraph."""
    edits = hidden(change.edits)
    same = change.kind == "edited" and all(e.op == "keep" for e in edits) and not change.meaning
    return replace(change, edits=edits, kind="unchanged" if same else change.kind)


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
    names = {"removed": say("compare", "not_circulated")} if partial else {}
    told = ", ".join(f"{view.counts[kind]} {names.get(kind) or say('kind', kind)}" for kind in view.kinds)
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


def placed(draft: Draft, labels: tuple[str, ...]) -> str:
    """The head of one side of a change: the draft and the paragraph's numbers in it."""
    return f"{draft.title}, {listed(labels)}" if labels else say("compare", "not_there", draft=draft.title)
