"""Fit the forest of `wsisdiff.relate` on pairs of bill passages graded by people, and say how well it does.

    python tools/fit_relation.py PAIRS.csv [--write]

Needs scikit-learn and numpy beside wsisdiff (they are no dependencies of it). PAIRS.csv has the columns sec_a_text, sec_b_text, label
(0 unrelated to 4 identical); it is third-party and not part of the project. Prints five-fold cross-validation over several shuffles and
the reliability table; `--write` fits on all pairs and writes wsisdiff/data/relation.json.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from wsisdiff.matching.relation_features import NAMES, features  # noqa: E402
from wsisdiff.model import GRADES  # noqa: E402
from wsisdiff.text.words import words  # noqa: E402

TREES = 80
SMALLEST_LEAF = 3
WEIGHTS = {0: 1.0, 1: 2.5, 2: 1.3, 3: 1.3, 4: 1.0}
"""Rare grades count more, or the forest would never give them; chosen by cross-validation on macro F1."""
SHUFFLES = 4
BINS = (0.0, 0.45, 0.6, 0.75, 0.9, 1.01)


def forest(seed: int) -> RandomForestClassifier:
    return RandomForestClassifier(TREES, min_samples_leaf=SMALLEST_LEAF, class_weight=WEIGHTS, random_state=seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    csv.field_size_limit(10**9)
    rows = list(csv.DictReader(args.pairs.open(encoding="utf-8")))
    start = time.perf_counter()
    x = np.array([features(words(r["sec_a_text"]), words(r["sec_b_text"])) for r in rows])
    print(f"{len(rows)} pairs, {1000 * (time.perf_counter() - start) / len(rows):.2f} ms a pair for {len(NAMES)} features")
    y = np.array([int(r["label"]) for r in rows])
    table = validate(x, y)
    if args.write:
        model = forest(0).fit(x, y)
        data = {"made_by": "tools/fit_relation.py", "features": list(NAMES), "grades": list(GRADES), "calibration": table,
                "trees": [flat(tree.tree_) for tree in model.estimators_]}  # fmt: skip
        path = ROOT / "wsisdiff" / "data" / "relation.json"
        path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{path}: {path.stat().st_size // 1000} kB")


def validate(x: np.ndarray, y: np.ndarray) -> list[list[float]]:
    """Print cross-validated figures; the calibration table as [vote, share right] points."""
    exact, macro, votes, right, each = [], [], [], [], []
    for seed in range(SHUFFLES):
        share = np.zeros((len(y), len(GRADES)))
        for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(x, y):
            share[test] = forest(seed).fit(x[train], y[train]).predict_proba(x[test])
        told = share.argmax(1)
        exact.append((told == y).mean())
        macro.append(f1_score(y, told, average="macro"))
        each.append(f1_score(y, told, average=None))
        votes += list(share.max(1))
        right += list(told == y)
    print(f"accuracy {np.mean(exact):.3f} ± {np.std(exact):.3f}, macro F1 {np.mean(macro):.3f} ± {np.std(macro):.3f}")
    print("F1 by grade: " + ", ".join(f"{g} {f:.2f}" for g, f in zip(GRADES, np.mean(each, axis=0), strict=True)))
    table = []
    for low, high in pairwise(BINS):
        here = [(v, r) for v, r in zip(votes, right, strict=True) if low <= v < high]
        if here:
            mean, share_right = (float(np.mean([h[k] for h in here])) for k in (0, 1))
            table.append([round(mean, 3), round(share_right, 3)])
            print(
                f"vote {low:.2f} to {min(high, 1):.2f}: {len(here) // SHUFFLES} pairs, mean vote {mean:.2f}, right {share_right:.2f}"
            )
    return table


def flat(tree: object) -> list[list[object]]:
    """A tree's nodes in parallel lists; a leaf's `low` is the index of its shares, in percent."""
    feature: list[object] = []
    threshold: list[object] = []
    low: list[object] = []
    high: list[object] = []
    shares: list[object] = []
    for n in range(tree.node_count):  # type: ignore[attr-defined]
        leaf = tree.children_left[n] < 0  # type: ignore[attr-defined]
        feature.append(-1 if leaf else int(tree.feature[n]))  # type: ignore[attr-defined]
        threshold.append(0 if leaf else float(f"{tree.threshold[n]:.4g}"))  # type: ignore[attr-defined]
        if leaf:
            values = tree.value[n][0]  # type: ignore[attr-defined]
            low.append(len(shares))
            shares.append([round(100 * float(v) / float(values.sum())) for v in values])
        else:
            low.append(int(tree.children_left[n]))  # type: ignore[attr-defined]
        high.append(0 if leaf else int(tree.children_right[n]))  # type: ignore[attr-defined]
    return [feature, threshold, low, high, shares]


if __name__ == "__main__":
    main()
