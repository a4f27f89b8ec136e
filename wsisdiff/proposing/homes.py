"""Where in a draft an ask's language belongs: the paragraph after whose words it is put."""

from __future__ import annotations

import re

from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Paragraph, Verdict
from wsisdiff.text.words import words

REMAINS = 0.35
"""Likeness (cosine of rare words, 0 to 1) from which a paragraph is what remains of one that stood in the draft before. Between the
specimens 98 in 100 of the paragraphs that go on have at least 0.40, and 98 in 100 of the nearest others at most 0.32."""
SAME_SECTION = 60
"""Likeness of names (rapidfuzz, 0 to 100) from which a section is the one that an ask's `place` means: "Bridging digital divides" and
"Closing digital divides" have 70, other sections of the specimens stay below 50."""
PLACE = re.compile(r"\b(?:Article|Art\.|paragraph|para\.?)\s+(\d+(?:\.\d+)?(?:\s+(?:bis|ter))?)", re.IGNORECASE)


def home_of(ask: Ask, verdict: Verdict, searched: Searched, stood: str) -> int:
    """The paragraph that has most of the ask; else one much like what stood in the draft before; else the nearest of the section that
    its `place` names; else the nearest of all."""
    draft, names, shortlist = searched.index.draft, searched.index.names, searched.shortlist
    number = searched.index.labels
    named = _named(ask, draft)
    if named is not None:
        return named
    recital = (ask.proposal or ask.text).split(" ", 1)[0].endswith("ing")
    if verdict.paragraph in number and verdict.status != "left_out":
        there = number[verdict.paragraph]
        if recital or not _preambular(draft.paragraphs[there]):
            return there
    if stood:
        near = shortlist.best([w.stem for w in names.fold(words(stood))], 1)
        if near and near[0][1] >= REMAINS:
            return near[0][0]
    stems = [w.stem for w in names.fold(words(f"{ask.place}. {ask.title}. {ask.proposal or ask.text}"))]
    ranked = [n for n, _ in shortlist.best(stems, len(draft.paragraphs))]
    ranked = [n for n in ranked if not _preambular(draft.paragraphs[n])] or ranked
    section = section_for(ask.place, draft)
    inside = [n for n in ranked if draft.paragraphs[n].section == section]
    if section and not inside:
        inside = [n for n, p in enumerate(draft.paragraphs) if p.section == section][-1:]
    return (inside or ranked or [len(draft.paragraphs) - 1])[0]


def _named(ask: Ask, draft: Draft) -> int | None:
    """The last paragraph of the article or paragraph that the ask's title or place names ("Article 2"), where the draft has it."""
    for match in PLACE.finditer(f"{ask.place} {ask.title}"):
        name = match[1].casefold()
        forms = (f"{name}.", f"article {name}.")
        inside = [n for n, p in enumerate(draft.paragraphs) if f"{p.label.casefold()}.".startswith(forms)]
        if inside:
            return inside[-1]
    return None


def _preambular(paragraph: Paragraph) -> bool:
    """Whether it is one of the paragraphs before the numbered ones: what is decided does not belong there."""
    return paragraph.preamble or not paragraph.label[:1].isdigit()


def section_for(place: str, draft: Draft) -> str:
    """The name of the draft's section that a place means; empty when none is like it.

    The nearest name counts, so that "Closing digital divides" is found from "Bridging digital divides". A place may name several
    sections, the best first: "Action Lines | Follow-up and review".
    """
    from rapidfuzz import fuzz

    sections = list(dict.fromkeys(p.section for p in draft.paragraphs if p.section))
    for name in filter(None, (part.strip().casefold() for part in place.split("|"))):
        best = max(sections, key=lambda s: fuzz.token_sort_ratio(name, s.casefold()), default="")
        if best and fuzz.token_sort_ratio(name, best.casefold()) >= SAME_SECTION:
            return best
    return ""
