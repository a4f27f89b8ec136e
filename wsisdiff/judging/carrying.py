"""A reading of one draft used for a later one: it holds as far as the words that it rests on stand there unchanged.

For each point, in this order:

1. the sentences that prove it stand in the later draft word for word, in a place of the same standing (agreed or not, preamble or not,
   under the same verb): the point holds, with its new label;
2. they stand in a place of another standing: to be read again, meanwhile what that place gives;
3. a sentence much like them is new there: to be read again, meanwhile as before, but weak where a verb became weaker or a hedge, a
   condition or a number came in, and missing where a "not" did;
4. nothing is left of them: to be read again, meanwhile missing.

A point that was missing holds unless a new or edited sentence comes near what it asks for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from wsisdiff.judging.checked import status_of, unwanted
from wsisdiff.judging.quoted import Place, against
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit, units_of
from wsisdiff.model import Ask, Draft, Evidence, Paragraph, PointState, Reading, ReadPoint, Remark, Span
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.names import Names, names_of
from wsisdiff.text.sentences import ITEM
from wsisdiff.text.thesaurus import synonyms
from wsisdiff.text.words import words

NEAR = 0.4
"""Share of a point's telling words, weighed by how rare they are, that a new or edited sentence must have for a missing point to be read
again. Set by hand, on the safe side: see docs/reading.md for what it gave."""
FEWEST = 2
"""Telling words that a sentence must share to come near, where the point has as many."""
EDITED = 60.0
"""Likeness (0 to 100) from which a new sentence is taken for an edited old one."""
POINTING = frozenset({"this", "these", "those", "such", "nothing", "notwithstanding", "however", "except", "unless"})
"""Words with which a new sentence in the same paragraph may turn round what stands beside it."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence of a draft, as it is compared."""

    key: str
    paragraph: Paragraph
    unit: Unit


class Sentences:
    """The sentences of a draft by their folded words."""

    def __init__(self, draft: Draft, names: Names | None = None) -> None:
        self.draft = draft
        names = names or names_of()
        said: dict[str, str] = {}
        self.pieces: list[_Piece] = []
        self.at: dict[str, list[int]] = defaultdict(list)
        self.of: dict[str, list[int]] = defaultdict(list)
        """Label -> the numbers of its sentences."""
        for number, paragraph in enumerate(draft.paragraphs):
            for unit in units_of(number, paragraph, names, said)[1]:
                key = _key(unit.span.cut(paragraph.text))
                if key:
                    self.at[key].append(len(self.pieces))
                    self.of[paragraph.label].append(len(self.pieces))
                    self.pieces.append(_Piece(key, paragraph, unit))

    @cached_property
    def holding(self) -> dict[str, set[int]]:
        """Stem -> the sentences that have it, or a synonym of it, themselves or above them."""
        found: dict[str, set[int]] = defaultdict(set)
        stop = language().stopwords
        for n, piece in enumerate(self.pieces):
            for stem in {w.stem for w in piece.unit.words} - stop:
                for other in synonyms(stem):
                    found[other].add(n)
        return found


def _key(text: str) -> str:
    """The words of a sentence or list item without its mark: an item that became (c) is the item that it was."""
    item = ITEM.match(text)
    return " ".join(w.plain for w in words(text[item.end() :] if item else text))


class Later:
    """Two drafts, the later one's sentences held against the earlier one's."""

    def __init__(self, old: Sentences, new: Sentences) -> None:
        self.old, self.new = old, new
        self.fresh = frozenset(n for n, piece in enumerate(new.pieces) if piece.key not in old.at)
        """The sentences that are new or edited."""
        moved = [n for n, piece in enumerate(new.pieces) if n not in self.fresh and self._stands_otherwise(n)]
        self.turned = frozenset(moved)
        """Those whose words stood before, but in a place of another standing."""

    def _stands_otherwise(self, n: int) -> bool:
        now = _standing(self.new.pieces[n])
        return all(_standing(self.old.pieces[m]) != now for m in self.old.at[self.new.pieces[n].key])

    def near(self, asked: str) -> str:
        """The label of the new or edited sentence that has most of what is asked for; empty when none comes near."""
        wanted = _telling(asked)
        holding, total = self.new.holding, len(self.new.pieces) + 1
        weights = {stem: math.log(1 + total / (1 + len(holding.get(stem, ())))) for stem in wanted}
        shares: dict[int, float] = defaultdict(float)
        counts: dict[int, int] = defaultdict(int)
        for stem, weight in weights.items():
            for n in holding.get(stem, ()):
                if n in self.fresh or n in self.turned:
                    shares[n] += weight
                    counts[n] += 1
        least = NEAR * sum(weights.values())
        close = [n for n, share in shares.items() if share >= least and counts[n] >= min(FEWEST, len(wanted))]
        best = max(close, key=lambda n: (shares[n], -n), default=None)
        return self.new.pieces[best].paragraph.label if best is not None else ""


@lru_cache(maxsize=8192)
def _telling(asked: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(asked)) - language().stopwords


def _standing(piece: _Piece) -> tuple[object, ...]:
    """What a place gives the words in it: whether they are agreed, whether it is a preamble, and what they stand under."""
    not_agreed = against(Place(piece.paragraph, piece.unit.span))
    verb = governing(piece.unit, tuple(range(piece.unit.own, len(piece.unit.words))), ladder())
    return not_agreed.kind if not_agreed else "", piece.paragraph.preamble, verb.level if verb else 0


def carried(reading: Reading, ask: Ask, later: Later) -> Reading:
    """The reading of the earlier draft, used for the later one."""
    doubts: list[Remark] = []
    points = reading.points or (_whole(reading, ask),)
    now = tuple(_carried(point, ask, later, doubts) for point in points)
    changed = [a.state for a in now] != [b.state for b in points]
    status, score = status_of(now, ask) if changed else (reading.status, reading.score)
    again = bool(doubts)
    remarks = reading.remarks if not again else ()
    return replace(
        reading,
        status=status,
        score=round(score, 4),
        points=now if reading.points else tuple(p for p in now if p.evidence),
        carried=True,
        read_again=again,
        doubts=tuple(dict.fromkeys((*(d for d in reading.doubts if d.kind != "reading.other_status"), *doubts))),
        remarks=remarks,
    )


def _whole(reading: Reading, ask: Ask) -> ReadPoint:
    """The ask as its only point, of a reading that names none."""
    there: PointState = "stands" if (reading.status == "adopted") != unwanted(ask) else "missing"
    return ReadPoint(ask.title, "weak" if reading.status == "partial" else there)


def _carried(point: ReadPoint, ask: Ask, later: Later, doubts: list[Remark]) -> ReadPoint:
    quote = point.evidence
    if quote is None:
        if where := _came(point, ask, later):
            doubts.append(Remark.of("reading.came_near", point=point.text, where=where))
        return point
    if quote.start == quote.end:
        return _of_note(point, quote, later, doubts)
    run = _run(quote, later)
    if run is None:
        return _edited(point, quote, later, doubts)
    place = Place(run[0].paragraph, Span(run[0].unit.span.start, run[-1].unit.span.end), number=run[0].unit.paragraph)
    moved = _moved(quote, place)
    before = [later.old.pieces[n] for key in _keys(quote) for n in later.old.at.get(key, ())[:1]]
    if [_standing(p) for p in before] == [_standing(p) for p in run]:
        if where := _turned_round(run[-1], later):
            doubts.append(Remark.of("reading.beside", point=point.text, where=where))
        return replace(point, evidence=moved)
    why = against(place)
    doubts.append(Remark.of("reading.other_standing", point=point.text, where=place.paragraph.label))
    if why is not None:
        state: PointState = "weak" if point.state == "stands" else point.state
        return replace(point, state=state, why=why, evidence=replace(moved, bracketed=True))
    lower = _level(run[-1]) < _level(before[-1]) if before else False
    state = "stands" if point.why is not None and point.state == "weak" else point.state
    return replace(
        point, state="weak" if lower and state == "stands" else state, why=None, evidence=replace(moved, bracketed=False)
    )


def _came(point: ReadPoint, ask: Ask, later: Later) -> str:
    """The label of what comes near a point that was missing; of an ask without points, near its title, an element or its text."""
    if point.text != ask.title:
        return later.near(f"{point.text} {ask.title}" if len(_telling(point.text)) < 3 else point.text)
    return next((where for asked in (ask.title, *(e.text for e in ask.elements), ask.text) if (where := later.near(asked))), "")


def _keys(quote: Evidence) -> list[str]:
    """The quoted sentences, each folded."""
    paragraph = Paragraph("", quote.text, Span(0, len(quote.text)))
    found = [_key(unit.span.cut(quote.text)) for unit in units_of(0, paragraph, names_of(), {})[1]]
    return [key for key in found if key]


def _run(quote: Evidence, later: Later) -> list[_Piece] | None:
    """The quoted sentences, one after the other, in the later draft: in a place of the same standing before another, else the first."""
    keys = _keys(quote)
    if not keys:
        return None
    was = [_standing(later.old.pieces[n]) for key in keys for n in later.old.at.get(key, ())[:1]]
    found = []
    for n in later.new.at.get(keys[0], ()):
        run = later.new.pieces[n : n + len(keys)]
        if [p.key for p in run] == keys and run[0].paragraph is run[-1].paragraph:
            found.append(run)
    return min(found, key=lambda run: [_standing(p) for p in run] != was, default=None)


def _moved(quote: Evidence, place: Place) -> Evidence:
    """The quotation at its new place; the words that were marked in it are found again where the text is the same to the letter."""
    assert place.span is not None
    text = place.span.cut(place.paragraph.text)
    same = text == quote.text
    shift = place.span.start - quote.start
    marked = tuple(Span(m.start + shift, m.end + shift) for m in quote.matched) if same else (place.span,)
    at = {
        "paragraph": place.paragraph.label,
        "text": text,
        "start": place.span.start,
        "end": place.span.end,
        "index": place.number,
    }
    return replace(quote, **at, matched=marked)  # type: ignore[arg-type]


def _level(piece: _Piece) -> int:
    level = _standing(piece)[2]
    assert isinstance(level, int)
    return level


def _turned_round(piece: _Piece, later: Later) -> str:
    """The paragraph's label, where a new sentence beside the quoted one begins by pointing at it and denies or limits."""
    table = language()
    for n in later.new.of[piece.paragraph.label]:
        if n in later.fresh:
            plains = [w.plain for w in later.new.pieces[n].unit.own_words]
            if not POINTING.isdisjoint(plains[:6]) and any(p in table.negation or p in POINTING for p in plains):
                return piece.paragraph.label
    return ""


def _edited(point: ReadPoint, quote: Evidence, later: Later, doubts: list[Remark]) -> ReadPoint:
    """The point by the new sentence that is most like the quoted ones; missing when none is."""
    fresh = sorted(later.fresh)
    key = " ".join(_keys(quote))
    found = process.extractOne(key, [later.new.pieces[n].key for n in fresh], scorer=fuzz.ratio, score_cutoff=EDITED)
    if found is None:
        near = later.near(point.text)
        kind = "reading.cut_near" if near else "reading.cut"
        doubts.append(Remark.of(kind, point=point.text, before=quote.paragraph, where=near))
        return replace(point, state="missing", evidence=None, why=None)
    piece = later.new.pieces[fresh[found[2]]]
    place = Place(piece.paragraph, piece.unit.span, number=piece.unit.paragraph)
    doubts.append(Remark.of("reading.edited", point=point.text, where=piece.paragraph.label))
    why = against(place)
    state = point.state
    if state == "stands" and (why is not None or _weaker(key, piece.key)):
        state = "weak"
    if state in ("stands", "weak") and _denials(piece.key) != _denials(key):
        return replace(point, state="missing", evidence=None, why=None)
    return replace(point, state=state, evidence=replace(_moved(quote, place), bracketed=why is not None), why=why)


def _weaker(before: str, now: str) -> bool:
    """Whether the edited sentence has another number, a hedge or condition more, or a verb that is lower on the ladder."""
    old, new = _unit(before), _unit(now)
    if {w.plain for w in old.words if w.plain.isdigit()} - {w.plain for w in new.words if w.plain.isdigit()}:
        return True
    if {hedge for _, hedge, _ in new.hedges} - {hedge for _, hedge, _ in old.hedges}:
        return True
    verbs = [governing(unit, tuple(range(unit.own, len(unit.words))), ladder()) for unit in (old, new)]
    levels = [verb.level if verb else ladder().statement for verb in verbs]
    return levels[1] < levels[0]


def _unit(text: str) -> Unit:
    return units_of(0, Paragraph("", text, Span(0, len(text))), names_of(), {})[0]


def _denials(key: str) -> int:
    table = language()
    return sum(word in table.negation for word in key.split())


def _of_note(point: ReadPoint, quote: Evidence, later: Later, doubts: list[Remark]) -> ReadPoint:
    """A point that a footnote or a heading proves: it holds where a paragraph or heading of the later draft has the same."""
    wanted = _key(quote.text)
    for paragraph in later.new.draft.paragraphs:
        if any(wanted in _key(note) for note in paragraph.footnotes):
            return replace(point, evidence=replace(quote, paragraph=paragraph.label))
    paragraphs = later.new.draft.paragraphs
    for heading in later.new.draft.headings:
        if paragraphs and wanted in _key(heading.text):
            return replace(point, evidence=replace(quote, paragraph=paragraphs[min(heading.before, len(paragraphs) - 1)].label))
    doubts.append(Remark.of("reading.cut", point=point.text, before=quote.paragraph, where=""))
    return replace(point, state="missing", evidence=None, why=None)
