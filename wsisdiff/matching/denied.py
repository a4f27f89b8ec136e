"""What a sentence that denies or rejects something does to the text beside it: it takes that back, leaves it, or speaks of another thing.

To deny an attack leaves the text ("nobody objected", "the amendment to delete this was rejected"); to deny what is named, and is not what
was asked for, says nothing of it ("they could not agree on a wish to sell the lighthouse").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from wsisdiff.matching.polarity import leads_on
from wsisdiff.matching.spoken import hits
from wsisdiff.matching.turning import denies, turns
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, Read, spanned, stem_set

AFTER_TALK = 6
"""Words after a word for a text among which what it does to another text is looked for: "the proposal to insert a sunset clause"."""
OPENING = 3
"""First words of a sentence, or of what follows a denial, among which what is spoken of stands."""
CONTESTED = 6
"""Words from a denial to what it denies: "no delegation of the region objected"."""
ABOUT = frozenset({"of", "to", "for", "on", "that", "which", "under", "by", "seeking"})
"""Words between a word for a text and what the text says."""
POINTED = frozenset({"this", "these", "such", "it", "above", "foregoing", "following", "same", "effect", "sort", "line", "end"})
"""Words by which what a text says is that of the one beside it: "a proposal to this effect"."""
WAS = frozenset({"was", "were", "is", "are", "been", "be", "being", "has", "have", "had"})
NOUNS_AFTER = frozenset({"an", "the", "this", "that"})
"""Words after which a verb's form is a noun: "a motion to this end"."""
CLAUSE = frozenset({"it", "they", "but", "because"})
"""Words with which a clause begins that says nothing of what a text is to do."""
PAST = ("ed", "struck", "withdrew")
DONE_TO = (["the"], ["this"], ["it"], ["that"], ["them"])
"""Words behind a verb in the past that name what somebody did it to."""
JOINS = frozenset({"and", "but", "nor", "because", "as", "after", "when", "it", "they", "having"})
"""Words with which another clause begins, of which the one before says nothing."""


@lru_cache(maxsize=1024)
def harmless(said: Read) -> frozenset[int]:
    """The words that by denying leave the text beside the sentence as it is: "no one disputes"."""
    found: set[int] = set()
    rejecting = [*hits("rejecting", said, ())]
    against = [*rejecting, *hits("contesting", said, ())]
    # "no longer in dispute" goes on behind its phrase, "not accept" does not
    within = spanned(h for h in rejecting if not denies(said[h.last]) and said[h.last].stem not in language().stopwords)
    for i, word in enumerate(said):
        if i in within or not (denies(word) or word.plain == "without"):
            continue
        for hit in against:
            if i < hit.first <= i + CONTESTED and not any(w.plain in JOINS for w in said[i + 1 : hit.first]):
                found |= {i, *hit.span}
                break
    for one, other in pairwise(rejecting):  # "The objection lodged against this was dismissed"
        passive = other.first and said[other.first - 1].plain in WAS
        whole = one.first <= 1 and not any(w.plain in JOINS for w in said[one.last : other.first])
        if passive and whole and said[one.first].stem in stem_set("standing", "contesting", "nouns"):
            found |= {*one.span, *other.span}
    return frozenset(found)


def attack(said: Read, asked: Collection[str]) -> str:
    """The word by which what a sentence speaks of is itself an attack on a text: "the proposal to delete this paragraph was rejected"."""
    talk = stem_set("standing", "talk", "words", "named")
    if talk.isdisjoint([w.stem for w in said]):
        return ""
    weaker = stem_set("standing", "weakening", "weaker") - set(asked)
    weakening = stem_set("standing", "weakening", "verbs") - set(asked)
    for i, word in enumerate(said):
        if word.stem in talk:
            for k, verb in enumerate(said[i + 1 : i + 1 + AFTER_TALK], i + 1):
                if verb.plain in CLAUSE:
                    break
                before, after = [w.plain for w in said[i + 1 : k]], [w.plain for w in said[k + 1 : k + 2]]
                # "asked that the next paragraph be deleted"
                wanted = "be" in before and any(w.plain in ladder().said for w in said[:i])
                if verb.stem in weakening and wanted:
                    return verb.plain
                if said[k - 1].plain not in WAS | {"would"} and verb.plain.endswith(PAST) and after in DONE_TO:
                    continue  # "shareholders struck the sentence out"
                if verb.stem in weakening | weaker and _says(before) and (verb.stem in weaker or before[-1] not in NOUNS_AFTER):
                    return verb.plain
    return ""


def _says(before: Sequence[str]) -> bool:
    """Whether the words between a word for a text and a verb make the verb what the text says, not what was done to it."""
    return not ABOUT.isdisjoint(before) and (WAS - {"be", "have"}).isdisjoint(before)


def carried(said: Read) -> bool:
    """Whether a sentence that speaks of an attack on a text says that it went through."""
    return not turns(said) and any(w.stem in stem_set("standing", "contesting", "carried") for w in said)


def of_another(said: Read, asked: Collection[str]) -> bool:
    """Whether what a sentence denies is named, and not what was asked for: "the idea of a canteen was not taken up"."""
    claims = stem_set("standing", "talk", "claims")
    if not asked and not any(w.stem in claims for w in said):
        return False
    nouns = stem_set("standing", "talk", "ideas", "named")
    against = [*hits("rejecting", said, ()), *turns(said)]
    own = spanned(against)
    behind = [k for h in against for k in range(h.last + 1, h.last + 1 + OPENING) if k + 1 < len(said)]
    duty = any(w.plain in ("shall", "should", "must") for w in said)
    if not duty and any(said[k].stem in claims and said[k + 1].plain == "that" for k in behind):
        return True
    near = [i for i in (*range(OPENING), *behind) if i + 2 < len(said)]
    return bool(asked) and any(said[i].stem in nouns and _names_another(said, i, own, asked) for i in near)


def _names_another(said: Read, at: int, apart: Collection[int], asked: Collection[str]) -> bool:
    """Whether the noun at a word is of a matter of its own."""
    link = at + 1 if said[at + 1].plain in ABOUT else at + 2 if said[at + 1].plain.endswith(("ed", "ing")) else 0
    pointed = at and said[at - 1].plain in POINTED | {"that", "those"}
    if pointed or not link or link + 1 >= len(said) or said[link].plain not in ABOUT:
        return False
    whose = said[link].plain in ("of", "by") and said[at].stem not in stem_set("standing", "talk", "mere")
    if whose and said[link + 1].plain not in ("a", "an") and not said[link + 1].plain.endswith("ing"):
        later = range(link + 1, min(link + 1 + AFTER_TALK, len(said) - 1))
        link = next((k for k in later if said[k].plain in ABOUT - {"of", "by"} and k not in apart), 0)  # "a wish of some to"
    denied = next((k for k in range(link + 1, len(said)) if k in apart), len(said) - 1)
    if not link or (said[link].plain in ("that", "which") and said[denied - 1].plain not in WAS):
        return False  # "an idea which the room turned down"
    skipped = language().stopwords | stem_set("standing", "talk", "words") | stem_set("standing", "speakers", "words")
    matter = [k for k in range(link + 1, min(link + 1 + AFTER_TALK, len(said))) if k not in apart]
    if any(said[k].plain in POINTED for k in matter):
        return False
    named = [said[k].stem for k in matter if said[k].stem not in skipped and said[k].plain not in WAS]
    return bool(named) and 2 * sum(stem in asked for stem in named) < len(named)


def denial(said: Read, leads: bool = False) -> Hit | None:
    """The first word or phrase that denies, without those that leave the text as it is; where it leads into a list, without those of a
    clause before the one that does."""
    found = turns(said)
    spared = harmless(said) if found else frozenset()
    return next((h for h in found if not spared & {h.first, h.last} and (not leads or leads_on(h, said))), None)


def rejection(said: Read, asked: Collection[str]) -> str:
    """The phrase that says that something was not taken, without those that leave the text as it is."""
    found = [*hits("rejecting", said, asked)]
    spared = harmless(said) if found else frozenset()
    found = [h for h in found if h.first not in spared and h.last not in spared]
    return next((h.phrase for h in found if not _of_its_own(said, h, asked)), "")


def _of_its_own(said: Read, hit: Hit, asked: Collection[str]) -> bool:
    """Whether what is not accepted is said in a clause of its own, and is another thing: "we do not accept that others may block it"."""
    after = said[hit.last + 1 :]
    clause = any(w.plain in language().modals or w.plain in WAS for w in after[1:])
    if not asked or not clause or after[0].plain != "that" or after[-1].plain in language().modals:
        return False  # "could not agree that the Conference should:" leads into the words
    named = [w.stem for w in after[1:] if w.stem not in language().stopwords and w.plain not in language().modals]
    return bool(named) and 2 * sum(stem in asked for stem in named) < len(named)
