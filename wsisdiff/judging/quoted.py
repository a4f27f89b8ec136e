"""A quotation in a draft: where it stands, and whether what stands there is agreed text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit, units_of
from wsisdiff.matching.negation import is_negated
from wsisdiff.model import Draft, Evidence, Fact, Paragraph, Remark, Span
from wsisdiff.text.ladder import reported
from wsisdiff.text.names import names_of
from wsisdiff.text.quoting import find_quote
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import Word, words

_CALLED = re.compile(r"^(?:paragraphs?|paras?|articles?|op|nos?|¶+|§+)?[\s.]*(?=\S)", re.IGNORECASE)
_OWN_LABEL = re.compile(r"^\s*\(?(?:\d{1,4}(?:\s?(?:bis|ter|quater))?|PP\d{1,3}|OP\d{1,3}|[A-Z])[.)]?\s+(?=\S)")
REMARKS = frozenset({"tag"})
"""Kinds of fact that say nothing against the words beside them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: a range of a paragraph's text, or one of its footnotes, or a heading above it (`span` is None)."""

    paragraph: Paragraph
    span: Span | None
    note: bool = False
    words: str = ""
    """The footnote or the heading."""
    number: int = -1
    """Which of the draft's paragraphs it is, from 0."""


def places(draft: Draft, quote: str) -> tuple[Place, ...]:
    """All places of the draft where the words stand, paragraphs before footnotes and headings.

    A quotation that brings the paragraph's number along ("12. We decide ...") is looked for without it where it is not found with it.
    """
    found = _places(draft, quote)
    bare = _OWN_LABEL.sub("", quote, count=1)
    return found or (_places(draft, bare) if bare != quote else ())


def _places(draft: Draft, quote: str) -> tuple[Place, ...]:
    numbered = tuple(enumerate(draft.paragraphs))
    found = [Place(p, span, number=n) for n, p in numbered for span in find_quote(p.text, quote)]
    found += [Place(p, None, True, note, n) for n, p in numbered for note in p.footnotes if find_quote(note, quote)]
    for heading in draft.headings:
        if numbered and find_quote(heading.text, quote):
            n, below = numbered[min(heading.before, len(numbered) - 1)]
            found.append(Place(below, None, False, heading.text, n))
    return tuple(found)


def best_place(found: Sequence[Place], told: str) -> Place | None:
    """The place that is meant: in the paragraph that was told, where it stands there; the one that is agreed before one that is not."""
    return min(found, key=lambda place: (not is_label(place.paragraph.label, told), against(place) is not None), default=None)


def is_label(label: str, told: str) -> bool:
    """Whether a label is meant by what somebody wrote.

    >>> is_label("12", "para. 12."), is_label("12 bis", "12bis"), is_label("12", "2")
    (True, True, False)
    """
    return _bare(label) == _bare(told)


def _bare(label: str) -> str:
    return re.sub(r"[\s.()]", "", _CALLED.sub("", label.strip(), count=1)).casefold()


def against(place: Place) -> Remark | None:
    """Why the words there are not agreed text; None where they are."""
    if place.note:
        return Remark("quoted.note")
    paragraph, span = place.paragraph, place.span
    if span is None:
        return Remark("why.bracketed") if place.words.lstrip().startswith("[") else None
    facts = [fact for fact in paragraph.facts if fact.kind not in REMARKS and _touch(fact.span, span)]
    if facts:
        return _said_by(max(facts, key=lambda fact: (fact.kind != "bracket", fact.kind == "option", bool(fact.by))))
    return Remark("why.reported") if any(reported(unit.own_words) for unit in _units(paragraph, span)) else None


def _said_by(fact: Fact) -> Remark:
    """What a fact says of the words that it covers."""
    kind = _KINDS.get(fact.kind, "quoted.not_agreed")
    if kind not in ("quoted.proposal", "quoted.objection"):
        return Remark(kind)
    return Remark.of(kind, by=fact.by) if fact.by else Remark("quoted.not_agreed")


_KINDS: dict[str, str] = {
    "bracket": "why.bracketed",
    "proposal": "quoted.proposal",
    "attribution": "quoted.proposal",
    **{kind: f"quoted.{kind}" for kind in ("objection", "alternative", "option", "set_aside", "struck")},
}


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def evidence(place: Place, quote: str, element: str = "") -> Evidence:
    """The sentences that hold the quotation, with its words marked in them: a quotation is read with what stands around it."""
    paragraph, span = place.paragraph, place.span
    if span is None:
        return Evidence(paragraph.label, " ".join(quote.split()), 0, 0, element, index=place.number)
    spans = [s.span for s in sentences(paragraph.text) if _touch(s.span, span)] or [span]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    units = _units(paragraph, span)
    verb = next((v for unit in units if (v := governing(unit, _at(unit.words, span)))), None)
    hedges = [(hedge, empties) for unit in units for _, hedge, empties in unit.hedges]
    return Evidence(
        paragraph.label,
        paragraph.text[start:end],
        start,
        end,
        element,
        matched=(span,),
        verb=verb.rung if verb else "",
        hedges=tuple(dict.fromkeys(hedge for hedge, _ in hedges)),
        emptied=any(empties for _, empties in hedges),
        bracketed=against(place) is not None,
        score=float(len(words(span.cut(paragraph.text)))),
        index=place.number,
    )


def denied(place: Place) -> bool:
    """Whether the sentence denies the quoted words before they begin: "establish a fund" out of "We decide not to establish a fund"."""
    span, paragraph = place.span, place.paragraph
    return span is not None and any(is_negated(u, _at(u.words, span), paragraph.text) for u in _units(paragraph, span))


def _units(paragraph: Paragraph, span: Span) -> tuple[Unit, ...]:
    """The sentences of the paragraph that hold words of the range."""
    return tuple(unit for unit in _all_units(paragraph) if _at(unit.words, span))


@lru_cache(maxsize=2048)
def _all_units(paragraph: Paragraph) -> tuple[Unit, ...]:
    return tuple(units_of(0, paragraph, names_of(), {})[1])


def _at(said: Iterable[Word], span: Span) -> tuple[int, ...]:
    return tuple(i for i, word in enumerate(said) if span.start <= word.start < span.end)
