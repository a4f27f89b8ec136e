"""Cells of tables as people write them, and what each asks for. Above each group: what it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from time import perf_counter

import pytest

from wsisdiff.asking.instructions.lexicon import rows
from wsisdiff.asking.instructions.understand import read_request, understand
from wsisdiff.importing import understand as public


def told(cell: str) -> str:
    """The statements of a cell on one line: kind, paragraph, and the words by their keys."""
    lines = []
    for s in understand(cell):
        kind = "new" if s.get("new_paragraph") else s["change"] or s["stance"]
        words = [f"{key}={s[key]}" for key in ("old", "new", "after", "before", "at") if s[key]]
        lines.append(" ".join(str(w) for w in (kind, s["paragraph"], *words) if w))
    return " | ".join(lines)


CASES = [
    # A paragraph goes: the many ways to name it, and grounds beside it.
    ("Pls delete OP 14 bis", "delete 14 bis"),
    ("Delete paras 3 and 9.", "delete 3 | delete 9"),
    ("Delete paras. 12 to 15 (inclusive)", "delete 12-15"),
    ("We request that para. 44 be deleted because it prejudges the talks.", "delete 44"),
    ("Omit para 19, it is covered by para 3.", "delete 19"),
    ("12: delete", "delete 12"),
    ("Supprimer le paragraphe 9", "delete 9"),
    ("Preambular paragraph 2 is to be dropped", "delete PP2"),
    # Words of it go: any quotation marks, or none.
    ("In OP6, the words “where applicable” should be deleted.", "delete 6 old=where applicable"),
    ("Remove from para 6 the reference to fossil fuels.", "delete 6 old=fossil fuels"),
    ("Art. 7: cut the words as far as possible", "delete 7 old=as far as possible"),
    ("Please remove the last sentence of paragraph 21.", "delete 21 old=the last sentence"),
    # Words are replaced: verbs, arrows, strokes, "instead of", slips of the pen.
    ('In para 7, repalce "may" by "shall"', "replace 7 old=may new=shall"),
    ("OP 8: 'should consider' -> 'shall'", "replace 8 old=should consider new=shall"),
    ('Use "persons with disabilities" instead of "the disabled" in para 14', "replace 14 old=the disabled new=persons with disabilities"),
    ('substitute "shall" for "may" in § 2', "replace 2 old=may new=shall"),
    ("Para 18: ~~as appropriate~~ __without delay__", "replace 18 old=as appropriate new=without delay"),
    ('Delete "note" and replace with "welcome" in para 5', "replace 5 old=note new=welcome"),
    ("In para 9 replace encourages by requests", "replace 9 old=encourages new=requests"),
    # A paragraph as it should be.
    ('Amend para 16 to read: "We will act now."', "rewrite 16 new=We will act now."),
    ("Rewrite para. 3 as follows: We decide to meet every year, in public.", "rewrite 3 new=We decide to meet every year, in public."),
    ('Art. 5 alt. "Each Party shall license midwives."', "rewrite 5 new=Each Party shall license midwives."),
    # Words come: after, before, between, at the start or the end, in either order.
    ('Para 6 add "and girls" after "women"', "add 6 new=and girls after=women"),
    ("In para 5, after the words 'local bodies' insert 'and unions'", "add 5 new=and unions after=local bodies"),
    ('Insert "affordable" before "access" in OP 20', "add 20 new=affordable before=access"),
    ('Para 13: between "food" and "health" insert "water"', "add 13 new=water after=food before=health"),
    ('Para 21: at the end, add "in rural areas"', "add 21 new=in rural areas at=end"),
    ("We miss in paragraph 2 the mention of nomads.", "add 2 new=nomads"),
    # A paragraph comes, beside another.
    ('After paragraph 5 add a new paragraph: "We recognize pharmacists."', "new 5 new=We recognize pharmacists."),
    ('Add new OP 7 ter: "Calls upon banks to forgive debts;"', "new 7 new=Calls upon banks to forgive debts;"),
    # Paragraphs move, become one, stay.
    ("Para 9 should be moved before para 2.", "move 9 before=2"),
    ("PP1 to follow PP4", "move PP1 after=PP4"),
    ("Combine paras 30, 31 and 32 into one", "merge 30-32"),
    ("Please don't touch paragraph 26!", "keep 26"),
    ("We oppose the deletion of paragraph 8.", "keep 8"),
    ('Do not delete "human rights" in para 9', "keep 9 old=human rights"),
    # Not wanted: said, or by the text that should not say it.
    ("We strongly reject any attempt to weaken the right to strike.", "oppose new=weaken the right to strike"),
    ("No mention of nuclear energy, please.", "oppose new=nuclear energy"),
    ("The text must not refer to terrorism in connection with NGOs.", "oppose new=terrorism in connection with NGOs"),
    ("Keep surveillance out of the declaration.", "oppose new=surveillance"),
    ('In para 6 we object to the words "traditional values".', "oppose 6 new=traditional values"),
    ("Para 12 is not acceptable.", "oppose 12"),
    # Language that is wanted, though it begins with a verb of instructions, says "not", or cites a paragraph of another text.
    ("Remove barriers to trade for landlocked countries.", "include new=Remove barriers to trade for landlocked countries."),
    ("No one shall be detained without review.", "include new=No one shall be detained without review."),
    ("We reaffirm paragraph 63 of resolution 70/125.", "include new=We reaffirm paragraph 63 of resolution 70/125."),
    ("We would like the text to say that water is a right.", "include new=water is a right"),
    ("• seats for youth\n• grants in advance", "include new=seats for youth | include new=grants in advance"),
    # Several in one cell, and what points back.
    ('Delete para 4; add "and boys" after "girls" in para 5', "delete 4 | add 5 new=and boys after=girls"),
    ('In para 7, replace "a" by "b" and "c" by "d".', "replace 7 old=a new=b | replace 7 old=c new=d"),
    ('Para 2: add "fair" before "pay". Same for para 9.', "add 2 new=fair before=pay | add 9 new=fair before=pay"),
    ("Keep para 3, delete para 4, merge paras 5 and 6", "keep 3 | delete 4 | merge 5-6"),
    # It speaks of a paragraph and is not understood: never wanted language.
    ("Strengthen paragraph 14.", ""),
    ("Para 7 is too weak.", ""),
    ("See our comments on paragraph 3.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "right"), CASES, ids=[cell[:40] for cell, _ in CASES])
def test_a_cell_is_understood(cell: str, right: str) -> None:
    assert told(cell) == right


CELLS = [
    tuple(line.split("  =>  ")) if "  =>  " in line else (line.removesuffix("  =>"), "")
    for line in (Path(__file__).parent / "cells.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("cell", "right"), CELLS, ids=[cell[:40] for cell, _ in CELLS])
def test_the_many_ways_of_saying_it(cell: str, right: str) -> None:
    assert told(cell.replace("\\n", "\n")) == right.strip()


def test_what_is_not_understood_is_told_and_nothing_else() -> None:
    found = read_request("Please clarify para 8.")
    assert not found.statements
    assert found.unclear == ("Please clarify para 8.",)


def test_grounds_are_no_language_that_is_wanted() -> None:
    found = read_request("OP7 – delete. It duplicates OP3 and adds nothing.")
    assert [s.change for s in found.statements] == ["delete"]
    assert found.grounds == ("It duplicates OP3 and adds nothing.",)


def test_what_people_should_not_do_is_wanted_language_and_what_the_text_should_not_say_is_opposed() -> None:
    (said,) = read_request("Large firms should not be given priority over small ones.").statements
    assert said.stance == "include"
    (said,) = read_request("Offsets should not be mentioned.").statements
    assert (said.stance, said.new) == ("oppose", "Offsets")
    (said,) = read_request("It should not mention offsets.").statements
    assert (said.stance, said.implied) == ("oppose", True)


def test_the_public_function_gives_json() -> None:
    assert json.loads(json.dumps(public("Delete paragraph 12.")))[0]["change"] == "delete"


def test_a_law_that_cites_its_own_articles_is_language_and_no_instruction() -> None:
    text = (
        "The delegation of power referred to in Article 12 may be revoked at any time by the Council. A decision of revocation shall put "
        "an end to the delegation of the power specified in that decision, and shall be added to the register kept under paragraph 4."
    )
    assert [s.new for s in read_request(text).statements] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "to ensure that the register referred to in Article 28 is maintained;",
        "On imperative grounds in the cases referred to in paragraph 1, the Board shall keep a list in accordance with Article 9(2).",
        "As regards the trustee, ‘main office’ means the place of its administration.",
        "We plan the wells in consultation with them and[, where applicable,] with their free consent where their lands are affected.",
    ],
)
def test_language_of_laws_is_no_instruction(text: str) -> None:
    assert understand(text) == [
        {
            "change": None,
            "stance": "include",
            "paragraph": None,
            "old": None,
            "new": text,
            "after": None,
            "before": None,
            "at": None,
        }
    ]


@pytest.mark.parametrize(
    "unit", ["and delete ", "add x after y ", 'para 5 "a" by ', "please ", "~~a", "between a and b ", "any language that ", "“"]
)
def test_a_cell_that_no_person_has_written_takes_no_long_time(unit: str) -> None:
    start = perf_counter()
    read_request((unit * 6000)[:6000])
    assert perf_counter() - start < 8  # 0.7 s on an idle machine


@pytest.mark.parametrize("part", ["plain", "clause"])
def test_a_turn_that_begins_at_the_start_fits_nowhere_else(part: str) -> None:
    for pattern, _ in rows("turns", part):
        flat = re.sub(r"\\.|\[[^\]]*\]|<[^<>]*>", "", pattern)
        while "(" in flat:
            flat = re.sub(r"\([^()]*\)", "", flat)
        assert pattern[0] != "^" or "|" not in flat, pattern


def test_a_paragraph_that_is_bad_as_it_stands_is_not_kept() -> None:
    found = read_request("Para 8 is too vague as it stands.")
    assert not found.statements and found.unclear


@pytest.mark.parametrize(
    ("said", "opposed"),
    [
        ("Delete the exception for confidential information.", "the exception for confidential information"),
        ("The exemption of small vessels must go.", "The exemption of small vessels"),
        ("Nothing in the text should present a tax as a gift.", "present a tax as a gift"),
        ("No paragraph should suggest that States may opt out.", "suggest that States may opt out"),
        ("No waiver clause: we do not want anybody to be released from liability.", "anybody to be released from liability"),
        (
            'Delete all wording that makes duties depend on funds ("subject to funds" and the like).',
            "makes duties depend on funds",
        ),
        ("Delete the opt-out.", "the opt-out"),
    ],
)
def test_an_exception_and_what_the_text_should_not_say_are_not_wanted(said: str, opposed: str) -> None:
    (found,) = read_request(said).statements
    assert (found.change, found.stance, found.new) == ("", "oppose", opposed)


@pytest.mark.parametrize(
    "said", ["Nothing in this Agreement shall prejudice the rights of crews.", "Remove exemptions for jet fuel."]
)
def test_a_clause_of_its_own_and_a_policy_are_wanted(said: str) -> None:
    (found,) = read_request(said).statements
    assert found.stance == "include"
