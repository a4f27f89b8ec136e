"""What an edit must not touch: words that prove another ask, what already says it, and what stands more strongly than what would come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wsisdiff.model import Ask, Draft, Evidence, Span, Verdict
from wsisdiff.proposing.repairs import level_of_text
from wsisdiff.proposing.rewording import Patch
from wsisdiff.text.words import words


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a paragraph that prove an ask."""

    ask: str
    paragraph: int
    spans: tuple[Span, ...]


def proofs(draft: Draft, judged: Iterable[tuple[Ask, Verdict]], but: str = "") -> tuple[Proof, ...]:
    """What proves the asks in a draft, without the ask `but`: the matched words of what stands, and sentences that deny what is not
    wanted."""
    number = {p.label: n for n, p in enumerate(draft.paragraphs)}
    found: list[Proof] = []
    for ask, verdict in judged:
        if (
            ask.id == but
            or verdict.draft != draft.id
            or (ask.stance == "oppose") != (verdict.status == "adopted" and _denies(ask))
        ):
            continue
        for quote in verdict.evidence:
            place = quote.index if quote.index >= 0 else number.get(quote.paragraph, -1)
            if place >= 0 and quote.end:
                found.append(Proof(ask.id, place, _spans(ask, quote)))
    return tuple(found)


def _denies(ask: Ask) -> bool:
    return ask.stance == "oppose"


def _spans(ask: Ask, quote: Evidence) -> tuple[Span, ...]:
    if ask.stance == "oppose" or not quote.matched:
        return (Span(quote.start, quote.end),)
    return quote.matched


def harmed(patches: Sequence[Patch], draft: Draft, proven: Sequence[Proof]) -> tuple[str, ...]:
    """The asks of which an edit strikes words that prove them; words that it puts back where they stood are not struck."""
    hurt: dict[str, None] = {}
    for patch in patches:
        text = draft.paragraphs[patch.paragraph].text
        kept = {w.stem for w in words(patch.text)}
        for proof in proven:
            if proof.paragraph != patch.paragraph:
                continue
            struck = [s for s in proof.spans if patch.start < s.end and s.start < patch.end]
            if any(w.stem not in kept for s in struck for w in words(text[max(s.start, patch.start) : min(s.end, patch.end)])):
                hurt[proof.ask] = None
    return tuple(hurt)


def weakens(patches: Sequence[Patch], draft: Draft) -> bool:
    """Whether an edit puts a weaker verb where a stronger one stands."""
    for patch in patches:
        now = level_of_text(draft.paragraphs[patch.paragraph].text[patch.start : patch.end])
        then = level_of_text(patch.text)
        if then and now > then:
            return True
    return False
