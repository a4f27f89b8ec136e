"""A sentence as it is read for whether the draft says it, and the answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wsisdiff.matching.index import Unit
from wsisdiff.matching.turning import denies
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, phrase_list, plain_set, stem_of, stem_set
from wsisdiff.text.words import Word, behind_marks

QUOTES = {"“": "”", "„": "“", "«": "»", '"': '"'}
QUOTE = re.compile(f"[{''.join(QUOTES)}]")

SPEAKER_REACH = 4
"""Words from one who speaks to the verb of speaking: "Delegation of Marovia: would prefer"."""


class Piece(NamedTuple):
    """A run of words of a sentence between two breaks; `colon` says whether it ends in a colon."""

    words: tuple[Word, ...]
    colon: bool


class Spoken(NamedTuple):
    """A sentence as pieces, with where the words that count begin (characters of its paragraph's text)."""

    unit: Unit
    text: str
    starts: frozenset[int]
    pieces: Sequence[Piece]
    main: int
    """The piece that has most of the words that count."""
    own: Sequence[Piece]
    """Those that have any."""


def hits(key: str, words: Sequence[Word], asked: Collection[str]) -> Iterator[Hit]:
    """The phrases of a list in these words, without those that the request has too."""
    for hit in phrase_list("standing", key, "phrases").find(words):
        if not asked or not all(stem_of(w) in asked for w in words[hit.first : hit.last + 1]):
            yield hit


def first_hit(key: str, words: Sequence[Word], asked: Collection[str]) -> str:
    """The first of these phrases; empty where there is none."""
    return next((hit.phrase for hit in hits(key, words, asked)), "")


def gone(words: Sequence[Word]) -> str:
    """The first word that says of a text that it is gone: "deleted", "struck"; empty where none does."""
    participles = stem_set("standing", "weakening", "participles")
    return next((w.plain for w in words if w.stem in participles and w.plain.endswith(("ed", "n", "ck"))), "")


def quoted(unit: Unit, text: str) -> list[tuple[int, int]]:
    """The ranges of the sentence inside quotation marks, as characters of the paragraph's text; marks may open before it, if they close."""
    found: list[tuple[int, int]] = []
    i, begin, end = 0, unit.span.start, min(len(text), unit.span.end + 1)
    while opening := QUOTE.search(text, i, end):
        stop = text.find(QUOTES[opening.group()], opening.end())
        i = stop + 1 if stop >= 0 else opening.end() if opening.start() < begin else end
        if (stop if stop >= 0 else opening.start()) >= begin:
            found.append((opening.start(), end if stop < 0 else stop))
    return found


def whole_quote(unit: Unit, text: str) -> bool:
    """Whether the sentence stands in quotation marks from its first word to its last."""
    marks, own = unit.span.cut(text).strip(" ."), unit.own_words
    if len(own) > 2 and any(a <= own[0].start and b >= own[-1].start for a, b in quoted(unit, text)):
        return True
    return len(unit.own_words) > 2 and any(marks.startswith(a) and b in marks[-2:] for a, b in QUOTES.items())


def enacts_text(said: Sequence[Word]) -> bool:
    """Whether a sentence puts in force a text that it quotes: "Article 5 is amended to read", "we adopt the following"."""
    least = ladder().statement
    amends = stem_set("standing", "enacting", "texts")
    reads = any(a.plain in ("shall", "will") and b.plain == "read" for a, b in pairwise(said))
    return reads or any(v.level > least for v in operatives(said)) or any(w.stem in amends or w.plain == "hereby" for w in said)


def speaker(said: Sequence[Word]) -> str:
    """One who is named with a verb of speaking soon after: "the delegation of Marovia would prefer"; empty where none is."""
    speakers, verbs = stem_set("standing", "speakers", "words"), stem_set("standing", "speakers", "verbs")
    counted, counting = stem_set("standing", "speakers", "counted"), plain_set("standing", "speakers", "counting")
    for i, word in enumerate(said):
        some = word.stem in counted and i > 0 and said[i - 1].plain in counting  # "Two Parties argued"
        if some and any(other.stem in verbs and other.plain.endswith("ed") for other in said[i + 1 : i + 3]):
            return word.plain
        ours = i > 0 and said[i - 1].stem in ("we", "our")
        told = word.stem in stem_set("standing", "speakers", "organizations") and i == 1 and not ours
        behind = zip(said[i:], said[i + 1 : i + 1 + SPEAKER_REACH], strict=False)
        if told and any(b.stem in verbs and b.plain.endswith("ed") and a.plain not in PASSIVE for a, b in behind):
            return word.plain
        after = said[i + 1 : i + 1 + SPEAKER_REACH]
        if word.stem in speakers and not ours and any(other.stem in verbs and _speaks(other.plain) for other in after):
            return word.plain
    return ""


PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def accepted(lead: Read) -> bool:
    """Whether what leads into a list says that it was taken: "Proposals accepted and written into the bill:"."""
    carried = stem_set("standing", "contesting", "carried")
    return any(w.stem in carried and w.plain.endswith("ed") for w in lead) and not any(map(denies, lead))


def _speaks(plain: str) -> bool:
    """Whether a verb is finite: "held", "proposes", but not the infinitive of "we invite delegations to propose"."""
    return plain.endswith(("s", "d", "t", "e")) or plain in ("tell", "say", "wish")


TAKEN = 3
"""Words from a verb of accepting to what is accepted: "adopt the following recommendation"."""


def endorsed(spoken: Spoken) -> bool:
    """Whether those who agree the text take up the one of somebody else that follows: "We endorse the recommendation of the group that"."""
    first = min(spoken.starts, default=0)
    before = [w for w in spoken.unit.own_words if w.start < first]
    takes, ours = stem_set("standing", "contesting", "carried"), stem_set("differences", "besides", "ours") | language().stopwords
    at = next((i for i, w in enumerate(before) if w.stem in takes), len(before))
    named = [w.stem for w in before[at + 1 : at + 1 + TAKEN] if w.stem not in language().stopwords][:1]
    cut = max((i for i in behind_marks(before, spoken.text) if i <= at), default=0)
    if phrase_list("standing", "taking", "own").find(before) and not any(map(denies, before)):
        return True  # "The Committee makes its own the rule proposed by"
    by_us = all(w.stem in ours for w in before[cut:at])
    threes = zip(before, before[1:], before[2:], strict=False)
    if any((a.plain, b.plain) == ("which", "we") and c.stem in takes for a, b, c in threes):
        return True  # "the words of the task force, which we adopt as our own: ..."
    return bool(named) and by_us and set(named) <= texts_put_forward() and not any(map(denies, before))


def texts_put_forward() -> frozenset[str]:
    """What somebody puts forward: a proposal, a recommendation."""
    return stem_set("standing", "taking", "proposing") | stem_set("standing", "talk", "texts")


def under_which(before: Sequence[Word]) -> str:
    """The word for a text that would have it, not yet taken: "will take up a proposal under which mining may"."""
    texts = texts_put_forward()
    for word, link, which in zip(before, before[1:], before[2:], strict=False):
        if word.stem in texts and (link.plain == "whereby" or (link.plain, which.plain) in LINKED):
            return word.plain
    return ""


LINKED = frozenset({("under", "which"), ("by", "which")})
