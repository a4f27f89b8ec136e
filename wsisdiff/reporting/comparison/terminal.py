"""The summary of a comparison on a terminal: counts per kind, and the changes that matter most in plain words."""

from __future__ import annotations

from pathlib import Path

from wsisdiff.reporting.comparison.view import View, headline, in_words, noise_line, renumbered_line
from wsisdiff.reporting.ink.screen import Screen
from wsisdiff.telling.phrases import say


def print_summary(view: View, written: Path | None = None) -> None:
    """Print the summary to standard output; colours only on a terminal and without NO_COLOR."""
    line = Screen().line
    line(headline(view), "bold")
    for sentence in (noise_line(view), renumbered_line(view)):
        if sentence:
            line(sentence, indent=2)
    if view.most:
        line()
        line(say("compare", "most"), "bold")
        for row in view.most:
            line(f"{row.heading}: {in_words(row)}", indent=2)
    elif not view.noise and not any(n for kind, n in view.counts.items() if kind != "unchanged"):
        line(say("compare", "same"))
    if view.old.specimen or view.new.specimen:
        line(say("compare", "specimen"), indent=2)
    if written is not None:
        line(f"Written: {written}")
