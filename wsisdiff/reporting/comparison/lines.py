"""What a redline is made of: printed paragraphs, as pieces that are kept, cut, added or moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wsisdiff.model import Edit

Op = Literal["keep", "cut", "add", "from", "to"]
Level = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind: kept, cut or added, or moved `from` here, or `to` here (then `move` numbers the move)."""

    op: Op
    text: str
    move: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: kept, with what changed in it, or cut or added with its mark."""

    op: Literal["keep", "cut", "add"]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed paragraph. `end` says what becomes of its end: kept, cut (it joins the next line) or added."""

    level: Level
    pieces: tuple[Piece, ...]
    end: Piece
    depth: int = 1
    notes: tuple[Note, ...] = ()
    """Footnotes whose marks stand at its end."""
    was: Line | None = None
    """The line of the old draft in whose place it stands, where one is a heading and the other is none."""
