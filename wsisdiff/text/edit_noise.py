"""Which edits of a wording are noise: another spelling or punctuation, a reference that follows the new numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

from wsisdiff.model import Edit
from wsisdiff.text.figures import figures_in
from wsisdiff.text.words import plains, words

Op = Literal["keep", "cut", "add"]

SAYS_NOTHING = frozenset("PZ")
"""Unicode categories whose change alone is noise: punctuation and space. Brackets of disagreement and `%` are not noise."""
MEANS = frozenset("[]%&/@#*†‡§")
REFERENCE = re.compile(r"\b(?:paragraphs?|paras?\.?|¶+)(?:\s+(?:and|to|or|[\d(])[\w.)–-]*,?)*\s*$", re.IGNORECASE)
ELSEWHERE = re.compile(r"^[\s\d,–-]*(?:(?:and|to|or)\s+\d+[\s,]*)*\s*(?:of|in)\s+(?!the\s+present\b|this\b)", re.IGNORECASE)
LABEL = re.compile(r"\d+(?:\s*(?:bis|ter|quat))?", re.IGNORECASE)
JOINS = frozenset({"", "and", "to", "or"})
"""What may stand between the numbers of a reference."""
LABELS = re.compile(r"\s*\n\s*(?:[-–•*·]|\(?(?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2}|[A-Z])[).])(?:\s+|$)")
"""Labels of list items, each at the start of its line."""
IN_FIGURES = re.compile(r"\s*\(\d+\)\s*")
"""A number given in figures, too: "thirty (30) days"."""
AROUND = 16
"""Characters beside a number that may belong to it: a month, a unit."""


def with_noise(pieces: Sequence[tuple[Op, str]], renumbered: Mapping[str, str] | None, before: str = "") -> tuple[Edit, ...]:
    """The edits, with those that no reader of the substance needs marked as noise. `before` is the text that precedes them."""
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
        lead = "".join(e.text for e in out[-2:] if e.op != "add") if out else before
        tail = pieces[n + len(pair)][1] if n + len(pair) < len(pieces) else ""
        noise = _says_the_same(cut, add) or _relisted(cut, add, lead) or _same_number(lead, cut, add, tail)
        noise = noise or _reference(lead, cut, add, tail, renumbered)
        out += [Edit(o, t, noise) for o, t in pair]
        n += len(pair)
    return tuple(out)


def _says_the_same(cut: str, add: str) -> bool:
    if any(c in MEANS for c in cut + add) and sorted(c for c in cut if c in MEANS) != sorted(c for c in add if c in MEANS):
        return False
    if plains(cut) != plains(add):
        return False
    return all(c.isalnum() or unicodedata.category(c)[0] in SAYS_NOTHING or c.isspace() or c in MEANS for c in cut + add)


def _relisted(cut: str, add: str, lead: str) -> bool:
    """Whether only an item's label is another, or a sentence became a list (or the other way), its "and" left out."""
    at_start = lead.endswith("\n")
    bare = []
    labels = 0
    for text in (cut, add):
        marked = f"\n{text}" if at_start else text
        labels += len(LABELS.findall(marked))
        bare.append(LABELS.sub("\n", marked))
    if not labels or any(c in MEANS for c in "".join(bare)):
        return False
    left, right = (plains(text) for text in bare)
    return left == right or sorted((tuple(left), tuple(right))) == [(), ("and",)]


def _same_number(lead: str, cut: str, add: str, tail: str) -> bool:
    """Whether both say the same numbers, written otherwise: "10" and "10.0", "3" and "3rd" before a month, "1,000" and "one thousand"."""
    if not (cut and add) and not IN_FIGURES.fullmatch(cut + add):
        return False
    if not any(c.isdigit() for c in cut + add) and not words(cut):
        return False
    parted = lead[-1:].strip() and not (cut[:1].isspace() or add[:1].isspace())
    around = (lead[-AROUND:].rpartition(" ")[0] if parted else lead[-AROUND:], tail[:AROUND])
    both = [f"{around[0]}{text}{around[1]}" for text in (cut, add)]
    first = figures_in(both[0])
    second = figures_in(both[1]) if first else ()
    if not first or [f.key for f in first] != [f.key for f in second]:
        return False
    rest = []
    for text, found in zip(both, (first, second), strict=True):
        between = zip([0, *(f.end for f in found)], [*(f.start for f in found), len(text)], strict=True)
        rest.append(plains(" # ".join(text[start:end] for start, end in between)))
    return rest[0] == rest[1]


def _reference(lead: str, cut: str, add: str, tail: str, renumbered: Mapping[str, str] | None) -> bool:
    """Whether numbers after "paragraph" follow the new numbers, one by one, and nothing else changed between them."""
    if not REFERENCE.search(lead[-80:]) or ELSEWHERE.match(tail):
        return False
    old, new = LABEL.findall(cut), LABEL.findall(add)
    if not old or len(old) != len(new) or LABEL.sub("#", cut).split() != LABEL.sub("#", add).split():
        return False
    if LABEL.sub("", cut).strip(" ,;–-()") not in JOINS:
        return False
    return renumbered is None or all(renumbered.get(a.strip()) == b.strip() for a, b in zip(old, new, strict=True))
