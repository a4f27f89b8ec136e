"""Quotations cut to the words that matter: those that matched, and how the sentence opens."""

from __future__ import annotations

from dataclasses import replace

from wsisdiff.model import Evidence, Span
from wsisdiff.telling.phrases import QUOTE_LENGTH, short

SHOWN = 240
"""Characters shown of a quotation by itself."""
CONTEXT = 60
"""Characters kept before the first matched word of a quotation that has to be cut."""
NEXT = 20
"""Characters after a cut within which a matched word is still shown, though the length is up: "shall be … a permanent forum"."""
LEAD = 4
"""Words kept of its beginning, which has its verb."""


def excerpt(quote: Evidence, length: int = QUOTE_LENGTH) -> str:
    """A quotation cut to about `length` characters: how it opens, which has its verb, and most of the words that matched."""
    text = " ".join(quote.text.split())
    lead = quote.text[: max(0, min((span.start for span in quote.matched), default=0) - quote.start)].split()
    if len(text) <= length or not quote.matched:
        return short(text, length)
    opening = " ".join(text.split()[:LEAD]) + " … "
    shown = cut_to_match(quote, max(length - len(opening) - 2, 1))
    if len(lead) <= 2 * LEAD and shown.start <= quote.start + len(opening):
        return short(text, length)
    before = opening if shown.start > quote.start + len(opening) else ""
    return f"{before}{' '.join(shown.text.split())}{ellipses(quote, shown)[1]}"


def cut_to_match(quote: Evidence, length: int) -> Evidence:
    """The quotation cut down to the `length` characters that have most of its matched words; matches that run on are joined."""
    joined = _joined(quote)
    if quote.start == quote.end:  # a heading, which stands in no paragraph's text
        return quote
    if len(quote.text) <= length:
        return _with(quote, quote.start, quote.end, joined)
    last, context = quote.end - length, min(CONTEXT, length // 4)
    starts = [quote.start, *(min(max(span.start - context, quote.start), last) for span in joined)]

    def shown(start: int) -> int:
        return sum(max(0, min(span.end, start + length) - max(span.start, start)) for span in joined)

    best = max(starts, key=shown)
    start = best
    if best > quote.start:  # where the next word begins, unless that is too far away to be one
        space = quote.text.find(" ", best - quote.start, best - quote.start + context)
        start = best if space < 0 else quote.start + space + 1
    end = min(quote.end, best + length)
    end = max([end, *(s.end for s in joined if s.start <= end + NEXT and s.end <= end + length // 3)])
    if end < quote.end and end == best + length:
        end = max(start, quote.start + len(quote.text[: end - quote.start].rsplit(" ", 1)[0]))
    return _with(quote, start, end, joined)


def ellipses(quote: Evidence, shown: Evidence) -> tuple[str, str]:
    """What to write before and after `shown`, a cut of `quote`: an ellipsis where words were left out."""
    return ("… " if shown.start > quote.start else "", " …" if shown.end < quote.end else "")


def _joined(quote: Evidence) -> tuple[Span, ...]:
    """The matched words as runs: what stands between two of a run has no letter or digit."""
    out: list[Span] = []
    for span in sorted(set(quote.matched)):
        if not quote.start <= span.start <= span.end <= quote.end:
            continue
        if out and (
            span.start <= out[-1].end
            or not any(c.isalnum() for c in quote.text[out[-1].end - quote.start : span.start - quote.start])
        ):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _with(quote: Evidence, start: int, end: int, matched: tuple[Span, ...]) -> Evidence:
    text = quote.text[start - quote.start : end - quote.start]
    kept = tuple(Span(max(s.start, start), min(s.end, end)) for s in matched if s.start < end and s.end > start)
    return replace(quote, text=text, start=start, end=end, matched=kept)
