"""The formats of drafts, in one table: their endings, what servers call them, which limit and which libraries their reading has.

The command line, the manifest, fetching, the cache and the pages under docs/ go by it. A new format is a row here, a line in
`readers.py` and a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Changes = Literal["accepted", "original"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which a draft may come."""

    name: str
    called: str
    """What a person calls such a file, with its article."""
    endings: tuple[str, ...]
    """File endings; the first is the one under which drafts.toml takes them."""
    types: tuple[str, ...] = ()
    """Media types by which servers announce it."""
    limit: Literal["file_mb", "text_mb"] = "file_mb"
    libraries: tuple[str, ...] = ()
    """What opens it: a new build of these reads anew."""
    holds: str = ""
    """What the first bytes of every such file say that it is (see `checking`); empty where they say nothing."""
    plain: bool = False
    """Text with few marks or none, which servers announce as any other such text."""


FORMATS = (
    Format("PDF", "a PDF file", (".pdf",), ("application/pdf", "application/x-pdf"), libraries=("pypdfium2", "pypdfium2_raw"), holds="PDF"),
    Format("Word", "a Word file", (".docx", ".docm"), ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
           libraries=("lxml",), holds="zip"),
    Format("old Word", "an old Word file", (".doc", ".dot"), libraries=("lxml",), holds="old Word"),
    Format("HTML", "a web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "text_mb", ("lxml",)),
    Format("Markdown", "a text", (".md", ".markdown"), ("text/markdown", "text/x-markdown"), "text_mb", plain=True),
    Format("text", "a text", (".txt", ".text"), ("text/plain",), "text_mb", ("lxml",), plain=True),
    Format("OpenDocument", "an OpenDocument text", (".odt",), ("application/vnd.oasis.opendocument.text",),
           libraries=("lxml",), holds="zip"),
    Format("rich text", "a rich text file", (".rtf",), ("application/rtf", "text/rtf"), holds="rich text"),
    Format("mail", "an e-mail", (".eml",), ("message/rfc822",), libraries=("lxml", "pypdfium2")),
    Format("archive", "an archive", (".zip",), (), libraries=("lxml", "pypdfium2"), holds="zip"),
)  # fmt: skip
ENDINGS = tuple(format.endings[0] for format in FORMATS if format.name != "old Word")  # which needs LibreOffice
LISTED = " ".join(ENDINGS)
"""The endings as help texts list them."""
_OF = {ending: format for format in FORMATS for ending in format.endings}

OTHERS = {
    ".msg": ("a mail saved by Outlook", "save its attachment, or save the mail as .eml or as text"),
    ".mht": ("a web archive", "save the page as .html"), ".mhtml": ("a web archive", "save the page as .html"),
    ".webarchive": ("a web archive", "save the page as .html"),
    ".pages": ("a Pages file", "export it as Word (.docx)"), ".wpd": ("a WordPerfect file", "save it as .docx"),
    ".epub": ("an e-book", "save its text as .html"), ".xlsx": ("a spreadsheet", "asks in it are read by wsisdiff asks import"),
    ".xls": ("a spreadsheet", "save its text as .docx"), ".pptx": ("a presentation", "save its text as .docx"),
    ".7z": ("an archive", "unpack it first"), ".rar": ("an archive", "unpack it first"), ".gz": ("an archive", "unpack it first"),
    ".png": ("a picture", "make its text searchable with OCR and save it as PDF"),
    ".jpg": ("a picture", "make its text searchable with OCR and save it as PDF"),
    ".jpeg": ("a picture", "make its text searchable with OCR and save it as PDF"),
    ".tif": ("a picture", "make its text searchable with OCR and save it as PDF"),
    ".tiff": ("a picture", "make its text searchable with OCR and save it as PDF"),
}  # fmt: skip
"""Endings that people try -> what such a file is, and what to do."""


def format_of(ending: str) -> Format | None:
    """The format of files with this ending, or None.

    >>> format_of(".HTM").name, format_of(".xyz")
    ('HTML', None)
    """
    return _OF.get(ending.lower())


def usual(ending: str) -> str:
    """The ending under which drafts.toml takes files of this one.

    >>> usual(".HTM"), usual(".pdf"), usual(".x")
    ('.html', '.pdf', '.x')
    """
    found = format_of(ending)
    return found.endings[0] if found else ending.lower()
