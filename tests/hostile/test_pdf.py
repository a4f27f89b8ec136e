"""PDFs that refer to themselves, count what is not there, or draw without end."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.made import FONT, TEXT, form, fuzz_module, pdf, put, refused, stream
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.pdf import process as pdf_process

Answering = Callable[[str], None]
SENTENCE = "We decide to act."
PAGES = b"/Count 1 /Kids [3 0 R]"
CONTENTS = b"/Contents 4 0 R"

READ = {
    "a page tree that holds itself": pdf(pages=b"/Count 5 /Kids [2 0 R 3 0 R 2 0 R]"),
    "a tree that is its own parent": pdf(pages=b"/Parent 2 0 R /Count 1 /Kids [3 0 R]"),
    "two thousand million pages that are not there": pdf(pages=b"/Count 2000000000 /Kids [3 0 R]"),
    "pages below nought": pdf(pages=b"/Count -5 /Kids [3 0 R]"),
    "contents that are the page itself": pdf(b"/Contents [4 0 R 3 0 R 4 0 R]"),
    "a length that is the stream itself": pdf(contents=b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"),
    "an object stream that extends itself": pdf(
        CONTENTS, PAGES, stream(b"6 0 << >>", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")
    ),
    "arrays a hundred thousand deep": pdf(b"/Odd " + b"[" * 100_000 + b"]" * 100_000 + b" /Contents 4 0 R"),
    "a page saved a hundred thousand times": pdf(contents=stream(b"q " * 100_000 + TEXT)),
    "a text turned over by a size below nought": pdf(contents=stream(b"BT /F1 -12 Tf 1 0 0 -1 182 700 Tm (1. We decide to act.) Tj ET")),
    "a text at a place that is no number": pdf(
        contents=stream(TEXT + b" BT /F1 12 Tf 1e38 1e38 1e38 1e38 1e38 1e38 Tm (x) Tj ET BT /F1 1e38 Tf 0 0 0 0 72 600 Tm (y) Tj ET")
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_it_is_read_all_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_PDF_PROCESS", "0")
    assert SENTENCE in read_draft(put(tmp_path, "a.pdf", READ[name])).text


def test_a_table_of_references_that_goes_back_to_itself_is_read(tmp_path: Path) -> None:
    data = pdf()
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    assert SENTENCE in read_draft(put(tmp_path, "a.pdf", data.replace(b"trailer <<", b"trailer << /Prev %d" % start))).text


def test_a_font_made_of_itself_leaves_no_text(tmp_path: Path) -> None:
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont 5 0 R /DescendantFonts [5 0 R] /Encoding 5 0 R /ToUnicode 5 0 R >>"
    assert "its pages are empty" in refused(put(tmp_path, "a.pdf", pdf().replace(FONT, font)))


def test_a_drawing_that_draws_itself_ends(tmp_path: Path) -> None:
    data = pdf(CONTENTS, PAGES, form(TEXT + b" /X Do", b"/X 6 0 R"), contents=stream(TEXT + b" /X Do"))
    assert SENTENCE in read_draft(put(tmp_path, "a.pdf", data)).text


def test_a_drawing_that_doubles_without_end_costs_one_line_and_not_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """4 kB that would draw 10 to the 12th pieces: it takes all memory of the process that reads it, and that is another one."""
    monkeypatch.setenv("WSISDIFF_MAX_MEMORY_MB", "250")
    monkeypatch.setenv("WSISDIFF_MAX_SECONDS", "3")
    forms = [form(b"/X Do " * 10, b"/X %d 0 R" % (7 + n)) for n in range(12)]
    path = put(tmp_path, "a.pdf", pdf(CONTENTS, PAGES, *forms, form(TEXT), contents=stream(b"/X Do")))
    line = refused(path)
    assert "stops its reader" in line or "takes longer than 3 seconds" in line or "MB of memory" in line


def test_a_page_packed_to_a_thousandth_is_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_MEMORY_MB", "250")
    bomb = zlib.compress(b" " * 100_000_000, 9)
    path = put(tmp_path, "a.pdf", pdf(contents=stream(bomb, b"/Filter /FlateDecode")))
    assert "empty" in refused(path) or "stops its reader" in refused(path)


@pytest.fixture(params=["a copy", "a Python of its own"])
def answering(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Lets the process that reads PDFs do something else, each way in which it is started."""
    copies = request.param == "a copy"
    if copies and not pdf_process._copies():
        pytest.skip("this process cannot be copied")
    monkeypatch.setattr(pdf_process, "_copies", lambda: copies)

    def answers(code: str) -> None:
        monkeypatch.setattr(pdf_process, "_START", code)
        monkeypatch.setattr(
            pdf_process, "main", lambda *streams: exec(code, {"print": lambda what: os.write(1, what.encode() + b"\n")})
        )

    return answers


def test_a_reader_that_does_not_answer_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answering: Answering) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_SECONDS", "1")
    monkeypatch.setattr(pdf_process, "GRACE", 0.0)
    answering("import time; time.sleep(60)")
    assert "it takes longer than 1 seconds to read (limit 1)" in refused(put(tmp_path, "a.pdf", pdf()))


@pytest.mark.parametrize("code", ["import os; os.abort()", "print('no JSON')", "import sys; sys.exit(3)"])
def test_a_reader_that_breaks_down_is_one_line(code: str, tmp_path: Path, answering: Answering) -> None:
    answering(code)
    assert "broken in a way that stops its reader" in refused(put(tmp_path, "a.pdf", pdf()))


def test_a_fault_of_the_program_itself_is_not_put_down_to_the_file(tmp_path: Path, answering: Answering) -> None:
    answering("""print('{"fault": "KeyError: 1"}')""")
    with pytest.raises(RuntimeError, match="KeyError"):
        read_draft(put(tmp_path, "a.pdf", pdf()))


def test_where_no_other_process_starts_the_file_is_read_in_this_one(tmp_path: Path, answering: Answering) -> None:
    answering("import a_module_that_is_not_there")
    assert SENTENCE in read_draft(put(tmp_path, "a.pdf", pdf())).text


def test_all_ways_of_reading_a_pdf_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(__file__).resolve().parents[2] / "drafts" / "elements-paper.pdf"
    apart = read_draft(path)
    monkeypatch.setattr(pdf_process, "_copies", lambda: False)
    assert read_draft(path) == apart
    monkeypatch.setenv("WSISDIFF_PDF_PROCESS", "0")
    assert read_draft(path) == apart


def test_a_sign_where_other_pages_have_their_number_is_no_fault(tmp_path: Path) -> None:
    """Found by fuzzing: "#" at the foot of one page and "2" at that of another had one shape, and not as many figures."""
    pages_of = fuzz_module("packed").pages_of
    foot = b" BT /F0 12 Tf 1 0 0 1 300 40 Tm (%s) Tj ET"
    body = b"BT /F0 12 Tf 1 0 0 1 72 700 Tm (%d. We decide to act.) Tj ET"
    data = pages_of([body % n + foot % sign for n, sign in ((1, b"1"), (2, b"#"), (3, b"3"), (4, b"4"), (5, b"5"))])
    assert read_draft(put(tmp_path, "a.pdf", data)).text.count(SENTENCE) == 5
