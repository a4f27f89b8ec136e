"""Local alignment of words (Smith and Waterman, 1981): what the Legislative Influence Detector looked for borrowed bill text with.

Plain Python on purpose: it stands in the comparison for the method, as one would write it, not for what a library could make of it.
"""

from __future__ import annotations

from collections.abc import Sequence

MATCH, MISMATCH, GAP = 3, -2, -3
"""The scores usual for words: a shared word is worth one and a half changed ones."""


def similarity(ask: Sequence[str], text: Sequence[str]) -> float:
    """The best local alignment's score, 0 to 1: 1 where the whole ask stands in the text.

    >>> similarity("extend the mandate".split(), "we extend the mandate now".split()), similarity(["a"], ["b"])
    (1.0, 0.0)
    """
    best = 0
    above = [0] * (len(text) + 1)
    for word in ask:
        row = [0]
        left = diagonal = 0
        for n, other in enumerate(text, 1):
            score = diagonal + (MATCH if word == other else MISMATCH)
            diagonal = above[n]
            if diagonal + GAP > score:
                score = diagonal + GAP
            if left + GAP > score:
                score = left + GAP
            if score < 0:
                score = 0
            elif score > best:
                best = score
            row.append(score)
            left = score
        above = row
    return best / (MATCH * len(ask)) if ask else 0.0
