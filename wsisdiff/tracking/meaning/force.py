"""How strongly a text speaks: operative verbs, modal verbs and words that oblige or promise, by the ladder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from wsisdiff.model import Edit
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.sentences import Sentence
from wsisdiff.text.words import Word, words
from wsisdiff.tracking.meaning.lines import forces_in
from wsisdiff.tracking.meaning.phrases import Phrases, table
from wsisdiff.tracking.meaning.spots import (
    Found,
    Mention,
    Shift,
    Side,
    Spot,
    Texts,
    as_it_stands,
    fact,
    plain_text,
    shifts,
    telling,
    walked,
    without_brackets,
)

TELLS = 3
"""Level of the ladder from which a verb that comes or goes with its sentence is told: "encourage" and above."""
WEAK_MODAL = 2
"""Level up to which a modal verb that comes to a plain statement weakens it: "may", "can", "might"."""
REWRITTEN = 6
"""Telling words that were cut, and that were added, at a place from which it was written anew."""
KEPT = 0.3
"""Share of the shorter sentence's characters that both have to share to be one sentence, though reworded."""
BARE = frozenset({"not", "also", "continue", "further"})


@lru_cache(maxsize=1)
def _degrees() -> Phrases:
    rungs = {name: level for level, name in enumerate(ladder().rungs, 1)}
    return Phrases((word, rungs[rung]) for rung, row in table()["degrees"].items() for word in row)


def _forces(side: Side, remarked: frozenset[str]) -> Iterable[tuple[Mention, str]]:
    """The mentions of force with their kind: verb, modal, or degree for a word that obliges or promises beside the ladder.

    A modal verb and the verb it governs are one, as weak as the weaker of them: "will endeavour", "may decide".
    """
    modals, levels = language().modals, ladder().modals
    for sentence, body in side.worded:
        text, at = sentence.span.cut(side.text), sentence.span.start
        verbs = [v for v in operatives(body) if not _remarked(text, body[v.at].start, remarked) and not _to_be(body, v.at)]
        found = [(v.at, v.at + _size(body, v.at, v.level), v.level, "verb") for v in verbs]
        taken = {n for i, j, _, _ in found for n in range(i, j)}
        hits = [h for h in _degrees().find(body, text) if taken.isdisjoint(range(h.i, h.j))]
        found += [(h.i, h.j, h.value, "degree") for h in hits if not _remarked(text, body[h.i].start, remarked)]
        spoken = [(n, word.plain) for n, word in enumerate(body) if word.plain in modals and not _month(text, word)]
        found += [(n, n + 1, levels.get(modal, 0), "modal") for n, modal in spoken]
        found.sort()
        for i, j, level, kind in _joined(found, body):
            start, end = body[i].start, body[j - 1].end
            said = without_brackets(text[start:end]).lower()
            if kind == "modal" and j < len(body) and body[j].plain == "not":
                said = f"{said} {body[j].plain}"
            key = tuple(w.stem if kind != "modal" else w.plain for w in body[i:j])
            yield Mention(at + start, at + end, key, said, level, kind == "degree"), kind


def _joined(found: list[tuple[int, int, int, str]], body: tuple[Word, ...]) -> Iterable[tuple[int, int, int, str]]:
    n = 0
    while n < len(found):
        i, j, level, kind = found[n]
        if kind == "modal" and n + 1 < len(found):
            k, end, other, what = found[n + 1]
            if what != "modal" and all(w.plain in BARE or w.plain.endswith("ly") for w in body[j:k]):
                yield i, end, min(level, other), "modal verb" if what == "verb" else "modal degree"
                n += 2
                continue
        yield i, j, level, kind
        n += 1


def _to_be(body: tuple[Word, ...], at: int) -> bool:
    """Whether a verb only says what is yet to be done, or who does it: "rules to be decided by", "as decided by"."""
    before = [w.plain for w in body[max(0, at - 2) : at]]
    return before[-2:] == ["to", "be"] or before[-1:] == ["as"]


def _month(text: str, word: Word) -> bool:
    """Whether "May" is the month: with a capital, not at the sentence's start."""
    return word.plain == "may" and text[word.start] == "M" and word.start > 0


def _remarked(text: str, start: int, remarked: frozenset[str]) -> bool:
    """Whether the words at `start` stand in a bracket that holds a remark on standing, or says who asks for it."""
    opened, closed = text.rfind("[", 0, start), text.find("]", start)
    return opened >= 0 and closed >= 0 and plain_text(text[opened:closed]) in remarked


def _size(body: tuple[Word, ...], at: int, level: int) -> int:
    for stems, rung in ladder().by_first.get(body[at].stem, ()):
        if rung == level and tuple(w.stem for w in body[at : at + len(stems)]) == stems:
            return len(stems)
    return 1


def force_shifts(texts: Texts, remarked: frozenset[str], single: bool) -> Iterable[Found]:
    """Verbs and modal verbs that became weaker or stronger, came or went.

    With `single` false (paragraphs were joined or parted) a verb that still stands in a touched sentence has not gone.
    """
    sides = [dict(_forces(side, remarked)) for side in (texts.old, texts.new)]
    standing = [{m.key for m in side} for side in sides]
    for shift in shifts(sides[0], sides[1], texts.spots, across=False):
        before, after, spot, spots = shift
        if before and after:
            # so much was replaced there that its first words that oblige need have nothing to do with each other
            anew = min(telling(texts.cut(spot)), telling(texts.added(spot))) >= REWRITTEN
            if anew and ("degree" in sides[0][before]) != ("degree" in sides[1][after]):
                continue
            yield from _exchanged(shift, sides[0][before], sides[1][after])
        elif before and (single or before.key not in standing[1]):
            kind = sides[0][before]
            if head := _head(before, texts.old, spot.a):
                yield from _under(before, head, spots, came=False)
            elif "modal" in kind:
                yield fact("modal_gone", *spots, words=before.words)
            elif before.level >= TELLS:
                yield fact("verb_gone", *spots, words=before.words)
        elif after and (single or after.key not in standing[0]):
            yield from _came(after, sides[1][after], spot, texts)


def _head(mention: Mention, side: Side, at: int) -> str:
    """The modal verb of a mention where it stands before the spot, in both texts: only the verb under it is another."""
    head = side.text[mention.start : at].split()
    return head[0].lower() if head and head[0].lower() in ladder().modals else ""


def _under(mention: Mention, head: str, spots: tuple[Spot, ...], *, came: bool) -> Iterable[Found]:
    """A verb that weakens its modal verb and came or went: "will endeavour to report" for "will report"."""
    if mention.level < ladder().modals[head]:
        before, after = (head, mention.words) if came else (mention.words, head)
        yield fact("verb_weaker" if came else "verb_stronger", *spots, before=before, after=after)


def _came(after: Mention, kind: str, spot: Spot, texts: Texts) -> Iterable[Found]:
    if head := _head(after, texts.new, spot.c):
        yield from _under(after, head, (spot,), came=True)
    elif "modal" in kind:
        # a lone modal verb in place of nothing or of an inflection: "keeps" became "may keep"
        alone = len(words(texts.added(spot))) <= 1 + len(words(texts.cut(spot)))
        if alone and after.level <= WEAK_MODAL and "verb" not in kind:
            before = as_it_stands(texts.cut(spot))
            yield fact("modal_weaker", spot, before=before or "…", after=as_it_stands(texts.added(spot)))
        elif after.level > WEAK_MODAL:
            yield fact("modal_added", spot, words=after.words)
    elif after.level >= TELLS:
        yield fact("verb_added", spot, words=after.words)


def _exchanged(shift: Shift, was: str, now: str) -> Iterable[Found]:
    before, after, _, spots = shift
    assert before and after
    modal = "modal" in was and "modal" in now
    said = _unlike_words(before.words, after.words)
    if before.level == after.level:
        if was == now == "modal":
            yield fact("modal_changed", *spots, before=said[0], after=said[1])
        return
    modals = language().modals
    kind = "modal" if {*said} <= modals or (modal and "verb" not in was + now and "degree" not in was + now) else "verb"
    way = "weaker" if after.level < before.level else "stronger"
    yield fact(f"{kind}_{way}", *spots, before=said[0], after=said[1])


def _unlike_words(before: str, after: str) -> tuple[str, str]:
    """Both without the words they begin or end with alike: "shall keep" and "should keep" are "shall" and "should"."""
    a, b = before.split(), after.split()
    while len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    while len(a) > 1 and len(b) > 1 and a[0] == b[0]:
        a, b = a[1:], b[1:]
    return " ".join(a), " ".join(b)


def chapeau_shifts(texts: Texts, edits: Sequence[Edit], told: bool) -> Iterable[Found]:
    """Sentences that kept their words, but stand under another verb now: the chapeau of a list, or none.

    Only where no verb of the sentences themselves is told already.
    """
    sides = (texts.old, texts.new)
    if told or not any(s.under for side in sides for s in side.all_sentences):
        return
    for pair in _kept(texts, edits):
        spans = [(*sentence.under, sentence.span) for sentence in pair]
        said = [[span.cut(side.text) for span in row] for side, row in zip(sides, spans, strict=True)]
        chapeaux = [[plain_text(text) for text in row[:-1]] for row in said]
        (was, before), (now, after) = (max((f for text in row for f in forces_in(text)[:1]), default=(0, "")) for row in said)
        if was and now and was != now and chapeaux[0] != chapeaux[1]:
            yield fact("force_weaker" if now < was else "force_stronger", before=before, after=after)


def _kept(texts: Texts, edits: Sequence[Edit]) -> Iterable[tuple[Sentence, Sentence]]:
    """Sentences of the old text and the new ones with which they share most characters, where that is enough to be one, reworded."""
    shared: Counter[tuple[Sentence, Sentence]] = Counter()
    for edit, a, b in walked(edits):
        size = len(edit.text)
        news = [s for s in texts.new.all_sentences if edit.op == "keep" and s.span.start < b + size and b < s.span.end]
        for one in texts.old.all_sentences if news else ():
            for other in news:
                (i, k), (j, m) = ((s.span.start, s.span.end) for s in (one, other))
                if (n := min(k - a, m - b, size) - max(i - a, j - b, 0)) > 0:
                    shared[one, other] += n
    best: dict[Sentence, Sentence] = {}
    for (one, other), n in shared.most_common():
        if n >= KEPT * min(s.span.end - s.span.start for s in (one, other)):
            best.setdefault(one, other)
    yield from best.items()
