"""Points in plain words, proposed from the text of an ask: nothing of it dropped, each a thing to tick off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.advising.points import points_from
from wsisdiff.text.words import words

CASES = [
    ("Operators shall publish maps of outages within a day.", ["Operators shall publish maps of outages within a day"]),
    # Verbs in a row: each with what they stand under; the last keeps its date.
    (
        "We commit to fund masts, train engineers and publish tariffs by 2030.",
        ["commit to fund masts", "commit to train engineers", "commit to publish tariffs by 2030"],
    ),
    # Nouns in a row are one point.
    ("We fund unions with training, tools and credit.", ["We fund unions with training, tools and credit"]),
    # "and to", "and that", "and every X must".
    (
        "Commit to end child labour in mines, and to give the families another income.",
        ["Commit to end child labour in mines", "Commit to give the families another income"],
    ),
    (
        "We decide that each State reports every year, and that the reports are public.",
        ["decide that each State reports every year", "decide that the reports are public"],
    ),
    (
        "Witnesses must be protected from reprisals, and every killing must be investigated.",
        ["Witnesses must be protected from reprisals", "every killing must be investigated"],
    ),
    # A list: its items, under what stands before them.
    ("• dams inspected every year\n• results of inspections published", ["dams inspected every year", "results of inspections published"]),
    ("We commit to:\n(a) fund libraries;\n(b) open archives.", ["commit to fund libraries", "commit to open archives"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "points"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_text_is_cut_into_what_a_reader_ticks_off(text: str, points: list[str]) -> None:
    assert list(points_from(text)) == points


JOINED = "we commit to fund masts , ; and that shall libraries must train . the every engineers by 2030"


@given(st.lists(st.sampled_from(JOINED.split()), max_size=25))
def test_no_word_of_the_text_is_dropped_but_those_that_join(parts: list[str]) -> None:
    text = " ".join(parts)
    said = {w.plain for point in points_from(text) for w in words(point)}
    assert {w.plain for w in words(text)} - said <= {"we", "and", "also", "further", "that", "to", "or"}
