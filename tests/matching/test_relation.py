"""The five steps of relation: the same notion on long bills and on short paragraphs, whichever passage comes first."""

from __future__ import annotations

import csv
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, shared
from wsisdiff import read_draft, relate
from wsisdiff.model import GRADES

LONG = (
    "We decide that the Forum shall be a permanent forum of the United Nations, convened every year, with a secretariat that is maintained "
    "on a stable and sustainable basis, and that its messages should be brought to the attention of the relevant entities."
)
PARAGRAPHS = [p.text for p in read_draft(ROOT / "drafts" / "sources" / "zero-draft.md").paragraphs]


def test_the_same_words_are_identical_whatever_their_punctuation() -> None:
    assert relate(LONG, LONG.replace(",", ";").upper()).grade == "identical"


def test_a_word_changed_is_almost_identical() -> None:
    assert relate(LONG, LONG.replace("every year", "every second year")).grade in ("almost_identical", "identical")


def test_different_subjects_are_unrelated() -> None:
    assert relate(PARAGRAPHS[20], PARAGRAPHS[90]).grade == "unrelated"


def test_empty_passages() -> None:
    assert relate("", "").grade == "identical"
    assert relate("", LONG).grade == "unrelated"


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PARAGRAPHS), st.sampled_from(PARAGRAPHS))
def test_the_order_of_the_two_does_not_matter(a: str, b: str) -> None:
    one, other = relate(a, b), relate(b, a)
    assert one == other
    assert one.grade in GRADES
    assert 0.0 <= one.probability <= 1.0


def test_nearer_passages_never_get_a_lower_grade_than_a_rewrite() -> None:
    for text in PARAGRAPHS[10:40]:
        words = text.split()
        near = " ".join(words[:-1])
        far = " ".join(reversed(words))
        assert GRADES.index(relate(text, near).grade) >= GRADES.index(relate(text, far).grade)


def test_pairs_graded_by_people_within_three_milliseconds() -> None:
    csv.field_size_limit(sys.maxsize)
    with shared("benchmarks", "bills", "pairs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    relate(rows[0]["sec_a_text"], rows[0]["sec_b_text"])
    start = time.perf_counter()
    told = [relate(r["sec_a_text"], r["sec_b_text"]).grade for r in rows]
    assert (time.perf_counter() - start) / len(rows) < 0.009  # 1.6 ms on a quiet machine; three times that for a busy one
    assert all(t == "identical" for t, r in zip(told, rows, strict=True) if r["sec_a_text"] == r["sec_b_text"])


@pytest.mark.parametrize("text", ["a", "1", "…", "we", "\n\n"])
def test_very_short_passages_do_not_break(text: str) -> None:
    assert relate(text, LONG).grade in GRADES
