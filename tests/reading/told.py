"""What is told of a reading, in words."""

from __future__ import annotations

from typing import Protocol

from wsisdiff.model import Remark
from wsisdiff.telling.remarks import tell


class Read(Protocol):
    """A draft, a reading, or what was numbered."""

    @property
    def warnings(self) -> tuple[Remark, ...]: ...


def told(read: Read) -> tuple[str, ...]:
    """The warnings, worded."""
    return tuple(map(tell, read.warnings))
