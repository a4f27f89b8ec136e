"""What a sentence says besides the words that were asked for, where that is not known to be harmless.

A sentence grants an ask when all of it is understood: the words asked for in a frame that puts them in force, and besides them only what
takes nothing back: a reason, a purpose, an addition. The grammar of these is short and closed; that of limits and denials is open. So
whatever is not read as one of the former is shown to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.index import Unit
from wsisdiff.matching.stretches import FEW, and_all_others, aside, counted, doing, emphasis, harmless, listed, turned
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word

MARKS = ",()[]"
"""Marks between which a stretch is read phrase by phrase."""
ENDS = ";:–—|"
"""Marks beyond which another piece of the sentence begins; how that stands is asked elsewhere."""
SHOWN = 8
"""Words of a stretch that are shown."""
SUBJECT = 5
"""Words before a verb that may be its subject."""
BEING = frozenset({"is", "are", "be", "become", "becomes"})
HANGING = frozenset({"that", "which", "who", "whose"})
EVERY = frozenset({"all", "every", "each", "any"})
JOINS = frozenset({"and", "or", "nor", "plus"})


def besides(found: Alignment, unit: Unit, paragraph: str) -> Iterator[Difference]:
    """The first stretch of the sentence's own that is not known to take nothing back; one that narrows does: "during the repairs"."""
    narrowing = plain_set("differences", "besides", "narrowing")
    for kind, stretch in islice(_Reader(found, unit, paragraph).strange(), 1):
        yield Difference(
            kind, "weaker" if stretch[0].plain in narrowing | HANGING else "doubt", "", " ".join(w.plain for w in stretch[:SHOWN])
        )


class _Reader:
    """A sentence laid beside a clause, read stretch by stretch."""

    def __init__(self, found: Alignment, unit: Unit, paragraph: str) -> None:
        self.found, self.said, self.paragraph = found, found.said, paragraph
        self.at = [j for j in found.at if j >= found.own]
        self.paired = {found.said[j].start for j in found.covered}
        self.verbs = {unit.words[v.at].start for v in unit.verbs}
        self.harmless = harmless(found.said)
        self.recognized = 0 < found.clause.level <= ladder().statement
        """Whether it is only to be recognized or named: then what else is recognized beside it takes nothing back."""
        self.uncounted = not found.clause.quantities and not any(w.plain in EVERY for w in found.clause.words)
        """Whether neither a number nor all of them were asked for, so that a number takes nothing back: "four representatives"."""
        self.parts = {found.said[k].start for k in self._parts()}
        self.known = {found.said[k].start for hit in self.harmless for k in range(hit.first, hit.last + 1)}
        self.leads = {found.said[hit.first].start for hit in self.harmless}
        self.known |= {word.start for word in emphasis(found.said)}
        self.known |= {
            word.start for before, word in pairwise(found.said) if word.stem == before.stem
        }  # a name and its short form
        self.known |= {found.said[k].start for k in (*counted(found, paragraph), *turned(found))}

    def _parts(self) -> Iterator[int]:
        """The numbers that make a part of what was asked for: "three of the judges", "three judges"."""
        for k in range(self.found.own, len(self.said) - 1):
            after = (w for w in self.said[k + 1 : k + 5] if w.stem not in language().stopwords)
            if self.said[k].plain.isdigit() and (noun := next(after, None)) and noun.stem in self.found.clause.asked:
                yield k

    def strange(self) -> Iterator[tuple[str, Sequence[Word]]]:
        """The stretches that are not understood: before the words asked for, between them, and after them."""
        if not self.at:
            return
        *openers, frame = self._phrases(self._own(self.found.own, self.at[0]))
        for phrase in openers:
            if not (self.recognized or self._opens(phrase)):
                yield "besides", phrase
        if not self._frames(frame):
            yield "besides", frame
        for left, right in pairwise(self.at):
            inner = self._without_asides(self.said[left + 1 : right], self.said[left])
            named = any(w.plain == "namely" for w in self.said[left + 1 : right + 2])  # what is named stands behind it
            if self._tells(inner) and not (named or self._joins(inner)):
                yield "scope", inner
        first, *tails = self._phrases(self.said[self.at[-1] + 1 :], stop=True)
        if self._tells(first) and not self._follows(first):
            yield "scope" if first[0].plain in HANGING else "besides", first
        for phrase in () if self.recognized else tails:
            if self._tells(phrase) and not (aside(phrase) or self._follows(phrase) or self._opens(phrase)):
                yield "besides", phrase

    def _own(self, first: int, last: int) -> Sequence[Word]:
        """The words before those asked for, from the last mark that begins another piece."""
        begin = first
        for k in range(first, last):
            if self._gap(self.said[k], self.said[k + 1], ENDS):
                begin = k + 1
        return self.said[begin:last]

    def _gap(self, one: Word, other: Word, marks: str) -> bool:
        between = self.paragraph[one.end : other.start]
        return any(mark in between for mark in marks)

    def _phrases(self, stretch: Sequence[Word], stop: bool = False) -> list[Sequence[Word]]:
        """The stretch cut at commas; the last of what stands before a word, and the first of what follows one, touch it."""
        before = self.said[self.at[-1]] if stop else None
        found: list[list[Word]] = [[]]
        for word in stretch:
            if stop and before and self._gap(before, word, ENDS):
                break
            if before and self._gap(before, word, MARKS):
                found.append([])
            found[-1].append(word)
            before = word
        if not stop and stretch and self._gap(stretch[-1], self.said[self.at[0]], MARKS):
            found.append([])
        return found  # type: ignore[return-value]

    def _without_asides(self, stretch: Sequence[Word], before: Word) -> Sequence[Word]:
        """A stretch without the clauses after a comma that say more of what they hang on: ", to which every operator belongs,"."""
        phrases: list[list[Word]] = [[]]
        for word in stretch:
            if self._gap(before, word, MARKS):
                phrases.append([])
            phrases[-1].append(word)
            before = word
        first, *others = phrases
        return [*first, *(word for phrase in others if not aside(phrase) for word in phrase)]

    def _enacts(self, phrase: Sequence[Word]) -> bool:
        """Whether a phrase before a comma already puts in force what comes after it: "the Parties place in it, each year, ..."."""
        ours = stem_set("differences", "besides", "ours")
        telling = [w for w in phrase if self._telling(w)]
        acting = [w for w in telling if w.stem not in ours]
        return len(acting) <= 1 and all(w.stem in stem_set("standing", "enacting", "verbs") for w in acting)

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
            or (len(word.plain) == 1 and word.plain.isalpha())
            or (word.plain.isdigit() and (word.plain == "1" or (self.uncounted and word.start not in self.parts)))
            or word.stem in stem_set("differences", "plain", "words")
            or (word.plain.endswith("ly") and word.plain not in plain_set("differences", "besides", "narrowing"))
        )

    def _tells(self, stretch: Sequence[Word]) -> bool:
        return any(self._telling(w) for w in stretch)

    def _begins(self, phrase: Sequence[Word]) -> bool:
        """Whether a word that joins, or a harmless phrase, stands before all that the phrase says of its own."""
        first = next(w.start for w in phrase if self._telling(w))
        return any(w.plain in JOINS or w.start in self.leads for w in phrase if w.start < first)

    def _opens(self, phrase: Sequence[Word]) -> bool:
        """Whether a phrase between commas gives a reason, a purpose or another act, and no condition."""
        if not self._tells(phrase) or any(w.start in self.verbs for w in phrase) or aside(phrase) or self._enacts(phrase):
            return True
        if listed(phrase):
            return True
        first = next((w for w in phrase if not w.plain.endswith("ly")), phrase[0])
        if first.plain.endswith("ing"):
            return doing(first)
        return first.stem in ladder().by_first or self._begins(phrase)

    def _frames(self, phrase: Sequence[Word]) -> bool:
        """Whether what leads into the words asked for puts them in force: a subject and a verb of the ladder, or a modal verb."""
        enacting = stem_set("standing", "enacting", "verbs")
        puts = [
            k
            for k, w in enumerate(phrase)
            if w.start in self.verbs
            or w.plain in language().modals
            or (w.stem in enacting and (not k or phrase[k - 1].plain != "to"))
        ]
        if not puts and phrase[-1:] and phrase[-1].plain == "to" and self.verbs and listed(phrase[:-1]):
            return True  # "urges ports, ships and their owners to"
        if not puts:
            return not self._tells(phrase) or self._is_subject(phrase) or and_all_others(phrase) or self._all_of_us(phrase)
        verb, meta = puts[-1], stem_set("differences", "meta", "words") | stem_set("differences", "besides", "worth") | enacting
        after = [w for w in phrase[verb + 1 :] if self._telling(w) and w.stem not in meta]
        before = [w for w in phrase[:verb] if self._telling(w)]
        does = phrase[verb].plain in language().modals or any(w.plain == "to" for w in phrase[verb + 1 : verb + 2])
        return (not after or (does and len(after) == 1 and self._deed(after[0]))) and (
            len(before) <= SUBJECT or any(w.start in self.verbs for w in phrase[:verb])
        )

    def _is_subject(self, phrase: Sequence[Word]) -> bool:
        """Whether it is the subject of what was asked for: "persons aged 16 or over are", which nobody speaks or thinks of."""
        talk = stem_set("standing", "talk", "words") | stem_set("differences", "besides", "idle")
        telling = [w for w in phrase if self._telling(w)]
        plain = not any(w.stem in talk or w.plain in HANGING for w in phrase)
        return phrase[-1].plain in BEING and len(telling) <= SUBJECT // 2 and plain

    def _all_of_us(self, phrase: Sequence[Word]) -> bool:
        """Whether it names all who agree the text: "Each Party reports"."""
        ours = stem_set("differences", "besides", "ours")
        return all(w.stem in ours for w in phrase if self._telling(w)) and not any(w.plain in FEW for w in phrase)

    def _joins(self, stretch: Sequence[Word]) -> bool:
        """Whether what stands between two words asked for only adds to them."""
        if any(w.plain in JOINS for w in stretch) or self._begins(stretch) or self._of_an_instrument(stretch):
            return True
        telling = [w for w in stretch if self._telling(w)]
        enacting = stem_set("standing", "enacting", "verbs") | stem_set("differences", "besides", "predicates")
        acts = [
            k
            for k, w in enumerate(stretch)
            if w.start in self.verbs
            or w.plain in language().modals
            or w.plain in BEING
            or (w.stem in enacting and w.plain[-1] == "s")
        ]
        if not acts or any(w.plain in HANGING for w in stretch):
            return False
        return all(w.stem in enacting for w in telling) or (
            len(telling) == 1 and stretch.index(telling[0]) > acts[0] and self._deed(telling[0])
        )

    def _deed(self, word: Word) -> bool:
        """Whether a word after a modal may be the verb with which the sentence does what was asked: "will sit on the board"."""
        return word.stem not in stem_set("differences", "besides", "idle")

    def _follows(self, phrase: Sequence[Word]) -> bool:
        """Whether what follows the words asked for adds to them or says what for."""
        valued = self.recognized and any(not hit.first for hit in phrase_list("differences", "drafted", "valuing").find(phrase))
        return valued or doing(phrase[0]) or self._begins(phrase) or self._by_us(phrase) or self._of_an_instrument(phrase)

    def _of_an_instrument(self, phrase: Sequence[Word]) -> bool:
        """Whether it names the instrument that a thing belongs to: the Amendment "to the Kyoto Protocol"."""
        telling = [w for w in phrase if self._telling(w)]
        belongs = phrase[0].plain in ("to", "of", "under") and telling
        named = belongs and telling[-1].plain in plain_set("differences", "besides", "instruments")
        return bool(named) and all(self.paragraph[w.start].isupper() for w in telling)

    def _by_us(self, phrase: Sequence[Word]) -> bool:
        """Whether it only says that those who speak do it: "by the Conference"."""
        ours = stem_set("differences", "besides", "ours")
        whole = len(phrase) > 1 and (phrase[1].stem in ours or phrase[1].plain in ("the", "this", "our", "all"))
        return phrase[0].plain == "by" and whole and all(w.stem in ours for w in phrase if self._telling(w))
