"""One paragraph through several drafts: under which numbers it stands in each, and what became of it from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsisdiff.model import Change, Draft
from wsisdiff.tracking.concordance import compare


@dataclass(frozen=True, slots=True)
class Version:
    """A paragraph in one draft: its labels there, none where it does not stand, and the changes that led there from the draft before."""

    draft: Draft
    labels: tuple[str, ...]
    changes: tuple[Change, ...] = ()


def follow(drafts: Sequence[Draft], start: int, label: str) -> tuple[Version, ...]:
    """The paragraph that has a label in draft number `start`, from the first draft to the last. KeyError where there is none."""
    if all(p.label != label for p in drafts[start].paragraphs):
        raise KeyError(label)
    labels: dict[int, tuple[str, ...]] = {start: (label,)}
    led: dict[int, tuple[Change, ...]] = {}
    for n in range(start, len(drafts) - 1):
        found = tuple(c for c in compare(drafts[n], drafts[n + 1]).changes if set(c.old) & set(labels[n]))
        led[n + 1] = found
        labels[n + 1] = tuple(dict.fromkeys(name for c in found if c.kind != "removed" for name in c.new))
    for n in range(start, 0, -1):
        found = tuple(c for c in compare(drafts[n - 1], drafts[n]).changes if c.kind != "removed" and set(c.new) & set(labels[n]))
        led[n] = found
        labels[n - 1] = tuple(dict.fromkeys(name for c in found for name in c.old))
    return tuple(Version(draft, labels[n], led.get(n, ())) for n, draft in enumerate(drafts))
