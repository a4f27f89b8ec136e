"""Adopted, partially adopted or left out, by wsisdiff and by the usual ways: time, memory and accuracy on the same data.

Each usual way gives an ask and a draft a similarity, the best over all paragraphs, and two thresholds make a status of it. The
thresholds are those that are best for it on the very data it is measured on, which flatters it.
"""

from __future__ import annotations

import itertools
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import LABELS, gold
from benchmarks.measure import ROOT, apart, table
from benchmarks.smith_waterman import similarity
from tools.evaluate import bare, told
from tools.gold import Figures, Labels, agreement, read_labels
from wsisdiff import assess
from wsisdiff.model import Draft
from wsisdiff.text.sentences import sentences
from wsisdiff.workspace.manifest import load_workspace

WORD = re.compile(r"\w+")
STEPS = 32
"""Thresholds tried: so many quantiles of all similarities, each as the lower and as the upper one."""
Best = tuple[float, str]
"""Similarity of an ask with the most similar paragraph of a draft, and that paragraph's label."""
Method = Callable[[Sequence[str], Sequence[Draft]], list[list[Best]]]
"""For each ask, for each draft, the best."""


def _by_ratio(name: str) -> Method:
    def method(asks: Sequence[str], drafts: Sequence[Draft]) -> list[list[Best]]:
        from rapidfuzz import fuzz, process, utils

        scorer = getattr(fuzz, name)
        texts = [[utils.default_process(p.text) for p in draft.paragraphs] for draft in drafts]
        rows = []
        for ask in asks:
            query, row = utils.default_process(ask), []
            for draft, choices in zip(drafts, texts, strict=True):
                _, score, n = process.extractOne(query, choices, scorer=scorer)
                row.append((score / 100, draft.paragraphs[n].label))
            rows.append(row)
        return rows

    return method


def by_alignment(asks: Sequence[str], drafts: Sequence[Draft]) -> list[list[Best]]:
    """Smith and Waterman's local alignment over all pairs."""
    texts = [[(p.label, _words(p.text)) for p in draft.paragraphs] for draft in drafts]
    return [
        [max((similarity(words, text), label) for label, text in paragraphs) for paragraphs in texts]
        for words in map(_words, asks)
    ]  # fmt: skip


def by_sentences(asks: Sequence[str], drafts: Sequence[Draft]) -> list[list[Best]]:
    """Each sentence of the ask with the most similar sentence of the draft (TF-IDF, cosine), averaged over the ask's sentences."""
    said = [[(p.label, _words(s)) for p in d.paragraphs for s in _sentences(p.text)] for d in drafts]
    asked = [[_words(s) for s in _sentences(ask)] for ask in asks]
    held = Counter(w for words in (*(ws for d in said for _, ws in d), *(ws for a in asked for ws in a)) for w in set(words))
    total = sum(map(len, said)) + sum(map(len, asked))
    postings: list[dict[str, list[tuple[int, float]]]] = []
    for draft in said:
        lists: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, (_, words) in enumerate(draft):
            for word, weight in _vector(words, held, total).items():
                lists[word].append((n, weight))
        postings.append(lists)
    rows = []
    for parts in asked:
        row = []
        for draft, lists in zip(said, postings, strict=True):
            best = []
            for words in parts:
                scores: dict[int, float] = defaultdict(float)
                for word, weight in _vector(words, held, total).items():
                    for n, other in lists.get(word, ()):
                        scores[n] += weight * other
                n, score = max(scores.items(), key=lambda item: item[1], default=(0, 0.0))
                best.append((score, draft[n][0]))
            votes = Counter(label for score, label in best for _ in range(1 + round(10 * score)))
            row.append((sum(score for score, _ in best) / max(1, len(best)), votes.most_common(1)[0][0] if votes else ""))
        rows.append(row)
    return rows


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _sentences(text: str) -> list[str]:
    return [s.span.cut(text) for s in sentences(text)]


def _vector(words: Iterable[str], held: Counter[str], total: int) -> dict[str, float]:
    weights = {w: (1 + math.log(n)) * math.log((1 + total) / (1 + held[w])) for w, n in Counter(words).items()}
    norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
    return {w: v / norm for w, v in weights.items()}


METHODS: dict[str, Method] = {
    "rapidfuzz `partial_ratio`, all pairs": _by_ratio("partial_ratio"),
    "rapidfuzz `token_set_ratio`, all pairs": _by_ratio("token_set_ratio"),
    "Smith-Waterman on words, all pairs": by_alignment,
    "TF-IDF sentence by sentence": by_sentences,
}
OURS = {
    "wsisdiff": lambda asks: tuple(asks),
    "wsisdiff, the ask's text alone": lambda asks: bare(asks),
}


def specimens(name: str) -> dict[str, Any]:
    """A method on the repository's drafts, against the labels settled by two readers."""
    workspace = load_workspace(ROOT)
    settled = LABELS / "settled.csv"
    truth = read_labels(settled if settled.is_file() else LABELS / "reader-1.csv")
    drafts = tuple(d for d in workspace.drafts if any(d.id == draft for draft, _ in truth))
    start = time.process_time()
    if name in OURS:
        report = assess(OURS[name](workspace.asks), drafts)
        return _figures(time.process_time() - start, agreement(truth, told(report)))
    rows = METHODS[name]([a.text for a in workspace.asks], drafts)
    seconds = time.process_time() - start
    scores = {
        (d.id, a.id): best[0] for a, row in zip(workspace.asks, rows, strict=True) for d, best in zip(drafts, row, strict=True)
    }
    low, high = _thresholds(scores, truth)
    return _figures(seconds, agreement(truth, {key: _status(score, low, high) for key, score in scores.items()}))


def collection(name: str, folder: str) -> dict[str, Any]:
    """A method on the GDPR collection, against what was done to each provision."""
    workspace = load_workspace(Path(folder))
    known = gold(Path(folder))
    truth: Labels = {("next", ask): status for ask, status in known["status"].items()}
    asks, drafts = list(workspace.asks), list(workspace.drafts)
    start = time.process_time()
    if name in OURS:
        report = assess(OURS[name](asks), drafts)
        seconds = time.process_time() - start
        labels = told(report)
        ours = {v.ask: v.paragraph for row in report.verdicts for v in row if v.draft == "next"}
        first = [labels["proposal", a.id] == "left_out" for a in asks]
        return _figures(seconds, agreement(truth, labels), _placed(ours, known), sum(first) / len(first))
    rows = METHODS[name]([a.text for a in asks], drafts)
    seconds = time.process_time() - start
    best = {(d.id, a.id): found for a, row in zip(asks, rows, strict=True) for d, found in zip(drafts, row, strict=True)}
    low, high = _thresholds({key: best[key][0] for key in truth}, truth)
    labels = {key: _status(score, low, high) for key, (score, _) in best.items()}
    places = {ask: label for (draft, ask), (_, label) in best.items() if draft == "next"}
    of_first = [status == "left_out" for (draft, _), status in labels.items() if draft == "proposal"]
    figures = agreement(truth, {key: labels[key] for key in truth})
    return _figures(seconds, figures, _placed(places, known), sum(of_first) / len(of_first))


def _figures(seconds: float, figures: Figures, placed: float | None = None, first: float | None = None) -> dict[str, Any]:
    return {"seconds": seconds, "exact": figures.exact, "balanced": figures.balanced, "placed": placed, "first": first}


def _placed(places: dict[str, str] | dict[str, str | None], known: dict[str, dict[str, str]]) -> float:
    asked = [ask for ask in known["status"] if ask in places]
    return sum(places[ask] == known["paragraph"][ask] for ask in asked) / len(asked)


def _thresholds(scores: dict[tuple[str, str], float], truth: Labels) -> tuple[float, float]:
    """The two that give the best balanced accuracy on this very data."""
    values = sorted(scores.values())
    steps = sorted({values[len(values) * k // STEPS] for k in range(STEPS)} | {values[-1] + 1})

    def right(pair: tuple[float, float]) -> float:
        return agreement(truth, {key: _status(score, *pair) for key, score in scores.items()}).balanced

    return max(itertools.combinations_with_replacement(steps, 2), key=right)


def _status(score: float, low: float, high: float) -> str:
    return "adopted" if score >= high else "partial" if score >= low else "left_out"


def matching(workspace: Path | None) -> str:
    """All of them in one table; the collection's columns are empty where it is not there."""
    rows = []
    for name in (*OURS, *METHODS):
        on_specimens = apart("benchmarks.matching:specimens", name=name)
        row = [name, f"{on_specimens['seconds']:.2f}", f"{on_specimens['memory']:.0f}", f"{on_specimens['balanced']:.2f}",
               f"{on_specimens['exact']:.2f}"]  # fmt: skip
        if workspace is None:
            row += ["-"] * 5
        else:
            found = apart("benchmarks.matching:collection", name=name, folder=str(workspace))
            row += [f"{found['seconds']:,.1f}", f"{found['memory']:.0f}", f"{found['balanced']:.2f}", f"{found['placed']:.2f}",
                    f"{found['first']:.2f}"]  # fmt: skip
        rows.append(row)
    head = ("method", "specimens: processor, s", "memory, MB", "balanced accuracy", "exact", "GDPR: processor, s", "memory, MB",
            "balanced accuracy", "paragraph found", "first draft left out")  # fmt: skip
    return table(head, rows)
