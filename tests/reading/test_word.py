"""Word files: numbers counted as Word counts them, tracked changes either way, wrong files refused in one line."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, shared
from tests.reading.told import told
from tests.reading.written import PROPOSED_BESIDE
from wsisdiff import read_draft
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.open_draft import read_bytes
from wsisdiff.reading.word.read import read_word

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:odd="urn:example:odd"'
)


def level(n: int, shape: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
    f"{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "upperLetter", "%1.")}{level(1, "decimal", "%1.%2")}</w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="More"><w:basedOn w:val="Numbered"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)


def word_file(tmp_path: Path, *body: str, notes: str = "") -> Path:
    """A Word file with this body: lists 2 (1., (a), (i)), 3 (from 7), 4 (A., A.1), 5 (from (d)); a few styles, footnotes."""
    path = tmp_path / "file.docx"
    parts = {
        "document": f"<w:body>{''.join(body)}</w:body>",
        "numbering": NUMBERING,
        "styles": STYLES,
        "footnotes": notes,
        "endnotes": '<w:endnote w:id="5"><w:p><w:r><w:t>An endnote.</w:t></w:r></w:p></w:endnote>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NS}>{xml}</w:{name}>")
    return path


def p(text: str, properties: str = "", mark: str = "") -> str:
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{text}</w:p>"


def r(text: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(level: int, numbers: int = 2) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/></w:numPr>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def field_of(instruction: str, result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{sign.format('begin')}{code}{sign.format('separate')}{r(result)}{sign.format('end')}"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def note(identity: int, *inside: str) -> str:
    return f'<w:footnote w:id="{identity}">{"".join(inside)}</w:footnote>'


def cite(identity: int, kind: str = "footnote", own: str = "") -> str:
    custom = f' w:customMarkFollows="1"/><w:t>{own}</w:t>' if own else "/>"
    return f'<w:r><w:{kind}Reference w:id="{identity}"{custom}</w:r>'


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


RUNS = st.lists(
    st.tuples(st.sampled_from(["kept", "added", "cut", "added and cut"]), st.text("abc ", min_size=1, max_size=6)), max_size=5
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=st.lists(st.tuples(RUNS, st.sampled_from(["", "ins", "del"])), min_size=1, max_size=4))
def test_any_tracked_words_and_paragraph_ends_give_either_text(
    tmp_path: Path, paragraphs: list[tuple[list[tuple[str, str]], str]]
) -> None:
    write = {"kept": r, "added": lambda text: ins(r(text)), "cut": cut, "added and cut": lambda text: ins(cut(text))}
    body = [
        p("".join(write[kind](text) for kind, text in runs), mark=f'<w:{mark} w:id="1" w:author="a"/>' if mark else "")
        for runs, mark in paragraphs
    ]
    file = word_file(tmp_path, *body)
    ways = {"accepted": ({"kept", "added"}, "del"), "original": ({"kept", "cut"}, "ins")}
    for changes, (kinds, joins) in ways.items():
        whole = "".join(
            "".join(text for kind, text in runs if kind in kinds) + ("" if mark == joins else "\n") for runs, mark in paragraphs
        )
        expected = [" ".join(line.split()) for line in whole.split("\n")]
        assert [b.text for b in read_word(file, changes=changes).blocks] == [line for line in expected if line]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    file = word_file(tmp_path, p(r("One, "), mark='<w:del w:id="3" w:author="a"/>'), p(r("two.")))
    assert [b.text for b in read_word(file).blocks] == ["One, two."]
    assert [b.text for b in read_word(file, changes="original").blocks] == ["One,", "two."]


def test_numbers_of_deleted_paragraphs_do_not_count(tmp_path: Path) -> None:
    gone = p(cut("gone"), item(0), '<w:del w:id="3" w:author="a"/>')
    file = word_file(tmp_path, p(r("one"), item(0)), gone, p(r("two"), item(0)))
    assert [(b.label, b.text) for b in read_word(file).blocks] == [("1.", "one"), ("2.", "two")]
    assert [b.label for b in read_word(file, changes="original").blocks] == ["1.", "2.", "3."]


def test_text_whose_end_is_cut_goes_into_no_table_and_is_not_lost(tmp_path: Path) -> None:
    gone = '<w:del w:id="3" w:author="a"/>'
    cell = p(r("in the cell"), mark=gone)
    file = word_file(tmp_path, p(r("before"), mark=gone), f"<w:tbl>{row(cell, p(r('next')))}</w:tbl>", p(r("last"), mark=gone))
    assert [b.text for b in read_word(file).blocks] == ["before", "in the cell | next", "last"]


def test_tracked_rows_and_blocks_and_moves_either_way(tmp_path: Path) -> None:
    rows = row(p(r("old")), properties='<w:del w:id="7" w:author="a"/>') + row(
        p(r("new")), properties='<w:ins w:id="8" w:author="a"/>'
    )
    moved = (
        '<w:moveFrom w:id="9">' + r("moved ") + "</w:moveFrom>" + r("text ") + '<w:moveTo w:id="10">' + r("moved") + "</w:moveTo>"
    )
    file = word_file(tmp_path, f"<w:tbl>{rows}</w:tbl>", p(moved))
    assert [b.text for b in read_word(file).blocks] == ["new", "text moved"]
    original = read_word(file, changes="original")
    assert [b.text for b in original.blocks] == ["old", "moved text"]
    assert [w for w in told(original) if "tracked" in w and "rejected" in w]


def test_a_number_put_on_by_a_tracked_change_is_not_in_the_original(tmp_path: Path) -> None:
    now = f"{item(0)}<w:pPrChange w:id='4' w:author='a'><w:pPr/></w:pPrChange>"
    file = word_file(tmp_path, p(r("one"), item(0)), f"<w:p><w:pPr>{now}</w:pPr>{r('two')}</w:p>")
    assert [b.label for b in read_word(file).blocks] == ["1.", "2."]
    assert [b.label for b in read_word(file, changes="original").blocks] == ["1.", ""]


def test_numbers_of_styles_overrides_and_shared_lists(tmp_path: Path) -> None:
    file = word_file(
        tmp_path,
        p(r("one"), style("Numbered")),
        p(r("two"), style("More")),
        p(r("none"), style("Numbered") + '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p(r("list 3 shares the counter and starts at 7 once"), item(0, 3)),
        p(r("goes on"), item(0, 3)),
        p(r("A"), item(0, 4)),
        p(r("A.1"), item(1, 4)),
        p(r("A.2"), item(1, 4)),
    )
    assert [b.label for b in read_word(file).blocks] == ["1.", "2.", "", "7.", "8.", "A.", "A.1", "A.2"]


def test_a_sub_list_starts_at_its_own_number_wherever_it_starts_anew(tmp_path: Path) -> None:
    items = [p(r("text"), item(n, 5)) for n in (0, 1, 1, 0, 1)]
    assert [b.label for b in read_word(word_file(tmp_path, *items)).blocks] == ["1.", "(d)", "(e)", "2.", "(d)"]


def test_a_hidden_paragraph_has_no_number(tmp_path: Path) -> None:
    hidden = p(r("hidden", "<w:vanish/>"), item(0), "<w:vanish/>")
    file = word_file(tmp_path, p(r("one"), item(0)), hidden, p(r("two"), item(0)))
    assert [(b.label, b.text) for b in read_word(file).blocks] == [("1.", "one"), ("2.", "two")]


def test_a_number_counted_in_a_cell_of_its_own_is_the_row_s(tmp_path: Path) -> None:
    rows = [row(p("", item(0, 4)), p(r(text)), p(r("agreed"))) for text in ("We recall", "We decide")]
    empty = row(p("", item(0, 4)), p(""), p(""))
    blocks = read_word(word_file(tmp_path, f"<w:tbl>{rows[0]}{empty}{rows[1]}</w:tbl>")).blocks
    assert [(b.label, b.text, b.place) for b in blocks] == [
        ("A.", "We recall | agreed", "table 1, row 1"),
        ("C.", "We decide | agreed", "table 1, row 3"),  # the empty row prints "B." and nothing else
    ]


def test_cells_merged_either_way_are_read_once(tmp_path: Path) -> None:
    merged = row(p(r("wide")), "<w:tcPr><w:hMerge/></w:tcPr>" + p(r("hidden by Word")))
    tall = row('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p(r("tall")), p(r("x")))
    below = row("<w:tcPr><w:vMerge/></w:tcPr>" + p(r("hidden by Word")), p(r("y")))
    blocks = read_word(word_file(tmp_path, f"<w:tbl>{merged}{tall}{below}</w:tbl>")).blocks
    assert [b.text for b in blocks] == ["wide", "tall | x", "y"]


def test_what_a_form_asks_for_is_no_text_and_symbols_are_characters(tmp_path: Path) -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    filled = prompt.replace("<w:showingPlcHdr/>", "")
    signs = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 5 \uf0b7")
    file = word_file(
        tmp_path, prompt.format(p(r("Click here"))), p(prompt.format(r("a name")) + filled.format(r("goal ")) + signs)
    )
    # "a name" is no prompt: whatever the control calls it, everybody sees it.
    assert [b.text for b in read_word(file).blocks] == ["a namegoal →≥ 5 •"]


def test_an_empty_paragraph_of_a_list_counts_as_it_does_in_word(tmp_path: Path) -> None:
    file = word_file(tmp_path, p(r("one"), item(0)), p("", item(0)), p(r("three"), item(0)))
    assert [(b.label, b.text) for b in read_word(file).blocks] == [("1.", "one"), ("3.", "three")]


def test_footnotes_leave_the_words(tmp_path: Path) -> None:
    notes = note(2, p(r("Resolution 70/125."))) + note(3, p(r("Resolution")), p(r("70/1."))) + note(4, p(r("* Reissued.")))
    text = (
        r("The outcome")
        + cite(3)
        + r(", the Agenda")
        + cite(2)
        + r(" and it")
        + cite(4, own="*")
        + r(" all")
        + cite(5, "endnote")
    )
    file = word_file(tmp_path, p(text), notes=notes)
    assert [(b.kind, b.text, b.marks or b.mark) for b in read_word(file).blocks] == [
        ("text", "The outcome, the Agenda and it all", ("1", "2", "*", "i")),
        ("footnote", "Resolution 70/1.", "1"),
        ("footnote", "Resolution 70/125.", "2"),
        ("footnote", "Reissued.", "*"),
        ("footnote", "An endnote.", "i"),
    ]


def test_marks_raised_by_hand_leave_the_words_and_powers_stay(tmp_path: Path) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    text = r("The Agenda") + r("1", up) + r(" and 20") + r("th", up) + r(" and 5 km") + r("2", up) + r(" here") + r("2", up)
    file = word_file(tmp_path, p(text), p(r("1", up) + r(" Resolution 70/1.")), p(r("2", up) + r(" Annex.")))
    assert [(b.kind, b.text, b.marks or b.mark) for b in read_word(file).blocks] == [
        ("text", "The Agenda and 20th and 5 km2 here", ("1", "2")),
        ("footnote", "Resolution 70/1.", "1"),
        ("footnote", "Annex.", "2"),
    ]


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    hidden = r("secret", "<w:vanish/>") + r("secret too", '<w:rStyle w:val="Secret"/>')
    struck = r(" note", "<w:strike/>") + r(" decide")
    remark = '<w:r><w:commentReference w:id="1"/></w:r>'
    file = word_file(tmp_path, p(r("We") + hidden + struck + remark), '<w:altChunk w:id="1"/>')
    reading = read_word(file)
    assert [b.text for b in reading.blocks] == ["We decide"]
    assert [w.split(" ", 1)[0] for w in told(reading)] == ["1", "2", "1", "1"]
    assert [word for word, w in zip(("struck", "hidden", "comment ", "other file "), told(reading), strict=True) if word in w] == [
        "struck", "hidden", "comment ", "other file ",
    ]  # fmt: skip
    assert read_word(file, changes="original").blocks[0].text == "We note decide"


def test_fields_give_their_results_and_page_numbers_none(tmp_path: Path) -> None:
    nested = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>' + field_of(
        "REF x", "inner"
    )
    nested += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("outer")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    file = word_file(
        tmp_path,
        p(r("see paragraph ") + field_of("REF _Ref1 \\r", "12") + r(" and ") + nested),
        p(r("page ") + field_of(" PAGE ", "3")),
        p(r("12. Cybersecurity 9"), style("TOC1")),
        p('<w:hyperlink w:anchor="_Toc1">' + r("IV. Contents without a style ") + field_of("PAGEREF _Toc1", "7") + "</w:hyperlink>"),
        p('<w:hyperlink w:anchor="_Toc1">' + r("as section IV says") + "</w:hyperlink>"),
        p('<w:hyperlink w:anchor="x">' + r("a link") + '</w:hyperlink><w:fldSimple w:instr="AUTHOR">' + r(" by us") + "</w:fldSimple>"),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTONUM</w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r(" Counted")),
    )  # fmt: skip
    assert [b.text for b in read_word(file).blocks] == [
        "see paragraph 12 and outer",
        "as section IV says",
        "a link by us",
        "1. Counted",
    ]


def test_an_instruction_without_an_end_swallows_its_paragraph_at_most(tmp_path: Path) -> None:
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
    file = word_file(tmp_path, p(r("one") + open_field + r(" lost")), p(r("two")))
    assert [b.text for b in read_word(file).blocks] == ["one", "two"]


def test_struck_words_in_one_run_with_signs_of_a_field_are_left_out(tmp_path: Path) -> None:
    signs = '<w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText><w:fldChar w:fldCharType="separate"/>'
    struck = f'<w:r><w:rPr><w:strike/></w:rPr>{signs}<w:t>never </w:t><w:fldChar w:fldCharType="end"/></w:r>'
    file = word_file(tmp_path, p(r("We ") + struck + r("decide.")))
    assert [b.text for b in read_word(file).blocks] == ["We decide."]


def test_text_in_every_wrapping_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('in the box'))}</w:txbxContent>"
    twice = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    file = word_file(
        tmp_path,
        p(r("beside") + twice),
        f"<w:sdt><w:sdtContent>{p(r('in a control'))}</w:sdtContent></w:sdt>",
        p("<w:sdt><w:sdtContent>" + r("in a line") + "</w:sdtContent></w:sdt><w:smartTag>" + r(" and a tag") + "</w:smartTag>"),
        p("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>State</w:t><w:tab/><w:t>co\u00adoperation</w:t><w:softHyphen/></w:r>"),
        p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> x</w:t><w:sym w:char="zz"/></w:r>'),
    )
    texts = [b.text for b in read_word(file).blocks]
    assert texts == ["beside", "in the box", "in a control", "in a line and a tag", "non-State cooperation", "• x•"]


def test_lines_parted_by_breaks_are_paragraphs_where_they_are_numbered(tmp_path: Path) -> None:
    file = word_file(tmp_path, p("<w:r><w:t>We decide</w:t><w:br/><w:t>to act:</w:t><w:br/><w:t>(a) now</w:t></w:r>", item(0)))
    assert [(b.label, b.text) for b in read_word(file).blocks] == [("1.", "We decide to act:"), ("", "(a) now")]


def test_headings_by_style_outline_and_shape(tmp_path: Path) -> None:
    long = "We reaffirm " * 30
    file = word_file(
        tmp_path,
        p(r("Part one"), style("berschrift1") + item(0, 4)),
        p(r("Outline"), '<w:outlineLvl w:val="1"/>'),
        p(r("Bold line", "<w:b/>")),
        p(r("CENTRED"), '<w:jc w:val="center"/>'),
        p(r("Bold sentence.", "<w:b/>")),
        p(r("Half ", "<w:b/>") + r("bold")),
        p(r(long), style("berschrift1") + item(0)),
    )
    assert [(b.kind, b.level, b.label, b.text) for b in read_word(file).blocks] == [
        ("heading", 2, "", "A. Part one"),
        ("heading", 3, "", "Outline"),
        ("heading", 2, "", "Bold line"),
        ("heading", 2, "", "CENTRED"),
        ("text", 0, "", "Bold sentence."),
        ("text", 0, "", "Half bold"),
        ("text", 0, "1.", long.strip()),
    ]


def test_short_paragraphs_that_are_numbered_by_a_heading_style_are_text(tmp_path: Path) -> None:
    lines = ("Ports.", "Requests a report on all ports;", "2.1. Decides to remain seized of the matter.")
    counted = [p(r(line), style("berschrift1") + ("" if line[0].isdigit() else item(0))) for line in lines]
    assert [(b.kind, b.text) for b in read_word(word_file(tmp_path, *counted)).blocks] == [
        ("heading", "1. Ports."),
        ("text", lines[1]),
        ("text", lines[2]),
    ]


def test_what_is_proposed_beside_a_merged_cell_does_not_stand(tmp_path: Path) -> None:
    tall, below, wide = (
        f"<w:tcPr>{said}</w:tcPr>" for said in ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>')
    )
    rows = [
        row(tall + p(r("No.")), tall + p(r("Text")), wide + p(r("Proposals"))),
        row(below + p(""), below + p(""), p(r("EU")), p(r("Japan"))),
        row(tall + p(r("1")), tall + p(r("We open the ports.")), p(r("Open some.")), p("")),
        row(below + p(""), below + p(""), p(""), p(r("Close all."))),
        row(p(r("2")), p(r("We keep logs.")), wide + p(r("Keep none."))),
    ]
    read = read_word(word_file(tmp_path, f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert [(b.label, b.text, b.by) for b in read.blocks] == PROPOSED_BESIDE


def test_edges_of_cells_that_are_out_of_line_move_no_text_below_another_head(tmp_path: Path) -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    heads = row(p(r("No.")), p(r("Text")), wide + p(r("Proposal")))
    below = row(wide + p(r("1")), p(r("We open the ports.")), p(r("Close all.")))
    read = read_word(word_file(tmp_path, f"<w:tbl>{heads}{below}</w:tbl>"))
    assert [(b.text, b.by) for b in read.blocks] == [("We open the ports.", ""), ("Close all.", "Proposal")]


def test_table_rows_read_cell_by_cell(tmp_path: Path) -> None:
    inner = f"<w:tbl>{row(p(r('a')), p(r('b')))}</w:tbl>"
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    body = (
        row(p(r("Well")), p(r("What was done"))),
        row(p(r("shall")) + p(r("(a) act")), p(r("should"))),
        row(merged, p(r("New text"))),
        row(p(r("12.")), p(r("We decide")), p(r("We note"))),
        row(p(r("in")) + inner, p(r("out"))),
    )
    file = word_file(tmp_path, f"<w:tbl>{''.join(body)}</w:tbl>")
    assert [(b.label, b.text, b.place) for b in read_word(file).blocks] == [
        ("", "Well | What was done", "table 1, row 1"),
        ("", "shall (a) act | should", "table 1, row 2"),
        ("", "New text", "table 1, row 3"),
        ("12.", "We decide | We note", "table 1, row 4"),
        ("", "in a | b | out", "table 1, row 5"),
    ]


def test_heads_of_columns_tell_text_from_proposal(tmp_path: Path) -> None:
    body = (
        row(p(r("No.")), p(r("Text")), p(r("Amendment")), p(r("By"))),
        row(p(r("12.")), p(r("We decide")), p(r("We note")), p(r("Hill towns"))),
        row(p(r("12 bis.")), p(""), p(r("We ask")), p(r("Lowland"))),
    )
    file = word_file(tmp_path, f"<w:tbl>{''.join(body)}</w:tbl>")
    assert [(b.label, b.text, b.by) for b in read_word(file).blocks] == [
        ("12.", "We decide", ""),
        ("", "We note", "Hill towns"),
        ("12 bis.", "We ask", "Lowland"),
    ]


def test_numbered_paragraphs_in_cells_side_by_side_are_paired_by_number(tmp_path: Path) -> None:
    left = p(r("Article 79")) + p(r("1. one")) + p(r("2. two")) + p(r("go on"))
    right = p(r("Article 79")) + p(r("1. uno")) + p(r("1a. new")) + p(r("2. due"))
    file = word_file(tmp_path, f"<w:tbl>{row(left, right)}</w:tbl>")
    assert [b.text for b in read_word(file).blocks] == [
        "Article 79 | Article 79",
        "1. one | 1. uno",
        "1a. new",
        "2. two go on | 2. due",
    ]


def test_no_depth_of_nesting_breaks_it(tmp_path: Path) -> None:
    deep = 60  # libxml2 refuses 256 elements within each other, in one line that says so
    inside = "<w:tbl><w:tr><w:tc>" * deep + p(r("at the bottom")) + "</w:tc></w:tr></w:tbl>" * deep
    assert [b.text for b in read_word(word_file(tmp_path, inside)).blocks] == ["at the bottom"]
    file = word_file(tmp_path, "<w:sdt><w:sdtContent>" * 500 + p(r("x")) + "</w:sdtContent></w:sdt>" * 500)
    with pytest.raises(UnreadableDraft):
        read_word(file)


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


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (80 * 1024 * 1024))
    with pytest.raises(UnreadableDraft, match="unpacks to more"):
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


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_document_with_wrong_xml_in_it_is_read_or_refused_and_never_breaks(tmp_path: Path, data: st.DataObject) -> None:
    with zipfile.ZipFile(ROOT / "drafts" / "rev2.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.endswith(".xml"))))
    xml = parts[name]
    at = data.draw(st.integers(0, len(xml)))
    junk = data.draw(st.sampled_from([b"", b"<", b"</w:p>", b"<w:p>", b"&x;", b'w:val="-1"', b"99999999999", b"\x00", b"\xff"]))
    parts[name] = xml[:at] + junk + xml[at + data.draw(st.integers(0, 40)) :]
    path = tmp_path / "mutant.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    for changes in ("accepted", "original"):
        try:
            read_word(path, changes=changes)  # type: ignore[arg-type]
        except UnreadableDraft as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("name", ["BITKOM-Amendments.docx", "Microsoft.docx"])
def test_real_position_papers_are_read(name: str) -> None:
    draft = read_draft(shared("documents", "lobby", name))
    assert len(draft.paragraphs) > 20


def test_words_struck_out_by_hand_in_a_real_amendment_are_deleted() -> None:
    path = shared("documents", "lobby", "BITKOM-Amendments.docx")
    blocks = read_word(path).blocks
    row = next(b.place for b in blocks if b.text.startswith("(f) processing is necessary for the purposes"))
    old, new = (" ".join(b.text for b in blocks if b.place == row and bool(b.by) is by) for by in (False, True))
    assert "in particular where the data subject is a child" in old
    assert "child" not in new


# ---------------------------------------------------------------- what is shown and what is not

SEEN_BY_NOBODY = {
    "hidden": "<w:vanish/>",
    "hidden between styles": "<w:specVanish/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "nearly white": '<w:color w:val="fefefe"/>',
    "in the colour of the paper": '<w:color w:val="auto" w:themeColor="background1"/>',
    "half a point": '<w:sz w:val="1"/>',
    "two points": '<w:sz w:val="4"/>',
    "narrow": '<w:w w:val="1"/>',
    "by its style": '<w:rStyle w:val="Secret"/>',
}
SEEN_BY_ALL = {
    "white on black": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
    "white on a marker": '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
    "grey": '<w:color w:val="808080"/>',
    "small": '<w:sz w:val="12"/>',
    "hidden on the web only": "<w:webHidden/>",
    "not hidden": '<w:vanish w:val="0"/>',
}


@pytest.mark.parametrize("way", SEEN_BY_NOBODY)
def test_a_run_that_nobody_sees_is_left_out_and_told(way: str, tmp_path: Path) -> None:
    reading = read_word(word_file(tmp_path, p(r("We do ") + r("not ", SEEN_BY_NOBODY[way]) + r("agree."))))
    assert [b.text for b in reading.blocks] == ["We do agree."]
    assert "1 passage of hidden text left out" in told(reading)


@pytest.mark.parametrize("way", SEEN_BY_ALL)
def test_a_run_that_everybody_sees_is_read(way: str, tmp_path: Path) -> None:
    reading = read_word(word_file(tmp_path, p(r("We do ") + r("not ", SEEN_BY_ALL[way]) + r("agree."))))
    assert [b.text for b in reading.blocks] == ["We do not agree."]


def test_white_letters_in_a_painted_cell_are_read(tmp_path: Path) -> None:
    cell = '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>{}</w:tc></w:tr></w:tbl>'
    white = p(r("We agree.", '<w:color w:val="FFFFFF"/>'))
    assert [b.text for b in read_word(word_file(tmp_path, cell.format(white) + white)).blocks] == ["We agree."]


def test_of_alternatives_that_is_read_which_word_shows(tmp_path: Path) -> None:
    both = "<mc:AlternateContent><mc:Choice Requires='{}'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    body = p(both.format("wps", r("We agree."), r("We refuse."))) + p(both.format("odd", r("We refuse."), r("We agree.")))
    body += both.format("odd", p(r("Never.")), p(r("Always.")))
    assert [b.text for b in read_word(word_file(tmp_path, body)).blocks] == ["We agree.", "We agree.", "Always."]


def test_a_line_in_the_style_of_a_contents_is_one_only_with_its_page(tmp_path: Path) -> None:
    body = p(r("Logs of storms 12"), '<w:pStyle w:val="TOC1"/>') + p(r("We do not agree."), '<w:pStyle w:val="TOC1"/>')
    assert [b.text for b in read_word(word_file(tmp_path, body)).blocks] == ["We do not agree."]


def test_the_words_over_a_word_stand_behind_it(tmp_path: Path) -> None:
    over = f"<w:r><w:ruby><w:rt>{r('not')}</w:rt><w:rubyBase>{r('do')}</w:rubyBase></w:ruby></w:r>"
    assert [b.text for b in read_word(word_file(tmp_path, p(r("We ") + over + r("agree.")))).blocks] == ["We do (not) agree."]


def m(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def mr(text: str) -> str:
    return m("r", m("t", text))


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (m("f", m("num", mr("2")), m("den", mr("3"))), "2/3"),
        (m("f", m("num", mr("a + b")), m("den", mr("3"))), "(a + b)/3"),
        (m("sSup", m("e", mr("10")), m("sup", mr("6"))), "10^6"),
        (m("sSup", m("e", mr("10")), m("sup", mr("-3"))), "10^-3"),
        (m("sSub", m("e", mr("CO")), m("sub", mr("2"))), "CO2"),
        (m("rad", m("radPr"), m("e", mr("x"))), "√x"),
        (m("d", m("e", mr("x + 1"))), "(x + 1)"),
        (mr("W/m²"), "W/m²"),
    ],
)
def test_equations_keep_what_divides_and_what_raises(made: str, text: str, tmp_path: Path) -> None:
    assert [b.text for b in read_word(word_file(tmp_path, p(r("A ") + m("oMath", made) + r(" of all.")))).blocks] == [
        f"A {text} of all."
    ]


def test_fractions_typed_with_raised_figures_and_those_of_fields_are_fractions(tmp_path: Path) -> None:
    up, down = "<w:vertAlign w:val='superscript'/>", "<w:vertAlign w:val='subscript'/>"
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = sign.format("begin") + "<w:r><w:instrText> EQ \\f(2,3) </w:instrText></w:r>" + sign.format("end")
    body = p(
        r("A majority of ")
        + r("2", up)
        + r("/")
        + r("3", down)
        + r(" or ")
        + field
        + r(" and 10")
        + r("6", "<w:position w:val='6'/>")
        + r(".")
    )
    assert [b.text for b in read_word(word_file(tmp_path, body)).blocks] == ["A majority of 2/3 or 2/3 and 10^6."]


@pytest.mark.parametrize("shape", ["第%1段", "Art. %1", "[%1]", "%1)", "Par. %1", "(%1)"])
def test_numbers_that_word_counts_at_the_outermost_level_are_labels_whatever_their_shape(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = p(r("We agree:"), listed.format(0)) + p(r("now;"), listed.format(1)) + p(r("We go."), listed.format(0))
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", shape)}{level(1, "lowerLetter", "(%2)")}</w:abstractNum>'
    )
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {NS}>{numbering}</w:numbering>")
    names = [shape.replace("%1", str(n)).rstrip(")" if "(" not in shape else " ") for n in (1, 2)]
    assert [(x.label, x.text) for x in read_draft(path).paragraphs] == [(names[0], "We agree:\n(a) now;"), (names[1], "We go.")]


def test_a_raised_figure_behind_ten_is_a_power(tmp_path: Path) -> None:
    up = "<w:vertAlign w:val='superscript'/>"
    body = p(r("We invest 10") + r("6", up) + r(" euros and 10") + r("-3", up) + r(" more."))
    assert [b.text for b in read_word(word_file(tmp_path, body)).blocks] == ["We invest 10^6 euros and 10^-3 more."]


@pytest.mark.parametrize("struck", [r("We refuse.", "<w:strike/>"), cut("We refuse.")])
def test_a_paragraph_whose_number_alone_was_not_struck_says_so(struck: str, tmp_path: Path) -> None:
    body = p(r("1. We agree.")) + p(r("2. ") + struck) + p(struck, item(0)) + p(r("We go."), item(0))
    read = read_word(word_file(tmp_path, body))
    assert [f"{b.label} {b.text}".strip() for b in read.blocks] == ["1. We agree.", "2. [deleted]", "1. [deleted]", "2. We go."]


@pytest.mark.parametrize("old", [r("2", "<w:strike/>"), cut("2")])
def test_a_number_in_the_place_of_one_that_was_struck_is_no_deleted_paragraph(old: str, tmp_path: Path) -> None:
    table = f"<w:tbl>{row(p(old + ins(r('3'))), p(r('We decide to open the ports.')))}</w:tbl>"
    assert [b.text for b in read_word(word_file(tmp_path, table)).blocks] == ["3 We decide to open the ports."]


def with_chunk(tmp_path: Path, name: str, content: str, *body: str) -> Path:
    path = word_file(tmp_path, *body, '<w:altChunk r:id="rId9"/>')
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"word/{name}", content)
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" '
            f'Target="{name}"/></Relationships>',
        )
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.html", "<html><p>1. We agree.</p><p>2. We go.</p></html>"),
        ("x.txt", "1. We agree.\n\n2. We go.\n"),
        ("x.rtf", r"{\rtf1 1. We agree.\par 2. We go.\par}"),
        ("x.mht", "MIME-Version: 1.0\nSubject: x\nContent-Type: text/html\n\n<p>1. We agree.</p><p>2. We go.</p>\n"),
    ],
)
def test_a_file_put_into_the_file_is_read_where_it_stands(name: str, content: str, tmp_path: Path) -> None:
    carried = partial(read_bytes, changes="accepted")
    reading = read_word(with_chunk(tmp_path, name, content, p(r("Draft text."))), carried)
    assert [b.text for b in reading.blocks] == ["Draft text.", "1. We agree.", "2. We go."]
    assert any("put into this one" in warning for warning in told(reading))


def test_a_file_whose_text_is_another_file_that_is_not_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDraft, match="another file put inside"):
        read_word(with_chunk(tmp_path, "x.bin", "?"))


@pytest.mark.parametrize(
    ("shape", "text", "labels"),
    [
        ("chineseCountingThousand", "第%1条", ["第一条", "第二条", "第三条"]),
        ("chineseCounting", "%1、", ["一", "二", "三"]),
        ("decimal", "%1 -", ["1", "2", "3"]),
        ("hindiNumbers", "%1 -", ["١", "٢", "٣"]),
        ("decimalFullWidth", "%1．", ["1", "2", "3"]),
    ],
)
def test_automatic_numbers_of_other_languages_are_labels(shape: str, text: str, labels: list[str], tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(
        p(r(words), listed)
        for words in ("我们同意每个港口公开保存风暴记录。", "我们呼吁沿海城市免费共享数据。", "我们决定每年春季举行大会。")
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, shape, text)}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {NS}>{numbering}</w:numbering>")
    assert [paragraph.label for paragraph in read_draft(path).paragraphs] == labels
