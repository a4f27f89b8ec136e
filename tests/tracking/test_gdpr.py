"""The GDPR pair, 884 provisions with real amendments: pairs, and joins and parts made on purpose. Skipped where the data is absent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.compare import make_pair
from tests.conftest import shared
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.tracking.concordance import compare


@pytest.mark.parametrize("seed", [0, 3])
def test_every_provision_finds_its_own_and_what_was_dropped_finds_none(seed: int, tmp_path: Path) -> None:
    maker = shared("benchmarks", "gdpr", "benchmark.py")
    subprocess.run([sys.executable, str(maker), "make", str(tmp_path), "--seed", str(seed)], check=True, capture_output=True)
    gold = json.loads((tmp_path / "gold.json").read_text())["concordance"]
    changes = compare(*(read_draft(tmp_path / "drafts" / f"{name}.md") for name in ("proposal", "next"))).changes
    found = {(old, new) for c in changes for old in c.old for new in c.new if old in gold}
    wanted = {(old, new) for old, new in gold.items() if new}
    assert 2 * len(found & wanted) / (len(found) + len(wanted)) >= 0.999
    assert not {old for old, _ in found} & {old for old, new in gold.items() if new is None}


def test_joined_and_parted_provisions_are_told_among_look_alikes(tmp_path: Path) -> None:
    shared("benchmarks", "gdpr", "benchmark.py")
    hits = total = wrong = 0
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        folder.mkdir()
        pair = make_pair(shared(), folder, seed)
        changes = compare(read_draft(pair.old), read_draft(pair.new)).changes
        told = {(frozenset(c.old), frozenset(c.new)) for c in changes if c.kind in ("merged", "split")}
        made = {(olds, frozenset((new,))) for olds, new in pair.merged} | {(frozenset((old,)), news) for old, news in pair.split}
        hits, total, wrong = hits + len(told & made), total + len(made), wrong + len(told - made)
    assert (total, wrong) == (48, 0)
    assert hits >= 46
