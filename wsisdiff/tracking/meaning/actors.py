"""Who is named no longer, or now; and a term whose definition changed, so that paragraphs that use it mean something else now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from wsisdiff.model import Remark
from wsisdiff.text.actors import ALL, spots, stems_of_actors
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.phrases import table
from wsisdiff.tracking.meaning.spots import Found, Spot, Texts, fact, without_brackets

Where = Callable[[str], Sequence[str]]
"""Labels of the other new paragraphs that name an actor, or use a term."""
NEAR = 30
"""Characters beside a spot within which the name of an actor stands that it touches."""
QUOTED = r"[“\"‘'](?P<term>[^”\"’']{2,60})[”\"’']"


def _named(text: str) -> dict[str, tuple[str, int, int]]:
    """Actor -> the words that name it first, and where."""
    body = words(text)
    found: dict[str, tuple[str, int, int]] = {}
    for i, j, actors in spots([w.stem for w in body]):
        start, end = body[i].start, body[j - 1].end
        plains = {w.plain for w in body[i:j]}
        # "developed" and "developing" have one stem
        actors = tuple(actor for actor in actors if any(w.plain in plains for w in words(actor)[:1])) or actors
        for actor in actors:
            said = without_brackets(text[start:end]) if len(actors) == 1 else actor
            found.setdefault(actor, (said, start, end))
    return found


def actor_shifts(texts: Texts, where: Where) -> Iterable[Found]:
    """Actors that the whole text named and names no longer, or the other way; named as the text names them."""
    near = " ".join(text for spot in texts.spots for text in texts.around(spot, NEAR))
    if stems_of_actors().isdisjoint(w.stem for w in words(near)):
        return
    before, after = _named(texts.old.text), _named(texts.new.text)
    instead = ALL in after and ALL not in before
    for actor, (said, start, end) in before.items():
        if actor not in after and actor != ALL:
            parts: dict[str, str | int | Remark] = {"actor": said}
            if labels := where(actor):
                parts["where"] = ", ".join(labels)
            if instead:
                parts["instead"] = after[ALL][0]
            yield Found(Remark.of("meaning.actors_gone", **parts), _touched(texts.spots, start, end, 0))
    for actor, (said, start, end) in after.items():
        if actor not in before and actor != ALL:
            yield Found(Remark.of("meaning.actors_added", actor=said), _touched(texts.spots, start, end, 1))


def _touched(all_spots: Sequence[Spot], start: int, end: int, side: int) -> tuple[Spot, ...]:
    return tuple(s for s in all_spots if (s[2 * side] < end and start < s[2 * side + 1]))


@lru_cache(maxsize=1)
def _defines() -> re.Pattern[str]:
    means = "|".join(re.escape(m) for m in sorted(table()["definition"]["means"], key=len, reverse=True))
    bare = r"\b(?:the\s+)?(?:term|expression|word)\s+(?P<bare>[\w\s-]{2,40}?)"
    opens = r"\A\s*(?:(?:an?|the)\s+)?(?P<opens>(?!(?:this|that|it|which|by)\b)\w[\w-]+(?:\s+[\w-]+){0,2}?)"
    return re.compile(
        rf"{opens}\s+(?:shall\s+)?means?\s|(?:{QUOTED}|{bare})\s*(?:,[^,]{{0,60}},)?\s*(?:{means})\b", re.IGNORECASE
    )


def definition_shifts(texts: Texts, uses: Where) -> Iterable[Found]:
    """Definitions that a spot touches after the word defined."""
    told = set()
    for side, ranges in ((texts.new, [(s.c, s.d) for s in texts.spots]), (texts.old, [(s.a, s.b) for s in texts.spots])):
        for sentence in side.sentences:
            text = sentence.span.cut(side.text)
            defined = _defines().search(text)
            if not defined:
                continue
            term = " ".join((defined.group("term") or defined.group("bare") or defined.group("opens")).split())
            start = sentence.span.start + defined.end()
            touched = [n for n, (a, b) in enumerate(ranges) if b >= start and a <= sentence.span.end]
            if touched and term.casefold() not in told:
                told.add(term.casefold())
                labels = ", ".join(uses(term))
                yield fact("definition_changed", term=term, **({"where": labels} if labels else {}))
