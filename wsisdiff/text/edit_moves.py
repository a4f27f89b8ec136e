"""Sentences and clauses that were cut in one place and stand word for word in another: they only changed their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wsisdiff.model import Edit
from wsisdiff.text.language import language
from wsisdiff.text.neighbours import best_pairs
from wsisdiff.text.words import words

HELD = 0.8
"""Share of the telling words of the shorter of two passages that the other holds, if they are one, reworded."""
MOST_PAIRS = 400
"""Pairs of passages of one change that are looked at for that."""
SHORTEST = 12
"""Characters of an edit that may hold so many words."""
LEAST = 3
"""Telling words of a passage from which it is recognized elsewhere."""
PASSAGE = re.compile(r"[^.;\n]*(?:[.;](?=\S)[^.;\n]*)*[.;]?\s*|\n")
"""A sentence or a part of one that a semicolon ends; a full stop within a word ends none."""

Key = tuple[str, ...]


def passages_in(text: str) -> Iterator[tuple[int, int, Key]]:
    """Where each sentence or clause of a text stands, with its folded words; those of few words are left out."""
    stop = language().stopwords
    for match in PASSAGE.finditer(text):
        key = tuple(w.plain for w in words(match.group()))
        if sum(word not in stop for word in key) >= LEAST:
            yield match.start(), match.end(), key


def with_moves(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits, with passages that were cut here and added there marked as moved; their numbers follow those already given.

    >>> from wsisdiff.text.edits import word_edits
    >>> stays, goes = "Harbour masters rest on every second Sunday.", "Old ferries sail each dawn."
    >>> [(e.op, e.text.strip(), e.move) for e in word_edits(f"{goes} {stays}", f"{stays} {goes}") if e.op != "keep"]
    [('cut', 'Old ferries sail each dawn.', 1), ('add', 'Old ferries sail each dawn.', 1)]
    """
    if not {"cut", "add"} <= {e.op for e in edits if not e.noise and not e.move}:
        return tuple(edits)
    places: dict[str, dict[Key, list[tuple[int, int, int]]]] = {"cut": defaultdict(list), "add": defaultdict(list)}
    for n, edit in enumerate(edits):
        if edit.op != "keep" and not edit.noise and not edit.move and len(edit.text) >= SHORTEST:
            for start, end, key in passages_in(edit.text):
                places[edit.op][key].append((n, start, end))
    both = [(key, key) for key in places["cut"] if key in places["add"]]
    both += _reworded([k for k in places["cut"] if k not in places["add"]], [k for k in places["add"] if k not in places["cut"]])
    if not both:
        return tuple(edits)
    number = max((e.move for e in edits), default=0)
    parts: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for key, other in both:
        for (n, a, b), (m, c, d) in zip(places["cut"][key], places["add"][other], strict=False):
            number += 1
            parts[n].append((a, b, number))
            parts[m].append((c, d, number))
    return tuple(piece for n, edit in enumerate(edits) for piece in parted(edit, parts.get(n, [])))


def _reworded(cuts: Sequence[Key], adds: Sequence[Key]) -> list[tuple[Key, Key]]:
    """Passages of which one holds nearly all telling words of the other, the likeliest pairs first."""
    if not cuts or not adds or len(cuts) * len(adds) > MOST_PAIRS:
        return []
    stop = language().stopwords
    scores = []
    for n, cut in enumerate(cuts):
        for m, add in enumerate(adds):
            a, b = set(cut) - stop, set(add) - stop
            least = min(len(a), len(b))
            if least > LEAST and len(a & b) >= HELD * least:
                scores.append((-len(a & b) / max(len(a), len(b)), 0, n, m))
    return [(cuts[n], adds[m]) for n, m in sorted(best_pairs(scores).items())]


def parted(edit: Edit, moved: Sequence[tuple[int, int, int]]) -> Iterator[Edit]:
    at = 0
    for start, end, number in sorted(moved):
        if edit.text[at:start]:
            yield _rest(edit, edit.text[at:start])
        yield replace(edit, text=edit.text[start:end], move=number)
        at = end
    if edit.text[at:]:
        yield _rest(edit, edit.text[at:]) if at else edit


def _rest(edit: Edit, text: str) -> Edit:
    return replace(edit, text=text, noise=edit.noise or not any(c.isalnum() for c in text))
