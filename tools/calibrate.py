"""Make wsisdiff/data/confidence.toml: how often verdicts that rest on each kind of ground were right.

    python tools/calibrate.py [--shared DIR]

Asks with elements: what the tool said of the development drafts when they were new to it (tests/gold/development/when-new.csv, kept from
before any wording was widened with them), against their labels. Asks that are only their text: the specimens, the development drafts, and
where they are there the traps and the drafts of the Paris Agreement. All ways: the two processes whose raw tables and labels are here,
and sets of short drafts made to mislead it or to sound like the request, and requests on real drafts, by pens who had not seen the engine,
as they were judged on the day they were new (tests/gold/when-new.csv); of text alone, grounds with enough are counted on them only.
Amendments, where the benchmark is there: the GDPR collection, seeds 0 to 4.
A kind seen n times with r right gets (r + PRIOR * expected) / (n + PRIOR), so that few cases prove little. The unseen drafts' labels are
not used: docs/figures.md tells whether the table holds on them.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.evaluate import GOLD, bare, drafts_of, truth_of  # noqa: E402
from wsisdiff import assess, load_asks, read_draft  # noqa: E402
from wsisdiff.asking.changes import recognised  # noqa: E402
from wsisdiff.judging.assess import GROUNDS, grounds  # noqa: E402
from wsisdiff.model import Ask, Report  # noqa: E402
from wsisdiff.workspace.manifest import load_workspace  # noqa: E402

PRIOR = 20.0
"""Cases that the expectation is worth."""
EXPECTED = 0.84
"""How often the tool was right on drafts by five pens that it had not seen (455 verdicts): what a kind is expected to give before it is
counted."""
EXPECTED_BY_WORDING = 0.45
"""The same for asks that are only their text."""
BY_WORDING = ("wording", "oppose_text", "points")
"""Grounds of asks and points that are only their text."""
ENOUGH_NEW = 10
"""Verdicts on texts that were new, from which a ground of text alone is counted on these only: the other sets were mended with."""
CEILING = 0.97
CEILING_BY_WORDING = 0.74
"""A verdict of text alone whose sentences are not nearly the ask's own always asks a person to check."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    benchmark = parser.parse_args().shared / "benchmarks" / "gdpr" / "benchmark.py"
    counts: dict[str, list[bool]] = defaultdict(list)
    new: dict[str, list[bool]] = defaultdict(list)
    asks = load_asks(ROOT / "asks")
    when_new(counts)
    for name in ("specimens", "development"):
        count(assess(bare(asks), drafts_of(name)), truth_of(name), counts)
    shared = benchmark.parents[1]
    if benchmark.is_file():
        for seed in range(5):
            amendments(benchmark, seed, counts)
    if (shared / "traps" / "cases.json").is_file():
        traps(shared / "traps" / "cases.json", counts)
    if (shared / "paris" / "paris.py").is_file():
        paris(shared / "paris", counts)
    for name in ("santoval", "orvane"):
        process(GOLD / name, counts, "--responds-to", "d1")
    for name in ("mines", "ageing"):  # whose rows name their draft themselves
        process(GOLD / name, counts)
    with (GOLD / "when-new.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            right, cases = int(row["right"]), int(row["of"])
            new[row["ground"]] += [True] * right + [False] * (cases - right)
    for key, cases_of_it in new.items():
        enough = key.startswith(BY_WORDING) and len(cases_of_it) >= ENOUGH_NEW
        counts[key] = cases_of_it if enough else counts[key] + cases_of_it
    lines = [
        "# How often verdicts resting on each kind of ground were right. Made by tools/calibrate.py; do not edit by hand.",
        "[confidence]",
    ]
    for key in sorted(GROUNDS):
        right = counts.get(key, [])
        proved = not key.startswith((*BY_WORDING, "change_otherwise")) or key.endswith("_verbatim")
        expected = EXPECTED if proved else EXPECTED_BY_WORDING
        value = min(CEILING if proved else CEILING_BY_WORDING, (sum(right) + PRIOR * expected) / (len(right) + PRIOR))
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


def traps(cases: Path, counts: dict[str, list[bool]]) -> None:
    """Counts the verdicts on short drafts that sound like the request."""
    for case in json.loads(cases.read_text(encoding="utf-8")):
        with tempfile.TemporaryDirectory() as folder:
            drafts = []
            for n, text in enumerate(case["drafts"], 1):
                path = Path(folder) / f"d{n}.md"
                path.write_text(text, encoding="utf-8")
                drafts.append(read_draft(path, id=f"d{n}", date=date(2026, n, 1)))
            ask = Ask("ask", case["ask"][:60], case["ask"], stance=case["stance"], responds_to=case.get("responds_to") or "")
            verdict = assess([recognised(ask, True)], drafts).verdicts[0][-1]
            counts[grounds(verdict)].append(verdict.status in case["right"])


def paris(folder: Path, counts: dict[str, list[bool]]) -> None:
    """Counts the verdicts on the drafts of the Paris Agreement."""
    with tempfile.TemporaryDirectory() as made:
        command = [sys.executable, str(folder / "paris.py"), "make", made, "--command", f"{sys.executable} -m wsisdiff"]
        subprocess.run(command, check=True, capture_output=True)
        workspace = load_workspace(Path(made))
        report = assess(workspace.asks, workspace.drafts)
        title = {ask.id: ask.title for ask in report.asks}
        with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
            truth = {(row["draft"], row["request"]): row["settled"] for row in csv.DictReader(file) if row["settled"]}
        by_id = {(draft, id): truth[draft, name] for draft, name in truth for id in title if title[id] == name}
        count(report, by_id, counts)


def process(folder: Path, counts: dict[str, list[bool]], *options: str) -> None:
    """Counts the verdicts on the requests of a process, imported from its raw table; rows that make several asks have one label and are
    passed over."""
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "asks").mkdir()
        (Path(made) / "drafts").mkdir()
        for file in [*folder.glob("d*.md"), folder / "drafts.toml"]:
            shutil.copy(file, Path(made) / "drafts")
        table = str(folder / "table.csv")
        command = [sys.executable, "-m", "wsisdiff", "-C", made, "asks", "import", table, "--yes", *options]
        subprocess.run(command, check=True, capture_output=True)
        workspace = load_workspace(Path(made))
        rows: dict[str, list[str]] = defaultdict(list)
        for file in Path(made, "asks").glob("*.toml"):
            for entry in tomllib.loads(file.read_text(encoding="utf-8"))["ask"]:
                rows[str(entry.get("row", {}).get("key", ""))].append(entry["id"])
        with (folder / "gold.csv").open(encoding="utf-8", newline="") as labels:
            gold = [tuple(value.strip() for value in row.values())[:3] for row in csv.DictReader(labels)]
        truth = {(draft, rows[key][0]): status for key, draft, status in gold if len(rows.get(key, ())) == 1}
        count(assess(workspace.asks, workspace.drafts), truth, counts)


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
