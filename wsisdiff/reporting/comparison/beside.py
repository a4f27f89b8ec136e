"""More than two drafts, as documents and as JSON: what each of several texts proposes for each paragraph of one base, side by side; and
one paragraph through all drafts, its words where it first stands, then each change with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wsisdiff.model import Draft
from wsisdiff.reporting.comparison.data import change_data
from wsisdiff.reporting.comparison.document import told_of
from wsisdiff.reporting.comparison.row import Row, kind_told
from wsisdiff.reporting.comparison.view import View, headings_told, standing_line
from wsisdiff.reporting.page.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Redline,
    Table,
    joined,
    line,
    points_of,
    redlined,
)
from wsisdiff.reporting.quotes import quoted
from wsisdiff.reporting.signs import head_of, marked_title
from wsisdiff.reporting.status.data import draft_data
from wsisdiff.reporting.status.reading import warning_notes
from wsisdiff.telling.phrases import listed, say, sentence_case, together
from wsisdiff.telling.remarks import tell
from wsisdiff.text.edits import new_of
from wsisdiff.tracking.concordance import Version


@dataclass(frozen=True, slots=True)
class Place:
    """Paragraphs of the base that somebody changes; or, with `after`, what is new behind them (behind nothing: before the first one)."""

    labels: tuple[str, ...]
    after: bool
    rows: tuple[tuple[Row, ...], ...]
    """The changes of each text, in the order of the texts."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A base and its comparisons with each of several texts."""

    views: tuple[View, ...]

    @property
    def base(self) -> Draft:
        return self.views[0].old

    @property
    def names(self) -> tuple[str, ...]:
        """What the texts are called: their titles, or where these do not tell them apart, their ids or files."""
        drafts = [view.new for view in self.views]
        for names in ([marked_title(d) for d in drafts], [d.id for d in drafts]):
            if len({*names, marked_title(self.base)}) > len(names):
                return tuple(names)
        return tuple(draft.file or draft.id for draft in drafts)

    @property
    def places(self) -> tuple[Place, ...]:
        """What is proposed, in the order of the base. Paragraphs that one text merges stand in one place for all."""
        order = self.base.numbers()
        group = {label: label for label in order}
        for row in (row for view in self.views for row in view.rows if row.changed):
            for label in row.change.old[1:]:
                kept, gone = group[row.change.old[0]], group[label]
                group = {key: kept if head == gone else head for key, head in group.items()}
        found: dict[tuple[str, bool], list[list[Row]]] = {}
        for n, view in enumerate(self.views):
            behind = _behind(view)
            for row in (row for row in view.rows if row.changed and row.counts):
                old = row.change.old
                key = (group[old[0]], False) if old else (behind[row.number], True)
                found.setdefault(key, [[] for _ in self.views])[n].append(row)
        members = {head: tuple(label for label in order if group[label] == head) for head in group.values()}
        places = [
            Place((label,) if after and label else () if after else members[label], after, tuple(map(tuple, rows)))
            for (label, after), rows in found.items()
        ]
        return tuple(sorted(places, key=lambda p: (order[p.labels[0]] if p.labels else -1, p.after)))


def _behind(view: View) -> dict[int, str]:
    """The number of each new paragraph's change -> the label of the base paragraph that it follows, empty where none goes before."""
    found, last = {}, ""
    for number, change in enumerate(view.changes, 1):
        if not change.old:
            found[number] = last
        elif not change.moved and change.new:
            last = change.old[-1]
    return found


def beside_document(beside: Beside) -> Document:
    """The document: what each text does as a whole, then place by place who proposes what."""
    base, names, places = beside.base, beside.names, beside.places
    kept = [_kept(view) for view in beside.views]
    left = [p.label for p in base.paragraphs if all(p.label in {*same, *silent} for same, silent in kept)]
    touched = len(base.paragraphs) - len(left)
    title = say("beside", "title", base=marked_title(base))
    lead = say("beside", "lead", texts=len(names), touched=touched, of=len(base.paragraphs))
    blocks: list[Block] = [Paragraph(line(lead), "lead"), Points(tuple(map(_whole, names, beside.views)))]
    if left and touched:
        blocks.append(Paragraph(line(sentence_case(say("beside", "untouched", where=listed(left))))))
    blocks += warning_notes(base, *(replace(view.new, title=name) for name, view in zip(names, beside.views, strict=True)))
    for place in places:
        blocks += _place(place, names, base, [same for same, _ in kept])
    return Document(title, title, tuple(blocks))


def _kept(view: View) -> tuple[set[str], set[str]]:
    """The labels of the base's paragraphs that a text leaves as they are, and of those that it, holding only changes, is silent on."""
    shown = {row.number: row for row in view.rows}
    same, silent = set(), set()
    for number, change in enumerate(view.changes, 1):
        row = shown.get(number) or Row(number, change, 0)
        if not row.changed:
            same |= set(change.old)
        elif not row.counts:
            silent |= set(change.old)
    return same, silent


def _whole(name: str, view: View) -> Point:
    """What one text does as a whole: counts, remarks, headings, how open it is."""
    kinds = [kind for kind in view.kinds if kind != "unchanged"]
    counts = ", ".join(f"{view.counts[kind]} {say('kind', kind)}" for kind in kinds) or say("compare", "same")
    below = filter(None, (*map(tell, view.remarks), *headings_told(view), standing_line(view)))
    return Point(line(f"{name}: {counts}"), tuple(map(line, below)))


def _place(place: Place, names: Sequence[str], base: Draft, kept: Sequence[set[str]]) -> Iterator[Block]:
    if place.after:
        new = say("beside", "new", where=listed(place.labels)) if place.labels else say("beside", "new_first")
        yield Heading(line(sentence_case(new)))
    else:
        yield Heading(line(sentence_case(listed(place.labels))))
        yield from quoted(base, place.labels)
    head = tuple(line(say("beside", key)) for key in ("who", "words", "meaning"))
    rows = tuple((Cell(line(together(who))), *_cells(rows)) for who, rows in _alike(place, names))
    yield Table(head, rows, (1.2, 4.0, 2.4))
    same = [name for name, labels in zip(names, kept, strict=True) if place.labels and labels.issuperset(place.labels)]
    if same and not place.after:
        yield Paragraph(line(say("beside", "as_base", who=together(same))))


def _alike(place: Place, names: Sequence[str]) -> list[tuple[list[str], tuple[Row, ...]]]:
    """The proposals of a place; those of the same words have several names."""
    found: dict[tuple[tuple[str, str], ...], tuple[list[str], tuple[Row, ...]]] = {}
    for name, rows in zip(names, place.rows, strict=True):
        if rows:
            key = tuple((kind_told(row.change), f"{new_of(row.change.edits)}{told_of(row)}") for row in rows)
            found.setdefault(key, ([], rows))[0].append(name)
    return list(found.values())


def _cells(rows: Sequence[Row]) -> tuple[Cell, Cell]:
    """The words of changes, and what they mean."""
    meaning = ". ".join(sentence_case("; ".join([kind_told(row.change), *told_of(row)])) for row in rows)
    return Cell(joined((redlined(Redline(row.change.edits)) for row in rows), " / ")), Cell(line(meaning))


def beside_data(beside: Beside) -> dict[str, Any]:
    return {
        "schema": "wsisdiff.beside/1",
        "base": draft_data(beside.base),
        "drafts": [draft_data(view.new) for view in beside.views],
        "names": list(beside.names),
        "places": [
            {
                "base": list(place.labels),
                "after": place.after,
                "proposals": [
                    {"draft": n, "changes": [change_data(row) for row in rows]} for n, rows in enumerate(place.rows) if rows
                ],
            }
            for place in beside.places
        ],
    }


def followed_document(label: str, versions: Sequence[Version]) -> Document:
    """The document; drafts in which the paragraph does not stand say so."""
    blocks: list[Block] = []
    shown = False
    for version in versions:
        blocks.append(Heading(line(head_of(version.draft))))
        if not version.labels:
            blocks.append(Paragraph(line(say("compare", "not_there", draft=version.draft.title)), "note"))
            blocks += [Redline(change.edits) for change in version.changes if change.kind == "removed"]
            continue
        changed = [change for change in version.changes if change.kind != "new"]
        if not shown or not changed:
            blocks += quoted(version.draft, version.labels)
            shown = True
            continue
        for change in changed:
            blocks.append(Paragraph(line(f"{sentence_case(listed(version.labels))}: {kind_told(change)}"), "status"))
            blocks += [*points_of(map(sentence_case, told_of(Row(1, change, 0)))), Redline(change.edits)]
    title = say("compare", "followed", label=label)
    return Document(title, title, tuple(blocks))


def followed_data(label: str, versions: Sequence[Version]) -> dict[str, Any]:
    """The same by the schema `wsisdiff.paragraph/1`: in each draft its labels and texts, and the changes that led there."""
    drafts = [
        {
            "draft": draft_data(version.draft),
            "labels": list(version.labels),
            "texts": [p.text for p in version.draft.paragraphs if p.label in version.labels],
            "changes": [change_data(Row(1, change, 0)) for change in version.changes],
        }
        for version in versions
    ]
    return {"schema": "wsisdiff.paragraph/1", "paragraph": label, "drafts": drafts}
