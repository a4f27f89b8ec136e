"""Long work, each in a thread of its own: what it is doing, how far it is, and a way to stop it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Any, Literal

from wsisdiff.steps import LISTENER, Listener, Stopped

State = Literal["running", "done", "failed", "stopped"]
MOST_KEPT = 50
"""Pieces of work whose outcome is remembered."""


class Work(Listener):
    """One piece of work; begins at once. It listens to the steps of what it runs, and stops it at the next of them when told."""

    def __init__(self, run: Callable[[], Any]) -> None:
        self.id = secrets.token_hex(8)
        self.step, self.done, self.total = "", 0, 0
        self.state: State = "running"
        self.result: Any = None
        self.error: Exception | None = None
        self._began = monotonic()
        self._unwanted = False
        self._over = Event()
        Thread(target=self._run, args=(run,), daemon=True, name=f"work-{self.id}").start()

    def stop(self) -> None:
        """Stop at the next step or paragraph; what was written before stands."""
        self._unwanted = True

    def wait(self, seconds: float) -> bool:
        """Whether it is over within these seconds."""
        return self._over.wait(seconds)

    @property
    def seconds(self) -> float:
        return monotonic() - self._began

    def _run(self, run: Callable[[], Any]) -> None:
        LISTENER.set(self)
        try:
            self.result = run()
            self.state = "done"
        except Stopped:
            self.state = "stopped"
        except Exception as error:  # told by the page that waits for it
            self.error = error
            self.state = "failed"
        self._over.set()

    def began(self, what: str) -> None:
        self._go_on()
        self.step, self.done, self.total = what, 0, 0

    def reached(self, done: int, total: int) -> None:
        self._go_on()
        if total:
            self.done, self.total = done, total

    def _go_on(self) -> None:
        if self._unwanted:
            raise Stopped


class Works:
    """The work that pages wait for, by its id; the oldest that is over is forgotten."""

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}

    def keep(self, work: Work) -> Work:
        over = [id for id, other in self._works.items() if other.state != "running"]
        for id in over[: max(0, len(self._works) + 1 - MOST_KEPT)]:
            self._works.pop(id, None)
        self._works[work.id] = work
        return work

    def get(self, id: str) -> Work | None:
        return self._works.get(id)
