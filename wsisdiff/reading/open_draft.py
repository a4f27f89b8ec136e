"""A file becomes a Draft: the reader is chosen by the file's ending and checked against what the file holds."""

from __future__ import annotations

import re
from datetime import date as Date
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits, time_limited
from wsisdiff.ids import slug
from wsisdiff.model import Draft
from wsisdiff.reading.alarms import alarms
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.formats import OTHERS, Changes, Format, format_of, reader_of
from wsisdiff.reading.lines.oneline import noticing
from wsisdiff.reading.lookalikes import as_seen
from wsisdiff.reading.paragraphs.numbering import number
from wsisdiff.reading.paragraphs.standing import stand
from wsisdiff.text.detection import ENGLISH, language_of

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
    with noticing() as noticed:
        reading = reader_of(checked(path), changes)(path)
    _check_reading(reading, str(path))
    name = title or reading.title
    blocks, looks = as_seen(reading.blocks, noticed, original=changes == "original")
    numbered = number(blocks, name)
    if not any(any(c.isalnum() for c in paragraph.text) for paragraph in numbered.paragraphs):
        raise UnreadableDraft(
            "no paragraph was found in it", where=str(path), todo="check that it is the draft and not a cover page"
        )
    check_time()
    paragraphs, odd = stand(numbered.paragraphs, numbered.headings)
    warnings = [*alarms(blocks, numbered.paragraphs), *looks, *reading.warnings, *numbered.warnings, *odd]
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


def checked(path: Path, name: str = "") -> Format:
    """The file's format; UnreadableDraft when there is no such file, or it is not what its name says, or too large, or empty.

    `name` is what errors call a file that another one carries.
    """
    where = name or str(path)
    if not path.exists():
        raise UnreadableDraft("there is no such file", where=where, todo="check the path")
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "is no ordinary file"
        raise UnreadableDraft(f"{what}, not a draft", where=where, todo="give the file itself")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDraft("the file is empty", where=where, todo="fetch or save it again")
    ending = path.suffix.lower()
    format = format_of(ending)
    limit = format.limit if format else "file_mb"
    if size > getattr(limits(), limit) * 2**20:
        raise beyond(f"{size / 2**20:.1f} MB are more than a draft has", limit, where)
    if format is None:
        what, todo = OTHERS.get(ending, (f"a file ending in {ending!r}" if ending else "a file without an ending", ""))
        raise UnreadableDraft(
            f"{what} is not read", where=where, todo=todo or "save the draft as .pdf, .docx, .html, .md or .txt"
        )
    with path.open("rb") as file:
        head = file.read(_HEAD)
    _check_content(format, ending, _holds(head), where)
    return format


def _holds(head: bytes) -> str:
    """What the first bytes say the file is; empty when they do not say."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            return what
    if b"%PDF-" in head:
        return "PDF"  # junk before the header, which readers of PDF tolerate
    return "HTML" if _HTML.search(head) else ""


def _check_content(format: Format, ending: str, holds: str, where: str) -> None:
    """UnreadableDraft where the first bytes say that the file is another thing than its ending does."""
    name = format.name
    if holds == format.holds or (holds == "HTML" and name in ("HTML", "Markdown", "mail")):
        return
    if (name == "HTML" and not holds) or (name == "Word" and holds == "old Word"):
        return  # a fragment of a page; an old or protected Word file, which its reader tells apart
    if format.holds and not holds:
        raise UnreadableDraft(
            f"this is no {format.called.split(' ', 1)[1]}, whatever its name says", where=where, todo="fetch or save it again"
        )
    found = {"PDF": "a PDF file", "zip": "a Word file or another archive", "HTML": "a web page", "old Word": "an old Word file",
             "rich text": "a rich text file", "picture": "a picture", "compressed": "a compressed file"}[holds]  # fmt: skip
    endings = {"PDF": ".pdf", "zip": ".docx", "HTML": ".html", "rich text": ".rtf"}
    todo = _SAVE_AS.get(holds) or f"if that is the draft, rename it so that it ends in {endings[holds]}"
    if holds == "HTML" and name in ("PDF", "Word"):
        todo = "the site may have sent an error page: fetch it again, or rename it to .html if that is the draft"
    raise UnreadableDraft(f"it ends in {ending} but holds {found}", where=where, todo=todo)
