"""A file becomes a Draft: the reader is chosen by the file's ending and checked against what the file holds."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits, time_limited
from wsisdiff.ids import slug
from wsisdiff.model import Draft, Remark
from wsisdiff.reading.alarms import alarms
from wsisdiff.reading.blocks import Reading, without_contents
from wsisdiff.reading.checking import checked, reader_of
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.listed_notes import starred
from wsisdiff.reading.lines.oneline import noticing
from wsisdiff.reading.lookalikes import as_seen
from wsisdiff.reading.paragraphs.numbering import number
from wsisdiff.reading.paragraphs.standing import stand
from wsisdiff.text.detection import ENGLISH, language_of


def read_draft(
    path: Path | str,
    *,
    id: str = "",
    title: str = "",
    date: Date | None = None,
    changes: Changes = "accepted",
    symbol: str = "",
    specimen: bool = False,
) -> Draft:
    """Read a draft of any format into numbered paragraphs.

    `id` is by default the file's name made an id, `title` the document's own. `changes` says how tracked or marked changes are read.
    Raises UnreadableDraft, in one line, for what cannot be read or holds no paragraph.
    """
    path = Path(path)
    with time_limited(str(path)):
        with noticing() as noticed:
            reading = reader_of(checked(path), changes)(path)
        _check_reading(reading, str(path))
        name = title or reading.title
        blocks, looks = as_seen(reading.blocks, noticed, original=changes == "original")
        blocks, contents = without_contents(starred(blocks))
        numbered = number(blocks, name)
        if not any(any(c.isalnum() for c in paragraph.text) for paragraph in numbered.paragraphs):
            todo = "check that it is the draft and not a cover page"
            raise UnreadableDraft("no paragraph was found in it", where=str(path), todo=todo)
        check_time()
        paragraphs, odd = stand(numbered.paragraphs, numbered.headings)
        language = language_of(numbered.text)
        foreign = () if language == ENGLISH else (Remark.of("file.language", language=language),)
        warnings = (*foreign, *alarms(blocks, numbered.paragraphs), *looks, *contents,
                    *reading.warnings, *numbered.warnings, *odd)  # fmt: skip
        return Draft(
            id or slug(path.stem), name or path.stem, date, numbered.text, paragraphs, numbered.headings, warnings, str(path), symbol,
            specimen, language=language,
        )  # fmt: skip


def _check_reading(reading: Reading, where: str) -> None:
    """UnreadableDraft for more paragraphs or text than a draft has, which every later step would have to carry."""
    bounds, count = limits(), len(reading.blocks)
    if count > bounds.paragraphs:
        raise beyond(f"it has {count:,} paragraphs, more than a draft", "paragraphs", where)
    letters = sum(len(block.text) for block in reading.blocks)
    if letters > bounds.text_mb * 2**20:
        raise beyond(f"its text has {letters / 2**20:.1f} million letters, more than a draft", "text_mb", where)
