"""A relative clause says which subject is meant, and not whether it shall."""

from __future__ import annotations

import pytest

from wsisdiff.matching.main_clause import of_subject
from wsisdiff.text.words import words


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("A State that plans a dam shall notify its neighbours.", "that plans a dam"),
        ("Resolves that every member that has not yet paid shall pay.", "that has not yet paid"),
        ("A pesticide that a Party does not allow shall not leave its territory.", "that a Party does not allow"),
        ("Ships which carry oil must have two hulls.", "which carry oil"),
        ("The delegation said that a State shall notify its neighbours.", ""),
        ("The claim that all States must notify dams was heard.", ""),
        ("We agree that States shall pay.", ""),
        ("States shall pay.", ""),
    ],
)
def test_the_clause_of_a_subject_is_told_from_one_that_hangs_on_a_verb(sentence: str, clause: str) -> None:
    own = words(sentence)
    found = of_subject(own)
    assert (sentence[own[found.start].start : own[found.stop - 1].end] if found else "") == clause
