"""The parts of a Word file, opened without trust: size limits, no entities, nothing fetched, one clear line when it is no Word file."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.reading.formats import SAVE_AS_DOCX

OFFICE_HEAD = 16 * 1024 * 1024
"""Bytes of an old Office file that are looked at for what it is."""
MAX_RATIO = 200
"""Unpacked to packed size of a part past FREE_SIZE. The lobby papers' documents pack 6 to 20 times; a bomb packs about 1,000 times."""
FREE_SIZE = 4 * 1024 * 1024
MAX_ENTRIES = 10_000
MAX_ATTRIBUTES = 5
"""Attributes of an element on average; the lobby papers' have one."""

UNPACKABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError)
"""What zipfile raises for damaged archives is not one family: it depends on the byte that is wrong."""

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    # The strict variant of the format differs in its namespaces only, as far as text is concerned.
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
    """Opens a .docx (.docm, .dotx) file. Raises UnreadableDraft when it is none, is protected, damaged, or unpacks beyond the limits."""
    where = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise UnreadableDraft(f"the file cannot be opened ({error.strerror or error})", where=where) from None
    if not head.startswith(b"PK"):
        raise _no_zip(path, head, where)
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive, where)
    except UnreadableDraft:
        raise
    except UNPACKABLE:
        raise UnreadableDraft("the Word file is damaged or cut short", where=where, todo="get a new copy of it") from None


def _no_zip(path: Path, head: bytes, where: str) -> UnreadableDraft:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        return UnreadableDraft("the file is empty", where=where, todo="get a new copy of it")
    if head.startswith(_OLE):
        with path.open("rb") as file:
            data = file.read(OFFICE_HEAD)
        if "EncryptedPackage".encode("utf-16-le") in data:
            return UnreadableDraft(
                "the Word file is protected with a password", where=where, todo="open it in Word and save it without the password"
            )
        if "WordDocument".encode("utf-16-le") in data:
            return UnreadableDraft("this is an old Word file (.doc)", where=where, todo=SAVE_AS_DOCX)
        return UnreadableDraft("this is an old Office file, no Word document", where=where, todo=SAVE_AS_DOCX)
    for magic, name, todo in (
        (b"%PDF", "a PDF file", "name it .pdf"),
        (b"{\\rtf", "an RTF file", SAVE_AS_DOCX),
        (b"<!DOCTYPE html", "a web page", "name it .html"),
        (b"<html", "a web page", "name it .html"),
        (b"<?xml", "an XML file", SAVE_AS_DOCX),
    ):
        if start[: len(magic)].lower() == magic.lower():
            return UnreadableDraft(f"the name says Word, but this is {name}", where=where, todo=todo)
    return UnreadableDraft(
        "this is no Word file (.docx)", where=where, todo="check that the download is complete, or " + SAVE_AS_DOCX
    )


def _read(archive: zipfile.ZipFile, where: str) -> Package:
    names = set(archive.namelist())
    if len(names) > MAX_ENTRIES:
        raise UnreadableDraft(
            f"the Word file holds {len(names)} parts, which no document has", where=where, todo="get a new copy of it"
        )
    unpack = Unpacker(archive, where)
    main = "word/document.xml"
    for kind, target in _relations(unpack, names, ""):
        if kind == "officeDocument":
            main = target
    if main not in names or not _is_word(main, names):
        raise _no_word(unpack, names, where)
    document = unpack.part(main)
    if document.tag != W + "document":
        raise _no_word(unpack, names, where)
    found: dict[str, etree._Element] = {}
    damaged: list[str] = []
    wanted = {"styles", "numbering", "footnotes", "endnotes", "settings"}
    targets = [(kind, target) for kind, target in _relations(unpack, names, main) if kind in wanted]
    folder = posixpath.dirname(main)
    targets += [(kind, posixpath.join(folder, f"{kind}.xml")) for kind in sorted(wanted - {kind for kind, _ in targets})]
    for kind, target in [*targets, ("core", "docProps/core.xml")]:
        if target not in names or kind in found:
            continue
        try:
            found[kind] = unpack.part(target)
        except _Damaged:
            damaged.append(target)
    chunks = {identity: (target, unpack.bytes(target)) for identity, target in _chunks(unpack, names, main)}
    return Package(document, **found, chunks=chunks, damaged=tuple(damaged))


def _is_word(main: str, names: set[str]) -> bool:
    return main.startswith("word/") or not any(name in names for name in ("xl/workbook.xml", "ppt/presentation.xml"))


def _no_word(unpack: Unpacker, names: set[str], where: str) -> UnreadableDraft:
    if "mimetype" in names:
        kind = unpack.bytes("mimetype")[:100].decode("ascii", "replace").strip()
        if kind.startswith("application/vnd.oasis.opendocument"):
            return UnreadableDraft("this is an OpenDocument file, not a Word file", where=where, todo=SAVE_AS_DOCX)
        if kind.startswith("application/epub"):
            return UnreadableDraft("this is an e-book (EPUB), not a Word file", where=where, todo=SAVE_AS_DOCX)
    for folder, name in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"), ("visio/", "a Visio drawing")):
        if any(entry.startswith(folder) for entry in names):
            return UnreadableDraft(f"this is {name}, not a Word file", where=where, todo="save its text as .docx")
    if "[Content_Types].xml" in names:
        return UnreadableDraft("the Word file has no text part (word/document.xml)", where=where, todo="get a new copy of it")
    return UnreadableDraft("this is a zip archive, not a Word file", where=where, todo="unpack it and give the Word file in it")


class _Damaged(UnreadableDraft):
    """A part that cannot be parsed."""


class Unpacker:
    """Reads parts within the limits."""

    def __init__(self, archive: zipfile.ZipFile, where: str) -> None:
        self.archive, self.where, self.total = archive, where, 0
        self.most = limits().unpacked_mb * 2**20
        self.packed = Path(where).stat().st_size

    def bytes(self, name: str) -> bytes:
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableDraft(
                "the Word file is protected with a password", where=self.where, todo="save it without the password"
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableDraft("the Word file is packed in a way Word does not use", where=self.where, todo=SAVE_AS_DOCX)
        packed = min(info.compress_size, self.packed)
        room = min(self.most - self.total, max(FREE_SIZE, MAX_RATIO * packed))
        with self.archive.open(info) as file:
            data = file.read(room + 1)  # what the directory says of sizes is not to be trusted
        self.total += len(data)
        if len(data) <= room:
            return data
        if self.total > self.most:
            raise beyond(f"its parts unpack to more than a draft has, at {name}", "unpacked_mb", self.where)
        raise UnreadableDraft(
            f"its part {name} unpacks to more than {MAX_RATIO} times its size, as no text does",
            where=self.where, todo="save its text as a new file",
        )  # fmt: skip

    def part(self, name: str) -> etree._Element:
        check_time()
        data = self.bytes(name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        signs = max(data.count(b"<") - data.count(b"</"), (data.count(b'="') + data.count(b"='")) // MAX_ATTRIBUTES)
        if signs > limits().elements:
            raise beyond(f"its part {name} has more elements than a draft", "elements", self.where)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None)
            at = f" at line {line}" if line else ""
            raise _Damaged(f"its part {name} is broken XML{at}", where=self.where, todo="get a new copy of the file") from None
        if root.getroottree().docinfo.doctype:
            # The format forbids document type declarations; entities are their only use here.
            raise _Damaged(f"its part {name} declares XML entities, which no Word file does", where=self.where, todo=SAVE_AS_DOCX)
        return root


def _chunks(unpack: Unpacker, names: set[str], main: str) -> Iterator[tuple[str, str]]:
    """(id, name) of the files put into the document as they were."""
    for kind, target, identity in _related(unpack, names, main):
        if kind == "aFChunk" and target in names:
            yield identity, target


def _relations(unpack: Unpacker, names: set[str], part: str) -> Iterator[tuple[str, str]]:
    """(kind, name of the part) of what a part refers to inside the file; what lies outside is never followed."""
    return ((kind, target) for kind, target, _ in _related(unpack, names, part))


def _related(unpack: Unpacker, names: set[str], part: str) -> Iterator[tuple[str, str, str]]:
    """(kind, name, id) of what a part refers to."""
    folder, base = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", base + ".rels")
    if rels not in names:
        return
    try:
        root = unpack.part(rels)
    except _Damaged:
        return  # the usual names are tried instead
    for relation in root.iter(_REL):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield relation.get("Type", "").rpartition("/")[2], target, relation.get("Id", "")
