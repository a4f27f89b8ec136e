"""Files as people send them, each kind once: pages on their side or two on a sheet, numbers in the outer margin, brackets in brackets,
sections that are folded away, a letter before the draft."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.paragraphs.labels import read_label

from .paper import HEIGHT, WIDTH, Paper, wrapped
from .written import write

TEXTS = [
    "We invite those who run the wells of the valley to meet once a year and to write down what they found and what they did not find.",
    "We ask the towns to keep the paths to the wells open in winter and to mend what the snow has broken, each on its own side.",
    "We decide to come together again after five years, or earlier if the wells run dry or a majority of the towns so wishes.",
]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_whose_text_lies_on_its_side_is_read_as_a_person_turns_it(tmp_path: Path, angle: int) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {TEXTS[0]}")).page()
    corner = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[angle]
    sheet.canvas.translate(*corner)
    sheet.canvas.rotate(angle)
    sheet.y = 400
    sheet.text(wrapped(f"2. {TEXTS[1]}")).text(wrapped(f"3. {TEXTS[2]}"))
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert not draft.warnings


def test_a_stamp_on_the_side_of_a_page_does_not_turn_the_page(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {TEXTS[0]}")).text(wrapped(f"2. {TEXTS[1]}"))
    sheet.canvas.translate(30, 300)
    sheet.canvas.rotate(90)
    sheet.put(0, 0, "Not for circulation")
    assert [p.text for p in read_draft(sheet.save()).paragraphs] == TEXTS[:2]


def test_two_pages_on_a_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.canvas.setPageSize((HEIGHT, WIDTH))
    lines = [line for n, text in enumerate(TEXTS, 1) for line in wrapped(f"{n}. {text}", 300)]
    for half, part in enumerate((lines[:4], lines[4:])):
        left = 60 + half * HEIGHT / 2
        sheet.put(left, WIDTH - 40, "WELLS/L.4", size=8).put(left + 150, 30, f"- {half + 1} -", size=8)
        sheet.y = WIDTH - 90
        sheet.text(part, x=left)
    draft = read_draft(sheet.save())
    assert [(p.text, p.page) for p in draft.paragraphs] == list(zip(TEXTS, (1, 1, 2), strict=True))


def test_two_columns_without_numbers_of_pages_are_one_page(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.canvas.setPageSize((HEIGHT, WIDTH))
    for half, text in enumerate(TEXTS[:2]):
        sheet.y = WIDTH - 90
        sheet.text(wrapped(f"{half + 1}. {text}", 300), x=60 + half * HEIGHT / 2)
    assert [(p.text, p.page) for p in read_draft(sheet.save()).paragraphs] == [(text, 1) for text in TEXTS[:2]]


def test_numbers_in_the_outer_margin_stand_before_their_paragraphs(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for n, text in enumerate([*TEXTS, *reversed(TEXTS)], 1):
        if n == 4:
            sheet.page()
        sheet.put(50 if n > 3 else WIDTH - 60, sheet.y - 6, str(n), size=9)
        sheet.text(wrapped(text))
    draft = read_draft(sheet.save())
    assert [p.label for p in draft.paragraphs] == list("123456")
    assert [p.text for p in draft.paragraphs] == [*TEXTS, *reversed(TEXTS)]


def test_brackets_within_brackets_stand_before_a_number() -> None:
    label = read_label(f"[[3. {TEXTS[0]}]")
    assert label is not None and (label.printed, label.rest) == ("3", f"[[{TEXTS[0]}]")


def test_lines_over_what_a_page_folds_away_are_headings_and_a_paragraph_there_is_none(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        f"<details open><summary>I. Wells</summary><p>1. {TEXTS[0]}</p></details>"
        f"<details><summary>II. <b>Paths</b></summary><p>2. {TEXTS[1]}</p></details>"
        f"<details><summary>3. {TEXTS[2]}</summary><p>The towns are listed in the annex.</p></details>"
    )
    draft = read_draft(page)
    assert [heading.text for heading in draft.headings] == ["I. Wells", "II. Paths"]
    assert [p.label for p in draft.paragraphs] == ["1", "2", "3"]
    assert draft.paragraphs[2].text.startswith(TEXTS[2])


@pytest.mark.parametrize("greeting", ["Dear friends of the wells,", "Excellencies,"])
def test_a_list_in_the_letter_before_a_draft_is_none_of_its_paragraphs(tmp_path: Path, greeting: str) -> None:
    letter = [greeting, "We meet twice:", "1. On Monday at ten.", "2. On Tuesday at noon.", "Yours, the Chair"]
    draft = read_draft(write(tmp_path / "a.md", [*letter, "# Draft", *(f"{n}. {text}" for n, text in enumerate(TEXTS, 1))]))
    assert [p.text for p in draft.paragraphs if not p.preamble] == TEXTS
    assert "1. On Monday at ten." in draft.text
    assert [p.label for p in draft.paragraphs][-3:] == ["1", "2", "3"]


def test_a_draft_that_counts_each_part_anew_keeps_its_numbers_without_a_letter(tmp_path: Path) -> None:
    parts = ["The towns of the valley,", f"1. {TEXTS[0]}", f"2. {TEXTS[1]}", "# Second part", f"1. {TEXTS[2]}", f"2. {TEXTS[0]}"]
    assert [p.text for p in read_draft(write(tmp_path / "a.md", parts)).paragraphs][-4:] == [*TEXTS, TEXTS[0]]


@pytest.mark.parametrize("before", ["{}/ ", "Para {} - ", "Paragraph {}\n", "{}) "])
def test_numbers_that_people_write_in_mails_count_where_they_count_the_whole_text(tmp_path: Path, before: str) -> None:
    draft = read_draft(write(tmp_path / "a.txt", [f"{before.format(n)}{text}" for n, text in enumerate(TEXTS, 1)]))
    assert [(p.label.rstrip(")"), p.text) for p in draft.paragraphs] == list(zip("123", TEXTS, strict=True))


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.odt", "a.rtf"])
def test_paragraph_and_a_number_on_a_line_of_its_own_count_the_texts_below(tmp_path: Path, name: str) -> None:
    lines = [line for n, text in enumerate(TEXTS, 1) for line in (f"Paragraph {n}", text)]
    assert [(p.label, p.text) for p in read_draft(write(tmp_path / name, lines)).paragraphs] == list(
        zip("123", TEXTS, strict=True)
    )


def test_a_heading_that_names_a_paragraph_stays_one_where_such_headings_do_not_count_from_1(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path / "a.md", ["# Comments", "## Paragraph 4", TEXTS[0], "## Paragraph 7", TEXTS[1]]))
    assert [heading.text for heading in draft.headings] == ["Comments", "Paragraph 4", "Paragraph 7"]


@pytest.mark.parametrize("closing", ["Best regards,", "Many thanks!", "Yours sincerely,"])
def test_what_closes_a_mail_is_none_of_its_draft_and_no_earlier_mail(tmp_path: Path, closing: str) -> None:
    mail = tmp_path / "a.eml"
    body = "\n\n".join([*(f"{n}. {text}" for n, text in enumerate(TEXTS, 1)), closing, "Ann"])
    mail.write_text(f"From: a@example.org\nSubject: Wells\nContent-Type: text/plain; charset=utf-8\n\n{body}\n")
    draft = read_draft(mail)
    assert [p.text for p in draft.paragraphs] == TEXTS
    assert [remark.kind for remark in draft.warnings] == ["file.around"]


def test_footnotes_of_the_same_words_at_the_foot_of_each_page_are_no_running_feet(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    for n, text in enumerate(TEXTS, 1):
        sheet.text(wrapped(f"{n}. {text}")).raised(str(n)).note(80, str(n), f"See the report of town {n}.").page()
    draft = read_draft(sheet.save())
    assert [p.footnotes for p in draft.paragraphs] == [(f"See the report of town {n}.",) for n in (1, 2, 3)]
    assert not draft.warnings


def test_numbered_paragraphs_of_an_opendocument_text_that_are_in_no_list_count(tmp_path: Path) -> None:
    space = " ".join(f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in ("office", "text", "style"))
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    styles = f'<office:automatic-styles><text:list-style style:name="L">{level}</text:list-style></office:automatic-styles>'
    body = "".join(
        f'<text:numbered-paragraph text:style-name="L"><text:p>{text}</text:p></text:numbered-paragraph>' for text in TEXTS
    )
    content = f"{styles}<office:body><office:text>{body}</office:text></office:body>"
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {space}>{content}</office:document-content>")
    draft = read_draft(tmp_path / "a.odt")
    assert [(p.label, p.text) for p in draft.paragraphs] == list(zip("123", TEXTS, strict=True))
