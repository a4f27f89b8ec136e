"""A report of some of its drafts, only those named or those up to one, and of the asks that are still asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.model import Report, Verdict


def only_drafts(report: Report, ids: Sequence[str]) -> Report:
    """The report with only the columns of these drafts; all of them when `ids` is empty.

    What changed is said against the column before; in the first column, against the draft before it, shown or not.
    """
    if not ids:
        return report
    keep = [n for n, d in enumerate(report.drafts) if d.id in ids]
    drafts, rows = tuple(report.drafts[n] for n in keep), tuple(_columns(row, keep) for row in report.verdicts)
    return replace(report, drafts=drafts, verdicts=rows, refused=tuple(r for r in report.refused if r.id in ids))


def _columns(row: tuple[Verdict, ...], keep: list[int]) -> tuple[Verdict, ...]:
    from wsisdiff.judging.shifts import change_between, shifts_between

    out: list[Verdict] = []
    for n in keep:
        verdict = row[n]
        if out and out[-1].draft != row[n - 1].draft:
            verdict = replace(verdict, change=change_between(out[-1], verdict), shifts=shifts_between(out[-1], verdict))
        out.append(verdict)
    return tuple(out)


def still_asked(report: Report) -> Report:
    """The report without asks whose row is no longer in the table they came from; as it is where no other is left."""
    keep = [n for n, ask in enumerate(report.asks) if ask.row is None or not ask.row.dropped]
    if not keep or len(keep) == len(report.asks):
        return report
    return replace(report, asks=tuple(report.asks[n] for n in keep), verdicts=tuple(report.verdicts[n] for n in keep))


def up_to(report: Report, id: str | None) -> Report:
    """The report with the drafts up to that one; all of them when none is named."""
    if id is None:
        return report
    n = [d.id for d in report.drafts].index(id) + 1
    day = report.drafts[n - 1].date
    refused = tuple(r for r in report.refused if r.date is None or day is None or r.date <= day)
    return replace(report, drafts=report.drafts[:n], verdicts=tuple(row[:n] for row in report.verdicts), refused=refused)


def happened(report: Report, named: Sequence[str]) -> bool:
    """Whether the latest draft has what `named` names: `lost`, `weakened` (lost is the worst way of that) or `left-out`."""
    latest = [row[-1] for row in report.verdicts if row]
    return any(
        (v.change == "lost" and "lost" in named)
        or (v.change in ("weakened", "lost") and "weakened" in named)
        or (v.status == "left_out" and "left-out" in named)
        for v in latest
    )  # fmt: skip
