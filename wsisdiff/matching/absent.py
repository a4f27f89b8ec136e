"""What a denial in a sentence proves of language that is not wanted: that it is absent, or, where two denials undo each other or the word
that turns round belongs to another word, nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from wsisdiff.matching.alignment import Alignment, Clause
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.polarity import RELATIVE
from wsisdiff.matching.turning import BEING, denies, ending, turns, turns_beside, undone
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word

ASIDE = 3
"""Words from "which" to a denial that is its own: "contracts which do not guarantee any hours"."""


def _own_turns(found: Alignment) -> list[Hit]:
    """The words that turn the sentence itself round, without those that the clause has too: in what way it is not wanted ("without")."""
    ways = {t.phrase for t in turns(found.clause.words)} & {"without"}
    own = turns_beside(found.said, found.clause.words)
    return [t for t in own if t.first >= found.own and t.first not in found.covered and t.phrase not in ways]


def grants_by_denials(found: Alignment, paragraph: str) -> bool:
    """Whether two denials of a sentence undo each other: "no review shall be held without", "the rule that they may not is abolished"."""
    return bool(undone(_own_turns(found), found.said, paragraph))


def turned_aside(found: Alignment) -> bool:
    """Whether each word that turns the sentence round may turn something else than the clause does: it stands in a clause that belongs to
    another word ("contracts which do not guarantee hours are legitimate"), it leaves what it names ("not otherwise than on") or some of it
    ("only foreign banks may not"), it turns what follows from it ("not be fined when they"), or it is a verb where the clause's own is
    missing ("stop" for "restrict")."""
    verbs = stem_set("differences", "turning", "verbs")
    own_verb_lacks = _own_verb_lacks(found)

    asked = {w.plain for w in found.clause.words}
    again, cases = (plain_set("differences", "turning", key) for key in ("again", "cases"))

    def aside(turn: Hit) -> bool:
        said = found.said
        near = range(max(found.own, turn.first - ASIDE), turn.first)
        hangs = (k for k in near if said[k].plain in RELATIVE or said[k].plain == "that")
        relative = next((k for k in hangs if k + 1 not in found.covered), 0)  # but "nurses who emigrate" are those asked for
        first = next((j for j in found.at if j > turn.last), 0)
        later = {w.plain: k for k, w in enumerate(said) if k > turn.last and k not in found.covered}
        return (
            (relative > 0 and relative - 1 in found.pairs.values())
            or turn.phrase in plain_set("differences", "turning", "hardly")
            or any(w.plain == "only" for w in said[found.own : min(found.own + SUBJECT, turn.first)])
            or any(w.plain in cases for w in said[turn.last + 1 : first])
            or ("without" not in asked and not again.isdisjoint(later.keys() - asked))
            or later.get("but", found.at[-1]) < found.at[-1]
            or any(a.plain in ("otherwise", "other") and b.plain == "than" for a, b in pairwise(said[turn.last + 1 :]))
            or (own_verb_lacks and said[turn.first].stem in verbs)
        )

    hits = _own_turns(found)
    return bool(hits) and all(aside(t) for t in hits)


def _own_verb_lacks(found: Alignment) -> bool:
    """Whether a sentence lacks something of what the clause says is to be done, or of all of it where it has no modal verb."""
    modal = next((i for i, w in enumerate(found.clause.words) if w.plain in language().modals), None)
    return any(i not in found.clause.slight for i in found.lacking if modal is None or i > modal)


SUBJECT = 2
"""First words of a sentence among which "only" says of whom alone it is denied: "Only foreign banks may not"."""
REACH = 6
"""Words from a denial to the first word of the clause that it denies, and from the last of them to one that ends it: "is prohibited"."""


def plainly_denies(found: Alignment, paragraph: str) -> bool:
    """Whether a sentence denies by one word that stands right before words of the clause ("should not promote mass tourism") or says of
    them that they are not to be ("is prohibited"), and leaves nothing of it again. Who denies a thing denies it of every kind and at
    every place, so that the words which it lacks count nothing. A clause that itself denies or ends something is denied by no such word."""
    own = [t for t in _own_turns(found) if t.phrase != "nor"]
    said, at = found.said, [j for j in found.at if j >= found.own]
    leaves = plain_set("differences", "turning", "leaving") - {w.plain for w in found.clause.words}
    if any(t.phrase != "without" for t in turns(found.clause.words)):
        return False
    if len(own) != 1 or not at or turned_aside(found) or not ending().isdisjoint(found.clause.asked):
        return False
    if any(w.plain in leaves for j, w in enumerate(said[found.own :], found.own) if j not in found.covered):
        return False
    turn = own[0]
    if any(w.plain in RELATIVE for w in said[max(found.own, turn.first - ASIDE) : turn.first]):
        return False  # "a network in which no single authority decides"
    first = next((j for j in at if j > turn.last), None)
    if first is not None:
        if _permitting(turn, said, first):
            return True
        acts = any(w.plain in language().modals for w in found.clause.words)
        if acts and _own_verb_lacks(found) and _does_else(turn, said[turn.last + 1 : first]):
            return False
        between = paragraph[said[turn.last].end : said[first].start]
        return first - turn.last <= REACH and not any(mark in between for mark in ",;:")
    verbs = stem_set("differences", "turning", "verbs")
    predicate = said[turn.first].stem in verbs or said[turn.first].plain in BEING  # "is prohibited", "is incompatible"
    return predicate and turn.first - at[-1] <= REACH


def _does_else(turn: Hit, between: Sequence[Word]) -> bool:
    """Whether a denial stands before a verb of the sentence's own: "may not block" and "no court may try" deny nothing of "may slow"."""
    modal = next((k for k, w in enumerate(between) if w.plain in language().modals), None)
    verb = between if turn.phrase in ("not", "never") else between[modal + 1 :] if modal is not None else ()
    return any(w.stem not in language().stopwords and not w.plain.endswith("ly") for w in verb)


def _permitting(turn: Hit, said: Sequence[Word], first: int) -> bool:
    """Whether nothing is to be read as permitting it: "Nothing in this instrument shall be construed as authorizing"."""
    permits = stem_set("differences", "turning", "permitting")
    return said[turn.first].plain == "nothing" and any(w.stem in permits for w in said[turn.last + 1 : first])


def upholds(clause: Clause, unit: Unit, index: DraftIndex, paired: Collection[int]) -> bool:
    """Whether a sentence upholds the rule from which what is not wanted takes something away: "every launch shall be assessed" where
    "exemption of tourist launches from assessment" is not wanted. It has no word of its own that takes away, leaves out or permits, nor has
    the sentence after it ("Tourist launches are exempt")."""
    changing = stem_set("differences", "denied", "changing")
    acts = {clause.words[i].stem for i in clause.content if i not in paired}
    taking = ending() | {w.stem for w in clause.words if denies(w) or w.plain == "without"}
    if acts.isdisjoint(taking | changing):
        return False
    own = Read(w for w in unit.own_words if w.stem not in clause.asked or w.stem not in taking)
    if any(w.stem in taking or w.plain in ("may", "can") for w in own) or turns(own):
        return False
    if acts.isdisjoint(taking) and any(_changes(w, clause) for w in own):
        return False
    if phrase_list("differences", "limiting", "phrases").find(own):
        return False
    exempting = stem_set("differences", "denied", "exempting")
    after = index.beside(unit, 1) or next(iter(index.sentences_of.get(unit.paragraph + 1, ())), None)
    return after is None or not any(w.stem in exempting for w in after.own_words)


def _changes(word: Word, clause: Clause) -> bool:
    """Whether a word may tell of a change: one of changing or comparing, or a number that was not asked for."""
    number = word.plain[:1].isdigit() and word.stem not in clause.asked
    comparing = word.plain in plain_set("differences", "denied", "comparing")
    return number or comparing or word.stem in stem_set("differences", "denied", "changing")


NEXT = 2
"""Words of what is not wanted from one to the next with which it makes one thing: "customs duties", "sale of duplicates"."""
ON_TO = frozenset({"to", "for", "of", "that", "in", "by", "with", "on", "from", "about"})


def torn(found: Alignment) -> bool:
    """Whether a sentence has two words that belong together apart, one on either side of an "and" with which it turns to something else:
    "customs offices shall accept forms, and train officers in their duties" has no customs duties."""
    said, content = found.said, found.clause.content
    for i, k in pairwise(content):
        if k - i > NEXT or min(found.pairs.get(i, -1), found.pairs.get(k, -1)) < found.own:
            continue
        low, high = sorted((found.pairs[i], found.pairs[k]))
        turn = next((j for j in range(low + 1, high - 1) if said[j].plain == "and" and said[j + 1].plain in ON_TO), None)
        if turn is not None and not any(w.plain in BEING | language().modals for w in said[turn:high]):
            return True  # "fees on lists and on stamps are allowed" allows fees
    return False


RIGHT_BEFORE = 2
"""Words from a denial to the word that it denies: "no loan", "no new loan"."""


def refuses(clause: Clause, said: Read, met: Collection[int], paragraph: str) -> bool:
    """Whether a sentence that speaks of the matter in other words denies it: a denial stands right before one of the words (`met`), or a
    verb of refusing behind them ("double counting shall be avoided"), nothing grants any of it again, and what is not wanted denies
    nothing itself."""
    if turns(clause.words) or not ending().isdisjoint(clause.asked) or any(w.plain.endswith("less") for w in clause.words):
        return False
    if not plain_set("differences", "turning", "leaving").isdisjoint(w.plain for w in said):
        return False
    verbs = stem_set("differences", "turning", "verbs")

    def reaches(turn: Hit) -> bool:
        if any(turn.last < j <= turn.last + RIGHT_BEFORE for j in met) or (turn.phrase == "nothing" and turn.first - 1 in met):
            return True
        passive = said[turn.first].stem in verbs and said[turn.first - 1].plain in ("be", "is", "are")
        return passive and any(turn.first - REACH <= j < turn.first for j in met)

    hits = turns(said)
    return any(reaches(turn) for turn in hits if turn not in undone(hits, said, paragraph))
