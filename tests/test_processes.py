"""Tables as organisations keep them and the drafts of their processes, by pens who had not seen the engine: how many verdicts are right.

The figures are floors and ceilings at what was measured in November 2026; tests/gold/README.md says what they were when new.
"""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from tests.commands.small import run
from tests.conftest import ROOT
from wsisdiff.workspace.judged import judge, read_workspace

SURE = 0.75


def labels(path: Path) -> dict[tuple[str, str], str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["request"], row["draft"]): row["status"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("name", "options", "right", "wrong_adopted", "sure_wrong"),
    [("orvane", ("--responds-to", "d1"), 67, 0, 0), ("mines", (), 67, 2, 1), ("ageing", (), 66, 3, 0)],
)
def test_a_table_and_four_drafts_are_judged_as_a_reader_would(
    name: str, options: tuple[str, ...], right: int, wrong_adopted: int, sure_wrong: int, tmp_path: Path
) -> None:
    gold = ROOT / "tests" / "gold" / name
    (tmp_path / "asks").mkdir()
    shutil.copytree(gold, tmp_path / "drafts", ignore=shutil.ignore_patterns("*.csv"))
    status, _, err = run("-C", str(tmp_path), "asks", "import", str(gold / "table.csv"), "--yes", *options)
    assert status == 0, err
    report = judge(read_workspace(tmp_path))
    told: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for ask, row in zip(report.asks, report.verdicts, strict=True):
        assert ask.row is not None
        for verdict in row:
            told[ask.row.key, verdict.draft].append((verdict.status, verdict.confidence))
    one, other = labels(gold / "gold.csv"), labels(gold / "reader-2.csv")
    assert len(one) == 96 and one.keys() == other.keys()
    good = adopted = sure = 0
    for cell in one:
        statuses = {status for status, _ in told[cell]}
        said = (
            statuses.pop() if len(statuses) == 1 else "partial" if statuses else "left_out"
        )  # a row of several asks, or of none
        fits = said in (one[cell], other[cell])
        good += fits
        adopted += said == "adopted" and not fits
        sure += not fits and min((c for _, c in told[cell]), default=0.0) >= SURE
    assert good >= right and adopted <= wrong_adopted and sure <= sure_wrong, (good, adopted, sure)
