"""Whether a sentence only frames the words that were asked for: "That ... is a sentence to which we did not agree".

What a draft decides it says in a main clause, or behind its own operative verb ("We decide that ..."). Words in a clause that hangs on
anything else are spoken of; so are words to which the rest of their sentence, or a sentence beside it, points back with something other
than a duty. Rules of grammar, so that no list of ways to deny has to be complete.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wsisdiff.matching.index import Unit
from wsisdiff.matching.main_clause import BE, of_subject
from wsisdiff.matching.turning import turns
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, plain_set, stem_set
from wsisdiff.text.words import Word, behind_marks

HANGS = frozenset({"that", "whether", "if"})
"""Words that begin a clause which hangs on another."""
WAYS = frozenset({"by", "in", "on", "at", "or", "through", "with", "for", "of", "as", "from", "under"})
"""Words behind "whether" that only begin a choice of ways."""
KINDS = 2
"""Words behind "whether" and another up to the "or" of a choice of kinds: "whether public or private"."""
MATTER = frozenset({"to", "of", "for", "on"})
"""Words between an idea and what it is: "the idea of having"."""
NOUNS_AFTER = frozenset({"the", "of", "a", "an", "this", "that", "to", "all", "some"})
"""Words after which a verb's form is a noun: "the sponsors of the pledge"."""
MOST = 0.6
"""Share of the words asked for that hang on a word, from which it is they that hang."""
BEFORE = 5
"""Words between such a word and the first word asked for: "that all", "whether each Party to this treaty"."""
NEXT = 2
"""Words between an idea and the first word asked for: "the idea of having"."""
LINKS = BE | {"remains", "remain", "depends", "found"}
"""Verbs that may make what stands before them the subject of a statement about it."""
BINDING = frozenset({"shall", "must", "will"})
"""With one of these before them they say more of a sentence that is said: "shall be open to all whose life is at sea"."""
CONDITIONS = frozenset({"once", "when", "where", "after", "until", "as"})
"""Words that begin a clause of a condition, whose own verb comments on nothing."""
LEAVES = frozenset({"may", "can", "could", "might", "would"})
"""Modal verbs that make no duty of what hangs on them: "Anyone may report that ..."."""
REASONS = frozenset({"since", "as", "because", "which", "while", "so", "for"})
"""Words with which it is told why something hangs so, and not what becomes of it."""
COMMENT = 3
"""Words after a colon or dash from which they comment on what stands before."""
OPENING = 5
"""First words of a sentence among which it takes an idea up: "The Assembly notes the suggestion"."""
FIRST = 3
"""First words of a sentence among which it points back."""


def framed(unit: Unit, paragraph: str, starts: Collection[int], asked: Collection[str]) -> str:
    """The word that shows that the sentence only speaks of the words which begin at `starts`; empty where it says them."""
    own = unit.own_words
    at = [i for i, w in enumerate(own) if w.start in starts and w.stem not in language().stopwords]
    if not at:
        return ""
    return _set_aside(own, at, paragraph) or _hanging(own, at, starts, paragraph) or _commented(own, at[-1], paragraph, asked)


def _set_aside(own: Sequence[Word], at: Sequence[int], paragraph: str) -> str:
    """The word by which the part of a sentence that has the words is set aside: "Notwithstanding any rule whereby ..., each shall"."""
    setting = plain_set("standing", "overriding", "words")
    commas = behind_marks(own, paragraph)
    for k, word in enumerate(own):
        if word.plain in setting and (end := next((c for c in commas if c > k), 0)):
            beside = end == k + 1 and at[-1] < k and not any(at[-1] < c <= k for c in commas)
            if beside or (k == 0 and at[-1] < end):
                return word.plain
    return ""


def _hanging(own: Sequence[Word], at: Sequence[int], starts: Collection[int], paragraph: str) -> str:
    """The word on which the clause hangs, where what it hangs on decides nothing."""
    relative, commas = of_subject(own), behind_marks(own, paragraph)
    for link, word in enumerate(own[:-1]):
        end = next((c for c in commas if c > link + 1), 0) if word.plain == "if" else 0
        duty = end and any(w.plain in BINDING for w in own[end:])
        here = [i for i in at if link < i and not (duty and i >= end)]  # "If a dam breaks, States shall warn"
        if link in relative and at[-1] >= relative.stop:
            continue  # "a State that plans a dam shall notify its neighbours" says what it shall do
        asked_for = word.start in starts or (link and own[link - 1].start in starts)
        if asked_for or not here or here[0] > link + 1 + BEFORE or len(here) < MOST * len(at):
            continue
        if word.plain == "that" and link and own[link - 1].plain in plain_set("standing", "overriding", "words"):
            continue  # "Notwithstanding that objection, we decide"
        if word.plain == "whether" and (
            own[link + 1].plain in WAYS or any(w.plain == "or" for w in own[link + 2 : link + 2 + KINDS])
        ):
            continue  # "whether by water or by land", "whether public or private" hang no clause
        if word.plain in HANGS and own[link + 1].plain not in language().modals and own[link + 1].plain not in LINKS:
            return "" if word.plain == "that" and _says(own[:link], own[here[-1] + 1 :]) else word.plain
        aired = own[max(0, link - 1)]
        if link > 1 and own[link - 2].plain in ("we", "they"):
            continue  # "We hope to offer" is a verb
        if word.plain in MATTER and link and here[0] <= link + 1 + NEXT and aired.stem in stem_set("standing", "talk", "aired"):
            return "" if _says(own[:link], own[here[-1] + 1 :]) else aired.plain
    return ""


def _says(governing: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether what a clause hangs on puts it in force, or what follows it does: "the proposal to ... is accepted"."""
    if all(len(w.plain) == 1 for w in governing):
        return not any(
            w.plain in LINKS for w in rest[:COMMENT]
        )  # "(a) That States shall", but not "That ... is what nobody signed"
    if governing[0].stem in stem_set("standing", "enacting", "holding"):
        return True  # "Convinced that": said in a preamble, and how strongly is asked elsewhere
    if [w.plain for w in governing[-2:]] == ["we", "insist"]:
        return True  # no other verb of "we": they may doubt that, or remain unpersuaded that
    follows = rest[:1] and rest[0].plain not in REASONS and _enacts(rest) and not turns(Read(rest))
    return bool(operatives(governing)) or _enacts(governing) or bool(follows)


def _enacts(text: Sequence[Word]) -> bool:
    """Whether words before "that" make a duty or an agreement of what follows: "States shall ensure that", "It is agreed that"."""
    stems = stem_set("standing", "enacting", "verbs")
    told = stem_set("standing", "speakers", "verbs") | {"describe", "circulat", "rumor"}
    duty = language().modals - LEAVES
    return any(w.stem in stems or w.plain in duty for w in text) and not any(w.stem in told for w in text[-3:])


def _commented(own: Sequence[Word], last: int, paragraph: str, asked: Collection[str]) -> str:
    """The word with which the rest of the sentence comments on what was asked for."""
    rest = own[last + 1 :]
    if len(rest) < COMMENT:
        return ""
    gap = paragraph[own[last].end : rest[0].start]
    if any(mark in gap for mark in ":—–") and not operatives(rest):
        pointing = plain_set("standing", "pointing", "words")
        return next((w.plain for w in rest[:FIRST] if w.plain in pointing and w.stem not in asked), "")
    verbs = [i for i, w in enumerate(own[:last]) if w.plain in BINDING | LEAVES]
    hung = bool(verbs) and any(w.plain in CONDITIONS for w in own[verbs[0] : last])  # "may be returned once permits are given"
    provided = own[0].plain not in HANGS and (hung or any(w.plain in BINDING for w in own[:last]))
    if rest[0].plain in LINKS and rest[0].plain not in asked and not provided:
        enacting = stem_set("standing", "enacting", "verbs")
        denied = any(not turn.first for turn in turns(Read(rest)))  # "remains unthinkable" denies what stands before it
        denied |= rest[1].stem in stem_set("differences", "turning", "verbs")
        return "" if denied or any(w.stem in enacting or w.stem in asked for w in rest) else rest[0].plain
    return ""


def aside(own: Read, frame: str) -> bool:
    """Whether a sentence takes up what it does not say, so that it stays open: it will be considered ("We will explore whether to"), or an
    idea is noted or welcomed ("notes the suggestion to")."""
    considering = stem_set("standing", "talk", "aside")
    led = ("to", "be", *BINDING, "should", "may")
    later = any(w.stem in considering and own[max(0, i - 1)].plain in led for i, w in enumerate(own))
    verbs = [i for i, w in enumerate(own[:OPENING]) if w.stem in ladder().by_first and w.plain not in LINKS | {"be"}]
    taken_up = len(own) > 1 and any(own[i - 1].plain not in NOUNS_AFTER if i else own[1].plain not in MATTER for i in verbs)
    return later or (frame not in HANGS and taken_up and not turns(own))
