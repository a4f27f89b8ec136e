"""A proposed edit as struck and underlined words, as delegations write them."""

from __future__ import annotations

from rapidfuzz.distance import Postfix, Prefix

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
    if part.kind not in ("replace", "insert", "strike"):
        return word_edits(part.old, part.new)
    # A sentence goes out or comes in as a whole; word by word it would be confetti.
    start = Prefix.similarity(part.old, part.new)
    end = Postfix.similarity(part.old[start:], part.new[start:])
    if part.text and part.text in part.new:
        start = part.new.index(part.text)
        end = len(part.new) - start - len(part.text)
    goes, comes = len(part.old) - end, len(part.new) - end
    kept = Edit("keep", part.old[:start]), Edit("keep", part.old[goes:])
    parts = (kept[0], Edit("cut", part.old[start:goes]), Edit("add", part.new[start:comes]), kept[1])
    return tuple(e for e in parts if e.text)


def _around(text: str, first: bool, last: bool) -> str:
    """Kept words, all but those next to an edit left out."""
    said = text.split()
    if (first and last) or len(said) <= CONTEXT * (2 - first - last):
        return text
    before = "" if first else f"{' ' * text[:1].isspace()}{' '.join(said[:CONTEXT])} "
    after = "" if last else f" {' '.join(said[-CONTEXT:])}{' ' * text[-1:].isspace()}"
    return f"{before}…{after}"
