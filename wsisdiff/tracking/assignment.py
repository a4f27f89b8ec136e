"""Who belongs to whom: the assignment that makes the sum of scores as large as it can be."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def assign(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one pairs of highest total score; only pairs that `scores` names, and only where their score is above 0.

    Shortest augmenting paths with potentials (Jonker and Volgenant, 1987) on the pairs given, each search ended at the first free
    partner, so that a few candidates for each of a thousand paragraphs take a fraction of a second. Being left alone counts 0.

    >>> assign({(0, 0): 0.9, (0, 1): 0.95, (1, 1): 0.9})
    {0: 0, 1: 1}
    """
    near: dict[int, list[tuple[int, float]]] = {}
    for (left, right), score in sorted(scores.items()):
        if score > 0:
            near.setdefault(left, []).append((right, -score))
    for left, edges in near.items():
        edges.append((-1 - left, 0.0))  # its own place to stay alone
    slack = {left: min(cost for _, cost in edges) for left, edges in near.items()}
    price: dict[int, float] = {}
    owner: dict[int, int] = {}
    for left in near:
        _augment(left, near, slack, price, owner)
    return {left: right for right, left in sorted(owner.items(), key=lambda pair: pair[1]) if right >= 0}


def _augment(
    start: int, near: dict[int, list[tuple[int, float]]], slack: dict[int, float], price: dict[int, float], owner: dict[int, int]
) -> None:
    """Give `start` a partner, moving others to their next best where the sum gains by it."""
    reached: dict[int, float] = {}
    came_from: dict[int, int] = {}
    done: list[tuple[int, float]] = []
    settled: set[int] = set()
    lefts = [(start, 0.0)]
    via: dict[int, int] = {}  # a partner already taken -> through whom its owner was reached
    queue: list[tuple[float, int]] = []
    left, so_far = start, 0.0
    while True:
        for right, cost in near[left]:
            distance = so_far + cost - slack[left] - price.get(right, 0.0)
            if right not in settled and distance < reached.get(right, float("inf")):
                reached[right], came_from[right] = distance, left
                heapq.heappush(queue, (distance, right))
        while queue[0][1] in settled:
            heapq.heappop(queue)
        so_far, end = heapq.heappop(queue)
        settled.add(end)
        if end not in owner:
            break
        done.append((end, so_far))
        left = owner[end]
        via[left] = end
        lefts.append((left, so_far))
    for right, distance in done:
        price[right] = price.get(right, 0.0) - (so_far - distance)
    for left, distance in lefts:
        slack[left] += so_far - distance
    free: int | None = end
    while free is not None:
        left = came_from[free]
        owner[free] = left
        free = via.get(left)
