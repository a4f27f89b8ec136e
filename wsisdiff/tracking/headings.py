"""Headings set against headings, the document's title among them: unchanged, renamed, moved, new or removed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wsisdiff.model import Draft, Heading, HeadingChange
from wsisdiff.text.edits import word_edits
from wsisdiff.tracking.meaning.of_change import meaning_between
from wsisdiff.tracking.moves import folded, rising

ALIKE = 0.5
"""Share of words in common from which a heading anywhere is another one, reworded."""


def heading_changes(old: Draft, new: Draft, pairs: Mapping[int, int]) -> tuple[HeadingChange, ...]:
    """What became of the headings, in the order of the new draft, the removed ones after it; `pairs` are those of paragraphs."""
    before, after = list(old.headings), list(new.headings)
    found = _pairs(before, after, pairs)
    weights = {pair: 1 + _holds(before, pair[0], len(old.paragraphs)) for pair in found.items()}
    kept = set(rising(weights)) if found else set()
    back = {j: i for i, j in found.items()}
    out = []
    for j, heading in enumerate(after):
        if j not in back:
            out.append(HeadingChange("new", "", heading.text, title=_title(j, heading)))
            continue
        i = back[j]
        was = before[i]
        edits = word_edits(was.text, heading.text)
        changed = any(e.op != "keep" and not e.noise for e in edits)
        kind = "renamed" if changed else "unchanged" if (i, j) in kept else "moved"
        meaning = meaning_between(was.text, heading.text, edits) if changed else ()
        out.append(HeadingChange(kind, was.text, heading.text, edits, meaning, _title(j, heading)))  # type: ignore[arg-type]
    out += [HeadingChange("removed", h.text, "", title=_title(i, h)) for i, h in enumerate(before) if i not in found]
    return tuple(out)


def _title(n: int, heading: Heading) -> bool:
    return n == 0 and heading.level == 1 and heading.before == 0


def _holds(headings: Sequence[Heading], n: int, end: int) -> int:
    """How many paragraphs stand under a heading: a long section rather stays."""
    return (headings[n + 1].before if n + 1 < len(headings) else end) - headings[n].before


def _pairs(before: Sequence[Heading], after: Sequence[Heading], pairs: Mapping[int, int]) -> dict[int, int]:
    """Headings of the same words, then those at the same place between the same paragraphs, then reworded ones."""
    found: dict[int, int] = {}
    spots: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(after) - 1, -1, -1):
        spots[folded(after[j].text)].append(j)
    for i, heading in enumerate(before):
        if same := spots[folded(heading.text)]:
            found[i] = same.pop()
    taken = set(found.values())
    places: dict[int, list[int]] = defaultdict(list)
    beside = Counter(heading.before for i, heading in enumerate(before) if i not in found)
    for j, heading in enumerate(after):
        if j not in taken:
            places[heading.before].append(j)
    for i, heading in ((i, heading) for i, heading in enumerate(before) if i not in found):
        there = places.get(pairs.get(heading.before, -1), []) or (places.get(0, []) if heading.before == 0 else [])
        mine = set(folded(heading.text))
        if len(there) > 1 or beside[heading.before] > 1:  # of several, only those that share words are known to be one
            there = [j for j in there if mine & set(folded(after[j].text))]
        if there:
            found[i] = next((j for j in there if after[j].level == heading.level), there[0])
            places[after[found[i]].before].remove(found[i])
            taken.add(found[i])
    for i, heading in ((i, heading) for i, heading in enumerate(before) if i not in found):
        mine = set(folded(heading.text))
        others = {j: set(folded(other.text)) for j, other in enumerate(after) if j not in taken}
        best = max(others, key=lambda j: len(mine & others[j]) / max(1, len(mine | others[j])), default=None)
        if best is not None and len(mine & others[best]) >= ALIKE * len(mine | others[best]):
            found[i] = best
            taken.add(best)
    return found
