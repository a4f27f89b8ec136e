"""Numbers, dates and symbols that changed, came or went."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wsisdiff.text.figures import figures_in, may_hold_figures
from wsisdiff.tracking.meaning.spots import SILENT, Found, Mention, Shift, Side, Texts, as_it_stands, became, on_both

NEAR = 25
"""Characters beside a spot that may make a number of it."""
CLAUSE = 4
"""Telling words of a spot from which how often something is done is told with its clause."""


def _is(mention: Mention, kind: str) -> bool:
    return isinstance(mention.key, tuple) and mention.key[0] == kind


def _with_end(shift: Shift, find: Callable[[Side], Iterable[Mention]], texts: Texts) -> Shift:
    """The shift; where a range came or went and one of its ends stands right beside the spot, as what it became."""
    lone, text = shift.before or shift.after, texts.new if shift.before else texts.old
    if (shift.before and shift.after) or lone is None or not (isinstance(lone.key, tuple) and lone.key[0] == "range"):
        return shift
    start, end = (shift.spot.c, shift.spot.d) if shift.before else (shift.spot.a, shift.spot.b)
    ends = [m for m in find(text) if isinstance(m.key, tuple) and m.key[1] in lone.key[1:3]]
    kept = next((m for m in ends if m.start - 1 <= end and start <= m.end + 1), None)
    return shift._replace(after=kept) if shift.before else shift._replace(before=kept)


def number_shifts(texts: Texts) -> Iterable[Found]:
    """Numbers, dates and symbols that changed, came or went; those that only changed their place are no change."""

    def find(side: Side) -> Iterable[Mention]:
        for sentence in side.sentences:
            at = sentence.span.start
            for f in figures_in(sentence.span.cut(side.text)):
                yield Mention(at + f.start, at + f.end, f.key, f.words, 0, f.faint)

    if not any(may_hold_figures(near) for spot in texts.spots for near in texts.around(spot, NEAR)):
        return
    for shift in on_both(find, texts):
        before, after, _, spots = _with_end(shift, find, texts)
        lone = before or after
        if lone and not (before and after) and _is(lone, "every") and texts.size(spots[0]) > CLAUSE:
            continue  # a clause that says how often
        symbol = before and after and (_is(before, "symbol") or _is(after, "symbol"))
        yield became("symbol" if symbol else "number", before, after, spots)
    yield from _twins(texts)


def _twins(texts: Texts) -> Iterable[Found]:
    """Spots at which a number lost, or got, nothing but its twin: "thirty-six (36)" and "36"."""
    for spot in texts.spots:
        if (spot.a == spot.b) == (spot.c == spot.d):
            continue
        side, start, end = (texts.old, spot.a, spot.b) if spot.c == spot.d else (texts.new, spot.c, spot.d)
        text, near = side.text[start:end], side.text[max(0, start - NEAR) : end + NEAR]
        alone = figures_in(text.strip(" ()"))
        if len(alone) != 1 or any(c.isalnum() for c in as_it_stands(text).lower().replace(alone[0].words.lower(), "")):
            continue  # letters or figures beside a number
        if any(f.key == alone[0].key and "(" in f.words for f in figures_in(near)):
            yield Found(SILENT, (spot,))
