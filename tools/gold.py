"""Gold labels: reading them, and the figures that compare two sets of labels."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

STATUSES = ("adopted", "partial", "left_out")
Labels = dict[tuple[str, str], str]
"""(draft, ask) -> status."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How two sets of labels agree; the first is the truth."""

    pairs: int
    exact: float
    balanced: float
    kappa: float
    wrong_adopted: float
    """Share of all verdicts that say adopted where the truth is another."""
    recall: dict[str, float]
    confusion: Counter[tuple[str, str]]


def read_labels(path: Path) -> Labels:
    """The labels of a reader's file (columns draft, ask, status)."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["draft"], row["ask"]): row["status"].strip() for row in csv.DictReader(file)}


def agreement(truth: Labels, told: Labels) -> Figures:
    """Exact and balanced accuracy, Cohen's kappa (1960) and the share of wrong `adopted` over the labels both have."""
    both = sorted(truth.keys() & told.keys())
    confusion = Counter((truth[key], told[key]) for key in both)
    n = len(both)
    exact = sum(confusion[s, s] for s in STATUSES) / n
    rows = {s: sum(confusion[s, t] for t in STATUSES) for s in STATUSES}
    columns = {s: sum(confusion[t, s] for t in STATUSES) for s in STATUSES}
    chance = sum(rows[s] * columns[s] for s in STATUSES) / n**2
    recall = {s: confusion[s, s] / rows[s] if rows[s] else 1.0 for s in STATUSES}
    wrong = sum(confusion[s, "adopted"] for s in STATUSES if s != "adopted") / n
    return Figures(n, exact, sum(recall.values()) / 3, (exact - chance) / (1 - chance), wrong, recall, confusion)


def table(figures: Figures) -> str:
    """The confusion matrix as Markdown: rows are the truth, columns what was told."""
    head = "| truth \\ told | " + " | ".join(STATUSES) + " | recall |\n| --- | --- | --- | --- | --- |\n"
    return head + "\n".join(
        f"| {s} | " + " | ".join(str(figures.confusion[s, t]) for t in STATUSES) + f" | {figures.recall[s]:.3f} |"
        for s in STATUSES
    )
