"""Word files that unpack without end, XML that expands, refers outside or nests without bottom."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.hostile.made import p, put, refused, word_file
from wsisdiff.reading.open_draft import read_draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"


def packed(**parts: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def test_a_part_that_unpacks_two_hundred_times_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx", packed(word__document=b" " * (30 * 2**20)))
    assert "word/document.xml unpacks to more than 200 times its size" in refused(path)


def test_parts_that_together_unpack_to_too_much_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_UNPACKED_MB", "1")
    notes = f"<w:footnotes {W}>" + p("note") * 40_000 + "</w:footnotes>"
    path = put(
        tmp_path,
        "a.docx",
        packed(word__document=f"<w:document {W}><w:body>{p('1. We act.')}</w:body></w:document>", word__footnotes=notes),
    )
    assert "its parts unpack to more than a draft has, at word/footnotes.xml (limit 1)" in refused(path)


def test_a_directory_that_lies_about_sizes_changes_nothing(tmp_path: Path) -> None:
    data = bytearray(packed(word__document=b" " * (30 * 2**20)))
    at = data.rindex(b"PK\x01\x02")
    data[at + 20 : at + 24] = struct.pack("<I", 2**31 - 1)  # packed size: the whole disk
    assert "unpacks to more than" in refused(put(tmp_path, "a.docx", bytes(data)))
    data[at + 20 : at + 28] = struct.pack("<II", 1, 1)
    refused(put(tmp_path, "b.docx", bytes(data)))


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = packed(word__document=f"<w:document {W}><w:body>{p('inner')}</w:body></w:document>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", inner)
    assert "broken XML" in refused(put(tmp_path, "a.docx", out.getvalue()))


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(10_001):
            archive.writestr(f"{n}", b"")
    assert "10001 parts, which no document has" in refused(put(tmp_path, "a.docx", out.getvalue()))


def test_entities_that_expand_are_refused_in_a_word_file(tmp_path: Path) -> None:
    path = put(
        tmp_path, "a.docx", packed(word__document=f"{LAUGHS}<w:document {W}><w:body>{p('1. We act &a11;')}</w:body></w:document>")
    )
    assert "declares XML entities" in refused(path) or "broken XML" in refused(path)


def test_an_entity_from_outside_is_not_fetched_by_a_word_file(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", "the secret")
    head = f"<!DOCTYPE d [<!ENTITY out SYSTEM '{secret.as_uri()}'>]>"
    path = put(
        tmp_path, "a.docx", packed(word__document=f"{head}<w:document {W}><w:body>{p('1. We act &out;')}</w:body></w:document>")
    )
    assert "declares XML entities" in refused(path)


@pytest.mark.parametrize("head", [LAUGHS, "<!DOCTYPE html [<!ENTITY out SYSTEM 'SECRET'>]>", "<?xml-stylesheet href='SECRET'?>"])
def test_a_page_expands_and_fetches_nothing(tmp_path: Path, head: str) -> None:
    secret = put(tmp_path, "secret.txt", "the secret")
    body = (
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='SECRET' parse='text'/><p>1. We decide &a11; &out; to act."
    )
    page = f"{head}<html><body>{body}<iframe src='SECRET'></iframe><object data='SECRET'></object>".replace(
        "SECRET", secret.as_uri()
    )
    draft = read_draft(put(tmp_path, "a.html", page))
    assert "the secret" not in draft.text and len(draft.text) < 100
    assert "We decide" in draft.text and "to act." in draft.text


def test_relations_to_places_outside_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "outside.xml", f"<w:document {W}><w:body>{p('1. From outside.')}</w:body></w:document>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    for target in ("../../outside.xml", "/outside.xml", (tmp_path / "outside.xml").as_uri()):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            relation = f'<Relationship Type="{kind}" Target="{target}"/>'
            archive.writestr("_rels/.rels", f'<Relationships xmlns="{names}">{relation}</Relationships>')
        assert "a zip archive, not a Word file" in refused(put(tmp_path, "a.docx", out.getvalue()))


def test_xml_without_bottom_is_refused_in_one_line(tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx", word_file("<w:sdt><w:sdtContent>" * 20_000 + p("x") + "</w:sdtContent></w:sdt>" * 20_000))
    assert "broken XML" in refused(path)
