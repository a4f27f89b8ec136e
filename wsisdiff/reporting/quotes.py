"""Quotations as they are shown: each passage once, in pieces that matched or did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from wsisdiff.model import Draft, Evidence, Span, Verdict
from wsisdiff.reporting.page.tree import Line, Quote, Run, line
from wsisdiff.telling.excerpts import cut_to_match, ellipses

MOST_QUOTES = 6
"""Quotations shown for one verdict."""
LONGEST = 900
"""Characters shown of a quotation: a paragraph of a draft is shorter, an article with all its options may be ten times as long."""


def quotes_of(verdict: Verdict) -> list[Evidence]:
    """The verdict's quotations, each passage once with all the words that matched in it."""
    return once(verdict.evidence)[:MOST_QUOTES]


def once(quotes: Iterable[Evidence]) -> list[Evidence]:
    """The quotations, each passage once with all the words that matched in any quotation of it."""
    found: dict[tuple[str, int], Evidence] = {}
    for quote in quotes:
        first = found.setdefault((quote.paragraph, quote.start), quote)
        if first is not quote:
            found[quote.paragraph, quote.start] = replace(first, matched=tuple(sorted({*first.matched, *quote.matched})))
    return list(found.values())


def matched_in(whole: Evidence, length: int = LONGEST) -> list[tuple[str, bool]]:
    """A quotation in pieces, with whether each matched; of a longer one the part that has most of the matches."""
    quote = cut_to_match(whole, length)
    before, after = ellipses(whole, quote)
    spans = [Span(span.start - quote.start, span.end - quote.start) for span in quote.matched]
    within = [s for s in spans if s.start >= 0 and s.end <= len(quote.text)]
    pieces = [(before, False), *pieces_of(quote.text, within), (after, False)]
    return [piece for piece in pieces if piece[0]]


def pieces_of(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """A text in pieces, with whether each stands in one of the spans. Spans may overlap; what reaches beyond the text is cut."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in sorted(spans):
        start, end = max(at, span.start), min(span.end, len(text))
        if start < end:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def quoted(draft: Draft, labels: Collection[str]) -> list[Quote]:
    """Paragraphs of a draft, word for word."""
    return [Quote(f"¶ {p.label}", line(" ".join(p.text.split()))) for p in draft.paragraphs if p.label in labels]


def marked(quote: Evidence, length: int = LONGEST) -> Line:
    """A quotation in its marks, its matched words marked."""
    pieces = [Run(piece, "match" if found else "plain") for piece, found in matched_in(quote, length)]
    return (Run("“"), *pieces, Run("”"))
