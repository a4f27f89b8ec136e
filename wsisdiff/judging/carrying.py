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

from dataclasses import replace

from rapidfuzz import fuzz, process

from wsisdiff.judging.checked import status_of, unwanted
from wsisdiff.judging.later import Later, Piece, key_of, standing_of, telling_of
from wsisdiff.judging.quoted import Place, against
from wsisdiff.matching.elements import governing
from wsisdiff.matching.index import Unit, units_of
from wsisdiff.model import Ask, Evidence, Paragraph, PointState, Reading, ReadPoint, Remark, Span
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.names import names_of

EDITED = 60.0
"""Likeness (0 to 100) from which a new sentence is taken for an edited old one."""
POINTING = frozenset({"this", "these", "those", "such", "nothing", "notwithstanding", "however", "except", "unless"})
"""Words with which a new sentence in the same paragraph may turn round what stands beside it."""


def carried(reading: Reading, ask: Ask, later: Later) -> Reading:
    """The reading of the earlier draft, used for the later one."""
    doubts: list[Remark] = []
    points = reading.points or (_whole(reading, ask),)
    now = tuple(_carried(point, ask, later, doubts) for point in points)
    changed = [a.state for a in now] != [b.state for b in points]
    status, score = status_of(now, ask) if changed else (reading.status, reading.score)
    return replace(
        reading,
        status=status,
        score=round(score, 4),
        points=now if reading.points else tuple(p for p in now if p.evidence),
        carried=True,
        read_again=bool(doubts),
        doubts=tuple(dict.fromkeys((*(d for d in reading.doubts if d.kind != "reading.other_status"), *doubts))),
        remarks=() if doubts else reading.remarks,
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
    if not run:
        return _edited(point, quote, later, doubts)
    place = Place(run[0].paragraph, Span(run[0].unit.span.start, run[-1].unit.span.end), number=run[0].unit.paragraph)
    moved = _moved(quote, place)
    before = _before(_keys(quote), later)
    if list(map(standing_of, before)) == list(map(standing_of, run)):
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
        return later.near(f"{point.text} {ask.title}" if len(telling_of(point.text)) < 3 else point.text)
    return next((where for asked in (ask.title, *(e.text for e in ask.elements), ask.text) if (where := later.near(asked))), "")


def _keys(quote: Evidence) -> list[str]:
    """The quoted sentences, each folded."""
    return [key for unit in _read(quote.text)[1] if (key := key_of(unit.span.cut(quote.text)))]


def _before(keys: list[str], later: Later) -> list[Piece]:
    """The quoted sentences in the earlier draft."""
    return [later.old.pieces[n] for key in keys for n in later.old.at.get(key, ())[:1]]


def _run(quote: Evidence, later: Later) -> list[Piece]:
    """The quoted sentences, one after the other, in the later draft: in a place of the same standing before another, else the first."""
    keys = _keys(quote)
    was = list(map(standing_of, _before(keys, later)))
    runs = [later.new.pieces[n : n + len(keys)] for n in later.new.at.get(keys[0], ())] if keys else []
    found = [run for run in runs if [p.key for p in run] == keys and run[0].paragraph is run[-1].paragraph]
    return min(found, key=lambda run: list(map(standing_of, run)) != was, default=[])


def _moved(quote: Evidence, place: Place) -> Evidence:
    """The quotation at its new place; the words that were marked in it are found again where the text is the same to the letter."""
    assert place.span is not None
    text, start, end = place.span.cut(place.paragraph.text), place.span.start, place.span.end
    shift = start - quote.start
    marked = tuple(Span(m.start + shift, m.end + shift) for m in quote.matched) if text == quote.text else (place.span,)
    label = place.paragraph.label
    return replace(quote, paragraph=label, text=text, start=start, end=end, index=place.number, matched=marked)


def _level(piece: Piece) -> int:
    level = standing_of(piece)[2]
    assert isinstance(level, int)
    return level


def _turned_round(piece: Piece, later: Later) -> str:
    """The paragraph's label, where a new sentence beside the quoted one begins by pointing at it."""
    for n in later.fresh.intersection(later.new.of[piece.paragraph.label]):
        if not POINTING.isdisjoint(w.plain for w in later.new.pieces[n].unit.own_words[:6]):
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
    less = point.state == "stands" and (why is not None or _weaker(key, piece.key))
    state: PointState = "weak" if less else point.state
    if state in ("stands", "weak") and _denials(piece.key) != _denials(key):
        return replace(point, state="missing", evidence=None, why=None)
    return replace(point, state=state, evidence=replace(_moved(quote, place), bracketed=why is not None), why=why)


def _weaker(before: str, now: str) -> bool:
    """Whether the edited sentence has another number, a hedge or condition more, or a verb that is lower on the ladder."""
    old, new = _read(before)[0], _read(now)[0]
    if {w.plain for w in old.words if w.plain.isdigit()} - {w.plain for w in new.words if w.plain.isdigit()}:
        return True
    if {hedge for _, hedge, _ in new.hedges} - {hedge for _, hedge, _ in old.hedges}:
        return True
    verbs = [governing(unit, tuple(range(unit.own, len(unit.words)))) for unit in (old, new)]
    levels = [verb.level if verb else ladder().statement for verb in verbs]
    return levels[1] < levels[0]


def _read(text: str) -> tuple[Unit, list[Unit]]:
    return units_of(0, Paragraph("", text, Span(0, len(text))), names_of(), {})


def _denials(key: str) -> int:
    return sum(word in language().negation for word in key.split())


def _of_note(point: ReadPoint, quote: Evidence, later: Later, doubts: list[Remark]) -> ReadPoint:
    """A point that a footnote or a heading proves: it holds where a paragraph or heading of the later draft has the same."""
    wanted = key_of(quote.text)
    for paragraph in later.new.draft.paragraphs:
        if any(wanted in key_of(note) for note in paragraph.footnotes):
            return replace(point, evidence=replace(quote, paragraph=paragraph.label))
    paragraphs = later.new.draft.paragraphs
    for heading in later.new.draft.headings:
        if paragraphs and wanted in key_of(heading.text):
            return replace(point, evidence=replace(quote, paragraph=paragraphs[min(heading.before, len(paragraphs) - 1)].label))
    doubts.append(Remark.of("reading.cut", point=point.text, before=quote.paragraph, where=""))
    return replace(point, state="missing", evidence=None, why=None)
