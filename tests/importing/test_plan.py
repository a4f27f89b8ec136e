"""Which rows of a table become asks, which are skipped, which refused: each with its place and its reason."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wsisdiff.advising.likeness import amended_paragraph
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.errors import BadAsk
from wsisdiff.ids import ID
from wsisdiff.importing.columns import Chosen, choose, guess_columns
from wsisdiff.importing.lines import Plan
from wsisdiff.importing.plan import plan
from wsisdiff.importing.table import Row, Sheet
from wsisdiff.model import Ask, Draft, Paragraph, Span

WANTED = {"text": "Requested language", "title": "Issue"}


def sheet(*rows: tuple[str, ...], number: int = 1, banners: tuple[int, ...] = ()) -> Sheet:
    return Sheet(number, f"table {number}", tuple(Row(f"row {n}", cells, n in banners) for n, cells in enumerate(rows, 1)))


HEAD = ("No.", "Issue", "Requested  Language:", "Priority", "Stance", "Id", "Responds to", "Allies")
COLUMNS = WANTED | {"priority": "Priority", "stance": "stance", "id": "id", "responds_to": "responds to", "allies": "allies"}


def made(*rows: tuple[str, ...], there: tuple[Ask, ...] = (), banners: tuple[int, ...] = (), **defaults: str) -> Plan:
    return plan(choose([sheet(HEAD, *rows, banners=banners)], COLUMNS, None, False, "f"), there, defaults, {"rev1"})


def test_a_row_becomes_an_ask_with_all_its_columns() -> None:
    row = (
        "1",
        "Fund\nlibraries",
        "We commit to:\n(a) fund libraries.",
        "High",
        "Support",
        "libraries",
        "rev1",
        "IFLA; the Library Union",
    )
    done = made(row, theme="culture", source="Input")
    [(place, ask)] = done.new
    assert place == "row 2"
    assert ask == Ask(
        "libraries", "Fund libraries", "We commit to:\n(a) fund libraries.", "culture", "include", "must", "Input", "rev1",
        allies=("IFLA", "the Library Union"),
    )  # fmt: skip


def test_columns_are_found_by_name_whatever_capitals_and_spaces_and_below_a_title() -> None:
    [chosen] = choose([sheet(("Requests of July",), (), HEAD, ("1", "A", "We act"))], WANTED, None, False, "f")
    assert chosen.columns == {"text": 2, "title": 1}
    assert [row.place for row in chosen.rows] == ["row 4"]


def test_columns_are_found_by_number_with_a_head_and_without() -> None:
    [chosen] = choose([sheet(HEAD, ("1", "A", "We act"))], {"text": "3"}, None, False, "f")
    assert (chosen.columns, len(chosen.rows)) == ({"text": 2}, 1)
    [chosen] = choose([sheet(("1", "A", "We act"), ("2", "B", "We note"))], {"text": "3", "title": "2"}, None, True, "f")
    assert (chosen.head, len(chosen.rows)) == (None, 2)


def test_of_several_tables_the_one_with_the_columns_is_taken_or_the_one_that_is_named() -> None:
    other, first, second = (
        sheet(("a", "b"), ("1", "2")),
        sheet(HEAD, ("1", "A", "x"), number=2),
        sheet(HEAD, ("1", "B", "y"), number=3),
    )
    assert [c.sheet.number for c in choose([other, first], WANTED, None, False, "f")] == [2]
    assert [c.sheet.number for c in choose([other, first, second], WANTED, {3}, False, "f")] == [3]
    assert [c.sheet.number for c in choose([other, first, second], WANTED, {1, 2, 3}, False, "f")] == [2, 3]
    with pytest.raises(BadAsk, match=r"2 tables have these columns; say which by --table \(2, 3\) or take --all-tables"):
        choose([other, first, second], WANTED, None, False, "f")


@pytest.mark.parametrize(
    ("wanted", "number", "says"),
    [
        ({"text": "Wording"}, None, "no table has the column “Wording”"),
        ({"text": "9"}, None, "no table has the column “9”"),
        (WANTED, {7}, "there is no table 7 to read; the tables are: 1"),
        ({"text": "Note"}, None, "2 columns are named 'Note'; give the number: --column text=2 or 3"),
    ],
)
def test_a_column_or_table_that_is_not_there_is_said(wanted: dict[str, str], number: set[int] | None, says: str) -> None:
    head = ("Issue", "Note", "Note") if "Note" in wanted.values() else HEAD
    with pytest.raises(BadAsk) as error:
        choose([sheet(head, ("1", "A", "x"))], wanted, number, False, "f")
    assert says in str(error.value)


def test_ids_are_made_from_titles_and_are_all_different() -> None:
    there = (Ask("fund-libraries", "T", "Other text"),)
    done = made(
        ("1", "Fund libraries", "We fund one."), ("2", "Fund libraries", "We fund two."), ("3", "", "We build three schools."),
        ("4", "X", "We fund four.", "", "", "fund-libraries-2"), there=there,
    )  # fmt: skip
    # The id that a later row brings itself is not given to a row before it.
    assert [ask.id for _, ask in done.new] == ["fund-libraries-3", "fund-libraries-4", "build-three-schools", "fund-libraries-2"]
    assert [ask.title for _, ask in done.new[:3]] == [
        "Fund libraries: We fund one.", "Fund libraries: We fund two.", "We build three schools",
    ]  # fmt: skip


def test_a_text_that_is_asked_already_is_skipped_whether_it_stands_in_the_file_or_the_workspace() -> None:
    done = made(
        ("1", "A", "We recognise the Internet."), ("2", "B", "we RECOGNIZE the  internet"), ("3", "C", "We fund libraries"),
        there=(Ask("old", "Old", "We fund libraries."),),
    )  # fmt: skip
    assert [ask.title for _, ask in done.new] == ["A"]
    assert [(left.place, left.why) for left in done.same] == [
        ("row 3", "has the same text as row 2"), ("row 4", "has the same text as the ask “Old”"),
    ]  # fmt: skip


def test_the_same_text_of_another_organisation_is_an_ask_of_its_own() -> None:
    table = sheet(
        ("Text", "By"), ("We fund libraries", "IFLA"), ("We fund libraries", "ISOC, Geneva"), ("We fund libraries.", "isoc")
    )
    done = plan(choose([table], {"text": "Text", "source": "By"}, None, False, "f"), (), {}, None)
    assert [(ask.id, ask.source) for _, ask in done.new] == [("fund-libraries", "IFLA"), ("fund-libraries-2", "ISOC, Geneva")]
    assert [(left.place, left.why) for left in done.same] == [("row 4", "has the same text as row 3")]


def test_nearly_the_same_text_becomes_an_ask_and_is_said() -> None:
    text = "We commit to make spectrum available to community networks in rural areas"
    done = made(("1", "A", text), ("2", "B", text.replace("rural", "remote")), there=(Ask("old", "Old", text + "."),))
    assert [ask.title for _, ask in done.new] == ["B"]
    assert [(left.place, left.why) for left in done.near] == [("row 3", "has nearly the same text as the ask “Old”")]
    two = (Ask("old", "Old", text), Ask("older", "Older", text.replace("rural", "remote")))
    assert not made(("1", "C", "We fund libraries and schools in every town"), there=two).near


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("1", "A", ""), "has no text"),
        (("1", "A", "…"), "its text keeps the place of one: “…”"),
        (("1", "A", "[Deleted]"), "says only “[Deleted]”: take the text that is to go as its text, and the stance oppose"),
        (("1", "A", "5"), "its text keeps the place of one: “5”"),
        (("1", "A", "[insert language]"), "its text keeps the place of one"),
        (("1", "A", "word " * 5000), "its text has more than 20,000 characters"),
        (("1", "A", "We act", "someday"), "the priority “someday” is none of"),
        (("1", "A", "We act", "", "perhaps"), "the stance “perhaps” is none of"),
        (("1", "A", "We act", "", "", "An Id"), "the id 'An Id' is not allowed"),
        (("1", "A", "We act", "", "", "old"), "the id 'old' is taken"),
        (("1", "A", "We act", "", "", "", "rev9"), "responds to 'rev9', which is no draft here"),
    ],
)
def test_a_row_that_cannot_be_an_ask_is_refused_with_its_reason(row: tuple[str, ...], why: str) -> None:
    done = made(row, there=(Ask("old", "Old", "Other"),))
    assert not done.new
    [left] = done.refused
    assert left.place == "row 2"
    assert why in left.why


def test_banners_empty_rows_and_the_head_said_again_are_no_asks() -> None:
    done = made(("Part one",), ("", "", ""), HEAD, ("9", "", "", "", ""), ("1", "A", "We act"), banners=(2,))
    assert [(left.place, left.why) for left in done.refused] == [("row 5", "has no text")]
    assert [(left.place, left.why) for left in done.themes] == [
        ("row 2", "heads a section: the theme of the rows below is “Part one”")
    ]
    assert (done.empty, [ask.theme for _, ask in done.new]) == (1, ["Part one"])


@pytest.mark.parametrize(
    ("cell", "priority"), [("MUST", "must"), ("high", "must"), ("2", "should"), ("Low.", "could"), ("", "could")]
)
def test_priorities_are_read_as_offices_write_them(cell: str, priority: str) -> None:
    assert made(("1", "A", "We act", cell), priority="could").new[0][1].priority == priority


def test_of_several_tables_each_place_names_its_table() -> None:
    tables = choose(
        [sheet(HEAD, ("1", "A", "We act")), sheet(HEAD, ("1", "B", "we act!"), number=2)], COLUMNS, {1, 2}, False, "f"
    )
    done = plan(tables, (), {}, None)
    assert [place for place, _ in done.new] == ["table 1, row 2"]
    assert [(left.place, left.why) for left in done.same] == [("table 2, row 2", "has the same text as table 1, row 2")]


def again(first: list[Sheet], then: list[Sheet], part: tuple[bool, bool] = (False, False)) -> Plan:
    """What becomes of the tables of a file that was imported as it was first; `part` says each time whether there are others in it."""
    tables = [choose(sheets, WANTED, {s.number for s in sheets}, False, "f") for sheets in (first, then)]
    there = tuple(ask for _, ask in plan(tables[0], (), {}, None, table="t.xlsx", part=part[0]).new)
    return plan(tables[1], there, {}, None, table="t.xlsx", part=part[1])


NUMBERED = sheet(("No.", "Issue", "Requested language"), ("1", "A", "We act."), ("2", "B", "We note."))
OTHER = sheet(("Issue", "Requested language"), ("C", "We fund."), number=2)


@pytest.mark.parametrize("others", [[], [OTHER]])
def test_a_row_that_is_refused_this_time_is_not_gone(others: list[Sheet]) -> None:
    done = again([NUMBERED, *others], [sheet(*(row.cells for row in NUMBERED.rows[:2]), ("2", "B", "TBD")), *others])
    assert ([left.why[:40] for left in done.refused], done.dropped) == (["its text keeps the place of one: “TBD”"], [])


def test_rows_are_known_again_when_a_sheet_comes_in_or_goes() -> None:
    changed = sheet(("No.", "Issue", "Requested language"), ("1", "A", "We act now."), ("2", "B", "We note."))
    for first, then, new in (([NUMBERED], [changed, OTHER], ["C"]), ([NUMBERED, OTHER], [changed], [])):
        done = again(first, then)
        assert [ask.text for _, ask in done.updated] == ["We act now."]
        assert [ask.title for _, ask in done.new] == new
        assert (len(done.same), done.dropped) == (1, [])


@pytest.mark.parametrize("other", [False, True])  # the second table came in later, or was there and not read
def test_a_table_that_is_read_alone_changes_nothing_of_another(other: bool) -> None:
    done = again([NUMBERED], [OTHER], (other, True))
    assert ([ask.title for _, ask in done.new], done.updated, done.dropped) == (["C"], [], [])
    assert len(again([NUMBERED], [NUMBERED], (other, True)).same) == 2


def test_columns_are_guessed_by_usual_names() -> None:
    assert guess_columns(Row("row 1", ("No.", "Issue", "Requested language", "Priority (1-3)", "Submitted by"))) == {
        "number": "No.", "text": "Requested language", "title": "Issue", "priority": "Priority (1-3)", "source": "Submitted by",
    }  # fmt: skip
    assert guess_columns(Row("row 1", ("Commission proposal", "Our proposal"))) == {
        "old": "Commission proposal", "text": "Our proposal",
    }  # fmt: skip
    assert guess_columns(Row("row 1", ("¶", "Ask", "Stance"))) == {"text": "Ask", "paragraph": "¶", "stance": "Stance"}
    assert guess_columns(Row("row 1", ("alpha", "beta"))) == {}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first row compiles the patterns of instructions
@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4).map(tuple), max_size=8))
def test_every_row_is_told_of_once_and_every_ask_has_an_id_of_its_own(rows: list[tuple[str, ...]]) -> None:
    table = sheet(("T", "X"), *rows)
    done = plan([Chosen(table, table.rows[0], table.rows[1:], {"title": 0, "text": 1})], (), {}, None)
    heads = sum(tuple(" ".join(c.casefold().split()).strip(" :*") for c in row) == ("t", "x") for row in rows)
    assert len(done.new) + len(done.same) + len(done.refused) + len(done.themes) + done.empty + heads == len(rows)
    ids = [ask.id for _, ask in done.new]
    assert len(set(ids)) == len(ids)
    assert all(ID.fullmatch(id) for id in ids)


def test_a_wish_without_its_speaker_is_no_paragraph_as_it_should_read() -> None:
    first = "We decide to end the use of lead in the glazing of pots by 2032."
    draft = drafted(first)
    assert amended_paragraph(Statement(new="Decide to end the use of lead in pot glazing by 2032."), draft) == ""
    assert amended_paragraph(Statement(new="We decide to end the use of lead in the glazing of all pots by 2030."), draft) == "1"


def drafted(text: str) -> Draft:
    return Draft("one", "One", None, text, (Paragraph("1", text, Span(0, len(text))),))
