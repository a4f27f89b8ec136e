"""What two passages have in common, as figures a person can read. All are symmetric in the two and between 0 and 1, unless said."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from wsisdiff.text.language import language
from wsisdiff.text.words import Word

RUN = 5
"""Words in a row that only shared origin explains."""
LONG_RUN = 12
EDGE = 8
"""Words at either end that are compared on their own."""

NAMES = (
    "shorter", "longer", "length_ratio", "aligned_of_shorter", "aligned_of_longer", "aligned_plain", "runs_of_shorter", "runs_of_longer",
    "long_runs_of_shorter", "long_runs_of_longer", "longest_run_of_shorter", "longest_run", "pieces", "words_in_both", "words_of_shorter",
    "content_in_both", "content_of_shorter", "pairs_in_both", "pairs_of_shorter", "triples_in_both", "triples_of_shorter", "fives_in_both",
    "fives_of_shorter", "numbers_in_both", "start", "end", "rare_in_both", "rare_of_shorter", "left_over",
)  # fmt: skip
"""The features in the order of `features`."""


def features(one: Sequence[Word], other: Sequence[Word]) -> tuple[float, ...]:
    """The figures for two passages as words; both must hold at least one word.

    shorter, longer: logarithm of the number of words. aligned: share of words on a longest common subsequence of stems (`aligned_plain`
    without folding inflection). runs: share of words that stand in shared runs of at least RUN words on that alignment, long runs of
    LONG_RUN. words, content, pairs, triples, fives: shared ones over all (in both) or over the shorter passage's. rare: shared long words.
    left_over: logarithm of the words that are not aligned.
    """
    if len(one) > len(other):
        one, other = other, one
    a, b = [w.stem for w in one], [w.stem for w in other]
    n, m = len(a), len(b)
    blocks = [op.src_end - op.src_start for op in LCSseq.opcodes(a, b) if op.tag == "equal"]
    aligned = sum(blocks)
    runs = sum(length for length in blocks if length >= RUN)
    long_runs = sum(length for length in blocks if length >= LONG_RUN)
    longest = max(blocks, default=0)
    plain = LCSseq.similarity([w.plain for w in one], [w.plain for w in other])
    stop = language().stopwords
    content_a, content_b = {s for s in a if s not in stop}, {s for s in b if s not in stop}
    rare_a, rare_b = {s for s in content_a if len(s) > 7}, {s for s in content_b if len(s) > 7}
    numbers_a, numbers_b = {s for s in a if s[0].isdigit()}, {s for s in b if s[0].isdigit()}
    return (
        math.log(n), math.log(m), n / m, aligned / n, aligned / m, plain / m, runs / n, runs / m, long_runs / n, long_runs / m,
        longest / n, math.log1p(longest), len(blocks) / n, *_shared(set(a), set(b)), *_shared(content_a, content_b),
        *_shared(_grams(a, 2), _grams(b, 2)), *_shared(_grams(a, 3), _grams(b, 3)), *_shared(_grams(a, 5), _grams(b, 5)),
        _shared(numbers_a, numbers_b)[0] if numbers_a or numbers_b else 1.0,
        LCSseq.normalized_similarity(a[:EDGE], b[:EDGE]), LCSseq.normalized_similarity(a[-EDGE:], b[-EDGE:]),
        *_shared(rare_a, rare_b), math.log1p(n + m - 2 * aligned),
    )  # fmt: skip


def _grams(stems: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(stems[k:] for k in range(size)), strict=False))


def _shared(a: set[str] | set[tuple[str, ...]], b: set[str] | set[tuple[str, ...]]) -> tuple[float, float]:
    """Shared members over all, and over the smaller set's."""
    common = len(a & b)  # type: ignore[operator]
    if not a or not b:
        return (0.0, 0.0)
    return common / (len(a) + len(b) - common), common / min(len(a), len(b))
