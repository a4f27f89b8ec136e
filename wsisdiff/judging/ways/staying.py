"""A paragraph, or words of it, that were to go, to stay, to move, or to become one with the next."""

from __future__ import annotations

from typing import Any

from wsisdiff.judging.checked import status_score
from wsisdiff.judging.ways.nearness import CLOSE, GOES_BACK, holding, nearest
from wsisdiff.judging.ways.requested import Amended
from wsisdiff.judging.ways.tracing import WHOLE
from wsisdiff.matching.elements import quotation
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Evidence, Remark, Status, Verdict
from wsisdiff.text.alignment import aligned
from wsisdiff.text.words import plains

MOST_REMAINS = 0.5
"""Share of a paragraph's words from which it is not gone: it was asked to be deleted as a whole."""


def amendment(
    ask: Ask, draft: Searched, status: Status, score: float, quote: Evidence | None, reason: Remark, **more: Any
) -> Verdict:
    """The verdict on a change, at the paragraph that is quoted."""
    more = {"missing": (ask.text,), **more}
    label, quotes = (quote.paragraph, (quote,)) if quote else (None, ())
    return Verdict(ask.id, draft.index.draft.id, status, score, 0.0, label, quotes, method="amendment", reason=reason, **more)


def never_there(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """Words were to go that the paragraph never had ("the second sentence" of one): whether they are gone nobody can say but a person."""
    base, place = asked.paragraph, nearest((asked.draft.index.wholes[asked.base].own_words,), draft)
    quote = quotation(draft.index.wholes[place[0]], draft.index) if place else None
    why = Remark.of("reason.never_there", words=ask.old, base=base.label, draft=asked.draft.index.draft.title)
    return amendment(ask, draft, "partial", 0.5, quote, why, missing=(ask.text or ask.old,), ground="wording_partial")


def deleted(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """Whether a paragraph that was to go is gone; words of it that stand in another paragraph have not gone."""
    base = asked.paragraph
    wholes = asked.draft.index.wholes
    own = wholes[asked.base].own_words
    others = frozenset(whole.own_plains for whole in wholes) - {wholes[asked.base].own_plains}
    place = nearest((own,), draft, skip=others)  # a paragraph that stood there beside it is not where it went
    there = place is not None and place[1] >= GOES_BACK
    plain = wholes[asked.base].own_plains
    remains = len(aligned(draft.index.wholes[place[0]].own_plains, plain)) / max(1, len(own)) if place else 0.0
    held = holding(plain, [w.stem for w in own if draft.rarity(w.stem) > 0], draft.index) if own else []
    held = [n for n in held if draft.index.wholes[n].own_plains not in others]
    number = held[0] if held else place[0] if place is not None and there and remains >= MOST_REMAINS else None
    title = asked.draft.index.draft.title
    if number is None:
        gone = Remark.of("reason.deleted", base=base.label, draft=title)
        return amendment(ask, draft, "adopted", 1.0, None, gone, missing=(), ground="change_clear")
    whole = draft.index.wholes[number]
    open_ = bool(whole.not_agreed) and len(whole.not_agreed) * 2 > len(whole.words)
    quote = quotation(whole, draft.index, bracketed=open_)
    status: Status = "partial" if open_ else "left_out"
    why = Remark.of("reason.not_deleted", base=base.label, draft=title, where=(quote.paragraph,))
    struck = Remark.of("request.struck", added="", struck=base.text)
    return amendment(ask, draft, status, status_score(status), quote, why, missing=(struck,), ground="change_clear")


def stayed(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """A paragraph, or words of it, that were to stay, to move, or to become one with the next."""
    base, before = asked.paragraph, asked.draft
    own = before.index.wholes[asked.base].own_words
    place = nearest((own,), draft)
    kept = plains(asked.old) or before.index.wholes[asked.base].own_plains
    number = place[0] if place is not None and place[1] >= CLOSE else None
    share = len(aligned(kept, draft.index.wholes[number].own_plains)) / max(1, len(kept)) if number is not None else 0.0
    there = number is not None and share >= MOST_REMAINS
    done = share >= WHOLE and there
    if ask.change != "keep":
        done = there and _beside(ask, asked, draft, number)
    status: Status = "adopted" if done else "partial" if there and ask.change == "keep" else "left_out"
    quote = quotation(draft.index.wholes[number], draft.index) if number is not None and there else None
    kind = f"reason.{ask.change}_{'done' if done else 'not'}" if quote else "reason.deleted"
    why = Remark.of(kind, base=base.label, draft=before.index.draft.title, where=(quote.paragraph if quote else "",))
    score = round(share if ask.change == "keep" else float(done), 4)
    return amendment(ask, draft, status, score, quote, why, missing=() if done else (ask.text,), ground="change_order")


def _beside(ask: Ask, asked: Amended, draft: Searched, number: int | None) -> bool:
    """Whether the paragraph stands where it was to go: next to the one that was named, or in one with it."""
    labels = ask.paragraph.replace(",", "-").split("-")[1:] if ask.change == "merge" else [ask.after or ask.before]
    paragraphs = asked.draft.index.draft.paragraphs
    for label in (part.strip() for part in labels):
        other = next((n for n, p in enumerate(paragraphs) if p.label == label), None)
        found = nearest((asked.draft.index.wholes[other].own_words,), draft) if other is not None else None
        if found is None or number is None:
            return False
        step = number - found[0]
        if step != (0 if ask.change == "merge" else 1 if ask.after else -1):
            return False
    return True
