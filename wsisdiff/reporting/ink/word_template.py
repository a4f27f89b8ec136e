"""A user's own Word file as a template: its styles, page, header and footer are taken, its text is not.

A template is `templates/report.docx`, `brief.docx` or `compare.docx` in the workspace, or the file that `--template` names. In its header
and footer `{title}` and `{head}` (draft and date) are filled in, and a line in the style “Running Head” is written anew. A header or
footer that the template does not have is ours, and so is a style: word processors leave out of a file the styles that it does not use.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from wsisdiff.errors import WsisdiffError
from wsisdiff.files.writing import repacked
from wsisdiff.reading.word.package import open_package
from wsisdiff.reporting.ink.word_styles import RUNNING_HEAD
from wsisdiff.steps import caution

KEPT = ("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering", "header", "footer")
"""Parts that say how a document looks. All others (pictures, comments, notes, links of its text) stay behind with the text."""
LARGEST = 64 * 1024 * 1024
"""Bytes of all parts of a template, unpacked. Letterheads have a tenth of it, their pictures included."""
SAVE_AGAIN = "open it in Word or LibreOffice and save it as .docx, without macros"
NARROWEST = 5.0
"""Centimetres of text that a table of asks and drafts needs at the least."""
KEPT_OF_PACKAGE = ("officeDocument", "core-properties", "extended-properties")
"""The rest (a thumbnail of the first page, properties of one's own) tells of the old text."""
HARMLESS = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "DATE", "CREATEDATE", "SAVEDATE"}
) | {"PRINTDATE", "TIME", "FILENAME", "SEQ"}
"""Fields that only say something of the document. Others fetch files and pages, or start programs, when it is opened or printed."""
PLACE = re.compile(r"\{(title|head)\}")


def open_template(path: Path) -> Document:
    """The file as an empty document. WsisdiffError when it is damaged, no Word file, or too narrow for text."""
    open_package(path)  # says in one line what is wrong with it
    try:
        document = docx.Document(_as_document(path))
        _empty(document)
        for left_out in _disarm(document):
            caution(f"{path}: {left_out} in this template was left out: it would fetch or run something")
        section = document.sections[0]
        for margin in (section.header, section.footer):
            is_bare(margin)
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        # What the libraries raise for a part that is missing, broken or of a kind of its own (macros) is not one family.
        raise WsisdiffError("this Word file cannot be a template", where=str(path), todo=SAVE_AGAIN) from error
    if section.page_width and (width := text_width(document)) < NARROWEST:
        todo = f"make the page wider or its margins narrower: {NARROWEST:.0f} cm at least"
        raise WsisdiffError(f"the template leaves {width:.1f} cm for the text", where=str(path), todo=todo)
    return document


def text_width(document: Document) -> float:
    """Width of the text in centimetres."""
    section = document.sections[0]
    lengths = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (float(length.cm) if length is not None else 0.0 for length in lengths)
    return page - left - right


def _as_document(path: Path) -> io.BytesIO:
    """The file's bytes; a template in Word's own sense (.dotx) made a document."""
    with zipfile.ZipFile(path) as source:
        if sum(info.file_size for info in source.infolist()) > LARGEST:
            todo = "take its large pictures out"
            raise WsisdiffError(f"the template unpacks to more than {LARGEST // 2**20} MB", where=str(path), todo=todo)

    def as_document(name: str, part: bytes) -> bytes:
        types = name == "[Content_Types].xml"
        return part.replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml") if types else part

    return io.BytesIO(repacked(path, as_document))


def _empty(document: Document) -> None:
    body = document.element.body
    first = next(iter(body.iter(qn("w:sectPr"))), None)  # where a file has several sections, the first has the letterhead
    for part in list(body):
        body.remove(part)
    body.append(OxmlElement("w:sectPr") if first is None else first)
    if first is not None:
        for kind in first.findall(qn("w:type")):
            first.remove(kind)
    _drop(document.part, KEPT)
    settings = document.settings.element
    for name in ("attachedTemplate", "footnotePr", "endnotePr", "mailMerge", "documentProtection", "trackRevisions"):
        for found in settings.findall(qn(f"w:{name}")):
            settings.remove(found)
    _drop(document.part._settings_part)
    _drop(document.part.package, KEPT_OF_PACKAGE)


def _drop(part: Any, kept: Collection[str] = ()) -> None:
    for id in [id for id, relation in part.rels.items() if _kind(relation) not in kept]:
        del part.rels[id]


def _kind(relation: Any) -> str:
    return str(relation.reltype.rsplit("/", 1)[-1])


def _disarm(document: Document) -> list[str]:
    """Take out of headers, footers and styles what would fetch or run something; what was taken out, for a person."""
    found: list[str] = []
    for part in {id(r.target_part): r.target_part for r in document.part.rels.values() if not r.is_external}.values():
        element: Any = getattr(part, "element", None)
        for id_, relation in list(part.rels.items()):
            if relation.is_external or _kind(relation) in ("oleObject", "control", "package", "vbaProject"):
                found.append(f"the link to {str(relation.target_ref)[:80]!r}" if relation.is_external else "an embedded object")
                del part.rels[id_]
        if element is None:
            continue
        for simple in list(element.iter(qn("w:fldSimple"))):
            name = _field(simple.get(qn("w:instr"), ""))
            if name not in HARMLESS:
                found.append(f"the field {name or 'without a name'}")
                for shown in list(simple):  # its text stays, as text
                    simple.addprevious(shown)
                simple.getparent().remove(simple)
        names = [name for text in _instructions(element) if (name := _field(text)) not in HARMLESS]
        found += [f"the field {name or 'without a name'}" for name in names]
        for mark in list(element.iter(qn("w:instrText"), qn("w:fldChar"))) if names else ():
            mark.getparent().remove(mark)
        for thing in list(element.iter(qn("w:object"), qn("w:control"))):
            found.append("an embedded object")
            thing.getparent().remove(thing)
    return list(dict.fromkeys(found))


def _field(instruction: str) -> str:
    return instruction.split()[0].upper()[:40] if instruction.split() else ""


def _instructions(element: Any) -> list[str]:
    """The instructions of the fields in runs, each whole: a word processor may cut one into many runs."""
    found: list[str] = []
    open_ = 0
    for mark in element.iter(qn("w:fldChar"), qn("w:instrText")):
        if mark.tag == qn("w:instrText"):
            if not open_:
                found.append("")
                open_ = 1
            found[-1] += mark.text or ""
        elif mark.get(qn("w:fldCharType")) == "begin":
            found.append("")
            open_ += 1
        elif mark.get(qn("w:fldCharType")) == "end":
            open_ = max(0, open_ - 1)
    return found


def fill(document: Document, title: str, head: str) -> None:
    """Write title and draft where the header and the footer have a place for them."""
    margins: list[Any] = [r.target_part for r in document.part.rels.values() if _kind(r) in ("header", "footer")]
    for paragraph in (Paragraph(element, part) for part in margins for element in part.element.iter(qn("w:p"))):
        if paragraph.style is not None and paragraph.style.name == RUNNING_HEAD:
            paragraph.text = head
        elif PLACE.search(paragraph.text):
            _replace(paragraph, {"title": title, "head": head})


def _replace(paragraph: Paragraph, values: dict[str, str]) -> None:
    """Fill the places of a paragraph in; word processors may have cut a place into several runs."""
    runs = paragraph.runs
    text = "".join(run.text for run in runs)
    for place in reversed(list(PLACE.finditer(text))):
        at, written = 0, False
        for run in runs:
            own = run.text
            start, end = max(place.start() - at, 0), min(place.end() - at, len(own))
            at += len(own)
            if start < end:
                run.text = own[:start] + ("" if written else values[place[1]]) + own[end:]
                written = True


def is_bare(margin: Any) -> bool:
    """Whether a header or footer has neither text nor anything else to show."""
    if margin.is_linked_to_previous:
        return True
    shown = ("w:t", "w:drawing", "w:pict", "w:object", "w:instrText", "w:fldSimple")
    return not any(True for name in shown for _ in margin._element.iter(qn(name)))
