"""PDF: numbers of lines are no words, wherever they stand; numbers of paragraphs, of years and of tables stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.reading.open_draft import read_draft

from .paper import LEFT, Paper, wrapped

TEXTS = [
    "We invite those who run the wells of the valley to meet once a year, to tell each other what they found, and to write it down "
    "in a book that everybody may read.",
    "We ask the towns to keep the paths to the wells open in winter, to mend what the snow has broken, and to share the cost of it "
    "with the farms along the way.",
    "We decide to come together again after five years, or earlier if the wells run dry, and to hear those who could not come.",
]
LEADING = 13.5


def numbered(
    path: Path, x: float, every: int = 1, size: float = 8, restart: bool = False, last: bool = False, font: str = "Helvetica"
) -> Path:
    """Two pages of paragraphs with numbers of lines; drawn `last` they stand after the text in the file."""
    sheet = Paper(path)
    count, late = 0, []
    for page in range(2):
        if restart:
            count = 0
        for number, text in enumerate(TEXTS, 1 + 3 * page):
            sheet.y -= 6
            for row in wrapped(f"{number}. {text}", 400):
                count += 1
                if count % every == 0:
                    width = sheet.canvas.stringWidth(str(count), font, size)
                    late.append((x - width, sheet.y, str(count)))
                    if not last:
                        sheet.put(*late[-1], font=font, size=size)
                sheet.put(LEFT, sheet.y, row)
                sheet.y -= LEADING
        for at in late if last else []:
            sheet.put(*at, font=font, size=size)
        late = []
        sheet.page()
    return sheet.save()


@pytest.mark.parametrize("x", [60, 540])
@pytest.mark.parametrize("every", [1, 2, 5])
@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("last", [False, True])
def test_numbers_of_lines_are_left_out(tmp_path: Path, x: float, every: int, restart: bool, last: bool) -> None:
    draft = read_draft(numbered(tmp_path / "a.pdf", x, every, restart=restart, last=last))
    assert [p.label for p in draft.paragraphs] == ["1", "2", "3", "4", "5", "6"]
    assert [p.text for p in draft.paragraphs] == TEXTS * 2
    assert told(draft) == ("the numbers of the lines in the margin of pages 1-2 were left out",)


@pytest.mark.parametrize("x", [60, 540])
def test_numbers_of_lines_as_large_as_the_text_are_left_out(tmp_path: Path, x: float) -> None:
    draft = read_draft(numbered(tmp_path / "a.pdf", x, size=11, font="Times-Roman"))
    assert [p.text for p in draft.paragraphs] == TEXTS * 2


def test_numbers_of_paragraphs_in_a_column_of_their_own_stay(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for number, text in enumerate(TEXTS, 1):
        rows = wrapped(text, 380)
        sheet.put(LEFT, sheet.y - 6, f"{number}.").text(rows, x=LEFT + 30)
    draft = read_draft(sheet.save())
    assert [p.label for p in draft.paragraphs] == ["1", "2", "3"]
    assert [p.text for p in draft.paragraphs] == TEXTS


def test_years_in_a_column_stay(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {TEXTS[0]}"))
    for year, what in ((2021, "Well of the north"), (2022, "Well of the south"), (2023, "Well of the mill")):
        sheet.text([what], gap=0).put(400, sheet.y + LEADING, str(year))
    draft = read_draft(sheet.save())
    assert all(str(year) in draft.text for year in (2021, 2022, 2023))
    assert told(draft) == ()
