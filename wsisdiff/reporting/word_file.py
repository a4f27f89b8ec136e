"""What all Word documents of the tool share: page, header, page numbers, fixed properties."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from wsisdiff.model import Evidence
from wsisdiff.reporting.escaping import CONTROL

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def new_document(title: str, head: str) -> Document:
    """An A4 document with a title, `head` in the page header and page numbers at the foot."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.0)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    section.header.paragraphs[0].text = CONTROL.sub("", head)
    foot = section.footer.paragraphs[0]
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    document.add_heading(CONTROL.sub("", title), 0)
    return document


def add_marked(paragraph: Paragraph, quote: Evidence) -> None:
    """A quotation with its paragraph's label in front and its matched words in bold."""
    paragraph.add_run(CONTROL.sub("", f"{quote.paragraph}: "))
    at = quote.start
    for span in sorted(set(quote.matched)):
        if at <= span.start and span.end <= quote.end:
            paragraph.add_run(CONTROL.sub("", quote.text[at - quote.start : span.start - quote.start]))
            paragraph.add_run(CONTROL.sub("", quote.text[span.start - quote.start : span.end - quote.start])).bold = True
            at = span.end
    paragraph.add_run(CONTROL.sub("", quote.text[at - quote.start :]))
    if quote.bracketed:
        paragraph.add_run(" [not agreed]").italic = True


def finish(document: Document, out: BinaryIO) -> None:
    """Write the document with fixed dates, so that the same content gives the same bytes."""
    day = datetime(2000, 1, 1, tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = day
    document.core_properties.author = "wsisdiff"
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
