"""A draft prepared for searching: its sentences as folded words, and which sentences hold which word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from functools import cached_property, lru_cache
from typing import NamedTuple

from wsisdiff.matching.holding import NONE, Holding
from wsisdiff.matching.main_clause import taken_up
from wsisdiff.model import Draft, Fact, Paragraph, Span
from wsisdiff.text.ladder import Hedge, Operative, hedges_in, ladder, operatives, reported
from wsisdiff.text.language import language
from wsisdiff.text.names import Names
from wsisdiff.text.phrase_list import Read, phrase_list, unspaced
from wsisdiff.text.sentences import sentences
from wsisdiff.text.standing import inside, not_agreed, remarks_on, verb_choices
from wsisdiff.text.words import Word, words


class _Unit(NamedTuple):
    paragraph: int
    span: Span
    words: tuple[Word, ...]
    own: int
    """Index of the first word of the sentence itself; those before it are what it stands under."""
    not_agreed: frozenset[int] = frozenset()
    """Indices of words that stand in brackets or are one of several alternatives."""


class Unit(_Unit):
    """A sentence with what it stands under in front: its section's heading, its chapeau, the sentence it points back to.

    Word positions are characters of its paragraph's text; words of the heading have none (-1).
    """

    @cached_property
    def own_words(self) -> Read:
        """The words without those it stands under."""
        return Read(self.words[self.own :])

    @cached_property
    def own_plains(self) -> tuple[str, ...]:
        """These as they are written."""
        return tuple(w.plain for w in self.own_words)

    @cached_property
    def own_unspaced(self) -> Read:
        """The same, a word written with spaces as one."""
        return unspaced(self.own_words)

    @cached_property
    def said(self) -> Read:
        """All of its words so, those that it stands under first."""
        return Read((*unspaced(self.words[: self.own]), *self.own_unspaced)) if self.own else self.own_unspaced

    @cached_property
    def at(self) -> dict[str, tuple[int, ...]]:
        """Stem -> the indices at which it stands, so that looking for a phrase does not go through all words. Most are never asked."""
        found: dict[str, tuple[int, ...]] = {}
        for i, word in enumerate(self.words):
            found[word.stem] = (*found[word.stem], i) if word.stem in found else (i,)
        return found

    # How the sentence speaks: read once, though many wordings of many asks may stand in it.

    @cached_property
    def verbs(self) -> tuple[Operative, ...]:
        """The operative verbs of the sentence itself."""
        return tuple(verb._replace(at=verb.at + self.own) for verb in operatives(self.own_words, bare=not self.verbs_above))

    @cached_property
    def verbs_above(self) -> tuple[Operative, ...]:
        """The operative verbs of what it stands under."""
        return operatives(self.words[: self.own])

    @cached_property
    def hedges(self) -> tuple[Hedge, ...]:
        """See `hedges_in`; those of what it stands under among them."""
        return hedges_in(self.words)

    @cached_property
    def agreed(self) -> Unit:
        """The sentence as far as it is agreed: without the words that are not."""
        return self._keeping([i for i in range(len(self.words)) if i not in self.not_agreed])

    def under(self, words: tuple[Word, ...]) -> Unit:
        """The sentence with words more that it stands under."""
        open_ = frozenset(i + len(words) for i in self.not_agreed)
        return Unit(self.paragraph, self.span, words + self.words, self.own + len(words), open_)

    def only(self, own: Sequence[Word]) -> Unit:
        """The sentence with no more than these of its own words."""
        starts = {w.start for w in own}
        kept = [i for i, w in enumerate(self.words) if i < self.own or w.start in starts]
        return self if len(kept) == len(self.words) else self._keeping(kept)

    def _keeping(self, kept: Sequence[int]) -> Unit:
        open_ = frozenset(n for n, i in enumerate(kept) if i in self.not_agreed)
        return Unit(self.paragraph, self.span, tuple(self.words[i] for i in kept), sum(i < self.own for i in kept), open_)

    @cached_property
    def reports(self) -> bool:
        """Whether it only reports what others said."""
        return reported(self.own_words)


def placeless(said: Iterable[Word]) -> tuple[Word, ...]:
    """Words of another paragraph or of a heading, which have no place in the paragraph that they are read with."""
    return tuple(Word(w.plain, w.stem, -1, -1) for w in said)


class Reservation(NamedTuple):
    """Why a sentence is not simply said. `kind`: rejected, reported, question, unreal, history, explained, open,
    around, heading, exempting."""

    kind: str
    words: str

    @property
    def void(self) -> bool:
        """Whether the draft does not say the sentence at all; otherwise it says it with a reservation."""
        return self.kind not in ("open", "around", "heading", "exempting")


class DraftIndex:
    """The sentences of a draft and an inverted list from stem to sentences. Linear in the text to build."""

    _alike: DraftIndex | None = None
    """An index of the same words, with which it shares what is made of them."""

    def __init__(self, draft: Draft, names: Names) -> None:
        self.draft = draft
        self.names = names
        self.units: list[Unit] = []
        self.wholes: list[Unit] = []
        """Each paragraph as one unit."""
        self.said_before: list[dict[str, str]] = []
        """For each paragraph, the names that short forms in it stand for (see `Names.short_forms`)."""
        said: dict[str, str] = {}
        copied = said.copy()
        for number, paragraph in enumerate(draft.paragraphs):
            copied = copied if copied == said else said.copy()
            self.said_before.append(copied)
            whole, parts = units_of(number, paragraph, names, said)
            self.wholes.append(whole)
            self.units += [self._with_what_it_names(part) for part in parts]
        self.reserved: dict[tuple[int, Span, int], Reservation | None] = {}
        """What a place (paragraph, sentence, piece of it) says against what stands there, kept for the many asks that look there."""

    def knowing(self, names: Names, new: Iterable[tuple[str, ...]]) -> DraftIndex:
        """The index with names of which the `new` (by their stems) were not known before; shared where none of them stands in the draft."""
        if any(self._says(stems) for stems in new):
            return DraftIndex(self.draft, names)
        same = copy(self)
        same.names, same.reserved, same._alike = names, {}, self
        return same

    def _says(self, stems: tuple[str, ...]) -> bool:
        """Whether words with these stems stand in a row anywhere, in names that are folded among them."""
        held = [self.paragraphs_holding.any_of[self.names.hiding.get(stem, frozenset()) | {stem}] for stem in stems]
        for n in frozenset.intersection(*held):
            paragraph = self.draft.paragraphs[n]
            for text in (paragraph.text, paragraph.section):
                said = [w.stem for w in words(text)]
                if any(tuple(said[i : i + len(stems)]) == stems for i in range(len(said))):
                    return True
        return False

    def _with_what_it_names(self, unit: Unit) -> Unit:
        """A sentence that names a paragraph above ("the actors referred to in paragraph 4 above") read with what is agreed there: the words
        that tell what it is about, and none by which it acts or denies."""
        for hit in phrase_list("standing", "pointing", "named").find(unit.own_words) if unit.paragraph else ():
            label = unit.own_words[hit.last + 1 : hit.last + 2]
            number = self.labels.get(label[0].plain, -1) if label else -1
            if 0 <= number < unit.paragraph:
                silent = language().stopwords | language().modals | language().negation | ladder().by_first.keys()
                there = self.wholes[number].agreed.own_words
                about = placeless(w for w in there if w.stem not in silent and w.plain not in silent)
                return unit.under(about[: 2 * CHAPEAU])
        return unit

    @cached_property
    def labels(self) -> dict[str, int]:
        """Label -> the first paragraph that has it."""
        return self.draft.numbers()

    @cached_property
    def sentences_of(self) -> dict[int, list[Unit]]:
        """The sentences of each paragraph, in their order."""
        found: dict[int, list[Unit]] = {n: [] for n in range(len(self.wholes))}
        for unit in self.units:
            found.setdefault(unit.paragraph, []).append(unit)
        return found

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """The stems of all that its paragraphs say, without their headings."""
        return frozenset(w.stem for whole in self.wholes for w in whole.own_words)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The stems by which those who agree the text are named: in its title, and first in two paragraphs or more."""
        first = Counter(stem for whole in self.wholes for stem in {w.stem for w in whole.own_words[:FIRST]})
        return frozenset(w.stem for w in words(self.draft.title)) | {stem for stem, count in first.items() if count > 1}

    @cached_property
    def open_share(self) -> float:
        """Share of the draft's words that are not agreed: in brackets, on offer, an option."""
        own = sum(len(unit.own_words) for unit in self.units)
        return sum(sum(i >= unit.own for i in unit.not_agreed) for unit in self.units) / max(1, own)

    def place_of(self, unit: Unit) -> int | None:
        """Which sentence of its paragraph a unit is, from 0; None for a list or a whole paragraph."""
        return next((n for n, other in enumerate(self.sentences_of[unit.paragraph]) if other.span == unit.span), None)

    def beside(self, unit: Unit, steps: int) -> Unit | None:
        """The sentence so many after one (before it, where less than 0) in its paragraph; None where there is none, as beside a list."""
        own, place = self.sentences_of[unit.paragraph], self.place_of(unit)
        return own[place + steps] if place is not None and 0 <= place + steps < len(own) else None

    def text_of(self, unit: Unit) -> str:
        """The text of its paragraph."""
        return self.draft.paragraphs[unit.paragraph].text

    def topic(self, section: str) -> tuple[Word, ...]:
        """The words of a heading."""
        return _topic(section, self.names)

    @cached_property
    def holding(self) -> Holding:
        """Which sentences hold a stem. Made when it is first asked for: asks that amend a paragraph look for whole paragraphs only."""
        return self._alike.holding if self._alike else Holding(enumerate(self.units))

    @cached_property
    def paragraphs_holding(self) -> Holding:
        """The same for whole paragraphs."""
        return Holding(enumerate(self.wholes))


FIRST = 3
"""First words of a paragraph among which it names who speaks."""
POINTING_BACK = frozenset(
    {"this", "these", "those", "such", "it", "its", "they", "their", "them", "that", "thereby", "thus", "therefore", "so"}
)
"""A sentence with one of these among its first words is read with the sentence before it."""
POINTING_REACH = 18
"""Words from the sentence's start among which a word that points back is looked for."""


CHAPEAU = 100
"""Words at each end of what a sentence stands under that are read with it: a longer chapeau would be carried by each of its items."""


def open_words(paragraph: Paragraph, besides: Collection[Fact] = ()) -> tuple[Span, ...]:
    """Where a sentence of the paragraph is not agreed: not by a choice of verbs, of which one will stand, nor by the facts `besides`."""
    return not_agreed(paragraph, [*besides, *(fact for group, _ in verb_choices(paragraph) for fact in group)])


def units_of(number: int, paragraph: Paragraph, names: Names, said: dict[str, str]) -> tuple[Unit, list[Unit]]:
    """A paragraph as one unit, which has all that is on offer, and as its sentences, in which of verbs on offer the weakest stands; `said`
    (see `Names.short_forms`) is brought up to date."""
    text_words = names.short_forms(names.fold(words(paragraph.text)), paragraph.text, said)
    topic = _topic(paragraph.section, names)
    skipped = remarks_on(paragraph)
    if skipped:
        text_words = tuple(w for w in text_words if not inside(w.start, skipped))

    def marked(unit_words: Sequence[Word], open_spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(i for i, w in enumerate(unit_words) if inside(w.start, open_spans)) if open_spans else NONE

    open_spans = not_agreed(paragraph)
    whole = topic + text_words
    as_one = Unit(number, Span(0, len(paragraph.text)), whole, len(topic), marked(whole, open_spans))
    if choices := tuple(verb_choices(paragraph)):
        open_spans = not_agreed(paragraph, [fact for group, _ in choices for fact in group])
        for group, weakest in choices:
            offered = range(group[0].span.start, group[-1].span.end)
            text_words = tuple(w for w in text_words if w.start not in offered or weakest.start <= w.start < weakest.end)
    starts = [w.start for w in text_words]

    def cut(span: Span) -> tuple[Word, ...]:
        return text_words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def unit(span: Span, under: tuple[Span, ...]) -> Unit:
        above = topic
        for s in under:
            over = cut(s)
            above += over if len(over) <= 2 * CHAPEAU else over[:CHAPEAU] + over[-CHAPEAU:]
        all_words = above + cut(span)
        return Unit(number, span, all_words, len(above), marked(all_words, open_spans))

    parts = []
    before: Span | None = None
    for sentence in sentences(paragraph.text):
        under = sentence.under
        if before is not None and not under and any(w.plain in POINTING_BACK for w in cut(sentence.span)[:POINTING_REACH]):
            under = (before,)
        parts.append(unit(sentence.span, under))
        before = sentence.span
    parts = [p for p in parts if p.own < len(p.words)]
    following = [*(p.own_words for p in parts[1:]), ()]
    return as_one, [p.only(taken_up(p.own_words, after, paragraph.text)) for p, after in zip(parts, following, strict=False)]


@lru_cache(maxsize=1024)
def _topic(section: str, names: Names) -> tuple[Word, ...]:
    """The words of a heading, as they stand in front of each sentence under it."""
    return placeless(names.fold(words(section)))
