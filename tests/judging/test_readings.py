"""What readers say is held against the draft, carried to the next, and put together by who said it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.judging.checked import checked, status_of
from wsisdiff.judging.readings import with_readings
from wsisdiff.model import Answer, AnswerPoint, Ask, Draft, Element, Fact, Reading, ReadPoint, Span, Status, Verdict
from wsisdiff.telling.remarks import sentence

ASK = Ask("fund", "A fund for pilots", "We decide to establish a fund for pilots, open to all small ports.")
NOT_WANTED = Ask("fee", "No fee for ports", "Ports shall pay a fee to the fund.", stance="oppose")
FIRST = draft_of(
    "We thank the hosts of the Harbour Forum.",
    "We decide to establish a fund for pilots. It is open to all small ports.",
    "[Ports shall pay a fee to the fund.]",
    id="one",
    day=date(2026, 1, 1),
)
STANDS = AnswerPoint("a fund for pilots", "stands", "2", "We decide to establish a fund for pilots")
OPEN = AnswerPoint("open to all small ports", "stands", "2", "It is open to all small ports.")


def answer(*points: AnswerPoint, status: Status = "adopted", ask: Ask = ASK, by: str = "reader", kind: str = "model") -> Answer:
    return Answer(ask.id, "one", by, kind, status, "so I read it", points)  # type: ignore[arg-type]


def read(*points: AnswerPoint, status: Status = "adopted", ask: Ask = ASK) -> Reading:
    return checked(answer(*points, status=status, ask=ask), ask, FIRST)


def kinds(reading: Reading) -> list[str]:
    return [remark.kind for remark in (*reading.doubts, *reading.remarks)]


def test_what_stands_counts_and_is_quoted_with_its_sentence() -> None:
    found = read(STANDS, OPEN)
    assert (found.status, found.score, kinds(found)) == ("adopted", 1.0, [])
    quote = found.points[0].evidence
    assert quote is not None
    assert quote.text == "We decide to establish a fund for pilots."
    assert quote.matched[0].cut(FIRST.paragraphs[1].text) == "We decide to establish a fund for pilots"
    assert quote.verb == "commit"


@pytest.mark.parametrize(
    "quote",
    ["We decide to set up a fund for pilots", "we Decide to establish a fund for pilots", "tablish a fund for pilots", "…", ""],
)
def test_a_quotation_that_does_not_stand_word_for_word_proves_nothing(quote: str) -> None:
    found = read(AnswerPoint("a fund for pilots", "stands", "2", quote), OPEN)
    assert (found.status, found.points[0].state) == ("partial", "missing")
    assert {"reading.not_there", "reading.no_quote"} & set(kinds(found))


@pytest.mark.parametrize(
    "quote", ["“We decide to establish\n a fund for pilots…”", "2. We decide to establish a fund for pilots"]
)
def test_quotes_line_ends_and_the_number_before_it_do_not_matter(quote: str) -> None:
    assert read(AnswerPoint("a fund", "stands", "2", quote)).status == "adopted"


def test_a_wrong_label_is_put_right_and_that_is_said() -> None:
    found = read(AnswerPoint("a fund for pilots", "stands", "17", STANDS.quote), OPEN)
    assert found.status == "adopted"
    assert found.points[0].evidence and found.points[0].evidence.paragraph == "2"
    [remark] = found.remarks
    assert (remark.kind, remark.part("told"), remark.part("where")) == ("reading.other_place", "17", "2")


@pytest.mark.parametrize("kind", ["bracket", "alternative", "option", "proposal", "objection", "set_aside", "attribution"])
def test_what_is_not_agreed_is_weak_at_most_and_that_is_said(kind: str) -> None:
    text = FIRST.paragraphs[1].text
    fact = Fact(kind, Span(0, len(text)), text, "EU")  # type: ignore[arg-type]
    draft = with_paragraph(FIRST, 1, facts=(fact,))
    found = checked(answer(STANDS, OPEN), ASK, draft)
    assert (found.status, [p.state for p in found.points]) == ("partial", ["weak", "weak"])
    assert "reading.only_weak" in kinds(found)


def test_what_stands_in_a_footnote_or_is_the_view_of_some_is_weak_at_most() -> None:
    noted = with_paragraph(FIRST, 0, footnotes=("See the fund for masters of ships.",))
    found = checked(answer(AnswerPoint("a fund", "stands", "1", "the fund for masters of ships")), ASK, noted)
    assert (found.status, found.points[0].state, found.points[0].evidence and found.points[0].evidence.paragraph) == (
        "partial", "weak", "1",
    )  # fmt: skip
    some = draft_of("Some delegations proposed to establish a fund for pilots.", id="one")
    assert checked(answer(AnswerPoint("a fund", "stands", "1", "establish a fund for pilots")), ASK, some).status == "partial"


def with_paragraph(draft: Draft, n: int, **changed: object) -> Draft:
    from dataclasses import replace

    paragraphs = list(draft.paragraphs)
    paragraphs[n] = replace(paragraphs[n], **changed)  # type: ignore[arg-type]
    return replace(draft, paragraphs=tuple(paragraphs))


def test_words_cut_out_of_a_denial_are_marked() -> None:
    denied = draft_of("We decide not to establish a fund for pilots.", id="one")
    found = checked(answer(AnswerPoint("a fund", "stands", "1", "establish a fund for pilots")), ASK, denied)
    assert "reading.denied" in kinds(found)


def test_that_a_quotation_has_nothing_to_do_with_the_ask_is_said() -> None:
    found = read(AnswerPoint("pilots get money", "stands", "1", "We thank the hosts"))
    assert "reading.strange" in kinds(found)


@pytest.mark.parametrize(
    ("states", "include", "oppose"),
    [
        (["stands", "stands"], "adopted", "left_out"),
        (["stands", "missing"], "partial", "left_out"),
        (["weak"], "partial", "partial"),
        (["weak", "missing"], "partial", "partial"),
        (["missing", "contrary"], "left_out", "adopted"),
        ([], "left_out", "adopted"),
    ],
)
def test_the_status_follows_from_the_points(states: list[str], include: str, oppose: str) -> None:
    points = [ReadPoint(str(n), state) for n, state in enumerate(states)]  # type: ignore[arg-type]
    assert status_of(points, ASK)[0] == include
    assert status_of(points, NOT_WANTED)[0] == oppose


def test_where_the_reader_gives_another_status_the_points_count_and_it_is_marked() -> None:
    found = read(STANDS, AnswerPoint("open to all", "missing"), status="adopted")
    assert found.status == "partial"
    assert [d.kind for d in found.doubts] == ["reading.other_status"]


def test_unwanted_words_in_brackets_are_partial() -> None:
    found = read(AnswerPoint("a fee", "stands", "3", "Ports shall pay a fee"), ask=NOT_WANTED, status="left_out")
    assert found.status == "partial"


def test_an_element_that_a_reader_passes_over_is_missing() -> None:
    ask = Ask("fund", ASK.title, ASK.text, elements=(Element("a", "a fund for pilots"), Element("b", "open to all small ports")))
    found = checked(answer(STANDS), ask, FIRST)
    assert (found.status, [p.element for p in found.points]) == ("partial", ["a", "b"])
    assert "reading.unanswered" in kinds(found)


# ---------------------------------------------------------------- put together


def stands(*readings: Reading, drafts: tuple[Draft, ...] = (FIRST,), ask: Ask = ASK) -> tuple[Verdict, ...]:
    by: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        by.setdefault((reading.ask, reading.read_in), []).append(reading)
    return with_readings(assess([ask], drafts), by).verdicts[0]


def test_a_person_stands_over_a_model_and_a_model_over_the_tool() -> None:
    model = checked(answer(STANDS, OPEN), ASK, FIRST)
    person = checked(answer(STANDS, status="partial", by="Ana", kind="person"), ASK, FIRST)
    [verdict] = stands(person, model)
    assert (verdict.decided_by, verdict.reading and verdict.reading.kind) == ("Ana", "person")
    [verdict] = stands(model)
    assert (verdict.decided_by, verdict.status, verdict.paragraph) == ("reader", "adopted", "2")


def test_where_a_model_and_the_tool_differ_the_verdict_says_so_and_asks_for_a_look() -> None:
    from wsisdiff.reporting.status.view import unsure

    [tool] = assess([ASK], [FIRST]).verdicts[0]
    assert tool.status != "left_out"
    [verdict] = stands(checked(answer(status="left_out"), ASK, FIRST))
    assert verdict.status == "left_out"
    assert unsure(verdict)
    assert any("reader says left out" in note and "the tool" in note.lower() for note in map(sentence, verdict.notes))


def test_who_decides_again_does_not_differ_from_oneself() -> None:
    said = replace(checked(answer(STANDS, by="Ana", kind="person"), ASK, FIRST), decided=True, why="")
    [verdict] = stands(replace(said, status="left_out"), replace(said, status="partial"))
    assert verdict.decided_by == "Ana"
    assert not any("Ana says" in sentence(note) for note in verdict.notes)


# ---------------------------------------------------------------- carried


def second(*paragraphs: str) -> Draft:
    return draft_of(*paragraphs, id="two", day=date(2026, 2, 1))


def carried_to(*paragraphs: str, points: tuple[AnswerPoint, ...] = (STANDS, OPEN), status: Status = "adopted") -> Verdict:
    return stands(checked(answer(*points, status=status), ASK, FIRST), drafts=(FIRST, second(*paragraphs)))[1]


FUND, THANKS = FIRST.paragraphs[1].text, FIRST.paragraphs[0].text


def test_a_reading_is_carried_where_its_words_stand_unchanged_under_another_number() -> None:
    verdict = carried_to("We meet again.", THANKS, FUND)
    assert verdict.reading is not None
    assert (verdict.status, verdict.paragraph, verdict.decided_by, verdict.change) == ("adopted", "3", "reader", "unchanged")
    assert (verdict.reading.carried, verdict.reading.read_again, verdict.reading.read_in) == (True, False, "one")
    assert "As read by reader in one, words unchanged." in map(sentence, verdict.notes)


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("[We decide to establish a fund for pilots. It is open to all small ports.]", "partial"),
        ("We decide to consider to establish a fund for pilots. It is open to all small ports.", "partial"),
        ("We decide not to establish a fund for pilots. It is open to all small ports.", "partial"),
        ("We invite States to establish a fund for pilots. It is open to all small ports.", "partial"),
        ("Winds are strong in winter.", "left_out"),
    ],
)
def test_what_was_edited_bracketed_or_cut_is_to_be_read_again(now: str, status: str) -> None:
    verdict = carried_to(THANKS, now)
    assert verdict.reading is not None
    assert (verdict.status, verdict.reading.carried, verdict.reading.read_again) == (status, True, True)


def test_what_was_missing_is_to_be_read_again_only_where_something_comes_near() -> None:
    points = (STANDS, AnswerPoint("training for masters of tugs", "missing"))
    far = carried_to(THANKS, FUND, "Winds are strong in winter.", points=points, status="partial")
    near = carried_to(THANKS, FUND, "Masters of tugs get training each year.", points=points, status="partial")
    assert (far.reading and far.reading.read_again, near.reading and near.reading.read_again) == (False, True)
    assert any("“training for masters of tugs” was missing" in note for note in map(sentence, near.notes))


def test_the_change_is_counted_on_what_readers_say() -> None:
    one = checked(answer(STANDS, OPEN), ASK, FIRST)
    later = second(THANKS, "We establish nothing.")
    two = checked(Answer("fund", "two", "reader", "model", "left_out"), ASK, later)
    assert stands(one, two, drafts=(FIRST, later))[1].change == "lost"


def test_a_fresh_reading_stands_over_one_that_has_to_be_read_again() -> None:
    one = checked(answer(STANDS, OPEN, by="Ana", kind="person"), ASK, FIRST)
    later = second(THANKS, "We decide to establish a large fund for pilots. It is open to all small ports.")
    quote = AnswerPoint("a fund", "stands", "2", "establish a large fund for pilots")
    two = checked(Answer("fund", "two", "reader", "model", "adopted", "", (quote,)), ASK, later)
    assert stands(one, drafts=(FIRST, later))[1].decided_by == "Ana"
    assert stands(one, two, drafts=(FIRST, later))[1].decided_by == "reader"
