"""Whether static sentence embeddings would help: measure them beside what the tool does, and write docs/embeddings.md.

    python tools/static_embeddings.py [--shared DIR]

Needs wordllama, scikit-learn and numpy beside wsisdiff (they are no dependencies of it); wordllama's weights come with its package and
nothing is downloaded. Two questions, each on labels that nothing was chosen on:

1. asks that are only their text: thresholds are fitted on the specimens and the development drafts and applied to the unseen drafts;
2. `relate`: the cosine of the two passages as one more feature, in the cross-validation that docs/relation.md reports.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import wordllama

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools import fit_relation  # noqa: E402
from tools.evaluate import bare, drafts_of, truth_of  # noqa: E402
from tools.gold import Figures, Labels, agreement  # noqa: E402
from wsisdiff import load_asks  # noqa: E402
from wsisdiff.judging.ways.points import TITLE, Point, cover, points_of  # noqa: E402
from wsisdiff.matching.index import DraftIndex  # noqa: E402
from wsisdiff.matching.rarity import Rarity  # noqa: E402
from wsisdiff.matching.shortlist import Searched  # noqa: E402
from wsisdiff.relating.features import NAMES  # noqa: E402
from wsisdiff.text.language import language  # noqa: E402
from wsisdiff.text.names import names_of  # noqa: E402
from wsisdiff.text.sentences import sentences  # noqa: E402
from wsisdiff.text.words import words  # noqa: E402

TUNED, UNSEEN = ("specimens", "development"), "blind"
STEP = 0.01
"""Between two thresholds that are tried."""
SHUFFLES = 3
Key = tuple[str, str]
Embed = Callable[[list[str]], Any]


@dataclass(frozen=True, slots=True)
class Scores:
    """How much of an ask a draft has, 0 to 1, by the words it shares and by cosines of embeddings."""

    words: float
    clauses: float
    title: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    pairs = parser.parse_args().shared / "benchmarks" / "bills" / "pairs.csv"
    warnings.filterwarnings("ignore")
    start = time.perf_counter()
    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    loading = time.perf_counter() - start

    def embed(texts: list[str]) -> Any:
        found = model.embed(texts)
        return found / np.maximum(1e-9, np.linalg.norm(found, axis=1, keepdims=True))

    parts = [HEAD.format(seconds=f"{loading:.1f}"), _text_alone(embed)]
    if pairs.is_file():
        parts.append(_relate(embed, pairs))
    parts.append(VERDICT)
    (ROOT / "docs" / "embeddings.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


HEAD = """# Static embeddings: tried, measured, left out

Made by `python tools/static_embeddings.py`; do not edit by hand.

A table of word vectors (wordllama 0.4, 256 dimensions, 16 MB of weights in its package, no download) can say that "universal service
funds" and "money for connecting villages" are near. Would it make verdicts better? Loading it took {seconds} seconds."""

VERDICT = """## What follows

Neither as a score of its own nor mixed in does it lift the figures on drafts it was not fitted to by more than chance, and with what it
needs it brings more than 100 MB of packages. What a verdict turns on, a "not", a number, who is to act, leaves such vectors nearly where
they were. So it is not in the tool, nor an extra of it."""


def _text_alone(embed: Embed) -> str:
    tuned, truth = {}, {}
    for name in TUNED:
        tuned |= _scores(name, embed)
        truth |= truth_of(name)
    unseen, unseen_truth = _scores(UNSEEN, embed), truth_of(UNSEEN)
    lines = [
        "## Asks that are only their text",
        "",
        f"Best thresholds on {len(truth)} verdicts (specimens and development drafts), then the {len(unseen_truth)} of the unseen drafts.",
        "",
        "| score | fitted: exact | balanced | unseen: exact | balanced | wrong adopted |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, score in METHODS.items():
        high, low = _thresholds({k: score(s) for k, s in tuned.items()}, truth)
        fitted = agreement(truth, _told({k: score(s) for k, s in tuned.items()}, high, low))
        new = agreement(unseen_truth, _told({k: score(s) for k, s in unseen.items()}, high, low))
        cells = (fitted.exact, fitted.balanced, new.exact, new.balanced, new.wrong_adopted)
        lines.append(f"| {name} | " + " | ".join(f"{c:.3f}" for c in cells) + " |")
    return "\n".join(lines)


METHODS: Mapping[str, Callable[[Scores], float]] = {
    "shared words, weighed by rarity (the tool's)": lambda s: s.words,
    "cosine, mean of the ask's clauses": lambda s: s.clauses,
    "cosine, title": lambda s: s.title,
    "half words, half cosines": lambda s: s.words / 2 + (s.clauses + s.title) / 4,
    "seven tenths words, three tenths cosines": lambda s: 0.7 * s.words + 0.15 * (s.clauses + s.title),
}


def _scores(name: str, embed: Embed) -> dict[Key, Scores]:
    """Each ask in each draft of a set: the best sentence for each clause of the ask and for its title."""
    names, stop = names_of(), language().stopwords
    asks = bare(load_asks(ROOT / "asks"))
    found: dict[Key, Scores] = {}
    for draft in drafts_of(name):
        index = DraftIndex(draft, names)
        searched = Searched(index, Rarity([index]))
        sentence_vectors = embed([s.span.cut(p.text) for p in draft.paragraphs for s in sentences(p.text)])
        for ask in asks:
            points = points_of(ask.text, names, stop)
            title = Point(ask.title, frozenset(w.stem for w in names.fold(words(ask.title)) if w.stem not in stop))
            shared = sum(cover(p, searched).share for p in points) / max(1, len(points))
            cosines = embed([p.text for p in points] or [ask.text]) @ sentence_vectors.T
            found[draft.id, ask.id] = Scores(
                words=(1 - TITLE) * shared + TITLE * cover(title, searched).share,
                clauses=float(cosines.max(1).mean()),
                title=float((embed([ask.title]) @ sentence_vectors.T).max()),
            )
    return found


def _told(scores: Mapping[Key, float], high: float, low: float) -> Labels:
    return {k: "adopted" if s >= high else "partial" if s >= low else "left_out" for k, s in scores.items()}


def _thresholds(scores: Mapping[Key, float], truth: Labels) -> tuple[float, float]:
    """The two thresholds with the most exact and balanced accuracy together."""

    def worth(high: float, low: float) -> float:
        figures: Figures = agreement(truth, _told(scores, high, low))
        return figures.exact + figures.balanced

    steps = [round(n * STEP, 2) for n in range(round(1 / STEP) + 1)]
    return max(((high, low) for low in steps for high in steps if high >= low), key=lambda pair: worth(*pair))


def _relate(embed: Embed, path: Path) -> str:
    csv.field_size_limit(10**9)
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    labels, x, same = fit_relation.measured(rows)
    cosine = (embed([r["sec_a_text"] for r in rows]) * embed([r["sec_b_text"] for r in rows])).sum(1)
    lines = [
        "## As a feature of `relate`",
        "",
        f"Five-fold cross-validation on {len(rows)} graded pairs of bill passages, {SHUFFLES} shuffles.",
        "",
        "| features | accuracy | macro F1 |",
        "| --- | --- | --- |",
    ]
    for name, features, names in (
        (f"the {len(NAMES)} of the tool", x, NAMES),
        ("the same and the cosine", np.column_stack([x, cosine]), (*NAMES, "cosine")),
    ):
        _, figures = fit_relation.validate(features, labels, same, SHUFFLES, names)
        lines.append(f"| {name} | {figures['accuracy']:.3f} | {figures['macro_f1']:.3f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
