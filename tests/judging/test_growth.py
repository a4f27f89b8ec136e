"""Judging grows in proportion to the asks and to the paragraphs. Counted in calls of functions, which are the same in every run."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask, Draft
from wsisdiff.text.names import names_of

LINEAR = 1.1
"""The most that the calls may grow by, against asks or paragraphs."""
TIMES = 4
VOCABULARY = [f"{a}{b}{c}" for a in ("ma", "re", "to", "su") for b in ("lin", "kor", "ved", "pash") for c in ("ta", "mo", "ri")]


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, are called."""
    count = 0

    def seen(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def paragraph(n: int, rng: random.Random) -> str:
    return f"We agree that country{n} {' '.join(rng.choices(VOCABULARY, k=25))}, and commit to review{n} of it."


def drafts(paragraphs: int) -> list[Draft]:
    texts = [paragraph(n, random.Random(n)) for n in range(paragraphs)]
    edited = [text.replace("lin", "ver") if n % 3 else text for n, text in enumerate(texts)]
    return [replace(draft_of(*t, id=id), date=date(2025, n, 1)) for n, (id, t) in enumerate((("d1", texts), ("d2", edited)), 1)]


def asks(count: int, kind: str) -> list[Ask]:
    texts = [paragraph(n % 60, random.Random(n % 60)).replace("review", f"yearly{n} review") for n in range(count)]
    return [Ask(f"a{n}", f"Ask {n}", text, responds_to="d1" if kind == "amending" else "") for n, text in enumerate(texts)]


@pytest.mark.parametrize("kind", ["amending", "in words"])
def test_judging_grows_in_proportion_to_asks_and_to_paragraphs(kind: str) -> None:
    names_of()
    assess(asks(30, kind), drafts(30))  # what is read and made once
    once = calls(lambda: assess(asks(30, kind), drafts(30)))
    assert calls(lambda: assess(asks(30 * TIMES, kind), drafts(60))) <= LINEAR * TIMES * once
    assert calls(lambda: assess(asks(60, kind), drafts(30 * TIMES))) <= LINEAR * TIMES * once
