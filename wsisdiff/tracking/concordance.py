"""Draft against draft: what became of every paragraph.

The stages: paragraphs become weighted words (`passages`); those that are one are paired (`pairing`); those left over may have been
merged or split (`joins`); what stands between the same neighbours may be a heavy rewrite (`pairing` again); what left the order of
its neighbours has moved (`moves`). Then each change gets its edits (`text.edits`), the places where cut words survive (`survival`)
and what the change means (`meaning`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsisdiff.model import Change, ChangeKind, Comparison, Draft, Edit
from wsisdiff.relating.relation import relate
from wsisdiff.text.edits import new_of, old_of, word_edits
from wsisdiff.tracking.carried import carry
from wsisdiff.tracking.headings import heading_changes
from wsisdiff.tracking.joins import better_joined, find_joins
from wsisdiff.tracking.meaning.standing import remarks
from wsisdiff.tracking.moves import out_of_order, same_sections
from wsisdiff.tracking.pairing import Pairs, pair_in_place, pair_up
from wsisdiff.tracking.passages import Passage, held, homes, overlap, passages, stays
from wsisdiff.tracking.special import only_changes, placeholder, strangers
from wsisdiff.tracking.whole import Group, Whole

BETWEEN = "\n\n"
"""What stands between the texts of several paragraphs that are compared as one."""


def compare(old: Draft, new: Draft) -> Comparison:
    """What became of every paragraph of `old` and where every paragraph of `new` comes from.

    Every paragraph of both drafts stands in exactly one change. The changes come in the order of the new draft; what was removed
    comes after the paragraph that it followed.
    """
    before, after = passages(old, new)
    had = {(p.label, p.text) for p in old.paragraphs}
    empty = frozenset(j for j, p in enumerate(new.paragraphs) if placeholder(p) and (p.label, p.text) not in had)
    pairs, groups = _groups(before, after, empty)
    moved = out_of_order({(i, j): stays(before[i], after[j]) for i, j in pairs.items()})
    same = same_sections([p.section for p in old.paragraphs], [p.section for p in new.paragraphs], pairs)
    moved |= {
        (i, j)
        for i, j in pairs.items()
        if (old.paragraphs[i].section, new.paragraphs[j].section) not in same
        and homes(old.paragraphs[i]).isdisjoint(homes(new.paragraphs[j]))
    }
    moved_old = {i for i, _ in moved}
    renumbered = {old.paragraphs[i].label: new.paragraphs[j].label for i, j in pairs.items()}
    ordered = _in_order(_with_placeholders(groups, old, new, empty), pairs)
    sides = [([before[i] for i in olds], [after[j] for j in news if j not in empty]) for olds, news in ordered]
    held = [[after[j] for j in news if j in empty] for _, news in ordered]
    texts = [[BETWEEN.join(p.paragraph.text for p in side) for side in both] for both in sides]
    edits = [word_edits(was, now, renumbered) for was, now in texts]
    edits, carried = carry(edits, [bool(a and b) for a, b in sides])
    whole = Whole(old, new, ordered, pairs, renumbered, before, after)
    changes = []
    for n, (olds, news) in enumerate(sides):
        first = next((p.at for p in olds if pairs.get(p.at) in ordered[n][1]), None)
        is_moved = first in moved_old and not _stays_in_part(*ordered[n], pairs)
        change = _change(olds, news, is_moved, edits[n], whole)
        change = whole.with_facts(change, n, [c for c in carried if n in (c.left, c.came)], [p.paragraph for p in held[n]], edits)
        changes.append(change)
    headings = heading_changes(old, new, pairs)
    partial = only_changes(old, new, len(pairs), sum(a == b for a, b in renumbered.items()))
    return Comparison(old, new, tuple(changes), headings, tuple(filter(None, (partial, strangers(old, new, len(pairs))))))


def _stays_in_part(olds: Sequence[int], news: Sequence[int], pairs: Pairs) -> bool:
    """Whether one of several paragraphs that are one change follows, or precedes, the same neighbour as before."""
    joined = len(olds) + len(news) > 2
    return joined and any(pairs.get(i + step, -1) == j + step for i in olds for j in news for step in (-1, 1))


def _with_placeholders(groups: Sequence[Group], old: Draft, new: Draft, empty: frozenset[int]) -> list[Group]:
    """The groups, each placeholder in that of the old paragraph whose number it keeps."""
    at, found = old.numbers(), list(groups)
    for j in sorted(empty):
        i = at.get(new.paragraphs[j].label, -1)
        n = next((n for n, (olds, _) in enumerate(found) if i in olds), None)
        if n is not None:
            found[n] = (found[n][0], (*found[n][1], j))
            found.remove(((), (j,)))
    return found


def _groups(before: Sequence[Passage], after: Sequence[Passage], empty: frozenset[int]) -> tuple[Pairs, list[Group]]:
    """The main pairs, and the groups of paragraphs that make one change each; placeholders (`empty`) pair with nothing."""
    kept = frozenset((1, j) for j in empty)
    pairs = pair_up(before, after, kept)
    if parts := better_joined(before, after, pairs):
        pairs = pair_up(before, after, parts | kept)
    merges, splits = find_joins(before, after, pairs)
    placed = {(0, i) for parts in merges.values() for i in parts} | {(1, j) for parts in splits.values() for j in parts} | kept
    rewrites = pair_in_place(before, after, pairs, frozenset(placed))
    placed -= kept
    pairs = pairs | rewrites
    groups: list[Group] = []
    for i, j in pairs.items():
        olds, news = sorted([i, *merges.get(j, ())]), sorted([j, *splits.get(i, ())])
        placed |= {(0, n) for n in olds} | {(1, n) for n in news}
        groups.append((tuple(olds), tuple(news)))
    groups += [((p.at,), ()) for p in before if (0, p.at) not in placed]
    groups += [((), (p.at,)) for p in after if (1, p.at) not in placed]
    return pairs, groups


def _in_order(groups: Sequence[Group], pairs: Pairs) -> list[Group]:
    """In the order of the new draft; a removed paragraph after the one it followed."""
    place = dict(pairs)
    for olds, news in groups:
        if news:
            place.update({i: place.get(i, news[0]) for i in olds})
    at, last = {}, -1
    for i in range(1 + max((i for olds, _ in groups for i in olds), default=-1)):
        last = place.get(i, last)
        at[i] = last

    def key(group: Group) -> tuple[int, int, int]:
        olds, news = group
        return (news[0], 0, 0) if news else (at[olds[0]], 1, olds[0])

    return sorted(groups, key=key)


def _change(olds: Sequence[Passage], news: Sequence[Passage], moved: bool, edits: tuple[Edit, ...], whole: Whole) -> Change:
    before, after = [p.paragraph for p in olds], [p.paragraph for p in news]
    kind = _kind(olds, news, moved)
    same = kind in ("unchanged", "moved") and olds[0].exact == news[0].exact
    return Change(
        kind=kind,
        old=tuple(p.label for p in before),
        new=tuple(p.label for p in after),
        edits=edits,
        moved=moved,
        similarity=_similarity(olds, news),
        relation=("identical" if same else relate(old_of(edits), new_of(edits)).grade) if olds and news else None,
        meaning=() if same else whole.meaning(before, after, edits, news),
        survives=() if same else whole.survival.of_cut(news, edits, remarks(before)),
        old_section=before[0].section if before else "",
        new_section=after[0].section if after else "",
    )


def _kind(olds: Sequence[Passage], news: Sequence[Passage], moved: bool) -> ChangeKind:
    if not news:
        return "removed"
    if not olds:
        return "new"
    if len(olds) > 1:
        return "merged"
    if len(news) > 1:
        return "split"
    if moved:
        return "moved"
    return "unchanged" if olds[0].exact == news[0].exact else "edited"


def _similarity(olds: Sequence[Passage], news: Sequence[Passage]) -> float:
    """Share of weight that both sides have in common, 0 to 1; 1 only for the same text."""
    if not olds or not news:
        return 0.0
    if len(olds) == len(news) == 1:
        same = olds[0].exact == news[0].exact
        return 1.0 if same else min(0.999, round(overlap(olds[0], news[0]), 3))
    common = sum(held(p, news) for p in olds) + sum(held(p, olds) for p in news)
    total = sum(p.total for p in (*olds, *news))
    return min(0.999, round(common / total, 3)) if total else 0.0


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
        led[n + 1] = found = tuple(c for c in compare(drafts[n], drafts[n + 1]).changes if set(c.old) & set(labels[n]))
        labels[n + 1] = tuple(dict.fromkeys(name for c in found if c.kind != "removed" for name in c.new))
    for n in range(start, 0, -1):
        changes = (c for c in compare(drafts[n - 1], drafts[n]).changes if c.kind != "removed")
        led[n] = found = tuple(c for c in changes if set(c.new) & set(labels[n]))
        labels[n - 1] = tuple(dict.fromkeys(name for c in found for name in c.old))
    return tuple(Version(draft, labels[n], led.get(n, ())) for n, draft in enumerate(drafts))
