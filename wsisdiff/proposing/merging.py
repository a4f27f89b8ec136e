"""An amendment laid over a later form of the paragraph it amends: requested words put in, struck words taken out, the rest left."""

from __future__ import annotations

from itertools import groupby

from wsisdiff.text.alignment import aligned, opcodes
from wsisdiff.text.neighbours import together
from wsisdiff.text.words import Word, words

THERE = 0.5
"""Share of a change's words that stand already, from which only the rest of them are put in, each beside its neighbours. Chosen,
not measured: one amendment by another pen, of which seven words in eight stood, is what it was made for."""


def merge(base: str, ask: str, target: str) -> str:
    """The target with the change from `base` to `ask` made in it, as a three-way merge of words.

    Words that the target already has or no longer has are left as they are.

    >>> merge("We note the Forum.", "We decide that the Forum is permanent.", "We note the Forum, held yearly.")
    'We decide that the Forum is permanent, held yearly.'

    Of a change that stands for the most part only the rest is put in, in place of what the target has there of its own.

    >>> merge("States report.", "Each State reports every two years.", "Each State reports every three years.")
    'Each State reports every two years.'
    """
    old, new, now = words(base), words(ask), words(target)
    said, asked, there = ([w.plain for w in group] for group in (old, new, now))
    in_now, taken = aligned(said, there), aligned(asked, there)
    carried = set(taken.values())
    drop: set[int] = set()
    put: dict[int, list[str]] = {}
    for changed, group in groupby(opcodes(said, asked), key=lambda op: op.tag != "equal"):
        if not changed:
            continue
        ops = list(group)  # a deletion and the insertion beside it are one replacement
        place = next((in_now[b] for b in range(ops[0].src_start - 1, -1, -1) if b in in_now), -1)
        struck = [in_now[b] for b in range(ops[0].src_start, ops[-1].src_end) if b in in_now and in_now[b] not in carried]
        drop |= set(struck)
        wanted = range(ops[0].dest_start, ops[-1].dest_end)
        added = [a for a in wanted if a not in taken]
        if added and len(added) <= (1 - THERE) * len(wanted):
            for run in together(added, lambda run, n: n == run[-1] + 1):
                first, last = run[0], run[-1]
                before, after = taken.get(first - 1, place), taken.get(last + 1, -1)
                rivals = set(range(before + 1, after))
                drop |= rivals if not rivals & {*in_now.values(), *carried} else set()
                put.setdefault(max([before, *rivals & drop]), []).append(ask[new[first].start : new[last].end])
        elif added:
            put.setdefault(max([place, *struck]), []).append(ask[new[added[0]].start : new[added[-1]].end])
    return _written(target, now, drop, put)


def _written(text: str, now: tuple[Word, ...], drop: set[int], put: dict[int, list[str]]) -> str:
    """The text without the dropped words and with the new ones after the words they follow."""
    out, at = "", 0
    if -1 in put:
        out = " ".join(put[-1]) + " "
    for n, word in enumerate(now):
        gap = text[at : word.start]
        if n in drop:
            out = (out + gap).rstrip(" ")
        else:
            out += (gap.lstrip(" ") if out.endswith("\n") else gap) + text[word.start : word.end]
        at = word.end
        if n in put:
            out = out.rstrip(" ") + (" " if out else "") + " ".join(put[n])
    return (out + text[at:]).strip()
