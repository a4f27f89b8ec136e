"""Whoever listens to a long run is told how far it is, and can stop it."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask
from wsisdiff.steps import LISTENER, Stopped, pulse


class Counting:
    """Stops the work when it has come so far."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.seen: list[tuple[int, int]] = []

    def began(self, what: str) -> None: ...

    def ended(self, what: str, seconds: float) -> None: ...

    def noted(self, what: str) -> None: ...

    def reached(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done == self.most:
            raise Stopped


def test_judging_tells_ask_by_ask_how_far_it_is_and_stops_when_told() -> None:
    asks = [Ask(f"a{n}", f"Ask {n}", "The Forum is permanent.") for n in range(4)]
    listener = Counting(2)
    token = LISTENER.set(listener)
    try:
        with pytest.raises(Stopped):
            assess(asks, [draft_of("The Forum meets every year.")])
    finally:
        LISTENER.reset(token)
    assert listener.seen == [(0, 4), (1, 4), (2, 4)]


def test_nobody_need_listen() -> None:
    pulse(1, 2)
