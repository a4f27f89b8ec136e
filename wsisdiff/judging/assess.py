"""Every ask in every draft: the verdicts, and what changed from draft to draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.parallel import processes, shared
from wsisdiff.judging.bench import Bench
from wsisdiff.judging.shifts import change_between, shifts_between, surviving
from wsisdiff.judging.verdicts import judged
from wsisdiff.model import STATUSES, Ask, Draft, Report, Verdict
from wsisdiff.steps import pulse
from wsisdiff.text.language import read_data

UNCOUNTED = 0.5
"""Of a ground that no figure was counted for: a person should look."""
GROUNDS = (
    "elements_adopted",
    "elements_adopted_thin",
    *(f"elements_{status}{near}" for status in ("left_out", "partial") for near in ("", "_near")),
    *(f"oppose_{status}{near}" for status in STATUSES for near in ("", "_near")),
    *(f"oppose_text_{status}{how}" for status in STATUSES for how in ("_verbatim", "_near", "_none")),
    *(f"wording_{status}{how}" for status in STATUSES for how in ("", "_verbatim")),
    *(f"points_{status}{how}" for status in STATUSES for how in ("", "_verbatim")),
    *(f"change_{how}" for how in ("clear", "close", "but", "otherwise", "assumed", "order")),
)
"""All that `grounds` can answer: the keys of the table."""


def assess(asks: Iterable[Ask], drafts: Iterable[Draft]) -> Report:
    """The verdict on each ask in each draft, drafts in the order of their dates.

    Raises BadWorkspace when an ask responds to a draft that is not among those given.
    """
    asks = tuple(asks)
    return assess_on(asks, Bench.of(asks, drafts))


def assess_on(asks: tuple[Ask, ...], bench: Bench) -> Report:
    """The same on a bench that is made already."""
    ids = [d.id for d in bench.drafts]
    for ask in asks:
        if ask.responds_to and ask.responds_to not in bench:
            raise BadWorkspace(
                f"the ask {ask.id!r} responds to the draft {ask.responds_to!r}, which is not here",
                where=f"{ask.file} line {ask.line}" if ask.file else "",
                todo=f"write one of {', '.join(ids)}",
            )

    def row(ask: Ask) -> tuple[Verdict, ...]:
        return through_time(judged(ask, bench, ids), bench)

    size = len(asks) * sum(len(draft.paragraphs) for draft in bench.drafts)
    if processes(size) > 1:
        bench.make_ready()
    rows = []
    for n, verdicts in enumerate(shared(row, asks, size)):
        pulse(n, len(asks))
        rows.append(verdicts)
    return Report(asks, bench.drafts, tuple(rows))


def through_time(verdicts: Iterable[Verdict], bench: Bench) -> tuple[Verdict, ...]:
    """The verdicts of one ask with confidence, and with what changed since the draft before."""
    out: list[Verdict] = []
    for verdict in verdicts:
        verdict = replace(verdict, confidence=confidence(verdict))
        if out:
            before = out[-1]
            verdict = replace(
                verdict,
                change=change_between(before, verdict),
                shifts=shifts_between(before, verdict),
                survives=verdict.survives or surviving(before, verdict, bench[verdict.draft].index),
            )
        out.append(verdict)
    return tuple(out)


def confidence(verdict: Verdict) -> float:
    """How often verdicts that rest on grounds like these were right on the labelled drafts."""
    return _table().get(grounds(verdict), UNCOUNTED)


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    raw: dict[str, float] = read_data("confidence")["confidence"]
    return raw


def grounds(verdict: Verdict) -> str:
    """What a verdict rests on, as a key of the table."""
    if verdict.ground:
        return verdict.ground
    if verdict.method == "amendment":
        return "change_clear"
    if verdict.method == "wording":
        return f"wording_{verdict.status}"
    if verdict.method == "elements" and verdict.status == "adopted":
        return "elements_adopted" + ("_thin" if verdict.notes or verdict.conflicts else "")
    return f"{verdict.method}_{verdict.status}" + ("_near" if verdict.candidates else "")
