"""PDF: what is furniture, what a footnote, where paragraphs begin; on papers drawn here and on two resolutions as published."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.errors import UnreadableDraft
from wsisdiff.model import Draft
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.pdf.read import read_pdf

spec = importlib.util.spec_from_file_location("paper", Path(__file__).with_name("paper.py"))
assert spec and spec.loader
paper = importlib.util.module_from_spec(spec)
spec.loader.exec_module(paper)
Paper, wrapped, SHARED, HEIGHT, WIDTH, LEFT = paper.Paper, paper.wrapped, paper.SHARED, paper.HEIGHT, paper.WIDTH, paper.LEFT

PARAGRAPHS = [
    "We recognize that digital cooperation rests on the work of many hands and that no single group, however able, could have brought "
    "about alone what the past twenty years have seen, and we thank all who took part in it.",
    "We call upon Governments to publish what they spend on connectivity, so that the people who pay for it can judge whether it was "
    "well spent, and to do so every year in a form that machines and people can read.",
    "We request the Secretary-General to report on the implementation of the present document at the seventieth session, with due "
    "regard to the views of those who have no seat in the room and of those who could not come.",
    "We decide to return to the matter after five years, or earlier if the Economic and Social Council so recommends, and to invite "
    "all stakeholders to the preparations from the first day on.",
]


def texts(draft: Draft) -> dict[str, str]:
    return {paragraph.label: paragraph.text for paragraph in draft.paragraphs}


def four_pages(path: Path) -> Path:
    """Running heads that change sides, page marks, a job number, numbered paragraphs with a first line that is set in."""
    sheet = Paper(path)
    number = 0
    for page in range(1, 5):
        head_x = LEFT if page % 2 else 400
        sheet.put(head_x, HEIGHT - 50, "A/99/L.77", size=9)
        sheet.put(400 if page % 2 else LEFT, HEIGHT - 50, "Review of the outcomes", size=9)
        sheet.put(LEFT, 40, "25-12345", size=7)
        sheet.put(480, 40, f"{page}/4", size=9)
        if page == 1:
            sheet.heading("Review of the outcomes of everything", size=16)
        for text in PARAGRAPHS:
            number += 1
            sheet.text(wrapped(f"{number}. {text}", WIDTH - 2 * LEFT - 24), indent=24)
        sheet.page()
    return sheet.save()


def test_running_heads_page_marks_and_job_numbers_are_not_in_the_text(tmp_path: Path) -> None:
    draft = read_draft(four_pages(tmp_path / "a.pdf"))
    assert [p.label for p in draft.paragraphs] == [str(n) for n in range(1, 17)]
    assert [p.text for p in draft.paragraphs] == PARAGRAPHS * 4
    assert told(draft) == ()
    assert draft.title == "Review of the outcomes of everything"
    assert [p.page for p in draft.paragraphs][::4] == [1, 2, 3, 4]


def test_a_place_names_page_and_line(tmp_path: Path) -> None:
    draft = read_draft(four_pages(tmp_path / "a.pdf"))
    assert draft.paragraphs[4].place == "page 2, line 1"
    assert draft.paragraphs[5].place == f"page 2, line {1 + len(wrapped(f'5. {PARAGRAPHS[0]}', WIDTH - 2 * LEFT - 24))}"


def test_a_table_heading_that_comes_again_inside_the_text_is_not_furniture(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for page in range(4):
        sheet.text(wrapped(PARAGRAPHS[page]))
        sheet.heading("Justification")
        sheet.text(wrapped(PARAGRAPHS[(page + 1) % 4]))
        sheet.page()
    headings = [b.text for b in read_pdf(sheet.save()).blocks if b.kind == "heading"]
    assert headings == ["Justification"] * 4


def test_paragraph_numbers_alone_at_the_top_of_pages_are_not_page_numbers(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for number in (12, 17, 23, 31):
        sheet.put(LEFT, HEIGHT - 96, f"{number}.").text(wrapped(PARAGRAPHS[number % 4], 400), x=LEFT + 30)
        sheet.page()
    assert [p.label for p in read_draft(sheet.save()).paragraphs] == ["12", "17", "23", "31"]


def test_a_paragraph_goes_on_over_the_page_break(tmp_path: Path) -> None:
    lines = wrapped(f"1. {PARAGRAPHS[0]} {PARAGRAPHS[1]}")
    sheet = Paper(tmp_path / "a.pdf").text(lines[:3]).page().text(lines[3:], gap=0)
    sheet.text(wrapped(f"2. {PARAGRAPHS[2]}"))
    assert texts(read_draft(sheet.save())) == {"1": f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}", "2": PARAGRAPHS[2]}


def test_footnotes_are_set_apart_and_their_marks_leave_the_words(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.text(["1. We recall the 2030 Agenda for Sustainable Development"]).raised("1").put(
        sheet.x + 6, sheet.y + paper.LEADING, "and"
    )
    sheet.text(["the Addis Ababa Action Agenda,"], gap=0).raised("2")
    sheet.text(wrapped(f"2. {PARAGRAPHS[1]}"))
    sheet.note(90, "1", "Resolution 70/1.").note(78, "2", "Resolution 69/313, annex.")
    sheet.page().text(wrapped(f"3. {PARAGRAPHS[2]}"))
    draft = read_draft(sheet.save())
    assert draft.paragraphs[0].text == "We recall the 2030 Agenda for Sustainable Development and the Addis Ababa Action Agenda,"
    assert draft.paragraphs[0].footnotes == ("Resolution 70/1.", "Resolution 69/313, annex.")
    behind = [draft.paragraphs[0].text[:spot].split()[-1] for spot in draft.paragraphs[0].note_spots]
    assert behind == ["Development", "Agenda"]
    assert texts(draft)["2"] == PARAGRAPHS[1]
    assert "Resolution 70/1" not in draft.text


def test_footnote_numbers_that_start_again_on_each_page_go_to_the_footnotes_of_their_page(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for number, note in ((1, "First page's note."), (2, "Second page's note.")):
        sheet.text([f"{number}. We recall resolution 70/125"]).raised("1").text(wrapped(PARAGRAPHS[3])).note(80, "1", note).page()
    assert [p.footnotes for p in read_draft(sheet.save()).paragraphs] == [("First page's note.",), ("Second page's note.",)]


def test_a_power_is_no_footnote_mark(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(["1. The hall measures 300 m"]).raised("2")
    sheet.text(wrapped(f"2. {PARAGRAPHS[1]}"))
    assert read_draft(sheet.save()).paragraphs[0].text == "The hall measures 300 m²"


@pytest.mark.parametrize(
    ("lines", "healed"),
    [
        # A hyphen that only the line end put there goes; the document writes the word without it elsewhere.
        (["1. the imple-", "mentation of it, its implementation too."], "the implementation of it, its implementation too."),
        # The word's own hyphen stays: the document writes it with one elsewhere.
        (["1. multi-", "stakeholder and multi-stakeholder work."], "multi-stakeholder and multi-stakeholder work."),
        # A suspended hyphen keeps its space.
        (["1. low-", "and middle-income countries."], "low- and middle-income countries."),
        # A soft hyphen at the line end only ever says that the word may be broken here.
        (["1. coope\u00ad", "ration for all."], "cooperation for all."),
    ],
)
def test_words_parted_at_a_line_end_are_healed(tmp_path: Path, lines: list[str], healed: str) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(lines).text(wrapped(f"2. {PARAGRAPHS[1]}"))
    assert read_draft(sheet.save()).paragraphs[0].text == healed


def test_a_wrapped_line_that_begins_with_a_number_begins_no_paragraph(tmp_path: Path) -> None:
    lines = ["1. We recall the outcome of the review as set out in its resolution", "70. The review shall go on until the year"]
    lines.append("2030. It ends then.")
    sheet = Paper(tmp_path / "a.pdf").text(lines).text(wrapped(f"2. {PARAGRAPHS[1]}"))
    draft = read_draft(sheet.save())
    assert texts(draft)["1"] == " ".join(lines)[3:]
    assert [p.label for p in draft.paragraphs] == ["1", "2"]


def test_sub_paragraphs_keep_their_own_lines(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(["1. We invite Governments:"])
    for item in ("(a) to publish what they spend;", "(b) to hear those who pay;"):
        sheet.text([item], x=LEFT + 30, gap=2)
    sheet.text(wrapped(f"2. {PARAGRAPHS[1]}"))
    assert (
        texts(read_draft(sheet.save()))["1"]
        == "We invite Governments:\n(a) to publish what they spend;\n(b) to hear those who pay;"
    )


def test_cells_side_by_side_are_not_interleaved(tmp_path: Path) -> None:
    left, right = wrapped(PARAGRAPHS[0], 190), wrapped(PARAGRAPHS[1], 190)
    sheet = Paper(tmp_path / "a.pdf")
    # Written line by line across the columns, as some programs do.
    for row in range(max(len(left), len(right))):
        for x, lines in ((LEFT, left), (LEFT + 230, right)):
            if row < len(lines):
                sheet.put(x, HEIGHT - 200 - 13.5 * row, lines[row])
    assert [p.text for p in read_draft(sheet.save()).paragraphs] == [PARAGRAPHS[0], PARAGRAPHS[1]]


def test_a_title_drawn_last_is_read_first(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(PARAGRAPHS[0])).text(wrapped(PARAGRAPHS[1]))
    sheet.put(LEFT, HEIGHT - 70, "Position of the stakeholders", "Times-Bold", 18)
    blocks = read_pdf(sheet.save()).blocks
    assert [b.kind for b in blocks] == ["heading", "text", "text"]
    assert blocks[0].text == "Position of the stakeholders"


def test_a_page_shown_sideways_is_read_like_any_other(tmp_path: Path) -> None:
    plain = read_pdf(four_pages(tmp_path / "a.pdf"))
    turned = tmp_path / "b.pdf"
    sheet = Paper(turned)
    sheet.canvas.setPageRotation(90)
    sheet.canvas.translate(WIDTH, 0)
    sheet.canvas.rotate(90)
    sheet.y = WIDTH - 90
    sheet.text(wrapped(f"1. {PARAGRAPHS[0]}"), indent=24).text(wrapped(f"2. {PARAGRAPHS[1]}"), indent=24)
    assert [b.text for b in read_pdf(sheet.save()).blocks] == [f"1. {PARAGRAPHS[0]}", f"2. {PARAGRAPHS[1]}"]
    assert plain.blocks


def test_a_page_without_text_among_others_is_told(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {PARAGRAPHS[0]}")).page()
    sheet.canvas.rect(100, 100, 300, 300, fill=1)
    sheet.page().text(wrapped(f"2. {PARAGRAPHS[1]}"))
    draft = read_draft(sheet.save())
    assert [p.label for p in draft.paragraphs] == ["1", "2"]
    assert any(warning.startswith("page 2 has no text") for warning in told(draft))


def test_text_set_at_an_angle_is_left_out_and_told(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {PARAGRAPHS[0]}")).text(wrapped(f"2. {PARAGRAPHS[1]}"))
    sheet.canvas.rotate(45)
    sheet.put(300, 200, "CONFIDENTIAL DRAFT", size=40)
    draft = read_draft(sheet.save())
    assert "CONFIDENTIAL" not in draft.text
    assert told(draft) == ("page 1: set at an angle and left out: CONFIDENTIAL DRAFT",)


def test_a_scan_without_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "scan.pdf")
    sheet.canvas.rect(100, 100, 300, 300, fill=1)
    sheet.page()
    with pytest.raises(
        UnreadableDraft, match=r"scan\.pdf: this is a scan without a text layer; make it searchable with OCR"
    ) as error:
        read_draft(sheet.save())
    assert "\n" not in str(error.value)


def test_an_encrypted_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    path = tmp_path / "locked.pdf"
    canvas = paper.Canvas(str(path), encrypt=StandardEncryption("secret", strength=40))
    canvas.drawString(100, 700, "1. We recognize.")
    canvas.save()
    with pytest.raises(UnreadableDraft, match=r"asks for a password; save a copy without password"):
        read_draft(path)


@pytest.mark.parametrize("keep", [20, 600, 2000])
def test_a_pdf_cut_off_anywhere_is_read_or_refused_in_one_line(tmp_path: Path, keep: int) -> None:
    whole = four_pages(tmp_path / "a.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[:keep])
    with pytest.raises(UnreadableDraft) as error:
        read_draft(path)
    assert "\n" not in str(error.value) and "cut.pdf" in str(error.value)


# ---------------------------------------------------------------- resolutions as published


def resolution(name: str) -> Draft:
    path = SHARED / "documents" / "un" / name
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return read_draft(path)


def test_resolution_73_3_has_operative_paragraphs_1_to_53_and_nothing_of_its_pages() -> None:
    draft = resolution("A_RES_73_3-EN.pdf")
    labels = [p.label for p in draft.paragraphs]
    assert labels == ["PP1", "PP2", *map(str, range(1, 54))]
    assert [p.preamble for p in draft.paragraphs] == [True] * 2 + [False] * 53
    assert (
        draft.title == "Political declaration of the high-level meeting of the General Assembly on the fight against tuberculosis"
    )
    assert told(draft) == ()
    words = texts(draft)
    assert words["PP2"].startswith("We, Heads of State and Government and representatives") and words["PP2"].endswith(
        "and we therefore:"
    )
    assert words["1"] == (
        "Reaffirm the 2030 Agenda for Sustainable Development, including the resolve to end the tuberculosis epidemic by 2030, and the "
        "Addis Ababa Action Agenda of the Third International Conference on Financing for Development;"
    )
    assert words["53"].endswith("at a high-level meeting in 2023.")
    assert "where 99 per cent of tuberculosis-associated deaths occur" in words["6"]
    assert draft.paragraphs[2].footnotes == ("Resolution 70/1.", "Resolution 69/313, annex.")
    nothing_of_the_page(draft, "18-16895")


def test_resolution_73_6_has_operative_paragraphs_1_to_14_and_an_unnumbered_preamble() -> None:
    draft = resolution("A_RES_73_6-EN.pdf")
    assert [p.label for p in draft.paragraphs] == [*(f"PP{n}" for n in range(1, 26)), *map(str, range(1, 15))]
    words = texts(draft)
    assert words["PP1"].startswith("Recalling its resolutions 2453 A (XXIII)") and words["PP25"].startswith(
        "Welcoming the UNISPACE+50"
    )
    assert words["PP4"].endswith("outer space activities to benefit people and the planet,")  # whole over the page break
    # A mark that the official text prints at full size right after a comma; the reader says that it took it out.
    assert words["PP22"].endswith("the seven thematic priorities of UNISPACE+50,")
    assert len(told(draft)) == 1 and "1 right after a word is taken for a footnote's mark" in told(draft)[0]
    assert words["14"].endswith("in accordance with the rules and procedures of the United Nations.")
    nothing_of_the_page(draft, "18-17962")


def nothing_of_the_page(draft: Draft, job_number: str) -> None:
    for paragraph in draft.paragraphs:
        assert job_number not in paragraph.text and not re.search(r"\b\d{1,2}/10\b|\*\d|____", paragraph.text), paragraph.label
        assert not re.search(r"[a-z][.,;”]?\d", paragraph.text.replace("Space2030", "")), (
            paragraph.label
        )  # a mark that clings to a word
        assert "plenary meeting" not in paragraph.text and "Resolution 70/1." not in paragraph.text


LOBBY = {
    "1212_EuroISPA_contribution.pdf": "the personal character of the data should depend on who is processing it, how, and",
    "AMAZON-amendments.pdf": "and where this Regulation would not otherwise apply, should be subject to this Regulation",
    "BITKOM_Amendments-GDPR_final.pdf": "for an innovative economic policy and a future-oriented Internet policy.",
    "CLOUD-Amendments-Telefonica-Nov.pdf": "A clear divide between controller and processor and their roles and responsibilities is key",
    "Christian-Engstrom-letter.pdf": "operate according to the best suited up-to-date tools to deliver optimal data protection.",
    "ITRE-submission.pdf": "Deletion the 24 hour period for reporting personal data breaches to the supervisory.",
    "amazon_letter_26_1.pdf": "and where this Regulation would not otherwise apply, should be subject to this Regulation",
    "data_protection_reform_latest_views_from_the_ico.pdf": "authorities may have over non-EU data controllers.",
    "st05847.en06.pdf": "when handled or transmitted by IT systems or networks.",
}
"""A sentence of each file that goes over a line, a cell or a page, as a reader sees it."""


@pytest.mark.parametrize("name", LOBBY)
def test_every_position_paper_reads_in_sentences(name: str) -> None:
    path = SHARED / "documents" / "lobby" / name
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    draft = read_draft(path)
    assert LOBBY[name] in draft.text
    assert "\ufffe" not in draft.text and "\x02" not in draft.text


def test_the_scan_among_the_position_papers_is_refused() -> None:
    path = SHARED / "documents" / "lobby" / "us_position_20130114.pdf"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    with pytest.raises(UnreadableDraft, match="a scan without a text layer; make it searchable with OCR"):
        read_draft(path)
