"""Word-level edits: what a delegate reads in a redline."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsisdiff.model import Edit
from wsisdiff.text import edits as module
from wsisdiff.text.edits import hidden, word_edits

WORDS = [
    "we",
    "We",
    "commit",
    "recognise",
    "recognize",
    "the",
    "of",
    "Forum",
    "12",
    "12 bis",
    "A/RES/70/125",
    "multi-stakeholder",
]
WORDS += [
    "[",
    "]",
    "(a)",
    ",",
    ".",
    ";",
    "’",
    "\n",
    "  ",
    "\t",
    "\u00a0",
    "“x”",
    "é",
    "中文",
    "\U0001f600",
    "\u200f",
    "%",
    "{{",
    "<b>",
]
messy = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


def cut_of(edits: tuple[Edit, ...]) -> str:
    return "".join(e.text for e in edits if e.op != "add")


def added_of(edits: tuple[Edit, ...]) -> str:
    return "".join(e.text for e in edits if e.op != "cut")


def drawn(old: str, new: str, **more: object) -> str:
    """The edits as a line a person can read: -cut- +added+, with ~ for noise."""
    sign = {"keep": "", "cut": "-", "add": "+"}
    return "".join(f"{'~' if e.noise else ''}{sign[e.op]}{e.text}{sign[e.op]}" for e in word_edits(old, new, **more))  # type: ignore[arg-type]


@given(messy, messy)
@settings(max_examples=400, deadline=None)
def test_the_edits_give_back_both_texts_letter_for_letter(old: str, new: str) -> None:
    edits = word_edits(old, new)
    assert cut_of(edits) == old
    assert added_of(edits) == new


@given(messy, messy)
@settings(max_examples=200, deadline=None)
def test_no_piece_is_empty_and_no_two_neighbours_are_of_one_kind(old: str, new: str) -> None:
    edits = word_edits(old, new)
    assert all(e.text for e in edits)
    assert all((a.op, a.noise, a.move) != (b.op, b.noise, b.move) for a, b in pairwise(edits))
    assert all(not e.noise for e in edits if e.op == "keep")


@given(messy)
@settings(deadline=None)
def test_a_text_compared_with_itself_is_kept(text: str) -> None:
    assert all(e.op == "keep" for e in word_edits(text, text))


@given(messy, messy)
@settings(max_examples=200, deadline=None)
def test_hiding_noise_leaves_the_new_text(old: str, new: str) -> None:
    assert added_of(hidden(word_edits(old, new))) == new


letters = st.lists(
    st.sampled_from(("commit", "committed", "commitment", "the", "of", "Forum", "funding", "non-binding")), max_size=30
)


@given(letters, letters)
@settings(max_examples=200, deadline=None)
def test_no_word_is_cut_in_two(old: list[str], new: list[str]) -> None:
    for e in word_edits(" ".join(old), " ".join(new)):
        assert set(e.text.split()) <= set(old) | set(new)


# Each row: what a reader of drafts should see.
@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        # one verb for another, nothing else
        ("We commit to fund it.", "We encourage States to fund it.", "We -commit-+encourage States+ to fund it."),
        # a clause cut at the end takes its comma along, the full stop stays
        ("Understood flexibly, and we reject fragments.", "Understood flexibly.", "Understood flexibly-, and we reject fragments-."),
        # a sentence added before another is added whole, though both begin with "We"
        ("We underline its value.", "We commit to it. We underline its value.", "+We commit to it. +We underline its value."),
        # brackets are a change of standing, never noise
        ("We will act.", "We [will] act.", "We +[+will+]+ act."),
        # the only words two rewrites share are stop words: one rewrite, not three
        ("the grant of funds", "a share of costs", "-the grant of funds-+a share of costs+"),
        # spelling, case and typographic marks
        ("We recognise the Forum’s role", "We recognize the forum's role", "We ~-recognise-~+recognize+ the ~-Forum’s-~+forum's+ role"),
        ("access, on request", "access on request", "access~-,- on request"),
        ("multi-stakeholder", "multistakeholder", "~-multi-stakeholder-~+multistakeholder+"),
        ("ten States", "10 States", "~-ten-~+10+ States"),
        # a percentage is not punctuation
        ("by 50 now", "by 50 % now", "by 50 +% +now"),
        # numbers and negation speak
        ("by 2030", "by 2035", "by -2030-+2035+"),
        ("shall delete", "shall not delete", "shall +not +delete"),
    ],
)  # fmt: skip
def test_a_redline_reads_as_a_person_would_draw_it(old: str, new: str, seen: str) -> None:
    assert drawn(old, new) == seen


def test_a_cross_reference_that_follows_the_renumbering_is_noise() -> None:
    old, new = "as set out in paragraph 96 above", "as set out in paragraph 98 above"
    assert drawn(old, new, renumbered={"96": "98"}) == "as set out in paragraph ~-96-~+98+ above"


def test_a_cross_reference_that_now_points_elsewhere_is_not_noise() -> None:
    assert "~" not in drawn("in paragraph 96 above", "in paragraph 98 above", renumbered={"96": "97", "95": "98"})


def test_a_paragraph_of_another_document_is_not_a_cross_reference() -> None:
    assert "~" not in drawn("paragraph 34 of the Tunis Agenda", "paragraph 35 of the Tunis Agenda")


def test_a_year_after_the_word_paragraph_is_not_meant() -> None:
    assert "~" not in drawn("in the last paragraph by 2030", "in the last paragraph by 2035")


def test_two_long_texts_with_nothing_in_common_are_compared_quickly() -> None:
    old = " ".join(f"old{n}" for n in range(3000))
    new = " ".join(f"new{n}" for n in range(3000))
    assert [e.op for e in word_edits(old, new)] == ["cut", "add"]


def test_the_way_for_long_texts_gives_both_texts_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_PIECE", 0)
    old = "We commit to fund the Forum by 2030 and to report on it every year."
    new = "We consider how to fund the Forum by 2035 and to report to the Assembly every second year."
    edits = word_edits(old, new)
    assert (cut_of(edits), added_of(edits)) == (old, new)
    assert Edit("cut", "2030") in edits
