"""What the heads of a table's columns say: which column is the text, which a proposal, who made it, what is said about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

Role = Literal["", "number", "text", "proposal", "by", "remark"]

MOST_WORDS = 8
"""Words in a head."""
_NUMBERED = re.compile(r"[\[(]?\d+[.)]")
_PLAIN = re.compile(r"[\s.:]+$")


def roles(heads: Sequence[str]) -> tuple[Role, ...] | None:
    """The role of each column by its head; None when these are no heads of columns. "" for a head that says nothing.

    >>> roles(["No.", "Text of the draft", "Proposals", "By"])
    ('number', 'text', 'proposal', 'by')
    >>> roles(["Commission text", "Amendment"]), roles(["Revision 1", "Proposals (EU)"])
    (('text', 'proposal'), ('text', 'proposal'))
    >>> roles(["Commission Proposal", "Hill Towns' Proposal"])
    ('text', 'proposal')
    >>> roles(["Article 4", "Article 5"]) is roles(["We agree to meet.", "Delete."]) is None
    True
    """
    found = tuple(role(head) for head in heads)
    kinds = {one for one in found if one}
    telling = kinds & {"text", "proposal", "remark", "by"}
    return found if len(kinds) > 1 and telling else None


def role(head: str) -> Role:
    """The role of one column."""
    folded = _fold(head)
    if not folded or len(folded.split()) > MOST_WORDS or _NUMBERED.match(folded):
        return ""
    for kind, names in _names():
        if folded in names:
            return kind
    for kind, names in _names():
        if kind != "number" and any(folded.startswith(f"{name} ") for name in names):
            return kind
    last = folded.split()[-1]
    return next((kind for kind, names in _names() if kind in ("proposal", "text", "remark") and last in names), "")


def _fold(head: str) -> str:
    return _PLAIN.sub("", " ".join(head.casefold().replace("’", "'").split()))


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[Role, frozenset[str]], ...]:
    from wsisdiff.text.language import read_data

    raw: dict[str, list[str]] = read_data("columns")  # type: ignore[assignment]
    order: tuple[Role, ...] = ("proposal", "remark", "by", "text", "number")
    return tuple((kind, frozenset(_fold(name) for name in raw[kind])) for kind in order)
