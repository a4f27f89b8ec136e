"""Requests that are read beside each other are understood as they are alone, with lists that lack the forms which none of them may hold."""

from __future__ import annotations

import pytest

from tests.asking.instructions.test_understand import CELLS
from wsisdiff.asking.instructions.lexicon import _any_of, _words_in, compiled, for_words_of
from wsisdiff.asking.instructions.understand import read_request

SOME = tuple(cell.replace("\\n", "\n") for cell, _ in CELLS[::17])
AT_A_TIME = 8


@pytest.mark.parametrize("first", range(0, len(SOME), AT_A_TIME))
def test_requests_are_understood_beside_each_other_as_alone(first: int) -> None:
    beside = SOME[first : first + AT_A_TIME]
    assert [read_request(cell, beside) for cell in beside] == [read_request(cell) for cell in beside]


def test_one_with_words_that_none_of_them_has_is_understood_too() -> None:
    (said,) = read_request("Scrap the penultimate sentence of para 5", ("Keep paragraph 3", "Para 9 is fine")).statements
    assert (said.change, said.paragraph, said.old) == ("delete", "5", "the penultimate sentence")


def test_lists_are_whole_again_once_it_is_read() -> None:
    with for_words_of("Keep paragraph 3", ("Keep paragraph 3", "Drop it")):
        assert compiled("<verbs.delete>").search("drop it")
        assert not compiled("<verbs.delete>").search("expunge it")
    assert compiled("<verbs.delete>").search("expunge it")


def test_a_list_of_which_nothing_may_be_there_fits_nothing() -> None:
    assert _any_of("verbs.deletion", frozenset({"shall"})) == "(?!)"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("strike out", {"strike", "out"}),
        ("the deletions?", {"the", "deletion/deletions"}),
        ("(?:strongly |very )?regrets?(?: if| that)?", {"regret/regrets"}),
        ("(?:open|narrow)e?s", set()),
        ("ch(?:g|an)?g?e?d", set()),
        ("any ?where", set()),
        ("sub-?paragraph", set()),
        ("harmoni[sz]e", set()),
        ("do not|never", set()),
        ("similar(?:ly)? to", {"to"}),
        ("as is\\b", {"as"}),
    ],
)
def test_words_without_which_a_form_fits_no_text(form: str, words: set[str]) -> None:
    assert {a if a == b else f"{a}/{b}" for a, b in _words_in(form)} == words
