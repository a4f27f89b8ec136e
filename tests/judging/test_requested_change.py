"""A requested change, passage by passage: what counts as taken, where else it may stand, and which paragraph is looked at."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff.judging.ways.nearness import find_base, nearest
from wsisdiff.judging.ways.tracing import Traced, trace
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words

RECORD = "The controller shall keep a record of all processing for ten years and shall make it available to the authority."
PENALTIES = "Member States shall lay down the rules on penalties applicable to infringements."
PASSAGE = "together with encrypted backup copies held abroad"


def ready(*drafts: tuple[str, ...]) -> list[Searched]:
    indexes = [DraftIndex(draft_of(*texts, id=f"d{n}"), names_of()) for n, texts in enumerate(drafts)]
    rarity = Rarity(indexes)
    return [Searched(index, rarity) for index in indexes]


def traced(ask: str, before: tuple[str, ...], after: tuple[str, ...]) -> Traced | None:
    old, new = ready(before, after)
    base = find_base(words(ask), old)
    assert base is not None
    return trace(ask, words(ask), base, old, new)


def test_a_paragraph_far_from_the_ask_is_not_the_one_it_amends() -> None:
    [draft] = ready((RECORD, PENALTIES))
    assert find_base(words("Ships sail at night."), draft) is None
    assert find_base(words(RECORD), draft) == 0
    assert nearest((words(RECORD),), draft) == (0, pytest.approx(2.2))  # the same text, and the same opening
    later = nearest((words(RECORD.replace("The controller", "Each operator")),), draft)
    assert later is not None and 1.5 < later[1] < 2.0


def test_a_request_names_the_words_it_strikes_and_the_words_it_adds_as_they_are_written() -> None:
    ask = RECORD.replace("ten years", "Five Years").replace("make it", "make IT freely")
    found = traced(ask, (RECORD, PENALTIES), (RECORD.replace("ten years", "Five years"), PENALTIES))
    assert found is not None and found.paragraph == 0
    five, ten, freely = found.requests
    assert (five.text, five.struck_text, five.added, five.struck) == ("Five", "", ("5",), ())
    assert (ten.text, ten.struck_text, ten.added, ten.struck) == ("", "ten", (), ("10",))
    assert (five.carried, five.weight, ten.carried, ten.weight) == (1.0, 1.0, 1.0, 1.0)
    assert [s.cut(RECORD.replace("ten years", "Five years")) for s in five.matched] == ["Five"]
    assert (freely.text, freely.struck_text, freely.carried, freely.matched) == ("freely", "", 0.0, ())
    assert found.share == pytest.approx(2 / 3)


def test_a_passage_that_is_struck_counts_only_where_the_words_beside_it_stand() -> None:
    ask = RECORD.replace(" for ten years", "")
    kept = traced(ask, (RECORD, PENALTIES), (ask, PENALTIES))
    rewritten = traced(
        ask, (RECORD, PENALTIES), ("The controller shall keep whatever logs help us to make it available to the authority.", PENALTIES)
    )  # fmt: skip
    assert kept is not None and kept.share == 1.0
    assert rewritten is not None and rewritten.share < 1.0


def test_function_words_weigh_less_than_others_but_modals_and_negations_weigh_as_much() -> None:
    base = "The operator may keep a record of measured discharges near villages."
    weights = {}
    for new in ("the", "shall", "not", "public"):
        found = traced(base.replace("record of", f"record {new} of"), (base, PENALTIES), (base, PENALTIES))
        assert found is not None
        weights[new] = found.requests[0].weight
    assert weights == {"the": 0.4, "shall": 1.0, "not": 1.0, "public": 1.0}


def test_an_ask_that_changes_nothing_is_carried_and_asks_nothing() -> None:
    found = traced(RECORD, (RECORD, PENALTIES), (RECORD, PENALTIES))
    assert found is not None and (found.share, found.requests) == (1.0, ())


def test_a_draft_in_which_nothing_is_like_the_ask_gives_no_trace() -> None:
    assert traced(RECORD.replace("ten", "five"), (RECORD, PENALTIES), ("Birds fly.", "Ships sail.")) is None


# ---------------------------------------------------------------- elsewhere

ASK = RECORD.replace("ten years", f"ten years, {PASSAGE},")


def test_a_passage_that_stands_word_for_word_in_a_new_paragraph_was_taken_there() -> None:
    new = f"Each operator keeps its logs in order, {PASSAGE}, as good practice recommends."
    found = traced(ASK, (RECORD, PENALTIES), (RECORD, PENALTIES, new))
    assert found is not None
    [request] = found.requests
    assert (request.elsewhere, request.carried, found.share) == ("3", 1.0, 1.0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # not word for word
        ((RECORD, PENALTIES), (RECORD, PENALTIES, f"Logs are in order, {PASSAGE.replace('held', 'stored')}.")),
        # the draft that is amended had it already
        ((RECORD, PENALTIES, f"Logs are in order, {PASSAGE}."), (RECORD, PENALTIES, f"Logs are in order, {PASSAGE}.")),
        # a paragraph that goes back to another one took it: that answers another request
        ((RECORD, PENALTIES), (RECORD, PENALTIES.replace("infringements", f"infringements {PASSAGE}"))),
    ],
    ids=["reworded", "there before", "in another's later form"],
)
def test_a_passage_elsewhere_is_no_answer_to_this_request(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    found = traced(ASK, before, after)
    assert found is not None
    assert [(r.elsewhere, r.carried) for r in found.requests] == [("", 0.0)]


def test_two_telling_words_are_too_few_to_be_recognized_elsewhere() -> None:
    ask = RECORD.replace("ten years", "ten years with encrypted copies")
    found = traced(ask, (RECORD, PENALTIES), (RECORD, PENALTIES, "Operators comply with encrypted copies of theirs."))
    assert found is not None
    assert [r.elsewhere for r in found.requests] == [""]


def test_of_a_replacement_that_was_put_elsewhere_the_struck_words_are_still_open() -> None:
    ask = RECORD.replace("ten years", PASSAGE)
    new = f"Each operator keeps its logs in order, {PASSAGE}, as good practice recommends."
    found = traced(ask, (RECORD, PENALTIES), (RECORD, PENALTIES, new))
    assert found is not None
    added, struck = found.requests
    assert (added.elsewhere, added.carried) == ("3", 1.0)
    assert (struck.struck_text, struck.elsewhere, struck.carried) == ("ten years", "", 0.0)
    assert found.share == pytest.approx(added.weight / (added.weight + 2.0))


def test_of_two_twins_the_one_that_stands_unchanged_is_not_taken_for_the_amended_one() -> None:
    twin = RECORD.replace("controller", "processor")
    ask = RECORD.replace("ten", "five")
    found = traced(ask, (RECORD, twin), (twin, RECORD.replace("ten years", "two decades")))
    assert found is not None and found.paragraph == 1


def test_the_nearness_that_is_asked_for_can_be_set() -> None:
    [draft] = ready((RECORD, PENALTIES))
    near = nearest((words(RECORD.replace("ten", "five")),), draft)
    assert near is not None
    assert find_base(words(RECORD.replace("ten", "five")), draft, near[1]) == near[0]
    assert find_base(words(RECORD.replace("ten", "five")), draft, near[1] + 0.01) is None
