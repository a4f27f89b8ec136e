"""Words that deny, and words of the same form that do not."""

from __future__ import annotations

import pytest

from wsisdiff.matching.turning import turns
from wsisdiff.text.phrase_list import Read, unspaced
from wsisdiff.text.words import words


@pytest.mark.parametrize(
    ("said", "denying"),
    [
        ("Water from abandoned mines shall be treated.", []),
        ("States shall clear a prohibited substance from any closed port.", []),
        ("We recall the abandoned plan to build a port.", ["abandoned"]),
        ("The committee rejected proposals to build a port.", ["rejected"]),
        ("If a dam fails, States shall warn their neighbours.", []),
        ("The motion to build a port failed.", ["failed"]),
        ("States fail to warn their neighbours.", ["fail"]),
        ("The Party shall warn them at once, and never later than a day after it.", []),
        ("What follows is no mere proposal but a decision.", []),
        ("No port shall charge a fee.", ["no"]),
    ],
)
def test_what_denies_and_what_only_tells_which_or_what_happened(said: str, denying: list[str]) -> None:
    text = Read(words(said))
    assert [text[hit.first].plain for hit in turns(text)] == denying


def test_a_mark_ends_a_word_that_is_written_with_spaces() -> None:
    assert [w.plain for w in unspaced(words("R e f u s e d : a fee"))] == ["refused", "a", "fee"]
