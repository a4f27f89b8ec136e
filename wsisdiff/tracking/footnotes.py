"""Footnotes set against footnotes: which became which, and what changed in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wsisdiff.model import Draft, NoteChange, Remark
from wsisdiff.text.edits import word_edits
from wsisdiff.text.neighbours import best_pairs
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.of_change import meaning_between
from wsisdiff.tracking.meaning.spots import GROUP, plain_text, walked

ALIKE = 0.4
"""Share of words in common from which two notes are one, reworded."""
ALIKE_IN_PLACE = 0.2
"""The same where their marks stand in paragraphs that are one."""
WORDS_APART, QUOTED_WORDS = 2, 4
"""Words that a mark has to pass for it to stand elsewhere in its paragraph; and the words before it that are quoted."""
LOOKED_AT = 40
"""Notes of the other draft that a note is compared with, the nearest ones: a mark moves a few paragraphs."""


class Note(NamedTuple):
    """A footnote: the index of the paragraph in which its mark stands, its text and its folded words."""

    at: int
    label: str
    text: str
    stems: tuple[str, ...]
    paragraph: str
    spot: int
    """Where in its paragraph's text its mark stands, -1 where that is not known."""


def notes_of(draft: Draft) -> list[Note]:
    return [
        Note(at, p.label, text, tuple(w.stem for w in words(text)), p.text, p.note_spots[n] if p.note_spots else -1)
        for at, p in enumerate(draft.paragraphs)
        for n, text in enumerate(p.footnotes)
    ]


def note_changes(
    old: Draft, new: Draft, partner: Mapping[int, int], renumbered: Mapping[str, str]
) -> tuple[dict[int, list[NoteChange]], dict[int, list[NoteChange]]]:
    """What became of each footnote: by the index of its new paragraph, and for removed ones by that of its old paragraph.

    `partner` gives old paragraphs their new ones, merges and splits included.
    """
    before, after = notes_of(old), notes_of(new)
    pairs = _pairs(before, after, partner)
    by_new: dict[int, list[NoteChange]] = {}
    by_old: dict[int, list[NoteChange]] = {}
    back = {j: i for i, j in pairs.items()}
    for j, note in enumerate(after):
        by_new.setdefault(note.at, []).append(_change(before[back[j]] if j in back else None, note, partner, renumbered))
    for i, note in enumerate(before):
        if i not in pairs:
            by_old.setdefault(note.at, []).append(_change(note, None, partner, renumbered))
    return by_new, by_old


def _pairs(before: Sequence[Note], after: Sequence[Note], partner: Mapping[int, int]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    spots: dict[tuple[str, ...], list[int]] = {}
    for j, note in enumerate(after):
        spots.setdefault(note.stems, []).append(j)
    for i, note in enumerate(before):  # the same words: at its place first, then anywhere
        if same := [j for j in spots.get(note.stems, []) if j not in taken]:
            here, near = partner.get(note.at, -1), partner.get(note.at, note.at)
            pairs[i] = min(same, key=lambda j: (after[j].at != here, abs(after[j].at - near)))
            taken.add(pairs[i])
    scores = []
    left = [j for j in range(len(after)) if j not in taken]
    for i, note in ((i, note) for i, note in enumerate(before) if i not in pairs):
        at = partner.get(note.at, note.at)
        for j in sorted(left, key=lambda j: abs(after[j].at - at))[:LOOKED_AT]:
            here = after[j].at == at and note.at in partner
            mine, theirs = set(note.stems), set(after[j].stems)
            share = 2 * len(mine & theirs) / ((len(mine) + len(theirs)) or 1)
            if share >= (ALIKE_IN_PLACE if here else ALIKE):
                scores.append((-share - 0.2 * here, 0, i, j))
    return pairs | best_pairs(scores)


def _change(old: Note | None, new: Note | None, partner: Mapping[int, int], renumbered: Mapping[str, str]) -> NoteChange:
    edits = word_edits(old.text if old else "", new.text if new else "", renumbered)
    if old is None or new is None:
        note = new or old
        assert note is not None
        kind, key = ("new", "note_added") if old is None else ("removed", "note_gone")
        fact = Remark.of(f"{GROUP}{key}", words=note.text)
        return NoteChange(kind, old.label if old else "", new.label if new else "", edits, (fact,))  # type: ignore[arg-type]
    meaning = meaning_between(old.text, new.text, edits)
    changed = any(e.op != "keep" and not e.noise for e in edits)
    moved = partner.get(old.at) != new.at
    within = () if moved else _within(old, new)
    if changed:
        fact = Remark.of(f"{GROUP}note_changed", before=old.text, after=new.text)
        return NoteChange("edited", old.label, new.label, edits, (fact, *meaning, *within))
    if within:
        return NoteChange("moved", old.label, new.label, edits, within)
    if moved:
        fact = Remark.of(f"{GROUP}note_moved", words=new.text, before=old.label, after=new.label)
        return NoteChange("moved", old.label, new.label, edits, (fact,))
    return NoteChange("unchanged", old.label, new.label, edits)


def _within(old: Note, new: Note) -> tuple[Remark, ...]:
    """That a mark stands behind other words of the same paragraph: words that both texts have lie between its place and the old one."""
    if old.spot < 0 or new.spot < 0:
        return ()
    between = 0
    for edit, was, now in walked(word_edits(old.paragraph, new.paragraph)):
        if edit.move:
            return ()
        if edit.op == "keep":
            a, b = sorted(min(max(at, 0), len(edit.text)) for at in (old.spot - was, new.spot - now))
            between += len(words(edit.text[a:b]))
    if between < WORDS_APART:
        return ()
    return (Remark.of(f"{GROUP}note_moved", words=new.text, behind=_end(old), now_behind=_end(new)),)


def _end(note: Note) -> str:
    """The last words before a note's mark."""
    before = words(note.paragraph[: note.spot])[-QUOTED_WORDS:]
    return note.paragraph[before[0].start : note.spot] if before else ""


def through_notes(facts: Sequence[Remark], notes: Sequence[NoteChange], old_text: str, new_text: str) -> list[Remark]:
    """The facts of a change, where words went from its text into a footnote or came out of one: by their place, and not as lost or new."""
    found = list(facts)
    for note in notes:
        if note.kind not in ("new", "removed"):
            continue
        way, had, has = ("weaker", old_text, new_text) if note.kind == "new" else ("stronger", new_text, old_text)
        said = plain_text("".join(e.text for e in note.edits))
        if not said or said not in plain_text(had) or said in plain_text(has):
            continue
        lost = ("_gone", "_cut") if way == "weaker" else ("_added",)
        found = [
            f
            for f in found
            if not f.kind.endswith(lost) or "note" in f.kind or not any(plain_text(str(v)) in said for _, v in f.parts)
        ]
        places = [Remark("place.text"), Remark("place.note")]
        before, after = places if way == "weaker" else places[::-1]
        found.append(Remark.of(f"{GROUP}place_{way}", before=before, after=after))
    return found
