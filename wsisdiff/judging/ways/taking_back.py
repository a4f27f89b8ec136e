"""What a draft adds of its own to the words that it took, and takes some of them back: "not", "except where", "to the extent possible"."""

from __future__ import annotations

from collections.abc import Iterator

from wsisdiff.judging.ways.requested import Amended
from wsisdiff.judging.ways.tracing import Traced
from wsisdiff.matching.contraries import opposite
from wsisdiff.matching.difference import Difference, cited, plain
from wsisdiff.matching.index import Unit
from wsisdiff.matching.polarity import turns
from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.alignment import aligned
from wsisdiff.text.ladder import hedges_in
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list
from wsisdiff.text.words import Word, words


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
                yield Difference("contrary", "contrary", cited([mine], text), cited([theirs], put))


def _limits(unit: Unit, extra: set[int], known: set[str]) -> Iterator[Difference]:
    """What turns a sentence round, limits, tries or hedges in it, in words that are the draft's own."""
    own = Read(unit.own_words)

    def new(first: int, last: int) -> bool:
        telling = [w for w in own[first : last + 1] if w.stem not in language().stopwords] or list(own[first : last + 1])
        return any(w.start in extra for w in telling) and not all(w.stem in known for w in telling)

    limiting = phrase_list("differences", "limiting", "phrases").find(own)
    conditions = {hit.first for hit in limiting}  # "unless" takes a part of it back, not all
    for hit in turns(own):
        if hit.first not in conditions and new(hit.first, hit.last):
            yield Difference("turned", "contrary", "", cited([hit], own))
    trying = phrase_list("differences", "trying", "phrases").find(own)
    for kind, hits in (("trying", trying), ("limit", limiting)):
        for hit in hits:
            if new(hit.first, hit.last):
                yield Difference(kind, "weaker", "", plain(own, hit.first, hit.last + 3))
    for at, hedge, empties in hedges_in(own):
        if empties and new(at, at + len(hedge.split()) - 1):
            yield Difference("hedge", "weaker", "", hedge)
