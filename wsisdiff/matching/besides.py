"""What a sentence says besides the words that were asked for, where that is not known to be harmless.

A sentence grants an ask when all of it is understood: the words asked for in a frame that puts them in force, and besides them only what
takes nothing back: a reason, a purpose, an addition. The grammar of these is short and closed; that of limits and denials is open. So
whatever is not read as one of the former is shown to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, Severity, plain
from wsisdiff.matching.index import Unit
from wsisdiff.matching.own_words import BEING, JOINS, SUBJECT, OwnWords
from wsisdiff.matching.stretches import and_all_others, aside, doing, listed
from wsisdiff.matching.turning import HANGING
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
DOING = frozenset({"do", "does"})
NONE = frozenset({"no", "without"})
REASONING = frozenset({"no", "nobody", "nothing", "it", "they", "we", "there", "without"})
"""Words with which, after "for", a reason begins: ", for no one thrives where ..."."""


def besides(found: Alignment, unit: Unit, paragraph: str) -> Iterator[Difference]:
    """The first stretch of the sentence's own that is not known to take nothing back; one that narrows does: "during the repairs"."""
    narrowing = plain_set("differences", "besides", "narrowing")
    for kind, stretch in islice(_Reader(found, unit, paragraph).strange(), 1):
        severity: Severity = "weaker" if stretch[0].plain in narrowing | HANGING else "doubt"
        yield Difference(kind, severity, "", plain(stretch, 0, SHOWN - 1))


class _Reader(OwnWords):
    """A sentence laid beside a clause, read stretch by stretch."""

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
            inner = self._spelled_out(left, right, self._without_asides(left, right))
            if any(w.plain == "whereas" for w in inner):
                yield "scope", inner  # of another, beside whom this one is set
            named = any(w.plain == "namely" for w in self.said[left + 1 : right + 2])  # what is named stands behind it
            manner = len(inner) and self._tells(inner[-1:]) and not self._tells(inner[:-1]) and self._done(right)
            if self._tells(inner) and not (named or manner or self._joins(inner, self.said[left])):
                yield "scope", inner
        first, *tails = self._phrases(self.said[self.at[-1] + 1 :], stop=True)
        if self._tells(first) and not self._follows(first):
            yield "scope" if first[0].plain in HANGING else "besides", first
        for phrase in () if self.recognized else takewhile(lambda tail: not self._of_its_own(tail), tails):
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

    def _without_asides(self, left: int, right: int) -> Sequence[Word]:
        """What stands between two words without the clauses after a comma that say more of what they hang on, ", to which every operator
        belongs,", and without what is only named along with them."""
        items = [k for k in range(left, right) if self._gap(self.said[k], self.said[k + 1], "\n")]
        inside = range(items[0] + 1, items[-1] + 1) if items else range(0)  # other items of a list
        phrases: list[list[Word]] = [[]]
        for k in (k for k in range(left + 1, right + 1) if k not in inside):
            if self._gap(self.said[k - 1], self.said[k], MARKS):
                phrases.append([])
            phrases[-1].append(self.said[k])
        first, *others = phrases
        others[-1:] = [others[-1][:-1]] if others else []
        first = first if others else first[:-1]
        return [*first, *(w for n, p in enumerate(others, 1) if not (aside(p) or (n < len(others) and listed(p))) for w in p)]

    def _spelled_out(self, left: int, right: int, inner: Sequence[Word]) -> Sequence[Word]:
        """A stretch without the participle that only spells out how two words asked for belong together: "a window reserved for them"."""
        said, asked = self.said, self.found.clause.words
        mine = sorted(i for i, j in self.found.pairs.items() if j in (left, right))
        linked = right - left == 3 and len(mine) == 2 and said[left + 1].plain.endswith("ed")
        return inner[1:] if linked and said[right - 1].plain in {w.plain for w in asked[mine[0] + 1 : mine[1]]} else inner

    def _opens(self, phrase: Sequence[Word]) -> bool:
        """Whether a phrase between commas gives a reason, a purpose or another act, and no condition."""
        if not self._tells(phrase) or any(w.start in self.verbs for w in phrase) or aside(phrase):
            return True
        if listed(phrase) or self._places(phrase) or (phrase[0].plain == "for" and phrase[1].plain in REASONING):
            return True
        first = next((w for w in phrase if not w.plain.endswith("ly")), phrase[0])
        if first.plain == "not" and len(phrase) > 1 and phrase[1].plain.endswith("ing"):
            return True  # "Not being able to meet yearly, we decide"
        if first.plain.endswith("ing"):
            return doing(first)
        return first.stem in ladder().by_first or self._begins(phrase)

    def _frames(self, phrase: Sequence[Word]) -> bool:
        """Whether what leads into the words asked for puts them in force: a subject and a verb of the ladder, or a modal verb."""
        enacting = stem_set("standing", "enacting", "verbs")
        puts = [
            k for k, w in enumerate(phrase) if self._acts(w) or (w.stem in enacting and (not k or phrase[k - 1].plain != "to"))
        ]
        if not puts and phrase[-1:] and phrase[-1].plain == "to" and self.verbs and listed(phrase[:-1]):
            return True  # "urges ports, ships and their owners to"
        if not puts:
            return not self._tells(phrase) or self._is_subject(phrase) or and_all_others(phrase) or self._all_of_us(phrase)
        verb, meta = puts[-1], stem_set("differences", "meta", "words") | stem_set("differences", "besides", "worth") | enacting
        after = [w for w in phrase[verb + 1 :] if self._telling(w) and w.stem not in meta and not (self.recognized and doing(w))]
        before = [w for w in phrase[:verb] if self._telling(w)]
        does = phrase[verb].plain in language().modals or any(w.plain == "to" for w in phrase[verb + 1 : verb + 2])
        who = len(before) <= SUBJECT or any(w.start in self.verbs for w in phrase[:verb])
        return who and (not after or (does and len(after) == 1 and self._deed(after[0])))

    def _acts(self, word: Word) -> bool:
        """Whether it is a verb of the ladder or a modal one."""
        return word.start in self.verbs or word.plain in language().modals

    def _done(self, at: int) -> bool:
        """Whether a noun stands there for a verb that was asked for, so that what is before it says how: "effective protection"."""
        asked = self.found.clause.words
        before = (asked[i - 1].plain for i, j in self.found.pairs.items() if j == at and i)
        return not self.said[at].plain.endswith("ed") and any(p in BEING or p in language().modals for p in before)

    def _joins(self, stretch: Sequence[Word], left: Word) -> bool:
        """Whether what stands between two words asked for only adds to them."""
        among = any(w.plain == "including" for w in stretch)  # "the efforts of all, including those of towns"
        if among or any(w.plain in JOINS for w in stretch) or self._begins(stretch) or self._of_an_instrument(stretch):
            return True
        own = [*dropwhile(lambda w: w.start in self.known, stretch)]
        placed = not any(w.plain in language().modals for w in own) and self._places(own)
        if placed or self._by_us(own) or self._adds(stretch):
            return True
        if any(w.plain in HANGING for w in stretch):
            return False
        predicates = stem_set("differences", "besides", "predicates")
        enacting = stem_set("standing", "enacting", "verbs") | predicates
        puts = {w.start for w in stretch if w.stem in enacting and w.plain[-1] == "s"}
        puts |= {w.start for w in stretch[:1] if w.stem in predicates}
        acts = (k for k, w in enumerate(stretch) if w.start in puts or self._acts(w) or w.plain in BEING | DOING)
        act = -1 if left.plain in language().modals else next(acts, len(stretch))
        return act < len(stretch) and self._predicate(stretch, act, enacting)

    def _predicate(self, stretch: Sequence[Word], act: int, enacting: frozenset[str]) -> bool:
        """Whether a stretch with a verb is how the draft says what is to be done: with verbs that put in force, with one deed behind its
        modal ("will sit on"), or, of all that was asked for, by bringing it about ("shall bring into force the laws necessary to")."""
        telling = [k for k, w in enumerate(stretch) if self._telling(w)]
        other = [k for k in telling if stretch[k].stem not in enacting]
        if not other or other[0] < act or not self._deed(stretch[other[0]]):
            return not other
        lead = stretch[act + 1 : other[0]]
        first = all(w.stem not in language().stopwords or w.plain in BEING for w in lead) or any(w.plain in NONE for w in lead)
        if len(telling) == 1 and first:
            return True
        bringing = stem_set("differences", "besides", "bringing")
        return self._whole and all(stretch[k].stem in bringing for k in other)

    def _ends(self, phrase: Sequence[Word]) -> bool:
        """Whether it is how the sentence says to its end what is to be done, with all that was asked for: "are entered"."""
        telling = [w for w in phrase if self._telling(w)]
        done = phrase[0].plain in BEING and len(phrase) == 2 and phrase[1].plain.endswith("ed")
        return self._whole and done and all(map(self._deed, telling))

    @property
    def _whole(self) -> bool:
        """Whether nothing of weight that was asked for is lacking."""
        return all(i in self.found.clause.slight for i in self.found.lacking)

    def _follows(self, phrase: Sequence[Word]) -> bool:
        """Whether what follows the words asked for adds to them or says what for."""
        valued = self.recognized and any(not hit.first for hit in phrase_list("differences", "drafted", "valuing").find(phrase))
        plain = self._begins(phrase) or self._by_us(phrase) or self._of_an_instrument(phrase) or self._ends(phrase)
        return valued or doing(phrase[0]) or plain or self._places(phrase)
