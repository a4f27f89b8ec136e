"""Make wsisdiff/data/confidence.toml: how often verdicts that rest on each kind of ground were right.

    python tools/calibrate.py [--shared DIR]

Asks with elements: what the tool said of the development drafts when they were new to it (tests/gold/development/when-new.csv, kept from
before any wording was widened with them), against their labels. Asks that are only their text: the specimens and the development drafts.
Amendments, where the benchmark is there: the GDPR collection, seeds 0 to 4.
A kind seen n times with r right gets (r + PRIOR * expected) / (n + PRIOR), so that few cases prove little. The unseen drafts' labels are
not used: docs/figures.md tells whether the table holds on them.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.evaluate import GOLD, bare, drafts_of, truth_of  # noqa: E402
from wsisdiff import assess, load_asks  # noqa: E402
from wsisdiff.judging.confidence import GROUNDS, grounds  # noqa: E402
from wsisdiff.model import Report  # noqa: E402
from wsisdiff.workspace.manifest import load_workspace  # noqa: E402

PRIOR = 20.0
"""Cases that the expectation is worth."""
EXPECTED = 0.84
"""How often the tool was right on drafts by five pens that it had not seen (455 verdicts): what a kind is expected to give before it is
counted."""
EXPECTED_BY_WORDING = 0.45
"""The same for asks that are only their text."""
CEILING = 0.97


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    benchmark = parser.parse_args().shared / "benchmarks" / "gdpr" / "benchmark.py"
    counts: dict[str, list[bool]] = defaultdict(list)
    asks = load_asks(ROOT / "asks")
    when_new(counts)
    for name in ("specimens", "development"):
        count(assess(bare(asks), drafts_of(name)), truth_of(name), counts)
    if benchmark.is_file():
        for seed in range(5):
            amendments(benchmark, seed, counts)
    lines = [
        "# How often verdicts resting on each kind of ground were right. Made by tools/calibrate.py; do not edit by hand.",
        "[confidence]",
    ]
    for key in sorted(GROUNDS):
        right = counts.get(key, [])
        expected = EXPECTED_BY_WORDING if key.startswith("wording") else EXPECTED
        value = min(CEILING, (sum(right) + PRIOR * expected) / (len(right) + PRIOR))
        lines.append(f"{key} = {value:.2f}  # {sum(right)} of {len(right)}")
    (ROOT / "wsisdiff" / "data" / "confidence.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def when_new(counts: dict[str, list[bool]]) -> None:
    """Counts the verdicts given when the development drafts were new: later ones were tuned on them."""
    truth = truth_of("development")
    with (GOLD / "development" / "when-new.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts[row["ground"]].append(truth[row["draft"], row["ask"]] == row["told"])


def count(report: Report, truth: dict[tuple[str, str], str], counts: dict[str, list[bool]]) -> None:
    """Adds for each ground whether the verdicts that rest on it are the labels."""
    for row in report.verdicts:
        for verdict in row:
            told = truth.get((verdict.draft, verdict.ask))
            if told is not None:
                counts[grounds(verdict)].append(told == verdict.status)


def amendments(benchmark: Path, seed: int, counts: dict[str, list[bool]]) -> None:
    """Counts the GDPR amendments of one seed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(benchmark), "make", folder, "--seed", str(seed)]
        subprocess.run(command, check=True, capture_output=True)
        gold = json.loads((Path(folder) / "gold.json").read_text(encoding="utf-8"))["status"]
        workspace = load_workspace(Path(folder))
        truth = {("next", ask): status for ask, status in gold.items()}
        count(assess(workspace.asks, workspace.drafts), truth, counts)


if __name__ == "__main__":
    main()
