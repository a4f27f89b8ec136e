"""E-mails, as files (.eml) or saved as text: their draft is an attachment, or else their body."""

from __future__ import annotations

import re
import tempfile
from codecs import BOM_UTF8
from collections.abc import Sequence
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from itertools import islice
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import Changes, may_be_carried
from wsisdiff.reading.lines.oneline import one_line
from wsisdiff.reading.text.decoding import decode, web_text
from wsisdiff.reading.text.plain import plain_blocks
from wsisdiff.reading.text.quoting import draft_among, draft_of, quotes, without_stamps

HEAD_OF_MAIL = 8192
"""Bytes of a text file in which the headers of a mail are looked for."""
MOST_PARTS = 200
"""Parts of a mail that are looked at; those of people have ten."""
_HEADER = re.compile(
    rb"(From|To|Cc|Subject|Date|Sent|Reply-To|MIME-Version|Message-ID|Content-Type|Content-Transfer-Encoding|Received"
    rb"|Return-Path|Delivered-To|X-[\w-]+|References|In-Reply-To|DKIM-Signature|Thread-[\w-]+)[ \t]*:",
    re.IGNORECASE,
)
_BOX = re.compile(rb"\A>?From \S+ .*\r?\n")
"""The line by which a mailbox parts its mails."""
_TELLING = frozenset((b"from", b"subject", b"date", b"sent", b"mime-version", b"message-id"))


def is_mail(head: bytes) -> bool:
    """Whether a text begins with the headers of a mail.

    >>> is_mail(b"From: Chair\\nTo: All\\nSubject: Rev 2\\n\\nDear all"), is_mail(b"To: the Assembly\\n\\nWe agree.")
    (True, False)
    """
    names: set[bytes] = set()
    for line in _BOX.sub(b"", head.lstrip(b"\xef\xbb\xbf")).split(b"\n")[:60]:
        if line[:1] in (b" ", b"\t") and names:
            continue
        if not line.strip():
            break
        found = _HEADER.match(line)
        if found is None:
            return False
        names.add(found[1].lower())
    return len(names & _TELLING) >= 2


def read_text(path: Path, carried: Carried, *, changes: Changes = "accepted") -> Reading:
    """A plain text file; a mail saved as text is read as one. UnreadableDraft when it is not text."""
    data = path.read_bytes()
    if is_mail(data[:HEAD_OF_MAIL]):
        return read_mail(path, carried, changes=changes)
    text, warnings = decode(data, path)
    text = without_stamps(text)
    if quotes(text):
        text, told = draft_of(text)
        warnings += told
    return plain_blocks(text, warnings, original=changes == "original")


def read_mail(path: Path, carried: Carried, *, changes: Changes = "accepted") -> Reading:
    """The blocks of the draft that a mail carries: its one attached file of a format read here, else its own text.

    `carried` reads that file, by its name and bytes. Of several texts a page is read, else the plain one, with the other parts of its kind
    that stand beside it.
    Raises UnreadableDraft for a mail with several such files, which names them, and for one without text.
    """
    message = message_from_bytes(path.read_bytes().removeprefix(BOM_UTF8))
    parts = list(islice(message.walk(), MOST_PARTS))
    single = [part for part in parts if not part.is_multipart()]
    attached = [(name, part) for part in single if (name := file_named(part)) and may_be_carried(Path(name).suffix)]
    if len(attached) > 1:
        what = f"the mail carries {len(attached)} files ({', '.join(name for name, _ in attached[:5])})"
        raise UnreadableDraft(what, where=str(path), todo="save the one that is the draft and give it")
    inner = [part for part in parts if part.get_content_type() == "message/rfc822" and part.is_multipart()]
    if len(inner) == 1 and not attached:  # forwarded as a whole
        parts = list(islice(inner[0].walk(), MOST_PARTS))
    title = _decoded(str(message.get("Subject") or ""))
    if attached:
        name, part = attached[0]
        reading = carried(name, _payload(part))
        return Reading(reading.blocks, reading.title or title, (Remark.of("file.in_mail", name=name), *reading.warnings))
    if pages := _beside(parts, "text/html"):
        readings = [_page(page, changes) for page in pages]
        blocks, told = draft_among([block for reading in readings for block in reading.blocks])
        warnings = (*told, *(warning for reading in readings for warning in reading.warnings))
        return Reading(blocks, title or readings[0].title, warnings)
    if not (texts := _beside(parts, "text/plain")):
        what = "the mail has no text and no file that could be a draft"
        raise UnreadableDraft(what, where=str(path), todo="save its attachment")
    read = plain_blocks(*draft_of("\n\n".join(map(_text, texts))), original=changes == "original")
    return Reading(read.blocks, title or read.title, read.warnings)


def _beside(parts: Sequence[Message], kind: str) -> list[Message]:
    """The first part of a kind, and those of its kind beside it: some programs part a text around every picture that is put into it."""
    first = next((part for part in parts if part.get_content_type() == kind), None)
    for around in parts:
        inside = around.get_payload() if around.is_multipart() and around.get_content_type() != "multipart/alternative" else ()
        if any(one is first for one in inside):
            alike = [one for one in inside if isinstance(one, Message) and one.get_content_type() == kind]
            return [one for one in alike[:MOST_PARTS] if one is first or not file_named(one)]
    return [] if first is None else [first]


def file_named(part: Message) -> str:
    """The name of the file that a part of a mail or a server's answer holds; empty where none is said, or in no way that can be read."""
    try:
        return _decoded(part.get_filename() or "")
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return ""


def _decoded(header: str) -> str:
    """A header's text, whatever way it was encoded; as it stands where the standard library cannot read it."""
    try:
        pieces = decode_header(header[:2000])
        return one_line("".join(raw if isinstance(raw, str) else raw.decode(code or "utf-8", "replace") for raw, code in pieces))
    except (ValueError, LookupError, AttributeError):
        return one_line(header)


def _payload(part: Message) -> bytes:
    check_time()
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: Message) -> str:
    """The words of a part of plain text: flowed lines joined, marks of quoting taken away."""
    text = web_text(_payload(part), str(part.get_content_charset() or ""))[0].replace("\r\n", "\n").replace("\x00", "")
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=[^\s]) \n(?:>[ ]?)*(?=\S)", " ", text)
    return text


def _page(part: Message, changes: Changes) -> Reading:
    from wsisdiff.reading.html.read import read_html

    with tempfile.TemporaryDirectory(prefix="wsisdiff-") as folder:
        file = Path(folder) / "mail.html"
        file.write_text(_text(part), encoding="utf-8-sig")
        return read_html(file, changes=changes)
