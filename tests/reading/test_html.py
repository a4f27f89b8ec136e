"""Web pages: the document without the page around it, list numbers as a browser shows them, fused footnote marks repaired."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from wsisdiff import read_draft
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.html import read_html

LONG = "We reaffirm our common desire and commitment to the vision of a people-centred Information Society for everyone"


def page(tmp_path: Path, body: str, head: str = '<meta charset="utf-8">', encoding: str = "utf-8") -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return path


def texts(path: Path) -> list[str]:
    return [b.text for b in read_html(path).blocks if b.kind == "text"]


def test_the_page_around_the_document_is_left_out(tmp_path: Path) -> None:
    around = (
        '<nav><ul><li><a href="/">Home</a></li></ul></nav><div class="cookie-notice"><p>We use cookies.</p></div>'
        '<div id="related"><p><a href="/a">Another article</a></p></div><footer><p>Imprint</p></footer>'
        '<p style="display:none">hidden</p><script>var x = "1. script";</script>'
        '<div><ul><li><a href="1">One long link</a></li><li><a href="2">Another link</a></li><li><a href="3">More</a></li></ul></div>'
    )
    file = page(tmp_path, f"{around}<article><h1>Draft</h1><p>1. {LONG}.</p><p>2. {LONG} again.</p></article>{around}")
    assert texts(file) == [f"1. {LONG}.", f"2. {LONG} again."]


def test_list_numbers_are_those_a_browser_shows(tmp_path: Path) -> None:
    nested = '<ol type="a"><li>a</li><li>b</li></ol>'
    body = f'<ol start="5"><li>five</li><li value="9">nine</li><li>ten{nested}</li></ol><ol reversed><li>2</li><li>1</li></ol>'
    labels = [(b.label, b.text) for b in read_html(page(tmp_path, body)).blocks]
    assert labels == [("5.", "five"), ("9.", "nine"), ("10.", "ten"), ("a.", "a"), ("b.", "b"), ("2.", "2"), ("1.", "1")]


def test_raised_marks_and_links_to_notes_leave_the_words(tmp_path: Path) -> None:
    notes = '<p id="fn1">1. Resolution 70/1.</p><p id="fn2">2. Annex.</p>'
    body = f'<p>Recalling the Agenda<sup>1</sup> and the Compact<a href="#fn2">[2]</a>,</p>{notes}'
    blocks = read_html(page(tmp_path, body)).blocks
    assert [(b.kind, b.text, b.marks or b.mark) for b in blocks] == [
        ("text", "Recalling the Agenda and the Compact,", ("1", "2")),
        ("footnote", "Resolution 70/1.", "1"),
        ("footnote", "Annex.", "2"),
    ]


def test_marks_fused_to_words_are_repaired_and_real_words_kept(tmp_path: Path) -> None:
    body = (
        "<p>1. Recalling the Tunis Commitment1Resolution 79/323 and Action Line C1 at WSIS+20, 5G, IPv6 and the G77,</p>"
        f"<p>2. {LONG}, noting SDG4 and COVID-19 in the Agenda2 and A/80/L.41.</p><p>3. {LONG}.</p>"
        "<p>1 See A/60/687.</p><p>2 Resolution 70/1.</p>"
    )
    draft = read_draft(page(tmp_path, body))
    assert draft.paragraphs[0].text.startswith(
        "Recalling the Tunis Commitment Resolution 79/323 and Action Line C1 at WSIS+20, 5G, IPv6"
    )
    assert draft.paragraphs[1].text.endswith("noting SDG4 and COVID-19 in the Agenda and A/80/L.41.")
    assert draft.paragraphs[0].footnotes == ("See A/60/687.",)
    assert len(draft.paragraphs) == 3


def test_insertions_and_deletions_either_way(tmp_path: Path) -> None:
    file = page(tmp_path, "<p>We <del>note</del><ins>decide</ins> it.</p>")
    assert texts(file) == ["We decide it."]
    assert [b.text for b in read_html(file, changes="original").blocks] == ["We note it."]


def test_another_encoding_is_read_as_declared_and_a_wrong_one_is_said(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<p>Café</p>", '<meta charset="iso-8859-1">', "latin-1")) == ["Café"]
    wrong = read_html(page(tmp_path, "<p>Café</p>", '<meta charset="utf-8">', "latin-1"))
    assert [b.text for b in wrong.blocks] == ["Café"]
    assert "Windows-1252" in wrong.warnings[0]


def test_deep_nesting_is_read_and_bottomless_nesting_is_refused(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<div>" * 1000 + f"<p>1. {LONG}.</p>" + "</div>" * 1000)) == [f"1. {LONG}."]
    with pytest.raises(UnreadableDraft, match="nested"):
        read_html(page(tmp_path, "<div>" * 3000 + f"<p>1. {LONG}.</p>"))


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDraft):
        read_draft(page(tmp_path, "<script>1</script>"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 40_000), junk=st.binary(max_size=12), keep=st.integers(1, 45_000))
def test_a_damaged_page_is_read_or_refused_and_never_breaks(tmp_path: Path, at: int, junk: bytes, keep: int) -> None:
    data = (ROOT / "drafts" / "outcome.html").read_bytes()
    path = tmp_path / "mutant.html"
    path.write_bytes((data[:at] + junk + data[at + len(junk) :])[:keep])
    try:
        read_draft(path)
    except UnreadableDraft as error:
        assert "\n" not in str(error)
