"""PDFs as secretariats, designers and printers make them: heads that change, job numbers, large first letters, tables over pages, letters
without their names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.open_draft import read_draft

from .paper import HEIGHT, LEFT, Paper, wrapped

TEXTS = [
    "We invite those who run the wells of the valley to meet once a year and to write down what they found and what they did not find.",
    "We ask the towns to keep the paths to the wells open in winter and to mend what the snow has broken, each on its own side.",
    "We decide to come together again after five years, or earlier if the wells run dry or a majority of the towns so wishes.",
]


def test_lines_below_a_running_head_are_part_of_it_though_each_page_has_its_own(tmp_path: Path) -> None:
    sheet, lines = Paper(tmp_path / "a.pdf"), wrapped(f"2. {TEXTS[1]}")
    for page, below in enumerate(("as of noon on Monday", "Result of the last round")):
        sheet.put(400 if page else LEFT, HEIGHT - 40, "WELLS/L.4", size=9).put(LEFT, HEIGHT - 51, below, size=9)
        sheet.put(LEFT, 40, f"Page {page + 1} of 2", size=9).put(300, 40, "Without prejudice" if page else "Not agreed", size=9)
        sheet.text(lines[1:] if page else [*wrapped(f"1. {TEXTS[0]}"), *lines[:1]])
        sheet.text(wrapped(f"3. {TEXTS[2]}")) if page else sheet.page()
    assert [p.text for p in read_draft(sheet.save()).paragraphs] == TEXTS


def test_a_heading_below_a_running_head_is_text(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for page, heading in enumerate(("I. The wells", "II. The paths")):
        sheet.put(LEFT, HEIGHT - 50, "WELLS/L.4", size=9).heading(heading).text(wrapped(f"{page + 1}. {TEXTS[page]}")).page()
    assert [h.text for h in read_draft(sheet.save()).headings] == ["I. The wells", "II. The paths"]


def test_the_job_number_of_a_single_page_and_what_stands_beside_it_are_no_text(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {TEXTS[0]}"))
    sheet.put(LEFT, 60, "26-00123 (E) 010226", size=8).put(LEFT, 49, "*2600123*", size=9).put(450, 49, "Please recycle", size=8)
    assert [p.text for p in read_draft(sheet.save()).paragraphs] == TEXTS[:1]


def test_a_front_page_that_goes_farther_down_than_the_others_is_text_to_its_end(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for page, text in enumerate(TEXTS):
        sheet.y = 110 if page == 0 else HEIGHT - 90
        sheet.text(wrapped(f"{page + 1}. {text}")).page()
    assert [p.text for p in read_draft(sheet.save()).paragraphs] == TEXTS


def test_a_table_of_contents_is_no_list_of_paragraphs(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").heading("Contents")
    for n, part in enumerate(("Wells", "Paths", "Meetings"), 1):
        sheet.text([f"{n}. {part} {'.' * 40} {n + 1}"])
    sheet.page()
    for n, text in enumerate(TEXTS, 1):
        sheet.text(wrapped(f"{n}. {text}"))
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS and told(draft) == ("3 lines of a table of contents left out",)


@pytest.mark.parametrize("dropped", [0.0, 28.0])
def test_a_large_first_letter_is_part_of_its_word(dropped: float, tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.put(LEFT, sheet.y - 6 - dropped, "T", size=42)
    sheet.text(["he towns of the valley, gathered at the upper well on the first", "day of the year, have agreed"], x=LEFT + 27)
    sheet.text(["as follows:"], gap=0).text(wrapped(f"1. {TEXTS[0]}"))
    read = [p.text for p in read_draft(sheet.save()).paragraphs]
    assert read == [
        "The towns of the valley, gathered at the upper well on the first day of the year, have agreed as follows:",
        TEXTS[0],
    ]


@pytest.mark.parametrize("by_rows", [True, False])
def test_a_row_goes_on_below_the_heads_that_the_next_page_says_again(by_rows: bool, tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    left, right = (
        wrapped(f"2. {TEXTS[1]}", 200),
        wrapped("The Lowland would rather mend all of it together with the hill towns.", 150),
    )

    def row(texts: list[str], others: list[str], font: str = "Times-Roman") -> None:
        top = sheet.y
        for x, lines in ((LEFT, texts), (LEFT + 220, others)):
            for at, line in enumerate(lines):
                sheet.put(x, top - 12 - 13 * at, line, font)
        sheet.y -= 13 * max(len(texts), len(others)) + 8
        for x, width in ((LEFT - 5, 218), (LEFT + 213, 200)) if by_rows or font == "Times-Roman" else ((LEFT - 5, 418),):
            sheet.canvas.rect(x, sheet.y, width, top - sheet.y)

    heads = (["Text of the Chair"], ["What the towns say"], "Times-Bold")
    row(*heads)
    row(wrapped(f"1. {TEXTS[0]}", 200), ["Agreed."])
    row(left[:1], right[:1])
    sheet.page()
    row(*heads)
    row(left[1:], right[1:])
    row(wrapped(f"3. {TEXTS[2]}", 200), ["Agreed."])
    read = [(p.label, p.text.split(" | ")[0]) for p in read_draft(sheet.save()).paragraphs]
    assert read[-3:] == [("1", TEXTS[0]), ("2", TEXTS[1]), ("3", TEXTS[2])]


def in_own_numbers(path: Path, lost: int, pages: int = 1) -> Path:
    """Pages in a font of the file; the letters of the last `lost` of them are not named."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("Named", "Vera.ttf"), ("Lost", "VeraIt.ttf")):
        pdfmetrics.registerFont(TTFont(name, file, asciiReadable=False))
    sheet = Paper(path)
    for page in range(pages):
        sheet.text(wrapped(f"{page + 1}. {TEXTS[page]}", 350), font="Named" if page < pages - lost else "Lost").page()
    data = sheet.save().read_bytes()
    for found in re.finditer(rb"<<[^<>]*?Oblique[^<>]*?/ToUnicode \d+ 0 R", data):
        data = data.replace(found.group(), re.sub(rb"/ToUnicode \d+ 0 R", lambda said: b" " * len(said.group()), found.group()))
    path.write_bytes(data)
    return path


def test_letters_that_the_file_does_not_name_are_refused_or_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDraft, match="characters of its text layer have no meaning"):
        read_draft(in_own_numbers(tmp_path / "a.pdf", 1))
    assert any("which letters page 3 shows" in warning for warning in told(read_draft(in_own_numbers(tmp_path / "b.pdf", 1, 3))))
    assert told(read_draft(in_own_numbers(tmp_path / "c.pdf", 0, 3))) == ()
