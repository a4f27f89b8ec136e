"""An ask with nothing but its text: the points it makes are its clauses, and each is looked for by its telling words."""

from __future__ import annotations

from dataclasses import dataclass

from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Evidence, Span
from wsisdiff.text.ladder import hedges_in, operatives
from wsisdiff.text.names import Names
from wsisdiff.text.sentences import sentences
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import Word, words

SAID = 0.43
"""Share of what an ask says, its telling words weighed by rarity, from which a draft that uses other words is taken to say it.
Drafters paraphrase: on the specimens (November 2026) this and TOUCHED were right for 0.60 of 175 verdicts, against 0.46 for always
answering the commonest status. It is a hint where to look, and the confidence says so."""
TOUCHED = 0.32
"""Share from which part of it is said."""
TITLE = 0.3
"""Weight of the title, which names the point, against the text, which also gives its grounds."""
FEWEST = 2
"""Telling words a clause needs to be a point of its own."""


@dataclass(frozen=True, slots=True)
class Point:
    """One clause of an ask: its text and its telling words."""

    text: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Covered:
    """The best passage for a point and the share of the point's telling words it has (0 to 1)."""

    point: Point
    share: float
    evidence: Evidence | None
    lacking: tuple[str, ...]


def points_of(text: str, names: Names, stop: frozenset[str]) -> tuple[Point, ...]:
    """The clauses of a text: its sentences and list items, cut before each operative verb and at semicolons."""
    found: list[Point] = []
    for sentence in sentences(text):
        piece = sentence.span.cut(text)
        piece_words = words(piece)
        cuts = sorted({0, *(piece_words[o.at].start for o in operatives(piece_words) if o.at), *_semicolons(piece)})
        for start, end in zip(cuts, [*cuts[1:], len(piece)], strict=True):
            clause = piece[start:end].strip(" ;,.")
            stems = frozenset(w.stem for w in names.fold(words(clause)) if w.stem not in stop and not _operative(w))
            if len(stems) >= FEWEST:
                found.append(Point(clause, stems))
            elif found:
                found[-1] = Point(f"{found[-1].text} {clause}", found[-1].stems | stems)
    return tuple(found)


def _semicolons(text: str) -> list[int]:
    return [i + 1 for i, c in enumerate(text) if c == ";"]


def _operative(word: Word) -> bool:
    return bool(operatives((word,)))


def cover(point: Point, draft: Searched) -> Covered:
    """The sentence that has most of the point's telling words, or words that say the same."""
    index, rarity = draft.index, draft.rarity
    weights = {stem: rarity(stem) for stem in sorted(point.stems)}  # in one order, so that sums are the same in every run
    total = sum(weights.values()) or 1.0
    shares: dict[int, float] = {}
    for stem, weight in weights.items():
        for n in set().union(*(index.holding.get(s, ()) for s in synonyms(stem))):
            shares[n] = shares.get(n, 0.0) + weight / total
    if not shares:
        return Covered(point, 0.0, None, tuple(sorted(point.stems)))
    best, share = max(shares.items(), key=lambda item: (item[1], -item[0]))
    return Covered(point, share, _quote(best, point, share, index), _lacking(best, point, index))


def _quote(n: int, point: Point, share: float, index: DraftIndex) -> Evidence:
    unit = index.units[n]
    paragraph = index.draft.paragraphs[unit.paragraph]
    wanted = frozenset().union(*(synonyms(stem) for stem in point.stems))
    held = [i for i, w in enumerate(unit.words) if w.stem in wanted]
    hedges = [(hedge, empties) for _, hedge, empties in hedges_in(unit.words[unit.own :])]
    verb = max(unit.verbs or unit.verbs_above, key=lambda operative: operative.level, default=None)
    return Evidence(
        paragraph=paragraph.label,
        text=unit.span.cut(paragraph.text),
        start=unit.span.start,
        end=unit.span.end,
        matched=tuple(Span(unit.words[i].start, unit.words[i].end) for i in held if unit.words[i].start >= 0),
        verb=verb.rung if verb else "",
        hedges=tuple(hedge for hedge, _ in hedges),
        emptied=any(empties for _, empties in hedges),
        bracketed=bool(held) and sum(i in unit.not_agreed for i in held) * 2 > len(held),
        score=share,
    )


def _lacking(n: int, point: Point, index: DraftIndex) -> tuple[str, ...]:
    held = {w.stem for w in index.units[n].words}
    return tuple(w.plain for w in words(point.text) if w.stem in point.stems and held.isdisjoint(synonyms(w.stem)))
