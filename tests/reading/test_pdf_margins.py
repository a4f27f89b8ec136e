"""PDF: what stands beside, behind and below the text is told from it: balloons, notes in the margin, water marks, footnotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.reading.open_draft import read_draft

from .paper import HEIGHT, LEFT, Paper, wrapped

TEXTS = [
    "We invite those who run the wells of the valley to meet once a year and to write down what they found.",
    "We ask the towns to keep the paths to the wells open in winter and to mend what the snow has broken.",
    "We decide to come together again after five years, or earlier if the wells run dry.",
]
NOTES = [
    "Commented [HT1]: We would rather",
    "meet twice, as the towns do.",
    "Deleted: may",
    "Comment [LL2]: Not before",
    "the new bridge stands.",
]


def paper(path: Path, width: float = 300) -> Paper:
    sheet = Paper(path)
    for number, text in enumerate(TEXTS, 1):
        sheet.text(wrapped(f"{number}. {text}", width))
    return sheet


@pytest.mark.parametrize("size", [7.5, 11])
def test_balloons_of_word_processors_are_left_out_and_counted(tmp_path: Path, size: float) -> None:
    sheet = paper(tmp_path / "a.pdf")
    for at, note in enumerate(NOTES):
        sheet.put(400, HEIGHT - 100 - 14 * at, note, "Helvetica", size)
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert told(draft) == (
        "5 lines in the margin of page 1 were left out (2 comments; 1 deletion): “Commented [HT1]: We would rather meet twice, as the "
        "towns do. Deleted: …”",
    )


def test_a_title_wider_than_the_text_hides_no_balloons(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").heading("A plan for the wells of the valley, its towns and its mountain paths", 15)
    for number, text in enumerate(TEXTS, 1):
        sheet.text(wrapped(f"{number}. {text}", 300))
    for at, note in enumerate([*NOTES, "Formatted: Font: Bold"]):
        sheet.put(400, HEIGHT - 140 - 14 * at, note, "Helvetica", 7.5)
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert "(2 comments; 1 deletion)" in told(draft)[0]


@pytest.mark.parametrize("raised", [True, False])
@pytest.mark.parametrize("marks", [("i", "ii"), ("1", "2")])
def test_notes_at_the_end_of_the_document_belong_to_the_paragraphs_that_cite_them(
    tmp_path: Path, marks: tuple[str, str], raised: bool
) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for number, text in enumerate(TEXTS, 1):
        sheet.text(wrapped(f"{number}. {text}", 300))
        if number < 3:
            sheet.raised(marks[number - 1])
    sheet.page()
    notes = ["Wells are those that never ran dry.", "In winter the paths belong to the towns."]
    for mark, note in zip(marks, notes, strict=True):
        if raised:
            sheet.text([f"  {note}"], x=LEFT + 6).put(LEFT, sheet.y + 17.5, mark, size=7)
        else:
            sheet.text([f"{mark} {note}"])
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert [p.footnotes for p in draft.paragraphs] == [(notes[0],), (notes[1],), ()]
    assert told(draft) == ()


@pytest.mark.parametrize("x", [20, 400])
def test_notes_in_the_margin_in_smaller_print_are_left_out_and_told(tmp_path: Path, x: float) -> None:
    sheet = paper(tmp_path / "a.pdf")
    sheet.put(x, HEIGHT - 100, "Meetings", size=8).put(x, HEIGHT - 110, "of the wells", size=8)
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert told(draft) == ("2 lines in the margin of page 1 were left out: “Meetings of the wells”",)


@pytest.mark.parametrize("first", [True, False])
def test_a_water_mark_behind_the_text_is_left_out_and_told(tmp_path: Path, first: bool) -> None:
    sheet = Paper(tmp_path / "a.pdf")

    def mark() -> None:
        sheet.canvas.setFillColorRGB(0.85, 0.85, 0.85)
        sheet.put(120, HEIGHT - 150, "DRAFT", "Helvetica-Bold", 80)
        sheet.canvas.setFillColorRGB(0, 0, 0)

    if first:
        mark()
    for number, text in enumerate(TEXTS, 1):
        sheet.text(wrapped(f"{number}. {text}"))
    if not first:
        mark()
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert told(draft) == ("page 1: set behind the text and left out: DRAFT",)


@pytest.mark.parametrize("raised", [True, False])
def test_footnotes_as_large_as_the_text_below_a_drawn_rule(tmp_path: Path, raised: bool) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for number, text in enumerate(TEXTS[:2], 1):
        sheet.text(wrapped(f"{number}. {text}"))
        if raised:
            sheet.raised(str(number))
        else:
            sheet.put(sheet.x, sheet.y + 13.5, str(number))
    sheet.text(wrapped(f"3. {TEXTS[2]}"))
    sheet.canvas.line(LEFT, 140, LEFT + 144, 140)
    for at, note in enumerate(("Treaty of the wells, paragraph 7.", "Those of the hills and of the valley.")):
        y = 125 - 15 * at
        sheet.put(LEFT, y + (4 if raised else 0), str(at + 1), size=7 if raised else 11).put(LEFT + 10, y, note)
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert [p.footnotes for p in draft.paragraphs] == [
        ("Treaty of the wells, paragraph 7.",), ("Those of the hills and of the valley.",), ()
    ]  # fmt: skip


def test_words_broken_at_line_ends_are_whole_in_a_short_text_and_a_hyphen_of_their_own_stays(tmp_path: Path) -> None:
    lines = ["1. We ask that no unneces-", "sary delay comes to the sea-", "going boats, that the imple-",
             "mentation is reviewed by an inde-", "pendent panel, and that well-", "known captains take part."]  # fmt: skip
    sheet = Paper(tmp_path / "a.pdf").text(lines).text(wrapped(f"2. {TEXTS[0]}"))
    assert read_draft(sheet.save()).paragraphs[0].text == (
        "We ask that no unnecessary delay comes to the sea-going boats, that the implementation is reviewed by an independent panel, and "
        "that well-known captains take part."
    )
