"""Whether a draft says a sentence, or only speaks of it.

A sentence may be a question, somebody's view, a text that was rejected, what would have been, what was, or an explanation of words. What
shows it stands in the sentence, in the chapeau or heading above it, or in the sentence beside it ("That wording failed by a wide margin").
The words are data: `data/en/standing.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from wsisdiff.matching.framed import announced, framed, pointed_at
from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, phrase_list, stem_of, stem_set, unspaced
from wsisdiff.text.words import Word

SPEAKER_REACH = 4
"""Words from one who speaks to the verb of speaking: "Delegation of Marovia: would prefer"."""
MOSTLY = 0.6
"""Share of matched words inside quotation marks from which they are a quotation."""
BREAKS = re.compile("[;:–—|]")
"""Marks between which a sentence is read piece by piece."""
QUOTES = {"“": "”", "„": "“", "«": "»", '"': '"'}
QUOTE = re.compile(f"[{''.join(QUOTES)}]")
NEGATIONS = frozenset({"no", "none", "nobody", "never", "neither", "nothing"})
POINTING = frozenset({"this", "that", "it", "these", "those", "such", "so", "which", "they", "them", "none"})
PRONOUNS = frozenset({"it", "he", "she", "they"})
OF_THE_PLACE = frozenset({"rejected", "heading"})
"""Kinds of reservation that the sentences around, or the heading, give."""
AFTER_TALK = 6
"""Words after a word for a text among which what it does to another text is looked for: "the proposal to insert a sunset clause"."""


class Piece(NamedTuple):
    """A run of words of a sentence between two breaks. `first` and `last` are word indices, `colon` whether it ends in a colon."""

    words: tuple[Word, ...]
    colon: bool
    text: str


class _Spoken(NamedTuple):
    """A sentence as pieces, with where the words that count begin (characters of its paragraph's text)."""

    unit: Unit
    text: str
    starts: frozenset[int]
    pieces: Sequence[Piece]
    main: int
    """The piece that has most of the words that count."""
    own: Sequence[Piece]
    """Those that have any."""


def reservation(unit: Unit, index: DraftIndex, starts: Iterable[int], asked: Collection[str] = ()) -> Reservation | None:
    """Why the draft does not simply say the words that begin at `starts` (characters of the paragraph's text); None when it does.

    `asked` are the stems of the request: a phrase that is itself asked for says nothing against it.
    """
    spoken = _spoken(unit, index, starts)
    return _by_itself(spoken, asked) or _by_its_place(spoken, index, asked)


def refused(unit: Unit, index: DraftIndex, starts: Iterable[int]) -> Reservation | None:
    """The same where the reason is that its place is one for what was rejected or left open; None for all other reasons.

    What the place says is looked at first, since it seldom says anything and what the sentence itself says takes longer to find.
    """
    spoken = _spoken(unit, index, starts)
    place = (unit.paragraph, unit.span, spoken.main)
    if place not in index.reserved:
        index.reserved[place] = _by_its_place(spoken, index, ())
    found = index.reserved[place]
    return found if found and found.kind in OF_THE_PLACE and not _by_itself(spoken, ()) else None


def _spoken(unit: Unit, index: DraftIndex, starts: Iterable[int]) -> _Spoken:
    text, at = index.draft.paragraphs[unit.paragraph].text, frozenset(starts)
    pieces = pieces_of(unit.own_unspaced, text, unit.span.end)
    if len(pieces) < 2:
        return _Spoken(unit, text, at, pieces, 0, pieces)
    counts = [sum(w.start in at for w in piece.words) for piece in pieces]
    most = max(counts, default=0)
    own = [p for p, n in zip(pieces, counts, strict=True) if n] or pieces[:1]
    return _Spoken(unit, text, at, pieces, counts.index(most) if most else 0, own)


def _by_itself(spoken: _Spoken, asked: Collection[str]) -> Reservation | None:
    """What the sentence itself says against it."""
    unit, text = spoken.unit, spoken.text
    if unit.span.cut(text).rstrip(" ”\"'’)").endswith("?"):
        return Reservation("question", "?")
    listed = any(w.start >= 0 for w in unit.words[: unit.own])
    if not listed and _keywords(unit, text):
        return Reservation("explained", "")
    before = [p for p in spoken.pieces[: spoken.main] if p.colon and p not in spoken.own]
    return (
        _in_itself(before, asked)
        or _in_itself(spoken.own, asked)
        or _framed(unit, text, spoken.starts, asked)
        or _reported(spoken)
    )


def _by_its_place(spoken: _Spoken, index: DraftIndex, asked: Collection[str]) -> Reservation | None:
    """What its chapeau, the sentences beside it and its heading say against it."""
    return _around(spoken, index, asked) or _under_heading(index, spoken.unit, asked)


def pieces_of(own: Sequence[Word], text: str, end: int) -> list[Piece]:
    """The pieces of a sentence (its words, `unspaced`) between semicolons, colons and dashes."""
    if not own:
        return []
    pieces: list[Piece] = []
    begin, starts = 0, None
    for mark in BREAKS.finditer(text, own[0].end, end):
        starts = starts or [w.start for w in own]
        last = bisect_right(starts, mark.start()) - 1
        if mark.start() < own[last].end:
            continue  # within a word
        if last >= begin:
            pieces.append(_piece(own, begin, last, mark.group() == ":", text))
            begin = last + 1
        elif mark.group() == ":":
            pieces[-1] = pieces[-1]._replace(colon=True)
    if begin < len(own):
        pieces.append(_piece(own, begin, len(own) - 1, False, text))
    return pieces


def _piece(own: Sequence[Word], begin: int, last: int, colon: bool, text: str) -> Piece:
    return Piece(tuple(own[begin : last + 1]), colon, text[own[begin].start : own[last].end])


def _framed(unit: Unit, text: str, starts: Collection[int], asked: Collection[str]) -> Reservation | None:
    found = framed(unit, text, starts, asked)
    return Reservation("reported", found) if found else None


def _hits(key: str, words: Sequence[Word], asked: Collection[str], table: str = "") -> Iterator[Hit]:
    """The phrases of a list in these words, without those that the request has too."""
    group, name = (table, key) if table else (key, "phrases")
    for hit in phrase_list("standing", group, name).find(words):
        if not asked or not all(stem_of(w) in asked for w in words[hit.first : hit.last + 1]):
            yield hit


LISTED = 4
"""Commas and semicolons from which a sentence with hardly a word of grammar is a list of keywords."""
GRAMMAR = 0.18
"""Share of function words below which it has hardly any; whole sentences of drafts have a third and more."""


def _keywords(unit: Unit, text: str) -> bool:
    """Whether it is no sentence but a list of words."""
    own = unit.own_words
    marks = sum(c in ",;/•" for c in unit.span.cut(text))
    grammar = sum(w.stem in language().stopwords or w.plain in language().modals for w in own)
    return marks >= LISTED and grammar < GRAMMAR * len(own)


def _in_itself(own: Sequence[Piece], asked: Collection[str]) -> Reservation | None:
    for kind, key in (("unreal", "unreal"), ("history", "history"), ("explained", "explaining"), ("open", "open")):
        for piece in own:
            for hit in _hits(key, piece.words, asked):
                return Reservation(kind, hit.phrase.replace(" ~", " …"))
    return None


def _reported(spoken: _Spoken) -> Reservation | None:
    """Whether somebody else says it: named before it with a verb of speaking, or its words stand in quotation marks."""
    unit, starts = spoken.unit, spoken.starts
    if unit.reports:
        return Reservation("reported", "")
    first = min(starts, default=0)
    before = [w for piece in spoken.pieces[: spoken.main + 1] for w in piece.words if w.start < first]
    speakers, verbs = stem_set("standing", "speakers", "words"), stem_set("standing", "speakers", "verbs")
    for i, word in enumerate(before):
        if word.stem in speakers and (i == 0 or before[i - 1].stem not in ("we", "our")):
            for other in before[i + 1 : i + 1 + SPEAKER_REACH]:
                if other.stem in verbs and _speaks(other.plain):
                    return Reservation("reported", word.plain)
    for hit in phrase_list("standing", "speakers", "sources").find(before):
        return Reservation("reported", hit.phrase)
    said = ladder().said
    for i, word in enumerate(before[:-1]):  # "Tavaria alone asked that"
        if word.plain in said and before[i + 1].plain == "that" and (i == 0 or before[i - 1].plain not in ("we", "have", "is")):
            return Reservation("reported", word.plain)
    closing = unit.own_words[-2:]  # "…, it said."
    if (
        len(closing) == 2
        and closing[1].stem in verbs
        and closing[1].plain.endswith(("d", "s", "e"))
        and closing[0].plain in PRONOUNS
    ):
        return Reservation("reported", closing[1].plain)
    matched = [s for s in starts if unit.span.start <= s < unit.span.end]
    inside = quoted(unit, spoken.text) if len(matched) > 2 else ()
    if (
        inside
        and sum(any(a <= s < b for a, b in inside) for s in matched) >= MOSTLY * len(matched)
        and not all(any(a <= w.start < b for a, b in inside) for w in unit.own_words)
    ):
        return Reservation("reported", "“”")
    return None


def _speaks(plain: str) -> bool:
    """Whether a verb is finite: "held", "proposes", but not the infinitive of "we invite delegations to propose"."""
    return (plain.endswith(("ed", "s", "ld", "d", "t", "e")) and not plain.endswith("ing")) or plain in (
        "would",
        "tell",
        "say",
        "want",
        "wish",
    )


def quoted(unit: Unit, text: str) -> list[tuple[int, int]]:
    """The ranges of the sentence inside quotation marks, as characters of the paragraph's text."""
    found: list[tuple[int, int]] = []
    i, end = unit.span.start, min(len(text), unit.span.end + 1)
    while opening := QUOTE.search(text, i, end):
        stop = text.find(QUOTES[opening.group()], opening.end())
        i = end if stop < 0 else stop + 1
        found.append((opening.start(), end if stop < 0 else stop))
    return found


def _around(spoken: _Spoken, index: DraftIndex, asked: Collection[str]) -> Reservation | None:
    """What the chapeau, the other pieces of the sentence and the sentences beside it say of it."""
    unit, pieces, main = spoken.unit, spoken.pieces, spoken.main
    plainly = stem_set("standing", "talk", "plainly")
    for piece in pieces[:main]:
        if piece.colon and (found := _rejects(piece.words, asked) or _denies(piece.words)):
            return Reservation("rejected", found)
        if piece.colon and (said := _sourced(piece.words)):
            return Reservation("reported", said)
    for piece in pieces[main + 1 :]:
        if _points(piece.words) and (found := _rejects(piece.words, asked)):
            return Reservation("rejected", found)
    for leading, words in _neighbours(unit, index):
        found = _rejects(words, asked) or (_denies(words) if leading else "")
        if found and (leading or _speaks_of_text(words)):
            return Reservation("rejected", found)
        if leading and (said := _sourced(words)):
            return Reservation("reported", said)
        if leading is None and (said := announced(words, asked)):
            return Reservation("open", said)
        if leading is False and (said := pointed_at(words, asked)):
            return Reservation("open", said)
        if leading:
            for hit in _hits("open", words, asked):
                return Reservation("open", hit.phrase)
        elif (cited := next((w.plain for w in words if w.stem in plainly), "")) and cited not in asked:
            return Reservation("open", cited)
        elif _points(words) or "\n" not in spoken.text:
            for hit in _hits("exempting", words, asked):
                return Reservation("exempting", hit.phrase.replace(" ~", " …"))
    return None


def _sourced(words: Sequence[Word]) -> str:
    for hit in phrase_list("standing", "speakers", "sources").find(words):
        return hit.phrase
    return ""


def _rejects(words: Sequence[Word], asked: Collection[str]) -> str:
    """The phrase that says something was not taken; empty when what was not taken is itself an attack on the text."""
    words = unspaced(words)
    talk, weakening = stem_set("standing", "talk", "words"), stem_set("standing", "weakening", "verbs")
    for hit in _hits("rejecting", words, asked):
        attacked = any(
            w.stem in talk
            and any(
                v.stem in weakening and any(t.plain == "to" for t in words[i + 1 : k])
                for k, v in enumerate(words[i + 1 : i + 1 + AFTER_TALK], i + 1)
            )
            for i, w in enumerate(words)
        )
        if not attacked:
            return hit.phrase.replace(" ~", " …")
    # "Not one of the Governments present was ready to subscribe to this": a denial of what it points to.
    if any(_negates(w) for w in words[:OPENING]) and words[-1].plain in ("this", "that", "it", "so"):
        return "not"
    return ""


def _negates(word: Word) -> bool:
    return stem_of(word) == "not" or word.plain in NEGATIONS


def _denies(words: Sequence[Word]) -> str:
    """The negation of a line that leads into a list: "To the points below the answer was no:"."""
    talk = stem_set("standing", "talk", "words")
    if not any(w.stem in talk for w in words):
        return ""
    return next((w.plain for w in words if _negates(w)), "")


OPENING = 3
"""First words of a sentence among which a denial of all of it stands: "Not one of them"."""
SHORT = 12
"""Words of a sentence up to which "this" or "it" in it is the sentence beside it."""


def _speaks_of_text(words: Sequence[Word]) -> bool:
    """Whether a sentence beside another speaks of it: by a word for a text, or in a few words that point to it."""
    talk = stem_set("standing", "talk", "words")
    return any(w.stem in talk for w in words) or (len(words) <= SHORT and _points(words))


def _points(words: Sequence[Word]) -> bool:
    """Whether a sentence speaks of a text, or points to the one beside it."""
    talk = stem_set("standing", "talk", "words")
    return any(w.stem in talk or w.plain in POINTING for w in words)


def _neighbours(unit: Unit, index: DraftIndex) -> Iterator[tuple[bool | None, tuple[Word, ...]]]:
    """The chapeau (leading) or the paragraph before where that leads into it; the sentence before (None) and the one after (False)."""
    own = index.sentences_of[unit.paragraph]
    place = next((n for n, u in enumerate(own) if u.span == unit.span), None)
    text = index.draft.paragraphs[unit.paragraph].text
    above = tuple(w for w in unit.words[: unit.own] if w.start >= 0)
    if above and above[-1].end <= unit.span.start and any(mark in text[above[-1].end : unit.span.start] for mark in ":—–"):
        yield True, above
    elif unit.paragraph:
        before = index.draft.paragraphs[unit.paragraph - 1].text.rstrip()
        if before.endswith(":"):
            yield True, index.wholes[unit.paragraph - 1].own_words
    for n in (place - 1, place + 1) if place is not None else ():
        if 0 <= n < len(own) and own[n].span != unit.span:
            yield (None if n < (place or 0) else False), own[n].own_words


def _under_heading(index: DraftIndex, unit: Unit, asked: Collection[str]) -> Reservation | None:
    """Whether its section is one for what was not agreed."""
    section = index.draft.paragraphs[unit.paragraph].section
    if not section:
        return None
    heading = tuple(w for w in index.topic(section))
    for hit in _hits("rejecting", heading, asked):
        return Reservation("rejected", hit.phrase.replace(" ~", " …"))
    return Reservation("heading", section) if any(_hits("open", heading, (), table="headings")) else None


def odd(text: str, words: Sequence[Word]) -> bool:
    """Whether words are written so that a reader sees another word than a machine: letters apart, or of two scripts."""
    return len(unspaced(words)) != len(words) or any("\u200b" <= c <= "\u200d" or c in "\u2060\ufeff" for c in text)
