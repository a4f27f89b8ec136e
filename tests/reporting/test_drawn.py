"""The picture of all asks as a table, for Word: what the drawing shows, cell by cell, in words."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from tests.reporting.test_trajectory import report
from tests.repository import report as of_the_repository
from wsisdiff.model import Report
from wsisdiff.reporting.page.word import FILLS, to_word
from wsisdiff.reporting.picture.drawn import picture_of, trajectory_table
from wsisdiff.reporting.picture.ways import MOST_ASKS, trajectory_of
from wsisdiff.reporting.status.document import report_document
from wsisdiff.reporting.status.view import view_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def said(made: Report) -> list[list[tuple[str, int]]]:
    """The rows of the picture's table: the words of each cell and over how many columns it goes."""
    table = trajectory_table(trajectory_of(view_of(made)))
    return [[("".join(run.text for run in cell.line), cell.over) for cell in row] for row in table.rows]


def in_word(made: Report) -> Any:
    """The picture's table in the Word report."""
    data = to_word(report_document(made, picture_of(view_of(made))))
    assert data == to_word(report_document(made, picture_of(view_of(made))))
    return docx.Document(io.BytesIO(data)).tables[0]


def test_drafts_in_which_an_ask_has_one_status_share_a_cell() -> None:
    assert said(report([("left_out", "adopted", "adopted")])) == [
        [("All asks (1)", 1), ("○ 1", 1), ("● 1", 1), ("● 1", 1)],
        [("Gained on the way (1)", 4)],
        [("Ask 0", 1), ("○ left out", 1), ("▲ ● adopted", 2)],
    ]


def test_beside_many_drafts_a_status_of_one_of_them_is_told_in_a_word() -> None:
    rows = said(report([("left_out", "partial", "adopted", "adopted")]))
    assert rows[-1][1:] == [("○ out", 1), ("▲ ◐ partly", 1), ("▲ ● adopted", 2)]


def test_of_many_asks_there_are_counts_by_theme_and_what_changed() -> None:
    themes = [f"theme-{n % 2}" for n in range(MOST_ASKS + 1)]
    rows = said(report([("left_out", "adopted")] * (MOST_ASKS + 1), themes=themes))
    assert [row[0][0] for row in rows] == ["All asks (61)", "Theme 0 (31)", "Theme 1 (30)"]
    assert rows[1][-1] == ("0 better, 0 worse", 1)


def test_every_row_goes_over_all_columns() -> None:
    table = trajectory_table(trajectory_of(view_of(of_the_repository())))
    assert {sum(cell.over for cell in row) for row in table.rows} == {len(table.head)} == {len(table.shares)}


def test_language_to_be_kept_out_is_told_in_its_words() -> None:
    rows = {row[0][0]: [text for text, _ in row[1:]] for row in said(of_the_repository())}
    assert rows["No separate section on artificial intelligence"] == ["○ not kept out"]
    assert rows["No new Action Lines, and none reopened"][1] == "▲ ● kept out"


def test_word_has_joined_cells_in_colour_and_an_alternative_text() -> None:
    table = in_word(of_the_repository())
    described = table._tbl.find(f"{W}tblPr/{W}tblDescription")
    assert described.get(f"{W}val") == trajectory_of(view_of(of_the_repository())).text
    filled = {cell.get(f"{W}fill") for cell in table._tbl.iter(f"{W}shd")}
    assert filled >= set(FILLS.values())
    spans = [int(span.get(f"{W}val")) for span in table._tbl.iter(f"{W}gridSpan")]
    assert max(spans) == len(table.columns)


@pytest.mark.parametrize("rows", [[("adopted",)], [("left_out", "partial", "left_out")] * 3])
def test_the_properties_of_a_cell_stand_in_the_order_that_the_format_wants(rows: Any) -> None:
    """Word takes a file for damaged where they do not: ISO/IEC 29500-1, 17.4.66."""
    order = [f"{W}{name}" for name in ("tcW", "gridSpan", "shd")]
    for properties in in_word(report(rows))._tbl.iter(f"{W}tcPr"):
        places = [order.index(part.tag) for part in properties]
        assert places == sorted(places)
