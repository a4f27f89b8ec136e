"""Which lines of a mail are the draft: what it says itself, or what it quotes or forwards; greeting, headers and signature are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile

from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.text.language import read_data

_Lines = list[tuple[int, str]]
"""Lines with their places in the text."""
_EARLIER = re.compile(
    r"\s*-{2,}\s*(?:original message|forwarded (?:message|by .*)|ursprüngliche nachricht|message d.origine)\s*-{2,}"
    r"|\s*begin forwarded message:",
    re.IGNORECASE,
)
"""The line below which an earlier mail stands, without marks."""
_HEADER = re.compile(
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
LONGEST = 500
"""Letters of a line that are looked at."""
DEEPEST = 20
"""Mails within mails that are looked into."""
SIGNATURE = 8
"""Lines of a signature, at most."""
MOSTLY = 0.5
"""Share of the lines that are quoted from which a text is a mail without its headers."""


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
        return _draft(_headed(below if forwarded else marked), deep + 1)[0], "file.around"
    return [(n, _QUOTE.sub("", line, 1) if line.startswith(">") else line) for n, line in lines], "file.around"


def _begins_earlier(lines: _Lines, at: int, last: int) -> bool:
    """Whether an earlier mail begins here, without marks: by a line that says so, or by its headers. `last`: the last line with marks."""
    line = lines[at][1][:LONGEST]
    if _EARLIER.match(line) or _HEADED.match(line) or (at > last and _INTRODUCED.fullmatch(line)):
        return True
    found = [_HEADER.fullmatch(line) for _, line in lines[at : at + 3]]
    return len(found) > 2 and all(found) and found[0] is not None and found[0][1].lower() in _SENDER


def _headed(lines: _Lines) -> _Lines:
    """The lines without a mail's headers at their head."""
    return list(dropwhile(lambda one: not one[1].strip() or _HEADER.fullmatch(one[1]), lines))


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
