"""The Word redline: accepting all gives the new draft, rejecting all the old one, paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import ROOT, draft_of
from tests.tracking.test_concordance import PARAGRAPHS, sectioned
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Draft, Heading
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reporting.comparison.redline import redline
from wsisdiff.reporting.comparison.safety import Line
from wsisdiff.reporting.comparison.tracked import compare_word
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.tracking.concordance import compare
from wsisdiff.workspace.manifest import draft_entry, read_entry

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
edited = st.lists(
    st.one_of(
        st.sampled_from(PARAGRAPHS),
        st.tuples(st.sampled_from(PARAGRAPHS), st.sampled_from(PARAGRAPHS)).map(" ".join),
        st.sampled_from(PARAGRAPHS).map(lambda t: t.replace("We ", "States ").replace(" to ", "\n(a) ")),
        st.sampled_from(PARAGRAPHS).map(lambda t: " ".join(t.split()[::2])),
        st.sampled_from(PARAGRAPHS).map(lambda t: t + " [agreed ad ref]"),
    ),
    min_size=1,
    max_size=9,
).map(lambda texts: draft_of(*texts))


def printed(draft: Draft) -> list[str]:
    """The lines of a draft as printed: headings, and paragraphs with their numbers, where they have any."""
    lines = []
    for at in range(len(draft.paragraphs) + 1):
        lines += [h.text for h in draft.headings if h.before == at]
        if at < len(draft.paragraphs):
            paragraph = draft.paragraphs[at]
            number = "" if re.fullmatch(r"PP\d+", paragraph.label) else f"{paragraph.label}.\t"
            lines += f"{number}{paragraph.text}".split("\n")
    return lines


def body(document: bytes, gone: set[str]) -> list[str]:
    """The paragraphs of a Word file as a word processor leaves them when the elements in `gone` are taken out.

    Written from the standard, without any of the project's code: a run in a `gone` element goes; a paragraph end marked by one goes,
    and its text joins the next paragraph.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    out, pending = [], ""
    for paragraph in root.iter(W + "p"):
        for run in paragraph.iter(W + "r"):
            around = run.getparent()
            if around is not None and around.tag in gone:
                continue
            for part in run:
                pending += "\t" if part.tag == W + "tab" else part.text or "" if part.tag in (W + "t", W + "delText") else ""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(child.tag in gone for child in mark):
            continue
        out.append(pending)
        pending = ""
    assert not pending
    assert out[-1] == ""
    return out[1:-1]  # without the title and the last, empty paragraph


def readings(lines: Iterable[Line]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs as they read when all changes are rejected, and when all are accepted."""
    found = []
    for gone in (("add", "to"), ("cut", "from")):
        out, pending = [], ""
        for line in lines:
            pending += "".join(p.text for p in line.pieces if p.op not in gone)
            if line.end.op not in gone:
                out.append(pending)
                pending = ""
        found.append(tuple([*out, pending] if pending else out))
    return found[0], found[1]


ACCEPTED, REJECTED = {W + "del", W + "moveFrom"}, {W + "ins", W + "moveTo"}


@given(edited, edited)
@settings(max_examples=30, deadline=None)
def test_accepting_all_gives_the_new_words_and_rejecting_all_the_old_ones(old: Draft, new: Draft) -> None:
    document = compare_word(view_of(compare(old, new)))
    assert body(document, ACCEPTED) == printed(new)
    assert body(document, REJECTED) == printed(old)


@given(edited, edited)
@settings(max_examples=60, deadline=None)
def test_the_redline_reads_as_either_draft(old: Draft, new: Draft) -> None:
    rejected, accepted = readings(redline(compare(old, new)))
    assert list(rejected) == printed(old)
    assert list(accepted) == printed(new)


@pytest.mark.parametrize(("old", "new"), [("zero-draft", "rev1"), ("rev1", "rev2"), ("rev2", "outcome"), ("rev2", "zero-draft")])
def test_the_specimens_come_back_from_the_redline_with_their_numbers(old: str, new: str, tmp_path: object) -> None:
    before, after = (read_entry(draft_entry(ROOT, name)) for name in (old, new))
    path = ROOT.joinpath(str(tmp_path), "redline.docx")
    path.write_bytes(compare_word(view_of(compare(before, after))))
    accepted, rejected = read_draft(path), read_draft(path, changes="original")
    assert [(p.label, p.text) for p in accepted.paragraphs] == [(p.label, p.text) for p in after.paragraphs]
    assert [(p.label, p.text) for p in rejected.paragraphs] == [(p.label, p.text) for p in before.paragraphs]


def test_without_noise_accepting_still_gives_the_new_words() -> None:
    old, new = draft_of("We recognise the Forum.", "We commit to it."), draft_of("We recognize the Forum.", "We consider it.")
    document = compare_word(view_of(compare(old, new), hide_noise=True))
    assert body(document, ACCEPTED) == printed(new)
    assert body(document, REJECTED) == ["1.\tWe recognize the Forum.", "2.\tWe commit to it."]


def test_without_noise_a_cross_reference_that_points_elsewhere_is_still_shown() -> None:
    text = "We recall paragraph {} above and its commitments on planning with communities in every region."
    old = draft_of(*PARAGRAPHS[:2], text.format(2))
    new = draft_of(PARAGRAPHS[5], *PARAGRAPHS[:2], text.format(1))
    document = compare_word(view_of(compare(old, new), hide_noise=True))
    assert body(document, REJECTED)[-1] == f"4.\t{text.format(2)}"


def xml_of(document: bytes, part: str = "document") -> str:
    """A part of a Word file; empty where it has none of that name."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        name = f"word/{part}.xml"
        return package.read(name).decode() if name in package.namelist() else ""


def test_a_paragraph_that_moved_with_its_words_unchanged_is_a_word_move() -> None:
    new = [*PARAGRAPHS[1:6], PARAGRAPHS[0]]
    xml = xml_of(compare_word(view_of(compare(draft_of(*PARAGRAPHS[:6]), draft_of(*new)))))
    assert re.findall(r'w:moveFromRangeStart [^>]*w:name="(\w+)"', xml) == re.findall(
        r'w:moveToRangeStart [^>]*w:name="(\w+)"', xml
    )
    assert xml.count("<w:moveFromRangeStart") == xml.count("<w:moveFromRangeEnd") == xml.count("<w:moveToRangeEnd") == 1


def test_a_paragraph_that_moved_and_changed_is_cut_and_added() -> None:
    new = [*PARAGRAPHS[1:6], PARAGRAPHS[0].replace("by 2030", "by 2035")]
    xml = xml_of(compare_word(view_of(compare(draft_of(*PARAGRAPHS[:6]), draft_of(*new)))))
    assert "move" not in xml.replace("w:moveTo=", "")


def test_a_move_beside_an_edit_at_a_line_s_end_is_cut_and_added() -> None:
    # LibreOffice 7.4 takes one paragraph end too many away there when all is rejected
    new = [*PARAGRAPHS[1:5], PARAGRAPHS[5] + " It reports every year.", PARAGRAPHS[0], PARAGRAPHS[6]]
    view = view_of(compare(draft_of(*PARAGRAPHS[:7]), draft_of(*new)))
    assert view.counts["moved"] == 1
    document = compare_word(view)
    assert "w:moveTo" not in xml_of(document)
    assert body(document, ACCEPTED) == [f"{n}.\t{text}" for n, text in enumerate(new, 1)]


def test_a_renamed_heading_is_edited_in_its_place() -> None:
    old = sectioned(("Bridging divides", PARAGRAPHS[0]), ("Bridging divides", PARAGRAPHS[1]))
    new = sectioned(("Closing divides", PARAGRAPHS[0]), ("Closing divides", PARAGRAPHS[1]))
    old = Draft("a", "a", None, old.text, old.paragraphs, (Heading("Bridging divides", 2, 0),))
    new = Draft("b", "b", None, new.text, new.paragraphs, (Heading("Closing divides", 2, 0),))
    lines = redline(compare(old, new))
    assert [(p.op, p.text) for p in lines[0].pieces] == [("cut", "Bridging"), ("add", "Closing"), ("keep", " divides")]


def test_author_and_date_are_those_given_and_the_bytes_do_not_depend_on_the_clock() -> None:
    view = view_of(compare(draft_of("We commit to fund the Forum."), draft_of("We consider how to fund the Forum.")))
    document = compare_word(view, author="A & <B>", when=datetime(2025, 11, 7))
    assert document == compare_word(view, author="A & <B>", when=datetime(2025, 11, 7))
    xml = xml_of(document)
    assert 'w:author="A &amp; &lt;B&gt;"' in xml
    assert 'w:date="2025-11-07T00:00:00Z"' in xml
    assert len(set(re.findall(r'w:(?:ins|del) w:id="(\d+)"', xml))) == 2


def test_hostile_text_is_text() -> None:
    nasty = "<script>alert(1)</script> {{ 7*7 }} | `rm` ]]> & \x07\x0b\ufffe end"
    document = compare_word(view_of(compare(draft_of("We commit."), draft_of(nasty))))
    assert body(document, ACCEPTED) == ["1.\t<script>alert(1)</script> {{ 7*7 }} | `rm` ]]> &  end"]


def test_a_redline_of_some_kinds_only_is_refused_in_one_line() -> None:
    view = view_of(compare(draft_of("We commit."), draft_of("We commit.", "New words here.")), kinds=("new",))
    with pytest.raises(WsisdiffError, match="every change"):
        compare_word(view)
