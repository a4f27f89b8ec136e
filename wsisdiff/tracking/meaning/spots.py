"""Where two texts differ, and what is said there: the ground on which every kind of meaning is compared place by place.

A spot is a place where words were cut, added or replaced. A mention is something that says something (a verb, a number, a condition) at
a place of one of the texts. A mention that no spot touches says what it said; those that one spot touches on both sides are set
against each other, in their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, zip_longest
from typing import NamedTuple

from wsisdiff.model import Edit, Remark
from wsisdiff.text.edits import new_of, old_of
from wsisdiff.text.language import language
from wsisdiff.text.sentences import Sentence, sentences
from wsisdiff.text.words import Word, words


class Spot(NamedTuple):
    """A place where the texts differ: characters a to b of the old text became c to d of the new one; one range may be empty."""

    a: int
    b: int
    c: int
    d: int


class Mention(NamedTuple):
    """Something said at characters `start` to `end` of a text. Mentions with equal keys say the same."""

    start: int
    end: int
    key: Hashable
    words: str
    level: int = 0
    faint: bool = False
    """Told only beside what it became, not when it comes or goes alone."""


class Found(NamedTuple):
    """A fact and the spots that it is about."""

    fact: Remark
    spots: tuple[Spot, ...] = ()


BRACKETS = re.compile(r"[\[\]]+")
GROUP = "meaning."
"""What the kinds of these facts begin with."""
KINDS = (
    "verb_weaker", "verb_gone", "modal_weaker", "modal_gone", "negation_added", "negation_gone", "condition_added",
    "exception_added", "hedge_added", "opened", "settled", "options_fewer", "bracket_added", "bracket_gone", "bracket_cut",
    "alternative_added", "alternative_gone", "turned", "weaker_word", "swapped", "force_weaker", "place_weaker",
    "quantifier_changed", "quantifier_added", "joined_otherwise", "definition_changed", "reference_elsewhere",
    "reference_changed", "symbol_changed", "number_changed", "number_gone", "quantifier_gone", "number_added", "row_gone",
    "row_added", "item_gone", "item_added", "verb_stronger", "verb_added", "modal_stronger", "modal_added", "modal_changed",
    "force_stronger", "place_stronger", "stronger_word", "condition_gone", "exception_gone", "hedge_gone", "tag_added",
    "tag_gone", "attribution_added", "attribution_gone", "actors_gone", "actors_added", "note_changed", "note_gone",
    "note_added", "note_moved", "item_moved", "sentence_moved", "sentence_came", "clause_cut", "clause_added",
    "words_replaced",
)  # fmt: skip
"""Keys of the phrases under [meaning], in the order in which they are told."""
ORDER = {kind: n for n, kind in enumerate(KINDS)}
SILENT = Remark(GROUP)
"""A fact that is not told: it only says that nothing more is to be told of its spots."""


def fact(kind: str, *spots: Spot, **parts: str | int | Remark) -> Found:
    """A fact of meaning of that kind, with its parts by name."""
    return Found(Remark.of(f"{GROUP}{kind}", **parts), spots)


def became(kind: str, before: Mention | None, after: Mention | None, spots: Sequence[Spot]) -> Found:
    """The fact that something of this kind is another now, or went, or came."""
    if before and after:
        return fact(f"{kind}_changed", *spots, before=before.words, after=after.words)
    lone = before or after
    assert lone is not None, "a shift has one of the two"
    return fact(f"{kind}_gone" if before else f"{kind}_added", *spots, words=lone.words)


class Side:
    """One of the two texts, as words and sentences where spots touch it."""

    def __init__(self, text: str, ranges: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._ranges = ranges

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that a spot touches."""
        return tuple(s for s in self.all_sentences if any(a <= s.span.end and b >= s.span.start for a, b in self._ranges))

    @cached_property
    def all_sentences(self) -> tuple[Sentence, ...]:
        return sentences(self.text)

    @cached_property
    def worded(self) -> tuple[tuple[Sentence, tuple[Word, ...]], ...]:
        """Each touched sentence with its words, whose places count from the sentence's start."""
        return tuple((s, words(s.span.cut(self.text))) for s in self.sentences)


class Texts(NamedTuple):
    """Both texts of a change and the spots where they differ, noise and moves left out."""

    old: Side
    new: Side
    spots: tuple[Spot, ...]

    def cut(self, spot: Spot) -> str:
        return self.old.text[spot.a : spot.b]

    def around(self, spot: Spot, reach: int) -> tuple[str, str]:
        """Both texts at a spot, with so many characters beside it."""
        old, new = self.old.text, self.new.text
        return old[max(0, spot.a - reach) : spot.b + reach], new[max(0, spot.c - reach) : spot.d + reach]

    def added(self, spot: Spot) -> str:
        return self.new.text[spot.c : spot.d]

    def size(self, spot: Spot) -> int:
        """How many telling words were cut and added at a spot."""
        return telling(self.cut(spot)) + telling(self.added(spot))


def texts_of(edits: Sequence[Edit]) -> Texts:
    """Both texts of some edits, with the spots where they truly differ."""
    return texts_at(old_of(edits), new_of(edits), spots_of(edits))


def texts_at(old: str, new: str, spots: tuple[Spot, ...]) -> Texts:
    return Texts(Side(old, [(s.a, s.b) for s in spots]), Side(new, [(s.c, s.d) for s in spots]), spots)


def walked(edits: Iterable[Edit]) -> Iterator[tuple[Edit, int, int]]:
    """Each edit with the places at which it begins in the old text and in the new one."""
    old = new = 0
    for edit in edits:
        yield edit, old, new
        old += len(edit.text) if edit.op != "add" else 0
        new += len(edit.text) if edit.op != "cut" else 0


def spots_of(edits: Iterable[Edit]) -> tuple[Spot, ...]:
    """The spots of some edits. What is noise, or only changed its place, makes none."""
    found: list[Spot] = []
    for quiet, group in groupby(walked(edits), key=lambda at: at[0].op == "keep" or at[0].noise or at[0].move > 0):
        places = list(group)
        run, (_, old, new) = [edit for edit, _, _ in places], places[0]
        if not quiet:
            found.append(Spot(old, old + len(old_of(run)), new, new + len(new_of(run))))
    return tuple(found)


class Shift(NamedTuple):
    """What one mention became; one of the two is None for what came or went."""

    before: Mention | None
    after: Mention | None
    spot: Spot
    spots: tuple[Spot, ...] = ()
    """All spots that it touches, the first of them included."""


def shifts(old: Iterable[Mention], new: Iterable[Mention], spots: Sequence[Spot], across: bool = True) -> list[Shift]:
    """Touched mentions of both texts set against each other, spot by spot.

    With `across`, what went at one spot and came at another, without counterpart at either, only changed its place.
    """
    old, new = tuple(old), tuple(new)
    gone, come = _by_spot(old, spots, 0), _by_spot(new, spots, 1)
    found: list[Shift] = []
    for n, spot in enumerate(spots):
        before = _unlike(gone.get(n, []), [*come.get(n, []), *_beside(new, spot.c, spot.d)])
        after = _unlike(come.get(n, []), [*gone.get(n, []), *_beside(old, spot.a, spot.b)])
        found += (Shift(was, now, spot) for was, now in zip_longest(before, after))
    if across:
        lone_old = Counter(s.before.key for s in found if s.before and not s.after)
        lone_new = Counter(s.after.key for s in found if s.after and not s.before)
        both = lone_old & lone_new
        left = [Counter(both), Counter(both)]
        others = []
        for shift in found:
            mention = shift.before or shift.after
            side = 0 if shift.after is None else 1
            if mention is not None and (shift.before is None) != (shift.after is None) and left[side][mention.key] > 0:
                left[side][mention.key] -= 1
                continue
            others.append(shift)
        found = others
    kept = [s for s in found if (s.before and s.after) or not (s.before or s.after).faint]  # type: ignore[union-attr]
    return [s._replace(spots=tuple(p for p in spots if p == s.spot or _touches(s, p))) for s in kept]


def _touches(shift: Shift, spot: Spot) -> bool:
    old = shift.before is not None and shift.before.start < spot.b and spot.a < shift.before.end
    return old or (shift.after is not None and shift.after.start < spot.d and spot.c < shift.after.end)


def _by_spot(mentions: Iterable[Mention], spots: Sequence[Spot], side: int) -> dict[int, list[Mention]]:
    """Number of a spot -> the mentions that it touches first."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        for n, spot in enumerate(spots):
            start, end = (spot.a, spot.b) if side == 0 else (spot.c, spot.d)
            if (start < mention.end and mention.start < end) if start < end else mention.start < start < mention.end:
                found.setdefault(n, []).append(mention)
                break
    return found


def _beside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions right beside a place where nothing stands in their text: "36" where "thirty-six (" went before it."""
    return [m for m in mentions if start == end and start in (m.start, m.end)]


def _unlike(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions whose key the others do not have as often."""
    spare = Counter(m.key for m in others)
    rest = []
    for mention in mentions:
        if spare[mention.key] > 0:
            spare[mention.key] -= 1
        else:
            rest.append(mention)
    return rest


def on_both(find: Callable[[Side], Iterable[Mention]], texts: Texts, across: bool = True) -> list[Shift]:
    """What became of the mentions that `find` finds."""
    return shifts(find(texts.old), find(texts.new), texts.spots, across)


@lru_cache(maxsize=8192)
def plain_text(text: str) -> str:
    return " ".join(w.plain for w in words(text))


@lru_cache(maxsize=8192)
def telling(text: str) -> int:
    """How many words of a text are not stop words."""
    stop = language().stopwords
    return sum(w.plain not in stop for w in words(text))


def as_it_stands(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())


def without_brackets(text: str) -> str:
    """Words on one line, square brackets left out where one of a pair stands outside of them."""
    return as_it_stands(text if text.count("[") == text.count("]") else BRACKETS.sub(" ", text))
