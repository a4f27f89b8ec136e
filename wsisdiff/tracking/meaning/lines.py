"""Whole lines of a text: items of a list and rows of a table that came, went or changed their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from wsisdiff.model import Edit, Paragraph, Span
from wsisdiff.text.edit_lines import ITEM
from wsisdiff.text.edits import word_edits
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.spots import Found, Side, Texts, as_it_stands, fact, texts_at, walked

ACROSS = 1000
"""Numbers of moves from which words went to another paragraph: told where the whole comparison is known."""


def line_shifts(texts: Texts) -> Iterator[Found]:
    """Items and rows that came or went whole."""
    for spot in texts.spots:
        for start, end, text, way in ((spot.a, spot.b, texts.old.text, "gone"), (spot.c, spot.d, texts.new.text, "added")):
            other = spot.c == spot.d if way == "gone" else spot.a == spot.b
            opened = start == 0 or "\n" in (text[start - 1], text[start : start + 1])
            if not other or start == end or "\n" not in text or not opened:
                continue
            if end < len(text) and "\n" not in (text[end - 1], text[end]):
                continue
            for line in text[start:end].strip("\n").split("\n"):
                kind = "row" if " | " in line else "item" if ITEM.match(f"{line.strip()} ") else ""
                if kind:
                    yield fact(f"{kind}_{way}", spot, words=as_it_stands(line).rstrip(";."))


class Moved(NamedTuple):
    """Words that changed their place within the texts: where they stood and stand, and what was edited in them."""

    old: Span
    new: Span
    edits: tuple[Edit, ...]


def moved_in(edits: Sequence[Edit]) -> list[Moved]:
    """The passages that changed their place, in the order of the old text."""
    places: dict[int, list[tuple[Span, str] | None]] = {}
    for edit, *at in walked(edits):
        if 0 < edit.move < ACROSS and edit.op != "keep":
            side = 0 if edit.op == "cut" else 1
            places.setdefault(edit.move, [None, None])[side] = Span(at[side], at[side] + len(edit.text)), edit.text.strip()
    return [
        Moved(old[0], new[0], word_edits(f"\n{old[1]}", f"\n{new[1]}")) for _, (old, new) in sorted(places.items()) if old and new
    ]


def move_facts(
    texts: Texts, moves: Sequence[Moved], sides: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    inner: Callable[[tuple[Edit, ...]], list[Found]],
) -> Iterator[Found]:  # fmt: skip
    """That items and sentences changed their place, what was edited in them, and whether they stand under another verb now."""
    for move in moves:
        said = as_it_stands(move.new.cut(texts.new.text))
        label = ITEM.match(f"{move.old.cut(texts.old.text).strip()} ")
        before, after = (_holder(side, span) for side, span in zip(sides, (move.old, move.new), strict=True))
        if label and before != after:
            was = as_it_stands(move.old.cut(texts.old.text)).removeprefix(label.group(1)).strip(" ;.")
            yield fact("item_moved", words=was, before=f"{before} {label.group(1)}".replace(" •", ""), after=after)
        else:
            yield fact("item_moved" if label else "sentence_moved", words=said.rstrip(";."))
        force = list(force_moved(texts.old, move.old, texts.new, move.new))
        yield from force
        told = (found.fact for found in inner(move.edits))
        yield from (Found(f) for f in told if not (force and f.kind.startswith(("meaning.verb", "meaning.modal"))))


def _holder(paragraphs: Sequence[Paragraph], span: Span) -> str:
    """The label of the paragraph in which a passage of their joined texts stands."""
    ends = accumulate(len(paragraph.text) + 2 for paragraph in paragraphs)
    return next((paragraph.label for paragraph, end in zip(paragraphs, ends, strict=True) if span.start < end), "")


def force_moved(old: Side, was_at: Span, new: Side, now_at: Span) -> Iterator[Found]:
    """That words stand under a weaker or a stronger verb where they went."""
    was, now = force_at(old, was_at), force_at(new, now_at)
    if was[0] and now[0] and was[0] != now[0]:
        yield fact("force_weaker" if now[0] < was[0] else "force_stronger", before=was[1], after=now[1])


def force_at(side: Side, span: Span) -> tuple[int, str]:
    """The level and the word of the verb that a passage stands under: its own first one, or its chapeau's."""
    own = [s for s in side.all_sentences if s.span.start < span.end and span.start < s.span.end]
    for text in [s.span.cut(side.text) for s in own[:1]] + [over.cut(side.text) for s in own[:1] for over in reversed(s.under)]:
        if forces := forces_in(text):
            return forces[0]
    return 0, ""


def forces_in(text: str) -> list[tuple[int, str]]:
    """Level and word of each operative or modal verb of a sentence, in order."""
    body, table = words(text), ladder()
    found = [(v.at, v.level, body[v.at].plain) for v in operatives(body)]
    found += [(n, table.modals[w.plain], w.plain) for n, w in enumerate(body) if w.plain in table.modals]
    return [(level, word) for _, level, word in sorted(found)]


def without(texts: Texts, told: Iterable[Found]) -> Texts:
    """The texts without the spots of which something is told."""
    spoken = {spot for found in told for spot in found.spots}
    spots = tuple(s for s in texts.spots if s not in spoken)
    return texts_at(texts.old.text, texts.new.text, spots)
