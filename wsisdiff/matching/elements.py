"""The essential elements of an ask in a draft: each found, weak or missing, with the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from wsisdiff.matching.asserted import refused
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.phrases import Match, Pattern, compile_wording, find_pattern, match_unit
from wsisdiff.model import Element, Evidence, Heading, Span, Wording
from wsisdiff.text.ladder import Hedge, Operative, ladder
from wsisdiff.text.names import Names
from wsisdiff.text.words import words

MAX_EVIDENCE = 4
"""Quotations kept for one element; the strongest first."""
DEEDS = frozenset(w.stem for w in words("support promote uphold stand"))
"""Verbs of the ladder that are deeds rather than speech: after "will" or "shall" they are what one commits to."""
MODAL_REACH = 3
"""Words before a verb among which its modal is looked for: "we will further promote"."""


@lru_cache(maxsize=4096)
def compile_all(wordings: tuple[Wording, ...], names: Names, widen: bool = True) -> tuple[Pattern, ...]:
    return tuple(compile_wording(w, names, widen) for w in wordings)


def evidence_for(element: Element, index: DraftIndex) -> tuple[Evidence, ...]:
    """Quotations in which the element stands, the strongest first; negated ones are left out.

    Strong means: agreed (not bracketed), its point not hedged away, under a strong operative verb, more of its words.
    """
    if element.headings:
        return _in_headings(element, index)
    unless = compile_all(element.unless, index.names, widen=False)
    found: dict[tuple[int, Span], Evidence] = {}
    for pattern in compile_all(element.wordings, index.names):
        across = element.within == "draft"
        for match in _across(pattern, index) if across else find_pattern(pattern, index, whole=element.within == "paragraph"):
            if match.negated or any(match_unit(other, match.unit, index.text_of(match.unit)) for other in unless):
                continue
            quote = quote_of(match, index, element.id)
            key = (match.unit.paragraph, match.unit.span)
            if key in found and _strength(quote) <= _strength(found[key]):
                continue
            reserved = refused(match.unit, index, (m.start for m in quote.matched)) if element.within != "draft" else None
            if reserved and reserved.kind == "rejected":
                continue  # what it has is not in the draft
            if reserved and not quote.manner:
                quote = replace(quote, manner=reserved.kind)
            if key not in found or _strength(quote) > _strength(found[key]):
                found[key] = quote
    return tuple(sorted(found.values(), key=_strength, reverse=True)[:MAX_EVIDENCE])


def quotes(wordings: tuple[Wording, ...], index: DraftIndex, element: str = "") -> tuple[Evidence, ...]:
    """Quotations of these wordings anywhere in the draft, for conflicts and contrary statements.

    Without synonyms: what speaks against an ask is shown to people even where it changes nothing, so it must be to the letter.
    """
    found: dict[tuple[int, Span], Evidence] = {}
    for pattern in compile_all(wordings, index.names, widen=False):
        for match in find_pattern(pattern, index):
            if not match.negated:
                found.setdefault((match.unit.paragraph, match.unit.span), quote_of(match, index, element))
    return tuple(found.values())[:MAX_EVIDENCE]


def quote_of(match: Match, index: DraftIndex, element: str) -> Evidence:
    """The sentence of a match as evidence, with the verb it stands under, its hedges and its matched words."""
    unit = match.unit
    verb = governing(unit, match.at)
    last = max(match.at)
    # Words of the chapeau, or of the sentence that this one points back to, are hedged where they stand.
    above = any(i < unit.own and unit.words[i].start >= 0 for i in match.at)
    floor = None if above else verb
    hedges = [hedge for hedge in unit.hedges if _reaches(hedge, floor, last)]
    manner = "reported" if unit.reports and _in_a_report(match, index) else ""
    if unit.span.cut(index.text_of(unit)).rstrip().endswith("?"):
        manner = "question"
    more: dict[str, Any] = {"element": element, "bracketed": match.bracketed, "score": len(match.at), "manner": manner}
    return quotation(unit, index, match.at, verb, hedges, **more)


def quotation(
    unit: Unit,
    index: DraftIndex,
    at: Iterable[int] = (),
    verb: Operative | None = None,
    hedges: Sequence[Hedge] = (),
    **more: Any,
) -> Evidence:
    """A sentence, or a whole paragraph, as evidence: its words that count, the verb that they stand under, its hedges."""
    paragraph = index.draft.paragraphs[unit.paragraph]
    return Evidence(
        paragraph.label,
        unit.span.cut(paragraph.text),
        unit.span.start,
        unit.span.end,
        matched=tuple(Span(unit.words[i].start, unit.words[i].end) for i in at if unit.words[i].start >= 0),
        verb=verb.rung if verb else "",
        hedges=tuple(dict.fromkeys(hedge for _, hedge, _ in hedges)),
        emptied=any(empties for _, _, empties in hedges),
        index=unit.paragraph,
        **more,
    )


def heading_quoted(heading: Heading, index: DraftIndex, **more: Any) -> Evidence:
    """A heading as evidence, at the first paragraph that stands under it."""
    first = min(heading.before, len(index.draft.paragraphs) - 1)
    return Evidence(index.draft.paragraphs[first].label, heading.text, 0, 0, index=first, **more)


def _in_a_report(match: Match, index: DraftIndex) -> bool:
    """Whether matched words stand in a sentence that reports what others said; in a paragraph taken whole, others may not."""
    unit = match.unit
    inside = [u for u in index.units if u.paragraph == unit.paragraph and u.reports]
    return any(u.span.start <= unit.words[i].start < u.span.end for u in inside for i in match.at)


def governing(unit: Unit, at: tuple[int, ...]) -> Operative | None:
    """The operative verb the matched words stand under: the nearest before them, else the sentence's first, else a modal verb."""
    table = ladder()
    own, above = unit.verbs, unit.verbs_above
    content = [i for i in at if i >= unit.own and i not in {o.at for o in own}] or list(at)
    # "We recognize the openness of the Internet and commit to preserve it": what is matched last says what is done with the rest.
    before = [o for o in own if o.at <= max(content[-1], *at)]
    if before:
        return _deed(before[-1], unit)
    if above:
        return above[-1]
    if main := next((o for o in own if not _relative(o, unit)), None):
        return _deed(main, unit)
    first = max(content[0], unit.own) if content[-1] >= unit.own else content[0]
    for i in (*range(first, unit.own - 1, -1), *range(first, len(unit.words)), *range(min(first, unit.own - 1), -1, -1)):
        level = table.modals.get(unit.words[i].plain)
        if level:
            return Operative(i, table.rungs[level - 1], level)
    return None


RELATIVE_REACH = 6
"""Words from "who" to a verb of the clause that it begins: "who shall not be asked", "of which the Secretariat is requested"."""


def _relative(verb: Operative, unit: Unit) -> bool:
    """Whether a verb stands in a clause that says more of somebody, behind a main clause with a modal of its own."""
    plains = [w.plain for w in unit.words[: verb.at]]
    begins = max((i for i, p in enumerate(plains) if p in ("who", "whom", "whose", "which")), default=0)
    return verb.at - begins <= RELATIVE_REACH and not ladder().modals.keys().isdisjoint(plains[unit.own : begins])


def _deed(verb: Operative, unit: Unit) -> Operative:
    """The verb at the level of the modal before it, where it says what is done: "we will uphold" commits, "we will note" notes."""
    table = ladder()
    if unit.words[verb.at].stem not in DEEDS:
        return verb
    before = (unit.words[i].plain for i in range(verb.at - 1, max(verb.at - 1 - MODAL_REACH, -1), -1))
    level = max((table.modals.get(word, 0) for word in before), default=0)
    return Operative(verb.at, table.rungs[level - 1], level) if level > verb.level else verb


def level_of(quote: Evidence) -> int:
    """The level of the verb a quotation stands under; a plain statement has its own."""
    table = ladder()
    return table.rungs.index(quote.verb) + 1 if quote.verb else table.statement


def _strength(quote: Evidence) -> tuple[bool, bool, int, float, int]:
    return (not quote.bracketed, not quote.emptied and not quote.manner, level_of(quote), quote.score, -len(quote.text))


def _reaches(hedge: Hedge, verb: Operative | None, last: int) -> bool:
    """Whether a hedge bears on the matched words: one that empties a verb must stand before or at them, after the verb above."""
    at, said, empties = hedge
    conditional = " " in said and said.split()[0] in ("where", "if", "as", "to", "when", "whenever")
    return not empties or conditional or (verb.at if verb else -1) - 3 <= at <= last + 3


def _across(pattern: Pattern, index: DraftIndex) -> list[Match]:
    """Each term anywhere in the draft: the sentences of all terms, when every term stands somewhere."""
    matches: list[Match] = []
    for term in pattern.terms:
        one = find_pattern(Pattern(pattern.source, (term,), pattern.absents), index)
        if not one:
            return []
        matches += one[:1]
    return matches


def _in_headings(element: Element, index: DraftIndex) -> tuple[Evidence, ...]:
    patterns = compile_all(element.wordings, index.names)
    unless = compile_all(element.unless, index.names, widen=False)
    found = []
    for heading in index.draft.headings:
        unit = Unit(-1, Span(0, len(heading.text)), index.names.fold(words(heading.text)), 0)
        if not unit.words or any(match_unit(p, unit, heading.text) for p in unless):
            continue
        match = next((m for pattern in patterns if (m := match_unit(pattern, unit, heading.text))), None)
        if match:
            open_ = heading.text.lstrip().startswith("[")
            found.append(heading_quoted(heading, index, element=element.id, bracketed=open_, score=len(match.at)))
    return tuple(found)
