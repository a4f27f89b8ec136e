"""Texts made to be slow take time in proportion to their length: each is tried at one, two and four times a size."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, draft_of
from wsisdiff import assess, load_asks
from wsisdiff.errors import BadAsk, WsisdiffError
from wsisdiff.files.tables import read_toml
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.paragraphs.standing import marks_in
from wsisdiff.text.names import defined_in
from wsisdiff.text.sentences import sentences

TWICE = 3.2
"""The most that four times the text may take against twice the text: 2 is in proportion, 4 is with the square."""
NOTICED = 0.2
"""Seconds of processor time below which growth is not judged: the clock is too coarse."""


def taken(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def in_proportion(work: Callable[[str], object], make: Callable[[int], str], size: int) -> None:
    """Assert that `work` on four times `size` takes no more than in proportion, looking twice where it seems to."""
    for _ in range(3):
        half, whole = taken(work, make(2 * size)), taken(work, make(4 * size))
        if whole < NOTICED or whole <= TWICE * half:
            return
    raise AssertionError(f"{2 * size} took {half:.2f} s, {4 * size} took {whole:.2f} s")


TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "nested brackets": (lambda n: ("[" * 25 + "a " * 20 + "]" * 25) * n, 100),
    "brackets that never close": (lambda n: "[a. " * n, 5000),
    "brackets never opened": (lambda n: "a] " * n, 5000),
    "brackets side by side": (lambda n: "[a][b]" * n, 3000),
    "objections": (lambda n: "We act. [EU: delete] " * n, 3000),
    "objections in one sentence": (lambda n: ("very " * 40 + "[EU: delete] ") * n, 4000),
    "options": (lambda n: "Option 1: x " * n, 3000),
    "options in brackets": (lambda n: "[Option 1: x " * n, 3000),
    "proposals": (lambda n: "(ISOC): we act\n" * n, 3000),
    "proposals in one line": (lambda n: ("very " * 40 + "(ISOC): we ") * n, 1000),
    "verbs with strokes": (lambda n: "shall/should " * n, 5000),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_marks_of_a_paragraph_are_read_in_proportion(name: str) -> None:
    in_proportion(marks_in, *TEXTS[name])


@pytest.mark.parametrize("text", ["e.g. ", "No. 1 para. 2 ", "A. B. ", "We act. "])
def test_sentences_are_parted_in_proportion(text: str) -> None:
    in_proportion(sentences, lambda n: text * n, 20000)


@pytest.mark.parametrize("text", ["Group of Friends (GOF) ", "Group ", "Alpha Beta (AB) "])
def test_abbreviations_are_found_in_proportion(text: str) -> None:
    in_proportion(defined_in, lambda n: text * n, 20000)


@pytest.mark.parametrize("text", ["a", '"a" ', "a . ", "a\t"])
def test_a_toml_file_of_one_long_name_is_refused_in_proportion(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"

    def read(content: str) -> None:
        path.write_text(content, encoding="utf-8")
        with pytest.raises(WsisdiffError):
            read_toml(path, BadAsk)

    in_proportion(read, lambda n: text * n, 50000)


JUDGED: dict[str, tuple[Callable[[int], str], int]] = {
    "one sentence of keywords": (lambda n: "the forum mandate is permanent and extended with action lines stakeholders " * n, 200),
    "one name": (lambda n: "IGF mandate " * n, 2000),
    "nothing but not": (lambda n: "not " * n, 5000),
    "items under a long chapeau": (
        lambda n: "We decide " + "very " * n + ":\n" + "\n".join(f"({chr(97 + i % 26)}) fund it;" for i in range(n)), 500,
    ),
    "sentences": (lambda n: "We decide that the IGF is permanent. " * n, 200),
    "brackets": (lambda n: "[the IGF [is] permanent] " * n, 300),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in JUDGED if name != "brackets"])
def test_the_asks_of_the_repository_are_judged_in_proportion(name: str) -> None:
    asks = load_asks(ROOT / "asks")
    in_proportion(lambda text: assess(asks, [draft_of(text)]), *JUDGED[name])


def test_a_draft_of_brackets_is_read_and_judged_in_proportion(tmp_path: Path) -> None:
    asks = load_asks(ROOT / "asks")

    def read(text: str) -> None:
        path = tmp_path / "d.md"
        path.write_text("1. " + text, encoding="utf-8")
        assess(asks, [read_draft(path)])

    in_proportion(read, *JUDGED["brackets"])
