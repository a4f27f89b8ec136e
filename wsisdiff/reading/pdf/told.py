"""What is said of the pages of a PDF: what nobody can see, what readers noted on them, which are scans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from wsisdiff.model import Part, Remark
from wsisdiff.reading.pdf.annotations import LONGEST_NOTE, Note
from wsisdiff.reading.pdf.page import Line, Page
from wsisdiff.reading.pdf.source import Box
from wsisdiff.text.neighbours import together

MOST_TOLD = 10
"""Notes told one by one."""
SHOWN_WORDS = 12
"""Words of what was left out that are shown."""


def told(pages: Sequence[Page]) -> list[Remark]:
    """The warnings about the pages, in their order."""
    numbered = list(enumerate(pages, 1))
    scans, counted = [n for n, page in numbered if page.scan], [n for n, page in numbered if page.line_numbers]
    crossed = [n for n, page in numbered if any(_over(box, page.lines) for box in page.drawn.slanted)]
    odd = (("file.scan", scans), ("file.numbered_lines", counted), ("file.crossed", crossed))
    unknown = Counter({n: sum(line.text.count("\ufffd") for line in page.lines) for n, page in numbered})
    lost = [Remark.of("file.undecoded", n=unknown.total(), pages=on_pages(+unknown))] if +unknown else []
    return [*_unseen(pages), *lost, *(Remark.of(kind, pages=on_pages(found)) for kind, found in odd if found), *_notes(pages)]


def beginning(text: str) -> str:
    words = text.split()
    return f"{' '.join(words[:SHOWN_WORDS])}{' …' if len(words) > SHOWN_WORDS else ''}"


def on_pages(numbers: Iterable[int]) -> Remark:
    known = sorted(set(numbers))
    return Remark.of("file.pages", n=len(known), pages=ranges(known))


def _unseen(pages: Sequence[Page]) -> list[Remark]:
    texts = {number: page.unseen for number, page in enumerate(pages, 1) if page.unseen}
    whole = " ".join(texts.values())
    return [Remark.of("file.unseen", n=len(whole.split()), pages=on_pages(texts), quoted=beginning(whole))] if texts else []


def _over(box: Box, lines: Sequence[Line]) -> bool:
    return any(box[1] < one.y + 0.3 * one.size < box[3] and min(one.x1, box[2]) - max(one.x0, box[0]) > 30 for one in lines)


def _notes(pages: Sequence[Page]) -> list[Remark]:
    notes = [(number, note, page.lines) for number, page in enumerate(pages, 1) for note in page.notes]
    found = [Remark.of("file.on_page", page=number, what=_note(note, lines)) for number, note, lines in notes]
    if len(found) > MOST_TOLD:
        found[MOST_TOLD:] = [Remark.of("file.more_notes", n=len(found) - MOST_TOLD)]
    return found


def _note(note: Note, lines: Sequence[Line]) -> Remark:
    text = note.text[:LONGEST_NOTE] + (" …" if len(note.text) > LONGEST_NOTE else "")
    if note.kind == "insert":
        place = _place(note, lines)
        return Remark.of("file.insert", quoted=text, place=place) if text else Remark.of("file.insert_something", place=place)
    if note.kind == "drawn" and not text:
        return Remark("file.drawn_bare")
    return Remark.of({"written": "file.written", "drawn": "file.drawn"}.get(note.kind, "file.comment_of"), quoted=text)


def _place(note: Note, lines: Sequence[Line]) -> Part:
    """After which words a note stands; nothing where it stands by no line."""
    near = [line for line in lines if abs(line.y + 0.3 * line.size - note.y) < line.size and line.x0 <= note.x]
    if not near:
        return ""
    line = min(near, key=lambda line: abs(line.y + 0.3 * line.size - note.y))
    share = (note.x - line.x0) / max(line.x1 - line.x0, 1.0)
    before = line.text[: round(share * len(line.text))].split()[-4:]
    return Remark.of("file.after_words", quoted=" ".join(before)) if before else Remark("file.line_start")


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers, those that follow on as a range: `2, 4-6`."""
    parts = together(numbers, lambda part, number: number == part[-1] + 1)
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
