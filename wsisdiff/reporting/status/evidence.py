"""What was asked and what the draft says, beside each other: which words of either are found in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Literal

from wsisdiff.matching.elements import evidence_for
from wsisdiff.matching.index import DraftIndex
from wsisdiff.model import Ask, Draft, Evidence, Paragraph, Span, Verdict
from wsisdiff.reporting.quotes import quotes_of
from wsisdiff.text.alignment import aligned
from wsisdiff.text.language import language
from wsisdiff.text.names import defined_in, names_of
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import Word, words

Found = Literal["", "found", "missing"]
Piece = tuple[str, Found]
"""A piece of an ask's text, and what became of it; empty for what says little, such as function words."""


def asked_in(ask: Ask, verdict: Verdict) -> list[Piece]:
    """The ask's text in pieces, with what became of them in the draft of the verdict.

    Of an ask with essential elements, the words of its text in which an element is recognized, by what became of the element. Of an
    amendment, word by word; what is the paragraph's own anyway is neither found nor missing. Of any other ask, its content words by
    whether they, or synonyms, stand in the quotations. Of an adopted ask, or of unwanted language, nothing is called missing.
    """
    said = words(ask.text)
    if verdict.method == "amendment":
        states = _of_change(said, quotes_of(verdict)[:1])
    elif ask.elements:
        states = _of_elements(ask, said, verdict)
    else:
        states = _of_content(said, quotes_of(verdict))
    if verdict.status == "adopted" or ask.stance == "oppose":
        states = ["" if state == "missing" else state for state in states]
    return list(_joined(ask.text, said, states))


def _of_elements(ask: Ask, said: tuple[Word, ...], verdict: Verdict) -> list[Found]:
    names = names_of((*ask.names, *defined_in(ask.text)))
    index = DraftIndex(Draft("", "", None, ask.text, (Paragraph("", ask.text, Span(0, len(ask.text))),)), names)
    state = {finding.element: finding.state for finding in verdict.findings}
    found: list[Span] = []
    missing: list[Span] = []
    for element in ask.elements:
        spans = [span for quote in evidence_for(element, index) for span in quote.matched]
        (missing if state.get(element.id, "missing") == "missing" else found).extend(spans)
    return ["found" if _within(w, found) else "missing" if _within(w, missing) else "" for w in said]


def _within(word: Word, spans: Iterable[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in spans)


def _of_change(said: tuple[Word, ...], quotes: Iterable[Evidence]) -> list[Found]:
    states: list[Found] = ["missing"] * len(said)
    for quote in quotes:
        text = words(quote.text)
        taken = {span.start - quote.start for span in quote.matched}
        for n, m in aligned([w.plain for w in said], [w.plain for w in text]).items():
            states[n] = "found" if text[m].start in taken else ""
    return states


def _of_content(said: tuple[Word, ...], quotes: Iterable[Evidence]) -> list[Found]:
    held = {w.stem for quote in quotes for w in words(quote.text)}
    stop = language().stopwords
    return ["" if w.stem in stop else "missing" if held.isdisjoint(synonyms(w.stem)) else "found" for w in said]


def _joined(text: str, said: tuple[Word, ...], states: list[Found]) -> Iterator[Piece]:
    """The text cut where the state changes; what stands between words of one state belongs to them."""
    at = 0
    for state, group in groupby(zip(states, said, strict=True), key=itemgetter(0)):
        run = [word for _, word in group]
        yield text[at : run[0].start], ""
        at = run[-1].end
        yield text[run[0].start : at], state
    yield text[at:], ""
