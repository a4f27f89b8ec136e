"""Opening: the reader is chosen by ending and content, and what cannot be read is refused in one line that says what to do."""

from __future__ import annotations

import datetime
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.told import told
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.formats import FORMATS
from wsisdiff.reading.open_draft import _NO_FORMAT, read_draft, slug

TEXT = "# Draft\n\n1. We [strongly] support it.[^1]\n\n2. We decide.\n\n[^1]: Resolution 70/125.\n"


def refused(path: Path) -> str:
    with pytest.raises(UnreadableDraft) as error:
        read_draft(path)
    line = str(error.value)
    assert "\n" not in line and str(path) in line and ";" in line  # what, where, and what to do
    return line


def test_a_draft_carries_what_it_was_given_and_what_its_file_says(tmp_path: Path) -> None:
    path = tmp_path / "Rev 1 (clean).md"
    path.write_text(TEXT, encoding="utf-8")
    draft = read_draft(path)
    assert (draft.id, draft.title, draft.file) == ("rev-1-clean", "Draft", str(path))
    given_all = read_draft(path, id="rev1", title="Revision 1", date=datetime.date(2025, 11, 7), symbol="A/80/X", specimen=True)
    assert (given_all.id, given_all.title, given_all.symbol, given_all.specimen) == ("rev1", "Revision 1", "A/80/X", True)
    assert given_all.date == datetime.date(2025, 11, 7)
    first = draft.paragraphs[0]
    assert first.span.cut(draft.text) == first.text == "We [strongly] support it."
    assert [fact.kind for fact in first.facts] == ["bracket"] and first.footnotes == ("Resolution 70/125.",)


@pytest.mark.parametrize(
    ("name", "id"), [("A_RES_73_3-EN", "a-res-73-3-en"), ("Révision 2", "revision-2"), ("草案", "draft"), ("--", "draft")]
)
def test_ids_are_lower_case_letters_figures_and_hyphens(name: str, id: str) -> None:
    assert slug(name) == id


def test_a_missing_file_a_folder_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    assert "there is no such file; check the path" in refused(tmp_path / "none.pdf")
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    assert "is a folder, not a draft" in refused(folder)
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert "the file is empty" in refused(empty)


@pytest.mark.parametrize("name", ["draft.xyz", "draft"])
def test_other_formats_are_refused_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("text", encoding="utf-8")
    assert "save the draft as .pdf, .docx, .html, .md or .txt" in refused(path)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("draft.docx", b"1. We decide.", "this is no Word file"),
        (
            "draft.docx",
            b"%PDF-1.4 ...",
            "it ends in .docx but holds a PDF file; if that is the draft, rename it so that it ends in .pdf",
        ),
        (
            "draft.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
            "this is an old Office file, no Word document; open it in Word or LibreOffice and save it as .docx",
        ),
        ("draft.docx", b"<!DOCTYPE html><html>", "holds a web page; the site may have sent an error page"),
        ("draft.pdf", b"<!DOCTYPE html><html><body>404", "holds a web page; the site may have sent an error page"),
        ("draft.pdf", b"1. We decide.", "this is no PDF file"),
        (
            "draft.pdf",
            b"PK\x03\x04....",
            "holds a Word file or another archive; if that is the draft, rename it so that it ends in .docx",
        ),
        ("draft.txt", b"%PDF-1.4 ...", "holds a PDF file"),
        ("draft.txt", b"{\\rtf1 text}", "holds a rich text file"),
        ("draft.txt", b"<html><body>", "holds a web page; if that is the draft, rename it so that it ends in .html"),
        ("draft.md", b"\x89PNG\r\n\x1a\n", "holds a picture"),
        ("draft.html", b"%PDF-1.4 ...", "holds a PDF file"),
        ("draft.txt", b"\x1f\x8b\x08....", "holds a compressed file; unpack it first"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert what in refused(path)


def test_formats_that_begin_alike_are_called_by_what_they_are_together() -> None:
    """So that their order in the table says nothing."""
    shared = Counter(format.holds for format in FORMATS if format.holds)
    assert {holds for holds, n in shared.items() if n > 1} <= {holds for holds, told in _NO_FORMAT.items() if all(told)}


def test_a_text_that_speaks_of_the_sign_of_a_pdf_is_text(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("1. Files shall begin with %PDF- and nothing else.\n\n2. We go.\n", encoding="utf-8")
    assert [x.label for x in read_draft(path).paragraphs] == ["1", "2"]


def test_a_file_past_the_limit_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_TEXT_MB", "3")
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (5 * 1024 * 1024))
    assert "5.0 MB are more than a draft has (limit 3); give the draft alone, or set WSISDIFF_MAX_TEXT_MB higher" in refused(path)


@pytest.mark.parametrize("text", ["# Only a heading\n", "***\n\n---\n", "\ufeff\n", "[^1]: only a note\n", "- \n"])
def test_a_draft_without_paragraphs_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "draft.md"
    path.write_text(text, encoding="utf-8")
    assert "no paragraph was found in it" in refused(path)


def test_unclosed_brackets_are_told_with_their_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("1. We [support it.\n\n2. We decide.\n", encoding="utf-8")
    assert any(w.startswith("paragraph 1: a bracket never closes") for w in told(read_draft(path)))


READ_HERE = [ending for format in FORMATS if format.name not in ("Word", "HTML") for ending in format.endings]
"""The readers of Word files and web pages have garbage of their own kind in their own tests."""
STARTS = (
    b"",
    b"{\\rtf1 ",
    b"From: a\nSubject: b\n\n",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"---\ntitle: x\n---\n",
    b"\xff\xfe",
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(READ_HERE), st.sampled_from(STARTS), st.binary(max_size=400))
def test_no_garbage_gives_anything_but_a_draft_or_one_line(tmp_path: Path, ending: str, start: bytes, data: bytes) -> None:
    path = tmp_path / f"garbage{ending}"
    path.write_bytes(start + data)
    try:
        draft = read_draft(path)
    except UnreadableDraft as error:
        assert "\n" not in str(error)
    else:
        assert all(p.span.cut(draft.text) == p.text for p in draft.paragraphs)


def test_a_damaged_pdf_gives_a_draft_or_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_PDF_PROCESS", "0")  # a process for each of forty would take five seconds
    from reportlab.pdfgen.canvas import Canvas

    whole = tmp_path / "whole.pdf"
    canvas = Canvas(str(whole), pageCompression=0)
    canvas.drawString(80, 700, "1. We recognize the role of the technical community.")
    canvas.drawString(80, 680, "2. We decide to return to the matter.")
    canvas.save()
    data = bytearray(whole.read_bytes())
    for at in range(0, len(data), 37):
        damaged = bytearray(data)
        damaged[at : at + 9] = b"\x00\xff<<>>]]("[: len(damaged[at : at + 9])]
        path = tmp_path / "damaged.pdf"
        path.write_bytes(damaged)
        try:
            read_draft(path)
        except UnreadableDraft as error:
            assert "\n" not in str(error)


def test_an_archive_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("wsisdiff.reading.word.read")
    path = tmp_path / "draft.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    assert "draft.docx" in refused(path)
