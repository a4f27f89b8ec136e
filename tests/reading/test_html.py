"""Web pages: the document without the page around it, list numbers as a browser shows them, fused footnote marks repaired."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.reading.told import told
from tests.reading.written import PROPOSED_BESIDE
from wsisdiff import read_draft
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.html.read import read_html

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
        '<div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li><a href="/x">X</a></li></ul></div>'
        '<p style="display:none">hidden</p><script>var x = "1. script";</script>'
        '<div><ul><li><a href="1">One long link</a></li><li><a href="2">Another link</a></li><li><a href="3">More</a></li></ul></div>'
    )
    file = page(tmp_path, f"{around}<article><h1>Draft</h1><p>1. {LONG}.</p><p>2. {LONG} again.</p></article>{around}")
    assert texts(file) == [f"1. {LONG}.", f"2. {LONG} again."]


def test_a_section_of_the_text_is_no_part_of_the_site_because_of_its_heading(tmp_path: Path) -> None:
    """As pandoc names sections; a banner and comments of readers do not stand beside such sections."""
    names = ["Ports", "Consent", "Social development", "Storms", "Cookies"]
    sections = [
        f'<section id="{name.lower().replace(" ", "-")}"><h2>{name}</h2><p>{LONG} on {name}.</p></section>' for name in names
    ]
    says = "We use cookies to give all who come to our site what they have come for, and to count them."
    banners = f'<div id="cookie-notice"><h2>Privacy</h2><p>{says}</p></div><div id="cookies"><h2>Cookies</h2><p>{says}</p></div>'
    read = texts(page(tmp_path, f"{banners}<h1>Draft</h1>{''.join(sections)}"))
    assert read == [f"{LONG} on {name}." for name in names]
    inner = f'<section id="ports"><h2>Ports</h2><p>{LONG}.</p><section id="related"><h3>Related</h3><p>We act.</p></section></section>'
    comments = f'<section id="comments"><h2>Comments</h2><p>{LONG} and more.</p></section>'
    assert texts(page(tmp_path, inner)) == [f"{LONG}.", "We act."]
    assert texts(page(tmp_path, f"<p>1. {LONG}.</p><p>2. {LONG}.</p>{comments}")) == [f"1. {LONG}.", f"2. {LONG}."]


def test_sentences_that_a_name_alone_tells_from_the_text_are_told(tmp_path: Path) -> None:
    reading = read_html(page(tmp_path, f'<p>1. {LONG}.</p><p>2. {LONG}.</p><div class="related"><p>3. {LONG}.</p></div>'))
    assert [b.text for b in reading.blocks] == [f"1. {LONG}.", f"2. {LONG}."]
    assert told(reading)[0].startswith("18 words left out in parts of the page that are named")


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


def test_an_exponent_of_ten_does_not_run_into_it(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<p>A loss of 10<sup>6</sup>, or 10<sup>-6</sup>, on 5 km<sup>2</sup>.</p>")) == [
        "A loss of 10^6, or 10^-6, on 5 km2."
    ]
    linked = 'in parts of 10<sup><a href="#fn1">1</a></sup>.</p><p id="fn1">1. Resolution 70/1.</p>'
    assert texts(page(tmp_path, f"<p>As {linked}")) == ["As in parts of 10."]


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


def notes_of(path: Path) -> list[tuple[str, str]]:
    return [(b.mark, b.text) for b in read_html(path).blocks if b.kind == "footnote"]


BY_KRAMDOWN = (
    '<p>The Agenda<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a> and<a href="#fn2" id="fnref2"><sup>2</sup></a>.</p>'
    '<section role="doc-endnotes"><ol><li id="fn1"><p>Resolution 70/1.<a href="#fnref1">↩︎</a></p></li>'
    '<li id="fn2"><p>Annex.<a href="#fnref2">↩︎</a></p></li></ol></section>'
)
BY_WORD = (
    '<p>The Agenda<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> and<a href="#_ftn2" name="_ftnref2">[2]</a>.</p>'
    '<div><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Resolution 70/1.</p></div>'
    '<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> Annex.</p></div></div>'
)
BY_LIBREOFFICE = (
    '<p>The Agenda<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> and<a href="#sdfootnote2sym"><sup>2</sup></a>.</p>'
    '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Resolution</p><p>70/1.</p></div>'
    '<div id="sdfootnote2"><p><a name="sdfootnote2sym" href="#sdfootnote2anc">2</a>Annex.</p></div>'
)
BY_A_WIKI = (
    '<p>The Agenda<sup><a href="#cite_note-1">[1]</a></sup> and<sup><a href="#cite_note-2">[2]</a></sup>.</p><ol class="references">'
    '<li id="cite_note-1"><b>^</b> <span>Resolution 70/1.</span></li><li id="cite_note-2"><b>^</b> <span>Annex.</span></li></ol>'
)
IN_ONE_ELEMENT = (
    '<p>The Agenda<a href="#n1">[1]</a> and<a href="#n2">[2]</a>.</p>'
    '<div><a name="n1">[1]</a> Resolution 70/1.<br><a name="n2">[2]</a> Annex.</div>'
)
RAISED = "<p>The Agenda<sup>1</sup> and<sup>2</sup>.</p><p><sup>1</sup> Resolution 70/1.<br><sup>2</sup> Annex.</p>"
LISTED = "<p>The Agenda<sup>1</sup> and<sup>(2)</sup>.</p><h3>Notes</h3><ol><li>Resolution 70/1.</li><li>Annex.</li></ol>"


@pytest.mark.parametrize("body", [BY_KRAMDOWN, BY_WORD, BY_LIBREOFFICE, BY_A_WIKI, IN_ONE_ELEMENT, RAISED, LISTED])
def test_footnotes_are_read_however_the_page_was_made(tmp_path: Path, body: str) -> None:
    file = page(tmp_path, body)
    first = read_html(file).blocks[0]
    assert (first.text, first.marks) == ("The Agenda and.", ("1", "2"))
    assert notes_of(file) == [("1", "Resolution 70/1."), ("2", "Annex.")]
    assert len(texts(file)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "see Rev.1 and Rev.2",
        "paragraphs 1,2 and 3",
        "A/80/L.41",
        "70/125",
        "WSIS+20",
        "C1 to C11",
        "COVID-19",
        "G77",
        "IPv6",
        "5G",
        "3.2",
    ],
)
def test_figures_that_belong_to_a_word_stay_even_where_footnotes_are_sought(tmp_path: Path, words: str) -> None:
    body = (
        f"<p>{words}, the Agenda1 and {words}; the goals.”2 And {words}</p><p>{LONG}.</p><p>1 Resolution 70/1.</p><p>2 Annex.</p>"
    )
    block = read_html(page(tmp_path, body)).blocks[0]
    assert (block.text, block.marks) == (f"{words}, the Agenda and {words}; the goals.” And {words}", ("1", "2"))


def test_figures_on_one_word_are_its_name_and_no_marks(tmp_path: Path) -> None:
    path = page(tmp_path, "<p>1. Towns in Group1 shall act.</p><p>2. Towns in Group2 shall wait.</p>")
    assert texts(path) == ["1. Towns in Group1 shall act.", "2. Towns in Group2 shall wait."]


def test_a_fused_mark_without_its_sequence_is_left_and_told_with_its_place(tmp_path: Path) -> None:
    reading = read_html(page(tmp_path, f"<p>{LONG}.</p><p>The Agenda7 and C1.</p>"))
    assert reading.blocks[1].text == "The Agenda7 and C1."
    assert [w for w in told(reading) if "paragraph 2" in w and "Agenda7" in w]


def test_a_footnote_whose_mark_is_not_found_is_told(tmp_path: Path) -> None:
    body = "<p>1. The Agenda1 and the IGF2 and goals3.</p><p>2. More.</p><p>1 One.</p><p>2 Two.</p><p>3 Three.</p>"
    reading = read_html(page(tmp_path, body))
    assert (reading.blocks[0].text, reading.blocks[0].marks) == ("1. The Agenda and the IGF2 and goals.", ("1", "3"))
    assert [w for w in told(reading) if "footnote 2" in w]


def test_powers_and_ordinals_are_no_footnote_marks(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<p>The 20<sup>th</sup> on 5 km<sup>2</sup> of land.</p>")) == ["The 20th on 5 km2 of land."]


def test_a_list_item_with_paragraphs_has_its_number_once(tmp_path: Path) -> None:
    body = "<ol><li><p>one</p><p>more</p></li><li><div><p>two</p></div></li></ol>"
    assert [(b.label, b.text) for b in read_html(page(tmp_path, body)).blocks] == [("1.", "one"), ("", "more"), ("2.", "two")]


def test_list_styles_count_as_a_browser_counts(tmp_path: Path) -> None:
    items = "<li>x</li>" * 2
    body = (
        f'<ol style="list-style-type: upper-roman" start="4">{items}</ol><ol style="list-style:none">{items}</ol>'
        f'<ul style="list-style: inside">{items}</ul><ol type="a" start="26">{items}</ol><ol type="i" start="0">{items}</ol>'
    )
    labels = [b.label for b in read_html(page(tmp_path, body)).blocks]
    assert labels == ["IV.", "V.", "", "", "", "", "z.", "aa.", "0.", "i."]


def test_a_number_typed_in_a_list_item_stands_for_the_list_s_own(tmp_path: Path) -> None:
    assert [(b.label, b.text) for b in read_html(page(tmp_path, "<ol><li>7. text</li></ol>")).blocks] == [("", "7. text")]


def test_rows_stand_side_by_side_and_a_layout_table_reads_as_text(tmp_path: Path) -> None:
    columns = (
        "<table><tr><th>No.</th><th>Well</th><th>Work</th></tr><tr><td>12.</td><td>shall</td><td><p>should</p></td></tr></table>"
    )
    layout = "<table><tr><td><h2>Part</h2><p>1. one</p><p>2. two</p></td></tr></table>"
    blocks = read_html(page(tmp_path, columns + layout)).blocks
    assert [(b.kind, b.label, b.text, b.place) for b in blocks] == [
        ("text", "", "No. | Well | Work", "table 1, row 1"),
        ("text", "12.", "shall | should", "table 1, row 2"),
        ("heading", "", "Part", "table 2, row 1"),
        ("text", "", "1. one", "table 2, row 1"),
        ("text", "", "2. two", "table 2, row 1"),
    ]


def test_heads_of_columns_tell_text_from_proposal(tmp_path: Path) -> None:
    head = "<tr><th>No.</th><th>Text</th><th>Proposal</th></tr>"
    blocks = read_html(page(tmp_path, f"<table>{head}<tr><td>12.</td><td>shall</td><td><p>should</p></td></tr></table>")).blocks
    assert [(b.label, b.text, b.by) for b in blocks] == [("12.", "shall", ""), ("", "should", "Proposal")]


def test_what_is_proposed_beside_a_merged_cell_does_not_stand(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan=2>No.<th rowspan=2>Text<th colspan=2>Proposals</tr><tr><th>EU<th>Japan</tr>"
        "<tr><td rowspan=2>1<td rowspan=2>We open the ports.<td>Open some.<td></tr><tr><td><td>Close all.</tr>"
        "<tr><td>2<td>We keep logs.<td colspan=2>Keep none.</tr>"
    )
    read = read_html(page(tmp_path, f"<table>{rows}</table>"))
    assert [(b.label, b.text, b.by) for b in read.blocks] == PROPOSED_BESIDE


def test_numbered_paragraphs_in_cells_side_by_side_are_paired_by_number(tmp_path: Path) -> None:
    body = "<table><tr><td><p>1. one</p><p>2. two</p></td><td><p>1. uno</p></td></tr></table>"
    assert texts(page(tmp_path, body)) == ["1. one | 1. uno", "2. two"]


def test_lines_parted_by_breaks_are_paragraphs_where_they_are_numbered(tmp_path: Path) -> None:
    body = f"<p>{LONG}<br><br>1. We decide<br>to act:<br>(a) now</p><p>OP1. We note<br>OP1 of it;<br>OP2. We go;<br>OP2 bis We stay.</p>"
    found = [LONG, "1. We decide to act:", "(a) now", "OP1. We note OP1 of it;", "OP2. We go;", "OP2 bis We stay."]
    assert texts(page(tmp_path, body)) == found


def test_words_that_a_printed_line_parted_are_whole(tmp_path: Path) -> None:
    body = "<pre>1. We decide to imple-\n   ment it.\n\n2. We thank the Secretary-\n   General.</pre>"
    assert texts(page(tmp_path, body)) == ["1. We decide to implement it.", "2. We thank the Secretary-General."]


def test_a_form_or_sidebar_that_holds_the_document_stays(tmp_path: Path) -> None:
    body = f'<form><div class="sidebar"><p>x</p></div><div class="comments"><p>1. {LONG}.</p><p>2. {LONG}.</p></div></form>'
    assert texts(page(tmp_path, body)) == [f"1. {LONG}.", f"2. {LONG}."]


def test_sections_of_uneven_length_are_all_read(tmp_path: Path) -> None:
    body = f"<div><h2>A</h2><p>{LONG}.</p></div><div><h2>B</h2><p>{LONG} and {LONG}.</p></div>"
    assert texts(page(tmp_path, body)) == [f"{LONG}.", f"{LONG} and {LONG}."]


def test_text_that_is_folded_away_is_told(tmp_path: Path) -> None:
    reading = read_html(page(tmp_path, f'<p>{LONG}.</p><div style="display: none"><p>2. {LONG}.</p></div>'))
    assert len(reading.blocks) == 1
    assert [w for w in told(reading) if "hidden" in w]


def test_a_short_line_in_bold_is_a_heading(tmp_path: Path) -> None:
    body = f'<p><b>Preamble</b></p><p><b>1. {LONG}</b></p><p><span style="font-weight:700">Human rights</span></p><p><b>We</b> do</p>'
    kinds = [(b.kind, b.text) for b in read_html(page(tmp_path, body)).blocks]
    assert kinds == [("heading", "Preamble"), ("text", f"1. {LONG}"), ("heading", "Human rights"), ("text", "We do")]


def test_insertions_and_deletions_either_way(tmp_path: Path) -> None:
    file = page(tmp_path, "<p>We <del>note</del><ins>decide</ins> it.</p>")
    assert texts(file) == ["We decide it."]
    assert [b.text for b in read_html(file, changes="original").blocks] == ["We note it."]


def test_another_encoding_is_read_as_declared_and_a_wrong_one_is_said(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<p>Café</p>", '<meta charset="iso-8859-1">', "latin-1")) == ["Café"]
    assert texts(page(tmp_path, "<p>“Café”</p>", '<meta charset="iso-8859-1">', "cp1252")) == ["“Café”"]
    assert texts(page(tmp_path, "<p>Café</p>", '<meta charset="idna">')) == ["Café"]
    assert texts(page(tmp_path, "<p>Café</p>", "", "utf-16")) == ["Café"]
    wrong = read_html(page(tmp_path, "<p>Café</p>", '<meta charset="utf-8">', "latin-1"))
    assert [b.text for b in wrong.blocks] == ["Café"]
    assert "Windows-1252" in told(wrong)[0]


def test_an_encoding_is_the_larger_one_that_browsers_read_it_as_and_holds_damaged_letters(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<p>朱镕基</p>", '<meta charset="gb2312">', "gbk")) == ["朱镕基"]
    for head in ('<meta charset="utf-8">', ""):
        file = page(tmp_path, "<p>Мы открываем все порты X.</p>", head)
        file.write_bytes(file.read_bytes().replace(b"X", b"\xa9"))
        assert texts(file) == ["Мы открываем все порты \ufffd."] and "1 letter is damaged" in told(read_html(file))[0]


def test_deep_nesting_is_read_and_bottomless_nesting_is_refused(tmp_path: Path) -> None:
    assert texts(page(tmp_path, "<div>" * 400 + f"<p>1. {LONG}.</p>" + "</div>" * 400)) == [f"1. {LONG}."]
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


@pytest.mark.parametrize("element", ["main", "article", "section", "nav></nav><div", "p"])
def test_a_page_that_leaves_out_its_body_tag_is_read(element: str, tmp_path: Path) -> None:
    """As HTML allows; the parser, which knows no element newer than 1999, then puts the whole text into the head."""
    path = tmp_path / "page.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><title>The title</title><style>p {{}}</style><{element}><p>1. {LONG}.</p>"
    )
    reading = read_html(path)
    assert [b.text for b in reading.blocks] == [f"1. {LONG}."]
    assert reading.title == "The title"


@pytest.mark.parametrize("placed", [False, True])
def test_a_page_made_from_a_pdf_is_read_in_its_lines(placed: bool, tmp_path: Path) -> None:
    pages = [
        ["1. We keep logs of all", "storms, and we share", "MILLS/L.3", "1"],
        ["them.", "2. We mend the mills.", "MILLS/L.3", "2"],
    ]
    head = '<html><head><meta name="generator" content="pdftohtml 0.36"/></head><body>'
    if placed:
        lines = [
            [f'<p style="position:absolute;top:{90 + 18 * n}px;left:90px">{t}</p>' for n, t in enumerate(page)] for page in pages
        ]
        body = "".join(f'<div id="page{n}-div">{"".join(page[::-1])}</div>' for n, page in enumerate(lines, 1))
    else:
        body = "<hr/>\n".join(
            f"<a name={n}></a>" + "".join(f"{t.replace(' ', '&#160;')}<br/>\n" for t in page) for n, page in enumerate(pages, 1)
        )
    path = tmp_path / "a.html"
    path.write_text(f"{head}{body}</body></html>", encoding="utf-8")
    read = [(p.label, p.text) for p in read_draft(path).paragraphs]
    assert read == [("1", "We keep logs of all storms, and we share them."), ("2", "We mend the mills.")]


def test_the_head_and_foot_that_a_word_processor_saves_with_a_page_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    foot = '<div title="footer"><p>Page <sdfield type=PAGE>2</sdfield> of 2</p></div>'
    path.write_text(f'<html><body><div title="header"><p>MILLS/L.3</p></div><p>1. {LONG}.</p>{foot}</body></html>')
    assert [b.text for b in read_html(path).blocks] == [f"1. {LONG}."]
