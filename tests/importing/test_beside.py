"""Tables in which a row speaks through several cells: the paragraph, the words that are there, and what they should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wsisdiff import read_draft
from wsisdiff.asking.instructions.struck import as_edited
from wsisdiff.asking.instructions.understand import read_request
from wsisdiff.importing.columns import choose
from wsisdiff.importing.lines import Plan
from wsisdiff.importing.plan import plan
from wsisdiff.importing.table import Row, Sheet

LAKES = """# Lakes

## Article 1

1. We take note of the protection of surface water.

2. We commit to publish all data on the lakes free of charge and within thirty days of their collection.

## Article 2

1. We decide to extend the mandate of the Panel for ten years.

2. We call upon industry to report every discharge of waste water to the Panel.
"""
WATER = "# Water\n\n1. We recall the Charter.\n\n2. We take note of surface water.\n\n3. We commit to open data.\n"


Made = Callable[..., Plan]


@pytest.fixture(name="made")
def _made(tmp_path: Path) -> Made:
    def made(*rows: tuple[str, ...], draft: str = WATER, named: str = "") -> Plan:
        path = tmp_path / "first.md"
        path.write_text(draft, encoding="utf-8")
        sheet = Sheet(1, "table 1", tuple(Row(f"row {n}", cells) for n, cells in enumerate(rows, 1)))
        tables = choose([sheet], {}, None, False, "f", guess=True)
        return plan(tables, (), {}, {"first"}, read=lambda: [read_draft(path, id="first")], responds_to=named)

    return made


def asked(done: Plan) -> list[tuple[str, str, str, str]]:
    return [(ask.change, ask.paragraph, ask.old, ask.new or ask.text) for _, ask in done.new]


def test_words_that_are_there_are_replaced_and_not_the_paragraph_they_stand_in(made: Made) -> None:
    head = ("Para", "Original text", "Proposed text")
    done = made(head, ("2", "take note of", "commit to"), ("2", "surface", "delete"), ("3", "We commit to open data.", "deleted"))
    assert asked(done) == [
        ("replace", "2", "take note of", "commit to"),
        ("delete", "2", "surface", "In paragraph 2, delete “surface”"),
        ("delete", "3", "", "Delete paragraph 3"),
    ]


def test_a_question_beside_a_text_is_not_put_in_its_place(made: Made) -> None:
    done = made(
        ("Para", "Current text", "Our ask"), ("2", "take note of", "Who would run this? ask finance"), ("2", "surface", "deep")
    )
    assert asked(done) == [("replace", "2", "surface", "deep")]
    assert [left.place for left in done.refused] == ["row 2"]


def test_without_a_number_the_words_that_are_there_tell_the_paragraph(made: Made) -> None:
    head = ("Text proposed by the Commission", "Amendment")
    done = made(
        head,
        ("2. We commit to publish data on the lakes free of charge and within thirty days of their collection.",
         "2. We commit to publish all data on the lakes ~~free of charge and~~ at once."),
        ("for ten years", "for ever"),
        ("1. We decide nothing that anybody has ever written in this text.", "1. We decide."),
        draft=LAKES,
    )  # fmt: skip
    assert asked(done) == [
        ("rewrite", "Article 1.2", "", "We commit to publish all data on the lakes at once."),
        ("replace", "Article 2.1", "for ten years", "for ever"),
    ]
    assert [left.why for left in done.refused] == [
        "the words “1. We decide nothing that anybody has ever written in this …” do not stand in first"
    ]


def test_a_remark_on_a_paragraph_is_no_language_that_is_wanted(made: Made) -> None:
    done = made(("Paragraph", "Comment"), ("1", "too weak"), ("2", "Support"), ("3", "Oppose"), ("1", "Good"))
    assert asked(done) == [("keep", "2", "", "Keep paragraph 2"), ("delete", "3", "", "Delete paragraph 3")]
    assert [left.place for left in done.refused] == ["row 2", "row 5"]
    weighed = made(("Paragraph", "Position", "Comment"), ("2", "Oppose", "Too vague"), ("2", "Oppose", "surface water"))
    assert [(ask.stance, ask.text) for _, ask in weighed.new] == [("oppose", "surface water")]
    assert [left.place for left in weighed.refused] == ["row 2"]


def test_a_column_whose_cells_are_places_names_the_paragraphs_whatever_its_head(made: Made) -> None:
    done = made(
        ("No", "Ref", "Requested change"), ("1", "para 2", "take note of -> commit to"), ("2", "new para after 3", "We meet.")
    )
    assert [(ask.change, ask.paragraph, ask.new) for _, ask in done.new] == [
        ("replace", "2", "commit to"),
        ("add", "3", "We meet."),
    ]


def test_a_number_before_a_text_that_shares_nothing_with_that_paragraph_is_no_proof(made: Made) -> None:
    strange = "3. Every bank ~~may~~ shall publish how many of its loans were granted to fishing villages in the last year."
    done = made(("No", "Proposal"), ("1", strange))
    assert not done.new
    assert "has next to nothing of paragraph 3 of first" in done.refused[0].why
    told = made(("No", "Proposal"), ("1", strange), named="first")
    assert [(ask.change, ask.paragraph) for _, ask in told.new] == [("rewrite", "3")]
    assert "has next to nothing of paragraph 3 of first" in told.doubts[0].why


def test_a_paragraph_of_an_article_is_not_the_paragraph_of_that_number(made: Made) -> None:
    done = made(("No", "Proposal"), ("1", "Article 2 (1) should be deleted"), draft=LAKES)
    assert asked(done) == [("delete", "Article 2.1", "", "Article 2 (1) should be deleted")]
    (edited,) = read_request(
        "Art. 4 (1) Each owner of a boat ~~of any kind~~ means whoever has it in use at the time, by day."
    ).statements
    assert (edited.change, edited.paragraph) == ("rewrite", "4 (1)")


def test_a_paragraph_with_words_struck_out_is_how_it_should_read_without_them() -> None:
    said = "2. If a keeper uses the lake for other ends than those told, the keeper shall be taken for an owner ~~and shall pay the fee~~."
    (found,) = read_request(said).statements
    assert (found.change, found.paragraph, "pay" in found.new) == ("rewrite", "2", False)
    assert as_edited("We ~~may~~ __shall__ act.") == "We shall act."


def test_a_wish_that_names_no_place_speaks_of_no_draft(made: Made) -> None:
    done = made(("No", "Request"), ("1", "A separate paragraph on mining, distinct from fishing."), ("2", "Delete paragraph 3"))
    assert [ask.responds_to for _, ask in done.new] == ["", "first"]


def test_words_of_an_item_are_words_of_its_paragraph(made: Made) -> None:
    items = "# Water\n\n1. We recall the Charter.\n\n2. We fund: (a) lakes; (b) surface water.\n"
    done = made(("Para", "Request"), ("2(b)", 'replace "surface" by "all"'), draft=items)
    assert asked(done) == [("replace", "2", "surface", "all")]


def test_what_people_say_beside_a_text_is_not_put_in_its_place_and_a_text_is(made: Made) -> None:
    rows = (
        ("2", "take note of surface water", "happy to see “surface water” gone"),
        ("3", "We commit to open data.", "(withdrawn, call of 6 June)"),
        ("3", "We commit to open data.", "Every town hall must have a reading room for all who ask."),
        ("3", "open data", "free data"),
    )
    wished = made(("Para", "Says now", "We'd like to see"), *rows)
    assert [(ask.change, ask.paragraph, ask.new or ask.text) for _, ask in wished.new] == [
        ("", "3", "Every town hall must have a reading room for all who ask."),
        ("replace", "3", "free data"),
    ]
    assert [left.place for left in wished.refused] == ["row 2", "row 3"]
    texts = made(
        ("Para", "Current text", "Amendment"), ("3", "We commit to open data.", "Everybody is free to read."), named="first"
    )
    assert asked(texts) == [("rewrite", "3", "", "Everybody is free to read.")]


def test_words_that_only_come_or_only_go_are_the_change(made: Made) -> None:
    head = ("Para", "Draft 2 reads", "Our wording")
    done = made(
        head,
        ("3", "We commit to open data.", "We commit to open **and free** data."),
        ("2", "We take note of surface water.", "We take note of water."),
    )
    assert [(ask.change, ask.paragraph, ask.old, ask.new, ask.after) for _, ask in done.new] == [
        ("add", "3", "", "and free", "We commit to open"),
        ("delete", "2", "surface", "", ""),
    ]


def test_a_head_of_two_rows_with_article_and_paragraph_apart_and_a_stance_that_says_what_to_do(made: Made) -> None:
    done = made(
        ("Where", "Where", "Our stance", "Drafting", "Drafting"),
        ("Art.", "para.", "Our stance", "existing", "suggested"),
        ("1", "1", "amend", "take note of", "commit to"),
        ("1", "2", "delete", "free of charge", ""),
        ("2", "1", "support", "", ""),
        ("2", "2", "oppose", "", ""),
        ("2", "", "neutral", "We decide", ""),
        ("2", "2", "new", "", "We meet every year."),
        ("Total", "", "", "", "6"),
        draft=LAKES,
    )
    assert [(ask.change, ask.paragraph, ask.old, ask.new, ask.new_paragraph) for _, ask in done.new] == [
        ("replace", "Article 1.1", "take note of", "commit to", False),
        ("delete", "Article 1.2", "free of charge", "", False),
        ("keep", "Article 2.1", "", "", False),
        ("delete", "Article 2.2", "", "", False),
        ("add", "Article 2.2", "", "We meet every year.", True),
    ]
    assert [left.place for left in done.refused] == ["row 7", "row 9"]


def test_a_table_in_german_with_its_own_ways_of_naming_places(made: Made) -> None:
    done = made(
        ("Nr.", "Fundstelle", "Entwurfstext", "Unser Anliegen"),
        ("1", "§ 1 Abs. 1", "take note of", "„take note of“ durch „commit to“ ersetzen"),
        ("2", "§ 1 Abs. 2 Satz 1", "", "Satz 1 ersatzlos streichen!"),
        ("3", "§ 2 Abs. 1", "ten years", "Nach „ten“ das Wort „full“ einfügen; der Rest bleibt"),
        ("4", "§ 2 Abs. 2", "industry", "Wir lehnen die Meldung jeder Einleitung ab."),
        ("5", "§ 2 Abs. 2", "industry", "Gegen die Meldung jeder Einleitung!"),
        ("Summe", "", "5", ""),
        draft=LAKES,
    )
    assert [(ask.change or ask.stance, ask.paragraph, ask.old, ask.new or ask.after) for _, ask in done.new] == [
        ("replace", "Article 1.1", "take note of", "commit to"),
        ("delete", "Article 1.2", "", ""),
        ("add", "Article 2.1", "", "full"),
        ("oppose", "2 (2)", "", ""),
    ]


def test_the_paragraph_of_an_article_is_found_and_a_change_is_shown_on_whole_words(made: Made) -> None:
    done = made(("No", "Request"), ("1", 'Article 2, paragraph 1: replace "ten" by "five"'), draft=LAKES)
    assert asked(done) == [("replace", "Article 2.1", "ten", "five")]
    assert done.shown[0].redline == "… to extend the mandate of the Panel for [-ten-]{+five+} years."
