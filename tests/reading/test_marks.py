"""Brackets, alternatives, tags and attributions: what is not agreed, and who asks for what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.model import Fact
from wsisdiff.reading.paragraphs.marks import find_marks


def facts(text: str) -> list[tuple[str, str, str]]:
    return [(fact.kind, fact.value, fact.by) for fact in find_marks(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Any bracket that is nothing else holds words that are not agreed.
        ("We [strongly] support it.", [("bracket", "strongly", "")]),
        ("[We support it.]", [("bracket", "We support it.", "")]),
        # Brackets in brackets are told each for itself, the outer first.
        ("We [support [strongly] it].", [("bracket", "support [strongly] it", ""), ("bracket", "strongly", "")]),
        # Wordings on offer.
        ("States [shall/should] act.", [("alternative", "shall/should", "")]),
        ("States [shall] [should] act.", [("alternative", "shall", ""), ("alternative", "should", "")]),
        ("States [shall][should][may] act.", [("alternative", w, "") for w in ("shall", "should", "may")]),
        ("by [the end of 2026 / the eightieth session]", [("alternative", "the end of 2026 / the eightieth session", "")]),
        # A stroke in a symbol, a number or "and/or" offers no choice.
        ("as in [A/RES/70/125]", [("bracket", "A/RES/70/125", "")]),
        ("as in [resolution 70/125]", [("bracket", "resolution 70/125", "")]),
        ("[civil society and/or business]", [("bracket", "civil society and/or business", "")]),
        # Remarks on the standing.
        ("[Suggested for closure] We agree.", [("tag", "Suggested for closure", "")]),
        ("[Preliminarily Agreed] We agree.", [("tag", "Preliminarily Agreed", "")]),
        ("We agree. [agreed ad ref]", [("tag", "agreed ad ref", "")]),
        ("We agree. [Agreed ad-ref on 3 December]", [("tag", "Agreed ad-ref on 3 December", "")]),
        ("(former 6 amended) We agree.", [("tag", "former 6 amended", "")]),
        # Words that only begin like a tag are text in dispute.
        ("the [agreed outcomes of the Summit]", [("bracket", "agreed outcomes of the Summit", "")]),
        # Who asks for what; words that are proposed are not agreed either.
        ("We agree. [G77: delete]", [("attribution", "delete", "G77")]),
        ("We agree [EU: and welcome it].", [("attribution", "and welcome it", "EU"), ("bracket", "EU: and welcome it", "")]),
        ("[G77 and China, Russian Federation: retain] it", [("attribution", "retain", "G77 and China, Russian Federation")]),
        ("(ISOC): We propose this.", [("attribution", "", "ISOC")]),
        ("Japan, Government: We propose this.", [("attribution", "", "Japan, Government")]),
        ("G77: delete", [("attribution", "delete", "G77")]),
        ("Norway proposed: we agree.", [("attribution", "", "Norway")]),
        ("Text proposed by the European Union: we agree.", [("attribution", "", "European Union")]),
        # Not names.
        ("Amendment 6 (Recital 38): Introduces a change.", []),
        ("Note: this is new.", []),
        ("We propose: this is new.", []),
        ("We recognize: openness.", []),
        # Footnote references and an editor's brackets are none of these.
        ("the Agenda[1] and the Compact[^2]", []),
        ("the Agenda. [12]", []),
        ("he wrote “recieve [sic] it [...] now” [emphasis added]", []),
        # But a figure in dispute is one.
        ("at least [12] per cent", [("bracket", "12", "")]),
        ("", []),
    ],
)
def test_what_the_marks_say(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert facts(text) == expected


def test_an_unclosed_bracket_reaches_to_the_end_of_its_sentence_and_is_told() -> None:
    text = "We agree. We [support it. We go on."
    found, warnings = find_marks(text)
    assert [fact.span.cut(text) for fact in found] == ["[support it."]
    assert len(warnings) == 1 and warnings[0].kind == "file.never_closes"


def test_a_bracket_that_was_never_opened_is_told() -> None:
    found, warnings = find_marks("We support] it.")
    assert found == () and warnings[0].kind == "file.never_opened"


def test_spans_include_the_brackets() -> None:
    text = "States [shall] [should] act [agreed ad ref]."
    assert [fact.span.cut(text) for fact in find_marks(text)[0]] == ["[shall]", "[should]", "[agreed ad ref]"]


@given(st.text(alphabet="ab [](),:/.^1EU\n", max_size=60))
def test_facts_lie_in_the_text_whatever_it_is(text: str) -> None:
    found, _ = find_marks(text)
    for fact in found:
        assert isinstance(fact, Fact) and 0 <= fact.span.start < fact.span.end <= len(text)
        assert fact.value in text or fact.value.strip() in text


@pytest.mark.parametrize("text", ["[" * 5000, "A&" * 4000 + ":", "(" + "A, " * 4000 + ")", "[a/" * 3000])
def test_hostile_text_takes_no_time(text: str) -> None:
    import time

    start = time.perf_counter()
    find_marks(text)
    assert time.perf_counter() - start < 2
