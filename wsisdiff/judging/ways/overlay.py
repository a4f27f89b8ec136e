"""The ask laid over the paragraph it amends, and both laid over the paragraph of the new draft.

What it answers of a single word: whether one that was added stands at its place, or another as good; whether one that was struck is gone;
what it counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from wsisdiff.text.alignment import aligned, opcodes, pairs
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.words import Word

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

STOPWORD_WEIGHT = 0.4
"""Of a function word against 1 for any other: "the" for "a" is asked for, too, but says little."""
CONTEXT = 3
"""Words that the ask leaves alone on either side of a struck passage; half of them must stand for the passage to count as struck out."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """The ask laid over the paragraph it amends, and both over the paragraph of the new draft. Numbers are word indices."""

    laid: list[Opcode]
    ask: tuple[Word, ...]
    base: tuple[Word, ...]
    target: tuple[Word, ...]
    position: dict[int, int]
    """Word of the ask -> word of the new paragraph."""
    remains: frozenset[int]
    """Words of the amended paragraph that stand in the new one and that the ask does not account for."""
    stands: frozenset[int]
    """Words of the amended paragraph that stand in the new one at all."""
    kept: tuple[int, ...]
    """Words of the amended paragraph that the ask leaves alone."""
    refused: frozenset[str]
    """Words that the ask adds somewhere and the draft has not taken there: to strike one of them elsewhere is half of moving it."""
    other_number: frozenset[int]
    """Numbers of the amended paragraph for which the ask wants another one that the draft has not taken."""
    ours: frozenset[int]
    """Words of the new paragraph that the amended one or the ask had."""

    def left(self, added: range) -> int | None:
        """Where the word before an added passage stands in the new paragraph."""
        return self.position.get(added.start - 1)

    def right(self, added: range) -> int | None:
        """Where the word after it stands."""
        return self.position.get(added.stop)


def overlaid(ask_words: tuple[Word, ...], base_words: tuple[Word, ...], target: tuple[Word, ...]) -> Overlay:
    """The words of an ask laid over those of the paragraph it amends, and both over those of a new one."""
    ask, old, new = ([w.plain for w in group] for group in (ask_words, base_words, target))
    laid = opcodes(old, ask)
    in_ask, in_base = aligned(new, ask), aligned(new, old)
    position = {a: n for n, a in in_ask.items()}
    kept_as = {b: a for op in laid if op.tag == "equal" for b, a in pairs(op)}
    return Overlay(
        laid=laid,
        ask=ask_words,
        base=base_words,
        target=target,
        position=position,
        remains=frozenset(b for n, b in in_base.items() if n not in in_ask),
        stands=frozenset(in_base.values()) | {b for b, a in kept_as.items() if a in position},
        kept=tuple(kept_as),
        ours=frozenset(in_base) | frozenset(in_ask),
        other_number=frozenset(_other_numbers(laid, ask, old, position)),
        refused=frozenset(
            ask[a] for op in laid if op.tag != "equal" for a in range(op.dest_start, op.dest_end) if a not in position
        ),
    )


def _other_numbers(laid: list[Opcode], ask: list[str], base: list[str], position: dict[int, int]) -> Iterator[int]:
    """Numbers that the ask replaces by a number which the draft has not: to put a third one in their place grants nothing."""
    for one, other in pairwise(laid):
        cut, put = (one, other) if one.tag == "delete" else (other, one)
        if (cut.tag, put.tag) != ("delete", "insert"):
            continue
        if any(ask[a].isdigit() and a not in position for a in range(put.dest_start, put.dest_end)):
            yield from (b for b in range(cut.src_start, cut.src_end) if base[b].isdigit())


def gone(b: int, overlay: Overlay) -> bool:
    """Whether a word that the ask strikes out is gone from the draft, and not merely for something else."""
    return b not in overlay.remains and b not in overlay.other_number and overlay.base[b].plain not in overlay.refused


def word_weight(word: str) -> float:
    """What a requested word counts: a function word says little."""
    table = language()
    turning = word in table.negation or word in table.modals
    return STOPWORD_WEIGHT if word in table.stopwords and not turning else 1.0


def says_otherwise(added: range, overlay: Overlay) -> bool:
    """Whether the draft has telling words that neither the amended paragraph nor the ask has, where an added passage was to stand."""
    left, right = overlay.left(added), overlay.right(added)
    if left is None:
        return False
    there = range(left + 1, min(len(overlay.target), left + 1 + AROUND) if right is None else right)
    return any(at not in overlay.ours and word_weight(overlay.target[at].plain) > STOPWORD_WEIGHT for at in there)


AROUND = 4
"""Words on either side of the place where a word was asked for within which it may stand in another order: "women, girls and boys", or
"States are requested" for "we request States"."""


def as_good(a: int, added: range, overlay: Overlay) -> int | None:
    """The word of the draft that stands for a requested one at its place: the same word in another order, or a stronger verb."""
    word = overlay.ask[a]
    left, right = overlay.left(added), overlay.right(added)
    if word_weight(word.plain) <= STOPWORD_WEIGHT or (left is None and right is None):
        return None
    low = left + 1 if left is not None else max(0, (right or 0) - AROUND)
    high = right if right is not None else min(len(overlay.target), low + AROUND)
    level = _level(word)
    for at in range(low, min(high, len(overlay.target)) if high > low else low):
        other = overlay.target[at]
        if at in overlay.ours:
            continue
        stronger = level and _level(other) >= level and other.plain not in ("may", "can", "could", "might")
        if stronger or other.plain == word.plain:
            return at
    near = (n for n in range(max(0, low - 1), min(len(overlay.target), low + AROUND)) if n not in overlay.ours)
    same = ((n, overlay.target[n]) for n in near)
    return next((n for n, w in same if w.plain == word.plain or (level and w.stem == word.stem)), None)


def _level(word: Word) -> int:
    """Strength of an operative verb or modal by the ladder; 0 for any other word."""
    return ladder().modals.get(word.plain, 0) or ladder().level_of((word,))


def in_place(added: range, overlay: Overlay) -> bool:
    """Whether an added passage stands where it was asked for. Function words stand everywhere, so a passage of nothing else counts
    only between the words that the ask puts it between: "points (d), (e) and (e)" has not taken the "and" of "points (d) and (e)"."""
    if any(word_weight(overlay.ask[a].plain) > STOPWORD_WEIGHT for a in added):
        return True
    left, right = overlay.left(added), overlay.right(added)
    first, last = overlay.position.get(added.start), overlay.position.get(added.stop - 1)
    return (left is None or first is None or first - left == 1) and (right is None or last is None or right - last == 1)


def context_stands(struck: range, overlay: Overlay) -> bool:
    """Whether the draft still has the words beside the struck ones: a passage rewritten as a whole did not take out these words."""
    place = bisect_left(overlay.kept, struck.start)
    near = overlay.kept[max(0, place - CONTEXT) : place + CONTEXT]
    return not near or 2 * sum(n in overlay.stands for n in near) >= len(near)
