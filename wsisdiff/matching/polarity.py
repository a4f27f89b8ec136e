"""Whether one of two sentences denies what the other affirms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, cited, span_of
from wsisdiff.text.ladder import operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, phrase_list, plain_set, stem_of, stem_set
from wsisdiff.text.words import Word

REACH_BACK = 14
"""Words before the first paired word among which what turns it round is looked for."""
LOOSE = 1.5
"""Words of its own, for each paired one, from which a sentence that has the clause's words says another thing with them."""
FREED = {("free", "of"), ("free", "from")}
BEING = frozenset({"is", "are", "be", "remains", "comes", "come"})
HANGING = frozenset({"that", "which", "who"})
RELATIVE = frozenset(
    {"which", "who", "whose", "whom", "although", "though", "while", "whereas", "despite", "because", "since", "so"}
)


@lru_cache(maxsize=1024)
def turns(text: Read) -> tuple[Hit, ...]:
    """The words and phrases that turn round what they govern: not, never, refuse to, rule out; "not only" and "no later than" do not.

    Kept for the texts last asked about: one sentence is laid beside many clauses, and asked about several times for each.
    """
    single = plain_set("differences", "turning", "words")
    verbs = stem_set("differences", "turning", "verbs")
    adjectives = stem_set("differences", "turning", "adjectives")
    spared = plain_set("differences", "turning", "spared")
    phrases = (
        phrase_list("standing", "rejecting", "phrases").find(text),
        phrase_list("differences", "turning", "phrases").find(text),
    )
    alone = [
        i
        for i, (word, stem) in enumerate(zip(text, text.stems, strict=True))
        if stem == "not"
        or word.plain in single
        or (word.stem in verbs and word.plain != "stopped")
        or (word.stem in adjectives and not _attributive(i, text))
    ]
    if not alone and not any(phrases):
        return ()
    found: list[Hit] = []
    without = any(word.plain in ("without", "have") for word in text)
    harmless = phrase_list("differences", "besides", "harmless").find(text) if without else ()
    taken = {
        k
        for hit in harmless
        if hit.phrase.startswith("without") or " have not " in hit.phrase
        for k in range(hit.first, hit.last + 1)
    }
    taken |= {k for hit in phrase_list("differences", "turning", "firm").find(text) for k in range(hit.first, hit.last + 1)}
    bounds = bounding(text)
    for hits in phrases:
        for hit in hits:
            span = set(range(hit.first, hit.last + 1))
            more = text[hit.first].plain in BEING and text[max(0, hit.first - 1)].plain in HANGING  # "those that are contrary to"
            if not span & taken and hit.first not in bounds and not more:
                found.append(hit)
                taken |= span
    taken |= bounds.keys()
    for i in alone:
        word = text[i]
        after = [w.plain for w in text[i + 1 : i + 5]]
        bare = [word.plain, *after[:1]] == ["no", "more"] and "than" not in after  # "may no more seize"
        if i in taken or (not bare and after and after[0] in spared and stem_of(word) in ("not", "no", "nor")):
            continue
        if word.plain == "no" and i + 1 < len(text) and text[i + 1].plain.isdigit() and text[i + 1].plain != "1":
            continue  # "No. 44910"
        found.append(Hit(i, i, word.plain))
    return tuple(sorted(found))


def _attributive(at: int, text: Sequence[Word]) -> bool:
    """Whether an adjective stands right before a noun of its own: "unlawful images", but not "unlawful, ..." or "unlawful to"."""
    follows = text[at + 1] if at + 1 < len(text) else None
    return follows is not None and follows.start == text[at].end + 1 and follows.stem not in language().stopwords


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


UNDONE = 6
"""Words from a denial to another one that undoes it: "must not fail to", "no one shall be denied", "not without"."""


def undone(hits: Sequence[Hit], text: Sequence[Word], paragraph: str) -> set[Hit]:
    """Denials that undo each other within a few words of one clause."""
    found: set[Hit] = set()
    for one, other in pairwise(hits):
        between = paragraph[text[one.last].end : text[other.first].start] if text[one.last].start >= 0 else ","
        near = other.first - one.last <= UNDONE and one not in found and not any(m in between for m in ",;:")
        if near and denies(text[one.first]) and not denies(text[other.first]):
            found |= {one, other}
    return found


def polarity(found: Alignment, paragraph: str, open_starts: Collection[int]) -> Iterator[Difference]:
    """One side denies what the other affirms: the words that turn round, without those that both have, are odd on one side alone."""
    paired = found.covered
    asked_turns = [
        t
        for t in turns_beside(found.clause.words, found.said)
        if not all(i in found.pairs or found.clause.words[i].plain == "from" for i in range(t.first, t.last + 1))
        and not (t.phrase == "without" and next((i for i in found.clause.content if i > t.last), -1) in found.lacking)
        and not (t.phrase == "not" and _only_lacking(t, found))
    ]
    if any(w.plain in ("until", "before") for w in found.said[found.own :]) and any(map(denies, found.said[found.own :])):
        asked_turns = [t for t in asked_turns if t.phrase != "without"]  # "may not ... until" is "not without"
    loose = _scattered(found)
    said_turns: list[Hit] = []
    doubtful: list[Hit] = []
    for t in turns_beside(found.said, found.clause.words):
        bears = "" if t.first in paired else _bears(t, found, paragraph)
        if bears and (loose or found.said[t.first].start in open_starts):
            bears = "perhaps"
        if bears and doubtful and doubtful[-1].phrase == t.phrase and _coordinated(doubtful[-1], t, found.said, paragraph):
            bears = "perhaps"  # "with no date and no need" is one
        if bears and not (said_turns and _coordinated(said_turns[-1], t, found.said, paragraph)):
            (said_turns if bears == "yes" else doubtful).append(t)
    said_turns += _freed(found)
    if double := undone(said_turns, found.said, paragraph):
        said_turns = [t for t in said_turns if t not in double]
    if [t.phrase for t in said_turns] == ["unless"]:
        said_turns = []  # by itself it makes a condition, which is told as one; after "no" it undoes the denial
    if len(asked_turns) % 2 != len(said_turns) % 2:
        alone = len(said_turns) == 1 and not asked_turns and found.said[said_turns[0].first].plain in ("not", "never")
        at = (
            span_of(found.said, said_turns[0].first, said_turns[0].first)
            if alone and said_turns[0].phrase in ("not", "never")
            else None
        )
        yield Difference("turned", "contrary", cited(asked_turns, found.clause.words), cited(said_turns, found.said), at)
    elif doubtful or (len(asked_turns) != len(said_turns)):
        yield Difference("turned", "doubt", cited(asked_turns, found.clause.words), cited(doubtful or said_turns, found.said))


def _freed(found: Alignment) -> list[Hit]:
    """Where the sentence is free of what the clause names: "kept free of smoke". What one is to be protected from stays as it is."""
    asked, said = found.clause.words, found.said
    return [
        Hit(j - 2, j - 1, "free of")
        for i, j in sorted(found.pairs.items())
        if j - 2 >= found.own
        and (said[j - 2].plain, said[j - 1].plain) in FREED
        and j - 2 not in found.covered
        and not (i and asked[i - 1].plain in ("from", "against"))
    ]


def _only_lacking(turn: Hit, found: Alignment) -> bool:
    """Whether all that a word denies is not in the sentence at all: "paid by the buyers, not by the miners"."""
    after = [i for i in found.clause.content if i > turn.last]
    return bool(after) and all(i in found.lacking for i in after)


def _scattered(found: Alignment) -> bool:
    """Whether the clause's words lie scattered among others, so that they may say another thing."""
    at = [j for j in found.at if j >= found.own]
    if len(at) < 2:
        return False
    stop = language().stopwords
    paired = set(found.pairs.values())
    extra = sum(w.stem not in stop for k, w in enumerate(found.said[at[0] : at[-1] + 1], at[0]) if k not in paired)
    return extra > LOOSE * len(at)


def _coordinated(one: Hit, other: Hit, said: Sequence[Word], paragraph: str) -> bool:
    """Whether the second denial goes on with the first and does not undo it: "not agreed, nor supported"."""
    if other.phrase in ("nor", "neither", "never"):
        return True
    between = said[one.last + 1 : other.first]
    comma = "," in paragraph[said[one.last].end : said[other.first].start]
    return other.phrase != "unless" and (comma or any(w.plain in ("and", "or", "but") for w in between))


def _bears(turn: Hit, found: Alignment, paragraph: str) -> Literal["yes", "perhaps", ""]:
    """Whether a word that turns round bears on the paired words."""
    said, at = found.said, [j for j in found.at if j >= found.own]
    if not at or said[turn.first].start < 0:
        return ""
    if turn.first < found.own:  # in the chapeau, not in a sentence that this one points back to
        lead = paragraph[said[found.own - 1].end : said[found.own].start]
        return "yes" if any(mark in lead for mark in ":—–,") and leads_on(turn, said[: found.own]) else ""
    low, high = at[0], at[-1]
    but = next((k for k, w in enumerate(said[turn.last + 1 : turn.last + 1 + UNDONE], turn.last + 1) if w.plain == "but"), None)
    if turn.phrase == "not" and but is not None and not any(turn.last < j < but for j in at):
        return ""  # "not as guests but as members"
    if said[turn.first - 1].plain == "with" and turn.first > found.own and turn.last + 1 not in at:
        return "perhaps"  # "with no need of renewal" denies what it stands before and not the sentence
    if turn.last < low:
        between = said[turn.last + 1 : low]
        stretch = paragraph[said[turn.last].end : said[low].start]
        if ";" in stretch or ":" in stretch:
            return ""  # what another piece says of this one is asked of its standing
        if _aside(turn, found, paragraph):
            return "perhaps"
        if any(w.plain == "but" for w in between) or _goes_on(said[turn.last : low + 1], paragraph):
            return ""  # "not this but that" affirms that
        return "yes" if low - turn.last <= REACH_BACK else "perhaps"
    if turn.first > high:
        return _after(turn, high, found, paragraph)
    return "perhaps" if _aside(turn, found, paragraph) or _joined_on(turn, found, at) else "yes"


ON = frozenset({"and", "yet", "however", "nevertheless", "nonetheless", "still", "instead", "therefore"})
"""Words with which, and a subject of its own, another clause goes on."""
SUBJECTS = frozenset({"we", "they", "he", "she", "i"})


def _goes_on(said: Sequence[Word], paragraph: str) -> bool:
    """Whether another clause begins among the words, which the denial before it does not reach: ", yet we decide"."""
    return any(
        two.plain in ON and three.plain in SUBJECTS and "," in paragraph[one.end : two.start]
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    )


def leads_on(turn: Hit, lead: Sequence[Word]) -> bool:
    """Whether a word that turns round in a chapeau bears on what that leads into: not in a clause before the one that leads, as in "in a
    manner that does not create burdens, reports may be:"."""
    determines = denies(lead[turn.first]) and stem_of(lead[turn.first]) != "not"  # "no Party shall be asked to:"
    last = max([-1, *(i for i, w in enumerate(lead) if w.plain in language().modals), *(v.at for v in operatives(lead))])
    return determines or turn.last >= last - 1


def _joined_on(turn: Hit, found: Alignment, at: Sequence[int]) -> bool:
    """Whether the word opens a clause that is joined on, with few of the paired words: "..., and that no further decision is needed"."""
    before = [w.plain for w in found.said[max(found.own, turn.first - 2) : turn.first]]
    after = sum(j > turn.last for j in at)
    return before == ["and", "that"] and 2 * after < len(at)


def _aside(turn: Hit, found: Alignment, paragraph: str) -> bool:
    """Whether the word stands in a stretch between commas that says something beside the point: "which does not wish it", "without
    prejudice to others", also where it begins the sentence."""
    said = found.said
    first, last = turn.first, turn.last
    while first > found.own and "," not in paragraph[said[first - 1].end : said[first].start]:
        first -= 1
    while last + 1 < len(said) and "," not in paragraph[said[last].end : said[last + 1].start]:
        last += 1
    if said[first].plain in RELATIVE:
        return True
    inside = (first > found.own or said[first].plain in ("without", "as", "even")) and last + 1 < len(said)
    return inside and not any(first <= j <= last for j in found.at)


def _after(turn: Hit, high: int, found: Alignment, paragraph: str) -> Literal["yes", "perhaps", ""]:
    """For a word that turns round and follows the paired ones: the predicate of the same subject ("was rejected"), or another clause."""
    said = found.said
    stretch = paragraph[said[high].end : said[turn.first].start]
    if ";" in stretch or ":" in stretch:
        return ""  # what another piece says of this one is asked of its standing
    between = said[high + 1 : turn.first]
    if any(w.plain in RELATIVE for w in between):
        return "" if turn.phrase in ("not", "never", "no") else "perhaps"
    before = said[turn.first - 1].plain
    if turn.phrase in ("no", "neither", "nor", "none", "nobody", "without"):
        return "perhaps" if "," not in stretch else ""
    if (
        before in ("but", ",")
        or (before in ("and", "or") and turn.phrase == "not")
        or (turn.phrase == "not" and stretch.strip().endswith(","))
    ):
        return ""  # "will fund masts, not roads"
    joined = next((k for k, w in enumerate(between) if w.plain in ("and", "but", "while", "whereas", "so")), None)
    if joined is not None and len(between) - joined > 2:
        return "perhaps"
    return "yes"
