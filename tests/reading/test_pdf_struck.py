"""PDF: words struck out, however the stroke is drawn, are deleted; what is inserted beside them; what readers noted on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.reading.open_draft import read_draft

from .paper import LEFT, Paper, wrapped

FILLER = (
    "We invite those who run the wells of the valley to meet once a year, to tell each other what they found, and to write "
    "it down in a book that everybody may read."
)
Stroke = Callable[[Paper, float, float, float], None]


def line(sheet: Paper, x0: float, x1: float, y: float) -> None:
    sheet.canvas.setLineWidth(0.6)
    sheet.canvas.line(x0, y, x1, y)


def bar(sheet: Paper, x0: float, x1: float, y: float) -> None:
    sheet.canvas.rect(x0, y - 0.4, x1 - x0, 0.8, stroke=0, fill=1)


def thick_bar(sheet: Paper, x0: float, x1: float, y: float) -> None:
    sheet.canvas.rect(x0, y - 1.4, x1 - x0, 2.8, stroke=0, fill=1)


def dashes(sheet: Paper, x0: float, x1: float, y: float) -> None:
    path = sheet.canvas.beginPath()
    step = 4.0
    for at in range(int((x1 - x0) / step)):
        path.moveTo(x0 + at * step, y)
        path.lineTo(x0 + (at + 1) * step, y)
    sheet.canvas.drawPath(path)


def picture(sheet: Paper, x0: float, x1: float, y: float) -> None:
    from reportlab.lib.utils import ImageReader

    image = pytest.importorskip("PIL.Image").new("RGB", (20, 1), (200, 0, 0))
    sheet.canvas.drawImage(ImageReader(image), x0, y - 0.4, x1 - x0, 0.8)


def form(sheet: Paper, x0: float, x1: float, y: float) -> None:
    name = f"stroke{x0:.0f}{y:.0f}"
    sheet.canvas.beginForm(name)
    sheet.canvas.line(0, 0, x1 - x0, 0)
    sheet.canvas.endForm()
    sheet.canvas.saveState()
    sheet.canvas.translate(x0, y)
    sheet.canvas.doForm(name)
    sheet.canvas.restoreState()


def struck(sheet: Paper, before: str, words: str, after: str, stroke: Stroke, height: float = 0.27) -> None:
    """A line of which some words are struck."""
    width = sheet.canvas.stringWidth
    sheet.text([before + words + after])
    start = LEFT + width(before, "Times-Roman", 11)
    stroke(sheet, start, start + width(words, "Times-Roman", 11), sheet.y + 13.5 + height * 11)


@pytest.mark.parametrize("stroke", [line, bar, thick_bar, dashes, picture, form])
@pytest.mark.parametrize("height", [0.2, 0.35])
def test_words_with_a_stroke_through_them_are_deleted(tmp_path: Path, stroke: Stroke, height: float) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    struck(sheet, "1. We shall open the wells ", "on Sundays only", " to all who are thirsty.", stroke, height)
    sheet.text(wrapped(f"2. {FILLER}"))
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == ["We shall open the wells to all who are thirsty.", FILLER]
    assert told(draft) == ("3 words struck out on page 1 were left out",)


def test_the_original_gives_back_what_was_struck_and_leaves_out_what_was_inserted(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    width = sheet.canvas.stringWidth
    start, mid = "1. We shall meet every ", "five"
    sheet.text([start + "five ten years at the wells of the valley."])
    x = LEFT + width(start, "Times-Roman", 11)
    line(sheet, x, x + width(mid, "Times-Roman", 11), sheet.y + 13.5 + 3)
    x += width("five ", "Times-Roman", 11)
    line(sheet, x, x + width("ten", "Times-Roman", 11), sheet.y + 13.5 - 1.5)
    sheet.text(wrapped(f"2. {FILLER}"))
    path = sheet.save()
    assert read_draft(path).paragraphs[0].text == "We shall meet every ten years at the wells of the valley."
    before = read_draft(path, changes="original")
    assert before.paragraphs[0].text == "We shall meet every five years at the wells of the valley."
    assert told(before) == (
        "1 word struck out on page 1 was read as standing",
        "1 word underlined or coloured on page 1 was left out as inserted",
    )


def test_a_coloured_word_beside_a_struck_one_is_inserted_and_a_coloured_heading_is_not(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.canvas.setFillColorRGB(0, 0.3, 0.8)
    sheet.heading("On the wells", 14)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    struck(sheet, "1. We shall open the wells ", "at noon", " ", line)
    sheet.canvas.setFillColorRGB(0, 0.6, 0)
    sheet.put(sheet.x, sheet.y + 13.5, "at dawn.")
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.text(wrapped(f"2. {FILLER}"))
    before = read_draft(sheet.save(), changes="original")
    assert before.paragraphs[0].text == "We shall open the wells at noon"
    assert [h.text for h in before.headings] == ["On the wells"]


def test_a_word_struck_in_part_keeps_the_rest(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    struck(sheet, "1. We shall keep the well", "s", " of the valley.", line)
    sheet.text(wrapped(f"2. {FILLER}"))
    assert read_draft(sheet.save()).paragraphs[0].text == "We shall keep the well of the valley."


def test_a_paragraph_whose_number_alone_was_not_struck_says_so(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {FILLER}"))
    struck(sheet, "2. ", "We shall keep the wells of the valley.", "", line)
    sheet.text(wrapped(f"3. {FILLER}"))
    assert [p.text for p in read_draft(sheet.save()).paragraphs] == [FILLER, "[deleted]", FILLER]


def test_a_line_that_is_struck_altogether_parts_no_paragraph(tmp_path: Path) -> None:
    lines = ["1. We shall keep the wells clean in summer and in winter,", "and in the dry months when nobody comes by,",
             "so that those who live in the valley can drink."]  # fmt: skip
    sheet = Paper(tmp_path / "a.pdf").text(lines)
    line(sheet, LEFT, LEFT + sheet.canvas.stringWidth(lines[1], "Times-Roman", 11), sheet.y + 2 * 13.5 + 3)
    sheet.text(wrapped(f"2. {FILLER}"))
    assert read_draft(sheet.save()).paragraphs[0].text == f"{lines[0][3:]} {lines[2]}"


def test_a_struck_paragraph_is_gone_with_its_number(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.text(wrapped(f"1. {FILLER}"))
    struck(sheet, "", "2. We shall close the wells.", "", bar)
    sheet.text(wrapped(f"3. {FILLER}"))
    assert [p.label for p in read_draft(sheet.save()).paragraphs] == ["1", "3"]


def test_underlining_rules_of_tables_and_lines_to_write_on_strike_nothing(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    struck(sheet, "1. We shall open ", "the wells", " to all who are thirsty.", line, height=-0.15)
    sheet.text(wrapped(f"2. {FILLER}"))
    for y in (sheet.y + 11, sheet.y + 3):  # below the text, and the border of a table
        line(sheet, LEFT - 10, 520, y)
    sheet.text(["3. Name of the well: "], gap=20)
    line(sheet, sheet.x, sheet.x + 150, sheet.y + 13.5)
    draft = read_draft(sheet.save())
    assert told(draft) == ()
    assert draft.paragraphs[0].text == "We shall open the wells to all who are thirsty."


def annotated(path: Path, kind: str, words: str, contents: str = "") -> None:
    """Puts a note of that kind over the words of the first page, as viewers do."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(path)
    page = document[0]
    textpage = page.get_textpage()
    found = textpage.search(words).get_next()
    assert found
    left, bottom, right, top = textpage.get_charbox(found[0])
    right = textpage.get_charbox(found[0] + found[1] - 1)[2]
    annotation = raw.FPDFPage_CreateAnnot(page.raw, getattr(raw, f"FPDF_ANNOT_{kind}"))
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    quad = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
    if contents:
        encoded = (contents + "\0").encode("utf-16-le")
        raw.FPDFAnnot_SetStringValue(
            annotation, b"Contents", ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))
        )
    raw.FPDFPage_CloseAnnot(annotation)
    changed = path.with_name(f"with-{path.name}")
    document.save(changed)
    document.close()
    changed.replace(path)


def test_words_struck_by_a_note_of_a_viewer_are_deleted(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").text(["1. We shall open the wells on Sundays only."]).text(wrapped(f"2. {FILLER}")).save()
    annotated(path, "STRIKEOUT", "on Sundays only")
    draft = read_draft(path)
    assert draft.paragraphs[0].text == "We shall open the wells."
    assert told(draft) == ("3 words struck out on page 1 were left out",)
    assert read_draft(path, changes="original").paragraphs[0].text == "We shall open the wells on Sundays only."


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("FREETEXT", "page 1: a note is written on the page and is not in the text: “clean and deep”"),
        ("TEXT", "page 1: a reader's comment left out: “clean and deep”"),
    ],
)
def test_what_readers_noted_on_the_page_is_told(tmp_path: Path, kind: str, said: str) -> None:
    path = Paper(tmp_path / "a.pdf").text(["1. We shall open the wells on Sundays only."]).text(wrapped(f"2. {FILLER}")).save()
    annotated(path, kind, "wells", "clean and deep")
    draft = read_draft(path)
    assert draft.paragraphs[0].text == "We shall open the wells on Sundays only."
    assert told(draft) == (said,)


def test_a_caret_is_told_with_its_place(tmp_path: Path) -> None:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    sheet = Paper(tmp_path / "a.pdf").text(["1. We shall open the wells on Sundays only."])
    x, y = LEFT + sheet.canvas.stringWidth("1. We shall open the", "Times-Roman", 11), sheet.y + 13.5
    caret = {"Type": PDFName("Annot"), "Subtype": PDFName("Caret"), "Rect": PDFArray([x - 2, y - 2, x + 4, y + 8])}
    sheet.canvas._addAnnotation(PDFDictionary({**caret, "Contents": PDFString("clean")}))
    sheet.text(wrapped(f"2. {FILLER}"))
    draft = read_draft(sheet.save())
    assert draft.paragraphs[0].text == "We shall open the wells on Sundays only."
    assert told(draft) == ("page 1: a mark asks to insert “clean” after “We shall open the”; it was not put in",)


def test_a_slanted_stroke_over_a_paragraph_is_told(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {FILLER}"))
    sheet.canvas.line(LEFT, sheet.y + 10, LEFT + 400, sheet.y + 50)
    draft = read_draft(sheet.text(wrapped(f"2. {FILLER}")).save())
    assert [p.text for p in draft.paragraphs] == [FILLER, FILLER]
    assert told(draft) == (
        "a slanted line is drawn over the text on page 1: it may be meant as crossed out; it was read as standing",
    )
