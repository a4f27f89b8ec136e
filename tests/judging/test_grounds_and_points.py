"""What a verdict rests on, the points of an ask that is only its text, and the direction from one verdict to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.conftest import draft_of
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.judging.assess import GROUNDS, confidence, grounds
from wsisdiff.judging.findings import near_misses, weakness
from wsisdiff.judging.shifts import change_between, shifts_between, surviving
from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.judging.ways.points import point
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Element, Evidence, Finding, Remark, Span, Verdict
from wsisdiff.telling.remarks import tell
from wsisdiff.text.names import names_of

QUOTE = Evidence("1", "We act.", 0, 7, matched=(Span(3, 6),))


def verdict(method: str, status: str = "partial", score: float = 0.5, **more: Any) -> Verdict:
    return Verdict("a", "d", status, score, 0.0, "1", method=method, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "ground"),
    [
        (verdict("elements", "adopted"), "elements_adopted"),
        (verdict("elements", "adopted", notes=(Remark("doubt.other_words"),)), "elements_adopted_thin"),
        (verdict("elements", "partial"), "elements_partial"),
        (verdict("elements", "left_out", candidates=(QUOTE,)), "elements_left_out_near"),
        (verdict("oppose", "adopted"), "oppose_adopted"),
        (verdict("oppose", "adopted", candidates=(QUOTE,)), "oppose_adopted_near"),
        (verdict("wording", "partial"), "wording_partial"),
        (verdict("wording", "partial", ground="wording_partial_verbatim"), "wording_partial_verbatim"),
        (verdict("amendment"), "change_clear"),
        (verdict("amendment", ground="change_close"), "change_close"),
        (verdict("oppose", "adopted", ground="oppose_text_adopted_none"), "oppose_text_adopted_none"),
    ],
)
def test_the_ground_of_a_verdict(found: Verdict, ground: str) -> None:
    assert grounds(found) == ground
    assert ground in GROUNDS
    assert 0.0 < confidence(found) < 1.0


# ---------------------------------------------------------------- why a quotation falls short


@pytest.mark.parametrize(
    ("quote", "asked", "why"),
    [
        (QUOTE, "", ""),
        (QUOTE, "recognize", ""),
        (QUOTE, "commit", "as a plain statement where “commit” was asked"),
        (replace(QUOTE, verb="note"), "commit", "under “note” where “commit” was asked"),
        (replace(QUOTE, verb="commit"), "commit", ""),
        (replace(QUOTE, verb="commit", bracketed=True), "commit", "in brackets, that is, not agreed"),
        (replace(QUOTE, hedges=("where feasible",), emptied=True), "", "hedged with “where feasible”"),
        (replace(QUOTE, hedges=("as appropriate",)), "", ""),
        (replace(QUOTE, manner="question"), "", "put as a question"),
    ],
)
def test_a_quotation_falls_short_by_brackets_by_a_hedge_or_by_its_verb(quote: Evidence, asked: str, why: str) -> None:
    found = weakness(quote, asked)
    assert (tell(found) if found else "") == why


def test_sentences_with_most_of_a_wording_but_not_all_are_near_misses_the_best_first() -> None:
    draft = draft_of("The forum has a budget.", "The forum has a yearly budget of its own.", "The forum meets.", "Birds fly.")
    element = Element("e", "it", (parse_wording("forum + yearly + budget + audited"), parse_wording("birds")))
    found = near_misses(element, DraftIndex(draft, names_of()))
    assert [(q.paragraph, q.score, q.element) for q in found] == [("2", 0.75, "e")]
    element = Element("e", "it", (parse_wording("forum + yearly + budget"),))
    found = near_misses(element, DraftIndex(draft, names_of()))
    assert [(q.paragraph, q.text) for q in found] == [
        ("2", "The forum has a yearly budget of its own."), ("1", "The forum has a budget."),
    ]  # fmt: skip
    assert len(near_misses(element, DraftIndex(draft, names_of()), 1)) == 1


# ---------------------------------------------------------------- an ask that is only its text


def test_an_ask_is_cut_into_its_clauses_and_a_clause_of_one_telling_word_joins_the_one_before() -> None:
    found = points_of("We call for open libraries in villages; and for lending; we request yearly reports.", names_of())
    assert [p.text for p in found] == ["We call for open libraries in villages and for lending we", "request yearly reports"]
    telling = [{p.words[i].plain for i in p.content} for p in found]
    assert telling == [
        {"open", "libraries", "villages", "lending"},
        {"reports"},
    ]  # the verb that operates names no point, and how often is a figure
    assert [q.dimension for q in found[1].quantities] == ["interval"]
    assert [p.text for p in points_of("Lending.", names_of())] == ["Lending"]
    whole = "The Governing Body decides to hold a yearly forum"  # who acts is no point of its own
    assert [p.text for p in points_of(f"{whole}.", names_of())] == [whole]


def searched(*texts: str) -> Searched:
    index = DraftIndex(draft_of(*texts), names_of())
    return Searched(index, Rarity([index]))


def test_a_point_is_shown_where_most_of_it_stands_and_what_lacks_is_named() -> None:
    draft = searched(
        "Ships sail.", "Villages have libraries. Open libraries lend books in villages, where feasible.", "Birds fly."
    )
    [clause] = points_of("Open libraries in villages lend journals.", names_of())
    found = point(clause, draft)
    [quote] = found.evidence
    assert (quote.paragraph, quote.index) == ("2", 1)
    assert quote.text == "Open libraries lend books in villages, where feasible."
    paragraph = draft.index.draft.paragraphs[1].text
    assert [m.cut(paragraph) for m in quote.matched] == ["Open", "libraries", "lend", "villages"]
    assert found.best is not None and found.best.lacking == ("journals",)
    assert (quote.hedges, quote.emptied, quote.bracketed) == (("where feasible",), True, False)
    assert 0.5 < found.share < 1.0 and found.state == "weak"


def test_a_point_of_which_no_word_stands_in_the_draft_has_no_evidence() -> None:
    [clause] = points_of("Open libraries in villages.", names_of())
    found = point(clause, searched("Ships sail."))
    assert (found.state, found.share, found.evidence, found.nearest) == ("missing", 0.0, (), None)


@pytest.mark.parametrize(("text", "bracketed"), [("[Open libraries] stay.", True), ("Open libraries [stay in villages].", False)])
def test_a_quotation_is_bracketed_where_a_word_of_the_point_is(text: str, bracketed: bool) -> None:
    [clause] = points_of("Open libraries.", names_of())
    [quote] = point(clause, searched(text)).evidence
    assert quote.bracketed is bracketed


# ---------------------------------------------------------------- from one verdict to the next


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (("left_out", 0.0), ("adopted", 1.0), "gained"),
        (("left_out", 0.0), ("partial", 0.5), "gained"),
        (("partial", 0.5), ("adopted", 1.0), "strengthened"),
        (("adopted", 1.0), ("partial", 0.5), "weakened"),
        (("adopted", 1.0), ("left_out", 0.0), "lost"),
        (("partial", 0.5), ("left_out", 0.0), "lost"),
        (("partial", 0.5), ("partial", 0.6), "strengthened"),
        (("partial", 0.6), ("partial", 0.5), "weakened"),
        (("partial", 0.5), ("partial", 0.505), "unchanged"),
        (("adopted", 0.9), ("adopted", 1.0), "unchanged"),
        (("left_out", 0.1), ("left_out", 0.3), "unchanged"),
    ],
)
def test_the_direction_between_two_verdicts(before: tuple[str, float], now: tuple[str, float], change: str) -> None:
    assert change_between(verdict("elements", *before), verdict("elements", *now)) == change


def test_on_text_alone_the_way_goes_by_the_points_that_stand_and_not_by_how_near_words_come() -> None:
    one, two = ("We fund libraries",), ("We fund libraries", "We open archives")
    near, nearer = verdict("wording", "partial", 0.2, missing=two), verdict("wording", "partial", 0.4, missing=two)
    fewer = verdict("wording", "partial", 0.3, missing=one)
    assert (change_between(near, nearer), change_between(nearer, fewer), change_between(fewer, nearer)) == (
        "unchanged",
        "strengthened",
        "weakened",
    )


def found(state: str, *quotes: Evidence, element: str = "e") -> Finding:
    return Finding(element, "the forum", state, quotes)  # type: ignore[arg-type]


def shifts(was: Finding, now: Finding) -> tuple[str, ...]:
    found = shifts_between(verdict("elements", findings=(was,)), verdict("elements", findings=(now,)))
    return tuple(tell(shift) for shift in found)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (replace(QUOTE, verb="commit"), replace(QUOTE, verb="note"), ("the forum: “commit” became “note” (weaker)",)),
        (replace(QUOTE, verb="note"), replace(QUOTE, verb="commit"), ("the forum: “note” became “commit” (stronger)",)),
        (QUOTE, replace(QUOTE, verb="note"), ("the forum: a plain statement became “note” (weaker)",)),
        (QUOTE, replace(QUOTE, verb="recognize"), ()),  # a plain statement is as strong
        (QUOTE, replace(QUOTE, hedges=("as appropriate",)), ("the forum: “as appropriate” added",)),
        (replace(QUOTE, hedges=("as appropriate",)), QUOTE, ("the forum: “as appropriate” gone",)),
        (QUOTE, replace(QUOTE, bracketed=True), ("the forum: now in brackets, not agreed",)),
        (replace(QUOTE, bracketed=True), QUOTE, ("the forum: brackets removed",)),
    ],
)
def test_shifts_of_verb_hedge_and_bracket_are_told(was: Evidence, now: Evidence, told: tuple[str, ...]) -> None:
    assert shifts(found("found", was), found("found", now)) == told


def test_a_quotation_that_came_or_went_is_told_with_its_place() -> None:
    other = Evidence("7", "They meet.", 0, 10)
    assert shifts(found("found", QUOTE), found("missing")) == ("the forum: cut in paragraph 1; stands nowhere now",)
    assert shifts(found("missing"), found("found", QUOTE)) == ("the forum: new in paragraph 1",)
    both, one = found("found", QUOTE, other), found("found", Evidence("3", "Birds sing.", 0, 11))
    assert shifts(both, one) == ("the forum: cut in paragraphs 1 and 7; still in paragraph 3",)
    # in a paragraph with another number the same sentence still stands
    assert shifts(both, found("found", replace(QUOTE, paragraph="2"))) == ()
    assert shifts(found("found", QUOTE), found("found", QUOTE, element="new one")) == ()


def test_where_the_words_of_a_lost_element_stand_together_is_told() -> None:
    quote = Evidence("1", "We met. The forum is funded.", 0, 28, matched=(Span(12, 17), Span(21, 27)))
    index = DraftIndex(draft_of("We met.", "A funded secretariat serves the forum.", "The forum meets."), names_of())
    was, gone = verdict("elements", findings=(found("found", quote),)), verdict("elements", findings=(found("missing"),))
    assert surviving(was, gone, index) == ("2",)
    weak = verdict("elements", findings=(found("weak"),))
    assert surviving(was, weak, index) == ()
    assert surviving(verdict("elements", findings=(found("missing"),)), gone, index) == ()
    assert surviving(verdict("elements", findings=(found("found", replace(quote, matched=())),)), gone, index) == ()
    late = replace(quote, start=100, matched=(Span(112, 117), Span(121, 127)))
    assert surviving(verdict("elements", findings=(found("found", late),)), gone, index) == ("2",)
