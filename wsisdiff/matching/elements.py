"""The essential elements of an ask in a draft: each found, weak or missing, with the sentences that prove it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from wsisdiff.matching.asserted import refused
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.phrases import Match, Pattern, compile_wording, find_pattern, match_unit
from wsisdiff.model import Element, Evidence, Span, Wording
from wsisdiff.text.ladder import Ladder, Operative, ladder
from wsisdiff.text.names import Names
from wsisdiff.text.words import words

MAX_EVIDENCE = 4
"""Quotations kept for one element; the strongest first."""
DEEDS = frozenset(w.stem for w in words("support promote uphold stand"))
"""Verbs of the ladder that are deeds rather than speech: after "will" or "shall" they are what one commits to."""
DENIED = frozenset({"rejected"})
"""How a sentence stands (see `matching.asserted`) that the draft does not say: what it has is not in the draft."""
DOUBTED = frozenset({"heading"})
"""How it stands where the draft says it with a reservation."""
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
        if element.within == "draft":
            matches = _across(pattern, index)
        else:
            matches = find_pattern(pattern, index, whole=element.within == "paragraph")
        for match in matches:
            if match.negated or _ruled_out(match, unless, index):
                continue
            quote = quote_of(match, index, element.id)
            key = (match.unit.paragraph, match.unit.span)
            if key in found and _strength(quote) <= _strength(found[key]):
                continue
            reserved = refused(match.unit, index, (m.start for m in quote.matched)) if element.within != "draft" else None
            if reserved and reserved.kind in DENIED:
                continue
            if reserved and reserved.kind in DOUBTED and not quote.manner:
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
    paragraph = index.draft.paragraphs[unit.paragraph]
    table = ladder()
    verb = governing(unit, match.at, table)
    last = max(match.at)
    # Words of the chapeau, or of the sentence that this one points back to, are hedged where they stand.
    above = any(i < unit.own and unit.words[i].start >= 0 for i in match.at)
    floor = None if above else verb
    hedges = [(hedge, empties) for at, hedge, empties in unit.hedges if _reaches(at, empties, hedge, floor, last)]
    manner = ""
    if unit.span.cut(paragraph.text).rstrip().endswith("?"):
        manner = "question"
    elif unit.reports and _in_a_report(match, index):
        manner = "reported"
    return Evidence(
        paragraph=paragraph.label,
        text=unit.span.cut(paragraph.text),
        start=unit.span.start,
        end=unit.span.end,
        element=element,
        matched=tuple(Span(unit.words[i].start, unit.words[i].end) for i in match.at if unit.words[i].start >= 0),
        verb=verb.rung if verb else "",
        hedges=tuple(dict.fromkeys(hedge for hedge, _ in hedges)),
        emptied=any(empties for _, empties in hedges),
        bracketed=match.bracketed,
        score=len(match.at),
        manner=manner,
        index=unit.paragraph,
    )


def _in_a_report(match: Match, index: DraftIndex) -> bool:
    """Whether matched words stand in a sentence that reports what others said; in a paragraph taken whole, others may not."""
    unit = match.unit
    inside = [u for u in index.units if u.paragraph == unit.paragraph and u.reports]
    return any(u.span.start <= unit.words[i].start < u.span.end for u in inside for i in match.at)


def governing(unit: Unit, at: tuple[int, ...], table: Ladder) -> Operative | None:
    """The operative verb the matched words stand under: the nearest before them, else the sentence's first, else a modal verb."""
    own, above = unit.verbs, unit.verbs_above
    content = [i for i in at if i >= unit.own and i not in {o.at for o in own}] or list(at)
    # "We recognize the openness of the Internet and commit to preserve it": what is matched last says what is done with the rest.
    before = [o for o in own if o.at <= max(content[-1], *at)]
    if before:
        return _deed(before[-1], unit, table)
    if above:
        return above[-1]
    if main := next((o for o in own if not _relative(o, unit)), None):
        return _deed(main, unit, table)
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


def _deed(verb: Operative, unit: Unit, table: Ladder) -> Operative:
    """The verb at the level of the modal before it, where it says what is done: "we will uphold" commits, "we will note" notes."""
    if unit.words[verb.at].stem not in DEEDS:
        return verb
    before = (unit.words[i].plain for i in range(verb.at - 1, max(verb.at - 1 - MODAL_REACH, -1), -1))
    level = max((table.modals.get(word, 0) for word in before), default=0)
    return Operative(verb.at, table.rungs[level - 1], level) if level > verb.level else verb


def level_of(quote: Evidence, table: Ladder) -> int:
    """The level of the verb a quotation stands under; a plain statement has its own."""
    return table.rungs.index(quote.verb) + 1 if quote.verb else table.statement


def _strength(quote: Evidence) -> tuple[bool, bool, int, float, int]:
    return (not quote.bracketed, not quote.emptied and not quote.manner, level_of(quote, ladder()), quote.score, -len(quote.text))


def _reaches(at: int, empties: bool, hedge: str, verb: Operative | None, last: int) -> bool:
    """Whether a hedge bears on the matched words: one that empties a verb must stand before or at them, after the verb above."""
    if not empties:
        return True
    if " " in hedge and hedge.split()[0] in ("where", "if", "as", "to", "when", "whenever"):
        return True
    floor = verb.at if verb else -1
    return floor - 3 <= at <= last + 3


def _ruled_out(match: Match, unless: tuple[Pattern, ...], index: DraftIndex) -> bool:
    text = index.draft.paragraphs[match.unit.paragraph].text
    return any(match_unit(pattern, match.unit, text) is not None for pattern in unless)


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
        for pattern in patterns:
            match = match_unit(pattern, unit, heading.text)
            if match is None:
                continue
            first = min(heading.before, len(index.draft.paragraphs) - 1)
            paragraph = index.draft.paragraphs[first]
            found.append(
                Evidence(
                    paragraph=paragraph.label,
                    text=heading.text,
                    start=0,
                    end=0,
                    element=element.id,
                    bracketed=heading.text.lstrip().startswith("["),
                    score=len(match.at),
                    index=first,
                )
            )
            break
    return tuple(found)
