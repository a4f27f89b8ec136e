"""What the asks' wordings are worth: sentences that say an element, and traps that only sound like it (`cases.csv`).

The sentences were written before the wordings were tuned on them. They are single and often harder than a draft, which mostly says a
thing more than once; so the test asks for shares, not for every sentence.
"""

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from wsisdiff.asking.load import load_asks
from wsisdiff.judging.findings import finding
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Draft, Element, Heading, Paragraph, Span
from wsisdiff.text.names import names_of

ROOT = Path(__file__).resolve().parents[2]
LEAST = {"found": 0.95, "weak": 0.9, "missing": 0.96}
"""Share of the sentences of each kind that must be read as a person reads them; set somewhat below what was measured."""


class Case(NamedTuple):
    ask: str
    element: str
    expected: str
    sentence: str


def cases() -> list[Case]:
    with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as file:
        return [Case(row["ask"], row["element"], row["expected"], row["sentence"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def read() -> dict[Case, str]:
    """What the tool makes of each case's sentence, read as a draft of one paragraph (or one heading)."""
    asks = load_asks(ROOT / "asks")
    names = names_of(asks[0].names)
    elements: dict[tuple[str, str], Element] = {(a.id, e.id): e for a in asks for e in a.elements}
    told: dict[Case, str] = {}
    for case in cases():
        element = elements[case.ask, case.element]
        text = "Text." if element.headings else case.sentence
        headings = (Heading(case.sentence, 1, 0),) if element.headings else ()
        draft = Draft("case", "Case", None, text, (Paragraph("1", text, Span(0, len(text))),), headings)
        told[case] = finding(element, Searched.alone(DraftIndex(draft, names))).state
    return told


def test_every_element_of_every_ask_has_sentences_that_say_it_and_traps() -> None:
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases():
        kinds[case.ask, case.element].append(case.expected)
    for ask in load_asks(ROOT / "asks"):
        for element in ask.elements:
            here = kinds[ask.id, element.id]
            assert here.count("found") >= 3 and here.count("missing") >= 2, (ask.id, element.id)


@pytest.mark.parametrize("kind", ["found", "weak", "missing"])
def test_sentences_are_read_as_a_person_reads_them(kind: str, read: dict[Case, str]) -> None:
    of_kind = [case for case in read if case.expected == kind]
    wrong = [case for case in of_kind if read[case] != kind]
    right = 1 - len(wrong) / len(of_kind)
    listed = "\n".join(f"{case.ask} {case.element}: told {read[case]}: {case.sentence}" for case in wrong)
    assert right >= LEAST[kind], f"{right:.3f} of the {kind} sentences\n{listed}"
