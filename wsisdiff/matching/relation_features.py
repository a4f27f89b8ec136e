"""What two passages have in common, as figures a person can read. All are symmetric in the two and between 0 and 1, unless said."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from wsisdiff.text.language import language
from wsisdiff.text.words import Word

RUN = 5
"""Words in a row that only shared origin explains."""
LONG_RUN = 12
RARE = 8
"""Letters of a stem from which it is taken for a rare word."""
EDGE = 8
"""Words at either end that are compared on their own."""

NAMES = (
    "shorter", "longer", "length_ratio", "aligned_of_shorter", "aligned_of_longer", "aligned_plain", "runs_of_shorter", "runs_of_longer",
    "long_runs_of_shorter", "long_runs_of_longer", "longest_run_of_shorter", "longest_run", "pieces", "words_in_both", "words_of_shorter",
    "content_in_both", "content_of_shorter", "pairs_in_both", "pairs_of_shorter", "triples_in_both", "triples_of_shorter", "fives_in_both",
    "fives_of_shorter", "numbers_in_both", "start", "end", "rare_in_both", "rare_of_shorter", "left_over",
    "covered_of_shorter", "covered_of_longer", "own_of_shorter", "own_of_longer", "words_common", "same_start", "same_end", "changes",
    "largest_change", "letters", "letters_sorted", "letters_set",
)  # fmt: skip
"""The features in the order of `features`."""


def features(one: Sequence[Word], other: Sequence[Word]) -> tuple[float, ...]:
    """The figures for two passages as words; both must hold at least one word.

    shorter, longer: logarithm of the number of words. aligned: share of words on a longest common subsequence of stems (`aligned_plain`
    without folding inflection). runs: share of words that stand in shared runs of at least RUN words on that alignment, long runs of
    LONG_RUN. words, content, pairs, triples, fives: shared ones over all (in both) or over the shorter passage's. rare: shared long words.
    left_over: logarithm of the words that are not aligned. covered: share of words that stand in shared groups of four, wherever.
    own: logarithm of the different words that only one has. changes: logarithm of the number of places where they differ, and of the
    largest. letters: RapidFuzz's ratios of the stems as text (whole, sorted, as sets).
    """
    if (len(one), [w.stem for w in one]) > (len(other), [w.stem for w in other]):
        one, other = other, one
    a, b = [w.stem for w in one], [w.stem for w in other]
    n, m = len(a), len(b)
    opcodes = LCSseq.opcodes(a, b)
    blocks = [op.src_end - op.src_start for op in opcodes if op.tag == "equal"]
    places = [max(op.src_end - op.src_start, op.dest_end - op.dest_start) for op in opcodes if op.tag != "equal"]
    aligned = sum(blocks)
    runs = sum(length for length in blocks if length >= RUN)
    long_runs = sum(length for length in blocks if length >= LONG_RUN)
    longest = max(blocks, default=0)
    plain = LCSseq.similarity([w.plain for w in one], [w.plain for w in other])
    stop = language().stopwords
    set_a, set_b = set(a), set(b)
    content_a, content_b = set_a - stop, set_b - stop
    rare_a, rare_b = {s for s in content_a if len(s) >= RARE}, {s for s in content_b if len(s) >= RARE}
    numbers_a, numbers_b = {s for s in set_a if s[0].isdigit()}, {s for s in set_b if s[0].isdigit()}
    text_a, text_b = " ".join(a), " ".join(b)
    return (
        math.log(n), math.log(m), n / m, aligned / n, aligned / m, plain / m, runs / n, runs / m, long_runs / n, long_runs / m,
        longest / n, math.log1p(longest), len(blocks) / n, *_shared(set_a, set_b), *_shared(content_a, content_b),
        *_shared(_grams(a, 2), _grams(b, 2)), *_shared(_grams(a, 3), _grams(b, 3)), *_shared(_grams(a, 5), _grams(b, 5)),
        _shared(numbers_a, numbers_b)[0] if numbers_a or numbers_b else 1.0,
        LCSseq.normalized_similarity(a[:EDGE], b[:EDGE]), LCSseq.normalized_similarity(a[-EDGE:], b[-EDGE:]),
        *_shared(rare_a, rare_b), math.log1p(n + m - 2 * aligned),
        *_covered(a, b), math.log1p(len(set_a - set_b)), math.log1p(len(set_b - set_a)), math.log1p(len(set_a & set_b)),
        _same(a, b) / n, _same(a[::-1], b[::-1]) / n, math.log1p(len(places)), math.log1p(max(places, default=0)),
        fuzz.ratio(text_a, text_b) / 100, fuzz.token_sort_ratio(text_a, text_b) / 100, fuzz.token_set_ratio(text_a, text_b) / 100,
    )  # fmt: skip


def _covered(a: Sequence[str], b: Sequence[str]) -> tuple[float, float]:
    """Shares of the words of each that stand in groups of four words both have."""
    common = _grams(a, 4) & _grams(b, 4)
    shares = []
    for stems in (a, b):
        held: set[int] = set()
        for i in range(len(stems) - 3):
            if tuple(stems[i : i + 4]) in common:
                held.update(range(i, i + 4))
        shares.append(len(held) / len(stems))
    return shares[0], shares[1]


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """Words the two have in common from the start."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _grams(stems: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(stems[k:] for k in range(size)), strict=False))


def _shared(a: set[str] | set[tuple[str, ...]], b: set[str] | set[tuple[str, ...]]) -> tuple[float, float]:
    """Shared members over all, and over the smaller set's."""
    common = len(a & b)
    if not a or not b:
        return (0.0, 0.0)
    return common / (len(a) + len(b) - common), common / min(len(a), len(b))
