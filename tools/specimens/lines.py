"""Words into justified lines: measuring, breaking, hyphens. No page and no drawing yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from tools.specimens.hyphens import breaks
from tools.specimens.source import Run, SourceError

ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
MARK_SIZE, MARK_RISE = 0.62, 0.36
"""Of a footnote mark, as shares of the size of the text around it."""
LOOSEST = 1.75
"""A space may grow to so many times its width before a word is broken instead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in one style, without a space in them."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces; `notes` are the footnotes whose marks cling to it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Run, ...] = ()

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


@dataclass(slots=True)
class Line:
    """A line at `x` from the left of the text; `space` is the width to add to each space, `lead` stands at `lead_x` before it."""

    words: list[Word]
    x: float
    space: float = 0.0
    lead: Piece | None = None
    lead_x: float = 0.0
    notes: list[Run] = field(default_factory=list)


def words_of(runs: Iterable[Run], size: float, font: str = ROMAN) -> list[Word]:
    """The words of `runs`; a footnote mark is raised and clings to the word before it."""
    words: list[Word] = []
    glue = False
    for run in runs:
        if run.mark:
            add = [Word((Piece(run.mark, font, size * MARK_SIZE, size * MARK_RISE),), (run,))]
            glue_left, glue = True, True
        else:
            _check(run.text)
            style = ITALIC if run.italic else font
            add = [Word((Piece(text, style, size),)) for text in run.text.split(" ") if text]
            glue_left, glue = glue and not run.text.startswith(" "), not run.text.endswith(" ")
        if add and glue_left and words:
            words[-1] = Word(words[-1].pieces + add[0].pieces, words[-1].notes + add[0].notes)
            add = add[1:]
        words.extend(add)
    return words


def _check(text: str) -> None:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError as error:
        raise SourceError(f"the standard PDF fonts have no sign for {text[error.start]!r} in {text[:60]!r}") from None


def wrap(
    words: list[Word], width: float, x: float = 0.0, first_x: float | None = None, lead: Piece | None = None, lead_x: float = 0.0,
    justify: bool = True,
) -> list[Line]:  # fmt: skip
    """Lines of at most `width`, measured from the left of the text; the first begins at `first_x`, the others at `x`."""
    queue = list(reversed(words))
    lines: list[Line] = []
    while queue:
        start = (x if first_x is None else first_x) if not lines else x
        line = Line([], start, lead=None if lines else lead, lead_x=lead_x)
        used = _fill(line, queue, width - start, justify)
        gaps = len(line.words) - 1
        if justify and queue and gaps > 0:
            line.space = (width - start - used) / gaps
        line.notes = [note for word in line.words for note in word.notes]
        lines.append(line)
    return lines


def _fill(line: Line, queue: list[Word], room: float, hyphens: bool) -> float:
    """Moves words from the end of `queue` into `line`; gives the width used, spaces included."""
    used = 0.0
    while queue:
        word = queue[-1]
        space = Piece(" ", ROMAN, word.pieces[0].size).width if line.words else 0.0
        if used + space + word.width <= room or not line.words:
            line.words.append(queue.pop())
            used += space + word.width
            continue
        gap = room - used
        if hyphens and gap > (len(line.words) - 1) * space * (LOOSEST - 1) and (parts := _split(word, gap - space)):
            line.words.append(parts[0])
            queue[-1] = parts[1]
            used += space + parts[0].width
        break
    return used


def _split(word: Word, room: float) -> tuple[Word, Word] | None:
    """The longest beginning of `word` that fits, with a hyphen, and its rest."""
    piece = word.pieces[0]
    for at in reversed(breaks(piece.text)):
        head = piece.text[:at]
        first = Piece(head if head.endswith("-") else head + "-", piece.font, piece.size)
        if first.width <= room:
            return Word((first,)), Word((Piece(piece.text[at:], piece.font, piece.size), *word.pieces[1:]), word.notes)
    return None
