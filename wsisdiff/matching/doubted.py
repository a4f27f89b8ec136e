"""Whether another sentence may undo what one grants, by more ways than can be counted: so what leaves it as it is, is counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from wsisdiff.matching.citations import citations, names
from wsisdiff.matching.denied import attack, carried
from wsisdiff.matching.fates import not_taken
from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.matching.overridden import AFTER, BEFORE, set_aside
from wsisdiff.matching.spoken import gone
from wsisdiff.matching.turning import turns
from wsisdiff.text.language import language, read_data
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word, behind_marks, words


def doubted(unit: Unit, index: DraftIndex) -> Reservation | None:
    """What another sentence says that may undo what this one grants, for a person to see, or does undo it (rejected).

    It speaks of its paragraph as of a text, and neither carries it out nor recalls it ("paragraph 2 was carried over by mistake", "The
    following replaces paragraphs 2 and 4"); right behind it, it denies something of what it named ("The fund shall make no payments"), or
    leaves it to those whom it binds; or it is in another language.
    """
    if found := _spoken_of(unit, index):
        return found
    said = _turned_down(unit, index) or not_taken(unit, index) or _beside_it(unit, index) or _of_all(unit, index)
    return Reservation("open", said) if said else None


def _beside_it(unit: Unit, index: DraftIndex) -> str:
    """What stands right beside a sentence, or behind a semicolon in it, and may undo it."""
    after = index.beside(unit, 1)
    behind = next(iter(behind_marks(unit.own_words, index.text_of(unit), ";")), len(unit.own_words))
    for rest in (unit.own_words[behind:], after.own_words if after else ()):
        if left := _leaves_open(Read(rest), unit):
            return left
    strange = (beside for step in (-1, 1) if (beside := index.beside(unit, step)) and _is_foreign(beside))
    return next((" ".join(w.plain for w in beside.own_words[:AFTER]) for beside in strange), "")


def denial_undone(unit: Unit, index: DraftIndex) -> str:
    """The words with which another paragraph takes back what this one denies, in some matter at least: "Paragraph 2 has no application to
    farms", "The repeal mentioned in paragraph 2 is annulled"."""
    elsewhere = [cited for cited in citations(unit, index) if cited.unit.paragraph != unit.paragraph]
    if said := next((said for said, how in map(set_aside, elsewhere) if how and how != "taken out"), ""):
        return said
    ending, restoring = stem_set("differences", "turning", "lifting"), stem_set("standing", "overriding", "restoring")
    for cited in elsewhere:
        own, at = cited.unit.own_unspaced, cited.at
        about = [*own[max(0, at - AFTER) : at], *(w for w in own[at + 1 :] if w.stem in ending), *own[at + 1 : at + 1 + AFTER]]
        undone = next((w.plain for w in about if w.stem in ending | restoring), "")
        if undone:
            return undone
    return ""


def _spoken_of(unit: Unit, index: DraftIndex) -> Reservation | None:
    """The words with which another sentence speaks of the paragraph as of a text, or adopts others and passes it over."""
    for cited in citations(unit, index):
        own, at = cited.unit.own_unspaced, cited.at
        # "the following paragraphs set out the issues"
        leads = cited.end == at + 1 and own[at].plain.endswith("s") and not turns(own)
        if not (leads or _heeds(own, at)):
            return Reservation("rejected" if _voids(own, at) else "open", _beside(own, at))
    label, parts = index.draft.paragraphs[unit.paragraph].label, stem_set("standing", "overriding", "parts")
    for n in sorted(index.holding.any_of[parts] & index.holding.any_of[stem_set("standing", "contesting", "carried")]):
        own = index.units[n].own_unspaced
        if at := next((i for i, word in enumerate(own) if word.stem in parts and _passes_over(own, i, label, index)), 0):
            return Reservation("open", _beside(own, at))
    return None


def _voids(own: Read, at: int) -> bool:
    """Whether a sentence says of the paragraph that it names that all of it is void, and does not take that back itself."""
    about = own[max(0, at - AFTER) : at + 2 + 2 * AFTER]
    voiding = stem_set("standing", "overriding", "voiding")
    if any(w.stem in stem_set("standing", "overriding", "quoted") for w in own[at + 1 : at + 4]):
        return False  # "In paragraph 3 the words “by 1 October” are deleted"
    denied = {w.stem for turn in turns(own) for w in own[turn.last + 1 : turn.last + 2]}
    if denied & voiding:
        return False  # "was shown as struck by mistake; it was never struck"
    effect = bool(turns(Read(about))) and any(w.plain == "effect" for w in about)
    return effect or any(w.stem in voiding for w in about)


def _beside(own: Read, at: int) -> str:
    return " ".join(w.plain for w in own[max(0, at - 2) : at + AFTER])


MOSTLY = 0.3
"""Share of a sentence's telling words that another has which says of a text that it is gone: it may mean this one."""


def _turned_down(unit: Unit, index: DraftIndex) -> str:
    """The words with which a sentence elsewhere says of a text in the same matter that it is gone: "Any provision above on
    the liability of ports shall be read as deleted"."""
    texts = stem_set("standing", "overriding", "parts") | stem_set("standing", "talk", "texts", "named")
    telling = {w.stem for w in unit.own_words} - language().stopwords - texts
    for n in sorted(index.holding.any_of[texts] & index.holding.any_of[stem_set("standing", "weakening", "participles")]):
        own = index.units[n].own_unspaced
        apart = index.units[n].paragraph == unit.paragraph or len(telling & {w.stem for w in own}) < max(2, MOSTLY * len(telling))
        if not apart and not attack(own, ()) and (said := gone(own)):
            return said
    return ""


def _of_all(unit: Unit, index: DraftIndex) -> str:
    """The words with which a sentence says of all paragraphs, of the part that this one stands in, of its modal verb or of how the text is
    printed that they bind nobody: "Every other article shall cease to apply", "The word “shall” is to be read as “may”"."""
    part = _part_of(unit, index)
    for other, divisions in _binding_nobody(index):
        if other is not unit and (not divisions or part in divisions):
            return " ".join(w.plain for w in other.own_unspaced[:AFTER])
    return next((said for modal, said in _other_words(index) if modal in unit.own_plains), "")


@lru_cache(maxsize=8)
def _binding_nobody(index: DraftIndex) -> tuple[tuple[Unit, frozenset[str]], ...]:
    """Sentences that say so of all paragraphs, or of parts of the text with the stems of the words for these."""
    parts, force = stem_set("standing", "overriding", "parts"), stem_set("standing", "overriding", "force")
    ending, named = stem_set("standing", "overriding", "ending"), stem_set("standing", "overriding", "divisions")
    found = []
    for n in sorted(index.holding.any_of[force | _printed()]):
        own = index.units[n].own_unspaced
        every = any(
            word.plain in ALL and _of_parts(own[i + 1 : i + 1 + SUBJECT], parts, force | ending) for i, word in enumerate(own)
        )
        every = every or any(phrase_list("standing", "overriding", "printing").find(own))
        divisions = frozenset(w.stem for w in own[:SUBJECT]) & named
        undone = (every or divisions) and (turns(own) or gone(own) or any(w.stem in ending for w in own))
        if undone and not phrase_list("standing", "overriding", "construed").find(own):
            found.append((index.units[n], frozenset() if every else divisions))
    return tuple(found)


@lru_cache(maxsize=1)
def _printed() -> frozenset[str]:
    """Stems of the words by which it is told how a text is printed."""
    said = words(" ".join(read_data("standing")["overriding"]["printing"]))
    return frozenset(w.stem for w in said) - language().stopwords


def _of_parts(after: Sequence[Word], parts: Collection[str], does: Collection[str]) -> bool:
    """Whether words behind "every" or "no" name parts of the text and go on with what these do: "other article shall cease", but not
    "provision on tariffs"."""
    at = next((i for i, word in enumerate(after[:-1]) if word.stem in parts), -1)
    if [w.plain for w in after[at + 1 : at + 3]] == ["of", "this"]:
        return at >= 0
    then = after[at + 1] if at >= 0 and after[0].plain != "such" else None
    return then is not None and (then.plain in language().modals | WHERE or then.stem in does)


WHERE = frozenset({"is", "are", "was", "were", "has", "have", "above", "below"})
"""Words with which a sentence goes on about a part of the text."""
ALL = frozenset({"every", "all", "each", "any", "no", "none", "neither"})


def _part_of(unit: Unit, index: DraftIndex) -> str:
    """The stem of the word for a part of a text under which the sentence stands: "schedule" of "Schedule: ..." or of its heading."""
    own = unit.own_words
    tag = own[:1] if own and index.text_of(unit)[own[0].end : own[0].end + 1] == ":" else ()
    named = (*tag, *words(index.draft.paragraphs[unit.paragraph].section))
    return next((w.stem for w in named if w.stem in stem_set("standing", "overriding", "divisions")), "")


WORD_READ = re.compile(
    r"[\"“«‘'](shall|must|will)[\"”»’'],?\s[^.]{0,80}?\b(?:as|means?|to mean|for|marks?|denotes?)\b(?P<as>[^.]*)", re.IGNORECASE
)
"""A modal verb in quotation marks, and what it is said to mean in this text."""


@lru_cache(maxsize=8)
def _other_words(index: DraftIndex) -> tuple[tuple[str, str], ...]:
    """Modal verbs of which a sentence says that they mean no duty in this text, and the words by which it does."""
    found = []
    for n in sorted(index.holding.any_of[stem_set("standing", "overriding", "reading")]):
        match = WORD_READ.search(index.units[n].span.cut(index.text_of(index.units[n])))
        if match and plain_set("standing", "overriding", "binding").isdisjoint(w.plain for w in words(match["as"])):
            found.append((match[1].lower(), match[0]))
    return tuple(found)


SUBJECT = 4
"""First words of a sentence among which its subject stands."""
DEFINITE = frozenset({"the", "this", "such", "these", "its", "their"})


LEAVE = frozenset({"may", "can", "need"})


def _leaves_open(own: Read, unit: Unit) -> str:
    """The words with which a sentence leaves it to those whom the one before it binds: "A State may, by letter, choose a lower age"."""
    bound = [w.stem for w in unit.own_words if w.plain == "we" or w.stem not in language().stopwords][:2]
    modal = next((i for i, w in enumerate(own[:BEFORE]) if w.plain in LEAVE), 0)
    same = modal and any(w.stem in bound for w in own[:modal])
    freeing = stem_set("standing", "overriding", "freeing")
    return " ".join(w.plain for w in own[: modal + AFTER]) if same and any(w.stem in freeing for w in own[modal:]) else ""


FOREIGN = 0.1
"""Share of words of grammar below which a sentence of some words is hardly English; headings and names are shorter."""


def _is_foreign(unit: Unit) -> bool:
    grammar = sum(w.plain in language().stopwords or w.plain in language().modals for w in unit.own_words)
    return len(unit.own_words) > BEFORE and grammar < FOREIGN * len(unit.own_words)


def _passes_over(own: Read, at: int, label: str, index: DraftIndex) -> bool:
    """Whether a sentence adopts paragraphs of the text that it counts, and not the one with this label."""
    adopts = at > 0 and own[at - 1].stem in stem_set("standing", "contesting", "carried") and not turns(own)
    counted = [w.plain for w in own[at + 1 : at + 2]]
    return adopts and counted != [] and counted[0] in index.labels and label.isdigit() and not names(own, at, label, 0)


def _heeds(own: Read, at: int) -> bool:
    """Whether a sentence leaves the paragraph that it names as it is, by the words about its name."""
    setting, positions = (plain_set("standing", "overriding", key) for key in ("words", "positions"))
    links = plain_set("standing", "overriding", "links")
    this = own[max(0, at - 1)].plain == "this"
    leading = (w.plain for w in reversed(own[:at]) if w.plain not in positions | {"this", "the", "present"})
    before = next(leading, "")
    if next(leading, "") in plain_set("standing", "overriding", "particles"):
        return False  # "has gone back on paragraph 3", "does away with it"
    if before in setting or (this and before in links) or (attack(own, ()) and not carried(own)):
        return True  # what "notwithstanding paragraph 5" sets aside is asked by `overridden`
    about = range(at - AFTER, at + 2 + 2 * AFTER)
    undoing = stem_set("standing", "weakening", "verbs") | stem_set("standing", "overriding", "superseding")
    if before == "in":  # "In paragraph 2, for “shall” read “may”"
        undoing |= stem_set("standing", "overriding", "amending")
    if any(hit.first in about for hit in turns(own)) or any(w.stem in undoing for i, w in enumerate(own) if i in about):
        return False
    heeding = stem_set("standing", "overriding", "heeding")
    return before in links or any(w.stem in heeding for w in own[max(0, at - AFTER) : at + 2 + AFTER])
