"""E-mails, as files (.eml) or saved as text: their draft is an attachment, or else their body; of that, what it says itself, or what it
quotes or forwards. Greeting, headers and signature are not the draft."""

from __future__ import annotations

import re
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from itertools import dropwhile, islice
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block, Carried, Reading
from wsisdiff.reading.formats import Changes, may_be_carried
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.text.decoding import decode, web_text
from wsisdiff.reading.text.plain import plain_blocks
from wsisdiff.text.language import read_data

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
_Lines = list[tuple[int, str]]
"""Lines with their places in the text."""
_EARLIER = re.compile(
    r"\s*-{2,}\s*(?:original message|forwarded (?:message|by .*)|ursprüngliche nachricht|message d.origine)\s*-{2,}"
    r"|\s*begin forwarded message:",
    re.IGNORECASE,
)
"""The line below which an earlier mail stands, without marks."""
_QUOTED_HEADER = re.compile(
    r"[\s*]*(From|Von|De|Sent|Date|Gesendet|Datum|Envoyé|Enviado|To|An|À|Para|Cc|Subject|Betreff|Objet|Asunto) ?:.*"
)
_HEADED = re.compile(
    r"[\s*]*(?:From|Von|De) ?: .*\b(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado) ?: .*\b(?:To|An|À|Para|Subject|Betreff|Objet) ?:"
)
"""Headers that a page gives on one line."""
_SENDER = frozenset({"from", "von", "de"})
_INTRODUCED = re.compile(r"(?:On|Am|Le|El) [^\n]{4,200}(?:wrote|schrieb|écrit|escribió)[^\n]{0,80}:\s*")
_STAMP = re.compile(
    r"^\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
    r"(?:\]| ?[-–]) [^:\n]{1,40}: ",
    re.MULTILINE,
)
"""When a message of a chat was sent, and by whom."""
_LEVEL = re.compile(r">[ ]?")
_QUOTE = re.compile(r"(?:>[ ]?)+")
_SIGNED = re.compile(r"(?:--|_{47})(?:\s|$)")
"""The line over a signature, and the one over what a mailing list puts below every mail."""
LONGEST_LINE = 500
"""Letters of a line that are looked at."""
DEEPEST = 20
"""Mails within mails that are looked into."""
SIGNATURE = 8
"""Lines of a signature, at most."""
MOSTLY = 0.5
"""Share of the lines that are quoted from which a text is a mail without its headers."""


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


def quotes(text: str) -> bool:
    """Whether a text without headers is a mail that quotes or forwards another one."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(line.startswith(">") for line in lines)
    return (marked > 1 and marked >= MOSTLY * len(lines)) or any(_EARLIER.match(line) for line in lines)


def without_stamps(text: str) -> str:
    """The text of a chat that was exported, without who wrote each message and when.

    >>> without_stamps("[04/03/26, 18:40:10] Chair: 1. We act.\\n[04/03/26, 18:41:02] Chair: 2. We go.")
    '1. We act.\\n2. We go.'
    """
    stamped = len(_STAMP.findall(text))
    return _STAMP.sub("", text) if stamped > 1 and 2 * stamped >= sum(bool(line.strip()) for line in text.split("\n")) else text


def draft_of(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text without the lines that are not the draft, which are left empty, and without marks of quoting; and what is said of them."""
    lines = text.split("\n")
    kept, kind = _draft(list(enumerate(lines)))
    kind = kind if len(kept) < len(lines) else "file.around"  # nothing but a signature
    said = dict(_unsigned(kept))
    left_out = sum(bool(line.strip("> ")) and not said.get(n, "").strip() for n, line in enumerate(lines))
    return "\n".join(said.get(n, "") for n in range(len(lines))), (Remark.of(kind, n=left_out),) if left_out else ()


def draft_among(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """The same for the blocks of a mail that is a page."""
    kept, kind = _draft([(n, f"{block.label} {block.text}".strip()) for n, block in enumerate(blocks)])
    kind = kind if len(kept) < len(blocks) else "file.around"
    said = {n for n, _ in _unsigned(kept)}
    out = tuple(block for n, block in enumerate(blocks) if n in said or block.kind == "footnote")
    return out, (Remark.of(kind, n=len(blocks) - len(out)),) if len(out) < len(blocks) else ()


def _draft(lines: _Lines, deep: int = 0) -> tuple[_Lines, str]:
    """The lines that are the draft, and how the others are told.

    Where the mail numbers paragraphs of its own, and what it quotes numbers the same ones or none, what it says itself is; where only
    what it quotes has numbers, that is; else what it quotes is a part of the draft.
    """
    last = max((at for at, (_, line) in enumerate(lines) if line.startswith(">")), default=-1)
    start = next((at for at in range(len(lines)) if _begins_earlier(lines, at, last)), len(lines))
    own = [(n, line) for n, line in lines[:start] if not line.startswith(">")]
    marked = [(n, _LEVEL.sub("", line, 1)) for n, line in lines if line.startswith(">")]
    below = lines[start + 1 :]
    ours, theirs = _numbers(own), _numbers([*marked, *below])
    if ours and not (theirs and not ours & theirs):
        return [(n, line) for n, line in own if not _INTRODUCED.fullmatch(line)], "file.quoted"
    if not ours and len(theirs) > 1 and deep < DEEPEST:
        forwarded = _numbers(one for one in below if not one[1].startswith(">")) or not marked
        inner = below if forwarded else marked
        headless = list(dropwhile(lambda one: not one[1].strip() or _QUOTED_HEADER.fullmatch(one[1]), inner))
        return _draft(headless, deep + 1)[0], "file.around"
    return [(n, _QUOTE.sub("", line, 1) if line.startswith(">") else line) for n, line in lines], "file.around"


def _begins_earlier(lines: _Lines, at: int, last: int) -> bool:
    """Whether an earlier mail begins here, without marks: by a line that says so, or by its headers. `last`: the last line with marks."""
    line = lines[at][1][:LONGEST_LINE]
    if _EARLIER.match(line) or _HEADED.match(line) or (at > last and _INTRODUCED.fullmatch(line)):
        return True
    found = [_QUOTED_HEADER.fullmatch(line) for _, line in lines[at : at + 3]]
    return len(found) > 2 and all(found) and found[0] is not None and found[0][1].lower() in _SENDER


def _unsigned(lines: _Lines) -> _Lines:
    """The lines without a signature at their end, and the words that close the mail above it."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if _SIGNED.match(lines[at][1])), len(lines))
    tail = [at for at, (_, line) in enumerate(lines) if line.strip()][-SIGNATURE - 1 :]
    closings = read_data("letters")["closings"]
    at = next((one for one in tail if one < at and lines[one][1].strip(" ,.!").casefold() in closings), at)
    below = [one for one in lines[at + 1 :] if one[1].strip()]
    return lines[:at] if len(below) <= SIGNATURE and not _numbers(below) else lines


def _numbers(lines: Iterable[tuple[int, str]]) -> set[int]:
    """The numbers of paragraphs at the starts of lines, whatever their marks of quoting."""
    labels = (read_label(_QUOTE.sub("", line, 1) if line.startswith(">") else line) for _, line in lines)
    return {label.number for label in labels if label and label.kind == "number"}
