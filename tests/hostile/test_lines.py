"""Documents made to be slow: the time grows with the text. fuzz/scale.py measures the growth; here each must end in seconds."""

import time
from pathlib import Path

import pytest

from tests.hostile.made import fuzz_module, put
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.lines.joining import join_lines
from wsisdiff.reading.lines.listed_notes import MARKS
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.paragraphs.marks import find_marks

SLOW = fuzz_module("scale").SLOW


@pytest.mark.parametrize("name", SLOW)
def test_it_is_read_in_seconds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_PDF_PROCESS", "0")
    size, (ending, make) = SLOW[name]
    path = put(tmp_path, f"a{ending}", make(size // 8))
    start = time.process_time()
    try:
        read_draft(path)
    except UnreadableDraft as error:
        assert "no paragraph" in str(error)
    assert time.process_time() - start < 10


def test_numbers_of_twenty_thousand_paragraphs_take_a_second_not_a_minute(tmp_path: Path) -> None:
    path = put(tmp_path, "a.md", "".join(f"{n}. We decide to act on this.\n\n" for n in range(1, 9_999)) * 2)
    start = time.process_time()
    assert len(read_draft(path).paragraphs) == 2 * 9_998
    assert time.process_time() - start < 15


@pytest.mark.parametrize(
    "text",
    ["*" * 50_000 + "x", "1" * 50_000 + "x", "[1" * 30_000, "1, " * 30_000 + "x", "(1)" * 30_000 + "x", "† " * 30_000 + "x"],
)
def test_a_raised_text_of_any_shape_is_judged_at_once(text: str) -> None:
    start = time.process_time()
    MARKS.fullmatch(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "text",
    [
        f"{a}{b * 20_000}{c}"
        for a in ("1", "A", "(a", "[", "12 bis", "•")
        for b in (" ", ".", ".1", " bis", "\t.")
        for c in ("", "x")
    ],
)
def test_a_label_of_any_shape_is_read_at_once(text: str) -> None:
    start = time.process_time()
    read_label(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "]",
        "[a",
        "[A: ",
        "(A",
        "A, ",
        "A and ",
        "A\n",
        "\nA & ",
        "(AB/",
        "(AB&",
        "A/1",
        "1/1/",
        "https://",
        "[1, ",
        "(a) ",
        "[[x]",
        "Japan, Government: ",
    ],
)
def test_marks_of_any_shape_are_found_at_once(unit: str) -> None:
    start = time.process_time()
    find_marks("We " + unit * 10_000 + "):")
    assert time.process_time() - start < 5


def test_lines_are_joined_whole_however_many_they_are() -> None:
    lines = ["the imple-", "mentation of multi-stake-", "holder work"] * 4_000
    text = join_lines(lines)
    assert text.startswith("the implementation of multi-stake") and len(text) > 140_000
    few, many = join_lines(lines[:60]), join_lines(lines[:600])
    assert many.startswith(few[:-20])
