"""Columns that no head tells, and what a row's cells say together."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsisdiff.importing.columns import guessed, read_sheets
from wsisdiff.importing.contents import is_label
from wsisdiff.importing.lines import Plan
from wsisdiff.importing.plan import plan


def done(folder: Path, text: str, name: str = "table.csv") -> tuple[dict[str, int], Plan]:
    """(the columns that are found, what becomes of the rows) of a file without a word about its columns."""
    (folder / name).write_text(text, encoding="utf-8")
    (sheet,) = read_sheets(folder / name).sheets
    chosen = guessed(sheet)
    assert chosen is not None
    return dict(chosen.columns), plan((chosen,), (), {}, None)


def told(made: Plan) -> list[tuple[str, str, str, str]]:
    found = []
    for _, ask in made.new:
        words = ask.text if ask.stance == "oppose" else ask.old or ask.new
        found.append((ask.change or ask.stance, ask.paragraph, words, ask.priority))
    return found


def test_a_table_without_a_head_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    columns, made = done(
        tmp_path,
        'OP1,Calls upon states to fund wells,no objection from us,,Ada\nOP3,Invites banks to consider loans,"Replace ""consider"" '
        'with ""give""",must,Ada\nOP7,Notes the work of the river council,delete OP7 pls,nice to have,Bo\n'
        "OP9,Stresses the role of dams in the valley,We oppose any mention of dams,must,Bo\n",
    )
    assert columns == {"paragraph": 0, "text": 2, "priority": 3}
    assert told(made) == [("replace", "3", "consider", "must"), ("delete", "7", "", "could"), ("oppose", "9", "dams", "must")]
    assert "asks for nothing" in made.refused[0].why


def test_comments_beside_a_text_of_the_draft_are_the_requests(tmp_path: Path) -> None:
    columns, made = done(
        tmp_path,
        "| Ref | Text | Comment | Prio |\n|---|---|---|---|\n| Preamble, 5 | Noting the role of dams, | delete, no one needs it | 2 |\n"
        "| Art. 3.1 | Each Party should close its dams | should → shall | 1 |\n| Art. 5 | Definitions | Discuss on Friday's call | |\n"
        "| Art. 6.2 | Parties are encouraged to pay | ~~are encouraged to~~ **shall** pay | 2 |\n",
        "table.md",
    )
    assert columns["text"] == 2
    assert told(made) == [
        ("delete", "PP5", "", "should"),
        ("replace", "3.1", "should", "must"),
        ("replace", "6.2", "are encouraged to", "should"),
    ]


def test_heads_in_german_and_words_in_bold_that_come_beside_the_old_wording(tmp_path: Path) -> None:
    columns, made = done(
        tmp_path,
        "Art.;Alter Text;Neuer Text;Begründung;Priorität\n"
        "1.3;Each Party pays the villages.;Each Party pays the villages **and towns**.;fair;hoch\n"
        "6.8;Small dams may be exempted.;(streichen);;mittel\n7.1;Each Party meets.;beibehalten;;niedrig\n",
    )
    assert columns == {"paragraph": 0, "old": 1, "text": 2, "remarks": 3, "priority": 4}
    assert told(made) == [
        ("add", "1.3", "and towns", "must"),
        ("delete", "6.8", "Small dams may be exempted.", "should"),
        ("keep", "7.1", "", "could"),
    ]


@pytest.mark.parametrize("cell", ["OP7", "Art. 3.1 bis", "12-14", "8.10 (new)", "Preamble, 5", "4.2(c)"])
def test_a_cell_that_names_paragraphs_and_nothing_else_is_a_label(cell: str) -> None:
    assert is_label(cell)
    assert not is_label(f"{cell} is weak")


def test_a_verdict_alone_is_of_the_paragraph_of_its_row(tmp_path: Path) -> None:
    _, made = done(
        tmp_path,
        "Para;Request\n9;Oppose. Would open the door to loopholes.\n10;Keep!\n11;Put OP11 in brackets\n12;Merge with 13\n",
    )
    assert told(made) == [
        ("delete", "9", "", "should"),
        ("keep", "10", "", "should"),
        ("delete", "11", "", "should"),
        ("merge", "12-13", "", "should"),
    ]
    assert [left.place for left in made.doubts] == ["line 4"]


def test_heads_as_people_put_them_in_a_chat_and_remarks_that_are_the_only_requests(tmp_path: Path) -> None:
    columns, made = done(
        tmp_path,
        "Where;Says now;We'd like to see;How much do we care?;Chat\n"
        "Rule 12;Boats may moor.;strike “may moor”;a lot;Ada asked\nRule 14;Piers are open.;Piers are open **and lit**.;if time;\n",
        "chat.csv",
    )
    assert columns == {"paragraph": 0, "old": 1, "text": 2, "priority": 3, "remarks": 4}
    assert told(made) == [("delete", "12", "may moor", "must"), ("add", "14", "and lit", "could")]
    columns, made = done(
        tmp_path,
        "No.;Absatz;Kommentar\n1;§ 3 Abs. 1;Das Wort „stets“ streichen.\n2;§ 5;Ersetze „kann“ durch „soll“\n"
        "3;§ 9 Abs. 3;Entfällt ersatzlos\n",
    )
    assert columns == {"number": 0, "paragraph": 1, "text": 2}
    assert told(made) == [
        ("delete", "3 (1)", "stets", "should"),
        ("replace", "5", "kann", "should"),
        ("delete", "9", "(3)", "should"),
    ]


def test_an_amendment_is_the_request_beside_a_comment_and_a_row_that_adds_up_is_none(tmp_path: Path) -> None:
    columns, made = done(
        tmp_path,
        "Art;Text COM;Amendment coalition;Comment;Prio\n1;Boats are open.;Boats are and remain open.;core;!!!\n"
        "2;Piers may be shut.;delete;;!\n5;Tolls end in 2030.;2028, please;;\n8;;Crews may complain to the port.;new;\nTotal: 4;;all;;\n",
    )
    assert columns == {"paragraph": 0, "old": 1, "text": 2, "remarks": 3, "priority": 4}
    assert told(made)[:2] == [("add", "1", "and remain", "must"), ("delete", "2", "Piers may be shut.", "could")]
    assert [(ask.change, ask.paragraph, ask.text) for _, ask in made.new[2:]] == [
        ("", "8", "Crews may complain to the port."),
    ]
    assert [left.place for left in made.refused] == ["line 4", "line 6"]


def test_places_under_a_head_that_names_the_draft_are_paragraphs(tmp_path: Path) -> None:
    columns, made = done(
        tmp_path,
        'Ref in draft,What stands there,What we want\nOP3,pay crews late,"Take out ""late"""\n'
        "OP9 bis (new),,Requests ports to open on Sundays;\nPP2,Noting the ferries,with a bell if need be\n",
    )
    assert (columns["paragraph"], columns["old"], columns["text"]) == (0, 1, 2) and "responds_to" not in columns
    assert told(made)[0] == ("delete", "3", "late", "should")
    columns, _ = done(
        tmp_path, "Draft,Request\n1,Ports shall open on Sundays\n1,Crews shall be paid\n2,Bells shall ring at noon\n"
    )
    assert "paragraph" not in columns and columns["responds_to"] == 0


@pytest.mark.parametrize(
    ("ids", "columns"),
    [
        (("REQ-01", "REQ-02"), {"text": 1, "number": 0}),
        (("fund-wells", "Fund loans"), {"text": 1, "id": 0}),  # one that is wrong is told, and the others are ids
    ],
)
def test_a_column_of_ids_that_holds_codes_of_their_own_has_the_numbers_of_the_rows(
    ids: tuple[str, str], columns: dict[str, int], tmp_path: Path
) -> None:
    found, made = done(tmp_path, f"ID,Request\n{ids[0]},We fund wells for all.\n{ids[1]},We invite banks to lend.\n")
    assert found == columns
    assert (len(made.new), len(made.refused)) == ((2, 0) if "number" in columns else (1, 1))
