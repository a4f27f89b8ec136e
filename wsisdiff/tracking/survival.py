"""Words that were cut in one place may stand in another: where a person should look before calling them lost."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from wsisdiff.model import Edit
from wsisdiff.text.actors import actors_in, first_stems
from wsisdiff.text.edit_moves import passages_in
from wsisdiff.text.figures import figures_in
from wsisdiff.text.language import language
from wsisdiff.text.names import names_of
from wsisdiff.text.neighbours import together
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.lines import force_at, forces_in
from wsisdiff.tracking.meaning.spots import Side, plain_text
from wsisdiff.tracking.passages import Passage

WIDELY_HELD = 8
"""Runs of words in more paragraphs of the new draft than this are the language of all such texts, not what was cut."""
RARE_WORDS = 2.0
"""The surviving runs weigh at least as much as this many words that stand in one paragraph only."""
SUBSTANCE = 0.3
"""Share of a cut sentence or clause, by weight, that has to stand in a paragraph to name it. A third of a sentence is a clause; with
less, what stands is the language that such texts share."""
MOST = 5
"""Places named at most, the richest ones."""


class Survival:
    """Finds the new paragraphs in which runs of two or more telling words of a cut text still stand."""

    def __init__(self, before: Sequence[Passage], after: Sequence[Passage]) -> None:
        self._after = after
        self._weight = {s: w for side in (before, after) for p in side for s, w in zip(p.stems, p.weights, strict=True)}
        self._floor = RARE_WORDS * math.log(1 + len(before) + len(after))
        self._actors = cache(lambda at: actors_in(after[at].paragraph.text))
        self._named: dict[str, list[int]] = {}
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for p in after:
            for pair in p.pairs:
                self._holders[pair].append(p.at)

    def _naming(self, actor: str) -> list[int]:
        """The new paragraphs that name an actor; only those that hold a first word of its names are looked at."""
        if actor not in self._named:
            heads = first_stems(actor)
            heads = heads.union(*(names_of().hiding.get(stem, ()) for stem in heads))
            self._named[actor] = [p.at for p in self._after if not heads.isdisjoint(p.holds) and actor in self._actors(p.at)]
        return self._named[actor]

    def of_cut(self, news: Sequence[Passage], edits: Sequence[Edit], remarked: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Labels of the new paragraphs, other than `news`, where what the edits cut still stands; in the draft's order.

        Most of a sentence or clause has to stand there, with its numbers: a few of its words would be false comfort. `remarked` holds
        remarks on standing ("agreed ad ref"), which are not looked for.
        """
        own = {p.at for p in news}
        found: dict[int, float] = defaultdict(float)
        for edit in edits:
            if edit.op != "cut" or edit.noise or edit.move or plain_text(edit.text) in remarked:
                continue
            for start, end, _ in passages_in(edit.text):
                text = edit.text[start:end]
                stems = tuple(w.stem for w in names_of().fold(words(text)))
                masses = self._of_run(stems)
                least = max(self._floor, SUBSTANCE * sum(self._weight.get(s, 0.0) for s in stems)) if masses else 0.0
                figures = {f.key for f in figures_in(text)} if masses else set()
                for at, mass in masses.items():
                    if at in own or mass < least:
                        continue
                    held = not figures or figures <= {f.key for f in figures_in(self._after[at].paragraph.text)}
                    if held and self._as_strong(text, stems, at):
                        found[at] += mass
        best = sorted(found, key=lambda at: (-found[at], at))[:MOST]
        return tuple(self._after[at].paragraph.label for at in sorted(best))

    def _as_strong(self, cut: str, stems: tuple[str, ...], at: int) -> bool:
        """Whether the sentence of a paragraph that holds most of what was cut binds no less: "may" is no comfort for "shall"."""
        forces = forces_in(cut)
        if not forces:
            return True
        side = Side(self._after[at].paragraph.text, ())
        best = max(side.all_sentences, key=lambda s: len({w.stem for w in words(s.span.cut(side.text))}.intersection(stems)))
        now, _ = force_at(side, best.span)
        return not now or now >= forces[0][0]

    def naming(self, news: Sequence[Passage]) -> Callable[[str], tuple[str, ...]]:
        """Gives the labels of the new paragraphs other than `news` that name an actor; none where too many do to be told."""
        own = {p.at for p in news}

        def where(actor: str) -> tuple[str, ...]:
            others = [at for at in self._naming(actor) if at not in own]
            return tuple(self._after[at].paragraph.label for at in others) if len(others) <= MOST else ()

        return where

    def _of_run(self, stems: tuple[str, ...]) -> dict[int, float]:
        """New paragraph -> weight of the words of this run that stand there in runs with two telling words, one of them rare."""
        stop = language().stopwords
        rare: dict[int, set[int]] = defaultdict(set)
        places_of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, pair in enumerate(pairwise(stems)):
            places_of[pair] += (n, n + 1)
            holders = self._holders.get(pair, ())
            for at in holders if len(holders) <= WIDELY_HELD and stop.isdisjoint(pair) else ():
                rare[at].update((n, n + 1))
        said = frozenset(places_of)
        masses: dict[int, float] = {}
        for at, own in rare.items():
            places = {k for pair in said & self._after[at].pairs for k in places_of[pair]}
            kept = [run for run in together(sorted(places), lambda run, n: run[-1] == n - 1) if own.intersection(run)]
            masses[at] = sum(self._weight.get(stems[n], 0.0) for run in kept for n in run)
        return masses
