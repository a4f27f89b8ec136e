"""Which sentences, or paragraphs, hold a word: an inverted list from stem to their numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from weakref import ref

if TYPE_CHECKING:
    from wsisdiff.matching.index import Unit

NONE: frozenset[int] = frozenset()
MOST_KEPT = 2_000_000
"""Numbers of units kept in the sets that were asked for, some hundred MB: more are made again."""


class _AnyOf(dict[frozenset[str], frozenset[int]]):
    """Made when it is asked for and remembered, since many phrases share a word and its synonyms."""

    def __init__(self, holding: Holding) -> None:
        super().__init__()
        self._holding = ref(holding)  # no ring, which would stay in memory until Python looks for rings
        self._kept = 0

    def __missing__(self, stems: frozenset[str]) -> frozenset[int]:
        holding = self._holding()
        assert holding is not None, "whoever asks has it"
        there = [stem for stem in stems if stem in holding]
        if len(there) == 1 < len(stems):
            found = self[frozenset(there)]
        else:
            found = NONE.union(*(holding[stem] for stem in there))
            self._kept += len(found)
            if self._kept > MOST_KEPT:
                self.clear()
                self._kept = len(found)
        self[stems] = found
        return found


class Holding(dict[str, "array[int]"]):
    """Stem -> the units that hold it, in order."""

    def __init__(self, units: Iterable[tuple[int, Unit]]) -> None:
        super().__init__()
        self.any_of = _AnyOf(self)
        """Stems -> the units that hold one of them."""
        for n, unit in units:
            for stem in {word.stem for word in unit.words}:
                if stem in self:
                    self[stem].append(n)
                else:
                    self[stem] = array("i", (n,))

    def all_of(self, stems: Iterable[str]) -> list[int]:
        """The units that hold all of the stems, in order: the rarest first, since common ones stand everywhere."""
        rarest, *others = sorted((self.get(stem, ()) for stem in stems), key=len)
        found = list(rarest)
        for other in others if found else ():
            found = [n for n in found if (k := bisect_left(other, n)) < len(other) and other[k] == n]
        return found

    def replaced(self, gone: Mapping[int, Unit], come: Mapping[int, Unit]) -> Holding:
        """The list without the units that are gone and with those that have come; what does not change is shared."""
        edited = Holding(())
        edited.update(self)
        own: set[str] = set()  # stems whose list is no longer shared
        for units, change in ((gone, _left_out), (come, insort)):
            for n, unit in units.items():
                for stem in {word.stem for word in unit.words}:
                    if stem not in own:
                        edited[stem] = self[stem][:] if stem in self else array("i")
                        own.add(stem)
                    change(edited[stem], n)
        return edited


def _left_out(places: array[int], n: int) -> None:
    places.pop(bisect_left(places, n))
