"""The tracker: the report as a workbook that people go on working in, and that is imported again."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.small import run
from tests.reporting.office import converted, has_calc
from wsisdiff.asking.load import load_asks
from wsisdiff.model import Ask, Report
from wsisdiff.reporting.status.tracker import tracker_xlsx

D1 = """# Draft

1. We take note of the report on nets.

2. We encourage States to repair harbours where feasible.

3. We invite banks to lend to fishers.

4. We recognize the work of women.
"""
D2 = D1.replace("take note of", "welcome").replace(" where feasible", "")
TEXTS = [
    "In paragraph 1, replace 'take note of' by 'welcome'",
    "Para 2: delete “where feasible”",
    "We oppose any language that taxes small boats.",
    "=HYPERLINK(1)",
    "We commit to buy ice machines.",
    "We commit to train divers.",
    "We commit to mark reefs.",
    "We commit to pay observers.",
    "We commit to publish catches.",
    "Add 'and men' after 'women' in para 4",
    "We commit to light all harbours.",
    "We commit to insure crews.",
    "We commit to count seals.",
    "We commit to ban poison.",
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("asks", "drafts"):
        (tmp_path / name).mkdir()
    listed = ""
    for n, text in enumerate((D1, D2), 1):
        (tmp_path / "drafts" / f"d{n}.md").write_text(text, encoding="utf-8")
        listed += f'[[draft]]\nid = "d{n}"\ntitle = "Draft {n}"\ndate = 2026-0{n}-01\nfile = "d{n}.md"\n\n'
    (tmp_path / "drafts" / "drafts.toml").write_text(listed, encoding="utf-8")
    rows = [f'{n};Topic {n};"{text}";high;note {n}' for n, text in enumerate(TEXTS, 1)]
    table = tmp_path / "our asks.csv"
    table.write_text("\n".join(["No.;Topic;Our proposed text;Priority;Remarks", *rows]) + "\n", encoding="utf-8")
    assert run("-C", str(tmp_path), "asks", "import", str(table))[0] == 0
    return tmp_path


def asks_of(folder: Path) -> dict[str, Ask]:
    return {ask.id: ask for ask in load_asks(folder / "asks")}


def exported(folder: Path) -> Path:
    assert run("-C", str(folder), "report", "--format", "xlsx")[0] == 0
    return folder / "reports" / "status.xlsx"


def test_their_columns_come_first_then_what_became_of_each_ask_in_each_draft(workspace: Path) -> None:
    sheet = load_workbook(exported(workspace)).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    assert head[:6] == ["No.", "Topic", "Our proposed text", "Priority", "Remarks", "Ask id"]
    assert head[6:12] == [f"Draft 1 · {part}" for part in ("status", "change", "paragraph", "quotation", "decided by", "remarks")]
    assert [cell.value for cell in sheet[2]][:6] == ["1", "Topic 1", TEXTS[0], "high", "note 1", "topic-1"]
    assert (sheet["G2"].value, sheet["G2"].fill.fgColor.rgb) == ("left out", "00FFC7CE")
    opposed = 2 + TEXTS.index("We oppose any language that taxes small boats.")
    assert sheet.cell(opposed, 7).value == "kept out"


def test_no_cell_is_a_formula_and_the_same_report_gives_the_same_bytes(workspace: Path) -> None:
    path = exported(workspace)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert (sheet["C5"].value, sheet["C5"].data_type) == ("=HYPERLINK(1)", "s")
    once = path.read_bytes()
    assert exported(workspace).read_bytes() == once
    assert run("-C", str(workspace), "report", "--format", "xlsx", "--output", "-")[1] == once


def test_an_unchanged_tracker_changes_nothing(workspace: Path) -> None:
    before = (workspace / "asks" / "our-asks.toml").read_bytes()
    status, out, _ = run("-C", str(workspace), "asks", "import", str(exported(workspace)))
    assert status == 0
    assert b"Nothing new" in out
    assert (workspace / "asks" / "our-asks.toml").read_bytes() == before


def test_an_ask_whose_row_is_gone_is_told_and_does_not_come_back_by_the_tracker(workspace: Path) -> None:
    table = workspace / "our asks.csv"
    table.write_text(table.read_text(encoding="utf-8").split("14;")[0], encoding="utf-8")
    assert run("-C", str(workspace), "asks", "import", str(table))[0] == 0
    before = (workspace / "asks" / "our-asks.toml").read_bytes()
    tracker = exported(workspace)
    sheet = load_workbook(tracker).active
    assert sheet is not None
    assert [sheet.cell(n, sheet.max_column).value for n in (1, 2, 15)] == ["Row · status", None, "no longer in the table"]
    assert b"Nothing new" in run("-C", str(workspace), "asks", "import", str(tracker))[1]
    assert (workspace / "asks" / "our-asks.toml").read_bytes() == before


def test_asks_that_come_from_no_table_are_in_the_tracker_and_known_again(workspace: Path) -> None:
    (workspace / "asks" / "own.toml").write_text(
        '[[ask]]\nid = "own"\ntitle = "Own"\ntext = "We fund piers."\n', encoding="utf-8"
    )
    book = load_workbook(exported(workspace))
    sheet = book.active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[head.index("Ask id")].value == "own")
    row[head.index("Our proposed text")].value = "We fund piers and ramps."
    book.save(workspace / "back.xlsx")
    assert run("-C", str(workspace), "asks", "import", str(workspace / "back.xlsx"))[0] == 0
    assert asks_of(workspace)["own"].text == "We fund piers and ramps."


def test_by_groups_there_is_no_tracker(workspace: Path) -> None:
    status, _, err = run("-C", str(workspace), "report", "--format", "xlsx", "--by", "theme")
    assert status == 2
    assert "leave --by out" in err


def test_twelve_cells_changed_in_libreoffice_change_twelve_things_and_nothing_else(workspace: Path) -> None:
    if not has_calc():
        pytest.skip("LibreOffice Calc is not on this machine")
    assert run(*f"-C {workspace} review topic-7 d2 --status adopted --by Ada --note seen".split())[0] == 0
    toml = workspace / "asks" / "our-asks.toml"
    point = '\n[[ask.element]]\ntext = "ice machines"\n'
    written = toml.read_text(encoding="utf-8")
    toml.write_text(written.replace('\n[[ask]]\nid = "topic-6"', f'{point}\n[[ask]]\nid = "topic-6"'), encoding="utf-8")
    before, reviews = asks_of(workspace), (workspace / "reviews.toml").read_bytes()
    flat = converted(exported(workspace), "fods")
    text = flat.read_text(encoding="utf-8")
    changes = {
        "Topic 5": "Ice", "Topic 6": "Diving",
        "note 7": "ask Ada", "note 8": "done", "note 9": "with Ben", "note 10": "late", "note 11": "x",
        TEXTS[4]: "We commit to buy ice machines and fuel.",
        TEXTS[11]: "We commit to insure all crews.",
        TEXTS[12]: "We commit to count seals yearly.",
        TEXTS[2]: "We oppose any language that taxes boats.",
        "Add &apos;and men&apos; after &apos;women&apos; in para 4": "Add &apos;and girls&apos; after &apos;women&apos; in para 4",
    }  # fmt: skip
    for old, new in changes.items():
        text, count = re.subn(rf"<text:p>{re.escape(old)}</text:p>", f"<text:p>{new}</text:p>", text)
        assert count >= 1, old
    flat.write_text(text, encoding="utf-8")
    status, out, _ = run("-C", str(workspace), "asks", "import", str(converted(flat, "xlsx")), "--yes")
    assert status == 0, out
    after = asks_of(workspace)
    assert list(after) == list(before)
    keys = ("title", "text", "new", "remarks", "priority", "stance", "elements")
    said = {id: [key for key in keys if getattr(after[id], key) != getattr(ask, key)] for id, ask in before.items()}
    assert {id: keys for id, keys in said.items() if keys} == {
        "topic-3": ["text"], "topic-5": ["title", "text"], "topic-6": ["title"], "topic-7": ["remarks"], "topic-8": ["remarks"],
        "topic-9": ["remarks"], "topic-10": ["text", "new", "remarks"], "topic-11": ["remarks"], "topic-12": ["text"], "topic-13": ["text"],
    }  # fmt: skip
    assert (after["topic-3"].stance, after["topic-3"].text) == ("oppose", "taxes boats")
    assert [e.text for e in after["topic-5"].elements] == ["ice machines"]
    assert (workspace / "reviews.toml").read_bytes() == reviews


def test_rows_that_are_gone_are_marked_and_rows_that_came_are_new(workspace: Path) -> None:
    table = workspace / "our asks.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("14;")]
    table.write_text("\n".join([*kept, "15;Topic 15;We commit to fund piers.;low;"]) + "\n", encoding="utf-8")
    status, out, _ = run("-C", str(workspace), "asks", "import", str(table))
    assert status == 0, out
    assert b"1 new ask, 1 dropped" in out
    asks = asks_of(workspace)
    assert asks["topic-14"].row is not None and asks["topic-14"].row.dropped
    assert asks["topic-15"].text == "We commit to fund piers."
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")  # it comes back
    assert run("-C", str(workspace), "asks", "import", str(table))[0] == 0
    again = asks_of(workspace)["topic-14"]
    assert again.row is not None and not again.row.dropped


def test_characters_that_no_workbook_holds_are_left_out() -> None:
    ask = Ask("a", "Reefs\ufffe", "We \x01mark\uffff reefs.")
    sheet = load_workbook(io.BytesIO(tracker_xlsx(Report((ask,), (), ((),))))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:2] == ["Reefs", "We mark reefs."]
