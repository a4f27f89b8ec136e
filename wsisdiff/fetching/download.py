"""A draft from its address: begun, or gone on with where it stopped if the server still has the same file; checked, with its checksum."""

from __future__ import annotations

import re
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from wsisdiff.errors import NotFetched
from wsisdiff.fetching import partial
from wsisdiff.fetching.address import Limits, checked, file_name
from wsisdiff.fetching.exchange import BY_HAND, Answer, broken, exchange, refused
from wsisdiff.files.limits import limits as reading_limits
from wsisdiff.reading.formats import FORMATS, usual
from wsisdiff.reading.text.mail import file_named

_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")
TYPES = {kind: format.endings[0] for format in FORMATS for kind in format.types}
"""Media type -> file ending of drafts.toml."""
UNSURE = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/x-download"}
    | {"application/download", "application/zip", "application/x-zip-compressed", "unknown/unknown"}
)
"""Types by which servers say nothing of what the file is; a Word file is an archive too."""
NAMES = {format.endings[0]: format.called for format in FORMATS}
_TEXTS = tuple(format.endings[0] for format in FORMATS if format.plain)
LONGEST_TYPE = 80
"""Characters of what a server calls its answer that are repeated to a person; Word's type has 71."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole file as it came. `address` is where redirects ended."""

    url: str
    address: str
    data: bytes
    ending: str
    resumed_at: int = 0
    """Bytes that were there already from a transfer that had stopped."""


def download(url: str, folder: Path, *, named: str = "", limits: Limits | None = None) -> Fetched:
    """Fetch `url` through a hidden part in `folder`, which stays until `done` takes it away.

    `named` is the file ending that drafts.toml names. NotFetched, in one line, for all that a server or the network can do wrong; a part
    that can be gone on with then stays, any other goes.
    """
    limits = limits or Limits(size=reading_limits().file_mb * 1024**2)
    url = checked(url)
    path = partial.path_of(folder, url)
    until = time.monotonic() + limits.total
    kept = partial.load(path, url)
    if kept is None or not kept.head.validator or kept.size == 0:
        kept = None
        partial.drop(path)
    try:
        fetched = _attempt(url, path, kept, named, limits, until) if kept is not None else None
        fetched = fetched or _attempt(url, path, None, named, limits, until)
        assert fetched is not None
        return fetched
    except BaseException:
        left = partial.load(path, url)
        if left is None or not left.head.validator or left.size == 0:
            partial.drop(path)
        raise


def leftover(url: str, folder: Path) -> partial.Partial | None:
    """What lies in `folder` of a transfer of `url`, whole or not."""
    url = checked(url)
    return partial.load(partial.path_of(folder, url), url)


def done(url: str, folder: Path) -> None:
    """Take the part away: the draft is in its place."""
    partial.drop(partial.path_of(folder, checked(url)))


def _attempt(url: str, path: Path, kept: partial.Partial | None, named: str, limits: Limits, until: float) -> Fetched | None:
    """One transfer. None when the server does not go on with the file that `kept` is a part of, so that it must be begun anew."""
    # Of a part that may be whole already the last byte is asked for again: a range beyond the end would be an error.
    at = 0 if kept is None else min(kept.size, kept.head.total - 1) if kept.head.total else kept.size
    headers = {} if kept is None else {"Range": f"bytes={at}-", "If-Range": kept.head.validator}
    with closing(exchange(url, headers, limits, until)) as talk:
        answer = next(talk)
        assert isinstance(answer, Answer)
        if kept is not None and answer.status != 200 and not (answer.status == 206 and _continues(answer, kept.head, at)):
            return None  # a server may refuse the range alone: what it says to a plain request counts
        if answer.status not in (200, 206) or (answer.status == 206 and kept is None):
            raise refused(answer)
        if answer.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
            raise NotFetched("the server sends it compressed, unasked", where=answer.url, todo=BY_HAND.removeprefix("or "))
        ending = ending_of(answer.headers, answer.url, named)
        if answer.status == 200 or kept is None:
            at, total = 0, answer.length
            _not_more(total, limits, answer.url)
            file = partial.begin(path, partial.head_of(url, ending, answer.headers, total))
        else:
            total = _whole(answer) or kept.head.total
            _not_more(total, limits, answer.url)
            file = kept.go_on(at)
        with file:
            size = _write(talk, file, at, limits, answer.url)
    if size == 0:
        raise NotFetched("the answer is empty", where=answer.url, todo=f"try again later, {BY_HAND}")
    if total is not None and size != total:
        raise broken(answer.url, size, total)
    whole = partial.load(path, url)
    if whole is None:
        raise NotFetched("its part was taken away while it came", where=str(path), todo="fetch it again")
    return Fetched(url, answer.url, whole.body(), ending, at)


def _write(talk: Generator[Answer | bytes, None, None], file: BinaryIO, size: int, limits: Limits, url: str) -> int:
    """Write the pieces as they come; the bytes that are there then."""
    for piece in talk:
        assert isinstance(piece, bytes)
        size += len(piece)
        if size > limits.size:
            # Worth nothing: it can never become a whole that is small enough.
            file.truncate(0)
            _not_more(size, limits, url)
        view = memoryview(piece)
        while view:
            view = view[file.write(view) :]
    return size


def _not_more(size: int | None, limits: Limits, url: str) -> None:
    if size is not None and size > limits.size:
        limit = f"{limits.size // 1024**2} MB" if limits.size >= 1024**2 else f"{limits.size:,} bytes"
        what = f"it is larger than a draft may be (limit {limit})"
        todo = "give the address of the draft alone, or set WSISDIFF_MAX_FILE_MB higher if it is a draft"
        raise NotFetched(what, where=url, todo=todo)


def _continues(answer: Answer, head: partial.Head, at: int) -> bool:
    """Whether a partial answer goes on at `at` with the file that the part is of: not every server heeds If-Range."""
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
    if found is None or int(found[1]) != at:
        return False
    if head.total is not None and found[3] != "*" and int(found[3]) != head.total:
        return False
    now = partial.head_of(head.url, "", answer.headers, None)
    return now.etag == head.etag if head.etag else answer.headers.get("Last-Modified", "").strip() == head.changed


def _whole(answer: Answer) -> int | None:
    """Bytes of the whole file, as a partial answer tells them."""
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
    return int(found[3]) if found and found[3] != "*" else None


def ending_of(headers: Message, url: str, named: str = "") -> str:
    """The file ending for what the headers announce: one of drafts.toml's.

    `named` is the ending that drafts.toml names for this draft, if it does. NotFetched when what comes is not what was named, be it in
    drafts.toml or by the address, or is nothing that can be read.
    """
    kind = headers.get_content_type()[:LONGEST_TYPE] if headers.get("Content-Type") else ""
    offered = usual(PurePosixPath(file_named(headers)).suffix)
    spelled = usual(PurePosixPath(file_name(url)).suffix)
    expected = usual(named) or (spelled if spelled in NAMES else "")
    if kind in UNSURE:
        ending = expected or (offered if offered in NAMES else "")
        if not ending:
            what = f"the server does not say what it sends ({kind})" if kind else "the server does not say what it sends"
            raise NotFetched(what, where=url, todo='name its file in drafts.toml: file = "name.pdf"')
        return ending
    got = TYPES.get(kind, "")
    if not got:
        raise NotFetched(f"the server sends {kind}, which is no draft", where=url, todo="give the address of the document itself")
    if got in _TEXTS and expected in _TEXTS:
        return expected
    if expected and got != expected:
        who = "drafts.toml names" if named else "the address names"
        what = f"{who} {NAMES[expected]}, but the server sends {NAMES[got]} ({kind})"
        todo = "open the address in a browser to see what it gives, then correct it"
        raise NotFetched(what + (", perhaps an error or log-in page" if got == ".html" else ""), where=url, todo=todo)
    return got
