"""What only the whole comparison shows of a change: where words went, what uses a term, what a reference names now, what notes became."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from wsisdiff.model import Change, Draft, Edit, NoteChange, Paragraph, Remark
from wsisdiff.text.edits import new_of, old_of, word_edits
from wsisdiff.text.words import words
from wsisdiff.tracking.carried import Carried
from wsisdiff.tracking.footnotes import note_changes, through_notes
from wsisdiff.tracking.meaning.lines import force_moved
from wsisdiff.tracking.meaning.of_change import meaning_between, meaning_of, ordered
from wsisdiff.tracking.meaning.spots import GROUP, Side, texts_of
from wsisdiff.tracking.meaning.standing import opened
from wsisdiff.tracking.meaning.turns import turn_shifts
from wsisdiff.tracking.passages import Passage
from wsisdiff.tracking.pointing import Pointing
from wsisdiff.tracking.survival import Survival

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Indexes of the old and of the new paragraphs of one change, in the order of their drafts."""
VERBS = (f"{GROUP}verb", f"{GROUP}modal")
MOST_USES = 12
"""Paragraphs that use a term named at most."""
ANNEX = re.compile(r"\b(?:annex|annexes|appendix|attachment|informal note|footnote)\b", re.IGNORECASE)
PREAMBLE = re.compile(r"\b(?:preamble|preambular)\b", re.IGNORECASE)
LEVELS = {"operative": 2, "annex": 1, "preamble": 1}


class Whole:
    """Both drafts with the pairs between them."""

    def __init__(
        self, old: Draft, new: Draft, groups: Sequence[Group], pairs: Mapping[int, int], renumbered: Mapping[str, str],
        before: Sequence[Passage], after: Sequence[Passage],
    ) -> None:  # fmt: skip
        self._old, self._new, self._groups, self._pairs = old, new, groups, pairs
        self._passages = (before, after)
        self._renumbered = renumbered
        self._partner = {i: news for olds, news in groups for i in olds}
        self._pointing = Pointing(old, new, self._partner)

    @cached_property
    def survival(self) -> Survival:
        return Survival(*self._passages)

    @cached_property
    def _notes(self) -> tuple[dict[int, list[NoteChange]], dict[int, list[NoteChange]]]:
        partner = {i: self._pairs.get(i, news[0]) for i, news in self._partner.items() if news}
        return note_changes(self._old, self._new, partner, self._renumbered)

    @cached_property
    def _opened(self) -> dict[int, list[Remark]]:
        return opened(self._old, self._new, self._partner)

    def meaning(
        self, before: Sequence[Paragraph], after: Sequence[Paragraph], edits: Sequence[Edit], news: Sequence[Passage]
    ) -> tuple[Remark, ...]:
        """The facts that the texts of a change show."""
        own = {p.label for p in after}
        return meaning_of(before, after, edits, self.survival.naming(news), lambda term: self._uses(term, own))

    def with_facts(
        self, change: Change, n: int, carried: Sequence[Carried], held: Sequence[Paragraph], edits: Sequence[Sequence[Edit]]
    ) -> Change:
        """A change with what only the whole comparison shows: `edits` of all changes, `held` the placeholders that keep its number."""
        olds, news = self._groups[n]
        homes = (change.old[0], change.new[0]) if change.old and change.new else ("", "")
        facts = [fact for fact in change.meaning if not self._followed(fact, homes)]
        for passage in carried:
            facts += self._carried(passage, n, edits)
        if change.old and change.new:
            facts += self._pointing.elsewhere(old_of(change.edits), new_of(change.edits), homes)
            facts += place_facts(self._old, self._new, olds, news, change)
        opening = [fact for j in news for fact in self._opened.get(j, ())]
        facts += opening
        by_new, by_old = self._notes
        notes = [c for j in news for c in by_new.get(j, ())] + [c for i in olds for c in by_old.get(i, ())]
        real = [c for c in notes if c.kind not in ("unchanged", "moved") or any("behind" in dict(f.parts) for f in c.meaning)]
        if change.old and change.new:
            facts += [fact for c in notes for fact in c.meaning if c.kind != "unchanged"]
            facts = through_notes(facts, notes, old_of(change.edits), new_of(change.edits))
        kind = "edited" if (real or opening) and change.kind == "unchanged" else change.kind
        own = change.edits
        if change.meaning and not facts and change.old and change.new:
            own = tuple(replace(e, noise=e.op != "keep") for e in own)  # references that follow the new numbers, and nothing else
        new_labels = (*change.new, *(p.label for p in held))
        if held:
            text = "\n\n".join(p.text for p in held)
            own = (*own, Edit("add", f"\n\n{text}" if change.new else text, noise=True))
        return replace(change, kind=kind, meaning=ordered(facts), footnotes=tuple(notes), edits=own, new=new_labels)

    def _carried(self, passage: Carried, n: int, edits: Sequence[Sequence[Edit]]) -> Iterator[Remark]:
        """That a sentence left this change or came to it, and under which verb it stands now."""
        left, came = passage.left, passage.came
        old, new = Side(old_of(edits[left]), ()), Side(new_of(edits[came]), ())
        was, said = passage.old.cut(old.text).strip(), passage.new.cut(new.text).strip()
        force = [f.fact for f in force_moved(old, passage.old, new, passage.new)]
        if n == came:
            yield from force
            if was != said:
                meant = meaning_between(was, said, word_edits(was, said, self._renumbered))
                yield from (fact for fact in meant if not (force and fact.kind.startswith(VERBS)))
        if left == came:
            yield Remark.of(f"{GROUP}sentence_moved", words=said)
        elif n == left:
            yield Remark.of(f"{GROUP}sentence_moved", words=was, where=_labels(self._new, self._groups[came][1]))
        else:
            yield Remark.of(f"{GROUP}sentence_came", words=said, where=_labels(self._old, self._groups[left][0]))

    def _followed(self, fact: Remark, homes: tuple[str, str]) -> bool:
        """Whether a fact only says that a reference follows the new numbers."""
        changed = fact.kind == f"{GROUP}reference_changed"
        return changed and self._pointing.follows(str(fact.part("before")), str(fact.part("after")), homes)

    def _uses(self, term: str, own: set[str]) -> tuple[str, ...]:
        stems = tuple(w.stem for w in words(term))
        if not stems:
            return ()
        using = (at for at in self._holding.get(stems[0], ()) if _holds(self._passages[1][at].stems, stems))
        return tuple(label for at in using if (label := self._new.paragraphs[at].label) not in own)[:MOST_USES]

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for p in self._passages[1]:
            for stem in p.holds:
                found[stem].append(p.at)
        return found


def _holds(stems: Sequence[str], run: tuple[str, ...]) -> bool:
    return any(tuple(stems[n : n + len(run)]) == run for n, stem in enumerate(stems) if stem == run[0])


def _labels(draft: Draft, at: Sequence[int]) -> str:
    return ", ".join(draft.paragraphs[n].label for n in at)


def part_of(draft: Draft, at: int) -> str:
    """Which part of a draft a paragraph stands in: operative, preamble or annex."""
    paragraph = draft.paragraphs[at]
    if paragraph.preamble or PREAMBLE.search(paragraph.section):
        return "preamble"
    return "annex" if ANNEX.search(paragraph.section) else "operative"


def place_facts(old: Draft, new: Draft, olds: Sequence[int], news: Sequence[int], change: Change) -> Iterator[Remark]:
    """The fact that a paragraph stands in a weaker or stronger part now."""
    if change.moved and change.old_section != change.new_section:
        for found in turn_shifts(texts_of(word_edits(change.old_section, change.new_section))):
            if found.fact.kind in (f"{GROUP}weaker_word", f"{GROUP}stronger_word"):
                way = found.fact.kind.removeprefix(GROUP).removesuffix("_word")
                yield Remark.of(f"{GROUP}place_{way}", before=change.old_section, after=change.new_section)
                return
    was, now = {part_of(old, i) for i in olds}, {part_of(new, j) for j in news}
    if len(was) != 1 or len(now) != 1 or was == now:
        return
    [before], [after] = was, now
    if LEVELS[before] != LEVELS[after]:
        way = "weaker" if LEVELS[after] < LEVELS[before] else "stronger"
        yield Remark.of(f"{GROUP}place_{way}", before=Remark(f"place.{before}"), after=Remark(f"place.{after}"))
