"""A comparison as a Word document with tracked changes: accepting all gives the new draft, rejecting all the old one.

The markup is WordprocessingML's own (ECMA-376, part 1, 17.13.5): w:ins and w:del around runs, the same in a paragraph's mark for
paragraph ends that came or went, and w:moveFrom with w:moveTo for paragraphs that moved with their words unchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Comparison, Edit
from wsisdiff.reporting.comparison.redline import redline
from wsisdiff.reporting.comparison.safety import Line, Note, Op, Piece
from wsisdiff.reporting.comparison.view import View
from wsisdiff.reporting.ink.escaping import clean
from wsisdiff.reporting.ink.word_file import Body, finish, new_document
from wsisdiff.reporting.ink.word_styles import element
from wsisdiff.reporting.signs import head_of
from wsisdiff.telling.phrases import say

DEEPEST = 3
"""The lowest level of headings that has a style of its own."""
WRAPPERS: dict[Op, str] = {"cut": "del", "add": "ins", "from": "moveFrom", "to": "moveTo"}
HANGING = 794
"""Twentieths of a point by which a paragraph's number stands out: 1.4 cm, room for an old number struck out beside the new one."""


def compare_word(view: View, *, author: str = "wsisdiff", when: datetime | None = None, template: Path | None = None) -> bytes:
    """The document's bytes, the same for the same drafts, author and date.

    `when` dates the changes; without it they carry the new draft's date, or none. WsisdiffError when only some kinds of change are
    to be shown: a redline is of the whole draft.
    """
    if len(view.rows) != sum(view.counts.values()):
        raise WsisdiffError("a Word redline shows every change", todo="leave out --kind, or choose --format html, md or json")
    comparison = Comparison(view.old, view.new, view.changes)
    if when is None and view.new.date is not None:
        when = datetime.combine(view.new.date, time())
    head = say("compare", "word_head", old=head_of(view.old), new=head_of(view.new))
    document = new_document(view.new.title, head, template)
    writer = _Writer(clean(author), when)
    lines, body = redline(comparison, view.noise_hidden), Body(document)
    for line in lines:
        was: Any = body.paragraph(_style(line.was))._p if line.was else None
        writer.write(body.paragraph(_style(line))._p, line, was)
        if was is not None:
            was.getparent().remove(was)
    writer.attach(document)
    document.add_paragraph()  # the last paragraph end of a document cannot be tracked
    return finish(document)


def _style(line: Line) -> str | None:
    return f"Heading {min(DEEPEST, max(1, line.depth))}" if line.level == "heading" else None


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The same readings, with words replaced one after the other as one passage: nobody reads a heading struck out word by word.

    >>> words = [Piece("cut", "old"), Piece("add", "new"), Piece("keep", " "), Piece("cut", "text"), Piece("add", "words")]
    >>> [(p.op, p.text) for p in joined(words)]
    [('cut', 'old text'), ('add', 'new words')]
    """
    out: list[Piece] = []
    for piece in pieces:
        out.append(piece)
        while [p.op for p in out[-5:]] == ["cut", "add", "keep", "cut", "add"] and out[-3].text == " ":
            cut, add, _, more_cut, more_add = out[-5:]
            gone, came = (f"{one.text} {more.text}" for one, more in ((cut, more_cut), (add, more_add)))
            out[-5:] = [replace(cut, text=gone), replace(add, text=came)]
    return out


def _with_notes(pieces: Sequence[Piece], notes: Sequence[Note]) -> Iterator[Piece | Note]:
    """The pieces with each footnote before the last word of the last piece that stands in the readings in which the note does, since
    LibreOffice does not take a mark right at a tracked paragraph end away with it."""
    spots: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        at = [n for n, piece in enumerate(pieces) if piece.text.strip() and piece.op == note.op]
        spots[at[-1] if at and note.op != "keep" else len(pieces) - 1].append(note)
    for n, piece in enumerate(pieces):
        text = piece.text
        at_word = len(text.rstrip()) - len(text.split()[-1]) if n in spots and text.split() else 0
        if at_word:
            yield replace(piece, text=text[:at_word])
        yield from spots[n]
        yield replace(piece, text=text[at_word:])
    yield from spots[-1]


class _Writer:
    """Writes lines as paragraphs; numbers the changes, and collects the footnotes."""

    def __init__(self, author: str, when: datetime | None) -> None:
        self._author, self._when = author, when
        self._changes = self._noted = 0
        self._notes = element("footnotes")
        for id, kind in (("-1", "separator"), ("0", "continuationSeparator")):
            note = self._note(id)
            note.set(qn("w:type"), kind)
            _run(note[0]).append(element(kind))

    def write(self, paragraph: Any, line: Line, was: Any = None) -> None:
        """Write the line into a paragraph; `was` is an empty one in the style that it had."""
        properties = paragraph.get_or_add_pPr()
        if line.level != "heading":
            hanging = {"hanging": str(HANGING)} if any("\t" in piece.text for piece in line.pieces) else {}
            properties.append(element("ind", left=str(HANGING * (2 if line.level == "item" else 1)), **hanging))
        if line.end.op != "keep":
            properties.append(element("rPr", self._change(WRAPPERS[line.end.op])))
        if was is not None:
            properties.append(self._change("pPrChange", was.get_or_add_pPr()))
        moving = next((p for p in (*line.pieces, line.end) if p.move), None)
        if moving is not None:
            start = self._change(f"{WRAPPERS[moving.op]}RangeStart")
            start.set(qn("w:name"), f"move{moving.move}")
            paragraph.append(start)
        for part in _with_notes(joined(line.pieces), line.notes):
            if isinstance(part, Piece):
                self._piece(paragraph, part)
            else:
                self._within(paragraph, part.op).append(self._reference(part))
        if moving is not None:
            paragraph.append(element(f"{WRAPPERS[moving.op]}RangeEnd", id=start.get(qn("w:id"))))

    def attach(self, document: Document) -> None:
        """Put the notes into the file, where there are any."""
        if self._noted:
            blob = etree.tostring(self._notes, xml_declaration=True, encoding="UTF-8", standalone=True)
            part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
            document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _piece(self, paragraph: Any, piece: Piece) -> None:
        if not piece.text:
            return
        run = _run(self._within(paragraph, piece.op))
        for n, text in enumerate(clean(piece.text).split("\t")):
            if n:
                run.append(element("tab"))
            if text:
                words = element("delText" if piece.op == "cut" else "t", text)
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.append(words)

    def _within(self, paragraph: Any, op: Op) -> Any:
        """What is to hold a run: a new change at the paragraph's end, or for what is kept the paragraph itself."""
        if op == "keep":
            return paragraph
        change = self._change(WRAPPERS[op])
        paragraph.append(change)
        return change

    def _change(self, name: str, *inside: Any) -> Any:
        self._changes += 1
        day = {"date": self._when.strftime("%Y-%m-%dT%H:%M:%SZ")} if self._when is not None else {}
        return element(name, *inside, id=str(self._changes), author=self._author, **day)

    def _reference(self, note: Note) -> Any:
        """Write the note; the run that refers to it. Words of one that came or went whole stand plain, since its mark says so."""
        self._noted += 1
        paragraph = self._note(str(self._noted))[0]
        _run(paragraph).append(element("footnoteRef"))
        for edit in note.edits if note.op == "keep" else (Edit("keep", "".join(edit.text for edit in note.edits)),):
            self._piece(paragraph, Piece(edit.op, edit.text.replace("\n", " ")))
        raised = element("rPr", element("vertAlign", val="superscript"))
        return element("r", raised, element("footnoteReference", id=str(self._noted)))

    def _note(self, id: str) -> Any:
        note = element("footnote", element("p"), id=id)
        self._notes.append(note)
        return note


def _run(paragraph: Any) -> Any:
    run = element("r")
    paragraph.append(run)
    return run
