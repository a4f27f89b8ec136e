"""A table as organisations keep it, imported: what became of each row, and what was understood of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands.small import run
from wsisdiff.asking.load import load_asks
from wsisdiff.model import Ask

D1 = """# Draft

1. We take note of the report on nets. We thank the divers.

2. We encourage States to repair harbours where feasible.

3. We invite banks to lend to fishers at fair rates and without delay.
"""
D2 = "# Draft\n\n1. We meet.\n\n2. We part.\n"
HEAD = ["No.", "Topic", "Our proposed text", "Priority", "Lead", "Comments"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("asks", "drafts"):
        (tmp_path / name).mkdir()
    listed = ""
    for n, text in enumerate((D1, D2), 1):
        (tmp_path / "drafts" / f"d{n}.md").write_text(text, encoding="utf-8")
        listed += f'[[draft]]\nid = "d{n}"\ntitle = "Draft {n}"\ndate = 2026-0{n}-01\nfile = "d{n}.md"\n\n'
    (tmp_path / "drafts" / "drafts.toml").write_text(listed, encoding="utf-8")
    return tmp_path


def imported(folder: Path, rows: list[list[str]], *args: str, head: list[str] | None = None) -> tuple[str, dict[str, Ask]]:
    """What the import prints, and the asks by their ids."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [head or HEAD, *rows]:
        sheet.append(row)
    book.save(folder / "t.xlsx")
    status, out, err = run("-C", str(folder), "asks", "import", str(folder / "t.xlsx"), *args)
    assert status == 0, err
    there = (folder / "asks" / "t.toml").exists()
    return out.decode(), {ask.id: ask for ask in load_asks(folder / "asks")} if there else {}


def test_an_instruction_is_kept_as_data_and_shown_in_its_paragraph(workspace: Path) -> None:
    rows = [["1", "Nets", "In paragraph 1, replace 'take note of' by 'welcome'", "Red line", "Ada", "urgent"]]
    out, asks = imported(workspace, rows)
    assert "shown: row 2: d1, paragraph 1: We [-take note of-]{+welcome+} the report on nets. We thank the divers." in out
    ask = asks["nets"]
    assert (ask.responds_to, ask.change, ask.paragraph, ask.old, ask.new) == ("d1", "replace", "1", "take note of", "welcome")
    assert (ask.priority, ask.red_lines, ask.owner, ask.remarks) == ("must", ("this ask is one",), "Ada", "urgent")


def test_a_sentence_that_is_pointed_at_is_fetched_from_the_draft(workspace: Path) -> None:
    _, asks = imported(workspace, [["1", "Divers", "Para 1: delete the second sentence", "", "", ""]])
    assert asks["divers"].old == "We thank the divers."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Delete paragraph 45", "speaks of paragraph 45, which is not in d1"),
        ("Para 2: delete 'take note of'", "the words “take note of” do not stand in paragraph 2 of d1, but in paragraph 1"),
        ("Paragraph 2 is too weak.", "speaks of the text and is not understood: “Paragraph 2 is too weak.”"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason_and_never_wanted_language(workspace: Path, text: str, why: str) -> None:
    out, asks = imported(workspace, [["1", "A", text, "", "", ""], ["2", "B", "Para 1: delete 'on nets'", "", "", ""]])
    assert f"refused: row 2: {why}" in out
    assert list(asks) == ["b"]


def test_opposition_is_understood_and_what_only_implies_it_is_to_be_looked_at(workspace: Path) -> None:
    rows = [
        ["1", "Tax", "We oppose any language that taxes small boats.", "", "", ""],
        ["2", "Firms", "Large firms should not be mentioned.", "", "", ""],
    ]
    out, asks = imported(workspace, rows)
    assert (asks["tax"].stance, asks["tax"].text) == ("oppose", "taxes small boats")
    assert asks["firms"].stance == "oppose"
    assert "look: row 3: taken for language that is not wanted" in out
    assert "look: row 2" not in out


def test_a_column_for_the_position_is_heard_and_may_not_contradict_the_text(workspace: Path) -> None:
    head = ["Topic", "Position", "Proposed language"]
    rows = [["A", "Against", "a tax on boats"], ["B", "+", "We fund piers."], ["C", "Support", "We oppose fees."]]
    out, asks = imported(workspace, rows, head=head)
    assert [(a.id, a.stance) for a in asks.values()] == [("a", "oppose"), ("b", "include")]
    assert "refused: row 4: its stance is to support, and it says what is not wanted" in out


def test_what_a_supporter_does_not_want_is_of_the_world_or_of_the_text(workspace: Path) -> None:
    head = ["Topic", "Position", "Proposed language"]
    rows = [["A", "Support", "No fees for crews."], ["B", "Support", "Delete all references to tolls."]]
    out, asks = imported(workspace, rows, head=head)
    assert [(a.stance, a.text) for a in asks.values()] == [("include", "No fees for crews."), ("oppose", "tolls")]
    assert "look: row 3: taken for language that is not wanted" in out


def test_paragraph_and_action_may_stand_in_columns_of_their_own(workspace: Path) -> None:
    head = ["Para", "Action", "Proposed text", "Justification"]
    rows = [
        ["2", "Delete", "where feasible", "weak"],
        ["1", "", "add 'and lines' after 'nets'", ""],
        ["3", "Delete", "", "not ours"],
        ["3", "New paragraph", "We pay observers.", ""],
    ]
    _, asks = imported(workspace, rows, head=head)
    assert [(a.change, a.paragraph, a.old or a.new, a.new_paragraph) for a in asks.values()] == [
        ("delete", "2", "where feasible", False), ("add", "1", "and lines", False), ("delete", "3", "", False),
        ("add", "3", "We pay observers.", True),
    ]  # fmt: skip


def test_two_rows_of_heads_section_rows_and_bullets(workspace: Path) -> None:
    head = ["Requests of the Union", "", "", ""]
    rows = [
        ["Ref", "What we ask", "", "Internal"],
        ["No.", "Topic", "Text", "Notes"],
        ["", "Harbours", "", ""],
        ["1", "Piers", "• piers repaired every year\n• results published", "ask Ada"],
    ]
    _, asks = imported(workspace, rows, head=head)
    ask = asks["piers"]
    assert (ask.theme, ask.remarks) == ("Harbours", "ask Ada")
    assert [e.text for e in ask.elements] == ["piers repaired every year", "results published"]


def test_several_instructions_in_a_cell_are_an_ask_each(workspace: Path) -> None:
    _, asks = imported(workspace, [["1", "Edits", "Delete paragraph 2. In para 3 replace 'invite' with 'urge'.", "", "", ""]])
    assert [(a.id, a.title, a.change) for a in asks.values()] == [
        ("edits", "Edits: Delete paragraph 2", "delete"),
        ("edits-2", "Edits: In paragraph 3, replace “invite” by “urge”", "replace"),
    ]


def test_a_paragraph_as_it_should_be_rewrites_the_one_that_it_is(workspace: Path) -> None:
    rows = [
        ["1", "Banks", "We urge banks to lend to fishers at fair rates and without any delay.", "", "", ""],
        ["2", "Other", "We commit to build a school for fishers.", "", "", ""],
    ]
    out, asks = imported(workspace, rows, "--responds-to", "d1")
    assert (asks["banks"].change, asks["banks"].paragraph, asks["banks"].responds_to) == ("rewrite", "3", "d1")
    assert (asks["other"].change, asks["other"].responds_to) == ("", "")
    assert "look: row 2: is taken for paragraph 3 of d1 as it should be" in out


def test_json_says_what_became_of_every_row(workspace: Path) -> None:
    rows = [["1", "A", "Delete paragraph 2", "", "", ""], ["2", "B", "Paragraph 9 needs work.", "", "", ""]]
    out, asks = imported(workspace, rows, "--format", "json", "--dry-run")
    told = json.loads(out)
    assert (told["schema"], told["written"], told["responds_to"]) == ("wsisdiff.asks-import/1", False, "d1")
    assert [(r["row"], r["outcome"]) for r in told["rows"]] == [("row 2", "new"), ("row 3", "refused")]
    assert (told["rows"][0]["statement"]["change"], told["rows"][0]["statement"]["paragraph"]) == ("delete", "2")
    assert asks == {}


def test_json_of_a_table_of_which_no_row_becomes_an_ask_ends_as_its_lines_do(workspace: Path) -> None:
    (workspace / "t.csv").write_text("Request\nTBD\n", encoding="utf-8")
    called = ("-C", str(workspace), "asks", "import", str(workspace / "t.csv"))
    status, out, err = run(*called, "--format", "json")
    assert [row["outcome"] for row in json.loads(out)["rows"]] == ["refused"]
    assert (status, err) == (2, run(*called)[2])


def test_what_people_changed_in_the_file_stays_when_the_table_is_imported_again(workspace: Path) -> None:
    rows = [["1", "A", "We fund piers.", "high", "", ""], ["2", "B", "We fund nets.", "", "", ""]]
    imported(workspace, rows)
    file = workspace / "asks" / "t.toml"
    file.write_text(
        "# ours\n" + file.read_text(encoding="utf-8").replace('title = "A"', 'title = "Piers first"'), encoding="utf-8"
    )
    rows[0][2] = "We fund piers and ramps."
    out, asks = imported(workspace, [["1b", "C", "We fund boats.", "", "", ""], *rows])
    assert "1 new ask, 1 changed" in out
    assert (asks["a"].title, asks["a"].text) == ("Piers first", "We fund piers and ramps.")
    assert file.read_text(encoding="utf-8").startswith("# ours\n")
