"""What the texts of a folder's asks were found to ask for is kept, so that only new texts are looked at for an instruction.

One file a folder, which holds what its texts say now: an ask that is changed costs the reading of that ask alone.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from wsisdiff.asking.changes import statements_of
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.load import load_asks
from wsisdiff.files.kept import ENDING, cache_folder, code_hash, hash_of, keep, load
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.model import Ask

CODE = ("asking", "text", "files", "data")
"""Folders of the package on which depends what is found."""
Found = dict[str, tuple[Statement, ...]]
"""Hash of a text -> its statements."""


def load_asks_once(folder: Path, only: str = "") -> tuple[Ask, ...]:
    """What `load_asks` gives, its errors included; texts that were read before are not read for an instruction again.

    Where one ask is named, no other's is either, and nothing is kept.
    """
    place = cache_folder()
    if place is None:
        return load_asks(folder, only=only)
    key = hash_of("asks", code_hash(Path(__file__).parent.parent, CODE), sys.version, str(folder.resolve()))
    known, now = _revived(load(place / (key + ENDING))), Found()

    def said(text: str, beside: tuple[str, ...]) -> tuple[Statement, ...]:
        name = hash_of(text)[:32]
        if name not in now:
            now[name] = known[name] if name in known else statements_of(text, beside)
        return now[name]

    asks = load_asks(folder, said, only)
    if not only and now.keys() != known.keys():
        keep(place, key, {name: [plain_of(Statement, s) for s in found] for name, found in now.items()})
    return asks


def _revived(plain: Any) -> Found:
    """What was kept; nothing where it is of another shape."""
    try:
        return {name: tuple(value_of(Statement, said) for said in each) for name, each in plain.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
