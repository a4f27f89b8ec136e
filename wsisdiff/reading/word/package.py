"""The parts of a Word file, opened without trust: size limits, no entities, nothing fetched, one clear line when it is no Word file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lxml import etree

from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import SAVE_AS_DOCX, format_of
from wsisdiff.reading.unpacking import Damaged, Unpacker, unpacking

OFFICE_HEAD = 16 * 1024 * 1024
"""Bytes of an old Office file that are looked at for what it is."""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DEEPEST = 3
"""Files within each other; those of people are one deep."""
_READ = ("HTML", "text", "rich text", "Word", "mail")
_PACKED_PAGES = (".mht", ".mhtml")
_DEPTH: ContextVar[int] = ContextVar("depth", default=0)


@dataclass(frozen=True, slots=True)
class Package:
    """The parsed parts of a Word file that hold text or say how it is numbered and styled; None where there is none."""

    document: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None
    footnotes: etree._Element | None = None
    endnotes: etree._Element | None = None
    settings: etree._Element | None = None
    core: etree._Element | None = None
    chunks: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Files put in as they were (`w:altChunk`), by the id of their relation: name and bytes."""
    damaged: tuple[str, ...] = ()
    """Names of parts, other than the document itself, that could not be read."""


def open_package(path: Path) -> Package:
    """Opens a .docx (.docm) file. Raises UnreadableDraft when it is none, is protected, damaged, or unpacks beyond the limits."""
    where = str(path)
    with path.open("rb") as file:
        head = file.read(4096)
        data = head + file.read(OFFICE_HEAD - len(head)) if head.startswith(_OLE) else head
    if not head.startswith(b"PK"):
        raise _no_zip(data, where)
    with unpacking(path, "Word file") as unpack:
        return _read(unpack, where)


def _no_zip(data: bytes, where: str) -> UnreadableDraft:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            todo = "open it in Word and save it without the password"
            return UnreadableDraft("the Word file is protected with a password", where=where, todo=todo)
        if "WordDocument".encode("utf-16-le") in data:
            return UnreadableDraft("this is an old Word file (.doc)", where=where, todo=SAVE_AS_DOCX)
        return UnreadableDraft("this is an old Office file, no Word document", where=where, todo=SAVE_AS_DOCX)
    todo = f"check that the download is complete, or {SAVE_AS_DOCX}"
    return UnreadableDraft("this is no Word file (.docx)", where=where, todo=todo)


def _read(unpack: Unpacker, where: str) -> Package:
    names = unpack.names
    main = ["word/document.xml", *(target for kind, target, _ in _related(unpack, "") if kind == "officeDocument")][-1]
    document = unpack.part(main) if main in names else None
    if document is None or document.tag != W + "document":
        raise _no_word(names, where)
    found: dict[str, etree._Element] = {}
    damaged: list[str] = []
    wanted = {"styles", "numbering", "footnotes", "endnotes", "settings"}
    related = list(_related(unpack, main))
    targets = [(kind, target) for kind, target, _ in related if kind in wanted]
    usual = sorted(wanted - {kind for kind, _ in targets})
    targets += [(kind, posixpath.join(posixpath.dirname(main), f"{kind}.xml")) for kind in usual]
    for kind, target in [*targets, ("core", "docProps/core.xml")]:
        if target not in names or kind in found:
            continue
        try:
            found[kind] = unpack.part(target)
        except Damaged:
            damaged.append(target)
    put_in = {identity: target for kind, target, identity in related if kind == "aFChunk" and target in names}
    chunks = {identity: (target, unpack.bytes(target)) for identity, target in put_in.items()}
    return Package(document, **found, chunks=chunks, damaged=tuple(damaged))


def _no_word(names: set[str], where: str) -> UnreadableDraft:
    others = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation", "META-INF/": "an OpenDocument file or e-book"}
    for folder, name in others.items():
        if any(entry.startswith(folder) for entry in names):
            return UnreadableDraft(f"this is {name}, not a Word file", where=where, todo="save its text as .docx")
    if "[Content_Types].xml" in names:
        return UnreadableDraft("the Word file has no text part (word/document.xml)", where=where, todo="get a new copy of it")
    return UnreadableDraft("this is a zip archive, not a Word file", where=where, todo="unpack it and give the Word file in it")


def _related(unpack: Unpacker, part: str) -> Iterator[tuple[str, str, str]]:
    """(kind, name, id) of what a part refers to inside the file; what lies outside is never followed."""
    folder, base = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", base + ".rels")
    if rels not in unpack.names:
        return
    try:
        root = unpack.part(rels)
    except Damaged:
        return  # the usual names are tried instead
    for relation in root.iter(_REL):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield relation.get("Type", "").rpartition("/")[2], target, relation.get("Id", "")


def read_chunk(name: str, data: bytes, carried: Carried | None) -> Reading | None:
    """The blocks of such a file, which `carried` reads; None for one that is of no format read here, or cannot be read."""
    ending = PurePosixPath(name).suffix.lower()
    ending = ".eml" if ending in _PACKED_PAGES else ending  # a page packed as a mail is
    format = format_of(ending)
    if not data or carried is None or format is None or format.name not in _READ or _DEPTH.get() >= DEEPEST:
        return None
    token = _DEPTH.set(_DEPTH.get() + 1)
    try:
        return carried(f"chunk{ending}", data)
    except UnreadableDraft:
        return None
    finally:
        _DEPTH.reset(token)
