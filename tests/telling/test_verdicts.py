"""A reason names the place, quotes the words and says what is missing, for every kind of verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import draft_of
from tests.proposing.test_proposals import of, proposed, wording
from wsisdiff import assess
from wsisdiff.judging import reasons
from wsisdiff.judging.findings import findings
from wsisdiff.judging.ways.tracing import Request, Traced
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Element, Evidence, Finding, Remark, Verdict
from wsisdiff.proposing.added_texts import texts_to_add
from wsisdiff.proposing.merging import merge
from wsisdiff.telling.remarks import sentence, tell
from wsisdiff.text.names import names_of

QUOTE = Evidence("3", "We fund the forum.", 0, 18)


def finding(text: str, state: str, *quotes: Evidence, why: Remark | None = None) -> Finding:
    return Finding(text, text, state, quotes, why)  # type: ignore[arg-type]


def has(line: str | Remark | None, *parts: str) -> None:
    line = line if isinstance(line, str) else sentence(line)
    for part in parts:
        assert part in line, (part, line)


def test_a_reason_by_elements_names_what_stands_and_what_does_not() -> None:
    stands = finding("the forum", "found", QUOTE, replace(QUOTE, paragraph="5"))
    weak = finding(
        "its money", "weak", QUOTE, replace(QUOTE, paragraph="9"), why=Remark.of("why.weaker", verb="note", asked="commit")
    )
    gone = finding("its name", "missing")
    all_found = sentence(reasons.by_elements("adopted", (stands,), ()))
    has(all_found, "The forum (paragraphs 3 and 5)")
    assert "nothing in the draft" not in all_found
    some = sentence(reasons.by_elements("partial", (stands, weak, gone), ()))
    has(
        some,
        "The forum (paragraphs 3 and 5)",
        "its money (paragraph 3), but under “note” where “commit” was asked",
        "nothing in the draft says: its name",
    )
    assert "9" not in some  # of a weak one the best place only
    none = reasons.by_elements("left_out", (gone,), ())
    has(none, "Nothing in the draft says: its name")
    against = reasons.by_elements("partial", (stands,), (replace(QUOTE, paragraph="7", text="We close it."),))
    has(against, "Against it: paragraph 7 says", "We close it")


@pytest.mark.parametrize(
    ("status", "quote", "parts"),
    [
        ("adopted", None, ("no such language",)),
        ("adopted", QUOTE, ("Paragraph 3", "the contrary", "We fund the forum")),
        ("left_out", QUOTE, ("Paragraph 3 has it", "We fund the forum")),
        (
            "partial",
            replace(QUOTE, hedges=("consider",)),
            ("there, but as a possibility (“consider”)", "(paragraph 3)", "We fund the forum"),
        ),
        ("partial", QUOTE, ("there, but as a possibility (“…”)",)),
        ("partial", replace(QUOTE, manner="question"), ("there, but put as a question",)),
        ("partial", replace(QUOTE, hedges=("consider",), bracketed=True), ("there, but in brackets",)),
    ],
)
def test_a_reason_on_unwanted_language(status: Any, quote: Evidence | None, parts: tuple[str, ...]) -> None:
    has(reasons.by_absence(status, (quote,) if quote else ()), *parts)


def test_what_stands_of_unwanted_language_is_told_in_a_sentence() -> None:
    partly = reasons.by_absence("partial", (QUOTE,), Remark("why.partly"))
    assert sentence(partly) == "Part of it is there (paragraph 3): “We fund the forum”."
    turned = reasons.by_absence("partial", (QUOTE,), Remark.of("why.turned", said="not"))
    assert sentence(turned) == "It is there, but it says “not”, which turns it round (paragraph 3): “We fund the forum”."
    has(reasons.by_absence("left_out", (), None, QUOTE), "Paragraph 3 seems to say it in other words", "We fund the forum")
    has(reasons.by_absence("adopted", (), None, QUOTE), "None found in these words; look at paragraph 3")


def request(text: str = "", struck: str = "", carried: float = 0.0, elsewhere: str = "") -> Request:
    return Request(tuple(struck.split()), tuple(text.split()), text, struck, carried, 1.0, elsewhere=elsewhere)


def by_change(status: Any, *requests: Request, but: Remark | None = None) -> str:
    return sentence(reasons.by_change(status, "12", "Zero Draft", "14", Traced(0, 0.5, requests), but))


def test_a_reason_on_a_requested_change_names_what_was_taken_and_what_was_not() -> None:
    has(by_change("left_out", request("five")), "12", "Zero Draft", "paragraph 14")
    has(by_change("adopted", request("five", carried=1.0)), "“five” added", "paragraph 14")
    partly = by_change("partial", request("five", carried=1.0), request(struck="ten"))
    has(partly, "“five” added", "missing: “ten” struck out")
    assert partly.index("five") < partly.index("ten")
    has(by_change("partial", request("five", "ten", carried=0.5)), "part of “five” instead of “ten”")
    has(by_change("partial", request("five", carried=1.0), but=Remark("why.bracketed")), "“five” added, in brackets")
    has(by_change("adopted", request("five", carried=1.0, elsewhere="20")), "“five” added (in", "20)")
    four = by_change("adopted", *(request(f"word{n}", carried=1.0) for n in range(4)))
    has(four, "“word0” added; “word1” added; “word2” added and 1 more")
    three = by_change("adopted", *(request(f"word{n}", carried=1.0) for n in range(3)))
    assert "more" not in three
    # what is whole but for a word or two counts as taken, and an adopted change names nothing as missing
    whole = by_change("adopted", request("five", carried=0.97), request("six", carried=0.5))
    has(whole, "“five” added")
    assert "missing" not in whole


def by_text(text: str, *paragraphs: str) -> Verdict:
    return assess([Ask("a", "A", text)], [draft_of(*paragraphs)]).verdicts[0][0]


def test_a_reason_on_an_ask_of_text_alone() -> None:
    asked = "We decide to fund the lighthouse of Alba with 40 million euros."
    has(by_text(asked, "Birds fly.").reason, "No paragraph comes near it")
    has(by_text(asked, asked, "Birds fly.").reason, "Its wording stands in paragraph 1", "lighthouse")
    has(by_text(asked, "We decide to fund the lighthouse of Alba.").reason, "“40 million euros” is not in it")
    has(
        by_text(asked, "We decide not to fund the lighthouse of Alba with 40 million euros.").reason, "does not grant it", "“not”"
    )
    has(by_text(asked, "We note the lighthouse of Alba and its 40 million euros.").reason, "Paragraph 1", "under “note”")
    has(by_text(asked, "Alba lies by the sea.", "We sail.").reason, "the nearest is paragraph 1", "Alba lies by the sea")


# ---------------------------------------------------------------- the verdicts they stand in

BASE = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."


def last(ask: Ask, *texts: tuple[str, ...]) -> Verdict:
    drafts = [replace(of(*t, id=f"d{n}"), date=date(2025, n, 1)) for n, t in enumerate(texts, 1)]
    return assess([ask], drafts).verdicts[0][-1]


def test_an_amendment_whose_paragraph_is_gone_says_so_and_misses_the_whole_text() -> None:
    ask = Ask("amend", "Amend", BASE.replace("once", "twice"), responds_to="d1")
    verdict = last(ask, (BASE, "We close."), ("Birds fly.", "Ships sail."))
    assert (verdict.status, verdict.evidence, verdict.missing) == ("left_out", (), (ask.text,))
    has(verdict.reason, "Paragraph 1", "no counterpart")


def test_what_was_taken_whole_is_not_missing_and_brackets_are_kept_with_the_quotation() -> None:
    ask = Ask("amend", "Amend", BASE.replace("once", "twice").replace("Assembly", "Council"), responds_to="d1")
    verdict = last(ask, (BASE, "We close."), (BASE.replace("once", "[twice]").replace("Assembly", "Council"), "We close."))
    assert (verdict.status, verdict.evidence[0].bracketed, verdict.missing) == ("partial", True, ())
    open_ = last(ask, (BASE, "We close."), (BASE.replace("once", "twice"), "We close."))
    assert (open_.status, open_.evidence[0].bracketed) == ("partial", False)
    missing = [m if isinstance(m, str) else tell(m) for m in open_.missing]
    assert all("twice" not in m and "once" not in m for m in missing) and missing


def test_the_paragraph_of_a_verdict_is_the_one_that_proves_most_elements() -> None:
    ask = Ask(
        "z", "Zeppelins", "z",
        elements=(Element("a", "ships", wording("ships")), Element("b", "birds", wording("birds")), Element("c", "cats", wording("cats"))),
    )  # fmt: skip
    found = assess([ask], [draft_of("We commit to ships.", "Birds fly past ships.", "Birds eat cats.")]).verdicts[0][0]
    assert (found.status, found.paragraph) == ("adopted", "3")


def test_between_two_paragraphs_the_one_with_more_elements_counts_and_is_quoted_first() -> None:
    ask = Ask("z", "Z", "z", elements=tuple(Element(w, w, wording(w)) for w in ("ships", "birds", "cats")))
    found = assess([ask], [draft_of("Ships, birds and cats meet.", "We commit to ships and birds.")]).verdicts[0][0]
    assert [[q.paragraph for q in f.evidence] for f in found.findings] == [["1", "2"], ["1", "2"], ["1"]]
    assert found.paragraph == "1"


def test_an_element_said_only_in_part_is_weak_and_says_why() -> None:
    element = Element("e", "it", wording("zeppelins"), partly=wording("airships"))
    draft = Searched.alone(DraftIndex(draft_of("We build airships."), names_of()))
    [found] = findings(Ask("a", "A", "a", elements=(element,)), draft)
    assert (found.state, found.why and tell(found.why), [q.paragraph for q in found.evidence]) == ("weak", "only in part", ["1"])
    [gone] = findings(Ask("a", "A", "a", elements=(replace(element, partly=()),)), draft)
    assert (gone.state, gone.why, gone.evidence) == ("missing", None, ())


# ---------------------------------------------------------------- the merge of words, to the character


@pytest.mark.parametrize(
    ("base", "ask", "target", "merged"),
    [
        ("We act.", "Today and here we act.", "We act.", "Today and here We act."),
        ("We act now here.", "We act here.", "We act now, here.", "We act, here."),
        ("We act (now) here.", "We act () here.", "We act (now) here.", "We act () here."),
        ("We act\nnow here.", "We act here.", "We act\nnow here.", "We act\nhere."),
        ("We act now.", "We rest now.", "We act now.", "We rest now."),
        ("One two three.", "Here one there two three.", "Three four.", "Here there Three four."),
        ("We do act now.", "We act now.", "  We do act now.", "We act now."),
    ],
)
def test_a_merge_leaves_spaces_and_signs_where_they_were(base: str, ask: str, target: str, merged: str) -> None:
    assert merge(base, ask, target) == merged


def test_three_sentences_are_combined_and_the_first_one_stands_alone_too() -> None:
    ask = Ask("a", "A", "We act. We rest. We sail.")
    assert texts_to_add(ask) == (
        "We act.", "We rest.", "We sail.", "We act. We rest.", "We act. We sail.", "We rest. We sail.", "We act. We rest. We sail.",
    )  # fmt: skip


def test_a_hedge_is_struck_out_only_where_it_takes_the_point_away() -> None:
    ask = Ask(
        "z",
        "Z",
        "fund",
        proposal="We commit to fund zeppelins.",
        elements=(Element("e", "z", wording("zeppelins"), verb="commit"),),
    )
    assert proposed(ask, of("We note yearly zeppelins, as appropriate.")).new == "We commit to yearly zeppelins, as appropriate."


def test_points_that_are_nowhere_are_told_in_one_breath() -> None:
    missing = tuple(Remark.of("reason.element_missing", element=text) for text in ("a fund", "a court"))
    assert tell(Remark.of("reason.none", missing=missing)) == "nothing in the draft says: a fund; a court."
