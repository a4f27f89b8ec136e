"""What a comparison says, as a document: what to read first, the concordance as a table, the redline by section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wsisdiff.reporting.comparison.row import JOINED, Row, gist, kind_told, notes
from wsisdiff.reporting.comparison.view import View, called, headings_told, headline, noise_line, renumbered_line, standing_line
from wsisdiff.reporting.page.tree import Block, Cell, Document, Heading, Line, Paragraph, Redline, Run, Table, line, points_of
from wsisdiff.reporting.signs import head_of, marked_title
from wsisdiff.reporting.status.reading import warning_notes
from wsisdiff.telling.changes import told
from wsisdiff.telling.phrases import listed, say, sentence_case
from wsisdiff.telling.remarks import tell


def comparison_document(view: View) -> Document:
    blocks = [*_head(view), *_most(view, linked=True), *_headings(view), *_table(view), *_renumbered(view), *_sections(view)]
    return Document(_title(view), say("compare", "word_head", old=head_of(view.old), new=head_of(view.new)), tuple(blocks))


def screen_document(view: View) -> Document:
    """What is shown on the screen: counts, what was odd in reading, and the changes that matter most in plain words."""
    return Document(_title(view), "", (*_head(view), *_most(view, linked=False)))


def _title(view: View) -> str:
    old, new = called(view)
    title = say("compare", "replaced", before=marked_title(old), after=marked_title(new))
    return title if old is view.old else say("compare", "same_title", title=view.old.title, drafts=title)


def _head(view: View) -> list[Block]:
    blocks: list[Block] = [Paragraph(line(headline(view)), "lead")]
    blocks += [Paragraph(line(tell(remark)), "note") for remark in view.remarks]
    told = [say("compare", "same") if view.nothing_changed else "", noise_line(view)]
    told += [renumbered_line(view) if _changed(view) else "", standing_line(view)]
    blocks += [Paragraph(line(sentence)) for sentence in told if sentence]
    if view.old.specimen or view.new.specimen:
        blocks.append(Paragraph(line(say("compare", "specimen")), "note"))
    return [*blocks, *warning_notes(*called(view))]


def _most(view: View, *, linked: bool) -> list[Block]:
    first = (line(Run(one.heading, to=one.anchor if linked else ""), f": {one.words}") for one in view.first)
    told = points_of(first, numbered=True)
    return [Heading(line(say("compare", "most"))), *told] if told else []


def _headings(view: View) -> list[Block]:
    told = points_of(headings_told(view))
    return [Heading(line(say("compare", "headings")), 1, "headings"), *told] if told else []


def _changed(view: View) -> list[Row]:
    return [row for row in view.rows if row.changed and row.counts]


def _table(view: View) -> list[Block]:
    rows = tuple(map(_row, _changed(view)))
    head = tuple(line(say("compare", key)) for key in ("column_new", "column_was", "column_change", "column_meaning"))
    return [Heading(line(say("compare", "concordance"))), Table(head, rows, (0.8, 0.8, 1.4, 5.0))] if rows else []


def _row(row: Row) -> tuple[Cell, ...]:
    change = row.change
    facts = [sentence_case("; ".join(gist(row))), *map(sentence_case, notes(row))]
    return (
        Cell(_labels(change.new, row)),
        Cell(_labels(change.old, None)),
        Cell(line(kind_told(change))),
        Cell(line(". ".join(fact for fact in facts if fact))),
    )


def _labels(labels: Sequence[str], row: Row | None) -> Line:
    return line(Run(", ".join(labels), to=f"c{row.number}" if row else "")) if labels else line("–")


def _renumbered(view: View) -> list[Block]:
    pairs = [say("compare", "replaced", before=row.change.old[0], after=row.change.new[0]) for row in view.rows if row.renumbered]
    return [Paragraph(line(f"{renumbered_line(view).rstrip('.')}: {', '.join(pairs)}."))] if pairs else []


def _sections(view: View) -> list[Block]:
    blocks: list[Block] = []
    for section, group in groupby(_changed(view), key=lambda row: row.section):
        blocks.append(Heading(line(section or sentence_case(say("compare", "top")))))
        blocks += [block for row in group for block in _change(row)]
    return blocks


def _change(row: Row) -> list[Block]:
    blocks: list[Block] = [Heading(line(row.heading), 2, f"c{row.number}")]
    blocks += [*points_of(map(sentence_case, told_of(row))), Redline(row.change.edits)]
    for note in row.change.footnotes:
        if any(edit.op != "keep" for edit in note.edits):
            blocks += [Paragraph(line(say("compare", "footnote", where=note.new or note.old)), "note"), Redline(note.edits)]
    return blocks


def told_of(row: Row) -> list[str]:
    """Everything that is told of a change beside its words, a line each."""
    change = row.change
    joined = [say("compare", change.kind, old=listed(change.old), new=listed(change.new))] if change.kind in JOINED else []
    return [fact for fact in (*joined, *told(change.meaning), *notes(row, touched=True)) if fact]
