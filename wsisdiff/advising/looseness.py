"""Wordings so loose that they find what nobody asked for."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.advising.boilerplate import frequent
from wsisdiff.advising.remarks import Remarks
from wsisdiff.matching.elements import compile_all
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.phrases import find_pattern
from wsisdiff.model import Ask, Element, Wording
from wsisdiff.telling.phrases import short
from wsisdiff.text.names import Names
from wsisdiff.text.words import words

EVERYWHERE = 0.2
"""Share of all paragraphs of the workspace's drafts from which a wording finds too much to mean anything. Of the 195 wordings of this
repository's asks the widest finds 0.14 of 542 paragraphs; "development" alone finds 0.23, "digital" 0.27 (November 2026)."""
FEWEST_PARAGRAPHS = 20
"""Paragraphs below which a share says nothing."""
FEW_TERMS = 2
"""Terms up to which a wording of frequent words finds too much; three of them in one sentence do mean something."""
QUOTED = 70
"""Characters of a wording that are quoted."""


def check_looseness(ask: Ask, drafts: Sequence[DraftIndex], names: Names, remarks: Remarks) -> None:
    """Advice on each wording of the ask's elements that stands in a great share of the paragraphs, or says only frequent words."""
    total = sum(len(index.draft.paragraphs) for index in drafts)
    for element in ask.elements:
        if element.headings:
            continue
        for key, wordings in (("find", element.wordings), ("partly", element.partly)):
            for wording in wordings:
                share = _share(wording, element, drafts, names) / total if total >= FEWEST_PARAGRAPHS else 0.0
                told = {"wording": short(wording.source, QUOTED), "part": element.id}
                if share >= EVERYWHERE:
                    remarks.add("advice", "loose", ask, key, element, wording.source, share=f"{share:.0%}", **told)
                elif _only_frequent(wording, names):
                    remarks.add("advice", "frequent", ask, key, element, wording.source, **told)


def _share(wording: Wording, element: Element, drafts: Sequence[DraftIndex], names: Names) -> int:
    """Paragraphs of all drafts in which the wording stands."""
    [pattern] = compile_all((wording,), names)
    whole = element.within != "sentence"
    return sum(len({match.unit.paragraph for match in find_pattern(pattern, index, whole)}) for index in drafts)


def _only_frequent(wording: Wording, names: Names) -> bool:
    """Whether a sentence of frequent words alone satisfies it: no more than two terms, and one of each term's phrases is made of them.

    A phrase of two or more such words ("take part") is a set phrase and counts as one that says something.
    """
    terms = [term for term in wording.terms if not term[0].startswith("!")]
    if len(terms) > FEW_TERMS:
        return False

    def says_nothing(phrase: str) -> bool:
        stems = [w.stem for w in names.fold(words(phrase.lstrip("!^")))]
        return len(stems) == 1 and stems[0] in frequent()

    return all(any(map(says_nothing, term)) for term in terms)
