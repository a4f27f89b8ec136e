"""The characters of a text file, whatever way they were encoded."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, limits
from wsisdiff.model import Remark

_MARKS = {
    codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
}  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
WEB_ENCODINGS = frozenset((
    "ascii", "utf-8", "utf-8-sig", "gbk", "gb2312", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr",
    "cp949", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp866", "cp874", "tis-620", *(f"cp125{n}" for n in range(9)),
    *(f"iso8859-{n}" for n in (*range(1, 12), *range(13, 17))),
))  # fmt: skip
"""Encodings that browsers know (WHATWG's list), by Python's names; others (rot13, punycode, ...) are no way to write a page or a mail."""
CONTROL_SHARE = 0.02
"""A file with more control characters than this is no text: texts have none, programs and pictures have 10 per cent and more."""


def web_codec(name: str) -> str:
    """Python's name of an encoding that browsers know; empty for any other.

    >>> web_codec("Windows-1251"), web_codec("punycode"), web_codec("nonsense")
    ('cp1251', '', '')
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return found if found in WEB_ENCODINGS else ""


def marked(data: bytes) -> tuple[str, bytes]:
    r"""The encoding that a byte order mark says, and the text behind it; an empty name where there is none.

    >>> marked(b"\xff\xfea\x00"), marked(b"a")
    (('utf-16-le', b'a\x00'), ('', b'a'))
    """
    return next(((encoding, data[len(mark) :]) for mark, encoding in _MARKS.items() if data.startswith(mark)), ("", data))


def web_text(data: bytes, declared: str) -> tuple[str, bool]:
    """A page or mail as text, by its byte order mark, its declaration, as UTF-8 or as Windows-1252, and whether that was a guess.

    What declares Latin-1 holds the quotation marks of Windows-1252, of which that is a part: browsers read it so.
    """
    encoding, behind = marked(data)
    if encoding:
        return behind.decode(encoding, "replace"), False
    for name in (declared, "utf-8"):
        codec = web_codec(name)  # none for UTF-16: what could be read so far is not that, whatever it declares
        with suppress(UnicodeError):
            if codec:
                return data.decode("cp1252" if codec in ("ascii", "iso8859-1") else codec), False
    return data.decode("cp1252", "replace"), True


def decode(data: bytes, path: Path) -> tuple[str, tuple[Remark, ...]]:
    """The text with `\\n` line ends, and warnings. UTF-8, or what a byte order mark says, or, with a warning, Windows-1252.

    Raises UnreadableDraft for what is not text.
    """
    warnings: tuple[Remark, ...] = ()
    encoding, behind = marked(data)
    if encoding:
        try:
            text = behind.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start + len(data) - len(behind)
            what = f"begins like {encoding} text but is not (byte {at})"
            raise UnreadableDraft(what, where=str(path), todo="save it as UTF-8") from None
    else:
        if b"\x00" in data:
            todo = "save the draft as UTF-8 text, or give the PDF or Word file itself"
            raise UnreadableDraft("is not text: it holds null bytes", where=str(path), todo=todo)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            try:
                text = data.decode("cp1252")
            except UnicodeDecodeError:
                what = f"is neither UTF-8 nor Windows-1252 (byte {error.start})"
                raise UnreadableDraft(what, where=f"{path} line {line}", todo="save it as UTF-8") from None
            warnings = (Remark.of("file.not_utf8", line=line),)
    if text.count("\n") > 10 * limits().paragraphs:
        raise beyond(f"it has {text.count(chr(10)):,} lines, more than a draft", "paragraphs", str(path))
    if "\x00" in text or len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        todo = "save the draft as UTF-8 text"
        raise UnreadableDraft("is not text: it is full of control characters", where=str(path), todo=todo)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"), warnings
