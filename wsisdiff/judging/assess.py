"""Every ask in every draft: the verdicts, and what changed from draft to draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from wsisdiff.errors import BadWorkspace
from wsisdiff.judging.confidence import confidence
from wsisdiff.judging.shifts import change_between, shifts_between, surviving
from wsisdiff.judging.verdicts import Amended, judge
from wsisdiff.judging.ways.amendments import CLOSE, Base, find_base, shared_wording
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Grade, Report, Verdict
from wsisdiff.steps import pulse
from wsisdiff.text.names import defined_in, names_of
from wsisdiff.text.words import Word, words

REALLY_CLOSE = 0.9
"""Nearness from which an ask that also states essential elements is read as an amendment of the draft it responds to."""
PLAINLY = 0.6
"""Nearness from which an ask that names no draft is read as an amendment of a paragraph of the first draft. Measured on the GDPR
collection with `responds_to` taken away; asks that only share a subject with a paragraph stay below."""
PLAINLY_LATER = (1.0, 1.7)
"""The same for a later draft. Narrower, since a paragraph that first comes near an ask in a later draft may be its adoption."""

KEPT_LATER = 0.45
"""Share of the ask that must stand in shared runs with a paragraph of a later draft: asks that merely name the same instruments stay
below 0.43 on the specimens (November 2026)."""


def assess(asks: Iterable[Ask], drafts: Iterable[Draft]) -> Report:
    """The verdict on each ask in each draft, drafts in the order of their dates.

    Raises BadWorkspace when an ask responds to a draft that is not among those given.
    """
    asks = tuple(asks)
    ordered = tuple(sorted(drafts, key=lambda d: d.date or date.min))
    defined = [name for text in (*(a.text for a in asks), *(d.text for d in ordered)) for name in defined_in(text)]
    names = names_of(tuple(dict.fromkeys([*(name for ask in asks for name in ask.names), *defined])))
    indexes = [DraftIndex(draft, names) for draft in ordered]
    rarity = Rarity(indexes)
    searched = [Searched(index, rarity) for index in indexes]
    by_id = {s.index.draft.id: s for s in searched}
    rows = []
    for n, ask in enumerate(asks):
        pulse(n, len(asks))
        if ask.responds_to and ask.responds_to not in by_id:
            raise BadWorkspace(
                f"the ask {ask.id!r} responds to the draft {ask.responds_to!r}, which is not here",
                where=f"{ask.file} line {ask.line}" if ask.file else "",
                todo=f"write one of {', '.join(by_id)}",
            )
        ask_words = names.fold(words(ask.text))
        amended = base_of(ask, ask_words, searched)
        rows.append(_through_time([judge(ask, ask_words, draft, amended) for draft in searched], indexes))
    return Report(asks, ordered, tuple(rows))


def base_of(ask: Ask, ask_words: tuple[Word, ...], searched: Sequence[Searched]) -> Amended | None:
    """The paragraph an ask amends: in the draft it responds to, or, when it names none, in the first draft that plainly has it."""
    if ask.stance == "oppose":
        return None
    if ask.responds_to:
        draft = next((s for s in searched if s.index.draft.id == ask.responds_to), None)
        if draft is None:
            return None
        base = find_base(ask_words, draft, REALLY_CLOSE if ask.elements else CLOSE)
        return Amended(base, draft, named=True) if base else None
    if ask.elements:
        return None
    for n, draft in enumerate(searched[:-1]):  # what the last draft holds is its answer, not what the ask began from
        base = find_base(ask_words, draft, PLAINLY_LATER[0] if n else PLAINLY)
        if base is None:
            continue
        if [w.plain for w in ask_words] == [w.plain for w in draft.index.wholes[base.paragraph].own_words]:
            return None  # it stands there already: nothing is requested of it
        kept = shared_wording(ask_words, draft.index.wholes[base.paragraph].own_words)
        if n and base.nearness >= PLAINLY_LATER[1]:
            return None
        if not n or kept >= KEPT_LATER:
            return Amended(base, draft, named=False, relation=_relation(ask_words, draft, base))
    return None


def _relation(ask_words: tuple[Word, ...], draft: Searched, base: Base) -> Grade:
    """How an ask relates to the paragraph that it is taken to amend."""
    from wsisdiff.relating.relation import prepare, relate_passages

    return relate_passages(prepare(ask_words), prepare(draft.index.wholes[base.paragraph].own_words)).grade


def _through_time(verdicts: list[Verdict], indexes: list[DraftIndex]) -> tuple[Verdict, ...]:
    """The verdicts with confidence, and with what changed since the draft before."""
    out: list[Verdict] = []
    for verdict, index in zip(verdicts, indexes, strict=True):
        verdict = replace(verdict, confidence=confidence(verdict))
        if out:
            before = out[-1]
            verdict = replace(
                verdict,
                change=change_between(before, verdict),
                shifts=shifts_between(before, verdict),
                survives=verdict.survives or surviving(before, verdict, index),
            )
        out.append(verdict)
    return tuple(out)
