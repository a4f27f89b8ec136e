"""Whether a draft says a sentence, or only speaks of it.

A sentence may be a question, somebody's view, a text that was rejected, what would have been, what was, or an explanation of words. What
shows it stands in the sentence, in the chapeau or heading above it, or in the sentence beside it ("That wording failed by a wide margin").
The words are data: `data/en/standing.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from wsisdiff.matching.denied import denial, rejection
from wsisdiff.matching.framed import LEAVES, LINKS, aside, framed
from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.matching.main_clause import only_says
from wsisdiff.matching.overridden import overridden
from wsisdiff.matching.spoken import (
    PASSIVE,
    Piece,
    Spoken,
    accepted,
    enacts_text,
    endorsed,
    first_hit,
    gone,
    hits,
    quoted,
    speaker,
    texts_put_forward,
    under_which,
)
from wsisdiff.matching.surroundings import around
from wsisdiff.matching.turning import denies, turns
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, phrase_list, plain_set, stem_set, unspaced
from wsisdiff.text.words import Word

MOSTLY = 0.6
"""Share of matched words inside quotation marks from which they are a quotation."""
BREAKS = re.compile("[;:–—|]")
"""Marks between which a sentence is read piece by piece."""
PRONOUNS = frozenset({"it", "he", "she", "they"})
OF_THE_PLACE = frozenset({"rejected", "heading"})
"""Kinds of reservation that the sentences around, or the heading, give."""


def reservation(unit: Unit, index: DraftIndex, starts: Iterable[int], asked: Collection[str] = ()) -> Reservation | None:
    """Why the draft does not simply say the words that begin at `starts` (characters of the paragraph's text); None when it does.

    `asked` are the stems of the request: a phrase that is itself asked for says nothing against it.
    """
    spoken = spoken_at(unit, index, starts)
    found = _by_itself(spoken, index, asked)
    if found and found.kind == "question" and _answered(unit, index):
        return Reservation("open", "?")
    last = max(spoken.starts, default=0)
    if found and found.kind == "reported" and (refused := rejection(Read(w for w in unit.own_unspaced if w.start > last), asked)):
        return Reservation("rejected", refused)
    found = found or around(spoken, index, asked) or overridden(unit, index, asked)
    reported = found is not None and found.kind == "reported"
    behind = Read(w for w in unit.own_unspaced if w.start > last)
    here = (
        behind[:1] and behind[0].plain in ("and", "which") and accepted(behind) and any(w.plain in PASSIVE for w in behind)
    )  # "..., and this was accepted by the Union"
    taken = reported and (here or _taken_by_number(unit, index) or taken_after(unit, index) or endorsed(spoken))
    return None if taken else found


def taken_after(unit: Unit, index: DraftIndex) -> bool:
    """Whether the sentence after it takes up what it reports: "We make these words our own", "We agree, and shall act accordingly"."""
    said = next_words(unit, index)
    if not said:  # "We adopt the wording proposed by the group", in the next paragraph
        said = next((other.own_words for other in index.sentences_of.get(unit.paragraph + 1, [])[:1]), ())
    taking = stem_set("standing", "contesting", "carried")
    named = [w.stem for w in said[2:5] if w.stem not in language().stopwords][:1]
    if [w.plain for w in said[:1]] == ["we"] and {w.stem for w in said[1:2]} & taking and {*named} & texts_put_forward():
        return True
    agrees = [w.plain for w in said[:2]] == ["we", "agree"] or phrase_list("standing", "taking", "own").find(said)
    return bool(agrees or (said and only_says("taking", said))) and not any(map(denies, said))


def next_words(unit: Unit, index: DraftIndex) -> Sequence[Word]:
    """The words of the sentence after it in its paragraph."""
    after = index.beside(unit, 1)
    return after.own_words if after else ()


def _taken_by_number(unit: Unit, index: DraftIndex) -> bool:
    """Whether another sentence says that the numbered proposal which this one cites was taken: "Proposal 6 is adopted"."""
    texts, favoring = stem_set("standing", "talk", "texts"), stem_set("standing", "contesting", "favoring")
    for text, number in pairwise(unit.own_words):
        if text.stem in texts and number.plain.isdigit():
            for n in index.holding.all_of((text.stem, number.stem)):
                own = index.units[n].own_words
                named = any((a.stem, b.stem) == (text.stem, number.stem) for a, b in pairwise(own))
                if index.units[n] is not unit and named and any(w.stem in favoring for w in own) and denial(own) is None:
                    return True
    return False


def _answered(unit: Unit, index: DraftIndex) -> bool:
    """Whether the sentence after a question says yes: "The commission answers: it shall"."""
    said, text = next_words(unit, index), index.text_of(unit)
    yes, modals = plain_set("standing", "talk", "yes"), language().modals | DOES
    plain = any(w.plain in yes for w in said) or (said and said[-1].plain in modals)
    # "It may, and the partners so decide"
    short = any(w.plain in modals and text[w.end : w.end + 1] in ",;.:" for w in said[:ANSWER])
    return bool(plain or short) and not any(map(denies, said[: 2 * ANSWER]))


def taken_up(unit: Unit, index: DraftIndex) -> bool:
    """Whether a sentence behind it speaks of what it asks, tells or cites as of something decided or to be decided: what became of it
    is then for a person to read ("Acting on that proposal in part, the Conference decided")."""
    following = index.sentences_of.get(unit.paragraph + 1, [])[:1]
    behind = [index.beside(unit, 1), *(u for u in following if any(w.plain in POINTS for w in u.own_words[: ANSWER + 1]))]
    deciding = stem_set("standing", "contesting", "carried") | stem_set("standing", "talk", "aside", "deciding")
    texts = stem_set("standing", "talk", "words") | stem_set("standing", "talk", "aired")
    for own in (other.own_words for other in behind if other):
        if any(denies(one) and two.plain in ("now", "yet") for one, two in pairwise(own[: ANSWER + 1])):
            return True  # "Is water sold? Not now; that will be reviewed next year."
        points = any(w.stem in texts or w.plain in POINTS for w in own) or any(w.plain in language().modals for w in own[:ANSWER])
        whole = not any(w.plain in PARTLY for w in own) and (any(map(denies, own)) or any(w.plain == "without" for w in own))
        if points and not whole and any(w.stem in deciding for w in own):
            return True
    return False


ANSWER = 3
"""First words of a sentence among which a modal verb by itself answers: "It should, and it has so decided"."""
DOES = frozenset({"do", "does", "did", "is", "are"})
PARTLY = frozenset({"both", "first", "second", "part", "remainder", "rest", "but", "only"})
"""Words with which a sentence takes one part of a thing and leaves another."""
POINTS = PARTLY | {"that", "this", "it", "so", "these", "those"}


def refused(unit: Unit, index: DraftIndex, starts: Iterable[int]) -> Reservation | None:
    """The same where the reason is that its place is one for what was rejected or left open; None for all other reasons.

    What the place says is looked at first, since it seldom says anything and what the sentence itself says takes longer to find.
    """
    spoken = spoken_at(unit, index, starts)
    place = (unit.paragraph, unit.span, spoken.main)
    if place not in index.reserved:
        index.reserved[place] = around(spoken, index, ())
    found = index.reserved[place]
    return found if found and found.kind in OF_THE_PLACE and not _by_itself(spoken, index, ()) else None


def spoken_at(unit: Unit, index: DraftIndex, starts: Iterable[int]) -> Spoken:
    """The sentence in pieces, without notes of how it came to be agreed, and which of them has the words that begin at `starts`."""
    text, at = index.text_of(unit), frozenset(starts)
    # "(Marovia; opposed by three; agreed ad ref:) Schools shall": what a note tells of the way to the agreement is not said.
    notes = [range(*m.span()) for m in AGREED.finditer(text, unit.span.start, unit.span.end)]
    said = [w for w in unit.own_unspaced if not any(w.start in note for note in notes)] if notes else unit.own_unspaced
    pieces = pieces_of(said, text, unit.span.end)
    if len(pieces) < 2:
        return Spoken(unit, text, at, pieces, 0, pieces)
    counts = [sum(w.start in at for w in piece.words) for piece in pieces]
    most = max(counts, default=0)
    own = [p for p, n in zip(pieces, counts, strict=True) if n] or pieces[:1]
    return Spoken(unit, text, at, pieces, counts.index(most) if most else 0, own)


def _by_itself(spoken: Spoken, index: DraftIndex, asked: Collection[str]) -> Reservation | None:
    """What the sentence itself says against it."""
    unit, text = spoken.unit, spoken.text
    if unit.span.cut(text).rstrip(" ”\"'’)").endswith("?"):
        return Reservation("question", "?")
    if of_text := _tells_what_a_text_was(unit, index):
        return Reservation("open" if " is " in of_text else "reported", of_text)
    if out := _noted_out(unit):
        return Reservation("rejected", out)
    listed = any(w.start >= 0 for w in unit.words[: unit.own])
    if not listed and _keywords(unit, text):
        return Reservation("explained", "")
    if when := _of_a_past_year(unit, asked):
        return Reservation("history", when)
    if mood := _wished(spoken, asked):
        return Reservation("unreal", mood)
    before = [p for p in spoken.pieces[: spoken.main] if p.colon and p not in spoken.own]
    opening = spoken.pieces[0].words if spoken.main and spoken.pieces[0].colon else ()
    if opening and all(w.plain in plain_set("standing", "explaining", "contents") for w in opening):
        return Reservation("explained", opening[-1].plain)
    for piece in spoken.pieces[: spoken.main]:  # "Tags for the archive — boats / ropes"
        if listing := first_hit("explaining", piece.words, asked):
            return Reservation("explained", listing)
    if found := _in_itself(before, asked) or _in_itself(spoken.own, asked):
        return found
    if frame := framed(unit, text, spoken.starts, asked):
        return Reservation("open" if aside(unit.own_unspaced, frame) else "reported", frame)
    return _reported(spoken)


LONG_AGO = 2015
"""Year up to which what a sentence that begins with it tells of is history, whenever the draft is of."""


def _of_a_past_year(unit: Unit, asked: Collection[str]) -> str:
    """The words by which a sentence without any duty begins to tell of a past year: "In 1999 our ministers set up"."""
    own = unit.own_words
    if len(own) < 2 or own[0].plain not in ("in", "during", "since") or not own[1].plain.isdigit() or own[1].stem in asked:
        return ""
    duty = any(w.plain in language().modals for w in own) or any(v.level > ladder().statement for v in operatives(own))
    return "" if duty or not 1000 <= int(own[1].plain) <= LONG_AGO else f"{own[0].plain} {own[1].plain}"


def _tells_what_a_text_was(unit: Unit, index: DraftIndex) -> str:
    """The words with which a sentence tells what a text was of which the one before it speaks: "A demand came up. It was for"."""
    own, before = unit.own_words, index.beside(unit, -1)
    opening = [w.plain for w in own[:3]]
    opens = (
        len(own) > 2 and opening[0] in PRONOUNS | {"this", "these"} and opening[1] in TOLD and opening[2] in ("for", "that", "to")
    )
    aired = stem_set("standing", "talk", "aired", "ideas", "courses")
    return " ".join(opening) if opens and before is not None and any(w.stem in aired for w in before.own_words) else ""


TOLD = frozenset({"was", "were", "is", "read", "ran", "asked", "called"})


def _noted_out(unit: Unit) -> str:
    """The last word of a note without a verb that says of what it names that it is gone: "(Former article 4 on fees, deleted.)"."""
    own = unit.own_words
    provides = any(w.plain in language().modals or w.plain in LINKS for w in own) or any(v.at for v in operatives(own))
    return "" if provides else gone(own[-1:])


SUPPOSING = frozenset({"were", "would", "had", "suppose", "supposing", "imagine"})
"""First words of a sentence that is only supposed or wished: "Were banks to ...", "Would that we could"."""
RELATIVE = frozenset({"that", "which", "who", "what"})
WELCOMING = frozenset({"like", "welcome", "therefore", "not"})


def _wished(spoken: Spoken, asked: Collection[str]) -> str:
    """The word with which the sentence only supposes or wishes what it says; empty where the request does so too."""
    own = spoken.pieces[spoken.main].words if spoken.pieces else ()
    if own and own[0].plain in SUPPOSING and own[0].stem not in asked:
        return own[0].plain
    last = max((i for i, w in enumerate(own) if w.start in spoken.starts), default=-1)
    for i, word in enumerate(own[1 : len(own) - 1], 1):
        between = own[i - 1].plain in RELATIVE or own[i + 1].plain in WELCOMING
        if word.plain == "would" and "would" not in asked and not between:
            near = i < last or not any(w.plain in RELATIVE for w in own[last:i])
            return word.plain if near else ""
    return ""


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
            pieces.append(Piece(tuple(own[begin : last + 1]), mark.group() == ":"))
            begin = last + 1
        elif mark.group() == ":":
            pieces[-1] = pieces[-1]._replace(colon=True)
    if begin < len(own):
        pieces.append(Piece(tuple(own[begin:]), False))
    return pieces


MANNER = 6
"""Words between "in accordance with" and what is still to be decided."""
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
    spares = {"open": _of_the_manner, "history": _still_said}
    for kind, key in (("unreal", "unreal"), ("history", "history"), ("explained", "explaining"), ("open", "open")):
        for piece in own:
            for hit in hits(key, piece.words, asked):
                if kind not in spares or not spares[kind](hit, piece.words):
                    undone = hit.phrase[:4] == "the " and any(map(denies, piece.words))  # "when they were not paid is over"
                    return Reservation("open" if undone else kind, hit.phrase)
    return None


def _still_said(hit: Hit, own: Sequence[Word]) -> bool:
    """Whether a sentence says what shall be, and only speaks of something past in passing: "shall go beyond its previous efforts"."""
    if hit.first and own[hit.first - 1].plain == "as":
        return True  # "as in the past"
    if hit.phrase.startswith("the ") and hit.first:
        return True  # "at the time when the boat is caught"
    if hit.phrase == "used to" and any(w.plain in ("is", "are", "be", "being") for w in own[: hit.first]):
        return True
    adverb = hit.phrase.endswith("ly") and hit.first == hit.last
    if adverb and (not own[hit.first].plain.endswith("ly") or not any(w.plain in ("was", "were", "had") for w in own)):
        return True  # "its previous efforts", "all that has been previously included"
    verbs = [v.at for v in operatives(own) if v.level > ladder().statement and not own[v.at].plain.endswith("ed")]
    duties = [i for i, w in enumerate(own) if w.plain in language().modals - LEAVES] + verbs
    return any(i < hit.first or not any(w.plain in ("that", "when", "which") for w in own[hit.last + 1 : i]) for i in duties)


def _of_the_manner(hit: Hit, own: Sequence[Word]) -> bool:
    """Whether only the manner is left open: "shall report, in accordance with rules to be decided by the Board"."""
    before = own[max(0, hit.first - MANNER) : hit.first]
    return own[hit.first].plain == "to" and any(phrase_list("standing", "open", "manner").find(before))


ATTRIBUTED = re.compile(r"[(\[]([A-Z][^()\[\]:\d]{1,40})[)\]]\s*:\s")
"""Who says a sentence, in brackets before it: "(Workers' group): Employers shall"."""
AGREED = re.compile(r"[\[(](?:(?!not agreed)[^\[\]()])*\bagreed\b[^\[\]()]*[\])]", re.IGNORECASE)
"""A note before a sentence that it is agreed, and how it came to be."""
OF_THE_TEXT = ("agreed", "new", "alt", "option", "final", "chapeau", "recital", "preamble")
"""What stands so before a sentence and is nobody."""


def _reported(spoken: Spoken) -> Reservation | None:
    """Whether somebody else says it: named before it with a verb of speaking, or its words stand in quotation marks."""
    unit, text, starts = spoken.unit, spoken.text, spoken.starts
    if unit.reports:
        return Reservation("reported", "")
    first = min(starts, default=0)
    lead = [w for piece in spoken.pieces[: spoken.main] if piece.colon for w in piece.words]
    if lead and accepted(Read(lead)):
        return None  # "Proposals accepted and written into the bill:"
    if (tag := ATTRIBUTED.match(unit.span.cut(text))) and not tag[1].lower().startswith(OF_THE_TEXT):
        return Reservation("reported", tag[1])
    before = [w for piece in spoken.pieces[: spoken.main + 1] for w in piece.words if w.start < first]
    in_piece = [w for w in spoken.pieces[spoken.main].words if w.start < first] if spoken.pieces else []
    if put := _put_forward(in_piece, spoken.pieces[0] if spoken.main else None):
        return Reservation("reported", put)
    verbs = stem_set("standing", "speakers", "verbs")
    if who := speaker(before):
        return Reservation("reported", who)
    for hit in phrase_list("standing", "speakers", "sources").find(before):
        return Reservation("reported", hit.phrase)
    if not turns(Read(unit.own_words)) and (of_text := under_which(before)):
        return Reservation("open", of_text)
    said = ladder().said
    for i, word in enumerate(before[:-1]):  # "Tavaria alone asked that"
        if word.plain in said and before[i + 1].plain == "that" and (i == 0 or before[i - 1].plain not in ("we", "have", "is")):
            return Reservation("reported", word.plain)
    behind, proposing = (
        [w for w in unit.own_words if w.start > max(starts, default=0)],
        plain_set("standing", "taking", "proposing"),
    )
    taken = phrase_list("standing", "taking", "phrases").find(behind)
    for which, verb, to in zip(before, before[1:], before[2:], strict=False) if not taken else ():
        # "Document 17, which proposes to ..., was placed on file"
        if which.plain in RELATIVE and verb.plain in proposing and to.plain in ("to", "that"):
            return Reservation("reported", f"{which.plain} {verb.plain}")
    for subject, says in pairwise(unit.own_words[-2:]):  # "…, it said."
        spoke = subject.plain in PRONOUNS and says.stem in verbs and says.plain.endswith(("d", "s", "e"))
        if spoke and text[: subject.start].rstrip()[-1:] in ',—–”"':
            return Reservation("reported", says.plain)
    matched = [s for s in starts if unit.span.start <= s < unit.span.end]
    inside = quoted(unit, text) if len(matched) > 2 else ()
    if (
        inside
        and not enacts_text([w for w in before if w.start < inside[0][0]])
        and not phrase_list("standing", "taking", "lasting").find([w for w in unit.own_words if w.start > inside[-1][1]])
        and sum(any(a <= s < b for a, b in inside) for s in matched) >= MOSTLY * len(matched)
        and not all(any(a <= w.start < b for a, b in inside) for w in unit.own_words)
    ):
        return Reservation("reported", "“”")
    return None


FIGURES = str.maketrans("01345", "oleas")
"""Figures that look like letters."""


LED = 3
"""Last words before those asked for among which "was" leads into what was put forward."""
RUNS = frozenset({"runs", "ran", "reads", "read", "goes", "went", "says", "said", "states", "stated"})
"""Verbs with which a sentence leads into somebody's words: "It runs: ..."."""


def _put_forward(before: Sequence[Word], first: Piece | None) -> str:
    """The word by which a sentence says what somebody put forward: "Among the petitions received was ...", "It runs: ..."."""
    if first and first.colon and first.words[-1].plain in RUNS and first.words[0].plain in PRONOUNS:
        return first.words[-1].plain
    was = next((i for i, w in enumerate(before) if w.plain in ("was", "were") and i >= len(before) - LED), 0)
    return next((w.plain for w in before[:was] if w.stem in texts_put_forward()), "")


def odd(text: str, words: Sequence[Word]) -> bool:
    """Whether words are written so that a reader sees another word than a machine: letters apart, of two scripts, or "n0t"."""
    mixed = (w.plain.translate(FIGURES) for w in words if not (w.plain.isalpha() or w.plain.isdigit()))
    if any(word in language().negation for word in mixed):
        return True
    return len(unspaced(words)) != len(words) or any("\u200b" <= c <= "\u200d" or c in "\u2060\ufeff" for c in text)
