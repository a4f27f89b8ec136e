"""What an edit must not touch: words that prove another ask, what already says it, and what stands more strongly than what would come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from wsisdiff.model import Ask, Draft, Span, Verdict
from wsisdiff.proposing.rewording import Patch, level_of_text
from wsisdiff.text.words import words

Proven = Mapping[int, Mapping[tuple[Span, ...], Sequence[tuple[int, str]]]]
"""What proves the asks in a draft: by the number of the paragraph, words and all asks that they prove, each with its place among them."""


def proofs(draft: Draft, judged: Iterable[tuple[Ask, Verdict]]) -> Proven:
    """What proves the asks in a draft: the matched words of what stands, and sentences that deny what is not wanted."""
    number = draft.numbers()
    found: dict[int, dict[tuple[Span, ...], list[tuple[int, str]]]] = {}
    for n, (ask, verdict) in enumerate(judged):
        unwanted = ask.stance == "oppose"
        if verdict.draft != draft.id or (unwanted and verdict.status != "adopted"):
            continue
        for quote in verdict.evidence:
            place = quote.index if quote.index >= 0 else number.get(quote.paragraph, -1)
            if place >= 0 and quote.end:
                spans = quote.matched if quote.matched and not unwanted else (Span(quote.start, quote.end),)
                found.setdefault(place, {}).setdefault(spans, []).append((n, ask.id))
    return found


def harmed(patches: Sequence[Patch], draft: Draft, proven: Proven, but: str = "") -> Iterator[str]:
    """The asks, without the ask `but`, of which an edit strikes words that prove them, in their order; words that it puts back where they
    stood are not struck."""
    for patch in patches:
        text = draft.paragraphs[patch.paragraph].text
        kept = _stems(patch.text)
        struck = []
        for spans, asks in proven.get(patch.paragraph, {}).items():
            within = (text[max(s.start, patch.start) : min(s.end, patch.end)] for s in spans)
            if any(not _stems(cut) <= kept for cut in within if cut):
                struck.append(asks)
        yield from (ask for _, ask in sorted(chain.from_iterable(struck)) if ask != but)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))


def weakens(patches: Sequence[Patch], draft: Draft) -> bool:
    """Whether an edit puts a weaker verb where a stronger one stands."""
    now = (level_of_text(draft.paragraphs[p.paragraph].text[p.start : p.end]) for p in patches)
    return any(level > then > 0 for level, then in zip(now, (level_of_text(p.text) for p in patches), strict=True))
