"""Word files: numbers counted as Word counts them, tracked changes either way, wrong files refused in one line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, shared
from tools.specimens.word import NS, _File, _pack
from wsisdiff import read_draft
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.word import read_word


def word_file(tmp_path: Path, *paragraphs: str) -> Path:
    """A Word file with these paragraphs (`<w:p>...`), the lists of the specimens and no more."""
    file = _File()
    file.body += paragraphs
    path = tmp_path / "file.docx"
    path.write_bytes(_pack(file))
    return path


def p(text: str, properties: str = "", mark: str = "") -> str:
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{text}</w:p>"


def r(text: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr>'


def ins(inside: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{inside}</w:ins>'


def cut(text: str) -> str:
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def test_list_numbers_are_counted_with_their_levels(tmp_path: Path) -> None:
    levels = (0, 0, 1, 1, 2, 1, 0, 1)
    file = word_file(tmp_path, *(p(r("text"), item(n)) for n in levels))
    # by hand: 1. 2. (a) (b) (i) (c) 3. (a)
    assert [b.label for b in read_word(file).blocks] == ["1.", "2.", "(a)", "(b)", "(i)", "(c)", "3.", "(a)"]


def test_a_list_goes_on_after_text_between(tmp_path: Path) -> None:
    file = word_file(tmp_path, p(r("one"), item(0)), p(r("between")), p(r("two"), item(0)))
    assert [b.label for b in read_word(file).blocks] == ["1.", "", "2."]


@pytest.mark.parametrize(
    ("changes", "texts"),
    [("accepted", ["We decide firmly to go on.", "Third."]), ("original", ["We note to go on.", "Second.", "Third."])],
)
def test_tracked_words_and_paragraphs_either_way(tmp_path: Path, changes: str, texts: list[str]) -> None:
    first = p(r("We ") + cut("note") + ins(r("decide firmly")) + r(" to go on."))
    second = p(cut("Second."), mark='<w:del w:id="3" w:author="a"/>')
    file = word_file(tmp_path, first, second, p(r("Third.")))
    assert [b.text for b in read_word(file, changes=changes).blocks] == texts  # type: ignore[arg-type]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    file = word_file(tmp_path, p(r("One, "), mark='<w:del w:id="3" w:author="a"/>'), p(r("two.")))
    assert [b.text for b in read_word(file).blocks] == ["One, two."]
    assert [b.text for b in read_word(file, changes="original").blocks] == ["One,", "two."]


def test_numbers_of_deleted_paragraphs_do_not_count(tmp_path: Path) -> None:
    gone = p(cut("gone"), item(0), '<w:del w:id="3" w:author="a"/>')
    file = word_file(tmp_path, p(r("one"), item(0)), gone, p(r("two"), item(0)))
    assert [(b.label, b.text) for b in read_word(file).blocks] == [("1.", "one"), ("2.", "two")]
    assert [b.label for b in read_word(file, changes="original").blocks] == ["1.", "2.", "3."]


def test_footnotes_leave_the_words_and_hidden_text_is_said(tmp_path: Path) -> None:
    file = _File()
    file.notes.append("Resolution 70/125.")
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    file.body.append(p(r("Recalling the outcome") + reference + r(", and") + r("secret", "<w:vanish/>")))
    path = tmp_path / "notes.docx"
    path.write_bytes(_pack(file))
    reading = read_word(path)
    assert [(b.kind, b.text, b.marks, b.mark) for b in reading.blocks] == [
        ("text", "Recalling the outcome, and", ("1",), ""),
        ("footnote", "Resolution 70/125.", (), "1"),
    ]
    assert any("hidden" in w for w in reading.warnings)


def test_table_rows_read_cell_by_cell(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(r(c))}</w:tc>" for c in cells) + "</w:tr>"

    file = word_file(tmp_path, f"<w:tbl>{row('Text', 'Amendment')}{row('shall', 'should')}</w:tbl>")
    assert [(b.text, b.place) for b in read_word(file).blocks] == [
        ("Text | Amendment", "table 1, row 1"),
        ("shall | should", "table 1, row 2"),
    ]


def _zip(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"hello", "no Word file"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04broken", "damaged"),
        (_zip(xl__workbook="x"), "Excel"),
        (_zip(readme="x"), "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old Word file"),
    ],
)
def test_a_file_that_is_no_word_file_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "file.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableDraft) as error:
        read_draft(path)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_entities_are_refused_and_never_expanded(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE d [<!ENTITY a "ha">]><w:document {NS}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    path = tmp_path / "bomb.docx"
    path.write_bytes(out.getvalue())
    with pytest.raises(UnreadableDraft, match="entities"):
        read_word(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 20_000), byte=st.integers(0, 255), keep=st.integers(1, 30_000))
def test_a_damaged_file_is_read_or_refused_and_never_breaks(tmp_path: Path, at: int, byte: int, keep: int) -> None:
    data = bytearray((ROOT / "drafts" / "zero-draft.docx").read_bytes())
    data[at % len(data)] = byte
    path = tmp_path / "mutant.docx"
    path.write_bytes(bytes(data[:keep]) if keep < 15_000 else bytes(data))
    try:
        read_draft(path)
    except UnreadableDraft as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("name", ["BITKOM-Amendments.docx", "Microsoft.docx"])
def test_real_position_papers_are_read(name: str) -> None:
    draft = read_draft(shared("documents", "lobby", name))
    assert len(draft.paragraphs) > 20
