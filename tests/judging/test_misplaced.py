"""Changes of a paragraph that their draft does not have, or of words that do not stand in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.advising.check import check_asks
from wsisdiff.model import Ask, Verdict
from wsisdiff.reporting.status.view import unsure
from wsisdiff.telling.remarks import sentence

ONE = draft_of("We recall the Charter.", "We take note of surface water.", id="one", day=date(2026, 1, 1))
TWO = draft_of("We recall the Charter.", "We commit to protect groundwater.", id="two", day=date(2026, 2, 1))


def both(**change: str) -> tuple[Verdict, Verdict]:
    ask = Ask("a", "A", "As the keys say.", responds_to="one", **change)  # type: ignore[arg-type]
    one, two = assess([ask], [ONE, TWO]).verdicts[0]
    return one, two


@pytest.mark.parametrize(
    ("change", "there"),
    [
        ({"change": "delete", "paragraph": "99"}, "has no paragraph 99"),
        ({"change": "add", "paragraph": "99", "new": "We commit to protect groundwater."}, "has no paragraph 99"),
        ({"change": "add", "new": "We commit to protect groundwater."}, "The ask names no paragraph of one"),
        ({"change": "replace", "paragraph": "2", "old": "lakes", "new": "groundwater"}, "The words “lakes”"),
        ({"change": "add", "paragraph": "2", "after": "lakes", "new": "groundwater"}, "The words “lakes”"),
    ],
)
def test_a_change_that_does_not_fit_its_draft_is_left_out_there_and_unsure_later(change: dict[str, str], there: str) -> None:
    one, two = both(**change)
    assert one.status == "left_out"
    assert unsure(two)
    assert any(there in sentence(remark) for remark in (two.reason, *two.notes))


def test_of_a_paragraph_that_is_not_there_what_is_to_come_is_looked_for_by_its_words() -> None:
    assert both(change="add", paragraph="99", new="We commit to protect groundwater.")[1].status == "adopted"
    assert both(change="delete", paragraph="99")[1].status == "partial"


def test_a_change_that_fits_has_no_such_doubt() -> None:
    assert not both(change="replace", paragraph="2", old="take note of", new="commit to")[1].notes


@pytest.mark.parametrize(
    ("keys", "check", "line"),
    [
        ('change = "delete"\nparagraph = "99"', "no_such_paragraph", 7),
        ('change = "replace"\nparagraph = "2"\nold = "lakes"\nnew = "rivers"', "no_such_words", 8),
        ('change = "replace"\nparagraph = "2"\nold = "surface"\nnew = "ground"', "", 0),
    ],
)
def test_asks_check_says_which_change_does_not_fit(tmp_path: Path, keys: str, check: str, line: int) -> None:
    head = '[[ask]]\nid = "a"\ntitle = "A"\ntext = "As the keys say."\nresponds_to = "one"\n'
    (tmp_path / "a.toml").write_text(head + keys + "\n", encoding="utf-8")
    _, remarks = check_asks(tmp_path, [ONE, TWO], ["one", "two"])
    assert [(r.check, r.line, r.ask) for r in remarks] == ([(check, line, "a")] if check else [])


def test_a_paragraph_that_stood_beside_the_deleted_one_is_not_where_it_went() -> None:
    power = "The Council is empowered to adopt rules under Article 86 for the purpose of specifying the {}."
    keys, boats, nets = (power.format(f"conditions for {what}") for what in ("licences", "boats", "nets"))
    one = draft_of("We recall the Charter.", keys, boats, nets, id="one", day=date(2026, 1, 1))
    ask = Ask("a", "A", "Delete paragraph 2", responds_to="one", change="delete", paragraph="2")

    def told(*paragraphs: str) -> str:
        two = draft_of("We recall the Charter.", *paragraphs, id="two", day=date(2026, 2, 1))
        return assess([ask], [one, two]).verdicts[0][1].status

    assert told(boats, nets) == "adopted"
    assert told(boats, nets, keys) == "left_out"
    assert told(boats, keys.replace("conditions", "main conditions"), nets) == "left_out"
    assert told(boats, f"{keys} {nets}") == "left_out"


def test_words_that_were_to_go_are_gone_where_the_sentence_around_them_is_written_anew() -> None:
    old = "bearing in mind the voluntary nature of the gifts"
    one = draft_of(
        f"We ask the Keeper to plan the funds of the Forum for Members, {old} made so far.", id="one", day=date(2026, 1, 1)
    )
    ask = Ask("a", "A", "As the keys say.", responds_to="one", change="delete", paragraph="1", old=old)

    def told(*paragraphs: str) -> Verdict:
        return assess([ask], [one, draft_of(*paragraphs, id="two", day=date(2026, 2, 1))]).verdicts[0][1]

    anew = "We ask the Keeper to lay before the Assembly a plan for the funds of the Forum, of core means and voluntary gifts."
    assert told(anew).status == "adopted"
    assert unsure(told(anew))
    assert told(anew, f"We act, {old}.").status == "left_out"
    assert told(f"{anew.rstrip('.')}, {old}.").status == "left_out"
