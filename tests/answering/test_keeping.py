"""Readings are kept in one file a draft, the same for the same answers, merge line by line, and none is lost."""

from __future__ import annotations

import subprocess
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsisdiff.answering.answers import read_answers
from wsisdiff.answering.keeping import file_of, file_text, keep, load_file, load_readings, named_points
from wsisdiff.errors import BadWorkspace
from wsisdiff.model import Answer, AnswerPoint

ASKS = [f"ask-{letter}" for letter in "abcdefg"]
DAY = date(2026, 1, 2)


def answer(ask: str, by: str = "m", quote: str = "We do", status: str = "adopted") -> Answer:
    point = AnswerPoint(f"point of {ask}", "stands", "12", quote)
    return Answer(ask, "one", by, "model", status, "why", (point, AnswerPoint("rest", "missing")), DAY)  # type: ignore[arg-type]


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    hostile = answer("ask-b", 'A "quoted" name', "line\n] },\n[[reading]]\x7f’\\")
    parts = replace(answer("ask-c"), parts=(1, 3), of=3, status="")
    [path] = keep(tmp_path, [answer("ask-a"), hostile, parts], ASKS)
    assert path == file_of(tmp_path, "one")
    assert set(load_file(path, "one")) == {answer("ask-a"), hostile, parts}
    assert load_readings(tmp_path, ["one", "two"]) == load_file(path, "one")


def test_a_readers_new_answer_takes_the_place_of_the_old_one_and_of_no_others(tmp_path: Path) -> None:
    keep(tmp_path, [answer("ask-a"), answer("ask-a", "Ana"), answer("ask-b")], ASKS)
    keep(tmp_path, [answer("ask-a", status="partial")], ASKS)
    assert [(a.ask, a.by, a.status) for a in load_readings(tmp_path, ["one"])] == [
        ("ask-a", "Ana", "adopted"), ("ask-a", "m", "partial"), ("ask-b", "m", "adopted"),
    ]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.permutations(ASKS))
def test_the_file_is_the_same_in_whatever_order_the_answers_came(asks: list[str]) -> None:
    text = file_text("one", [answer(ask) for ask in asks], reversed(asks))
    assert text == file_text("one", [answer(ask) for ask in ASKS], ASKS)
    assert len(tomllib.loads(text)["reading"]) == len(ASKS)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(ASKS), max_size=3, unique=True), st.permutations(ASKS), st.integers(1, 3))
def test_readings_of_different_asks_merge_line_by_line(before: list[str], asks: list[str], split: int) -> None:
    from tempfile import TemporaryDirectory

    base = [answer(ask) for ask in before]
    ours, theirs = [answer(ask, "x") for ask in asks[:split]], [answer(ask, "y") for ask in asks[split:4]]
    with TemporaryDirectory() as folder:
        for name, answers in (("base", base), ("ours", [*base, *ours]), ("theirs", [*base, *theirs])):
            (Path(folder) / name).write_text(file_text("one", answers, ASKS), encoding="utf-8")
        call = ["git", "merge-file", "-p", "ours", "base", "theirs"]
        merged = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
        assert merged.returncode == 0, merged.stdout
        (Path(folder) / "merged.toml").write_text(merged.stdout, encoding="utf-8")
        assert set(load_file(Path(folder) / "merged.toml", "one")) == {*base, *ours, *theirs}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reading = [\n", "not valid TOML"),
        ('reading = "x"\n', "no list of tables"),
        ('reading = [\n  { ask = "a", by = "m", kind = "tool" },\n]\n', "kind is 'tool'"),
        (
            'reading = [\n  { ask = "a", by = "a\u2028b", kind = "model" },\n  { ask = "b" },\n]\n',
            "line 3: the reading has no by",
        ),
        ('reading = [\n  { ask = "a", kind = "model", by = "m", points = ["x"] },\n]\n', "points is no list of tables"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(text: str, said: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, "one")
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadWorkspace, match=said):
        keep(tmp_path, [answer("ask-a")], ASKS)
    assert path.read_text(encoding="utf-8") == text


def test_eight_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.answering.test_keeping import answer, ASKS;"
        "from wsisdiff.answering.keeping import keep;"
        "[keep(Path(sys.argv[1]), [answer(ask, sys.argv[2])], ASKS) for ask in ASKS]"
    )
    import sys

    from tests.conftest import ROOT

    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), f"w{n}"], cwd=ROOT) for n in range(8)]
    assert [writer.wait(60) for writer in writers] == [0] * 8
    found = load_readings(tmp_path, ["one"])
    assert {(a.ask, a.by) for a in found} == {(ask, f"w{n}") for ask in ASKS for n in range(8)}
    assert [path.name for path in (tmp_path / "readings").iterdir()] == ["one.toml"]


def test_the_first_reader_of_an_ask_names_its_points(tmp_path: Path) -> None:
    other = replace(answer("ask-a"), draft="two", points=(AnswerPoint("else", "missing"),))
    keep(tmp_path, [answer("ask-a"), other, replace(answer("ask-b"), points=())], ASKS)
    assert named_points(tmp_path, ["one", "two"]) == {"ask-a": ("point of ask-a", "rest")}


def test_the_name_that_the_form_holds_is_nobodys() -> None:
    form = '{"draft": "one", "reader": "your name, or the model\'s", "answers": [{"ask": "forum", "status": "adopted"}]}'
    taken = read_answers(form)
    assert ([a.by for a in taken.answers], [r.kind for r in taken.told]) == (["a model"], ["answers.unnamed"])
    assert [r.kind for r in read_answers(form, by="Ana", kind="person").told] == []
