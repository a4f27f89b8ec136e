"""An ask that amends a paragraph: only the requested change counts, never the words the draft already had.

The ask is laid over the paragraph it amends; what it adds and what it strikes out is the request. Each requested word is then
traced into the new draft: added words must stand there, struck words must be gone. Words are compared at the depth of `plain`, so
that a change of "shall" to "should", of number or of negation counts and a change of spelling does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wsisdiff.judging.ways.nearness import CANDIDATES, GOES_BACK, holding, nearest
from wsisdiff.judging.ways.overlay import (
    STOPWORD_WEIGHT,
    Overlay,
    as_good,
    context_stands,
    gone,
    in_place,
    overlaid,
    says_otherwise,
    word_weight,
)
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Span
from wsisdiff.text.folding import stem
from wsisdiff.text.words import Word

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

WHOLE = 0.96
"""Share of the requested change from which it counts as taken whole: a word or two of dozens may be reworded on the way."""
NOTHING = 0.12
"""Share up to which nothing was taken: chance agreement of single words with other edits of the paragraph."""
ELSEWHERE_RUN = 3
"""Fewest content words of a requested passage that prove it when they stand in another paragraph."""


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


def trace(ask_text: str, ask_words: tuple[Word, ...], base: int, before: Searched, after: Searched) -> Traced | None:
    """The requested change (the paragraph `base` of the draft `before`, to the ask) traced into the draft `after`.

    None when that draft has no paragraph like either.
    """
    base_words = before.index.wholes[base].own_words
    place = nearest((ask_words, base_words), after, _twins(base, ask_words, before))
    if place is None:
        return None
    number = place[0]
    base_text = before.index.draft.paragraphs[base].text
    overlay = overlaid(ask_words, base_words, after.index.wholes[number].own_words)
    asked = (_request(op, overlay, ask_text, base_text) for op in overlay.laid if op.tag != "equal")
    there = (_look_elsewhere(request, number, base, before, after) for request in asked)
    requests = [_not_gone(request, number, before, after) for request in there]
    total = sum(r.weight for r in requests)
    share = sum(r.carried * r.weight for r in requests) / total if requests else 1.0
    return Traced(number, share, tuple(requests))


def _twins(base: int, ask_words: tuple[Word, ...], before: Searched) -> frozenset[tuple[str, ...]]:
    """The texts of the other paragraphs of the amended draft near the base: a new paragraph with such a text goes back to it."""
    wholes = before.index.wholes
    own = wholes[base].own_plains
    near = {n for q in (ask_words, wholes[base].own_words) for n, _ in before.shortlist.best((w.stem for w in q), CANDIDATES)}
    return frozenset(wholes[n].own_plains for n in near) - {own, tuple(w.plain for w in ask_words)}


def _request(op: Opcode, overlay: Overlay, ask_text: str, base_text: str) -> Request:
    ask, base, position = overlay.ask, overlay.base, overlay.position
    struck, added = range(op.src_start, op.src_end), range(op.dest_start, op.dest_end)

    taken = {a: position[a] for a in added if a in position and in_place(added, overlay)}
    taken |= {a: at for a in added if a not in taken and (at := as_good(a, added, overlay)) is not None}
    got = sum(word_weight(ask[a].plain) for a in taken)
    if got or context_stands(struck, overlay):
        got += sum(word_weight(base[b].plain) for b in struck if gone(b, overlay))
    weight = sum(word_weight(ask[a].plain) for a in added) + sum(word_weight(base[b].plain) for b in struck)
    if taken and all(word_weight(ask[a].plain) <= STOPWORD_WEIGHT for a in added if a not in taken):
        weight -= sum(word_weight(ask[a].plain) for a in added if a not in taken)  # words of function count nothing beside others
    return Request(
        struck=tuple(base[b].plain for b in struck),
        added=tuple(ask[a].plain for a in added),
        text=ask_text[ask[added[0]].start : ask[added[-1]].end] if added else "",
        struck_text=base_text[base[struck[0]].start : base[struck[-1]].end] if struck else "",
        carried=got / weight,
        weight=weight,
        matched=tuple(Span(overlay.target[at].start, overlay.target[at].end) for at in sorted(taken.values())),
        otherwise=len(taken) < len(added) and says_otherwise(added, overlay),
    )


def _look_elsewhere(request: Request, number: int, base: int, before: Searched, after: Searched) -> Request:
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
    added = sum(word_weight(w) for w in request.added)
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


def _homeless(text: tuple[Word, ...], base: int, before: Searched) -> bool:
    """Whether a paragraph is new, or goes back to the amended one."""
    origin = nearest((text,), before)
    return origin is None or origin[0] == base or origin[1] < GOES_BACK
