"""Several texts against one base: for each paragraph of the base who proposes what."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from tests.commands.small import run
from tests.conftest import draft_of
from wsisdiff.model import ChangeKind
from wsisdiff.reporting.comparison.beside import Beside, beside_document
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.reporting.page.markdown import to_markdown
from wsisdiff.reporting.writers import content as written
from wsisdiff.tracking.concordance import compare

TOLL = "The harbour toll shall be paid by the owner of the vessel before it sails."
PILOTS = "Pilots keep their own tide tables in every town."
LIGHTS = "Lighthouses burn from dusk to dawn in all seasons."
COUNCIL = "The council meets twice a year in the old customs house."
BOATS = "Fishing boats of less than ten metres pay no toll at all."
BASE = (TOLL, PILOTS, LIGHTS, COUNCIL)
SOFT = TOLL.replace("shall", "should")
NORTH = (SOFT, PILOTS, LIGHTS, COUNCIL)
SOUTH = (SOFT, LIGHTS, COUNCIL.replace("twice", "four times"))
EAST = (TOLL, PILOTS, BOATS, LIGHTS, COUNCIL)


def beside(*texts: Sequence[str], kinds: Sequence[ChangeKind] = ()) -> Beside:
    base = draft_of(*BASE, id="base")
    return Beside(tuple(view_of(compare(base, draft_of(*text, id=f"text-{n}")), kinds=kinds) for n, text in enumerate(texts)))


def test_each_paragraph_that_somebody_changes_is_a_place_in_the_order_of_the_base() -> None:
    places = beside(NORTH, SOUTH, EAST).places
    told = [(p.labels, p.after, [[row.change.kind for row in rows] for rows in p.rows]) for p in places]
    assert told == [
        (("1",), False, [["edited"], ["edited"], []]),
        (("2",), False, [[], ["removed"], []]),
        (("2",), True, [[], [], ["new"]]),
        (("4",), False, [[], ["edited"], []]),
    ]


def test_who_proposes_the_same_stands_together_and_who_changes_nothing_is_named() -> None:
    text = to_markdown(beside_document(beside(NORTH, SOUTH, EAST)))
    assert "| text-0 and text-1 | The harbour toll <del>shall</del><ins>should</ins>" in text
    assert "As in the base: text-2." in text.split("## Paragraph 2")[0]
    assert "3 texts; 3 of 4 paragraphs are changed" in text
    assert "Changed by none: paragraph 3." in text
    assert "## New after paragraph 2" in text


def test_a_paragraph_before_all_others_and_one_that_is_merged_have_their_places() -> None:
    places = beside(
        (BOATS, *BASE), (TOLL, f"{PILOTS} {LIGHTS}", COUNCIL), (TOLL, PILOTS, LIGHTS.replace("all", "some"), COUNCIL)
    ).places
    assert [(p.labels, p.after) for p in places] == [((), True), (("2", "3"), False)]
    assert [len(rows) for rows in places[1].rows] == [0, 1, 1]


def test_what_a_filter_leaves_out_is_not_said_to_be_as_in_the_base() -> None:
    text = to_markdown(beside_document(beside(NORTH, SOUTH, kinds=["removed"])))
    assert "## Paragraph 1" not in text
    assert "3 of 4 paragraphs are changed" in text
    assert "Changed by none: paragraph 3." in text


def test_word_and_html_say_what_markdown_says() -> None:
    made = beside(NORTH, SOUTH, EAST)
    page, word = written(made, "html"), written(made, "docx")
    assert isinstance(page, str)
    assert isinstance(word, bytes)
    assert "As in the base: text-2." in page
    cells = [cell.text for table in docx.Document(io.BytesIO(word)).tables for row in table.rows for cell in row.cells]
    assert f"Fishing boats{BOATS.removeprefix('Fishing boats')}" in cells
    assert "text-0 and text-1" in cells


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, texts in (("base", BASE), ("north", NORTH), ("south", SOUTH)):
        numbered = "\n\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1))
        (tmp_path / f"{name}.md").write_text(f"# Harbour rules\n\n{numbered}\n", encoding="utf-8")
    return tmp_path


def test_the_command_prints_names_that_tell_texts_of_one_title_apart(files: Path) -> None:
    names = [str(files / f"{name}.md") for name in ("base", "north", "south")]
    out = run("-C", str(files), "compare", *names)[1].decode()
    assert "# Proposals for Harbour rules" in out
    assert "| north and south |" in out


def test_what_was_odd_in_reading_is_told_of_the_text_by_its_name(files: Path) -> None:
    (files / "south.md").write_text(f"# Harbour rules\n\n1. {TOLL}\n\n3. {LIGHTS}\n", encoding="utf-8")
    out = run("-C", str(files), "compare", *(str(files / f"{name}.md") for name in ("base", "north", "south")))[1].decode()
    assert "Reading of south: no paragraph 2" in out
