"""How much the command line says: `--quiet` only data and errors, `--verbose` also what was read, how long it took and what was written.

On a terminal, and only there, a run that takes long shows what it is doing.
"""

from __future__ import annotations

import os
import sys
from threading import Lock, Timer
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from wsisdiff.steps import LISTENER, SILENT, Listener

if TYPE_CHECKING:
    from rich.progress import Progress

DELAY = 1.0
"""Seconds that a run may take before it shows what it is doing."""
QUIET = "wsisdiff.quiet"


def tell(*lines: str) -> None:
    """Print messages for the person who called, on standard output: what was done, not what was asked for. Nothing with `--quiet`."""
    if not quiet():
        show(*lines)


def show(*lines: str) -> None:
    """Print what was asked for on standard output, also with `--quiet`."""
    from wsisdiff.text.terminal import printable

    for line in lines:
        click.echo(printable(line))


def show_json(data: Any) -> None:
    """Likewise as JSON."""
    from wsisdiff.reporting.ink.escaping import json_text

    click.echo(json_text(data), nl=False)


def complain(text: str) -> None:
    """Print one line for the person who called on standard error, whatever the text holds."""
    from wsisdiff.text.terminal import printable

    print(f"wsisdiff: {' '.join(printable(text).split())}", file=sys.stderr)


def quiet() -> bool:
    """Whether only data and errors are wanted."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(QUIET))


def set_voice(context: click.Context, be_quiet: bool, be_verbose: bool) -> None:
    """Set what is said until the call ends; wrong when both are asked for."""
    context.meta[QUIET] = be_quiet or context.meta.get(QUIET, False)
    listener: Listener | None = LISTENER.get()
    if be_verbose:
        listener = Teller()
    elif context.meta[QUIET]:
        listener = listener if isinstance(listener, Teller) else None
    elif listener is None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        listener = Shower()
    if context.meta[QUIET] and isinstance(listener, Teller):
        raise click.UsageError("--quiet and --verbose say the opposite: give one of them")
    token, hushed = LISTENER.set(listener), SILENT.set(bool(context.meta[QUIET]))
    context.call_on_close(lambda: LISTENER.reset(token))
    context.call_on_close(lambda: SILENT.reset(hushed))


class Teller(Listener):
    """Tells every step, with its time when it has ended, and every note in a line of standard error."""

    def ended(self, what: str, seconds: float) -> None:
        self.noted(f"{what} took {seconds:.2f} s")

    def noted(self, what: str) -> None:
        complain(what)


class Shower(Listener):
    """Shows the step that is under way, when the run takes longer than `DELAY`, on the terminal that standard error is."""

    def __init__(self) -> None:
        self._start: float | None = None
        self._timer: Timer | None = None
        self._shown: Progress | None = None
        self._lock = Lock()

    def began(self, what: str) -> None:
        self._start = self._start or perf_counter()
        self._timer = Timer(max(0.0, self._start + DELAY - perf_counter()), self._show, (what,))
        self._timer.daemon = True
        self._timer.start()

    def ended(self, what: str, seconds: float) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._shown is not None:
                self._shown.stop()
                self._shown = None

    def _show(self, what: str) -> None:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        from wsisdiff.text.terminal import printable

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.add_task(escape(printable(what)), total=None)
        with self._lock:
            # The step may have ended while this was being made ready.
            if self._timer is not None:
                self._shown = progress
                progress.start()
