"""A draft as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wsisdiff.reading.formats import Changes
from wsisdiff.reporting.draft import choose
from wsisdiff.verbs.documents import Shown
from wsisdiff.workspace.finding import find_and_read


def show(folder: Path, draft: str, paragraphs: Sequence[str] = (), *, changes: Changes = "accepted") -> Shown:
    """A draft as it is read, and its paragraphs of these labels, all when none is named; `draft` is a file, or an id of the workspace."""
    read = find_and_read(folder, draft, changes)
    return Shown(read, choose(read, paragraphs))
