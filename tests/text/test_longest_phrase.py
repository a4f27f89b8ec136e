"""Of phrases with one beginning the longest is found."""

from __future__ import annotations

from wsisdiff.text.phrase_list import PhraseList
from wsisdiff.text.words import words


def test_a_phrase_is_not_hidden_by_its_own_beginning() -> None:
    found = PhraseList(["to", "to this end", "with ~ consent", "with"])
    assert [hit.phrase for hit in found.find(words("To this end they go to sea with free consent"))] == [
        "to this end",
        "to",
        "with … consent",
    ]
