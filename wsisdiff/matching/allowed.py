"""What differs between a request and a sentence in words and not in substance, so that it counts nothing.

- A treaty provides in the present ("An inspectorate visits every facility"): a plain statement is as strong as "shall", unless it values
  ("is important"), tells of the past, or says what something is where a deed was asked for.
- "May" is what a right is granted by, and with a denial it forbids ("no camera may be installed").
- What is asked for as voluntary is granted by an invitation: "are invited to prepare plans" is what "voluntary plans" are.
- What is only to be recognized is recognized by whoever recognizes its importance, or the need for it.
- Those who agree the text are its "we": "Governments should commit" is said by "We commit".
- "No licence unless they consent" is what "consent must be obtained" asks for: two denials of which the second is the condition asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import reduce
from itertools import pairwise

from wsisdiff.matching.alignment import Alignment, bounding_words
from wsisdiff.matching.amounts import numbers
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.index import Unit
from wsisdiff.matching.own_words import EVERY
from wsisdiff.matching.stretches import FEW
from wsisdiff.matching.turning import denies, turns
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word, words

DENYING = frozenset({"no", "not", "nobody", "never", "none", "nothing", "neither", "nor", "cannot"})
OPENING_AGAIN = frozenset({"unless", "without", "until", "except", "before"})
"""Words that after a denial grant what they name: "no ... unless", "not ... without"."""
CONDITIONS = frozenset({"if", "with", "after", "when", "where", "once", "upon"})
REQUIRE = words("require")[0].stem
REACH = 4
"""Words after such a word among which the condition that was asked for begins."""


def allowed(differ: Sequence[Difference], found: Alignment, unit: Unit, paragraph: str) -> tuple[Difference, ...]:
    """The differences without those that are none of substance."""
    spared = set(_spared(differ, found, unit, paragraph))
    return tuple(d for d in differ if d not in spared)


def _spared(differ: Sequence[Difference], found: Alignment, unit: Unit, paragraph: str) -> Iterator[Difference]:
    granted, free = granted_by_denials(found), not found.clause.asked.isdisjoint(stem_set("differences", "statement", "free"))
    recognized = 0 < found.clause.level <= ladder().statement
    valuing = phrase_list("differences", "drafted", "valuing")
    for difference in differ:
        kind, said = difference.kind, difference.said
        valued = recognized and kind in ("trying", "limit") and valuing.find(words(said))
        if valued or (free and kind in ("verb", "trying")):
            yield difference
        elif kind == "verb":
            if _may(found, unit) or _binds(unit, paragraph) if said else provides(unit, paragraph):
                yield difference
        elif granted and (kind in ("turned", "limit") or (kind, difference.asked, said) == ("contrary", "with", "without")):
            yield difference  # "no ... without" for the condition asked for with "with"


def invited(found: Alignment) -> Alignment:
    """The alignment, with the word that leaves it free ("voluntary") said by the word that invites."""
    lacking = next((i for i in found.lacking if found.clause.words[i].stem in stem_set("differences", "statement", "free")), None)
    inviting = stem_set("differences", "statement", "inviting")
    at = next((j for j in range(found.own, len(found.said)) if found.said[j].stem in inviting), None)
    return found if lacking is None or at is None else found.paired_too(lacking, at)


SUBJECT = 3
"""First words of a request among which those stand who are to act: "All Member States shall"."""


def by_us(found: Alignment) -> Alignment:
    """The alignment, with those who agree the text ("States", "Governments"), where they are to act, said by its "we", by an operative
    verb with which it begins ("Governments should commit to", "We commit to", "Commits to"), or by the denial of a thing to
    everybody: "No State may use mines", "No mines may be used"."""
    asked = found.clause.words
    parties = stem_set("differences", "statement", "parties") | stem_set("differences", "besides", "ours")
    modal = next((i for i, w in enumerate(asked[: SUBJECT + 1]) if w.plain in language().modals), 0)
    subject = [i for i in found.lacking if i < modal]
    if not subject or any(asked[i].stem not in parties for i in subject):
        return found
    ours = next((j for j in range(found.own, len(found.said)) if found.said[j].plain == "we"), None)
    own = found.said[found.own :]
    if ours is None and own and own[0].plain == "no" and turns(asked):
        ours = next((found.own + k for k, w in enumerate(own) if w.plain in language().modals), None)
        denial = next((i for i in found.lacking if asked[i].plain == "not"), None)
        found = found if ours is None or denial is None else found.paired_too(denial, found.own)
    elif ours is None and any(verb.at == 0 for verb in operatives(own)):
        ours = found.own
    return found if ours is None else reduce(lambda so_far, i: so_far.paired_too(i, ours), subject, found)


NONE = frozenset({"no", "none", "nobody"})
OF = frozenset({"of", "in", "from", "with"})
VERBAL = frozenset({"and", "or", "to", "be", "not"})
"""Words behind which a word may be a verb, and not one that tells which."""
WIDE = 2
"""Words between "all" and the noun that it stands before."""


def answered(found: Alignment, paragraph: str) -> Alignment:
    """The alignment, with the small words of the clause that are looked at elsewhere said by what answers them: the bounds of a figure by
    one that is enough ("at least 15", "18"), "all" by "every", a denial by another one ("not", "nobody")."""
    more = found
    if found.clause.quantities and not any(numbers(found, paragraph)):
        for q in found.clause.quantities:
            at = next((found.pairs[i] for i in range(q.first, q.last + 1) if i in found.pairs), max(found.at, default=found.own))
            for i in {*bounding_words(found.clause.words, q)} & {*more.lacking}:
                more = more.paired_too(i, at)
    for i in more.lacking:
        word = found.clause.words[i]
        kin = EVERY | NONE if word.plain in EVERY else DENYING if denies(word) or word.plain in DENYING else ()
        at = next((j for j in range(found.own, len(found.said)) if found.said[j].plain in kin), -1)
        if at >= 0:
            more = more.paired_too(i, at)
    wide = {i: _of_all(i, found) for i in more.lacking if i not in found.clause.slight}
    return more if -1 in wide.values() else reduce(lambda so_far, i: so_far.paired_too(i, wide[i]), wide, more)


def _of_all(lacking: int, found: Alignment) -> int:
    """Where the sentence says of all of a kind what was asked for of some of it, "all communities" for "communities of the lowlands": the
    word that says so, where the word that lacks only tells which; -1 elsewhere."""
    asked, said, stop = found.clause.words, found.said, language().stopwords
    if any(w.plain in FEW for w in said[found.own :]):
        return -1  # "all fishers shall be counted, and some shall have nets"
    told = {i for i in found.clause.content if i not in found.pairs and asked[i].plain not in EVERY}
    after = next((i for i in range(lacking + 1, len(asked)) if i not in told), lacking)
    before = next((i for i in range(lacking - 1, -1, -1) if asked[i].stem not in stop and asked[i].plain not in EVERY), lacking)
    between = {w.plain for w in asked[before + 1 : lacking]}
    noun = before if between & OF and not between & VERBAL and before in found.pairs else after
    at = found.pairs.get(noun, -1)
    modals = language().modals
    names = asked[lacking - 1].plain not in VERBAL | modals
    names = names if lacking else any(w.plain in modals for w in asked[after : after + 4])
    every = (j for j in range(at - 1, max(found.own, at - 1 - WIDE) - 1, -1) if said[j].plain in EVERY - {"any"})
    j = next(every, -1) if names and at >= found.own else -1
    return j if j >= 0 and all(said[k].plain.isalpha() and said[k].stem not in stop for k in range(j + 1, at)) else -1


GRAMMAR = 0.25
"""Share of function words from which words are a sentence; headings and lists of keywords have fewer."""


def provides(unit: Unit, paragraph: str) -> bool:
    """Whether a plain statement provides something: it is a sentence, values nothing and tells of no past."""
    valuing, past = stem_set("differences", "statement", "valuing"), plain_set("differences", "statement", "past")
    own = unit.own_words
    if any(w.plain in plain_set("differences", "statement", "binding") for w in own):
        return True
    told = any(w.plain in past and not _of_now(own[i : i + DECIDED]) for i, w in enumerate(own))
    if told or any(w.stem in valuing for w in own) or any(mark in unit.span.cut(paragraph) for mark in ":/—"):
        return False
    return sum(w.stem in language().stopwords for w in own) >= GRAMMAR * len(own)


DECIDED = 5
"""Words from "was" to "that" in "it was unanimously decided that"."""


def _of_now(said: Sequence[Word]) -> bool:
    """Whether a verb of the past that words begin with tells of none: "has the right", "was decided that"."""
    enacted = next((k for k, w in enumerate(said) if w.plain == "that"), 0)
    if said[0].plain in ("was", "were"):
        return enacted > 1 and said[enacted - 1].stem in stem_set("standing", "enacting", "verbs")
    verb = next((w.plain for w in said[1:] if not w.plain.endswith("ly")), "")
    return said[0].plain in ("has", "have") and verb in ("the", "a", "an", "to", "access", "no")


def _binds(unit: Unit, paragraph: str) -> bool:
    """Whether the sentence binds by itself, and the verb that was found is one of the sentence before, to which it points back."""
    if unit.verbs or not unit.own or not any(w.plain in ("shall", "must") for w in unit.own_words):
        return False
    above = unit.words[unit.own - 1]
    return above.start >= 0 and "." in paragraph[above.end : unit.own_words[0].start]


def _may(found: Alignment, unit: Unit) -> bool:
    """Whether "may" or "can" is the strongest that can be said: it grants the right asked for, or forbids with a denial beside it."""
    if unit.verbs or unit.verbs_above:
        return False
    own = unit.own_words
    at = next((i for i, w in enumerate(own) if w.plain in ("may", "can")), None)
    right = not found.clause.asked.isdisjoint(stem_set("differences", "statement", "rights"))
    return at is not None and (right or any(w.plain in DENYING for w in own[: at + 2]))


def said_by_denials(found: Alignment) -> bool:
    """Whether all that the sentence lacks are words that make a condition, which its two denials make: "no licence unless they consent"."""
    lacking = (found.clause.words[i] for i in found.lacking)
    requiring = stem_set("differences", "statement", "requiring")
    return granted_by_denials(found) and all(w.stem in requiring for w in lacking)


def granted_by_denials(found: Alignment) -> bool:
    """Whether one side denies all but the condition that the other requires: "no licence unless they consent", "only if they consent"."""
    asked, said = found.clause.words, found.said[found.own :]
    mine, theirs = {i for i in found.clause.content if i in found.pairs}, {j - found.own for j in found.at}
    had = {j - found.own for j in found.covered}  # "without" that the request has itself opens nothing
    return (_opened(said, theirs, had) and _requires(asked)) or (_opened(asked, mine) and _only(said))


def _opened(text: Sequence[Word], paired: set[int], had: Collection[int] = ()) -> bool:
    """Whether words deny, and grant again what is paired: "no ... without consent", "without consent, no ..."."""
    otherwise = {i for i, (a, b) in enumerate(pairwise(text)) if a.plain == "otherwise" and b.plain == "than"}
    opened = next((i for i, w in enumerate(text) if (w.plain in OPENING_AGAIN or i in otherwise) and i not in had), None)
    denied = any(w.plain in DENYING for w in text)
    return denied and opened is not None and not paired.isdisjoint(range(opened + 1, opened + 2 + REACH))


def _requires(text: Sequence[Word]) -> bool:
    requiring = stem_set("differences", "statement", "requiring") - {"without"}  # "may evict without" requires nothing
    return any(w.stem in requiring for w in text) and not any(w.plain in DENYING for w in text)


def _only(text: Sequence[Word]) -> bool:
    """Whether words make a condition by themselves: "only if", "requires"."""
    conditional = any(w.plain == "only" and text[i + 1].plain in CONDITIONS for i, w in enumerate(text[:-1]))
    return (conditional or any(w.stem == REQUIRE for w in text)) and not any(w.plain in DENYING for w in text)
