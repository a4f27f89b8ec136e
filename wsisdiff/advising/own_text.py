"""Does an ask's own text contain what its elements look for? If not, a draft that took it word for word would not be called adopted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wsisdiff.judging.findings import findings
from wsisdiff.matching.elements import compile_all
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.phrases import Pattern, find_pattern, match_unit
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Element, Heading, Paragraph, Span, Wording
from wsisdiff.telling.phrases import say, short
from wsisdiff.telling.remarks import tell
from wsisdiff.text.names import Names

LONGEST_TERM = 60
"""Characters of a term that are quoted in a remark: terms may list fifty phrases."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An element that a text does not have, or has only weakly; `wording` is the one that comes nearest, `why` what it lacks."""

    element: Element
    state: str
    why: str
    wording: str = ""


def as_draft(text: str, names: Names) -> DraftIndex:
    """The text as the one paragraph, and the one heading, of a draft."""
    paragraph = Paragraph("1", text, Span(0, len(text)))
    return DraftIndex(Draft("own", "own", None, text, (paragraph,), (Heading(text, 1, 0),)), names)


def said_by(ask: Ask) -> tuple[str, str]:
    """The key and the text that a draft would take: the proposal where there is one, since the text then only describes it."""
    return ("proposal", ask.proposal) if ask.proposal and ask.stance == "include" else ("text", ask.text)


def shortfalls(ask: Ask, text: str, names: Names) -> tuple[Shortfall, ...]:
    """The elements that the text does not give as the ask wants them; none where one of `any_of` stands, which gives all."""
    index = as_draft(text, names)
    elements_asked = tuple(e for e in ask.elements if e.wordings or e.partly)
    found = findings(replace(ask, elements=elements_asked), Searched.alone(index))
    if any(f.element in ask.any_of and f.state == "found" for f in found):
        return ()
    elements = {e.id: e for e in ask.elements}
    wanted = [f for f in found if f.element not in ask.any_of] or found
    return tuple(
        Shortfall(elements[f.element], "weak", tell(f.why) if f.why else "")
        if f.state == "weak"
        else Shortfall(elements[f.element], "missing", *reversed(_nearest(elements[f.element], index)))
        for f in wanted
        if f.state != "found"
    )


def _nearest(element: Element, index: DraftIndex) -> tuple[str, str]:
    """The wording that comes nearest to the text, and what keeps it from being found there."""
    whole = element.within == "paragraph"
    best: tuple[float, str, str] = (-1.0, "", "")
    for wording, pattern in zip(element.wordings, compile_all(element.wordings, index.names), strict=True):
        stands = [bool(find_pattern(Pattern(pattern.source, (term,), ()), index, whole)) for term in pattern.terms]
        share = sum(stands) / len(stands)
        if share > best[0]:
            best = share, wording.source, _obstacle(wording, pattern, stands, element, index)
    return best[1], best[2]


def _obstacle(wording: Wording, pattern: Pattern, stands: list[bool], element: Element, index: DraftIndex) -> str:
    wanted = [term for term in wording.terms if not term[0].startswith("!")]
    lacking = [short(" | ".join(term), LONGEST_TERM) for term, there in zip(wanted, stands, strict=True) if not there]
    if lacking:
        return say("own_text", "lacks", terms="” + “".join(lacking))
    whole = element.within == "paragraph"
    matches = find_pattern(pattern, index, whole)
    if not matches:
        apart = not find_pattern(Pattern(pattern.source, pattern.terms, ()), index, whole)
        return say("own_text", "apart" if apart else "excluded")
    for source, unless in zip(element.unless, compile_all(element.unless, index.names, widen=False), strict=True):
        if any(match_unit(unless, match.unit, index.draft.text) for match in matches):
            return say("own_text", "ruled_out", wording=short(source.source, LONGEST_TERM))
    return say("own_text", "negated")
