"""A .zip archive with one draft in it: that draft is read; of several none is chosen."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import limits
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import Changes, may_be_carried
from wsisdiff.reading.unpacking import unpacking


def read_archive(path: Path, carried: Carried, *, changes: Changes = "accepted") -> Reading:
    """The blocks of the one draft in an archive, read by `carried`, which knows how changes are read.

    UnreadableDraft for none, for several, and for what is protected, damaged or too large.
    """
    where = str(path)
    with unpacking(path, "archive") as unpack:
        if "[Content_Types].xml" in unpack.names:
            raise UnreadableDraft(
                "this is an office file, not an archive", where=where, todo="rename it so that it ends in .docx"
            )
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
