"""A source as a PDF in the dress of a United Nations document, with all that makes one hard to read back.

Front page with a masthead in two columns, job number and bars; running heads that change sides; page marks `3/12`;
footnotes at the foot of the page on which their marks stand; words broken at line ends; paragraphs across pages.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from tools.specimens.days import long_date
from tools.specimens.lines import BOLD, ITALIC, ROMAN, Line, Piece, words_of, wrap
from tools.specimens.source import Block, Run, Source

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, TEXT_WIDTH = 113.0, 372.0
"""Of the column of text, in points, as in documents of the General Assembly."""
EDGE_LEFT, EDGE_RIGHT = 56.0, 539.0
FIRST_TOP, TOP, BOTTOM = 612.0, 762.0, 96.0
FIRST_BOTTOM = 132.0
SIZE, LEADING, GAP = 10.5, 14.0, 7.0
TAB = 28.0
NOTE_SIZE, NOTE_LEADING, NOTE_RULE = 8.5, 10.0, 12.0
HEADING_SIZES = {1: 12.0, 2: 11.0, 3: 10.5}
JOB_NUMBER = "00-00000"
"""Nobody's: a specimen has no job number, but a reader must cope with one."""
PRODUCER = "specimen"
"""Said in the file instead of the name and version of the library, which change."""
SHORT_TITLE = 72
_BARS = "3112132113112231123121132113122311213"


@dataclass(slots=True)
class _Set:
    """A line and where it goes: `y` is its base line."""

    line: Line
    y: float


@dataclass(slots=True)
class _Page:
    body: list[_Set] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def render(source: Source) -> bytes:
    """The PDF; the same source gives the same bytes (no clock, no compression, which differs between machines)."""
    pages = _paginate(source)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=0, initialFontName=ROMAN)
    canvas.setProducer(PRODUCER)
    canvas.setCreator(PRODUCER)
    canvas.setTitle(f"{source.title} (specimen)")
    canvas.setSubject(source.note)
    for number, page in enumerate(pages, 1):
        if number == 1:
            _masthead(canvas, source)
            _first_foot(canvas, source)
        else:
            _head_and_foot(canvas, source, number, len(pages))
        for item in page.body:
            _draw(canvas, item.line, item.y)
        _draw_notes(canvas, page.notes, FIRST_BOTTOM if number == 1 else BOTTOM)
        canvas.showPage()
    canvas.save()
    return _without_comments(out.getvalue())


def _without_comments(data: bytes) -> bytes:
    """The file without the comments in which the library names itself: they change with its version.

    The table of offsets at the end is moved along, as is the pointer to it.
    """
    found = list(re.finditer(rb"^%[^\n]*ReportLab[^\n]*\n", data, re.MULTILINE | re.IGNORECASE))

    def moved(offset: bytes) -> int:
        return int(offset) - sum(len(comment[0]) for comment in found if comment.start() < int(offset))

    start = data.rindex(b"\nxref\n")
    table = re.sub(rb"^\d{10}(?= 00000 n)", lambda entry: b"%010d" % moved(entry[0]), data[start:], flags=re.MULTILINE)
    table = re.sub(rb"(?<=startxref\n)\d+", lambda entry: b"%d" % moved(entry[0]), table)
    whole = data[:start] + table
    for comment in found:
        whole = whole.replace(comment[0], b"", 1)
    return whole


# ---------------------------------------------------------------- setting


def _lines_of(block: Block) -> tuple[list[Line], float, float, int]:
    """The lines of a block, their leading, the gap before them, and how many lines of the next block it must stand with."""
    if block.kind == "title":
        return wrap(words_of(block.runs, 14, BOLD), TEXT_WIDTH, justify=False), 16.5, 0.0, 2
    if block.kind == "heading":
        size = HEADING_SIZES.get(block.level, SIZE)
        return wrap(words_of(block.runs, size, BOLD), TEXT_WIDTH, justify=False), size * 1.2, GAP + 7, 2
    words = words_of(block.runs, SIZE)
    if not block.label:
        return wrap(words, TEXT_WIDTH, first_x=TAB), LEADING, GAP, 0
    lead = Piece(block.label, ROMAN, SIZE)
    at = TAB * block.level
    text_at = max(at + TAB, at + lead.width + 5)
    return wrap(words, TEXT_WIDTH, x=text_at if block.level else 0.0, first_x=text_at, lead=lead, lead_x=at), LEADING, GAP, 0


def _note_lines(note: Run) -> list[Line]:
    mark = Run(note.text, mark=note.mark)
    words = words_of((mark, Run(" "), Run(note.text)), NOTE_SIZE)
    lines = wrap(words, TEXT_WIDTH, first_x=14.0, justify=False)
    for line in lines:
        line.notes = []
    return lines


def _paginate(source: Source) -> list[_Page]:
    pages = [_Page()]
    y, floor = FIRST_TOP, FIRST_BOTTOM
    blocks = [(block, *_lines_of(block)) for block in source.blocks]
    for index, (_, lines, leading, gap, together) in enumerate(blocks):
        for number, line in enumerate(lines):
            fresh = not pages[-1].body
            before = gap if number == 0 and not fresh else 0.0
            ahead = 0.0
            if number == 0:
                ahead = leading * (len(lines) - 1) if together else leading * min(1, len(lines) - 1)
                if together and index + 1 < len(blocks):
                    ahead += LEADING * together + GAP
            added = [made for note in line.notes for made in _note_lines(note)]
            foot = NOTE_LEADING * (len(pages[-1].notes) + len(added))
            foot += NOTE_RULE if foot else 0.0
            if not fresh and y - before - leading - ahead < floor + foot:
                pages.append(_Page())
                y, floor, before = TOP, BOTTOM, 0.0
            y -= before + leading
            pages[-1].body.append(_Set(line, y))
            pages[-1].notes.extend(added)
    return pages


# ---------------------------------------------------------------- drawing


def _strings(line: Line) -> Iterator[Piece]:
    """The line as few strings as its styles allow, spaces in them: a reader finds real spaces, as in real files."""
    current: Piece | None = None
    for number, word in enumerate(line.words):
        for place, piece in enumerate(word.pieces):
            space = " " if number and not place else ""
            if current and (current.font, current.size, current.rise) == (piece.font, piece.size, piece.rise):
                current = Piece(current.text + space + piece.text, piece.font, piece.size, piece.rise)
                continue
            if current:
                yield Piece(current.text + space, current.font, current.size, current.rise)
            current = piece
    if current:
        yield current


def _draw(canvas: Canvas, line: Line, y: float) -> None:
    if line.lead:
        canvas.setFont(line.lead.font, line.lead.size)
        canvas.drawString(LEFT + line.lead_x, y, line.lead.text)
    text = canvas.beginText(LEFT + line.x, y)
    text.setWordSpace(line.space)
    for piece in _strings(line):
        text.setFont(piece.font, piece.size)
        text.setRise(piece.rise)
        text.textOut(piece.text)
    text.setRise(0)  # both outlive the text object: the next number would hang in the air
    text.setWordSpace(0)
    canvas.drawText(text)


def _draw_notes(canvas: Canvas, lines: list[Line], floor: float) -> None:
    if not lines:
        return
    top = floor + NOTE_LEADING * len(lines)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT - 20, top + 2, LEFT + 48, top + 2)
    for number, line in enumerate(lines, 1):
        _draw(canvas, line, top - NOTE_LEADING * number + 1)


def _say(canvas: Canvas, x: float, y: float, text: str, size: float, font: str = ROMAN, side: str = "left") -> None:
    canvas.setFont(font, size)
    {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}[side](x, y, text)


def _masthead(canvas: Canvas, source: Source) -> None:
    _say(canvas, LEFT, 783, "United Nations", 12)
    symbol = source.symbol or "Specimen"
    rest = float(canvas.stringWidth(symbol[1:], BOLD, 11))
    _say(canvas, EDGE_RIGHT, 783, symbol[1:], 11, BOLD, "right")
    _say(canvas, EDGE_RIGHT - rest, 783, symbol[0], 20, BOLD, "right")
    canvas.setLineWidth(0.6)
    canvas.line(EDGE_LEFT, 776, EDGE_RIGHT, 776)
    _say(canvas, LEFT, 754, "General Assembly", 18, BOLD)
    limited = "/L." in source.symbol
    for y, text in (
        (756, f"Distr.: {'Limited' if limited else 'General'}"),
        (744, long_date(source.date)),
        (720, "Original: English"),
    ):
        _say(canvas, 400, y, text, 10)
    notice = wrap(words_of((Run(source.note),), 9, ITALIC), 230, justify=False)
    for number, line in enumerate(notice):
        _draw(canvas, line, 732 - 11 * number)
    canvas.setLineWidth(1.2)
    canvas.line(EDGE_LEFT, 668, EDGE_RIGHT, 668)
    _say(canvas, EDGE_LEFT, 655, source.title, 10, BOLD)
    _say(canvas, EDGE_LEFT, 643, long_date(source.date), 10)


def _first_foot(canvas: Canvas, source: Source) -> None:
    day = source.date
    _say(canvas, EDGE_LEFT, 84, f"{JOB_NUMBER} (E)    {day.day:02}{day.month:02}{day.year % 100:02}", 9)
    x = EDGE_LEFT
    for number, width in enumerate(_BARS):
        if number % 2 == 0:
            canvas.rect(x, 60, int(width) * 0.9, 18, stroke=0, fill=1)
        x += int(width) * 0.9
    _say(canvas, EDGE_LEFT + 6, 51, "*0000000*", 7)
    _say(canvas, EDGE_RIGHT, 60, "Specimen: not the official document", 8, ITALIC, "right")


def _short(text: str) -> str:
    if len(text) <= SHORT_TITLE:
        return text
    return text[:SHORT_TITLE].rsplit(" ", 1)[0] + " ..."


def _head_and_foot(canvas: Canvas, source: Source, number: int, total: int) -> None:
    """Symbol and page mark stand at the outer edge: left on even pages, right on odd ones."""
    sides = (EDGE_LEFT, "left", EDGE_RIGHT, "right") if number % 2 == 0 else (EDGE_RIGHT, "right", EDGE_LEFT, "left")
    outer, outer_side, inner, inner_side = sides
    _say(canvas, outer, 790, source.symbol or "Specimen", 9.5, BOLD, outer_side)
    _say(canvas, inner, 790, _short(source.heading), 8.5, ROMAN, inner_side)
    canvas.setLineWidth(1.0)
    canvas.line(EDGE_LEFT, 782, EDGE_RIGHT, 782)
    _say(canvas, outer, 56, f"{number}/{total}", 9.5, BOLD, outer_side)
    _say(canvas, inner, 56, JOB_NUMBER, 7.5, ROMAN, inner_side)
    _say(canvas, PAGE_WIDTH / 2, 56, "Specimen: not the official document", 7.5, ITALIC, "centre")
