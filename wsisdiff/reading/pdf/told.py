"""What is said of the pages of a PDF: what nobody can see, what readers noted on them, which are scans."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.reading.pdf.annotations import LONGEST_NOTE, Note
from wsisdiff.reading.pdf.drawn import Box
from wsisdiff.reading.pdf.page import Line, Page

MOST_TOLD = 10
"""Notes told one by one."""
SHOWN_WORDS = 12
"""Words of what was left out that are shown."""


def told(pages: Sequence[Page]) -> list[str]:
    """The warnings about the pages, in their order."""
    return [*_unseen(pages), *_scans(pages), *_line_numbers(pages), *_crossed(pages), *_notes(pages)]


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks."""
    words = text.split()
    return f"“{' '.join(words[:SHOWN_WORDS])}{' …' if len(words) > SHOWN_WORDS else ''}”"


def _unseen(pages: Sequence[Page]) -> list[str]:
    texts = {number: page.unseen for number, page in enumerate(pages, 1) if page.unseen}
    if not texts:
        return []
    whole = " ".join(texts.values())
    count = len(whole.split())
    return [
        f"{count:,} word{'s' if count > 1 else ''} that nobody can see on page{'s' if len(texts) > 1 else ''} {ranges(list(texts))} "
        f"{'were' if count > 1 else 'was'} left out (white, invisible, tiny, covered, beyond the edge or on a layer that is off): "
        f"{quoted(whole)}"
    ]


def _scans(pages: Sequence[Page]) -> list[str]:
    numbers = [number for number, page in enumerate(pages, 1) if page.scan]
    if not numbers:
        return []
    return [f"page {ranges(numbers)} is a scan whose words a program recognised: compare what is quoted with the picture"]


def _line_numbers(pages: Sequence[Page]) -> list[str]:
    numbers = [number for number, page in enumerate(pages, 1) if page.line_numbers]
    s = "s" if len(numbers) > 1 else ""
    return [f"the numbers of the lines in the margin of page{s} {ranges(numbers)} were left out"] if numbers else []


def _crossed(pages: Sequence[Page]) -> list[str]:
    """Slanted strokes over text: nobody can say which words they mean, but a reader should look."""
    numbers = [number for number, page in enumerate(pages, 1) if any(_over(box, page.lines) for box in page.drawn.slanted)]
    if not numbers:
        return []
    s = "s" if len(numbers) > 1 else ""
    return [
        f"a slanted line is drawn over the text on page{s} {ranges(numbers)}: it may be meant as crossed out; it was read as standing"
    ]


def _over(box: Box, lines: Sequence[Line]) -> bool:
    across = [
        line for line in lines if box[1] < line.y + 0.3 * line.size < box[3] and min(line.x1, box[2]) - max(line.x0, box[0]) > 30
    ]
    return len(across) > 0


def _notes(pages: Sequence[Page]) -> list[str]:
    lines = []
    for number, page in enumerate(pages, 1):
        lines += [f"page {number}: {_note(note, page.lines)}" for note in page.notes]
    if len(lines) > MOST_TOLD:
        lines[MOST_TOLD:] = [f"{len(lines) - MOST_TOLD} more notes of readers on the pages"]
    return lines


def _note(note: Note, lines: Sequence[Line]) -> str:
    text = note.text[:LONGEST_NOTE] + (" …" if len(note.text) > LONGEST_NOTE else "")
    if note.kind == "insert":
        what = f"to insert “{text}”" if text else "to insert something"
        return f"a mark asks {what}{_where(note, lines)}; it was not put in"
    if note.kind == "written":
        return f"a note is written on the page and is not in the text: “{text}”"
    if note.kind == "drawn":
        return f"something is drawn or stamped on the page and was not read{f': “{text}”' if text else ''}"
    return f"a reader's comment left out: “{text}”"


def _where(note: Note, lines: Sequence[Line]) -> str:
    """After which words a note stands."""
    near = [line for line in lines if abs(line.y + 0.3 * line.size - note.y) < line.size and line.x0 <= note.x]
    if not near:
        return ""
    line = min(near, key=lambda line: abs(line.y + 0.3 * line.size - note.y))
    share = (note.x - line.x0) / max(line.x1 - line.x0, 1.0)
    before = line.text[: round(share * len(line.text))].split()[-4:]
    return f" after “{' '.join(before)}”" if before else " at the beginning of a line"


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers, those that follow on as a range: `2, 4-6`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
