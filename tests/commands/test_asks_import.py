"""`wsisdiff asks import`: one new file of asks from a table, nothing else touched, every row accounted for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from tests.conftest import shared
from wsisdiff.asking.load import load_asks
from wsisdiff.cli import main

THERE = '# kept\n[[ask]]\nid = "old"\ntitle = "Old"\ntext = "We fund libraries."\n'
ROWS = [
    ("Issue", "Requested language", "Priority"),
    ("Spectrum", "We commit to share spectrum.", "High"),
    ("Libraries", "We fund libraries", "low"),
    ("Later", "TBD", ""),
    ("Networks", "We call upon States to license community networks.", ""),
]
COLUMNS = ("--column", "text=Requested language", "--column", "title=Issue", "--column", "priority=Priority")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "asks").mkdir()
    (tmp_path / "asks" / "first.toml").write_text(THERE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "Our asks (final).csv"
    path.write_text("\n".join(";".join(row) for row in ROWS) + "\n", encoding="utf-8")
    return path


def run(folder: Path, *args: str) -> int | str | None:
    with pytest.raises(SystemExit) as stop:
        main(["-C", str(folder), "asks", "import", *args])
    return stop.value.code


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "asks").iterdir())


def test_the_rows_become_one_new_file_and_every_other_row_is_named(
    workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(workspace, str(table), *COLUMNS, "--theme", "access", "--source", "Input, July") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1:3] == [
        "skipped: line 3: has the same text as the ask “Old”",
        "refused: line 4: its text keeps the place of one: “TBD”",
    ]
    assert out[3].startswith(
        f"Wrote {workspace}/asks/our-asks-final.toml from the table: 2 new asks, 1 skipped (asked already), 1 refused"
    )
    old, *new = load_asks(workspace / "asks")
    assert old.id == "old"
    assert [(a.id, a.title, a.text, a.priority, a.theme, a.source) for a in new] == [
        ("spectrum", "Spectrum", "We commit to share spectrum.", "must", "access", "Input, July"),
        ("networks", "Networks", "We call upon States to license community networks.", "should", "access", "Input, July"),
    ]
    assert (workspace / "asks" / "first.toml").read_text(encoding="utf-8") == THERE


def test_word_and_excel_and_markdown_give_the_same_asks(workspace: Path, table: Path) -> None:
    document = Document()
    document.add_table(1, 2).cell(0, 0).text = "Another table"
    grid = document.add_table(len(ROWS), 3)
    book = Workbook()
    for n, row in enumerate(ROWS):
        book.active.append(row)
        for cell, text in zip(grid.rows[n].cells, row, strict=True):
            cell.text = text
    document.save(str(workspace / "t.docx"))
    book.save(workspace / "t.xlsx")
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    (workspace / "t.md").write_text("\n".join([lines[0], "|---|---|---|", *lines[1:]]), encoding="utf-8")
    texts = []
    for name in ("t.docx", "t.xlsx", "t.md", table.name):
        assert run(workspace, str(workspace / name), *COLUMNS, "--to", "asks/new.toml") == 0
        asks = load_asks(workspace / "asks")[1:]
        texts.append(tuple(replace(ask, row=None) for ask in asks))
        assert {dict(ask.row.cells)["Issue"] for ask in asks if ask.row} == {"Spectrum", "Networks"}
        (workspace / "asks" / "new.toml").unlink()
    assert len(set(texts)) == 1


def test_columns_are_found_by_the_usual_words_and_told(workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(workspace, str(table)) == 0
    assert capsys.readouterr().out.startswith("Columns: text = Requested language, title = Issue, priority = Priority.")
    assert [ask.title for ask in load_asks(workspace / "asks")][1:] == ["Spectrum", "Networks"]


def test_without_a_column_for_the_text_it_shows_what_there_is_and_what_to_write(
    workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text("Issue;Was wir wollen\nA;We act\n", encoding="utf-8")
    assert run(workspace, str(table)) == 2
    out, err = capsys.readouterr()
    assert out.splitlines() == ["Table 1 (the table): 2 rows; columns in line 1:", "  1  Issue", "  2  Was wir wollen"]
    [line] = err.splitlines()
    assert "no column is plainly the one for the text; write, for example: wsisdiff asks import" in line
    assert files(workspace) == ["first.toml"]


def test_a_dry_run_says_what_would_come_and_writes_nothing(
    workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(workspace, str(table), *COLUMNS, "--dry-run") == 0
    assert "new: line 2: Spectrum" in capsys.readouterr().out
    assert files(workspace) == ["first.toml"]


def test_in_a_file_that_is_there_asks_come_after_what_it_has(workspace: Path, table: Path) -> None:
    assert run(workspace, str(table), *COLUMNS, "--to", "asks/first.toml") == 0
    assert (workspace / "asks" / "first.toml").read_text(encoding="utf-8").startswith(THERE)
    assert [ask.id for ask in load_asks(workspace / "asks")] == ["old", "spectrum", "networks"]


def test_new_rows_of_a_word_file_of_two_tables_go_where_its_others_are(workspace: Path) -> None:
    document = Document()
    for text in ("We fund wells.", "We fund mills."):
        grid = document.add_table(2, 1)
        grid.cell(0, 0).text, grid.cell(1, 0).text = "Requested language", text
    document.save(str(workspace / "two.docx"))
    assert run(workspace, str(workspace / "two.docx"), "--all-tables", "--to", "mine.toml") == 0
    grid.add_row().cells[0].text = "We fund bridges."
    document.save(str(workspace / "two.docx"))
    assert run(workspace, str(workspace / "two.docx"), "--all-tables") == 0
    assert files(workspace) == ["first.toml", "mine.toml"]
    assert "We fund bridges." in (workspace / "asks" / "mine.toml").read_text(encoding="utf-8")


def test_a_second_import_of_the_same_table_finds_nothing_new(
    workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = table.read_text(encoding="utf-8").replace("Later;TBD;\n", "")
    table.write_text(sound, encoding="utf-8")
    assert run(workspace, str(table), *COLUMNS) == 0
    assert run(workspace, str(table), *COLUMNS, "--to", "again.toml") == 0
    assert "Nothing new in the table: 0 new asks, 3 skipped" in capsys.readouterr().out
    assert files(workspace) == ["first.toml", "our-asks-final.toml"]


def test_when_no_row_can_be_an_ask_nothing_is_written(workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("Issue;Requested language;Priority\nA;;low\nB;TBD;\n", encoding="utf-8")
    assert run(workspace, str(table), *COLUMNS) == 2
    out, err = capsys.readouterr()
    assert out.splitlines()[1:] == ["refused: line 2: has no text", "refused: line 3: its text keeps the place of one: “TBD”"]
    assert "no row becomes an ask: 0 new asks, 0 skipped (asked already), 2 refused" in err
    assert files(workspace) == ["first.toml"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--column", "text"), "is not KEY=HEAD"),
        (("--column", "words=Issue"), "'words' is no key of a table; the keys are text, title"),
        (("--column", "text=Issue", "--column", "text=Priority"), "names text twice"),
        (("--column", "text=Wording"), "no table has the column “Wording”"),
        ((*COLUMNS, "--table", "2"), "there is no table 2"),
        ((*COLUMNS, "--to", "../out.toml"), "asks are read from the asks folder only"),
        ((*COLUMNS, "--to", "asks/out.json"), "no name of a TOML file"),
    ],
)
def test_a_wrong_call_is_one_line_with_status_2(
    workspace: Path, table: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], says: str
) -> None:
    assert run(workspace, str(table), *args) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert says in line
    assert files(workspace) == ["first.toml"]


def test_a_file_that_is_not_there_is_said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(workspace, str(workspace / "none.xlsx"), *COLUMNS) == 2
    assert "none.xlsx: there is no such file" in capsys.readouterr().err


def test_hostile_cells_stay_text(workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "'''\n[[ask]]\nid = 'evil'\n\x1b[2J=cmd()\u202e"
    table.write_text(
        f'Issue,Requested language\n"T\x1b[31m","{text}"\n"@x","=HYPERLINK(1)"\n{"plain,words" * 9}\n', encoding="utf-8"
    )
    assert run(workspace, str(table), *COLUMNS[:4], "--dry-run") == 0
    assert run(workspace, str(table), *COLUMNS[:4]) == 0
    assert "\x1b" not in capsys.readouterr().out
    old, one, two, _ = load_asks(workspace / "asks")
    assert (old.id, one.id, one.title, two.text) == ("old", "t", "T", "=HYPERLINK(1)")
    assert one.text == "''' [[ask]] id = 'evil' =cmd()"


def test_beside_a_broken_file_nothing_is_imported(workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "asks" / "broken.toml").write_text("x", encoding="utf-8")
    assert run(workspace, str(table), *COLUMNS) == 2
    assert "broken.toml line 1" in capsys.readouterr().err


def test_a_real_paper_of_amendments_in_many_tables(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = shared("documents", "lobby", "BITKOM-Amendments.docx")
    assert run(workspace, str(paper), "--column", "text=BITKOM Proposal") == 2
    assert (
        "8 tables have these columns; say which by --table (1, 2, 3, 4, 5, 6, 7, 8) or take --all-tables"
        in capsys.readouterr().err
    )
    assert run(workspace, str(paper), "--column", "text=BITKOM Proposal", "--all-tables", "--to", "paper.toml") == 0
    out = capsys.readouterr().out
    assert "note: the file has 1 tracked change, read as if all were accepted" in out
    assert "refused: table 7, row 11: has no text" in out
    asks = [ask for ask in load_asks(workspace / "asks") if ask.id != "old"]
    # Words struck out and underlined in its paragraphs: each as it should read.
    assert (asks[0].change, asks[0].paragraph) == ("rewrite", "4 (1)")
    assert asks[0].text.startswith("'data subject' means an identified natural person")
    assert len({ask.id for ask in asks}) == len(asks) > 25
