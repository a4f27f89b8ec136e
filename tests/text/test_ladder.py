"""Which verbs of a sentence operate."""

import pytest

from wsisdiff.text.ladder import operatives
from wsisdiff.text.words import words


@pytest.mark.parametrize(
    ("sentence", "rungs"),
    [
        ("The General Assembly requests the Director to report.", ["request"]),
        ("The Council instructs the treasurer to publish the accounts.", ["request"]),
        ("The Board asks States to act.", ["request"]),
        ("The Committee notes the report.", ["note"]),
        ("The Council requests of last year were read.", []),
        ("The Assembly decides to meet.", ["commit"]),
    ],
)
def test_a_body_acts_in_the_third_person(sentence: str, rungs: list[str]) -> None:
    assert [verb.rung for verb in operatives(words(sentence))] == rungs
