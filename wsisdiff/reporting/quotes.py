"""Quotations as they are shown: each passage once, in pieces that matched or did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from wsisdiff.model import Draft, Evidence, Verdict
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
    pieces, at = [(before, False)], quote.start
    for span in sorted(set(quote.matched)):
        if at <= span.start and span.end <= quote.end:
            pieces += [(quote.text[at - quote.start : span.start - quote.start], False)]
            pieces += [(quote.text[span.start - quote.start : span.end - quote.start], True)]
            at = span.end
    pieces += [(quote.text[at - quote.start :], False), (after, False)]
    return [piece for piece in pieces if piece[0]]


def quoted(draft: Draft, labels: Collection[str]) -> list[Quote]:
    """Paragraphs of a draft, word for word."""
    return [Quote(f"¶ {p.label}", line(" ".join(p.text.split()))) for p in draft.paragraphs if p.label in labels]


def marked(quote: Evidence, length: int = LONGEST) -> Line:
    """A quotation in its marks, its matched words marked."""
    pieces = [Run(piece, "match" if found else "plain") for piece, found in matched_in(quote, length)]
    return (Run("“"), *pieces, Run("”"))
