"""The words that a sentence has of its own, beside those that were asked for, and what a phrase of them may be: a reason, a place that is
known, all of a place, those who speak, an instrument's name, what somebody else does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.index import Unit
from wsisdiff.matching.stretches import FEW, counted, doing, emphasis, harmless, turned
from wsisdiff.matching.turning import HANGING, turns
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set, spanned, stem_set
from wsisdiff.text.words import Word

SUBJECT = 5
"""Words before a verb that may be its subject."""
BEING = frozenset({"is", "are", "be", "become", "becomes"})
ANYBODY = frozenset({"those", "anyone", "everyone", "persons", "people", "anybody", "everybody"})
EVERY = frozenset({"all", "every", "each", "any"})
WHOLE = frozenset({"whole", "entire", "all", "every", "any"})
JOINS = frozenset({"and", "or", "nor", "plus"})
MERELY = frozenset({"only", "merely", "just", "solely"})
BACK = frozenset({"it", "its", "them", "their", "our", "his", "her"})
PLACING = frozenset({"in", "on", "upon", "at", "around", "near", "through", "across", "along", "over", "under"})
WITHIN = frozenset({"in", "on", "at", "under", "over"})
"""After these, what somebody has may be a part of all that was asked for: "in their reserves"; what a Party has is all that it can give."""
TOGETHER = frozenset({"together with", "along with"})
FEW_OF_ITS_OWN = 2
"""Telling words of a phrase that only points back or says where."""


class OwnWords:
    """A sentence laid beside a clause: which of its words say something of their own."""

    def __init__(self, found: Alignment, unit: Unit, paragraph: str) -> None:
        self.found, self.said, self.paragraph = found, found.said, paragraph
        self.at = [j for j in found.at if j >= found.own]
        self.paired = {found.said[j].start for j in found.covered}
        self.verbs = {unit.words[v.at].start for v in unit.verbs}
        self.recognized = 0 < found.clause.level <= ladder().statement
        """Whether it is only to be recognized or named: then what else is recognized beside it takes nothing back."""
        self.uncounted = not found.clause.quantities and not any(w.plain in EVERY for w in found.clause.words)
        """Whether neither a number nor all of them were asked for, so that a number takes nothing back: "four representatives"."""
        self.ours = stem_set("differences", "besides", "ours")
        self.parts = {found.said[k].start for k in self._parts()}
        joint = TOGETHER if turns(found.clause.words) else ()  # who forbids A together with B forbids less than A
        plain = [hit for hit in harmless(found.said) if hit.phrase not in joint]
        self.leads = {found.said[hit.first].start for hit in plain}
        known = {*spanned(plain), *counted(found, paragraph), *turned(found), *self._named(), *self._pointed()}
        self.known = {found.said[k].start for k in known} | {word.start for word in emphasis(found.said)}

    def _parts(self) -> Iterator[int]:
        """The numbers that make a part of what was asked for: "three of the judges", "three judges"."""
        for k in range(self.found.own, len(self.said) - 1):
            after = (w for w in self.said[k + 1 : k + 5] if w.stem not in language().stopwords)
            if self.said[k].plain.isdigit() and (noun := next(after, None)) and noun.stem in self.found.clause.asked:
                yield k

    def _named(self) -> Iterator[int]:
        """The words that only name again, or name by what they do, whom or what the sentence speaks of: a name and its short form, "States
        Parties", "taken out of orbit", "those who serve their communities"."""
        stop = language().stopwords
        again = self.found.clause.asked - stop
        for k, (before, word) in enumerate(pairwise(self.said), 1):
            name = word.stem == before.stem or {word.stem, before.stem} <= self.ours
            repeated = word.stem in again and (before.stem in stop or before.plain in EVERY or before.start in self.paired)
            who = k > 1 and before.plain in HANGING and self.said[k - 2].plain in ANYBODY
            if name or repeated or who:
                yield k

    def _pointed(self) -> Iterator[int]:
        """The words by which it names what stands in another paragraph, "the crews referred to in paragraph 1 above", or leaves a thing to
        those who agree the text, "unless the Conference decides otherwise"."""
        yield from spanned(phrase_list("differences", "limiting", "later").find(self.said))
        for hit in phrase_list("standing", "pointing", "named").find(self.said):
            yield from range(max(self.found.own, hit.first - 1), min(hit.last + 3, len(self.said)))

    def _telling(self, word: Word) -> bool:
        """Whether a word says something of its own: neither asked for nor a word of grammar, force or emphasis."""
        table = language()
        return not (
            word.start in self.paired
            or word.start in self.verbs
            or word.start in self.known
            or word.stem in self.found.clause.others
            or word.stem in table.stopwords
            or word.plain in table.modals
            or word.plain in ("what", "whom", "included")
            or (len(word.plain) == 1 and word.plain.isalpha())
            or (word.plain.isdigit() and (word.plain in ("0", "1") or (self.uncounted and word.start not in self.parts)))
            or word.stem in stem_set("differences", "plain", "words")
            or (word.plain.endswith("ly") and word.plain not in plain_set("differences", "besides", "narrowing"))
        )

    def _tells(self, stretch: Sequence[Word]) -> bool:
        return any(self._telling(w) for w in stretch)

    def _deed(self, word: Word) -> bool:
        """Whether a word after a modal may be the verb with which the sentence does what was asked: "will sit on the board"."""
        return word.stem not in stem_set("differences", "besides", "idle")

    def _begins(self, phrase: Sequence[Word]) -> bool:
        """Whether a word that joins, or a harmless phrase, stands before all that the phrase says of its own."""
        first = next(w.start for w in phrase if self._telling(w))
        return any(w.plain in JOINS or w.start in self.leads for w in phrase if w.start < first)

    def _is_subject(self, phrase: Sequence[Word]) -> bool:
        """Whether it is the subject of what was asked for: "persons aged 16 or over are", which nobody speaks or thinks of."""
        talk = stem_set("standing", "talk", "words")
        plain = all(w.stem not in talk and self._deed(w) and w.plain not in HANGING for w in phrase)
        return phrase[-1].plain in BEING and sum(map(self._telling, phrase)) <= SUBJECT // 2 and plain

    def _all_of_us(self, phrase: Sequence[Word]) -> bool:
        """Whether it names all who agree the text: "Each Party reports"."""
        return all(w.stem in self.ours for w in phrase if self._telling(w)) and not any(w.plain in FEW for w in phrase)

    def _by_us(self, phrase: Sequence[Word]) -> bool:
        """Whether it only says that those who speak do it or have it: "by the Conference", "of our countries"."""
        if len(phrase) < 2 or not all(w.stem in self.ours for w in phrase if self._telling(w)):
            return False
        ourselves = phrase[1].plain in ("our", "all")
        by = phrase[0].plain == "by" and (ourselves or phrase[1].stem in self.ours or phrase[1].plain in ("the", "this"))
        return by or (phrase[0].plain in ("of", "in") and ourselves)

    def _of_an_instrument(self, phrase: Sequence[Word]) -> bool:
        """Whether it names the instrument that a thing belongs to, the Amendment "to the Kyoto Protocol", or the text itself: "may be made
        to this Agreement"."""
        telling = [w for w in phrase if self._telling(w)]
        if not telling or telling[-1].plain not in plain_set("differences", "besides", "instruments"):
            return False
        this = any(two is telling[0] and one.plain in ("this", "the", "present") for one, two in pairwise(phrase))
        named = phrase[0].plain in ("to", "of", "under") and all(self.paragraph[w.start].isupper() for w in telling)
        return named or (len(telling) == 1 and this)

    def _of_its_own(self, phrase: Sequence[Word]) -> bool:
        """Whether it says of something else what becomes of it: "the costs to be borne by donors", unless that is still to be agreed."""
        at = next((k for k, (one, two) in enumerate(pairwise(phrase)) if k and (one.plain, two.plain) == ("to", "be")), 0)
        return bool(at) and all(w.start not in self.verbs and self._deed(w) for w in phrase[at:])

    def _places(self, phrase: Sequence[Word]) -> bool:
        """Whether it only says which thing is meant by what the sentence already speaks of, in what it is done, or that all of a place are
        meant: "upon its banks", "that launched it", "in an open register", "in the whole territory"."""
        if len(phrase) < 2:
            return False
        first, second = phrase[0].plain, phrase[1].plain
        telling, placing = sum(map(self._telling, phrase)), first in PLACING
        back = first in HANGING and phrase[-1].plain in BACK
        ours = any(w.stem in self.ours for w in self.said[self.found.own : self.at[0] + 1])
        by_it = (doing(phrase[0]) or (placing and (ours or first not in WITHIN))) and second in BACK
        media = stem_set("differences", "besides", "media")
        in_one = first in ("in", "on", "through") and second in ("a", "an") and phrase[-1].stem in media
        everywhere = placing and telling == 1 and any(w.plain in WHOLE for w in phrase[1:3])
        return everywhere or (telling <= FEW_OF_ITS_OWN and (back or by_it or in_one))

    def _adds(self, stretch: Sequence[Word]) -> bool:
        """Whether it goes on from "not only" to what comes with it."""
        also = any(one.plain == "not" and two.plain in MERELY for one, two in pairwise(self.said[self.found.own :]))
        return also and any(w.plain == "but" for w in stretch)
