"""What is packed, unpacked without trust: size limits, no entities, nothing fetched. The parts of Word, OpenDocument and Excel files, and
the one draft in an archive."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from lxml import etree

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import Changes, may_be_carried

MAX_RATIO = 200
"""Unpacked to packed size of a part past FREE_SIZE. The lobby papers' documents pack 6 to 20 times; a bomb packs about 1,000 times."""
FREE_SIZE = 4 * 1024 * 1024
MAX_ENTRIES = 10_000
MAX_ATTRIBUTES = 5
"""Attributes of an element on average; the lobby papers' have one."""

UNPACKABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError)
"""What zipfile raises for damaged archives is not one family: it depends on the byte that is wrong."""
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml(?=/main)|officeDocument(?=/relationships|/math))")
"""The strict variant of the format differs in its namespaces only, as far as text is concerned."""
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006"
_SAVE_ANEW = "open it in its program and save it anew"


class Damaged(UnreadableDraft):
    """A part that cannot be parsed."""


@contextmanager
def unpacking(path: Path, what: str) -> Iterator[Unpacker]:
    """The parts of a packed file; UnreadableDraft for one that is damaged. `what` is what people call it."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Unpacker(archive, str(path))
    except UNPACKABLE:
        raise UnreadableDraft(f"the {what} is damaged or cut short", where=str(path), todo="get a new copy of it") from None


class Unpacker:
    """Reads parts within the limits."""

    def __init__(self, archive: zipfile.ZipFile, where: str) -> None:
        self.archive, self.where, self.total = archive, where, 0
        self.names = set(archive.namelist())
        if len(self.names) > MAX_ENTRIES:
            todo = "unpack it and give the draft itself"
            raise UnreadableDraft(f"it holds {len(self.names)} parts, which no document has", where=where, todo=todo)
        self.most, self.packed = limits().unpacked_mb * 2**20, Path(where).stat().st_size

    def bytes(self, name: str, most: int | None = None) -> bytes:
        """A part; of a file within another `most` is as much as such a file may have, however it is packed."""
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableDraft("the file is protected with a password", where=self.where, todo="save it without the password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableDraft("the file is packed in a way that its program does not use", where=self.where, todo=_SAVE_ANEW)
        packed = min(info.compress_size, self.packed)
        room = min(self.most - self.total, max(FREE_SIZE, MAX_RATIO * packed)) if most is None else most
        with self.archive.open(info) as file:
            data = file.read(room + 1)  # what the directory says of sizes is not to be trusted
        self.total += len(data)
        if len(data) <= room:
            return data
        if most is not None:
            raise beyond("the file in it is larger than a draft", "file_mb", self.where)
        if self.total > self.most:
            raise beyond(f"its parts unpack to more than a draft has, at {name}", "unpacked_mb", self.where)
        what = f"its part {name} unpacks to more than {MAX_RATIO} times its size, as no text does"
        raise UnreadableDraft(what, where=self.where, todo="save its text as a new file")

    def part(self, name: str) -> etree._Element:
        check_time()
        data = _STRICT.sub(_USUAL, self.bytes(name))
        signs = max(data.count(b"<") - data.count(b"</"), (data.count(b'="') + data.count(b"='")) // MAX_ATTRIBUTES)
        if signs > limits().elements:
            raise beyond(f"its part {name} has more elements than a draft", "elements", self.where)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            at = f" at line {line}" if (line := getattr(error, "lineno", None)) else ""
            raise Damaged(f"its part {name} is broken XML{at}", where=self.where, todo="get a new copy of the file") from None
        if root.getroottree().docinfo.doctype:
            # The format forbids document type declarations; entities are their only use here.
            raise Damaged(f"its part {name} declares XML entities, which no such file does", where=self.where, todo=_SAVE_ANEW)
        return root


def read_archive(path: Path, carried: Carried, *, changes: Changes = "accepted") -> Reading:
    """The blocks of the one draft in an archive, read by `carried`, which knows how changes are read.

    UnreadableDraft for none, for several (none of them is chosen), and for what is protected, damaged or too large.
    """
    where = str(path)
    with unpacking(path, "archive") as unpack:
        if "[Content_Types].xml" in unpack.names:
            todo = "rename it so that it ends in .docx"
            raise UnreadableDraft("this is an office file, not an archive", where=where, todo=todo)
        drafts = [entry for entry in unpack.archive.infolist() if _is_draft(entry)]
        if len(drafts) != 1:
            names = f" ({', '.join(PurePosixPath(entry.filename).name for entry in drafts[:5])})" if drafts else ""
            what = f"the archive holds {len(drafts) or 'no'} files that could be the draft{names}"
            raise UnreadableDraft(what, where=where, todo="unpack it and give the draft itself")
        data = unpack.bytes(drafts[0].filename, limits().file_mb * 2**20)
    name = PurePosixPath(drafts[0].filename).name
    reading = carried(name, data)
    return Reading(reading.blocks, reading.title, (Remark.of("file.in_archive", name=name), *reading.warnings))


def _is_draft(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return may_be_carried(path.suffix) and not entry.is_dir() and not hidden
