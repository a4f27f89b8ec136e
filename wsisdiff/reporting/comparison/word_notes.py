"""Footnotes of a redline as a part of the Word file: real notes, with what changed in them tracked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element

from wsisdiff.reporting.comparison.lines import Note

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


class Notes:
    """Collects the notes of a document. `make` makes an element, `write` writes a piece of text into a paragraph."""

    def __init__(self, make: Callable[[str], _Element], write: Callable[[Any, str, str], None]) -> None:
        self._make, self._write = make, write
        self._root = make("w:footnotes")
        self._count = 0
        for id, kind in SEPARATORS:
            note = self._note(id)
            note.set(_q("w:type"), kind)
            run = self._run(note[0])
            run.append(make(f"w:{kind}"))

    def add(self, note: Note) -> _Element:
        """Write the note; the run that refers to it."""
        self._count += 1
        id = str(self._count)
        paragraph = self._note(id)[0]
        self._run(paragraph).append(self._make("w:footnoteRef"))
        for op, text in _pieces(note):
            self._write(paragraph, op, text)
        run = self._make("w:r")
        raised = self._make("w:vertAlign")
        raised.set(_q("w:val"), "superscript")
        properties = self._make("w:rPr")
        properties.append(raised)
        run.append(properties)
        reference = self._make("w:footnoteReference")
        reference.set(_q("w:id"), id)
        run.append(reference)
        return run

    def attach(self, document: Document) -> None:
        """Put the notes into the file, where there are any."""
        if not self._count:
            return

        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, blob, document.part.package)
        document.part.relate_to(part, RELATION)

    def _note(self, id: str) -> _Element:
        note = self._make("w:footnote")
        note.set(_q("w:id"), id)
        note.append(self._make("w:p"))
        self._root.append(note)
        return note

    def _run(self, paragraph: _Element) -> _Element:
        run = self._make("w:r")
        paragraph.append(run)
        return run


def _pieces(note: Note) -> Sequence[tuple[str, str]]:
    """The note's words; of one that came or went whole they stand plain, since its mark says so."""
    if note.op == "keep":
        return [(edit.op, edit.text.replace("\n", " ")) for edit in note.edits]
    return [("keep", "".join(edit.text for edit in note.edits).replace("\n", " "))]


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name.split(':')[1]}"
