"""Sentences planted to mislead, and traps: how many are believed, and whether any is believed without asking a person to look.

The figures are floors and ceilings at what was measured in November 2026; tests/gold/README.md says which sets were new then.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from wsisdiff import assess, read_draft
from wsisdiff.model import Ask

SURE = 0.75
"""Confidence from which a person is not asked to look."""


class Counted(NamedTuple):
    cases: int
    right: int
    wrong_adopted: int
    sure: int
    sure_wrong: int


def counted(name: str, folder: Path) -> Counted:
    """What the tool says of each case: an ask of text alone against short drafts, statuses that a careful reader may give in the last."""
    right = wrong_adopted = sure = sure_wrong = 0
    cases = json.loads((ROOT / "tests" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    for case in cases:
        drafts = []
        for n, text in enumerate(case.get("drafts") or [case["draft"]], 1):
            path = folder / f"draft-{n}.md"
            path.write_text(text, encoding="utf-8")
            drafts.append(read_draft(path, id=path.stem, date=date(2026, 3, n)))
        ask = Ask("ask", case["ask"][:60], case["ask"], stance=case["stance"], responds_to=case.get("responds_to", ""))
        verdict = assess([ask], drafts).verdicts[0][-1]
        good = verdict.status in case["right"]
        right += good
        wrong_adopted += verdict.status == "adopted" and not good
        sure += verdict.confidence >= SURE
        sure_wrong += verdict.confidence >= SURE and not good
    return Counted(len(cases), right, wrong_adopted, sure, sure_wrong)


@pytest.mark.parametrize(
    ("name", "cases", "right", "wrong_adopted", "sure"),
    [
        ("planted/a", 120, 103, 0, 32),
        ("planted/b", 120, 94, 0, 23),
        ("planted/c", 80, 59, 0, 17),
        ("planted/d", 50, 41, 0, 11),
        ("planted/g", 60, 42, 0, 4),
        ("planted/k", 60, 53, 0, 9),
        ("planted/m", 60, 48, 0, 5),
        ("planted/kinds", 67, 61, 0, 14),
        ("planted/q", 110, 79, 2, 24),
        ("planted/v", 90, 65, 0, 10),
        ("planted/y", 220, 119, 7, 16),
        ("planted/z", 340, 193, 4, 40),
        ("planted/u", 240, 121, 11, 20),
        ("planted/p", 990, 703, 3, 102),
        ("planted/kept", 250, 188, 4, 29),
        ("planted/w", 882, 695, 3, 177),
        ("traps/w", 100, 89, 0, 28),
        ("traps/u", 100, 90, 0, 18),
        ("traps/y", 196, 156, 0, 32),
        ("traps/q", 90, 67, 0, 8),
        ("traps/v", 70, 53, 0, 3),
        ("traps/d", 50, 42, 0, 6),
        ("traps/g", 50, 24, 0, 0),
        ("traps/k", 40, 33, 0, 3),
        ("traps/m", 40, 26, 0, 4),
        ("traps/granted", 102, 87, 0, 3),
    ],
)
def test_planted_sentences_are_hardly_believed_and_never_surely(
    name: str, cases: int, right: int, wrong_adopted: int, sure: int, tmp_path: Path
) -> None:
    found = counted(name, tmp_path)
    assert found.cases == cases and found.sure >= sure
    assert found.right >= right and found.wrong_adopted <= wrong_adopted and not found.sure_wrong
