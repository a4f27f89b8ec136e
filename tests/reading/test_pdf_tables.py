"""PDF: tables row by row with their cells whole, what stands apart from what is proposed; columns of text one after the other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from wsisdiff.model import Draft
from wsisdiff.reading.open_draft import read_draft

from .paper import HEIGHT, LEFT, Paper, wrapped

TEXTS = [
    "We invite those who run the wells of the valley to meet once a year and to write down what they found.",
    "We ask the towns to keep the paths to the wells open in winter and to mend what the snow has broken.",
    "We decide to come together again after five years, or earlier if the wells run dry.",
]
ASKED = [
    "We invite those who run the wells of the valley to meet twice a year.",
    "Delete.",
    "We decide to come together again after ten years and to hear those who could not come this time.",
]
BY = ["Hill towns", "Lowland", "Hill towns"]
LEADING = 13.5


def table(
    path: Path,
    heads: list[str],
    columns: list[list[str]],
    edges: list[float],
    rules: str = "",
    by_column: bool = False,
    gap: float = 8,
) -> Path:
    """A table; `rules`: `all` for a grid, `between` for uprights only between the columns, `` for none."""
    sheet = Paper(path).text(wrapped("This paper puts side by side what the draft says and what the towns ask for."))
    drawings = []
    top = sheet.y
    for row in [heads, *map(list, zip(*columns, strict=True))]:
        low = sheet.y
        for x, end, cell in zip(edges[:-1], edges[1:], row, strict=True):
            y = sheet.y - gap
            for line in wrapped(cell, end - x - 12):
                drawings.append((x + 4, y, line, "Times-Bold" if row is heads else "Times-Roman"))
                y -= LEADING
            low = min(low, y)
        if rules == "all":
            for x, end in pairwise(edges):
                sheet.canvas.rect(x, low + 4, end - x, sheet.y - low, fill=0)
        sheet.y = low
    if rules == "between":
        for x in edges[1:-1]:
            sheet.canvas.line(x, top, x, sheet.y)
        sheet.canvas.line(edges[0], top, edges[-1], top)
    if by_column:
        drawings.sort(key=lambda drawing: drawing[0])
    for drawing in drawings:
        sheet.put(*drawing)
    return sheet.save()


def shape(draft: Draft) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    """Label, standing lines and proposals of the numbered paragraphs."""
    found = []
    for paragraph in draft.paragraphs:
        proposals = [(fact.by, fact.value) for fact in paragraph.facts if fact.kind == "proposal"]
        standing = [line for line in paragraph.text.split("\n") if line not in {value for _, value in proposals}]
        found.append((paragraph.label, standing, proposals))
    return found


@pytest.mark.parametrize("rules", ["", "all", "between"])
@pytest.mark.parametrize("by_column", [False, True])
def test_a_table_of_proposals_is_read_row_by_row_and_text_and_proposal_are_told_apart(
    tmp_path: Path, rules: str, by_column: bool
) -> None:
    columns = [["1.", "2.", "3."], TEXTS, ASKED, BY]
    path = table(tmp_path / "a.pdf", ["No.", "Text", "Proposals", "By"], columns, [60, 95, 280, 460, 550], rules, by_column)
    expected = [(str(n), [text], [(by, asked)]) for n, text, asked, by in zip((1, 2, 3), TEXTS, ASKED, BY, strict=True)]
    assert shape(read_draft(path))[1:] == expected


@pytest.mark.parametrize("rules", ["", "all"])
@pytest.mark.parametrize(
    "heads", [("Commission text", "Amendment"), ("Revision 1", "Proposals"), ("Current text", "Suggested wording")]
)
def test_two_columns_with_heads_are_text_and_proposal(tmp_path: Path, heads: tuple[str, str], rules: str) -> None:
    path = table(tmp_path / "a.pdf", list(heads), [TEXTS, ASKED], [60, 300, 540], rules)
    found = [one for one in shape(read_draft(path)) if one[2]]
    assert [(standing, proposals) for _, standing, proposals in found] == [
        ([text], [(heads[1], asked)]) for text, asked in zip(TEXTS, ASKED, strict=True)
    ]


def test_a_column_with_another_head_beside_the_text_does_not_stand(tmp_path: Path) -> None:
    path = table(tmp_path / "a.pdf", ["Chair's text", "Hill towns"], [TEXTS, ASKED], [60, 300, 540], "all")
    found = [one for one in shape(read_draft(path)) if one[2]]
    assert [proposals for _, _, proposals in found] == []  # one head that is known is not enough
    path = table(
        tmp_path / "b.pdf", ["No.", "Chair's text", "Hill towns"], [["1.", "2.", "3."], TEXTS, ASKED], [60, 95, 300, 540], "all"
    )
    assert [proposals for _, _, proposals in shape(read_draft(path))[1:]] == [[("Hill towns", asked)] for asked in ASKED]


def test_rows_without_space_between_them_begin_where_all_cells_do(tmp_path: Path) -> None:
    path = table(tmp_path / "a.pdf", ["Text", "Amendment"], [TEXTS, ASKED], [60, 300, 540], gap=0)
    found = [one for one in shape(read_draft(path)) if one[2]]
    assert [(standing, [asked for _, asked in proposals]) for _, standing, proposals in found] == [
        ([text], [asked]) for text, asked in zip(TEXTS, ASKED, strict=True)
    ]


def test_a_table_of_other_heads_with_rules_keeps_its_cells_side_by_side(tmp_path: Path) -> None:
    path = table(tmp_path / "a.pdf", ["Well", "What was done"], [["North", "South", "Mill"], TEXTS], [60, 160, 540], "all")
    assert [p.text for p in read_draft(path).paragraphs][1:] == [
        "Well | What was done", f"North | {TEXTS[0]}", f"South | {TEXTS[1]}", f"Mill | {TEXTS[2]}"
    ]  # fmt: skip


def test_a_proposal_that_goes_on_overleaf_stays_a_proposal(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.put(60, 200, "Text", "Times-Bold").put(300, 200, "Amendment", "Times-Bold")
    rows = wrapped(" ".join(ASKED[::2] * 4), 220)
    for at in range(9):
        if at < 4:
            sheet.put(60, 180 - LEADING * at, wrapped(TEXTS[0], 220)[at % 2])
        sheet.put(300, 180 - LEADING * at, rows[at])
    sheet.page()
    for at, row in enumerate(rows[9:]):
        sheet.put(300, HEIGHT - 90 - LEADING * at, row)
    draft = read_draft(sheet.save())
    proposed = "\n".join(fact.value for p in draft.paragraphs for fact in p.facts if fact.kind == "proposal")
    assert proposed.replace("\n", " ") == " ".join(ASKED[::2] * 4)


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns_of_text_are_read_one_after_the_other(tmp_path: Path, by_row: bool) -> None:
    sides = []
    for x, numbers in ((LEFT, (1, 2, 3)), (LEFT + 240, (4, 5, 6))):
        y, rows = HEIGHT - 100, []
        for number in numbers:
            for row in wrapped(f"{number}. {TEXTS[(number * 2) % 3]}", 200):
                rows.append((x, y, row))
                y -= LEADING
            y -= 7
        sides.append(rows)
    drawings = sorted(sides[0] + sides[1], key=lambda at: (-at[1], at[0])) if by_row else sides[0] + sides[1]
    sheet = Paper(tmp_path / "a.pdf")
    for drawing in drawings:
        sheet.put(*drawing)
    draft = read_draft(sheet.save())
    assert [(p.label, p.text) for p in draft.paragraphs] == [(str(n), TEXTS[(n * 2) % 3]) for n in range(1, 7)]


@pytest.mark.parametrize("label", ["{}.", "{}", "Pp{}", "({})"])
@pytest.mark.parametrize("last", [True, False])
def test_labels_in_the_margin_go_with_their_text_whenever_they_are_drawn(tmp_path: Path, label: str, last: bool) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    labels = []
    for number, text in enumerate(TEXTS, 1):
        labels.append((LEFT - 30, sheet.y - 4, label.format(number)))
        if not last:
            sheet.put(*labels[-1], size=8)
        sheet.text(wrapped(text, 300))
    for one in labels if last else []:
        sheet.put(*one, size=8)
    draft = read_draft(sheet.save())
    text = "\n".join(f"{p.label} {p.text}" for p in draft.paragraphs)
    assert all(f"{label.format(n).rstrip('.')} {words}" in text for n, words in enumerate(TEXTS, 1)), text


def test_powers_and_fractions_keep_their_figures(tmp_path: Path) -> None:
    sheet = Paper(tmp_path / "a.pdf")
    sheet.text(["1. The sun gives 200 W/m"]).raised("2").put(sheet.x + 6, sheet.y + LEADING, "to the wells and 10")
    sheet.x += 6 + sheet.canvas.stringWidth("to the wells and 10", "Times-Roman", 11)
    sheet.raised("-3").put(sheet.x + 8, sheet.y + LEADING, "of it to the fish.")
    sheet.text(["2. A majority of "]).put(sheet.x, sheet.y + LEADING + 4, "2", size=7).put(sheet.x + 4, sheet.y + LEADING, "/")
    sheet.put(sheet.x + 7, sheet.y + LEADING - 1, "3", size=7).put(sheet.x + 14, sheet.y + LEADING, "of the towns decides.")
    sheet.text(["3. For 5 km² a share of "])
    x, y = sheet.x, sheet.y + LEADING
    sheet.put(x + 1, y + 5, "1", size=8).put(x + 1, y - 5, "4", size=8).put(x + 9, y, "is paid.")
    sheet.canvas.line(x, y + 3, x + 6, y + 3)
    sheet.text(wrapped(f"4. {TEXTS[0]}"))
    draft = read_draft(sheet.save())
    assert draft.paragraphs[2].text == "For 5 km² a share of 1/4 is paid."
    assert draft.paragraphs[0].text == "The sun gives 200 W/m² to the wells and 10⁻³ of it to the fish."
    assert draft.paragraphs[1].text == "A majority of 2/3 of the towns decides."
