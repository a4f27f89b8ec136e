"""Who is named no longer, or now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wsisdiff.model import Remark
from wsisdiff.text.actors import ALL, spots, stems_of_actors
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.spots import Found, Spot, Texts, without_brackets

Where = Callable[[str], Sequence[str]]
"""Labels of the other new paragraphs that name an actor."""


NEAR = 30
"""Characters beside a spot within which the name of an actor stands that it touches."""


def _named(text: str) -> dict[str, tuple[str, int, int]]:
    """Actor -> the words that name it first, and where."""
    body = words(text)
    found: dict[str, tuple[str, int, int]] = {}
    for i, j, actors in spots([w.stem for w in body]):
        start, end = body[i].start, body[j - 1].end
        plains = {w.plain for w in body[i:j]}
        exact = tuple(
            actor for actor in actors if any(w.plain in plains for w in words(actor)[:1])
        )  # "developed" and "developing" have one stem
        actors = exact or actors
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
