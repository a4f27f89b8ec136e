"""The specimens come out of their sources, and what is written in any format reads back to the same paragraphs."""

from __future__ import annotations

import doctest
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from lxml import etree

from tests.conftest import ROOT
from tools.render_specimens import DRAFTS, all_files, render, source_of
from tools.specimens import hyphens, word_changes
from tools.specimens.source import Source, SourceError, parse
from wsisdiff import read_draft
from wsisdiff.model import Draft

NAMES = ("elements-paper", "zero-draft", "rev1", "rev2", "outcome")
FORMS = ("pdf", "docx", "html")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(source: Source) -> list[tuple[str, str, str]]:
    """(label, section, text) of every paragraph by the renderer's own parser, which shares nothing with wsisdiff's readers."""
    rows: list[tuple[str, str, str]] = []
    section, unnumbered = "", 0
    for block in source.blocks:
        if block.kind == "heading":
            section = block.text
        elif block.kind == "paragraph" and block.level:
            label, of, text = rows[-1]
            rows[-1] = (label, of, f"{text}\n{block.label} {block.text}")
        elif block.kind == "paragraph":
            unnumbered += not block.label
            rows.append((block.label.rstrip(".") or f"PP{unnumbered}", section, block.text))
    return rows


def read(draft: Draft) -> list[tuple[str, str, str]]:
    return [(p.label, p.section, p.text) for p in draft.paragraphs]


def notes(draft: Draft) -> list[str]:
    return [note for p in draft.paragraphs for note in p.footnotes]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_source_in_any_format_reads_back_to_what_was_written(
    name: str, form: Literal["pdf", "docx", "html"], tmp_path: Path
) -> None:
    source = source_of(name)
    file = tmp_path / f"{name}.{form}"
    file.write_bytes(render(source, form))
    draft = read_draft(file)
    assert read(draft) == written(source)
    assert notes(draft) == [run.text for run in source.notes]
    assert draft.warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_readable_source_and_the_specimen_made_of_it_read_alike(name: str) -> None:
    made = next(DRAFTS.glob(f"{name}.*"))
    source = read_draft(DRAFTS / "sources" / f"{name}.md")
    assert read(read_draft(made)) == read(source) == written(source_of(name))
    assert notes(read_draft(made)) == notes(source)


def test_tracked_changes_rejected_read_as_revision_1() -> None:
    draft = read_draft(DRAFTS / "rev2.docx", changes="original")
    assert read(draft) == written(source_of("rev1"))
    assert notes(draft) == [run.text for run in source_of("rev1").notes]


def settled(data: bytes, accept: bool) -> list[str]:
    """The paragraphs of a Word file once all changes are accepted or all rejected, straight from its XML; footnotes in braces."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        foot = {
            note.get(f"{W}id"): "".join(note.itertext(f"{W}t", f"{W}delText")).strip()
            for note in etree.fromstring(archive.read("word/footnotes.xml"))
        }
    away = f"{W}del" if accept else f"{W}ins"
    out = []
    for paragraph in body.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}rPr/{away}") is not None:
            continue
        text = ""
        for node in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}footnoteReference"):
            if any(outer.tag == away for outer in node.iterancestors()):
                continue
            text += "\t" if node.tag == f"{W}tab" else node.text if node.text else f"{{{foot[node.get(f'{W}id')]}}}"
        out.append(text)
    return out


def printed(source: Source) -> list[str]:
    return [
        (f"{block.label}\t" if block.label else "") + "".join(f"{{{r.text}}}" if r.mark else r.text for r in block.runs)
        for block in source.blocks
    ]


def test_all_changes_accepted_are_revision_2_and_all_rejected_revision_1_by_the_xml_alone() -> None:
    data = (DRAFTS / "rev2.docx").read_bytes()
    assert settled(data, accept=True) == printed(source_of("rev2"))
    assert settled(data, accept=False) == printed(source_of("rev1"))


def test_changes_are_of_words_where_a_paragraph_goes_on_and_of_paragraphs_where_it_does_not() -> None:
    with zipfile.ZipFile(DRAFTS / "rev2.docx") as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    heading = re.search(r"<w:p>(?:(?!</w:p>).)*digital divides</w:t>.*?</w:p>", xml)
    assert heading is not None
    assert re.sub(r"<[^>]+>", "|", heading[0]).replace("|", "") == "BridgingClosing digital divides"
    assert heading[0].count("<w:del ") == heading[0].count("<w:ins ") == 1
    assert xml.count("<w:rPr><w:del ") > 10
    assert xml.count("<w:rPr><w:ins ") > 10
    assert set(re.findall(r'w:author="([^"]*)" w:date="([^"]*)"', xml)) == {("Co-facilitators", "2025-12-03T09:00:00Z")}


def test_numbers_of_the_zero_draft_are_not_in_its_text() -> None:
    with zipfile.ZipFile(DRAFTS / "zero-draft.docx") as archive:
        texts = etree.fromstring(archive.read("word/document.xml")).itertext(f"{W}t")
        assert not [text for text in texts if re.match(r"\s*(?:\d+|[A-Z])\.|\s*\([a-z]+\)", text)]
    assert any(p.label == "76" for p in read_draft(DRAFTS / "zero-draft.docx").paragraphs)


def test_the_committed_files_are_what_the_sources_give_and_the_check_says_so() -> None:
    for name, data in all_files().items():
        assert (DRAFTS / name).read_bytes() == data, f"run python tools/render_specimens.py: {name} is stale"
    check = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "render_specimens.py"), "--check"], capture_output=True, check=False
    )
    assert (check.returncode, check.stdout) == (0, b"")


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_bytes_depend_on_no_clock_no_library_version_and_no_compressor(form: Literal["pdf", "docx"]) -> None:
    data = render(source_of("rev1"), form)
    assert data == render(source_of("rev1"), form)
    assert b"reportlab" not in data.lower()
    assert b"FlateDecode" not in data
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {(i.compress_type, i.date_time) for i in archive.infolist()} == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


@pytest.mark.parametrize("name", ["elements-paper", "rev1"])
def test_every_page_of_a_pdf_says_that_it_is_a_specimen_and_none_of_it_reads_as_text(name: str) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(DRAFTS / f"{name}.pdf")]
    assert all("Specimen: not the official document" in page for page in pages)
    assert [f"{n}/{len(pages)}" in page for n, page in enumerate(pages[1:], 2)] == [True] * (len(pages) - 1)
    assert any("\ufffe" in page for page in pages), "no line ends in a hyphen"
    text = read_draft(DRAFTS / f"{name}.pdf").text
    assert not re.search(rf"[Ss]pecimen|00-00000|Distr\.|\b\d+/{len(pages)}\b", text)


def test_word_files_and_the_web_page_say_that_they_are_specimens() -> None:
    for name in ("zero-draft", "rev2"):
        with zipfile.ZipFile(DRAFTS / f"{name}.docx") as archive:
            assert source_of(name).note in archive.read("word/header.xml").decode("utf-8")
    assert source_of("outcome").note in (DRAFTS / "outcome.html").read_text(encoding="utf-8")
    assert all("Specimen" not in read_draft(next(DRAFTS.glob(f"{name}.*"))).text for name in NAMES)


@pytest.mark.parametrize(
    ("name", "paragraphs"), [("elements-paper", 66), ("zero-draft", 118), ("rev1", 120), ("rev2", 118), ("outcome", 120)]
)
def test_each_has_as_many_paragraphs_as_were_written(name: str, paragraphs: int) -> None:
    assert len(written(source_of(name))) == paragraphs


HEAD = "---\nid: x\ntitle: X\ndate: 2025-01-01\nnote: n\n---\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1. Text.\n", "line 1: the header"),
        (HEAD + "\n1. Text.[^1]\n", r"line 8: footnote \[\^1\] has no text"),
        (HEAD + "\n1. Text.\n\n[^1]: Note.\n", "no mark in the text for footnote 1"),
        (HEAD + "\n1. A[^2] b[^1].\n\n[^1]: N.\n\n[^2]: M.\n", "run 2, 1"),
        (HEAD.replace("note: n\n", "") + "1. Text.\n", "the header has no note"),
    ],
)
def test_a_source_that_is_wrong_is_refused_with_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        parse(text)


def test_letters_and_numerals_of_sub_paragraphs_are_told_apart() -> None:
    lines = [
        "1. We decide:",
        *(f"({x}) t;" for x in "abcdefgh"),
        "(i) a letter;",
        "(j) t:",
        "(i) a numeral;",
        "(ii) t;",
        "(k) t.",
    ]
    blocks = parse(HEAD + "\n".join(lines)).blocks
    assert [b.level for b in blocks] == [0] + [1] * 10 + [2, 2, 1]


def test_the_examples_in_the_renderer_hold() -> None:
    for module in (hyphens, word_changes):
        assert doctest.testmod(module)[:] == (0, 2)
