"""A comparison takes time and memory in proportion to its drafts: edited and moved here and there, or with nothing in common."""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest

from tests.conftest import draft_of
from wsisdiff.model import Draft
from wsisdiff.tracking.concordance import compare

TWICE = 3.0
"""The most that four times as much may take against twice as much: 2 is in proportion, 4 is with the square."""
VOCABULARY = [
    "".join(random.Random(n).choices("bdfglmnprstv", k=2)) + "aeiou"[n % 5] + str(n % 7) + "e" * (n % 3) for n in range(6000)
]


def said(dice: random.Random) -> str:
    return f"We {' '.join(dice.choices(VOCABULARY, k=dice.randint(15, 40)))}."


def unlike(size: int) -> tuple[Draft, Draft]:
    dice = random.Random(1)
    old, new = ([said(dice) for _ in range(size)] for _ in range(2))
    return draft_of(*old, id="old"), draft_of(*new, id="new")


def edited(size: int) -> tuple[Draft, Draft]:
    """One in three is edited, one in twenty gone, one in twenty new, one in fifty moved."""
    dice = random.Random(2)
    old = [said(dice) for _ in range(size)]
    new = []
    for n, text in enumerate(old):
        words = text.split()
        if n % 3 == 0:
            words[dice.randrange(1, len(words))] = dice.choice(VOCABULARY)
        new += [] if n % 20 == 7 else [" ".join(words)]
        new += [said(dice)] if n % 20 == 3 else []
    for _ in range(size // 50):
        new.insert(dice.randrange(len(new)), new.pop(dice.randrange(len(new))))
    return draft_of(*old, id="old"), draft_of(*new, id="new")


@pytest.mark.parametrize(("make", "size"), [(unlike, 300), (edited, 400)])
def test_a_comparison_takes_time_in_proportion(make: object, size: int) -> None:
    for _ in range(3):
        taken = []
        for times in (2, 4):
            old, new = make(times * size)  # type: ignore[operator]
            start = time.process_time()
            compare(old, new)
            taken.append(time.process_time() - start)
        if taken[1] <= TWICE * taken[0]:
            return
    raise AssertionError(f"{2 * size} took {taken[0]:.2f} s, {4 * size} took {taken[1]:.2f} s")


@pytest.mark.parametrize(("make", "size"), [(unlike, 150), (edited, 150)])
def test_a_comparison_takes_memory_in_proportion(make: object, size: int) -> None:
    peaks = []
    for times in (1, 2, 4):
        old, new = make(times * size)  # type: ignore[operator]
        tracemalloc.start()
        compare(old, new)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] <= 2.5 * peaks[1], peaks
