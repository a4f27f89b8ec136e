"""What the formats of word processors have in common: a paragraph while it is read, headings by their shape, what is counted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wsisdiff.model import Remark
from wsisdiff.reading.blocks import DELETED, LONE_LABEL, NEAR, Block, several
from wsisdiff.reading.lines.joining import lines_apart
from wsisdiff.reading.lines.listed_notes import exponent_sign, is_power
from wsisdiff.reading.paragraphs.labels import read_label

LONGEST_HEADING = 150
"""Letters of a line that only looks like a heading; the longest of the lobby papers has 118."""
LONGEST_STYLED = 300
"""Letters of a line in a heading's style, at most."""
LONGEST_TITLE = 5
"""Words of a numbered heading that ends with a full stop, at most: the shortest provisions ("Decides to remain seized of the matter.") have
seven."""
BULLETS = frozenset({"•", "-", "–", "—", "*", "·", "▪", "§"})


def is_title(text: str, label: str) -> bool:
    """Whether a line in a heading's style is a heading: some authors number their paragraphs with such styles.

    >>> is_title("Requests a report at its next session;", "2."), is_title("Follow-up.", "2."), is_title("What we decided;", "")
    (False, True, True)
    """
    if len(text) > LONGEST_STYLED:
        return False
    found = read_label(f"{label.rstrip('.')}. {text}" if label else text)
    if found is None or found.kind not in ("number", "item"):
        return True
    return text[-1] not in ";," and (text[-1] != "." or len(found.rest.split()) <= LONGEST_TITLE)


def worded(text: str | None) -> bool:
    """Whether a text that was struck out holds words, not just a number in whose place there is another one now."""
    return any(map(str.isalpha, text or ""))


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """The last words before each mark."""
    letters: int = 0
    bold: int = 0
    struck: bool = False
    """Words of it were struck out."""
    boxes: list[Any] = field(default_factory=list)
    """The elements of text boxes anchored in it."""

    @property
    def raw(self) -> str:
        return "".join(self.parts)

    def add(self, text: str, bold: bool | None, raised: bool | None = False) -> None:
        """Take in words; of raised ones a figure is a footnote's mark, or else a power of what stands before it."""
        if raised:
            before, figure = self.end, text.strip()
            if figure.isdigit() and before and not is_power(before):
                self.marks.append(figure)
                self.before.append(before)
                return
            text = exponent_sign(before, text) + text
        self.parts.append(text)
        letters = sum(map(str.isalpha, text))
        self.letters += letters
        self.bold += letters if bold else 0

    @property
    def end(self) -> str:
        """The last words of it so far."""
        return "".join(part[-NEAR:] for part in self.parts[-8:])[-NEAR:]

    def lines(self) -> list[str]:
        """Its lines; a number that is all that was left of struck words says so."""
        found = lines_apart(self.raw)
        return [f"{found[0]} {DELETED}"] if self.struck and len(found) == 1 and LONE_LABEL.fullmatch(found[0]) else found

    def gone(self, label: str) -> list[str]:
        """What stands for it where no words are left of it but a number that the format counts."""
        return [DELETED] if self.struck and label and label not in BULLETS else []

    def heading(self, lines: Sequence[str], label: str, named: int | None, centred: bool | None) -> int:
        """The level of a heading: the one that is `named` by its style, else by its shape, bold or capitals in the middle; 0 for text."""
        if len(lines) != 1:
            return 0
        text = lines[0]
        if named and is_title(text, label):
            return named
        if label or len(text) > LONGEST_HEADING or text[-1] in ".;,:" or not any(map(str.isalpha, text)):
            return 0
        return 2 if 0 < self.letters <= self.bold or (centred and text.isupper()) else 0

    def blocks(self, lines: Sequence[str], label: str, level: int, heading: int, place: str) -> list[Block]:
        """Its blocks: one for each line, the number before the first, the marks behind the last."""
        out = []
        for n, line in enumerate(lines):
            marks = tuple(self.marks) if n == len(lines) - 1 else ()
            if heading:
                out.append(Block("heading", f"{label} {line}".strip(), level=heading, place=place, marks=marks))
            else:
                out.append(Block("text", line, "" if n or label in BULLETS else label, level, place=place, marks=marks,
                                 before=tuple(self.before) if marks else ()))  # fmt: skip
        return out


@dataclass(slots=True)
class Counted:
    """How changes are read, and what is left out or decided while a file is."""

    original: bool
    tracked: int = 0
    struck: int = 0
    hidden: int = 0
    comments: int = 0
    pictures: int = 0

    def leaves_out(self, words: str, line: Paragraph, *, hidden: bool, struck: bool) -> bool:
        """Whether words of a paragraph are hidden, or struck out by hand, which in drafts means deleted."""
        struck = struck and not hidden and not self.original
        if words.strip():
            self.hidden += hidden
            self.struck += struck
            line.struck = line.struck or (struck and worded(words))
        return hidden or struck

    def told(self) -> list[Remark]:
        names = ("tracked", "struck", "hidden", "comments", "pictures")
        return several(*((f"file.{name}", getattr(self, name)) for name in names), original=self.original)
