"""A paragraph, or words of it, that were to go, to stay, to move, or to become one with the next."""

from __future__ import annotations

from wsisdiff.judging.ways.nearness import CLOSE, GOES_BACK, holding, nearest
from wsisdiff.judging.ways.requested import Amended
from wsisdiff.judging.ways.tracing import WHOLE
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Evidence, Part, Remark, Status, Verdict
from wsisdiff.text.alignment import aligned
from wsisdiff.text.words import plains

MOST_REMAINS = 0.5
"""Share of a paragraph's words from which it is not gone: it was asked to be deleted as a whole."""


def never_there(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """Words were to go that the paragraph never had ("the second sentence" of one): whether they are gone nobody can say but a person."""
    base, place = asked.paragraph, nearest((asked.draft.index.wholes[asked.base].own_words,), draft)
    now = draft.index.draft.paragraphs[place[0]] if place is not None else None
    quotes = (Evidence(now.label, now.text, 0, len(now.text), index=place[0]),) if now and place else ()
    return Verdict(
        ask.id, draft.index.draft.id, "partial", 0.5, 0.0, now.label if now else None, quotes, missing=(ask.text or ask.old,),
        method="amendment", ground="wording_partial",
        reason=Remark.of("reason.never_there", words=ask.old, base=base.label, draft=asked.draft.index.draft.title),
    )  # fmt: skip


def deleted(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """Whether a paragraph that was to go is gone; words of it that stand in another paragraph have not gone."""
    base = asked.paragraph
    wholes = asked.draft.index.wholes
    own = wholes[asked.base].own_words
    others = frozenset(whole.own_plains for whole in wholes) - {wholes[asked.base].own_plains}
    place = nearest((own,), draft, skip=others)  # a paragraph that stood there beside it is not where it went
    there = place is not None and place[1] >= GOES_BACK
    remains = 0.0
    if place is not None:
        target = draft.index.wholes[place[0]].own_words
        remains = len(aligned([w.plain for w in target], [w.plain for w in own])) / max(1, len(own))
    held = holding(tuple(w.plain for w in own), [w.stem for w in own if draft.rarity(w.stem) > 0], draft.index) if own else []
    held = [n for n in held if draft.index.wholes[n].own_plains not in others]
    number = held[0] if held else place[0] if place is not None and there and remains >= MOST_REMAINS else None
    title = asked.draft.index.draft.title
    if number is None:
        return Verdict(
            ask.id, draft.index.draft.id, "adopted", 1.0, 0.0, None, method="amendment", ground="change_clear",
            reason=Remark.of("reason.deleted", base=base.label, draft=title),
        )  # fmt: skip
    paragraph = draft.index.draft.paragraphs[number]
    whole = draft.index.wholes[number]
    open_ = bool(whole.not_agreed) and len(whole.not_agreed) * 2 > len(whole.words)
    quote = Evidence(paragraph.label, paragraph.text, 0, len(paragraph.text), bracketed=open_, index=number)
    return Verdict(
        ask.id, draft.index.draft.id, "partial" if open_ else "left_out", 0.5 if open_ else 0.0, 0.0, paragraph.label, (quote,),
        missing=(Remark.of("request.struck", added="", struck=base.text),), method="amendment", ground="change_clear",
        reason=Remark.of("reason.not_deleted", base=base.label, draft=title, where=(paragraph.label,)),
    )  # fmt: skip


def stayed(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """A paragraph, or words of it, that were to stay, to move, or to become one with the next."""
    base, before = asked.paragraph, asked.draft
    own = before.index.wholes[asked.base].own_words
    place = nearest((own,), draft)
    kept = plains(asked.old) or [w.plain for w in own]
    share, number = 0.0, None
    if place is not None and place[1] >= CLOSE:
        number = place[0]
        target = [w.plain for w in draft.index.wholes[number].own_words]
        share = len(aligned(kept, target)) / max(1, len(kept))
    there = number is not None and share >= MOST_REMAINS
    done = share >= WHOLE and there
    if ask.change != "keep":
        done = there and _beside(ask, asked, draft, number)
    status: Status = "adopted" if done else "partial" if there and ask.change == "keep" else "left_out"
    paragraph = draft.index.draft.paragraphs[number] if number is not None and there else None
    quotes = (Evidence(paragraph.label, paragraph.text, 0, len(paragraph.text), index=number or 0),) if paragraph else ()
    places: dict[str, Part] = {
        "base": base.label,
        "draft": before.index.draft.title,
        "where": (paragraph.label if paragraph else "",),
    }
    kind = "reason.deleted" if paragraph is None else f"reason.{ask.change}_{'done' if done else 'not'}"
    return Verdict(
        ask.id, draft.index.draft.id, status, round(share if ask.change == "keep" else float(done), 4), 0.0,
        paragraph.label if paragraph else None, quotes, method="amendment", ground="change_order",
        missing=() if done else (ask.text,), reason=Remark.of(kind, **places),
    )  # fmt: skip


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
