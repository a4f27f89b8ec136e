"""A .zip archive with one draft in it: that draft is read; of several none is chosen."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, limits
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import Changes, may_be_carried
from wsisdiff.reading.unpacking import MAX_ENTRIES, UNPACKABLE


def read_archive(path: Path, carried: Carried, *, changes: Changes = "accepted") -> Reading:
    """The blocks of the one draft in an archive, read by `carried`, which knows how changes are read.

    UnreadableDraft for none, for several, and for what is protected, damaged or too large.
    """
    where = str(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise UnreadableDraft(f"the archive holds {len(entries)} files", where=where, todo="unpack it and give the draft")
            if any(entry.filename == "[Content_Types].xml" for entry in entries):
                raise UnreadableDraft(
                    "this is an office file, not an archive", where=where, todo="rename it so that it ends in .docx"
                )
            drafts = [entry for entry in entries if _is_draft(entry)]
            if len(drafts) != 1:
                names = f" ({', '.join(PurePosixPath(entry.filename).name for entry in drafts[:5])})" if drafts else ""
                what = f"the archive holds {len(drafts) or 'no'} files that could be the draft{names}"
                raise UnreadableDraft(what, where=where, todo="unpack it and give the draft itself")
            data = _unpacked(archive, drafts[0], where)
    except UNPACKABLE:
        raise UnreadableDraft(
            "the archive is damaged, cut short or protected", where=where, todo="get a new copy of it"
        ) from None
    name = PurePosixPath(drafts[0].filename).name
    reading = carried(name, data)
    return Reading(reading.blocks, reading.title, (Remark.of("file.in_archive", name=name), *reading.warnings))


def _is_draft(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return may_be_carried(path.suffix) and not entry.is_dir() and not hidden


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> bytes:
    most = limits().file_mb * 2**20
    if entry.flag_bits & 1:
        raise UnreadableDraft("the archive is protected with a password", where=where, todo="unpack it and give the draft itself")
    with archive.open(entry) as file:
        data = file.read(most + 1)  # what the directory says of sizes is not to be trusted
    if len(data) > most:
        raise beyond("the file in the archive is larger than a draft", "file_mb", where)
    return data
