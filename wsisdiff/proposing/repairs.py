"""What is contrary or too weak in a sentence put right where it stands: another figure, actor, verb or word, and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator

from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.judging.ways.places import Place, quote
from wsisdiff.judging.ways.points import point
from wsisdiff.matching.difference import Difference
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask
from wsisdiff.proposing.rewording import Patch, overlap, stronger_verb, without_brackets, without_hedges


def repairs(ask: Ask, draft: Searched) -> Iterator[tuple[Patch, ...]]:
    """Edits that mend every difference of an ask of text alone at the place of each of its points; none where one cannot be mended."""
    together: list[Patch] = []
    for clause in points_of(ask.text, draft.index.names):
        best = point(clause, draft).best
        if best is None or best.state == "found":
            continue
        mended = _mended(best, draft)
        if mended is None:
            return
        together += [patch for patch in mended if patch not in together]
    if together and not overlap(together):
        yield tuple(together)


def _mended(place: Place, draft: Searched) -> tuple[Patch, ...] | None:
    """The edits of one sentence; None where something of it cannot be put right by a few words."""
    if place.reserved or place.lacking_much or place.odd:
        return None
    number = place.unit.paragraph
    paragraph = draft.index.draft.paragraphs[number]
    shown = quote(place, draft)
    patches = list(without_brackets(number, paragraph, shown)) if place.bracketed else []
    if place.bracketed and not patches:
        return None
    freed = any(found.kind == "turned" and found.at for found in place.differences)  # "do not commit" commits without its "not"
    for found in place.differences:
        if found.severity == "doubt" or (freed and found.kind == "verb"):
            continue
        put = _patch(found, number, paragraph.text)
        if put is not None:
            patches.append(put)
        elif found.kind == "hedge" and (struck := without_hedges(number, paragraph, shown)):
            patches += struck
        elif found.kind == "verb" and (verb := stronger_verb(number, paragraph, shown, found.asked)):
            patches += verb
        else:
            return None
    return tuple(dict.fromkeys(patches)) or None


def _patch(found: Difference, number: int, text: str) -> Patch | None:
    if found.at is None or found.kind == "verb":
        return None
    start, end = found.at.start, found.at.end
    if not found.instead and text[end : end + 1] == " ":
        end += 1
    return Patch(number, start, end, found.instead)
