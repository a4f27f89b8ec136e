"""What changed for an ask between two drafts: its status, and the verb, hedges, brackets and places of each element."""

from __future__ import annotations

from wsisdiff.matching.index import DraftIndex
from wsisdiff.model import STATUSES, Evidence, Finding, Remark, Shift, Verdict
from wsisdiff.text.ladder import ladder
from wsisdiff.text.words import words

LEAST = 0.01
"""Difference of score from which a verdict of the same status is stronger or weaker."""


def change_between(before: Verdict, now: Verdict) -> Shift:
    """The direction from one verdict to the next."""
    rank = STATUSES.index(now.status) - STATUSES.index(before.status)
    if rank:
        if now.status == "left_out":
            return "lost"
        if rank < 0:
            return "weakened"
        return "gained" if before.status == "left_out" else "strengthened"
    if now.status != "partial":
        return "unchanged"
    if "wording" in (before.method, now.method):  # on text alone: not how near words come, but which points stand
        came, went = set(before.missing) - set(now.missing), set(now.missing) - set(before.missing)
        more = bool(came) - bool(went)
    else:
        more = (now.score - before.score > LEAST) - (before.score - now.score > LEAST)
    return "strengthened" if more > 0 else "weakened" if more < 0 else "unchanged"


def shifts_between(before: Verdict, now: Verdict) -> tuple[Remark, ...]:
    """Every shift of verb, hedge, bracket and place, whether or not it changes the status."""
    old = {f.element: f for f in before.findings}
    named: list[Remark] = []
    for finding in now.findings:
        was = old.get(finding.element)
        if was is None:
            continue
        if was.evidence and finding.evidence:
            named += _of_quotes(finding.text, was.evidence[0], finding.evidence[0])
        named += _of_places(was, finding)
    return tuple(named)


def _of_quotes(element: str, was: Evidence, now: Evidence) -> list[Remark]:
    table = ladder()
    out = []
    level = {"": table.statement, **{rung: n for n, rung in enumerate(table.rungs, 1)}}
    if was.verb != now.verb and level[was.verb] != level[now.verb]:
        key = "verb_weaker" if level[now.verb] < level[was.verb] else "verb_stronger"
        out.append(Remark.of(f"shift.{key}", element=element, before=_verb(was), now=_verb(now)))
    out += [Remark.of("shift.hedge_added", element=element, hedge=h) for h in now.hedges if h not in was.hedges]
    if now.manner and now.manner != was.manner:
        out.append(Remark.of("shift.way_added", element=element, hedge=Remark(f"why.{now.manner}")))
    out += [Remark.of("shift.hedge_gone", element=element, hedge=h) for h in was.hedges if h not in now.hedges]
    if was.manner and now.manner != was.manner:
        out.append(Remark.of("shift.way_gone", element=element, hedge=Remark(f"why.{was.manner}")))
    if now.bracketed != was.bracketed:
        out.append(Remark.of(f"shift.{'bracket_added' if now.bracketed else 'bracket_gone'}", element=element))
    return out


def _verb(quote: Evidence) -> Remark:
    return Remark.of("shift.verb", verb=quote.verb) if quote.verb else Remark("shift.no_verb")


def _of_places(was: Finding, now: Finding) -> list[Remark]:
    if was.evidence and not now.evidence:
        return [Remark.of("shift.cut_gone", element=now.text, before=_labels(was))]
    if now.evidence and not was.evidence:
        return [Remark.of("shift.added", element=now.text, now=_labels(now))]
    labels_was, labels_now = {e.paragraph for e in was.evidence}, {e.paragraph for e in now.evidence}
    fewer = len(labels_was - labels_now) > len(labels_now - labels_was)
    if fewer and {_key(e) for e in was.evidence}.isdisjoint(_key(e) for e in now.evidence):
        return [Remark.of("shift.cut", element=now.text, before=_labels(was), now=_labels(now))]
    return []


def _labels(finding: Finding) -> tuple[str, ...]:
    return tuple(e.paragraph for e in finding.evidence)


def _key(quote: Evidence) -> str:
    return " ".join(w.stem for w in words(quote.text))


def surviving(before: Verdict, now: Verdict, index: DraftIndex) -> tuple[str, ...]:
    """For elements that stood before and do not now: the paragraphs where all their matched words still stand together."""
    gone = {f.element for f in now.findings if f.state == "missing"}
    found: list[str] = []
    for finding in before.findings:
        if finding.element not in gone or not finding.evidence:
            continue
        quote = finding.evidence[0]
        stems = {w.stem for w in words(quote.text) if any(m.start <= w.start + quote.start < m.end for m in quote.matched)}
        for n in index.paragraphs_holding.all_of(stems) if stems else ():
            found.append(index.draft.paragraphs[n].label)
    return tuple(dict.fromkeys(found))
