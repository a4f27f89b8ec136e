"""Footnotes of a redline as a part of the Word file: real notes, with what changed in them tracked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from wsisdiff.reporting.comparison.lines import Note
from wsisdiff.reporting.ink.word_styles import element

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


class Notes:
    """Collects the notes of a document. `write` writes a piece of text into a paragraph."""

    def __init__(self, write: Callable[[Any, str, str], None]) -> None:
        self._write = write
        self._root = element("footnotes")
        self._count = 0
        for id, kind in SEPARATORS:
            note = self._note(id)
            note.set(qn("w:type"), kind)
            _run(note[0]).append(element(kind))

    def add(self, note: Note) -> Any:
        """Write the note; the run that refers to it."""
        self._count += 1
        id = str(self._count)
        paragraph = self._note(id)[0]
        _run(paragraph).append(element("footnoteRef"))
        for op, text in _pieces(note):
            self._write(paragraph, op, text)
        run, properties = element("r"), element("rPr")
        properties.append(element("vertAlign", val="superscript"))
        run.extend([properties, element("footnoteReference", id=id)])
        return run

    def attach(self, document: Document) -> None:
        """Put the notes into the file, where there are any."""
        if not self._count:
            return
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, blob, document.part.package)
        document.part.relate_to(part, RELATION)

    def _note(self, id: str) -> Any:
        note = element("footnote", id=id)
        note.append(element("p"))
        self._root.append(note)
        return note


def _run(paragraph: Any) -> Any:
    run = element("r")
    paragraph.append(run)
    return run


def _pieces(note: Note) -> Sequence[tuple[str, str]]:
    """The note's words; of one that came or went whole they stand plain, since its mark says so."""
    if note.op == "keep":
        return [(edit.op, edit.text.replace("\n", " ")) for edit in note.edits]
    return [("keep", "".join(edit.text for edit in note.edits).replace("\n", " "))]
