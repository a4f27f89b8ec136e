"""The specimens come out of their sources, and what is written in any format reads back to the same paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.conftest import ROOT
from tools.render_specimens import all_files, render, source_of
from wsisdiff import read_draft
from wsisdiff.model import Draft

NAMES = ("elements-paper", "zero-draft", "rev1", "rev2", "outcome")


def source_draft(name: str) -> Draft:
    return read_draft(ROOT / "drafts" / "sources" / f"{name}.md")


def same(one: Draft, other: Draft) -> None:
    """The same labels, words, sections and footnotes."""
    assert [p.label for p in one.paragraphs] == [p.label for p in other.paragraphs]
    for a, b in zip(one.paragraphs, other.paragraphs, strict=True):
        assert (a.label, a.text, a.section, a.footnotes) == (b.label, b.text, b.section, b.footnotes)


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_a_source_in_any_format_reads_back_to_itself(name: str, form: Literal["pdf", "docx", "html"], tmp_path: Path) -> None:
    file = tmp_path / f"{name}.{form}"
    file.write_bytes(render(source_of(name), form))
    same(source_draft(name), read_draft(file))


def test_tracked_changes_accepted_give_revision_2_and_rejected_revision_1() -> None:
    same(source_draft("rev2"), read_draft(ROOT / "drafts" / "rev2.docx"))
    same(source_draft("rev1"), read_draft(ROOT / "drafts" / "rev2.docx", changes="original"))


def test_the_committed_files_are_what_the_sources_give() -> None:
    for name, data in all_files().items():
        assert (ROOT / "drafts" / name).read_bytes() == data, f"run python tools/render_specimens.py: {name} is stale"


def test_numbers_of_the_zero_draft_are_not_in_its_text() -> None:
    import zipfile

    with zipfile.ZipFile(ROOT / "drafts" / "zero-draft.docx") as archive:
        assert ">76. " not in archive.read("word/document.xml").decode("utf-8")
    assert any(p.label == "76" for p in read_draft(ROOT / "drafts" / "zero-draft.docx").paragraphs)


@pytest.mark.parametrize(
    ("name", "paragraphs"), [("elements-paper", 66), ("zero-draft", 118), ("rev1", 120), ("rev2", 118), ("outcome", 120)]
)
def test_each_has_as_many_paragraphs_as_were_written(name: str, paragraphs: int) -> None:
    assert len(source_draft(name).paragraphs) == paragraphs
