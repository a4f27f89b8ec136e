"""What the readers say of an ask, put together: a person's word stands over a model's, a model's over the tool's.

A reading that has to be read again stands behind every reading that need not, whoever read; the tool's own verdict behind them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from wsisdiff.judging import reasons
from wsisdiff.judging.carrying import carried
from wsisdiff.judging.checked import checked, unwanted
from wsisdiff.judging.later import Later, Sentences
from wsisdiff.judging.shifts import change_between, shifts_between
from wsisdiff.model import Answer, Ask, Draft, Evidence, Finding, Reading, ReadPoint, Remark, Report, Status, Verdict

SURE = {"person": 0.97, "model": 0.95}
"""How sure a reading is that nothing speaks against. Of a model's readings of drafts that it did not know 0.94 to 1.00 were right, of a
careful reader's 0.92 (November 2026)."""
DECIDED = 1.0
DIFFERS = 0.65
"""A model's where the tool or another reader says otherwise: below the mark that asks a person to look."""
DOUBTED = 0.5
"""One with a quotation that does not stand, or that has to be read again."""
STATES = {"stands": "found", "weak": "weak", "missing": "missing", "contrary": "missing"}
NEAR = frozenset({"reading.came_near", "reading.cut_near", "reading.tool_changed"})
"""Doubts where new words come near. Until somebody reads them the tool's reading of them stands: of 41 such verdicts on drafts
by an unknown pen it was right in 28, the earlier reading with what is gone taken off in 7 (November 2026)."""
RANK = {"person": 2, "model": 1, "tool": 0}

Read = Mapping[tuple[str, str], Sequence[Reading]]
"""(ask, draft) -> the readings that were made of that draft."""


def held_against(report: Report, answers: Iterable[Answer]) -> Read:
    """The answers as readings of the report's drafts; those on asks and drafts that it does not have are passed over."""
    asks, drafts = {a.id: a for a in report.asks}, {d.id: d for d in report.drafts}
    found: dict[tuple[str, str], list[Reading]] = {}
    for answer in answers:
        if answer.ask in asks and answer.draft in drafts:
            read = checked(answer, asks[answer.ask], drafts[answer.draft])
            found.setdefault((answer.ask, answer.draft), []).append(read)
    return found


def with_readings(report: Report, read: Read) -> Report:
    """The report with the verdicts that rest on what people and models read, there and in earlier drafts."""
    if not read:
        return report
    told = {ask for ask, _ in read}
    titles = {draft.id: draft.title for draft in report.drafts}
    usable = through_drafts([ask for ask in report.asks if ask.id in told], report.drafts, read)
    rows: list[tuple[Verdict, ...]] = []
    for ask, row in zip(report.asks, report.verdicts, strict=True):
        if ask.id not in told:
            rows.append(row)
            continue
        said = {v.draft: v.status for v in row}
        readings = [[_watched(r, v, said, titles) for r in usable.get((v.ask, v.draft), ())] for v in row]
        standing = [standing_verdict(v, own, ask, titles) for v, own in zip(row, readings, strict=True)]
        rows.append((*standing[:1], *(_since(before, now) for before, now in pairwise(standing))))
    return replace(report, verdicts=tuple(rows))


def _watched(reading: Reading, tool: Verdict, said: Mapping[str, Status], titles: Mapping[str, str]) -> Reading:
    """The reading, to be read again where the tool, which reads every draft anew, says something else than in the draft that was read."""
    if not reading.carried or reading.read_again or said.get(reading.read_in) == tool.status:
        return reading
    doubt = Remark.of("reading.tool_changed", draft=titles.get(reading.read_in, reading.read_in))
    return replace(reading, read_again=True, doubts=(*reading.doubts, doubt))


def through_drafts(asks: Iterable[Ask], drafts: Sequence[Draft], read: Read) -> dict[tuple[str, str], tuple[Reading, ...]]:
    """For each ask and draft the readings that can be used: each reader's own, or the latest earlier one carried there."""
    sentences = cache(lambda n: Sentences(drafts[n]))
    later = cache(lambda old, new: Later(sentences(old), sentences(new)))

    found: dict[tuple[str, str], tuple[Reading, ...]] = {}
    for ask in asks:
        latest: dict[tuple[str, str], tuple[int, Sequence[Reading]]] = {}
        for n, draft in enumerate(drafts):
            own: dict[tuple[str, str], list[Reading]] = {}
            for reading in read.get((ask.id, draft.id), ()):
                own.setdefault((reading.kind, reading.by), []).append(reading)
            latest |= {key: (n, readings) for key, readings in own.items()}
            usable = [
                reading if at == n else carried(reading, ask, later(at, n))
                for at, readings in latest.values()
                for reading in (readings if at == n else readings[-1:])
            ]
            if usable:
                found[ask.id, draft.id] = tuple(usable)
    return found


def weight(reading: Reading) -> tuple[object, ...]:
    """By which of several readings stands: the greatest."""
    return not reading.read_again, RANK[reading.kind], not reading.carried, reading.date or date.min, reading.decided


def standing_verdict(tool: Verdict, readings: Sequence[Reading], ask: Ask, titles: Mapping[str, str]) -> Verdict:
    """The verdict that stands, of the tool's own and what the readers say; it says who says what."""
    if not readings:
        return tool
    best = max(reversed(readings), key=weight)
    differing = _differing(best, [reading for reading in readings if reading is not best], tool)
    named = tuple(_finding(point, n) for n, point in enumerate(best.points) if _is_named(point, best, ask))
    contrary = tuple(p.evidence for p in best.points if p.state == "contrary" and p.evidence)
    proof = tuple(p.evidence for p in best.points if p.state in ("stands", "weak") and p.evidence)
    shown = (proof or contrary) if unwanted(ask) else proof
    if best.decided and not named and not best.carried:
        shown = tool.evidence
    first = next(iter((*proof, *contrary)), None)
    against_it = bool(differing) and best.kind != "person"
    look = bool(best.doubts) or best.read_again or against_it
    if best.read_again and any(doubt.kind in NEAR for doubt in best.doubts):
        return replace(
            tool, confidence=DOUBTED, decided_by=best.by, tool_status=tool.status, reading=best,
            candidates=tuple(dict.fromkeys((*tool.evidence, *tool.candidates)))[:3],
            notes=(*tool.notes, *_told(best, titles), Remark("reading.meanwhile")),
        )  # fmt: skip
    return replace(
        tool,
        status=best.status,
        score=best.score if named or best.status != tool.status else tool.score,
        confidence=_confidence(best, against_it),
        paragraph=first.paragraph if first else tool.paragraph if best.decided and not best.carried else None,
        evidence=shown,
        findings=named or tool.findings,
        missing=_missing(best, ask) if named else tool.missing,
        conflicts=tuple(dict.fromkeys((*(() if unwanted(ask) else contrary), *tool.conflicts))),
        candidates=tuple(dict.fromkeys((*tool.evidence, *tool.candidates)))[:3] if look else (),
        reason=_reason(best, named, proof, contrary, tool, ask),
        decided_by=best.by,
        tool_status=tool.status,
        notes=(*tool.notes, *_told(best, titles), *differing),
        reading=best,
    )


def _is_named(point: ReadPoint, reading: Reading, ask: Ask) -> bool:
    """Whether a reader named the point; a decision without points has the ask itself for one."""
    return bool(point.evidence or point.state not in ("stands", "weak")) and not (reading.decided and point.text == ask.title)


def _confidence(best: Reading, against_it: bool) -> float:
    if best.doubts or best.read_again or against_it:
        return DOUBTED if best.doubts or best.read_again else DIFFERS
    return DECIDED if best.decided and not best.carried else SURE[best.kind]


def _finding(point: ReadPoint, n: int) -> Finding:
    quotes = (point.evidence,) if point.evidence and point.state in ("stands", "weak") else ()
    name = point.element or f"r{n + 1}"
    why = (point.why or Remark("reading.weaker")) if point.state == "weak" else None
    return Finding(name, point.text, STATES[point.state], quotes, why)  # type: ignore[arg-type]


def _missing(best: Reading, ask: Ask) -> tuple[str, ...]:
    if unwanted(ask):
        return tuple(p.text for p in best.points if p.state in ("stands", "weak"))
    return () if best.status == "adopted" else tuple(p.text for p in best.points if p.state != "stands")


def _reason(
    best: Reading, named: Sequence[Finding], proof: Sequence[Evidence], contrary: Sequence[Evidence], tool: Verdict, ask: Ask
) -> Remark | None:
    if best.decided and not best.read_again:
        if best.why:
            return Remark.of("reason.person", name=best.by, note=best.why)
        return tool.reason if best.status == tool.status else Remark.of("reason.read", name=best.by, status=_status(best))
    if unwanted(ask):
        return reasons.by_absence(best.status, proof or contrary)
    found = named or tuple(_finding(point, n) for n, point in enumerate(best.points) if point.evidence)
    if not found:
        return Remark.of("reason.read", name=best.by, status=_status(best))
    return reasons.by_elements(best.status, found, contrary)


def _told(best: Reading, titles: Mapping[str, str]) -> tuple[Remark, ...]:
    """Where the reading comes from, what was corrected in it, and what to look at."""
    told: list[Remark] = []
    if best.carried:
        kind = "again" if best.read_again else "decided_carried" if best.decided else "carried"
        told.append(Remark.of(f"reading.{kind}", by=best.by, draft=titles.get(best.read_in, best.read_in)))
    if best.why and not best.decided:
        told.append(Remark.of("reading.says", by=best.by, why=best.why))
    return (*told, *best.remarks, *best.doubts)


def _differing(best: Reading, others: Sequence[Reading], tool: Verdict) -> tuple[Remark, ...]:
    """Who says otherwise."""
    found = [
        Remark.of("reading.differs", other=r.by, said=_status(r), by=best.by, status=_status(best))
        if not (r.decided and r.why)
        else Remark.of("review.other", name=r.by, status=_status(r), day=r.date.isoformat() if r.date else "", note=r.why)
        for r in others
        if r.status != best.status and not r.read_again and (r.by != best.by or (r.decided and r.why))
    ]
    if tool.status != best.status and not best.decided:  # of a decision, reports tell what the tool had said beside it
        by_tool = Remark("reading.tool")
        found.append(Remark.of("reading.differs", other=by_tool, said=_status(tool), by=best.by, status=_status(best)))
    return tuple(dict.fromkeys(found))


def _status(read: Reading | Verdict) -> Remark:
    return Remark(f"status.{read.status}")


def _since(before: Verdict, now: Verdict) -> Verdict:
    """The verdict with what changed, counted on what stands; on the tool's two verdicts only where nobody has read either draft."""
    if before.reading is None and now.reading is None:
        return now
    comparable = before.reading is not None and now.reading is not None and before.reading.by == now.reading.by
    shifts = shifts_between(before, now) if comparable and now.findings else now.shifts
    return replace(now, change=change_between(before, now), shifts=shifts)
