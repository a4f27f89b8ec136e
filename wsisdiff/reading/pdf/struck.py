"""Words through or under which something is drawn: struck out, underlined, or in a colour of their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wsisdiff.reading.pdf.annotations import Annotations
from wsisdiff.reading.pdf.source import COLOURED, Bar, Box, Drawn, PageText
from wsisdiff.reading.pdf.words import State, Word

THROUGH = (0.09, 0.56)
"""Ems above the baseline between which a bar goes through the words; word processors draw it at 0.2 to 0.35, a second one above."""
UNDER = (-0.36, 0.07)
"""Ems above the baseline between which a bar underlines the words."""
THICKEST = 0.32
"""Ems. A thicker bar covers the words instead of striking them."""
WHOLE, NOTHING = 0.85, 0.08
"""Shares of a word's width from which its letters are struck altogether, and up to which none is."""
FILLED = 0.6
"""At least this share of a bar's length goes through words: a table's rule goes on where no words are."""
WORD_GAP = 1.2
"""Ems between words that a bar goes on over."""


def with_states(
    source: PageText, text: str, words: Sequence[Word], found: Drawn, notes: Annotations, colours: bool = True
) -> list[Word]:
    """The words with what is drawn on them; one that is struck in part is parted. `colours`: look for them where nothing is struck too."""
    coloured = {at for at, one in found.prints.items() if max(one.colour[:3]) - min(one.colour[:3]) > COLOURED}
    if not found.bars and not notes.struck and not coloured:
        return list(words)
    lookup = _Rows(words)
    cuts: dict[Word, list[tuple[float, float]]] = defaultdict(list)
    lines: dict[Word, list[tuple[float, float]]] = defaultdict(list)
    for bar in found.bars:
        for zone, marked in ((THROUGH, cuts), (UNDER, lines)):
            touched = lookup.touched(bar, zone)
            if touched and _fits(bar, touched):
                for word in touched:
                    marked[word].append((bar.x0, bar.x1))
    for area in notes.struck:
        for word in lookup.inside(area):
            cuts[word].append((area[0], area[2]))
    out: list[Word] = []
    if not cuts and not colours:
        coloured = set()
    for word in words:
        if not coloured and word not in cuts and word not in lines:
            out.append(word)
            continue
        parts = _parts(source, text, word, cuts[word], "struck") if word in cuts else [word]
        for part in parts:
            if part.state or (notes.links and _linked(part, notes.links)):
                out.append(part)
                continue
            colour: State = "coloured" if coloured and source.object(part.index) in coloured else ""
            part = replace(part, state=colour) if colour else part
            underlined: State = "both" if colour else "underlined"
            out.extend(_parts(source, text, part, lines[word], underlined) if word in lines else [part])
    return out


class _Rows:
    """The words of a page by their baselines."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = sorted(words, key=lambda word: word.y)
        self._levels = [word.y for word in self._words]
        self._largest = max((word.size for word in words), default=0.0)

    def _between(self, low: float, high: float) -> Sequence[Word]:
        return self._words[bisect_left(self._levels, low) : bisect_right(self._levels, high)]

    def touched(self, bar: Bar, zone: tuple[float, float]) -> list[Word]:
        near = self._between(bar.y - max(zone[1], 0) * self._largest, bar.y - min(zone[0], 0) * self._largest)
        level = [word for word in near if zone[0] * word.size < bar.y - word.y < zone[1] * word.size]
        return [w for w in level if bar.thick <= THICKEST * w.size and min(w.x1, bar.x1) > max(w.x0, bar.x0)]

    def inside(self, area: Box) -> list[Word]:
        near = self._between(area[1] - 0.5 * self._largest, area[3])
        level = [word for word in near if area[1] < word.y + 0.3 * word.size < area[3]]
        return [word for word in level if min(word.x1, area[2]) > max(word.x0, area[0])]


def _fits(bar: Bar, touched: Sequence[Word]) -> bool:
    """Whether there are words along most of the bar."""
    covered, end = 0.0, bar.x0
    for word in sorted(touched, key=lambda word: word.x0):
        from_ = end if word.x0 - end < WORD_GAP * word.size else word.x0
        covered += max(0.0, min(word.x1, bar.x1) - max(from_, bar.x0))
        end = max(end, word.x1)
    if bar.x1 - end < WORD_GAP * touched[0].size:
        covered += max(0.0, bar.x1 - end)
    return covered >= FILLED * (bar.x1 - bar.x0)


def _linked(word: Word, links: Iterable[Box]) -> bool:
    middle = (word.x0 + word.x1) / 2
    return any(link[0] <= middle <= link[2] and link[1] - 2 <= word.y + 0.3 * word.size <= link[3] + 2 for link in links)


def _parts(source: PageText, text: str, word: Word, ranges: Sequence[tuple[float, float]], state: State) -> list[Word]:
    """The word in parts of which each is in the ranges or not."""
    width = max(word.x1 - word.x0, 0.1)
    share = sum(max(0.0, min(word.x1, x1) - max(word.x0, x0)) for x0, x1 in _merged(ranges)) / width
    if share >= WHOLE and (share > 0.99 or word.text.isalnum()):
        return [replace(word, state=state)]
    if share <= NOTHING:
        return [word]

    def state_of(index: int) -> State:
        x0, x1 = source.box(index)
        middle = (x0 + x1) / 2
        return state if any(one <= middle <= other for one, other in ranges) else word.state

    return cut_word(source, text, word, state_of)


def _merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(ranges):
        if merged and x0 <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(x1, merged[-1][1]))
        else:
            merged.append((x0, x1))
    return merged


def cut_word(source: PageText, text: str, word: Word, state_of: Callable[[int], State]) -> list[Word]:
    """The word cut where the state of its characters changes."""
    parts: list[Word] = []
    for index in range(word.index, word.last + 1):
        if text[index].isspace():
            continue
        state = state_of(index)
        if parts and parts[-1].state == state:
            parts[-1].text += text[index]
            parts[-1].last, parts[-1].x1 = index, source.box(index)[1]
        else:
            x0, x1 = source.box(index)
            first = not parts
            parts.append(replace(word, text=text[index], x0=x0, x1=x1, index=index, last=index, state=state,
                                 spaced=word.spaced and first, broken=word.broken and first))  # fmt: skip
    if not parts:
        return [word]
    if word.text[-1:] in ("\ufffe", "\x02"):
        parts[-1].text += word.text[-1]
    return parts
