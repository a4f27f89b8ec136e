"""One sentence a person would accept, made from what was found."""

from __future__ import annotations

from wsisdiff.judging.ways.amendments import WHOLE, Request, Traced
from wsisdiff.judging.ways.points import Covered
from wsisdiff.model import Evidence, Finding, Status
from wsisdiff.telling.phrases import is_way_of_saying, listed, say, sentence_case, short

QUOTED_WORDS = 70
"""Characters of a requested passage quoted in a reason."""
MOST_PASSAGES = 3
"""Requested passages named in a reason."""


def by_elements(status: Status, found: tuple[Finding, ...], conflicts: tuple[Evidence, ...]) -> str:
    standing = "; ".join(_standing(f) for f in found if f.state != "missing")
    missing = "; ".join(say("reason", "element_missing", element=f.text) for f in found if f.state == "missing")
    if not missing or status == "adopted":
        line = say("reason", "all", found=standing)
    elif standing:
        line = say("reason", "some", found=standing, missing=missing)
    else:
        line = say("reason", "none", missing=missing)
    if conflicts:
        first = conflicts[0]
        line += say("reason", "conflict", where=listed([first.paragraph]), words=_said(first))
    return sentence_case(line)


def _standing(finding: Finding) -> str:
    where = (
        listed([e.paragraph for e in finding.evidence]) if finding.state == "found" else listed([finding.evidence[0].paragraph])
    )
    if finding.state == "weak":
        return say("reason", "element_weak", element=finding.text, where=where, why=finding.why)
    return say("reason", "element_found", element=finding.text, where=where)


def by_absence(status: Status, proof: tuple[Evidence, ...]) -> str:
    if not proof:
        return say("reason", "oppose_absent")
    where, quoted = sentence_case(listed([proof[0].paragraph])), _said(proof[0])
    if status == "adopted":
        return say("reason", "oppose_contrary", where=where, words=quoted)
    if status == "left_out":
        return say("reason", "oppose_there", where=where, words=quoted)
    hedge = proof[0].hedges[0] if proof[0].hedges else "…"
    why = hedge if is_way_of_saying(hedge) else say("why", "possibility", hedge=hedge)
    if proof[0].bracketed:
        why = say("why", "bracketed")
    return say("reason", "oppose_possible", where=listed([proof[0].paragraph]), why=why, words=quoted)


def _said(quote: Evidence) -> str:
    """The quotation within a sentence of ours, which has its own full stop."""
    return short(quote.text).removesuffix(".")


def own_draft(base: str) -> str:
    return say("reason", "own_draft", where=base)


def change_gone(base: str, draft: str) -> str:
    return say("reason", "taken_gone", base=base, draft=draft)


def assumed_base(base: str, draft: str) -> str:
    return say("reason", "assumed_base", base=base, draft=draft).strip()


def request_words(request: Request) -> str:
    """A requested passage as a person writes it: what goes out, what comes in."""
    struck, added = short(request.struck_text, QUOTED_WORDS), short(request.text, QUOTED_WORDS)
    kind = "instead" if struck and added else "added" if added else "struck"
    return say("request", kind, added=added, struck=struck)


def by_change(status: Status, base: str, draft: str, where: str, traced: Traced, bracketed: bool) -> str:
    taken = [_taken(r) for r in traced.requests if r.carried >= WHOLE]
    halves = [request_words(r) for r in traced.requests if 0 < r.carried < WHOLE]
    lacking = [request_words(r) for r in traced.requests if r.carried < WHOLE]
    place = listed([where])
    if status == "left_out":
        return say("reason", "taken_nothing", base=base, draft=draft, where=place)
    detail = _passages(taken) or say("request", "part", passages=_passages(halves))
    if bracketed:
        detail += f", {say('why', 'bracketed')}"
    if status == "adopted" or not lacking:
        return say("reason", "taken_whole", base=base, draft=draft, where=place, detail=detail)
    return say("reason", "taken_partly", base=base, draft=draft, where=place, detail=detail, missing=_passages(lacking))


def _taken(request: Request) -> str:
    words = request_words(request)
    return say("request", "elsewhere", passage=words, where=listed([request.elsewhere])) if request.elsewhere else words


def _passages(passages: list[str]) -> str:
    more = len(passages) - MOST_PASSAGES
    shown = "; ".join(passages[:MOST_PASSAGES])
    return say("request", "more", passages=shown, n=more) if more > 0 else shown


def other_words(finding: Finding) -> str:
    """That an element was found in words which share little with the ask."""
    return sentence_case(say("doubt", "other_words", element=finding.text, label=finding.evidence[0].paragraph)) + "."


def by_wording(status: Status, best: Covered | None, lacking: tuple[str, ...], why: str = "") -> str:
    if best is None or best.evidence is None:
        return say("reason", "wording_nowhere")
    where, quoted = listed([best.evidence.paragraph]), _said(best.evidence)
    missing = ", ".join(lacking[:8]) or say("request", "whole")
    if status == "adopted":
        return say("reason", "wording_all", where=where, words=quoted)
    if why:
        return say("reason", "wording_weaker", where=sentence_case(where), words=quoted, why=why)
    if status == "partial":
        return say("reason", "wording_some", where=sentence_case(where), words=quoted, missing=missing)
    return say("reason", "wording_none", where=where, missing=missing)
