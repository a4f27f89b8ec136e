"""What the fuzzers found worth keeping is run again, without a fuzzer: what reached most, and what once broke something."""

import random
from pathlib import Path

import pytest

from tests.hostile.made import FUZZ, fuzz_module, p, pdf, word_file
from wsisdiff.asking.load import load_asks
from wsisdiff.judging.decisions import load_reviews
from wsisdiff.reading.formats import FORMATS, format_of
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.workspace.manifest import manifest

TARGETS = fuzz_module("targets").TARGETS
INPUTS = sorted(path for path in (FUZZ / "corpus").rglob("*") if path.is_file())


@pytest.mark.parametrize("target", TARGETS)
def test_every_input_that_was_kept_still_ends_as_it_should(target: str) -> None:
    mine = [path for path in INPUTS if path.parent.name == target]
    assert mine
    for path in mine:
        try:
            TARGETS[target](path.read_bytes())
        except BaseException as error:
            raise AssertionError(f"python fuzz/replay.py {path.relative_to(FUZZ.parent)}") from error


def test_the_corpus_is_small_and_known() -> None:
    assert sum(path.stat().st_size for path in INPUTS) < 300_000
    assert {path.parent.name for path in INPUTS} == set(TARGETS)


def test_a_target_notices_what_it_is_to_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fuzz target that cannot fail finds nothing: broken on purpose, each way of failing is seen."""
    targets = fuzz_module("targets")
    monkeypatch.setattr(targets, "read_draft", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        targets.html(b"x")
    monkeypatch.undo()
    monkeypatch.setattr(targets, "number", lambda blocks, title: type("N", (), {"paragraphs": (), "headings": (), "text": ""}))
    with pytest.raises(AssertionError, match="was dropped"):
        targets.numbering(bytes(range(256)))


def test_copies_are_damaged_of_every_format_that_helps_name() -> None:
    mutate = fuzz_module("mutate")
    assert {format_of(ending) for ending in mutate.HOLDS} == {format for format in FORMATS if format.listed}
    assert set(mutate.INSIDE) <= set(mutate.HOLDS.values())
    files = {".docx": word_file(p("1. We decide.")), ".pdf": pdf(), ".md": b"1. We decide."}
    ways = {ending: {mutate.copy_of(data, ending, random.Random(n))[0] for n in range(20)} for ending, data in files.items()}
    assert [sorted(ways[ending])[-1] for ending in files] == ["inside_zip", "inside_pdf", "by_tokens"]


def test_the_beginnings_of_the_corpus_are_right_files(tmp_path: Path) -> None:
    """A fuzzer that starts from a file with a fault looks for ever at what says so."""
    seeds = fuzz_module("seeds")
    (tmp_path / "drafts").mkdir()
    for name, text in (("a.toml", seeds.ASKS), ("drafts/drafts.toml", seeds.DRAFTS), ("reviews.toml", seeds.REVIEWS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "asks").mkdir()
    (tmp_path / "a.toml").rename(tmp_path / "asks" / "a.toml")
    assert [ask.id for ask in load_asks(tmp_path / "asks")] == ["a-b"]
    assert [draft.id for draft in manifest(tmp_path)] == ["one"]
    assert [review.by for review in load_reviews(tmp_path)] == ["A. Name"]
    for ending, data in (
        (".docx", seeds.word_file()),
        (".pdf", seeds.pdf_file()),
        (".html", seeds.HTML),
        (".md", seeds.MARKDOWN),
    ):
        path = tmp_path / f"draft{ending}"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        assert read_draft(path).paragraphs
