"""What stands beside a sentence: its chapeau, the other pieces of it, the sentences before and after, notes and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from wsisdiff.matching.denied import OPENING
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.spoken import Spoken
from wsisdiff.text.phrase_list import phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word, words

POINTING = frozenset({"this", "that", "it", "these", "those", "such", "so", "which", "they", "them", "none"})
TO_IT = frozenset(
    {"to", "of", "with", "on", "for", "at", "from", "in", "against", "after", "accept", "adopt", "approve", "agree", "take"}
)
"""Words after which "that" is a pronoun."""
CURT = 4
"""Words of a piece behind a colon or dash that is no sentence but a note on the one before: ": no consensus"."""

Where = Literal["leading", "before", "after", "piece", "note"]
"""leading: it leads into the sentence (a chapeau, a line that ends in a colon); piece: it stands in the same sentence, after a semicolon or
dash; note: it speaks of the text by nature."""


class Neighbour(NamedTuple):
    words: Sequence[Word]
    where: Where


def neighbours(spoken: Spoken, index: DraftIndex) -> Iterator[Neighbour]:
    unit, text, paragraphs = spoken.unit, spoken.text, index.draft.paragraphs
    leads = max((i for i, piece in enumerate(spoken.pieces[: spoken.main]) if piece.colon), default=-1)
    line = text.rfind("\n", 0, spoken.pieces[leads].words[0].start) if leads >= 0 else 0
    for i, piece in enumerate(spoken.pieces[: spoken.main]):
        leading = i <= leads and (piece.colon or piece.words[0].start > line)  # not the items before the one that leads
        if leading or len(piece.words) <= CURT:
            yield Neighbour(piece.words, "leading" if leading else "piece")
    for piece in spoken.pieces[spoken.main + 1 :]:
        line = text.rfind("\n", spoken.pieces[spoken.main].words[-1].end, piece.words[0].start)
        if line >= 0 and text[line:].lstrip().startswith("("):
            continue  # "(c) [deleted]": another item
        if points(piece.words) or len(piece.words) <= CURT:
            yield Neighbour(piece.words, "piece")
    own = index.sentences_of[unit.paragraph]
    place = index.place_of(unit)
    above = tuple(w for w in unit.words[: unit.own] if w.start >= 0)
    if above and above[-1].end <= unit.span.start and any(mark in text[above[-1].end : unit.span.start] for mark in ":—–\n"):
        yield Neighbour(above, "leading")
        said_before = [u for u in own if u.span.end <= above[0].start]
        if said_before and above[0].plain in POINTING:
            yield Neighbour(said_before[-1].own_words, "leading")  # "The motions were defeated. They read:"
    elif unit.paragraph and place in (None, 0):
        yield from _leading_in(index, unit.paragraph - 1)
    for n in (place - 1, place + 1) if place is not None else ():
        if 0 <= n < len(own) and own[n].span != unit.span:
            bare = text[own[n].span.start : own[n].span.end].lstrip()
            note = bare.startswith("(") and bare.rstrip(" .").endswith(")")
            yield Neighbour(own[n].own_words, "note" if note else "before" if n < (place or 0) else "after")
    if unit.paragraph + 1 < len(paragraphs) and place in (None, len(own) - 1):
        following = index.sentences_of[unit.paragraph + 1][:1]
        if following and _points_back(following[0].own_words, paragraphs[unit.paragraph + 1].text):
            yield Neighbour(following[0].own_words, "after")
    paragraph = paragraphs[unit.paragraph]
    for remark in (*paragraph.footnotes, *(fact.value for fact in paragraph.facts if fact.kind == "tag")):
        if not phrase_list("standing", "open", "more").find(words(remark)):
            yield Neighbour(words(remark), "note")


def _points_back(said: Sequence[Word], text: str) -> bool:
    """Whether the first sentence of the next paragraph speaks of what stands before it: "That, at least, is how matters stood"."""
    if any(w.plain in plain_set("standing", "pointing", "back") for w in said[:OPENING]):
        return True
    return said[0].plain in ("that", "this", "so") and (
        text[said[0].end : said[0].end + 1] == "," or (said[1:2] != () and said[1].plain in PUT | {"is"})
    )


PUT = frozenset({"was", "were", "ran", "read", "went", "stood"})
"""Verbs with which a sentence says of another what it was: "so ran the proposal"."""


def _leading_in(index: DraftIndex, number: int) -> Iterator[Neighbour]:
    """The end of the paragraph before, where it ends in a colon or speaks of what follows."""
    last = index.sentences_of[number][-1:]
    if index.draft.paragraphs[number].text.rstrip().endswith(":"):
        yield Neighbour(index.wholes[number].own_words, "leading")
    elif last and points_on(last[0].own_words):
        yield Neighbour(last[0].own_words, "before")


def points_on(said: Sequence[Word]) -> str:
    """The words with which a sentence speaks of the text that comes after it; not in "the follow-up" and "below 30"."""
    for hit in phrase_list("standing", "pointing", "forward").find(said):
        the_follow_up = said[hit.last].plain == "follow" and said[hit.last - 1].plain not in ("that", "which")
        if not the_follow_up and not (hit.last + 1 < len(said) and said[hit.last + 1].plain.isdigit()):
            return hit.phrase
    return ""


def points(said: Sequence[Word]) -> bool:
    """Whether a sentence speaks of a text, or points to the one beside it."""
    return talks(said) or points_at(said)


def points_at(said: Sequence[Word]) -> bool:
    """Whether a pronoun of a sentence is the one beside it; not "that" in "measures that would close the sea"."""
    last = len(said) - 1
    return any(
        w.plain in POINTING and (w.plain not in ("that", "which") or i in (0, last) or said[i - 1].plain in TO_IT)
        for i, w in enumerate(said)
    )


def talks(words: Sequence[Word]) -> bool:
    """Whether words speak of a text: "proposal", "wording"."""
    talk = stem_set("standing", "talk", "words")
    return any(w.stem in talk for w in words)


def speaks_of_it(said: Sequence[Word]) -> bool:
    """Whether words speak of a text that cannot be another matter: "proposal", and "this measure", but not "coercive measures"."""
    texts = stem_set("standing", "talk", "texts", "mere", "plainly")
    talk, before = stem_set("standing", "talk", "words") - texts, POINTING | {"the", "following"}
    about = [i for i, w in enumerate(said) if w.stem in talk and w.plain not in ("these", "below")]
    named = any(not i or said[i - 1].plain in before or said[i].plain == "follows" for i in about)
    return named or any(w.stem in texts for w in said)
