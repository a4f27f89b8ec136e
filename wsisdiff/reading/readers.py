"""Which reader reads which format, and the files that mails and archives carry."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.checking import checked
from wsisdiff.reading.formats import Changes, Format

HEAD_OF_MAIL = 8192
"""Bytes of a text file in which the headers of a mail are looked for."""


def reader_of(format: Format, changes: Changes) -> Callable[[Path], Reading]:
    """The reader of a format; its module is loaded only now."""
    original = changes == "original"
    carried = partial(read_bytes, changes=changes)
    if format.name == "PDF":
        from wsisdiff.reading.pdf.process import read_pdf_apart

        return lambda path: read_pdf_apart(path, changes=changes)
    if format.name == "Word":
        from wsisdiff.reading.word.read import read_word

        return lambda path: read_word(path, carried, changes=changes)
    if format.name == "old Word":
        from wsisdiff.reading.converted import read_old_word
        from wsisdiff.reading.word.read import read_word

        return lambda path: read_old_word(path, lambda made: read_word(made, carried, changes=changes))
    if format.name == "HTML":
        from wsisdiff.reading.html.read import read_html

        return lambda path: read_html(path, changes=changes)
    if format.name == "Markdown":
        from wsisdiff.reading.text.markdown import read_markdown

        return lambda path: read_markdown(path, original=original)
    if format.name == "OpenDocument":
        from wsisdiff.reading.odt.read import read_odt

        return lambda path: read_odt(path, original=original)
    if format.name == "rich text":
        from wsisdiff.reading.rtf.read import read_rtf

        return lambda path: read_rtf(path, original=original)
    if format.name == "mail":
        from wsisdiff.reading.text.mail import read_mail

        return lambda path: read_mail(path, carried, changes=changes)
    if format.name == "archive":
        from wsisdiff.reading.archive import read_archive

        return lambda path: read_archive(path, carried)
    return lambda path: _read_text(path, carried, changes)


def _read_text(path: Path, carried: Carried, changes: Changes) -> Reading:
    """A plain text file; a mail saved as text is read as one."""
    from wsisdiff.reading.text.mail import is_mail, read_mail
    from wsisdiff.reading.text.plain import read_plain

    with path.open("rb") as file:
        head = file.read(HEAD_OF_MAIL)
    return read_mail(path, carried, changes=changes) if is_mail(head) else read_plain(path, original=changes == "original")


def read_bytes(name: str, data: bytes, *, changes: Changes) -> Reading:
    """The blocks of a file that another one carries, by its name's ending. UnreadableDraft as for a file of its own."""
    with tempfile.TemporaryDirectory(prefix="wsisdiff-") as folder:
        path = Path(folder) / f"draft{Path(name).suffix.lower()}"
        path.write_bytes(data)
        return reader_of(checked(path, name), changes)(path)
