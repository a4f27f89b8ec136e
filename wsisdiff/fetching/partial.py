"""What came of a draft before its transfer stopped: one file that says itself what it is a part of.

Its first line tells the address, the server's validator and the whole length; the body follows. Head and body stand in one file so
that no moment of stopping can leave the head of one transfer with the body of another.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

STRONG_AFTER = 60
"""Seconds between a file's last change and the answer from which its time tells versions apart (RFC 9110, 8.8.2.2, advises a minute)."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a part is a part of. `etag` and `changed` are the server's validators, empty where it gave none that is strong."""

    url: str
    ending: str
    total: int | None = None
    etag: str = ""
    changed: str = ""

    @property
    def validator(self) -> str:
        return self.etag or self.changed


def head_of(url: str, ending: str, headers: Message, total: int | None) -> Head:
    """The head for an answer. A weak ETag (`W/`) promises no equal bytes, a change within the last minute may not be the last."""
    etag, changed = _sendable(headers.get("ETag", "")), _sendable(headers.get("Last-Modified", ""))
    return Head(url, ending, total, "" if etag.startswith("W/") else etag, changed if _settled(changed, headers) else "")


def _sendable(validator: str) -> str:
    """The validator, when it is one that can be sent back: a broken one would spoil every later try."""
    return validator.strip() if validator.isascii() and validator.isprintable() else ""


def _settled(changed: str, headers: Message) -> bool:
    try:
        age = parsedate_to_datetime(headers.get("Date", "")) - parsedate_to_datetime(changed)
    except (TypeError, ValueError):
        return False
    return age.total_seconds() >= STRONG_AFTER


@dataclass(frozen=True, slots=True)
class Partial:
    """A part on disk: `size` bytes of body from `offset` of the file on."""

    path: Path
    head: Head
    offset: int
    size: int

    def body(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.offset)
            return file.read()

    def go_on(self, at: int) -> BinaryIO:
        """The file to write to, from byte `at` of the body; what lay beyond is cut off."""
        file = self.path.open("r+b", buffering=0)
        file.truncate(self.offset + at)
        file.seek(self.offset + at)
        return file


def path_of(folder: Path, url: str) -> Path:
    """Where the part of an address lies; hidden, and the same for the same address."""
    return folder / f".fetch-{hashlib.sha256(url.encode()).hexdigest()[:16]}.part"


def begin(path: Path, head: Head) -> BinaryIO:
    """A new part in place of any old one; the file to write the body to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("wb", buffering=0)
    file.write(json.dumps(asdict(head)).encode("ascii") + b"\n")
    return file


def load(path: Path, url: str) -> Partial | None:
    """The part that lies there; None when there is none, or none of this address, or it was stopped while its head was written."""
    try:
        with path.open("rb") as file:
            line = file.readline(16 * 1024)
            if not line.endswith(b"\n"):
                return None
            head = Head(**json.loads(line))
            size = file.seek(0, 2) - len(line)
    except (OSError, ValueError, TypeError):
        return None
    return Partial(path, head, len(line), size) if head.url == url else None


def drop(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
