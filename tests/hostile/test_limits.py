"""Limits: each holds, says itself and how to raise it, and can be set."""

import os
import re
import signal
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from tests.hostile.made import p, pdf, put, refused, word_file
from wsisdiff.errors import UnreadableDraft, WsisdiffError
from wsisdiff.files import limits as module
from wsisdiff.files.limits import Limits, check_time, limits, time_limited
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.steps import step


def test_a_limit_is_set_by_a_variable_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_PAGES", "7")
    assert limits() == Limits(pages=7)


@pytest.mark.parametrize("value", ["0", "-1", "ten", "1e3", "²", "9" * 50, "1\x1b[2J"])
def test_a_limit_that_is_no_number_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_PAGES", value)
    with pytest.raises(
        UnreadableDraft, match=r"environment variable WSISDIFF_MAX_PAGES: the limit .* is no whole number above 0"
    ) as error:
        limits()
    assert str(error.value).isprintable()


def test_too_many_paragraphs_are_refused_and_read_when_the_limit_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "a.md", "".join(f"{n}. We act.\n\n" for n in range(1, 121)))
    monkeypatch.setenv("WSISDIFF_MAX_PARAGRAPHS", "100")
    assert "it has 120 paragraphs, more than a draft (limit 100)" in refused(path)
    assert "or set WSISDIFF_MAX_PARAGRAPHS higher if it is a draft" in refused(path)
    monkeypatch.setenv("WSISDIFF_MAX_PARAGRAPHS", "120")
    assert len(read_draft(path).paragraphs) == 120


def test_a_million_paragraphs_are_refused_before_they_cost_anything(tmp_path: Path) -> None:
    assert "3,000,000 lines, more than a draft (limit 200,000)" in refused(put(tmp_path, "a.txt", "a.\n\nb\n" * 1_000_000))


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_PAGES", "2")
    path = put(tmp_path, "a.pdf", pdf(pages=b"/Count 3 /Kids [3 0 R 3 0 R 3 0 R]"))
    assert "3 pages are more than a draft has (limit 2)" in refused(path)


def test_a_page_nested_too_deep_is_refused(tmp_path: Path) -> None:
    inside = "<p>1. We reaffirm the outcomes of the summit.</p>"
    path = put(tmp_path, "a.html", "<div>" * 600 + inside)
    assert "nested deeper than those of a page (limit 500)" in refused(path)
    assert len(read_draft(put(tmp_path, "b.html", "<div>" * 400 + inside)).paragraphs) == 1


def test_too_many_elements_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_ELEMENTS", "1000")
    assert "more elements than a page (limit 1,000)" in refused(put(tmp_path, "a.html", "<p>1. We act.</p>" * 1001))
    assert "word/document.xml has more elements than a draft (limit 1,000)" in refused(
        put(tmp_path, "a.docx", word_file(p("x") * 400))
    )


def test_a_reader_that_never_looks_at_the_clock_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_SECONDS", "1")
    monkeypatch.setattr(module, "GRACE", 0.1)
    with pytest.raises(UnreadableDraft, match=r"a\.md: it takes longer than 1 seconds to read"), time_limited("a.md"):
        re.search(r"(a|aa)+$", "a" * 60 + "b")


def test_a_step_is_interrupted_too_and_the_earlier_end_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_STEP_SECONDS", "1")
    slow = pytest.raises(WsisdiffError, match="judging takes longer than 1 seconds; give less at a time")
    with slow, step("judging"), time_limited("a.md"):
        re.search(r"(a|aa)+$", "a" * 60 + "b")
    with step("quick"):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there is a process held to its memory")
def test_a_command_that_would_take_all_memory_ends_in_one_line() -> None:
    eat = (
        "import sys; from wsisdiff import cli, verbs; "
        "cli.importlib.import_module = lambda name: bytearray(900 * 2**20); sys.argv[1:] = ['report']; cli.main()"
    )
    env = {**os.environ, "WSISDIFF_MAX_ALL_MEMORY_MB": "700"}
    done = subprocess.run([sys.executable, "-c", eat], capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == (
        "wsisdiff: this takes more memory than it may; give less at a time, or set WSISDIFF_MAX_ALL_MEMORY_MB higher"
    )


def test_a_large_file_is_refused_unread_and_the_limit_of_texts_is_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_FILE_MB", "1")
    monkeypatch.setenv("WSISDIFF_MAX_TEXT_MB", "2")
    assert "1.5 MB are more than a draft has (limit 1)" in refused(put(tmp_path, "a.pdf", b"%PDF-1.7\n" + b"x" * 1_572_864))
    assert "set WSISDIFF_MAX_TEXT_MB higher" in refused(put(tmp_path, "a.html", b"x" * 2_500_000))


def test_a_reader_that_takes_too_long_stops_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.md", "1. We act.\n\n" * 50)
    clock = iter(range(0, 10_000, 5))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    assert "it takes longer than 120 seconds to read (limit 120)" in refused(path)
    monkeypatch.undo()
    assert len(read_draft(path).paragraphs) == 50


def test_the_time_of_a_file_within_a_file_is_that_of_the_outer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    with pytest.raises(UnreadableDraft, match="outer"), time_limited("outer"), time_limited("inner"):
        check_time()
        now = 121.0
        check_time()
    check_time()  # outside nothing is limited


def test_every_limit_stands_in_the_documentation_with_its_default() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "hardening.md").read_text(encoding="utf-8")
    listed = {
        cells[1].strip("` "): int(cells[2].replace(",", ""))
        for line in page.splitlines()
        if line.startswith("| `WSISDIFF_MAX_") and (cells := line.split("|"))
    }
    assert listed == {f"{module.PREFIX}{field.name.upper()}": field.default for field in fields(Limits)}


def test_lists_in_lists_are_read_to_the_bottom(tmp_path: Path) -> None:
    """Each level of a page's list takes two elements; a Markdown text may indent as deep as it likes."""
    inside = "We reaffirm the outcomes of the summit."
    assert inside in read_draft(put(tmp_path, "a.html", "<ol><li>" * 240 + inside + "</ol>" * 240)).text
    assert "nested deeper" in refused(put(tmp_path, "b.html", "<ul><li>" * 2000 + inside))
    deep = "".join(f"{'  ' * level}- item {level}\n" for level in range(1000)) + f"{'  ' * 1000}- {inside}\n"
    assert inside in read_draft(put(tmp_path, "a.md", f"1. We decide:\n\n{deep}")).text
