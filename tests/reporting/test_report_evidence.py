"""What was asked and what the draft says, beside each other: no letter is lost, and what is marked is what the verdict rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import draft_of
from tests.proposing.test_proposals import FUNDING, wording
from tests.written import report_markdown
from wsisdiff import assess
from wsisdiff.model import Ask, Element, Evidence, Span, Verdict
from wsisdiff.reporting.page.tree import Quote
from wsisdiff.reporting.quotes import matched_in, once, quotes_of
from wsisdiff.reporting.status.document import history_document, report_document
from wsisdiff.reporting.status.evidence import Piece, asked_in
from wsisdiff.telling.excerpts import cut_to_match


def asked(ask: Ask, *drafts: str) -> list[Piece]:
    """The marked ask, judged in the last of these one-paragraph drafts."""
    made = [draft_of(text, "Birds fly south.", id=f"d{n}", day=date(2025, n + 1, 1)) for n, text in enumerate(drafts)]
    return asked_in(ask, assess([ask], made).verdicts[0][-1])


def only(pieces: list[Piece], state: str) -> list[str]:
    return [text for text, found in pieces if found == state]


TWO = Ask(
    "two", "Two", "We commit to fund the Forum and to open all meetings.",
    elements=(Element("a", "the Forum is funded", wording("fund", "forum")), Element("b", "open meetings", wording("open", "meetings"))),
)  # fmt: skip


def test_of_elements_the_words_are_marked_by_what_became_of_their_element() -> None:
    pieces = asked(TWO, "We decide to fund the Forum.")
    assert only(pieces, "found") == ["fund", "Forum"]
    assert only(pieces, "missing") == ["open", "meetings"]


def test_of_an_adopted_ask_nothing_is_called_missing() -> None:
    pieces = asked(TWO, "We decide to fund the Forum, and open its meetings.")
    assert only(pieces, "found") == ["fund", "Forum", "open", "meetings"]
    assert only(pieces, "missing") == []


def test_of_unwanted_language_nothing_is_called_missing() -> None:
    ask = Ask("no", "No", "a tax on data", stance="oppose", elements=(Element("a", "a tax", wording("tax")),))
    assert only(asked(ask, "We introduce a tax."), "found") == ["tax"]
    assert only(asked(ask, "We sail."), "missing") == []


def test_of_an_amendment_only_the_requested_words_are_marked() -> None:
    base = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."
    ask = Ask("amend", "Amend", base.replace("once", "twice").replace("Assembly", "Council"), responds_to="d0")
    pieces = asked(ask, base, base.replace("once", "twice"))
    assert only(pieces, "found") == ["twice"]
    assert [text.strip(" .") for text in only(pieces, "missing")] == ["Council"]


def test_of_an_ask_that_is_only_its_text_content_words_and_synonyms_count() -> None:
    ask = Ask("bare", "Libraries", "We encourage libraries in every village to open on Sundays and to lend ships.")
    pieces = asked(ask, "We encourage libraries in every village to open on Sundays.")
    assert "libraries" in " ".join(only(pieces, "found"))
    assert not {"in", "on", "to"} & set(only(pieces, "missing"))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=120), st.booleans())
def test_no_letter_of_an_ask_is_lost_or_doubled(text: str, paragraph: str, elements: bool) -> None:
    ask = Ask("a", "A", text, elements=FUNDING.elements if elements else ())
    made = draft_of(paragraph.replace("[", "(").replace("]", ")"))
    assert "".join(piece for piece, _ in asked_in(ask, assess([ask], [made]).verdicts[0][0])) == text


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5), st.integers(0, 9))
def test_no_letter_of_a_quotation_is_lost_or_doubled(text: str, spans: list[tuple[int, int]], start: int) -> None:
    matched = tuple(Span(min(a, b), max(a, b)) for a, b in spans)
    quote = Evidence("1", text, start, start + len(text), matched=matched)
    assert "".join(piece for piece, _ in matched_in(quote)) == text


def test_a_passage_that_proves_two_elements_is_quoted_once_with_the_words_of_both() -> None:
    one, two = (
        Evidence("1", "fund the Forum", 0, 14, element=id, matched=(span,))
        for id, span in (("a", Span(0, 4)), ("b", Span(9, 14)))
    )
    verdict = Verdict("x", "d", "adopted", 1.0, 1.0, "1", (one, two))
    [quote] = quotes_of(verdict)
    assert quote.matched == (Span(0, 4), Span(9, 14))
    assert once([one, two]) == [quote]


def test_of_an_article_as_long_as_a_page_the_part_that_matched_is_quoted_and_a_reason_quotes_it_too() -> None:
    filling = (
        "and to hold meetings of keepers each year in the harbour towns of the coast, with due regard to all weathers, " * 20
    )
    ask = Ask("pilots", "Pilots", "We train pilots of every small port in the handling of tankers in narrow waters.")
    draft = draft_of(f"We agree {filling}to train pilots of every small port in the handling of tankers in narrow waters.")
    told = report_markdown(assess([ask], [draft]))
    assert len(told) < 4000
    assert told.count("“We agree and to … ") == 2  # the reason, and the place to look at
    assert "> ¶ 1: “… " in told
    assert "in **narrow waters**.”" in told


def test_a_cut_goes_on_to_a_matched_word_that_is_next() -> None:
    text = "We decide that the Forum, with the mandate of the Tunis Agenda, shall be a permanent body of all who use it."
    spans = tuple(Span(text.index(w), text.index(w) + len(w)) for w in ("mandate of the Tunis Agenda", "permanent"))
    quote = Evidence("1", text, 0, len(text), matched=spans)
    assert cut_to_match(quote, 52).text == "with the mandate of the Tunis Agenda, shall be a permanent"


def test_unwanted_language_is_no_word_against_the_ask_in_any_document() -> None:
    ask = Ask("tax", "No tax", "We tax small boats.", stance="oppose")
    report = assess([ask], [draft_of("We tax small boats.")])
    assert report.verdicts[0][0].conflicts
    wanted = replace(report, asks=(replace(ask, stance="include"),))
    for made, against in ((report, False), (wanted, True)):
        history = history_document(made.asks[0], made.drafts, made.verdicts[0])
        for document in (report_document(made), history):
            places = [block.where for block in document.blocks if isinstance(block, Quote)]
            assert ("Against it, ¶ 1" in places) is against
