"""What two passages have in common and where they differ, as figures a person can read.

1. `prepare` turns a passage's words into a `Passage`: stems, what each of them says (rare words much, common ones little, stop words
   and item letters nothing), counts and groups of words. A caller that compares one passage with many does this once.
2. `features`: the alignment of the two word by word, the runs they share, what changed inside the shared part and
   outside it. No figure depends on which passage comes first.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from wsisdiff.text.alignment import opcodes
from wsisdiff.text.language import language
from wsisdiff.text.words import Word

if TYPE_CHECKING:  # loaded when passages are compared: most verdicts do without
    from rapidfuzz.distance import Opcode

Weight = Callable[[str], float]
"""What a stem says: 0 for nothing."""

ITEM = re.compile(r"\w|x{0,2}(?:ix|iv|v?i{1,3}|v|x)")
"""Letters and numerals that count items; in folded text without brackets nothing else tells them from words."""
LONGEST_ITEM = 5
"""Letters of the longest numeral (xviii)."""
RUN = 4
"""Words in a row from which a shared run is taken as a sign of one origin; with 5 the figures on the graded pairs are the same."""
WINDOW = 12
"""Content words of one window, about a clause; a window of which SHARED is in the other passage is taken over."""
SHARED = 0.6
TELLING = 6
"""Words of each passage that say most; a person names the subject with about as many."""
NONE_SHARED = 6.0
"""Value of a logarithm of changed words where nothing is shared: above all that occur (400 words, the longest graded, is 6)."""

NAMES = (
    "length_shorter", "length_longer", "length_ratio",
    "said_alike", "said_in_both", "said_of_lesser", "said_of_greater", "said_shared", "rarest_shared", "mean_shared", "subject_shared",
    "own_of_shorter", "own_of_longer", "rarest_own",
    "counts_left", "counts_left_said", "counts_left_share",
    "aligned_said_of_lesser", "aligned_said_of_greater", "aligned_said", "heaviest_run", "runs_said_of_lesser", "runs_said_of_greater",
    "runs_of_shorter", "runs_of_longer", "changed_content", "changed_content_share", "places", "largest_place",
    "inside_of_shorter", "inside_of_longer", "inside_changed", "inside_changed_log", "inside_largest", "inside_places",
    "inside_heaviest",
    "text_aligned_of_shorter", "text_aligned_of_longer", "text_left", "text_inside_changed", "text_inside_changed_log",
    "text_inside_added", "text_inside_of_longer", "text_runs_of_shorter", "text_runs_of_longer", "text_places",
    "pairs_of_lesser", "pairs_of_greater", "threes_of_lesser", "threes_of_greater", "fours_of_lesser", "fours_of_greater",
    "covered_of_shorter", "covered_of_longer", "content_aligned_of_shorter", "content_aligned_of_longer",
    "window_worst_of_shorter", "window_best_of_shorter", "windows_of_shorter", "window_worst_of_longer", "window_best_of_longer",
    "windows_of_longer", "end_alike", "numbers_differ", "modals_differ",
)  # fmt: skip
"""The features in the order of `features`; docs/relation.md says what each means."""


class Passage(NamedTuple):
    """A passage prepared for comparison."""

    plain: str
    """The folded words joined without a space: equal for "non medical" and "nonmedical"."""
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    """What each of `stems` says."""
    counts: Counter[str]
    said: dict[str, float]
    """What each distinct stem says."""
    total: float
    """Sum of `said`."""


@lru_cache(maxsize=65536)
def is_item(stem: str) -> bool:
    """Whether a word is a letter or numeral that counts items: it says nothing."""
    return len(stem) <= LONGEST_ITEM and ITEM.fullmatch(stem) is not None


def prepare(text_words: Sequence[Word], weight: Weight) -> Passage:
    """The folded words of a passage with what each says, ready to be compared with many."""
    stems = tuple(w.stem for w in text_words)
    counts = Counter(stems)
    said = {stem: weight(stem) for stem in counts}
    return Passage("".join(w.plain for w in text_words), stems, tuple(said[s] for s in stems), counts, said, sum(said.values()))


def features(one: Passage, other: Passage) -> tuple[float, ...]:
    """The figures for two passages, in the order of `NAMES`; both must hold at least one word."""
    from rapidfuzz.distance import LCSseq

    a, b = sorted((one, other), key=lambda p: (len(p.stems), p.stems))
    ops = opcodes(a.stems, b.stems)
    left = (a.counts - b.counts) + (b.counts - a.counts)
    return (
        math.log(len(a.stems)), math.log(len(b.stems)), len(a.stems) / len(b.stems),
        *_said(a, b), *_counts(a, b, left), *_alignment(a, b, ops), *_inside(a, b, ops), *_text(a, b), *_groups(a, b), *_content(a, b),
        LCSseq.normalized_similarity(a.stems[-8:], b.stems[-8:]), *_differing(left),
    )  # fmt: skip


def _said(a: Passage, b: Passage) -> list[float]:
    """In any order, each word once (said_alike counts how often, as a cosine does)."""
    tf_a, tf_b = ({s: p.said[s] * (1 + math.log(c)) for s, c in p.counts.items()} for p in (a, b))
    lengths = math.hypot(*tf_a.values()) * math.hypot(*tf_b.values())
    alike = sum(v * tf_b[s] for s, v in tf_a.items() if s in tf_b)
    shared = sorted((w for s, w in a.said.items() if w and s in b.said), reverse=True)
    total = sum(shared)
    top_a, top_b = (sorted(tf, key=lambda s: (-tf[s], s))[:TELLING] for tf in (tf_a, tf_b))
    own_a, own_b = ([w for s, w in p.said.items() if w and s not in q.said] for p, q in ((a, b), (b, a)))
    return [
        _part(alike, lengths), _part(total, a.total + b.total - total), _part(total, min(a.total, b.total)),
        _part(total, max(a.total, b.total)), math.log1p(total), sum(shared[:3]) / 3, _part(total, len(shared)),
        (sum(s in b.said for s in top_a) + sum(s in a.said for s in top_b)) / (len(top_a) + len(top_b)),
        math.log1p(sum(own_a)), math.log1p(sum(own_b)), max(own_a + own_b, default=0.0),
    ]  # fmt: skip


def _counts(a: Passage, b: Passage, left: Counter[str]) -> list[float]:
    """Words that one has more often than the other: a text that was only moved has none."""
    said = a.said | b.said
    weight = sum(n * said[s] for s, n in left.items())
    return [
        math.log1p(sum(n for s, n in left.items() if said[s])),
        math.log1p(weight),
        _part(weight, sum(a.weights) + sum(b.weights)),
    ]


def _alignment(a: Passage, b: Passage, ops: Sequence[Opcode]) -> list[float]:
    all_a, all_b = sum(a.weights), sum(b.weights)
    runs = [(op.src_end - op.src_start, sum(a.weights[op.src_start : op.src_end])) for op in ops if op.tag == "equal"]
    aligned, in_runs = sum(w for _, w in runs), sum(w for n, w in runs if n >= RUN)
    words_in_runs = sum(n for n, _ in runs if n >= RUN)
    places = [max(op.src_end - op.src_start, op.dest_end - op.dest_start) for op in ops if op.tag != "equal"]
    content = sum(map(bool, a.weights)) + sum(map(bool, b.weights))
    changed = sum(sum(map(bool, a.weights[op.src_start : op.src_end])) + sum(map(bool, b.weights[op.dest_start : op.dest_end]))
                  for op in ops if op.tag != "equal")  # fmt: skip
    return [
        _part(aligned, min(all_a, all_b)), _part(aligned, max(all_a, all_b)), math.log1p(aligned),
        math.log1p(max((w for _, w in runs), default=0.0)), _part(in_runs, min(all_a, all_b)), _part(in_runs, max(all_a, all_b)),
        words_in_runs / len(a.stems), words_in_runs / len(b.stems), math.log1p(changed), _part(changed, content),
        math.log1p(len(places)), math.log1p(max(places, default=0)),
    ]  # fmt: skip


def _between_runs(ops: Sequence[Opcode]) -> Sequence[Opcode]:
    """The part from the first shared run to the last: a passage that was cut elsewhere has its odd ends outside it."""
    good = [k for k, op in enumerate(ops) if op.tag == "equal" and op.src_end - op.src_start >= RUN]
    return ops[good[0] : good[-1] + 1] if good else ()


def _sizes(ops: Sequence[Opcode]) -> tuple[int, int, int]:
    """Words kept, cut and added."""
    kept = sum(op.src_end - op.src_start for op in ops if op.tag == "equal")
    cut = sum(op.src_end - op.src_start for op in ops if op.tag != "equal")
    return kept, cut, sum(op.dest_end - op.dest_start for op in ops if op.tag != "equal")


def _inside(a: Passage, b: Passage, ops: Sequence[Opcode]) -> list[float]:
    inside = _between_runs(ops)
    kept, cut, added = _sizes(inside)
    changes = [op for op in inside if op.tag != "equal"]
    heaviest = max(
        (sum(a.weights[op.src_start : op.src_end]) + sum(b.weights[op.dest_start : op.dest_end]) for op in changes), default=0.0
    )
    largest = max((max(op.src_end - op.src_start, op.dest_end - op.dest_start) for op in changes), default=0)
    return [
        kept / len(a.stems), kept / len(b.stems), (cut + added) / (2 * kept + cut + added) if kept else 1.0,
        math.log1p(cut + added) if kept else NONE_SHARED, math.log1p(largest), math.log1p(len(changes)), math.log1p(heaviest),
    ]  # fmt: skip


def _text(a: Passage, b: Passage) -> list[float]:
    """The same alignment without numbers and item letters: new figures in an old sentence are a small change to a reader."""
    both = ([w for w in p.stems if not w[0].isdigit() and not is_item(w)] or [""] for p in (a, b))
    s, t = sorted(both, key=lambda stems: (len(stems), stems))
    ops = opcodes(s, t)
    kept, cut, added = _sizes(ops)
    inner, inner_cut, inner_added = _sizes(_between_runs(ops))
    inner_changed = inner_cut + inner_added
    runs = math.hypot(*(op.src_end - op.src_start for op in ops if op.tag == "equal"))
    return [
        kept / len(s), kept / len(t), math.log1p(cut + added),
        inner_changed / (2 * inner + inner_changed) if inner else 1.0, math.log1p(inner_changed) if inner else NONE_SHARED,
        inner_added / (inner + inner_added) if inner else 1.0, inner / len(t), runs / len(s), runs / len(t),
        sum(op.tag != "equal" for op in ops) / len(s),
    ]  # fmt: skip


def _groups(a: Passage, b: Passage) -> list[float]:
    """Groups of two, three and four words that both have, weighed by what they say; and how far those of four cover each text."""
    found: list[float] = []
    for size in (2, 3, 4):
        groups_a, groups_b = _weighed(a, size), _weighed(b, size)
        common = {group: weight for group, weight in groups_a.items() if group in groups_b}
        shared, all_a, all_b = (sum(groups.values()) for groups in (common, groups_a, groups_b))
        found += [_part(shared, min(all_a, all_b)), _part(shared, max(all_a, all_b))]
    return found + [_covered(p.stems, common) for p in (a, b)]


def _weighed(passage: Passage, size: int) -> dict[tuple[str, ...], float]:
    """The different groups in order of first use, which keeps sums the same to the last digit from run to run."""
    groups = zip(*(passage.stems[k:] for k in range(size)), strict=False)
    weights: Iterable[float] = passage.weights
    for k in range(1, size):
        weights = map(add, weights, passage.weights[k:])
    return dict(zip(groups, weights, strict=True))


def _covered(stems: Sequence[str], common: Container[tuple[str, ...]]) -> float:
    covered = upto = 0
    for i, group in enumerate(zip(*(stems[k:] for k in range(4)), strict=False)):
        if group in common:
            covered += i + 4 - max(i, upto)
            upto = i + 4
    return covered / len(stems)


def _content(a: Passage, b: Passage) -> list[float]:
    """Words that say something only: aligned, and window by window."""
    from rapidfuzz.distance import LCSseq

    x, y = ([s for s, w in zip(p.stems, p.weights, strict=True) if w] for p in (a, b))
    aligned = LCSseq.similarity(x, y)
    found = [aligned / max(1, min(len(x), len(y))), aligned / max(1, len(x), len(y))]
    for stems, own, others in ((x, a.said, b.said), (y, b.said, a.said)):
        windows = [_window(stems[i : i + WINDOW], own, others) for i in range(0, max(1, len(stems) - WINDOW // 2), WINDOW)]
        found += [min(windows), max(windows), sum(w > SHARED for w in windows) / len(windows)]
    return found


def _window(stems: Sequence[str], own: dict[str, float], others: dict[str, float]) -> float:
    distinct = dict.fromkeys(stems)
    return _part(sum(own[s] for s in distinct if s in others), sum(own[s] for s in distinct))


def _differing(left: Counter[str]) -> list[float]:
    """Logarithm of the numbers, and of the modal verbs and negations, that one has more often than the other."""
    table = language()
    numbers = sum(n for s, n in left.items() if s[0].isdigit())
    turning = sum(n for s, n in left.items() if s in table.modals or s in table.negation)
    return [math.log1p(numbers), math.log1p(turning)]


def _part(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
