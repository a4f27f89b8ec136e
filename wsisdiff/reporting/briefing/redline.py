"""A proposed edit as struck and underlined words, as delegations write them."""

from __future__ import annotations

from wsisdiff.model import Edit
from wsisdiff.proposing.proposals import Proposal
from wsisdiff.reporting.page.tree import Run
from wsisdiff.text.edits import word_edits

CONTEXT = 6
"""Words kept on either side of an edit."""


def redline_of(part: Proposal) -> list[Run]:
    """The edit as struck and underlined words, with a few words of what stands around it."""
    edits = _edits(part)
    if part.kind == "insert":  # where it goes has been said
        return [Run(e.text.strip(), "add") for e in edits if e.op == "add"]
    pieces: list[Run] = []
    for n, edit in enumerate(edits):
        if edit.op == "keep":
            text = _around(edit.text, n == 0, n == len(edits) - 1)
            pieces += [Run(text)] if text else []
        else:
            if n and edits[n - 1].op != "keep" and not edits[n - 1].text[-1:].isspace():
                pieces.append(Run(" "))
            pieces.append(Run(edit.text, edit.op))
    return pieces


def _edits(part: Proposal) -> tuple[Edit, ...]:
    if part.kind in ("replace", "insert", "strike"):
        # A sentence goes out or comes in as a whole; word by word it would be confetti.
        start = _shared(part.old, part.new)
        end = _shared(part.old[start:][::-1], part.new[start:][::-1])
        if part.text and part.text in part.new:
            start = part.new.index(part.text)
            end = len(part.new) - start - len(part.text)
        old, new = part.old[start : len(part.old) - end], part.new[start : len(part.new) - end]
        parts = (
            Edit("keep", part.old[:start]),
            Edit("cut", old),
            Edit("add", new),
            Edit("keep", part.old[len(part.old) - end :]),
        )
        return tuple(e for e in parts if e.text)
    return word_edits(part.old, part.new)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _around(text: str, first: bool, last: bool) -> str:
    """Kept words, all but those next to an edit left out."""
    said = text.split()
    if first and last:
        return text
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    if first:
        return f"… {' '.join(said[-CONTEXT:])}{right}" if len(said) > CONTEXT else text
    if last:
        return f"{left}{' '.join(said[:CONTEXT])} …" if len(said) > CONTEXT else text
    if len(said) > 2 * CONTEXT:
        return f"{left}{' '.join(said[:CONTEXT])} … {' '.join(said[-CONTEXT:])}{right}"
    return text
