"""Measure everything the docs claim and write docs/figures.md.

    python tools/figures.py [--shared DIR]

DIR holds the third-party benchmarks (default: ../shared beside the repository); what is absent is said to be absent. Takes about five
minutes. The page names the commit and the hash of the labels, so that a figure can be traced to what it was measured on.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.evaluate import GOLD, bare, drafts_of, told, truth_of  # noqa: E402
from tools.gold import Figures, Labels, agreement, read_labels, table  # noqa: E402
from wsisdiff import assess, load_asks  # noqa: E402
from wsisdiff.matching.index import DraftIndex  # noqa: E402
from wsisdiff.matching.rarity import Rarity  # noqa: E402
from wsisdiff.matching.shortlist import Searched  # noqa: E402
from wsisdiff.model import Ask, Draft, Report  # noqa: E402
from wsisdiff.telling.remarks import tell  # noqa: E402
from wsisdiff.text.names import names_of  # noqa: E402
from wsisdiff.text.words import words  # noqa: E402

Score = Callable[[Ask, Draft], float]
PENS = (("first", "second"), ("third", "fourth"))
"""The unseen drafts of each pen."""
BINS = ((0.0, 0.6), (0.6, 0.75), (0.75, 0.9), (0.9, 1.01))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    asks = load_asks(ROOT / "asks")
    parts = [_head()]
    for name in ("specimens", "blind"):
        parts.append(_set(name, asks))
    parts.append(_development(asks))
    parts += [_plain_methods(asks), _gdpr(args.shared / "benchmarks" / "gdpr"), _bills(args.shared / "benchmarks" / "bills")]
    (ROOT / "docs" / "figures.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _head() -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(GOLD.rglob("*.csv")))).hexdigest()[:12]
    return (
        "# Figures\n\nMade by `python tools/figures.py`; do not edit by hand. "
        f"Commit {commit}, labels {digest}.\n\nA status counts as right only when it is the very one of the labels. "
        "“Wrong adopted” is the share of all verdicts that say adopted where the labels say another: the worst error."
    )


def _row(name: str, f: Figures) -> str:
    return f"| {name} | {f.pairs} | {f.exact:.3f} | {f.balanced:.3f} | {f.kappa:.3f} | {f.wrong_adopted:.3f} |"


ROW_HEAD = "| | verdicts | exact | balanced | kappa | wrong adopted |\n| --- | --- | --- | --- | --- | --- |"


def _set(name: str, asks: Sequence[Ask]) -> str:
    drafts, truth = drafts_of(name), truth_of(name)
    report = assess(asks, drafts)
    whole, alone = agreement(truth, told(report)), agreement(truth, told(assess(bare(asks), drafts)))
    readers = agreement(read_labels(GOLD / name / "reader-1.csv"), read_labels(GOLD / name / "reader-2.csv"))
    title = {
        "specimens": "## Specimens: 35 asks, five drafts",
        "blind": "## Unseen drafts: 35 asks, four drafts by two other pens, on which nothing is tuned",
    }[name]
    rows = [_row("the two readers with each other", readers), _row("the tool with the labels", whole)]
    rows.append(_row("the same with id, title and text of the asks only", alone))
    if name == "blind":
        rows += [_row(f"the tool, {' and '.join(pair)} draft", _part(truth, told(report), pair)) for pair in PENS]
    parts = [title, ROW_HEAD + "\n" + "\n".join(rows), table(whole), _reliability(report, truth)]
    if name == "specimens":
        parts.append(_errors(report, truth))
    return "\n\n".join(parts)


def _part(truth: Labels, answers: Labels, drafts: Sequence[str]) -> Figures:
    return agreement({key: status for key, status in truth.items() if key[0].removeprefix("blind-") in drafts}, answers)


def _development(asks: Sequence[Ask]) -> str:
    """The drafts that the wordings were widened with: as they were when new, and as they are now."""
    truth = truth_of("development")
    with (GOLD / "development" / "when-new.csv").open(encoding="utf-8", newline="") as file:
        new = {(row["draft"], row["ask"]): row["told"] for row in csv.DictReader(file)}
    now = told(assess(asks, drafts_of("development")))
    pens = sorted({draft.split("-")[0] for draft, _ in truth}, key=list(dict.fromkeys(d.split("-")[0] for d, _ in new)).index)
    rows = [_row("when they were new", agreement(truth, new))]
    for pen in pens:
        rows.append(_row(f"of these, pen {pen}", agreement({k: s for k, s in truth.items() if k[0].startswith(f"{pen}-")}, new)))
    rows.append(_row("now, after the wordings were widened with them", agreement(truth, now)))
    return "## Development drafts: 35 asks, thirteen drafts by five further pens\n\n" + ROW_HEAD + "\n" + "\n".join(rows)


def _reliability(report: Report, truth: Labels) -> str:
    pairs = [(v.confidence, truth[v.draft, v.ask] == v.status) for row in report.verdicts for v in row]
    lines = ["| confidence | verdicts | mean | right |", "| --- | --- | --- | --- |"]
    for low, high in BINS:
        here = [(c, r) for c, r in pairs if low <= c < high]
        if here:
            mean, right = sum(c for c, _ in here) / len(here), sum(r for _, r in here) / len(here)
            lines.append(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(here)} | {mean:.2f} | {right:.2f} |")
    return "\n".join(lines)


def _errors(report: Report, truth: Labels) -> str:
    lines = ["Where the tool and the labels differ:", ""]
    for row in report.verdicts:
        for v in row:
            if truth[v.draft, v.ask] != v.status:
                lines.append(f"- {v.ask} in {v.draft}: {truth[v.draft, v.ask]}, told {v.status}. {tell(v.reason)}")
    return "\n".join(lines)


# ---------------------------------------------------------------- plain methods


def _plain_methods(asks: Sequence[Ask]) -> str:
    """Plain similarity with the thresholds that are best on the very set it is measured on."""
    lines = [
        "## Plain methods on the same drafts",
        "",
        "Each with the two thresholds that are best for it on that very set, which flatters it.",
        "",
    ]
    lines += [
        "| method | specimens exact | specimens balanced | unseen exact | unseen balanced |",
        "| --- | --- | --- | --- | --- |",
    ]
    sets = {name: (drafts_of(name), truth_of(name)) for name in ("specimens", "blind")}
    cosines = {name: _cosine(asks, drafts) for name, (drafts, _) in sets.items()}
    methods: list[tuple[str, Callable[[str], Score]]] = [
        (
            "best token_set_ratio over all paragraphs",
            lambda _: lambda a, d: max(fuzz.token_set_ratio(a.text, p.text) for p in d.paragraphs) / 100,
        ),
        ("best ratio over all paragraphs", lambda _: lambda a, d: max(fuzz.ratio(a.text, p.text) for p in d.paragraphs) / 100),
        ("TF-IDF cosine", lambda name: cosines[name]),
    ]
    for title, method in methods:
        cells = [title]
        for name, (drafts, truth) in sets.items():
            scores = {(d.id, a.id): method(name)(a, d) for a in asks for d in drafts}
            best = max(
                (agreement(truth, _cut(scores, low, high)) for low, high in itertools.combinations(_steps(scores), 2)),
                key=lambda f: f.exact,
            )
            cells += [f"{best.exact:.3f}", f"{best.balanced:.3f}"]
        lines.append("| " + " | ".join(cells) + " |")
    ours = [agreement(truth, told(assess(asks, drafts))) for drafts, truth in sets.values()]
    lines.append("| wsisdiff | " + " | ".join(f"{f.exact:.3f} | {f.balanced:.3f}" for f in ours) + " |")
    return "\n".join(lines)


def _cosine(asks: Sequence[Ask], drafts: Sequence[Draft]) -> Score:
    names = names_of(asks[0].names)
    indexes = [DraftIndex(d, names) for d in drafts]
    rarity = Rarity(indexes)
    searched = {i.draft.id: Searched(i, rarity) for i in indexes}

    def score(ask: Ask, draft: Draft) -> float:
        best = searched[draft.id].shortlist.best((w.stem for w in names.fold(words(ask.text))), 1)
        return best[0][1] if best else 0.0

    return score


def _steps(scores: dict[tuple[str, str], float]) -> list[float]:
    values = sorted(scores.values())
    return sorted({values[len(values) * k // 24] for k in range(24)})


def _cut(scores: dict[tuple[str, str], float], low: float, high: float) -> Labels:
    return {k: "adopted" if s >= high else "partial" if s >= low else "left_out" for k, s in scores.items()}


# ---------------------------------------------------------------- benchmarks that are not part of the project


def _gdpr(folder: Path) -> str:
    title = "## 361 real requested amendments (GDPR, 2012)"
    if not (folder / "benchmark.py").is_file():
        return f"{title}\n\nNot measured here: the benchmark is not part of the project."
    lines = [
        title,
        "",
        "| seed | balanced accuracy | recall left out | partial | adopted | paragraph found | first draft left out | seconds |",
    ]
    lines.append("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as temporary:
        for seed in range(5):
            lines.append(f"| {seed} " + _gdpr_row(folder, Path(temporary) / str(seed), seed, named=True))
        lines += ["", "The same with `responds_to` taken from every ask:", "", *lines[2:4]]
        for seed in range(5):
            lines.append(f"| {seed} " + _gdpr_row(folder, Path(temporary) / f"bare{seed}", seed, named=False))
    return "\n".join([*lines, "", "Time and memory, and how they grow: [speed.md](speed.md)."])


def _gdpr_row(folder: Path, workspace: Path, seed: int, named: bool) -> str:
    script = [sys.executable, str(folder / "benchmark.py")]
    subprocess.run([*script, "make", str(workspace), "--seed", str(seed)], check=True, capture_output=True)
    if not named:
        asks = workspace / "asks" / "requests.toml"
        lines = [line for line in asks.read_text(encoding="utf-8").splitlines() if not line.startswith("responds_to")]
        asks.write_text("\n".join(lines), encoding="utf-8")
    command = f"{sys.executable} -m wsisdiff"
    run = subprocess.run(
        [*script, "score", str(workspace), "--command", command], check=True, capture_output=True, text=True, cwd=ROOT
    )
    f = json.loads(run.stdout)
    r = f["recall"]
    return (
        f"| {f['balanced_accuracy']:.3f} | {r['left_out']:.3f} | {r['partial']:.3f} | {r['adopted']:.3f} "
        f"| {f['paragraph_found']:.3f} | {f['first_draft_left_out']:.3f} | {f['seconds']} |"
    )


def _bills(folder: Path) -> str:
    title = "## Relation of two passages"
    if not (folder / "pairs.csv").is_file():
        return f"{title}\n\nNot measured here: the pairs are not part of the project. See [relation.md](relation.md)."
    from wsisdiff import relate

    csv.field_size_limit(sys.maxsize)
    with (folder / "pairs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    start = time.perf_counter()
    for r in rows:
        relate(r["sec_a_text"], r["sec_b_text"])
    each = 1000 * (time.perf_counter() - start) / len(rows)
    return f"{title}\n\n{each:.1f} ms a pair on {len(rows)} pairs; accuracy by cross-validation in [relation.md](relation.md)."


if __name__ == "__main__":
    main()
