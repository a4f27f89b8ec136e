"""Fit the model of `wsisdiff.relate` on pairs of bill passages graded by people, and say how well it does.

    python tools/fit_relation.py PAIRS.csv [--write]

Needs scikit-learn and numpy beside wsisdiff (they are no dependencies of it). PAIRS.csv has the columns sec_a_text, sec_b_text, label
(0 unrelated to 4 identical); it is third-party and not part of the project. Prints five-fold cross-validation over several shuffles and
the reliability table; `--write` fits on all pairs and writes wsisdiff/data/relation.json.

How it stays honest: a pair is measured with a table of common words from which its own two passages were taken out; networks, forest and
scaling never see the fold they are measured on; nothing is chosen inside the loop. The sharpness is one number for all, fitted on answers
that cross-validation gave.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from wsisdiff import read_draft  # noqa: E402
from wsisdiff.model import GRADES  # noqa: E402
from wsisdiff.relating.features import NAMES, features, prepare  # noqa: E402
from wsisdiff.relating.relation import OUTERMOST, commonness, model_from, probabilities  # noqa: E402
from wsisdiff.text.words import Word, words  # noqa: E402

TREES, SMALLEST_LEAF = 80, 3
GRADE_WEIGHTS = {0: 1.0, 1: 2.5, 2: 1.3, 3: 1.3}
"""Of the forest: rare grades count more, or it would never give them."""
NETWORKS, HIDDEN, DECAY = 6, 6, 3.0
"""Chosen among two forests, two sizes of network, boosted trees, linear and kernel models: accuracies from 0.89 to 0.91, macro F1 from
0.81 to 0.83; this pair is among the steadiest and the smallest to write down."""
SHUFFLES = 10
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
LEVELS = (3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 80, 100, 128, 160, 200, 250, 320, 400, 500, 640, 800)
"""Numbers of passages that the table tells apart; a stem in fewer than the first counts as one never seen."""

Array = Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--shuffles", type=int, default=SHUFFLES)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    warnings.filterwarnings("ignore", message=".*lbfgs failed to converge.*")
    csv.field_size_limit(10**9)
    rows = list(csv.DictReader(args.pairs.open(encoding="utf-8")))
    passages, held, drafts = counted(rows)
    start = time.perf_counter()
    labels, x, same = measured(rows)
    print(
        f"{len(rows)} pairs, {len(NAMES)} features, {1000 * (time.perf_counter() - start) / len(rows):.2f} ms a pair to count and measure"
    )
    print(f"{same.sum()} pairs of the same words, {(labels[same] == len(GRADES) - 1).sum()} of them graded identical")
    chances, figures = validate(x, labels, same, args.shuffles)
    sharpness = sharpen(chances, labels, same)
    reliability(chances, labels, same, sharpness)
    if args.write:
        kept = ~same & (labels < len(GRADES) - 1)
        raw = fit(x[kept], labels[kept], 0)
        raw |= {"made_by": "tools/fit_relation.py", "features": list(NAMES), "grades": list(GRADES[:-1]), "sharpness": sharpness,
                "passages": passages, "measured": figures, "pairs_sha256": sha256(args.pairs.read_bytes()).hexdigest(),
                "common": table(held, drafts, passages)}  # fmt: skip
        path = ROOT / "wsisdiff" / "data" / "relation.json"
        path.write_text(lay_out(raw), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size // 1000} kB")


def counted(rows: Sequence[dict[str, str]]) -> tuple[int, Counter[str], dict[str, float]]:
    """The number of passages, how many of them hold each stem, and the share of drafts' paragraphs that do."""
    passages = [{w.stem for w in words(r[side])} for r in rows for side in ("sec_a_text", "sec_b_text")]
    return len(passages), Counter(stem for passage in passages for stem in passage), draft_shares()


def measured(rows: Sequence[dict[str, str]]) -> tuple[Array, Array, Array]:
    """The labels, the features and whether the words are the same, a row for each pair."""
    passages, held, drafts = counted(rows)
    pairs = [(words(r["sec_a_text"]), words(r["sec_b_text"])) for r in rows]
    x = np.array([measure(a, b, held, drafts, passages) for a, b in pairs])
    same = np.array(["".join(w.plain for w in a) == "".join(w.plain for w in b) for a, b in pairs])
    return np.array([int(r["label"]) for r in rows]), x, same


def draft_shares() -> dict[str, float]:
    """Share of the example drafts' paragraphs that hold a stem: what is common in drafts is common, however rare in bills."""
    paragraphs = {p.text for path in sorted((ROOT / "drafts" / "sources").glob("*.md")) for p in read_draft(path).paragraphs}
    counts = Counter(stem for text in paragraphs for stem in {w.stem for w in words(text)})
    return {stem: n / len(paragraphs) for stem, n in counts.items()}


def level(n: float) -> int:
    """The step of LEVELS that a count is written as, so that the table stays small."""
    return max((at for at in LEVELS if at <= n), default=0)


def table(held: Counter[str], drafts: dict[str, float], passages: int) -> dict[str, str]:
    """Stems by the number of passages that hold them, the larger of bills' and drafts' share, rounded down to one of LEVELS."""
    by_level: dict[int, list[str]] = {}
    for stem in sorted(held.keys() | drafts.keys()):
        at = level(max(held[stem], passages * drafts.get(stem, 0.0)))
        if at:
            by_level.setdefault(at, []).append(stem)
    return {str(at): " ".join(stems) for at, stems in sorted(by_level.items())}


def measure(
    a: Sequence[Word], b: Sequence[Word], held: Counter[str], drafts: dict[str, float], passages: int
) -> tuple[float, ...]:
    """A pair's features, from a table that has not seen the pair."""
    own = Counter({w.stem for w in a})
    own.update({w.stem for w in b})
    weight = commonness(
        passages, table(Counter({s: held[s] - n for s, n in own.items()}), {s: drafts.get(s, 0.0) for s in own}, passages)
    )
    return features(prepare(a, weight), prepare(b, weight))


def fit(x: Array, y: Array, seed: int) -> dict[str, Any]:
    """The coefficients as they are committed, rounded as they are."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    scaled = np.clip((x - mean) / scale, -OUTERMOST, OUTERMOST)
    forest = ExtraTreesClassifier(TREES, min_samples_leaf=SMALLEST_LEAF, class_weight=GRADE_WEIGHTS, random_state=seed).fit(x, y)
    networks = []
    for n in range(NETWORKS):
        net = MLPClassifier((HIDDEN,), alpha=DECAY, solver="lbfgs", max_iter=200, random_state=NETWORKS * seed + n).fit(scaled, y)
        layers = [np.vstack([w, c]).T for w, c in zip(net.coefs_, net.intercepts_, strict=True)]
        networks.append([[[short(v) for v in row] for row in layer] for layer in layers])
    return {"mean": [short(v) for v in mean], "scale": [short(v) for v in scale], "networks": networks,
            "trees": [flat(tree.tree_) for tree in forest.estimators_]}  # fmt: skip


def short(value: float) -> float:
    """Four significant digits: more than the grades depend on."""
    return float(f"{value:.4g}")


def flat(tree: Any) -> list[list[Any]]:
    """A tree's nodes in parallel lists, the low branch right after its node (as scikit-learn grows them)."""
    feature: list[int] = []
    threshold: list[float] = []
    high: list[int] = []
    shares: list[list[int]] = []
    for n in range(tree.node_count):
        leaf = tree.children_left[n] < 0
        feature.append(-1 if leaf else int(tree.feature[n]))
        threshold.append(0 if leaf else short(tree.threshold[n]))
        if leaf:
            high.append(len(shares))
            shares.append([round(100 * float(v) / float(tree.value[n][0].sum())) for v in tree.value[n][0]])
        else:
            assert tree.children_left[n] == n + 1
            high.append(int(tree.children_right[n]))
    return [feature, threshold, high, shares]


def validate(
    x: Array, labels: Array, same: Array, shuffles: int, names: Sequence[str] = NAMES
) -> tuple[list[Array], dict[str, float]]:
    """Print cross-validated figures; the chances each shuffle gave, one row a pair, by the code that grades at run time; the means."""
    exact, macro, each, chances = [], [], [], []
    for seed in range(shuffles):
        chance = np.zeros((len(labels), len(GRADES) - 1))
        for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(x, labels):
            kept = train[~same[train] & (labels[train] < len(GRADES) - 1)]
            model = model_from(fit(x[kept], labels[kept], seed) | {"features": names, "sharpness": 1.0})
            for n in test:
                chance[n] = probabilities(model, x[n].tolist())
        told = np.where(same, len(GRADES) - 1, chance.argmax(1))
        exact.append((told == labels).mean())
        macro.append(f1_score(labels, told, average="macro"))
        each.append(f1_score(labels, told, average=None))
        chances.append(chance)
    print(f"{shuffles} shuffles: accuracy {np.mean(exact):.3f} ± {np.std(exact):.3f} ({min(exact):.3f} to {max(exact):.3f}), "
          f"macro F1 {np.mean(macro):.3f} ± {np.std(macro):.3f} ({min(macro):.3f} to {max(macro):.3f})")  # fmt: skip
    print("F1 by grade: " + ", ".join(f"{g} {f:.2f}" for g, f in zip(GRADES, np.mean(each, axis=0), strict=True)), flush=True)
    return chances, {"accuracy": round(float(np.mean(exact)), 3), "macro_f1": round(float(np.mean(macro)), 3)}


def sharpen(chances: list[Array], labels: Array, same: Array) -> float:
    """The exponent with the smallest log loss over the pairs whose words differ."""
    kept = ~same & (labels < len(GRADES) - 1)

    def loss(power: float) -> float:
        total = 0.0
        for chance in chances:
            sharp = np.clip(chance[kept], 1e-6, 1) ** power
            total -= float(np.log(sharp[np.arange(kept.sum()), labels[kept]] / sharp.sum(1)).sum())
        return total

    return min((round(0.7 + 0.05 * k, 2) for k in range(27)), key=loss)


def reliability(chances: list[Array], labels: Array, same: Array, sharpness: float) -> None:
    """Prints how often a grade was right, by the probability that was given with it."""
    print(f"sharpness {sharpness}; pairs whose words differ:")
    top, right = [], []
    for chance in chances:
        sharp = chance[~same] ** sharpness
        top += list((sharp / sharp.sum(1, keepdims=True)).max(1))
        right += list(sharp.argmax(1) == labels[~same])
    gap = 0.0
    for low, high in pairwise(BINS):
        here = [(t, r) for t, r in zip(top, right, strict=True) if low <= t < high]
        if here:
            said, was = (float(np.mean([h[k] for h in here])) for k in (0, 1))
            gap += abs(said - was) * len(here) / len(top)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(here) / len(chances):.0f} | {said:.2f} | {was:.2f} |")
    print(f"mean gap {gap:.3f}")


def lay_out(raw: dict[str, Any]) -> str:
    """JSON with one line for each level of the table, tree and network."""
    lines = []
    for key, value in sorted(raw.items(), key=lambda item: len(json.dumps(item[1]))):
        if key in ("trees", "networks"):
            body = "[\n" + ",\n".join(json.dumps(v, separators=(",", ":")) for v in value) + "]"
        elif key == "common":
            body = "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items()) + "}"
        else:
            body = json.dumps(value)
        lines.append(f'"{key}": {body}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()
