"""The verdict on an ask that amends a paragraph: an instruction, or the paragraph as it should be. Only the requested change counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsisdiff.judging import reasons
from wsisdiff.judging.checked import status_score
from wsisdiff.judging.ways.nearness import holding
from wsisdiff.judging.ways.requested import Amended
from wsisdiff.judging.ways.staying import MOST_REMAINS, amendment, deleted, never_there, stayed
from wsisdiff.judging.ways.tracing import NOTHING, WHOLE, Traced, trace
from wsisdiff.judging.ways.wording import by_wording
from wsisdiff.matching.contraries import opposite
from wsisdiff.matching.difference import Difference, cited, plain
from wsisdiff.matching.elements import quotation
from wsisdiff.matching.index import Unit
from wsisdiff.matching.shortlist import Searched
from wsisdiff.matching.turning import turns
from wsisdiff.model import Ask, Remark, Status, Verdict
from wsisdiff.text.alignment import aligned
from wsisdiff.text.ladder import hedges_in
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list
from wsisdiff.text.words import Word, plains, words


def by_change(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """The verdict on a requested change: what of it the draft carries."""
    base = asked.paragraph
    here, title = draft.index.draft.id, asked.draft.index.draft.title
    wanted = asked.requested or base.text
    if here == asked.draft.index.draft.id and ask.change != "keep":
        why = Remark.of("reason.own_draft", where=base.label)
        quote = quotation(asked.draft.index.wholes[asked.base], asked.draft.index)
        return amendment(ask, draft, "left_out", 0.0, quote, why, missing=(ask.text or wanted,))
    if ask.change in ("keep", "move", "merge"):
        return stayed(ask, asked, draft)
    if ask.new_paragraph:
        return replace(by_wording(replace(ask, text=ask.new), draft), method="amendment")
    if not asked.requested:
        return deleted(ask, asked, draft)
    if ask.change == "delete" and asked.requested == base.text:
        return never_there(ask, asked, draft)
    own = draft.index.names.fold(words(asked.requested))
    traced = trace(asked.requested, own, asked.base, asked.draft, draft)
    if traced is None:
        why = Remark.of("reason.taken_gone", base=base.label, draft=title)
        return amendment(ask, draft, "left_out", 0.0, None, why, missing=(ask.text or wanted,))
    cut = traced.share <= NOTHING and ask.change == "delete" and _gone(asked.old, traced.paragraph, draft)
    if cut:  # its words are gone, with the sentence around them
        traced = replace(traced, share=1.0, requests=tuple(replace(r, carried=1.0) for r in traced.requests))
    status: Status = "adopted" if traced.share >= WHOLE else "left_out" if traced.share <= NOTHING else "partial"
    if status == "left_out" and ask.change == "rewrite" and _new_text(own, asked):
        reworded = by_wording(replace(ask, text=ask.new or ask.text), draft)
        if reworded.status == "adopted":  # as a part of it may be what stood there before
            return replace(reworded, method="amendment")
    whole = draft.index.wholes[traced.paragraph]
    bracketed, label = _in_brackets(traced, whole), draft.index.draft.paragraphs[traced.paragraph].label
    back = next(iter(taken_back(own, asked, traced, draft)), None) if status != "left_out" else None
    but = Remark("why.bracketed") if bracketed else reasons.difference(back) if back else None
    if back and back.severity == "contrary":
        status = "left_out"
    elif status == "adopted" and but:
        status = "partial"
    elif status == "left_out" and asked.old and _contested(asked.old, traced.paragraph, draft):
        status, bracketed, but = "partial", True, Remark("why.old_in_brackets")
    close = "change_close" if whole.not_agreed else _ground(status, traced, back, asked.assumed)
    quote = quotation(whole, draft.index, bracketed=bracketed, score=traced.share)
    return amendment(
        ask,
        draft,
        status,
        round(traced.share, 4),
        replace(quote, matched=tuple(s for r in traced.requests for s in r.matched)),
        reasons.by_change(status, base.label, title, label, traced, but),
        missing=() if status == "adopted" else tuple(reasons.request_words(r) for r in traced.requests if r.carried < WHOLE),
        survives=tuple(r.elsewhere for r in traced.requests if r.elsewhere),
        ground="change_otherwise" if asked.misnamed or cut else close,
        notes=tuple(_doubts(asked)),
    )


def _doubts(asked: Amended) -> Iterator[Remark]:
    base, title = asked.paragraph.label, asked.draft.index.draft.title
    if asked.assumed:
        yield Remark.of("reason.assumed_draft", base=base, draft=title)
    if asked.misnamed:
        yield Remark.of("reason.words_not_there", words=asked.misnamed, base=base, draft=title)


def by_no_place(ask: Ask, home: Searched, draft: Searched) -> Verdict:
    """The verdict on a change whose paragraph the draft that it speaks of does not have: what is to come is looked for, by its words."""
    title, own = home.index.draft.title, draft is home
    kind = "reason.no_place" if ask.paragraph else "reason.no_place_named"
    told = Remark.of(kind, base=ask.paragraph, draft=title)
    said = ask.new or (ask.text if ask.change == "rewrite" else "")
    if said and not own:
        return replace(by_wording(replace(ask, text=said), draft), method="amendment", notes=(told,))
    status: Status = "left_out" if own else "partial"
    return amendment(ask, draft, status, status_score(status), None, told, ground="wording_partial")


REWRITTEN = 0.5
"""Share of the words of a requested paragraph that the old one has, below which it is a new text: looked for as one, in any words."""


def _new_text(own: tuple[Word, ...], asked: Amended) -> bool:
    old = asked.draft.index.wholes[asked.base].own_plains
    return len(aligned([w.plain for w in own], old)) < REWRITTEN * len(own)


MARGIN = 0.08
"""Distance of a requested change's share from a threshold below which the verdict is close."""


def _ground(status: Status, traced: Traced, back: Difference | None, assumed: bool) -> str:
    if status == "partial" and any(r.otherwise and r.carried < WHOLE for r in traced.requests):
        return "change_otherwise"
    if assumed or back:
        return "change_assumed" if assumed else "change_but"
    close = min(abs(traced.share - WHOLE), abs(traced.share - NOTHING)) < MARGIN and 0.0 < traced.share < 1.0
    return "change_close" if close else "change_clear"


def _in_brackets(traced: Traced, whole: Unit) -> bool:
    """Whether a requested word that was taken stands in brackets, or is one of several on offer."""
    open_starts = {whole.words[i].start for i in whole.not_agreed}
    return any(span.start in open_starts for r in traced.requests for span in r.matched)


def _gone(old: str, number: int, draft: Searched) -> bool:
    """Whether of words that were to go not half stand in the paragraph, in their order, and none has them as they were."""
    own = words(old)
    plain = tuple(w.plain for w in own)
    there = aligned(draft.index.wholes[number].own_plains, plain)
    telling = [w.stem for w in own if draft.rarity(w.stem) > 0]
    return len(there) < MOST_REMAINS * len(plain) and not holding(plain, telling, draft.index)


STILL_THERE = 0.8
"""Share of the words that were to go from which a paragraph still has them."""


def _contested(old: str, number: int, draft: Searched) -> bool:
    """Whether words that were to go stand in a paragraph, and there only in brackets or as one of several on offer."""
    whole = draft.index.wholes[number]
    wanted, open_ = plains(old), {whole.words[i].start for i in whole.not_agreed}
    there = [whole.own_words[n].start for n in aligned(whole.own_plains, wanted)] if open_ else []
    return bool(there) and len(there) >= STILL_THERE * len(wanted) and all(start in open_ for start in there)


def taken_back(own: tuple[Word, ...], asked: Amended, traced: Traced, draft: Searched) -> Iterator[Difference]:
    """What the draft adds of its own in the sentence that has the requested words, and takes some of it back: "not", "except where"."""
    matched = {span.start for r in traced.requests for span in r.matched}
    target = draft.index.wholes[traced.paragraph]
    base_words = asked.draft.index.wholes[asked.base].own_words
    known = {n for text in (own, base_words) for n in aligned(target.own_plains, [w.plain for w in text])}
    extra = {w.start for n, w in enumerate(target.own_words) if n not in known}
    said_before = {w.stem for w in (*own, *base_words)}
    added = [words(r.text) for r in traced.requests if r.text]
    here = {w.stem for w in target.own_words}
    # "not" for "prohibited" turns nothing round
    instead = sum(base_words[hit.first].stem not in here for hit in turns(Read(base_words)))
    for unit in draft.index.sentences_of[traced.paragraph]:
        if any(w.start in matched for w in unit.own_words):
            yield from _limits(unit, extra, said_before, instead)
        put = [w for w in unit.own_words if w.start in extra]
        for text in added if put else ():
            if found := opposite(text, put):
                mine, theirs = found
                yield Difference("contrary", "contrary", cited([mine], text), cited([theirs], put))


def _limits(unit: Unit, extra: set[int], known: set[str], instead: int) -> Iterator[Difference]:
    """What turns a sentence round, limits, tries or hedges in it, in words that are the draft's own; so many only deny what was denied."""
    own = Read(unit.own_words)

    def new(first: int, last: int) -> bool:
        telling = [w for w in own[first : last + 1] if w.stem not in language().stopwords] or list(own[first : last + 1])
        return any(w.start in extra for w in telling) and not all(w.stem in known for w in telling)

    limiting = phrase_list("differences", "limiting", "phrases").find(own)
    conditions = {hit.first for hit in limiting}  # "unless" takes a part of it back, not all
    turned = [hit for hit in turns(own) if hit.first not in conditions and new(hit.first, hit.last)]
    for hit in turned[instead:]:
        yield Difference("turned", "contrary", "", cited([hit], own))
    trying = phrase_list("differences", "trying", "phrases").find(own)
    for kind, hits in (("trying", trying), ("limit", limiting)):
        for hit in hits:
            if new(hit.first, hit.last):
                yield Difference(kind, "weaker", "", plain(own, hit.first, hit.last + 3))
    for at, hedge, empties in hedges_in(own):
        if empties and new(at, at + len(hedge.split()) - 1):
            yield Difference("hedge", "weaker", "", hedge)
