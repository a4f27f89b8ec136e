"""Draft against draft: what became of every paragraph.

The stages: paragraphs become weighted words (`passages`); those that are one are paired (`pairing`); those left over may have been
merged or split (`joins`); what stands between the same neighbours may be a heavy rewrite (`pairing` again); what left the order of
its neighbours has moved (`moves`). Then each change gets its edits (`text.edits`), the places where cut words survive (`survival`)
and what the change means (`meaning`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wsisdiff.model import Change, ChangeKind, Comparison, Draft, Paragraph
from wsisdiff.relating.relation import relate
from wsisdiff.text.edits import word_edits
from wsisdiff.tracking.joins import better_joined, find_joins
from wsisdiff.tracking.meaning.of_change import meaning_of
from wsisdiff.tracking.meaning.standing import remarks
from wsisdiff.tracking.moves import out_of_order, same_sections
from wsisdiff.tracking.pairing import Pairs, pair_in_place, pair_up
from wsisdiff.tracking.passages import Passage, held, overlap, passages, stays
from wsisdiff.tracking.survival import Survival

BETWEEN = "\n\n"
"""What stands between the texts of several paragraphs that are compared as one."""

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Indexes of the old and of the new paragraphs of one change, in the order of their drafts."""


def compare(old: Draft, new: Draft) -> Comparison:
    """What became of every paragraph of `old` and where every paragraph of `new` comes from.

    Every paragraph of both drafts stands in exactly one change. The changes come in the order of the new draft; what was removed
    comes after the paragraph that it followed.
    """
    before, after = passages(old, new)
    pairs, groups = _groups(before, after)
    moved = out_of_order({(i, j): stays(before[i], after[j]) for i, j in pairs.items()})
    same = same_sections([p.section for p in old.paragraphs], [p.section for p in new.paragraphs], pairs)
    moved |= {(i, j) for i, j in pairs.items() if (old.paragraphs[i].section, new.paragraphs[j].section) not in same}
    moved_old = {i for i, _ in moved}
    renumbered = {old.paragraphs[i].label: new.paragraphs[j].label for i, j in pairs.items()}
    survival = Survival(before, after)
    changes = []
    for olds, news in _in_order(groups, pairs):
        first = next((i for i in olds if pairs.get(i) in news), None)
        is_moved = first in moved_old if first is not None else False
        group = [before[i] for i in olds], [after[j] for j in news]
        changes.append(_change(*group, is_moved, renumbered, survival))
    return Comparison(old, new, tuple(changes))


def _groups(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Pairs, list[Group]]:
    """The main pairs, and the groups of paragraphs that make one change each."""
    pairs = pair_up(before, after)
    if parts := better_joined(before, after, pairs):
        pairs = pair_up(before, after, parts)
    merges, splits = find_joins(before, after, pairs)
    placed = {(0, i) for parts in merges.values() for i in parts} | {(1, j) for parts in splits.values() for j in parts}
    rewrites = pair_in_place(before, after, pairs, frozenset(placed))
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


def _change(
    olds: Sequence[Passage], news: Sequence[Passage], moved: bool, renumbered: Mapping[str, str], survival: Survival
) -> Change:
    before, after = [p.paragraph for p in olds], [p.paragraph for p in news]
    old_text, new_text = (BETWEEN.join(p.text for p in side) for side in (before, after))
    kind = _kind(olds, news, moved)
    edits = word_edits(old_text, new_text, renumbered)
    return Change(
        kind=kind,
        old=tuple(p.label for p in before),
        new=tuple(p.label for p in after),
        edits=edits,
        moved=moved,
        similarity=_similarity(olds, news),
        relation=relate(old_text, new_text).grade if olds and news else None,
        meaning=meaning_of(before, after, edits, survival.naming(news)),
        survives=survival.of_cut(news, edits, remarks(before)),
        old_section=_section(before),
        new_section=_section(after),
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
        return 1.0 if same else min(0.999, round(overlap(olds[0], news[0]).both, 3))
    common = sum(held(p, news) for p in olds) + sum(held(p, olds) for p in news)
    total = sum(p.total for p in (*olds, *news))
    return min(0.999, round(common / total, 3)) if total else 0.0


def _section(paragraphs: Sequence[Paragraph]) -> str:
    return paragraphs[0].section if paragraphs else ""
