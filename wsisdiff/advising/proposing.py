"""Essential elements proposed from the text of an ask: what it does, with which texts, figures and bodies.

A proposal is a start that a person accepts, edits or drops. Words that stand in every UN text are never what an ask turns on
(`data/en/asking.toml`), and every proposal is found in the text it was made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wsisdiff.advising.boilerplate import asking_data
from wsisdiff.advising.clauses import Clause, Phrase, clauses, phrases, speaking
from wsisdiff.advising.named import SYMBOL, Named, named_in
from wsisdiff.advising.own_text import shortfalls
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.model import Ask, Element, Span, Stance
from wsisdiff.telling.phrases import say, short
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.names import Names
from wsisdiff.text.words import HYPHENS

MOST_TERMS = 3
"""Terms of a proposed wording: docs/asks.md says why more find nothing."""
MOST_COUNTED = 3
"""Words after a number that may be what it counts: "5 million dollars"."""
MOST_OTHERS = 6
"""Phrases of one clause beside its first, for which elements are proposed."""
MOST_PROPOSED = 12
ELEMENT_LENGTH = 110
"""Characters of a proposed element's text."""
VERB_ASKED = 4
"""Level of the ladder from which the strength of a verb is proposed as part of the ask: call upon, request, commit."""

Kind = Literal["verb", "instrument", "number", "body"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An element to accept, edit or drop, and what in the text it was made from."""

    kind: Kind
    element: Element


def propose(text: str, names: Names, stance: Stance = "include") -> tuple[Proposal, ...]:
    """Elements for an ask of that text, in the order in which the text says them; those of an `oppose` ask have no verb."""
    named = named_in(text, names)
    found: list[tuple[int, Proposal]] = []
    used: set[int] = set()
    subject = ""
    for clause in clauses(text, names, named):
        figures = _figures(text, clause, named)
        terms = phrases(text, clause, named, figures)
        made = _by_verb(text, clause, terms, stance)
        if subject and len(terms) == 1 and " " not in terms[0].text and made:
            # "... and commit to preserving it": what it is stands in the point before.
            made = [p for p in [_with(made[0], subject)] if _stands(p, text, names, stance)] or made
        subject = terms[0].text if terms else subject
        found += [(clause.span.start, proposal) for proposal in made]
        used |= {t.span.start for t in terms for p in made if t.text in p.element.wordings[0].source.split(" + ")}
        found += [(figure.start, _number(figure, text, terms)) for figure in figures]
    for name in named:
        if name.kind == "instrument":
            found.append((name.span.start, _instrument(name)))
        elif not any(name.span.start <= start < name.span.end for start in used):
            found.append((name.span.start, _element("body", say("propose", "body", name=f"the {name.text}"), name.text)))
    kept: dict[str, Proposal] = {}
    for _, proposal in sorted(found, key=lambda pair: pair[0]):
        if _stands(proposal, text, names, stance):
            kept.setdefault(proposal.element.wordings[0].source.casefold(), proposal)
    return tuple(
        replace(p, element=replace(p.element, id=chr(97 + n))) for n, p in enumerate(list(kept.values())[:MOST_PROPOSED])
    )


def _element(kind: Kind, text: str, wording: str, verb: str = "") -> Proposal:
    return Proposal(kind, Element("", text, (parse_wording(wording),), verb=verb))


def _with(proposal: Proposal, subject: str) -> Proposal:
    wording = f"{subject} + {proposal.element.wordings[0].source}"
    return replace(proposal, element=replace(proposal.element, wordings=(parse_wording(wording),)))


def _stands(proposal: Proposal, text: str, names: Names, stance: Stance) -> bool:
    """Whether the text it was made from has it: what is negated there, or split over sentences, is no good proposal."""
    ask = Ask("own", "own", text, stance=stance, elements=(proposal.element,))
    return not shortfalls(ask, text, names)


def _by_verb(text: str, clause: Clause, terms: Sequence[Phrase], stance: Stance) -> list[Proposal]:
    """The operative verb and its object: its first phrase with the next two, and what follows in elements of its own with the first."""
    if not any(term.telling for term in terms):
        return []
    verb = ""
    if stance == "include" and clause.verb is not None and clause.verb.level >= VERB_ASKED and clause.verb_word not in speaking():
        verb = ladder().rungs[clause.verb.level - 1]
    telling = [term for term in terms if term.telling]
    chosen = telling if len(telling) > 1 else sorted(sorted(terms, key=lambda t: not t.telling)[:2], key=lambda t: t.span.start)
    head, *others = chosen
    made = []
    for n in range(0, max(1, min(len(others), MOST_OTHERS)), MOST_TERMS - 1):
        some = others[n : n + MOST_TERMS - 1]
        told = _readable(clause.span.cut(text)) if n == 0 else f"{head.text}: {', '.join(t.text for t in some)}"
        made.append(_element("verb", told.replace(" ~ ", " "), " + ".join(t.text for t in [head, *some]), verb))
    return made


def _readable(clause: str) -> str:
    """The clause as a reader would tick it off, without "We" before it and what joins it to others."""
    line = " ".join(clause.split()).strip(" ,;:.")
    for opening in ("and ", "We ", "also ", "further ", "we "):
        line = line.removeprefix(opening)
    for closing in (" we", " and", ","):
        line = line.removesuffix(closing)
    line = line.strip(" ,;:") + ")" * (line.count("(") > line.count(")"))
    return short(line, ELEMENT_LENGTH)


def _figures(text: str, clause: Clause, named: Sequence[Named]) -> list[Span]:
    """Figures with what they count ("ten years", "0.7 per cent", "5 million dollars"), and years; no dates and no paragraph numbers."""
    table = asking_data()["figures"]
    months = {month.casefold() for month in table["months"]}
    found: list[Span] = []
    for n, word in enumerate(clause.body):
        cited = any(s.start <= word.start < s.end for name in named for s in name.covers)
        if cited or not word.plain[0].isdigit() or word.plain in ("0", "1") or word.plain[-1].isalpha() or "/" in word.plain:
            continue
        end, nouns = word.end, 0
        for following in clause.body[n + 1 : n + 1 + MOST_COUNTED]:
            if text[end : following.start].strip(HYPHENS + " ") or (
                following.plain in language().stopwords and following.plain != "per"
            ):
                break
            end, nouns = following.end, nouns + 1
            if following.plain not in table["multiples"]:
                break
        year = len(word.plain) == 4 and word.plain[:2] in ("19", "20")
        percent = text[word.end : word.end + 1] == "%"
        dated = n > 0 and clause.body[n - 1].plain in months
        if (nouns or percent or year) and not dated and not (nouns and clause.body[n + 1].plain in months):
            found.append(Span(word.start, word.end + 1 if percent else end))
    return found


def _number(span: Span, text: str, terms: Sequence[Phrase]) -> Proposal:
    """A figure, bound to what its clause is about: "ten years" alone stands in many paragraphs."""
    figure = span.cut(text)
    phrase = " ".join(figure.replace("%", "").split())
    # The longest phrase says most; of two alike, "per cent of income" means what follows.
    telling = sorted((t for t in terms if t.telling), key=lambda t: (-t.text.count(" "), t.span.start < span.end, t.span.start))
    about = telling[0] if telling else None
    return _element(
        "number", say("propose", "number", figure=" ".join(figure.split())), f"{phrase} + {about.text}" if about else phrase
    )


def _instrument(named: Named) -> Proposal:
    """A named text; with its paragraphs where the ask cites them."""
    name = named.text if SYMBOL.fullmatch(named.text) else f"the {named.text}"
    if not named.paragraphs:
        return _element("instrument", say("propose", "instrument", name=name), named.text)
    terms = [
        f"para({named.text}, {low}-{high})" if high > low else f"para({named.text}, {low})" for low, high in named.paragraphs
    ]
    cited = ", ".join(f"{low} to {high}" if high > low else str(low) for low, high in named.paragraphs)
    key = "paragraphs" if len(named.paragraphs) > 1 or named.paragraphs[0][1] > named.paragraphs[0][0] else "paragraph"
    return _element("instrument", say("propose", key, numbers=cited, name=name), " + ".join(terms))
