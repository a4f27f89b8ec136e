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
_READ_AS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
"""Encodings that browsers read as a larger one, whose letters pages hold that declare them: "Latin-1" with quotation marks, names in
"GB 2312" (WHATWG's list)."""
FEW_DAMAGED = 0.25
"""Share of the letters beyond ASCII that may be none in an encoding that the text is in all the same; a wrong one has hardly any."""
CONTROL_SHARE = 0.02
"""A file with more control characters than this is no text: texts have none, programs and pictures have 10 per cent and more."""


def web_codec(name: str) -> str:
    """Python's name of the encoding as which browsers read one that they know; empty for any other.

    >>> web_codec("Windows-1251"), web_codec("gb2312"), web_codec("punycode"), web_codec("nonsense")
    ('cp1251', 'gb18030', '', '')
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _READ_AS.get(found, found) if found in WEB_ENCODINGS else ""


def marked(data: bytes) -> tuple[str, bytes]:
    r"""The encoding that a byte order mark says, and the text behind it; an empty name where there is none.

    >>> marked(b"\xff\xfea\x00"), marked(b"a")
    (('utf-16-le', b'a\x00'), ('', b'a'))
    """
    return next(((encoding, data[len(mark) :]) for mark, encoding in _MARKS.items() if data.startswith(mark)), ("", data))


def web_text(data: bytes, declared: str) -> tuple[str, bool]:
    """A page or mail as text, by its byte order mark, its declaration, as UTF-8 or as Windows-1252, and whether that was a guess. A few
    damaged letters, which stand as �, leave it in the encoding that all others are in.
    """
    encoding, behind = marked(data)
    if encoding:
        return behind.decode(encoding, "replace"), False
    known = [codec for name in (declared, "utf-8") if (codec := web_codec(name))]
    # Not UTF-16: what could be read so far is not that, whatever it declares.
    for codec in known:
        with suppress(UnicodeError):
            return data.decode(codec), False
    if text := next(filter(None, (_nearly(data, codec) for codec in reversed(known))), ""):
        return text, False
    return data.decode("cp1252", "replace"), True


def damaged(text: str) -> tuple[Remark, ...]:
    """What is told of letters that were lost before the text came here or are none in its encoding."""
    count = text.count("\ufffd")
    return (Remark.of("file.damaged_letters", n=count),) if count else ()


def _nearly(data: bytes, codec: str) -> str:
    """The text in an encoding in which few of its letters are damaged; else empty."""
    text = data.decode(codec, "replace")
    return text if text.count("\ufffd") <= FEW_DAMAGED * (len(text) - len(text.encode("ascii", "ignore"))) else ""


def decode(data: bytes, path: Path) -> tuple[str, tuple[Remark, ...]]:
    """The text with `\\n` line ends, and warnings. UTF-8, or what a byte order mark says, or, with a warning, UTF-8 with damaged letters
    or Windows-1252.

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
            raise UnreadableDraft("this is not text: it holds null bytes", where=str(path), todo=todo)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            if text := _nearly(data, "utf-8"):
                warnings = damaged(text)
            else:
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
        raise UnreadableDraft("this is not text: it is full of control characters", where=str(path), todo=todo)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"), warnings
