"""Drafts that were read before are not read again: what was read is kept in the user's cache folder.

A kept draft is found by a hash of all that its reading depends on: the file's bytes and kind, the title given, how tracked changes are
read, the limits that hold, this package's reading code and data, and the build of the library that opens the file. So nothing has to be
told to go stale, and a changed file or an updated wsisdiff reads anew (see `files.kept`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from datetime import date as Date
from functools import lru_cache
from pathlib import Path
from typing import Any, cast, get_args

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.kept import ENDING, builds, cache_folder, code_hash, keep, load
from wsisdiff.files.limits import limits
from wsisdiff.model import Draft, Fact, FactKind, Heading, Paragraph, Remark, Span
from wsisdiff.reading.formats import Changes, format_of
from wsisdiff.telling.remarks import fact, remark_of

CODE = ("reading", "text", "telling", "files", "data")
"""Folders of the package that reading depends on."""


def read_once(
    path: Path | str,
    *,
    id: str = "",
    title: str = "",
    date: Date | None = None,
    changes: Changes = "accepted",
    symbol: str = "",
    specimen: bool = False,
) -> Draft:
    """What `read_draft` gives for the same arguments, its errors included, from the cache where this file was read before."""
    path = Path(path)
    folder = cache_folder()
    key = _key(path, title, changes) if folder else ""
    kept = _load(folder / (key + ENDING)) if folder and key else None
    if kept is None:
        from wsisdiff.reading.open_draft import read_draft

        read = read_draft(path, id=id, title=title, date=date, changes=changes, symbol=symbol, specimen=specimen)
        if folder and key and key == _key(path, title, changes):  # the file did not change while it was read
            _keep(folder, key, read)
        return read
    text, paragraphs, headings, warnings, named, language = kept
    if not id:
        from wsisdiff.ids import slug

        id = slug(path.stem)
    return Draft(id, named, date, text, paragraphs, headings, warnings, str(path), symbol, specimen, language=language)


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


# ---------------------------------------------------------------- files

_Kept = tuple[str, tuple[Paragraph, ...], tuple[Heading, ...], tuple[Remark, ...], str, str]
"""Text, paragraphs, headings, warnings, title and language of a draft."""


def _load(file: Path) -> _Kept | None:
    """The kept draft; None when there is none, or when it is not what this module wrote."""
    plain = load(file)
    if plain is None:
        return None
    try:
        return _revived(plain)
    except (ValueError, TypeError):
        return None


def _keep(folder: Path, key: str, draft: Draft) -> None:
    """Keep a draft if it can be, and if what is kept gives the same draft again."""
    with contextlib.suppress(ValueError, TypeError):
        plain = _plain(draft)
        whole = draft.text, draft.paragraphs, draft.headings, draft.warnings, draft.title, draft.language
        if _revived(json.loads(json.dumps(plain))) == whole:
            keep(folder, key, plain)


# ---------------------------------------------------------------- drafts as plain data


def _plain(draft: Draft) -> list[Any]:
    """A draft as lists, texts and numbers. Paragraphs' texts are cut from the draft's."""
    return [
        draft.text,
        [
            [
                p.label, p.span.start, p.span.end, p.section, p.page, p.place,
                [[f.kind, f.span.start, f.span.end, f.value, f.by] for f in p.facts], list(p.footnotes), p.preamble,
                list(p.note_spots),
            ]
            for p in draft.paragraphs
        ],
        [[h.text, h.level, h.before] for h in draft.headings],
        [fact(warning) for warning in draft.warnings],
        draft.title,
        draft.language,
    ]  # fmt: skip


def _revived(plain: Any) -> _Kept:
    """The parts of a draft from its plain data; ValueError or TypeError for anything else."""
    text, rows, headings, warnings, title, language = plain
    paragraphs = tuple(_paragraph(_text(text), *row) for row in rows)
    return (
        text,
        paragraphs,
        tuple(Heading(_text(words), _number(level), _number(before, len(paragraphs))) for words, level, before in headings),
        tuple(map(remark_of, warnings)),
        _text(title),
        _text(language),
    )


def _paragraph(
    whole: str, label: Any, start: Any, end: Any, section: Any, page: Any, place: Any, facts: Any, footnotes: Any, preamble: Any,
    spots: Any,
) -> Paragraph:  # fmt: skip
    span = _span(start, end, len(whole))
    text = span.cut(whole)
    return Paragraph(
        _text(label), text, span, _text(section), None if page is None else _number(page), _text(place),
        tuple(_fact(len(text), *fact) for fact in facts), _texts(footnotes), preamble is True,
        tuple(_number(spot + 1, len(text) + 1) - 1 for spot in spots),
    )  # fmt: skip


def _fact(length: int, kind: Any, start: Any, end: Any, value: Any, by: Any) -> Fact:
    if kind not in get_args(FactKind):
        raise ValueError(kind)
    return Fact(cast(FactKind, kind), _span(start, end, length), _text(value), _text(by))


def _span(start: Any, end: Any, length: int) -> Span:
    return Span(_number(start, length), _number(end, length))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(type(value))
    return value


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)


def _number(value: Any, most: int = sys.maxsize) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(value)
    return value
