"""How sure a verdict is: 0 to 1, from what it rests on, by the table of `data/confidence.toml`."""

from __future__ import annotations

from functools import lru_cache

from wsisdiff.judging.ways.amendments import NOTHING, WHOLE
from wsisdiff.model import STATUSES, Verdict
from wsisdiff.text.language import read_data

MARGIN = 0.08
"""Distance of a requested change's share from a threshold below which the verdict is close."""
GROUNDS = (
    "elements_adopted",
    "elements_adopted_thin",
    *(f"elements_{status}{near}" for status in ("left_out", "partial") for near in ("", "_near")),
    *(f"oppose_{status}{near}" for status in STATUSES for near in ("", "_near")),
    *(f"wording_{status}{related}" for status in STATUSES for related in ("", "_related")),
    *(f"{assumed}change_{how}" for assumed in ("", "assumed_") for how in ("clear", "close")),
    *(f"assumed_change_{how}_unrelated" for how in ("clear", "close")),
)
"""All that `grounds` can answer: the keys of the table."""


def confidence(verdict: Verdict) -> float:
    """How often verdicts that rest on grounds like these were right on the labelled drafts."""
    return _table()[grounds(verdict)]


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    raw: dict[str, float] = read_data("confidence")["confidence"]  # type: ignore[assignment]
    return raw


def grounds(verdict: Verdict) -> str:
    """What a verdict rests on, as a key of the table."""
    if verdict.method == "amendment":
        close = min(abs(verdict.score - WHOLE), abs(verdict.score - NOTHING)) < MARGIN and 0.0 < verdict.score < 1.0
        related = "_unrelated" if verdict.relation == "unrelated" else ""
        assumed = "assumed_" if verdict.relation is not None else ""  # an ask that names its draft needs no relation
        return f"{assumed}change_close{related}" if close else f"{assumed}change_clear{related}"
    if verdict.method == "wording":
        return f"wording_{verdict.status}" + ("_related" if verdict.relation not in (None, "unrelated") else "")
    if verdict.method == "oppose":
        return f"oppose_{verdict.status}" + ("_near" if verdict.candidates else "")
    if verdict.status == "adopted":
        return "elements_adopted" + ("_thin" if verdict.notes or verdict.conflicts else "")
    near = "_near" if verdict.candidates else ""
    return f"elements_{verdict.status}{near}"
