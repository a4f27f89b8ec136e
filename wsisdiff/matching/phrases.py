"""Looking for the wordings of an element in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple

from wsisdiff.matching.holding import NONE, Holding
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.negation import is_negated
from wsisdiff.model import Wording
from wsisdiff.text.language import language
from wsisdiff.text.names import Names
from wsisdiff.text.thesaurus import same_as, stems_of, synonyms
from wsisdiff.text.words import Word

FILLERS_BETWEEN = 2
"""Function words that may stand between two words of a phrase: "funds (for the) universal service"."""
ANY_BETWEEN = 6
"""Words of any kind that `~` allows: "universal service (and access) funds"."""
IN_PARAGRAPH = 2
"""Terms of a wording that must stand in the paragraph: with a heading for all of them but one, any sentence of the section would do.
On drafts that were new (November 2026) this took a tenth of the wrong finds and 3 in 1000 right ones."""
CITATION = re.compile(
    r"\bpara(?:graph)?s?\b\.?\s*(?P<list>\d+(?:\s*(?:,|and|to|through|[-–—])\s*(?:and\s+)?\d+)*)", re.IGNORECASE
)
RANGE = re.compile(r"(\d+)(?:\s*(?:to|through|[-–—])\s*(\d+))?", re.IGNORECASE)
PARA_TERM = re.compile(r"para\(\s*(.+?)\s*,\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*\)")


class Phrase(NamedTuple):
    stems: tuple[frozenset[str], ...]
    """For each word the stems that may stand there: its own and those of its synonyms."""
    loose: tuple[bool, ...]
    """For each word after the first: whether words of any kind may stand before it."""


class Citation(NamedTuple):
    """Paragraphs of an instrument: true where a sentence cites it with a range that covers `first` to `last`."""

    stems: tuple[frozenset[str], ...]
    """The words of its name."""
    first: int
    last: int


class Term(NamedTuple):
    choices: tuple[Phrase | Citation, ...]
    absent: bool
    said: bool = False
    """Whether the words of the heading do not count."""
    begun_by: Mapping[str, tuple[int, ...]] = MappingProxyType({})
    """Stem -> which choices may begin with it. A term may have a hundred choices, of which a sentence can hold one or two."""

    def possible(self, where: Mapping[str, object]) -> Sequence[Phrase | Citation]:
        """The choices whose first word stands there, in their order; all of them for a term that is already narrowed to a sentence."""
        if not self.begun_by:
            return self.choices
        found = {n for stem in self.begun_by.keys() & where.keys() for n in self.begun_by[stem]}
        return [self.choices[n] for n in sorted(found)]


class Pattern(NamedTuple):
    """A wording ready to be looked for."""

    source: str
    terms: tuple[Term, ...]
    absents: tuple[Term, ...]


class Match(NamedTuple):
    """Where a pattern stands: indices of the matched words of a unit."""

    unit: Unit
    at: tuple[int, ...]
    bracketed: bool
    source: str
    negated: bool = False


def compile_wording(wording: Wording, names: Names, widen: bool = True) -> Pattern:
    """The wording with its phrases folded as the drafts are; `widen` lets synonyms stand for its words."""
    terms = tuple(_term(term, names, widen) for term in wording.terms)
    return Pattern(wording.source, tuple(t for t in terms if not t.absent), tuple(t for t in terms if t.absent))


@lru_cache(maxsize=4096)
def _term(phrases: tuple[str, ...], names: Names, widen: bool) -> Term:
    found: dict[Phrase | Citation, None] = {}
    for phrase in phrases:
        bare = phrase.lstrip("!^")
        wide = widen and "!" not in phrase[:2]
        found[_choice(bare, names, wide)] = None
        if wide:
            found.update(dict.fromkeys(_choice(other, names, False) for other in same_as(bare, names)))
    choices = tuple(choice for choice in found if choice.stems)
    begun_by: dict[str, tuple[int, ...]] = {}
    for n, choice in enumerate(choices):
        for stem in choice.stems[0]:
            begun_by[stem] = (*begun_by.get(stem, ()), n)
    return Term(choices, phrases[0].startswith("!"), "^" in phrases[0][:2], begun_by)


@lru_cache(maxsize=16384)
def _choice(phrase: str, names: Names, widen: bool) -> Phrase | Citation:
    cited = PARA_TERM.fullmatch(phrase) if phrase.startswith("para(") else None
    if cited:
        instrument = tuple(frozenset((stem,)) for stem in stems_of(cited[1], names))
        return Citation(instrument, int(cited[2]), int(cited[3] or cited[2]))
    stems: list[frozenset[str]] = []
    loose: list[bool] = []
    for n, part in enumerate(phrase.split("~")):
        for k, stem in enumerate(stems_of(part, names)):
            if stems:
                loose.append(k == 0 and n > 0)
            stems.append(synonyms(stem) if widen else frozenset((stem,)))
    return Phrase(tuple(stems), tuple(loose))


def find_phrase(phrase: Phrase, text: Sequence[Word], where: Mapping[str, Sequence[int]]) -> list[tuple[int, ...]]:
    """Every place where the phrase stands, as the indices of its words; `where` tells at which indices each stem stands."""
    starts = [i for stem in phrase.stems[0] if stem in where for i in where[stem]]
    starts.sort()
    if len(phrase.stems) == 1:
        return [(i,) for i in starts]
    fillers = language().fillers
    found = []
    for start in starts:
        here = _next(text, start + 1, phrase.stems[1], phrase.loose[0], fillers)
        if here is None:
            continue
        at = [start, here]
        for stems, loose in zip(phrase.stems[2:], phrase.loose[1:], strict=True):
            here = _next(text, at[-1] + 1, stems, loose, fillers)
            if here is None:
                break
            at.append(here)
        else:
            found.append(tuple(at))
    return found


def _next(text: Sequence[Word], start: int, stems: frozenset[str], loose: bool, fillers: frozenset[str]) -> int | None:
    reach = ANY_BETWEEN if loose else FILLERS_BETWEEN
    for i, word in enumerate(text[start : start + reach + 1], start):
        if word.stem in stems:
            return i
        if not loose and word.plain not in fillers:
            return None
    return None


def find_citation(citation: Citation, unit: Unit, text: str) -> list[tuple[int, ...]]:
    """Where the sentence cites the instrument with paragraphs that cover those asked for."""
    body = unit.words
    named = find_phrase(Phrase(citation.stems, (False,) * (len(citation.stems) - 1)), body, unit.at)
    if not named:
        return []
    for cite in CITATION.finditer(text, min((w.start for w in body if w.start >= 0), default=0), unit.span.end):
        ranges = [(int(r[1]), int(r[2] or r[1])) for r in RANGE.finditer(cite["list"])]
        if _covered(citation.first, citation.last, ranges):
            at = tuple(i for i, w in enumerate(body) if cite.start() <= w.start < cite.end())
            return [at + named[0]]
    return []


def _covered(first: int, last: int, ranges: list[tuple[int, int]]) -> bool:
    return all(any(low <= n <= high for low, high in ranges) for n in range(first, last + 1))


def match_unit(pattern: Pattern, unit: Unit, text: str) -> Match | None:
    """The pattern in this sentence: first among the agreed words alone, then among all of them."""
    if unit.not_agreed and (found := _match(pattern, unit.agreed, text)):
        kept = [i for i in range(len(unit.words)) if i not in unit.not_agreed]
        return Match(unit, tuple(kept[i] for i in found[0]), False, pattern.source, found[1])
    found = _match(pattern, unit, text)
    return Match(unit, found[0], bool(unit.not_agreed), pattern.source, found[1]) if found else None


def _match(pattern: Pattern, unit: Unit, text: str) -> tuple[tuple[int, ...], bool] | None:
    """The words that match and whether they are negated. Of several places the nearest to each other are taken, for they belong
    together; the longest where the nearest are negated ("not-for-profit, locally managed networks")."""
    found = []
    for term in pattern.terms:
        places = _places(term, unit, text)
        if not places:
            return None
        found.append(places)
    if all(place[-1] < unit.own for places in found for place in places):
        return None
    in_paragraph = sum(any(unit.words[place[-1]].start >= 0 for place in places) for places in found)
    if in_paragraph < min(IN_PARAGRAPH, len(found)) or any(_places(term, unit, text) for term in pattern.absents):
        return None
    at = _nearest_together(found, unit.own)
    if not is_negated(unit, at, text):
        return at, False
    longest = sorted({i for places in found for i in max(places, key=lambda p: (p[-1] >= unit.own, len(p), -p[0]))})
    return (at, True) if is_negated(unit, tuple(longest), text) else (tuple(longest), False)


MOST_PLACES = 100
"""Places of a term in one sentence that are weighed against those of the others: a sentence of a draft has three or four, one of
thousands is made to be slow."""


def _nearest_together(found: Sequence[list[tuple[int, ...]]], own: int) -> tuple[int, ...]:
    """One place for each term, in the sentence itself where there is one, so that they lie as close together as they can."""
    said = [[p for p in places if p[-1] >= own][:MOST_PLACES] for places in found]
    anchors = min((places for places in said if places), key=len)
    best: tuple[int, set[int]] | None = None
    for anchor in anchors:
        at, low, high = set(anchor), anchor[0], anchor[-1]
        for here, places in zip(said, found, strict=True):
            if here is anchors:
                continue
            place = min(here, key=lambda p: (max(high, p[-1]) - min(low, p[0]), -len(p))) if here else max(places, key=len)
            at.update(place)
            if here:
                low, high = min(low, place[0]), max(high, place[-1])
        if best is None or high - low < best[0]:
            best = (high - low, at)
    assert best is not None, "a pattern with a place in the sentence has an anchor"
    return tuple(sorted(best[1]))


def _places(term: Term, unit: Unit, text: str) -> list[tuple[int, ...]]:
    """Where the term stands; a phrase does not begin in the heading and end in the sentence."""
    places: list[tuple[int, ...]] = []
    body = unit.words
    where = unit.at
    for choice in term.possible(where):
        if isinstance(choice, Citation):
            places += find_citation(choice, unit, text)
        else:
            places += [p for p in find_phrase(choice, body, where) if (body[p[0]].start < 0) == (body[p[-1]].start < 0)]
    return [p for p in places if body[p[0]].start >= 0] if term.said else places


def holders(term: Term, holding: Holding) -> frozenset[int]:
    """The units that hold all words of one of the term's phrases, in whatever order."""
    return NONE.union(*(held for _, held in _held(term, holding)))


def _held(term: Term, holding: Holding) -> list[tuple[Phrase | Citation, frozenset[int]]]:
    """The term's choices, in their order, that some unit holds all words of, and those units."""
    found = []
    any_of = holding.any_of
    for choice in term.possible(holding):
        *others, last = choice.stems
        common = any_of[last]
        for group in others:
            if not common:
                break
            common = common & any_of[group]
        if common:
            found.append((choice, common))
    return found


def find_pattern(pattern: Pattern, index: DraftIndex, whole: bool = False) -> list[Match]:
    """All sentences (or paragraphs, when `whole`) where the pattern stands, in the draft's order."""
    units, holding = (index.wholes, index.paragraphs_holding) if whole else (index.units, index.holding)
    candidates: frozenset[int] | None = None
    held = []
    for term in pattern.terms:
        held.append(_held(term, holding))
        some = NONE.union(*(units for _, units in held[-1]))
        candidates = some if candidates is None else candidates & some
        if not candidates:
            return []
    found = []
    for n in sorted(candidates or ()):
        narrow = Pattern(pattern.source, tuple(map(_narrowed, pattern.terms, held, repeat(n))), pattern.absents)
        if match := match_unit(narrow, units[n], index.text_of(units[n])):
            found.append(match)
    return found


def _narrowed(term: Term, held: list[tuple[Phrase | Citation, frozenset[int]]], n: int) -> Term:
    """The term with the choices alone whose words unit n holds."""
    return Term(tuple(choice for choice, units in held if n in units), term.absent, term.said)
