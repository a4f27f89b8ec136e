"""Drafts that were read before are not read again: what was read is kept in the user's cache folder.

A kept draft is found by a hash of all that its reading depends on: the file's bytes and kind, the title given, how tracked changes are
read, the limits that hold, this package's reading code and data, and the build of the library that opens the file. So nothing has to be
told to go stale, and a changed file or an updated wsisdiff reads anew (see `files.kept`).
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.kept import ENDING, builds, cache_folder, code_hash, keep, load
from wsisdiff.files.limits import limits
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.ids import slug
from wsisdiff.model import Draft
from wsisdiff.reading.blocks import SEPARATOR
from wsisdiff.reading.formats import Changes, format_of

CODE = ("reading", "text", "telling", "files", "data")
"""Folders of the package that reading depends on."""


def read_once(path: Path, *, title: str = "", changes: Changes = "accepted") -> Draft:
    """What `read_draft` gives for the same arguments, its errors included, from the cache where this file was read before."""
    folder = cache_folder()
    key = _key(path, title, changes) if folder else ""
    kept = _load(folder / (key + ENDING)) if folder and key else None
    if kept is not None:
        return replace(kept, id=slug(path.stem), file=str(path))
    from wsisdiff.reading.open_draft import read_draft

    read = read_draft(path, title=title, changes=changes)
    if folder and key and key == _key(path, title, changes):  # the file did not change while it was read
        keep(folder, key, plain_of(Draft, replace(read, text="")))
    return read


def is_kept(path: Path, *, title: str = "") -> bool:
    """Whether `read_once` finds the file read already."""
    folder = cache_folder()
    return folder is not None and (folder / (_key(path, title, "accepted") + ENDING)).exists()


def _key(path: Path, title: str, changes: Changes) -> str:
    """A hash of all that the reading of the file depends on; empty when it is no file that could be a draft."""
    try:
        bounds = limits()
        if not path.is_file() or not 0 < path.stat().st_size <= bounds.file_mb * 2**20:
            return ""
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, UnreadableDraft):
        return ""  # the reader says what is wrong
    ending = path.suffix.lower()
    parts = [_reader(ending), repr(bounds), ending, title or f"file {path.stem}", str(bool(title)), changes, content]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=8)
def _reader(ending: str) -> str:
    """What reads files of this ending: a hash of this package's code and data, and when the libraries' files were written."""
    format = format_of(ending)
    return " ".join((sys.version, code_hash(Path(__file__).parent.parent, CODE), *builds(format.libraries if format else ())))


def _load(file: Path) -> Draft | None:
    """The kept draft; None when there is none, or when it is not what this module wrote. Its text is that of its paragraphs."""
    plain = load(file)
    try:
        draft = value_of(Draft, plain)
    except (ValueError, RecursionError):
        return None
    return replace(draft, text=SEPARATOR.join(paragraph.text for paragraph in draft.paragraphs))
