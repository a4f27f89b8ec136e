"""What a person is shown of a new draft before it goes in."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import draft_of
from wsisdiff.model import Draft, Remark
from wsisdiff.workspace.intake.shape import beside, same_text, seen


def in_sections(*sections: str) -> Draft:
    draft = draft_of(*(f"We say {n}." for n in range(len(sections))), id="before")
    return replace(draft, paragraphs=tuple(replace(p, section=s) for p, s in zip(draft.paragraphs, sections, strict=True)))


def test_counts_first_and_last_number_marks_and_warnings_are_shown() -> None:
    draft = replace(
        draft_of("We welcome.", "We [may] act.", "We end."), warnings=(Remark.of("file.broken_page", n=1, pages="3"),)
    )
    assert seen(draft) == [
        "draft: 3 paragraphs in no sections, 1 to 3, 1 paragraph with bracketed text",
        "warning: page 3 is broken and was not read",
    ]
    first, *rest = draft.paragraphs
    lettered = replace(draft, paragraphs=(replace(first, label="A", preamble=True, footnotes=("x",)), *rest), warnings=())
    assert "A and 2 to 3, 1 paragraph with bracketed text, 1 footnote" in seen(lettered)[0]


def test_sections_that_came_and_went_are_named_but_not_those_that_only_got_a_number() -> None:
    before, now = in_sections("I. Access", "II. Bridging divides"), in_sections("Access", "Closing divides")
    assert beside(now, before) == [
        "before has 2 paragraphs in 2 sections, 1 to 2; 2 paragraphs word for word in both",
        "new sections: Closing divides",
        "sections no longer there: II. Bridging divides",
    ]


def test_many_sections_are_counted_rather_than_listed() -> None:
    lines = beside(in_sections(*(f"Section {'abcdefghij'[n]}x" for n in range(10))), in_sections("Other"))
    assert lines[1].endswith("Section fx; and 4 more")


def test_the_same_text_is_known_by_its_words_alone() -> None:
    one = draft_of("We recognise the “Forum”.", "We agree.", id="one")
    other = draft_of('We recognize the "Forum".\nWe agree', id="other")
    assert same_text(other, [draft_of("We disagree."), one]) == "one"
    assert same_text(other, [draft_of("We recognise the Forum.", id="less")]) == ""
