"""An ask that amends a paragraph: only the requested change counts, never the words the draft already had.

The ask is laid over the paragraph it amends; what it adds and what it strikes out is the request. Each requested word is then
traced into the new draft: added words must stand there, struck words must be gone. Words are compared at the depth of `plain`, so
that a change of "shall" to "should", of number or of negation counts and a change of spelling does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Span
from wsisdiff.text.alignment import aligned, opcodes, pairs
from wsisdiff.text.folding import stem
from wsisdiff.text.language import language
from wsisdiff.text.words import Word

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

CLOSE = 0.3
"""Nearness (see `_nearness`, 0 to 2) from which an ask amends a paragraph rather than asking for a new one. Of the 361 real amendments
of the GDPR collection, whose paragraph is known, 2 in 100 lie below."""
SHORTEST_RUN = 3
"""Words in a row that count as shared wording; shorter runs are chance agreement of function words."""
OPENING = (1, 4)
"""Words after a list mark that name what a paragraph is about; amendments keep them (GDPR collection: 9 in 10)."""
OPENING_BONUS = 0.2
CANDIDATES = 8
"""Paragraphs of the shortlist that are aligned word by word."""
WHOLE = 0.96
"""Share of the requested change from which it counts as taken whole: a word or two of dozens may be reworded on the way."""
NOTHING = 0.12
"""Share up to which nothing was taken: chance agreement of single words with other edits of the paragraph."""
STOPWORD_WEIGHT = 0.4
"""Of a function word against 1 for any other: "the" for "a" is asked for, too, but says little."""
CONTEXT = 3
"""Words that the ask leaves alone on either side of a struck passage; half of them must stand for the passage to count as struck out."""
GOES_BACK = 0.8
"""Nearness from which a paragraph is a later form of an older one."""
ELSEWHERE_RUN = 3
"""Fewest content words of a requested passage that prove it when they stand in another paragraph."""


@dataclass(frozen=True, slots=True)
class Base:
    """The paragraph an ask amends: its index in the draft, and how near they are (0 to 2)."""

    paragraph: int
    nearness: float


@dataclass(frozen=True, slots=True)
class Request:
    """One passage of the requested change: words struck out of the paragraph and words put in their place."""

    struck: tuple[str, ...]
    added: tuple[str, ...]
    text: str
    """The added passage as the ask writes it; empty for a deletion."""
    struck_text: str
    carried: float
    """Share of it that the draft carries, 0 to 1."""
    weight: float
    matched: tuple[Span, ...] = ()
    """Where its added words stand in the paragraph."""
    elsewhere: str = ""
    """Label of another paragraph that holds the added passage."""
    otherwise: bool = False
    """Whether the draft has words of its own where the added passage was to stand: whether they say the same is not known here."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of a requested change in a draft."""

    paragraph: int
    share: float
    requests: tuple[Request, ...]


def find_base(ask_words: tuple[Word, ...], draft: Searched, close: float = CLOSE) -> Base | None:
    """The paragraph the ask's text amends, when one is close enough."""
    best = nearest((ask_words,), draft)
    return Base(*best) if best and best[1] >= close else None


def nearest(
    queries: tuple[tuple[Word, ...], ...], draft: Searched, skip: frozenset[tuple[str, ...]] = frozenset()
) -> tuple[int, float] | None:
    """The paragraph nearest to any of the queries, and its nearness; those with a text of `skip` are passed over."""
    best: tuple[float, int] | None = None
    for query in queries:
        query_plain = tuple(w.plain for w in query)
        for number, cosine in draft.shortlist.best((w.stem for w in query), CANDIDATES):
            text = draft.index.wholes[number].own_plains
            if text in skip:
                continue
            score = _nearness(query_plain, text, cosine)
            if best is None or score > best[0]:
                best = (score, number)
    return (best[1], best[0]) if best else None


def _nearness(query: tuple[str, ...], text: tuple[str, ...], cosine: float) -> float:
    """Cosine of the rare words plus the share of the query's words that stand in shared runs; 2 for the same text."""
    shared = 0
    for op in opcodes(query, text):
        length = op.src_end - op.src_start
        if op.tag == "equal" and length >= min(SHORTEST_RUN, len(query)):
            shared += length
    opening = OPENING_BONUS if query[OPENING[0] : OPENING[1]] == text[: OPENING[1] - OPENING[0]] or query[:3] == text[:3] else 0.0
    return cosine + shared / max(1, len(query)) + opening


def trace(ask_text: str, ask_words: tuple[Word, ...], base: Base, before: Searched, after: Searched) -> Traced | None:
    """The requested change (the paragraph `base` of the draft `before`, to the ask) traced into the draft `after`.

    None when that draft has no paragraph like either.
    """
    base_words = before.index.wholes[base.paragraph].own_words
    place = nearest((ask_words, base_words), after, _twins(base, ask_words, before))
    if place is None:
        return None
    number = place[0]
    base_text = before.index.draft.paragraphs[base.paragraph].text
    overlay = _overlay(ask_words, base_words, after.index.wholes[number].own_words)
    requests = [
        _not_gone(_look_elsewhere(_request(op, overlay, ask_text, base_text), number, base, before, after), number, before, after)
        for op in overlay.laid
        if op.tag != "equal"
    ]
    total = sum(r.weight for r in requests)
    share = sum(r.carried * r.weight for r in requests) / total if requests else 1.0
    return Traced(number, share, tuple(requests))


def _twins(base: Base, ask_words: tuple[Word, ...], before: Searched) -> frozenset[tuple[str, ...]]:
    """The texts of the other paragraphs of the amended draft near the base: a new paragraph with such a text goes back to it."""
    wholes = before.index.wholes
    own = wholes[base.paragraph].own_plains
    near = {
        n
        for q in (ask_words, wholes[base.paragraph].own_words)
        for n, _ in before.shortlist.best((w.stem for w in q), CANDIDATES)
    }
    return frozenset(wholes[n].own_plains for n in near) - {own, tuple(w.plain for w in ask_words)}


@dataclass(frozen=True, slots=True)
class _Overlay:
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


def _overlay(ask_words: tuple[Word, ...], base_words: tuple[Word, ...], target: tuple[Word, ...]) -> _Overlay:
    ask, old, new = ([w.plain for w in group] for group in (ask_words, base_words, target))
    laid = opcodes(old, ask)
    in_ask, in_base = aligned(new, ask), aligned(new, old)
    position = {a: n for n, a in in_ask.items()}
    kept_as = {b: a for op in laid if op.tag == "equal" for b, a in pairs(op)}
    return _Overlay(
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


def _gone(b: int, overlay: _Overlay) -> bool:
    """Whether a word that the ask strikes out is gone from the draft, and not merely for something else."""
    return b not in overlay.remains and b not in overlay.other_number and overlay.base[b].plain not in overlay.refused


def _weight(word: str) -> float:
    """What a requested word counts: a function word says little."""
    table = language()
    if word in table.negation or word in table.modals:
        return 1.0
    return STOPWORD_WEIGHT if word in table.stopwords else 1.0


def _request(op: Opcode, overlay: _Overlay, ask_text: str, base_text: str) -> Request:
    ask, base, position = overlay.ask, overlay.base, overlay.position
    struck, added = range(op.src_start, op.src_end), range(op.dest_start, op.dest_end)

    taken = {a: position[a] for a in added if a in position and _in_place(added, overlay)}
    taken |= {a: at for a in added if a not in taken and (at := _as_good(a, added, overlay)) is not None}
    got = sum(_weight(ask[a].plain) for a in taken)
    if got or _context_stands(struck, overlay):
        got += sum(_weight(base[b].plain) for b in struck if _gone(b, overlay))
    weight = sum(_weight(ask[a].plain) for a in added) + sum(_weight(base[b].plain) for b in struck)
    if taken and all(_weight(ask[a].plain) <= STOPWORD_WEIGHT for a in added if a not in taken):
        weight -= sum(_weight(ask[a].plain) for a in added if a not in taken)  # words of function count nothing beside others
    return Request(
        struck=tuple(base[b].plain for b in struck),
        added=tuple(ask[a].plain for a in added),
        text=ask_text[ask[added[0]].start : ask[added[-1]].end] if added else "",
        struck_text=base_text[base[struck[0]].start : base[struck[-1]].end] if struck else "",
        carried=got / weight,
        weight=weight,
        matched=tuple(Span(overlay.target[at].start, overlay.target[at].end) for at in sorted(taken.values())),
        otherwise=len(taken) < len(added) and _otherwise(added, overlay),
    )


def _otherwise(added: range, overlay: _Overlay) -> bool:
    """Whether the draft has telling words that neither the amended paragraph nor the ask has, where an added passage was to stand."""
    left, right = overlay.left(added), overlay.right(added)
    if left is None:
        return False
    there = range(left + 1, right if right is not None else min(len(overlay.target), left + 1 + AROUND))
    return any(at not in overlay.ours and _weight(overlay.target[at].plain) > STOPWORD_WEIGHT for at in there)


AROUND = 4
"""Words on either side of the place where a word was asked for within which it may stand in another order: "women, girls and boys", or
"States are requested" for "we request States"."""


def _as_good(a: int, added: range, overlay: _Overlay) -> int | None:
    """The word of the draft that stands for a requested one at its place: the same word in another order, or a stronger verb."""
    word = overlay.ask[a]
    if _weight(word.plain) <= STOPWORD_WEIGHT or not (overlay.left(added) is not None or overlay.right(added) is not None):
        return None
    left, right = overlay.left(added), overlay.right(added)
    low = left + 1 if left is not None else max(0, (right or 0) - AROUND)
    high = right if right is not None else min(len(overlay.target), low + AROUND)
    level = _level(word)
    for at in range(low, min(high, len(overlay.target)) if high > low else low):
        other = overlay.target[at]
        if at in overlay.ours:
            continue
        if other.plain == word.plain or (
            level and _level(other) >= level and other.plain not in ("may", "can", "could", "might")
        ):
            return at
    if other_order := [
        at
        for at in range(max(0, low - 1), min(len(overlay.target), low + AROUND))
        if at not in overlay.ours and (overlay.target[at].plain == word.plain or (level and overlay.target[at].stem == word.stem))
    ]:
        return other_order[0]
    return None


def _level(word: Word) -> int:
    """Strength of an operative verb or modal by the ladder; 0 for any other word."""
    from wsisdiff.text.ladder import ladder

    table = ladder()
    if word.plain in table.modals:
        return table.modals[word.plain]
    return max((level for stems, level in table.by_first.get(word.stem, ()) if stems == (word.stem,)), default=0)


def _in_place(added: range, overlay: _Overlay) -> bool:
    """Whether an added passage stands where it was asked for. Function words stand everywhere, so a passage of nothing else counts
    only between the words that the ask puts it between: "points (d), (e) and (e)" has not taken the "and" of "points (d) and (e)"."""
    if any(_weight(overlay.ask[a].plain) > STOPWORD_WEIGHT for a in added):
        return True
    position = overlay.position
    left, right = position.get(added.start - 1), position.get(added.stop)
    first, last = position.get(added.start), position.get(added.stop - 1)
    return (left is None or first is None or first - left == 1) and (right is None or last is None or right - last == 1)


def _context_stands(struck: range, overlay: _Overlay) -> bool:
    """Whether the draft still has the words beside the struck ones: a passage rewritten as a whole did not take out these words."""
    place = bisect_left(overlay.kept, struck.start)
    near = overlay.kept[max(0, place - CONTEXT) : place + CONTEXT]
    return not near or 2 * sum(n in overlay.stands for n in near) >= len(near)


def _look_elsewhere(request: Request, number: int, base: Base, before: Searched, after: Searched) -> Request:
    """The request as carried when its added passage stands, word for word, in another paragraph of the draft.

    Only passages with enough telling words count, and only where the draft that is amended did not hold them already. A paragraph
    that goes back to another one and took the same words is an answer to another request.
    """
    telling = [s for s in map(stem, request.added) if after.rarity(s) > 0]
    if request.carried >= WHOLE or len(telling) < ELSEWHERE_RUN:
        return request
    places = [n for n in holding(request.added, telling, after.index) if n != number]
    if not places or holding(request.added, telling, before.index):
        return request
    place = next((n for n in places if _homeless(after.index.wholes[n].own_words, base, before)), None)
    if place is None:
        return request
    added = sum(_weight(w) for w in request.added)
    carried = (added + request.carried * (request.weight - added)) / request.weight
    return replace(request, carried=carried, elsewhere=after.index.draft.paragraphs[place].label)


def _not_gone(request: Request, number: int, before: Searched, after: Searched) -> Request:
    """The request as not carried where the words that were to go stand, word for word, in another paragraph now."""
    telling = [s for s in map(stem, request.struck) if after.rarity(s) > 0]
    if not request.carried or request.added or len(telling) < ELSEWHERE_RUN:
        return request
    places = [n for n in holding(request.struck, telling, after.index) if n != number]
    if not places or len(holding(request.struck, telling, before.index)) > 1:
        return request
    return replace(request, carried=0.0, elsewhere=after.index.draft.paragraphs[places[0]].label)


def _homeless(text: tuple[Word, ...], base: Base, before: Searched) -> bool:
    """Whether a paragraph is new, or goes back to the amended one."""
    origin = nearest((text,), before)
    return origin is None or origin[0] == base.paragraph or origin[1] < GOES_BACK


def holding(passage: tuple[str, ...], telling: list[str], index: DraftIndex) -> list[int]:
    """The paragraphs that hold the passage word for word."""
    wanted = _in_a_row(passage)
    there = index.paragraphs_holding.all_of(telling)
    return [n for n in there if wanted in _in_a_row(w.plain for w in index.wholes[n].own_words)]


def _in_a_row(plains: Iterable[str]) -> str:
    return "\0".join(("", *plains, ""))
