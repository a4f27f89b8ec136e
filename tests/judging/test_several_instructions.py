"""An ask whose text gives several instructions is judged by each of them, and never as language that is wanted."""

from __future__ import annotations

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.asking.changes import recognised
from wsisdiff.judging.columns import still_asked
from wsisdiff.model import Ask, TableRow
from wsisdiff.telling.remarks import tell

TEXT = 'In para 1 replace "may" by "shall" and delete "where possible"; delete para 2.'
OLD = ("States may act, where possible.", "We thank the sponsors.")
ASK = recognised(Ask("a", "Several", TEXT, responds_to="d0"), stance_given=False)


def test_each_instruction_is_an_ask_of_its_own() -> None:
    assert [one.change for one in ASK.instructions] == ["replace", "delete", "delete"]
    assert not ASK.change


def test_some_carried_out_is_partial_and_the_others_are_named() -> None:
    drafts = (draft_of(*OLD, id="d0"), draft_of("States shall act, where possible.", id="d1"))
    _, verdict = assess((ASK,), drafts).verdicts[0]
    assert verdict.status == "partial"
    assert verdict.missing == ("In paragraph 1, delete “where possible”",)
    assert verdict.reason is not None
    assert tell(verdict.reason).startswith("Of the 3 instructions of this ask, 2 are carried out.")


def test_all_carried_out_is_adopted_and_none_in_its_own_draft() -> None:
    drafts = (draft_of(*OLD, id="d0"), draft_of("States shall act.", "Ships sail at night.", id="d1"))
    first, last = assess((ASK,), drafts).verdicts[0]
    assert (first.status, last.status) == ("left_out", "adopted")


def test_a_row_that_is_gone_from_its_table_does_not_count_in_reports() -> None:
    dropped = Ask("b", "Gone", "We thank the sponsors.", row=TableRow("t.xlsx", "2", "", dropped=True))
    report = assess((ASK, dropped), (draft_of(*OLD, id="d0"),))
    assert [ask.id for ask in still_asked(report).asks] == ["a"]
    assert len(still_asked(report).verdicts) == 1


def test_words_that_the_paragraph_never_had_are_not_said_to_be_gone() -> None:
    ask = Ask("a", "Delete", "Delete the second half.", responds_to="d0", paragraph="1", change="delete", old="the second half")
    drafts = (draft_of(*OLD, id="d0"), draft_of(*OLD, id="d1"))
    _, verdict = assess((ask,), drafts).verdicts[0]
    assert (verdict.status, verdict.paragraph) == ("partial", "1")
    assert verdict.confidence < 0.75
    assert verdict.reason is not None and "“the second half”" in tell(verdict.reason)
