"""Sentences that name a paragraph of their own text."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff.matching.citations import citations
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.overridden import How, set_aside
from wsisdiff.text.names import names_of

FEE = "Harbours shall waive the fee for lifeboats."


def named_in(other: str) -> list[tuple[str, How]]:
    """The names under which this sentence, the fourth paragraph, speaks of the second, and what it says becomes of it."""
    index = DraftIndex(draft_of("Ports meet in May.", FEE, "Pilots are thanked.", other, id="d"), names_of())
    unit = next(unit for unit in index.units if unit.paragraph == 1)
    return [(cited.name, set_aside(cited)[1]) for cited in citations(unit, index)]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("We recall paragraph 2 above.", [("paragraph 2", "")]),
        ("Paragraphs 1 to 3 are not yet agreed.", [("paragraphs 1 to 3", "open")]),
        ("Paragraphs 1 and 2 were struck from the text.", [("paragraphs 1 and 2", "taken out")]),
        ("Paragraphs 1 and 3 were struck from the text.", []),
        ("Paragraph 2 shall not take effect until 2040.", [("paragraph 2", "suspended")]),
        ("Notwithstanding paragraph 2, ports may charge a fee.", [("paragraph 2", "set aside")]),
        ("Notwithstanding paragraph 2 of the Charter of 1930, ports may charge a fee.", []),  # another text
        ("Article 2, paragraph 2, was struck from the text.", []),  # a paragraph of an article
    ],
)
def test_a_sentence_names_a_paragraph_by_its_number_in_a_row_or_a_range(other: str, said: list[tuple[str, How]]) -> None:
    assert named_in(other) == said
