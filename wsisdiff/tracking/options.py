"""Options that a paragraph's text lists: `Option 1: ...`, `Alt. 2: ...`."""

from __future__ import annotations

import re
from typing import NamedTuple

PROPOSALS = frozenset({"proposal", "objection", "set_aside"})
"""Kinds of marks that say in whose name words are proposed, or refused."""
OPTION = re.compile(
    r"(?:(?<=\n)|^|(?<=\[)|(?<=[.;\]] ))\s*\[?\s*((?:Option|Alternative|Alt\.?|Variant)\s*[A-Z0-9]{1,3}(?:\s*bis)?)\s*[:.)–-]\s*",
    re.IGNORECASE,
)
OPTION_WORD = re.compile(r"[OoAaVv](?<!\w.)(?i:ption|lt|ariant)")
"""A quick look: the letter first, so that nothing else is looked at of a text."""


class Option(NamedTuple):
    """One of several texts on offer: its name as printed, and its words."""

    name: str
    text: str


def options_in(text: str) -> tuple[Option, ...]:
    """The options that a paragraph's text lists.

    >>> [(o.name, o.text) for o in options_in("Option 1: Ships sail.\\nOption 2: Ships rest.")]
    [('Option 1', 'Ships sail.'), ('Option 2', 'Ships rest.')]
    """
    marks = list(OPTION.finditer(text)) if OPTION_WORD.search(text) else []
    if not marks:
        return ()
    ends = [*(m.start() for m in marks[1:]), len(text)]
    return tuple(
        Option(" ".join(m.group(1).split()), text[m.end() : end].strip(" \n[]")) for m, end in zip(marks, ends, strict=True)
    )
