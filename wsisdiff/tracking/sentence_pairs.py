"""Which sentence became which: the ground on which verbs, modal verbs and negation are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wsisdiff.model import Edit, Span
from wsisdiff.text.edits import new_of, old_of
from wsisdiff.text.sentences import sentences

KEPT = 0.3
"""Share of the shorter sentence's characters that both have to share to be one sentence, though reworded."""


class Passed(NamedTuple):
    """Old sentences and the new ones they became, as ranges of the two texts; one side is empty for what was cut or added whole."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]


def sentence_pairs(edits: Sequence[Edit]) -> tuple[Passed, ...]:
    """The sentences of both texts, grouped by what became what, in the order of the old text, then of the new one."""
    olds, news = ([s.span for s in sentences(text)] for text in (old_of(edits), new_of(edits)))
    kept: dict[tuple[int, int], int] = {}
    replaced: list[tuple[int, int]] = []
    at_old = at_new = 0
    for n, edit in enumerate(edits):
        size = len(edit.text)
        if edit.op == "keep":
            for i in _within(olds, at_old, at_old + size):
                for j in _within(news, at_new, at_new + size):
                    shared = min(olds[i].end - at_old, news[j].end - at_new, size)
                    shared -= max(olds[i].start - at_old, news[j].start - at_new, 0)
                    if shared > 0:
                        kept[i, j] = kept.get((i, j), 0) + shared
            at_old, at_new = at_old + size, at_new + size
        elif edit.op == "cut":
            if n + 1 < len(edits) and edits[n + 1].op == "add":
                ahead = _within(news, at_new, at_new + len(edits[n + 1].text))
                replaced += [(i, ahead[0]) for i in _within(olds, at_old, at_old + size)[:1] if ahead]
            at_old += size
        else:
            at_new += size
    links = {
        (i, j) for (i, j), n in kept.items() if n >= KEPT * min(olds[i].end - olds[i].start, news[j].end - news[j].start)
    }  # fmt: skip
    linked = {("old", i) for i, _ in links} | {("new", j) for _, j in links}
    links |= {(i, j) for i, j in replaced if ("old", i) not in linked and ("new", j) not in linked}
    return _grouped(olds, news, links)


def _within(spans: Sequence[Span], start: int, end: int) -> list[int]:
    return [n for n, span in enumerate(spans) if span.start < end and start < span.end]


def _grouped(olds: Sequence[Span], news: Sequence[Span], links: set[tuple[int, int]]) -> tuple[Passed, ...]:
    group_of: dict[tuple[int, int], int] = {}
    members: dict[int, set[tuple[int, int]]] = {}
    for n, node in enumerate([*((0, i) for i in range(len(olds))), *((1, j) for j in range(len(news)))]):
        group_of[node], members[n] = n, {node}
    for i, j in sorted(links):
        a, b = group_of[0, i], group_of[1, j]
        if a != b:
            members[a] |= members.pop(b)
            for node in members[a]:
                group_of[node] = a
    found = []
    for group in members.values():
        nodes = sorted(group)
        found.append(Passed(tuple(olds[n] for s, n in nodes if s == 0), tuple(news[n] for s, n in nodes if s == 1)))
    return tuple(found)
