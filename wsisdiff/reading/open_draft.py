"""A file becomes a Draft: the reader is chosen by the file's ending and checked against what the file holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from typing import Literal

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import Limits, beyond, check_time, limits, time_limited
from wsisdiff.ids import slug
from wsisdiff.model import Draft
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.paragraphs.numbering import number
from wsisdiff.reading.paragraphs.standing import stand
from wsisdiff.text.detection import ENGLISH, language_of

Changes = Literal["accepted", "original"]

LARGEST_FILE = Limits().file_mb * 2**20
"""Bytes: what is fetched is no larger."""

FORMATS = {
    ".pdf": "PDF", ".docx": "Word", ".docm": "Word", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
    ".md": "Markdown", ".markdown": "Markdown", ".txt": "text", ".text": "text",
}  # fmt: skip
"""File ending -> format. The endings of `drafts.toml` and their common twins."""

_OTHER_FORMATS = {
    ".doc": "an old Word file", ".rtf": "a rich text file", ".odt": "an OpenDocument file", ".pages": "a Pages file",
    ".wpd": "a WordPerfect file", ".epub": "an e-book", ".zip": "an archive", ".xlsx": "a spreadsheet", ".pptx": "a presentation",
    ".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture", ".tif": "a picture", ".tiff": "a picture",
}  # fmt: skip
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
    (b"{\\rtf", "rich text"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "compressed"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|\?xml[^>]*\?>\s*(?:<!doctype\s+html|<html))", re.IGNORECASE)
_SAVE_AS = {
    "old Word": "open it in a word processor and save it as .docx",
    "rich text": "open it in a word processor and save it as .docx",
    "picture": "a picture has no text; give the document itself, or make it searchable with OCR and save it as PDF",
    "compressed": "unpack it first",
}
_HEAD = 1024


def read_draft(
    path: Path | str,
    *,
    id: str = "",
    title: str = "",
    date: Date | None = None,
    changes: Changes = "accepted",
    symbol: str = "",
    specimen: bool = False,
) -> Draft:
    """Read a draft of any format into numbered paragraphs.

    `id` is by default the file's name made an id, `title` the document's own. `changes` says how tracked changes of a Word file
    are read. Raises UnreadableDraft, in one line, for what cannot be read or holds no paragraph.
    """
    path = Path(path)
    with time_limited(str(path)):
        return _read(path, id=id, title=title, date=date, changes=changes, symbol=symbol, specimen=specimen)


def _read(path: Path, *, id: str, title: str, date: Date | None, changes: Changes, symbol: str, specimen: bool) -> Draft:
    format = _check(path)
    reading = _reader(format, changes)(path)
    _check_reading(reading, str(path))
    name = title or reading.title
    numbered = number(reading.blocks, name)
    if not any(any(c.isalnum() for c in paragraph.text) for paragraph in numbered.paragraphs):
        raise UnreadableDraft(
            "no paragraph was found in it", where=str(path), todo="check that it is the draft and not a cover page"
        )
    check_time()
    paragraphs, odd = stand(numbered.paragraphs, numbered.headings)
    warnings = [*reading.warnings, *numbered.warnings, *odd]
    language = language_of(numbered.text)
    if language != ENGLISH:
        warnings.insert(
            0, f"it is hardly English (language: {language}); it is read and compared, but the tool judges in English only"
        )
    return Draft(
        id=id or slug(path.stem),
        title=name or path.stem,
        date=date,
        text=numbered.text,
        paragraphs=paragraphs,
        headings=numbered.headings,
        warnings=tuple(warnings),
        file=str(path),
        symbol=symbol,
        specimen=specimen,
        language=language,
    )


def _check_reading(reading: Reading, where: str) -> None:
    """UnreadableDraft for more paragraphs or text than a draft has, which every later step would have to carry."""
    bounds, count = limits(), len(reading.blocks)
    if count > bounds.paragraphs:
        raise beyond(f"it has {count:,} paragraphs, more than a draft", "paragraphs", where)
    letters = sum(len(block.text) for block in reading.blocks)
    if letters > bounds.text_mb * 2**20:
        raise beyond(f"its text has {letters / 2**20:.1f} million letters, more than a draft", "text_mb", where)


def _reader(format: str, changes: Changes) -> Callable[[Path], Reading]:
    """The reader of a format; its module is loaded only now."""
    if format == "PDF":
        from wsisdiff.reading.pdf.process import read_pdf_apart

        return lambda path: read_pdf_apart(path, changes=changes)
    if format == "Word":
        from wsisdiff.reading.word.read import read_word

        return lambda path: read_word(path, changes=changes)
    if format == "HTML":
        from wsisdiff.reading.html.read import read_html

        return lambda path: read_html(path, changes=changes)
    if format == "Markdown":
        from wsisdiff.reading.text.markdown import read_markdown

        return read_markdown
    from wsisdiff.reading.text.plain import read_plain

    return read_plain


def _check(path: Path) -> str:
    """The file's format; UnreadableDraft when there is no such file, or it is not what its name says, or too large, or empty."""
    where = str(path)
    if not path.exists():
        raise UnreadableDraft("there is no such file", where=where, todo="check the path")
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "is no ordinary file"
        raise UnreadableDraft(f"{what}, not a draft", where=where, todo="give the file itself")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDraft("the file is empty", where=where, todo="fetch or save it again")
    ending = path.suffix.lower()
    limit = "file_mb" if FORMATS.get(ending) in ("PDF", "Word", None) else "text_mb"
    if size > getattr(limits(), limit) * 2**20:
        raise beyond(f"{size / 2**20:.1f} MB are more than a draft has", limit, where)
    if ending not in FORMATS:
        what = _OTHER_FORMATS.get(ending, f"a file ending in {ending!r}" if ending else "a file without an ending")
        raise UnreadableDraft(f"{what} is not read", where=where, todo="save the draft as .pdf, .docx, .html, .md or .txt")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    _check_content(FORMATS[ending], ending, _holds(head), where)
    return FORMATS[ending]


def _holds(head: bytes) -> str:
    """What the first bytes say the file is; empty when they do not say."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            return what
    if b"%PDF-" in head:
        return "PDF"  # junk before the header, which readers of PDF tolerate
    return "HTML" if _HTML.search(head) else ""


def _check_content(format: str, ending: str, holds: str, where: str) -> None:
    expected = {"PDF": "PDF", "Word": "zip"}.get(format, "")
    if holds == expected or (format == "HTML" and holds == "HTML") or (format == "Markdown" and holds == "HTML"):
        return
    if (format == "HTML" and not holds) or (format == "Word" and holds == "old Word"):
        return  # a fragment of a page; an old or protected Word file, which its reader tells apart
    if format in ("PDF", "Word") and not holds:
        what = {"PDF": "this is no PDF file", "Word": "this is no Word file"}[format]
        raise UnreadableDraft(f"{what}, whatever its name says", where=where, todo="fetch or save it again")
    found = {"PDF": "a PDF file", "zip": "a Word file or another archive", "HTML": "a web page", "old Word": "an old Word file",
             "rich text": "a rich text file", "picture": "a picture", "compressed": "a compressed file"}[holds]  # fmt: skip
    endings = {"PDF": ".pdf", "zip": ".docx", "HTML": ".html"}
    todo = _SAVE_AS.get(holds) or f"if that is the draft, rename it so that it ends in {endings[holds]}"
    if holds == "HTML" and format in ("PDF", "Word"):
        todo = "the site may have sent an error page: fetch it again, or rename it to .html if that is the draft"
    raise UnreadableDraft(f"it ends in {ending} but holds {found}", where=where, todo=todo)
