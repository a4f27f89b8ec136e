"""What a request says of the place in which it wants its words: "in the agreement itself and not merely in the decision". These are no
words that a draft must have; a draft that has such parts must have what is asked for in the part that is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set
from wsisdiff.text.words import Word, words

REACH = 5
"""Words after "not only" or "in" among which the part is named: "in the cover decision"."""
JOINS = frozenset({"and", "but", "this", "it", "that", "they"})
"""Words that only take up what was said: "and this must stand in the articles"."""
MENTIONED = frozenset({"named", "mentioned", "spoken", "referred"})
"""What is to be done with a thing in a text, where to mention it is enough."""
WRITTEN = frozenset({"included", "contained", "set", "stated", "written"})
"""The same, where more is asked than to mention it."""


class Placed(NamedTuple):
    """A request without what it says of the place. `named`: no more than that the thing is there was asked for. `outside`: the part of a
    draft in which it is not enough, "decision" or "preamble"; empty where any will do."""

    text: str
    named: bool = False
    outside: str = ""


def placed(sentence: str) -> Placed:
    """What a sentence wants, and where.

    >>> placed("A fair wage must be named in the treaty itself and not merely in the decision that adopts it.")
    Placed(text='A fair wage', named=True, outside='decision')
    >>> placed("States shall pay a fair wage, and this must stand in the operative part.")
    Placed(text='States shall pay a fair wage', named=False, outside='preamble')
    >>> placed("A fair wage must be paid.")
    Placed(text='A fair wage must be paid.', named=False, outside='')
    """
    text, outside = _without_contrast(_in_its_clause(sentence))
    said = words(text)
    texts = _texts()
    itself = next((w for w, before in zip(said[1:], said, strict=False) if w.plain == "itself" and before.plain in texts), None)
    if itself:
        text, outside = text[: itself.start].rstrip() + text[itself.end :], outside or "decision"
        said = words(text)
    for i in range(1, len(said)):
        if (after := _stands(said, i)) == len(said) and any(w.plain in MENTIONED for w in said[i:]):
            return Placed(text[: said[i - 1].end], True, outside)
        if after and (part := _part(said, after)):
            begin = next((k for k in range(i, 0, -1) if said[k - 1].plain not in JOINS), 0)
            kept = text[: said[begin - 1].end].rstrip(" ,;") if begin else text
            written = any(w.plain in WRITTEN for w in said[i:after])
            return Placed(kept, begin == i and not written, outside or part * (part == "preamble"))
    return Placed(text, False, outside)


def _in_its_clause(sentence: str) -> str:
    """What is asked for behind the part of a text that is to say it, or behind the colon of a clause that leads up to it: "A paragraph by
    which ports pay", "The treaty must be whole: it should allow no exceptions"."""
    said = words(sentence)
    opening = said[: REACH + 1]
    parts = plain_set("differences", "placed", "clauses")
    for hit in phrase_list("differences", "placed", "saying").find(opening):
        before = [w.plain for w in said[: hit.first]]
        if before and before[-1] in parts and len(said) > hit.last + 1 and before[0] in ("a", "an", "one", *parts):
            return sentence[said[hit.last + 1].start :]
    head, colon, tail = sentence.partition(": ")
    after, modals = words(tail), language().modals
    if colon and any(w.plain in modals for w in words(head)) and after and after[0].plain in JOINS:
        return tail if any(w.plain in modals for w in after[1:3]) else sentence
    return sentence


def _texts() -> frozenset[str]:
    """The words that name a text or a part of it."""
    return plain_set("differences", "drafted", "texts") - language().stopwords


def _without_contrast(sentence: str) -> tuple[str, str]:
    """The sentence without the part that is not enough ("and not merely in the decision that adopts it"), and its name."""
    said = words(sentence)
    for hit in phrase_list("differences", "placed", "contrast").find(said):
        named = {w.plain for w in said[hit.last + 1 : hit.last + 1 + REACH]}
        part = next((key for key in ("decision", "preamble") if named & plain_set("differences", "placed", key)), "")
        if part:
            first = hit.first - (hit.first > 0 and said[hit.first - 1].plain in JOINS)
            end = next((k for k in range(said[hit.last].end, len(sentence)) if sentence[k] in ",;:."), len(sentence))
            return f"{sentence[: said[first].start].rstrip(' ,')} {sentence[end:].lstrip(' ,')}".replace(" .", "."), part
    return sentence, ""


def _stands(said: Sequence[Word], at: int) -> int:
    """The word after those by which a thing only stands somewhere, where they begin at a word: "must be named", "belongs"."""
    modals = plain_set("differences", "drafted", "modals")
    verb = next((k for k in range(at, len(said)) if said[k].plain not in modals), len(said))
    hits = phrase_list("differences", "placed", "standing" if verb > at else "belonging").find(said[verb : verb + REACH])
    return next((verb + hit.last + 1 for hit in hits if hit.first == 0), 0)


def _part(said: Sequence[Word], at: int) -> str:
    """The text in which a thing is to stand, where words at the end of a sentence name one; for its articles "preamble", since that is not
    enough."""
    rest = said[at + 1 :]
    if not rest or said[at].plain not in ("in", "into") or len(rest) > REACH:
        return ""
    operative, texts = plain_set("differences", "placed", "operative"), _texts()
    if any(w.plain in operative for w in rest):
        return "preamble"
    return next((w.plain for w in rest if w.plain in texts), "")


def stands_outside(place: int, part: str, draft: Searched) -> bool:
    """Whether a paragraph, by its number, stands in this part of its draft, which is not enough for a request."""
    index = draft.index
    paragraph = index.draft.paragraphs[place]
    if part == "preamble":
        return paragraph.preamble or ".Pp" in paragraph.label
    texts = _texts()
    for heading in sorted((h for h in index.draft.headings if h.before <= place), key=lambda h: -h.before):
        telling = {w.plain for w in words(heading.text) if len(w.plain) > 1 and w.stem not in language().stopwords} - {"draft"}
        if telling and telling <= texts:
            return part in telling
    return False
