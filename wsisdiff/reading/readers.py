"""Which reader reads which format, and the files that mails and archives carry."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.checking import checked
from wsisdiff.reading.formats import Changes, Format


def reader_of(format: Format, changes: Changes) -> Callable[[Path], Reading]:
    """The reader of a format; its module is loaded only now."""
    module, _, name = format.reader.rpartition(".")
    read: Callable[..., Reading] = getattr(import_module(f"wsisdiff.reading.{module}"), name)
    carried = {"carried": partial(read_bytes, changes=changes)} if format.carries else {}
    return partial(read, changes=changes, **carried)


def read_bytes(name: str, data: bytes, *, changes: Changes) -> Reading:
    """The blocks of a file that another one carries, by its name's ending. UnreadableDraft as for a file of its own."""
    with tempfile.TemporaryDirectory(prefix="wsisdiff-") as folder:
        path = Path(folder) / f"draft{Path(name).suffix.lower()}"
        path.write_bytes(data)
        return reader_of(checked(path, name), changes)(path)
