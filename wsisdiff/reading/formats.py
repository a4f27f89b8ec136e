"""The formats of drafts, in one table: their endings, what servers call them, which limit and which libraries their reading has.

The command line, the manifest, fetching, the cache, the start of `drafts.toml` and the pages under docs/ go by it. A new format is a row
here and a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Changes = Literal["accepted", "original"]
SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
"""What to do with a file that another program made for Word."""
OTHERS = {
    ".msg": ("a mail saved by Outlook", "save its attachment, or save the mail as .eml or as text"),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), ("a web archive", "save the page as .html")),
    ".pages": ("a Pages file", "export it as Word (.docx)"), ".wpd": ("a WordPerfect file", SAVE_AS_DOCX),
    ".epub": ("an e-book", "save its text as .html"), ".xlsx": ("a spreadsheet", "asks in it are read by wsisdiff asks import"),
    ".xls": ("a spreadsheet", "save its text as .docx"), ".pptx": ("a presentation", "save its text as .docx"),
    **dict.fromkeys((".7z", ".rar", ".gz"), ("an archive", "unpack it first")),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"),
                    ("a picture", "make its text searchable with OCR and save it as PDF")),
}  # fmt: skip
"""Endings that people try -> what such a file is, and what to do."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which a draft may come."""

    name: str
    called: str
    """What a person calls such a file, with its article."""
    endings: tuple[str, ...]
    """File endings; the first is the one under which drafts.toml takes them."""
    reader: str
    """Where the function is that reads it, below this package: (path, changes="accepted") -> Reading."""
    types: tuple[str, ...] = ()
    """Media types by which servers announce it."""
    limit: Literal["file_mb", "text_mb"] = "file_mb"
    libraries: tuple[str, ...] = ()
    """What opens it: a new build of these reads anew."""
    holds: str = ""
    """What the first bytes of every such file say that it is (see `open_draft`); empty where they say nothing."""
    plain: bool = False
    """Text with few marks or none, which servers announce as any other such text."""
    carries: bool = False
    """Whether it may hold other files, which its reader gets a function to read."""
    listed: bool = True
    """Whether helps name it: not where it needs a program that many do not have."""
    reads: str = ""
    """What is read of it, for the page about formats; says it without the other rows."""


FORMATS = (
    Format("PDF", "a PDF file", (".pdf",), "pdf.process.read_pdf_apart", ("application/pdf", "application/x-pdf"),
           libraries=("pypdfium2", "pypdfium2_raw"), holds="PDF",
           reads="text where it stands on the page, tables, footnotes; struck and inserted words, what nobody sees left out"),
    Format("Word", "a Word file", (".docx", ".docm"), "word.read.read_word",
           ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), libraries=("lxml",), holds="zip",
           carries=True,
           reads="tracked changes, words struck by hand, automatic numbers in the scripts of the six languages, equations, notes, "
                 "pages put in as files"),
    Format("old Word", "an old Word file", (".doc", ".dot"), "converted.read_old_word", libraries=("lxml",), holds="old Word",
           carries=True, listed=False,
           reads="old Word files, where LibreOffice is installed: it makes a new one, which is read as `.docx` is"),
    Format("HTML", "a web page", (".html", ".htm", ".xhtml"), "html.read.read_html", ("text/html", "application/xhtml+xml"), "text_mb",
           ("lxml",),
           reads="the document without the page around it, as its style sheets show it: struck and hidden words, numbers that they count; "
                 "pages saved by Word, Google Docs, the Official Journal, or made from a PDF"),
    Format("Markdown", "a text", (".md", ".markdown"), "text.markdown.read_markdown", ("text/markdown", "text/x-markdown"), "text_mb",
           plain=True,
           reads="`~~struck~~`, `<del>`, CriticMarkup, `<DELETED>`"),
    Format("text", "a text", (".txt", ".text"), "text.mail.read_text", ("text/plain",), "text_mb", ("lxml",), plain=True, carries=True,
           reads="changes marked as in `.md`; left out are line numbers in the margin, heads and feet of pages, and what a mail has around "
                 "a draft that it forwards; texts laid out as the pages of a PDF were"),
    Format("OpenDocument", "an OpenDocument text", (".odt",), "odt.read.read_odt", ("application/vnd.oasis.opendocument.text",),
           libraries=("lxml",), holds="zip",
           reads="tracked and hand-struck changes, hidden words, lists, tables, notes"),
    Format("rich text", "a rich text file", (".rtf",), "rtf.read.read_rtf", ("application/rtf", "text/rtf"), holds="rich text",
           reads="tracked and hand-struck changes, hidden words, lists, tables, notes"),
    Format("mail", "an e-mail", (".eml",), "text.mail.read_mail", ("message/rfc822",), libraries=("lxml", "pypdfium2"),
           carries=True,
           reads="the one draft that the mail carries, else its own text or the one it forwards (its page, where it has one: that shows "
                 "what is struck)"),
    Format("archive", "an archive", (".zip",), "unpacking.read_archive", libraries=("lxml", "pypdfium2"), holds="zip",
           carries=True, reads="the one draft in it"),
)  # fmt: skip
"""In the order in which helps and docs list them."""
ENDINGS = tuple(format.endings[0] for format in FORMATS if format.listed)
LISTED = " ".join(ENDINGS)
"""The endings as help texts list them."""
_OF = {ending: format for format in FORMATS for ending in format.endings}


def format_of(ending: str) -> Format | None:
    """The format of files with this ending, or None.

    >>> format_of(".HTM").name, format_of(".xyz")
    ('HTML', None)
    """
    return _OF.get(ending.lower())


def may_be_carried(ending: str) -> bool:
    """Whether files with this ending are drafts that a mail or an archive may carry: of a format read here, and no mail or archive."""
    found = format_of(ending)
    return found is not None and found.name not in ("mail", "archive")


def usual(ending: str) -> str:
    """The ending under which drafts.toml takes files of this one.

    >>> usual(".HTM"), usual(".pdf"), usual(".x")
    ('.html', '.pdf', '.x')
    """
    found = format_of(ending)
    return found.endings[0] if found else ending.lower()
