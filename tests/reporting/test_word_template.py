"""A user's Word template: its look is taken, its text never; what it lacks is ours; what is wrong with it is said in one line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.conftest import draft_of
from tests.proposing.test_proposals import FUNDING
from tests.written import brief_word, report_word
from wsisdiff import assess, compare
from wsisdiff.cli import cli
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Ask
from wsisdiff.reporting.briefing.view import brief_of
from wsisdiff.reporting.comparison.tracked import compare_word
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.reporting.ink.word_styles import GRID, LOOKS
from wsisdiff.reporting.ink.word_template import LARGEST
from wsisdiff.verbs import template_for

OLD = draft_of("We commit to fund the Forum each year.", "Ships sail.", id="one", day=date(2026, 1, 5))
NEW = draft_of("We note the importance of funding the Forum.", "Birds fly at night.", id="two", day=date(2026, 2, 9))
ASKS = (FUNDING, Ask("birds", "Birds", "Birds fly at night."))
SECRET = "what the old letter said"


def letterhead(*, styles: bool = True, header: str = "ACME Institute", footer: str = "") -> Any:
    document: Any = docx.Document()
    document.add_paragraph(SECRET)
    section = document.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    document.styles["Heading 1"].font.size = Pt(31)
    if not styles:
        for style in list(document.styles):
            if style.name not in ("Normal", "Default Paragraph Font", "Normal Table"):
                style.delete()
    return document


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def brief(template: Path | None) -> bytes:
    return brief_word(brief_of(assess(ASKS, (OLD, NEW)), comparison=compare(OLD, NEW)), template)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_styles_page_header_and_footer_are_the_template_s_and_its_text_is_not(tmp_path: Path) -> None:
    document = letterhead(footer="Confidential")
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    data = brief(saved(document, tmp_path / "letter.docx"))
    made = opened(data)
    assert made.styles["Heading 1"].font.size == Pt(31)
    assert made.sections[0].header.paragraphs[0].text == "ACME Institute"
    assert made.sections[0].footer.paragraphs[0].text == "Confidential"
    assert made.sections[0].page_width == section.page_width
    assert SECRET not in everything(data)
    widths = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', everything(data))]
    text = (section.page_width - section.left_margin - section.right_margin) / 635  # twentieths of a point
    assert sum(widths[:3]) == pytest.approx(text, rel=0.01)  # the tracker is as wide as the text


@pytest.mark.parametrize("margins", ["header", "footer"])
def test_a_header_or_footer_that_the_template_lacks_is_ours(tmp_path: Path, margins: str) -> None:
    document = letterhead(header="Letter" if margins == "footer" else "", footer="Foot" if margins == "header" else "")
    section = opened(brief(saved(document, tmp_path / "letter.docx"))).sections[0]
    if margins == "header":
        assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("two, 9 February 2026", "Foot")
    else:
        assert section.header.paragraphs[0].text == "Letter"
        assert "NUMPAGES" in section.footer._element.xml


def test_title_and_draft_are_filled_in_where_the_template_has_a_place_even_cut_into_runs(tmp_path: Path) -> None:
    document = letterhead()
    line = document.sections[0].header.paragraphs[0]
    line.clear()
    for text, bold in (("ACME: {ti", True), ("tle", False), ("} of {he", False), ("ad}.", True)):
        line.add_run(text).bold = bold
    cell = document.sections[0].footer.add_table(1, 1, Cm(10)).cell(0, 0)
    cell.text = "{head}"
    data = brief(saved(document, tmp_path / "letter.docx"))
    made = opened(data).sections[0]
    assert made.header.paragraphs[0].text == "ACME: Briefing on two of two, 9 February 2026."
    assert [run.bold for run in made.header.paragraphs[0].runs] == [True, False, False, True]
    assert made.footer.tables[0].cell(0, 0).text == "two, 9 February 2026"


def test_a_title_that_looks_like_a_place_is_text(tmp_path: Path) -> None:
    document = letterhead(header="{title} | {head}")
    named = draft_of("We fund it.", id="x", day=date(2026, 1, 1))
    object.__setattr__(named, "title", "{head}{title}")
    data = brief_word(brief_of(assess(ASKS, (named,))), saved(document, tmp_path / "letter.docx"))
    assert opened(data).sections[0].header.paragraphs[0].text == "Briefing on {head}{title} | {head}{title}, 1 January 2026"


@pytest.mark.parametrize("kind", ["brief", "report", "compare"])
def test_a_template_without_our_styles_is_given_them(tmp_path: Path, kind: str) -> None:
    template = saved(letterhead(styles=False), tmp_path / "bare.docx")
    if kind == "brief":
        data = brief(template)
    elif kind == "report":
        data = report_word(assess(ASKS, (OLD, NEW)), template)
    else:
        data = compare_word(view_of(compare(OLD, NEW)), template=template)
    made = opened(data)
    assert {look.name for look in LOOKS} | {GRID} <= {style.name for style in made.styles}
    numbering = made.part.numbering_part.element
    id = made.styles["List Bullet"].element.pPr.numPr.numId.val
    abstract = next(n for n in numbering.findall(qn("w:num")) if n.numId == id).abstractNumId.val
    assert any(int(n.get(qn("w:abstractNumId"))) == abstract for n in numbering.findall(qn("w:abstractNum")))


def test_a_template_without_lists_at_all_is_given_one(tmp_path: Path) -> None:
    document = letterhead(styles=False)
    for id, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[id]
    made = opened(brief(saved(document, tmp_path / "bare.docx")))
    assert made.part.numbering_part.element.findall(qn("w:abstractNum"))


def test_our_own_document_serves_as_a_template_and_never_keeps_an_old_draft_s_name(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(brief_word(brief_of(assess(ASKS, (OLD,)))))
    data = brief(tmp_path / "old.docx")
    assert opened(data).sections[0].header.paragraphs[0].text == "two, 9 February 2026"
    assert "5 January 2026" not in everything(data).replace("since one", "")
    document = opened(brief(None))
    assert [p.text for p in opened(data).paragraphs] == [p.text for p in document.paragraphs]


def test_pictures_comments_notes_properties_and_a_server_s_name_stay_behind(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 4)).save(tmp_path / "dot.png")
    document = letterhead()
    document.add_picture(str(tmp_path / "dot.png"))
    document.add_comment(document.paragraphs[0].runs, text="our fallback is ten years", author="Ada")
    document.core_properties.keywords = document.core_properties.subject = "strategy"
    document.core_properties.last_modified_by = "Ada"
    settings = document.settings.element
    attached = OxmlElement("w:attachedTemplate")
    attached.set(
        qn("r:id"), document.part._settings_part.relate_to("file://server/letter.dotm", "x/attachedTemplate", is_external=True)
    )
    settings.insert(0, attached)
    text = everything(brief(saved(document, tmp_path / "letter.docx")))
    for kept_back in ("ten years", "strategy", "Ada", "server", "media/"):
        assert kept_back not in text


def test_the_first_section_s_letterhead_is_taken(tmp_path: Path) -> None:
    document = letterhead(header="First")
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Second"
    made = opened(brief(saved(document, tmp_path / "letter.docx")))
    assert [s.header.paragraphs[0].text for s in made.sections] == ["First"]


def test_word_s_own_kind_of_template_serves_too(tmp_path: Path) -> None:
    letterhead().save(tmp_path / "plain.docx")
    with zipfile.ZipFile(tmp_path / "plain.docx") as source, zipfile.ZipFile(tmp_path / "letter.dotx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"document.main+xml", b"template.main+xml"))
    made = opened(brief(tmp_path / "letter.dotx"))
    assert made.sections[0].header.paragraphs[0].text == "ACME Institute"


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(letterhead(), tmp_path / "letter.docx")
    assert brief(path) == brief(path)


# ---------------------------------------------------------------- which template


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "asks").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "asks" / "a.toml").write_text('[[ask]]\nid = "a"\ntitle = "A"\ntext = "We fund the Forum."\n')
    (tmp_path / "drafts" / "one.md").write_text("1. We fund the Forum.\n\n2. Ships sail.\n")
    (tmp_path / "drafts" / "drafts.toml").write_text('[[draft]]\nid = "one"\ndate = 2026-01-05\nfile = "one.md"\n')
    (tmp_path / "templates").mkdir()
    return tmp_path


@pytest.mark.parametrize("command", ["brief", "report", "compare"])
def test_the_workspace_s_template_is_used_and_a_given_one_before_it(workspace: Path, command: str) -> None:
    saved(letterhead(header="of the workspace"), workspace / "templates" / f"{command}.docx")
    saved(letterhead(header="given"), workspace / "mine.docx")
    out = workspace / "out.docx"
    call = ["-C", str(workspace), command, *(["one", "one"] if command == "compare" else []), "--format", "docx"]
    call += ["--output", str(out)]
    for more, header in (([], "of the workspace"), (["--template", str(workspace / "mine.docx")], "given")):
        assert CliRunner().invoke(cli, [*call, *more], catch_exceptions=False).exit_code == 0
        assert docx.Document(str(out)).sections[0].header.paragraphs[0].text == header


@pytest.mark.parametrize(
    ("name", "form", "says"),
    [
        ("none.docx", "docx", "there is no such template"),
        ("letter.pdf", "docx", "a template is a Word file"),
        ("letter.docx", "html", "add --format docx"),
        ("letter.docx", None, "add --format docx"),
    ],
)
def test_a_template_that_cannot_be_used_is_said(tmp_path: Path, name: str, form: str | None, says: str) -> None:
    saved(letterhead(), tmp_path / "letter.docx")
    with pytest.raises(WsisdiffError, match=says) as error:
        template_for(tmp_path, "brief", tmp_path / name, form)
    assert name in str(error.value)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 cut short"])
def test_a_broken_template_is_one_line_and_nothing_is_written(workspace: Path, content: bytes) -> None:
    (workspace / "templates" / "brief.docx").write_bytes(content)
    with pytest.raises(WsisdiffError, match=r"brief\.docx") as error:
        CliRunner().invoke(cli, ["-C", str(workspace), "brief", "--format", "docx"], catch_exceptions=False)
    assert "\n" not in str(error.value)
    assert not (workspace / "reports").exists()


def changed(path: Path, edit: Callable[[str, bytes], bytes | None]) -> Path:
    """The Word file with its parts edited; None leaves one out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: edit(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("part", "edit", "says"),
    [
        ("word/header1.xml", lambda data: data[:600], "cannot be a template; open it in Word"),
        ("word/styles.xml", lambda data: data[:600], "cannot be a template"),
        ("word/styles.xml", lambda data: None, "cannot be a template"),
        ("word/_rels/document.xml.rels", lambda data: None, "cannot be a template"),
        ("[Content_Types].xml", lambda data: data.replace(b"document.main+xml", b"macros+xml"), "without macros"),
        ("word/document.xml", lambda data: re.sub(rb'w:(left|right)="\d+"', rb'w:\1="9000"', data), "leaves -"),
    ],
)
def test_a_template_whose_parts_do_not_hold_together_is_refused_in_one_line(
    tmp_path: Path, part: str, edit: Callable[[bytes], bytes | None], says: str
) -> None:
    path = changed(saved(letterhead(), tmp_path / "letter.docx"), lambda name, data: edit(data) if name == part else data)
    with pytest.raises(WsisdiffError, match=says) as error:
        brief(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("part", "pattern"),
    [
        ("word/document.xml", rb"<w:sectPr.*</w:sectPr>"),
        ("word/document.xml", rb"<w:pg(Sz|Mar)[^>]*/>"),
        ("word/styles.xml", rb'<w:style [^>]*w:styleId="Normal".*?</w:style>'),
        ("word/_rels/document.xml.rels", rb'<Relationship [^>]*relationships/(styles|settings)"[^>]*/>'),
    ],
)
def test_a_template_that_lacks_what_most_have_is_filled_up(tmp_path: Path, part: str, pattern: bytes) -> None:
    def edit(name: str, data: bytes) -> bytes:
        return re.sub(pattern, b"", data, flags=re.DOTALL) if name == part else data

    path = changed(saved(letterhead(), tmp_path / "letter.docx"), edit)
    for data in (brief(path), compare_word(view_of(compare(OLD, NEW)), template=path)):
        assert opened(data).sections[0].page_width.cm > 15


def test_a_template_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    path = saved(letterhead(), tmp_path / "letter.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image9.png", bytes(LARGEST + 1))
    with pytest.raises(WsisdiffError, match="unpacks to more than 64 MB"):
        brief(path)


# ---------------------------------------------------------------- the page that everybody gets


def test_our_own_page_is_a4_with_draft_and_date_above_and_numbers_below() -> None:
    section = opened(brief(None)).sections[0]
    assert (section.page_width.cm, section.page_height.cm) == (pytest.approx(21, abs=0.01), pytest.approx(29.7, abs=0.01))
    assert section.header.paragraphs[0].text == "two, 9 February 2026"
    foot = section.footer._element.xml
    assert re.findall(r"<w:instrText>([^<]+)<", foot) == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_every_table_repeats_its_head_and_no_row_breaks(kind: str) -> None:
    made = opened(brief(None) if kind == "brief" else report_word(assess(ASKS, (OLD, NEW))))
    assert made.tables
    for table in made.tables:
        assert table.style.name == GRID
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_no_paragraph_is_made_up_of_direct_formatting_where_a_style_says_what_it_is() -> None:
    made = opened(brief(None))
    used = {p.style.name for p in made.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Ask Status", "Proposal"} <= used
    assert all(run.font.size is None for p in made.paragraphs for run in p.runs)


def test_the_parts_of_a_style_s_properties_stand_in_the_order_that_the_format_wants() -> None:
    order = ["keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"]
    for style in opened(brief(None)).styles.element.findall(qn("w:style")):
        properties = style.find(qn("w:pPr"))
        names = [part.tag.split("}")[1] for part in ([] if properties is None else properties)]
        known = [name for name in names if name in order]
        assert known == sorted(known, key=order.index), names
        assert len(names) == len(set(names))


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field as word processors write it, its instruction cut into two runs."""
    for kind, text in (
        ("begin", ""),
        ("", instruction[:5]),
        ("", instruction[5:]),
        ("separate", ""),
        ("shown", shown),
        ("end", ""),
    ):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "shown":
            continue
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


@pytest.mark.parametrize(
    "instruction",
    ['INCLUDETEXT "http://tracker.example/x"', "DDEAUTO cmd run", 'IMPORT "C:\\secret.txt"', 'includepicture "//host/a"'],
)
def test_a_field_that_fetches_or_runs_is_left_out_and_told(
    tmp_path: Path, instruction: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = letterhead()
    field(document.sections[0].header.paragraphs[0], instruction, "as it was")
    data = brief(saved(document, tmp_path / "letter.docx"))
    name = instruction.split()[0].upper()
    assert instruction not in everything(data) and instruction[5:] not in everything(data)
    assert "as it was" in everything(data)
    assert f"the field {name} in this template was left out" in capsys.readouterr().err


def test_the_page_number_of_a_template_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = letterhead()
    field(document.sections[0].footer.paragraphs[0], " PAGE ", "1")
    assert "PAGE" in everything(brief(saved(document, tmp_path / "letter.docx")))
    assert not capsys.readouterr().err


def test_a_picture_of_a_template_that_lies_on_a_server_is_left_out_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = letterhead()
    document.sections[0].header.part.rels.get_or_add_ext_rel("http://x/image", "http://tracker.example/pixel.png")
    assert "tracker.example" not in everything(brief(saved(document, tmp_path / "letter.docx")))
    assert "tracker.example" in capsys.readouterr().err
