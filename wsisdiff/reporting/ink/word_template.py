"""A user's own Word file as a template: its styles, page, header and footer are taken, its text is not.

A template is `templates/report.docx`, `brief.docx` or `compare.docx` in the workspace, or the file that `--template` names. In its header
and footer `{title}` and `{head}` (draft and date) are filled in, and a line in the style “Running Head” is written anew. A header or
footer that the template does not have is ours, and so is a style: word processors leave out of a file the styles that it does not use.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import WsisdiffError
from wsisdiff.reporting.ink.word_styles import RUNNING_HEAD

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FOLDER = "templates"
ENDINGS = (".docx", ".dotx")
KEPT = ("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering", "header", "footer")
"""Parts that say how a document looks. All others (pictures, comments, notes, links of its text) stay behind with the text."""
LARGEST = 64 * 1024 * 1024
"""Bytes of all parts of a template, unpacked. Letterheads have a tenth of it, their pictures included."""
SAVE_AGAIN = "open it in Word or LibreOffice and save it as .docx, without macros"
NARROWEST = 5.0
"""Centimetres of text that a table of asks and drafts needs at the least."""
KEPT_OF_PACKAGE = ("officeDocument", "core-properties", "extended-properties")
"""The rest (a thumbnail of the first page, properties of one's own) tells of the old text."""
PLACE = re.compile(r"\{(title|head)\}")


def template_for(folder: Path, command: str, given: Path | None, form: str | None) -> Path | None:
    """The template of a command's Word document: the one given, else the workspace's, else none.

    WsisdiffError when one is given that is not there, or for another format.
    """
    if given is not None and form != "docx":
        raise WsisdiffError("a template is for Word files", where=f"--template {given}", todo="add --format docx")
    if form != "docx":
        return None
    if given is None:
        found = (folder / FOLDER / f"{command}{ending}" for ending in ENDINGS)
        return next((path for path in found if path.is_file()), None)
    if given.suffix.lower() not in ENDINGS:
        raise WsisdiffError("a template is a Word file", where=str(given), todo="give one that ends in .docx or .dotx")
    if not given.is_file():
        raise WsisdiffError("there is no such template", where=str(given), todo="correct its name, or leave --template out")
    return given


def open_template(path: Path) -> Document:
    """The file as an empty document. WsisdiffError when it is damaged, no Word file, or too narrow for text."""
    import docx

    from wsisdiff.reading.word.package import open_package

    open_package(path)  # says in one line what is wrong with it
    try:
        document = docx.Document(_as_document(path))
        _empty(document)
        section = document.sections[0]
        for margin in (section.header, section.footer):
            is_bare(margin)
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        # What the libraries raise for a part that is missing, broken or of a kind of its own (macros) is not one family.
        raise WsisdiffError("this Word file cannot be a template", where=str(path), todo=SAVE_AGAIN) from error
    lengths = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (length.cm if length is not None else 0.0 for length in lengths)
    if page and page - left - right < NARROWEST:
        todo = f"make the page wider or its margins narrower: {NARROWEST:.0f} cm at least"
        raise WsisdiffError(f"the template leaves {page - left - right:.1f} cm for the text", where=str(path), todo=todo)
    return document


def _as_document(path: Path) -> io.BytesIO:
    """The file's bytes; a template in Word's own sense (.dotx) made a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        if sum(info.file_size for info in source.infolist()) > LARGEST:
            todo = "take its large pictures out"
            raise WsisdiffError(f"the template unpacks to more than {LARGEST // 2**20} MB", where=str(path), todo=todo)
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "[Content_Types].xml":
                data = data.replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")
            target.writestr(info.filename, data)
    out.seek(0)
    return out


def _empty(document: Document) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    body = document.element.body
    first = next(iter(body.iter(qn("w:sectPr"))), None)  # where a file has several sections, the first has the letterhead
    for part in list(body):
        body.remove(part)
    body.append(OxmlElement("w:sectPr") if first is None else first)
    if first is not None:
        for kind in first.findall(qn("w:type")):
            first.remove(kind)
    _drop(document.part, lambda kind: kind not in KEPT)
    settings = document.settings.element
    for name in ("attachedTemplate", "footnotePr", "endnotePr", "mailMerge", "documentProtection", "trackRevisions"):
        for found in settings.findall(qn(f"w:{name}")):
            settings.remove(found)
    _drop(document.part._settings_part, lambda kind: True)
    _drop(document.part.package, lambda kind: kind not in KEPT_OF_PACKAGE)


def _drop(part: Any, belongs: Any) -> None:
    for id, relation in list(part.rels.items()):
        if belongs(relation.reltype.rsplit("/", 1)[-1]):
            del part.rels[id]


def fill(document: Document, title: str, head: str) -> None:
    """Write title and draft where the header and the footer have a place for them."""
    values = {"title": title, "head": head}
    for paragraph in _margins(document):
        if paragraph.style is not None and paragraph.style.name == RUNNING_HEAD:
            paragraph.text = head
        elif PLACE.search(paragraph.text):
            _replace(paragraph, values)


def _margins(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of all headers and footers, those in tables too."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for relation in document.part.rels.values():
        if relation.reltype.rsplit("/", 1)[-1] in ("header", "footer"):
            part: Any = relation.target_part
            for element in part.element.iter(qn("w:p")):
                yield Paragraph(element, part)


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
            if start >= end:
                continue
            run.text = own[:start] + ("" if written else values[place[1]]) + own[end:]
            written = True


def is_bare(margin: Any) -> bool:
    """Whether a header or footer has neither text nor anything else to show."""
    from docx.oxml.ns import qn

    if margin.is_linked_to_previous:
        return True
    shown = ("w:t", "w:drawing", "w:pict", "w:object", "w:instrText", "w:fldSimple")
    return not any(True for name in shown for _ in margin._element.iter(qn(name)))
