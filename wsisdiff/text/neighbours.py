"""Things in a row put into groups: each goes with the group before it, or begins one; by their first word. And things of two rows put into
pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def together(things: Iterable[Thing], goes_on: Callable[[list[Thing], Thing], bool]) -> list[list[Thing]]:
    """The groups of things in their order; `goes_on` says whether a thing belongs to the group before it.

    >>> together([1, 2, 3, 7, 8], lambda group, n: n == group[-1] + 1)
    [[1, 2, 3], [7, 8]]
    """
    groups: list[list[Thing]] = []
    for thing in things:
        if groups and goes_on(groups[-1], thing):
            groups[-1].append(thing)
        else:
            groups.append([thing])
    return groups


def best_pairs(scored: Iterable[tuple[float, float, int, int]]) -> dict[int, int]:
    """Of (rank, rank between equals, one, other) the pairs with the lowest ranks; each is in one pair.

    >>> best_pairs([(-0.5, 0, 1, 1), (-0.9, 0, 1, 2), (-0.4, 0, 2, 1)])
    {1: 2, 2: 1}
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, other in sorted(scored):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


Beginning = dict[str, tuple[tuple[tuple[str, ...], Thing], ...]]
"""First word -> the phrases that begin with it, each with what it stands for, the longest first."""


def by_first(phrases: Iterable[tuple[tuple[str, ...], Thing]]) -> Beginning[Thing]:
    """The phrases by their first words."""
    found: dict[str, list[tuple[tuple[str, ...], Thing]]] = {}
    for phrase, thing in phrases:
        found.setdefault(phrase[0], []).append((phrase, thing))
    return {first: tuple(sorted(group, key=lambda member: -len(member[0]))) for first, group in found.items()}
