"""A file becomes a Draft: checked to be what its name says (there, not too large, of the format of its ending by its first bytes), and
read by the reader of its format."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from functools import partial
from importlib import import_module
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits, time_limited
from wsisdiff.ids import slug
from wsisdiff.model import Draft, Remark
from wsisdiff.reading.blocks import Reading, alarms, without_contents
from wsisdiff.reading.formats import FORMATS, OTHERS, SAVE_AS_DOCX, Changes, Format, format_of
from wsisdiff.reading.lines.joining import noticing
from wsisdiff.reading.lines.listed_notes import starred
from wsisdiff.reading.lookalikes import as_seen
from wsisdiff.reading.paragraphs.numbering import number
from wsisdiff.reading.paragraphs.standing import stand
from wsisdiff.text.detection import ENGLISH, language_of

_SIGNATURES = {
    "PDF": (b"%PDF-",), "zip": (b"PK\x03\x04", b"PK\x05\x06"), "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "rich text": (b"{\\rtf",), "picture": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "compressed": (b"\x1f\x8b",),
}  # fmt: skip
_PDF = re.compile(rb"%PDF-\d\.\d")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
"""How web pages begin; other files of elements may have a body, too."""
_NO_FORMAT = {
    "zip": ("a Word file or another archive", "if that is the draft, rename it so that it ends in .docx"),
    "old Word": ("", SAVE_AS_DOCX), "compressed": ("a compressed file", "unpack it first"),
    "picture": ("a picture", "a picture has no text; give the document itself, or make it searchable with OCR and save it as PDF"),
}  # fmt: skip
"""What first bytes say -> what such a file is called, and what to do, where several formats or none begin so."""
_HOLDING = {format.holds or format.name: format for format in FORMATS}
"""What first bytes say -> the one format that is so."""


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

    `id` is by default the file's name made an id, `title` the document's own. `changes` says how tracked or marked changes are read.
    Raises UnreadableDraft, in one line, for what cannot be read or holds no paragraph.
    """
    path = Path(path)
    with time_limited(str(path)):
        with noticing() as noticed:
            reading = reader_of(checked(path), changes)(path)
        _check_reading(reading, str(path))
        name = title or reading.title
        blocks, looks = as_seen(reading.blocks, noticed, original=changes == "original")
        blocks, contents = without_contents(starred(blocks))
        numbered = number(blocks, name)
        if not any(any(c.isalnum() for c in paragraph.text) for paragraph in numbered.paragraphs):
            todo = "check that it is the draft and not a cover page"
            raise UnreadableDraft("no paragraph was found in it", where=str(path), todo=todo)
        check_time()
        paragraphs, odd = stand(numbered.paragraphs, numbered.headings)
        language = language_of(numbered.text)
        foreign = () if language == ENGLISH else (Remark.of("file.language", language=language),)
        warnings = (*foreign, *alarms(blocks, numbered.paragraphs), *looks, *contents,
                    *reading.warnings, *numbered.warnings, *odd)  # fmt: skip
        return Draft(
            id or slug(path.stem), name or path.stem, date, numbered.text, paragraphs, numbered.headings, warnings, str(path), symbol,
            specimen, language=language,
        )  # fmt: skip


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
        todo = todo or "save the draft as .pdf, .docx, .html, .md or .txt"
        raise UnreadableDraft(f"{what} is not read", where=where, todo=todo)
    with path.open("rb") as file:
        head = file.read(1024)
    said = next((what for what, signatures in _SIGNATURES.items() if head.startswith(signatures)), "")
    # There may be junk before the header of a PDF, which its readers tolerate.
    holds = said or ("PDF" if _PDF.search(head) else "HTML" if _HTML.match(head) else "")
    _check_content(format, ending, holds, where)
    return format


def _check_content(format: Format, ending: str, holds: str, where: str) -> None:
    """UnreadableDraft where the first bytes say that the file is another thing than its ending does."""
    name = format.name
    if holds == format.holds or (holds == "HTML" and name in ("HTML", "Markdown", "mail")):
        return
    if (name == "HTML" and not holds) or (name == "Word" and holds == "old Word"):
        return  # a fragment of a page; an old or protected Word file, which its reader tells apart
    if format.holds and not holds:
        what = f"this is no {format.called.split(' ', 1)[1]}, whatever its name says"
        raise UnreadableDraft(what, where=where, todo="fetch or save it again")
    called, todo = _NO_FORMAT.get(holds, ("", ""))
    called = called or _HOLDING[holds].called
    todo = todo or f"if that is the draft, rename it so that it ends in {_HOLDING[holds].endings[0]}"
    if holds == "HTML" and name in ("PDF", "Word"):
        todo = "the site may have sent an error page: fetch it again, or rename it to .html if that is the draft"
    raise UnreadableDraft(f"it ends in {ending} but holds {called}", where=where, todo=todo)


def reader_of(format: Format, changes: Changes) -> Callable[[Path], Reading]:
    """The reader of a format; its module is loaded only now."""
    module, _, name = format.reader.rpartition(".")
    read: Callable[..., Reading] = getattr(import_module(f"wsisdiff.reading.{module}"), name)
    carried = {"carried": partial(read_bytes, changes=changes)} if format.carries else {}
    return partial(read, changes=changes, **carried)


def read_bytes(name: str, data: bytes, *, changes: Changes) -> Reading:
    """The blocks of a file that another one carries, by its name's ending. UnreadableDraft as for a file of its own."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="wsisdiff-") as folder:
        path = Path(folder) / f"draft{Path(name).suffix.lower()}"
        path.write_bytes(data)
        return reader_of(checked(path, name), changes)(path)
