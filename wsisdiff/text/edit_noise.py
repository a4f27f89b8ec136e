"""Which edits of a wording are noise: another spelling or punctuation, a reference that follows the new numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

from wsisdiff.model import Edit
from wsisdiff.text.words import words

Op = Literal["keep", "cut", "add"]

SAYS_NOTHING = frozenset("PZ")
"""Unicode categories whose change alone is noise: punctuation and space. Brackets of disagreement and `%` are not noise."""
MEANS = frozenset("[]%&/@#*†‡§")
REFERENCE = re.compile(r"\b(?:paragraphs?|paras?\.?|¶+)(?:\s+(?:and|to|or|[\d(])[\w.)–-]*,?)*\s*$", re.IGNORECASE)
ELSEWHERE = re.compile(r"^[\s\d,–-]*(?:(?:and|to|or)\s+\d+[\s,]*)*\s*(?:of|in)\s+(?!the\s+present\b|this\b)", re.IGNORECASE)
LABEL = re.compile(r"\d+(?:\s*(?:bis|ter|quat))?", re.IGNORECASE)


def with_noise(pieces: Sequence[tuple[Op, str]], renumbered: Mapping[str, str] | None) -> tuple[Edit, ...]:
    """The edits, with those that no reader of the substance needs marked as noise."""
    out: list[Edit] = []
    n = 0
    while n < len(pieces):
        op, text = pieces[n]
        if op == "keep":
            out.append(Edit("keep", text))
            n += 1
            continue
        pair = pieces[n : n + 2] if op == "cut" and n + 1 < len(pieces) and pieces[n + 1][0] == "add" else pieces[n : n + 1]
        cut = text if op == "cut" else ""
        add = pair[-1][1] if pair[-1][0] == "add" else ""
        lead = "".join(e.text for e in out[-2:] if e.op != "add")
        tail = pieces[n + len(pair)][1] if n + len(pair) < len(pieces) else ""
        noise = _says_the_same(cut, add) or _reference(lead, cut, add, tail, renumbered)
        out += [Edit(o, t, noise) for o, t in pair]
        n += len(pair)
    return tuple(out)


def _says_the_same(cut: str, add: str) -> bool:
    if any(c in MEANS for c in cut + add) and sorted(c for c in cut if c in MEANS) != sorted(c for c in add if c in MEANS):
        return False
    if [w.plain for w in words(cut)] != [w.plain for w in words(add)]:
        return False
    return all(c.isalnum() or unicodedata.category(c)[0] in SAYS_NOTHING or c.isspace() or c in MEANS for c in cut + add)


def _reference(lead: str, cut: str, add: str, tail: str, renumbered: Mapping[str, str] | None) -> bool:
    if not (LABEL.fullmatch(cut.strip()) and LABEL.fullmatch(add.strip())) or not REFERENCE.search(lead[-80:]):
        return False
    if ELSEWHERE.match(tail):
        return False
    return renumbered is None or renumbered.get(cut.strip()) == add.strip()
