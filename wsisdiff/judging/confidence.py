"""How sure a verdict is: 0 to 1, from what it rests on, by the table of `data/confidence.toml`."""

from __future__ import annotations

from functools import lru_cache

from wsisdiff.model import STATUSES, Verdict
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
    if verdict.method == "oppose":
        return f"oppose_{verdict.status}" + ("_near" if verdict.candidates else "")
    if verdict.status == "adopted":
        return "elements_adopted" + ("_thin" if verdict.notes or verdict.conflicts else "")
    near = "_near" if verdict.candidates else ""
    return f"elements_{verdict.status}{near}"
