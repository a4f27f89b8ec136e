"""An ask that amends a paragraph: an instruction, or the paragraph as it should be. Only the requested change counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wsisdiff.judging import reasons
from wsisdiff.judging.bench import Bench
from wsisdiff.judging.ways.tracing import (
    CLOSE,
    GOES_BACK,
    NOTHING,
    WHOLE,
    Base,
    Traced,
    find_base,
    holding,
    nearest,
    trace,
)
from wsisdiff.judging.ways.wording import by_wording
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.differences import opposite
from wsisdiff.matching.index import Unit
from wsisdiff.matching.polarity import turns
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Evidence, Paragraph, Part, Remark, Status, Verdict
from wsisdiff.text.alignment import aligned
from wsisdiff.text.ladder import hedges_in
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list
from wsisdiff.text.pointing import pointed_at
from wsisdiff.text.words import Word, words

REALLY_CLOSE = 0.9
"""Nearness from which an ask that also states essential elements is read as an amendment of the draft it responds to."""
MOST_REMAINS = 0.5
"""Share of a paragraph's words from which it is not gone: it was asked to be deleted as a whole."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The paragraph an ask amends, the draft it stands in, and the text that is requested for it; empty where it is to go."""

    base: Base
    draft: Searched
    requested: str
    old: str = ""
    """The words that were to go, in the paragraph's own words."""
    assumed: bool = False
    """Whether the draft was found by the paragraph and the words that an instruction names, since it names no draft."""

    @property
    def paragraph(self) -> Paragraph:
        return self.draft.index.draft.paragraphs[self.base.paragraph]


def amended(ask: Ask, bench: Bench) -> Amended | None:
    """What an ask amends: the paragraph that it names of the draft that it responds to, or the one that its text is close to.

    Of an ask that names no draft, only an instruction that names its paragraph ("In paragraph 7, replace ...") amends one, that of the
    first draft that has it: that a text looks like an amendment of some paragraph proves nothing.
    """
    if ask.stance == "oppose" and not ask.change:
        return None
    if not ask.responds_to:
        places = (_named(ask, s) for s in bench.searched) if ask.change and ask.paragraph and ask.change != "rewrite" else ()
        found = next((place for place in places if place), None)
        return replace(found, assumed=True) if found else None
    if ask.responds_to not in bench:
        return None
    draft = bench[ask.responds_to]
    named = _named(ask, draft)
    if named or (ask.change and ask.change != "rewrite"):
        return named
    own = bench.names.fold(words(ask.text))
    base = find_base(own, draft, REALLY_CLOSE if ask.elements else CLOSE)
    return Amended(base, draft, ask.text) if base else None


def _named(ask: Ask, draft: Searched) -> Amended | None:
    """The paragraph that the ask names; without a name, for an instruction, the one that has the words it speaks of."""
    paragraphs = draft.index.draft.paragraphs
    label = ask.paragraph.split("-")[0].split(",")[0].strip() if ask.change == "merge" else ask.paragraph
    spoken = ask.old or ask.after or ask.before if ask.change in ("replace", "add", "delete") and not ask.new_paragraph else ""
    place = draft.index.labels.get(label) if label else None
    if place is None and spoken and not ask.paragraph:
        place = next((n for n, p in enumerate(paragraphs) if spoken in p.text), None)
    if place is None:
        return None
    old = pointed_at(ask.old, paragraphs[place].text)
    return Amended(Base(place, 2.0), draft, requested_text(replace(ask, old=old), paragraphs[place].text), old)


def requested_text(ask: Ask, text: str) -> str:
    """The paragraph with the instruction carried out; the ask's text for an ask that gives the whole paragraph.

    >>> requested_text(Ask("a", "A", "", change="replace", old="may", new="shall"), "States may act.")
    'States shall act.'
    >>> requested_text(Ask("a", "A", "", change="add", new="and girls", after="women"), "We train women as engineers.")
    'We train women and girls as engineers.'
    >>> requested_text(Ask("a", "A", "", change="delete", old="We act."), "We meet. We act. We go.")
    'We meet. We go.'
    >>> requested_text(Ask("a", "A", "", change="delete", old=", where appropriate"), "We publish it, where appropriate.")
    'We publish it.'
    """
    if ask.change == "delete":
        return _replaced(text, ask.old, "") if ask.old else ""
    if ask.change == "replace":
        return _replaced(text, ask.old, ask.new) if ask.old else ask.new
    if ask.change == "add":
        if ask.after and not ask.new_paragraph:
            return _replaced(text, ask.after, f"{ask.after} {ask.new}", most=1)
        if ask.before and not ask.new_paragraph:
            return _replaced(text, ask.before, f"{ask.new} {ask.before}", most=1)
        return f"{ask.new} {text}" if ask.at == "start" else f"{text} {ask.new}"
    if ask.change in ("keep", "move", "merge"):
        return text
    return ask.text


def _replaced(text: str, old: str, new: str, most: int = 0) -> str:
    """The text with a passage replaced wherever it stands as whole words; what is to come is put at the end where it stands nowhere."""
    wanted, there = [w.plain for w in words(old)], words(text)
    places = [
        (there[i].start, there[i + len(wanted) - 1].end)
        for i in range(len(there) - len(wanted) + 1)
        if wanted and [w.plain for w in there[i : i + len(wanted)]] == wanted
    ]
    if not places:
        return f"{text} {new}".strip()
    sentence = not new and old.rstrip().endswith((".", "!", "?"))
    for start, end in reversed(places[:most] if most else places):
        before = text[:start]
        if sentence and before.rstrip()[-1:] in ("", ".", "!", "?"):
            text = f"{before.rstrip()} {text[end:].lstrip(' .!?')}".strip()  # a whole sentence goes with its full stop
            continue
        if not new:
            before = before.rstrip(" ,;") if text[end : end + 1] in (".", ",", ";", ":", "") else before
        text = before + new + (text[end:] if new or before != text[:start] else text[end:].lstrip())
    return text


def by_change(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """The verdict on a requested change: what of it the draft carries."""
    base = asked.paragraph
    here, title = draft.index.draft.id, asked.draft.index.draft.title
    wanted = asked.requested or base.text
    if here == asked.draft.index.draft.id and ask.change != "keep":
        quote = Evidence(base.label, base.text, 0, len(base.text), index=asked.base.paragraph)
        return Verdict(
            ask.id, here, "left_out", 0.0, 0.0, base.label, (quote,),
            missing=(ask.text or wanted,), method="amendment", reason=reasons.own_draft(base.label),
        )  # fmt: skip
    if ask.change in ("keep", "move", "merge"):
        return _kept(ask, asked, draft)
    if ask.new_paragraph:
        new = by_wording(replace(ask, text=ask.new), draft)
        return replace(new, method="amendment")
    if not asked.requested:
        return _deleted(ask, asked, draft)
    if ask.change == "delete" and asked.requested == base.text:
        return _never_there(ask, asked, draft)
    own = draft.index.names.fold(words(asked.requested))
    traced = trace(asked.requested, own, asked.base, asked.draft, draft)
    if traced is None:
        return Verdict(
            ask.id, here, "left_out", 0.0, 0.0, None, missing=(ask.text or wanted,), method="amendment",
            reason=reasons.change_gone(base.label, title),
        )  # fmt: skip
    status: Status = "adopted" if traced.share >= WHOLE else "left_out" if traced.share <= NOTHING else "partial"
    if status == "left_out" and ask.change == "rewrite" and _new_text(own, asked):
        reworded = by_wording(replace(ask, text=ask.new or ask.text), draft)
        if reworded.status == "adopted":  # as a part of it may be what stood there before
            return replace(reworded, method="amendment")
    paragraph = draft.index.draft.paragraphs[traced.paragraph]
    bracketed, open_ = _in_brackets(traced, draft), bool(draft.index.wholes[traced.paragraph].not_agreed)
    back = next(iter(taken_back(own, asked, traced, draft)), None) if status != "left_out" else None
    but = Remark("why.bracketed") if bracketed else reasons.difference(back) if back else None
    if back and back.severity == "contrary":
        status = "left_out"
    elif status == "adopted" and but:
        status = "partial"
    elif status == "left_out" and asked.old and _contested(asked.old, traced.paragraph, draft):
        status, bracketed, but = "partial", True, Remark("why.old_in_brackets")
    quote = Evidence(
        paragraph.label, paragraph.text, 0, len(paragraph.text), matched=tuple(s for r in traced.requests for s in r.matched),
        bracketed=bracketed, score=traced.share, index=traced.paragraph,
    )  # fmt: skip
    return Verdict(
        ask=ask.id,
        draft=here,
        status=status,
        score=round(traced.share, 4),
        confidence=0.0,
        paragraph=paragraph.label,
        evidence=(quote,),
        missing=() if status == "adopted" else tuple(reasons.request_words(r) for r in traced.requests if r.carried < WHOLE),
        survives=tuple(r.elsewhere for r in traced.requests if r.elsewhere),
        method="amendment",
        reason=reasons.by_change(status, base.label, title, paragraph.label, traced, but),
        ground="change_close" if open_ else _ground(status, traced, back, asked.assumed),
        notes=(Remark.of("reason.assumed_draft", base=base.label, draft=title),) if asked.assumed else (),
    )


def _never_there(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """Words were to go that the paragraph never had ("the second sentence" of one): whether they are gone nobody can say but a person."""
    base, place = asked.paragraph, nearest((asked.draft.index.wholes[asked.base.paragraph].own_words,), draft)
    now = draft.index.draft.paragraphs[place[0]] if place is not None else None
    quotes = (Evidence(now.label, now.text, 0, len(now.text), index=place[0]),) if now and place else ()
    return Verdict(
        ask.id, draft.index.draft.id, "partial", 0.5, 0.0, now.label if now else None, quotes, missing=(ask.text or ask.old,),
        method="amendment", ground="wording_partial",
        reason=Remark.of("reason.never_there", words=ask.old, base=base.label, draft=asked.draft.index.draft.title),
    )  # fmt: skip


REWRITTEN = 0.5
"""Share of the words of a requested paragraph that the old one has, below which it is a new text: looked for as one, in any words."""


def _new_text(own: tuple[Word, ...], asked: Amended) -> bool:
    old = [w.plain for w in asked.draft.index.wholes[asked.base.paragraph].own_words]
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


def _deleted(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """Whether a paragraph that was to go is gone; words of it that stand in another paragraph have not gone."""
    base = asked.paragraph
    own = asked.draft.index.wholes[asked.base.paragraph].own_words
    place = nearest((own,), draft)
    there = place is not None and place[1] >= GOES_BACK
    remains = 0.0
    if place is not None:
        target = draft.index.wholes[place[0]].own_words
        remains = len(aligned([w.plain for w in target], [w.plain for w in own])) / max(1, len(own))
    held = holding(tuple(w.plain for w in own), [w.stem for w in own if draft.rarity(w.stem) > 0], draft.index) if own else []
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


def _kept(ask: Ask, asked: Amended, draft: Searched) -> Verdict:
    """A paragraph, or words of it, that were to stay, to move, or to become one with the next."""
    base, before = asked.paragraph, asked.draft
    own = before.index.wholes[asked.base.paragraph].own_words
    place = nearest((own,), draft)
    kept = [w.plain for w in words(asked.old)] or [w.plain for w in own]
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


def _in_brackets(traced: Traced, draft: Searched) -> bool:
    """Whether a requested word that was taken stands in brackets, or is one of several on offer."""
    whole = draft.index.wholes[traced.paragraph]
    if not whole.not_agreed:
        return False
    open_starts = {whole.words[i].start for i in whole.not_agreed}
    return any(span.start in open_starts for r in traced.requests for span in r.matched)


STILL_THERE = 0.8
"""Share of the words that were to go from which a paragraph still has them."""


def _contested(old: str, number: int, draft: Searched) -> bool:
    """Whether words that were to go stand in a paragraph, and there only in brackets or as one of several on offer."""
    whole = draft.index.wholes[number]
    wanted, open_ = [w.plain for w in words(old)], {whole.words[i].start for i in whole.not_agreed}
    there = [whole.own_words[n].start for n in aligned([w.plain for w in whole.own_words], wanted)] if open_ else []
    return bool(there) and len(there) >= STILL_THERE * len(wanted) and all(start in open_ for start in there)


def taken_back(own: tuple[Word, ...], asked: Amended, traced: Traced, draft: Searched) -> Iterator[Difference]:
    """What the draft adds of its own in the sentence that has the requested words, and takes some of it back: "not", "except where"."""
    matched = {span.start for r in traced.requests for span in r.matched}
    target = draft.index.wholes[traced.paragraph]
    base_words = asked.draft.index.wholes[asked.base.paragraph].own_words
    texts = ([w.plain for w in group] for group in (own, base_words))
    new = [w.plain for w in target.own_words]
    known = {n for text in texts for n in aligned(new, text)}
    extra = {target.own_words[n].start for n in range(len(new)) if n not in known}
    said_before = {w.stem for w in (*own, *base_words)}
    added = [words(r.text) for r in traced.requests if r.text]
    for unit in draft.index.sentences_of[traced.paragraph]:
        if any(w.start in matched for w in unit.own_words):
            yield from _limits(unit, extra, said_before)
        put = [w for w in unit.own_words if w.start in extra]
        for text in added if put else ():
            if found := opposite(text, put):
                mine, theirs = found
                yield Difference(
                    "contrary", "contrary", _cited(text, mine.first, mine.last), _cited(put, theirs.first, theirs.last)
                )


def _limits(unit: Unit, extra: set[int], known: set[str]) -> Iterator[Difference]:
    own = Read(unit.own_words)

    def new(first: int, last: int) -> bool:
        telling = [w for w in own[first : last + 1] if w.stem not in language().stopwords] or list(own[first : last + 1])
        return any(w.start in extra for w in telling) and not all(w.stem in known for w in telling)

    limiting = phrase_list("differences", "limiting", "phrases").find(own)
    conditions = {hit.first for hit in limiting}  # "unless" takes a part of it back, not all
    for hit in turns(own):
        if hit.first not in conditions and new(hit.first, hit.last):
            yield Difference("turned", "contrary", "", _cited(own, hit.first, hit.last))
    trying = phrase_list("differences", "trying", "phrases").find(own)
    for kind, hits in (("trying", trying), ("limit", limiting)):
        for hit in hits:
            if new(hit.first, hit.last):
                yield Difference(kind, "weaker", "", _cited(own, hit.first, hit.last + 3))
    for at, hedge, empties in hedges_in(own):
        if empties and new(at, at + len(hedge.split()) - 1):
            yield Difference("hedge", "weaker", "", hedge)


def _cited(text: Sequence[Word], first: int, last: int) -> str:
    return " ".join(w.plain for w in text[first : last + 1])
