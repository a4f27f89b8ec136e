"""Answers as chatbots write them: what can be read is read, what is wrong is told, nothing is made up."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsisdiff.answering.answers import put_together, read_answers
from wsisdiff.answering.blocks import blocks
from wsisdiff.model import Answer, AnswerPoint

POINT = {"point": "a fund", "state": "stands", "paragraph": "2", "quote": "We establish a fund"}
ANSWER = {"ask": "fund", "status": "adopted", "why": "it says so", "points": [POINT]}
WHOLE: dict[str, Any] = {"schema": "wsisdiff.answers/1", "draft": "one", "reader": "a reader", "answers": [ANSWER]}
READ = Answer(
    "fund", "one", "a reader", "model", "adopted", "it says so", (AnswerPoint("a fund", "stands", "2", "We establish a fund"),)
)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(WHOLE),
        f"Here is what I found:\n\n```json\n{json.dumps(WHOLE, indent=2)}\n```\nAsk me {{anything}} [else].",
        json.dumps(WHOLE)[:-2] + ",]}",
        json.dumps(WHOLE, indent=1).replace('"adopted",', '"adopted", // "quoted" as {asked}'),
        json.dumps(WHOLE).replace("left_out", "left out").replace("stands", "Stands"),
        json.dumps(WHOLE).replace('"2"', "2"),
    ],
)
def test_text_fences_trailing_commas_and_remarks_do_not_matter(text: str) -> None:
    taken = read_answers(text)
    assert taken.answers == (READ,)
    assert taken.told == ()


@pytest.mark.parametrize("text", ["I cannot say.", "[1]", json.dumps({**WHOLE, "answers": []})])
def test_where_there_is_no_answer_that_is_told(text: str) -> None:
    taken = read_answers(text)
    assert not taken.answers
    assert [remark.kind for remark in taken.told] == ["answers.none"]


def test_a_comma_or_stroke_within_a_quotation_stays() -> None:
    odd = {**WHOLE, "answers": [{**ANSWER, "points": [{**POINT, "quote": "see http://un.org/a, ] and (b), }"}]}]}
    taken = read_answers(json.dumps(odd)[:-1] + ",}")
    assert taken.answers[0].points[0].quote == "see http://un.org/a, ] and (b), }"


def test_half_an_emoji_costs_no_answer() -> None:
    cut = {
        **WHOLE,
        "reader": "a \ud83d",
        "answers": [{**ANSWER, "why": "so \ud83d", "points": [{**POINT, "quote": "a \ud83dfund"}]}],
    }
    [taken] = read_answers(json.dumps(cut)).answers
    assert (taken.by, taken.why, taken.points[0].quote) == ("a ?", "so ?", "a ?fund")


def test_several_blocks_are_read_and_the_last_answer_on_an_ask_counts() -> None:
    other = {**WHOLE, "answers": [{**ANSWER, "ask": "fee"}]}
    again = {**WHOLE, "answers": [{**ANSWER, "status": "partial"}]}
    taken = read_answers("\n\n".join(map(json.dumps, (WHOLE, other, again))))
    assert [(a.ask, a.status) for a in taken.answers] == [("fee", "adopted"), ("fund", "partial")]
    assert [remark.kind for remark in taken.told] == ["answers.twice"]


def test_of_half_a_json_the_whole_answers_are_read_and_that_is_told() -> None:
    text = json.dumps({**WHOLE, "answers": [ANSWER, {**ANSWER, "ask": "fee"}, {**ANSWER, "ask": "rest"}]})
    taken = read_answers(text[: text.index('"rest"') + 20])
    assert [(a.ask, a.draft, a.by) for a in taken.answers] == [("fund", "one", "a reader"), ("fee", "one", "a reader")]
    assert [remark.kind for remark in taken.told] == ["answers.broken"]


@pytest.mark.parametrize(
    "text", ["", "I cannot help with that.", "{", "[[[[" * 500, '{"answers": ', "{}" * 5000, '{"a": 1}', "null"]
)
def test_nonsense_has_no_answers_and_is_told(text: str) -> None:
    taken = read_answers(text)
    assert taken.answers == ()
    assert taken.told


def spoiled(**changed: Any) -> str:
    return json.dumps({**WHOLE, "answers": [{**ANSWER, **changed}]})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (spoiled(ask=""), "answers.no_ask"),
        (spoiled(ask=7.5), "answers.no_ask"),
        (spoiled(status="yes"), "answers.status"),
        (spoiled(points="none"), "answers.points"),
        (spoiled(points=["a fund"]), "answers.point"),
        (spoiled(points=[{**POINT, "state": "maybe"}]), "answers.state"),
        (spoiled(points=[{**POINT, "quote": " "}]), "answers.no_quote"),
        (spoiled(points=[{**POINT, "quote": ["a"]}]), "answers.no_quote"),
        (spoiled(status="adopted|partial|left_out", points=[{**POINT, "state": ""}]), "answers.empty"),
        (json.dumps({**WHOLE, "schema": "another/2"}), "answers.schema"),
        (json.dumps({**WHOLE, "reader": "tool"}), "answers.named_tool"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(text: str, told: str) -> None:
    assert told in [remark.kind for remark in read_answers(text).told]


def test_an_answer_never_says_of_itself_that_a_person_wrote_it() -> None:
    text = json.dumps({**WHOLE, "kind": "person", "answers": [{**ANSWER, "kind": "person", "decided": True, "by": "Ana"}]})
    assert [(a.kind, a.by, a.decided) for a in read_answers(text).answers] == [("model", "a reader", False)]
    [own] = read_answers(text, by="Ana", kind="person", on=date(2026, 1, 2)).answers
    assert (own.kind, own.by, own.date) == ("person", "Ana", date(2026, 1, 2))


def test_parts_of_a_draft_are_put_together_and_of_each_point_what_says_most_counts() -> None:
    first = Answer("fund", "one", "m", "model", "partial", "a", (AnswerPoint("x", "stands", "1", "q"), AnswerPoint("y", "missing")),
                   parts=(1,), of=2)  # fmt: skip
    later = Answer("fund", "one", "m", "model", "partial", "b", (AnswerPoint("X", "missing"), AnswerPoint("y", "weak", "9", "r")),
                   parts=(2,), of=2)  # fmt: skip
    both = put_together(first, later)
    assert [(p.point, p.state) for p in both.points] == [("x", "stands"), ("y", "weak")]
    assert (both.parts, both.of, both.status) == ((1, 2), 2, "")
    assert put_together(both, later) == later  # read again: what was said before makes place
    told = json.dumps({**WHOLE, "part": "2 of 3"})
    assert [(a.parts, a.of) for a in read_answers(told).answers] == [((2,), 3)]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='{}[]":,/ask answers\\n', max_size=400))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    read_answers(text)
    assert all(block.line >= 1 for block in blocks(text))


@pytest.mark.parametrize(
    "text", ['{"ask":' * 40_000, '{"answers": [' + '{"ask": "a", ' * 20_000, "{" * 300_000, '"' * 300_000, "//" * 200_000]
)
def test_what_is_nested_or_cut_a_thousand_times_takes_no_long_time(text: str) -> None:
    from time import perf_counter

    start = perf_counter()
    read_answers(text)
    assert perf_counter() - start < 5
