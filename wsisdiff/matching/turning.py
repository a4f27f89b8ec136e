"""The words of one text that turn round what they govern: not, never, refuse to, rule out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, phrase_list, plain_set, spanned, stem_of, stem_set
from wsisdiff.text.words import Word, words

BEING = frozenset({"is", "are", "be", "remains", "comes", "come"})
HANGING = frozenset({"that", "which", "who", "whose", "whom"})
FREED = {("free", "of"), ("free", "from")}


@lru_cache(maxsize=1024)
def turns(text: Read) -> tuple[Hit, ...]:
    """The words and phrases that turn round what they govern: not, never, refuse to, rule out; "not only" and "no later than" do not.

    Kept for the texts last asked about: one sentence is laid beside many clauses, and asked about several times for each.
    """
    single = plain_set("differences", "turning", "words")
    verbs = stem_set("differences", "turning", "verbs")
    adjectives = stem_set("differences", "turning", "adjectives")
    spared = plain_set("differences", "turning", "spared")
    phrases = [phrase_list(*table, "phrases").find(text) for table in (("standing", "rejecting"), ("differences", "turning"))]
    alone = [
        i
        for i, (word, stem) in enumerate(zip(text, text.stems, strict=True))
        if stem == "not"
        or word.plain in single
        or (word.stem in verbs and word.plain != "stopped" and not _tells_which(i, text) and not _breaks(i, text))
        or (word.stem in adjectives and not _attributive(i, text))
    ]
    if not alone and not any(phrases):
        return ()
    found: list[Hit] = []
    without = any(word.plain in ("without", "have") for word in text)
    harmless = phrase_list("differences", "besides", "harmless").find(text) if without else ()
    taken = spanned(hit for hit in harmless if "without" in hit.phrase or " have not " in hit.phrase)
    taken |= spanned(phrase_list("differences", "turning", "firm").find(text))
    bounds = bounding(text)
    for hits in phrases:
        for hit in hits:
            more = text[hit.first].plain in BEING and text[max(0, hit.first - 1)].plain in HANGING  # "those that are contrary to"
            only = denies(text[hit.first]) and text[min(hit.first + 1, len(text) - 1)].plain == "only"  # "not only to keep"
            which = hit.first == hit.last and (_tells_which(hit.first, text) or _breaks(hit.first, text))
            if taken.isdisjoint(hit.span) and not (hit.first in bounds or more or only or which):
                found.append(hit)
                taken.update(hit.span)
    taken |= bounds.keys()
    for i in alone:
        word = text[i]
        after = [w.plain for w in text[i + 1 : i + 5]]
        bare = [word.plain, *after[:1]] == ["no", "more"] and "than" not in after  # "may no more seize"
        if i in taken or (not bare and after and after[0] in spared and stem_of(word) in ("not", "no", "nor", "never")):
            continue
        if word.plain == "no" and i + 1 < len(text) and text[i + 1].plain.isdigit() and text[i + 1].plain != "1":
            continue  # "No. 44910"
        found.append(Hit(i, i, word.plain))
    return tuple(sorted(found))


def ending() -> frozenset[str]:
    """Stems of the verbs that deny or end a thing: "refuse", "abolish"."""
    return stem_set("differences", "turning", "verbs") | stem_set("differences", "denied", "ending")


def _attributive(at: int, text: Sequence[Word]) -> bool:
    """Whether an adjective stands right before a noun of its own: "unlawful images", but not "unlawful, ..." or "unlawful to"."""
    follows = text[at + 1] if at + 1 < len(text) else None
    return follows is not None and follows.start == text[at].end + 1 and follows.stem not in language().stopwords


def _tells_which(at: int, text: Sequence[Word]) -> bool:
    """Whether a participle only tells which things are meant, other than texts: "from abandoned mines", but not "the rejected proposal"."""
    follows = text[at + 1].stem if at + 1 < len(text) else ""
    of_a_text = stem_set("standing", "talk", "words") | stem_set("standing", "talk", "aired")
    led = at > 0 and text[at - 1].plain in plain_set("differences", "turning", "before_a_noun")
    participle = led and text[at].plain.endswith(("ed", "en"))
    return participle and _attributive(at, text) and follows not in of_a_text


FAIL = words("fail")[0].stem


def _breaks(at: int, text: Sequence[Word]) -> bool:
    """Whether a thing of the world fails, where nobody fails to do something and no text does: "if a dam fails"."""
    on = text[at + 1].plain if at + 1 < len(text) else ""
    of_a_text = any(w.stem in stem_set("standing", "talk", "words") for w in text[:at])
    return text[at].stem == FAIL and on not in ("to", "in") and not of_a_text


COMPARED = frozenset({"fewer", "less", "more", "under", "over", "below", "above", "younger", "older"})
"""Words that with a number after them and a denial before them make a bound and deny nothing: "at no time fewer than 3"."""
BOUND_REACH = 8
"""Words from the denial to such a word."""


def bounding(text: Sequence[Word]) -> dict[int, int]:
    """Denials that only turn a bound round -> the word that they turn: "no one under 16" is "at least 16"."""
    found: dict[int, int] = {}
    for k, word in enumerate(text):
        if word.plain in COMPARED and k and not denies(text[k - 1]) and any(w.plain.isdigit() for w in text[k + 1 : k + 3]):
            denials = (i for i in range(k - 1, max(-1, k - 1 - BOUND_REACH), -1) if denies(text[i]))
            if (at := next(denials, None)) is not None:
                found[at] = k
    return found


def denies(word: Word) -> bool:
    """Whether a word by itself denies: no, never, won't."""
    return word.plain in ("no", "nobody", "none", "never", "nothing", "neither") or stem_of(word) == "not"


def turns_beside(text: Read, other: Sequence[Word]) -> list[Hit]:
    """The words that turn a text round; a denial before a bound that the other text has too, undenied, is one: "children under 15 may"."""
    bounds = {w.plain for w in other} - {other[k].plain for k in bounding(other).values()}
    return sorted((*turns(text), *(Hit(i, i, text[i].plain) for i, k in bounding(text).items() if text[k].plain in bounds)))


FINITE = frozenset({"be", "shall", "may", "can", "must", "will"})
"""Words right before the predicate: "shall be denied", "shall prevent"."""
UNDONE = 6
"""Words from a denial to another one that undoes it: "must not fail to", "no one shall be denied", "not without"; twice as many to one
that is the predicate: "no worker in a quarry of the region shall be denied"."""


def undone(hits: Sequence[Hit], text: Sequence[Word], paragraph: str) -> set[Hit]:
    """Denials that undo each other within a few words of one clause."""
    found: set[Hit] = set()
    for one, other in pairwise(hits):
        between = paragraph[text[one.last].end : text[other.first].start] if text[one.last].start >= 0 else ","
        inner = {w.plain for w in text[one.last : other.first]}
        of_all = bool(inner & HANGING) and not inner & language().modals  # "no stage at which anyone is denied" is "every stage"
        predicate = text[other.first - 1].plain in FINITE and other.first - one.last <= 2 * UNDONE
        near = (other.first - one.last <= UNDONE or of_all or predicate) and one not in found
        near = near and not any(m in between for m in (";:" if predicate else ",;:"))
        if near and denies(text[one.first]) and not denies(text[other.first]):
            found |= {one, other}
    return found
