"""Texts and bodies that an ask names, with the paragraphs it cites of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from wsisdiff.advising.boilerplate import asking_data
from wsisdiff.matching.phrases import CITATION, RANGE
from wsisdiff.model import Span
from wsisdiff.text.ladder import operatives
from wsisdiff.text.names import Names
from wsisdiff.text.words import words

SYMBOL = re.compile(r"\b[A-Z]{1,5}/[A-Z0-9]+(?:/[A-Z0-9.]+)*(?<!\.)|\b[Rr]esolution \d{1,2}/\d{1,3}\b")
_CAPITAL = r"[A-Z][\w’'&+]*(?:-[A-Za-z][\w’']*)*"
_CAPITALS = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|on|for|in|to|against)(?:\s+the)?\s+|and\s+)?{_CAPITAL}|\s+\d[\w/]*)*")
_OF = re.compile(r"\s*(?:,\s*)?of\s+(?:the\s+)?")
_BEFORE = re.compile(r"\s*[,(]?\s*(?:in\s+|its\s+|at\s+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in the text; `covers` are its place and that of the paragraphs cited, `paragraphs` their ranges."""

    kind: Literal["instrument", "body"]
    text: str
    span: Span
    covers: tuple[Span, ...]
    paragraphs: tuple[tuple[int, int], ...] = ()


def named_in(text: str, names: Names) -> tuple[Named, ...]:
    """The texts and bodies that are named, in order. A name is known by the glossary, by its symbol, or by its capitals and last word.

    >>> from wsisdiff.text.names import names_of
    >>> [(n.kind, n.text, n.paragraphs) for n in named_in("Keep paragraphs 72 to 78 of the Tunis Agenda; ask the Economic and Social "
    ...     "Council.", names_of())]
    [('instrument', 'Tunis Agenda', ((72, 78),)), ('body', 'Economic and Social Council', ())]
    """
    found: list[Named] = []
    for span in _spans(text, names):
        kind = _kind(span.cut(text))
        if kind and not any(n.span.start <= span.start < n.span.end for n in found):
            found.append(Named(kind, " ".join(span.cut(text).split()), span, (span,)))
    return tuple(_with_paragraphs(n, text) if n.kind == "instrument" else n for n in found)


def _spans(text: str, names: Names) -> list[Span]:
    """Where a name may stand, longest first at each place: symbols, names of the glossary of several words, words in capitals."""
    plain_words = words(text)
    known = {(w.start, w.end) for w in plain_words}
    spans = [Span(m.start(), m.end()) for m in SYMBOL.finditer(text)]
    spans += [Span(w.start, w.end) for w in names.fold(plain_words) if (w.start, w.end) not in known and text[w.start].isupper()]
    for match in _CAPITALS.finditer(text):
        spans += _pieces(text, match.start(), match.end())
    return sorted(spans, key=lambda s: (s.start, -s.end))


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """A stretch of words in capitals without the verb it may begin with, cut where "and" joins two names."""
    first = text[start:end].split()[0]
    if operatives(words(first)):
        rest = re.match(rf"{re.escape(first)}\s*(?:(?:of|on|for|in|to|against|and)\s+)?(?:the\s+)?", text[start:end])
        start += rest.end() if rest else len(first)
    pieces = []
    for joint in re.finditer(r"\s+and\s+", text[start:end]):
        left = text[start : start + joint.start()]
        if _kind(left):
            pieces.append(Span(start, start + joint.start()))
            return pieces + _pieces(text, start + joint.end(), end)
    return [Span(start, end)] if end > start else []


@lru_cache(maxsize=1)
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    table = asking_data()["names"]
    return frozenset(n.casefold() for n in table["instruments"]), frozenset(n.casefold() for n in table["bodies"])


def _kind(name: str) -> Literal["instrument", "body"] | None:
    """What a name in capitals names, by its last word or the one before "of", "on" or "for"; None for neither."""
    if SYMBOL.fullmatch(name):
        return "instrument"
    instruments, bodies = _heads()
    heads = [part.split()[-1].casefold() for part in re.split(r"\s+(?:of|on|for|in|to|against)\s+", name) if part.split()]
    if len(name.split()) < 2:
        return None
    for head in [heads[-1], heads[0]]:
        if head in instruments:
            return "instrument"
        if head in bodies:
            return "body"
    return None


def _with_paragraphs(named: Named, text: str) -> Named:
    """With the paragraphs cited right before ("paragraphs 72 to 78 of the") or right after (", paragraph 50")."""
    for cite in CITATION.finditer(text):
        joined = _OF.fullmatch(text, cite.end(), named.span.start) if cite.end() <= named.span.start else None
        if joined is None and cite.start() >= named.span.end:
            joined = _BEFORE.fullmatch(text, named.span.end, cite.start())
        if joined is not None:
            ranges = tuple((int(r[1]), max(int(r[1]), int(r[2] or r[1]))) for r in RANGE.finditer(cite["list"]))
            return Named("instrument", named.text, named.span, (named.span, Span(cite.start(), cite.end())), ranges)
    return named
