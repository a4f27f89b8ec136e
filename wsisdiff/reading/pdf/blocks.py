"""Lines of a PDF in reading order -> pieces: where a paragraph begins, what is a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wsisdiff.reading.lines.joining import CLOSING, LINE_HYPHENS, complete
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.pdf.order import Run
from wsisdiff.reading.pdf.page import Line, usual_size
from wsisdiff.text.neighbours import together

WIDER_GAP = 1.22
"""A distance between baselines so many times the usual one parts paragraphs. UN texts: 1.5; headings in them: 2 and more."""
STRETCH = 1.8
"""Lines that stand farther apart than so many usual distances need not be of one width."""
INDENT = 0.9
"""Ems. A first line is set in by at least this; ragged or justified lines move by less than half of it."""
CENTRED = 6.0
"""Ems. A line set in by more than this over a line that begins at the margin is a heading in the middle, not a first line."""
LARGER = 1.07
"""Print so many times the size of the text is a heading's."""
HEADING_WORDS, LARGE_HEADING_WORDS, SHORT_WORDS = 22, 45, 10
"""Most words in a bold heading, in one of larger print (titles are long), and in one that only stands apart."""

COMMAS = (",", "，", "،")
"""How paragraphs of a preamble end."""


@dataclass(slots=True)
class Piece:
    """Lines that make one block."""

    lines: list[Line]
    right: float
    """Right edge of the lines around it."""
    column: float
    """Right edge of its column."""
    gap_before: bool = False
    """Set apart from what stands above it by more than the usual distance."""
    heading: bool = False
    cells: list[list[Line]] | None = None
    """Of a table's row."""

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in the document: size of the text, distance of baselines in ems, whether bold means anything."""

    size: float
    leading: float
    bold_tells: bool


def usual_style(pages: Iterable[Sequence[Run]]) -> Style:
    """Measured over all lines, weighted by their length."""
    runs = [run for page in pages for run in page]
    lines = [line for run in runs for line in run.lines]
    size = 10.0 if (found := usual_size(lines)) is None else found
    leadings: Counter[float] = Counter()
    for run in runs:
        for above, line in pairwise(run.lines):
            if abs(above.size - size) < 0.6 and abs(line.size - size) < 0.6 and 0.8 < (above.y - line.y) / size < 3:
                leadings[round((above.y - line.y) / size * 20) / 20] += 1
    common = leadings.most_common(1)[0][1] if leadings else 0
    leading = min((value for value, count in leadings.items() if count >= 0.4 * common), default=1.25)
    return Style(size, leading, sum(len(line.text) for line in lines if line.bold) < 0.5 * sum(len(line.text) for line in lines))


def pieces(runs: Sequence[Run], style: Style) -> list[Piece]:
    """The pieces of a page."""
    found: list[Piece] = []
    for run in runs:
        if run.cells is not None:
            right = max(line.x1 for line in run.lines)
            found.append(Piece(run.lines, right, right, True, cells=run.cells))
            continue
        column = max(line.x1 for line in run.lines)
        rights = _right_edges(run.lines, style)
        for at, line in enumerate(run.lines):
            above = run.lines[at - 1] if at else None
            gap = above is None or above.y - line.y > WIDER_GAP * (style.leading * max(line.size, above.size, 0.8 * style.size))
            if above is None or found[-1].cells is not None or _parts(found[-1], line, gap, rights[at], style):
                found.append(Piece([line], rights[at], column, gap))
            else:
                found[-1].lines.append(line)
    for before, piece in zip([None, *found], found, strict=False):
        piece.heading = piece.cells is None and _is_heading(piece, before, style)
    return found


def _right_edges(lines: Sequence[Line], style: Style) -> list[float]:
    """For each line the right edge of those near it: a run may go from a cell to text as wide as the page."""
    stretches = together(lines, lambda stretch, line: stretch[-1].y - line.y < STRETCH * style.leading * style.size)
    return [max(line.x1 for line in stretch) for stretch in stretches for _ in stretch]


def begins(text: str) -> bool:
    """Whether a sentence may begin with the text; letters of most scripts are neither small nor large."""
    return text[:1].isupper() or (text[:1].isalnum() and not text[:1].isascii() and not text[:1].islower())


def _parts(piece: Piece, line: Line, gap: bool, right: float, style: Style) -> bool:
    """True when a new piece begins with `line`."""
    above = piece.last
    if above.text[-1:] in LINE_HYPHENS and not gap:
        return False
    if gap or abs(above.size - line.size) > 0.08 * style.size:
        return True
    em = line.size
    ended = complete(above.text)
    room = right - above.x1 > line.first_word + 0.8 * em
    if style.bold_tells and above.bold != line.bold and (ended or room) and not above.text.endswith(","):
        return True
    label = read_label(line.text)
    if label is not None:
        moved = abs(line.x0 - above.x0) > 0.4 * em
        bullet = not label.printed[:1].isalnum() and label.printed[:1] not in "([" and label.printed not in tuple("-–—−*")
        if ended or line.tabbed or bullet or (moved and above.text.endswith((*COMMAS, " and", " or"))):
            return True
    if room and ended:
        return True
    if _heading_look(above, style) and _heading_look(line, style):
        return False
    if len(piece.lines) == 1 and above.x0 - line.x0 > CENTRED * em and begins(line.text):
        return True
    set_in = line.x0 - above.x0
    if set_in > INDENT * em and (ended or above.text.endswith(",")):
        # The first line of a paragraph is set in; the second of a hanging one is not ended before it.
        return len(piece.lines) > 1 or room or read_label(piece.first.text) is None
    if ended and len(piece.lines) > 1 and set_in < -INDENT * em and abs(above.x0 - piece.lines[1].x0) < 0.4 * em:
        return True
    words = label.rest if label is not None and above.text.endswith(COMMAS) else line.text
    return room and right - above.x1 > 0.35 * (right - min(above.x0, line.x0)) and begins(words)


def _heading_look(line: Line, style: Style) -> bool:
    return line.size > LARGER * style.size or (style.bold_tells and line.bold)


def _is_heading(piece: Piece, before: Piece | None, style: Style) -> bool:
    text = " ".join(line.text for line in piece.lines)
    words = len(text.split())
    label = read_label(text)
    if not any(c.isalpha() for c in text) or text.rstrip(CLOSING).endswith((".", ";", ",")) or text.rstrip().endswith(":"):
        return False
    if label is not None and (label.kind == "item" or (label.kind == "number" and label.suffix)):
        return False
    if all(line.size > LARGER * style.size for line in piece.lines):
        return words <= LARGE_HEADING_WORDS
    if before is not None and not before.heading and not piece.gap_before and not complete(before.last.text):
        return False
    bold = style.bold_tells and all(line.bold for line in piece.lines)
    capitals = text.isupper() and sum(c.isalpha() for c in text) > 3
    if (bold or capitals) and (piece.gap_before or words <= SHORT_WORDS):
        return words <= HEADING_WORDS and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"'‘([")
    aside = all(line.x0 > 0.45 * line.width for line in piece.lines) and piece.column > piece.first.width * 0.75
    if (len(piece.lines) > 1 and not aside) or label is not None or words > SHORT_WORDS or not piece.gap_before:
        return False
    ends_early = piece.last.x1 < piece.column - 0.2 * (piece.column - piece.first.x0)
    short = aside or ends_early or piece.first.x0 > 0.3 * piece.first.width
    may_begin = begins(text) or aside or (text[:1] in "[(" and before is not None and before.heading)
    return short and may_begin and (text[-1:].isalnum() or text[-1:] in ")]")
