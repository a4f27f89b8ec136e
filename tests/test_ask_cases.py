"""How well the wordings of the asks read sentences by other pens, each under the heading it would have in a draft.

`asks/cases_under_headings.csv` has sentences that a careful reader accepts as saying an element (`found`), that say it more weakly than
asked (`weak`), and traps: the same subject or vocabulary without the point (`missing`). They came in six batches, each measured before
the wordings were tuned on it. True sentences found and traps found when a batch was new: first 0.84 and 0.18; second 0.84 and 0.04;
third 0.95 and 0.02; fourth, in longer prose, 0.89 and 0.19; fifth, mostly traps, 1.00 and 0.24;
sixth, a third pen's longer prose, 0.91 and 0.27. About a quarter of hard traps is the honest rate on new ones. The last thirty are of
the kinds for which wordings were tightened when the wrong quotations of the gold drafts were read one by one; 27 were misread before.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from wsisdiff import load_asks
from wsisdiff.judging.findings import findings
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Draft, Heading, Paragraph, Span
from wsisdiff.text.names import names_of

MOST_OF = {"found": 0.95, "missing": 0.97, "weak": 0.95}
"""Share of each kind that must be read as a person reads it: two points below what was reached."""
MISREAD_IN_ONE_ELEMENT = 3
"""Sentences of one element that may be misread: no element fails behind a good total."""
OPENING = "The Internet Governance Forum is known to all."
"""Stands first where a sentence says "the Forum" and nothing more: in a draft its full name would have been said before."""


class Case(NamedTuple):
    ask: str
    element: str
    expected: str
    heading: str
    sentence: str

    def draft(self) -> Draft:
        """A draft of this sentence alone, under its heading."""
        texts = [(self.sentence, self.heading)]
        if (
            "the forum" in self.sentence.lower()
            and "IGF" not in self.sentence
            and "Internet Governance Forum" not in self.sentence
        ):
            texts.insert(0, (OPENING, ""))
        paragraphs, start = [], 0
        for number, (text, heading) in enumerate(texts, 1):
            paragraphs.append(Paragraph(str(number), text, Span(start, start + len(text)), heading))
            start += len(text) + 2
        headings = (Heading(self.heading, 1, 0),)
        return Draft("case", "case", None, "\n\n".join(text for text, _ in texts), tuple(paragraphs), headings)


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    with (ROOT / "tests" / "asks" / "cases_under_headings.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Case(**row) for row in csv.DictReader(file))


@lru_cache(maxsize=1)
def misread() -> tuple[tuple[Case, str], ...]:
    """The cases the asks read otherwise than a person does, each with what they make of it."""
    asks = {ask.id: ask for ask in load_asks(ROOT / "asks")}
    names = names_of(tuple(dict.fromkeys(name for ask in asks.values() for name in ask.names)))
    wrong = []
    for case in cases():
        ask = asks[case.ask]
        alone = replace(ask, elements=tuple(e for e in ask.elements if e.id == case.element))
        [finding] = findings(alone, Searched.alone(DraftIndex(case.draft(), names)))
        as_expected = finding.state in ("found", "weak") if case.expected == "found" else finding.state == case.expected
        if not as_expected:
            wrong.append((case, finding.state))
    return tuple(wrong)


@pytest.mark.parametrize("kind", list(MOST_OF))
def test_most_sentences_are_read_as_a_careful_reader_reads_them(kind: str) -> None:
    total = sum(case.expected == kind for case in cases())
    wrong = [(case, state) for case, state in misread() if case.expected == kind]
    listed = "\n".join(f"{case.ask} {case.element}, told {state}: {case.sentence}" for case, state in wrong)
    assert 1 - len(wrong) / total >= MOST_OF[kind], f"{len(wrong)} of {total} misread:\n{listed}"


def test_no_element_is_misread_often() -> None:
    by_element: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case, state in misread():
        by_element[case.ask, case.element].append(f"told {state}: {case.sentence}")
    assert not {element: told for element, told in by_element.items() if len(told) > MISREAD_IN_ONE_ELEMENT}


def test_every_element_has_sentences_that_say_it_and_traps() -> None:
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for case in cases():
        kinds[case.ask, case.element].add(case.expected)
    elements = {(ask.id, element.id) for ask in load_asks(ROOT / "asks") for element in ask.elements}
    assert {key for key, found in kinds.items() if {"found", "missing"} <= found} == elements
